//! The numbers that decide which articles are one text.

use serde::{Deserialize, Serialize};

/// Which articles are one text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Weight of an article's own words (outside quotations) that must stand in the fuller article too, from 0 to 1.
    /// Runs that stand in many articles of each outlet that has them weigh little: they are notices.
    pub share_min: f32,
    /// The same, of the fuller article: below it that one is a collection of other texts and not one of them.
    pub fuller_share_min: f32,
    /// Own words that two articles must share: a sentence or two of background are no common text.
    pub words_min: usize,
    /// Words in a row that must be equal to count as shared.
    pub run_words: usize,
    /// Of so many such runs one after another one is looked up where articles are compared; runs of `run_words` and so
    /// many words more are always found.
    pub window_runs: usize,
    /// Articles of other words that are thought to stand beside the given ones, so that rarity means something among
    /// five.
    pub background_articles: f32,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            share_min: 0.5,
            fuller_share_min: 0.15,
            words_min: 30,
            run_words: 5,
            window_runs: 6,
            background_articles: 1000.0,
        }
    }
}
