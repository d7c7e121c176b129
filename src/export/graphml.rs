//! `graph.graphml`, for yEd, Gephi, Cytoscape, networkx, igraph and graph-tool.

use std::io::{self, Write};

use super::Config;
use super::drawn::Drawn;
use super::graph_columns::{self, ALTERED, Column, Type, Value, Values};
use super::xml::{Xml, is_legal};

const NAMESPACE: &str = "http://graphml.graphdrawing.org/xmlns";

pub(super) fn write(drawn: &Drawn<'_>, config: &Config, out: &mut dyn Write) -> io::Result<()> {
    let mut xml = Xml::new(out)?;
    xml.start(
        "graphml",
        &[
            ("xmlns", NAMESPACE),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
            (
                "xsi:schemaLocation",
                "http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd",
            ),
        ],
    )?;
    xml.line()?;
    write_keys(&mut xml, "node", &graph_columns::NODE)?;
    write_keys(&mut xml, "edge", &graph_columns::EDGE)?;
    xml.start("graph", &[("id", "quotetrace"), ("edgedefault", "directed")])?;
    xml.line()?;
    for node in drawn.nodes() {
        xml.start("node", &[("id", &node.id)])?;
        write_data(&mut xml, "node", &graph_columns::node(&node, config.label_chars_max))?;
        xml.end("node")?;
        xml.line()?;
    }
    for edge in drawn.edges() {
        xml.start(
            "edge",
            &[("id", &edge.id), ("source", &edge.from.0), ("target", &edge.to.0)],
        )?;
        write_data(&mut xml, "edge", &graph_columns::edge(&edge))?;
        xml.end("edge")?;
        xml.line()?;
    }
    xml.end("graph")?;
    xml.end("graphml")?;
    xml.line()
}

/// Keys of nodes and of edges have ids of their own: a reader knows one list of them.
fn write_keys(xml: &mut Xml<'_>, of: &str, columns: &[Column]) -> io::Result<()> {
    for (name, holds) in columns {
        let id = format!("{of}_{name}");
        let holds = match holds {
            Type::Text => "string",
            Type::Whole => "int",
            Type::Real => "double",
            Type::Truth => "boolean",
        };
        xml.empty(
            "key",
            &[("id", &id), ("for", of), ("attr.name", name), ("attr.type", holds)],
        )?;
        xml.line()?;
    }
    Ok(())
}

fn write_data(xml: &mut Xml<'_>, of: &str, values: &Values<'_>) -> io::Result<()> {
    for (name, value) in values {
        let key = format!("{of}_{name}");
        xml.text_element("data", &[("key", &key)], &value.shown())?;
    }
    if is_altered(values) {
        xml.text_element("data", &[("key", &format!("{of}_{ALTERED}"))], "true")?;
    }
    Ok(())
}

/// Whether a text stands there otherwise than it is.
pub(super) fn is_altered(values: &Values<'_>) -> bool {
    values
        .iter()
        .any(|(_, value)| matches!(value, Value::Text(text) if !is_legal(text)))
}
