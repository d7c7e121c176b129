//! The rules of the stage, each by two or three invented sentences: what is found, kept whole, or left alone.

use super::tests::segmented;
use super::{Config, Method, extract};
use crate::model::{Article, Kind, Quotation, Span};

fn found(text: &str) -> Vec<Quotation> {
    let config = Config {
        method: Method::Rules,
        claims: false,
        ..Config::default()
    };
    extract(&Article::new(text), &segmented(text), &config)
}

/// Each statement as `kind [mention] cue: part | part`.
#[track_caller]
pub fn check(text: &str, wanted: &[&str]) {
    let join = |spans: &[Span], between: &str| spans.iter().map(|s| s.of(text)).collect::<Vec<_>>().join(between);
    let shown: Vec<String> = found(text)
        .iter()
        .map(|q| {
            let kind = match q.kind {
                Kind::Direct => "direct",
                Kind::Mixed => "mixed",
                Kind::Indirect => "indirect",
                Kind::Claim => "claim",
            };
            let mention = q.mention.map_or("", |m| m.of(text));
            format!("{kind} [{mention}] {}: {}", join(&q.cue, " "), join(&q.content, " | "))
        })
        .collect();
    assert_eq!(shown, wanted, "in {text}");
}

#[test]
fn the_cue_may_stand_before_after_and_inside() {
    check(
        "Lee said: “We wait for rain.”",
        &["direct [Lee] said: We wait for rain."],
    );
    check(
        "“We wait for rain,” Lee said.",
        &["direct [Lee] said: We wait for rain,"],
    );
    check(
        "“We wait,” Lee said, “for rain.”",
        &["direct [Lee] said: We wait, | for rain."],
    );
    check(
        "“We wait.” she said. “It rains.”",
        &["direct [she] said: We wait. | It rains."],
    );
}

#[test]
fn the_subject_may_follow_the_cue() {
    check(
        "“We wait,” said Mary Lee, a farmer.",
        &["direct [Mary Lee] said: We wait,"],
    );
    check(
        "“Why wait?” asked the mayor of Averil.",
        &["direct [the mayor of Averil] asked: Why wait?"],
    );
}

#[test]
fn a_question_keeps_its_reporting_clause() {
    check(
        "“Why wait?” Mr. Lee asked. He left.",
        &["direct [Mr. Lee] asked: Why wait?"],
    );
    check(
        "“Why wait?” Lee, the mayor, had asked on Monday.",
        &["direct [Lee] had asked: Why wait?"],
    );
}

#[test]
fn names_in_apposition_are_the_mention() {
    check(
        "“We wait,” the minister for sea and ports, Orla Vance, promised.",
        &["direct [Orla Vance] promised: We wait,"],
    );
    check(
        "Kim You-geun, the deputy chief, said it was late.",
        &["indirect [Kim You-geun] said: it was late"],
    );
}

#[test]
fn what_is_reported_may_need_no_that() {
    check(
        "Lee said that the dam would hold.",
        &["indirect [Lee] said: the dam would hold"],
    );
    check(
        "Lee said the dam would hold.",
        &["indirect [Lee] said: the dam would hold"],
    );
    check(
        "The dam would hold, Lee said.",
        &["indirect [Lee] said: The dam would hold"],
    );
    check(
        "The dam would hold, officials say.",
        &["indirect [officials] say: The dam would hold"],
    );
    check(
        "Lee told reporters on Friday that it rained.",
        &["indirect [Lee] told: it rained"],
    );
}

#[test]
fn a_reporting_clause_may_stand_in_the_middle() {
    check(
        "The plan, critics say, is dead.",
        &["indirect [critics] say: The plan | is dead"],
    );
    check(
        "The museum, Mr. Vane said, was the work of many hands.",
        &["indirect [Mr. Vane] said: The museum | was the work of many hands"],
    );
    check(
        "The bridge, according to the ministry, would cost millions.",
        &["indirect [the ministry] according to: The bridge | would cost millions"],
    );
    check("The mayor, who never said, was dead.", &[]);
}

#[test]
fn a_heading_in_marks_is_no_statement() {
    check("It rained.\n\n‘All Bets Are Off’\n\nIt rained on.", &[]);
    check("“We wait,” Lee said.\n\n“(Applause)”", &["direct [Lee] said: We wait,"]);
    check(
        "It rained.\n\n“(On rain) We wait.”",
        &["direct [] : (On rain) We wait."],
    );
    check(
        "It rained.\n\n“Ann Lee is in the pit.”",
        &["direct [] : Ann Lee is in the pit."],
    );
    check("Lee left.\n\n“Never again.”", &["direct [] : Never again."]);
}

#[test]
fn a_past_form_after_a_name_is_its_verb() {
    check(
        "Lee walked onto the stage, chanting “On and on we go!”",
        &["direct [Lee] chanting: On and on we go!"],
    );
}

#[test]
fn according_to_may_stand_first_or_last() {
    check(
        "The dam held, according to the ministry.",
        &["indirect [the ministry] according to: The dam held"],
    );
    check(
        "According to the ministry, the dam held.",
        &["indirect [the ministry] According to: the dam held"],
    );
    check(
        "The dam held, according to a report.",
        &["indirect [a report] according to: The dam held"],
    );
}

#[test]
fn promises_questions_and_beliefs_have_cues_of_their_own() {
    check(
        "Lee promised to rebuild the dam.",
        &["indirect [Lee] promised: to rebuild the dam"],
    );
    check(
        "Lee asked whether the dam would hold.",
        &["indirect [Lee] asked: whether the dam would hold"],
    );
    check(
        "Lee believes that the dam will hold.",
        &["indirect [Lee] believes: the dam will hold"],
    );
    check(
        "Lee criticised the plan, and left.",
        &["indirect [Lee] criticised: the plan"],
    );
}

#[test]
fn quoted_parts_make_a_statement_mixed() {
    check(
        "Lee called the dam “a disgrace”.",
        &["mixed [Lee] called: the dam “a disgrace”"],
    );
    check(
        "Lee said the “useless old dam” would soon be “quite gone”.",
        &["mixed [Lee] said: the “useless old dam” would soon be “quite gone”"],
    );
    check(
        "The dam was “dead,” Lee said.",
        &["mixed [Lee] said: The dam was “dead,”"],
    );
}

#[test]
fn a_second_cue_reports_for_the_same_speaker() {
    check(
        "Lee said the dam held, adding that it leaked.",
        &["indirect [Lee] said: the dam held", "indirect [Lee] adding: it leaked"],
    );
    check(
        "“We wait,” Lee said, adding that it rained.",
        &["direct [Lee] said: We wait,", "indirect [Lee] adding: it rained"],
    );
}

#[test]
fn a_statement_inside_another_comes_out_too() {
    check(
        "Lee had warned that the dam would break, the ministry said.",
        &[
            "indirect [the ministry] said: Lee had warned that the dam would break",
            "indirect [Lee] had warned: the dam would break",
        ],
    );
}

#[test]
fn a_quotation_by_itself_has_no_cue() {
    check("“We wait for rain.”", &["direct [] : We wait for rain."]);
    check(
        "Lee went on:\n\n“We wait for rain.”",
        &["direct [] : We wait for rain."],
    );
    check(
        "Lee continued:\n\n“We wait for rain.”",
        &["direct [Lee] continued: We wait for rain."],
    );
}

#[test]
fn a_name_may_sign_a_quotation() {
    check(
        "“We wait for rain.” — Mary Lee",
        &["direct [Mary Lee] : We wait for rain."],
    );
    check(
        "“We wait for rain.”\n\n— Mary Lee",
        &["direct [Mary Lee] : We wait for rain."],
    );
    check(
        "Mary Lee: “We wait for rain.”",
        &["direct [Mary Lee] :: We wait for rain."],
    );
}

#[test]
fn a_verb_that_is_no_known_cue_serves_after_a_comma() {
    check(
        "“We wait for rain,” Lee sings.",
        &["direct [Lee] sings: We wait for rain,"],
    );
}

#[test]
fn a_quotation_may_reopen_in_the_next_paragraph_and_is_one() {
    check(
        "“First part.\n\n“Second part,” Lee said.",
        &["direct [Lee] said: First part. | Second part,"],
    );
}

#[test]
fn transcripts_need_no_marks() {
    check(
        "LEE: We wait.\n\nMARY POE: For rain?\n\nLEE: For rain.",
        &[
            "indirect [LEE] :: We wait",
            "indirect [MARY POE] :: For rain",
            "indirect [LEE] :: For rain",
        ],
    );
}

#[test]
fn a_turn_may_have_a_title_and_several_paragraphs() {
    check(
        "LEE (host): We wait.\n\nIt may rain.\n\nMARY POE, MAYOR: For rain?\n\nLEE: For rain.",
        &[
            "indirect [LEE] :: We wait | It may rain",
            "indirect [MARY POE] :: For rain",
            "indirect [LEE] :: For rain",
        ],
    );
    check(
        "Q. Why do you wait?\n\nA. We wait for rain.",
        &["indirect [] Q.: Why do you wait", "indirect [] A.: We wait for rain"],
    );
}

#[test]
fn a_lead_in_or_a_signature_makes_a_paragraph_a_statement() {
    check(
        "The mayor said in a statement:\n\nWe wait for rain. The dam will hold.\n\nThen she left.",
        &["indirect [The mayor] said: We wait for rain. The dam will hold"],
    );
    check(
        "The mayor said:\n\n> We wait for rain.\n\n> The dam will hold.\n\nThen she left.",
        &["indirect [The mayor] said: We wait for rain | The dam will hold"],
    );
    check(
        "We wait for rain and nothing else.\n\n— Mary Lee, mayor of Averil",
        &["indirect [Mary Lee] : We wait for rain and nothing else"],
    );
    check("The dam held for a year.\n\n— Coast Wire", &[]);
}

#[test]
fn what_nobody_said_is_no_statement() {
    check("Neither Lee nor Poe said the dam would hold.", &[]);
    check("No official said the dam would hold.", &[]);
    check("Lee did not say whether the dam would hold.", &[]);
    check("Lee declined to say when the dam would open.", &[]);
}

#[test]
fn reports_inside_each_other_both_come_out() {
    check(
        "Lee said Poe had warned that the dam would break.",
        &[
            "indirect [Lee] said: Poe had warned that the dam would break",
            "indirect [Poe] had warned: the dam would break",
        ],
    );
    check(
        "“Poe told me he would resign,” Lee said.",
        &["direct [Lee] said: Poe told me he would resign,"],
    );
}

#[test]
fn titles_terms_and_scare_quotes_are_no_statements() {
    check("The “peace house” stands empty.", &[]);
    check("She starred in “The Long Road Home” last year.", &[]);
}

#[test]
fn silence_and_denial_of_speech_are_no_statements() {
    check("Lee refused to comment on the dam.", &[]);
    check("Lee did not say that the dam held.", &[]);
    check("No one said the dam would hold.", &[]);
}

#[test]
fn nouns_that_look_like_cues_are_none() {
    check("The guns were moved to firing posts that stood empty.", &[]);
    check("The United States has closed its office.", &[]);
}

#[test]
fn evidence_that_shows_a_thing_has_said_nothing() {
    check("The harbour has shown its strength.", &[]);
    check(
        "Polls show that the bill will pass.",
        &["indirect [Polls] show: the bill will pass"],
    );
}

#[test]
fn a_cue_in_marks_reports_nothing_by_itself() {
    check(
        "Lee says that “according to the mayor, it leaks.”",
        &["direct [Lee] says: according to the mayor, it leaks."],
    );
}

#[test]
fn who_was_recorded_speaks() {
    check(
        "The spot ends with footage of Ann Lee saying, “We will pay.”",
        &["direct [Ann Lee] saying: We will pay."],
    );
    check(
        "The mayor showed the council a film of the flood, saying, “We will pay.”",
        &["direct [The mayor] saying: We will pay."],
    );
}
