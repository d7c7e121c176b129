//! When two values cannot both be right.

use super::super::ground::Ground;
use super::told::Fact;
use crate::fold::words;
use crate::model::{Clock, Meaning, Published};

/// Whether the two facts, of one slot, disagree for certain.
pub fn differ(ground: &Ground<'_>, one: &Fact<'_>, other: &Fact<'_>) -> bool {
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
        (Meaning::Place(a), Meaning::Place(b)) => differ_in_place(ground, (one, a), (other, b)),
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
fn differ_in_place(ground: &Ground<'_>, (one, country_a): Placed<'_>, (other, country_b): Placed<'_>) -> bool {
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
    is_known && !is_part(ground, one.text, other.text) && !is_part(ground, other.text, one.text)
}

/// Whether some statement's article writes "Houston, Texas": the one lies in the other.
fn is_part(ground: &Ground<'_>, small: &str, large: &str) -> bool {
    let ways = [", ", " in ", " of "].map(|between| format!("{small}{between}{large}"));
    let mut last = None;
    ground.statements.iter().any(|statement| {
        if last.replace(statement.article_id) == Some(statement.article_id) {
            return false;
        }
        let text = ground.article_text(statement);
        ways.iter().any(|way| text.contains(way.as_str()))
    })
}

pub fn folded(text: &str) -> String {
    words(text)
        .into_iter()
        .map(|word| word.text)
        .collect::<Vec<_>>()
        .join(" ")
}
