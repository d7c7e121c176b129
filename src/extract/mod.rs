//! x
pub mod marks;
pub mod tagger;
