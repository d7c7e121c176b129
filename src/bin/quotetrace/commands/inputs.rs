//! `quotetrace inputs PATH…`

use std::io::{self, Write as _};

use quotetrace::pipeline::Config;
use quotetrace::read::{Counts, Field, FileReport, Inventory};

use crate::args::Inputs;
use crate::console::{Console, shown};
use crate::intake;
use crate::outcome::Outcome;
use crate::report::table;

/// Prints what was read and how it was mapped.
pub fn run(args: &Inputs, config: &Config, console: &Console) -> anyhow::Result<Outcome> {
    let inventory = intake::survey(&args.paths, config, console, &mut drop)?;
    console.close();
    let text = if args.json {
        serde_json::to_string_pretty(&inventory)? + "\n"
    } else {
        told(&inventory)
    };
    io::stdout().write_all(text.as_bytes())?;
    Ok(intake::outcome(&inventory))
}

fn told(inventory: &Inventory) -> String {
    let header = ["File", "Format", "Records", "Taken from"];
    let mut text = table(&header, inventory.files.iter().map(row));
    for line in inventory
        .files
        .iter()
        .flat_map(intake::warnings)
        .chain(ignored(inventory))
    {
        text.extend([&*shown(&line), "\n"]);
    }
    text
}

/// Files that are no input, as a fact rather than a fault.
fn ignored(inventory: &Inventory) -> Option<String> {
    let first = inventory.ignored_first.join(", ");
    let more = if inventory.ignored > inventory.ignored_first.len() {
        ", …"
    } else {
        ""
    };
    (inventory.ignored > 0).then(|| format!("{} of no known format: {first}{more}", inventory.ignored))
}

fn row(file: &FileReport) -> Vec<String> {
    let format = file.format.as_ref().map(intake::name);
    let formats: Vec<_> = format
        .iter()
        .map(String::as_str)
        .chain(file.encoding.iter().copied())
        .collect();
    let mapping: Vec<_> = file
        .mapping
        .iter()
        .map(|(field, columns)| mapped(*field, columns))
        .collect();
    vec![
        file.path.to_string(),
        formats.join(", "),
        records(file.counts),
        mapping.join("; "),
    ]
}

/// What there is none of is left out.
fn records(counts: Counts) -> String {
    let told = [
        (counts.read, "read"),
        (counts.skipped, "skipped"),
        (counts.empty, "empty"),
    ];
    let told = told.iter().filter(|(count, _)| *count > 0);
    told.map(|(count, what)| format!("{count} {what}"))
        .collect::<Vec<_>>()
        .join(", ")
}

/// `text ← body`, or only `title` where the column is called like the field.
fn mapped(field: Field, columns: &[String]) -> String {
    let field = field.to_string();
    let is_plain = matches!(columns, [column] if *column == field);
    if is_plain {
        field
    } else {
        format!("{field} ← {}", columns.join(", "))
    }
}
