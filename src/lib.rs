//! quotetrace: quotes and claims out of news articles, with their speakers, linked across outlets.
pub mod extract;
pub mod model;
pub mod segment;
