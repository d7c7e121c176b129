//! What the tagger learns from marked articles: the labels of their units.

use super::labels::{Label, Part};
use super::units::Units;
use crate::model::{MarkedStatement, Quotation, Segments, Span};

/// The units of one marked statement.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MarkedUnits {
    /// Of its content, in order.
    pub content: Vec<usize>,
    /// Of its mention.
    pub mention: Vec<usize>,
    /// Of its cue.
    pub cue: Vec<usize>,
}

/// The units that the parts of a marked statement cover: at least half of a unit's bytes; no marks at the ends.
#[must_use]
pub fn marked_units(statement: &MarkedStatement, segments: &Segments, units: &Units) -> MarkedUnits {
    let of = |spans: &[Span], trim: fn(&mut Vec<usize>, &Segments, &Units)| {
        let mut found: Vec<usize> = Vec::new();
        for span in spans {
            let mut units_of_span = covered(*span, segments, units);
            trim(&mut units_of_span, segments, units);
            found.append(&mut units_of_span);
        }
        found.sort_unstable();
        found.dedup();
        found
    };
    MarkedUnits {
        content: of(&statement.content, trim_marks),
        mention: of(&statement.mention, trim_marks),
        cue: of(&statement.cue, |_, _, _| ()),
    }
}

fn covered(span: Span, segments: &Segments, units: &Units) -> Vec<usize> {
    let tokens = segments.tokens_in(span);
    let first = units.units.partition_point(|u| u.tokens.end <= tokens.start);
    let last = units.units.partition_point(|u| u.tokens.start < tokens.end);
    let is_covered = |i: &usize| {
        let unit = units.span(*i, segments);
        let shared = unit.end.min(span.end).saturating_sub(unit.start.max(span.start));
        shared * 2 >= unit.len()
    };
    (first..last).filter(is_covered).collect()
}

fn trim_marks(found: &mut Vec<usize>, segments: &Segments, units: &Units) {
    while found.last().is_some_and(|i| units.is_mark(*i, segments)) {
        found.pop();
    }
    let leading = found.iter().take_while(|i| units.is_mark(**i, segments)).count();
    found.drain(..leading);
}

/// The labels that the quotations found by rule would have.
#[must_use]
pub fn hints(quotations: &[Quotation], segments: &Segments, units: &Units) -> Vec<Label> {
    let marked: Vec<MarkedUnits> = quotations
        .iter()
        .map(|quotation| {
            let statement = MarkedStatement {
                content: quotation.content.clone(),
                mention: quotation.mention.into_iter().collect(),
                cue: quotation.cue.clone(),
            };
            marked_units(&statement, segments, units)
        })
        .collect();
    labels(&marked, segments, units)
}

/// The labels of an article's units. Where statements claim one unit, the first keeps it.
#[must_use]
pub fn labels(statements: &[MarkedUnits], segments: &Segments, units: &Units) -> Vec<Label> {
    let mut labels = vec![Label::OUTSIDE; units.units.len()];
    for statement in statements {
        let Some(cue) = statement.cue.first().copied().or(statement.content.first().copied()) else {
            continue;
        };
        let mention = |first: usize| {
            if first < cue {
                Part::MentionBeforeCue
            } else {
                Part::MentionAfterCue
            }
        };
        write(&mut labels, &statement.cue, |_, _| Part::Cue, segments, units);
        write(
            &mut labels,
            &statement.mention,
            |first, _| mention(first),
            segments,
            units,
        );
        let content = |first: usize, previous: Option<Part>| match previous {
            _ if first < cue => Part::ContentBeforeCue,
            Some(_) => Part::ContentContinued,
            None => Part::ContentAfterCue,
        };
        write(&mut labels, &statement.content, content, segments, units);
    }
    for statement in statements {
        mark_gaps(&mut labels, statement, units);
    }
    labels
}

/// Marks what stands between the parts of a statement, in the chain of its cue.
fn mark_gaps(labels: &mut [Label], statement: &MarkedUnits, units: &Units) {
    let Some(chain) = statement
        .cue
        .first()
        .and_then(|cue| units.chains.get(units.chain_of(*cue)))
    else {
        return;
    };
    let members = [&statement.content, &statement.mention, &statement.cue];
    let all = || {
        members
            .iter()
            .flat_map(|part| part.iter())
            .filter(|i| chain.contains(i))
    };
    let (Some(first), Some(last)) = (all().min(), all().max()) else {
        return;
    };
    for i in *first..=*last {
        if labels[i] == Label::OUTSIDE {
            let is_before = statement.cue.first().is_some_and(|cue| i < *cue);
            labels[i] = if is_before { Label::BEFORE_CUE } else { Label::AFTER_CUE };
        }
    }
}

/// Labels the runs of `members`; marks between two runs are taken in.
fn write(
    labels: &mut [Label],
    members: &[usize],
    part_of: impl Fn(usize, Option<Part>) -> Part,
    segments: &Segments,
    units: &Units,
) {
    let mut previous: Option<(usize, Part)> = None;
    for &i in members {
        let joins = previous.filter(|(last, _)| {
            (last + 1..i).all(|gap| units.is_mark(gap, segments) && labels[gap] == Label::OUTSIDE)
                && units.chain_of(i) == units.chain_of(*last)
                && labels[i] == Label::OUTSIDE
        });
        let part = if let Some((last, part)) = joins {
            for gap in &mut labels[last + 1..=i] {
                *gap = Label::inner(part);
            }
            part
        } else if labels[i] == Label::OUTSIDE {
            let part = part_of(i, previous.map(|p| p.1));
            labels[i] = Label::first(part);
            part
        } else {
            continue;
        };
        previous = Some((i, part));
    }
}
