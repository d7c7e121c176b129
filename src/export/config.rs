//! What can be chosen about the files.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Format;
use crate::graph::{LinksShown, Projection, View};

/// What can be chosen about the files that a run writes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// How text is written into CSV files: `safe` for people with spreadsheets, `raw` for machines.
    pub csv: CsvText,
    /// Longest label of a node or an edge, in characters. At most 300: Graphviz before version 3 refuses strings of
    /// 16 KiB, and a label is for the eye; the text is in the tables.
    pub label_chars_max: usize,
    /// Longest label drawn by `graph.dot`, in characters: five lines. Tooltips go up to `label_chars_max`.
    pub drawn_chars_max: usize,
    /// The same for statements that no link touches, in characters: they are drawn on one line.
    pub unlinked_chars_max: usize,
    /// Where the lines of a drawn label break, in characters.
    pub line_chars: usize,
    /// Nodes from which `graph.dot` asks for the force layout `sfdp`: the layered one takes minutes beyond that.
    pub layered_nodes_max: usize,
    /// What is written beside the tables, the DOT, the Gephi files and the report; `-f` on the command line.
    pub formats: BTreeSet<Format>,
    /// Which nodes the files of the graph show: `full`, `statements`, `outlets` (joined by the clusters that both
    /// carry), `speakers` (joined to the outlets that quote them).
    pub graph: Projection,
    /// Which links inside a cluster they show: a `tree` around its earliest statement, or `all`.
    pub edges: LinksShown,
    /// Only so many clusters, those that most outlets carry, and what belongs to them; 0 shows all.
    pub top: usize,
    /// Whether the graph is written for D3 too (`graph.d3.json`: `links`, `value`, `group`).
    pub d3: bool,
    /// Whether the GEXF has timestamps, for Gephi's timeline.
    pub timeline: bool,
    /// When the run was made, for the provenance: a date and time as in 2020-06-16T14:49:00Z. No clock is read, so
    /// that the same run gives the same bytes; blank leaves it out.
    pub made_at: String,
}

impl Config {
    /// What the files of the graph show.
    pub(super) fn view(&self) -> View {
        View {
            projection: self.graph,
            links: self.edges,
            top: (self.top > 0).then_some(self.top),
        }
    }
}

impl Default for Config {
    fn default() -> Self {
        Self {
            csv: CsvText::Safe,
            label_chars_max: 300,
            drawn_chars_max: 170,
            unlinked_chars_max: 60,
            line_chars: 34,
            layered_nodes_max: 1500,
            formats: BTreeSet::new(),
            graph: Projection::Full,
            edges: LinksShown::Tree,
            top: 0,
            d3: false,
            timeline: true,
            made_at: String::new(),
        }
    }
}

/// How text is written into CSV files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CsvText {
    /// A text that a spreadsheet would run or a table reader would lose gets one leading `'`; so does one that starts
    /// with `'`, so that taking one off gives every text back.
    #[default]
    Safe,
    /// As it is.
    Raw,
}
