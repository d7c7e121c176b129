//! What stands before and after a statement's content: the rest of its sentence, or the next one.

use crate::model::{Segments, Span, is_quote_mark};

/// The rest of the sentence before and after `content`; the neighbouring sentence where the rest holds no word.
pub fn surroundings(text: &str, segments: &Segments, content: Span) -> (Span, Span) {
    let first = segments.sentence_at(content.start).unwrap_or_default();
    let last = segments
        .sentence_at(content.end.saturating_sub(1).max(content.start))
        .unwrap_or_default();
    let sentence = |i: usize| segments.sentences.get(i).map(|s| s.span);
    let nothing = (
        Span::new(content.start, content.start),
        Span::new(content.end, content.end),
    );
    let before = sentence(first).map_or(nothing.0, |s| {
        bare(text, Span::new(s.start.min(content.start), content.start))
    });
    let after = sentence(last).map_or(nothing.1, |s| bare(text, Span::new(content.end, s.end)));
    let previous = || {
        first
            .checked_sub(1)
            .and_then(sentence)
            .filter(|s| s.end <= content.start)
    };
    let next = || sentence(last + 1).filter(|s| s.start >= content.end);
    (
        if has_word(text, before) {
            before
        } else {
            previous().unwrap_or(nothing.0)
        },
        if has_word(text, after) {
            after
        } else {
            next().unwrap_or(nothing.1)
        },
    )
}

/// Without white space and quotation marks at the ends.
fn bare(text: &str, span: Span) -> Span {
    let inside = span.of(text);
    let is_edge = |c: char| c.is_whitespace() || is_quote_mark(c);
    let start = span.start + (inside.len() - inside.trim_start_matches(is_edge).len());
    Span::new(start, start + inside.trim_matches(is_edge).len())
}

fn has_word(text: &str, span: Span) -> bool {
    span.of(text).contains(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Text;
    use super::*;

    #[track_caller]
    fn check(text: &str, content: &str, before: &str, after: &str) {
        let text = Text::new(text);
        let (got_before, got_after) = surroundings(&text.article.text, &text.segments, text.find(content));
        assert_eq!(
            (got_before.of(&text.article.text), got_after.of(&text.article.text)),
            (before, after)
        );
    }

    #[test]
    fn the_rest_of_the_sentence_is_told() {
        check(
            "It rained. Ann said “we left” at noon. Ola wept.",
            "we left",
            "Ann said",
            "at noon.",
        );
    }

    #[test]
    fn a_whole_sentence_has_its_neighbours() {
        check("It rained. “We left.” Ola wept.", "We left.", "It rained.", "Ola wept.");
        check("“We left.”", "We left.", "", "");
    }
}
