//! The command: parses the line, runs what it asks for, turns the outcome into an exit code.

mod args;
mod bar;
mod commands;
mod console;
mod file_args;
mod intake;
mod interrupt;
mod link_args;
mod model;
mod outcome;
mod question_args;
mod report;
mod settings;

use std::process::ExitCode;

use quotetrace::pipeline;

use args::{Cli, Command};
use console::Console;
use outcome::Outcome;

fn main() -> ExitCode {
    let cli = Cli::parse_checked();
    interrupt::exit_when_asked();
    let console = Console::new(&cli);
    let outcome = pipeline::on_threads(cli.global.threads, || run(&cli, &console));
    outcome::exit_code(outcome, &console).into()
}

fn run(cli: &Cli, console: &Console) -> anyhow::Result<Outcome> {
    let config = settings::effective(cli)?;
    if cli.global.print_config {
        return commands::print_config::run(&config);
    }
    match &cli.command {
        None => model::with_both(&config, |setup| commands::run::run(&cli.run, setup, console)),
        Some(Command::Extract(args)) => model::with(&config, |setup| commands::extract::run(args, setup, console)),
        Some(Command::Link(args)) => model::with_embeddings(&config, |setup| commands::link::run(args, setup, console)),
        Some(Command::Export(args)) => commands::export::run(args, &config, console),
        Some(Command::Inputs(args)) => commands::inputs::run(args, &config, console),
        Some(Command::Diff(args)) => commands::diff::run(args, console),
        Some(Command::Batch(args)) => model::with_both(&config, |setup| commands::batch::run(args, setup, console)),
        Some(Command::Trace(args)) => model::with_both(&config, |setup| commands::trace::run(args, setup, console)),
        Some(Command::Verify(args)) => model::with(&config, |setup| commands::verify::run(args, setup, console)),
        Some(Command::Eval(args)) => model::with(&config, |setup| commands::eval::run(args, setup, console)),
        Some(Command::Train(args)) => commands::train::run(args, &config, console),
        Some(Command::Completions { shell }) => commands::completions::run(*shell),
        Some(Command::Man) => commands::man::run(),
    }
}
