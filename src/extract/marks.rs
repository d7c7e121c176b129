//! Regions in quotation marks: which mark opens, which closes, and where an unclosed one ends.
//!
//! A region is a top-level pair of marks; marks nested in it belong to its text. It ends with its paragraph
//! unless a later one closes it before another opens. Linear in the number of marks.

use std::ops::Range;

use super::config::Config;
use super::mark::{Family, Mark, Role};
use crate::model::{Segments, Span, TokenKind};

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

/// The regions of a text in order.
#[must_use]
pub fn regions(text: &str, segments: &Segments, config: &Config) -> Vec<Region> {
    let marks = Mark::all(text, segments);
    let mut regions: Vec<Region> = Vec::new();
    let pairing = Pairing {
        text,
        marks: &marks,
        segments,
        config,
        is_in_lines: is_in_lines(segments, config),
    };
    pairing.pairs(|open, end| regions.extend(region(text, segments, open, end)));
    let opens_paragraph = |region: &Region| segments.paragraphs[region.paragraph].tokens.start == region.tokens.start;
    for next in 1..regions.len() {
        let reopens = opens_paragraph(&regions[next]) && regions[next - 1].tokens.end == regions[next].tokens.start;
        regions[next - 1].goes_on = reopens && !regions[next - 1].is_closed;
    }
    regions
}

/// Words that are not expected in a quotation whose end is a guess.
const REPORTS: &[&str] = &["said", "says"];

/// The marks of a text, to be paired.
struct Pairing<'a> {
    text: &'a str,
    marks: &'a [Mark],
    segments: &'a Segments,
    config: &'a Config,
    /// See [`is_in_lines`].
    is_in_lines: bool,
}

#[derive(Clone, Copy, Debug)]
enum End {
    /// At this closing mark.
    Mark(usize),
    /// Before this token.
    Before(usize),
}

impl Pairing<'_> {
    /// Walks the marks and hands over each pair: the opening mark and the closing one, or the token at which an
    /// unclosed region must end.
    fn pairs(&self, mut give: impl FnMut(Mark, End)) {
        let mut at = 0;
        while let Some(&open) = self.marks.get(at) {
            at += 1;
            if !open.may_open() {
                continue;
            }
            if open.family == Family::Single {
                if let Some(close) = self.single_partner(at - 1) {
                    give(open, End::Mark(self.marks[close].token));
                    at = close + 1;
                }
                continue;
            }
            let (end, next) = self.partner(at - 1);
            give(open, end);
            at = next;
        }
    }

    /// The end of the region that opens at mark `open`, and the mark to go on with.
    ///
    /// A second opening mark inside is nested if it is closed before the next one opens; else the first
    /// was never closed, and ends where the second opens. A region goes on into later paragraphs only if the
    /// next mark there closes it.
    fn partner(&self, open: usize) -> (End, usize) {
        let marks = self.marks;
        let paragraph = marks[open].paragraph;
        let mut is_nested = false;
        let mut at = open + 1;
        while let Some(&mark) = marks.get(at).filter(|mark| mark.paragraph == paragraph) {
            if mark.family != marks[open].family {
            } else if mark.closes(marks[open]) {
                if !is_nested {
                    return (End::Mark(mark.token), at + 1);
                }
                is_nested = false;
            } else if mark.role == Role::Opens {
                if is_nested || !self.next_two_close(at) {
                    return (End::Before(mark.token), at);
                }
                is_nested = true;
            }
            at += 1;
        }
        let later = marks[at..]
            .iter()
            .take(self.config.reach.later_marks_max)
            .position(|mark| mark.family == marks[open].family)
            .map(|skipped| at + skipped);
        if let Some(close) = later.filter(|&later| self.ends_later(open, later)) {
            return (End::Mark(marks[close].token), close + 1);
        }
        let end = self.reopening(open, later);
        (
            End::Before(end.unwrap_or(self.segments.paragraphs[paragraph].tokens.end)),
            at,
        )
    }

    /// Where `later` reopens, at the head of its paragraph, what `open` opened at the head of its own or after a colon:
    /// where paragraphs are but sentences, those in between belong to the quotation, unless somebody reports in them.
    fn reopening(&self, open: usize, later: Option<usize>) -> Option<usize> {
        let (open, mark) = (self.marks[open], self.marks[later?]);
        let start_of = |mark: Mark| self.segments.paragraphs[mark.paragraph].tokens.start;
        let word = |token: usize| self.segments.tokens[token].span.of(self.text);
        let begins = open.token == start_of(open) || word(open.token - 1) == ":";
        let reopens = mark.token == start_of(mark) && mark.may_open();
        let is_near = mark.paragraph - open.paragraph <= self.config.spanned_paragraphs_max;
        let spans = self.is_in_lines && begins && reopens && is_near;
        (spans && !(open.token..mark.token).any(|token| REPORTS.contains(&word(token)))).then_some(mark.token)
    }

    /// Whether the mark `later`, in a later paragraph, closes what `open` opened.
    fn ends_later(&self, open: usize, later: usize) -> bool {
        let (open, mark) = (self.marks[open], self.marks[later]);
        let paragraph = &self.segments.paragraphs[mark.paragraph];
        let closes = mark.role == Role::Closes || mark.role == Role::Either && mark.token + 1 == paragraph.tokens.end;
        mark.paragraph - open.paragraph <= self.config.spanned_paragraphs_max
            && closes
            && mark.closes(open)
            && mark.token > paragraph.tokens.start
    }

    /// Whether the next two marks of the family of `marks[at]` close: what opens at `at` is nested then.
    fn next_two_close(&self, at: usize) -> bool {
        let marks = self.marks;
        let is_alike = |mark: &&Mark| mark.family == marks[at].family && mark.paragraph == marks[at].paragraph;
        let mut next = marks[at + 1..]
            .iter()
            .take_while(|mark| mark.paragraph == marks[at].paragraph)
            .filter(is_alike);
        let mut closes = || next.next().is_some_and(|mark| mark.role != Role::Opens);
        closes() && closes()
    }

    /// The partner of a single opening mark: a closing one before the next opening one. One that may be the apostrophe
    /// of a possessive closes where no other does.
    fn single_partner(&self, open: usize) -> Option<usize> {
        let marks = self.marks;
        let near = self.config.reach.single_marks_max;
        let mut found = None;
        for (at, mark) in marks.iter().enumerate().skip(open + 1).take(near) {
            match mark.role {
                _ if mark.paragraph != marks[open].paragraph => return found.or_else(|| self.single_later(open, at)),
                _ if mark.family != Family::Single => {}
                Role::Closes | Role::Either if mark.may_be_apostrophe => found = found.or(Some(at)),
                Role::Closes | Role::Either => return Some(at),
                Role::Opens => return found,
            }
        }
        found
    }

    /// The mark from `later` on that closes in a later paragraph what the single mark `open` opened: after the end of a
    /// phrase, so that it is no apostrophe, and before any mark that opens.
    fn single_later(&self, open: usize, later: usize) -> Option<usize> {
        let near = self
            .marks
            .iter()
            .enumerate()
            .skip(later)
            .take(self.config.reach.later_marks_max);
        let mut ends = near.skip_while(|(_, mark)| mark.role == Role::Closes && !mark.ends_phrase);
        let (at, mark) = ends.next()?;
        let is_near = mark.paragraph - self.marks[open].paragraph <= self.config.spanned_paragraphs_max;
        (is_near && mark.family == Family::Single && mark.role == Role::Closes).then_some(at)
    }
}

/// Whether the paragraphs are sentences, as tools for corpora write them: then a quotation of one paragraph spans several.
fn is_in_lines(segments: &Segments, config: &Config) -> bool {
    #[expect(clippy::cast_precision_loss, reason = "a ratio of counts far below 2^24")]
    let (sentences, paragraphs) = (segments.sentences.len() as f32, segments.paragraphs.len() as f32);
    paragraphs > 1.0 && sentences <= paragraphs * config.line_sentences_max
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
        paragraph: open.paragraph,
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
        let found = regions(text, &segments, &Config::default());
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
    fn marks_set_apart_by_spaces_close_after_a_phrase() {
        check(
            "\"It is late.\n\nWe wait, \" she said. ‘ Not I, ’ he said.",
            &["It is late.\n\nWe wait,", "Not I,"],
        );
    }

    #[test]
    fn nothing_opens_at_the_end_of_a_line() {
        check("“It is late.\n\nWe wait. ``\n\nShe left.", &["It is late.\n\nWe wait."]);
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
    fn a_single_mark_between_spaces_may_close() {
        check(
            "She was a 'social drinker ' then. It is ‘ common sense ’ to wait.",
            &["social drinker", "common sense"],
        );
        check(
            "'The workers ' vote counts,' he said. It ' s late, don ’ t wait.",
            &["The workers ' vote counts,"],
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
    fn a_quotation_may_close_in_a_later_paragraph() {
        check(
            "“It is late.\n\nWe wait.\n\nNobody comes,” she said.",
            &["It is late.\n\nWe wait.\n\nNobody comes,"],
        );
    }

    #[test]
    fn where_paragraphs_are_sentences_a_quotation_goes_on_until_it_reopens() {
        check(
            "Rain fell.\n\n“It is late.\n\nWe wait.\n\n“Nobody comes,” she said.",
            &["It is late.\n\nWe wait.", "Nobody comes,"],
        );
        check(
            "Rain fell.\n\n“It is late, she said.\n\nShe left.\n\n“Nobody comes,” she said.",
            &["It is late, she said.", "Nobody comes,"],
        );
        check(
            "Rain fell. It was cold. She left.\n\n“It is late.\n\nWe wait.\n\n“Nobody comes,” she said.",
            &["It is late.", "Nobody comes,"],
        );
    }

    #[test]
    fn a_single_mark_may_close_in_a_later_paragraph_after_a_phrase() {
        check(
            "'It is the baker's bread.\n\nWe don't wait.\n\nNobody comes, ' she said.",
            &["It is the baker's bread.\n\nWe don't wait.\n\nNobody comes,"],
        );
        check("'It is late, she said.\n\nThe workers' bread is stale.", &[]);
        check("'It is late, she said.\n\n'We wait,' he said.", &["We wait,"]);
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
        assert!(regions(text, &segments, &Config::default())[0].goes_on);
    }

    #[test]
    fn a_flood_of_marks_takes_linear_time() {
        check(&"“".repeat(200_000), &[]);
        check(&"\"".repeat(200_001), &[]);
        check(&"'".repeat(200_001), &[]);
    }
}
