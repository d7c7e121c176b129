//! `graph.gexf`, version 1.3, for Gephi and networkx.
//!
//! With a timeline where any article is dated: then nodes and edges of known date have timestamps, and Gephi's timeline
//! shows who came when. Links of one pair that differ in kind are told apart by `kind`: Gephi adds up what it takes for parallel.

use std::io::{self, Write};

use super::Config;
use super::drawn::Drawn;
use super::graph_columns::{self, ALTERED, Column, Type, Value, Values};
use super::graphml::is_altered;
use super::xml::Xml;
use crate::model::Published;

pub(super) fn write(drawn: &Drawn<'_>, config: &Config, out: &mut dyn Write) -> io::Result<()> {
    let mut xml = Xml::new(out)?;
    xml.start(
        "gexf",
        &[
            ("xmlns", "http://gexf.net/1.3"),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
            ("xsi:schemaLocation", "http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd"),
            ("version", "1.3"),
        ],
    )?;
    xml.line()?;
    xml.start("meta", &[])?;
    xml.text_element("creator", &[], "quotetrace")?;
    xml.text_element("description", &[], "quotes, their speakers and outlets")?;
    xml.end("meta")?;
    xml.line()?;
    let has_timeline = config.timeline && drawn.nodes().any(|node| node.published.is_some());
    let mode = if has_timeline { "dynamic" } else { "static" };
    let mut graph = vec![("defaultedgetype", "directed"), ("idtype", "string"), ("mode", mode)];
    if has_timeline {
        graph.extend([("timeformat", "date"), ("timerepresentation", "timestamp")]);
    }
    xml.start("graph", &graph)?;
    xml.line()?;
    write_columns(&mut xml, "node", &graph_columns::NODE)?;
    write_columns(&mut xml, "edge", &graph_columns::EDGE)?;
    write_nodes(&mut xml, drawn, config)?;
    write_edges(&mut xml, drawn, config)?;
    xml.end("graph")?;
    xml.end("gexf")?;
    xml.line()
}

fn write_columns(xml: &mut Xml<'_>, class: &str, columns: &[Column]) -> io::Result<()> {
    xml.start("attributes", &[("class", class), ("mode", "static")])?;
    for (name, holds) in columns.iter().filter(|(name, _)| !is_own(name)) {
        let holds = match holds {
            Type::Text => "string",
            Type::Whole => "integer",
            Type::Real => "double",
            Type::Truth => "boolean",
        };
        xml.empty("attribute", &[("id", name), ("title", name), ("type", holds)])?;
    }
    xml.end("attributes")?;
    xml.line()
}

/// What the format has an attribute of its own for.
fn is_own(name: &str) -> bool {
    matches!(name, "label" | "weight")
}

fn write_nodes(xml: &mut Xml<'_>, drawn: &Drawn<'_>, config: &Config) -> io::Result<()> {
    xml.start("nodes", &[])?;
    xml.line()?;
    for node in drawn.nodes() {
        let values = graph_columns::node(&node, config.label_chars_max);
        let label = own(&values, "label");
        let day = day(node.published.filter(|_| config.timeline));
        let mut attributes = vec![("id", node.id.as_str()), ("label", &label)];
        attributes.extend(day.as_deref().map(|day| ("timestamp", day)));
        xml.start("node", &attributes)?;
        write_values(xml, &values)?;
        xml.end("node")?;
        xml.line()?;
    }
    xml.end("nodes")?;
    xml.line()
}

fn write_edges(xml: &mut Xml<'_>, drawn: &Drawn<'_>, config: &Config) -> io::Result<()> {
    xml.start("edges", &[])?;
    xml.line()?;
    for edge in drawn.edges() {
        let values = graph_columns::edge(&edge);
        let (label, kind, weight) = (own(&values, "label"), own(&values, "kind"), own(&values, "weight"));
        let day = day(edge.published.filter(|_| config.timeline));
        let mut attributes = vec![
            ("id", edge.id.as_str()),
            ("source", &edge.from.0),
            ("target", &edge.to.0),
            ("kind", &kind),
            ("label", &label),
            ("weight", &weight),
        ];
        attributes.extend(day.as_deref().map(|day| ("timestamp", day)));
        xml.start("edge", &attributes)?;
        write_values(xml, &values)?;
        xml.end("edge")?;
        xml.line()?;
    }
    xml.end("edges")?;
    xml.line()
}

fn write_values(xml: &mut Xml<'_>, values: &Values<'_>) -> io::Result<()> {
    xml.start("attvalues", &[])?;
    for (name, value) in values.iter().filter(|(name, _)| !is_own(name)) {
        xml.empty("attvalue", &[("for", name), ("value", &value.shown())])?;
    }
    if is_altered(values) {
        xml.empty("attvalue", &[("for", ALTERED), ("value", "true")])?;
    }
    xml.end("attvalues")
}

fn own(values: &Values<'_>, name: &str) -> String {
    let found = values.iter().find(|(column, _)| *column == name);
    found
        .map(|(_, value): &(_, Value<'_>)| value.shown().into_owned())
        .unwrap_or_default()
}

/// The day alone: one way of telling time for all, which the timeline needs; `published` has the time of day.
fn day(published: Option<Published>) -> Option<String> {
    published.map(|published| published.date().to_string())
}
