//! The command line of the questions: `trace`, `verify`, `diff`, `batch`.

use std::path::PathBuf;

use clap::{Args, ValueHint};

#[derive(Args)]
pub struct Trace {
    /// The words to look for
    #[arg(value_name = "WORDS")]
    pub words: String,

    /// The folder of a finished run, or articles: files, folders, or - for standard input
    #[arg(value_name = "RUN-OR-PATH", required_unless_present = "articles", value_hint = ValueHint::AnyPath)]
    pub paths: Vec<PathBuf>,

    /// As JSON instead of text
    #[arg(long, conflicts_with = "csv_rows")]
    pub json: bool,

    /// As CSV instead of text
    #[arg(long = "csv", id = "csv_rows")]
    pub csv_rows: bool,
}

#[derive(Args)]
pub struct Verify {
    /// The original: a text, page or record, read as an article is; its author is the speaker, its date the day
    #[arg(long, value_name = "FILE", required = true, value_hint = ValueHint::FilePath)]
    pub original: Vec<PathBuf>,

    /// Articles: files, folders, or - for standard input
    #[arg(value_name = "PATH", required_unless_present = "articles", value_hint = ValueHint::AnyPath)]
    pub paths: Vec<PathBuf>,

    /// Whose words the original holds, where it does not say so; only what is given to them is called not found
    #[arg(long, value_name = "NAME")]
    pub speaker: Option<String>,

    /// The original is a translation: other words may be another rendering
    #[arg(long)]
    pub translated: bool,

    /// Write a page as well: the original in the middle, the quotations around it; HTML, works offline
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub report: Option<PathBuf>,

    /// Exit with 1 where one of these is met: verbatim, truncated, altered, rendering, stitched, not-found, misattributed, misdated
    #[arg(long, value_name = "WHAT", value_delimiter = ',', value_parser = crate::commands::verify::policy)]
    pub fail_on: Vec<String>,

    /// As JSON instead of text
    #[arg(long, conflicts_with = "csv_rows")]
    pub json: bool,

    /// As CSV instead of text
    #[arg(long = "csv", id = "csv_rows")]
    pub csv_rows: bool,
}

#[derive(Args)]
pub struct Diff {
    /// The earlier run
    #[arg(value_name = "OLD", value_hint = ValueHint::DirPath)]
    pub old: PathBuf,

    /// The later run
    #[arg(value_name = "NEW", value_hint = ValueHint::DirPath)]
    pub new: PathBuf,

    /// Exit with 1 where something of these changed
    #[arg(long, value_name = "WHAT", value_delimiter = ',', value_parser = ["statements", "links", "clusters", "speakers", "any"])]
    pub fail_on: Vec<String>,

    /// As JSON instead of text, with everything that changed
    #[arg(long)]
    pub json: bool,
}

#[derive(Args)]
pub struct Batch {
    /// Folders: of one that holds folders, a run for each of these; of one that holds files alone, one run
    #[arg(value_name = "DIR", required_unless_present = "jobs", value_hint = ValueHint::DirPath)]
    pub paths: Vec<PathBuf>,

    /// A CSV table with the columns name and path: the paths of one name, from the table's folder, are one run
    #[arg(long, value_name = "LIST", value_hint = ValueHint::FilePath)]
    pub jobs: Option<PathBuf>,

    /// Where to write: a folder for each run, summary.csv, failures.csv
    #[arg(short, long, value_name = "DIR", default_value = "quotetrace-batch", value_hint = ValueHint::DirPath)]
    pub output: PathBuf,
}
