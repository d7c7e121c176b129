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

/// Links that are written at a time: their reasons are large.
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
    let lines = LinkLines::new(&given.statements, &given.ids);
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
    let mut some = String::new();
    if args.only != Some(Lines::Clusters) {
        for bonds in linked.bonds.chunks(CHUNK) {
            some.clear();
            if args.why {
                let links = linked.explained(bonds);
                for (&bond, link) in bonds.iter().zip(&links) {
                    lines.link(bond, Some(link), &mut some);
                }
            } else {
                for &bond in bonds {
                    lines.link(bond, None, &mut some);
                }
            }
            out.write_all(some.as_bytes())?;
        }
    }
    if args.only != Some(Lines::Links) {
        for cluster in &linked.clusters {
            some.clear();
            lines.cluster(cluster, &mut some);
            out.write_all(some.as_bytes())?;
        }
    }
    Ok(())
}
