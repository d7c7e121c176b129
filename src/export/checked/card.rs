//! A quotation on the page: its changed words, the gravest first, and the ways to both passages.

use serde::Serialize;

use super::{CheckedQuote, NOT_FOUND};
use crate::export::names::Name as _;
use crate::model::{Change, Edit, EditClass};

/// A quotation on the page.
#[derive(Serialize)]
pub(super) struct Card<'a> {
    /// From 1, the gravest first.
    pub(super) number: usize,
    outlet: &'a str,
    published: Option<&'a str>,
    speaker: Option<&'a str>,
    standing: &'static str,
    /// The same for people.
    told: String,
    class: Option<&'static str>,
    pub(super) is_same: bool,
    pub(super) is_nowhere: bool,
    said_by: Option<&'a str>,
    said_on: Option<&'a str>,
    text: &'a str,
    parts: Vec<Vec<Word<'a>>>,
    /// The gravest first.
    changes: Vec<Changed<'a>>,
    left_out: Vec<LeftOut<'a>>,
    /// Their numbers, from 1.
    passages: Vec<usize>,
    is_of_parts: bool,
    link: Option<&'a str>,
    place: &'a str,
}

/// Words of a diff: the same, put in, left out.
#[derive(Serialize)]
pub(super) struct Word<'a> {
    same: &'a str,
    deleted: &'a str,
    inserted: &'a str,
}

#[derive(Serialize)]
pub(super) struct Changed<'a> {
    class: &'static str,
    deleted: &'a str,
    inserted: &'a str,
}

#[derive(Serialize)]
pub(super) struct LeftOut<'a> {
    text: &'a str,
    qualifier: Option<&'a str>,
}

pub(super) fn cards<'a>(quotes: &'a [CheckedQuote<'a>]) -> Vec<Card<'a>> {
    (1..)
        .zip(quotes)
        .map(|(number, quote)| Card::of(number, quote))
        .collect()
}

impl<'a> Card<'a> {
    fn of(number: usize, quote: &'a CheckedQuote<'a>) -> Self {
        let is_nowhere = quote.standing.0 == NOT_FOUND;
        let diffs = || {
            quote
                .passages
                .iter()
                .map(|passage| passage.diff)
                .filter(|diff| !diff.is_empty())
        };
        let changed = diffs()
            .flatten()
            .filter(|edit| edit.change != Change::Same && edit.class > EditClass::Punctuation);
        let mut changes: Vec<&Edit> = changed.collect();
        changes.sort_by_key(|edit| std::cmp::Reverse(edit.class));
        Self {
            number,
            outlet: quote.outlet,
            published: quote.published.as_deref(),
            speaker: quote.speaker,
            standing: quote.standing.0,
            told: spaced(quote.standing.0),
            class: quote.class.map(|class| class.name()),
            is_same: quote.standing.1 && quote.said_by.is_none() && quote.said_on.is_none(),
            is_nowhere,
            said_by: quote.said_by,
            said_on: quote.said_on.as_deref(),
            text: quote.text,
            parts: diffs().map(|diff| diff.iter().map(Word::of).collect()).collect(),
            changes: changes.into_iter().map(Changed::of).collect(),
            left_out: quote.left_out.iter().map(LeftOut::of).collect(),
            passages: (1..=quote.passages.len()).collect(),
            is_of_parts: quote.passages.len() > 1,
            link: quote.link.as_deref(),
            place: &quote.place,
        }
    }
}

pub(super) fn spaced(name: &str) -> String {
    name.replace('-', " ")
}

impl<'a> Word<'a> {
    fn of(edit: &'a Edit) -> Self {
        let is_same = edit.change == Change::Same;
        Self {
            same: if is_same { &edit.b } else { "" },
            deleted: if is_same { "" } else { &edit.a },
            inserted: if is_same { "" } else { &edit.b },
        }
    }
}

impl<'a> Changed<'a> {
    fn of(edit: &'a Edit) -> Self {
        Self {
            class: edit.class.name(),
            deleted: &edit.a,
            inserted: &edit.b,
        }
    }
}

impl<'a> LeftOut<'a> {
    fn of((text, qualifier): &'a (&'a str, Option<String>)) -> Self {
        Self {
            text,
            qualifier: qualifier.as_deref(),
        }
    }
}
