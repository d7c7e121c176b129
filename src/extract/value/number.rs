//! Numbers with their bounds and units: "20 to 30 percent", "more than $1.2 billion", "dozens of people", "a third".

use super::bound::{bounded, ranged};
use super::figure;
use super::reader::{Found, Reader, sense_of};
use super::sense::Sense;
use crate::model::{Meaning, Quantity, TokenKind, Unit};

/// A number without its bounds, and where it ends.
#[derive(Clone, Copy)]
pub struct Amount {
    pub least: f64,
    pub most: f64,
    pub unit: Unit,
    /// What scale words multiplied it by.
    pub scale: Option<f64>,
    pub end: usize,
}

/// The number that begins at token `at`, with what bounds it before and what it counts after.
pub fn read(reader: &Reader<'_, '_>, at: usize) -> Option<Found> {
    let (currency, figures) = symbol(reader, at);
    let first = with_unit(reader, amount(reader, figures)?, currency);
    let ranged = ranged(reader, at, first, currency);
    let (start, number) = ranged.unwrap_or_else(|| bounded(reader, at, first));
    let (unit, end) = match number.unit {
        Unit::Count(None) => counted(reader, number.end),
        unit => (unit, number.end),
    };
    let start = with_article(reader, start);
    (number.most >= number.least).then_some(Found {
        tokens: start..end,
        meaning: Meaning::Number(Quantity {
            least: number.least,
            most: number.most,
            unit,
        }),
    })
}

/// Whether the mark stands before an amount of money.
pub fn is_symbol(mark: &str) -> bool {
    code(mark).is_some()
}

fn code(mark: &str) -> Option<&'static str> {
    match mark {
        "$" => Some("USD"),
        "€" => Some("EUR"),
        "£" => Some("GBP"),
        "¥" => Some("JPY"),
        "₩" => Some("KRW"),
        "₹" => Some("INR"),
        _ => None,
    }
}

pub fn symbol(reader: &Reader<'_, '_>, at: usize) -> (Option<&'static str>, usize) {
    match code(reader.word(at)) {
        Some(code) => (Some(code), at + 1),
        None => (None, at),
    }
}

const fn exact(value: f64, unit: Unit, end: usize) -> Amount {
    Amount {
        least: value,
        most: value,
        unit,
        scale: None,
        end,
    }
}

pub fn amount(reader: &Reader<'_, '_>, at: usize) -> Option<Amount> {
    match reader.kind(at)? {
        TokenKind::Number => in_figures(reader, at),
        TokenKind::Word => in_words(reader, at),
        TokenKind::QuoteMark | TokenKind::Punctuation => None,
    }
}

/// "1,200", "70th", "20-30", "34-year-old", "5bn".
fn in_figures(reader: &Reader<'_, '_>, at: usize) -> Option<Amount> {
    let is_slashed = reader.word(at + 1) == "/" || reader.word(at.wrapping_sub(1)) == "/"; // "9/11", "24/7"
    let (value, rest) = figure::figure(reader.word(at)).filter(|_| !is_slashed)?;
    let plain = exact(value, Unit::Count(None), at + 1);
    match rest {
        "" => return Some(scaled(reader, plain)),
        "st" | "nd" | "rd" | "th" => return Some(exact(value, Unit::Ordinal, at + 1)),
        "k" | "K" => return Some(exact(value * 1e3, Unit::Count(None), at + 1)),
        "m" if code(reader.word(at.wrapping_sub(1))).is_some() => {
            return Some(exact(value * 1e6, Unit::Count(None), at + 1));
        }
        _ => {}
    }
    if let Some(tail) = rest.strip_prefix('-') {
        if let Some(most) = figure::whole(tail) {
            let most = Amount { most, ..plain };
            return (most.most > value).then(|| scaled(reader, most));
        }
        let unit = tail.split('-').next().and_then(sense_of).and_then(unit_of);
        return Some(exact(value, unit.unwrap_or(Unit::Count(None)), at + 1));
    }
    match sense_of(rest)? {
        Sense::Scale(scale) => Some(exact(value * scale, Unit::Count(None), at + 1)),
        sense => Some(exact(value, unit_of(sense)?, at + 1)),
    }
}

/// A number times the scale words after it: "1.2 | million".
fn scaled(reader: &Reader<'_, '_>, mut amount: Amount) -> Amount {
    while let Some(Sense::Scale(scale)) = reader.sense(amount.end) {
        amount = Amount {
            least: amount.least * scale,
            most: amount.most * scale,
            scale: Some(amount.scale.unwrap_or(1.0) * scale),
            end: amount.end + 1,
            ..amount
        };
        if amount.scale > Some(1e15) {
            break;
        }
    }
    amount
}

fn in_words(reader: &Reader<'_, '_>, at: usize) -> Option<Amount> {
    if let Some(hyphened) = hyphened(reader, at) {
        return Some(hyphened);
    }
    match reader.sense(at)? {
        Sense::Ones(value) => parts_of_a_whole(reader, at, value.into())
            .or_else(|| cardinal(reader, at))
            .filter(|one| value != 1 || one.end > at + 1 || reader.is_common(at + 1)),
        Sense::Tens(_) | Sense::Scale(_) => cardinal(reader, at),
        Sense::Vague(least, most, _) => Some(vague(reader, at, least, most)),
        Sense::Part(part) => half(reader, at, part),
        Sense::Ordinal(value) => {
            let is_part = reader.is_any(at.wrapping_sub(1), &["a", "one"]) && reader.is_word(at + 1, "of");
            let part = exact(1.0 / value, Unit::Share, at + 1);
            Some(if is_part {
                part
            } else {
                exact(value, Unit::Ordinal, at + 1)
            })
        }
        Sense::Times(value) => Some(exact(value, Unit::Times, at + 1)),
        _ => None,
    }
}

/// "two hundred and fifty thousand", "twenty three".
fn cardinal(reader: &Reader<'_, '_>, at: usize) -> Option<Amount> {
    let (mut total, mut current, mut end, mut last_scale) = (0.0, 0.0, at, None);
    while end < at + WORDS_MAX {
        match reader
            .sense(end)
            .or_else(|| compound(reader.word(end)).map(Sense::Tens))
        {
            Some(Sense::Ones(n)) if takes_ones(current) => current += f64::from(n),
            Some(Sense::Tens(n)) if takes_tens(current) => current += f64::from(n),
            Some(Sense::Scale(scale)) => {
                current = f64::max(current, 1.0) * scale;
                last_scale = Some(scale);
                if scale >= 1000.0 {
                    total += current;
                    current = 0.0;
                }
            }
            _ => break,
        }
        let joins = reader.is_word(end + 1, "and") && last_scale.is_some();
        let goes_on = joins && matches!(reader.sense(end + 2), Some(Sense::Ones(_) | Sense::Tens(_)));
        end += if goes_on { 2 } else { 1 };
    }
    (end > at).then_some(Amount {
        scale: last_scale,
        ..exact(total + current, Unit::Count(None), end)
    })
}

/// Whether "three" may follow: "twenty three", "hundred three", but not "two three" or "eleven three".
fn takes_ones(number: f64) -> bool {
    number % 10.0 < 1.0 && !(1.0..=10.0).contains(&number)
}

/// Whether "twenty" may follow: "hundred twenty", but not "thirty twenty".
fn takes_tens(number: f64) -> bool {
    number % 100.0 < 1.0
}

/// "twenty-three".
fn compound(word: &str) -> Option<u8> {
    let (tens, ones) = word.split_once('-')?;
    match (sense_of(tens)?, sense_of(ones)?) {
        (Sense::Tens(tens), Sense::Ones(ones)) => Some(tens + ones),
        _ => None,
    }
}

/// "twenty-three", "two-thirds", "ten-mile", "three-year-old".
fn hyphened(reader: &Reader<'_, '_>, at: usize) -> Option<Amount> {
    let word = reader.word(at);
    let (first, rest) = word.split_once('-')?;
    if compound(word).is_some() {
        return cardinal(reader, at);
    }
    let value = match sense_of(first)? {
        Sense::Ones(value) | Sense::Tens(value) => f64::from(value),
        _ => return None,
    };
    match sense_of(rest.split('-').next()?)? {
        Sense::Part(part) => Some(exact(value * part, Unit::Share, at + 1)),
        Sense::Ordinal(part) if value < 2.0 => Some(exact(1.0 / part, Unit::Share, at + 1)),
        sense => Some(exact(value, unit_of(sense)?, at + 1)),
    }
}

/// "dozens", "tens of thousands".
fn vague(reader: &Reader<'_, '_>, at: usize, least: f64, most: f64) -> Amount {
    let amount = |least, most, end| Amount {
        least,
        most,
        ..exact(least, Unit::Count(None), end)
    };
    let is_of = usize::from(reader.is_word(at + 1, "of"));
    match reader.sense(at + 1 + is_of) {
        Some(Sense::Vague(_, _, one)) if is_of == 1 => amount(least.max(10.0) * one, most * one, at + 3),
        Some(Sense::Scale(one)) => amount(least * one, most * one, at + 2 + is_of),
        _ => amount(least, most, at + 1),
    }
}

/// "half of", "half a million", "half an hour".
fn half(reader: &Reader<'_, '_>, at: usize, part: f64) -> Option<Amount> {
    let article = usize::from(reader.is_any(at + 1, &["a", "an"]));
    match reader.sense(at + 1 + article) {
        Some(Sense::Scale(_)) => {
            let whole = exact(part, Unit::Count(None), at + 1 + article);
            Some(scaled(reader, whole))
        }
        Some(sense @ Sense::Measure(_)) if article == 1 => Some(exact(part, unit_of(sense)?, at + 3)),
        _ if article == 1 || reader.is_any(at + 1, &["of", "the", "its", "their", "his", "her", "our", "all"]) => {
            Some(exact(part, Unit::Share, at + 1))
        }
        _ => None,
    }
}

/// "two thirds".
fn parts_of_a_whole(reader: &Reader<'_, '_>, at: usize, value: f64) -> Option<Amount> {
    match reader.sense(at + 1) {
        Some(Sense::Part(part)) if part < 0.5 => Some(exact(value * part, Unit::Share, at + 2)),
        _ => None,
    }
}

/// The amount with the unit after it: percent, money, a measure.
pub fn with_unit(reader: &Reader<'_, '_>, amount: Amount, currency: Option<&'static str>) -> Amount {
    if let Some(code) = currency {
        return Amount {
            unit: Unit::Money(code),
            ..amount
        };
    }
    if amount.unit != Unit::Count(None) {
        return amount;
    }
    let at = amount.end;
    let with = |unit, words| Amount {
        unit,
        end: at + words,
        ..amount
    };
    if reader.word(at) == "%" {
        return with(Unit::Percent, 1);
    }
    if reader.is_word(at, "per") && reader.is_word(at + 1, "cent") || is_percentage_point(reader, at) {
        return with(Unit::Percent, 2);
    }
    // "5 million US dollars"
    let nation = usize::from(reader.is_capital(at) && matches!(reader.sense(at + 1), Some(Sense::Currency(_))));
    match reader.sense(at + nation).and_then(unit_of) {
        Some(Unit::Money(code)) => with(Unit::Money(code), 1 + nation),
        Some(Unit::Percent) if is_percentage_point(reader, at) => with(Unit::Percent, 2),
        Some(unit) if nation == 0 => with(unit, 1),
        _ => amount,
    }
}

fn is_percentage_point(reader: &Reader<'_, '_>, at: usize) -> bool {
    reader.is_word(at, "percentage") && reader.is_any(at + 1, &["point", "points"])
}

const fn unit_of(sense: Sense) -> Option<Unit> {
    match sense {
        Sense::Measure(measure) => Some(Unit::Measure(measure)),
        Sense::Currency(code) => Some(Unit::Money(code)),
        Sense::Percent => Some(Unit::Percent),
        _ => None,
    }
}

/// "a | dozen", "a | third of".
pub fn with_article(reader: &Reader<'_, '_>, at: usize) -> usize {
    let counts = matches!(
        reader.sense(at),
        Some(Sense::Scale(_) | Sense::Vague(..) | Sense::Ordinal(_))
    );
    let is_counted = counts && reader.is_any(at.wrapping_sub(1), &["a", "an", "one"]);
    at - usize::from(is_counted)
}

/// What a plain number counts: "30 [South Korean] soldiers". Its noun, and the token after it.
fn counted(reader: &Reader<'_, '_>, at: usize) -> (Unit, usize) {
    let end = at;
    let at = at + usize::from(reader.is_word(at, "of") && reader.is_common(at + 1));
    let is_plural = |&at: &usize| {
        let word = reader.word(at);
        reader.is_common(at) && word.ends_with('s') && !word.ends_with("ss") || reader.is_any(at, &PLURALS)
    };
    let is_part = |at: &usize| reader.is_common(*at) || reader.is_capital(*at) || reader.is_any(*at, &PLURALS);
    let noun = (at..at + NOUN_TOKENS_MAX).take_while(is_part).find(is_plural);
    let single = || Some(at).filter(|&at| reader.is_common(at) && reader.is_any(at.wrapping_sub(1), &["one", "1"]));
    match noun.or_else(single) {
        Some(noun) => (Unit::Count(reader.view.span(noun..noun + 1)), noun + 1),
        None => (Unit::Count(None), end),
    }
}

/// Plurals without an s.
const PLURALS: [&str; 6] = ["people", "men", "women", "children", "police", "troops"];
/// Words within which the noun of a number stands.
const NOUN_TOKENS_MAX: usize = 4;
/// Words of the longest number in words.
const WORDS_MAX: usize = 12;
