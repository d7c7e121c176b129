//! One command a file; each takes what the line gave and comes to an [`Outcome`](crate::outcome::Outcome).

pub mod batch;
mod bounds;
pub mod completions;
pub mod diff;
pub mod eval;
pub mod export;
pub mod extract;
pub mod inputs;
pub mod link;
pub mod man;
pub mod print_config;
pub mod run;
pub mod trace;
pub mod train;
pub mod verify;
mod verify_page;
mod verify_told;

use quotetrace::extract::{Method, tagger};
use quotetrace::pipeline::Setup;

/// The model of `data/models/` that comes with the program.
const ENGLISH: &str = "english";

/// The model that a command worked with.
pub struct ModelUsed {
    /// `english`, or the file as the user wrote it.
    pub name: String,
    /// The hash of its bytes.
    pub sha256: String,
}

impl ModelUsed {
    /// None for rules alone.
    pub fn of(setup: Setup<'_>) -> Option<Self> {
        let config = &setup.config.extract;
        let path = config.model.as_ref().filter(|_| setup.tagger.is_some());
        (config.method == Method::Tagger).then(|| Self {
            name: path.map_or_else(|| ENGLISH.to_owned(), |path| path.to_string_lossy().into_owned()),
            sha256: setup.tagger.unwrap_or_else(|| tagger::english()).sha256(),
        })
    }
}

/// "1 statement", "2 statements".
pub fn counted(count: usize, thing: &str) -> String {
    format!("{count} {thing}{}", if count == 1 { "" } else { "s" })
}
