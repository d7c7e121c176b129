//! What of the graph a drawing can bear: without the statements that nothing links, unless everything is asked for.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Config;
use super::drawn::{Drawn, EdgeFacts, NodeFacts};
use crate::graph::LinksShown;

/// The nodes and edges of a drawing.
pub(super) struct Sketch<'a> {
    pub(super) nodes: Vec<NodeFacts<'a>>,
    pub(super) edges: Vec<EdgeFacts>,
    /// By article, how many of its statements are left out.
    pub(super) left_out: FxHashMap<String, usize>,
}

impl<'a> Sketch<'a> {
    /// Statements that no link touches are left out, and the speakers of those alone; each article tells how many. All
    /// is drawn where all links are asked for, and where nothing is linked.
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
            sketch.leave_out_unlinked();
        }
        sketch
    }

    fn leave_out_unlinked(&mut self) {
        let unlinked = self
            .nodes
            .iter()
            .filter(|node| !node.is_linked)
            .map(|node| node.id.clone());
        let unlinked: FxHashSet<String> = unlinked.collect();
        for edge in self.edges.iter().filter(|edge| unlinked.contains(&edge.to.0)) {
            *self.left_out.entry(edge.from.0.clone()).or_default() += 1;
        }
        self.edges
            .retain(|edge| !unlinked.contains(&edge.from.0) && !unlinked.contains(&edge.to.0));
        let ends = self
            .edges
            .iter()
            .flat_map(|edge| [edge.from.0.clone(), edge.to.0.clone()]);
        let ends: FxHashSet<String> = ends.collect();
        self.nodes
            .retain(|node| node.is_linked && (node.kind != "speaker" || ends.contains(&node.id)));
    }
}
