//! Writes a run into a folder: tables, JSON lines, the graph. One format a file; docs/formats.md tells every column.

mod articles;
mod characters;
mod clusters;
mod config;
mod destination;
mod dot;
mod dot_style;
mod drawn;
mod findings;
mod fragment;
mod gephi;
mod json;
mod label;
mod links;
mod lookup;
mod meaning_line;
mod names;
mod run_info;
mod single;
mod statement_line;
mod statements;
mod table;

use std::io::{self, Write};

pub use config::{Config, CsvText};
pub use destination::{Destination, Existing};
pub use run_info::{Counts, RunInfo};
pub use single::SingleFile;
pub use statement_line::{StatementLines, statement_line};

use crate::error::Error;
use crate::graph::{Projection, StatementGraph};
use crate::model::{Article, Cluster, Finding, Link, Statement};
use lookup::Lookup;

/// All that a run has to write, each slice in output order.
///
/// Indices in links, clusters, findings and graph point into these slices. A statement whose article is not among
/// `articles`, and an index outside its slice, are passed over: the stages never make such.
#[derive(Clone, Copy, Debug)]
pub struct Contents<'a> {
    /// By date, outlet, title, id.
    pub articles: &'a [Article],
    /// By article, then place in it.
    pub statements: &'a [Statement],
    /// By their two statements.
    pub links: &'a [Link],
    /// By outlets and size, largest first, then id.
    pub clusters: &'a [Cluster],
    /// Gravest first.
    pub findings: &'a [Finding],
    /// The whole graph of the above.
    pub graph: &'a StatementGraph,
    /// What the run was.
    pub run: &'a RunInfo,
}

/// Writes all files of a run into a temporary folder beside the destination, then puts it in place in one step.
///
/// # Errors
/// [`Error::Write`] names the file that could not be written; [`Error::Exists`] and [`Error::NotReplaceable`] tell of a
/// folder that has come into being at the destination, or changed, since it was checked. After an error the destination
/// is as it was and nothing is left beside it.
pub fn write(run: &Contents<'_>, destination: &Destination, config: &Config) -> Result<(), Error> {
    let lookup = Lookup::new(run);
    let drawing = run.graph.drawing(Projection::Full);
    let drawn = drawn::Drawn::new(run, &lookup, &drawing);
    let mut folder = destination.stage()?;
    folder.file("articles.csv", |out| articles::write(run, config, out))?;
    folder.file("statements.csv", |out| statements::write(run, &lookup, config, out))?;
    folder.file("statements.jsonl", |out| write_lines(run, &lookup, out))?;
    folder.file("links.csv", |out| links::write(run, config, out))?;
    folder.file("clusters.csv", |out| clusters::write(run, config, out))?;
    folder.file("findings.csv", |out| findings::write(run, &lookup, config, out))?;
    folder.file("nodes.csv", |out| gephi::write_nodes(&drawn, config, out))?;
    folder.file("edges.csv", |out| gephi::write_edges(&drawn, config, out))?;
    folder.file("graph.dot", |out| dot::write(&drawn, config, out))?;
    let files = folder.names();
    folder.file(run_info::FILE, |out| run_info::write(run, &files, out))?;
    folder.put_in_place()
}

fn write_lines(run: &Contents<'_>, lookup: &Lookup<'_>, out: &mut dyn Write) -> io::Result<()> {
    lookup.for_each_statement(run, |index, statement, lines| {
        out.write_all(lines.line(statement, lookup.cluster(index)).as_bytes())?;
        out.write_all(b"\n")
    })
}
