//! Speech or stance: what a cue's words say was done.

use super::super::lexicon;
use crate::model::{Act, Segments, Span};

/// The act of a cue: speech as soon as one of its words speaks; speech for a cue of marks only (a dash, a colon).
#[must_use]
pub fn act_of(cue: Span, text: &str, segments: &Segments) -> Act {
    let mut is_worded = false;
    let mut buffer = String::new();
    for token in segments.tokens_in(cue).filter_map(|t| segments.tokens.get(t)) {
        let word = token.span.of(text);
        is_worded |= word.chars().any(char::is_alphabetic);
        super::atoms::normalise(word, &mut buffer);
        let is_speech = lexicon::entry(&buffer).cue.is_some_and(|cue| cue.act == Act::Speech);
        if is_speech || buffer == "according" {
            return Act::Speech;
        }
    }
    if is_worded { Act::Stance } else { Act::Speech }
}
