//! `quotetrace export RUN -f FORMAT…`

use quotetrace::export::{self, Destination, Format};
use quotetrace::pipeline::{self, Config};

use crate::args::Export;
use crate::commands::counted;
use crate::commands::run::contents as run_contents;
use crate::console::{Console, shown};
use crate::interrupt;
use crate::outcome::Outcome;

/// Writes a finished run in further formats.
pub fn run(args: &Export, config: &Config, console: &Console) -> anyhow::Result<Outcome> {
    let destination = Destination::new(args.output(), args.existing())?;
    let (run, info) = pipeline::reopen(&args.run)?;
    let contents = run_contents(&run, &info);
    interrupt::writing(|| export::write_formats(&contents, &destination, &config.export))?;
    console.close();
    let formats: Vec<&str> = config
        .export
        .formats
        .iter()
        .map(|format: &Format| format.name())
        .collect();
    console.say(&format!(
        "{}, {}, {} written as {} to {}",
        counted(run.articles.len(), "article"),
        counted(run.statements.len(), "statement"),
        counted(run.clusters.len(), "cluster"),
        formats.join(", "),
        shown(&destination.path().display().to_string())
    ));
    Ok(Outcome::Done)
}
