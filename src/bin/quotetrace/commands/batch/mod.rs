//! `quotetrace batch DIR…`: a run for each folder, or for each name of a job list.
//!
//! A job is done when its folder is in place and its stamp is written after it: whatever ends the program in between, the
//! next batch does that job again, and gives the same bytes.

mod job;
mod stamp;
mod summary;

use std::path::Path;
use std::sync::Mutex;

use anyhow::Context as _;
use quotetrace::export::{self, Destination, Existing};
use quotetrace::pipeline::{self, Progress as _, Setup, Step};

use super::{counted, run as whole};
use crate::args::Batch;
use crate::console::{Console, shown};
use crate::outcome::Outcome;
use crate::{intake, interrupt};
use job::Job;
use stamp::Stamp;

/// How a job ended.
enum End {
    Done,
    /// Its inputs and options are as they were when it was done.
    Unchanged,
    Failed(String),
}

/// Does all jobs that are not done yet, several at a time, then writes the summary of all.
pub fn run(args: &Batch, setup: Setup<'_>, console: &Console) -> anyhow::Result<Outcome> {
    let jobs = job::jobs(args)?;
    let name = shown(&args.output.display().to_string());
    std::fs::create_dir_all(&args.output).with_context(|| format!("cannot make {name}"))?;
    job::clear_leftovers(&args.output, &jobs).with_context(|| format!("cannot clear {name}"))?;
    let told = Mutex::new(Vec::new());
    let ends = pipeline::each(&jobs, |job| {
        let end = one(job, &args.output, setup, console).unwrap_or_else(|error| End::Failed(format!("{error:#}")));
        if let End::Failed(reason) = &end {
            told.lock()
                .unwrap_or_else(std::sync::PoisonError::into_inner)
                .push(format!("{}: {reason}", job.name));
        }
        console.advance(Step::Job, jobs.len());
        end
    });
    let mut told = told.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    told.sort();
    for failure in &told {
        console.complain(failure);
    }
    let failures: Vec<(&Job, &str)> = jobs
        .iter()
        .zip(&ends)
        .filter_map(|(job, end)| match end {
            End::Failed(reason) => Some((job, reason.as_str())),
            End::Done | End::Unchanged => None,
        })
        .collect();
    summary::write(&args.output, &jobs, &failures, setup.config.export.csv)?;
    console.close();
    let count = |wanted: fn(&End) -> bool| ends.iter().filter(|end| wanted(end)).count();
    console.say(&format!(
        "{}: {} done, {} unchanged, {} failed; summary in {}",
        counted(jobs.len(), "job"),
        count(|end| matches!(end, End::Done)),
        count(|end| matches!(end, End::Unchanged)),
        failures.len(),
        shown(&args.output.join(summary::FILE).display().to_string())
    ));
    anyhow::ensure!(failures.len() < jobs.len(), "no job could be done");
    Ok(if failures.is_empty() {
        Outcome::Done
    } else {
        Outcome::SomeSkipped
    })
}

/// One job: its inputs are hashed, and where nothing changed there is nothing to do.
fn one(job: &Job, output: &Path, setup: Setup<'_>, console: &Console) -> anyhow::Result<End> {
    let folder = output.join(&job.name);
    let stamp = Stamp::of(job, setup)?;
    if stamp.is_of(output, job, &folder) {
        return Ok(End::Unchanged);
    }
    Stamp::forget(output, job)?;
    let destination = Destination::new(&folder, Existing::Replace)?;
    let mut articles = Vec::new();
    let quiet = console.quieter();
    let inventory = intake::read(&job.paths, setup.config, &quiet, &mut |article| articles.push(article))?;
    let done = pipeline::run(articles, setup, &());
    let info = whole::info(setup, &inventory, &done)?;
    interrupt::writing(|| export::write(&whole::contents(&done, &info), &destination, &setup.config.export))?;
    stamp.write(output, job, &folder)?;
    Ok(End::Done)
}
