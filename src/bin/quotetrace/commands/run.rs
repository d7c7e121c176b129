//! `quotetrace PATH…`: the whole run, from articles to the result folder and a summary.

use std::collections::BTreeSet;
use std::io::{self, Write as _};

use quotetrace::export::{self, Contents, Destination, RunInfo};
use quotetrace::model::LinkId;
use quotetrace::pipeline::{self, Run, Setup};
use quotetrace::read::{Inventory, ReadReview, read_review};

use crate::args::RunArgs;
use crate::commands::{ModelUsed, bounds, counted};
use crate::console::{Console, shown};
use crate::outcome::{self, Outcome};
use crate::{intake, interrupt, report};

/// Does all of it with the settings in force.
pub fn run(args: &RunArgs, setup: Setup<'_>, console: &Console) -> anyhow::Result<Outcome> {
    // Before any work: a folder that must not be replaced is no surprise for the end of a long run.
    let destination = Destination::new(args.output(), args.existing())?;
    let read = args.review.as_deref().map(read_review).transpose()?.unwrap_or_default();
    let setup = Setup {
        review: Some(&read.review),
        ..setup
    };
    // In any order the same run, and the same list of inputs in `run.json`.
    let mut paths = args.paths.clone();
    paths.sort();
    let mut articles = Vec::new();
    let inventory = intake::read(&paths, setup.config, console, &mut |article| articles.push(article))?;
    let run = pipeline::run(articles, setup, console);
    let info = info(setup, &inventory, &run)?;
    tell_review(args, &read, &run, console);
    interrupt::writing(|| export::write(&contents(&run, &info), &destination, &setup.config.export))?;
    console.close();
    if !console.is_quiet() {
        summarise(&run)?;
    }
    console.say(&counts(&run, &inventory, &destination));
    bounds::tell(&run.bounds, console);
    Ok(intake::outcome(&inventory))
}

/// What of the review could not be used; the rest was.
fn tell_review(args: &RunArgs, read: &ReadReview, run: &Run, console: &Console) {
    let Some(path) = &args.review else { return };
    let name = shown(&path.display().to_string());
    for fault in &read.faults {
        console.complain(&format!("{name}, {}", shown(fault)));
    }
    let links: BTreeSet<LinkId> = run.links.iter().map(|link| link.id).collect();
    let strange: Vec<&LinkId> = read.review.decisions.keys().filter(|id| !links.contains(id)).collect();
    if let Some(first) = strange.first() {
        let told = counted(strange.len(), "decision");
        console.complain(&format!(
            "{name}: {told} about links that this run has not, {first} first; kept for the next run"
        ));
    }
}

/// The result is on disk by now: nobody reading the summary is no reason to fail.
fn summarise(run: &Run) -> anyhow::Result<()> {
    match io::stdout().write_all(report::closing(run).as_bytes()) {
        Err(error) if !outcome::is_closed_pipe(&error) => {
            Err(anyhow::Error::new(error).context("cannot write the summary to standard output"))
        }
        _ => Ok(()),
    }
}

pub fn contents<'a>(run: &'a Run, info: &'a RunInfo) -> Contents<'a> {
    Contents {
        articles: &run.articles,
        origins: &run.origins,
        statements: &run.statements,
        links: &run.links,
        clusters: &run.clusters,
        findings: &run.findings,
        graph: &run.graph,
        review: &run.review,
        run: info,
    }
}

pub fn info(setup: Setup<'_>, inventory: &Inventory, run: &Run) -> serde_json::Result<RunInfo> {
    let model = ModelUsed::of(setup);
    Ok(RunInfo {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        // By way of text, so that 0.6 stays 0.6: a value alone would widen it to a double.
        options: serde_json::from_str(&serde_json::to_string(setup.config)?)?,
        model_sha256: model.as_ref().map(|model| model.sha256.clone()),
        model: model.map(|model| model.name),
        embeddings_sha256: setup.embeddings.map(|embeddings| embeddings.sha256().to_owned()),
        inputs: serde_json::to_value(&inventory.files)?,
        given: inventory.totals.given,
        read: inventory.totals.read,
        skipped: inventory.totals.skipped,
        empty: inventory.totals.empty,
        unsure: run.unsure,
        bounds: serde_json::to_value(run.bounds)?,
    })
}

fn counts(run: &Run, inventory: &Inventory, destination: &Destination) -> String {
    let totals = inventory.totals;
    format!(
        "{} read, {} skipped, {} empty; {}, {}, {}; written to {}",
        counted(run.articles.len(), "article"),
        totals.skipped,
        totals.empty,
        counted(run.statements.len(), "statement"),
        counted(run.links.len(), "link"),
        counted(run.clusters.len(), "cluster"),
        shown(&destination.path().display().to_string())
    )
}
