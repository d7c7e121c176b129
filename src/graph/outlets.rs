//! Outlets joined by what both carry, and by whom they quote.

use petgraph::graph::{DiGraph, NodeIndex};
use rustc_hash::{FxHashMap, FxHashSet};

use super::{Edge, Node};
use crate::model::{Cluster, Outlet, OutletId, Published, SpeakerId, Statement};

/// Outlets in order of their first statement, with an edge for each two that carry the same clusters: from the one that
/// was the earlier of the two more often to the other; where neither was, from the first in order.
///
/// Costs the square of the outlets of each cluster.
pub(super) fn sharing<'a>(
    statements: &[Statement],
    clusters: impl IntoIterator<Item = &'a Cluster>,
    is_shown: impl Fn(usize) -> bool,
) -> DiGraph<Node, Edge> {
    let mut nodes = Nodes::default();
    for (index, statement) in statements.iter().enumerate() {
        if let Some(outlet) = statement.outlet.as_ref().filter(|_| is_shown(index)) {
            nodes.outlet(outlet);
        }
    }
    let mut shared: FxHashMap<(NodeIndex, NodeIndex), Shared> = FxHashMap::default();
    for cluster in clusters {
        let firsts = first_dates(statements, cluster, &nodes);
        for (at, &(a, date_a)) in firsts.iter().enumerate() {
            for &(b, date_b) in &firsts[at + 1..] {
                shared.entry((a, b)).or_default().count(date_a, date_b);
            }
        }
    }
    let mut pairs: Vec<_> = shared.into_iter().collect();
    pairs.sort_unstable_by_key(|(ends, _)| *ends);
    for ((a, b), shared) in pairs {
        let (from, to, edge) = if shared.later > shared.earlier {
            (b, a, shared.turned())
        } else {
            (a, b, shared)
        };
        nodes.graph.add_edge(from, to, edge.edge());
    }
    nodes.graph
}

/// Outlets and speakers in order of their first statements, with an edge from each outlet to each speaker it quotes.
pub(super) fn quoting(statements: &[Statement], is_shown: impl Fn(usize) -> bool) -> DiGraph<Node, Edge> {
    let mut nodes = Nodes::default();
    let mut counts: FxHashMap<(NodeIndex, NodeIndex), u32> = FxHashMap::default();
    let said = || {
        let shown = statements.iter().enumerate().filter(|(index, _)| is_shown(*index));
        shown.filter_map(|(_, statement)| Some((statement.outlet.as_ref()?, statement.speaker.as_ref()?)))
    };
    for (outlet, _) in said() {
        nodes.outlet(outlet);
    }
    let mut speakers: FxHashMap<SpeakerId, NodeIndex> = FxHashMap::default();
    for (outlet, speaker) in said() {
        let outlet = nodes.outlet(outlet);
        let graph = &mut nodes.graph;
        let speaker = *speakers
            .entry(speaker.id)
            .or_insert_with(|| graph.add_node(Node::Speaker(speaker.clone())));
        *counts.entry((outlet, speaker)).or_default() += 1;
    }
    let mut pairs: Vec<_> = counts.into_iter().collect();
    pairs.sort_unstable();
    for ((outlet, speaker), statements) in pairs {
        nodes.graph.add_edge(outlet, speaker, Edge::Quotes { statements });
    }
    nodes.graph
}

#[derive(Default)]
struct Nodes {
    graph: DiGraph<Node, Edge>,
    outlets: FxHashMap<OutletId, NodeIndex>,
}

impl Nodes {
    fn outlet(&mut self, outlet: &Outlet) -> NodeIndex {
        let graph = &mut self.graph;
        let add = || graph.add_node(Node::Outlet(outlet.clone()));
        *self.outlets.entry(outlet.id()).or_insert_with(add)
    }
}

/// The outlets of a cluster in order, each with its earliest date; `None` where one of its statements has none.
fn first_dates(statements: &[Statement], cluster: &Cluster, nodes: &Nodes) -> Vec<(NodeIndex, Option<Published>)> {
    let mut firsts: Vec<(NodeIndex, Option<Published>)> = Vec::new();
    let mut seen: FxHashMap<NodeIndex, usize> = FxHashMap::default();
    let members: FxHashSet<u32> = cluster.members.iter().copied().collect();
    let mut members: Vec<u32> = members.into_iter().collect();
    members.sort_unstable();
    for statement in members.iter().filter_map(|&member| statements.get(member as usize)) {
        let Some(&node) = statement.outlet.as_ref().and_then(|o| nodes.outlets.get(&o.id())) else {
            continue;
        };
        if let Some(&at) = seen.get(&node) {
            let first = &mut firsts[at].1;
            let dates = first.zip(statement.published);
            *first = dates.map(|(kept, new)| if new.is_before(kept) { new } else { kept });
        } else {
            seen.insert(node, firsts.len());
            firsts.push((node, statement.published));
        }
    }
    firsts.sort_by_key(|(node, _)| *node);
    firsts
}

#[derive(Clone, Copy, Default)]
struct Shared {
    clusters: u32,
    earlier: u32,
    later: u32,
}

impl Shared {
    fn count(&mut self, a: Option<Published>, b: Option<Published>) {
        self.clusters += 1;
        if let (Some(a), Some(b)) = (a, b) {
            self.earlier += u32::from(a.is_before(b));
            self.later += u32::from(b.is_before(a));
        }
    }

    const fn turned(self) -> Self {
        Self {
            clusters: self.clusters,
            earlier: self.later,
            later: self.earlier,
        }
    }

    const fn edge(self) -> Edge {
        Edge::Shares {
            clusters: self.clusters,
            earlier: self.earlier,
            later: self.later,
        }
    }
}
