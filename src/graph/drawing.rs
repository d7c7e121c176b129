//! What of the graph is drawn: a projection, with each cluster as a star instead of a clique.

use std::cmp::Reverse;

use petgraph::graph::{DiGraph, EdgeIndex, NodeIndex};
use petgraph::unionfind::UnionFind;
use petgraph::visit::EdgeRef;
use rustc_hash::FxHashMap;

use super::view::{LinksShown, Projection, View};
use super::{Edge, Node, StatementGraph, outlets};
use crate::model::{Cluster, Confidence, Statement, Status};

impl StatementGraph {
    /// The part to show; `articles`, `statements` and `clusters` are those that the graph was built from.
    ///
    /// With [`LinksShown::Tree`], of the links inside a cluster only those that hold it together, links to its centre
    /// first: a member without a link to the centre hangs on its best link to another member, so a cluster of n
    /// statements has at most n − 1 links in the drawing. Links outside clusters stay. Nodes and edges keep their
    /// order. Costs the sorting of the links.
    #[must_use]
    pub fn drawing(&self, view: View, statements: &[Statement], clusters: &[Cluster]) -> Self {
        let top = Top::of(view.top, statements, clusters);
        let graph = match view.projection {
            Projection::Outlets => outlets::sharing(statements, top.clusters.iter().copied(), |s| top.holds(s)),
            Projection::Speakers => outlets::quoting(statements, |s| top.holds(s)),
            Projection::Full | Projection::Statements => self.part(view, &top),
        };
        Self { graph }
    }

    fn part(&self, view: View, top: &Top<'_>) -> DiGraph<Node, Edge> {
        let left_out = match view.links {
            LinksShown::Tree => self.links_left_out(),
            LinksShown::All => vec![false; self.graph.edge_count()],
        };
        let is_named = top.named(&self.graph);
        self.graph.filter_map(
            |index, node| {
                let kept = match node {
                    Node::Statement { index, .. } => top.holds(*index as usize),
                    _ => view.projection == Projection::Full && is_named[index.index()],
                };
                kept.then(|| node.clone())
            },
            |index, edge| (!left_out[index.index()]).then_some(*edge),
        )
    }

    /// For each edge whether it is a link inside a cluster that the star does without.
    fn links_left_out(&self) -> Vec<bool> {
        let mut inside = LinksInside::of(&self.graph);
        inside.0.sort_by_key(|link| link.rank);
        let mut left_out = vec![false; self.graph.edge_count()];
        let mut joined = UnionFind::<usize>::new(self.graph.node_count());
        for link in inside.0 {
            left_out[link.edge.index()] = !joined.union(link.a.index(), link.b.index());
        }
        left_out
    }
}

/// The clusters that are shown, and the statements in them.
struct Top<'a> {
    clusters: Vec<&'a Cluster>,
    /// For each statement whether it is shown; `None` shows all.
    statements: Option<Vec<bool>>,
}

impl<'a> Top<'a> {
    fn of(top: Option<usize>, statements: &[Statement], clusters: &'a [Cluster]) -> Self {
        let mut kept: Vec<&Cluster> = clusters.iter().collect();
        let Some(top) = top else {
            return Self {
                clusters: kept,
                statements: None,
            };
        };
        kept.sort_by_key(|cluster| (Reverse((cluster.outlets, cluster.members.len())), cluster.id));
        kept.truncate(top);
        let mut shown = vec![false; statements.len()];
        for member in kept.iter().flat_map(|cluster| &cluster.members) {
            if let Some(slot) = shown.get_mut(*member as usize) {
                *slot = true;
            }
        }
        Self {
            clusters: kept,
            statements: Some(shown),
        }
    }

    fn holds(&self, statement: usize) -> bool {
        let shown = self.statements.as_ref();
        shown.is_none_or(|shown| shown.get(statement) == Some(&true))
    }

    /// For each node whether it is a statement that is shown, or has to do with one.
    fn named(&self, graph: &DiGraph<Node, Edge>) -> Vec<bool> {
        let mut named = vec![self.statements.is_none(); graph.node_count()];
        if self.statements.is_none() {
            return named;
        }
        // The edges that end at articles come first, those of their outlets before: backwards, each finds its end told.
        for edge in graph.edge_references().rev() {
            let (a, b) = (edge.source(), edge.target());
            let shows = |node: NodeIndex| match &graph[node] {
                Node::Statement { index, .. } => self.holds(*index as usize),
                Node::Article { .. } => named[node.index()],
                _ => false,
            };
            let (from_a, from_b) = (shows(a), shows(b));
            named[b.index()] |= from_a;
            named[a.index()] |= from_b;
        }
        named
    }
}

struct LinksInside(Vec<LinkInside>);

struct LinkInside {
    edge: EdgeIndex,
    a: NodeIndex,
    b: NodeIndex,
    /// Away from the centre, only suggested, thousandths short of certainty, position.
    rank: (bool, Status, u32, usize),
}

impl LinksInside {
    fn of(graph: &DiGraph<Node, Edge>) -> Self {
        let cluster_of: FxHashMap<NodeIndex, NodeIndex> = graph
            .edge_references()
            .filter(|edge| matches!(edge.weight(), Edge::MemberOf))
            .map(|edge| (edge.source(), edge.target()))
            .collect();
        let links = graph.edge_references().filter_map(|edge| {
            let Edge::Link { status, score, .. } = edge.weight() else {
                return None;
            };
            let (a, b) = (edge.source(), edge.target());
            let cluster = cluster_of.get(&a).filter(|&c| cluster_of.get(&b) == Some(c))?;
            let away = !is_centre(graph, *cluster, a) && !is_centre(graph, *cluster, b);
            let rank = (away, *status, short_of_certainty(*score), edge.id().index());
            Some(LinkInside {
                edge: edge.id(),
                a,
                b,
                rank,
            })
        });
        Self(links.collect())
    }
}

fn is_centre(graph: &DiGraph<Node, Edge>, cluster: NodeIndex, statement: NodeIndex) -> bool {
    match (&graph[cluster], &graph[statement]) {
        (Node::Cluster { centre, .. }, Node::Statement { index, .. }) => centre == index,
        _ => false,
    }
}

/// A whole number, so that it can be sorted by; the score as it is written has three decimals too.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a confidence lies between 0 and 1"
)]
fn short_of_certainty(score: Confidence) -> u32 {
    ((1.0 - score.get()) * 1000.0).round() as u32
}
