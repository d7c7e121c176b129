//! `quotetrace --print-config`

use std::io::{self, Write as _};

use quotetrace::pipeline::Config;

use crate::outcome::Outcome;

/// Prints the settings in force; the text is fit for `--config`.
pub fn run(config: &Config) -> anyhow::Result<Outcome> {
    io::stdout().write_all(config.to_toml().as_bytes())?;
    Ok(Outcome::Done)
}
