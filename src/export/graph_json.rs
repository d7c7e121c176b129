//! The graph as JSON: node-link for networkx (`graph.json`) and for D3 (`graph.d3.json`), elements for Cytoscape.js and
//! Cytoscape (`graph.cyjs`), CX2 for Cytoscape and `NDEx` (`graph.cx2`).

use std::io::{self, Write};

use serde::{Serialize, Serializer};
use serde_json::json;

use super::Config;
use super::drawn::{Drawn, EdgeFacts};
use super::graph_columns::{self, Column, Type, Value, Values};

/// `nodes` and `edges`, as networkx 3.4 and later read them: every value under its own name, `key` the edge's id.
pub(super) fn write_node_link(drawn: &Drawn<'_>, config: &Config, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"{\"directed\":true,\"multigraph\":true,\"graph\":{\"name\":\"quotetrace\"},\n\"nodes\":")?;
    write_nodes(drawn, config, out, &mut |_, id, values, out| {
        write_object(out, &with("id", id, values))
    })?;
    out.write_all(b",\n\"edges\":")?;
    write_list(out, drawn.edges().map(|edge| Object(linked(&edge, "key"))))?;
    out.write_all(b"}\n")
}

/// `nodes` and `links`, as the examples of D3 have them: `group` is the kind, `value` the weight.
pub(super) fn write_d3(drawn: &Drawn<'_>, config: &Config, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"{\"nodes\":")?;
    write_nodes(drawn, config, out, &mut |kind, id, values, out| {
        write_object(out, &with("id", id, with("group", kind, values).0))
    })?;
    out.write_all(b",\n\"links\":")?;
    let link = |edge: EdgeFacts| {
        let value = ("value", Value::real(edge.edge.weight()));
        let mut values = linked(&edge, "id");
        values.push(value);
        Object(values)
    };
    write_list(out, drawn.edges().map(link))?;
    out.write_all(b"}\n")
}

/// Elements; `name` and `interaction` are what Cytoscape shows and maps by default.
pub(super) fn write_cytoscape(drawn: &Drawn<'_>, config: &Config, out: &mut dyn Write) -> io::Result<()> {
    let head = json!({"name": "quotetrace", "shared_name": "quotetrace"});
    write!(
        out,
        "{{\"format_version\":\"1.0\",\"generated_by\":\"quotetrace\",\"target_cytoscapejs_version\":\"~3.0\",\
         \"data\":{head},\n\"elements\":{{\"nodes\":"
    )?;
    write_nodes(drawn, config, out, &mut |_, id, values, out| {
        let data = with("id", id, renamed(values, "label", "name"));
        write_object(out, &Data { data })
    })?;
    out.write_all(b",\n\"edges\":")?;
    let edge = |edge: EdgeFacts| Data {
        data: Object(renamed(
            renamed(linked(&edge, "id"), "label", "name"),
            "kind",
            "interaction",
        )),
    };
    write_list(out, drawn.edges().map(edge))?;
    out.write_all(b"}}\n")
}

/// Aspects, every attribute declared; nodes and edges are numbered, their ids are attributes.
pub(super) fn write_cx2(drawn: &Drawn<'_>, config: &Config, out: &mut dyn Write) -> io::Result<()> {
    let (nodes, edges) = (drawn.node_count(), drawn.edge_count());
    let count = |name: &str, count: usize| json!({"name": name, "elementCount": count});
    let meta = json!({"metaData": [
        count("attributeDeclarations", 1), count("networkAttributes", 1), count("nodes", nodes), count("edges", edges),
    ]});
    let declared = json!({"attributeDeclarations": [{
        "networkAttributes": {"name": {"d": "string"}},
        "nodes": declarations("node_id", &graph_columns::NODE),
        "edges": declarations("edge_id", &graph_columns::EDGE),
    }]});
    writeln!(out, "[{},", json!({"CXVersion": "2.0", "hasFragments": false}))?;
    writeln!(out, "{meta},\n{declared},")?;
    write!(
        out,
        "{},\n{{\"nodes\":",
        json!({"networkAttributes": [{"name": "quotetrace"}]})
    )?;
    let mut number = 0..;
    write_nodes(drawn, config, out, &mut move |_, node_id, values, out| {
        let v = with("node_id", node_id, renamed(values, "label", "name"));
        let id = number.next().unwrap_or_default();
        write_object(
            out,
            &Numbered {
                id,
                s: None,
                t: None,
                v,
            },
        )
    })?;
    out.write_all(b"},\n{\"edges\":")?;
    let edge = |(number, edge): (usize, EdgeFacts)| Numbered {
        id: number,
        s: Some(edge.from.1),
        t: Some(edge.to.1),
        v: with(
            "edge_id",
            edge.id.clone(),
            renamed(
                renamed(graph_columns::edge(&edge), "label", "name"),
                "kind",
                "interaction",
            ),
        ),
    };
    write_list(out, drawn.edges().enumerate().map(edge))?;
    writeln!(out, "}},\n{}]", json!({"status": [{"success": true}]}))
}

fn declarations(id: &str, columns: &[Column]) -> serde_json::Value {
    let named = |name: &'static str| match name {
        "label" => "name",
        "kind" if id == "edge_id" => "interaction",
        _ => name,
    };
    let typed = columns.iter().map(|(name, holds)| {
        let holds = match holds {
            Type::Text => "string",
            Type::Whole => "integer",
            Type::Real => "double",
            Type::Truth => "boolean",
        };
        (named(name).to_owned(), json!({ "d": holds }))
    });
    typed.chain([(id.to_owned(), json!({"d": "string"}))]).collect()
}

/// Makes the object of a node of its kind, its id and its values.
type Shape = dyn for<'v> FnMut(&'static str, &'v str, Values<'v>, &mut dyn Write) -> io::Result<()>;

/// A list with an object for each node.
fn write_nodes(drawn: &Drawn<'_>, config: &Config, out: &mut dyn Write, shape: &mut Shape) -> io::Result<()> {
    out.write_all(b"[")?;
    for (number, node) in drawn.nodes().enumerate() {
        out.write_all(if number == 0 { b"\n" } else { b",\n" })?;
        shape(
            node.kind,
            &node.id,
            graph_columns::node(&node, config.label_chars_max),
            out,
        )?;
    }
    out.write_all(b"]")
}

/// A list, an item a line.
fn write_list<T: Serialize>(out: &mut dyn Write, items: impl Iterator<Item = T>) -> io::Result<()> {
    out.write_all(b"[")?;
    for (number, item) in items.enumerate() {
        out.write_all(if number == 0 { b"\n" } else { b",\n" })?;
        write_object(out, &item)?;
    }
    out.write_all(b"]")
}

fn write_object(out: &mut dyn Write, object: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(out, object).map_err(io::Error::from)
}

/// What an edge says of its ends, under the name that `id` has, then its values.
fn linked(edge: &EdgeFacts, id: &'static str) -> Values<'static> {
    let ends = [
        (id, edge.id.clone()),
        ("source", edge.from.0.clone()),
        ("target", edge.to.0.clone()),
    ];
    let ends = ends.into_iter().map(|(name, value)| (name, Value::from(value)));
    ends.chain(graph_columns::edge(edge)).collect()
}

fn with<'v>(name: &'static str, value: impl Into<Value<'v>>, values: Values<'v>) -> Object<'v> {
    let mut all = vec![(name, value.into())];
    all.extend(values);
    Object(all)
}

fn renamed<'v>(mut values: Values<'v>, from: &str, to: &'static str) -> Values<'v> {
    for (name, _) in &mut values {
        if *name == from {
            *name = to;
        }
    }
    values
}

/// An object of these names and values, in this order.
struct Object<'v>(Values<'v>);

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

#[derive(Serialize)]
struct Data<'v> {
    data: Object<'v>,
}

#[derive(Serialize)]
struct Numbered<'v> {
    id: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    s: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    t: Option<usize>,
    v: Object<'v>,
}
