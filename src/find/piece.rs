//! The word diff of a link, piece by piece, with what stands on either side of each.

use super::ground::place;
use crate::fold::{lexicon, words};
use crate::model::{Change, Edit, Kind, Link, Span, Statement};

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
    /// Whether a sentence ends right behind the words.
    pub ends_sentence: bool,
}

impl Piece<'_> {
    /// Whether the side that lacks the words marks that it does.
    pub const fn is_marked(&self) -> bool {
        self.is_apart.0 && self.a.is_empty() || self.is_apart.1 && self.b.is_empty()
    }

    /// The bytes of each article that it stands in: of a side without words, where they would stand.
    pub fn shown(&self, a: &Statement, b: &Statement) -> (Span, Span) {
        (
            place(a, self.at.0, self.at.0 + self.a.len()),
            place(b, self.at.1, self.at.1 + self.b.len()),
        )
    }
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

/// The pieces of a link's diff that differ, in text order.
pub fn pieces<'e>(link: &'e Link, a: &Statement, b: &Statement) -> Vec<Piece<'e>> {
    let edits = &link.diff;
    let shared = |edit: &&Edit| edit.change == Change::Same && edit.a.contains(char::is_alphanumeric);
    let Some(first) = edits.iter().position(|edit| shared(&edit)) else {
        return Vec::new();
    };
    let last = edits.iter().rposition(|edit| shared(&edit)).unwrap_or(first);
    let (mut at_a, mut at_b) = (0, 0);
    let mut out = Vec::new();
    for (index, edit) in edits.iter().enumerate() {
        let start_a = find_from(&a.compared, at_a, &edit.a);
        let start_b = find_from(&b.compared, at_b, &edit.b);
        (at_a, at_b) = (start_a + edit.a.len(), start_b + edit.b.len());
        if edit.change == Change::Same {
            continue;
        }
        let stand = match index {
            _ if index < first => Stand::Head,
            _ if index > last => Stand::Tail,
            _ => Stand::Inner,
        };
        let next = edits.get(index + 1);
        let side = |own: &'e str, next: Option<&'e str>| {
            let follows = next.is_some_and(starts_with_gap);
            match stand {
                Stand::Head => (after_gap(own), follows || ends_with_gap(own)),
                Stand::Inner => (own, follows || starts_with_gap(own)),
                Stand::Tail => (before_gap(own), starts_with_gap(own)),
            }
        };
        let (kept_a, apart_a) = side(&edit.a, next.map(|n| n.a.as_str()));
        let (kept_b, apart_b) = side(&edit.b, next.map(|n| n.b.as_str()));
        let inner = |own: &str, kept: &str| kept.as_ptr() as usize - own.as_ptr() as usize;
        let (kept_a, kept_b) = (
            if apart_a && stand != Stand::Inner {
                &edit.a[..0]
            } else {
                kept_a.trim()
            },
            if apart_b && stand != Stand::Inner {
                &edit.b[..0]
            } else {
                kept_b.trim()
            },
        );
        out.push(Piece {
            edit,
            stand,
            at: (start_a + inner(&edit.a, kept_a), start_b + inner(&edit.b, kept_b)),
            a: kept_a,
            b: kept_b,
            is_apart: (
                apart_a || is_joint(a, start_a, &edit.a),
                apart_b || is_joint(b, start_b, &edit.b),
            ),
            ends_sentence: if edit.a.is_empty() {
                ends_sentence(&b.compared, at_b)
            } else {
                ends_sentence(&a.compared, at_a)
            },
        });
    }
    out
}

/// Whether any folded word of a text passes the test.
pub fn any_word(text: &str, test: impl Fn(&str) -> bool) -> bool {
    words(text).iter().any(|word| test(&word.text))
}

/// Whether a text has a word that is no word of grammar.
pub fn has_content(text: &str) -> bool {
    any_word(text, |word| !lexicon().is_function_word(word))
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
    let end = text.trim_end();
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
