//! Finds what a fact-checker should look at in linked statements. Each kind of finding has a file of its own.

mod speaker_conflict;

use crate::model::{Cluster, Finding, Link, Statement};

/// All findings, gravest first, then by cluster (in the order given, those outside clusters last), then by statement.
///
/// `links` and `clusters` hold indices into `statements`; one that points outside is passed over. Linear in the number
/// of links but for the sorting.
#[must_use]
pub fn find(statements: &[Statement], links: &[Link], clusters: &[Cluster]) -> Vec<Finding> {
    speaker_conflict::find(statements, links, clusters)
}
