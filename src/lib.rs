//! quotetrace: quotes and claims out of news articles, with their speakers, linked across outlets.
#![deny(clippy::print_stdout, clippy::print_stderr, clippy::exit)]

pub mod attribute;
pub mod changes;
pub mod error;
pub mod evaluate;
pub mod export;
pub mod extract;
pub mod find;
pub mod fold;
pub mod graph;
mod lexicon;
pub mod link;
pub mod model;
pub mod pair;
pub mod pipeline;
pub mod read;
pub mod reuse;
pub mod segment;
pub mod trace;
pub mod verify;
