//! Regions in quotation marks: which mark opens, which closes, and where an unclosed one ends.
//!
//! A region is a top-level pair of marks inside one paragraph; marks nested in it belong to its text.
//! An unclosed mark never reaches past its paragraph. Linear in the number of marks.

use std::ops::Range;

use crate::model::{Paragraph, Segments, Span, Token, TokenKind};

/// A stretch of text in quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region {
    /// With its marks.
    pub outer: Span,
    /// Without them, trimmed; holds at least one word.
    pub inner: Span,
    /// The tokens of `outer`.
    pub tokens: Range<usize>,
    /// The paragraph, an index into [`Segments::paragraphs`].
    pub paragraph: usize,
    /// Whether a closing mark stands at its end.
    pub is_closed: bool,
    /// Whether the next region, at the head of the next paragraph, goes on with it.
    pub goes_on: bool,
}

/// How far ahead, in marks, the partner of a single opening mark is looked for.
const SINGLE_LOOKAHEAD_MARKS: usize = 64;

/// The regions of a text in order.
#[must_use]
pub fn regions(text: &str, segments: &Segments) -> Vec<Region> {
    let mut regions = Vec::new();
    for (index, paragraph) in segments.paragraphs.iter().enumerate() {
        let marks: Vec<Mark> = Mark::of_paragraph(text, segments, paragraph);
        let first = regions.len();
        pair_up(&marks, paragraph, |open, close| {
            regions.extend(region(text, segments, open, close).map(|region| Region {
                paragraph: index,
                ..region
            }));
        });
        let opens_with_mark = regions
            .get(first)
            .is_some_and(|r: &Region| r.tokens.start == paragraph.tokens.start);
        if let Some(last) = first.checked_sub(1).and_then(|i| regions.get_mut(i)) {
            last.goes_on = opens_with_mark && !last.is_closed && last.paragraph + 1 == index;
        }
    }
    regions
}

/// What a mark's form and neighbours make of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Opens,
    Closes,
    /// A straight mark between two spaces, say: the state decides.
    Either,
}

/// One quotation mark that is no apostrophe and no sign for inches or feet.
#[derive(Clone, Copy, Debug)]
struct Mark {
    token: usize,
    family: Family,
    role: Role,
    /// German „…“ and »…«: what closes here opens elsewhere.
    form: char,
    /// Whether an `s` stands before it: then it may be the apostrophe of a possessive.
    follows_s: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    Double,
    Single,
    Angle,
    Corner,
}

impl Mark {
    fn of_paragraph(text: &str, segments: &Segments, paragraph: &Paragraph) -> Vec<Self> {
        let tokens = &segments.tokens[paragraph.tokens.clone()];
        let first = paragraph.tokens.start;
        let is_mark = |t: &Token| t.kind == TokenKind::QuoteMark;
        (0..tokens.len())
            .filter(|&i| is_mark(&tokens[i]))
            .filter_map(|i| Self::new(text, tokens, i, first))
            .collect()
    }

    fn new(text: &str, tokens: &[Token], at: usize, first: usize) -> Option<Self> {
        let span = tokens[at].span;
        let before = text[..span.start].chars().next_back().unwrap_or(' ');
        let after = text[span.end..].chars().next().unwrap_or(' ');
        let form = span.of(text).chars().next()?;
        let family = match form {
            '"' | '“' | '”' | '„' | '‟' | '＂' => Family::Double,
            '`' | '\'' if span.len() == 2 => Family::Double,
            '«' | '»' | '‹' | '›' => Family::Angle,
            '「' | '」' | '『' | '』' => Family::Corner,
            _ => Family::Single,
        };
        let opens_by_place = !before.is_alphanumeric()
            && !is_closing_punctuation(before)
            && !after.is_whitespace()
            && !is_sentence_mark(after);
        let closes_by_place = !before.is_whitespace() && !after.is_alphanumeric();
        let role = match form {
            '“' | '‟' if closes_by_place && after.is_whitespace() && before.is_alphanumeric() => Role::Either, // “wrong“
            '“' | '„' | '‟' | '‘' | '‚' | '‛' | '「' | '『' | '`' => Role::Opens,
            '”' if opens_by_place && after.is_alphanumeric() => Role::Either,
            '«' | '»' | '‹' | '›' => Role::Either,
            '’' if !closes_by_place => return None,
            '”' | '」' | '』' | '’' => Role::Closes,
            '"' | '＂'
                if before.is_numeric() && !after.is_alphanumeric() && !is_sentence_mark(after) && after != ',' =>
            {
                return None;
            }
            _ if span.len() == 2 => Role::Closes,
            _ if opens_by_place && !(form == '\'' && is_elision(&text[span.end..])) => Role::Opens,
            '\'' if !closes_by_place => return None,
            _ if closes_by_place => Role::Closes,
            _ => Role::Either,
        };
        if form == '‘' && is_elision(&text[span.end..]) {
            return None;
        }
        Some(Self {
            token: first + at,
            family,
            role,
            form,
            follows_s: before == 's',
        })
    }

    fn may_open(self) -> bool {
        self.role != Role::Closes
    }

    /// Whether this mark may close what `open` opened.
    fn closes(self, open: Self) -> bool {
        self.family == open.family
            && match open.form {
                '„' | '‟' => matches!(self.form, '“' | '”' | '"'),
                '«' | '»' | '‹' | '›' => self.form != open.form,
                _ => self.role != Role::Opens,
            }
    }
}

const fn is_sentence_mark(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | ';' | ':' | ')' | ']')
}

const fn is_closing_punctuation(c: char) -> bool {
    matches!(c, '.' | ',' | '!' | '?' | ';' | ')' | ']' | '…' | '%')
}

/// `'tis`, `'em`, `'90s`: an apostrophe for letters left out.
fn is_elision(rest: &str) -> bool {
    let word: String = rest
        .chars()
        .take_while(|c| c.is_alphanumeric())
        .take(6)
        .collect::<String>()
        .to_lowercase();
    matches!(
        word.as_str(),
        "tis" | "twas" | "em" | "til" | "cause" | "n" | "bout" | "round" | "cos"
    ) || (word.len() <= 4
        && word.ends_with('s')
        && word.len() >= 3
        && word[..word.len() - 1].chars().all(|c| c.is_ascii_digit()))
}

/// Walks the marks of a paragraph and hands over each pair: the opening mark and the closing one, or the
/// token at which an unclosed region must end.
fn pair_up(marks: &[Mark], paragraph: &Paragraph, mut give: impl FnMut(Mark, End)) {
    let mut at = 0;
    while let Some(&open) = marks.get(at) {
        at += 1;
        if !open.may_open() {
            continue;
        }
        if open.family == Family::Single {
            if let Some(close) = single_partner(marks, at - 1) {
                give(open, End::Mark(marks[close].token));
                at = close + 1;
            }
            continue;
        }
        let (end, next) = partner(marks, at - 1, paragraph);
        give(open, end);
        at = next;
    }
}

#[derive(Clone, Copy, Debug)]
enum End {
    /// At this closing mark.
    Mark(usize),
    /// Before this token.
    Before(usize),
}

/// The end of the region that opens at mark `open`, and the mark to go on with.
///
/// A second opening mark inside is nested if it is closed before the next one opens; else the first
/// was never closed, and ends where the second opens.
fn partner(marks: &[Mark], open: usize, paragraph: &Paragraph) -> (End, usize) {
    let mut is_nested = false;
    let mut at = open + 1;
    while let Some(&mark) = marks.get(at) {
        if mark.family != marks[open].family {
        } else if mark.closes(marks[open]) {
            if !is_nested {
                return (End::Mark(mark.token), at + 1);
            }
            is_nested = false;
        } else if mark.role == Role::Opens {
            if is_nested || !next_two_close(marks, at) {
                return (End::Before(mark.token), at);
            }
            is_nested = true;
        }
        at += 1;
    }
    (End::Before(paragraph.tokens.end), marks.len())
}

/// Whether the next two marks of the family of `marks[at]` close: what opens at `at` is nested then.
fn next_two_close(marks: &[Mark], at: usize) -> bool {
    let mut next = marks[at + 1..].iter().filter(|mark| mark.family == marks[at].family);
    let mut closes = || next.next().is_some_and(|mark| mark.role != Role::Opens);
    closes() && closes()
}

/// The partner of a single opening mark: a closing one before the next opening one. After an `s` the
/// mark may be a possessive, so another one that closes is preferred.
fn single_partner(marks: &[Mark], open: usize) -> Option<usize> {
    let mut found = None;
    for (at, mark) in marks.iter().enumerate().skip(open + 1).take(SINGLE_LOOKAHEAD_MARKS) {
        match mark.role {
            _ if mark.family != Family::Single => {}
            Role::Closes | Role::Either if mark.follows_s => found = found.or(Some(at)),
            Role::Closes | Role::Either => return Some(at),
            Role::Opens => break,
        }
    }
    found
}

fn region(text: &str, segments: &Segments, open: Mark, end: End) -> Option<Region> {
    let (last, is_closed) = match end {
        End::Mark(token) => (token + 1, true),
        End::Before(token) => (token, false),
    };
    let tokens = open.token..last;
    let opening = segments.tokens.get(open.token)?.span;
    let closing = segments.tokens.get(last.checked_sub(1)?)?.span;
    let inner_end = if is_closed { closing.start } else { closing.end };
    let has_word = segments.tokens[tokens.clone()]
        .iter()
        .any(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number));
    has_word.then(|| Region {
        outer: opening.join(closing),
        inner: Span::new(opening.end, inner_end).trimmed(text),
        tokens,
        paragraph: 0,
        is_closed,
        goes_on: false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::segment;

    #[track_caller]
    fn check(text: &str, wanted: &[&str]) {
        let segments = segment(text);
        let found = regions(text, &segments);
        let got: Vec<&str> = found.iter().map(|r| r.inner.of(text)).collect();
        assert_eq!(got, wanted, "in {text}");
    }

    #[test]
    fn marks_of_the_world() {
        check(
            "“a b” \"c d\" „e f“ «g h» »i j« 「k l」 ``m n'' ‘o p’ 'q r'",
            &["a b", "c d", "e f", "g h", "i j", "k l", "m n", "o p", "q r"],
        );
        check("« Oui, dit-elle » et ”svenska”.", &["Oui, dit-elle", "svenska"]);
    }

    #[test]
    fn a_curly_mark_closed_by_a_straight_one_is_one_region() {
        check(
            "“We wait for rain,\" she said. “It comes,” he said.",
            &["We wait for rain,", "It comes,"],
        );
    }

    #[test]
    fn nested_marks_stay_inside() {
        check(
            "“He told me ‘never again’ and left,” she said.",
            &["He told me ‘never again’ and left,"],
        );
        check(
            "“He told me “never again” and left,” she said.",
            &["He told me “never again” and left,"],
        );
        check(
            "'He told me \"never again\" and left,' she said.",
            &["He told me \"never again\" and left,"],
        );
    }

    #[test]
    fn a_possessive_does_not_close() {
        check("'The workers' vote counts,' he said.", &["The workers' vote counts,"]);
    }

    #[test]
    fn apostrophes_years_inches_and_feet_open_nothing() {
        check(
            "It’s the ’90s; rock ’n’ roll; the workers’ vote. 'Tis so, don't you think? 6'2\" tall.",
            &[],
        );
        check("The 12\" screen broke. \"We will,\" she said.", &["We will,"]);
    }

    #[test]
    fn an_unclosed_mark_ends_with_its_paragraph() {
        check(
            "“This never closes.\n\nThen “we vote,” she said.",
            &["This never closes.", "we vote,"],
        );
    }

    #[test]
    fn an_unclosed_mark_ends_where_the_next_opens() {
        check(
            "“First. “Second,” she said. “Third,” he said.",
            &["First.", "Second,", "Third,"],
        );
    }

    #[test]
    fn a_quotation_may_reopen_in_the_next_paragraph() {
        let text = "“First part.\n\n“Second part,” she said.";
        let segments = segment(text);
        assert!(regions(text, &segments)[0].goes_on);
    }

    #[test]
    fn a_flood_of_marks_takes_linear_time() {
        check(&"“".repeat(200_000), &[]);
        check(&"\"".repeat(200_001), &[]);
        check(&"'".repeat(200_001), &[]);
    }
}
