//! `quotetrace link PATH…`

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use quotetrace::export::LinkLines;
use quotetrace::pipeline::{Linked, Setup};
use quotetrace::read::{self, Input};

use super::{bounds, counted};
use crate::args::{self, Lines};
use crate::console::Console;
use crate::outcome::Outcome;

/// Links that are explained at a time: their reasons are large.
const CHUNK: usize = 10_000;

/// Prints the links between the statements given, then their clusters, as JSON lines.
pub fn run(args: &args::Link, setup: Setup<'_>, console: &Console) -> anyhow::Result<Outcome> {
    let inputs: Vec<Input> = args
        .paths
        .iter()
        .map(|path: &PathBuf| path.clone().into_os_string().into())
        .collect();
    let given = read::read_statements(&inputs, &setup.config.read, &mut |skipped| console.skipped(&skipped));
    let counts = given.counts;
    anyhow::ensure!(
        counts.read > 0,
        "nothing to link: {} skipped, {} empty, no statement",
        counts.skipped,
        counts.empty
    );
    let lines = LinkLines {
        statements: &given.statements,
        ids: &given.ids,
    };
    let linked = Linked::new(&given.statements, setup, console);
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout());
    write(args, &linked, &lines, &mut out)
        .and_then(|()| out.flush())
        .map_err(|error| anyhow::Error::new(error).context("cannot write to standard output"))?;
    console.say(&format!(
        "{} read, {} skipped, {} empty; {}, {}",
        counted(given.statements.len(), "statement"),
        counts.skipped,
        counts.empty,
        counted(linked.bonds.len(), "link"),
        counted(linked.clusters.len(), "cluster"),
    ));
    bounds::tell(&linked.bounds, console);
    Ok(if counts.skipped == 0 {
        Outcome::Done
    } else {
        Outcome::SomeSkipped
    })
}

fn write(args: &args::Link, linked: &Linked<'_>, lines: &LinkLines<'_>, out: &mut impl Write) -> io::Result<()> {
    if args.only != Some(Lines::Clusters) {
        if args.why {
            write_reasons(linked, lines, out)?;
        } else {
            linked
                .bonds
                .iter()
                .try_for_each(|&bond| writeln!(out, "{}", lines.bond(bond)))?;
        }
    }
    if args.only != Some(Lines::Links) {
        for cluster in &linked.clusters {
            writeln!(out, "{}", lines.cluster(cluster))?;
        }
    }
    Ok(())
}

fn write_reasons(linked: &Linked<'_>, lines: &LinkLines<'_>, out: &mut impl Write) -> io::Result<()> {
    for bonds in linked.bonds.chunks(CHUNK) {
        let links = linked.explained(bonds);
        bonds
            .iter()
            .zip(&links)
            .try_for_each(|(&bond, link)| writeln!(out, "{}", lines.link(bond, link)))?;
    }
    Ok(())
}
