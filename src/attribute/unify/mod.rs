//! Speakers across articles: one id and one name for all variants of a person's or a body's name.

mod body;
mod groups;
mod person;
mod spelling;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::config::Config;
use crate::model::{ArticleId, Speaker, SpeakerId, SpeakerKind, Statement};

/// One way in which articles write a speaker.
#[derive(Clone, Debug)]
pub struct Form {
    pub name: Arc<str>,
    /// The id that the name had by itself.
    pub id: SpeakerId,
    /// Statements that have it.
    pub statements: usize,
    pub articles: BTreeSet<ArticleId>,
}

/// Gives the same id and name to the speakers of all articles that are one person or body.
///
/// Merges spellings (case, hyphens, order, middle names, romanisation) and bodies with their acronyms and
/// owners. Never merges on one word of a name alone, nor roles; where two readings are possible the names
/// stay apart. The name is the most frequent of the fullest forms; the id follows from it, so that a corpus
/// gives the same ids in every run. Independent of the order of `statements`; n log n in their number.
pub fn unify(statements: &mut [Statement], config: &Config) {
    let people = forms(statements, SpeakerKind::Person);
    let bodies = forms(statements, SpeakerKind::Body);
    let mut unified: BTreeMap<(SpeakerKind, SpeakerId, Arc<str>), Speaker> = BTreeMap::new();
    for (kind, merged) in [
        (SpeakerKind::Person, person::merged(&people, config)),
        (SpeakerKind::Body, body::merged(&bodies)),
    ] {
        for (form, speaker) in merged {
            unified.insert((kind, form.id, form.name.clone()), speaker);
        }
    }
    for statement in statements {
        let Some(speaker) = &mut statement.speaker else {
            continue;
        };
        if let Some(one) = unified.get(&(speaker.kind, speaker.id, speaker.name.clone())) {
            *speaker = one.clone();
        }
    }
}

/// The distinct forms of one kind, by name.
fn forms(statements: &[Statement], kind: SpeakerKind) -> Vec<Form> {
    let mut forms: BTreeMap<(Arc<str>, SpeakerId), Form> = BTreeMap::new();
    for statement in statements {
        let Some(speaker) = statement.speaker.as_ref().filter(|s| s.kind == kind) else {
            continue;
        };
        let form = forms.entry((speaker.name.clone(), speaker.id)).or_insert_with(|| Form {
            name: speaker.name.clone(),
            id: speaker.id,
            statements: 0,
            articles: BTreeSet::new(),
        });
        form.statements += 1;
        form.articles.insert(statement.article_id);
    }
    forms.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::super::identity;
    use super::*;
    use crate::model::{Act, Confidence, Fingerprint, Kind, Span, StatementId};

    fn said(article: usize, kind: SpeakerKind, name: &str, country: Option<&str>) -> Statement {
        let article_id = ArticleId::of(Fingerprint::new().number(article));
        Statement {
            id: StatementId::of(Fingerprint::new().number(article).field(name)),
            article_id,
            outlet: None,
            published: None,
            kind: Kind::Direct,
            act: Act::Speech,
            text: "".into(),
            compared: "".into(),
            content: Vec::new(),
            quoted: Vec::new(),
            cue: Vec::new(),
            mention: None,
            speaker: Some(Speaker {
                id: identity::id(kind, name, country, article_id),
                name: name.into(),
                kind,
            }),
            medium: None,
            before: Span::new(0, 0),
            after: Span::new(0, 0),
            evidence: Vec::new(),
            values: Vec::new(),
            said_on: None,
            confidence: Confidence::new(1.0),
        }
    }

    /// The canonical names, one for each name given; each name stands in an article of its own.
    fn names(kind: SpeakerKind, given: &[&str]) -> Vec<String> {
        let mut statements: Vec<Statement> = given
            .iter()
            .enumerate()
            .map(|(i, name)| said(i, kind, name, None))
            .collect();
        statements.reverse();
        unify(&mut statements, &Config::default());
        statements.reverse();
        let speakers: Vec<&Speaker> = statements.iter().filter_map(|s| s.speaker.as_ref()).collect();
        for a in &speakers {
            for b in speakers.iter().filter(|b| b.name == a.name && b.name.contains(' ')) {
                assert_eq!(a.id, b.id);
            }
        }
        speakers.iter().map(|s| s.name.to_string()).collect()
    }

    #[track_caller]
    fn one_person(given: &[&str], wanted: &str) {
        assert!(
            names(SpeakerKind::Person, given).iter().all(|name| name == wanted),
            "{:?}",
            names(SpeakerKind::Person, given)
        );
    }

    #[track_caller]
    fn apart(kind: SpeakerKind, given: &[&str]) {
        assert_eq!(names(kind, given), given);
    }

    #[test]
    fn hyphens_case_order_and_romanisation_are_one_person() {
        one_person(
            &["Pak Sun Hee", "Pak Sun-hee", "Pak Sun-hee", "PAK SUN HEE"],
            "Pak Sun-hee",
        );
        one_person(&["Pak Jong Hee", "Pak Jung-hee", "Pak Jung-hee"], "Pak Jung-hee");
        one_person(&["Sunhee Pak", "Sunhee Pak", "Pak Sunhee"], "Sunhee Pak");
        one_person(
            &["Ivan Petrovsky", "Ivan Petrovskyy", "Ivan Petrovsky"],
            "Ivan Petrovsky",
        );
    }

    #[test]
    fn a_middle_name_is_the_fuller_form() {
        one_person(&["George W. Marsh", "George Marsh", "George Marsh"], "George W. Marsh");
        apart(
            SpeakerKind::Person,
            &["George W. Marsh", "George H. Marsh", "George Marsh"],
        );
    }

    #[test]
    fn no_two_people_are_one_for_a_shared_name() {
        apart(SpeakerKind::Person, &["Pak Jong Un", "Pak Jong Il", "Pak Jong In"]);
        apart(SpeakerKind::Person, &["Marsh", "George Marsh", "Ann Marsh"]);
        apart(
            SpeakerKind::Person,
            &["Tom Brown", "Dom Brown", "Martina Rossi", "Martino Rossi"],
        );
    }

    #[test]
    fn lone_surnames_of_two_articles_stay_two() {
        let mut statements = vec![
            said(1, SpeakerKind::Person, "Marsh", None),
            said(2, SpeakerKind::Person, "Marsh", None),
        ];
        unify(&mut statements, &Config::default());
        assert_ne!(statements[0].speaker, statements[1].speaker);
    }

    #[test]
    fn a_body_is_one_with_its_acronym_and_its_owners() {
        let unified = names(
            SpeakerKind::Body,
            &["NHA", "Norwegian Harbour Agency", "Oslo’s Norwegian Harbour Agency"],
        );
        assert!(
            unified.iter().all(|name| name == "Norwegian Harbour Agency"),
            "{unified:?}"
        );
        let unified = names(
            SpeakerKind::Body,
            &[
                "Harbour Ministry",
                "Kenyan Harbour Ministry",
                "Kenya’s harbour ministry",
            ],
        );
        assert!(unified.iter().all(|name| name == "Harbour Ministry"), "{unified:?}");
    }

    #[test]
    fn two_countries_ministries_stay_two() {
        apart(
            SpeakerKind::Body,
            &[
                "Foreign Ministry",
                "Kenyan Foreign Ministry",
                "Norwegian Foreign Ministry",
            ],
        );
        let mut statements = vec![
            said(1, SpeakerKind::Body, "Foreign Ministry", Some("kenya")),
            said(2, SpeakerKind::Body, "Foreign Ministry", Some("norway")),
        ];
        unify(&mut statements, &Config::default());
        assert_ne!(
            statements[0].speaker.as_ref().map(|s| s.id),
            statements[1].speaker.as_ref().map(|s| s.id)
        );
    }

    #[test]
    fn an_acronym_of_two_bodies_is_nobodys() {
        apart(
            SpeakerKind::Body,
            &["NHA", "National Harbour Agency", "Northern Health Agency"],
        );
    }
}
