//! `quotetrace man`

use std::io::{self, Write as _};

use clap::CommandFactory as _;

use crate::args::Cli;
use crate::outcome::Outcome;

/// Prints the manual page as roff: `quotetrace man | man -l -`.
pub fn run() -> anyhow::Result<Outcome> {
    let mut page = Vec::new();
    clap_mangen::Man::new(Cli::command()).render(&mut page)?;
    io::stdout().write_all(&page)?;
    Ok(Outcome::Done)
}
