//! How the drawing looks: shapes and colours by kind of node, lines by relation.
//!
//! The colours are those of Okabe and Ito (2008), which the colour-blind can tell apart; shape or words say the same
//! again.

use super::drawn::NodeFacts;
use crate::graph::Edge;
use crate::model::{Relation, Status};

/// Names and values, the values escaped.
pub(super) type Attributes = Vec<(&'static str, String)>;

const FONT: &str = "Helvetica";
const INK: &str = "#1F2933";
const PALE: &str = "#CBD2D9";
const PAPER: &str = "#F5F7FA";
const DIM: &str = "#52606D";
const BLUE: &str = "#0072B2";
const SKY: &str = "#D9EDF9";
const ORANGE: &str = "#E69F00";
const GREEN: &str = "#009E73";
const VERMILION: &str = "#D55E00";
const PURPLE: &str = "#AA4499";
const WHITE: &str = "#FFFFFF";

/// Shape, fill, line and letters of a node.
pub(super) fn node(node: &NodeFacts<'_>) -> Attributes {
    let subkind = node.subkind;
    let (shape, style, fill, line, ink, size) = match node.kind {
        "outlet" => ("box", "filled", BLUE, BLUE, WHITE, "13"),
        "article" => ("note", "filled", SKY, BLUE, INK, "11"),
        "speaker" if subkind == Some("role") => ("ellipse", "filled,dashed", "#FFF4DA", ORANGE, INK, "11"),
        "speaker" => ("ellipse", "filled", "#FFE3A3", ORANGE, INK, "12"),
        "cluster" => ("octagon", "filled", GREEN, GREEN, WHITE, "11"),
        _ if node.is_linked => ("box", frame(subkind), WHITE, INK, INK, "11"),
        _ => ("box", frame(subkind), PAPER, PALE, DIM, "9"),
    };
    pairs(&[
        ("shape", shape),
        ("style", style),
        ("fillcolor", fill),
        ("color", line),
        ("fontcolor", ink),
        ("fontname", FONT),
        ("fontsize", size),
        ("margin", if node.is_linked { "0.12,0.07" } else { "0.08,0.03" }),
        ("height", if node.is_linked { "0.4" } else { "0.25" }),
    ])
}

/// A statement's frame: solid in quotation marks, dashed where reported, dotted where claimed.
fn frame(subkind: Option<&str>) -> &'static str {
    match subkind {
        Some("direct") => "filled,rounded",
        Some("claim") => "filled,rounded,dotted",
        _ => "filled,rounded,dashed",
    }
}

/// Colour, width and dashes of an edge.
pub(super) fn edge(edge: Edge) -> Attributes {
    let (colour, width, style) = match edge {
        Edge::Published => (BLUE, "1.6", "solid"),
        Edge::Contains => (PALE, "0.8", "solid"),
        Edge::SaidBy | Edge::Quotes { .. } => (ORANGE, "1.0", "solid"),
        Edge::CarriedBy | Edge::Credits => (ORANGE, "1.0", "dotted"),
        Edge::MemberOf => (GREEN, "0.8", "dotted"),
        Edge::Shares { .. } => (BLUE, "1.2", "solid"),
        Edge::Link { relation, status, .. } => {
            let style = if status == Status::Suggested { "dashed" } else { "solid" };
            (link_colour(relation), link_width(relation), style)
        }
    };
    let mut shown = pairs(&[
        ("color", colour),
        ("penwidth", width),
        ("style", style),
        ("arrowsize", "0.6"),
    ]);
    if matches!(edge, Edge::Link { .. } | Edge::CarriedBy) {
        shown.extend(pairs(&[("fontcolor", colour), ("fontname", FONT), ("fontsize", "9")]));
    }
    if edge == Edge::MemberOf {
        // Statements of one cluster stand together.
        shown.extend(pairs(&[("weight", "8")]));
    }
    if matches!(edge, Edge::Link { .. } | Edge::CarriedBy) {
        // These run across the layers rather than making them.
        shown.extend(pairs(&[("constraint", "false")]));
    }
    shown
}

const fn link_colour(relation: Relation) -> &'static str {
    match relation {
        Relation::Exact => GREEN,
        Relation::Altered => VERMILION,
        Relation::Excerpt => BLUE,
        Relation::Variant => PURPLE,
        Relation::Paraphrase => "#6B7280",
    }
}

const fn link_width(relation: Relation) -> &'static str {
    match relation {
        Relation::Exact | Relation::Altered => "2.0",
        Relation::Excerpt | Relation::Variant => "1.6",
        Relation::Paraphrase => "1.2",
    }
}

/// How the nodes find their places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// In layers from left to right.
    Layers,
    /// By forces, where layers would take too long.
    Forces,
}

/// What holds for the whole drawing.
pub(super) fn graph(layout: Layout) -> Attributes {
    let legend = concat!(
        "\\nblue: outlet and its articles · box: statement (solid frame: in quotation marks, dashed: reported, ",
        "dotted: claim; pale: no link) · ellipse: speaker or medium · octagon: statements of one utterance\\n",
        "lines between statements: same words or not, earlier → later (dashed: suggested only)",
    );
    let mut shown = pairs(&[
        ("label", legend),
        ("labelloc", "b"),
        ("fontname", FONT),
        ("fontsize", "11"),
        ("fontcolor", DIM),
        ("bgcolor", WHITE),
        ("pad", "0.3"),
        ("charset", "UTF-8"),
    ]);
    shown.extend(pairs(match layout {
        Layout::Layers => &[("rankdir", "LR"), ("ranksep", "0.9"), ("nodesep", "0.18")],
        Layout::Forces => &[
            ("layout", "sfdp"),
            ("overlap", "prism"),
            ("splines", "false"),
            ("outputorder", "edgesfirst"),
        ],
    }));
    shown
}

fn pairs(list: &[(&'static str, &str)]) -> Attributes {
    list.iter().map(|(name, value)| (*name, (*value).to_owned())).collect()
}
