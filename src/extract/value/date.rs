//! Dates: "June 16, 2020", "16 June", "Tuesday", "last week", "three days ago", "2018", "the 1990s".

use super::super::lexicon::Class;
use super::figure;
use super::reader::{Found, Reader};
use super::sense::Sense;
use crate::model::{Day, Meaning, Period, Relative, TokenKind};

/// The date that begins at token `at`.
pub fn read(reader: &Reader<'_, '_>, at: usize) -> Option<Found> {
    let readers: &[fn(&Reader<'_, '_>, usize) -> Option<Read>] = match reader.sense(at) {
        Some(Sense::Weekday(_)) => &[weekday],
        Some(Sense::Month(_)) => &[month_first],
        Some(Sense::Offset(_)) => &[relative_day],
        Some(Sense::Measure(_)) => &[ago, relative_period],
        Some(Sense::Ones(_) | Sense::Tens(_)) => &[ago],
        Some(_) => &[],
        None => &[day_first, iso, ago, year],
    };
    let (start, end, day) = readers.iter().find_map(|read| read(reader, at))?;
    Some(Found {
        tokens: start..end,
        meaning: Meaning::Date(day),
    })
}

type Read = (usize, usize, Day);

/// "Tuesday", "last Tuesday", "Tuesday, June 16, 2020".
fn weekday(reader: &Reader<'_, '_>, at: usize) -> Option<Read> {
    let Some(Sense::Weekday(weekday)) = reader.sense(at).filter(|_| reader.is_capital(at)) else {
        return None;
    };
    let comma = usize::from(reader.word(at + 1) == ",");
    let date = month_first(reader, at + 1 + comma).or_else(|| day_first(reader, at + 1 + comma));
    let (_, end, date) = date.unwrap_or((at, at + 1, Day::default()));
    let (start, relative) = counted(reader, at, Period::Week);
    let day = Day {
        weekday: Some(weekday),
        relative,
        ..date
    };
    Some((start, end, day))
}

/// "June 16", "June 16, 2020", "June 2020", "last June".
fn month_first(reader: &Reader<'_, '_>, at: usize) -> Option<Read> {
    let month = month(reader, at)?;
    let next = at + 1 + usize::from(reader.word(at + 1) == "." && reader.word(at).len() <= 4);
    let day = day_of_month(reader.word(next));
    let after_day = next + usize::from(day.is_some());
    let (year, end) = year_after(reader, after_day);
    let (start, relative) = counted(reader, at, Period::Year);
    // "May" and "March" are verbs too, abbreviations other words.
    let is_doubtful = reader.word(at).len() <= 3 || reader.is_any(at, &["march", "mars"]);
    let follows = || {
        let words = [
            "in", "of", "since", "by", "until", "till", "early", "late", "mid", "during", "from", "to", "through",
        ];
        start < at || reader.is_any(at.wrapping_sub(1), &words)
    };
    if is_doubtful && day.is_none() && year.is_none() && !follows() {
        return None;
    }
    let end = if day.is_none() && year.is_none() { at + 1 } else { end };
    let date = Day {
        year,
        year_last: year,
        month: Some(month),
        day,
        relative,
        ..Day::default()
    };
    Some((start, end, date))
}

/// "16 June", "the 16th of June 2020".
fn day_first(reader: &Reader<'_, '_>, at: usize) -> Option<Read> {
    let day = day_of_month(reader.word(at))?;
    let at_month = at + 1 + usize::from(reader.is_word(at + 1, "of"));
    let month = month(reader, at_month)?;
    let (year, end) = year_after(reader, at_month + 1);
    let date = Day {
        year,
        year_last: year,
        month: Some(month),
        day: Some(day),
        ..Day::default()
    };
    Some((at, end, date))
}

/// "2020-06-16", "1950-53", "2019-20".
fn iso(reader: &Reader<'_, '_>, at: usize) -> Option<Read> {
    let mut parts = reader.word(at).split('-');
    let first = parts.next().filter(|part| part.len() == 4)?;
    let year = figure::plain(first).filter(|&year| is_year(year))?;
    let second = parts.next()?;
    let number = figure::plain(second)?;
    let date = match (parts.next(), second.len()) {
        (Some(day), 2) => Day {
            year: Some(year),
            year_last: Some(year),
            month: i8::try_from(number).ok().filter(|month| (1..=12).contains(month)),
            day: day_of_month(day),
            ..Day::default()
        },
        (None, 2 | 4) => {
            let last = if second.len() == 4 {
                number
            } else {
                year / 100 * 100 + number
            };
            if last <= year || !is_year(last) {
                return None;
            }
            years(year, last)
        }
        _ => return None,
    };
    (parts.next().is_none()).then_some((at, at + 1, date))
}

/// "2018" where it is no number of things; "the 1990s", "1950–53".
fn year(reader: &Reader<'_, '_>, at: usize) -> Option<Read> {
    let word = reader.word(at);
    let word = ["mid-", "late-", "early-", "pre-", "post-"]
        .iter()
        .find_map(|prefix| word.strip_prefix(prefix))
        .unwrap_or(word);
    let begins_with_figure = word.as_bytes().first().is_some_and(u8::is_ascii_digit);
    if !begins_with_figure {
        return None;
    }
    if let Some(decade) = word.strip_suffix('s').and_then(figure::plain) {
        let first = if (20..100).contains(&decade) {
            1900 + decade
        } else {
            decade
        };
        return (is_year(first) && first % 10 == 0).then(|| (at, at + 1, years(first, first + 9)));
    }
    let year = figure::plain(word).filter(|&year| word.len() == 4 && is_year(year))?;
    let is_amount = matches!(
        reader.sense(at + 1),
        Some(Sense::Scale(_) | Sense::Measure(_) | Sense::Currency(_) | Sense::Percent)
    ) || matches!(reader.word(at + 1), "%" | "per")
        || reader.is_any(
            at.wrapping_sub(1),
            &[
                "$", "€", "£", "than", "about", "some", "least", "nearly", "over", "almost",
            ],
        );
    let follows_time =
        reader.is(at.wrapping_sub(1), Class::Preposition) || reader.is(at.wrapping_sub(1), Class::Determiner);
    let counts_things = reader.is_common(at + 1) && reader.word(at + 1).ends_with('s') && !follows_time;
    if is_amount || counts_things {
        return None;
    }
    if matches!(reader.word(at + 1), "–" | "—") {
        let last =
            figure::plain(reader.word(at + 2)).map(|last| if last < 100 { year / 100 * 100 + last } else { last });
        if let Some(last) = last.filter(|&last| last > year && is_year(last)) {
            return Some((at, at + 3, years(year, last)));
        }
    }
    Some((at, at + 1, years(year, year)))
}

/// "yesterday", "today".
fn relative_day(reader: &Reader<'_, '_>, at: usize) -> Option<Read> {
    let Some(Sense::Offset(offset)) = reader.sense(at) else {
        return None;
    };
    Some((at, at + 1, counted_day(Period::Day, offset)))
}

/// "last week", "earlier this month", "next year".
fn relative_period(reader: &Reader<'_, '_>, at: usize) -> Option<Read> {
    let period = period(reader, at)?;
    let (start, relative) = counted(reader, at, period);
    relative.map(|relative| (start, at + 1, counted_day(period, relative.offset)))
}

/// "three days ago", "a week ago".
fn ago(reader: &Reader<'_, '_>, at: usize) -> Option<Read> {
    let is_one = |at: usize| reader.is_any(at, &["a", "an", "one"]);
    let (start, noun, count) = match period(reader, at) {
        Some(_) if is_one(at.wrapping_sub(1)) => (at - 1, at, 1),
        _ => (at, at + 1, amount(reader, at)?),
    };
    let period = period(reader, noun).filter(|_| reader.is_word(noun + 1, "ago"))?;
    Some((start, noun + 2, counted_day(period, count.checked_neg()?)))
}

fn amount(reader: &Reader<'_, '_>, at: usize) -> Option<i16> {
    match reader.sense(at) {
        Some(Sense::Ones(n) | Sense::Tens(n)) => Some(n.into()),
        _ if reader.kind(at) == Some(TokenKind::Number) => figure::plain(reader.word(at)),
        _ => None,
    }
}

/// Words that count from the stretch of the report.
const COUNTS: [(&str, i16); 6] = [
    ("last", -1),
    ("past", -1),
    ("previous", -1),
    ("this", 0),
    ("next", 1),
    ("coming", 1),
];

/// "last", "this", "next" before token `at`: where they start, and how far they count.
fn counted(reader: &Reader<'_, '_>, at: usize, unit: Period) -> (usize, Option<Relative>) {
    let Some(before) = at.checked_sub(1).filter(|&before| reader.has(before)) else {
        return (at, None);
    };
    let Some(&(_, offset)) = COUNTS.iter().find(|(word, _)| reader.is_word(before, word)) else {
        return (at, None);
    };
    let is_definite = reader.is_word(before.wrapping_sub(1), "the");
    if is_definite {
        return (at, None); // "the last week of May"
    }
    (before, Some(Relative { unit, offset }))
}

fn counted_day(unit: Period, offset: i16) -> Day {
    Day {
        relative: Some(Relative { unit, offset }),
        ..Day::default()
    }
}

fn period(reader: &Reader<'_, '_>, at: usize) -> Option<Period> {
    let Some(Sense::Measure(measure)) = reader.sense(at) else {
        return None;
    };
    match measure.name {
        "day" => Some(Period::Day),
        "week" => Some(Period::Week),
        "month" => Some(Period::Month),
        "year" => Some(Period::Year),
        _ => None,
    }
}

fn month(reader: &Reader<'_, '_>, at: usize) -> Option<i8> {
    match reader.sense(at) {
        Some(Sense::Month(month)) if reader.is_capital(at) => Some(month),
        _ => None,
    }
}

/// "16", "16th": a day of the month.
fn day_of_month(word: &str) -> Option<i8> {
    let bare = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|end| word.strip_suffix(end))
        .unwrap_or(word);
    let day = (bare.len() <= 2).then(|| figure::plain(bare)).flatten()?;
    i8::try_from(day).ok().filter(|day| (1..=31).contains(day))
}

/// ", 2020" after a day, "2020" after a month.
fn year_after(reader: &Reader<'_, '_>, at: usize) -> (Option<i16>, usize) {
    let at_year = at + usize::from(reader.word(at) == ",");
    let word = reader.word(at_year);
    match figure::plain(word).filter(|&year| word.len() == 4 && is_year(year)) {
        Some(year) => (Some(year), at_year + 1),
        None => (None, at),
    }
}

fn is_year(year: i16) -> bool {
    (1000..2200).contains(&year)
}

fn years(first: i16, last: i16) -> Day {
    Day {
        year: Some(first),
        year_last: Some(last),
        ..Day::default()
    }
}
