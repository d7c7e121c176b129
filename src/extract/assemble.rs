//! Quotations out of reports and regions: kinds, spans, continued and reopened quotations.

use std::ops::Range;

use super::reported::{Report, reports};
use super::view::{Frame, View};
use super::{beside, block};
use crate::model::{Act, Confidence, Kind, Quotation, Rule, Span};

/// A quotation with the place of its parts, while the article is walked.
struct Draft {
    quotation: Quotation,
    frame: usize,
    last_region: Option<usize>,
}

/// The quotations of an article but for claims and the turns of a transcript, which are given.
pub fn quotations(view: &View<'_>, turns: &[Span]) -> Vec<Quotation> {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut lead_in: Option<Report> = None;
    let mut block_end = 0;
    for (index, frame) in view.frames.iter().enumerate() {
        if frame.tokens.start < block_end || is_turn(view, frame, turns) {
            continue;
        }
        if let Some((quotation, end)) = lead_in
            .as_ref()
            .and_then(|lead_in| block::after_lead_in(view, frame, lead_in))
        {
            drafts.push(draft(view, quotation, index, &[]));
            (lead_in, block_end) = (None, end);
            continue;
        }
        drafts.extend(block::above_signature(view, frame).map(|quotation| draft(view, quotation, index, &[])));
        let mut found = reports(view, frame);
        let announced = found.pop_if(|report| report.content.is_empty());
        let first_draft = drafts.len();
        for report in &found {
            drafts.extend(from_report(view, report).map(|quotation| draft(view, quotation, index, &report.content)));
        }
        let covered: Vec<Range<usize>> = found.iter().flat_map(|report| report.content.iter().cloned()).collect();
        for region in frame.regions.clone() {
            let tokens = &view.regions[region].tokens;
            let is_covered = covered.iter().any(|c| c.start < tokens.end && tokens.start < c.end);
            let is_alone = lead_in.is_none() && frame.is_all_marks;
            if is_covered || is_alone && continues(view, index, region, &mut drafts) {
                continue;
            }
            let quotation = beside::quotation(view, frame, region, lead_in.take());
            drafts.extend(quotation.map(|quotation| Draft {
                quotation,
                frame: index,
                last_region: Some(region),
            }));
        }
        drafts[first_draft..].sort_by_key(|d| d.quotation.content.first().map(|span| span.start));
        lead_in = announced;
    }
    join_reopened(view, drafts)
}

/// Whether the frame belongs to a turn of a transcript; the turns are in text order.
fn is_turn(view: &View<'_>, frame: &Frame, turns: &[Span]) -> bool {
    let Some(span) = view.span(frame.tokens.clone()) else {
        return false;
    };
    let next = turns.partition_point(|turn| turn.end <= span.start);
    turns.get(next).is_some_and(|turn| turn.overlaps(span))
}

fn draft(view: &View<'_>, quotation: Quotation, frame: usize, content: &[Range<usize>]) -> Draft {
    let last_region = content
        .last()
        .and_then(|tokens| view.region(tokens.end.saturating_sub(1)));
    Draft {
        quotation,
        frame,
        last_region,
    }
}

fn from_report(view: &View<'_>, report: &Report) -> Option<Quotation> {
    let tokens: Vec<Range<usize>> = report
        .content
        .iter()
        .map(|tokens| view.trim(tokens.clone()))
        .filter(|t| !t.is_empty())
        .collect();
    let content: Vec<Span> = tokens.iter().filter_map(|tokens| content_span(view, tokens)).collect();
    let kind = kind(view, &tokens)?;
    let words: usize = tokens
        .iter()
        .map(|t| t.clone().filter(|&at| view.is_any_word(at)).count())
        .sum();
    if kind == Kind::Indirect && words < view.config.indirect_words_min || content.is_empty() {
        return None;
    }
    Some(Quotation {
        kind,
        act: report.verb.map_or(Act::Speech, |verb| verb.act),
        quoted: tokens.iter().flat_map(|tokens| quoted_spans(view, tokens)).collect(),
        content,
        cue: view.span(report.cue.clone()).into_iter().collect(),
        mention: report.mention.clone().and_then(|mention| view.span(mention)),
        rule: Rule::Borrowed(report.rule),
        values: Vec::new(),
        said_on: None,
        confidence: Confidence::new(report.confidence),
    })
}

/// Adds a region that stands alone to the statement just before it in its paragraph: "…," she said. "…".
fn continues(view: &View<'_>, frame: usize, region: usize, drafts: &mut [Draft]) -> bool {
    let follows = |last: &&mut Draft| {
        let is_next = last.frame + 1 == frame && view.frames[last.frame].paragraph == view.frames[frame].paragraph;
        last.quotation.kind == Kind::Direct && (last.frame == frame || is_next && last.last_region.is_some())
    };
    let Some(last) = drafts.last_mut().filter(follows) else {
        return false;
    };
    last.quotation.content.push(view.regions[region].inner);
    last.quotation.quoted.push(view.regions[region].inner);
    (last.frame, last.last_region) = (frame, Some(region));
    true
}

/// Joins a quotation that reopens in the next paragraph to what it goes on with.
fn join_reopened(view: &View<'_>, drafts: Vec<Draft>) -> Vec<Quotation> {
    let mut joined: Vec<Draft> = Vec::new();
    for draft in drafts {
        let first_region = view.regions.partition_point(|region| {
            draft
                .quotation
                .content
                .first()
                .is_some_and(|span| region.inner.start < span.start)
        });
        let goes_on = |last: &&mut Draft| {
            last.last_region
                .is_some_and(|at| at + 1 == first_region && view.regions[at].goes_on)
        };
        match joined.last_mut().filter(goes_on) {
            Some(last) if draft.quotation.kind == Kind::Direct => {
                let next = draft.quotation;
                last.quotation.content.extend(next.content);
                last.quotation.quoted.extend(next.quoted);
                if last.quotation.mention.is_none() {
                    (last.quotation.mention, last.quotation.cue) = (next.mention, next.cue);
                }
                (last.frame, last.last_region) = (draft.frame, draft.last_region);
            }
            _ => joined.push(draft),
        }
    }
    joined.into_iter().map(|draft| draft.quotation).collect()
}

/// The bytes of a content range: without marks where it lies in one region, else with the marks of all.
fn content_span(view: &View<'_>, tokens: &Range<usize>) -> Option<Span> {
    let whole = view.span(tokens.clone())?;
    let (first, last) = (view.region(tokens.start), view.region(tokens.end - 1));
    let only = first.filter(|_| first == last).map(|at| view.regions[at].inner);
    let span = only.map_or(whole, |inner| {
        Span::new(whole.start.max(inner.start), whole.end.min(inner.end))
    });
    (!span.is_empty()).then_some(span)
}

/// The parts of a content range inside marks; a region that the range cuts counts as far as the range goes.
fn quoted_spans(view: &View<'_>, tokens: &Range<usize>) -> Vec<Span> {
    let first = view.regions.partition_point(|region| region.tokens.end <= tokens.start);
    let inside = view.regions[first..]
        .iter()
        .take_while(|region| region.tokens.start < tokens.end);
    let Some(content) = content_span(view, tokens) else {
        return Vec::new();
    };
    let clipped = inside.map(|region| {
        let Span { start, end } = region.inner;
        Span::new(start.max(content.start), end.min(content.end))
    });
    clipped.filter(|part| !part.is_empty()).collect()
}

/// The kind, by the share of words inside marks; `None` for content without words.
fn kind(view: &View<'_>, content: &[Range<usize>]) -> Option<Kind> {
    let words = || content.iter().cloned().flatten().filter(|&at| view.is_any_word(at));
    let total = words().count();
    let quoted = words().filter(|&at| view.region(at).is_some()).count();
    #[expect(clippy::cast_precision_loss, reason = "counts of words, far below 2^24")]
    let share = quoted as f32 / total.max(1) as f32;
    match (total, quoted) {
        (0, _) => None,
        (_, 0) => Some(Kind::Indirect),
        _ if share >= view.config.direct_share_min => Some(Kind::Direct),
        _ => Some(Kind::Mixed),
    }
}
