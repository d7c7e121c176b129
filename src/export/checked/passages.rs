//! An original cut into paragraphs, and these where passages begin and end.

use std::collections::BTreeSet;

use serde::Serialize;

use super::{CheckedQuote, NOT_FOUND};
use crate::model::Span;

#[derive(Serialize)]
pub(super) struct Paragraph<'a> {
    pieces: Vec<Piece<'a>>,
    #[serde(skip)]
    start: usize,
    #[serde(skip)]
    end: usize,
}

/// A stretch that the same passages cover.
#[derive(Serialize)]
struct Piece<'a> {
    text: &'a str,
    is_quoted: bool,
    /// Passages that start here: the quotation's number and the passage's.
    starts: Vec<(usize, usize)>,
    /// Quotations whose passage ends here.
    ends: Vec<usize>,
}

/// The bytes of a paragraph.
pub(super) struct Bounds(usize, usize);

impl Bounds {
    pub(super) const fn contains_start(&self, span: Span) -> bool {
        self.0 <= span.start && span.start < self.1
    }
}

impl Paragraph<'_> {
    pub(super) const fn span(&self) -> Bounds {
        Bounds(self.start, self.end)
    }
}

/// A passage of this original.
struct Placed {
    quote: usize,
    part: usize,
    span: Span,
    /// The nearest one of a quotation that is nowhere is named, and not marked.
    is_marked: bool,
}

pub(super) fn paragraphs<'a>(original: usize, text: &'a str, quotes: &[CheckedQuote<'_>]) -> Vec<Paragraph<'a>> {
    let placed: Vec<Placed> = (1..)
        .zip(quotes)
        .flat_map(|(quote, of)| {
            let is_marked = of.standing.0 != NOT_FOUND;
            let parts = (1..)
                .zip(&of.passages)
                .filter(move |(_, passage)| passage.original == original);
            parts.map(move |(part, passage)| Placed {
                quote,
                part,
                span: passage.span,
                is_marked,
            })
        })
        .collect();
    let mut at = 0;
    let lines = text.split_inclusive('\n').map(|line| {
        let start = at;
        at += line.len();
        (start, line.trim_end_matches(['\n', '\r']))
    });
    let lines: Vec<(usize, &str)> = lines.filter(|(_, line)| !line.trim().is_empty()).collect();
    // What starts in a line without words belongs to the next one.
    let ends = lines.iter().skip(1).map(|(start, _)| *start).chain([text.len() + 1]);
    let mut from = 0;
    let mut all = Vec::new();
    for ((start, line), end) in lines.iter().zip(ends) {
        all.push(Paragraph {
            pieces: pieces(*start, line, &placed),
            start: from,
            end,
        });
        from = end;
    }
    all
}

/// A line cut at every border of a passage. Costs the passages for each piece.
fn pieces<'a>(start: usize, line: &'a str, placed: &[Placed]) -> Vec<Piece<'a>> {
    let whole = Span::new(start, start + line.len());
    let inside: Vec<&Placed> = placed.iter().filter(|placed| placed.span.overlaps(whole)).collect();
    let mut borders = BTreeSet::from([whole.start, whole.end]);
    for placed in &inside {
        borders.extend([placed.span.start.max(whole.start), placed.span.end.min(whole.end)]);
    }
    let borders: Vec<usize> = borders
        .into_iter()
        .filter(|at| line.is_char_boundary(at - start))
        .collect();
    let piece = |two: &[usize]| {
        let (from, to) = (two[0], two[1]);
        let begins = inside.iter().filter(|placed| placed.span.start == from);
        let is_over = |placed: &&&Placed| {
            placed.is_marked && placed.span.end.min(whole.end) == to && placed.span.end <= whole.end
        };
        Piece {
            text: &line[from - start..to - start],
            is_quoted: inside
                .iter()
                .any(|placed| placed.is_marked && placed.span.start < to && from < placed.span.end),
            starts: begins.map(|placed| (placed.quote, placed.part)).collect(),
            ends: inside.iter().filter(is_over).map(|placed| placed.quote).collect(),
        }
    };
    borders.windows(2).map(piece).collect()
}
