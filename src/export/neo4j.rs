//! `neo4j_nodes.csv` and `neo4j_edges.csv`, for `neo4j-admin database import full`.
//!
//! Labels are the kinds in camel case, relationship types in upper case with underscores, as Cypher is written.

use std::io::{self, Write};

use super::Config;
use super::drawn::Drawn;
use super::graph_columns::{self, ALTERED, Column, Type, Value, Values};
use super::table::{Reader, Table};

pub(super) fn write_nodes(drawn: &Drawn<'_>, config: &Config, out: &mut dyn Write) -> io::Result<()> {
    let columns = columns(&graph_columns::NODE);
    let header = header(&["id:ID(Node)"], &columns, ":LABEL");
    let mut table = Table::new(out, config.csv, Reader::Any, &header)?;
    for node in drawn.nodes() {
        table.text(&node.id);
        fill(
            &mut table,
            &columns,
            &graph_columns::node(&node, config.label_chars_max),
        );
        table.text(&capitalised(node.kind)).end()?;
    }
    Ok(())
}

pub(super) fn write_edges(drawn: &Drawn<'_>, config: &Config, out: &mut dyn Write) -> io::Result<()> {
    let columns = columns(&graph_columns::EDGE);
    let header = header(&[":START_ID(Node)", ":END_ID(Node)", "id:string"], &columns, ":TYPE");
    let mut table = Table::new(out, config.csv, Reader::Any, &header)?;
    for edge in drawn.edges() {
        let values = graph_columns::edge(&edge);
        table.text(&edge.from.0).text(&edge.to.0).text(&edge.id);
        fill(&mut table, &columns, &values);
        let kind = values.iter().find(|(name, _)| *name == "kind");
        let kind = kind.map(|(_, value)| value.shown().to_uppercase()).unwrap_or_default();
        table.text(&kind).end()?;
    }
    Ok(())
}

/// Without what only formats that alter text have.
fn columns(all: &[Column]) -> Vec<Column> {
    all.iter().copied().filter(|(name, _)| *name != ALTERED).collect()
}

fn header(first: &[&str], columns: &[Column], last: &str) -> Vec<String> {
    let typed = columns.iter().map(|(name, holds)| {
        let holds = match holds {
            Type::Text => "string",
            Type::Whole => "int",
            Type::Real => "double",
            Type::Truth => "boolean",
        };
        format!("{name}:{holds}")
    });
    let first = first.iter().map(|name| (*name).to_owned());
    first.chain(typed).chain([last.to_owned()]).collect()
}

fn fill(table: &mut Table<'_>, columns: &[Column], values: &Values<'_>) {
    for (name, _) in columns {
        match values.iter().find(|(known, _)| known == name).map(|(_, value)| value) {
            Some(Value::Text(text)) => table.text(text),
            Some(value) => table.bare(value.shown()),
            None => table.blank(),
        };
    }
}

fn capitalised(kind: &str) -> String {
    let mut letters = kind.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}
