//! quotetrace: quotes and claims out of news articles, with their speakers, linked across outlets.
pub mod error;
pub mod export;
pub mod find;
pub mod graph;
pub mod model;
