//! Claims: the outlet's own sentences that can be checked.

use super::lexicon::Class;
use super::view::{Frame, View};
use crate::model::{Act, Confidence, Kind, Quotation, Rule, Span, TokenKind};

/// The outlet's own sentences with a finite verb and a number, a date, or a name.
///
/// Sentences that report something are left out: what they hold is somebody else's.
pub fn claims(view: &View<'_>, quotations: &[Quotation]) -> Vec<Quotation> {
    let mut taken: Vec<Span> = quotations
        .iter()
        .flat_map(|q| q.content.iter().chain(&q.cue).copied())
        .collect();
    taken.sort();
    let is_free = |span: Span| {
        let next = taken.partition_point(|other| other.start < span.start);
        let around = taken[next.saturating_sub(1)..].iter().take(2);
        !around.copied().any(|other| other.overlaps(span))
    };
    view.frames
        .iter()
        .filter_map(|frame| claim(view, frame))
        .filter(|claim| claim.content.iter().all(|&span| is_free(span)))
        .collect()
}

fn claim(view: &View<'_>, frame: &Frame) -> Option<Quotation> {
    let content = view.trim(frame.tokens.clone());
    let words = content.clone().filter(|&at| view.is_any_word(at)).count();
    let is_sentence =
        view.is_mark(frame.tokens.end - 1, ".") && view.is_capitalised(content.start) | is_number(view, content.start);
    if words < view.config.claim_words_min || !is_sentence || !content.clone().skip(1).any(|at| view.is_finite_verb(at))
    {
        return None;
    }
    let has = |test: &dyn Fn(usize) -> bool| content.clone().skip(1).any(test);
    let (rule, confidence) = if has(&|at| is_number(view, at)) {
        ("claim:number", 0.7)
    } else if has(&|at| view.is(at, Class::Day)) {
        ("claim:date", 0.6)
    } else if has(&|at| view.is_capitalised(at)) {
        ("claim:name", 0.5)
    } else {
        return None;
    };
    Some(Quotation {
        kind: Kind::Claim,
        act: Act::Speech,
        content: vec![view.span(content)?],
        quoted: Vec::new(),
        cue: Vec::new(),
        mention: None,
        rule: Rule::Borrowed(rule),
        values: Vec::new(),
        confidence: Confidence::new(confidence),
    })
}

fn is_number(view: &View<'_>, at: usize) -> bool {
    const WORDS: &[&str] = &[
        "billion",
        "dozen",
        "dozens",
        "eight",
        "five",
        "four",
        "half",
        "hundred",
        "hundreds",
        "million",
        "nine",
        "seven",
        "six",
        "ten",
        "thousand",
        "thousands",
        "three",
        "twenty",
        "twice",
        "two",
    ];
    let is_digit = view
        .segments
        .tokens
        .get(at)
        .is_some_and(|token| token.kind == TokenKind::Number);
    is_digit || WORDS.binary_search(&view.word(at)).is_ok()
}
