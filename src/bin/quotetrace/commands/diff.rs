//! `quotetrace diff OLD NEW`: what changed from one finished run to another.

use std::fmt::Write as _;
use std::io::{self, Write as _};

use anyhow::Context as _;
use quotetrace::changes::{Changes, Side, Table, changes};
use quotetrace::read::{FinishedRun, read_run};
use serde_json::{Value, json};

use crate::args::Diff;
use crate::console::{Console, shown};
use crate::outcome::Outcome;
use crate::report;

/// Rows told of each list; JSON has all.
const TOLD_MAX: usize = 10;
/// Characters of a label or field that are told.
const CHARS_MAX: usize = 100;

/// Reads both runs and compares them.
pub fn run(args: &Diff, console: &Console) -> anyhow::Result<Outcome> {
    let (old, new) = (read_run(&args.old)?, read_run(&args.new)?);
    let found = changes(side(&old), side(&new));
    console.close();
    let mut out = io::stdout().lock();
    let written = if args.json {
        writeln!(out, "{:#}", as_json(&found))
    } else {
        out.write_all(as_text(&found).as_bytes())
    };
    written.context("cannot write to standard output")?;
    let is_met = |(name, table): &(&str, &Table)| {
        let names = |what: &str| args.fail_on.iter().any(|policy| policy == what);
        !table.is_empty() && (names(name) || names("any"))
    };
    let met = found.tables().iter().any(is_met);
    Ok(if met { Outcome::PolicyHit } else { Outcome::Done })
}

fn side(run: &FinishedRun) -> Side<'_> {
    Side {
        statements: &run.statements,
        links: &run.links,
        clusters: &run.clusters,
    }
}

fn as_text(changes: &Changes) -> String {
    if changes.is_empty() {
        return "Nothing changed.\n".to_owned();
    }
    let rows = changes.tables().into_iter().map(|(name, table)| {
        let counts = [table.same, table.added.len(), table.removed.len(), table.changed.len()];
        std::iter::once(name.to_owned())
            .chain(counts.map(|count| count.to_string()))
            .collect()
    });
    let mut out = report::table(&["Of", "Same", "Added", "Removed", "Changed"], rows);
    for (name, table) in changes.tables() {
        for (sign, items) in [("+", &table.added), ("-", &table.removed)] {
            for item in items.iter().take(TOLD_MAX) {
                let _ = writeln!(out, "{sign} {name} {}  {}", item.id, short(&item.label));
            }
            more(&mut out, sign, name, items.len());
        }
        for changed in table.changed.iter().take(TOLD_MAX) {
            let _ = writeln!(out, "~ {name} {}  {}", changed.id, short(&changed.label));
            for (field, before, after) in &changed.fields {
                let _ = writeln!(out, "    {field}: {} → {}", short(before), short(after));
            }
        }
        more(&mut out, "~", name, table.changed.len());
    }
    out
}

fn more(out: &mut String, sign: &str, name: &str, count: usize) {
    if count > TOLD_MAX {
        let _ = writeln!(out, "{sign} {name}: {} more, all with --json", count - TOLD_MAX);
    }
}

fn short(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut kept: String = line.chars().take(CHARS_MAX).collect();
    if kept.len() < line.len() {
        kept.push('…');
    }
    shown(&kept)
}

fn as_json(changes: &Changes) -> Value {
    let table = |table: &Table| {
        let items = |items: &[quotetrace::changes::Item]| -> Vec<Value> {
            items
                .iter()
                .map(|item| json!({"id": item.id, "label": item.label}))
                .collect()
        };
        let changed: Vec<Value> = table
            .changed
            .iter()
            .map(|changed| {
                let field = |(name, before, after): &(&str, String, String)| {
                    json!({"field": name, "before": before, "after": after})
                };
                let fields: Vec<Value> = changed.fields.iter().map(field).collect();
                json!({"id": changed.id, "label": changed.label, "fields": fields})
            })
            .collect();
        json!({"same": table.same, "added": items(&table.added), "removed": items(&table.removed), "changed": changed})
    };
    let tables = changes
        .tables()
        .into_iter()
        .map(|(name, of)| (name.to_owned(), table(of)));
    Value::Object(tables.collect())
}
