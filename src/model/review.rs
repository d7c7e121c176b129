//! What a person decided about links.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::LinkId;

/// What a person says of a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// The two are one utterance.
    Confirmed,
    /// They are not.
    Rejected,
}

/// A decision: a verdict, a note, or both.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decision {
    /// `None`: only noted.
    pub verdict: Option<Verdict>,
    /// In the person's words; may be empty.
    pub note: String,
}

/// The decisions of a review. Ids are derived from content, so they hold for every run over the same articles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Review {
    /// By link; also of links that a run does not find.
    pub decisions: BTreeMap<LinkId, Decision>,
}

impl Review {
    /// No decision.
    pub const NONE: &'static Self = &Self {
        decisions: BTreeMap::new(),
    };
}
