//! The read stage: files, folders and streams in; articles out, one by one; an inventory of what was met.
//!
//! Memory is bounded by one record, whatever a file's size: records too long to hold are passed over by file and
//! line. A record that cannot be read is told and passed over; `given = read + skipped + empty` holds for every file.
//! The text of `.txt` files and of JSON and CSV records is kept character for character (but NUL becomes U+FFFD),
//! so that offsets into it can be compared with those of marked corpora; line ends stay as they are. Markdown and
//! HTML are rendered: paragraphs with a blank line between them.

mod assemble;
mod binary;
mod config;
mod content;
mod csv;
mod damage;
mod decode;
mod field;
mod fields;
mod file;
mod finished;
mod format;
mod html;
mod intake;
mod inventory;
mod json;
mod language;
mod lines;
mod list;
mod markdown;
mod marked;
mod named;
mod packed;
mod paragraphs;
mod published;
mod record;
mod review;
mod run;
mod statements;
mod stored;
mod text;
mod walk;

use std::ffi::OsString;
use std::path::PathBuf;

pub use config::{Config, OutletFrom};
pub use field::Field;
pub use finished::{FinishedRun, read_run};
pub use format::Format;
pub use inventory::{Counts, FileReport, Inventory, Warning, WarningKind};
pub use marked::{MarkedError, read_marked};
pub use packed::Compression;
pub use published::parse_published;
pub use record::{Place, Record, Skipped};
pub use review::{ReadReview, read_review};
pub use statements::{Statements, read_statements};

use crate::error::Error;

/// Something to read.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Input {
    /// A file, or a folder that is read with all its folders.
    Path(PathBuf),
    /// Standard input; its format is found out.
    Standard,
}

impl From<OsString> for Input {
    /// `-` is standard input.
    fn from(argument: OsString) -> Self {
        if argument == "-" {
            Self::Standard
        } else {
            Self::Path(argument.into())
        }
    }
}

impl From<&str> for Input {
    fn from(argument: &str) -> Self {
        OsString::from(argument).into()
    }
}

/// Reads `inputs` in the order given (folders by file name, records in order) and hands each record to `sink`.
///
/// Without inputs, the files of the article list are read.
///
/// # Errors
/// When the article list that `config` names cannot be used, and when there was nothing to read: no input could be
/// opened, or the folders held none. Trouble with single files and records is no error: it goes to the sink. So a run
/// may end well without an article; the inventory's totals tell.
///
/// # Cost
/// Linear in the bytes read; one record is held at a time.
pub fn read(inputs: &[Input], config: &Config, sink: &mut dyn FnMut(Record)) -> Result<Inventory, Error> {
    run::Run::new(config, sink).read(inputs)
}
