//! What a fact-checker should look at.

use quotetrace::find::{Config, find};
use quotetrace::model::{Finding, FindingKind, Relation, Severity, SpeakerKind, Status};

use crate::invented::{Corpus, Said, bridge, person};

fn found(corpus: &Corpus) -> Vec<Finding> {
    let mut found = find(corpus.matter(), &Config::default());
    found.retain(|finding| finding.kind == FindingKind::SpeakerConflict);
    found
}

#[test]
fn linked_statements_in_different_mouths_are_told_in_words() {
    let corpus = bridge();
    let all = found(&corpus);
    let told: Vec<_> = all
        .iter()
        .map(|f| (f.severity, f.cluster.is_some(), f.detail.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            (
                Severity::High,
                true,
                "Harbour Post gives \"The bridge may stay closed until every one of its 412 bolts has been tested.\" \
                 to Ministry of Roads, Coast Wire to Per Holm"
            ),
            (
                Severity::Low,
                false,
                "Harbour Post gives \"long overdue\" to Ada Lind, The Island Gazette to analysts"
            ),
        ]
    );
}

#[test]
fn each_pair_of_speakers_is_one_finding_of_its_cluster() {
    let corpus = bridge();
    let told = found(&corpus);
    assert_eq!(told.len(), 2, "0–2, 2–4 and 2–6 are one");
    assert_eq!((told[0].a, told[0].b), (0, 2), "the best link shows it");
}

#[test]
fn roles_and_suggested_links_weigh_less() {
    for (kind, status, severity) in [
        (SpeakerKind::Body, Status::Confirmed, Severity::High),
        (SpeakerKind::Role, Status::Confirmed, Severity::Low),
        (SpeakerKind::Person, Status::Suggested, Severity::Low),
    ] {
        let mut corpus = Corpus::default();
        let says = |mention, speaker| Said {
            parts: &["Yes"],
            mention,
            speaker,
            ..Said::default()
        };
        let (ada, analysts) = (person("Ada Lind"), ("analysts", kind));
        corpus
            .article("A", "", "", "Yes, said Ada Lind")
            .says(says("Ada Lind", Some(ada)));
        corpus
            .article("", "", "", "Yes, analysts said")
            .says(says("analysts", Some(analysts)));
        corpus.link((0, 1), Relation::Exact, status, 0.8);
        let told = found(&corpus);
        assert_eq!(told[0].severity, severity);
        assert_eq!(
            told[0].detail,
            "A gives \"Yes\" to Ada Lind, articles/001.txt to analysts"
        );
    }
}

#[test]
fn agreement_and_silence_are_no_conflict() {
    let mut corpus = bridge();
    for link in &mut corpus.links {
        link.speaker_agrees = link.speaker_agrees.filter(|agrees| *agrees);
    }
    assert!(found(&corpus).is_empty());
    corpus.links[0].speaker_agrees = Some(false);
    corpus.links[0].b = 999;
    assert!(found(&corpus).is_empty());
}
