//! `summary.csv`: one row per finished job, from its `run.json`; `failures.csv`: one row per job that failed.

use std::io;
use std::path::Path;

use anyhow::Context as _;
use quotetrace::export::{Cell, CsvText, write_cells};
use serde_json::Value;

use super::job::Job;

pub const FILE: &str = "summary.csv";
const FAILURES: &str = "failures.csv";

const HEADER: [&str; 12] = [
    "job",
    "articles",
    "statements",
    "statements_with_speaker",
    "links",
    "clusters",
    "findings",
    "given",
    "read",
    "skipped",
    "empty",
    "folder",
];

/// Writes both, each aside and then in place; without failures there is no file of them.
pub fn write(output: &Path, jobs: &[Job], failures: &[(&Job, &str)], csv: CsvText) -> anyhow::Result<()> {
    let has_failed = |job: &&Job| failures.iter().all(|(failed, _)| failed.name != job.name);
    let rows: Vec<Vec<Cell>> = jobs
        .iter()
        .filter(has_failed)
        .map(|job| row(output, job))
        .collect::<anyhow::Result<_>>()?;
    put(output, FILE, |out| write_cells(out, csv, &HEADER, rows))?;
    if failures.is_empty() {
        let _ = std::fs::remove_file(output.join(FAILURES));
        return Ok(());
    }
    let rows = failures
        .iter()
        .map(|(job, reason)| vec![Cell::Text(job.name.clone()), Cell::Text((*reason).to_owned())]);
    put(output, FAILURES, |out| write_cells(out, csv, &["job", "reason"], rows))
}

fn row(output: &Path, job: &Job) -> anyhow::Result<Vec<Cell>> {
    let file = output.join(&job.name).join("run.json");
    let text = std::fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
    let run: Value = serde_json::from_slice(&text).with_context(|| format!("cannot read {}", file.display()))?;
    let counted = |name: &str| run["counts"][name].as_u64();
    let counts = HEADER[1..7].iter().map(|name| counted(name));
    let totals = HEADER[7..11].iter().map(|name| run[*name].as_u64());
    let numbers = counts
        .chain(totals)
        .map(|n| n.map_or(Cell::Unknown, |n| Cell::Bare(n.to_string())));
    let mut row = vec![Cell::Text(job.name.clone())];
    row.extend(numbers);
    row.push(Cell::Text(job.name.clone()));
    Ok(row)
}

fn put(output: &Path, name: &str, write: impl FnOnce(&mut dyn io::Write) -> io::Result<()>) -> anyhow::Result<()> {
    let aside = output.join(format!(".{name}.new"));
    let mut bytes = Vec::new();
    write(&mut bytes)?;
    std::fs::write(&aside, bytes)
        .and_then(|()| std::fs::rename(&aside, output.join(name)))
        .with_context(|| format!("cannot write {}", output.join(name).display()))
}
