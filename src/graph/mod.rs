//! The graph of outlets, articles, statements, speakers and clusters: its nodes, its edges, their order.

mod build;
mod cluster;
mod config;
mod drawing;
mod outlets;
mod view;

pub use cluster::cluster;
pub use config::Config;
use petgraph::graph::DiGraph;
pub use view::{LinksShown, Projection, View};

use crate::model::{
    Article, ArticleId, Cluster, ClusterId, Confidence, Link, LinkId, Outlet, Relation, Speaker, Statement,
    StatementId, Status,
};

/// Who published what, who said what in it, and which statements are one utterance.
///
/// Nodes stand in the order outlet, article, statement, speaker, cluster, each in output order; edges
/// in the order of [`Edge`]'s variants, each in output order. Every edge points from the earlier to the later, or
/// from the whole to what it holds or names.
#[derive(Clone, Debug, Default)]
pub struct StatementGraph {
    graph: DiGraph<Node, Edge>,
}

/// What a node stands for. An `index` points into the slice that the graph was built from.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// Who published; one for names that differ in case only.
    Outlet(Outlet),
    /// One published text.
    Article {
        /// The article's id.
        id: ArticleId,
        /// Into the articles.
        index: u32,
    },
    /// One statement in one article.
    Statement {
        /// The statement's id.
        id: StatementId,
        /// Into the statements.
        index: u32,
    },
    /// A person or body; also a medium that is neither an outlet here nor a speaker.
    Speaker(Speaker),
    /// The statements of one utterance.
    Cluster {
        /// The cluster's id.
        id: ClusterId,
        /// Into the clusters.
        index: u32,
        /// The statement that it is drawn around: the earliest, where that is not known the fullest.
        centre: u32,
    },
}

/// What an edge says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Edge {
    /// Outlet → article.
    Published,
    /// Article → statement.
    Contains,
    /// Statement → speaker.
    SaidBy,
    /// Statement → the outlet or body that carried it.
    CarriedBy,
    /// Article → an outlet or body that it credits: the channel of a statement, or such a channel as the speaker.
    Credits,
    /// Statement → cluster.
    MemberOf,
    /// Earlier statement → later statement of the same utterance.
    Link {
        /// The link's id.
        id: LinkId,
        /// Into the links.
        index: u32,
        /// How the two differ.
        relation: Relation,
        /// How far to trust it.
        status: Status,
        /// The decision's certainty.
        score: Confidence,
    },
    /// Outlet → outlet: the clusters that both carry; from the one that was the earlier of the two more often.
    Shares {
        /// How many clusters.
        clusters: u32,
        /// In how many of them the first outlet is known to be the earlier one.
        earlier: u32,
        /// In how many the second one is; the dates of the rest do not tell.
        later: u32,
    },
    /// Outlet → speaker.
    Quotes {
        /// How many statements of the speaker the outlet carries.
        statements: u32,
    },
}

impl Edge {
    /// Whether the edge says the same when read backwards, its direction telling only the order in time.
    ///
    /// An excerpt and a paraphrase differ by side: one of the two is the part, one is without marks.
    #[must_use]
    pub const fn is_symmetric(self) -> bool {
        matches!(
            self,
            Self::Link {
                relation: Relation::Exact | Relation::Altered | Relation::Variant,
                ..
            }
        )
    }

    /// The certainty of a link; how many clusters or statements join two; 1 for what is neither judged nor counted.
    #[must_use]
    pub const fn weight(self) -> f32 {
        match self {
            Self::Link { score, .. } => score.get(),
            Self::Shares { clusters: count, .. } | Self::Quotes { statements: count } => count as f32,
            _ => 1.0,
        }
    }
}

impl StatementGraph {
    /// Builds the whole graph, every link included.
    ///
    /// The slices are in output order. A statement of no known article hangs on no article; an index outside its
    /// slice is passed over. Linear in the size of the slices.
    #[must_use]
    pub fn new(articles: &[Article], statements: &[Statement], links: &[Link], clusters: &[Cluster]) -> Self {
        Self {
            graph: build::build(articles, statements, links, clusters),
        }
    }

    /// The petgraph inside, for all of its algorithms.
    #[must_use]
    pub const fn graph(&self) -> &DiGraph<Node, Edge> {
        &self.graph
    }

    /// Gives up the petgraph inside.
    #[must_use]
    pub fn into_graph(self) -> DiGraph<Node, Edge> {
        self.graph
    }
}
