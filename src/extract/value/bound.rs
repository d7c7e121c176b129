//! What bounds a number: "20 to 30", "between 3 and 5", "more than 20", "about 20".

use super::number::{Amount, amount, symbol, with_article, with_unit};
use super::reader::Reader;
use crate::model::Unit;

/// "20 to 30", "between 3 and 5", "two or three": where it starts, and the range.
pub fn ranged(
    reader: &Reader<'_, '_>,
    at: usize,
    first: Amount,
    currency: Option<&'static str>,
) -> Option<(usize, Amount)> {
    let before = at.wrapping_sub(1);
    let is_between = reader.is_word(before, "between");
    let joins = if is_between {
        &["and"][..]
    } else {
        &["to", "or", "–", "—", "-"][..]
    };
    if !reader.is_any(first.end, joins) || matches!(first.unit, Unit::Ordinal | Unit::Times | Unit::Share) {
        return None;
    }
    let (second_currency, figures) = symbol(reader, first.end + 1);
    let last = with_unit(reader, amount(reader, figures)?, second_currency.or(currency));
    // "20 to 30 million": the scale is that of both.
    let is_shared = first.scale.is_none() && last.scale.is_some_and(|scale| first.most < last.most / scale);
    let least = first.least * last.scale.filter(|_| is_shared).unwrap_or(1.0);
    let is_alike = first.unit == last.unit || first.unit == Unit::Count(None);
    let start = if is_between || reader.is_word(before, "from") {
        before
    } else {
        at
    };
    (is_alike && last.most > least).then_some((start, Amount { least, ..last }))
}

/// What the words before an amount make of it.
#[derive(Clone, Copy)]
enum Bound {
    About,
    Nearly,
    Least,
    Most,
}

/// Longer ones first.
const BOUNDS: [(&[&str], Bound); 24] = [
    (&["no", "fewer", "than"], Bound::Least),
    (&["no", "less", "than"], Bound::Least),
    (&["no", "more", "than"], Bound::Most),
    (&["as", "many", "as"], Bound::Most),
    (&["as", "much", "as"], Bound::Most),
    (&["more", "than"], Bound::Least),
    (&["greater", "than"], Bound::Least),
    (&["less", "than"], Bound::Most),
    (&["fewer", "than"], Bound::Most),
    (&["at", "least"], Bound::Least),
    (&["at", "most"], Bound::Most),
    (&["up", "to"], Bound::Most),
    (&["close", "to"], Bound::Nearly),
    (&["an", "estimated"], Bound::About),
    (&["over"], Bound::Least),
    (&["under"], Bound::Most),
    (&["about"], Bound::About),
    (&["around"], Bound::About),
    (&["roughly"], Bound::About),
    (&["approximately"], Bound::About),
    (&["some"], Bound::About),
    (&["nearly"], Bound::Nearly),
    (&["almost"], Bound::Nearly),
    (&["estimated"], Bound::About),
];

/// The amount as the words before it bound it, and where those start.
pub fn bounded(reader: &Reader<'_, '_>, at: usize, amount: Amount) -> (usize, Amount) {
    if amount.unit == Unit::Ordinal {
        return (at, amount);
    }
    let at = with_article(reader, at);
    let Some((words, bound)) = BOUNDS.iter().find(|(words, _)| reader.ends_with(at, words)) else {
        return (at, amount);
    };
    let about = reader.view.config.values.about_share;
    let (least, most) = match bound {
        Bound::About => (amount.least - amount.least * about, amount.most + amount.most * about),
        Bound::Nearly => (amount.least - amount.least * about, amount.most),
        Bound::Least => (amount.least, f64::INFINITY),
        Bound::Most => (0.0, amount.most),
    };
    (at - words.len(), Amount { least, most, ..amount })
}
