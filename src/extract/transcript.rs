//! Transcripts: paragraphs that begin with a speaker's name and a colon, "LEE: We will see."

use std::collections::BTreeSet;

use super::view::View;
use crate::model::{Act, Confidence, Kind, Paragraph, Quotation, Rule, Span};

/// The turns of a transcript, each one statement with its speaker; indirect, unless the paragraph is in marks.
pub fn turns(view: &View<'_>) -> Vec<Quotation> {
    let turns = |is_name: fn(&str) -> bool| -> Vec<Turn> {
        let paragraphs = view.segments.paragraphs.iter().enumerate();
        paragraphs
            .filter_map(|(index, paragraph)| turn(view, index, paragraph, is_name))
            .collect()
    };
    let shouted = turns(is_shouted);
    if shouted.len() >= view.config.turns_min {
        return with_later_paragraphs(view, shouted);
    }
    let named = turns(is_capitalised);
    let speakers: BTreeSet<&str> = named.iter().map(|turn| turn.name.of(view.text)).collect();
    let is_talk = named.len() >= view.config.named_turns_min && speakers.len() < named.len();
    if is_talk {
        with_later_paragraphs(view, named)
    } else {
        Vec::new()
    }
}

/// A paragraph that begins with a name and a colon.
struct Turn {
    paragraph: usize,
    name: Span,
    quotation: Quotation,
}

/// Adds to each turn the paragraphs up to the next one. Not to the last: nothing tells where it ends. In an article that
/// only cites some lines the paragraphs between are its own: turns must be the greater part.
fn with_later_paragraphs(view: &View<'_>, turns: Vec<Turn>) -> Vec<Quotation> {
    let extent = |turns: &[Turn]| Some(turns.last()?.paragraph - turns.first()?.paragraph + 1);
    let is_dense = extent(&turns).is_some_and(|paragraphs| turns.len() * 2 > paragraphs);
    let starts: Vec<usize> = turns.iter().map(|turn| turn.paragraph).collect();
    let mut quotations: Vec<Quotation> = turns.into_iter().map(|turn| turn.quotation).collect();
    if !is_dense {
        return quotations;
    }
    for (quotation, pair) in quotations.iter_mut().zip(starts.windows(2)) {
        let later = view.segments.paragraphs.get(pair[0] + 1..pair[1]).unwrap_or_default();
        let unmarked = later
            .iter()
            .filter(|paragraph| quotation.kind == Kind::Indirect && !is_direction(view, paragraph));
        quotation
            .content
            .extend(unmarked.filter_map(|paragraph| view.span(view.trim(paragraph.tokens.clone()))));
    }
    quotations
}

/// "(LAUGHTER)", "[Applause.]": what happened, not what was said.
fn is_direction(view: &View<'_>, paragraph: &Paragraph) -> bool {
    matches!(view.word(paragraph.tokens.start), "(" | "[") || !paragraph.tokens.clone().any(|at| view.is_any_word(at))
}

fn is_shouted(word: &str) -> bool {
    word.chars()
        .all(|c| c.is_uppercase() || matches!(c, '.' | '-' | '\'' | '’'))
}

fn is_capitalised(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

fn turn(view: &View<'_>, index: usize, paragraph: &Paragraph, is_name: fn(&str) -> bool) -> Option<Turn> {
    // A transcript may be quoted paragraph by paragraph: "“LEE: We will see."
    let first = paragraph.tokens.start + usize::from(view.region(paragraph.tokens.start).is_some());
    let limit = paragraph.tokens.end.min(first + view.config.turn_name_words_max + 1);
    let is_part = |at: &usize| view.is_any_word(*at) && is_name(view.word(*at));
    let name_end = first + (first..limit).take_while(is_part).count();
    let colon = colon_after(view, first, name_end, paragraph.tokens.end)?;
    let content = view.trim(colon + 1..paragraph.tokens.end);
    let has_words = content.clone().any(|at| view.is_any_word(at));
    (name_end > first && has_words).then_some(())?;
    let region = view.region(first).map(|at| view.regions[at].inner);
    let span: Span = view.span(content)?;
    let span = Span::new(
        span.start,
        region.map_or(span.end, |region| region.end.min(span.end).max(span.start + 1)),
    );
    let name = view.span(first..name_end)?;
    // A letter of an interview names nobody.
    let is_letter = matches!(view.word(first), "Q" | "Q." | "A" | "A.") && name_end == first + 1;
    let quotation = Quotation {
        kind: if region.is_some() { Kind::Direct } else { Kind::Indirect },
        act: Act::Speech,
        content: vec![span],
        quoted: region.map(|_| span).into_iter().collect(),
        cue: view.span(colon..colon + 1).into_iter().collect(),
        mention: Some(name).filter(|_| !is_letter),
        rule: Rule::Borrowed("transcript"),
        values: Vec::new(),
        said_on: None,
        confidence: Confidence::new(0.8),
    };
    Some(Turn {
        paragraph: index,
        name,
        quotation,
    })
}

/// The mark that ends a speaker's name, behind a title: "LEE:", "MARY LEE (host):", "MARY LEE, MAYOR:"; and "Q." too.
fn colon_after(view: &View<'_>, first: usize, name_end: usize, end: usize) -> Option<usize> {
    match view.word(first) {
        "Q." | "A." => return Some(first),
        "Q" | "A" if view.word(first + 1) == "." => return Some(first + 1),
        _ => {}
    }
    if name_end == first || !matches!(view.word(name_end), ":" | "(" | ",") {
        return None;
    }
    let limit = end.min(name_end + view.config.reach.turn_title_tokens_max);
    let colon = (name_end..limit).find(|&at| view.word(at) == ":")?;
    let is_shouted_title = || (name_end + 1..colon).all(|at| is_shouted(view.word(at)) || !view.is_any_word(at));
    let is_title = match view.word(name_end) {
        ":" => true,
        "(" => view.word(colon - 1) == ")",
        "," => is_shouted_title(),
        _ => false,
    };
    is_title.then_some(colon)
}
