//! Transcripts: paragraphs that begin with a speaker's name and a colon, "LEE: We will see."

use super::view::View;
use crate::model::{Act, Confidence, Kind, Paragraph, Quotation, Rule, Span};

/// Turns of one transcript, fewer than this, are rather a heading and its list.
const TURNS_MIN: usize = 2;
/// Longest name of a speaker, in words: "SENATOR MARY LEE".
const NAME_WORDS_MAX: usize = 4;

/// The turns of a transcript, each one statement with its speaker; indirect, unless the paragraph is in marks.
pub fn turns(view: &View<'_>) -> Vec<Quotation> {
    let turns: Vec<Quotation> = view
        .segments
        .paragraphs
        .iter()
        .filter_map(|paragraph| turn(view, paragraph))
        .collect();
    if turns.len() < TURNS_MIN { Vec::new() } else { turns }
}

fn turn(view: &View<'_>, paragraph: &Paragraph) -> Option<Quotation> {
    // A transcript may be quoted paragraph by paragraph: "“LEE: We will see."
    let first = paragraph.tokens.start + usize::from(view.region(paragraph.tokens.start).is_some());
    let limit = paragraph.tokens.end.min(first + NAME_WORDS_MAX + 1);
    let colon = (first + 1..limit).find(|&at| view.word(at) == ":")?;
    let is_name = |at: usize| {
        view.is_plain_word(at)
            && view
                .word(at)
                .chars()
                .all(|c| c.is_uppercase() || matches!(c, '.' | '-' | '\'' | '’'))
    };
    let content = view.trim(colon + 1..paragraph.tokens.end);
    let has_words = content.clone().any(|at| view.is_any_word(at));
    ((first..colon).all(is_name) && has_words).then_some(())?;
    let region = view.region(first).map(|at| view.regions[at].inner);
    let span: Span = view.span(content)?;
    let span = Span::new(
        span.start,
        region.map_or(span.end, |region| region.end.min(span.end).max(span.start + 1)),
    );
    Some(Quotation {
        kind: if region.is_some() { Kind::Direct } else { Kind::Indirect },
        act: Act::Speech,
        content: vec![span],
        quoted: region.map(|_| span).into_iter().collect(),
        cue: view.span(colon..colon + 1).into_iter().collect(),
        mention: view.span(first..colon),
        rule: Rule::Borrowed("transcript"),
        confidence: Confidence::new(0.8),
    })
}
