//! Values in an article: numbers, dates, times of day, places, names, each with its span and its meaning.
//!
//! One pass from left to right. A word that the lists know, a figure or a capital starts a reader, one file a type; what
//! no reader takes is passed over. Readers look a bounded number of words ahead and never past their sentence.

mod bound;
mod clock;
mod date;
mod figure;
mod name;
mod number;
mod reader;
mod sense;

use reader::{Found, Reader};
pub use sense::listed;

use super::view::View;
use crate::model::{Sentence, Span, TokenKind, Value};

/// The values of the sentences that hold some of `parts`, in text order, none inside another.
///
/// Linear in the number of tokens, once the parts are sorted.
pub fn values(view: &View<'_>, parts: &[Span]) -> Vec<Value> {
    let mut found = Vec::new();
    let parts = merged(parts);
    let is_asked = |sentence: &&Sentence| {
        let next = parts.partition_point(|part| part.end <= sentence.span.start);
        parts.get(next).is_some_and(|part| part.start < sentence.span.end)
    };
    for sentence in view.segments.sentences.iter().filter(is_asked) {
        let mut reader = Reader {
            view,
            floor: sentence.tokens.start,
            limit: sentence.tokens.end,
        };
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let Some(value) = value_at(&reader, at) else {
                at += 1;
                continue;
            };
            at = value.tokens.end.max(at + 1);
            reader.floor = at;
            found.extend(placed(view, &value));
        }
    }
    name::mend(view.text, &mut found);
    found
}

/// Those of `values` (in text order) that lie in one of the parts (in text order).
pub fn inside(values: &[Value], parts: &[Span]) -> Vec<Value> {
    let of_part = |part: &Span| {
        let first = values.partition_point(|value| value.span.start < part.start);
        let part = *part;
        values[first..]
            .iter()
            .take_while(move |value| value.span.start < part.end)
            .filter(move |value| part.contains(value.span))
            .copied()
    };
    parts.iter().flat_map(of_part).collect()
}

/// The stretches that the parts cover, in text order, apart from each other.
fn merged(parts: &[Span]) -> Vec<Span> {
    let mut sorted = parts.to_vec();
    sorted.sort_unstable();
    sorted.dedup_by(|next, last| {
        let meets = next.start <= last.end;
        if meets {
            *last = last.join(*next);
        }
        meets
    });
    sorted
}

/// Whether a value may begin at a token that is not listed and has no capital: figures, "ten-mile", "$".
pub fn may_begin_at(word: &str, kind: TokenKind) -> bool {
    match kind {
        TokenKind::Number => true,
        TokenKind::Word => word.len() > 4 && word.as_bytes().contains(&b'-'),
        TokenKind::Punctuation => number::is_symbol(word),
        TokenKind::QuoteMark => false,
    }
}

fn value_at(reader: &Reader<'_, '_>, at: usize) -> Option<Found> {
    if !reader.view.may_state_value(at) {
        return None;
    }
    let may_state = reader.view.entry(at).value > 0 || may_begin_at(reader.word(at), reader.kind(at)?);
    let stated = || {
        clock::read(reader, at)
            .or_else(|| date::read(reader, at))
            .or_else(|| number::read(reader, at))
    };
    let named = || reader.is_capital(at).then(|| name::read(reader, at)).flatten();
    may_state.then(stated).flatten().or_else(named)
}

fn placed(view: &View<'_>, found: &Found) -> Option<Value> {
    let span = view.span(found.tokens.clone())?;
    let last = found.tokens.end.checked_sub(1).map(|at| view.word(at))?;
    let ending = last.len() - reader::stem(last).len();
    Some(Value {
        span: Span::new(span.start, span.end - ending),
        meaning: found.meaning,
    })
}

#[cfg(test)]
mod tests;
