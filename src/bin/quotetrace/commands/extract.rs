//! `quotetrace extract PATH…`

use std::io::{self, BufWriter, Write as _};

use quotetrace::export::StatementLines;
use quotetrace::model::{Article, Origin, Statement};
use quotetrace::pipeline::{Setup, Stream};
use quotetrace::reuse;

use crate::args::Extract;
use crate::console::Console;
use crate::intake;
use crate::outcome::{self, Outcome};

/// Prints the statements as JSON lines while the articles come.
pub fn run(args: &Extract, setup: Setup<'_>, console: &Console) -> anyhow::Result<Outcome> {
    let mut out = BufWriter::new(io::stdout());
    let mut stream = Stream::new(setup, |article: &Article, statements: &[Statement]| {
        let origin = Origin {
            credits: reuse::credits(article),
            copy: None,
        };
        let lines = StatementLines::new(article).with_origin(&origin);
        statements
            .iter()
            .try_for_each(|statement| writeln!(out, "{}", lines.line(statement, None)))
    });
    let inventory = intake::read(&args.paths, setup.config, console, &mut |article| {
        if let Err(error) = stream.push(article) {
            outcome::leave(Err(unwritten(error)), console);
        }
    });
    stream.finish().map_err(unwritten)?;
    out.flush().map_err(unwritten)?;
    Ok(intake::outcome(&inventory?))
}

fn unwritten(error: io::Error) -> anyhow::Error {
    anyhow::Error::new(error).context("cannot write to standard output")
}
