//! What may fail: reading and writing; and how outside text is shown in a message.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io;
use std::path::PathBuf;

/// Why a run could not be done at all. What befalls single records is told in the inventory instead.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// No input could be opened, or the folders held none.
    #[error(
        "nothing to read in {inputs}: {seen}. Give .txt, .md, .html, .json, .jsonl, .csv or .tsv files, \
         each also as .gz or .zst, a folder that holds some, or - for standard input"
    )]
    NothingReadable {
        /// The inputs as the user wrote them.
        inputs: String,
        /// What was found in their place.
        seen: String,
    },
    /// The article list that was asked for cannot be used.
    #[error("cannot use the article list {list}: {reason}. It needs a header line with a column `file`")]
    ArticleList {
        /// The list as the user wrote it.
        list: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A folder holds no run that can be used.
    #[error("cannot use the run in {}: {reason}", printable(&path.to_string_lossy()))]
    Run {
        /// The folder as the user wrote it.
        path: PathBuf,
        /// What is wrong: file, line, remedy.
        reason: String,
    },
    /// A file holds no review.
    #[error("cannot use the review in {}: {reason}. The report saves one that can be used", printable(&path.to_string_lossy()))]
    Review {
        /// The file as the user wrote it.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// A run could not be written: the system refused.
    #[error("cannot write {}: {source}", printable(&path.to_string_lossy()))]
    Write {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// There is something of that name, and replacing it was not asked for.
    #[error("{} exists: choose another name, or ask for it to be replaced (--force)", printable(&path.to_string_lossy()))]
    Exists {
        /// The folder or file.
        path: PathBuf,
    },
    /// Replacing was asked for, but what is there is not an earlier result.
    #[error("{} is left as it is: {reason}", printable(&path.to_string_lossy()))]
    NotReplaceable {
        /// The folder or file.
        path: PathBuf,
        /// What was found there, and what to do.
        reason: String,
    },
}

/// `text` for a message: control characters and bidirectional overrides are written as escapes, so that a
/// file name can neither drive the terminal nor turn the line around.
#[must_use]
pub fn printable(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_unprintable) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        if is_unprintable(character) {
            write!(shown, "\\u{{{:x}}}", u32::from(character)).expect("writing to a String does not fail");
        } else {
            shown.push(character);
        }
    }
    Cow::Owned(shown)
}

/// C0 and C1 controls, line and paragraph separators, and the bidirectional controls of UAX 9.
fn is_unprintable(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_names_are_shown_as_they_are() {
        assert!(matches!(printable("café 東.txt"), Cow::Borrowed("café 東.txt")));
    }

    #[test]
    fn controls_and_overrides_are_escaped() {
        assert_eq!(
            printable("a\x1b[31m\n\u{202e}b\u{9b}"),
            "a\\u{1b}[31m\\u{a}\\u{202e}b\\u{9b}"
        );
    }
}
