//! Findings on whole invented articles: what must be told, and what must not.

use quotetrace::model::{Article, Finding, FindingKind, Outlet, Published, Severity};
use quotetrace::pipeline::{self, Config, Run};

use FindingKind::{
    AlteredWording, BodyAndSpokesman, DateConflict, LostContext, NegationConflict, NumberConflict, PlaceConflict,
    SpeakerConflict, TimeConflict, Truncation,
};

fn run(articles: &[(&str, &str)]) -> Run {
    let article = |&(outlet, text): &(&str, &str)| {
        let mut article = Article {
            outlet: Outlet::new(outlet),
            published: Some(Published::day(jiff::civil::date(2031, 3, 4))),
            ..Article::new(text)
        };
        article.identify(0);
        article
    };
    pipeline::run(articles.iter().map(article).collect(), &Config::default(), &())
}

fn found(one: &str, other: &str) -> Vec<Finding> {
    run(&[("Harbour Post", one), ("Coast Wire", other)]).findings
}

/// The two articles show a finding of this kind, whose detail holds these words.
#[track_caller]
fn shows(kind: FindingKind, words: &str, one: &str, other: &str) -> Finding {
    let all = found(one, other);
    let told: Vec<_> = all.iter().map(|f| (f.kind, f.detail.as_str())).collect();
    let hit = all.iter().find(|f| f.kind == kind && f.detail.contains(words));
    hit.unwrap_or_else(|| panic!("no {kind:?} with {words:?} in {told:#?}"))
        .clone()
}

/// The two articles show no finding of this kind.
#[track_caller]
fn is_silent(kind: FindingKind, one: &str, other: &str) {
    let all = found(one, other);
    let told: Vec<_> = all.iter().filter(|f| f.kind == kind).map(|f| &f.detail).collect();
    assert!(told.is_empty(), "{told:#?}");
}

const PLEDGE: &str = "“We will rebuild the old ferry dock at Selkie Point before the winter comes,” said Ana Ruiz, the \
                      harbour master.";

#[test]
fn a_changed_number_weighs_more_than_a_changed_word() {
    let one = "“We have found 14 cracks in the pillars of the old bridge this week,” engineer Per Holm said.";
    let number = shows(AlteredWording, "\"14\"", one, &one.replace("14", "40"));
    assert_eq!(number.severity, Severity::High);
    let word = shows(AlteredWording, "\"pillars\"", one, &one.replace("pillars", "arches"));
    assert_eq!(word.severity, Severity::Medium);
}

#[test]
fn a_negation_and_a_modal_verb_are_grave() {
    let negated = PLEDGE.replace("will rebuild", "will not rebuild");
    assert_eq!(
        shows(AlteredWording, "\"not\"", PLEDGE, &negated).severity,
        Severity::High
    );
    let unsure = PLEDGE.replace("will rebuild", "may rebuild");
    assert_eq!(
        shows(AlteredWording, "\"may\"", PLEDGE, &unsure).severity,
        Severity::High
    );
}

#[test]
fn one_grave_word_is_told_among_few_of_a_suggested_link() {
    let one = "The minister, Ana Ruiz, said the dam “will not be built on our watch”.";
    let other = "The president said the dam “will be built on our watch”.";
    let finding = shows(AlteredWording, "\"not\" is in Harbour Post", one, other);
    assert_eq!(finding.severity, Severity::Medium);
    is_silent(AlteredWording, one, &other.replace("be built on", "be run on"));
    let one = "“We waited for certainty, and the river did not wait for us,” said Ana Ruiz. “I am sorry. We should have \
               moved people on Sunday.”";
    let other = "Ruiz had said that it came “too late” and that “we should have moved people on Saturday.”";
    let finding = shows(AlteredWording, "\"Saturday\"", one, other);
    assert_eq!(finding.severity, Severity::Medium);
    let one = "“People are not stupid,” said Ana Ruiz, the harbour master.";
    let other = "Harbour master: “People are stupid”";
    shows(AlteredWording, "\"not\"", one, other);
}

#[test]
fn marks_spelling_and_brackets_are_no_alteration_of_weight() {
    is_silent(
        AlteredWording,
        PLEDGE,
        &PLEDGE
            .replace("harbour master", "harbor master")
            .replace("comes,", "comes –"),
    );
    let bracketed = PLEDGE.replace("before the winter", "before [the] winter");
    is_silent(AlteredWording, PLEDGE, &bracketed);
}

#[test]
fn a_condition_that_was_cut_off_is_told() {
    let whole = "“Unless the council pays what it owes us, we will close the ferry dock for the whole winter,” said Ana \
                 Ruiz, the harbour master.";
    let cut = "“We will close the ferry dock for the whole winter,” said Ana Ruiz, the harbour master.";
    let finding = shows(Truncation, "\"Unless\"", whole, cut);
    assert_eq!(finding.severity, Severity::High);
    is_silent(Truncation, whole, &format!("Unless it is paid, she warned: {cut}"));
}

#[test]
fn a_condition_beside_the_words_is_told_where_the_other_has_none() {
    let with = "If the council refuses to pay, Ana Ruiz said, “we will close the old ferry dock for the whole winter.”";
    let without = "Ana Ruiz said: “We will close the old ferry dock for the whole winter.”";
    shows(LostContext, "\"If\"", with, without);
    is_silent(LostContext, with, with);
}

#[test]
fn what_one_says_and_the_other_denies_is_told() {
    let says = "Ana Ruiz said that the harbour company had sold rotten life jackets to the ferry crews in spring.";
    let denies = "Ana Ruiz denied that the harbour company had sold rotten life jackets to the ferry crews in spring.";
    shows(NegationConflict, "denied", says, denies);
    is_silent(NegationConflict, says, says);
}

#[test]
fn numbers_of_the_same_things_conflict() {
    let one = "The ferry Merganser sank off Selkie Point on Monday, killing 17 passengers, the coast guard reported \
               late.";
    let other = "Officials were shocked. At least 23 passengers were killed when the ferry Merganser sank off Selkie \
                 Point.";
    shows(NumberConflict, "17", one, other);
    is_silent(NumberConflict, one, &other.replace("At least 23", "More than 12"));
    is_silent(
        NumberConflict,
        one,
        &format!("{other} An earlier count had 17 passengers killed."),
    );
}

#[test]
fn places_of_one_thing_conflict() {
    let one = "The blast destroyed the joint liaison office in Gdansk on Tuesday, leaving smoke over the city.";
    let other = "The army moved on Wednesday. This comes after the demolition of the liaison office in Krakow and \
                 worsening relations.";
    shows(PlaceConflict, "Krakow", one, other);
    is_silent(PlaceConflict, one, &other.replace("Krakow", "Poland"));
    is_silent(PlaceConflict, one, &other.replace("liaison office", "summit"));
    // Where an article writes the one as a part of the other, both may be right.
    is_silent(
        PlaceConflict,
        one,
        &format!("{other} Trams ran again through Gdansk, Krakow, at night."),
    );
}

#[test]
fn times_that_may_be_one_agree() {
    let one = "The old bridge at Port Averil collapsed at 14:49 on Tuesday, and nobody was hurt.";
    let other = "The old bridge at Port Averil collapsed just before 3 p.m. on Tuesday, and nobody was hurt.";
    is_silent(TimeConflict, one, other);
    shows(
        TimeConflict,
        "14:49",
        one,
        &other.replace("just before 3 p.m.", "at 9 a.m."),
    );
}

#[test]
fn dates_are_resolved_before_they_are_compared() {
    let one = "The old bridge at Port Averil collapsed on Tuesday under a lorry that carried gravel.";
    is_silent(DateConflict, one, &one.replace("on Tuesday", "on March 4"));
    shows(DateConflict, "March 2", one, &one.replace("on Tuesday", "on March 2"));
}

#[test]
fn a_body_and_its_spokesman_are_no_conflict() {
    let one =
        "“We will rebuild the old ferry dock at Selkie Point before the winter comes,” the Ministry of Roads said.";
    let other = "“We will rebuild the old ferry dock at Selkie Point before the winter comes,” said Per Holm, a \
                 spokesman for the Ministry of Roads.";
    is_silent(SpeakerConflict, one, other);
    shows(BodyAndSpokesman, "Per Holm", one, other);
    shows(SpeakerConflict, "Ana Ruiz", one, PLEDGE);
}

#[test]
fn every_finding_shows_words_of_both_articles() {
    let one = "“We have found 14 cracks in the pillars of the old bridge this week,” engineer Per Holm said.";
    let run = run(&[("Harbour Post", one), ("Coast Wire", &one.replace("14", "40"))]);
    assert!(!run.findings.is_empty());
    for finding in &run.findings {
        for (index, shown) in [(finding.a, finding.shown_a), (finding.b, finding.shown_b)] {
            let statement = &run.statements[index as usize];
            let article = run.articles.iter().find(|a| a.id == statement.article_id).unwrap();
            assert!(["14", "40"].contains(&shown.of(&article.text)));
        }
        assert!(!finding.reason.is_empty());
    }
}

/// The gravest finding of this kind weighs least: it is in the files, and not on the first screen.
#[track_caller]
fn weighs_least(kind: FindingKind, one: &str, other: &str) {
    let all = found(one, other);
    let shown: Vec<_> = all
        .iter()
        .filter(|f| f.kind == kind && f.severity != Severity::Low)
        .collect();
    assert!(shown.is_empty(), "{shown:#?}");
}

#[test]
fn where_a_quotation_begins_and_ends_is_the_outlets_choice() {
    let later = PLEDGE.replace("“We will rebuild", "“Of course we will rebuild");
    weighs_least(AlteredWording, PLEDGE, &later);
    let longer = PLEDGE.replace("comes,”", "comes. Nobody will be sent home,”");
    weighs_least(AlteredWording, PLEDGE, &longer);
    let between = "“We will rebuild the old ferry dock at Selkie Point. Nobody likes the bus. It will be done before the \
                   winter comes,” said Ana Ruiz, the harbour master.";
    weighs_least(AlteredWording, between, &between.replace("Nobody likes the bus. ", ""));
    // "I [am sorry. I] will not" is a beginning as well.
    let sorry = "“I am sorry for it all. I will not bring shame on the ferry crews of Selkie Point,” said Ana Ruiz.";
    weighs_least(AlteredWording, sorry, &sorry.replace("am sorry for it all. I ", ""));
}

#[test]
fn what_an_ellipsis_or_brackets_tell_is_no_silent_change() {
    let whole = "“There are very few ferries at Selkie Point. With four days to go before the feast, I still have no \
                 ticket home,” said Ana Ruiz.";
    let marked = whole.replace("Point. With four days to go before the feast, I", "Point... I");
    is_silent(AlteredWording, whole, &marked);
    let named = PLEDGE.replace("dock at", "dock (the Gull) at");
    weighs_least(AlteredWording, PLEDGE, &named);
}

#[test]
fn other_forms_and_words_that_stand_everywhere_weigh_least() {
    weighs_least(
        AlteredWording,
        PLEDGE,
        &PLEDGE.replace("will rebuild", "will be rebuilding"),
    );
    weighs_least(
        AlteredWording,
        PLEDGE,
        &PLEDGE.replace("We will", "We want it and will"),
    );
    let two = shows(
        AlteredWording,
        "tonnes",
        PLEDGE,
        &PLEDGE.replace("the old ferry", "tonnes of old ferry"),
    );
    assert_eq!(two.severity, Severity::Medium);
}

#[test]
fn a_negation_of_other_words_is_none_of_these() {
    let one = "The quake damaged several houses in the old town of Selkie Point on Monday night, the mayor said.";
    let warned = one.replace("The quake", "No warning was given before the quake, which");
    is_silent(NegationConflict, one, &warned);
    let angry = "The crews of Selkie Point are angry at the harbour company and at the price of bread, Ana Ruiz said.";
    is_silent(NegationConflict, angry, &angry.replace("angry at", "angry not just at"));
    shows(
        NegationConflict,
        "not angry",
        angry,
        &angry.replace("are angry", "are not angry"),
    );
}

#[test]
fn two_ways_to_write_a_name_are_one_speaker() {
    let one = PLEDGE.replace("Ana Ruiz", "Raymond Holm");
    is_silent(SpeakerConflict, &one, &PLEDGE.replace("Ana Ruiz", "Ray Holm"));
    weighs_least(SpeakerConflict, &one, &PLEDGE.replace("Ana Ruiz", "Raymond Holn"));
    let conflict = shows(
        SpeakerConflict,
        "Ray Fjeld",
        &one,
        &PLEDGE.replace("Ana Ruiz", "Ray Fjeld"),
    );
    assert_ne!(conflict.severity, Severity::Low);
}

#[test]
fn who_said_a_statement_of_many_sentences_is_asked_once() {
    let one = "“We are aware of the cracks in the northern pillars,” Per Holm said in a statement. “Nobody was hurt on the \
               bridge that night,” Holm said.";
    let all = found(one, &one.replace("Holm", "Fjeld"));
    let shown = |least: bool| {
        all.iter()
            .filter(move |f| f.kind == SpeakerConflict && (f.severity == Severity::Low) == least)
    };
    assert_eq!((shown(false).count(), shown(true).count()), (1, 1), "{all:#?}");
}

#[test]
fn a_game_has_a_clock_for_each_goal() {
    let one = "Holm scored the winning goal for Selkie Point on Sunday with 7:41 left in the first half of the final.";
    let other = one.replace("7:41", "2:05");
    is_silent(TimeConflict, one, &other);
    let minutes = one.replace("7:41 left", "12 minutes, 31 seconds remaining");
    is_silent(NumberConflict, &minutes, &minutes.replace("12 minutes", "4 minutes"));
}

#[test]
fn numbers_far_apart_and_articles_far_apart_weigh_least() {
    let one = "The ferry Merganser sank off Selkie Point on Monday, killing 17 passengers of the northern line.";
    let conflict = shows(NumberConflict, "19", one, &one.replace("17", "19"));
    assert_ne!(conflict.severity, Severity::Low);
    weighs_least(NumberConflict, one, &one.replace("17", "170"));
    let month_later = Article {
        outlet: Outlet::new("Coast Wire"),
        published: Some(Published::day(jiff::civil::date(2031, 4, 4))),
        ..Article::new(one.replace("17", "19"))
    };
    let first = Article {
        outlet: Outlet::new("Harbour Post"),
        published: Some(Published::day(jiff::civil::date(2031, 3, 4))),
        ..Article::new(one)
    };
    let articles = [first, month_later].map(|mut article| {
        article.identify(0);
        article
    });
    let run = pipeline::run(articles.into(), &Config::default(), &());
    assert!(
        run.findings
            .iter()
            .all(|f| f.kind != NumberConflict || f.severity == Severity::Low)
    );
}
