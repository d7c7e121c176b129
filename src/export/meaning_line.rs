//! What a value means, as `statements.jsonl` has it: one object a type.

use jiff::civil::Date;

use super::json::{Json, Shown, ToJson};
use super::names::Name as _;
use crate::model::{Clock, Day, Meaning, Named, Quantity, Relative, Span, Unit};

/// The keys of a value beside its stretch; `type` tells which they are.
pub(super) enum MeaningLine<'a> {
    /// A number from `least` to `most`, `null` where it is open upwards.
    Number {
        least: f64,
        most: Option<f64>,
        unit_kind: &'static str,
        unit: Option<&'a str>,
    },
    /// The fields of a date that are stated.
    Date {
        year: Option<i16>,
        year_last: Option<i16>,
        month: Option<i8>,
        day: Option<i8>,
        weekday: Option<i8>,
        relative: Option<Relative>,
        /// The first and last day that are meant, derived from the day of the report.
        range: Option<(Date, Date)>,
    },
    /// Minutes from midnight.
    Time {
        earliest: u16,
        latest: u16,
        zone: Option<&'static str>,
    },
    Place {
        country: Option<&'static str>,
    },
    Name {
        named: Named,
    },
}

impl<'a> MeaningLine<'a> {
    /// The meaning of a value of an article with this text, published on this day.
    pub(super) fn new(meaning: &Meaning, article_text: &'a str, published: Option<Date>) -> Self {
        match *meaning {
            Meaning::Number(number) => Self::number(&number, article_text),
            Meaning::Date(day) => Self::date(day, published),
            Meaning::Time(Clock { earliest, latest, zone }) => Self::Time { earliest, latest, zone },
            Meaning::Place(country) => Self::Place { country },
            Meaning::Name(named) => Self::Name { named },
        }
    }

    /// Writes its fields into the object that is open: its type, then what it holds.
    pub(super) fn write_fields(&self, json: &mut Json) {
        match *self {
            Self::Number {
                least,
                most,
                unit_kind,
                unit,
            } => json
                .field("type", "number")
                .field("least", &least)
                .field("most", &most)
                .field("unit_kind", unit_kind)
                .field("unit", &unit),
            Self::Date {
                year,
                year_last,
                month,
                day,
                weekday,
                relative,
                range,
            } => json
                .field("type", "date")
                .field("year", &year)
                .field("year_last", &year_last)
                .field("month", &month.map(i16::from))
                .field("day", &day.map(i16::from))
                .field("weekday", &weekday.map(i16::from))
                .field("relative", &relative)
                .field("first", &range.map(|range| Shown(range.0)))
                .field("last", &range.map(|range| Shown(range.1))),
            Self::Time { earliest, latest, zone } => json
                .field("type", "time")
                .field("earliest", &usize::from(earliest))
                .field("latest", &usize::from(latest))
                .field("zone", &zone),
            Self::Place { country } => json.field("type", "place").field("country", &country),
            Self::Name { named } => json.field("type", "name").field("named", named.name()),
        };
    }

    fn number(number: &Quantity, article_text: &'a str) -> Self {
        let noun = |span: Option<Span>| span.map(|span| span.of(article_text));
        let (unit_kind, unit) = match number.unit {
            Unit::Count(span) => ("count", noun(span)),
            Unit::Ordinal => ("ordinal", None),
            Unit::Percent => ("percent", None),
            Unit::Share => ("share", None),
            Unit::Times => ("times", None),
            Unit::Money(code) => ("money", Some(code)),
            Unit::Measure(measure) => ("measure", Some(measure.name)),
        };
        Self::Number {
            least: number.least,
            most: Some(number.most).filter(|most| most.is_finite()),
            unit_kind,
            unit,
        }
    }

    fn date(day: Day, published: Option<Date>) -> Self {
        Self::Date {
            year: day.year,
            year_last: day.year_last,
            month: day.month,
            day: day.day,
            weekday: day.weekday,
            relative: day.relative,
            range: day.range(published),
        }
    }
}

impl ToJson for Relative {
    fn write(&self, json: &mut Json) {
        json.open()
            .field("unit", self.unit.name())
            .field("offset", &self.offset)
            .close();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_open_number_has_no_most() {
        let number = Quantity {
            least: 40.0,
            most: f64::INFINITY,
            unit: Unit::Count(Some(Span::new(3, 8))),
        };
        let mut json = Json::with_capacity(0);
        MeaningLine::new(&Meaning::Number(number), "40 boats", None).write_fields(json.open());
        json.close();
        assert_eq!(
            json.into_line(),
            r#"{"type":"number","least":40.0,"most":null,"unit_kind":"count","unit":"boats"}"#
        );
    }
}
