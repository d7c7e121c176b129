//! The trained part of extraction: a sequence tagger and a linker.
pub mod atoms;
pub mod crf;
pub mod features;
pub mod gold;
pub mod labels;
pub mod lexicon;
pub mod link;
pub mod second;
pub mod units;
pub mod viterbi;
