//! `quotetrace train --gold FILE… -o MODEL`

use quotetrace::export::{Existing, SingleFile};
use quotetrace::extract::tagger::{MAGIC, TrainConfig};
use quotetrace::pipeline::{self, Config};

use crate::args::Train;
use crate::commands::counted;
use crate::console::{Console, shown};
use crate::outcome::Outcome;
use crate::{intake, interrupt};

/// Trains a model on marked articles and writes it.
pub fn run(args: &Train, config: &Config, console: &Console) -> anyhow::Result<Outcome> {
    let existing = if args.force {
        Existing::Replace
    } else {
        Existing::Refuse
    };
    // Before any work: a file that must not be replaced is no surprise for the end of a long training.
    let file = SingleFile::new(&args.output, existing, MAGIC)?;
    let articles = intake::marked(&args.gold, config)?;
    let statements: usize = articles.iter().map(|article| article.statements.len()).sum();
    anyhow::ensure!(statements > 0, "no statement is marked: there is nothing to learn from");
    let learned = format!(
        "{}, {}",
        counted(articles.len(), "marked article"),
        counted(statements, "statement")
    );
    console.say(&format!("learning from {learned}"));
    let model = pipeline::train(articles, &TrainConfig::default(), console);
    interrupt::writing(|| file.write(&model))?;
    console.close();
    let name = shown(&file.path().display().to_string());
    console.say(&format!(
        "{learned}; {} bytes written to {name}; use it with --model {name}",
        model.len()
    ));
    Ok(Outcome::Done)
}
