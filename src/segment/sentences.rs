//! Sentences: where a full stop, question or exclamation mark ends one.

use std::ops::Range;

use super::abbreviations::may_end_after;
use crate::model::{Segments, Sentence, Span, Token, TokenKind};

/// Longest sentence, in tokens. News writes none of half that length: what is longer is a list or a text without full
/// stops, and is cut, so that whoever looks through the sentence around each of its words takes linear time.
const SENTENCE_TOKENS_MAX: usize = 400;
/// More closing marks in a row than this are no writing; the bound keeps a flood of them linear.
const CLOSERS_MAX: usize = 6;
/// How far behind the first mark after a stop the next word may begin.
const NEXT_WORD_BYTES_MAX: usize = 8;

/// Appends the sentences of one paragraph, whose tokens are already there.
pub fn push_sentences(text: &str, paragraph: usize, tokens: Range<usize>, segments: &mut Segments) {
    let mut start = tokens.start;
    let mut at = tokens.start;
    while at < tokens.end {
        let end = end_of_sentence(text, &segments.tokens[..tokens.end], at);
        at = end.unwrap_or(at + 1);
        if end.is_some() || at == tokens.end || at - start >= SENTENCE_TOKENS_MAX {
            let span = segments.tokens[start].span.join(segments.tokens[at - 1].span);
            segments.sentences.push(Sentence {
                span,
                paragraph,
                tokens: start..at,
            });
            start = at;
        }
    }
}

/// If token `at` ends a sentence: one past the last token of that sentence (closing marks included).
fn end_of_sentence(text: &str, tokens: &[Token], at: usize) -> Option<usize> {
    let token = tokens[at];
    // The last byte of "." "!" "?" "…": of few tokens.
    let last = token.span.end.checked_sub(1).and_then(|at| text.as_bytes().get(at));
    if !matches!(last, Some(b'.' | b'!' | b'?' | 0xa6)) {
        return None;
    }
    let word = token.span.of(text);
    let is_stop = matches!(word, "." | "!" | "?" | "…");
    let is_dotted = token.kind == TokenKind::Word && word.ends_with('.');
    if !is_stop && !is_dotted {
        return None;
    }
    let mut end = at + 1;
    while end < tokens.len().min(at + CLOSERS_MAX) && closes(text, tokens[end], tokens[end - 1].span) {
        end += 1;
    }
    let first = tokens.get(end)?.span;
    if first.start == tokens[end - 1].span.end {
        return None; // no white space: "example.org", "?!"
    }
    let next = tokens[end..]
        .iter()
        .take_while(|t| t.span.start < first.end + NEXT_WORD_BYTES_MAX)
        .find(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number))
        .map_or("", |t| t.span.of(text));
    if next.chars().next().is_some_and(char::is_lowercase) {
        return None;
    }
    let previous = if is_dotted {
        word
    } else {
        previous_word(text, tokens, at)
    };
    let may_end = (word != "." && !is_dotted) || end > at + 1 || may_end_after(previous, next);
    may_end.then_some(end)
}

/// A mark or bracket that closes what the sentence opened: it follows without white space.
fn closes(text: &str, token: Token, previous: Span) -> bool {
    let mark = token.span.of(text);
    let is_closing = matches!(token.kind, TokenKind::QuoteMark) && !matches!(mark, "“" | "‘" | "„" | "«" | "``")
        || matches!(mark, ")" | "]" | "." | "!" | "?" | "…");
    is_closing && token.span.start == previous.end
}

fn previous_word<'t>(text: &'t str, tokens: &[Token], at: usize) -> &'t str {
    at.checked_sub(1)
        .and_then(|i| tokens.get(i))
        .filter(|t| t.span.end == tokens[at].span.start)
        .map_or("", |t| t.span.of(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::segment;

    #[track_caller]
    fn check(text: &str, wanted: &[&str]) {
        let segments = segment(text);
        let got: Vec<&str> = segments.sentences.iter().map(|s| s.span.of(text)).collect();
        assert_eq!(got, wanted);
    }

    #[test]
    fn a_reporting_clause_stays_with_its_quotation() {
        check("“Why now?” she asked. He left.", &["“Why now?” she asked.", "He left."]);
    }

    #[test]
    fn a_sentence_may_end_inside_a_quotation() {
        check(
            "“All of them. Every last one,” he said.",
            &["“All of them.", "Every last one,” he said."],
        );
    }

    #[test]
    fn abbreviations_and_initials_end_nothing() {
        check(
            "Mr. J. Smith met Sen. Lee at 3 p.m. on Monday.",
            &["Mr. J. Smith met Sen. Lee at 3 p.m. on Monday."],
        );
    }

    #[test]
    fn an_initialism_before_an_opener_ends_a_sentence() {
        check(
            "He flew to the U.S. The talks failed.",
            &["He flew to the U.S.", "The talks failed."],
        );
    }

    #[test]
    fn closing_marks_belong_to_the_sentence_they_close() {
        check(
            "(He won.) “She lost.” They met.",
            &["(He won.)", "“She lost.”", "They met."],
        );
    }

    #[test]
    fn a_flood_of_marks_is_linear() {
        for flood in ["\"", ". ", "?!", "a. "] {
            let sentences = segment(&flood.repeat(50_000)).sentences;
            assert!(
                sentences
                    .iter()
                    .all(|s| s.tokens.len() < SENTENCE_TOKENS_MAX + CLOSERS_MAX)
            );
        }
    }

    #[test]
    fn a_sentence_without_an_end_is_cut() {
        let text = "He said it was late, ".repeat(1000);
        let sentences = segment(&text).sentences;
        assert_eq!(sentences.len(), 6000_usize.div_ceil(SENTENCE_TOKENS_MAX));
        assert!(sentences.is_sorted_by(|a, b| a.tokens.end == b.tokens.start));
    }
}
