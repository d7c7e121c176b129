//! The folded form of a text: what comparing sees, and nothing else of it.
//!
//! Two statements that differ in case, marks, hyphens, accents, invisible characters, editorial brackets,
//! US or UK spelling, number words or inflection share their folded words. `pair` and `link` both compare
//! folded words and must agree on them, so the fold is a module of its own beside `model`, imported by both.
//! The exact text stays in the statement; every folded word keeps the bytes it came from.

mod alias;
mod character;
mod config;
mod corpus;
mod embeddings;
mod lexicon;
mod name;
mod part;
mod qualifier;
mod stem;
mod synonyms;
mod words;

pub use config::Config;
pub use corpus::{Corpus, Text, Token};
pub use embeddings::{Embeddings, EmbeddingsError};
pub use lexicon::{Lexicon, lexicon};
pub use name::name;
pub use part::{parts, repeatable, sentences};
pub use qualifier::{Qualifier, negations, qualifiers};
pub use stem::key;
pub use words::{WORDS_MAX, Word, content, forms, words};
