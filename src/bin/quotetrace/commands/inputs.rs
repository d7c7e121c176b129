//! `quotetrace inputs PATH…`

use std::io::{self, Write as _};

use quotetrace::pipeline::Config;
use quotetrace::read::{FileReport, Inventory};

use crate::args::Inputs;
use crate::console::{Console, shown};
use crate::intake;
use crate::outcome::Outcome;
use crate::report::table;

/// Prints what was read and how it was mapped.
pub fn run(args: &Inputs, config: &Config, console: &Console) -> anyhow::Result<Outcome> {
    let inventory = intake::read(&args.paths, config, console, &mut drop)?;
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
    let header = ["File", "Format", "Encoding", "Read", "Skipped", "Empty", "Taken from"];
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
    let mapping: Vec<_> = file
        .mapping
        .iter()
        .map(|(field, columns)| format!("{field}: {}", columns.join(", ")))
        .collect();
    let encodings: Vec<_> = file.encoding.iter().copied().collect();
    vec![
        file.path.to_string(),
        file.format.as_ref().map(intake::name).unwrap_or_default(),
        encodings.join(", "),
        file.counts.read.to_string(),
        file.counts.skipped.to_string(),
        file.counts.empty.to_string(),
        mapping.join("; "),
    ]
}
