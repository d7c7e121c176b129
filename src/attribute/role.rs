//! Mentions that a common noun heads: to whom the article ties "the minister", "the ministry", "Kenya’s army".

use super::describe;
use super::entity::Gender;
use super::lexicon::{Traits, nation};
use super::noun::Noun;
use super::page::Page;
use super::resolve::{Found, Resolver, found};
use crate::model::{Span, SpeakerKind};

impl Resolver<'_> {
    /// A common noun: the one to whom the article ties it, else its own words.
    pub(super) fn noun(&mut self, noun: &Noun, at: usize) -> Found {
        if let Some(found) = self.capital_alone(noun) {
            return found;
        }
        if let Some(entity) = self.state_media(noun) {
            return found(entity, "speaker:state-media", self.config.trust_role);
        }
        let is_body = noun.traits.any(Traits::BODY) && !noun.traits.any(Traits::ROLE);
        if noun.is_definite && !noun.traits.any(Traits::PLURAL) {
            let known = if is_body && !noun.is_named {
                let known = self.body_with_head(&noun.head, &noun.modifiers, at);
                let is_told = |entity: &usize| self.index.entities[*entity].first_told.is_none_or(|told| told < at);
                known.filter(is_told).or_else(|| self.of_kind(noun, at)).or(known)
            } else {
                self.person_in_role(noun, at)
            };
            if let Some(entity) = known {
                return found(entity, "speaker:role", self.config.trust_role);
            }
        }
        if is_body && noun.is_named && (noun.is_owned || !noun.traits.any(Traits::PLURAL)) {
            let span = without_article(self.page, noun.span, noun);
            let found = self.unnamed(SpeakerKind::Body, span, "speaker:described-body");
            if let Some(entity) = found.entity {
                self.index.add_role(entity, &noun.head);
                self.index.entities[entity].is_plural = noun.traits.any(Traits::PLURAL);
            }
            return found;
        }
        let found = self.unnamed(SpeakerKind::Role, noun.span, "speaker:unnamed");
        if let Some(entity) = found.entity {
            self.index.add_role(entity, &noun.head);
            let role = &mut self.index.entities[entity];
            role.is_plural = noun.traits.any(Traits::PLURAL);
            role.gender = Gender::of(noun.traits);
        }
        found
    }

    /// "Dean said", where the article has a Howard Dean.
    fn capital_alone(&self, noun: &Noun) -> Option<Found> {
        let first = noun.core.start;
        if noun.core.len() != 1 || !self.page.is_capital(first) {
            return None;
        }
        match self.index.bearers(self.page.word(first)).as_slice() {
            [only] => Some(found(*only, "speaker:surname", self.config.trust_surname)),
            _ => None,
        }
    }

    /// "North Korea’s state media": the one outlet that the article calls official, of that country where both tell one.
    fn state_media(&self, noun: &Noun) -> Option<usize> {
        let head = noun.core.end.checked_sub(1).filter(|_| noun.head == "media")?;
        describe::official_before(self.page, head)?;
        let country = describe::owner(self.page, head).and_then(|owner| nation(&owner));
        let mut outlets = self.index.in_role(describe::STATE_MEDIA).iter().copied();
        let only = outlets.next().filter(|_| outlets.next().is_none())?;
        let own = self.index.entities[only].nation;
        (country.is_none() || own.is_none() || own == country).then_some(only)
    }

    /// The body whose name or description has that head noun and that was named last.
    pub(super) fn body_with_head(&self, head: &str, modifiers: &[String], at: usize) -> Option<usize> {
        let bodies: Vec<usize> = self.in_role(head, modifiers, SpeakerKind::Body);
        match bodies.as_slice() {
            [] => None,
            [only] => Some(*only),
            several => self.latest(several, at),
        }
    }

    /// The person in that role: the only one, or the one of several who spoke last; a role without a name spoke before.
    fn person_in_role(&self, noun: &Noun, at: usize) -> Option<usize> {
        let mut people = self.in_role(&noun.head, &noun.modifiers, SpeakerKind::Person);
        let gender = Gender::of(noun.traits);
        people.retain(|&i| gender.is_none_or(|gender| self.index.entities[i].may_be(gender)));
        let mut roles = self.in_role(&noun.head, &noun.modifiers, SpeakerKind::Role);
        roles.retain(|&i| !self.index.entities[i].is_plural);
        let last = self
            .recent(at)
            .find(|s| people.contains(&s.entity) || roles.contains(&s.entity));
        // "Expert sees …", a headline says of him whom the text then names.
        let last = last.filter(|s| people.is_empty() || !self.page.is_headline(self.page.sentence(s.at).0));
        match (people.as_slice(), last) {
            ([only], None) => self.index.entities[*only]
                .first_told
                .filter(|&told| told < at)
                .map(|_| *only),
            (_, Some(spoken)) => Some(spoken.entity),
            _ => None,
        }
    }

    fn in_role(&self, head: &str, modifiers: &[String], kind: SpeakerKind) -> Vec<usize> {
        let fits = |&i: &usize| {
            let entity = &self.index.entities[i];
            entity.kind == kind
                && modifiers.iter().all(|word| {
                    entity.describers.contains(word)
                        || entity.words.contains(word)
                        || nation(word).is_some_and(|n| entity.describers.iter().any(|d| nation(d) == Some(n)))
                })
        };
        self.index.in_role(head).iter().copied().filter(fits).collect()
    }
}

/// The noun's words without a leading "the" or "a".
fn without_article(page: &Page<'_>, span: Span, noun: &Noun) -> Span {
    let first = noun.core.start;
    if matches!(page.lower(first), "the" | "a" | "an") && noun.core.len() > 1 {
        Span::new(page.span(first + 1..first + 2).start, span.end)
    } else {
        span
    }
}
