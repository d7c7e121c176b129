//! The people and bodies of an article, and where it names them.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::describe;
use super::entity::Entity;
use super::fold;
use super::hypernym;
use super::lexicon::{Traits, nation};
use super::name::{Form, Name, names};
use super::page::Page;
use crate::model::{Span, SpeakerKind};

/// One place where the article names an entity.
#[derive(Clone, Copy, Debug)]
pub struct Sighting {
    /// Byte where the name starts.
    pub at: usize,
    /// One past its last byte.
    pub end: usize,
    /// Index of the sentence.
    pub sentence: usize,
    /// Index of the entity.
    pub entity: usize,
    /// How it stands there.
    pub place: Place,
}

/// How a name stands in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The subject of a clause of the article's own words.
    Subject,
    /// Anywhere else in the article's own words.
    Other,
    /// Inside quotation marks, or in a headline or caption.
    Aside,
}

/// The people and bodies of an article, and where it names them.
#[derive(Debug, Default)]
pub struct Index {
    pub entities: Vec<Entity>,
    /// In text order.
    pub sightings: Vec<Sighting>,
    by_key: FxHashMap<String, usize>,
    /// Any word of a person's name.
    by_word: FxHashMap<String, Vec<usize>>,
    by_initials: FxHashMap<String, usize>,
    /// The same of what stands before an "and" in a name: asked last.
    by_first_initials: FxHashMap<String, usize>,
    by_role: FxHashMap<String, Vec<usize>>,
    /// The name of a firm without what says that it is one: "Moore" of "Moore Industries Inc". None where two share it.
    by_core: FxHashMap<String, Option<usize>>,
}

impl Index {
    /// Reads the whole article: full names first, then what may be short for them.
    pub fn new(page: &Page<'_>) -> Self {
        let mut index = Self::default();
        let mut seen: Vec<(usize, Name)> = Vec::new();
        for (at, sentence) in page.segments.sentences.iter().enumerate() {
            if !is_title_case(page, &sentence.tokens) {
                seen.extend(names(page, sentence.tokens.clone()).into_iter().map(|name| (at, name)));
            }
        }
        let (asides, told): (Vec<_>, Vec<_>) = seen.iter().partition(|(at, _)| page.is_headline(*at));
        for (_, name) in told.into_iter().chain(asides) {
            if matches!(name.form, Form::Person | Form::Body) {
                let entity = index.full(page, name);
                describe::describe(page, name, &mut index.entities[entity]);
            }
        }
        index.tie_acronyms(page, &seen);
        index.sight(page, &seen);
        index.learn_genders(page);
        for (i, entity) in index.entities.iter().enumerate() {
            for role in &entity.roles {
                index.by_role.entry(role.clone()).or_default().push(i);
            }
        }
        index
    }

    /// The entity of a full name, made when it is new.
    pub fn full(&mut self, page: &Page<'_>, name: &Name) -> usize {
        let kind = match name.form {
            Form::Person | Form::Single => SpeakerKind::Person,
            _ => SpeakerKind::Body,
        };
        let written = page.span(name.tokens.clone()).of(page.text);
        if let Some(firm) = self.firm(page, name) {
            return firm;
        }
        let nation = if kind == SpeakerKind::Body {
            describe::owner(page, name.whole().start).and_then(|owner| nation(&owner))
        } else {
            None
        };
        self.named(kind, written, nation)
    }

    /// The firm that a bare name is short for: "Moore" after "Moore Industries Inc".
    pub fn firm(&self, page: &Page<'_>, name: &Name) -> Option<usize> {
        let may_be = name.form == Form::Single || !page.traits(name.tokens.start).any(Traits::GIVEN);
        let is_bare = matches!(name.form, Form::Person | Form::Single) && name.title.is_empty() && may_be;
        let written = page.span(name.tokens.clone()).of(page.text);
        let known = || self.by_core.get(&fold::key_of(written)).copied().flatten();
        (is_bare && !self.by_core.is_empty()).then(known).flatten()
    }

    /// The entity of that name, made when it is new.
    pub fn named(&mut self, kind: SpeakerKind, written: &str, nation: Option<&'static str>) -> usize {
        let mut key = fold::key_of(match kind {
            SpeakerKind::Body => fold::without_legal_form(written),
            _ => written,
        });
        if let Some(country) = nation.filter(|_| !self.by_key.contains_key(&key)) {
            key.push(' ');
            key.push_str(country);
        }
        // "Mr Poe" is not "Poe Inc", nor is that he.
        let is_other = |known: &usize| {
            let known = &self.entities[*known];
            known.kind != kind && fold::key_of(&known.name) != fold::key_of(written)
        };
        if self.by_key.get(&key).is_some_and(is_other) {
            key.push_str(match kind {
                SpeakerKind::Body => " inc",
                _ => " mr",
            });
        }
        if let Some(&known) = self.by_key.get(&key) {
            if fold::is_shouted(&self.entities[known].name) && !fold::is_shouted(written) {
                written.clone_into(&mut self.entities[known].name);
            }
            return known;
        }
        let entity = Entity::new(kind, written);
        if kind == SpeakerKind::Person
            && let Some(known) = self.shorter_or_fuller(&entity)
        {
            if self.entities[known].words.len() < entity.words.len() {
                self.entities[known].name = entity.name;
                self.entities[known].words = entity.words;
            }
            self.by_key.insert(key, known);
            return known;
        }
        self.add(key, Entity { nation, ..entity })
    }

    fn shorter_or_fuller(&self, entity: &Entity) -> Option<usize> {
        let namesakes = self.by_word.get(entity.words.last()?)?;
        let recent = namesakes.iter().rev().take(Self::NAMESAKES_MAX);
        recent
            .copied()
            .find(|&i| self.entities[i].is_fuller_or_shorter(&entity.words))
    }

    /// Only that many bearers of one word are compared, so that a flood of names stays linear.
    const NAMESAKES_MAX: usize = 32;

    fn add(&mut self, key: String, entity: Entity) -> usize {
        let at = self.entities.len();
        if entity.kind == SpeakerKind::Person {
            for word in &entity.words {
                let bearers = self.by_word.entry(word.clone()).or_default();
                if bearers.last() != Some(&at) {
                    bearers.push(at);
                }
            }
        } else {
            let of_firm = |word: &&String| hypernym::names_firm(word);
            let core = entity.words.len() - entity.words.iter().rev().take_while(of_firm).count();
            if (1..entity.words.len()).contains(&core) && entity.kind == SpeakerKind::Body {
                let known = self.by_core.entry(fold::key(&entity.words[..core])).or_insert(Some(at));
                *known = known.filter(|&known| known == at);
            }
            // "CDC": of "Centers for Disease Control and Prevention".
            let and = entity.words.iter().rposition(|word| word == "and");
            let first = and.and_then(|and| fold::initials(entity.words.get(..and)?));
            if let Some(initials) = fold::initials(&entity.words) {
                self.by_initials.entry(initials).or_insert(at);
            }
            if let Some(initials) = first {
                self.by_first_initials.entry(initials).or_insert(at);
            }
        }
        self.by_key.entry(key).or_insert(at);
        self.entities.push(entity);
        at
    }

    /// "Union of Harbour Workers (UHW)", and "UHW" anywhere in the article.
    fn tie_acronyms(&mut self, page: &Page<'_>, seen: &[(usize, Name)]) {
        for pair in seen.windows(2) {
            let (long, short) = (&pair[0].1, &pair[1].1);
            let in_brackets = short.form == Form::Acronym
                && long.form == Form::Body
                && page.word(long.tokens.end) == "("
                && short.tokens.start == long.tokens.end + 1;
            if in_brackets {
                let letters = page.lower(short.tokens.start).replace('.', "");
                let entity = self.bearer_of(page, long, &letters);
                self.by_initials.insert(letters, entity);
            }
        }
    }

    /// The part of the name that the letters abbreviate, "Army" in "Staff of the … Army (…)"; else all of it.
    fn bearer_of(&mut self, page: &Page<'_>, long: &Name, letters: &str) -> usize {
        let part = long.tokens.clone().skip(1).find(|&start| {
            let words = fold::words(page.span(start..long.tokens.end).of(page.text));
            page.is_capital(start) && fold::initials(&words).as_deref() == Some(letters)
        });
        match part {
            Some(start) => {
                let tokens = start..long.tokens.end;
                let name = Name {
                    title: start..start,
                    tokens,
                    form: Form::Body,
                };
                self.full(page, &name)
            }
            None => self.full(page, long),
        }
    }

    /// The body behind an acronym of the article.
    pub fn body_of_initials(&self, lower: &str) -> Option<usize> {
        let letters = lower.replace('.', "");
        let whole = self.by_initials.get(&letters);
        whole.or_else(|| self.by_first_initials.get(&letters)).copied()
    }

    /// The people who bear `word` as a part of their name; those whose family name it is, if there are any.
    pub fn bearers(&self, word: &str) -> Vec<usize> {
        let last_part = || self.by_word.get(fold::words(word).last()?);
        let key = fold::key_of(word);
        let Some(all) = self.by_word.get(&key).or_else(last_part) else {
            return Vec::new();
        };
        let all = all
            .get(all.len().saturating_sub(Self::NAMESAKES_MAX)..)
            .unwrap_or_default();
        let full = |&i: &usize| self.entities[i].words.len() > 1;
        let family: Vec<usize> = all
            .iter()
            .copied()
            .filter(|i| full(i) && self.entities[*i].family_name() == Some(&key))
            .collect();
        let fuller: Vec<usize> = all.iter().copied().filter(full).collect();
        [family, fuller]
            .into_iter()
            .find(|found| !found.is_empty())
            .unwrap_or_else(|| all.to_vec())
    }

    /// The people who bear a name of one word and whom "Mr" or "Ms" before it fits.
    pub fn titled_bearers(&self, page: &Page<'_>, name: &Name) -> Vec<usize> {
        let gender = name.title_gender(page);
        let mut bearers = self.bearers(page.span(name.tokens.clone()).of(page.text));
        bearers.retain(|&i| gender.is_none_or(|gender| self.entities[i].may_be(gender)));
        bearers
    }

    /// The entities to which the article ties the role or body noun.
    pub fn in_role(&self, noun: &str) -> &[usize] {
        let all = self.by_role.get(noun).map_or(&[][..], Vec::as_slice);
        all.get(all.len().saturating_sub(Self::NAMESAKES_MAX)..)
            .unwrap_or_default()
    }

    /// Ties a role or body noun to an entity that a mention brought.
    pub fn add_role(&mut self, entity: usize, noun: &str) {
        if self.entities[entity].roles.insert(noun.to_owned()) {
            self.by_role.entry(noun.to_owned()).or_default().push(entity);
        }
    }

    /// The sightings from byte `start` up to byte `end`.
    pub fn sightings_in(&self, start: usize, end: usize) -> &[Sighting] {
        let from = self.sightings.partition_point(|s| s.at < start);
        let to = self.sightings.partition_point(|s| s.at < end).max(from);
        self.sightings.get(from..to).unwrap_or_default()
    }

    fn sight(&mut self, page: &Page<'_>, seen: &[(usize, Name)]) {
        for (sentence, name) in seen {
            let Some(entity) = self.known(page, name) else { continue };
            let Span { start: at, end } = page.span(name.tokens.clone());
            let place = if page.is_quoted(at) || page.is_headline(*sentence) {
                Place::Aside
            } else if describe::is_subject(page, name) {
                Place::Subject
            } else {
                Place::Other
            };
            if place != Place::Aside {
                self.entities[entity].first_told.get_or_insert(at);
            }
            self.sightings.push(Sighting {
                at,
                end,
                sentence: *sentence,
                entity,
                place,
            });
        }
    }

    /// The entity that a name of any form means, of namesakes the one named most so far; states and bodies are made when new.
    pub fn known(&mut self, page: &Page<'_>, name: &Name) -> Option<usize> {
        match name.form {
            Form::Person | Form::Body | Form::State => Some(self.full(page, name)),
            Form::Acronym => {
                let lower = page.lower(name.tokens.start).to_owned();
                Some(self.body_of_initials(&lower).unwrap_or_else(|| self.full(page, name)))
            }
            Form::Single => match self.titled_bearers(page, name).as_slice() {
                [] => self.firm(page, name),
                [only] => {
                    let known = &mut self.entities[*only].gender;
                    *known = known.or(name.title_gender(page));
                    Some(*only)
                }
                several => self.seen_most(several),
            },
            Form::Title | Form::Other => None,
        }
    }

    /// The one of `several` that was named more often than any other so far.
    fn seen_most(&self, several: &[usize]) -> Option<usize> {
        let recent = || self.sightings.iter().rev().take(Self::SIGHTINGS_MAX);
        let count = |entity: usize| recent().filter(|sighting| sighting.entity == entity).count();
        let mut counts: Vec<(usize, usize)> = several.iter().map(|&entity| (count(entity), entity)).collect();
        counts.sort_unstable_by(|a, b| b.cmp(a));
        match counts.as_slice() {
            [(first, entity), (second, _), ..] if first > second => Some(*entity),
            _ => None,
        }
    }

    /// Sightings that are looked back at, so that a flood of names stays linear.
    const SIGHTINGS_MAX: usize = 64;

    /// A sentence that names one person and then says "he" or "she" tells the gender; not of whom the quoted words name.
    fn learn_genders(&mut self, page: &Page<'_>) {
        for group in self.sightings.chunk_by(|a, b| a.sentence == b.sentence) {
            let mut people = group
                .iter()
                .filter(|s| self.entities[s.entity].kind == SpeakerKind::Person && s.place != Place::Aside);
            let Some(first) = people.next() else { continue };
            if self.entities[first.entity].gender.is_some() || people.any(|s| s.entity != first.entity) {
                continue;
            }
            let tokens = page
                .segments
                .sentences
                .get(first.sentence)
                .map_or(0..0, |s| s.tokens.clone());
            let pronoun = tokens
                .filter(|&i| page.span(i..i + 1).start > first.at && !page.is_quoted(page.span(i..i + 1).start))
                .find_map(|i| describe::pronoun_gender(page.lower(i)));
            self.entities[first.entity].gender = pronoun;
        }
    }
}

/// Most words of four letters and more are capitalised: names cannot be told apart in there.
fn is_title_case(page: &Page<'_>, tokens: &Range<usize>) -> bool {
    let mut long = 0_usize;
    let mut capital = 0_usize;
    for i in tokens.clone().filter(|&i| page.is_long_word(i)) {
        long += 1;
        capital += usize::from(page.is_capital(i));
    }
    let ends = tokens.end.checked_sub(1).map_or("", |i| page.word(i));
    long >= 5 && capital * 4 >= long * 3 && !matches!(ends, "." | "?" | "!")
        || long >= 6
            && tokens
                .clone()
                .all(|i| !page.is_word(i) || !page.traits(i).any(Traits::LOWERCASE) || page.is_capital(i))
            && capital == long
}
