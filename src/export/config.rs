//! What can be chosen about the files.

use serde::{Deserialize, Serialize};

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
