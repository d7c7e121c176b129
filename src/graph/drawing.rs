//! What of the graph is drawn: a projection, with each cluster as a star instead of a clique.

use petgraph::graph::{DiGraph, EdgeIndex, NodeIndex};
use petgraph::unionfind::UnionFind;
use petgraph::visit::EdgeRef;
use rustc_hash::FxHashMap;

use super::{Edge, Node, StatementGraph};
use crate::model::{Confidence, Status};

/// Which part of the graph is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Projection {
    /// Every node.
    #[default]
    Full,
    /// Statements and the links between them.
    Statements,
}

impl Projection {
    const fn keeps(self, node: &Node) -> bool {
        match self {
            Self::Full => true,
            Self::Statements => matches!(node, Node::Statement { .. }),
        }
    }
}

impl StatementGraph {
    /// The part to draw: of the links inside a cluster only those that hold it together, links to its centre first.
    ///
    /// A member without a link to the centre hangs on its best link to another member, so a cluster of n statements
    /// has at most n − 1 links in the drawing. Links outside clusters stay. Nodes and edges keep their order. Costs
    /// the sorting of the links.
    #[must_use]
    pub fn drawing(&self, projection: Projection) -> Self {
        let left_out = self.links_left_out();
        Self {
            graph: self.graph.filter_map(
                |_, node| projection.keeps(node).then(|| node.clone()),
                |index, edge| (!left_out[index.index()]).then_some(*edge),
            ),
        }
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
