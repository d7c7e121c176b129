//! Reads a finished run back: the folder that `export` wrote, as the values that it was written from.
//!
//! The source of truth are `run.json` and the five files of JSON lines; the tables say the same to spreadsheets. What
//! is read back exports to the same bytes. Two things stay in the files: a statement's `values`, which are empty here,
//! and thousandths of a thousandth of a confidence.

mod lines;
mod origin;
mod place;
mod statement;

use std::fs::File;
use std::io::{self, BufRead as _, BufReader};
use std::path::Path;

use rustc_hash::FxHashMap;
use serde::de::DeserializeOwned;

use crate::error::Error;
use crate::model::{Article, Cluster, Finding, Link, Origin, Review, Statement, StatementId};
use crate::read::read_review;
use lines::{ArticleLine, ClusterLine, FindingLine, LinkLine, RunFile};
use statement::StatementLine;

/// The shape of the files that are read here; the one that `export` writes.
const FORMAT: u32 = 1;
const PROGRAM: &str = "quotetrace";
const RUN_FILE: &str = "run.json";

/// A run as it was written. Indices in links, clusters and findings point into `statements`.
#[derive(Debug)]
pub struct FinishedRun {
    /// In the order of the file, as all below.
    pub articles: Vec<Article>,
    /// By article: where it has its text from.
    pub origins: Vec<Origin>,
    /// Without their `values`.
    pub statements: Vec<Statement>,
    /// With their measures and word diffs.
    pub links: Vec<Link>,
    /// With their members.
    pub clusters: Vec<Cluster>,
    /// Gravest first.
    pub findings: Vec<Finding>,
    /// What a person had decided before the run.
    pub review: Review,
    /// `run.json` as it stands: version, options, inputs, counts.
    pub info: serde_json::Value,
}

/// Reads the run in a folder.
///
/// # Errors
/// [`Error::Run`], with file, line and remedy: no folder or no `run.json` in it, a `run.json` of another program or of
/// files in another shape, a file that is missing, cut short, not UTF-8 or no JSON lines, an id that no other line has,
/// a span outside its article, another number of lines than `run.json` counts.
///
/// # Cost
/// Linear in the size of the folder's JSON lines; all of it is held in memory.
pub fn read_run(folder: &Path) -> Result<FinishedRun, Error> {
    let reader = Folder { path: folder };
    let (run, info) = reader.run_file()?;
    let (articles, origins) = reader.articles(run.counts.articles)?;
    let by_id: FxHashMap<_, _> = articles.iter().map(|article| (article.id, article)).collect();
    let statements: Vec<Statement> =
        reader.lines("statements.jsonl", run.counts.statements, |line: StatementLine| {
            line.statement(&by_id)
        })?;
    let indices = Indices::of(&statements);
    Ok(FinishedRun {
        links: reader.lines("links.jsonl", run.counts.links, |line: LinkLine| line.link(&indices))?,
        clusters: reader.lines("clusters.jsonl", run.counts.clusters, |line: ClusterLine| {
            line.cluster(&indices)
        })?,
        findings: reader.lines("findings.jsonl", run.counts.findings, |line: FindingLine| {
            line.finding(&indices)
        })?,
        review: reader.review()?,
        articles,
        origins,
        statements,
        info,
    })
}

/// Where each statement stands.
struct Indices(FxHashMap<StatementId, u32>);

impl Indices {
    fn of(statements: &[Statement]) -> Self {
        Self((0..).zip(statements).map(|(index, s)| (s.id, index)).collect())
    }

    fn of_statement(&self, id: StatementId) -> Result<u32, String> {
        let index = self.0.get(&id).copied();
        index.ok_or_else(|| format!("`{id}` is not in statements.jsonl"))
    }
}

/// The folder of a run.
struct Folder<'a> {
    path: &'a Path,
}

/// What to do about a folder that is no whole run.
const AGAIN: &str = "make the run again, or name the folder that `quotetrace PATH… -o FOLDER` wrote";

impl Folder<'_> {
    fn run_file(&self) -> Result<(RunFile, serde_json::Value), Error> {
        let text = std::fs::read(self.path.join(RUN_FILE)).map_err(|error| self.missing(RUN_FILE, &error))?;
        let broken =
            |error: &dyn std::fmt::Display| self.fault(format!("run.json is no run of ours ({error}): {AGAIN}"));
        let info: serde_json::Value = serde_json::from_slice(&text).map_err(|error| broken(&error))?;
        let text = |key: &str| info.get(key).and_then(serde_json::Value::as_str).unwrap_or("unknown");
        if text("program") != PROGRAM {
            return Err(broken(&"it names another program"));
        }
        let format = info.get("format").and_then(serde_json::Value::as_u64);
        if format != Some(u64::from(FORMAT)) {
            let shape = format.map_or_else(|| "none".to_owned(), |format| format.to_string());
            let other = format!(
                "quotetrace {} wrote it, with files of format {shape}; this is {}, which reads format {FORMAT}: make \
                 the run again with this version, or use that one",
                text("version"),
                env!("CARGO_PKG_VERSION")
            );
            return Err(self.fault(other));
        }
        let run = RunFile::deserialize_from(&info).map_err(|error| broken(&error))?;
        Ok((run, info))
    }

    fn articles(&self, counted: usize) -> Result<(Vec<Article>, Vec<Origin>), Error> {
        let name = "articles.jsonl";
        let lines = self.lines(name, counted, ArticleLine::article)?;
        let numbers: FxHashMap<_, u32> = lines.iter().map(|(article, _)| article.id).zip(0..).collect();
        let mut read = (Vec::new(), Vec::new());
        for (number, (article, origin)) in (1_usize..).zip(lines) {
            let origin = origin.origin(&article, &numbers);
            read.1.push(origin.map_err(|what| self.damaged(name, number, &what))?);
            read.0.push(article);
        }
        Ok(read)
    }

    fn damaged(&self, name: &str, line: usize, what: &str) -> Error {
        self.fault(format!("{name}, line {line}: {what}; {AGAIN}"))
    }

    /// The lines of a file, each made into what it stands for.
    fn lines<L: DeserializeOwned, T>(
        &self,
        name: &str,
        counted: usize,
        make: impl Fn(L) -> Result<T, String>,
    ) -> Result<Vec<T>, Error> {
        let file = File::open(self.path.join(name)).map_err(|error| self.missing(name, &error))?;
        let mut made = Vec::new();
        for (number, line) in (1_usize..).zip(BufReader::with_capacity(1 << 16, file).lines()) {
            let at = |what: &str| self.damaged(name, number, what);
            let line = line.map_err(|error| at(&error.to_string()))?;
            let parsed: L = serde_json::from_str(&line).map_err(|error| at(&error.to_string()))?;
            made.push(make(parsed).map_err(|what| at(&what))?);
        }
        if made.len() == counted {
            return Ok(made);
        }
        let lines = made.len();
        Err(self.fault(format!(
            "{name} has {lines} lines, but run.json counts {counted}: the file was changed or cut short; {AGAIN}"
        )))
    }

    /// None where no review was given.
    fn review(&self) -> Result<Review, Error> {
        let path = self.path.join("review.csv");
        if !path.exists() {
            return Ok(Review::default());
        }
        Ok(read_review(&path)?.review)
    }

    fn missing(&self, name: &str, error: &io::Error) -> Error {
        let reason = match error.kind() {
            io::ErrorKind::NotFound if !self.path.exists() => format!("there is no such folder; {AGAIN}"),
            io::ErrorKind::NotFound => format!("it has no {name}; {AGAIN}"),
            io::ErrorKind::NotADirectory => format!("it is no folder; {AGAIN}"),
            _ => format!("{name}: {error}"),
        };
        self.fault(reason)
    }

    fn fault(&self, reason: String) -> Error {
        Error::Run {
            path: self.path.to_owned(),
            reason,
        }
    }
}
