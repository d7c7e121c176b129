//! "I asked the mayor whether she would. “I will,” she replied.": who was asked answers.

use super::entity::Gender;
use super::lexicon::Traits;
use super::reference::{self, Reference};
use super::resolve::{Found, Resolver};
use crate::model::SpeakerKind;

/// Tokens of the longest mention of who was asked.
const ASKED_TOKENS_MAX: usize = 6;

/// What follows who was asked.
const QUESTIONS: [&str; 13] = [
    "about", "for", "how", "if", "to", "what", "when", "where", "whether", "which", "who", "why", "whom",
];

impl Resolver<'_> {
    /// Whom the outlet asked in the sentence before, where "he" or "she" answers; `from` is where the answer starts.
    pub(super) fn answerer(&mut self, from: usize, gender: Gender) -> Option<Found> {
        let page = self.page;
        let (here, _) = page.sentence(from);
        let before = page.segments.sentences.get(here.checked_sub(1)?)?.tokens.clone();
        let is_own = |i: usize| matches!(page.lower(i), "i" | "we") && !page.is_quoted(page.span(i..i + 1).start);
        let asked = before
            .clone()
            .skip(1)
            .find(|&i| page.lower(i) == "asked" && is_own(i - 1))?;
        let named = asked + 1..before.end.min(asked + 1 + ASKED_TOKENS_MAX);
        let end = named
            .clone()
            .find(|&i| QUESTIONS.contains(&page.lower(i)) || !page.is_word(i))?;
        let found = match reference::read(page, page.span(named.start..end))? {
            Reference::Named(name) if !page.traits(name.tokens.start).any(Traits::NATION) => self.name(&name),
            Reference::Noun(noun) => self.noun(&noun, page.span(named.start..end).start),
            _ => return None,
        };
        let entity = &self.index.entities[found.entity?];
        let is_human = entity.kind == SpeakerKind::Person && entity.may_be(gender);
        is_human.then_some(Found {
            rule: "speaker:asked",
            ..found
        })
    }
}
