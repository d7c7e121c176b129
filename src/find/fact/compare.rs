//! When two values cannot both be right.

use std::collections::BTreeSet;

use super::super::ground::Ground;
use super::told::Fact;
use crate::fold::forms;
use crate::model::{Clock, Meaning, Published};

/// Whether the two facts, of one slot, disagree for certain.
pub fn differ(ground: &Ground<'_>, parts: &Parts<'_>, one: &Fact<'_>, other: &Fact<'_>) -> bool {
    match (one.value.meaning, other.value.meaning) {
        (Meaning::Number(a), Meaning::Number(b)) => a.agrees(&b) == Some(false),
        (Meaning::Time(a), Meaning::Time(b)) => a.agrees(&b) == Some(false) && !is_half_a_day_apart(&a, &b),
        (Meaning::Date(a), Meaning::Date(b)) => {
            let day = |fact: &Fact<'_>| ground.statement(fact.statement)?.published.map(Published::date);
            match a.range(day(one)).zip(b.range(day(other))) {
                Some((a, b)) => a.1 < b.0 || b.1 < a.0,
                // "Yesterday" means nothing without the day of the report.
                None => a.relative.is_none() && b.relative.is_none() && a.agrees(&b) == Some(false),
            }
        }
        (Meaning::Place(a), Meaning::Place(b)) => differ_in_place(parts, (one, a), (other, b)),
        _ => false,
    }
}

/// "1:35" without morning or afternoon is 13:35 as well.
fn is_half_a_day_apart(a: &Clock, b: &Clock) -> bool {
    let shifted = |clock: &Clock| Clock {
        earliest: clock.earliest + HALF_A_DAY,
        latest: clock.latest + HALF_A_DAY,
        ..*clock
    };
    shifted(a).agrees(b) == Some(true) || shifted(b).agrees(a) == Some(true)
}

/// In minutes.
const HALF_A_DAY: u16 = 12 * 60;

type Placed<'f> = (&'f Fact<'f>, Option<&'static str>);

/// Two places, of which none is a part of the other, as far as lists and articles tell.
fn differ_in_place(parts: &Parts<'_>, (one, country_a): Placed<'_>, (other, country_b): Placed<'_>) -> bool {
    let (a, b) = (folded(one.text), folded(other.text));
    let is_named_in = |long: &str, short: &str| format!(" {long} ").contains(&format!(" {short} "));
    if a == b || is_named_in(&a, &b) || is_named_in(&b, &a) {
        return false;
    }
    let is_country = |name: &str, country: Option<&str>| country.is_some_and(|c| c == name) || name == "usa";
    let of_one_country = country_a.is_some() && country_a == country_b;
    if of_one_country && (is_country(&a, country_a) || is_country(&b, country_b)) {
        return false;
    }
    // Of a place that no list knows, nobody can say what it is a part of.
    let is_known = country_a.is_some() && country_b.is_some();
    is_known && !parts.holds(one.text, other.text) && !parts.holds(other.text, one.text)
}

/// The places that articles write as parts of others: "Houston, Texas".
pub struct Parts<'a>(BTreeSet<(&'a str, &'a str)>);

impl<'a> Parts<'a> {
    /// Looks through the article of each statement once, for the places that are stated. Linear in the texts.
    pub fn new(ground: &Ground<'a>, facts: &[Fact<'a>]) -> Self {
        let is_place = |fact: &&Fact<'a>| matches!(fact.value.meaning, Meaning::Place(_));
        let places: BTreeSet<&str> = facts.iter().filter(is_place).map(|fact| fact.text).collect();
        let mut parts = BTreeSet::new();
        let mut last = None;
        for statement in ground.statements {
            if places.is_empty() || last.replace(statement.article_id) == Some(statement.article_id) {
                continue;
            }
            let text = ground.article_text(statement);
            for between in [", ", " in ", " of "] {
                for (at, _) in text.match_indices(between) {
                    let (before, after) = (&text[..at], &text[at + between.len()..]);
                    let Some(large) = first_words(after).find(|words| places.contains(words)) else {
                        continue;
                    };
                    parts.extend(
                        last_words(before)
                            .filter(|words| places.contains(words))
                            .map(|small| (small, large)),
                    );
                }
            }
        }
        Self(parts)
    }

    fn holds(&self, small: &str, large: &str) -> bool {
        self.0.contains(&(small, large))
    }
}

/// Words of the longest place.
const PLACE_WORDS_MAX: usize = 4;
/// Its characters: no line is looked at further, however long.
const PLACE_CHARS_MAX: usize = 80;

/// The first words of a text, the longest stretch first, without the marks behind them.
fn first_words(text: &str) -> impl Iterator<Item = &str> {
    let end = text
        .char_indices()
        .nth(PLACE_CHARS_MAX)
        .map_or(text.len(), |(at, _)| at);
    let line = text[..end].split('\n').next().unwrap_or_default();
    let ends = line.match_indices(' ').map(|(at, _)| at).chain([line.len()]);
    let ends: Vec<usize> = ends.take(PLACE_WORDS_MAX).collect();
    ends.into_iter()
        .rev()
        .map(move |end| line[..end].trim_end_matches(|c: char| !c.is_alphanumeric()))
}

/// The last words of a text, without the marks before them.
fn last_words(text: &str) -> impl Iterator<Item = &str> {
    let start = text.char_indices().rev().nth(PLACE_CHARS_MAX).map_or(0, |(at, _)| at);
    let line = text[start..].rsplit('\n').next().unwrap_or_default();
    let starts = line.rmatch_indices(' ').map(|(at, _)| at + 1).chain([0]);
    starts
        .take(PLACE_WORDS_MAX)
        .map(move |start| line[start..].trim_start_matches(|c: char| !c.is_alphanumeric()))
}

pub fn folded(text: &str) -> String {
    forms(text).join(" ")
}
