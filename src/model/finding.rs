//! Something a fact-checker should look at.

use serde::{Deserialize, Serialize};

use super::{ClusterId, EditClass, FindingId, Span};

/// What was found. Never a verdict. In the order in which findings of one severity are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FindingKind {
    /// Linked statements put in different mouths.
    SpeakerConflict,
    /// One quotation with other words in another outlet, marks on both sides.
    AlteredWording,
    /// What one outlet leaves out of a quotation holds a condition or a negation.
    Truncation,
    /// One outlet prints a condition or a denial beside the words, another prints the words alone.
    LostContext,
    /// What one outlet states, another negates or denies.
    NegationConflict,
    /// Two numbers of the same things.
    NumberConflict,
    /// Two places for one thing.
    PlaceConflict,
    /// Two dates for one event.
    DateConflict,
    /// Two times of day for one event.
    TimeConflict,
    /// Two names, or two ranks, for one person or body.
    NameConflict,
    /// A body in one outlet, somebody who speaks for it in another: no conflict, but told.
    BodyAndSpokesman,
}

impl FindingKind {
    /// Every kind.
    pub const ALL: [Self; 11] = [
        Self::SpeakerConflict,
        Self::AlteredWording,
        Self::Truncation,
        Self::LostContext,
        Self::NegationConflict,
        Self::NumberConflict,
        Self::PlaceConflict,
        Self::DateConflict,
        Self::TimeConflict,
        Self::NameConflict,
        Self::BodyAndSpokesman,
    ];
}

/// How much it matters, gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Look at this first.
    High,
    /// Worth a look.
    Medium,
    /// For completeness.
    Low,
}

/// One thing to look at, with the two statements that show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Derived from kind and statements.
    pub id: FindingId,
    /// What was found.
    pub kind: FindingKind,
    /// How much it matters.
    pub severity: Severity,
    /// The cluster it concerns, where there is one.
    pub cluster: Option<ClusterId>,
    /// One statement: an index.
    pub a: u32,
    /// The other.
    pub b: u32,
    /// The words of the first statement's article that show it.
    pub shown_a: Span,
    /// The words of the second one's.
    pub shown_b: Span,
    /// What a changed wording touches; `None` for all other kinds.
    pub class: Option<EditClass>,
    /// In words: who says what.
    pub detail: String,
    /// In words: why the severity is what it is.
    pub reason: String,
}
