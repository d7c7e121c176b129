//! The day on which a statement was made: derived, and only as precise as the words are.

use std::fmt;

use jiff::civil::Date;

use super::{Meaning, Published, Span, Value};

/// When a statement was made, from the words beside it and the day of the report, in the zone of that day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SaidOn {
    /// The words of the article: "on Tuesday" without its preposition.
    pub span: Span,
    /// The first day that they may mean.
    pub first: Date,
    /// The last one; the same for a day.
    pub last: Date,
}

impl SaidOn {
    /// What a date says in an article of that day. `None` where it means no day (31 February), none that is known
    /// ("Tuesday" of an article without a date), or one after the report, which is a plan or the date of a page.
    #[must_use]
    pub fn of(value: &Value, published: Option<Published>) -> Option<Self> {
        let Meaning::Date(day) = value.meaning else {
            return None;
        };
        let reported = published.map(Published::date);
        let (first, last) = day.range(reported)?;
        let is_past = reported.is_none_or(|reported| first <= reported);
        is_past.then_some(Self {
            span: value.span,
            first,
            last,
        })
    }

    /// The day, where it is one.
    #[must_use]
    pub fn day(&self) -> Option<Date> {
        (self.first == self.last).then_some(self.first)
    }
}

impl fmt::Display for SaidOn {
    /// As ISO 8601 has it, in the precision of the words: `2031-03-04`, `2031-03`, `2031`, else `2031-03-03/2031-03-09`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { first, last, .. } = self;
        let begins_year = first.month() == 1 && first.day() == 1;
        let ends_year = last.month() == 12 && last.day() == 31;
        if first == last {
            write!(f, "{first}")
        } else if begins_year && ends_year && first.year() == last.year() {
            write!(f, "{:04}", first.year())
        } else if *first == first.first_of_month() && *last == first.last_of_month() {
            write!(f, "{:04}-{:02}", first.year(), first.month())
        } else {
            write!(f, "{first}/{last}")
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::{Day, Period, Relative};
    use super::*;

    fn told(day: Day, reported: Option<Date>) -> Option<String> {
        let value = Value {
            span: Span::new(0, 1),
            meaning: Meaning::Date(day),
        };
        SaidOn::of(&value, reported.map(Published::day)).map(|said| said.to_string())
    }

    #[test]
    fn it_is_as_precise_as_the_words() {
        let report = Some(date(2020, 6, 18));
        let on = |day: Day| told(day, report);
        let tuesday = Day {
            weekday: Some(2),
            ..Day::default()
        };
        let month = |offset| Day {
            relative: Some(Relative {
                unit: Period::Month,
                offset,
            }),
            ..Day::default()
        };
        let year = Day {
            year: Some(2019),
            year_last: Some(2019),
            ..Day::default()
        };
        assert_eq!(on(tuesday).as_deref(), Some("2020-06-16"));
        assert_eq!(on(month(-1)).as_deref(), Some("2020-05"));
        assert_eq!(on(year).as_deref(), Some("2019"));
        assert_eq!(told(tuesday, None), None, "no day of report");
    }

    #[test]
    fn no_day_of_the_calendar_and_no_day_to_come_is_told() {
        let day = |year, month, day| Day {
            year: Some(year),
            year_last: Some(year),
            month: Some(month),
            day: Some(day),
            ..Day::default()
        };
        let report = Some(date(2020, 6, 18));
        assert_eq!(told(day(2020, 2, 31), report), None);
        assert_eq!(told(day(0, 2, 3), report), None);
        assert_eq!(told(day(2024, 6, 16), report), None, "the print date of a page");
        assert_eq!(told(day(2020, 6, 16), None).as_deref(), Some("2020-06-16"));
    }
}
