//! Pronouns: the most salient person or body that agrees in gender and number, if one stands out.

use super::entity::{Entity, Gender};
use super::index::Place;
use super::lexicon::Traits;
use super::resolve::{Found, Resolver, found};
use super::trim::DOCUMENTS;
use crate::model::{Confidence, Span, SpeakerKind};

/// Tokens within which a sentence names the people that it is about.
const PEOPLE_TOKENS_MAX: usize = 5;
/// Tokens of the longest name of where they are.
const PLACE_TOKENS_MAX: usize = 12;
/// Tokens from "in" to the word for a document that opens a sentence: "in a written statement".
const DOCUMENT_TOKENS_MAX: usize = 5;
const ARTICLES: [&str; 6] = ["a", "many", "several", "some", "the", "two"];

impl Resolver<'_> {
    /// "he", "she".
    pub(super) fn pronoun(&self, from: usize, at: usize, gender: Gender) -> Found {
        self.most_salient(
            self.candidates(from, at, self.config.window_sentences),
            "speaker:pronoun",
            |resolver, i| {
                let entity = &resolver.index.entities[i];
                let is_human = !entity.is_like_body() && !entity.is_plural;
                match entity.gender {
                    _ if !is_human => 0.0,
                    Some(own) if own == gender => 1.0,
                    Some(_) => 0.0,
                    None if entity.kind == SpeakerKind::Person && gender == Gender::Male => {
                        resolver.config.salience_gender_unknown_he
                    }
                    None => resolver.config.salience_gender_unknown,
                }
            },
        )
    }

    /// "it": a body, else what is called by a noun for one, else one word that names nobody else, which is a body from then on,
    /// else whose statement it is.
    pub(super) fn it(&mut self, from: usize, at: usize) -> Found {
        // Beyond the sentence before, and among bodies that neither spoke nor acted, there are too many to choose from.
        let mut candidates = self.candidates(from, at, 1);
        candidates.retain(|&(_, salience)| salience > self.config.salience_other);
        let of = |is_one: fn(&Entity) -> bool| {
            self.most_salient(candidates.clone(), "speaker:it", |resolver, i| {
                f32::from(u8::from(is_one(&resolver.index.entities[i])))
            })
        };
        let is_body = |entity: &Entity| entity.kind == SpeakerKind::Body;
        let body = [is_body, Entity::is_like_body]
            .into_iter()
            .map(of)
            .find(|found| found.entity.is_some());
        if let Some(body) = body {
            return body;
        }
        let firm = of(Entity::may_be_firm);
        let writer = self.writer(from);
        match (firm.entity, writer) {
            (Some(entity), _) => {
                if writer != Some(entity) {
                    self.index.entities[entity].kind = SpeakerKind::Body; // no man or woman is "it"
                }
                firm
            }
            (None, Some(writer)) => found(writer, "speaker:it", self.config.trust_pronoun),
            (None, None) => firm,
        }
    }

    /// The only one who acts in the sentence before, where a statement or the like opens it: "In a statement, Moore thanked
    /// them. “We left,” it said."
    fn writer(&self, from: usize) -> Option<usize> {
        let page = self.page;
        let (here, _) = page.sentence(from);
        let before = page.segments.sentences.get(here.checked_sub(1)?)?;
        let is_document = |i: usize| DOCUMENTS.contains(&page.lower(i)) && !page.is_capital(i);
        let mut acted = self.acted_in(before.span.start, before.span.end);
        let mut opening = before.tokens.clone().take(DOCUMENT_TOKENS_MAX);
        let is_opened = opening.next().is_some_and(|i| page.lower(i) == "in") && opening.any(is_document);
        let only = acted.next().filter(|_| is_opened)?;
        acted.all(|other| other == only).then_some(only)
    }

    /// "they": a group, else the people that the sentence before begins with, or a body.
    pub(super) fn they(&mut self, from: usize, at: usize) -> Found {
        let found = self.most_salient(
            self.candidates(from, at, self.config.window_sentences),
            "speaker:they",
            |resolver, i| match resolver.index.entities[i].kind {
                _ if resolver.index.entities[i].is_plural => 1.0,
                SpeakerKind::Body => resolver.config.salience_gender_unknown,
                _ => 0.0,
            },
        );
        let is_group = found.entity.is_some_and(|entity| self.index.entities[entity].is_plural);
        let Some(people) = self.people_before(from).filter(|_| !is_group) else {
            return found;
        };
        let people = self.index.named(SpeakerKind::Role, people.of(self.page.text), None);
        self.index.entities[people].is_plural = true;
        Found {
            entity: Some(people),
            trust: Confidence::new(self.config.trust_pronoun),
            ..found
        }
    }

    /// The noun in the plural for people with which the sentence before begins, and where they are: "Researchers at Oslo
    /// University".
    fn people_before(&self, from: usize) -> Option<Span> {
        let page = self.page;
        let (here, _) = page.sentence(from);
        let sentence = page.segments.sentences.get(here.checked_sub(1)?)?.tokens.clone();
        let opens = sentence.clone().take(PEOPLE_TOKENS_MAX);
        let is_before_noun = |i: usize| {
            let is_grammar = page.traits(i).any(Traits::LOWERCASE) && !ARTICLES.contains(&page.lower(i));
            page.is_word(i) && !is_grammar && !page.is_possessive(i) && !page.lower(i).ends_with("ed")
        };
        let is_people = |i: usize| page.traits(i).any(Traits::ROLE) && page.traits(i).any(Traits::PLURAL);
        let head = opens.take_while(|&i| is_before_noun(i)).find(|&i| is_people(i))?;
        let is_in_name = |i: &usize| page.is_capital(*i) || matches!(page.word(*i), "the" | "of");
        let of = head + 1;
        let mut end = of;
        if matches!(page.word(of), "at" | "from" | "in" | "of" | "with") {
            let name = (of + 1..sentence.end).take(PLACE_TOKENS_MAX).take_while(is_in_name);
            end = name.filter(|&i| page.is_capital(i)).last().map_or(end, |last| last + 1);
        }
        (end < sentence.end && page.is_word(end)).then(|| page.span(sentence.start..end))
    }

    /// The candidate with the highest salience × `agreement`; nobody when a second comes close.
    pub(super) fn most_salient(
        &self,
        candidates: Vec<(usize, f32)>,
        rule: &'static str,
        agreement: impl Fn(&Self, usize) -> f32,
    ) -> Found {
        let mut best: Vec<(usize, f32)> = Vec::new();
        for (entity, salience) in candidates {
            let score = salience * agreement(self, entity);
            match best.iter_mut().find(|(known, _)| *known == entity) {
                Some((_, known)) => *known = known.max(score),
                None if score > 0.0 => best.push((entity, score)),
                None => {}
            }
        }
        best.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let entity = match best.as_slice() {
            [first] => Some(first.0),
            [first, second, ..] if second.1 <= first.1 * self.config.runner_up_max => Some(first.0),
            _ => None,
        };
        Found {
            entity,
            mention: None,
            rule,
            trust: Confidence::new(if entity.is_some() {
                self.config.trust_pronoun
            } else {
                1.0
            }),
        }
    }

    /// Who spoke or was named before the pronoun at `at`, with salience.
    ///
    /// `from` is where its statement starts; `window` says how many sentences to look back from there.
    pub(super) fn candidates(&self, from: usize, at: usize, window: usize) -> Vec<(usize, f32)> {
        let config = self.config;
        let (here, _) = self.page.sentence(from);
        let (own, _) = self.page.sentence(at);
        let first = here.saturating_sub(window);
        let start = self.page.segments.sentences.get(first).map_or(0, |s| s.span.start);
        let faded = |salience: f32, sentence: usize| {
            let back = here.saturating_sub(sentence).min(config.window_sentences);
            let paragraph = |at: usize| self.page.segments.sentences.get(at).map(|s| s.paragraph);
            let share = if paragraph(sentence) < paragraph(here) {
                config.salience_paragraph
            } else {
                1.0
            };
            (0..back).fold(salience * share, |s, _| s * config.salience_decay)
        };
        let spoken = self.recent(from).take_while(|s| s.end >= start);
        let spoken = spoken.map(|s| {
            (
                s.entity,
                faded(config.salience_speaker, self.page.sentence(s.end.saturating_sub(1)).0),
            )
        });
        let sighted = self.sighted(start, at).map(|s| {
            let salience = match s.place {
                // The subject of the pronoun's own sentence is closest of all.
                Place::Subject if s.sentence == own => config.salience_speaker,
                Place::Subject => config.salience_subject,
                Place::Other => config.salience_other,
                Place::Aside => config.salience_other * config.salience_decay * config.salience_decay,
            };
            (s.entity, faded(salience, s.sentence))
        });
        spoken.chain(sighted).collect()
    }
}
