//! A person or body of one article: its name and what the article tells of it.

use std::collections::BTreeSet;

use super::fold;
use super::lexicon::{Traits, traits};
use crate::model::SpeakerKind;

/// What pronouns and kin nouns tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    Female,
    Male,
}

impl Gender {
    /// What the traits of a role noun or a given name tell; none where they tell both.
    pub const fn of(traits: Traits) -> Option<Self> {
        match (traits.any(Traits::FEMALE), traits.any(Traits::MALE)) {
            (true, false) => Some(Self::Female),
            (false, true) => Some(Self::Male),
            _ => None,
        }
    }
}

/// A person or body of one article.
#[derive(Clone, Debug)]
pub struct Entity {
    pub kind: SpeakerKind,
    /// The fullest form, as written.
    pub name: String,
    /// The folded words of the name.
    pub words: Vec<String>,
    /// Known from a title, kin noun, given name or pronoun.
    pub gender: Option<Gender>,
    pub is_plural: bool,
    /// Role nouns (of a body: body nouns) that the article ties to it, in the singular.
    pub roles: BTreeSet<String>,
    /// All words of titles before and appositions after its name.
    pub describers: BTreeSet<String>,
    /// The country that owns the body: "Kenya’s", "Kenyan".
    pub nation: Option<&'static str>,
    /// Byte of the first name in the article's own words; none in headlines and quotations.
    pub first_told: Option<usize>,
}

impl Entity {
    /// Nothing known but the name.
    pub fn new(kind: SpeakerKind, name: &str) -> Self {
        let words = fold::words(name);
        let gender = match (kind, words.as_slice()) {
            (SpeakerKind::Person, [given, _, ..]) => Gender::of(traits(given)),
            _ => None,
        };
        Self {
            kind,
            name: name.to_owned(),
            words,
            gender,
            is_plural: false,
            roles: BTreeSet::default(),
            describers: BTreeSet::default(),
            nation: None,
            first_told: None,
        }
    }

    /// The family name: the last word, or the first in names that put it there.
    pub fn family_name(&self) -> Option<&str> {
        let (first, last) = (self.words.first()?, self.words.last()?);
        let stands_first = traits(first).any(Traits::FAMILY)
            && (self.words.len() == 3 || !traits(last).any(Traits::FAMILY) || self.words.len() == 2)
            && !traits(first).any(Traits::GIVEN);
        Some(if stands_first { first } else { last })
    }

    /// Whether it is known by one word that is no given name, and nothing tells a man or a woman.
    pub fn may_be_firm(&self) -> bool {
        let is_single = |word: &String| !traits(word).any(Traits::GIVEN);
        self.kind == SpeakerKind::Person
            && self.gender.is_none()
            && self.roles.is_empty()
            && self.words.len() == 1
            && self.words.first().is_some_and(is_single)
    }

    /// Whether it is a body, or has no name and is called by a noun for one: "the port authority".
    pub fn is_like_body(&self) -> bool {
        let is_body = |noun: &String| traits(noun).any(Traits::BODY) && !traits(noun).any(Traits::ROLE);
        match self.kind {
            SpeakerKind::Body => true,
            SpeakerKind::Role => !self.is_plural && self.roles.iter().any(is_body),
            SpeakerKind::Person => false,
        }
    }

    /// Whether a pronoun of that gender may mean it.
    pub fn may_be(&self, gender: Gender) -> bool {
        self.gender.is_none_or(|own| own == gender)
    }

    /// Whether it is the full name of the same person: first and last words agree, the rest is left out or an initial.
    pub fn is_fuller_or_shorter(&self, words: &[String]) -> bool {
        let (short, long) = if self.words.len() < words.len() {
            (self.words.as_slice(), words)
        } else {
            (words, self.words.as_slice())
        };
        short.len() >= 2
            && short.len() < long.len()
            && short.first() == long.first()
            && short.last() == long.last()
            && !long
                .first()
                .is_some_and(|first| traits(first).any(Traits::FAMILY) && long.len() == 3)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(name: &str) -> Entity {
        Entity::new(SpeakerKind::Person, name)
    }

    #[test]
    fn the_family_name_may_stand_first() {
        assert_eq!(person("Pak Sun-hee").family_name(), Some("pak"));
        assert_eq!(person("Sunhee Pak").family_name(), Some("pak"));
        assert_eq!(person("Maria da Silva").family_name(), Some("silva"));
    }

    #[test]
    fn a_middle_name_may_be_left_out() {
        assert!(person("George W. Marsh").is_fuller_or_shorter(&fold::words("George Marsh")));
        assert!(!person("Pak Sun Hee").is_fuller_or_shorter(&fold::words("Pak Hee")));
    }

    #[test]
    fn given_names_tell_the_gender() {
        assert_eq!(person("Maria Moore").gender, Some(Gender::Female));
        assert_eq!(person("Sun Moore").gender, None);
    }
}
