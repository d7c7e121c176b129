//! Quotations without a mention: whose words go on.

use super::index::Place;
use super::resolve::{Found, Resolver};
use crate::model::{Confidence, Kind, Quotation, Span, SpeakerKind};

/// The quotations of an article in text order, with the speakers found so far.
pub struct Line<'a> {
    pub quotations: &'a [&'a Quotation],
    pub found: Vec<Option<Found>>,
}

/// From the first byte of the content to the last.
pub fn hull(quotation: &Quotation) -> Span {
    let parts = quotation.content.iter().copied();
    parts.reduce(Span::join).unwrap_or(Span::new(0, 0))
}

/// From the first byte of content, cue and mention to the last.
pub fn reach(quotation: &Quotation) -> Span {
    let cue = quotation.cue.iter().copied();
    cue.chain(quotation.mention).fold(hull(quotation), Span::join)
}

/// The speaker of quotation `at`, which has no mention; none where no rule is sure.
pub fn carry(resolver: &mut Resolver<'_>, line: &mut Line<'_>, at: usize) -> Option<Found> {
    if let Some(found) = same_sentence(resolver, line, at) {
        return Some(found);
    }
    if !line.quotations[at].cue.is_empty() {
        return sentence_subject(resolver, line.quotations[at]);
    }
    if line.quotations[at].quoted.is_empty() {
        return None;
    }
    same_paragraph(resolver, line, at)
        .or_else(|| words_after(resolver, line, at))
        .or_else(|| paragraph_before(resolver, line, at))
        .or_else(|| sentence_before(resolver, line.quotations[at]))
}

/// The speaker of quotation `other` once more.
fn again(line: &Line<'_>, other: usize, rule: &'static str, trust: f32) -> Option<Found> {
    let found = line.found[other]?;
    Some(Found {
        entity: Some(found.entity?),
        mention: line.quotations[other].mention.or(found.mention),
        rule,
        trust: Confidence::new(trust),
    })
}

/// "…", Moore said, adding that …
fn same_sentence(resolver: &Resolver<'_>, line: &Line<'_>, at: usize) -> Option<Found> {
    let previous = at.checked_sub(1)?;
    let quotation = line.quotations[at];
    let start = quotation
        .cue
        .first()
        .map_or(hull(quotation).start, |cue| cue.start.min(hull(quotation).start));
    let (here, _) = resolver.page.sentence(start);
    let (there, _) = resolver
        .page
        .sentence(reach(line.quotations[previous]).end.saturating_sub(1));
    (here == there).then_some(())?;
    again(line, previous, "speaker:same-sentence", resolver.config.trust_continued)
}

/// "…, warning that …": the one subject of the sentence before it.
fn sentence_subject(resolver: &Resolver<'_>, quotation: &Quotation) -> Option<Found> {
    let cue = quotation.cue.first()?;
    let is_participle = cue
        .of(resolver.page.text)
        .split_whitespace()
        .next()
        .is_some_and(|word| word.ends_with("ing"));
    let (_, sentence) = resolver.page.sentence(cue.start);
    is_participle.then_some(())?;
    let start = resolver.page.span(sentence.start..sentence.start + 1).start;
    only_subject(resolver, Span::new(start, cue.start), "speaker:sentence-subject")
}

fn only_subject(resolver: &Resolver<'_>, span: Span, rule: &'static str) -> Option<Found> {
    let mut subjects = resolver
        .index
        .sightings_in(span.start, span.end)
        .iter()
        .filter(|s| s.place == Place::Subject)
        .take(Resolver::LOOK_BACK_MAX);
    let first = subjects.next()?;
    subjects.all(|s| s.entity == first.entity).then_some(Found {
        entity: Some(first.entity),
        mention: Some(Span::new(first.at, first.end)),
        rule,
        trust: Confidence::new(resolver.config.trust_sentence_before),
    })
}

/// A sentence in marks after another one of the same paragraph.
fn same_paragraph(resolver: &Resolver<'_>, line: &Line<'_>, at: usize) -> Option<Found> {
    let quotation = line.quotations[at];
    let previous = line.quotations[at.checked_sub(1)?];
    let page = resolver.page;
    let is_near = page.paragraph(hull(quotation).start) == page.paragraph(hull(previous).start);
    (is_near && is_sentence(resolver, quotation)).then_some(())?;
    again(line, at - 1, "speaker:continued", resolver.config.trust_continued)
}

/// "…" "…," she said: the words in between belong to who is named after them.
fn words_after(resolver: &mut Resolver<'_>, line: &mut Line<'_>, at: usize) -> Option<Found> {
    let next = *line.quotations.get(at + 1)?;
    let mention = next.mention?;
    let page = resolver.page;
    let gap = Span::new(hull(line.quotations[at]).end, hull(next).start);
    let is_adjacent =
        page.paragraph(gap.start) == page.paragraph(gap.end) && !gap.of(page.text).contains(char::is_alphanumeric);
    (is_adjacent && !next.quoted.is_empty()).then_some(())?;
    if line.found[at + 1].is_none() {
        line.found[at + 1] = Some(resolver.resolve(mention, hull(next)));
    }
    again(line, at + 1, "speaker:words-after", resolver.config.trust_continued)
}

/// A paragraph in marks after one that ended with a speaker's words.
fn paragraph_before(resolver: &Resolver<'_>, line: &Line<'_>, at: usize) -> Option<Found> {
    let quotation = line.quotations[at];
    let previous = line.quotations[at.checked_sub(1)?];
    let page = resolver.page;
    let here = page.paragraph(hull(quotation).start);
    let opens = page.segments.paragraphs.get(here).is_some_and(|p| {
        let before = Span::new(p.span.start, hull(quotation).start);
        !before.of(page.text).contains(char::is_alphanumeric)
    });
    let (last_sentence, _) = page.sentence(reach(previous).end.saturating_sub(1));
    let next = page.segments.sentences.get(last_sentence + 1)?;
    let there = page.paragraph(reach(previous).end.saturating_sub(1));
    let follows = there + 1 == here && next.paragraph == here;
    (opens && follows && is_sentence(resolver, quotation)).then_some(())?;
    let trust = match previous.kind {
        Kind::Direct | Kind::Mixed => resolver.config.trust_next_paragraph,
        Kind::Indirect | Kind::Claim => resolver.config.trust_sentence_before,
    };
    again(line, at - 1, "speaker:continued-paragraph", trust)
}

/// A quotation by itself after a sentence with one subject.
fn sentence_before(resolver: &Resolver<'_>, quotation: &Quotation) -> Option<Found> {
    is_sentence(resolver, quotation).then_some(())?;
    let page = resolver.page;
    let (here, _) = page.sentence(hull(quotation).start);
    let before = page.segments.sentences.get(here.checked_sub(1)?)?;
    let is_near = before.paragraph == page.paragraph(hull(quotation).start);
    let found = only_subject(resolver, before.span, "speaker:sentence-before")?;
    let after_subject = Span::new(found.mention?.end, before.span.end).of(page.text);
    let leads_in = after_subject.ends_with(':') || announces(after_subject);
    let is_person = resolver.index.entities.get(found.entity?)?.kind == SpeakerKind::Person;
    (leads_in || is_near && is_person).then_some(found)
}

/// "… released a statement through the team later Tuesday." What another subject does after an "and" is its own.
fn announces(after_subject: &str) -> bool {
    let mut words = after_subject
        .split(|c: char| !c.is_alphanumeric())
        .take_while(|word| *word != "and");
    words.any(|word| matches!(word, "statement" | "message" | "tweet" | "letter" | "email"))
        && !after_subject.contains(',')
}

/// Whether the content is in marks as a whole and opens a sentence.
fn is_sentence(resolver: &Resolver<'_>, quotation: &Quotation) -> bool {
    let start = hull(quotation).start;
    let (_, sentence) = resolver.page.sentence(start);
    let opening = Span::new(resolver.page.span(sentence.start..sentence.start + 1).start, start);
    quotation.kind == Kind::Direct && !opening.of(resolver.page.text).contains(char::is_alphanumeric)
}
