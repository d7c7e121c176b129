//! quotetrace: quotes and claims out of news articles, with their speakers, linked across outlets.
pub mod error;
pub mod model;
pub mod read;
