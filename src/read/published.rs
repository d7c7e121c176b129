//! Dates of publication: every form that can be read in one way only.

use jiff::civil::{Date, DateTime, Time, Weekday};
use jiff::fmt::temporal::{Pieces, PiecesOffset};
use jiff::tz::Offset;

use crate::model::{Published, PublishedError};

/// The first printed newspaper appeared in 1605; an earlier year is a slip or a placeholder.
const YEAR_MIN: i16 = 1605;
/// No place is further from Greenwich than UTC+14.
const OFFSET_HOURS_MAX: i32 = 14;

/// Reads a date of publication.
///
/// Takes ISO 8601 and RFC 3339 (`2020-06-16`, `2020-06-16T14:49:00+09:00`, `2020-06-16 05:49:00.123`,
/// `20200616T054900Z`), RFC 2822 and dates in English words (`Tue, 16 June 2020 10:00 GMT`, `June 16th, 2020`),
/// `2020/06/16`, `20200616`, `20200616054900` (UTC), and Unix time of 10 or 13 digits.
///
/// # Errors
/// What no calendar has (31 February), what has two readings (`01/02/2024`), what depends on today ("tomorrow"), and
/// years before newspapers.
///
/// ```
/// use quotetrace::read::parse_published;
/// assert_eq!(parse_published("June 16, 2020").unwrap().to_string(), "2020-06-16");
/// assert_eq!(parse_published("20200616T054900Z").unwrap().to_string(), "2020-06-16T05:49:00Z");
/// assert!(parse_published("01/02/2024").is_err());
/// ```
pub fn parse_published(text: &str) -> Result<Published, PublishedError> {
    const SHOWN_CHARS: usize = 60;
    let trimmed = text.trim();
    // No date is longer; the limit also keeps hostile values cheap.
    let plausible = Some(trimmed).filter(|date| date.len() <= 80);
    plausible
        .and_then(|date| {
            from_digits(date)
                .or_else(|| from_iso(date))
                .or_else(|| from_words(date))
        })
        .filter(|published| published.date().year() >= YEAR_MIN)
        .ok_or_else(|| PublishedError(trimmed.chars().take(SHOWN_CHARS).collect()))
}

/// Digits alone: a day, a moment, or Unix time.
fn from_digits(text: &str) -> Option<Published> {
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number: i64 = text.parse().ok()?;
    let at_second = |second| {
        let moment = jiff::Timestamp::from_second(second).ok()?;
        Some(Published::at(Offset::UTC.to_datetime(moment), Some(Offset::UTC)))
    };
    match text.len() {
        8 => Some(Published::day(compact_date(text)?)),
        10 => at_second(number),
        13 => at_second(number / 1000),
        14 => {
            let clock = compact_time(text.get(8..)?)?;
            Some(Published::at(
                compact_date(text.get(..8)?)?.to_datetime(clock),
                Some(Offset::UTC),
            ))
        }
        _ => None,
    }
}

fn compact_date(digits: &str) -> Option<Date> {
    date(digits.get(..4)?, digits.get(4..6)?, digits.get(6..8)?)
}

fn compact_time(digits: &str) -> Option<Time> {
    let part = |range: std::ops::Range<usize>| digits.get(range)?.parse().ok();
    Time::new(part(0..2)?, part(2..4)?, part(4..6)?, 0).ok()
}

fn date(year: &str, month: &str, day: &str) -> Option<Date> {
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// ISO 8601 as RFC 3339 and RFC 9557 have it.
fn from_iso(text: &str) -> Option<Published> {
    let pieces = Pieces::parse(text).ok()?;
    let Some(clock) = pieces.time() else {
        return Some(Published::day(pieces.date()));
    };
    let offset = match pieces.offset() {
        None => None,
        Some(PiecesOffset::Numeric(numeric)) => Some(checked(numeric.offset())?),
        Some(_) => Some(Offset::UTC),
    };
    Some(Published::at(pieces.date().to_datetime(clock), offset))
}

fn checked(offset: Offset) -> Option<Offset> {
    (offset.seconds().abs() <= OFFSET_HOURS_MAX * 3600).then_some(offset)
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

/// Dates in English words, in any order that leaves no doubt, and a date with its time and zone set apart by spaces.
fn from_words(text: &str) -> Option<Published> {
    let mut parts = Parts::default();
    for word in text
        .split([' ', ',', '\u{a0}', '\u{202f}', '|'])
        .filter(|word| !word.is_empty())
    {
        parts.take(word)?;
    }
    parts.published()
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

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cases: &[(&str, &str)]) {
        for (text, expected) in cases {
            let found = parse_published(text).map(|published| published.to_string());
            assert_eq!(found.as_deref(), Ok(*expected), "{text}");
        }
    }

    #[test]
    fn iso_dates_keep_their_precision() {
        check(&[
            ("2020-06-16", "2020-06-16"),
            (" 2020-06-16T05:49:00Z ", "2020-06-16T05:49:00Z"),
            ("2020-06-16T14:49:00+09:00", "2020-06-16T14:49:00+09:00"),
            ("2020-06-16T14:49:00+0900", "2020-06-16T14:49:00+09:00"),
            ("2020-06-16T05:49", "2020-06-16T05:49:00"),
            ("2020-06-16 05:49:00.123", "2020-06-16T05:49:00"),
            ("2020-06-16 05:49:00 +0000", "2020-06-16T05:49:00Z"),
            ("2020-06-16 05:49:00 UTC", "2020-06-16T05:49:00Z"),
            ("2024-12-31T23:59:60Z", "2024-12-31T23:59:59Z"),
        ]);
    }

    #[test]
    fn compact_forms_and_unix_time() {
        check(&[
            ("20200616", "2020-06-16"),
            ("20200616T054900Z", "2020-06-16T05:49:00Z"),
            ("20200616054900", "2020-06-16T05:49:00Z"),
            ("2020/06/16", "2020-06-16"),
            ("2020/6/16 05:49", "2020-06-16T05:49:00"),
            ("1709546400", "2024-03-04T10:00:00Z"),
            ("1709546400000", "2024-03-04T10:00:00Z"),
        ]);
    }

    #[test]
    fn dates_in_words() {
        check(&[
            ("June 16, 2020", "2020-06-16"),
            ("16 June 2020", "2020-06-16"),
            ("Sept. 3rd, 2019", "2019-09-03"),
            ("Tue, 16 June 2020 10:00 GMT", "2020-06-16T10:00:00Z"),
            ("Tue, 4 Mar 2025 10:00:00 EST", "2025-03-04T10:00:00-05:00"),
            ("Tuesday, June 16, 2020 at 5:49 p.m. EDT", "2020-06-16T17:49:00-04:00"),
            ("June 16, 2020 12:05am", "2020-06-16T00:05:00"),
            ("16 Jun 2020 14:49:00 +0900", "2020-06-16T14:49:00+09:00"),
        ]);
    }

    #[test]
    fn what_has_two_readings_or_none_is_refused() {
        for text in [
            "",
            "01/02/2024",
            "13/13/2024",
            "2024-02-30",
            "31 February 2024",
            "0000-00-00",
            "0000-01-01",
            "10000-01-01",
            "-0044-03-15",
            "tomorrow",
            "-1",
            "1e18",
            "2024-01-01T00:00:00+25:00",
            "Mon, 16 June 2020",
            "2024-03-31T02:30:00 Europe/Berlin",
            "٢٠٢٤-٠٣-٠٤",
            "June 2020",
            "16 June",
            "10:00",
            "June 16, 2020 14:00 pm",
            "16 June 2020 IST",
            "2020-06-16 2020-06-17",
        ] {
            assert!(parse_published(text).is_err(), "{text}");
        }
    }
}
