//! Values stated in a text: numbers, dates, times, places, names, so that two articles can be compared.

use serde::{Deserialize, Serialize};

use super::Span;

/// A value and the words that state it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Value {
    /// The words, with what bounds them: "more than 20 people", "just before 3 p.m.".
    pub span: Span,
    /// What they mean.
    pub meaning: Meaning,
}

/// What the words of a value mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Meaning {
    /// "dozens", "$1.2 billion", "20 to 30 percent", "the third"
    Number(Quantity),
    /// "June 16, 2020", "Tuesday", "last week", "the 1990s"
    Date(Day),
    /// "14:49", "just before 3 p.m."
    Time(Clock),
    /// "Kenya", "Paris", "in Port Averil": by the name of its country, where that is known.
    Place(Option<&'static str>),
    /// "President Ana Ruiz", "the Ministry of Roads"
    Name(Named),
}

/// A number as the least and the most that it may be; both are the same for an exact one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quantity {
    /// The least; for "up to 20" it is 0.
    pub least: f64,
    /// The most; infinite for "more than 20".
    pub most: f64,
    /// What is counted or measured.
    pub unit: Unit,
}

/// What a number counts or measures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Unit {
    /// A plain number, or one of things: the span of their noun, "balloons".
    Count(Option<Span>),
    /// A place in an order: "third", "70th".
    Ordinal,
    /// Hundredths of a whole, percentage points too.
    Percent,
    /// A part of a whole: "half", "two thirds" (as 0.5, 0.67).
    Share,
    /// How often or how much more: "twice", "tenfold".
    Times,
    /// A currency by its code of ISO 4217: "USD".
    Money(&'static str),
    /// A measure of length, weight, duration …
    Measure(Measure),
}

/// A unit of measurement.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measure {
    /// Its name in the singular: "mile".
    pub name: &'static str,
    /// The unit that it is converted to: "metre".
    pub base: &'static str,
    /// How many of those it is.
    pub factor: f64,
}

/// A date as far as it is stated; what is missing is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Day {
    /// The year, or the first one of a decade or range.
    pub year: Option<i16>,
    /// The last year: that of `year`, but of a decade or range.
    pub year_last: Option<i16>,
    /// 1 to 12.
    pub month: Option<i8>,
    /// 1 to 31.
    pub day: Option<i8>,
    /// 1 Monday to 7 Sunday.
    pub weekday: Option<i8>,
    /// Counted from the day of the report: "last week".
    pub relative: Option<Relative>,
}

/// A stretch of time counted from the one that the report falls into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relative {
    /// What is counted.
    pub unit: Period,
    /// How many: "yesterday" is −1 day, "this week" 0 weeks.
    pub offset: i16,
}

/// What relative dates count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Period {
    /// "yesterday"
    Day,
    /// "next Tuesday": weeks of that weekday
    Week,
    /// "last month"
    Month,
    /// "two years ago"
    Year,
}

/// A time of day as the earliest and the latest that it may be, in minutes from midnight; both are the same for an
/// exact one. The latest of "just after 11:55 p.m." lies past midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// The earliest minute.
    pub earliest: u16,
    /// The latest minute.
    pub latest: u16,
    /// The zone that is named: "GMT", "local".
    pub zone: Option<&'static str>,
}

/// What a name names, as far as its own words tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Named {
    /// A human being: a title or a given name tells.
    Person,
    /// A ministry, agency, company, party.
    Body,
    /// Anything with a name.
    Unknown,
}

impl Quantity {
    /// Whether both may be the same number: their ranges meet. Measures are converted; numbers of different units
    /// cannot be compared, which is `None`. Whether the counted nouns mean the same is for the caller to say.
    #[must_use]
    pub fn agrees(&self, other: &Self) -> Option<bool> {
        let (a, b) = match (self.unit, other.unit) {
            (Unit::Measure(a), Unit::Measure(b)) if a.base == b.base => (a.factor, b.factor),
            (Unit::Count(_), Unit::Count(_)) => (1.0, 1.0),
            (a, b) if a == b => (1.0, 1.0),
            _ => return None,
        };
        Some(self.least * a <= other.most * b && other.least * b <= self.most * a)
    }
}

impl Day {
    /// Whether nothing that both state differs; `None` where no field is stated by both. The weekday of a full date is
    /// known without being stated.
    #[must_use]
    pub fn agrees(&self, other: &Self) -> Option<bool> {
        let years = self.years().zip(other.years()).map(|(a, b)| a.0 <= b.1 && b.0 <= a.1);
        let same = |a: Option<i8>, b: Option<i8>| a.zip(b).map(|(a, b)| a == b);
        let weekday = |day: &Self| day.weekday.or_else(|| day.weekday_of_date());
        let relative = self.relative.zip(other.relative).filter(|(a, b)| a.unit == b.unit);
        let told = [
            years,
            same(self.month, other.month),
            same(self.day, other.day),
            same(weekday(self), weekday(other)),
            relative.map(|(a, b)| a.offset == b.offset),
        ];
        told.iter().flatten().copied().reduce(|a, b| a && b)
    }

    /// The first and the last year.
    #[must_use]
    pub fn years(&self) -> Option<(i16, i16)> {
        self.year.map(|first| (first, self.year_last.unwrap_or(first)))
    }

    fn weekday_of_date(&self) -> Option<i8> {
        let (year, _) = self.years().filter(|(first, last)| first == last)?;
        let date = jiff::civil::Date::new(year, self.month?, self.day?).ok()?;
        Some(date.weekday().to_monday_one_offset())
    }
}

impl Clock {
    /// Whether both may be the same time of day; `None` where they name different zones.
    #[must_use]
    pub fn agrees(&self, other: &Self) -> Option<bool> {
        let is_one_zone = self.zone.zip(other.zone).is_none_or(|(a, b)| a == b);
        is_one_zone.then_some(self.earliest <= other.latest && other.earliest <= self.latest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn count(least: f64, most: f64) -> Quantity {
        Quantity {
            least,
            most,
            unit: Unit::Count(None),
        }
    }

    #[test]
    fn ranges_that_meet_agree() {
        assert_eq!(count(20.0, 20.0).agrees(&count(20.0, 120.0)), Some(true));
        assert_eq!(count(20.0, 20.0).agrees(&count(21.0, f64::INFINITY)), Some(false));
        let percent = Quantity {
            unit: Unit::Percent,
            ..count(20.0, 20.0)
        };
        assert_eq!(percent.agrees(&count(20.0, 20.0)), None);
    }

    #[test]
    fn measures_are_converted() {
        let of = |least, name, factor| Quantity {
            unit: Unit::Measure(Measure {
                name,
                base: "metre",
                factor,
            }),
            ..count(least, least)
        };
        assert_eq!(
            of(2000.0, "metre", 1.0).agrees(&of(2.0, "kilometre", 1000.0)),
            Some(true)
        );
    }

    #[test]
    fn a_full_date_knows_its_weekday() {
        let date = Day {
            year: Some(2020),
            month: Some(6),
            day: Some(16),
            ..Day::default()
        };
        let on = |weekday| Day {
            weekday: Some(weekday),
            ..Day::default()
        };
        assert_eq!((date.agrees(&on(2)), date.agrees(&on(3))), (Some(true), Some(false)));
        let year = Day {
            year: Some(2019),
            ..Day::default()
        };
        assert_eq!((date.agrees(&year), year.agrees(&on(2))), (Some(false), None));
    }
}
