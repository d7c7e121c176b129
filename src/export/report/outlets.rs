//! Where the outlets stand in their drawing: those that share much stand close.

use fa2::{FA2Data, FA2Settings};
use petgraph::visit::EdgeRef as _;

use crate::export::Contents;
use crate::graph::{Edge, Node, Projection, View};

/// Steps of the layout: a hundred outlets have come to rest by then.
const STEPS: usize = 400;
/// Of the square that the drawing fills.
const SIDE: f64 = 1000.0;
/// Outlets beyond which nothing is drawn: the table tells more than a cloud.
const OUTLETS_MAX: usize = 400;

/// Outlets that share a cluster with another, in order, and what joins them.
#[derive(Default)]
pub(super) struct Drawing {
    /// Name, and place from 0 to 1000 from the left and the top.
    pub(super) nodes: Vec<(String, [usize; 2])>,
    /// From, to, shared clusters, in how many the first was earlier, in how many the second.
    pub(super) edges: Vec<[usize; 5]>,
}

impl Drawing {
    pub(super) fn of(run: &Contents<'_>) -> Self {
        let view = View {
            projection: Projection::Outlets,
            ..View::default()
        };
        let drawing = run.graph.drawing(view, run.statements, run.clusters);
        let mut graph = drawing.into_graph();
        graph.retain_nodes(|graph, node| graph.neighbors_undirected(node).next().is_some());
        if graph.node_count() > OUTLETS_MAX {
            return Self::default();
        }
        let edges = graph.edge_references().filter_map(|edge| match *edge.weight() {
            Edge::Shares {
                clusters,
                earlier,
                later,
            } => Some([
                edge.source().index(),
                edge.target().index(),
                clusters as usize,
                earlier as usize,
                later as usize,
            ]),
            _ => None,
        });
        let edges: Vec<[usize; 5]> = edges.collect();
        let places = places(graph.node_count(), &edges);
        let nodes = graph.node_weights().zip(places);
        Self {
            nodes: nodes
                .map(|(node, place)| match node {
                    Node::Outlet(outlet) => (outlet.name().to_owned(), place),
                    _ => (String::new(), place),
                })
                .collect(),
            edges,
        }
    }
}

/// From a circle, so that the same graph gives the same places.
fn places(count: usize, edges: &[[usize; 5]]) -> Vec<[usize; 2]> {
    let mut data = FA2Data::<f64>::with_capacity(count, edges.len());
    for node in 0..count {
        let turn = std::f64::consts::TAU * node as f64 / count as f64;
        data.add_node_with_position(turn.cos(), turn.sin());
    }
    for [from, to, clusters, ..] in edges {
        data.add_edge_with_weight(*from, *to, (1.0 + *clusters as f64).ln());
    }
    let mut layout = FA2Settings::from_graph_order(count.max(1)).build(data);
    layout.run(STEPS);
    fitted(&layout.data().positions().collect::<Vec<_>>())
}

fn fitted(places: &[(f64, f64)]) -> Vec<[usize; 2]> {
    let bounds = |of: fn(&(f64, f64)) -> f64| {
        let values = || places.iter().map(of).filter(|value| value.is_finite());
        let least = values().fold(f64::INFINITY, f64::min);
        (
            least,
            (values().fold(f64::NEG_INFINITY, f64::max) - least).max(f64::MIN_POSITIVE),
        )
    };
    let (x, y) = (bounds(|place| place.0), bounds(|place| place.1));
    let within = |value: f64, (least, extent): (f64, f64)| {
        let share = ((value - least) / extent).clamp(0.0, 1.0);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a share lies between 0 and 1; what is no number is 0"
        )]
        let place = (share * SIDE).round() as usize;
        place
    };
    places
        .iter()
        .map(|place| [within(place.0, x), within(place.1, y)])
        .collect()
}
