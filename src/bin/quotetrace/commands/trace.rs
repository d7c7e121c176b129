//! `quotetrace trace WORDS RUN-or-PATH…`: who carried these words, earliest first.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::Path;

use anyhow::Context as _;
use quotetrace::export::{self, Cell, StatementLines, wdiff};
use quotetrace::pipeline::{self, Setup};
use quotetrace::trace::{self, Answer, Carried, INDEX_FILE, Index, Settings};
use serde_json::json;

use crate::args::Trace;
use crate::console::{Console, shown};
use crate::intake;
use crate::outcome::Outcome;

/// What is wrong with a run's folder, or with a line of it.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct Fault(String);

impl From<String> for Fault {
    fn from(fault: String) -> Self {
        Self(fault)
    }
}

/// Answers from the folder of a finished run where one is named, else from articles.
pub fn run(args: &Trace, setup: Setup<'_>, console: &Console) -> anyhow::Result<Outcome> {
    let is_run = |path: &std::path::PathBuf| path.join("run.json").is_file() || path.join(INDEX_FILE).is_file();
    let settings = Settings {
        trace: &setup.config.trace,
        link: &setup.config.link,
    };
    let (answer, outcome) = match &args.paths[..] {
        [folder] if is_run(folder) => (of_run(&args.words, folder, settings)?, Outcome::Done),
        paths => {
            if let Some(run) = paths.iter().find(|path| is_run(path)) {
                anyhow::bail!(
                    "{} is a finished run: ask it alone, or name the articles instead",
                    shown(&run.display().to_string())
                );
            }
            of_articles(args, setup, settings, console)?
        }
    };
    console.close();
    let mut out = io::stdout().lock();
    let written = if args.json {
        writeln!(out, "{:#}", as_json(&answer))
    } else if args.csv_rows {
        export::write_cells(
            &mut out,
            setup.config.export.csv,
            &HEADER,
            answer.carried.iter().map(cells),
        )
    } else {
        out.write_all(as_text(&answer).as_bytes())
    };
    written.context("cannot write to standard output")?;
    Ok(outcome)
}

/// From the index and the lines that it points at; nothing else of the run is read.
fn of_run(words: &str, folder: &Path, settings: Settings<'_>) -> anyhow::Result<Answer> {
    let name = || shown(&folder.display().to_string());
    let again = "make the run again, or ask the articles";
    let fault = |file: &str, what: &str| format!("cannot use the run in {}: {file}: {what}; {again}", name());
    let bytes = std::fs::read(folder.join(INDEX_FILE)).map_err(|error| Fault(fault(INDEX_FILE, &error.to_string())))?;
    let index = Index::from_bytes(&bytes).map_err(|what| Fault(fault(INDEX_FILE, &what)))?;
    drop(bytes);
    let lines = "statements.jsonl";
    let refused = |error: io::Error| Fault(fault(lines, &error.to_string()));
    let mut file = File::open(folder.join(lines)).map_err(refused)?;
    let length = file.metadata().map_err(refused)?.len();
    if index
        .line(u32::try_from(index.statements().saturating_sub(1)).unwrap_or(u32::MAX))
        .is_some_and(|l| l.1 != length)
    {
        anyhow::bail!(Fault(fault(lines, "it was changed or cut short since the run")));
    }
    let mut line = |statement: u32| -> Result<String, Fault> {
        let (start, end) = index.line(statement).unwrap_or_default();
        let mut line = vec![0; usize::try_from(end.saturating_sub(start)).unwrap_or(0)];
        file.seek(SeekFrom::Start(start))
            .and_then(|_| file.read_exact(&mut line))
            .map_err(refused)?;
        String::from_utf8(line).map_err(|error| Fault(fault(lines, &error.to_string())))
    };
    trace::trace(words, &index, &mut line, settings).map_err(|Fault(what)| {
        let is_told = what.contains(lines);
        anyhow::Error::new(Fault(if is_told { what } else { fault(lines, &what) }))
    })
}

fn of_articles(
    args: &Trace,
    setup: Setup<'_>,
    settings: Settings<'_>,
    console: &Console,
) -> anyhow::Result<(Answer, Outcome)> {
    let mut articles = Vec::new();
    let inventory = intake::read(&args.paths, setup.config, console, &mut |article| {
        articles.push(article);
    })?;
    let run = pipeline::run(articles, setup, console);
    let index = Index::new(run.statements.iter().map(|statement| &*statement.text), Vec::new());
    let cluster = |statement: u32| {
        run.clusters
            .iter()
            .find(|c| c.members.contains(&statement))
            .map(|c| c.id)
    };
    let mut line = |number: u32| -> Result<String, Fault> {
        let statement = run.statements.get(number as usize);
        let mut articles = run.articles.iter().zip(&run.origins);
        let article = statement.and_then(|s| articles.find(|(a, _)| a.id == s.article_id));
        let (statement, (article, origin)) = statement
            .zip(article)
            .ok_or_else(|| Fault("a statement without its article".to_owned()))?;
        let lines = StatementLines::new(article).with_origin(origin);
        Ok(lines.line(statement, cluster(number)))
    };
    let answer = trace::trace(&args.words, &index, &mut line, settings)?;
    Ok((answer, intake::outcome(&inventory)))
}

fn as_text(answer: &Answer) -> String {
    let mut out = String::new();
    for note in &answer.notes {
        let _ = writeln!(out, "Note: {}", shown(note));
    }
    match answer.carried.first() {
        None => out.push_str("No statement carries these words.\n"),
        Some(first) if answer.is_first_known => {
            let outlet = first.told.outlet.as_deref().unwrap_or("an unknown outlet");
            let day = first.told.published.as_deref().unwrap_or_default();
            let _ = writeln!(out, "Earliest in this corpus: {}, {}", shown(outlet), shown(day));
        }
        Some(_) => out.push_str("Which is the earliest in this corpus the dates do not tell.\n"),
    }
    if answer.outlets > 1 {
        let _ = writeln!(
            out,
            "{} outlets, {} independent",
            answer.outlets, answer.independent_outlets
        );
    }
    for (number, carried) in (1..).zip(&answer.carried) {
        let told = &carried.told;
        let _ = writeln!(
            out,
            "\n{number}. {}, {}: {} by {}{}, keeps {:.0} %",
            told.published.as_deref().unwrap_or("no date"),
            shown(told.outlet.as_deref().unwrap_or("unknown outlet")),
            relation(carried),
            shown(told.speaker.as_deref().unwrap_or("nobody named")),
            medium(carried)
                .map(|medium| format!(" through {}", shown(&medium)))
                .unwrap_or_default(),
            100.0 * carried.kept
        );
        let _ = writeln!(out, "   {}", one_line(&wdiff(&carried.diff)));
        let _ = writeln!(
            out,
            "   in: {} “{}” {}",
            one_line(&told.before),
            one_line(&told.text),
            one_line(&told.after)
        );
        let place = format!("{}, characters {} to {}", told.path, told.start, told.end);
        let _ = writeln!(out, "   {}", shown(told.link.as_deref().unwrap_or(&place)));
    }
    if !answer.close.is_empty() {
        out.push_str("\nClose by:\n");
        for close in &answer.close {
            let _ = writeln!(out, "   {}: {}", close.cluster_id, one_line(&close.text));
        }
    }
    out
}

fn relation(carried: &Carried) -> String {
    intake::name(&carried.relation)
}

fn medium(carried: &Carried) -> Option<String> {
    carried.told.medium.first().map(|medium| medium.text.clone())
}

/// On one line, fit for a terminal.
fn one_line(text: &str) -> String {
    shown(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

const HEADER: [&str; 19] = [
    "statement_id",
    "article_id",
    "outlet",
    "published",
    "kind",
    "speaker",
    "medium",
    "relation",
    "kept",
    "text",
    "diff",
    "before",
    "after",
    "start",
    "end",
    "cluster_id",
    "link",
    "wire",
    "copy_group",
];

fn cells(carried: &Carried) -> Vec<Cell> {
    let told = &carried.told;
    let text = |text: &str| Cell::Text(text.to_owned());
    vec![
        text(&told.statement_id),
        text(&told.article_id),
        Cell::known(told.outlet.as_deref()),
        Cell::known(told.published.as_deref()),
        text(&told.kind),
        Cell::known(told.speaker.as_deref()),
        Cell::known(medium(carried).as_deref()),
        text(&relation(carried)),
        Cell::Bare(format!("{:.3}", carried.kept)),
        text(&told.text),
        text(&wdiff(&carried.diff)),
        text(&told.before),
        text(&told.after),
        Cell::Bare(told.start.to_string()),
        Cell::Bare(told.end.to_string()),
        Cell::known(told.cluster_id.as_deref()),
        Cell::known(told.link.as_deref()),
        Cell::known((!told.wire.is_empty()).then(|| told.wire.join("; ")).as_deref()),
        Cell::known(told.copy_group.as_deref()),
    ]
}

fn as_json(answer: &Answer) -> serde_json::Value {
    let carried = |carried: &Carried| {
        let told = &carried.told;
        json!({
            "statement_id": told.statement_id, "article_id": told.article_id, "outlet": told.outlet,
            "published": told.published, "kind": told.kind, "speaker": told.speaker, "medium": medium(carried),
            "relation": carried.relation, "kept": (f64::from(carried.kept) * 1000.0).round() / 1000.0,
            "text": told.text, "diff": carried.diff, "before": told.before, "after": told.after, "start": told.start,
            "end": told.end, "cluster_id": told.cluster_id, "link": told.link, "path": told.path, "wire": told.wire,
            "copy_group": told.copy_group,
        })
    };
    json!({
        "asked": answer.asked,
        "earliest_in_this_corpus": answer.carried.first().filter(|_| answer.is_first_known).map(|c| &c.told.statement_id),
        "outlets": answer.outlets,
        "independent_outlets": answer.independent_outlets,
        "carried": answer.carried.iter().map(carried).collect::<Vec<_>>(),
        "close": answer.close.iter().map(|c| json!({"cluster_id": c.cluster_id, "text": c.text})).collect::<Vec<_>>(),
        "notes": answer.notes,
    })
}
