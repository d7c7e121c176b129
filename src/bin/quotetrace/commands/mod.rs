//! One command a file; each takes what the line gave and comes to an [`Outcome`](crate::outcome::Outcome).

pub mod completions;
pub mod extract;
pub mod inputs;
pub mod man;
pub mod print_config;
pub mod run;
