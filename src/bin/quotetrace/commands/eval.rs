//! `quotetrace eval --gold FILE…`

use std::io::{self, Write as _};

use anyhow::Context as _;
use quotetrace::evaluate::{Acts, Counts, Figures, Rates, Scope, Share, Tally};
use quotetrace::extract::Method;
use quotetrace::pipeline::{self, Setup};
use serde::Serialize;

use crate::args::Eval;
use crate::commands::{ModelUsed, counted};
use crate::console::Console;
use crate::intake;
use crate::outcome::Outcome;
use crate::report::table;

/// Prints how well the statements found in marked articles agree with the marked ones.
pub fn run(args: &Eval, setup: Setup<'_>, console: &Console) -> anyhow::Result<Outcome> {
    let articles = intake::marked(&args.gold, setup.config)?;
    let scope = if args.speech { Scope::Speech } else { Scope::All };
    let tally = pipeline::evaluate(&articles, setup, scope, console);
    console.close();
    let text = if args.json {
        serde_json::to_string_pretty(&Told::new(articles.len(), setup, scope, &tally))? + "\n"
    } else {
        tables(&tally)
    };
    io::stdout()
        .write_all(text.as_bytes())
        .context("cannot write to standard output")?;
    let measured = counted(articles.len(), "marked article");
    let by = ModelUsed::of(setup).map_or_else(|| "rules".to_owned(), |model| format!("model {}", model.name));
    let cut = if args.speech { ", cues of speech only" } else { "" };
    console.say(&format!("{measured}, {by}{cut}"));
    Ok(Outcome::Done)
}

/// The rows of the first table.
fn kinds(tally: &Tally) -> [(&'static str, Counts); 4] {
    [
        ("direct", tally.direct),
        ("indirect", tally.indirect),
        ("mixed", tally.mixed),
        ("all", tally.all()),
    ]
}

fn tables(tally: &Tally) -> String {
    let header = [
        "Kind",
        "Gold",
        "Found",
        "Exact P",
        "R",
        "F1",
        "Partial P",
        "R",
        "F1",
        "Attributed P",
        "R",
        "F1",
    ];
    let rows = kinds(tally).map(|(kind, counts)| kind_row(kind, &counts.figures()));
    let mut text = table(&header, rows.into_iter());
    let header = ["Confidence", "Found", "Mean", "Right (partial)", "Right (attributed)"];
    text += "\nConfidence and what is right, in percent\n";
    text += &table(
        &header,
        tenths(tally).rev().filter_map(|(from, share)| tenth_row(from, share)),
    );
    text + "\n" + &acts_line(tally.acts) + "\n"
}

fn kind_row(kind: &str, figures: &Figures) -> Vec<String> {
    let rates = [figures.exact, figures.partial, figures.attributed];
    let percents = rates
        .iter()
        .flat_map(|Rates { precision, recall, f1 }| [*precision, *recall, *f1]);
    let counts = [kind.to_owned(), figures.marked.to_string(), figures.found.to_string()];
    counts.into_iter().chain(percents.map(percent)).collect()
}

/// Each tenth of confidence by its lower bound in percent.
fn tenths(tally: &Tally) -> impl DoubleEndedIterator<Item = (usize, Share)> {
    tally
        .reliability
        .into_iter()
        .enumerate()
        .map(|(tenth, share)| (tenth * 10, share))
}

fn tenth_row(from: usize, share: Share) -> Option<Vec<String>> {
    let shares = [share.mean()?, share.right_share()?, share.attributed_share()?].map(percent);
    let first = [format!("{from} to {}", from + 10), share.statements.to_string()];
    Some(first.into_iter().chain(shares).collect())
}

fn acts_line(acts: Acts) -> String {
    let compared = acts.compared();
    if compared == 0 {
        return "Speech and stance: no right statement with a marked cue to compare".to_owned();
    }
    format!(
        "Speech and stance: told as the marked cue says in {} of {compared} right statements ({} %; speech taken for \
         stance {}, stance for speech {})",
        acts.same(),
        percent(acts.same() as f64 / compared as f64),
        acts.speech_as_stance,
        acts.stance_as_speech,
    )
}

fn percent(share: f64) -> String {
    format!("{:.1}", 100.0 * share)
}

/// What `--json` prints. Rates and confidences are from 0 to 1.
#[derive(Serialize)]
struct Told {
    articles: usize,
    method: Method,
    model: Option<String>,
    model_sha256: Option<String>,
    confidence_min: f64,
    speech_only: bool,
    kinds: serde_json::Map<String, serde_json::Value>,
    reliability: Vec<Tenth>,
    acts: Acts,
}

/// The found statements whose confidence lies in one tenth.
#[derive(Serialize)]
struct Tenth {
    from: f64,
    statements: usize,
    mean_confidence: Option<f64>,
    right_partial: Option<f64>,
    right_attributed: Option<f64>,
}

impl Told {
    fn new(articles: usize, setup: Setup<'_>, scope: Scope, tally: &Tally) -> Self {
        let model = ModelUsed::of(setup);
        let figures = |(kind, counts): (&str, Counts)| (kind.to_owned(), serde_json::json!(counts.figures()));
        let tenth = |(from, share): (usize, Share)| Tenth {
            from: from as f64 / 100.0,
            statements: share.statements,
            mean_confidence: share.mean(),
            right_partial: share.right_share(),
            right_attributed: share.attributed_share(),
        };
        Self {
            articles,
            method: setup.config.extract.method,
            model_sha256: model.as_ref().map(|model| model.sha256.clone()),
            model: model.map(|model| model.name),
            confidence_min: (f64::from(setup.config.attribute.confidence_min) * 1000.0).round() / 1000.0,
            speech_only: scope == Scope::Speech,
            kinds: kinds(tally).into_iter().map(figures).collect(),
            reliability: tenths(tally).map(tenth).collect(),
            acts: tally.acts,
        }
    }
}
