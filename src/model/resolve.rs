//! Dates as words give them, resolved against the day of the report. What comes out is derived, never stated.

use jiff::ToSpan as _;
use jiff::civil::{Date, date};

use super::{Day, Period};

/// Days ahead of the report up to which a month and day without a year are of the year to come: papers write "on 3
/// January" in December.
const AHEAD_DAYS_MAX: i32 = 183;

impl Day {
    /// The first and the last day that are meant, for a report of the given day.
    ///
    /// "16 June" is that of the year whose one is nearest to the report and not more than half a year ahead; "Tuesday"
    /// is the last one up to the report, "next Tuesday" that of the next week. `None` where the words leave it open, or
    /// name a day that no calendar has (31 February, the year 0).
    #[must_use]
    pub fn range(&self, reported: Option<Date>) -> Option<(Date, Date)> {
        if let Some((first, last)) = self.years() {
            return self.of_year(first, last);
        }
        let reported = reported?;
        if let Some(month) = self.month {
            return self.of_month(month, reported);
        }
        if let Some(relative) = self.relative {
            return self.relative_to(relative, reported);
        }
        let weekday = self.weekday?;
        let back = (reported.weekday().to_monday_one_offset() - weekday).rem_euclid(7);
        let day = reported.checked_sub(i32::from(back).days()).ok()?;
        Some((day, day))
    }

    fn of_year(&self, first: i16, last: i16) -> Option<(Date, Date)> {
        if first < 1 {
            return None;
        }
        let Some(month) = self.month else {
            return Some((Date::new(first, 1, 1).ok()?, Date::new(last, 12, 31).ok()?));
        };
        match self.day {
            Some(day) => Date::new(first, month, day).ok().map(|day| (day, day)),
            None => whole_month(first, month),
        }
    }

    /// A month, with a day or without, of the year that fits the report.
    fn of_month(&self, month: i8, reported: Date) -> Option<(Date, Date)> {
        let offset = self.relative.filter(|relative| relative.unit == Period::Year);
        if let Some(relative) = offset.filter(|relative| relative.offset != 0) {
            return self.of_year(reported.year() + relative.offset, reported.year() + relative.offset);
        }
        let candidates = [-1, 0, 1].into_iter().filter_map(|years| {
            let year = reported.year().checked_add(years)?;
            self.of_year(year, year)
        });
        let ahead = |day: Date| days(reported, day);
        candidates
            .filter(|(first, _)| ahead(*first) <= AHEAD_DAYS_MAX)
            .min_by_key(|(first, _)| ahead(*first).abs())
            .filter(|_| Date::new(2024, month, 1).is_ok())
    }

    fn relative_to(&self, relative: super::Relative, reported: Date) -> Option<(Date, Date)> {
        let offset = relative.offset;
        match relative.unit {
            Period::Day => {
                let day = reported.checked_add(i32::from(offset).days()).ok()?;
                Some((day, day))
            }
            Period::Week => {
                let back = i32::from(reported.weekday().to_monday_zero_offset());
                let monday = reported.checked_sub(back.days()).ok()?;
                let monday = monday.checked_add(i64::from(offset).weeks()).ok()?;
                match self.weekday {
                    Some(weekday) => {
                        let day = monday.checked_add(i32::from(weekday - 1).days()).ok()?;
                        Some((day, day))
                    }
                    None => Some((monday, monday.checked_add(6.days()).ok()?)),
                }
            }
            Period::Month => {
                let there = reported.first_of_month().checked_add(i32::from(offset).months()).ok()?;
                Some((there, there.last_of_month()))
            }
            Period::Year => {
                let year = reported.year().checked_add(offset)?;
                Some((Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?))
            }
        }
    }
}

fn whole_month(year: i16, month: i8) -> Option<(Date, Date)> {
    let first = Date::new(year, month, 1).ok()?;
    Some((first, first.last_of_month()))
}

/// Days from the one to the other; negative backwards.
fn days(from: Date, to: Date) -> i32 {
    let since = |day: Date| day.since(date(1, 1, 1)).map_or(0, |span| span.get_days());
    since(to) - since(from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Relative;

    /// A Tuesday.
    const REPORT: Date = date(2020, 6, 16);

    fn check(day: Day, first: &str, last: &str) {
        let found = day.range(Some(REPORT)).map(|(a, b)| (a.to_string(), b.to_string()));
        assert_eq!(found, Some((first.to_owned(), last.to_owned())), "{day:?}");
    }

    fn weekday(weekday: i8) -> Day {
        Day {
            weekday: Some(weekday),
            ..Day::default()
        }
    }

    fn month(month: i8, day: Option<i8>) -> Day {
        Day {
            month: Some(month),
            day,
            ..Day::default()
        }
    }

    fn relative(unit: Period, offset: i16) -> Day {
        Day {
            relative: Some(Relative { unit, offset }),
            ..Day::default()
        }
    }

    #[test]
    fn a_weekday_is_the_last_one_up_to_the_report() {
        check(weekday(2), "2020-06-16", "2020-06-16");
        check(weekday(6), "2020-06-13", "2020-06-13");
        check(weekday(3), "2020-06-10", "2020-06-10");
        let next = Day {
            weekday: Some(3),
            ..relative(Period::Week, 1)
        };
        check(next, "2020-06-24", "2020-06-24");
    }

    #[test]
    fn a_month_is_of_the_year_that_fits() {
        check(month(6, Some(16)), "2020-06-16", "2020-06-16");
        check(month(1, None), "2020-01-01", "2020-01-31");
        check(month(12, Some(24)), "2019-12-24", "2019-12-24");
        check(month(9, None), "2020-09-01", "2020-09-30");
    }

    #[test]
    fn relative_dates_are_counted_from_the_report() {
        check(relative(Period::Day, -1), "2020-06-15", "2020-06-15");
        check(relative(Period::Week, -1), "2020-06-08", "2020-06-14");
        check(relative(Period::Month, -1), "2020-05-01", "2020-05-31");
        check(relative(Period::Year, -2), "2018-01-01", "2018-12-31");
    }

    #[test]
    fn what_no_calendar_has_is_no_day() {
        assert_eq!(month(2, Some(31)).range(Some(REPORT)), None);
        let year = |year| Day {
            year: Some(year),
            ..Day::default()
        };
        assert_eq!(year(0).range(None), None);
        assert_eq!(weekday(2).range(None), None, "no report, no day");
        assert!(year(2018).range(None).is_some());
    }
}
