//! The numbers that weigh words.

use serde::{Deserialize, Serialize};

/// How much a word tells, beside its rarity. Pairing and linking go by the same weights.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// What a word of grammar counts, from 0 to 1, against any other of the same rarity: it tells little, but "not"
    /// and "will" are words of grammar too.
    pub function_share: f32,
    /// What a common word of content counts, from 0 to 1, against a rare one that stands in as many texts.
    pub common_share: f32,
    /// Texts of other words that are thought to stand beside the given ones, so that rarity means something in a small
    /// corpus: among twenty statements on one event, a word in four of them is still no common word.
    pub background_texts: f32,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            function_share: 0.25,
            common_share: 0.6,
            background_texts: 3000.0,
        }
    }
}
