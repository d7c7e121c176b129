//! Something a fact-checker should look at.

use serde::{Deserialize, Serialize};

use super::{ClusterId, FindingId};

/// What was found. Never a verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FindingKind {
    /// Linked statements put in different mouths.
    SpeakerConflict,
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
    /// In words: who says what.
    pub detail: String,
}
