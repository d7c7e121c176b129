//! Finds what a fact-checker should look at. Each kind of finding has a file of its own; none is a verdict.

mod config;
mod context;
mod draft;
mod event;
mod fact;
mod ground;
mod negation;
mod piece;
mod speaker_conflict;
mod truncation;
mod wording;

pub use config::Config;

use crate::model::{Article, Cluster, Finding, Link, Statement};
use draft::Draft;
use ground::Ground;

/// What findings are looked for in: slices of one run. Links and clusters hold indices into `statements`.
#[derive(Clone, Copy, Debug)]
pub struct Matter<'a> {
    /// The articles of the statements; without them the words around a statement are not known.
    pub articles: &'a [Article],
    /// All statements.
    pub statements: &'a [Statement],
    /// All links.
    pub links: &'a [Link],
    /// All clusters.
    pub clusters: &'a [Cluster],
}

/// All findings, gravest first, then by kind, then what most outlets carry, then by statement.
///
/// An index that points outside is passed over. Linear in the links and in the values that statements state, but for
/// sorting: values are compared only where they share words that few others have ([`Config::crowd_max`]).
#[must_use]
pub fn find(matter: Matter<'_>, config: &Config) -> Vec<Finding> {
    let slices = (matter.links, matter.clusters);
    let ground = Ground::new(matter.articles, matter.statements, slices, config);
    let mut drafts: Vec<Draft> = Vec::new();
    speaker_conflict::find(&ground, &mut drafts);
    wording::find(&ground, &mut drafts);
    truncation::find(&ground, &mut drafts);
    context::find(&ground, &mut drafts);
    negation::find(&ground, &mut drafts);
    fact::find(&ground, &mut drafts);
    drafts.sort_by_cached_key(|draft| draft.order(&ground));
    drafts.into_iter().filter_map(|draft| draft.finding(&ground)).collect()
}
