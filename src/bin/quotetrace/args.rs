//! The command line.

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use clap::error::ErrorKind;
use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum, ValueHint};
use clap_complete::Shell;
use quotetrace::export::Existing;
use quotetrace::read::Field;

use crate::file_args::FileArgs;
pub use crate::link_args::{Lines, Link};
pub use crate::question_args::{Batch, Diff, Trace, Verify};

/// Finds the quotes and claims in news articles, who said them, and which outlets carried them.
///
/// PATH is a file (.txt .md .html .json .jsonl .csv .tsv, each also .gz or .zst), a folder, or `-` for standard
/// input. The result is a folder of CSV, JSON Lines and DOT files; a summary is printed.
#[derive(Parser)]
#[command(name = "quotetrace", version, max_term_width = 100, after_help = AFTER, override_usage = USAGE)]
#[command(subcommand_negates_reqs = true, arg_required_else_help = true)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Option<Command>,
    #[command(flatten)]
    pub run: RunArgs,
    #[command(flatten)]
    pub global: Global,
}

const USAGE: &str = "quotetrace [OPTIONS] PATH...\n       quotetrace [OPTIONS] COMMAND ...";

const AFTER: &str = "\
Exit codes: 0 done; 1 done, and what --fail-on names was met; 2 wrong usage, nothing readable, a bad model or marked file, or the result could not be written; 3 done, but some inputs \
were skipped; 130 interrupted.

A file or folder that is called like a command and comes first is written ./extract.";

/// Options of the whole run, from articles to the result folder.
#[derive(Args)]
pub struct RunArgs {
    /// Articles: files, folders, or - for standard input
    #[arg(value_name = "PATH", required_unless_present_any = ["articles", "print_config"], value_hint = ValueHint::AnyPath)]
    pub paths: Vec<PathBuf>,

    /// Where to write [default: quotetrace-out]
    #[arg(short, long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    output: Option<PathBuf>,

    /// Replace the output folder if it is there
    #[arg(long)]
    force: bool,

    #[command(flatten)]
    pub files: FileArgs,

    /// Decisions about links, as the report saves them: what was rejected stays rejected, what was confirmed is
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub review: Option<PathBuf>,
}

/// Options of all commands.
#[derive(Args)]
pub struct Global {
    /// A CSV table of file, outlet, published, url, title and language; without PATH its files are read
    #[arg(long, global = true, value_name = "LIST", value_hint = ValueHint::FilePath)]
    pub articles: Option<PathBuf>,

    /// Take a field from this column or key: text=body (may be repeated)
    #[arg(long, global = true, value_name = "FIELD=COLUMN", value_parser = field_and_column)]
    pub map: Vec<(Field, String)>,

    /// Where to take the outlet from if nothing else names it: the file's stem or its folder [default: stem]
    #[arg(long, global = true, value_name = "WHERE")]
    pub outlet_from: Option<OutletFrom>,

    /// What finds the statements [default: tagger]
    #[arg(long, global = true, value_name = "METHOD")]
    pub method: Option<Method>,

    /// A model made by `quotetrace train`, for the tagger; without it the one that comes with quotetrace
    #[arg(long, global = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub model: Option<PathBuf>,

    /// Word embeddings, in the text format of word2vec: words of like use may stand for one another where
    /// statements are linked
    #[arg(long, global = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub embeddings: Option<PathBuf>,

    /// Leave out statements with less confidence than this, from 0 to 1
    #[arg(long, global = true, value_name = "X", value_parser = share)]
    pub min_confidence: Option<f32>,

    /// Settings to use; flags go before them
    #[arg(long, global = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub config: Option<PathBuf>,

    /// Print all settings as they would be used, with their reasons, and stop
    #[arg(long, global = true)]
    pub print_config: bool,

    /// Threads to use [default: one for each processor]; no result depends on it
    #[arg(long, global = true, value_name = "N")]
    pub threads: Option<NonZeroUsize>,

    /// Tell only what went wrong
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub quiet: bool,

    /// Tell of every input that was skipped or read with a guess, and the time taken
    #[arg(short, long, global = true)]
    pub verbose: bool,
}

#[derive(Subcommand)]
pub enum Command {
    /// Print the statements of each article as JSON lines, as the articles come
    ///
    /// Speakers are those of each article by itself: only the whole run unites them across articles.
    Extract(Extract),
    /// Link statements that are given as JSON lines: print links and clusters as JSON lines
    ///
    /// A line needs `text`. Taken where they are there: `id` (or `statement_id`), outlet, speaker, published,
    /// kind, article (or `article_id`), cue, quoted. `quotetrace extract` prints such lines.
    Link(Link),
    /// Show what would be read, and which field is taken from which column
    Inputs(Inputs),
    /// Write a finished run in further formats, or another part of its graph
    Export(Export),
    /// Who carried these words, earliest first: in a finished run, or in articles
    Trace(Trace),
    /// Check what outlets print in quotation marks against the original statement, speech or press release
    Verify(Verify),
    /// What changed from one finished run to another: statements, links, clusters, speakers
    Diff(Diff),
    /// A run for each folder, several at a time; what is done and unchanged is passed over
    Batch(Batch),
    /// Measure how well statements are found in marked articles, by kind
    Eval(Eval),
    /// Learn from marked articles: write a model for --model
    Train(Train),
    /// Print a completion script for a shell
    Completions { shell: Shell },
    /// Print the manual page
    Man,
}

#[derive(Args)]
pub struct Extract {
    /// Articles: files, folders, or - for standard input
    #[arg(value_name = "PATH", required_unless_present = "articles", value_hint = ValueHint::AnyPath)]
    pub paths: Vec<PathBuf>,
}

#[derive(Args)]
pub struct Export {
    /// The folder of a finished run
    #[arg(value_name = "RUN", value_hint = ValueHint::DirPath)]
    pub run: PathBuf,

    /// Where to write [default: quotetrace-export]
    #[arg(short, long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    output: Option<PathBuf>,

    /// Replace the output folder if it is there
    #[arg(long)]
    force: bool,

    #[command(flatten)]
    pub files: FileArgs,
}

#[derive(Args)]
pub struct Inputs {
    /// Articles: files, folders, or - for standard input
    #[arg(value_name = "PATH", required_unless_present = "articles", value_hint = ValueHint::AnyPath)]
    pub paths: Vec<PathBuf>,

    /// As JSON instead of a table
    #[arg(long)]
    pub json: bool,
}

#[derive(Args)]
pub struct Eval {
    /// Marked articles: JSON lines or Citron's JSON, each also .gz or .zst; folders of them; - for standard input
    #[arg(long, value_name = "FILE", num_args = 1.., required = true, value_hint = ValueHint::AnyPath)]
    pub gold: Vec<PathBuf>,

    /// Measure only statements whose cue speaks, marked and found: no belief, intent or stance
    #[arg(long)]
    pub speech: bool,

    /// As JSON instead of tables
    #[arg(long)]
    pub json: bool,
}

#[derive(Args)]
pub struct Train {
    /// Marked articles: JSON lines or Citron's JSON, each also .gz or .zst; folders of them; - for standard input
    #[arg(long, value_name = "FILE", num_args = 1.., required = true, value_hint = ValueHint::AnyPath)]
    pub gold: Vec<PathBuf>,

    /// The model to write
    #[arg(short, long, value_name = "MODEL", value_hint = ValueHint::FilePath)]
    pub output: PathBuf,

    /// Replace an earlier model of that name
    #[arg(long)]
    pub force: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Method {
    /// Rules alone
    Rules,
    /// The trained tagger, which weighs what the rules find
    Tagger,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum OutletFrom {
    /// The file's name without its extension
    Stem,
    /// The name of the folder that holds the file
    Folder,
    /// The outlet stays unknown
    None,
}

impl Cli {
    /// The command line of this process; ends the process where it makes no sense.
    pub fn parse_checked() -> Self {
        let cli = Self::parse();
        if let Err(reason) = cli.check() {
            Self::command().error(ErrorKind::ArgumentConflict, reason).exit();
        }
        cli
    }

    /// Options that say nothing to a command, or against each other; better told than ignored.
    fn check(&self) -> Result<(), String> {
        let Global {
            method,
            model,
            min_confidence,
            ..
        } = &self.global;
        if model.is_some() && *method == Some(Method::Rules) {
            return Err("--model is for the tagger: leave out --method rules".to_owned());
        }
        let asks_for_statements = method.is_some() || model.is_some() || min_confidence.is_some();
        if asks_for_statements && matches!(self.command, Some(Command::Train(_))) {
            return Err(
                "--method, --model and --min-confidence say nothing to `train`; -o names the model to write".to_owned(),
            );
        }
        let Some(command) = self.command.as_ref().map(Command::name) else {
            return Ok(());
        };
        if let Some(Command::Export(export)) = &self.command
            && !export.files.names_formats()
        {
            return Err("say what to write: -f with a list of formats, or -f all".to_owned());
        }
        let RunArgs {
            output,
            force,
            files,
            review,
            ..
        } = &self.run;
        let flags = [
            output.is_some().then_some("--output"),
            force.then_some("--force"),
            files.given(),
            review.is_some().then_some("--review"),
        ];
        let given = flags.into_iter().flatten().next();
        given.map_or(Ok(()), Err).map_err(|flag| match self.command {
            Some(Command::Train(_) | Command::Export(_)) => {
                format!("write {flag} after `{command}`, if it is a flag of that command")
            }
            Some(Command::Batch(_)) if flag == "--output" => {
                format!("write {flag} after `{command}`, if it is a flag of that command")
            }
            _ => format!("{flag} cannot be used with `{command}`, which prints to standard output"),
        })
    }
}

impl RunArgs {
    /// Where to write.
    pub fn output(&self) -> &Path {
        self.output.as_deref().unwrap_or(Path::new("quotetrace-out"))
    }

    /// What to do where that exists.
    pub fn existing(&self) -> Existing {
        if self.force {
            Existing::Replace
        } else {
            Existing::Refuse
        }
    }
}

impl Export {
    /// Where to write.
    pub fn output(&self) -> &Path {
        self.output.as_deref().unwrap_or(Path::new("quotetrace-export"))
    }

    /// What to do where that exists.
    pub fn existing(&self) -> Existing {
        if self.force {
            Existing::Replace
        } else {
            Existing::Refuse
        }
    }
}

impl Command {
    fn name(&self) -> &'static str {
        match self {
            Self::Extract(_) => "extract",
            Self::Link(_) => "link",
            Self::Export(_) => "export",
            Self::Inputs(_) => "inputs",
            Self::Diff(_) => "diff",
            Self::Batch(_) => "batch",
            Self::Trace(_) => "trace",
            Self::Verify(_) => "verify",
            Self::Eval(_) => "eval",
            Self::Train(_) => "train",
            Self::Completions { .. } => "completions",
            Self::Man => "man",
        }
    }
}

fn share(text: &str) -> Result<f32, String> {
    let share = text.parse().ok().filter(|share| (0.0..=1.0).contains(share));
    share.ok_or_else(|| "give a number from 0 to 1, as in 0.7".to_owned())
}

fn field_and_column(text: &str) -> Result<(Field, String), String> {
    match text.split_once('=') {
        Some((field, column)) if !column.is_empty() => Ok((field.parse()?, column.to_owned())),
        _ => Err("give a field and a column, as in text=body".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Cli {
        Cli::try_parse_from(line.split(' ')).unwrap_or_else(|error| panic!("{line}: {error}"))
    }

    #[test]
    fn the_command_line_is_well_formed() {
        Cli::command().debug_assert();
    }

    #[test]
    fn global_flags_stand_before_or_after_a_command() {
        assert!(parsed("quotetrace -q extract a.txt").global.quiet);
        assert!(parsed("quotetrace extract -q a.txt").global.quiet);
    }

    #[test]
    fn a_path_called_like_a_command_is_told_apart() {
        assert_eq!(parsed("quotetrace ./extract").run.paths, [Path::new("./extract")]);
        assert!(
            parsed("quotetrace a.txt extract").command.is_none(),
            "after a path come paths"
        );
        assert!(parsed("quotetrace -o x extract b.txt").check().is_err());
        assert!(parsed("quotetrace extract b.txt").check().is_ok());
    }

    #[test]
    fn a_mapping_needs_both_sides() {
        assert_eq!(field_and_column("text=a=b"), Ok((Field::Text, "a=b".to_owned())));
        assert!(field_and_column("text").is_err() && field_and_column("text=").is_err());
        assert!(field_and_column("colour=x").is_err_and(|reason| reason.contains("there are text")));
    }
}
