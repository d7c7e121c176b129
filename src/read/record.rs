//! What reading gives, one by one: an article, an empty place, or something skipped.

use std::fmt;
use std::sync::Arc;

use serde::{Serialize, Serializer};

use crate::error::printable;
use crate::model::Article;

/// One record of the input; there are as many as were given.
#[derive(Clone, Debug, PartialEq)]
pub enum Record {
    /// A text with what is known of it.
    Article(Article),
    /// A record whose text is white space.
    Empty {
        /// The file, as the user wrote it.
        path: Arc<str>,
        /// Where in it.
        place: Place,
    },
    /// A record that could not be read.
    Skipped(Skipped),
}

/// A record that could not be read, with the reason and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Skipped {
    /// The file, as the user wrote it.
    pub path: Arc<str>,
    /// Where in it.
    pub place: Place,
    /// What is wrong.
    pub reason: String,
    /// What the user can do; may be empty.
    pub remedy: String,
}

/// `path:7: reason (remedy)`, fit for a terminal.
impl fmt::Display for Skipped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", printable(&self.path))?;
        match self.place {
            Place::File => {}
            Place::Line(line) => write!(f, ":{line}")?,
            Place::Byte(byte) => write!(f, ": byte {byte}")?,
        }
        write!(f, ": {}", printable(&self.reason))?;
        if self.remedy.is_empty() {
            return Ok(());
        }
        write!(f, " ({})", printable(&self.remedy))
    }
}

/// A place in a file, counted from 1 (lines) or 0 (bytes).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The file as a whole.
    File,
    /// The line on which the record starts.
    Line(u64),
    /// A byte of the record as stored.
    Byte(u64),
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File => f.write_str("file"),
            Self::Line(line) => write!(f, "line {line}"),
            Self::Byte(byte) => write!(f, "byte {byte}"),
        }
    }
}

impl Serialize for Place {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_skipped_record_names_file_line_reason_and_remedy() {
        let skipped = Skipped {
            path: "a\x1b.jsonl".into(),
            place: Place::Line(7),
            reason: "not JSON".into(),
            remedy: "mend it".into(),
        };
        assert_eq!(skipped.to_string(), "a\\u{1b}.jsonl:7: not JSON (mend it)");
    }
}
