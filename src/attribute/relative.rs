//! "who", "which": the name or the common noun right before it.

use std::ops::Range;

use super::index::Sighting;
use super::lexicon::Traits;
use super::page::Page;
use super::reference::{self, Reference};
use super::resolve::{Found, Resolver, found, unknown};
use crate::model::{Span, SpeakerKind};

/// Words that a noun phrase may begin with before "who".
const BEGIN_NOUN: &[&str] = &[
    "a", "an", "another", "her", "his", "its", "one", "our", "several", "some", "the", "their", "these", "those", "two",
];
/// Words of a noun phrase that are looked back at.
const NOUN_TOKENS_MAX: usize = 6;
const RULE: &str = "speaker:relative";

impl Resolver<'_> {
    /// "Moore, who said": the name beside it. "An architect who said": the noun. "Moore, now the council leader, who" and
    /// "Moore, an architect who": the person before.
    pub(super) fn relative(&mut self, at: usize) -> Found {
        let (page, index) = (self.page, &self.index);
        let (_, sentence) = page.sentence(at);
        let start = page.span(sentence.start..sentence.start + 1).start;
        let sightings = index.sightings_in(start, at);
        let pronoun = page.segments.tokens_in(Span::new(at, at + 1)).start;
        let is_aside = pronoun > sentence.start && !page.is_word(pronoun - 1);
        let beside = pronoun.saturating_sub(1 + usize::from(is_aside));
        let ends_at = |token: usize| {
            let end = page.span(token..token + 1).end;
            move |sighting: &&Sighting| sighting.end >= end
        };
        let is_person = |sighting: &&Sighting| index.entities[sighting.entity].kind == SpeakerKind::Person;
        // A body whose name looks like a person's is none that is known to be one.
        let is_human = |sighting: &&Sighting| index.entities[sighting.entity].gender.is_some();
        let is_who = page.lower(pronoun) == "who";
        let may_be = |sighting: &&Sighting| {
            if is_who {
                is_person(sighting)
            } else {
                !is_human(sighting)
            }
        };
        let last = sightings.last().filter(ends_at(beside));
        let noun = noun_before(page, sentence.start, beside).filter(|_| page.word(pronoun) == "who");
        let apposed = || {
            let comma = noun.as_ref()?.start.checked_sub(1).filter(|&i| page.word(i) == ",")?;
            let before = sightings.iter().rev().find(may_be);
            before.filter(ends_at(comma.checked_sub(1)?))
        };
        let is_noun = |noun: &Range<usize>| !is_aside || is_by_itself(page, noun);
        let is_noun = noun.as_ref().is_some_and(is_noun);
        let far = || sightings.iter().rev().find(may_be).filter(|_| is_aside && !is_noun);
        if let Some(sighting) = last.filter(may_be).or_else(apposed).or_else(far) {
            return found(sighting.entity, RULE, self.config.trust_pronoun);
        }
        let last = last.map(|sighting| sighting.entity);
        if let Some(noun) = noun.filter(|_| is_noun)
            && let Some(Reference::Noun(noun)) = reference::read(page, page.span(noun))
        {
            return self.noun(&noun, at);
        }
        last.map_or_else(
            || unknown(RULE),
            |entity| found(entity, RULE, self.config.trust_pronoun),
        )
    }
}

/// Whether a noun for people is whole and no apposition: "paid *his minister*, who", not "Moore, *the minister*, who" or "Moore,
/// now *the minister*, who".
fn is_by_itself(page: &Page<'_>, noun: &Range<usize>) -> bool {
    let head = page.traits(noun.end - 1);
    let is_whole = noun.len() > 1 || head.any(Traits::PLURAL);
    let before = noun.start.checked_sub(1).filter(|&i| page.is_word(i));
    head.any(Traits::ROLE) && is_whole && before.is_some_and(|i| !BEFORE_APPOSITION.contains(&page.lower(i)))
}

/// Between a comma and an apposition.
const BEFORE_APPOSITION: [&str; 7] = ["also", "currently", "formerly", "now", "once", "still", "then"];

/// The noun phrase that ends with the token `last`: from its article on, or else a noun for people alone.
fn noun_before(page: &Page<'_>, first: usize, last: usize) -> Option<Range<usize>> {
    let is_within = |&i: &usize| page.is_word(i) && (!page.traits(i).any(Traits::LOWERCASE) || page.lower(i) == "own");
    let words = (first..last).rev().take(NOUN_TOKENS_MAX).take_while(is_within).count();
    let owner = (last - words..last).find(|&i| page.is_possessive(i));
    let article = (last - words).checked_sub(1).filter(|&i| i >= first);
    let begin = article.filter(|&i| BEGIN_NOUN.contains(&page.lower(i))).or(owner);
    let is_noun =
        last >= first && page.is_word(last) && !page.is_capital(last) && !page.traits(last).any(Traits::LOWERCASE);
    let names_people = is_noun && page.traits(last).any(Traits::ROLE);
    let begin = begin.filter(|_| is_noun).or(names_people.then_some(last));
    begin.map(|begin| begin..last + 1)
}
