//! Writes a run into a folder: tables, JSON lines, the graph. One format a file; docs/formats.md tells every column.

mod annotations;
mod articles;
mod cells;
mod characters;
mod checked;
mod claim_review;
mod clusters;
mod config;
mod destination;
mod dot;
mod dot_style;
mod drawn;
mod findings;
mod format;
mod fragment;
mod gephi;
mod gexf;
mod graph_columns;
mod graph_json;
mod graphml;
mod json;
mod label;
mod lines;
mod link_lines;
mod links;
mod lookup;
mod meaning_line;
mod names;
mod neo4j;
mod page;
#[cfg(feature = "parquet")]
mod parquet;
mod place;
mod provenance;
mod report;
mod review;
mod run_info;
mod single;
mod sketch;
mod statement_line;
mod statements;
mod table;
mod xml;

use std::collections::BTreeSet;
use std::io::{self, Write};

pub use cells::{Cell, write_cells};
pub use checked::{CHECKED_PAGE_MARK, CheckedOriginal, CheckedPassage, CheckedQuote, write_checked};
pub use config::{Config, CsvText};
pub use destination::{Destination, Existing};
pub use format::Format;
pub use link_lines::LinkLines;
pub use links::wdiff;
pub use run_info::{Counts, RunInfo};
pub use single::SingleFile;
pub use statement_line::{StatementLines, statement_line};

use crate::error::Error;
use crate::graph::StatementGraph;
use crate::model::{Article, Cluster, Finding, Link, Origin, Review, Statement};
use crate::trace::{INDEX_FILE, Index};
use destination::Staged;
use drawn::Drawn;
use format::Written;
use lookup::Lookup;

/// All that a run has to write, each slice in output order.
///
/// Indices in links, clusters, findings and graph point into these slices. A statement whose article is not among
/// `articles`, and an index outside its slice, are passed over: the stages never make such.
#[derive(Clone, Copy, Debug)]
pub struct Contents<'a> {
    /// By date, outlet, title, id.
    pub articles: &'a [Article],
    /// By article: where it has its text from. Articles beyond its end tell nothing of it.
    pub origins: &'a [Origin],
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
    /// What a person decided about links before this run; [`Review::NONE`] where nobody did.
    pub review: &'a Review,
    /// What the run was.
    pub run: &'a RunInfo,
}

/// Writes a run into a temporary folder beside the destination, then puts it in place in one step: the run itself
/// (`run.json` and the JSON lines), what is written [by default](Format::BY_DEFAULT), and the formats of `config`.
///
/// # Errors
/// [`Error::Write`] names the file that could not be written; [`Error::Exists`] and [`Error::NotReplaceable`] tell of a
/// folder that has come into being at the destination, or changed, since it was checked. After an error the destination
/// is as it was and nothing is left beside it.
pub fn write(run: &Contents<'_>, destination: &Destination, config: &Config) -> Result<(), Error> {
    let formats: BTreeSet<Format> = Format::BY_DEFAULT.iter().chain(&config.formats).copied().collect();
    fill(run, destination, config, |from, folder| {
        let Written { run, lookup, .. } = *from;
        folder.file("articles.jsonl", |out| lines::write_articles(run, out))?;
        let mut index = Vec::new();
        folder.file("statements.jsonl", |out| {
            index = write_lines(run, lookup, out)?;
            Ok(())
        })?;
        folder.file(INDEX_FILE, |out| out.write_all(&index))?;
        folder.file("links.jsonl", |out| lines::write_links(run, out))?;
        folder.file("clusters.jsonl", |out| lines::write_clusters(run, out))?;
        folder.file("findings.jsonl", |out| lines::write_findings(run, out))?;
        if *run.review != *Review::NONE {
            folder.file(review::FILE, |out| review::write(run, config, out))?;
        }
        formats.iter().try_for_each(|format| format.write(from, folder))
    })
}

/// Writes only the formats of `config`, and the `run.json` that says what run they are of.
///
/// # Errors
/// As [`write()`].
pub fn write_formats(run: &Contents<'_>, destination: &Destination, config: &Config) -> Result<(), Error> {
    fill(run, destination, config, |from, folder| {
        config.formats.iter().try_for_each(|format| format.write(from, folder))
    })
}

fn fill(
    run: &Contents<'_>,
    destination: &Destination,
    config: &Config,
    files: impl FnOnce(&Written<'_>, &mut Staged<'_>) -> Result<(), Error>,
) -> Result<(), Error> {
    let lookup = Lookup::new(run);
    let drawing = run.graph.drawing(config.view(), run.statements, run.clusters);
    let drawn = Drawn::new(run, &lookup, &drawing);
    let mut folder = destination.stage()?;
    let from = Written {
        run,
        config,
        lookup: &lookup,
        drawn: &drawn,
    };
    files(&from, &mut folder)?;
    let files = folder.names();
    folder.file(run_info::FILE, |out| run_info::write(run, &files, out))?;
    folder.put_in_place()
}

/// Writes the statements; gives the index that finds their lines by words.
fn write_lines(run: &Contents<'_>, lookup: &Lookup<'_>, out: &mut dyn Write) -> io::Result<Vec<u8>> {
    let (mut texts, mut starts, mut at) = (Vec::new(), vec![0], 0);
    lookup.for_each_statement(run, |index, statement, lines| {
        let line = lines.line(statement, lookup.cluster(index));
        out.write_all(line.as_bytes())?;
        out.write_all(b"\n")?;
        at += line.len() as u64 + 1;
        starts.push(at);
        texts.push(&*statement.text);
        Ok(())
    })?;
    Ok(Index::new(texts.into_iter(), starts).to_bytes())
}
