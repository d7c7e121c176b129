//! `quotetrace completions SHELL`

use std::io::{self, Write as _};

use clap::CommandFactory as _;
use clap_complete::Shell;

use crate::args::Cli;
use crate::outcome::Outcome;

/// Prints the completion script of a shell.
pub fn run(shell: Shell) -> anyhow::Result<Outcome> {
    // Gathered first: the generator panics where it cannot write.
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "quotetrace", &mut script);
    io::stdout().write_all(&script)?;
    Ok(Outcome::Done)
}
