//! Dates in English words, and dates whose time and zone are set apart by spaces.

use jiff::civil::{Date, DateTime, Time, Weekday};
use jiff::tz::Offset;

use super::{checked, date};
use crate::model::Published;

/// Dates in English words, in any order that leaves no doubt, and a date with its time and zone set apart by spaces.
pub(super) fn from_words(text: &str) -> Option<Published> {
    let mut parts = Parts::default();
    for word in text
        .split([' ', ',', '\u{a0}', '\u{202f}', '|'])
        .filter(|word| !word.is_empty())
    {
        parts.take(word)?;
    }
    parts.published()
}

/// The parts of a date in words, each found at most once.
#[derive(Default)]
struct Parts {
    year: Option<i16>,
    month: Option<i8>,
    day: Option<i8>,
    weekday: Option<Weekday>,
    time: Option<(i8, i8, i8)>,
    afternoon: Option<i8>,
    offset: Option<Offset>,
}

/// Sets a part that is not set yet.
fn set<T>(part: &mut Option<T>, value: T) -> Option<()> {
    part.is_none().then(|| *part = Some(value))
}

impl Parts {
    /// Takes one word in; `None` if it has no place in a date.
    fn take(&mut self, word: &str) -> Option<()> {
        let lower = word.trim_end_matches('.').to_ascii_lowercase();
        if let Some(found) = zone(word) {
            // A sign that follows a time is its offset, and never the start of a year.
            return set(&mut self.offset, checked(found)?);
        }
        if lower.contains(':') {
            return self.take_time(&lower);
        }
        if let Some(hours) = half_day(&lower) {
            return set(&mut self.afternoon, hours);
        }
        if lower.starts_with(|first: char| first.is_ascii_digit()) {
            return self.take_number(&lower);
        }
        if let Some(month) = month(&lower) {
            return set(&mut self.month, month);
        }
        if let Some(weekday) = weekday(&lower) {
            return set(&mut self.weekday, weekday);
        }
        matches!(lower.as_str(), "at" | "on" | "of" | "-" | "–").then_some(())
    }

    /// `2020`, `16`, `16th`, `2020-06-16`, `2020/6/16`.
    fn take_number(&mut self, word: &str) -> Option<()> {
        let split: Vec<&str> = word.split(['-', '/', '.']).collect();
        if let [year, month, day] = split[..]
            && year.len() == 4
        {
            let date = date(year, month, day)?;
            set(&mut self.year, date.year())?;
            set(&mut self.month, date.month())?;
            return set(&mut self.day, date.day());
        }
        if word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit()) {
            return set(&mut self.year, word.parse().ok()?);
        }
        let bare = ["st", "nd", "rd", "th"]
            .iter()
            .find_map(|ending| word.strip_suffix(ending))
            .unwrap_or(word);
        let is_day = (1..=2).contains(&bare.len()) && bare.bytes().all(|byte| byte.is_ascii_digit());
        is_day.then_some(())?;
        set(&mut self.day, bare.parse().ok()?)
    }

    /// `10:00`, `5:49:00`, `05:49:00.123`, `5:49pm`, `10:00Z`, `10:00+09:00`.
    fn take_time(&mut self, word: &str) -> Option<()> {
        let (clock, rest) = word.split_at(
            word.find(|c: char| !c.is_ascii_digit() && c != ':' && c != '.')
                .unwrap_or(word.len()),
        );
        let clock = clock.trim_end_matches('.');
        if let Some(hours) = half_day(rest) {
            set(&mut self.afternoon, hours)?;
        } else if !rest.is_empty() {
            set(&mut self.offset, checked(zone(rest)?)?)?;
        }
        let whole = clock.split('.').next()?;
        let numbers: Vec<i8> = whole.split(':').map(|part| part.parse().ok()).collect::<Option<_>>()?;
        match numbers[..] {
            [hour, minute] => set(&mut self.time, (hour, minute, 0)),
            [hour, minute, second] => set(&mut self.time, (hour, minute, second)),
            _ => None,
        }
    }

    fn published(&self) -> Option<Published> {
        let date = Date::new(self.year?, self.month?, self.day?).ok()?;
        if self.weekday.is_some_and(|weekday| weekday != date.weekday()) {
            return None;
        }
        let Some((hour, minute, second)) = self.time else {
            return (self.offset.is_none() && self.afternoon.is_none()).then(|| Published::day(date));
        };
        let hour = match self.afternoon {
            None => hour,
            Some(add) if (1..=12).contains(&hour) => hour % 12 + add,
            Some(_) => return None,
        };
        let clock = Time::new(hour, minute, second, 0).ok()?;
        Some(Published::at(DateTime::from_parts(date, clock), self.offset))
    }
}

/// Hours that "a.m." or "p.m." adds.
fn half_day(word: &str) -> Option<i8> {
    match word {
        "am" | "a.m" => Some(0),
        "pm" | "p.m" => Some(12),
        _ => None,
    }
}

/// `Z`, `+09:00`, `-0400`, and the zone names that RFC 2822 fixes. Others (IST, CST in China) have two readings.
fn zone(word: &str) -> Option<Offset> {
    let hours = match word.to_ascii_uppercase().as_str() {
        "Z" | "GMT" | "UTC" | "UT" => 0,
        "EDT" => -4,
        "EST" | "CDT" => -5,
        "CST" | "MDT" => -6,
        "MST" | "PDT" => -7,
        "PST" => -8,
        signed => return signed_offset(signed),
    };
    Offset::from_hours(hours).ok()
}

fn signed_offset(word: &str) -> Option<Offset> {
    let (sign, digits) = match word.split_at_checked(1)? {
        ("+", digits) => (1, digits.replace(':', "")),
        ("-" | "−", digits) => (-1, digits.replace(':', "")),
        _ => return None,
    };
    if digits.len() != 4 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number: i32 = digits.parse().ok()?;
    let (hours, minutes) = (number / 100, number % 100);
    (minutes < 60).then(|| Offset::from_seconds(sign * (hours * 3600 + minutes * 60)).ok())?
}

fn month(word: &str) -> Option<i8> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let word = if word == "sept" { "sep" } else { word };
    let is_short = |name: &str| word.len() == 3 && name.starts_with(word);
    let index = MONTHS.iter().position(|name| *name == word || is_short(name))?;
    i8::try_from(index + 1).ok()
}

fn weekday(word: &str) -> Option<Weekday> {
    const DAYS: [&str; 7] = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    let word = match word {
        "tues" => "tue",
        "thur" | "thurs" => "thu",
        other => other,
    };
    let is_short = |name: &str| word.len() == 3 && name.starts_with(word);
    let index = DAYS.iter().position(|name| *name == word || is_short(name))?;
    Weekday::from_monday_zero_offset(i8::try_from(index).ok()?).ok()
}
