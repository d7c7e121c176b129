//! The word diff of a link, piece by piece, with what stands on either side of each.

use std::ops::RangeInclusive;

use super::ground::place;
use crate::fold::{content, forms, words};
use crate::model::{Change, Edit, Kind, Link, Span, Statement, is_quote_mark};

/// Where a piece stands among the words that both have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    Head,
    Inner,
    Tail,
}

/// A stretch of words that two statements do not share, on each side only as far as an ellipsis or the border of a
/// quoted part: what lies beyond is not in the place of the other's words.
#[derive(Clone, Debug)]
pub struct Piece<'e> {
    pub edit: &'e Edit,
    pub stand: Stand,
    pub a: &'e str,
    pub b: &'e str,
    /// Where `a` and `b` stand in the compared texts, in bytes.
    at: (usize, usize),
    /// Whether an ellipsis separates each side from the shared words.
    is_apart: (bool, bool),
    /// Whether the words begin a sentence.
    pub starts_sentence: bool,
    /// Whether a sentence ends right behind the words.
    pub ends_sentence: bool,
    /// Whether an editor's brackets or parentheses stand around them.
    pub is_bracketed: bool,
    /// The shared words before and behind it.
    pub beside: (&'e str, &'e str),
}

impl Piece<'_> {
    /// Whether the side that lacks the words marks that it does.
    pub const fn is_marked(&self) -> bool {
        self.is_apart.0 && self.a.is_empty() || self.is_apart.1 && self.b.is_empty()
    }

    /// Whether only one side has words.
    pub const fn is_one_sided(&self) -> bool {
        self.a.is_empty() || self.b.is_empty()
    }

    /// Whether the words say once more what stands beside them: "if she, if she".
    pub fn is_stutter(&self) -> bool {
        let words = forms(if self.a.is_empty() { self.b } else { self.a });
        let (before, behind) = (forms(self.beside.0), forms(self.beside.1));
        self.is_one_sided() && (before.ends_with(&words) || behind.starts_with(&words))
    }

    /// Whether whole sentences stand between the words of one side.
    pub fn is_of_sentences(&self) -> bool {
        let words = if self.a.is_empty() { self.b } else { self.a };
        self.is_one_sided() && (has_end_inside(words) || self.starts_sentence && self.ends_sentence)
    }

    /// The bytes of each article that it stands in: of a side without words, where they would stand.
    pub fn shown(&self, a: &Statement, b: &Statement) -> (Span, Span) {
        (
            place(a, self.at.0, self.at.0 + self.a.len()),
            place(b, self.at.1, self.at.1 + self.b.len()),
        )
    }
}

/// Whether a sentence ends in the middle of some words.
pub fn has_end_inside(text: &str) -> bool {
    [". ", "! ", "? "].iter().any(|end| text.contains(end))
}

/// Whether a text is empty or its last sentence is over.
fn is_over(before: &str) -> bool {
    let end = before.trim_end_matches(|c: char| c.is_whitespace() || is_quote_mark(c) || c == '(' || c == '[');
    end.is_empty() || end.ends_with(['.', '!', '?'])
}

/// Whether a bracket opens before some words, or with them.
fn is_bracketed(before: &str, words: &str) -> bool {
    !words.is_empty() && (before.trim_end().ends_with(['(', '[']) || words.starts_with(['(', '[']))
}

/// Whether a sentence ends between a byte and the next word.
fn ends_sentence(text: &str, at: usize) -> bool {
    let rest = text.get(at..).unwrap_or_default();
    let marks = rest.find(char::is_alphanumeric).unwrap_or(rest.len());
    let last = text.get(..at).and_then(|before| before.chars().next_back());
    last.is_some_and(|c| matches!(c, '.' | '!' | '?')) || rest[..marks].contains(['.', '!', '?'])
}

/// Whether a side without words has a joint of two parts there: between them stand the outlet's words.
fn is_joint(statement: &Statement, at: usize, own: &str) -> bool {
    if !own.is_empty() || statement.compared != statement.text {
        return false;
    }
    let mut joint = 0;
    statement
        .content
        .iter()
        .take(statement.content.len().saturating_sub(1))
        .any(|part| {
            joint += part.len() + 1;
            at.abs_diff(joint) <= JOINT_BYTES
        })
}

/// Marks between the last word of a part and the first of the next.
const JOINT_BYTES: usize = 4;

/// Whether the words that linking compares all stand in quotation marks.
pub fn prints_words(statement: &Statement) -> bool {
    match statement.kind {
        Kind::Direct => true,
        Kind::Mixed => statement.compared != statement.text,
        Kind::Indirect | Kind::Claim => false,
    }
}

/// The pieces of a link's diff that differ, in text order. What lies beyond the sentences that the two share words of
/// is left out: there each goes on with something else.
pub fn pieces<'e>(link: &'e Link, a: &'e Statement, b: &'e Statement) -> Vec<Piece<'e>> {
    let Some(shared) = Shared::of(&link.diff, a, b) else {
        return Vec::new();
    };
    let differing = (0..).zip(&link.diff).filter(|(_, edit)| edit.change != Change::Same);
    let within = differing.filter(|(index, _)| shared.sentences.contains(index));
    within.map(|(index, _)| shared.piece(index)).collect()
}

/// A diff, and where in it the shared words are.
struct Shared<'e> {
    edits: &'e [Edit],
    a: &'e Statement,
    b: &'e Statement,
    /// Where the words of each edit start in the compared texts.
    starts: Vec<(usize, usize)>,
    /// The first and last edit that both sides have.
    words: (usize, usize),
    /// The edits of the sentences that hold words of content that both have.
    sentences: RangeInclusive<usize>,
}

impl<'e> Shared<'e> {
    fn of(edits: &'e [Edit], a: &'e Statement, b: &'e Statement) -> Option<Self> {
        let is_shared = |edit: &Edit| edit.change == Change::Same && edit.a.contains(char::is_alphanumeric);
        let is_told = |edit: &Edit| is_shared(edit) && has_content(&edit.a);
        let first = edits.iter().position(is_shared)?;
        let last = edits.iter().rposition(is_shared)?;
        let starts = starts(edits, a, b);
        let has_more = |edits: &[Edit]| edits.iter().any(|edit| edit.change == Change::Same);
        let before = edits.iter().position(is_told).filter(|&at| {
            let begins = is_over(upto(&a.compared, starts[at].0)) && is_over(upto(&b.compared, starts[at].1));
            begins && has_more(&edits[..at])
        });
        let after = edits.iter().rposition(is_told).filter(|&at| {
            let (of_a, of_b) = (starts[at].0 + edits[at].a.len(), starts[at].1 + edits[at].b.len());
            ends_sentence(&a.compared, of_a) && ends_sentence(&b.compared, of_b) && has_more(&edits[at + 1..])
        });
        Some(Self {
            edits,
            a,
            b,
            starts,
            words: (first, last),
            sentences: before.unwrap_or(0)..=after.unwrap_or(edits.len()),
        })
    }

    fn stand(&self, index: usize) -> Stand {
        let (first, last) = self.words;
        match index {
            _ if index < first || self.may_begin(index) => Stand::Head,
            _ if index > last || self.may_end(index) => Stand::Tail,
            _ => Stand::Inner,
        }
    }

    /// "I [am sorry. I] will not" may as well be "[I am sorry.] I will not": one side begins later.
    fn may_begin(&self, index: usize) -> bool {
        let before = self.edits.get(..index).unwrap_or_default();
        is_all_same(before) && {
            let shared = forms(&joined(before, |edit| &edit.a));
            folded_side(&self.edits[index]).is_some_and(|words| words.ends_with(&shared))
        }
    }

    /// The same at the end.
    fn may_end(&self, index: usize) -> bool {
        let after = self.edits.get(index + 1..).unwrap_or_default();
        is_all_same(after) && {
            let shared = forms(&joined(after, |edit| &edit.a));
            folded_side(&self.edits[index]).is_some_and(|words| words.starts_with(&shared))
        }
    }

    fn piece(&self, index: usize) -> Piece<'e> {
        let (edit, start) = (&self.edits[index], self.starts[index]);
        let stand = self.stand(index);
        let next = self.edits.get(index + 1);
        let end = self.starts.get(index + 1);
        let between = |text: &'e str, from: usize, to: Option<usize>| {
            text.get(from..to.unwrap_or(text.len())).unwrap_or_default()
        };
        let around = (
            between(&self.a.compared, start.0, end.map(|end| end.0)),
            between(&self.b.compared, start.1, end.map(|end| end.1)),
        );
        let (kept_a, apart_a) = side(stand, &edit.a, around.0, next.map(|n| &*n.a));
        let (kept_b, apart_b) = side(stand, &edit.b, around.1, next.map(|n| &*n.b));
        let inner = |own: &str, kept: &str| kept.as_ptr() as usize - own.as_ptr() as usize;
        let at = (start.0 + inner(&edit.a, kept_a), start.1 + inner(&edit.b, kept_b));
        let (long, from, kept) = if edit.a.is_empty() {
            (&*self.b.compared, at.1, kept_b)
        } else {
            (&*self.a.compared, at.0, kept_a)
        };
        let ahead = upto(long, from);
        let before = index.checked_sub(1).and_then(|before| self.edits.get(before));
        let shared = |edit: Option<&'e Edit>| {
            let same = edit.filter(|edit| edit.change == Change::Same);
            same.map_or("", |edit| edit.a.as_str())
        };
        Piece {
            edit,
            stand,
            a: kept_a,
            b: kept_b,
            at,
            is_apart: (
                apart_a || is_joint(self.a, start.0, &edit.a),
                apart_b || is_joint(self.b, start.1, &edit.b),
            ),
            starts_sentence: is_over(ahead),
            ends_sentence: ends_sentence(long, from + kept.len()),
            is_bracketed: is_bracketed(ahead, kept),
            beside: (shared(before), shared(next)),
        }
    }
}

/// Where the words of each edit start in both texts.
fn starts(edits: &[Edit], a: &Statement, b: &Statement) -> Vec<(usize, usize)> {
    let mut at = (0, 0);
    let start = |edit: &Edit| {
        let start = (
            find_from(&a.compared, at.0, &edit.a),
            find_from(&b.compared, at.1, &edit.b),
        );
        at = (start.0 + edit.a.len(), start.1 + edit.b.len());
        start
    };
    edits.iter().map(start).collect()
}

fn upto(text: &str, at: usize) -> &str {
    text.get(..at).unwrap_or_default()
}

/// What of one side of an edit stands next to the shared words, and whether an ellipsis separates it from them.
fn side<'e>(stand: Stand, own: &'e str, around: &str, next: Option<&str>) -> (&'e str, bool) {
    let follows = next.is_some_and(starts_with_gap);
    let is_after_gap = own.is_empty() && GAPS[..3].iter().any(|gap| around.contains(gap));
    let (kept, is_apart) = match stand {
        Stand::Head => (after_gap(own), follows || ends_with_gap(own)),
        Stand::Inner => return (own.trim(), follows || starts_with_gap(own) || is_after_gap),
        Stand::Tail => (before_gap(own), starts_with_gap(own) || is_after_gap),
    };
    let kept = if is_apart {
        own.get(..0).unwrap_or_default()
    } else {
        kept.trim()
    };
    (kept, is_apart)
}

/// Whether both sides have all of it, and there is something.
fn is_all_same(edits: &[Edit]) -> bool {
    !edits.is_empty() && edits.iter().all(|edit| edit.change == Change::Same)
}

fn joined<'e>(edits: &'e [Edit], of: impl Fn(&'e Edit) -> &'e str) -> String {
    edits.iter().map(of).collect::<Vec<_>>().join(" ")
}

/// The words of the only side that has some.
fn folded_side(edit: &Edit) -> Option<Vec<String>> {
    let words = match (edit.a.is_empty(), edit.b.is_empty()) {
        (true, false) => &edit.b,
        (false, true) => &edit.a,
        _ => return None,
    };
    Some(forms(words))
}

/// Whether any folded word of a text passes the test.
pub fn any_word(text: &str, test: impl Fn(&str) -> bool) -> bool {
    words(text).iter().any(|word| test(&word.text))
}

/// Whether a text has a word that is no word of grammar.
pub fn has_content(text: &str) -> bool {
    !content(text).is_empty()
}

fn find_from(text: &str, from: usize, wanted: &str) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    from + rest.find(wanted).unwrap_or(0)
}

const GAPS: [&str; 4] = ["…", "...", ". . .", "["];

fn starts_with_gap(text: &str) -> bool {
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | '"' | '”' | '’'));
    let is_bracketed = start.starts_with("[…") || start.starts_with("[...");
    let dots = text.trim_start().starts_with("...") || text.trim_start().starts_with(". . .");
    start.starts_with('…') || is_bracketed || dots
}

fn ends_with_gap(text: &str) -> bool {
    let end = text.trim_end_matches(|c: char| c.is_whitespace() || is_quote_mark(c));
    end.ends_with('…') || end.ends_with("...") || end.ends_with("…]")
}

fn after_gap(text: &str) -> &str {
    let at = GAPS[..3]
        .iter()
        .filter_map(|gap| text.rfind(gap).map(|at| at + gap.len()))
        .max();
    at.and_then(|at| text.get(at..)).unwrap_or(text)
}

fn before_gap(text: &str) -> &str {
    let at = GAPS[..3].iter().filter_map(|gap| text.find(gap)).min();
    at.and_then(|at| text.get(..at)).unwrap_or(text)
}
