//! Dates of publication: every form that can be read in one way only.

mod words;

use jiff::civil::{Date, Time};
use jiff::fmt::temporal::{Pieces, PiecesOffset};
use jiff::tz::Offset;

use crate::model::{Published, PublishedError};
use words::from_words;

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
