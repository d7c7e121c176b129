//! Paragraphs without marks that are all somebody's words: after a lead-in with a colon, above a signature.

use std::ops::Range;

use super::lexicon::Class;
use super::reported::Report;
use super::subject;
use super::view::{Frame, View};
use crate::model::{Act, Confidence, Kind, Paragraph, Quotation, Rule, Span};

/// The block after a lead-in whose colon ends its paragraph: "The mayor said in a statement:", and the next paragraph;
/// where that is marked with ">", all that are so marked.
///
/// `frame` is the first one of the block. Gives the statement and the token after the block.
pub fn after_lead_in(view: &View<'_>, frame: &Frame, lead_in: &Report) -> Option<(Quotation, usize)> {
    let first = view.segments.paragraphs.get(frame.paragraph)?;
    let is_next = first.tokens.start == frame.tokens.start && lead_in.cue.end < first.tokens.start;
    let has_region = first.tokens.clone().any(|at| view.region(at).is_some());
    if !is_next || has_region || !is_prose(view, first) {
        return None;
    }
    let is_marked = |paragraph: &&Paragraph| view.word(paragraph.tokens.start) == ">";
    let marked = view.segments.paragraphs[frame.paragraph..].iter().take_while(is_marked);
    let paragraphs: Vec<&Paragraph> = match marked.collect::<Vec<_>>() {
        none if none.is_empty() => vec![first],
        marked => marked,
    };
    let end = paragraphs.last()?.tokens.end;
    let content = paragraphs.iter().filter_map(|paragraph| words_of(view, paragraph));
    let quotation = Quotation {
        act: lead_in.verb.map_or(Act::Speech, |verb| verb.act),
        cue: view.span(lead_in.cue.clone()).into_iter().collect(),
        ..statement(view, content.collect(), lead_in.mention.clone(), "block:lead-in")
    };
    (!quotation.content.is_empty()).then_some((quotation, end))
}

/// The paragraph above a line that signs it: "— Mary Lee, mayor of Averil". `frame` is that line.
pub fn above_signature(view: &View<'_>, frame: &Frame) -> Option<Quotation> {
    let line = view.segments.paragraphs.get(frame.paragraph)?;
    let above = view.segments.paragraphs.get(frame.paragraph.checked_sub(1)?)?;
    let (start, end) = (line.tokens.start, line.tokens.end);
    let is_short = end - start <= view.config.reach.signature_tokens_max;
    if line.tokens != frame.tokens || !is_short || !view.is_dash(start) {
        return None;
    }
    let name = subject::after(view, frame, start + 1)?.mention;
    let names_person = name.clone().filter(|&at| view.is_capitalised(at)).count() > 1;
    // A description tells a speaker from the writer of the article and from its agency.
    let is_described =
        view.is_mark(name.end, ",") && (name.end + 1..end).any(|at| view.is_open_class(at) && !view.is_capitalised(at));
    let has_region = above.tokens.clone().any(|at| view.region(at).is_some());
    let is_signature = names_person && is_described && !(name.end..end).any(|at| view.is(at, Class::Auxiliary));
    if !is_signature || has_region || !is_prose(view, above) {
        return None;
    }
    let content = words_of(view, above).into_iter().collect();
    Some(statement(view, content, Some(name), "block:signature"))
}

/// Whether the paragraph is sentences and no list, heading or table.
fn is_prose(view: &View<'_>, paragraph: &Paragraph) -> bool {
    let last = paragraph.tokens.end.saturating_sub(1);
    let words = paragraph.tokens.clone().filter(|&at| view.is_any_word(at)).count();
    matches!(view.word(last), "." | "!" | "?" | "…") && words >= view.config.fragment_words_min
}

fn words_of(view: &View<'_>, paragraph: &Paragraph) -> Option<Span> {
    view.span(view.trim(paragraph.tokens.clone()))
}

fn statement(view: &View<'_>, content: Vec<Span>, mention: Option<Range<usize>>, rule: &'static str) -> Quotation {
    Quotation {
        kind: Kind::Indirect,
        act: Act::Speech,
        content,
        quoted: Vec::new(),
        cue: Vec::new(),
        mention: mention.and_then(|mention| view.span(mention)),
        rule: Rule::Borrowed(rule),
        values: Vec::new(),
        said_on: None,
        confidence: Confidence::new(0.7),
    }
}
