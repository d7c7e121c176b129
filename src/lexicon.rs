//! The word lists of people, bodies, states and outlets, which several stages ask: what a word may be.

use std::collections::BTreeSet;
use std::ops::BitOr;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

const ROLE_NOUNS: &str = include_str!("../data/lexicons/role_nouns.txt");
const BODY_NOUNS: &str = include_str!("../data/lexicons/body_nouns.txt");
const NOT_PERSON_NOUNS: &str = include_str!("../data/lexicons/not_person_nouns.txt");
const LOWERCASE_WORDS: &str = include_str!("../data/lexicons/lowercase_words.txt");
const GIVEN_NAMES: &str = include_str!("../data/lexicons/given_names.txt");
const FAMILY_NAMES: &str = include_str!("../data/lexicons/family_names.txt");
const STATES: &str = include_str!("../data/lexicons/states.txt");
const PLACES: &str = include_str!("../data/lexicons/places.tsv");
const OUTLETS: &str = include_str!("../data/lexicons/outlets.txt");

/// What an outlet does with the words of others: "Reuters quoted him as saying".
pub const QUOTING: [&str; 6] = ["cited", "cites", "citing", "quoted", "quotes", "quoting"];

/// What a word (or a phrase of the lists) may be; a word may be several things.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Traits(u16);

impl Traits {
    /// "minister", "sister": what a person is.
    pub const ROLE: Self = Self(1);
    /// "ministry", "party": heads the name of a body.
    pub const BODY: Self = Self(1 << 1);
    /// "river", "act": heads a name that is neither person nor body.
    pub const THING: Self = Self(1 << 2);
    /// Begins no name.
    pub const LOWERCASE: Self = Self(1 << 3);
    /// A day or month: stands inside no name.
    pub const DATE: Self = Self(1 << 4);
    /// "spokeswoman", "Maria".
    pub const FEMALE: Self = Self(1 << 5);
    /// "brother", "George".
    pub const MALE: Self = Self(1 << 6);
    /// A given name.
    pub const GIVEN: Self = Self(1 << 7);
    /// A family name of the languages that put it first.
    pub const FAMILY: Self = Self(1 << 8);
    /// A country or union.
    pub const STATE: Self = Self(1 << 9);
    /// A capital that stands for its government.
    pub const CAPITAL: Self = Self(1 << 10);
    /// "Kenyan".
    pub const DEMONYM: Self = Self(1 << 11);
    /// A news agency, paper, channel or platform.
    pub const OUTLET: Self = Self(1 << 12);
    /// The plural of what the list has.
    pub const PLURAL: Self = Self(1 << 13);

    /// A country, union or capital.
    pub const POWER: Self = Self(Self::STATE.0 | Self::CAPITAL.0);
    /// Anything of the list of states.
    pub const NATION: Self = Self(Self::POWER.0 | Self::DEMONYM.0);

    /// Whether any of `others` holds.
    pub const fn any(self, others: Self) -> bool {
        self.0 & others.0 != 0
    }

    /// Without `others`.
    pub const fn without(self, others: Self) -> Self {
        Self(self.0 & !others.0)
    }
}

impl BitOr for Traits {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

struct Lexicon {
    traits: FxHashMap<&'static str, Traits>,
    nations: FxHashMap<&'static str, &'static str>,
    countries: BTreeSet<&'static str>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::load);

/// What the lists say of a word or phrase in lower case, the plural of a role or body noun included.
pub fn traits(lower: &str) -> Traits {
    let listed = LEXICON.traits.get(lower).copied().unwrap_or_default();
    match singular(lower) {
        Some(one) if !listed.any(Traits::ROLE | Traits::BODY) => {
            let nouns = Traits::ROLE | Traits::BODY | Traits::THING | Traits::DEMONYM;
            let found = LEXICON.traits.get(one.as_ref()).copied().unwrap_or_default();
            if found.any(nouns) {
                listed | found.without(Traits::GIVEN | Traits::POWER | Traits::LOWERCASE) | Traits::PLURAL
            } else {
                listed
            }
        }
        _ => listed,
    }
}

/// Every word and phrase of the lists of people, bodies, states and outlets, regular plurals of nouns included; not sorted.
pub fn listed() -> impl Iterator<Item = (String, Traits)> {
    let plurals = |word: &str| {
        let nouns = Traits::ROLE | Traits::BODY | Traits::THING | Traits::DEMONYM;
        let is_noun = LEXICON.traits.get(word).is_some_and(|traits| traits.any(nouns));
        is_noun
            .then(|| plural(word))
            .filter(|plural| !LEXICON.traits.contains_key(plural.as_str()))
    };
    let words = LEXICON.traits.keys().copied();
    let with_plurals = words.flat_map(move |word| [Some(word.to_owned()), plurals(word)]);
    with_plurals.flatten().map(|word| {
        let traits = traits(&word);
        (word, traits)
    })
}

/// The names of cities and regions.
pub fn places() -> impl Iterator<Item = &'static str> {
    let lines = PLACES.lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| line.split('\t').next().unwrap_or(line))
}

fn plural(word: &str) -> String {
    if let Some(stem) = word.strip_suffix("man") {
        return format!("{stem}men");
    }
    if let Some(stem) = word
        .strip_suffix('y')
        .filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u']))
    {
        return format!("{stem}ies");
    }
    let is_hissed = ["ch", "sh", "ss", "x"].iter().any(|ending| word.ends_with(ending));
    format!("{word}{}", if is_hissed { "es" } else { "s" })
}

/// The country that a name of it, its capital or its demonym means: "seoul" → "south korea".
pub fn nation(lower: &str) -> Option<&'static str> {
    LEXICON.nations.get(lower).copied()
}

/// The country of a city or region, `""` for one that lies in several.
pub fn country_of(place: &str) -> Option<&'static str> {
    static COUNTRIES: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
        let lines = PLACES.lines().filter(|line| !line.starts_with('#'));
        lines.map(|line| line.split_once('\t').unwrap_or((line, ""))).collect()
    });
    COUNTRIES.get(place).copied()
}

/// The countries of the list, in alphabetical order.
pub fn countries() -> impl Iterator<Item = &'static str> {
    LEXICON.countries.iter().copied()
}

/// The singular of a regular English plural; `None` where the word looks like none.
pub fn singular(lower: &str) -> Option<std::borrow::Cow<'_, str>> {
    if lower.len() < 4 || !lower.ends_with(['s', 'n']) || !lower.is_ascii() {
        return None;
    }
    if let Some(stem) = lower.strip_suffix("men") {
        return Some(format!("{stem}man").into());
    }
    if let Some(stem) = lower.strip_suffix("ies") {
        return Some(format!("{stem}y").into());
    }
    ["ches", "shes", "sses", "xes"]
        .iter()
        .find(|ending| lower.ends_with(**ending))
        .map_or_else(|| lower.strip_suffix('s'), |_| lower.strip_suffix("es"))
        .filter(|stem| !stem.ends_with('s') || lower.ends_with("sses"))
        .map(Into::into)
}

impl Lexicon {
    fn load() -> Self {
        let mut lexicon = Self {
            traits: FxHashMap::default(),
            nations: FxHashMap::default(),
            countries: BTreeSet::new(),
        };
        let lists = [
            (ROLE_NOUNS, Traits::ROLE),
            (BODY_NOUNS, Traits::BODY),
            (NOT_PERSON_NOUNS, Traits::THING),
            (LOWERCASE_WORDS, Traits::LOWERCASE),
            (GIVEN_NAMES, Traits::GIVEN),
            (FAMILY_NAMES, Traits::FAMILY),
            (STATES, Traits::default()),
            (OUTLETS, Traits::OUTLET),
        ];
        for (list, trait_of_all) in lists {
            for line in list.lines().filter(|line| !line.starts_with('#')) {
                lexicon.add(line, trait_of_all);
            }
        }
        lexicon
    }

    fn add(&mut self, line: &'static str, trait_of_all: Traits) {
        let mut columns = line.split('\t');
        let entry = columns.next().unwrap_or_default();
        let tagged = match columns.next() {
            Some("f") => Traits::FEMALE,
            Some("m") => Traits::MALE,
            Some("date") => Traits::DATE,
            Some("state") => Traits::STATE,
            Some("capital") => Traits::CAPITAL,
            Some("demonym") => Traits::DEMONYM,
            _ => Traits::default(),
        };
        let known = self.traits.entry(entry).or_default();
        *known = *known | trait_of_all | tagged;
        if let Some(country) = columns.next() {
            self.nations.insert(entry, country);
            self.countries.insert(country);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_and_unique_after_their_head() {
        let lists = [
            ROLE_NOUNS,
            BODY_NOUNS,
            NOT_PERSON_NOUNS,
            LOWERCASE_WORDS,
            GIVEN_NAMES,
            FAMILY_NAMES,
            STATES,
            OUTLETS,
        ];
        for list in lists {
            assert!(list.starts_with("# "), "no head");
            let entries: Vec<&str> = list.lines().filter(|line| !line.starts_with('#')).collect();
            assert!(
                entries.is_sorted_by(|a, b| a < b),
                "{:?}",
                entries.iter().take(3).collect::<Vec<_>>()
            );
        }
    }

    #[test]
    fn plurals_are_found_by_their_singular() {
        assert!(traits("officials").any(Traits::ROLE) && traits("officials").any(Traits::PLURAL));
        assert!(traits("policemen").any(Traits::ROLE) && traits("ministries").any(Traits::BODY));
        assert!(!traits("boss").any(Traits::PLURAL));
    }

    #[test]
    fn capitals_and_demonyms_mean_their_country() {
        assert_eq!(nation("oslo"), Some("norway"));
        assert_eq!(nation("kenyan"), Some("kenya"));
    }
}
