//! What the formats of graphs tell of a node and an edge: names, types and values, the same in all of them.

use std::borrow::Cow;

use serde::Serialize;

use super::drawn::{EdgeFacts, NodeFacts};
use super::label::one_line;
use super::names::Name as _;
use crate::graph::Edge;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Type {
    Text,
    Whole,
    Real,
    Truth,
}

/// A value of a column; as JSON it is itself.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub(super) enum Value<'a> {
    Text(Cow<'a, str>),
    Whole(usize),
    Real(f64),
    Truth(bool),
}

/// A column: its name, which is a name in XML too, and what it holds.
pub(super) type Column = (&'static str, Type);

/// The columns of a node beside its id. The first is what programs show.
pub(super) const NODE: [Column; 14] = [
    ("label", Type::Text),
    ("kind", Type::Text),
    ("subkind", Type::Text),
    ("text", Type::Text),
    ("outlet", Type::Text),
    ("speaker", Type::Text),
    ("cluster", Type::Text),
    ("size", Type::Whole),
    ("outlets", Type::Whole),
    ("independent_outlets", Type::Whole),
    ("confidence", Type::Real),
    ("url", Type::Text),
    ("published", Type::Text),
    (ALTERED, Type::Truth),
];

/// The columns of an edge beside its id and its ends.
pub(super) const EDGE: [Column; 9] = [
    ("label", Type::Text),
    ("kind", Type::Text),
    ("weight", Type::Real),
    ("status", Type::Text),
    ("symmetric", Type::Truth),
    ("published", Type::Text),
    ("shared", Type::Whole),
    ("earlier", Type::Whole),
    ("later", Type::Whole),
];

/// Set by formats that cannot hold a text as it is.
pub(super) const ALTERED: &str = "altered";

/// The known values of one node or edge, in the order of the columns.
pub(super) type Values<'a> = Vec<(&'static str, Value<'a>)>;

/// What is known of a node.
pub(super) fn node<'a>(node: &'a NodeFacts<'_>, label_chars_max: usize) -> Values<'a> {
    let known = |value: Option<&'a str>| value.map(Value::from);
    let values = [
        Some(Value::from(one_line(&node.label, label_chars_max))),
        Some(Value::from(node.kind)),
        known(node.subkind),
        Some(Value::from(&*node.label)),
        known(node.outlet),
        known(node.speaker),
        node.cluster.map(|cluster| Value::from(cluster.to_string())),
        Some(Value::Whole(node.reach.statements)),
        Some(Value::Whole(node.reach.outlets)),
        node.reach.independent.map(Value::Whole),
        node.confidence.map(|confidence| Value::real(confidence.get())),
        known(node.url.as_deref()),
        node.published.map(|published| Value::from(published.to_string())),
        None,
    ];
    paired(&NODE, values)
}

/// What is known of an edge.
pub(super) fn edge(edge: &EdgeFacts) -> Values<'static> {
    let (shared, earlier, later) = match edge.edge {
        Edge::Shares {
            clusters,
            earlier,
            later,
        } => (Some(clusters), Some(earlier), Some(later)),
        _ => (None, None, None),
    };
    let whole = |count: Option<u32>| count.map(|count| Value::Whole(count as usize));
    let values = [
        Some(Value::from(edge.label())),
        Some(Value::from(edge.edge.name())),
        Some(Value::real(edge.edge.weight())),
        edge.status().map(|status| Value::from(status.name())),
        Some(Value::Truth(edge.edge.is_symmetric())),
        edge.published.map(|published| Value::from(published.to_string())),
        whole(shared),
        whole(earlier),
        whole(later),
    ];
    paired(&EDGE, values)
}

fn paired<'a, const N: usize>(columns: &[Column; N], values: [Option<Value<'a>>; N]) -> Values<'a> {
    let named = columns.iter().zip(values);
    named.filter_map(|((name, _), value)| Some((*name, value?))).collect()
}

impl Value<'_> {
    /// With three decimals, as the tables have it.
    pub(super) fn real(value: f32) -> Self {
        Self::Real((f64::from(value) * 1000.0).round() / 1000.0)
    }

    /// As it is written where everything is text.
    pub(super) fn shown(&self) -> Cow<'_, str> {
        match self {
            Self::Text(text) => Cow::Borrowed(text),
            Self::Whole(whole) => whole.to_string().into(),
            // 1.0 rather than 1, which readers of tables would take for a whole number.
            Self::Real(real) => format!("{real:?}").into(),
            Self::Truth(truth) => truth.to_string().into(),
        }
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}
