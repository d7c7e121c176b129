//! What a value means, as `statements.jsonl` has it: one object a type.

use serde::Serialize;

use crate::model::{Clock, Day, Meaning, Named, Quantity, Relative, Span, Unit};

/// The keys of a value beside its stretch; `type` tells which they are.
#[derive(Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
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
    /// The meaning of a value of an article with this text.
    pub(super) fn new(meaning: &Meaning, article_text: &'a str) -> Self {
        match *meaning {
            Meaning::Number(number) => Self::number(&number, article_text),
            Meaning::Date(day) => Self::date(day),
            Meaning::Time(Clock { earliest, latest, zone }) => Self::Time { earliest, latest, zone },
            Meaning::Place(country) => Self::Place { country },
            Meaning::Name(named) => Self::Name { named },
        }
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

    const fn date(day: Day) -> Self {
        Self::Date {
            year: day.year,
            year_last: day.year_last,
            month: day.month,
            day: day.day,
            weekday: day.weekday,
            relative: day.relative,
        }
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
        let line = serde_json::to_string(&MeaningLine::new(&Meaning::Number(number), "40 boats")).unwrap();
        assert_eq!(
            line,
            r#"{"type":"number","least":40.0,"most":null,"unit_kind":"count","unit":"boats"}"#
        );
    }
}
