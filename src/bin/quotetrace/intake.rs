//! Reading for all commands: what was skipped is told as it comes, what was odd at the end.

use std::path::PathBuf;

use quotetrace::model::{Article, MarkedArticle};
use quotetrace::pipeline::Config;
use quotetrace::read::{self, Counts, FileReport, Input, Inventory, Place, Record, Skipped};
use serde::Serialize;

use crate::console::Console;
use crate::outcome::Outcome;

/// Reads all of `paths` and hands each article to `sink`.
///
/// # Errors
/// Where none of the files that were named could be read at all, and where the article list cannot be used. A file
/// whose records are all damaged has been read, as has a folder whose files are: they were skipped.
pub fn read(
    paths: &[PathBuf],
    config: &Config,
    console: &Console,
    sink: &mut dyn FnMut(Article),
) -> anyhow::Result<Inventory> {
    let mut found_records = false;
    let inventory = survey(paths, config, console, &mut |record| match record {
        Record::Article(article) => {
            found_records = true;
            sink(article);
        }
        Record::Skipped(skipped) => found_records |= skipped.place != Place::File || !is_named(paths, &skipped),
        Record::Empty { .. } => {}
    })?;
    let Counts { skipped, empty, .. } = inventory.totals;
    anyhow::ensure!(
        found_records,
        "nothing to read: {skipped} skipped, {empty} empty, no article"
    );
    Ok(inventory)
}

/// Whether what was skipped is an input that the user named, and no part of one.
fn is_named(paths: &[PathBuf], skipped: &Skipped) -> bool {
    paths.iter().any(|path| path.to_string_lossy() == *skipped.path)
}

/// Reads all of `paths`, articles or not, and hands each record to `sink`.
pub fn survey(
    paths: &[PathBuf],
    config: &Config,
    console: &Console,
    sink: &mut dyn FnMut(Record),
) -> anyhow::Result<Inventory> {
    let inputs: Vec<Input> = paths.iter().map(|path| path.clone().into_os_string().into()).collect();
    let inventory = read::read(&inputs, &config.read, &mut |record| {
        match &record {
            Record::Article(_) => console.article(),
            Record::Skipped(skipped) => console.skipped(skipped),
            Record::Empty { .. } => {}
        }
        sink(record);
    })?;
    inventory
        .files
        .iter()
        .flat_map(warnings)
        .for_each(|warning| console.warn(&warning));
    Ok(inventory)
}

/// Reads all marked articles of `paths`.
///
/// # Errors
/// Where any of them is at fault: with the first faults, each by its place.
pub fn marked(paths: &[PathBuf], config: &Config) -> anyhow::Result<Vec<MarkedArticle>> {
    let inputs: Vec<Input> = paths.iter().map(|path| path.clone().into_os_string().into()).collect();
    Ok(read::read_marked(&inputs, &config.read)?)
}

/// What a command that read this came to.
pub fn outcome(inventory: &Inventory) -> Outcome {
    if inventory.totals.skipped == 0 {
        Outcome::Done
    } else {
        Outcome::SomeSkipped
    }
}

/// What was odd in a file, a line each.
pub fn warnings(file: &FileReport) -> impl Iterator<Item = String> {
    file.warnings.iter().map(|(kind, warning)| {
        let times = if warning.count > 1 {
            format!(" ({} times)", warning.count)
        } else {
            String::new()
        };
        format!(
            "{}: {}: {}: {}{times}",
            file.path,
            warning.first,
            name(kind),
            warning.detail
        )
    })
}

/// The name that a plain choice has in the program's files.
pub fn name(choice: &impl Serialize) -> String {
    match serde_json::to_value(choice) {
        Ok(serde_json::Value::String(name)) => name,
        _ => String::new(),
    }
}
