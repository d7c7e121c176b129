//! What makes two names one speaker's, and the id that follows from it.

use super::fold;
use super::lexicon::{Traits, nation, traits};
use crate::model::{ArticleId, Fingerprint, SpeakerId, SpeakerKind};

/// The id of a speaker from the folded name, so that the same name has the same id in every run.
///
/// A role, and a person known by one word only, is one article's: its id holds the article's. A body's id
/// holds the country that owns it, so that two countries' foreign ministries stay two.
pub fn id(kind: SpeakerKind, name: &str, country: Option<&str>, article: ArticleId) -> SpeakerId {
    let words = fold::words(name);
    let fingerprint = Fingerprint::new();
    SpeakerId::of(match kind {
        SpeakerKind::Role => fingerprint
            .field("role")
            .field(fold::key(&words))
            .field(article.to_string()),
        SpeakerKind::Person if words.len() < 2 => fingerprint
            .field("person")
            .field(fold::key(&words))
            .field(article.to_string()),
        SpeakerKind::Person => fingerprint.field("person").field(fold::key(&words)),
        SpeakerKind::Body => {
            let body = Body::new(name, country);
            fingerprint
                .field("body")
                .field(fold::key(&body.words))
                .field(body.country.unwrap_or_default())
        }
    })
}

/// A body's name without the country that owns it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    /// The folded words without article and owner.
    pub words: Vec<String>,
    /// The country, where the name or the article tells it.
    pub country: Option<String>,
}

impl Body {
    /// "Kenyan Foreign Ministry", "Kenya’s Foreign Ministry" → "foreign ministry" of Kenya.
    /// A form of law at the end is no part of it: "Moore Industries Inc.".
    ///
    /// No owner is cut where less than two words would be left: "Kenya’s army" is not "army".
    pub fn new(name: &str, country: Option<&str>) -> Self {
        let mut words = fold::words(fold::without_legal_form(name));
        if words.first().is_some_and(|w| w == "the") && words.len() > 2 {
            words.remove(0);
        }
        let mut body = Self {
            words,
            country: country.map(str::to_owned),
        };
        let possessives = possessives(name);
        // Twice for "Nairobi’s Kenyan Foreign Ministry".
        let _ = body.cut_owner(&possessives) && body.cut_owner(&possessives);
        body
    }

    /// Whether a leading owner was there and has been cut.
    fn cut_owner(&mut self, possessives: &[String]) -> bool {
        for length in [2, 1] {
            if self.words.len() < length + 2 {
                continue;
            }
            let lead = self.words[..length].join(" ");
            let Some(found) = nation(&lead) else { continue };
            let is_owner = traits(&lead).any(Traits::DEMONYM)
                || possessives.contains(&self.words[length - 1])
                || found == "united states";
            if is_owner && self.country.as_deref().is_none_or(|own| own == found) {
                self.words.drain(..length);
                self.country = Some(found.to_owned());
                return true;
            }
        }
        false
    }
}

/// The folded words that stand in the genitive.
fn possessives(name: &str) -> Vec<String> {
    let owners = name
        .split_whitespace()
        .filter(|word| word.ends_with("'s") || word.ends_with("’s"));
    owners.flat_map(fold::words).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(n: usize) -> ArticleId {
        ArticleId::of(Fingerprint::new().number(n))
    }

    #[test]
    fn a_body_is_one_under_its_owners_names() {
        let ids: Vec<SpeakerId> = [
            "Kenyan Foreign Ministry",
            "Kenya’s Foreign Ministry",
            "Nairobi's Foreign Ministry",
        ]
        .iter()
        .map(|name| id(SpeakerKind::Body, name, None, article(1)))
        .collect();
        assert!(ids.windows(2).all(|pair| pair[0] == pair[1]));
        assert_eq!(
            ids[0],
            id(SpeakerKind::Body, "Foreign Ministry", Some("kenya"), article(2))
        );
        assert_ne!(
            ids[0],
            id(SpeakerKind::Body, "Norwegian Foreign Ministry", None, article(1))
        );
    }

    #[test]
    fn an_army_keeps_its_country() {
        assert_ne!(
            id(SpeakerKind::Body, "Kenya’s army", None, article(1)),
            id(SpeakerKind::Body, "Norway’s army", None, article(1))
        );
    }

    #[test]
    fn roles_and_lone_surnames_are_one_articles() {
        for (kind, name) in [(SpeakerKind::Role, "analysts"), (SpeakerKind::Person, "Moore")] {
            assert_ne!(id(kind, name, None, article(1)), id(kind, name, None, article(2)));
        }
        assert_eq!(
            id(SpeakerKind::Person, "Ann Moore", None, article(1)),
            id(SpeakerKind::Person, "ANN MOORE", None, article(2))
        );
    }
}
