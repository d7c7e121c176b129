//! "the company", "the agency": a body by what it is, though its name does not say so in that word.

use std::ops::Range;

use super::entity::Entity;
use super::fold;
use super::lexicon::{Traits, traits};
use super::name::{Form, names};
use super::noun::Noun;
use super::resolve::Resolver;
use crate::model::SpeakerKind;

/// A kind of body: the nouns for one, and the words of the names of some.
struct Hypernym {
    nouns: &'static [&'static str],
    words: &'static [&'static str],
    /// Whether one word without a title may be the name of one: "Facebook".
    has_brands: bool,
    /// Whether bare letters may be: "NASA".
    has_letters: bool,
}

const HYPERNYMS: [Hypernym; 3] = [
    Hypernym {
        nouns: &["company", "corporation", "firm"],
        words: &[
            "airline",
            "airlines",
            "airways",
            "bank",
            "co",
            "company",
            "corp",
            "corporation",
            "electronics",
            "enterprises",
            "group",
            "holdings",
            "inc",
            "industries",
            "lines",
            "llc",
            "ltd",
            "motors",
            "pharmaceuticals",
            "plc",
            "technologies",
        ],
        has_brands: true,
        has_letters: true,
    },
    Hypernym {
        nouns: &["agency"],
        words: &[
            "administration",
            "agency",
            "authority",
            "board",
            "bureau",
            "center",
            "centers",
            "centre",
            "centres",
            "commission",
            "office",
            "service",
        ],
        has_brands: false,
        has_letters: true,
    },
    Hypernym {
        nouns: &["charity", "group", "organisation", "organization"],
        words: &[
            "alliance",
            "association",
            "charity",
            "coalition",
            "council",
            "federation",
            "foundation",
            "fund",
            "institute",
            "league",
            "movement",
            "network",
            "organisation",
            "organization",
            "society",
            "union",
        ],
        has_brands: false,
        has_letters: false,
    },
];

/// Sentences to look back at for the body that "the company" means.
const WINDOW: usize = 3;

/// Tokens of its own sentence to look back at.
const NAMED_TOKENS_MAX: usize = 120;

/// After them one word names a place more often than a firm.
const PLACE_PREPOSITIONS: [&str; 7] = ["after", "at", "from", "in", "near", "since", "to"];

impl Hypernym {
    fn may_be(&self, entity: &Entity) -> bool {
        let is_of_kind = entity.words.iter().any(|word| self.words.contains(&word.as_str()));
        let may_be_brand = if is_letters(entity) {
            self.has_letters
        } else {
            self.has_brands
        };
        is_of_kind && entity.kind != SpeakerKind::Role || may_be_brand && is_brand(entity)
    }
}

/// Whether the word ends the names of firms: "Industries".
pub fn names_firm(word: &str) -> bool {
    HYPERNYMS[0].words.contains(&word)
}

/// Whether the name is a single word, of which the article says nothing that makes it a person's or an outlet's.
fn is_brand(entity: &Entity) -> bool {
    let told = Traits::GIVEN | Traits::NATION | Traits::OUTLET | Traits::BODY;
    let is_bare = entity.roles.is_empty() && entity.describers.is_empty() && entity.gender.is_none();
    let is_one_word = entity.words.len() == 1 && (entity.kind != SpeakerKind::Role || is_letters(entity));
    is_one_word && is_bare && !traits(&fold::key_of(&entity.name)).any(told)
}

fn is_letters(entity: &Entity) -> bool {
    !entity.name.contains(char::is_lowercase)
}

impl Resolver<'_> {
    /// The body of that kind that the sentence names first, before byte `at`; else the one that spoke or acted last within some
    /// sentences before, and where none did, the only one of the article so far.
    pub(super) fn of_kind(&mut self, noun: &Noun, at: usize) -> Option<usize> {
        let hypernym = HYPERNYMS.iter().find(|kind| kind.nouns.contains(&noun.head.as_str()))?;
        let is_bare = noun.core.len() == 2 && matches!(self.page.lower(noun.core.start), "the" | "this" | "that");
        if !is_bare {
            return None;
        }
        let (here, sentence) = self.page.sentence(at);
        let start = sentence.start.max(noun.core.start.saturating_sub(NAMED_TOKENS_MAX));
        let own = self.named_in(start..noun.core.start, hypernym);
        if own.is_some() {
            return own;
        }
        let window = self.page.segments.sentences.get(here.saturating_sub(WINDOW))?;
        let first = window.span.start;
        let spoken = self.recent(at).take_while(|spoken| spoken.end > first);
        let near = spoken.map(|spoken| spoken.entity).chain(self.acted_in(first, at));
        let near: Vec<usize> = near.filter(|&entity| self.is_of(hypernym, entity, at)).collect();
        if !near.is_empty() {
            return self.latest(&near, at);
        }
        let spoken = self.recent(at).map(|spoken| spoken.entity);
        let mut all = self
            .acted_in(0, at)
            .chain(spoken)
            .filter(|&entity| self.is_of(hypernym, entity, at));
        let only = all.next()?;
        all.all(|other| other == only).then_some(only)
    }

    fn is_of(&self, hypernym: &Hypernym, entity: usize, at: usize) -> bool {
        let is_known = || {
            self.sighted(0, at).filter(|sighting| sighting.entity == entity).count() > 1
                || self.recent(at).any(|spoken| spoken.entity == entity)
        };
        let known = &self.index.entities[entity];
        hypernym.may_be(known) && (!is_brand(known) || is_known())
    }

    /// The first body of a kind that is named in some tokens.
    fn named_in(&mut self, tokens: Range<usize>, hypernym: &Hypernym) -> Option<usize> {
        for name in names(self.page, tokens) {
            let span = self.page.span(name.tokens.clone());
            let before = name.tokens.start.checked_sub(1).map_or("", |i| self.page.lower(i));
            let is_place = name.form == Form::Single && PLACE_PREPOSITIONS.contains(&before);
            if is_place || self.page.is_quoted(span.start) {
                continue;
            }
            let word = self.page.word(name.tokens.start);
            let entity = match name.form {
                Form::Other | Form::State | Form::Title => continue,
                Form::Single if !name.title.is_empty() || !self.index.bearers(word).is_empty() => continue,
                Form::Acronym => self.index.body_of_initials(self.page.lower(name.tokens.start)),
                _ => None,
            };
            let entity = entity.unwrap_or_else(|| self.index.full(self.page, &name));
            if hypernym.may_be(&self.index.entities[entity]) {
                return Some(entity);
            }
        }
        None
    }
}
