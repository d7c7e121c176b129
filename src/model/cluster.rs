//! The statements of one utterance.

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
}
