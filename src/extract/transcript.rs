//! Transcripts: paragraphs that begin with a speaker's name and a colon, "LEE: We will see."

use std::collections::BTreeSet;

use super::view::View;
use crate::model::{Act, Confidence, Kind, Paragraph, Quotation, Rule, Span};

/// The turns of a transcript, each one statement with its speaker; indirect, unless the paragraph is in marks.
pub fn turns(view: &View<'_>) -> Vec<Quotation> {
    let turns = |is_name: fn(&str) -> bool| -> Vec<Quotation> {
        view.segments
            .paragraphs
            .iter()
            .filter_map(|paragraph| turn(view, paragraph, is_name))
            .collect()
    };
    let shouted = turns(is_shouted);
    if shouted.len() >= view.config.turns_min {
        return shouted;
    }
    let named = turns(is_capitalised);
    let speakers: BTreeSet<&str> = named
        .iter()
        .filter_map(|turn| turn.mention)
        .map(|name| name.of(view.text))
        .collect();
    let is_talk = named.len() >= view.config.named_turns_min && speakers.len() < named.len();
    if is_talk { named } else { Vec::new() }
}

fn is_shouted(word: &str) -> bool {
    word.chars()
        .all(|c| c.is_uppercase() || matches!(c, '.' | '-' | '\'' | '’'))
}

fn is_capitalised(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

fn turn(view: &View<'_>, paragraph: &Paragraph, is_name: fn(&str) -> bool) -> Option<Quotation> {
    // A transcript may be quoted paragraph by paragraph: "“LEE: We will see."
    let first = paragraph.tokens.start + usize::from(view.region(paragraph.tokens.start).is_some());
    let limit = paragraph.tokens.end.min(first + view.config.turn_name_words_max + 1);
    let colon = (first + 1..limit).find(|&at| view.word(at) == ":")?;
    let content = view.trim(colon + 1..paragraph.tokens.end);
    let has_words = content.clone().any(|at| view.is_any_word(at));
    ((first..colon).all(|at| view.is_any_word(at) && is_name(view.word(at))) && has_words).then_some(())?;
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
        values: Vec::new(),
        confidence: Confidence::new(0.8),
    })
}
