//! `run.json`: what the run was, and the mark by which a folder is known for ours.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::{Deserialize, Serialize};

use super::Contents;
use super::names::Name as _;
use crate::model::FindingKind;

/// The file's name.
pub(super) const FILE: &str = "run.json";
/// The first field of the file.
pub(super) const PROGRAM: &str = "quotetrace";
/// The shape of the files of a run. One more whenever an older reader would misread them.
pub(super) const FORMAT: u32 = 1;

/// What a run was, as far as its results do not tell. Holds no clock, no host and no number of threads: the same run
/// gives the same bytes anywhere.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct RunInfo {
    /// The version of quotetrace.
    pub version: String,
    /// Every setting that changes a result.
    pub options: serde_json::Value,
    /// The model that was used: `english`, or the file as the user wrote it; none for rules alone.
    pub model: Option<String>,
    /// The hash of its bytes.
    pub model_sha256: Option<String>,
    /// The hash of the word embeddings that were used, as far as they were read.
    pub embeddings_sha256: Option<String>,
    /// What was read, with the hashes.
    pub inputs: serde_json::Value,
    /// Records that were given: read + skipped + empty.
    pub given: u64,
    /// Records that became articles.
    pub read: u64,
    /// Records that could not be read.
    pub skipped: u64,
    /// Records without text.
    pub empty: u64,
    /// Statements left out because they were less sure than asked for.
    pub unsure: usize,
    /// How often each bound was reached beyond which pairs are left out; all zero where none was missed.
    pub bounds: serde_json::Value,
}

/// How many of each there are; a kind that does not occur is 0.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Articles.
    pub articles: usize,
    /// Statements.
    pub statements: usize,
    /// Statements by kind.
    pub statements_by_kind: BTreeMap<&'static str, usize>,
    /// Statements with a speaker.
    pub statements_with_speaker: usize,
    /// Links.
    pub links: usize,
    /// Links by relation.
    pub links_by_relation: BTreeMap<&'static str, usize>,
    /// Links by status.
    pub links_by_status: BTreeMap<&'static str, usize>,
    /// Clusters.
    pub clusters: usize,
    /// Findings.
    pub findings: usize,
    /// Findings by kind.
    pub findings_by_kind: BTreeMap<&'static str, usize>,
}

impl Counts {
    /// Counts what a run holds.
    #[must_use]
    pub fn of(run: &Contents<'_>) -> Self {
        Self {
            articles: run.articles.len(),
            statements: run.statements.len(),
            statements_by_kind: tally(
                &["direct", "mixed", "indirect", "claim"],
                run.statements.iter().map(|statement| statement.kind.name()),
            ),
            statements_with_speaker: run.statements.iter().filter(|s| s.speaker.is_some()).count(),
            links: run.links.len(),
            links_by_relation: tally(
                &["exact", "altered", "excerpt", "variant", "paraphrase"],
                run.links.iter().map(|link| link.relation.name()),
            ),
            links_by_status: tally(
                &["confirmed", "suggested", "rejected"],
                run.links.iter().map(|link| link.status.name()),
            ),
            clusters: run.clusters.len(),
            findings: run.findings.len(),
            findings_by_kind: tally(
                &FindingKind::ALL.map(|kind| kind.name()),
                run.findings.iter().map(|finding| finding.kind.name()),
            ),
        }
    }
}

fn tally(always: &[&'static str], names: impl Iterator<Item = &'static str>) -> BTreeMap<&'static str, usize> {
    let mut counts: BTreeMap<_, _> = always.iter().map(|name| (*name, 0)).collect();
    for name in names {
        *counts.entry(name).or_default() += 1;
    }
    counts
}

#[derive(Serialize)]
struct File<'a> {
    program: &'static str,
    format: u32,
    #[serde(flatten)]
    run: &'a RunInfo,
    counts: Counts,
    /// Every file of the folder, this one left out: what a later run may replace.
    files: &'a [String],
}

pub(super) fn write(run: &Contents<'_>, files: &[String], out: &mut dyn Write) -> io::Result<()> {
    let file = File {
        program: PROGRAM,
        format: FORMAT,
        run: run.run,
        counts: Counts::of(run),
        files,
    };
    serde_json::to_writer_pretty(&mut *out, &file)?;
    out.write_all(b"\n")
}
