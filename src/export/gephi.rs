//! `nodes.csv` and `edges.csv`, as Gephi's spreadsheet import wants them.
//!
//! Its rules: a backslash escapes; a column's type is guessed from the first 25 rows, so numbers stand in every row;
//! a column of dates must be called `Timeset`, in both files or neither; parallel edges are summed unless their
//! `Kind` differs; all edges must be of one `Type`.

use std::io::{self, Write};

use super::Config;
use super::drawn::Drawn;
use super::label::one_line;
use super::names::Name as _;
use super::table::{Reader, Table};
use crate::model::Confidence;

const NODE_HEADER: [&str; 13] = [
    "Id",
    "Label",
    "Kind",
    "Subkind",
    "Outlet",
    "Speaker",
    "Cluster",
    "Size",
    "Outlets",
    "Independent",
    "Confidence",
    "Url",
    "Timeset",
];
const EDGE_HEADER: [&str; 10] = [
    "Id",
    "Source",
    "Target",
    "Type",
    "Kind",
    "Weight",
    "Label",
    "Status",
    "Symmetric",
    "Timeset",
];

pub(super) fn write_nodes(drawn: &Drawn<'_>, config: &Config, out: &mut dyn Write) -> io::Result<()> {
    let mut table = Table::new(out, config.csv, Reader::Gephi, &NODE_HEADER)?;
    let line = |text: &str| one_line(text, config.label_chars_max);
    for node in drawn.nodes() {
        table
            .text(&node.id)
            .text(&line(&node.label))
            .text(node.kind)
            .known_text(node.subkind)
            .known_text(node.outlet.map(line).as_deref())
            .known_text(node.speaker.map(line).as_deref())
            .known_word(node.cluster)
            .bare(node.reach.statements)
            .bare(node.reach.outlets)
            .bare(node.reach.independent.unwrap_or(0))
            .share(node.confidence.map_or(1.0, Confidence::get))
            .known_text(node.url.as_deref())
            .known_word(node.published)
            .end()?;
    }
    Ok(())
}

pub(super) fn write_edges(drawn: &Drawn<'_>, config: &Config, out: &mut dyn Write) -> io::Result<()> {
    let mut table = Table::new(out, config.csv, Reader::Gephi, &EDGE_HEADER)?;
    for edge in drawn.edges() {
        let is = edge.edge;
        table
            .text(&edge.id)
            .text(&edge.from.0)
            .text(&edge.to.0)
            .text("Directed")
            .text(is.name())
            .share(is.weight())
            .text(&edge.label())
            .known_text(edge.status().map(|status| status.name()))
            .bare(is.is_symmetric())
            .known_word(edge.published)
            .end()?;
    }
    Ok(())
}
