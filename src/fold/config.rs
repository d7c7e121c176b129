//! The numbers that weigh words.

use std::path::PathBuf;

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
    /// A file of word embeddings, by which words of like use may stand for one another: text as word2vec and `GloVe` write
    /// it, also gzip. Without one, the word list that comes with the program tells.
    pub embeddings: Option<PathBuf>,
    /// Words of that file that are read, from its beginning, where the frequent ones stand.
    pub embeddings_words_max: usize,
    /// Cosine between two words from which they are taken for words of like meaning, from 0 to 1. Words of opposite
    /// meaning are of like use, too: what is lower lets more of them in.
    pub embeddings_min: f32,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            function_share: 0.25,
            common_share: 0.6,
            background_texts: 3000.0,
            embeddings: None,
            embeddings_words_max: 200_000,
            embeddings_min: 0.7,
        }
    }
}
