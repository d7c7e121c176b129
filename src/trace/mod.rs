//! Who carried some words, earliest first: a question asked of a finished run, or of articles.
//!
//! An inverted index of stems gives the statements that keep enough of the words; each is then laid beside them, word by
//! word. "Earliest" is the earliest among the statements that were asked, never the first in the world.

mod answer;
mod asked;
mod config;
mod index;
mod told;

pub use answer::{Answer, Carried, Close};
pub use config::Config;
pub use index::Index;
pub use told::{Place, Told};

use crate::link;
use asked::Asked;

/// The name of the index in a run's folder.
pub const INDEX_FILE: &str = "trace.index";

/// The numbers that an answer depends on.
#[derive(Clone, Copy, Debug)]
pub struct Settings<'a> {
    /// Which statements carry the words.
    pub trace: &'a Config,
    /// How words are laid beside each other.
    pub link: &'a link::Config,
}

/// The statements that carry `words`, earliest first, and what is close by.
///
/// `line` gives the line of `statements.jsonl` of a statement by its number; only those that are told are asked for.
/// Costs the lists of the words asked for, and a comparison for each of the best few hundred statements.
///
/// # Errors
/// Those of `line`, and of a line that is none of ours.
pub fn trace<E: From<String>>(
    words: &str,
    index: &Index,
    line: &mut dyn FnMut(u32) -> Result<String, E>,
    settings: Settings<'_>,
) -> Result<Answer, E> {
    let asked = Asked::new(words, index, settings.trace);
    let mut told = |statement: u32| -> Result<Told, E> {
        let line = line(statement)?;
        serde_json::from_str(&line).map_err(|error| E::from(format!("statement {}: {error}", statement + 1)))
    };
    let (mut carried, mut near) = (Vec::new(), Vec::new());
    for found in asked.candidates(index, settings.trace) {
        let statement = told(found.statement)?;
        match answer::carried(&asked, statement, settings) {
            Ok(found) => carried.push(found),
            Err(statement) => near.push(*statement),
        }
    }
    Ok(Answer::new(&asked, carried, near, settings.trace))
}
