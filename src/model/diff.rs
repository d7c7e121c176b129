//! The word-level difference of two texts.

use serde::{Deserialize, Serialize};

/// What happened to a stretch of words from the one text to the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Change {
    /// Equal words (case, marks and hyphens aside).
    Same,
    /// Other words in the same place.
    Substituted,
    /// Words that only the second text has.
    Inserted,
    /// Words that only the first text has.
    Deleted,
}

/// What kind of words a change touches, gravest last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EditClass {
    /// Nothing changed.
    None,
    /// Marks only.
    Punctuation,
    /// US or UK spelling, a hyphen, a typing slip.
    Spelling,
    /// `[brackets]`, an ellipsis, "(sic)".
    Editorial,
    /// Another word of like meaning.
    Synonym,
    /// Anything else.
    Other,
    /// may, must, would, could, should, will.
    Modality,
    /// A capitalised name.
    Name,
    /// A numeral or number word.
    Number,
    /// not, no, never, n't.
    Negation,
}

/// One stretch of words that is the same on both sides or changed in one way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    /// What happened.
    pub change: Change,
    /// What it touches.
    pub class: EditClass,
    /// The words of the first text; empty for an insertion.
    pub a: String,
    /// The words of the second text; empty for a deletion.
    pub b: String,
}
