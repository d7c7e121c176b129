//! The numbers that shape clusters.

use serde::{Deserialize, Serialize};

/// When a statement belongs to a cluster.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Share of a cluster's core that a statement must be linked to where it is not linked to the centre, from 0 to 1.
    /// More than half, so that a chain of small changes breaks.
    pub core_share_min: f32,
    /// Share of the words of the longer side, from 0 to 1, that a link must hold for the two to be of one core: below
    /// it one is an excerpt of the other, and an excerpt may stand in two utterances.
    pub core_length_min: f32,
    /// Score, from 0 to 1, from which a link that is only suggested, because one side is short, lets that side join a
    /// cluster as an excerpt. It never joins two clusters.
    pub short_score_min: f32,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            core_share_min: 0.6,
            core_length_min: 0.6,
            short_score_min: 0.7,
        }
    }
}
