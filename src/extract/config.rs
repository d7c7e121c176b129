//! The numbers of the extract stage.

use serde::{Deserialize, Serialize};

/// What decides whether words are taken for a statement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Words that a quoted fragment without any cue needs; shorter ones are titles, terms, scare quotes.
    pub fragment_words_min: usize,
    /// Words that a reported statement without marks needs; shorter ones are fixed phrases ("said so").
    pub indirect_words_min: usize,
    /// Whether the outlet's own sentences with a number, date, place or name are given as claims.
    pub claims: bool,
    /// Words that a claim needs; shorter sentences are captions and headings.
    pub claim_words_min: usize,
    /// Statements without a cue and with less confidence than this are left out (0 to 1).
    pub confidence_min: f32,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            fragment_words_min: 4,
            indirect_words_min: 2,
            claims: true,
            claim_words_min: 6,
            confidence_min: 0.0,
        }
    }
}
