//! The numbers that decide what carries the words asked for.

use serde::{Deserialize, Serialize};

/// What a statement must share with the words asked for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Weight by rarity of the asked words that a statement must keep to carry them, from 0 to 1.
    pub kept_min: f32,
    /// The same for a statement that is told to be close by.
    pub close_min: f32,
    /// Words of content up to which all of them must be kept: half of two words is one word.
    pub whole_content_max: usize,
    /// Statements that are laid beside the words asked for, those that keep most of them first.
    pub compared_max: usize,
    /// Clusters close by that are told.
    pub close_told: usize,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            kept_min: 0.5,
            close_min: 0.3,
            whole_content_max: 2,
            compared_max: 300,
            close_told: 5,
        }
    }
}
