//! `graph.dot`: the graph for Graphviz, Gephi, pydot and pygraphviz alike.
//!
//! Each of them loses something that the others read, so: ids quoted, attributes at each element (defaults for all
//! nodes give Gephi an empty graph), no subgraphs, no labels of HTML, and what holds for the whole graph comes last.

use std::io::{self, Write};

use super::Config;
use super::dot_style::{self, Attributes, Layout};
use super::drawn::{Drawn, EdgeFacts, NodeFacts, counted, reach};
use super::label::{one_line, wrap};
use super::names::Name as _;
use super::sketch::Sketch;
use crate::graph::Edge;
use crate::model::Status;

/// Edges for each node beyond which layers take too long: 79 outlets that all share something took minutes.
const EDGES_A_NODE_MAX: usize = 3;

pub(super) fn write(drawn: &Drawn<'_>, config: &Config, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "digraph quotetrace {{")?;
    let sketch = Sketch::of(drawn, config);
    for node in &sketch.nodes {
        let left_out = sketch.left_out.get(&node.id).copied();
        let shown = attributes(&node_attributes(node, left_out, config));
        writeln!(out, "  \"{}\" [{shown}];", node.id)?;
    }
    for edge in &sketch.edges {
        let shown = attributes(&edge_attributes(edge));
        writeln!(out, "  \"{}\" -> \"{}\" [{shown}];", edge.from.0, edge.to.0)?;
    }
    let is_sparse = sketch.edges.len() <= EDGES_A_NODE_MAX * sketch.nodes.len();
    let layout = if sketch.nodes.len() <= config.layered_nodes_max && is_sparse {
        Layout::Layers
    } else {
        Layout::Forces
    };
    writeln!(out, "  graph [{}];\n}}", attributes(&dot_style::graph(layout)))
}

fn node_attributes(node: &NodeFacts<'_>, left_out: Option<usize>, config: &Config) -> Attributes {
    let mut shown = dot_style::node(node);
    shown.push(("label", drawn_label(node, left_out, config)));
    shown.push(("tooltip", escape(&tooltip(node, config))));
    shown.push(("kind", node.kind.to_owned()));
    if let Some(subkind) = node.subkind {
        shown.push(("subkind", subkind.to_owned()));
    }
    if let Some(url) = &node.url {
        shown.push(("URL", escape(url)));
    }
    shown
}

/// What is read in the drawing, escaped and wrapped.
fn drawn_label(node: &NodeFacts<'_>, left_out: Option<usize>, config: &Config) -> String {
    let mut lines = match node.kind {
        // Its text stands in its statements.
        "cluster" => vec![
            counted(node.reach.statements, "statement"),
            reach(node.reach.outlets, node.reach.independent),
        ],
        _ if !node.is_linked => vec![in_marks(node, config.unlinked_chars_max.min(config.label_chars_max))],
        _ => wrap(
            &in_marks(node, config.drawn_chars_max.min(config.label_chars_max)),
            config.line_chars,
        ),
    };
    if node.kind == "article" {
        lines.extend(node.published.map(|published| published.date().to_string()));
        lines.extend(left_out.map(|count| format!("and {}", counted(count, "more statement"))));
    }
    let escaped: Vec<String> = lines.iter().map(|line| escape(line)).collect();
    escaped.join("\\n")
}

/// The label, in quotation marks if it was said in them.
fn in_marks(node: &NodeFacts<'_>, chars_max: usize) -> String {
    match node.subkind {
        Some("direct") if !node.label.starts_with(['“', '"']) => {
            format!("“{}”", one_line(&node.label, chars_max.saturating_sub(2)))
        }
        _ => one_line(&node.label, chars_max),
    }
}

/// The longer text, and whose it is, shown under the pointer.
fn tooltip(node: &NodeFacts<'_>, config: &Config) -> String {
    let published = node.published.map(|published| published.to_string());
    let whose: Vec<&str> = [node.speaker, node.outlet, published.as_deref()]
        .into_iter()
        .flatten()
        .collect();
    let text = if whose.is_empty() {
        format!("{}: {}", node.kind, node.label)
    } else {
        format!("{} — {}", whose.join(", "), node.label)
    };
    one_line(&text, config.label_chars_max)
}

fn edge_attributes(edge: &EdgeFacts) -> Attributes {
    let mut shown = dot_style::edge(edge.edge);
    shown.push(("kind", edge.edge.name().to_owned()));
    let mut tooltip = edge.label();
    if let Edge::Link { status, score, .. } = edge.edge {
        let doubt = if status == Status::Suggested {
            ", suggested only"
        } else {
            ""
        };
        tooltip = format!("{tooltip}, score {:.3}{doubt}", score.get());
        shown.push(("label", edge.label()));
        shown.push(("status", status.name().to_owned()));
        shown.push(("score", format!("{:.3}", score.get())));
        shown.push(("symmetric", edge.edge.is_symmetric().to_string()));
    }
    if edge.edge == Edge::CarriedBy {
        shown.push(("label", edge.label()));
    }
    if let Edge::Shares { .. } | Edge::Quotes { .. } = edge.edge {
        shown.push(("label", edge.edge.weight().to_string()));
    }
    if let Some(published) = edge.published {
        shown.push(("published", published.to_string()));
    }
    shown.push(("tooltip", tooltip));
    shown
}

/// `name="value", …`; the values are escaped already.
fn attributes(list: &Attributes) -> String {
    let pairs: Vec<String> = list.iter().map(|(name, value)| format!("{name}=\"{value}\"")).collect();
    pairs.join(", ")
}

/// One line of text for a string of DOT: quotes and backslashes escaped, an ampersand that would begin an entity too,
/// and a space behind a backslash at the end, where some parsers take the closing quote for an escaped one.
fn escape(line: &str) -> String {
    let mut escaped = String::with_capacity(line.len() + 8);
    for (at, c) in line.char_indices() {
        match c {
            '"' => escaped.push_str("\\\""),
            '\\' => escaped.push_str("\\\\"),
            '&' if begins_entity(&line[at + 1..]) => escaped.push_str("&amp;"),
            _ => escaped.push(c),
        }
    }
    if line.ends_with('\\') {
        escaped.push(' ');
    }
    escaped
}

/// Whether Graphviz would read `&` and what follows as one character: `lt;`, `#60;`, `#x3c;`.
fn begins_entity(rest: &str) -> bool {
    let name = rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '#');
    name.len() < rest.len() && name.starts_with(';')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_backslashes_and_entities_are_text() {
        assert_eq!(escape(r#"a "b" \N c\"#), r#"a \"b\" \\N c\\ "#);
        assert_eq!(escape("R&D &lt; &#60; & ; &"), "R&D &amp;lt; &amp;#60; & ; &");
    }
}
