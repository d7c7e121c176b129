//! Pairs of statements and what is made of them.

use super::*;
use crate::fold;
use crate::model::{
    Act, ArticleId, Change, Outlet, Published, Span, Speaker, SpeakerId, SpeakerKind, StatementId, Status,
};

pub fn statement(number: usize, text: &str, speaker: Option<&str>) -> Statement {
    Statement {
        id: StatementId::of(Fingerprint::new().number(number)),
        article_id: ArticleId::of(Fingerprint::new().number(number)),
        outlet: Outlet::new(&format!("Outlet {number}")),
        published: None,
        kind: Kind::Direct,
        act: Act::Speech,
        text: text.into(),
        compared: text.into(),
        content: Vec::new(),
        quoted: Vec::new(),
        cue: Vec::new(),
        mention: None,
        speaker: speaker.map(|name| Speaker {
            id: SpeakerId::of(Fingerprint::new().field(name)),
            name: name.into(),
            kind: SpeakerKind::Person,
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

fn link(a: &Statement, b: &Statement) -> Option<Link> {
    let two = [a.clone(), b.clone()];
    let corpus = Corpus::of_statements(&two, &fold::Config::default());
    Linker::new(&two, &corpus, &Config::default()).link(Pair::new(0, 1))
}

fn said(text: &str) -> Statement {
    statement(text.len(), text, Some("Ada Brook"))
}

fn check(a: &Statement, b: &Statement, relation: Relation, status: Status) {
    let found = link(a, b).unwrap_or_else(|| panic!("no link: {} | {}", a.text, b.text));
    assert_eq!(
        (found.relation, found.status),
        (relation, status),
        "{} | {}",
        a.text,
        b.text
    );
}

const SPEECH: &str = "If the mayor has the courage to sell turnips now, why is the market at Oldport still empty?";

#[test]
fn case_marks_and_spacing_leave_it_exact() {
    let other = "if the mayor has the courage to sell turnips now — why is the market at Oldport STILL empty";
    check(&said(SPEECH), &said(other), Relation::Exact, Status::Confirmed);
}

#[test]
fn a_bracket_a_dropped_or_a_changed_word_make_it_altered() {
    let other = "If [she] has the courage to sell turnips now, why is the market in Oldport still empty like now?";
    check(&said(SPEECH), &said(other), Relation::Altered, Status::Confirmed);
}

#[test]
fn a_sentence_that_two_outlets_print_links_what_they_print_beside_it() {
    let kept = "The mayor never had the courage to sell turnips at Oldport.";
    let one = said(&format!(
        "We waited for a year. {kept} So people left with their children."
    ));
    let other = |speaker| {
        let text = format!("{kept} Nobody in the harbour office would answer a letter. Rain came through every roof.");
        statement(1, &text, Some(speaker))
    };
    check(&one, &other("Ada Brook"), Relation::Excerpt, Status::Confirmed);
    check(&one, &other("Tom Reed"), Relation::Excerpt, Status::Confirmed);
}

#[test]
fn a_short_or_a_changed_sentence_of_another_links_nothing() {
    let one = said("It rained. I can not wait to get started. Turnips rot in the harbour office.");
    let other = "Every roof leaks at Oldport. I can not wait to start this new adventure. The mayor left.";
    assert_eq!(link(&one, &statement(1, other, Some("Tom Reed"))), None);
}

#[test]
fn a_part_is_an_excerpt() {
    check(
        &said(SPEECH),
        &said("the courage to sell turnips … the market still empty"),
        Relation::Excerpt,
        Status::Confirmed,
    );
}

#[test]
fn a_short_part_is_only_suggested() {
    check(
        &said(SPEECH),
        &said("market at Oldport"),
        Relation::Excerpt,
        Status::Suggested,
    );
}

#[test]
fn one_quoted_part_of_a_mixed_statement_is_enough() {
    let mut mixed = said("enraged villagers … rotten turnips");
    mixed.kind = Kind::Mixed;
    let other = said("they will make rotten turnips and those who sell them pay dearly for the crime");
    check(&mixed, &other, Relation::Excerpt, Status::Suggested);
}

#[test]
fn a_side_without_marks_makes_it_a_paraphrase() {
    let mut told = said("Brook hoped for rain and harvest in the Oldport valley");
    told.kind = Kind::Indirect;
    check(
        &told,
        &said("hopes for harvest in the Oldport valley"),
        Relation::Paraphrase,
        Status::Confirmed,
    );
}

#[test]
fn few_words_of_two_speakers_are_linked_where_they_are_said_of_the_same() {
    let quoted = |article, frame: &str, speaker| {
        let mut mixed = statement(article, "like wildfire", Some(speaker));
        (mixed.kind, mixed.text) = (Kind::Mixed, frame.into());
        mixed
    };
    let of_blight = quoted(
        1,
        "turnip blight was spreading “like wildfire” in the valley",
        "Ada Brook",
    );
    let of_it_too = quoted(
        2,
        "the blight spread “like wildfire”, from the valley to the hills",
        "a grocer",
    );
    let of_rumours = quoted(3, "rumours of a wedding went round “like wildfire”", "a grocer");
    check(&of_blight, &of_it_too, Relation::Exact, Status::Suggested);
    assert_eq!(link(&of_blight, &of_rumours), None);
}

#[test]
fn two_words_in_the_mouths_of_two_people_are_chance() {
    let long = "The blight is as quick as lightning, remains deeply alarming and will cost this valley its harvest";
    let short = |speaker| statement(1, "deeply alarming", Some(speaker));
    let other = |speaker| statement(2, long, Some(speaker));
    assert_eq!(link(&short("Ada Brook"), &other("Per Holm")), None);
    for speaker in ["Ida Brook", "the mayor"] {
        let (short, mut other) = (short("Ada Brook"), other(speaker));
        let speaker_kind = if speaker == "the mayor" {
            SpeakerKind::Role
        } else {
            SpeakerKind::Person
        };
        other.speaker = other.speaker.map(|known| Speaker {
            kind: speaker_kind,
            ..known
        });
        assert!(link(&short, &other).is_some(), "{speaker}");
    }
}

#[test]
fn a_bare_term_of_nobody_is_no_link() {
    let long = said("This decision affirms our commitment to rotten turnips and to all who must live from them");
    let term = |text: &str| {
        let mut mixed = statement(1, text, None);
        (mixed.kind, mixed.text) = (Kind::Mixed, format!("what the mayor described as “{text}”").into());
        mixed.cue = vec![Span::new(15, 24)];
        mixed
    };
    assert_eq!(link(&term("rotten turnips"), &long), None);
    assert!(link(&term("commitment to rotten turnips and to all"), &long).is_some());
}

#[test]
fn a_term_in_two_mouths_is_a_link_where_it_is_said_of_the_same_thing() {
    let term = |article, speaker, text: &str| {
        let mut mixed = statement(article, "undeserved wet turnips", Some(speaker));
        (mixed.kind, mixed.text) = (Kind::Mixed, text.into());
        mixed
    };
    let fire = "the fire in the market was due to the “undeserved wet turnips”";
    let one = term(0, "Ada Brook", fire);
    let same = term(
        1,
        "Tom Reed",
        "she was sorry if the market had a fire for the “undeserved wet turnips”",
    );
    assert!(link(&one, &same).is_some());
    let other = term(
        1,
        "Tom Reed",
        "everybody in town had to eat the “undeserved wet turnips”",
    );
    assert_eq!(link(&one, &other), None);
}

#[test]
fn a_reported_subject_is_no_link() {
    let reported = |article, text| {
        let mut told = statement(article, text, Some("Ada Brook"));
        told.kind = Kind::Indirect;
        told
    };
    let whole = reported(1, "the turnip market of the old port would stay closed for a week");
    assert_eq!(link(&whole, &reported(2, "the turnip market")), None);
    let titled = |article, speaker| {
        let mut told = statement(article, "turnip inspector Per Holm", Some(speaker));
        told.kind = Kind::Indirect;
        told
    };
    assert_eq!(link(&titled(1, "Ada Brook"), &titled(2, "a grocer")), None);
}

#[test]
fn the_very_words_of_one_speaker_are_linked_however_common() {
    let text = "Would we have done it without him?";
    check(
        &statement(1, text, Some("Ada Brook")),
        &statement(2, text, Some("Ada Brook")),
        Relation::Exact,
        Status::Suggested,
    );
    assert_eq!(
        link(
            &statement(1, "No, no, no", Some("Ada Brook")),
            &statement(2, "No, no, no", Some("Ada Brook"))
        ),
        None
    );
}

#[test]
fn names_titles_terms_and_stock_phrases_are_no_links() {
    for text in ["The Last Turnip", "zero day", "no comment", "I love you"] {
        let (one, other) = (statement(1, text, None), statement(2, text, None));
        assert_eq!(link(&one, &other), None, "{text}");
        let long = statement(3, &format!("We saw {text} at the market in Oldport last winter"), None);
        assert_eq!(link(&one, &long), None, "{text}");
    }
}

#[test]
fn different_statements_on_one_topic_are_no_link() {
    let other = said("The turnips that the mayor bought were never meant for the people of Oldport");
    assert_eq!(link(&said(SPEECH), &other), None);
}

#[test]
fn a_surname_neither_agrees_nor_differs() {
    let text = "we will rebuild the ferry dock before the winter storms";
    let agrees = |name| {
        let linked = link(&statement(1, text, Some("Ada Brook")), &statement(2, text, Some(name)));
        linked.expect("the same words").speaker_agrees
    };
    assert_eq!(
        (agrees("Brook"), agrees("Ida Brook"), agrees("Ada Brook")),
        (None, Some(false), Some(true))
    );
}

#[test]
fn speakers_agree_differ_or_are_unknown() {
    let agrees = |one, other| {
        link(&statement(1, SPEECH, one), &statement(2, SPEECH, other))
            .unwrap()
            .speaker_agrees
    };
    assert_eq!(agrees(Some("Ada"), Some("Ada")), Some(true));
    assert_eq!(agrees(Some("Ada"), Some("Bea")), Some(false));
    assert_eq!(agrees(Some("Ada"), None), None);
}

#[test]
fn the_earlier_comes_first() {
    let (mut one, mut other) = (statement(1, SPEECH, None), statement(2, SPEECH, None));
    one.published = Some(Published::day(jiff::civil::date(2020, 6, 17)));
    other.published = Some(Published::day(jiff::civil::date(2020, 6, 16)));
    let found = link(&one, &other).unwrap();
    assert_eq!((found.a, found.b), (1, 0));
    other.published = one.published;
    assert_eq!(link(&one, &other).unwrap().a, 0);
}

#[test]
fn the_diff_gives_both_texts_back() {
    let other = "If [she] has no courage to sell 14 turnips, why is the market in Oldport empty?";
    let found = link(&said(SPEECH), &said(other)).unwrap();
    let words = |text: &str| {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|w| !w.is_empty())
            .count()
    };
    let of_a: usize = found.diff.iter().map(|edit| words(&edit.a)).sum();
    let of_b: usize = found.diff.iter().map(|edit| words(&edit.b)).sum();
    assert_eq!((of_a, of_b), (words(SPEECH), words(other)));
    assert!(found.diff.iter().any(|edit| edit.change == Change::Same));
}

#[test]
fn a_pair_of_no_statement_is_no_link() {
    let none = Corpus::of_statements(&[], &fold::Config::default());
    assert_eq!(Linker::new(&[], &none, &Config::default()).link(Pair::new(0, 1)), None);
}
