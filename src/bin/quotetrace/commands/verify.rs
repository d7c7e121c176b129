//! `quotetrace verify --original FILE PATH…`: what outlets print in marks, against the original.

use std::io::{self, Write as _};
use std::path::PathBuf;

use anyhow::Context as _;
use quotetrace::export::{self, CHECKED_PAGE_MARK, Existing, SingleFile};
use quotetrace::model::Article;
use quotetrace::pipeline::{self, Setup, VerifyQuestion};
use quotetrace::read::Record;
use quotetrace::verify::{Standing, may_be_one_speaker};

use super::verify_page::as_page;
use super::verify_told::{HEADER, Told, as_json, as_text};
use crate::args::Verify;
use crate::console::{Console, shown};
use crate::intake;
use crate::outcome::Outcome;

const MISATTRIBUTED: &str = "misattributed";
const MISDATED: &str = "misdated";

/// What `--fail-on` may name.
pub fn policy(text: &str) -> Result<String, String> {
    let mut known = Standing::ALL.map(Standing::name).to_vec();
    known.extend([MISATTRIBUTED, MISDATED]);
    let is_known = known.contains(&text);
    is_known
        .then(|| text.to_owned())
        .ok_or_else(|| format!("there are {}", known.join(", ")))
}

/// Checks all statements in marks of the articles.
pub fn run(args: &Verify, setup: Setup<'_>, console: &Console) -> anyhow::Result<Outcome> {
    // Before any work: a file that must not be replaced is no surprise for the end.
    let page = args
        .report
        .as_deref()
        .map(|path| SingleFile::new(path, Existing::Replace, CHECKED_PAGE_MARK));
    let page = page.transpose()?;
    let originals = originals(&args.original, setup, console)?;
    let mut articles = Vec::new();
    let inventory = intake::read(&args.paths, setup.config, console, &mut |article| {
        articles.push(article);
    })?;
    let given = articles.len();
    articles.retain(|article: &Article| originals.iter().all(|original| original.text != article.text));
    if articles.len() < given {
        console.warn("an original is among the articles: it is not checked against itself");
    }
    anyhow::ensure!(!articles.is_empty(), "there is no article beside the original");
    same_script(&originals, &articles)?;
    let question = VerifyQuestion {
        speaker: args.speaker.as_deref(),
        is_translated: args.translated,
    };
    let verified = pipeline::verify(originals, articles, question, setup, console);
    if let Some(speaker) = &args.speaker {
        known_speaker(speaker, &verified)?;
    }
    console.close();
    let told = Told::new(&verified);
    if let Some(page) = &page {
        page.write(&as_page(&told)?)?;
    }
    let mut out = io::stdout().lock();
    let written = if args.json {
        writeln!(out, "{:#}", as_json(&told))
    } else if args.csv_rows {
        export::write_cells(&mut out, setup.config.export.csv, &HEADER, told.rows())
    } else {
        out.write_all(as_text(&told).as_bytes())
    };
    written.context("cannot write to standard output")?;
    let is_met = verified.checks.iter().any(|check| {
        let met = |what: &str| args.fail_on.iter().any(|policy| policy == what);
        met(check.standing.name())
            || check.said_by.is_some() && met(MISATTRIBUTED)
            || check.said_on.is_some() && met(MISDATED)
    });
    Ok(if is_met {
        Outcome::PolicyHit
    } else {
        intake::outcome(&inventory)
    })
}

/// The originals, each with some text.
fn originals(paths: &[PathBuf], setup: Setup<'_>, console: &Console) -> anyhow::Result<Vec<Article>> {
    let mut all = Vec::new();
    for path in paths {
        let name = shown(&path.display().to_string());
        let before = all.len();
        let mut reason = None;
        let mut config = setup.config.clone();
        config.read.articles = None;
        intake::survey(
            std::slice::from_ref(path),
            &config,
            console,
            &mut |record| match record {
                Record::Article(article) => all.push(article),
                Record::Skipped(skipped) => reason = Some(skipped.to_string()),
                Record::Empty { .. } => reason = Some("it holds no text".to_owned()),
            },
        )
        .with_context(|| format!("cannot use the original {name}"))?;
        let reason = reason.unwrap_or_else(|| "it holds no text".to_owned());
        anyhow::ensure!(all.len() > before, "cannot use the original {name}: {reason}");
    }
    Ok(all)
}

/// An original in another script has no word in common with any article.
fn same_script(originals: &[Article], articles: &[Article]) -> anyhow::Result<()> {
    let latin = |text: &str| {
        let (mut latin, mut all) = (0_usize, 0_usize);
        for c in text.chars().filter(|c| c.is_alphabetic()).take(20_000) {
            latin += usize::from(c < '\u{250}' || ('\u{1e00}'..'\u{1f00}').contains(&c));
            all += 1;
        }
        2 * latin >= all
    };
    let articles_are_latin = articles.iter().filter(|article| latin(&article.text)).count() * 2 >= articles.len();
    for original in originals {
        anyhow::ensure!(
            latin(&original.text) == articles_are_latin,
            "cannot use the original {}: it is in another script than the articles; give a translation of it, with --translated",
            shown(&original.path)
        );
    }
    Ok(())
}

/// A speaker to whom nobody gives anything is a slip, or the wrong articles.
fn known_speaker(speaker: &str, verified: &pipeline::Verified) -> anyhow::Result<()> {
    let mut names: Vec<&str> = verified
        .statements
        .iter()
        .filter_map(|s| Some(&*s.speaker.as_ref()?.name))
        .collect();
    if names.iter().any(|name| may_be_one_speaker(name, speaker)) {
        return Ok(());
    }
    names.sort_unstable();
    names.dedup();
    let more = names.len().saturating_sub(NAMES_TOLD);
    let told = names
        .into_iter()
        .take(NAMES_TOLD)
        .map(shown)
        .collect::<Vec<_>>()
        .join(", ");
    let more = match more {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    anyhow::bail!(
        "no article gives a statement to {}; they name {told}{more}",
        shown(speaker)
    )
}

/// Speakers that are told where the one asked for is not among them.
const NAMES_TOLD: usize = 20;
