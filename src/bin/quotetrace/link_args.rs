//! The flags of `quotetrace link`.

use std::path::PathBuf;

use clap::{Args, ValueEnum, ValueHint};

#[derive(Args)]
pub struct Link {
    /// Statements: files of one JSON object a line, each also .gz or .zst, or - for standard input
    #[arg(value_name = "PATH", required = true, value_hint = ValueHint::FilePath)]
    pub paths: Vec<PathBuf>,

    /// Print links only, or clusters only
    #[arg(long, value_name = "WHAT")]
    pub only: Option<Lines>,

    /// Print with each link its reasons: speakers, measures, and the difference word by word
    #[arg(long)]
    pub why: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Lines {
    /// Two statements a line
    Links,
    /// One utterance a line
    Clusters,
}
