//! Checked quotations as text, as rows and as JSON.

use std::fmt::Write as _;

use quotetrace::export::{Cell, StatementLines, wdiff};
use quotetrace::model::{Article, Outlet, Span, Statement};
use quotetrace::pipeline::Verified;
use quotetrace::verify::{Check, Original, Passage, Standing};
use serde_json::{Value, json};

use crate::console::shown;
use crate::intake::name;
use crate::report;

pub const HEADER: [&str; 22] = [
    "statement_id",
    "article_id",
    "outlet",
    "published",
    "speaker",
    "standing",
    "class",
    "said_by",
    "said_on",
    "part",
    "quoted",
    "start",
    "end",
    "original",
    "original_start",
    "original_end",
    "passage",
    "diff",
    "left_out",
    "qualifier",
    "share",
    "link",
];

/// The checks with what they point at.
pub struct Told<'a> {
    verified: &'a Verified,
    checks: Vec<Checked<'a>>,
}

/// A check, its statement and its article.
pub struct Checked<'a> {
    pub check: &'a Check,
    pub statement: &'a Statement,
    pub article: &'a Article,
}

impl<'a> Told<'a> {
    pub fn new(verified: &'a Verified) -> Self {
        let checked = |check: &'a Check| {
            let statement = verified.statements.get(check.statement as usize)?;
            let article = verified
                .articles
                .iter()
                .find(|article| article.id == statement.article_id)?;
            Some(Checked {
                check,
                statement,
                article,
            })
        };
        Self {
            verified,
            checks: verified.checks.iter().filter_map(checked).collect(),
        }
    }

    pub const fn originals(&self) -> &'a [Original] {
        self.verified.originals.as_slice()
    }

    pub fn checks(&self) -> &[Checked<'a>] {
        &self.checks
    }

    pub fn original(&self, passage: &Passage) -> Option<&'a Original> {
        self.verified.originals.get(passage.original as usize)
    }

    /// One row for each passage; one without a passage where there is none.
    pub fn rows(&self) -> impl Iterator<Item = Vec<Cell>> + '_ {
        self.checks.iter().flat_map(move |checked| {
            let count = checked.check.passages.len().max(1);
            (0..count).map(move |part| self.row(checked, part))
        })
    }

    fn row(&self, checked: &Checked<'a>, part: usize) -> Vec<Cell> {
        let Checked {
            check,
            statement,
            article,
        } = *checked;
        let passage = check.passages.get(part);
        let original = passage.and_then(|passage| self.original(passage));
        let quoted = passage.map_or_else(|| hull(statement), |passage| passage.quoted);
        let text = |text: &str| Cell::Text(text.to_owned());
        let number = |number: usize| Cell::Bare(number.to_string());
        let mut row = vec![
            Cell::Text(statement.id.to_string()),
            Cell::Text(article.id.to_string()),
            Cell::known(statement.outlet.as_ref().map(Outlet::name)),
            Cell::known(statement.published.map(|day| day.to_string()).as_deref()),
            Cell::known(statement.speaker.as_ref().map(|speaker| &*speaker.name)),
            text(check.standing.name()),
            Cell::known(check.class.map(|class| name(&class)).as_deref()),
            Cell::known(check.said_by.as_deref()),
            Cell::known(check.said_on.map(|day| day.to_string()).as_deref()),
            number(part + 1),
            text(quoted.of(&article.text)),
            number(characters(&article.text, quoted.start)),
            number(characters(&article.text, quoted.end)),
        ];
        match passage.zip(original) {
            Some((passage, original)) => row.extend([
                text(&original.name),
                number(characters(&original.text, passage.span.start)),
                number(characters(&original.text, passage.span.end)),
                text(passage.span.of(&original.text)),
                text(&wdiff(&passage.diff)),
            ]),
            None => row.extend((0..5).map(|_| Cell::Unknown)),
        }
        let left_out = check
            .left_out
            .iter()
            .filter_map(|left| Some(left.span.of(&original?.text)));
        let qualifier = check.left_out.iter().find_map(|left| left.qualifier.as_ref());
        row.extend([
            Cell::Text(left_out.collect::<Vec<_>>().join(" … ")),
            Cell::known(qualifier.map(|(word, what)| format!("{what}: {word}")).as_deref()),
            Cell::Bare(format!("{:.3}", check.share)),
            Cell::known(link(article, statement).as_deref()),
        ]);
        row
    }
}

pub fn as_json(told: &Told<'_>) -> Value {
    let checks = told.checks.iter().map(|checked| {
        let Checked {
            check,
            statement,
            article,
        } = *checked;
        let original = |passage: &Passage| told.original(passage);
        let passages = check.passages.iter().filter_map(|passage| {
            let original = original(passage)?;
            Some(json!({
                "original": &*original.name,
                "passage": span(&original.text, passage.span),
                "quoted": span(&article.text, passage.quoted),
                "diff": passage.diff,
            }))
        });
        let first = check.passages.first().and_then(original);
        let left_out = check.left_out.iter().filter_map(|left| {
            let mut told = span(&first?.text, left.span);
            told["qualifier"] = json!(
                left.qualifier
                    .as_ref()
                    .map(|(word, what)| json!({"what": what, "word": word}))
            );
            Some(told)
        });
        json!({
            "statement_id": statement.id, "article_id": article.id,
            "outlet": statement.outlet.as_ref().map(Outlet::name),
            "published": statement.published.map(|day| day.to_string()),
            "speaker": statement.speaker.as_ref().map(|speaker| &*speaker.name),
            "standing": check.standing.name(), "class": check.class, "said_by": check.said_by,
            "said_on": check.said_on.map(|day| day.to_string()), "text": &*statement.text,
            "passages": passages.collect::<Vec<_>>(), "left_out": left_out.collect::<Vec<_>>(),
            "share": (f64::from(check.share) * 1000.0).round() / 1000.0, "link": link(article, statement),
        })
    });
    let counts = counts(told)
        .into_iter()
        .map(|(standing, count)| (standing.name().to_owned(), json!(count)));
    json!({
        "originals": told.verified.originals.iter().map(|original| &*original.name).collect::<Vec<_>>(),
        "counts": counts.collect::<serde_json::Map<_, _>>(),
        "checks": checks.collect::<Vec<_>>(),
    })
}

pub fn as_text(told: &Told<'_>) -> String {
    if told.checks.is_empty() {
        return "No quotation in marks is of the original or its speaker.\n".to_owned();
    }
    let rows = counts(told)
        .into_iter()
        .map(|(standing, count)| vec![standing.name().to_owned(), count.to_string()]);
    let mut out = report::table(&["Standing", "Quotations"], rows);
    let mut worst: Vec<&Checked<'_>> = told
        .checks
        .iter()
        .filter(|checked| is_worth_telling(checked.check))
        .collect();
    worst.sort_by_key(|checked| (std::cmp::Reverse(checked.check.standing), checked.check.statement));
    for (number, checked) in (1..).zip(worst) {
        let _ = writeln!(out, "\n{number}. {}", one(told, checked));
    }
    out
}

/// What was printed word for word, under the right name and day, needs no line of its own.
const fn is_worth_telling(check: &Check) -> bool {
    !matches!(check.standing, Standing::Verbatim) || check.said_by.is_some() || check.said_on.is_some()
}

fn one(told: &Told<'_>, checked: &Checked<'_>) -> String {
    let Checked { check, statement, .. } = *checked;
    let outlet = statement
        .outlet
        .as_ref()
        .map_or("unknown outlet", |outlet| outlet.name());
    let speaker = statement
        .speaker
        .as_ref()
        .map_or("nobody named", |speaker| &*speaker.name);
    let mut out = format!(
        "{}: {}, given to {}",
        check.standing.name(),
        shown(outlet),
        shown(speaker)
    );
    if let Some(voice) = &check.said_by {
        let _ = write!(out, "; in the original it is {}", shown(voice));
    }
    if let Some(day) = check.said_on {
        let _ = write!(out, "; the original is of {day}");
    }
    let _ = write!(out, "\n   “{}”", one_line(&statement.text));
    for passage in &check.passages {
        let Some(original) = told.original(passage) else {
            continue;
        };
        let what = if check.standing == Standing::NotFound {
            "nearest"
        } else {
            "original"
        };
        let _ = write!(
            out,
            "\n   {what} ({}, characters {} to {}): {}",
            shown(&original.name),
            characters(&original.text, passage.span.start),
            characters(&original.text, passage.span.end),
            if passage.diff.is_empty() {
                one_line(passage.span.of(&original.text))
            } else {
                one_line(&wdiff(&passage.diff))
            }
        );
    }
    for left in &check.left_out {
        let Some(original) = check.passages.first().and_then(|passage| told.original(passage)) else {
            continue;
        };
        let _ = write!(out, "\n   left out: {}", one_line(left.span.of(&original.text)));
        if let Some((word, what)) = &left.qualifier {
            let _ = write!(out, " (with the {what} “{}”)", shown(word));
        }
    }
    out
}

pub fn counts(told: &Told<'_>) -> Vec<(Standing, usize)> {
    let count = |standing| {
        told.checks
            .iter()
            .filter(|checked| checked.check.standing == standing)
            .count()
    };
    Standing::ALL
        .into_iter()
        .map(|standing| (standing, count(standing)))
        .collect()
}

pub fn link(article: &Article, statement: &Statement) -> Option<String> {
    let line = StatementLines::new(article).line(statement, None);
    let value: Value = serde_json::from_str(&line).ok()?;
    value.get("link")?.as_str().map(str::to_owned)
}

pub fn hull(statement: &Statement) -> Span {
    let first = statement.content.first().copied().unwrap_or(Span::new(0, 0));
    statement.content.iter().fold(first, |all, part| all.join(*part))
}

fn span(text: &str, span: Span) -> Value {
    json!({"start": characters(text, span.start), "end": characters(text, span.end), "text": span.of(text)})
}

/// Characters before a byte.
pub fn characters(text: &str, byte: usize) -> usize {
    text.get(..byte).map_or(0, |before| before.chars().count())
}

fn one_line(text: &str) -> String {
    shown(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}
