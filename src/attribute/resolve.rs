//! From a mention to the person or body that it means: one rule for each way of mentioning.

use super::config::Config;
use super::describe;
use super::entity::Gender;
use super::fold;
use super::index::{Index, Place, Sighting};
use super::lexicon::Traits;
use super::name::{Form, Name, names};
use super::page::Page;
use super::reference::{self, Reference};
use crate::model::{Confidence, Span, SpeakerKind};

/// What a rule found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Found {
    /// The entity; none where the rule says that nobody can be told.
    pub entity: Option<usize>,
    /// Where the speaker is named, when the quotation itself has no mention.
    pub mention: Option<Span>,
    /// The rule's name.
    pub rule: &'static str,
    /// The rule's trust.
    pub trust: Confidence,
}

/// A statement's speaker, for those that come after it.
#[derive(Clone, Copy, Debug)]
pub struct Spoken {
    /// Byte where its content starts.
    pub at: usize,
    /// One past the last byte of content, cue and mention.
    pub end: usize,
    /// Whose it is.
    pub entity: usize,
}

/// An article while its mentions are resolved.
pub struct Resolver<'a> {
    pub page: &'a Page<'a>,
    pub index: Index,
    pub config: &'a Config,
    /// The speakers found so far, in text order.
    pub spoken: Vec<Spoken>,
}

impl Resolver<'_> {
    /// The speaker that the mention means; a `Found` without entity when that stays open.
    ///
    /// `content` is what was said: sentences inside it do not count as distance.
    pub fn resolve(&mut self, mention: Span, content: Span) -> Found {
        let at = mention.start.min(content.start);
        if let Some(found) = self.epithet(mention, at) {
            return found;
        }
        match reference::read(self.page, mention) {
            None => unknown("speaker:no-words"),
            Some(Reference::Person(gender)) => {
                let asked = self.answerer(at, gender);
                asked.unwrap_or_else(|| self.pronoun(at, mention.start, gender))
            }
            Some(Reference::Thing) => self.it(at, mention.start),
            Some(Reference::Several) => self.they(at, mention.start),
            Some(Reference::Relative) => self.relative(mention.start),
            Some(Reference::Named(name)) => {
                let found = self.name(&name);
                self.learn_gender(&found, mention, &name);
                found
            }
            Some(Reference::Noun(noun)) => self.noun(&noun, mention.start),
            Some(Reference::Nobody) => unknown("speaker:nobody"),
            Some(Reference::Joined(span)) => {
                self.lead(span, content);
                self.unnamed(SpeakerKind::Role, span, "speaker:joined")
            }
        }
    }

    /// "his wife, Lee": what stands before the name tells the gender.
    fn learn_gender(&mut self, found: &Found, mention: Span, name: &Name) {
        let before = self.page.segments.tokens_in(mention).start..name.tokens.start;
        let is_role = |i: &usize| self.page.traits(*i).any(Traits::ROLE) && !self.page.is_possessive(*i);
        let is_apposed = before.clone().next_back().is_some_and(|i| self.page.word(i) == ",");
        let role = { before }.find(is_role).filter(|_| is_apposed);
        let gender = role.and_then(|role| Gender::of(self.page.traits(role)));
        if let Some(entity) = found
            .entity
            .filter(|&entity| self.index.entities[entity].kind == SpeakerKind::Person)
        {
            let known = &mut self.index.entities[entity].gender;
            *known = known.or(gender);
        }
    }

    /// "Moore and her colleagues": Moore spoke too, and is a woman.
    fn lead(&mut self, span: Span, content: Span) {
        let tokens = self.page.segments.tokens_in(span);
        let Some(name) = names(self.page, tokens).into_iter().next() else {
            return;
        };
        let and = name.tokens.end;
        let gender = describe::pronoun_gender(self.page.lower(and + 1)).filter(|_| self.page.lower(and) == "and");
        let person = self.index.known(self.page, &name).zip(gender);
        let Some((entity, gender)) =
            person.filter(|(entity, _)| self.index.entities[*entity].kind == SpeakerKind::Person)
        else {
            return;
        };
        self.index.entities[entity].gender.get_or_insert(gender);
        self.spoken.push(Spoken {
            at: content.start,
            end: content.end,
            entity,
        });
    }

    /// A role, group or described body by its own words.
    pub(super) fn unnamed(&mut self, kind: SpeakerKind, span: Span, rule: &'static str) -> Found {
        let entity = self.index.named(kind, span.of(self.page.text), None);
        found(entity, rule, self.config.trust_unnamed)
    }

    /// A name: full, short, acronym, body, state.
    pub(super) fn name(&mut self, name: &Name) -> Found {
        let first = name.tokens.start;
        match name.form {
            Form::Single => return self.surname(name),
            Form::Acronym => {
                let known = self.index.body_of_initials(self.page.lower(first));
                if known.is_none() && self.is_family_name(self.page.word(first)) {
                    return self.surname(name); // "MOORE:" in a transcript
                }
                let entity = known.unwrap_or_else(|| self.index.full(self.page, name));
                return found(entity, "speaker:acronym", self.config.trust_name);
            }
            Form::Body if name.tokens.len() == 1 && self.is_of_people(self.page.word(first)) => {
                return self.surname(name); // "Banks said", of Ann Banks
            }
            Form::Body if name.tokens.len() == 1 && !self.page.traits(first).any(Traits::OUTLET) => {
                let head = describe::in_singular(self.page.lower(first));
                if let Some(entity) = self.body_with_head(&head, &[], self.page.span(name.tokens.clone()).start) {
                    return found(entity, "speaker:body-head", self.config.trust_role);
                }
            }
            Form::Other if name.tokens.len() == 1 && first > 0 && self.page.lower(first - 1) == "the" => {
                let span = self.page.span(first..first + 1);
                let written = format!("the {}", span.of(self.page.text));
                let entity = self.index.named(SpeakerKind::Body, &written, None);
                return found(entity, "speaker:short-form", self.config.trust_name);
            }
            _ => {}
        }
        let rule = match name.form {
            Form::Person => "speaker:full-name",
            Form::State => "speaker:state",
            _ => "speaker:body",
        };
        let entity = self.index.full(self.page, name);
        found(entity, rule, self.config.trust_name)
    }

    /// Whether capitals may stand for a person's name, "MOORE" for "Ann Moore": not "ACME" for an "ACME Anvil".
    fn is_family_name(&self, capitals: &str) -> bool {
        let is_person = |name: &str| fold::is_shouted(name) || !name.split_whitespace().any(|word| word == capitals);
        let mut bearers = self.index.bearers(capitals).into_iter();
        bearers.any(|i| is_person(&self.index.entities[i].name))
    }

    /// Whether a man or woman of the article bears the name.
    fn is_of_people(&self, name: &str) -> bool {
        let mut bearers = self.index.bearers(name).into_iter().map(|i| &self.index.entities[i]);
        bearers.any(|entity| entity.words.len() > 1 && entity.gender.is_some())
    }

    /// One word of a name. Several bearers: affiliation decides, then who spoke or acted last, else nobody.
    fn surname(&mut self, name: &Name) -> Found {
        match self.index.titled_bearers(self.page, name).as_slice() {
            [] => {
                if let Some(firm) = self.index.firm(self.page, name) {
                    return found(firm, "speaker:short-form", self.config.trust_name);
                }
                if self.is_called_body(name) {
                    let written = self.page.span(name.tokens.clone()).of(self.page.text);
                    let entity = self.index.named(SpeakerKind::Body, written, None);
                    return found(entity, "speaker:body", self.config.trust_unexplained);
                }
                let entity = self.index.full(self.page, name);
                found(entity, "speaker:single-name", self.config.trust_unexplained)
            }
            [only] => found(*only, "speaker:surname", self.config.trust_surname),
            several => self.namesake(name, several),
        }
    }

    /// "retailer Moore", "the retailer, Moore,": whether the noun beside a name is one for bodies.
    fn is_called_body(&self, name: &Name) -> bool {
        let page = self.page;
        let beside = name.whole().start.checked_sub(1);
        let is_aside = name.title.is_empty() && page.word(name.tokens.end) == ",";
        let is_apposed = |i: &usize| is_aside && page.word(*i) == ",";
        let noun = beside.filter(is_apposed).map_or(beside, |comma| comma.checked_sub(1));
        let noun = noun.map(|i| page.traits(i));
        noun.is_some_and(|noun| noun.any(Traits::BODY) && !noun.any(Traits::ROLE))
    }

    fn namesake(&self, name: &Name, bearers: &[usize]) -> Found {
        let trust = self.config.trust_namesake;
        if let Some(entity) = self.by_affiliation(name, bearers) {
            return found(entity, "speaker:surname-affiliation", trust);
        }
        let at = self.page.span(name.tokens.clone()).start;
        if self.page.is_headline(self.page.sentence(at).0) {
            return unknown("speaker:ambiguous-surname"); // a teaser may be about anyone
        }
        let last_spoken = self.recent(at).find(|s| bearers.contains(&s.entity));
        let mut sighted = self.sighted(0, at);
        let last_subject = sighted.find(|s| s.place == Place::Subject && bearers.contains(&s.entity));
        let latest = match (last_spoken, last_subject) {
            (Some(spoken), Some(subject)) if subject.at > spoken.at => {
                // A namesake who acts after the last speaker spoke makes the short form doubtful.
                (subject.entity == spoken.entity)
                    .then_some(spoken.entity)
                    .or_else(|| self.most_prominent(at, bearers))
            }
            (Some(spoken), _) => Some(spoken.entity),
            (None, Some(subject)) => Some(subject.entity),
            (None, None) => self.most_prominent(at, bearers),
        };
        latest.map_or_else(
            || unknown("speaker:ambiguous-surname"),
            |entity| found(entity, "speaker:surname-latest", trust),
        )
    }

    /// The bearer that spoke or acted far more often than any other before `at`.
    fn most_prominent(&self, at: usize, bearers: &[usize]) -> Option<usize> {
        let acted: Vec<usize> = self.acted_in(0, at).collect();
        let spoken: Vec<usize> = self.recent(at).map(|s| s.entity).collect();
        let count = |i: usize| acted.iter().chain(&spoken).filter(|&&entity| entity == i).count();
        let mut counts: Vec<(usize, usize)> = bearers.iter().map(|&i| (count(i), i)).collect();
        counts.sort_unstable_by(|a, b| b.cmp(a));
        match counts.as_slice() {
            [(first, entity), (second, _), ..] if *first >= self.config.prominence_min * (*second).max(1) => {
                Some(*entity)
            }
            _ => None,
        }
    }

    /// Sightings and speakers that are looked back at, so that a flood of names stays linear.
    pub(super) const LOOK_BACK_MAX: usize = 128;

    /// Who spoke before byte `at`, the last first.
    pub(super) fn recent(&self, at: usize) -> impl Iterator<Item = &Spoken> {
        self.spoken
            .iter()
            .rev()
            .filter(move |s| s.at < at)
            .take(Self::LOOK_BACK_MAX)
    }

    /// "Bergen’s Otieno": the one Otieno whose description has "Bergen".
    fn by_affiliation(&self, name: &Name, bearers: &[usize]) -> Option<usize> {
        let owner = describe::owner(self.page, name.whole().start);
        let title = name
            .title
            .clone()
            .filter(|&i| self.page.is_word(i))
            .map(|i| self.page.lower(i).to_owned());
        let beside = name
            .whole()
            .start
            .checked_sub(1)
            .filter(|&i| self.page.traits(i).any(Traits::ROLE));
        let words: Vec<String> = owner
            .into_iter()
            .flat_map(|o| fold::words(&o))
            .chain(title)
            .chain(beside.map(|i| self.page.lower(i).to_owned()))
            .collect();
        let score = |i: usize| {
            words
                .iter()
                .filter(|word| self.index.entities[i].describers.contains(*word))
                .count()
        };
        let best = bearers.iter().map(|&i| score(i)).max().filter(|&n| n > 0)?;
        let mut winners = bearers.iter().copied().filter(|&i| score(i) == best);
        winners.next().filter(|_| winners.next().is_none())
    }

    /// The sightings from byte `start` up to byte `at`, the last first.
    pub(super) fn sighted(&self, start: usize, at: usize) -> impl Iterator<Item = &Sighting> {
        let sightings = self.index.sightings_in(start, at).iter();
        sightings.rev().take(Self::LOOK_BACK_MAX)
    }

    /// Those of them that are subjects of clauses, the last first.
    pub(super) fn acted_in(&self, start: usize, at: usize) -> impl Iterator<Item = usize> {
        self.sighted(start, at)
            .filter(|sighting| sighting.place == Place::Subject)
            .map(|sighting| sighting.entity)
    }

    /// The one of `several` that spoke or was named last before `at`.
    pub(super) fn latest(&self, several: &[usize], at: usize) -> Option<usize> {
        let spoken = self.recent(at).find(|s| several.contains(&s.entity));
        let seen = self.sighted(0, at).find(|s| several.contains(&s.entity));
        match (spoken, seen) {
            (Some(spoken), Some(seen)) if seen.at > spoken.at => Some(seen.entity),
            (Some(spoken), _) => Some(spoken.entity),
            (None, seen) => seen.map(|s| s.entity),
        }
    }
}

pub const fn found(entity: usize, rule: &'static str, trust: f32) -> Found {
    Found {
        entity: Some(entity),
        mention: None,
        rule,
        trust: Confidence::new(trust),
    }
}

/// The rule knows that nobody can be told.
pub const fn unknown(rule: &'static str) -> Found {
    Found {
        entity: None,
        mention: None,
        rule,
        trust: Confidence::new(1.0),
    }
}
