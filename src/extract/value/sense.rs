//! What the list of value words says of a word: "million", "dozens", "June", "miles".

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::model::Measure;

const WORDS: &str = include_str!("../../../data/lexicons/value_words.tsv");

/// What a word states.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Sense {
    /// 0 to 19
    Ones(u8),
    /// 20, 30 … 90
    Tens(u8),
    /// hundred, million, dozen
    Scale(f64),
    /// "dozens": the least and the most, and what one of them is
    Vague(f64, f64, f64),
    /// "half", "thirds"
    Part(f64),
    /// "third"
    Ordinal(f64),
    /// "twice"
    Times(f64),
    /// 1 to 12
    Month(i8),
    /// 1 to 7, from Monday
    Weekday(i8),
    /// "yesterday": days from the day of the report
    Offset(i16),
    /// "noon": minutes from midnight
    Clock(u16),
    /// "miles"
    Measure(Measure),
    /// "dollars": its code
    Currency(&'static str),
    /// "percent"
    Percent,
    /// "GMT"
    Zone(&'static str),
}

/// What the word at this place of [`listed`] states, counted from 1.
pub fn at_place(place: u16) -> Option<Sense> {
    static BY_PLACE: LazyLock<Vec<Option<Sense>>> = LazyLock::new(|| rows().map(|row| of_row(&row)).collect());
    let index = usize::from(place).checked_sub(1)?;
    BY_PLACE.get(index).copied().flatten()
}

/// What the list says of a word in lower case.
pub fn sense(lower: &str) -> Option<Sense> {
    static SENSES: LazyLock<FxHashMap<&'static str, Sense>> =
        LazyLock::new(|| rows().filter_map(|row| Some((row[0], of_row(&row)?))).collect());
    SENSES.get(lower).copied()
}

/// The words of the list.
pub fn listed() -> impl Iterator<Item = &'static str> {
    rows().map(|row| row[0])
}

fn rows() -> impl Iterator<Item = Vec<&'static str>> {
    let lines = WORDS.lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| line.split('\t').collect())
}

fn of_row(row: &[&'static str]) -> Option<Sense> {
    let figure = |column: usize| row.get(column).and_then(|text| text.parse::<f64>().ok());
    let small = |column: usize| row.get(column).and_then(|text| text.parse::<i8>().ok());
    Some(match *row.get(1)? {
        "ones" => Sense::Ones(row.get(2)?.parse().ok()?),
        "tens" => Sense::Tens(row.get(2)?.parse().ok()?),
        "scale" => Sense::Scale(figure(2)?),
        "vague" => Sense::Vague(figure(2)?, figure(3)?, figure(4)?),
        "part" => Sense::Part(figure(2)?),
        "ordinal" => Sense::Ordinal(figure(2)?),
        "times" => Sense::Times(figure(2)?),
        "month" => Sense::Month(small(2)?),
        "weekday" => Sense::Weekday(small(2)?),
        "offset" => Sense::Offset(small(2)?.into()),
        "clock" => Sense::Clock(row.get(2)?.parse().ok()?),
        "measure" => Sense::Measure(Measure {
            name: row.get(2)?,
            base: row.get(3)?,
            factor: figure(4)?,
        }),
        "currency" => Sense::Currency(row.get(2)?),
        "percent" => Sense::Percent,
        "zone" => Sense::Zone(row.get(2)?),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_list_is_read() {
        for row in rows() {
            assert!(of_row(&row).is_some(), "{row:?}");
        }
    }
}
