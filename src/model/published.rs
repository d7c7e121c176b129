//! When an article was published, with the precision that is known.

use std::cmp::Ordering;
use std::fmt;

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::Offset;

/// A day, with a time where one is known, with an offset from UTC where that is known.
///
/// The order of the derived [`Ord`] is total and serves output only; [`Published::is_before`] tells
/// what is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Published {
    date: Date,
    time: Option<Time>,
    offset: Option<Offset>,
}

/// Why a text is no date of publication.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no date that can be read without a guess (use 2020-06-16 or 2020-06-16T14:49:00+09:00)")]
pub struct PublishedError(pub String);

impl Published {
    /// A day without a time.
    #[must_use]
    pub const fn day(date: Date) -> Self {
        Self {
            date,
            time: None,
            offset: None,
        }
    }

    /// A local time, with its offset from UTC if known. A fraction of a second is dropped.
    #[must_use]
    pub fn at(moment: DateTime, offset: Option<Offset>) -> Self {
        let clock = moment.time();
        let whole = Time::new(clock.hour(), clock.minute(), clock.second(), 0).unwrap_or(clock);
        Self {
            date: moment.date(),
            time: Some(whole),
            offset,
        }
    }

    /// The day, in the article's own zone.
    #[must_use]
    pub const fn date(self) -> Date {
        self.date
    }

    /// Whether a time of day is known.
    #[must_use]
    pub const fn has_time(self) -> bool {
        self.time.is_some()
    }

    /// Whether `self` is known to be earlier than `other`.
    ///
    /// A day without a time is never before a time on the same day, nor after it.
    #[must_use]
    pub fn is_before(self, other: Self) -> bool {
        match (self.time.zip(self.offset), other.time.zip(other.offset)) {
            (Some((a, at_a)), Some((b, at_b))) => {
                let utc = |date: Date, time, offset: Offset| offset.to_timestamp(date.to_datetime(time)).ok();
                utc(self.date, a, at_a) < utc(other.date, b, at_b)
            }
            _ => {
                self.date < other.date
                    || (self.date == other.date
                        && self.time.is_some()
                        && other.time.is_some()
                        && self.time < other.time)
            }
        }
    }
}

impl Ord for Published {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |p: &Self| (p.date, p.time, p.offset.map(Offset::seconds));
        key(self).cmp(&key(other))
    }
}

impl PartialOrd for Published {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// ISO 8601: `2020-06-16`, `2020-06-16T14:49:00`, `2020-06-16T05:49:00Z`, `2020-06-16T14:49:00+09:00`.
impl fmt::Display for Published {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.date)?;
        let Some(time) = self.time else { return Ok(()) };
        write!(f, "T{:02}:{:02}:{:02}", time.hour(), time.minute(), time.second())?;
        match self.offset.map(Offset::seconds) {
            None => Ok(()),
            Some(0) => f.write_str("Z"),
            Some(seconds) => {
                let sign = if seconds < 0 { '-' } else { '+' };
                let minutes = seconds.abs() / 60;
                write!(f, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, time};

    fn noon(offset_hours: i8) -> Published {
        Published::at(
            date(2020, 6, 16).to_datetime(time(12, 0, 0, 0)),
            Some(Offset::constant(offset_hours)),
        )
    }

    #[test]
    fn a_day_is_not_before_a_time_on_the_same_day() {
        let day = Published::day(date(2020, 6, 16));
        assert!(!day.is_before(noon(0)) && !noon(0).is_before(day));
        assert!(Published::day(date(2020, 6, 15)).is_before(noon(0)));
    }

    #[test]
    fn zones_are_compared_as_instants() {
        assert!(noon(9).is_before(noon(0)));
        assert!(!noon(0).is_before(noon(9)));
    }

    #[test]
    fn written_as_iso_8601() {
        assert_eq!(Published::day(date(2020, 6, 16)).to_string(), "2020-06-16");
        assert_eq!(noon(0).to_string(), "2020-06-16T12:00:00Z");
        assert_eq!(noon(-4).to_string(), "2020-06-16T12:00:00-04:00");
    }
}
