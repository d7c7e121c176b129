//! A passage and the quotation of it beside each other, word by word.

use std::ops::Range;

use super::Passage;
use super::unit::Unit;
use crate::fold::words;
use crate::link::{self, compare};
use crate::model::{Change, Edit, EditClass, Span};

/// What laying a quotation beside its passage shows.
pub struct Wording {
    pub passage: Passage,
    /// Whether words were changed, dropped in silence, put in or bracketed.
    pub is_altered: bool,
    pub class: Option<EditClass>,
    /// What was left out at an ellipsis, or between two parts, as bytes of the original.
    pub elided: Vec<Span>,
}

/// Compares the passage of an original's text with some words of a quotation.
pub fn wording(
    mut passage: Passage,
    original: &str,
    (unit, reach): (&Unit, &Range<usize>),
    config: &link::Config,
) -> Wording {
    let quoted = match (unit.words.get(reach.start), unit.words.get(reach.end - 1)) {
        (Some(first), Some(last)) => first.span.join(last.span).of(&unit.text),
        _ => "",
    };
    let whole = passage.span.of(original);
    let edits = compare(whole, quoted, config).diff;
    let (mut is_altered, mut class, mut elided) = (false, None, Vec::new());
    let (mut at, mut word) = (0, reach.start);
    for edit in &edits {
        let start = at + whole.get(at..).and_then(|rest| rest.find(&*edit.a)).unwrap_or(0);
        at = start + edit.a.len();
        let is_left_out = edit.change == Change::Deleted && is_marked(unit, word);
        word += words(&edit.b).len();
        if is_left_out {
            elided.push(Span::new(passage.span.start + start, passage.span.start + at));
        } else if is_change(edit) {
            is_altered = true;
            class = class.max(Some(edit.class));
        }
    }
    if is_altered || !elided.is_empty() {
        passage.diff = edits;
    }
    Wording {
        passage,
        is_altered,
        class,
        elided,
    }
}

/// Whether the words left out before a word of the quotation are marked: by an ellipsis, or by the outlet's own words.
fn is_marked(unit: &Unit, word: usize) -> bool {
    unit.words.get(word).is_some_and(|word| word.follows_gap) || unit.is_joint(word)
}

/// Another spelling of a word, or of its ending in a contraction, is no change of words.
fn is_change(edit: &Edit) -> bool {
    edit.change != Change::Same
        && !matches!(
            edit.class,
            EditClass::None | EditClass::Punctuation | EditClass::Spelling
        )
        && (edit.a.contains(char::is_alphanumeric) || edit.b.contains(char::is_alphanumeric))
}
