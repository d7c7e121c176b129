//! quotetrace: quotes and claims out of news articles, with their speakers, linked across outlets.
pub mod fold;
pub mod graph;
pub mod link;
pub mod model;
pub mod pair;
