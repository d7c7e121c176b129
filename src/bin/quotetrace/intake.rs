//! Reading for all commands: what was skipped is told as it comes, what was odd at the end.

use std::path::PathBuf;

use anyhow::bail;
use quotetrace::error::Error;
use quotetrace::model::Article;
use quotetrace::pipeline::Config;
use quotetrace::read::{self, FileReport, Input, Inventory, Record};
use serde::Serialize;

use crate::console::Console;
use crate::outcome::Outcome;

/// Reads all of `paths` and hands each article to `sink`.
///
/// # Errors
/// Where reading gave no article at all, and where the article list cannot be used.
pub fn read(
    paths: &[PathBuf],
    config: &Config,
    console: &Console,
    sink: &mut dyn FnMut(Article),
) -> anyhow::Result<Inventory> {
    let inputs: Vec<Input> = paths.iter().map(|path| path.clone().into_os_string().into()).collect();
    let inventory = read::read(&inputs, &config.read, &mut |record| match record {
        Record::Article(article) => {
            console.article();
            sink(article);
        }
        Record::Empty { .. } => {}
        Record::Skipped(skipped) => console.skipped(&skipped),
    });
    let inventory = match inventory {
        Err(Error::NothingReadable { inputs, .. }) if console.has_skipped() => {
            bail!("nothing readable in {inputs}, for the reasons above")
        }
        inventory => inventory?,
    };
    inventory
        .files
        .iter()
        .flat_map(warnings)
        .for_each(|warning| console.detail(&warning));
    Ok(inventory)
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
