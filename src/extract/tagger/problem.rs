//! What is learned from: units with their features and true labels, and which features are kept.

use std::ops::Range;

use super::crf::{PassConfig, Row};

/// Units with their features and true labels.
#[derive(Clone, Debug, Default)]
pub struct Problem {
    /// Hashes of features, unit after unit.
    pub features: Vec<u32>,
    /// Where the features of each unit end.
    pub ends: Vec<usize>,
    /// The true label of each unit.
    pub gold: Vec<u8>,
    /// Scores given beforehand; empty for none.
    pub base: Vec<Row>,
    /// Ranges of units that are labelled together.
    pub chains: Vec<Range<usize>>,
}

impl Problem {
    /// The features of a unit.
    #[must_use]
    pub fn of(&self, unit: usize) -> &[u32] {
        let start = unit.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.features[start..self.ends[unit]]
    }
}

/// Which feature owns each row of the weights that are kept: the others that fall on it are left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owners {
    /// Number of rows as a power of two.
    pub bits: u32,
    /// The owner's hash, row by row; `None` where no feature is frequent enough.
    pub hashes: Vec<Option<u32>>,
}

impl Owners {
    /// Whether the weights of a feature are kept (or those of its double: one in 256).
    #[must_use]
    pub fn keep(&self, feature: u32) -> bool {
        self.hashes[row_of(feature, self.bits)].is_some_and(|owner| owner as u8 == feature as u8)
    }
}

/// The row that a feature falls on.
#[must_use]
pub const fn row_of(feature: u32, bits: u32) -> usize {
    (feature >> (32 - bits)) as usize
}

impl Problem {
    /// Gives each row to the most frequent feature that falls on it.
    #[must_use]
    pub fn owners(&self, config: &PassConfig) -> Owners {
        let mut sorted = self.features.clone();
        sorted.sort_unstable();
        let mut owners = vec![(None, 0_u32); 1 << config.kept_bits];
        for run in sorted.chunk_by(|a, b| a == b) {
            let owner = &mut owners[row_of(run[0], config.kept_bits)];
            let count = run.len() as u32;
            if count >= config.count_min && count > owner.1 {
                *owner = (Some(run[0]), count);
            }
        }
        Owners {
            bits: config.kept_bits,
            hashes: owners.into_iter().map(|owner| owner.0).collect(),
        }
    }
}
