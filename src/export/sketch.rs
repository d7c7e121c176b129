//! What of the graph a drawing can bear: without the statements that nothing links and no medium carried, unless
//! everything is asked for.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Config;
use super::drawn::{Drawn, EdgeFacts, NodeFacts};
use crate::graph::{Edge, LinksShown};

/// The nodes and edges of a drawing.
pub(super) struct Sketch<'a> {
    pub(super) nodes: Vec<NodeFacts<'a>>,
    pub(super) edges: Vec<EdgeFacts>,
    /// By article, how many of its statements are left out.
    pub(super) left_out: FxHashMap<String, usize>,
}

impl<'a> Sketch<'a> {
    /// Statements that no link touches and no medium carried are left out, and the speakers of those alone; each article
    /// tells how many. All is drawn where all links are asked for, and where nothing is linked.
    pub(super) fn of(drawn: &'a Drawn<'_>, config: &Config) -> Self {
        let mut sketch = Self {
            nodes: drawn.nodes().collect(),
            edges: drawn.edges().collect(),
            left_out: FxHashMap::default(),
        };
        let has_links = sketch
            .nodes
            .iter()
            .any(|node| node.kind == "statement" && node.is_linked);
        if config.edges == LinksShown::Tree && has_links {
            sketch.leave_out_lone();
        }
        sketch
    }

    /// A statement is lone if nothing links it and its article names no medium that carried it.
    fn leave_out_lone(&mut self) {
        let ways = self.edges.iter().filter(|edge| edge.edge == Edge::CarriedBy);
        let carried: FxHashSet<&str> = ways.map(|edge| edge.from.0.as_str()).collect();
        let lone = self
            .nodes
            .iter()
            .filter(|node| !node.is_linked && !carried.contains(node.id.as_str()))
            .map(|node| node.id.clone());
        let lone: FxHashSet<String> = lone.collect();
        for edge in self.edges.iter().filter(|edge| lone.contains(&edge.to.0)) {
            *self.left_out.entry(edge.from.0.clone()).or_default() += 1;
        }
        self.edges
            .retain(|edge| !lone.contains(&edge.from.0) && !lone.contains(&edge.to.0));
        let ends = self
            .edges
            .iter()
            .flat_map(|edge| [edge.from.0.clone(), edge.to.0.clone()]);
        let ends: FxHashSet<String> = ends.collect();
        self.nodes
            .retain(|node| !lone.contains(&node.id) && (node.kind != "speaker" || ends.contains(&node.id)));
    }
}
