//! The statements of one utterance.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::ClusterId;

/// The statements of one utterance: two or more, joined by confirmed links.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cluster {
    /// Derived from the members' ids.
    pub id: ClusterId,
    /// Indices of the statements, earliest first (ties: outlet, then id).
    pub members: Vec<u32>,
    /// The member that holds most of the others; its text stands for the cluster.
    pub fullest: u32,
    /// The first **in this corpus**; `None` where the dates do not tell.
    pub earliest: Option<u32>,
    /// Distinct outlets, counted; each article without an outlet counts by itself.
    pub outlets: usize,
    /// Distinct wordings among the members (case and punctuation aside).
    pub variants: usize,
    /// Outlets that did not take it from one text or one carrier, counted: those that a tie joins are one. `None` where
    /// the articles are not known.
    pub independent_outlets: Option<usize>,
    /// Why there are fewer of them than outlets.
    pub ties: Vec<Tie>,
}

/// Statements of several outlets that are one witness.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tie {
    /// Why.
    pub ground: Ground,
    /// The id of the copy group; the carrier by the name that it is known under.
    pub name: Arc<str>,
    /// The cluster's members that it joins, in their order.
    pub members: Vec<u32>,
}

/// Why outlets are no independent witnesses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Ground {
    /// Their articles are one text.
    Copy,
    /// They credit one agency for their text, or one medium for the statement, or are it.
    Credit,
}
