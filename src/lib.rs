//! quotetrace: quotes and claims out of news articles, with their speakers, linked across outlets.
pub mod attribute;
pub mod model;
pub mod segment;
