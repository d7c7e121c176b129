//! Names and ranks that differ: "Deputy Secretary of State Ana Ruiz" and "Secretary of State Ana Ruiz"; another name in
//! the same place of two linked reports.

use std::collections::BTreeMap;

use super::super::draft::Draft;
use super::super::ground::{Ground, cut, is_one_outlet};
use super::super::piece::{pieces, prints_words};
use super::compare::folded;
use crate::model::{Change, EditClass, FindingKind, Meaning, Named, Relation, Severity, Span, Status};

/// Words that make a rank another rank.
const RANKS: [&str; 10] = [
    "acting",
    "assistant",
    "deputy",
    "ex",
    "former",
    "interim",
    "junior",
    "late",
    "retired",
    "vice",
];

pub fn find(ground: &Ground<'_>, found: &mut Vec<Draft>) {
    ranks(ground, found);
    found.extend(ground.links.iter().filter_map(|link| renamed(ground, link)));
}

/// A person with a title: who, in which statement, and the words.
struct Titled<'a> {
    statement: u32,
    span: Span,
    text: &'a str,
    title: Vec<String>,
}

/// One finding for each full name whose title has a rank in one outlet and lacks it in another.
fn ranks(ground: &Ground<'_>, found: &mut Vec<Draft>) {
    let mut by_name: BTreeMap<String, Vec<Titled<'_>>> = BTreeMap::new();
    for (index, statement) in (0_u32..).zip(ground.statements) {
        let text = ground.article_text(statement);
        for value in &statement.values {
            if value.meaning != Meaning::Name(Named::Person) {
                continue;
            }
            let words: Vec<String> = folded(value.span.of(text)).split(' ').map(str::to_owned).collect();
            // The last two words are the name; a title stands before them.
            let Some(at) = words.len().checked_sub(2).filter(|at| *at > 0) else {
                continue;
            };
            let (title, name) = words.split_at(at);
            by_name.entry(name.join(" ")).or_default().push(Titled {
                statement: index,
                span: value.span,
                text: value.span.of(text),
                title: hyphened(text, value.span)
                    .into_iter()
                    .chain(title.iter().cloned())
                    .collect(),
            });
        }
    }
    found.extend(by_name.values().filter_map(|named| rank_conflict(ground, named)));
}

/// "then-Deputy" right before the words, without what is hyphened to it.
fn hyphened(text: &str, span: Span) -> Option<String> {
    let before = text.get(..span.start)?.trim_end();
    let (_, word) = before.rsplit(char::is_whitespace).next()?.rsplit_once('-')?;
    let word = word.to_lowercase();
    RANKS.contains(&word.as_str()).then_some(word)
}

fn rank_conflict(ground: &Ground<'_>, named: &[Titled<'_>]) -> Option<Draft> {
    let ranks = |titled: &Titled<'_>| -> Vec<String> {
        let words = titled.title.iter().filter(|word| RANKS.contains(&word.as_str()));
        words.cloned().collect()
    };
    let bare = |titled: &Titled<'_>| -> Vec<String> {
        let words = titled.title.iter().filter(|word| !RANKS.contains(&word.as_str()));
        words.cloned().collect()
    };
    let first = named.first()?;
    let other = named.iter().find(|other| {
        let sides = ground.statement(first.statement).zip(ground.statement(other.statement));
        let apart = sides.is_some_and(|(a, b)| !is_one_outlet(a, b));
        apart && ranks(first) != ranks(other) && bare(first) == bare(other)
    })?;
    let (a, b) = (ground.statement(first.statement)?, ground.statement(other.statement)?);
    Some(Draft {
        kind: FindingKind::NameConflict,
        severity: Severity::Medium,
        sides: (first.statement, other.statement),
        shown: (first.span, other.span),
        class: None,
        detail: format!(
            "rank: \"{}\" in {}, \"{}\" in {}",
            first.text,
            ground.voice(a),
            other.text,
            ground.voice(b)
        ),
        reason: "one outlet gives a rank that the other leaves out".to_owned(),
    })
}

/// Whether a statement names a person there.
fn is_person(statement: &crate::model::Statement, shown: Span) -> bool {
    let person = Meaning::Name(Named::Person);
    statement
        .values
        .iter()
        .any(|value| value.meaning == person && value.span.overlaps(shown))
}

/// Another name in the same place of two linked statements, not both printed in marks.
fn renamed(ground: &Ground<'_>, link: &crate::model::Link) -> Option<Draft> {
    let (a, b) = ground.sides(link)?;
    let is_told = link.status == Status::Confirmed && link.relation != Relation::Variant;
    if !is_told || is_one_outlet(a, b) || prints_words(a) && prints_words(b) {
        return None;
    }
    let is_name = |text: &str| {
        let words: Vec<&str> = text.split_whitespace().collect();
        (1..=4).contains(&words.len()) && words.iter().all(|word| word.starts_with(char::is_uppercase))
    };
    let all = pieces(link, a, b);
    let piece = all.iter().find(|piece| {
        let is_swap = piece.edit.change == Change::Substituted && piece.edit.class == EditClass::Name;
        let (one, other) = (folded(piece.a), folded(piece.b));
        let holds = one.split(' ').any(|word| other.split(' ').any(|there| there == word));
        let (of_a, of_b) = piece.shown(a, b);
        is_swap && is_person(a, of_a) && is_person(b, of_b) && is_name(piece.a) && is_name(piece.b) && !holds
    })?;
    Some(Draft {
        kind: FindingKind::NameConflict,
        severity: Severity::Medium,
        sides: (link.a, link.b),
        shown: piece.shown(a, b),
        class: None,
        detail: format!(
            "name: \"{}\" in {}, \"{}\" in {}; \"{}\"",
            piece.a.trim(),
            ground.voice(a),
            piece.b.trim(),
            ground.voice(b),
            cut(&a.text)
        ),
        reason: "one name stands in the place of another; the two may be one".to_owned(),
    })
}
