//! Tokens: words, numbers, quotation marks, other single characters.

use unicode_normalization::char::is_combining_mark;

use super::abbreviations::stands_before_a_name;
use crate::model::{Span, Token, TokenKind, is_quote_mark};

/// Appends the tokens of one paragraph. White space belongs to no token.
pub fn push_tokens(text: &str, paragraph: Span, tokens: &mut Vec<Token>) {
    let mut at = paragraph.start;
    while let Some(c) = next_char(text, at, paragraph.end) {
        if c == ' ' {
            at += 1;
            continue;
        }
        let (kind, end) = if c.is_whitespace() || is_invisible(c) {
            at += c.len_utf8();
            continue;
        } else if c.is_numeric() {
            (TokenKind::Number, word_end(text, at, paragraph.end))
        } else if c.is_alphanumeric() {
            (
                TokenKind::Word,
                with_period(text, Span::new(at, word_end(text, at, paragraph.end))),
            )
        } else if let Some(bytes) = doubled_mark(text, at) {
            (TokenKind::QuoteMark, at + bytes)
        } else if is_quote_mark(c) {
            (TokenKind::QuoteMark, at + c.len_utf8())
        } else {
            (TokenKind::Punctuation, at + c.len_utf8())
        };
        tokens.push(Token {
            span: Span::new(at, end),
            kind,
        });
        at = end;
    }
}

/// One past the period of a title or an initial before a name, else the word's own end: `Mr.`, `J.`
fn with_period(text: &str, word: Span) -> usize {
    let Some(rest) = text.get(word.end..).and_then(|rest| rest.strip_prefix('.')) else {
        return word.end;
    };
    let is_before_name = rest
        .trim_start_matches([' ', '\u{a0}'])
        .starts_with(|c: char| c.is_uppercase())
        && stands_before_a_name(word.of(text));
    word.end + usize::from(is_before_name)
}

/// TeX-style marks: two back-quotes or two apostrophes.
fn doubled_mark(text: &str, at: usize) -> Option<usize> {
    let rest = text.as_bytes().get(at..at + 2)?;
    (rest == b"``" || rest == b"''").then_some(2)
}

/// Characters that a reader does not see: zero-width space and joiners, soft hyphen, tags.
const fn is_invisible(c: char) -> bool {
    !c.is_ascii()
        && matches!(c, '\u{ad}' | '\u{34f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
}

fn next_char(text: &str, at: usize, end: usize) -> Option<char> {
    match text.as_bytes().get(at..end)? {
        [] => None,
        [byte, ..] if byte.is_ascii() => Some(char::from(*byte)),
        _ => text.get(at..end)?.chars().next(),
    }
}

/// The end of the word or number that starts at `start`.
fn word_end(text: &str, start: usize, limit: usize) -> usize {
    let rest = text.as_bytes().get(start..limit).unwrap_or_default();
    plain_length(rest).map_or_else(|| marked_end(text, start, limit), |length| start + length)
}

/// The length of the ASCII letters and digits that `rest` begins with, where no mark can carry them on: of nearly all
/// words of English.
fn plain_length(rest: &[u8]) -> Option<usize> {
    let length = rest.iter().position(|byte| !byte.is_ascii_alphanumeric());
    let Some(length) = length else {
        return Some(rest.len());
    };
    let mark = *rest.get(length)?;
    let next = rest.get(length + 1);
    let is_last = || next.is_none_or(|next| next.is_ascii() && !next.is_ascii_alphanumeric());
    let ends = match mark {
        b'.' => length > 1 && is_last(),
        b'\'' | b'-' | b',' | b':' | b'&' => is_last(),
        _ => mark.is_ascii(),
    };
    (ends && length > 0).then_some(length)
}

/// The end of a word or number that may have marks or letters of any script inside.
fn marked_end(text: &str, start: usize, limit: usize) -> usize {
    let mut rest = text.get(start..limit).unwrap_or_default().chars().peekable();
    let mut end = start;
    let mut letters = 0_usize; // since the last period: one letter each makes an initialism
    let mut is_initialism = true;
    let mut previous = ' ';
    while let Some(c) = rest.next() {
        let next = rest.peek().copied();
        let joins_next = next.is_some_and(char::is_alphanumeric);
        if c.is_alphanumeric() {
            letters += 1;
            is_initialism &= letters == 1;
        } else if is_combining_mark(c) || is_invisible(c) {
            // stays with its letter
        } else if c == '.'
            && is_initialism
            && letters == 1
            && previous.is_alphabetic()
            && (joins_next || end > start + 1)
        {
            letters = 0;
        } else if !(joins_next && joins_word(c, previous, next.unwrap_or(' '))) {
            break;
        } else {
            letters = 0;
            is_initialism = false;
        }
        previous = c;
        end += c.len_utf8();
    }
    end
}

/// Whether `c` between two alphanumerics is part of the word: an apostrophe, a hyphen, a decimal mark.
fn joins_word(c: char, before: char, after: char) -> bool {
    match c {
        '\'' | '’' => before.is_alphanumeric() && after.is_alphabetic(),
        '-' | '\u{2010}' | '\u{2011}' => before.is_alphanumeric(),
        '.' | ',' | ':' => before.is_numeric() && after.is_numeric(),
        '&' => before.is_uppercase() && after.is_uppercase(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, wanted: &[&str]) {
        let mut tokens = Vec::new();
        push_tokens(text, Span::new(0, text.len()), &mut tokens);
        let got: Vec<&str> = tokens.iter().map(|t| t.span.of(text)).collect();
        assert_eq!(got, wanted);
    }

    #[test]
    fn apostrophes_and_hyphens_stay_inside_words() {
        check(
            "Yo-jong’s don't 'tis workers'",
            &["Yo-jong’s", "don't", "'", "tis", "workers", "'"],
        );
    }

    #[test]
    fn initialisms_keep_their_periods() {
        check(
            "the U.S. at 3 p.m. in D.C.",
            &["the", "U.S.", "at", "3", "p.m.", "in", "D.C."],
        );
        check("Mr. J. Lee left. He", &["Mr.", "J.", "Lee", "left", ".", "He"]);
    }

    #[test]
    fn a_mark_joins_letters_of_any_script() {
        check(
            "l'été Anne-Émilie co-op, a-b",
            &["l'été", "Anne-Émilie", "co-op", ",", "a-b"],
        );
        check("cafe\u{301}s x.", &["cafe\u{301}s", "x", "."]);
    }

    #[test]
    fn numbers_keep_their_inner_marks() {
        check(
            "1,200 at 14:49, 3.5% of 1950s.",
            &["1,200", "at", "14:49", ",", "3.5", "%", "of", "1950s", "."],
        );
    }

    #[test]
    fn marks_are_tokens_and_invisible_characters_are_not() {
        check("“a\u{301}b”\u{200b}``x''", &["“", "a\u{301}b", "”", "``", "x", "''"]);
    }
}
