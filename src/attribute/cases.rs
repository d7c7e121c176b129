//! Invented articles: who is found for which mention, and by which rule.

use super::fixture::Text;
use super::{Config, attribute};

/// The speaker and the last speaker rule of each quotation.
fn found(text: &Text) -> Vec<(String, String)> {
    let quotations = text.quotations.clone();
    attribute(&text.article, &text.segments, quotations, &Config::default())
        .into_iter()
        .map(|s| {
            let name = s
                .speaker
                .map_or_else(|| "-".to_owned(), |speaker| speaker.name.to_string());
            let rule = s.evidence.iter().find(|rule| rule.starts_with("speaker:"));
            (name, rule.map_or_else(String::new, ToString::to_string))
        })
        .collect()
}

#[track_caller]
fn check(text: &Text, wanted: &[(&str, &str)]) {
    let got = found(text);
    let got: Vec<(&str, &str)> = got.iter().map(|(name, rule)| (name.as_str(), rule.as_str())).collect();
    assert_eq!(got, wanted);
}

#[test]
fn a_surname_means_its_one_bearer() {
    check(
        &Text::new("Ann Moore, head of the harbour board, came. “We left,” Moore said.")
            .quote("We left,", "said", "Moore"),
        &[("Ann Moore", "speaker:surname")],
    );
}

#[test]
fn whose_owner_is_named_may_be_a_subject() {
    check(
        &Text::new("They met Ann Moore. The council’s Ms Moore disagreed with them:\n\n“We left.”")
            .quote("We left.", "", ""),
        &[("Ann Moore", "speaker:sentence-before")],
    );
}

#[test]
fn initials_are_a_persons() {
    let text = "Turnip inspector A.J. Moore came. “We left,” A.J. Moore said.";
    check(
        &Text::new(text).quote("We left,", "said", "A.J. Moore"),
        &[("A.J. Moore", "speaker:full-name")],
    );
}

#[test]
fn who_is_the_name_or_the_noun_before_it() {
    let check = |text: &str, name: &str| {
        let text = Text::new(text).quote("it rained", "said", "who");
        assert_eq!(found(&text)[0].0, name);
    };
    check("They met Ann Moore, who said it rained.", "Ann Moore");
    check(
        "Ann Moore paid a tall architect who said it rained.",
        "a tall architect",
    );
    check(
        "They met Ann Moore, now the Senate leader, who said it rained.",
        "Ann Moore",
    );
    check("Ann Moore helped the workers who said it rained.", "the workers");
    check("They met Ann Moore, a tall architect who said it rained.", "Ann Moore");
    check(
        "They met Ann Moore -- the Senate leader -- who said it rained.",
        "Ann Moore",
    );
    check("Ann Moore saw the rule, who said it rained.", "Ann Moore");
}

#[test]
fn a_family_name_may_be_a_noun_for_bodies() {
    check(
        &Text::new("Sheila Banks came. “We left,” Banks said.").quote("We left,", "said", "Banks"),
        &[("Sheila Banks", "speaker:surname")],
    );
}

#[test]
fn a_body_is_known_by_what_it_is() {
    let check = |text: &str, mention: &str, name: &str| {
        let text = Text::new(text).quote("it had paid", "said", mention);
        let found = found(&text);
        assert_eq!(found.last().map(|(name, _)| name.as_str()), Some(name));
    };
    check(
        "Norwell Industries sold a mill. The company said it had paid.",
        "The company",
        "Norwell Industries",
    );
    check(
        "When Norwell’s mill burned, the company said it had paid.",
        "the company",
        "Norwell",
    );
    check(
        "Norwell Industries fell. In a letter to the Harbour Commission, the company said it had paid.",
        "the company",
        "Norwell Industries",
    );
    check(
        "The Centers for Salt and Fish Control came. Ann Moore saw them. The agency said it had paid.",
        "The agency",
        "Centers for Salt and Fish Control",
    );
    check(
        "The Harbour Ministry came. The company said it had paid.",
        "The company",
        "The company",
    );
    check(
        "Ann Moore came. The company said it had paid.",
        "The company",
        "The company",
    );
}

#[test]
fn they_are_the_people_that_the_sentence_before_is_about() {
    let text = "Researchers at Oslo University counted fish. They said it had rained.";
    check(
        &Text::new(text).quote("it had rained", "said", "They"),
        &[("Researchers at Oslo University", "speaker:they")],
    );
}

#[test]
fn letters_may_leave_out_what_follows_and() {
    let text = "The Centers for Salt Control and Prevention came. The CSC said it had rained.";
    check(
        &Text::new(text).quote("it had rained", "said", "The CSC"),
        &[("Centers for Salt Control and Prevention", "speaker:acronym")],
    );
}

#[test]
fn a_firm_is_not_its_product() {
    check(
        &Text::new("The QRS Anvil sells well. “We melt it ourselves,” QRS said.").quote(
            "We melt it ourselves,",
            "said",
            "QRS",
        ),
        &[("QRS", "speaker:acronym")],
    );
    check(
        &Text::new("ANN MOORE left. “We melt it ourselves,” MOORE said.").quote(
            "We melt it ourselves,",
            "said",
            "MOORE",
        ),
        &[("ANN MOORE", "speaker:surname")],
    );
}

#[test]
fn words_go_on_after_a_quotation_of_several_paragraphs() {
    let text = "“We left.\n\nIt was late,” Ann Moore said.\n\n“The pier sank.”";
    check(
        &Text::new(text)
            .quote("We left.\n\nIt was late,", "said", "Ann Moore")
            .quote("The pier sank.", "", ""),
        &[
            ("Ann Moore", "speaker:full-name"),
            ("Ann Moore", "speaker:continued-paragraph"),
        ],
    );
}

#[test]
fn a_statement_that_is_released_is_what_stands_below() {
    let text = "Ann Moore released a statement through the board on Monday.\n\n“The pier sank.”";
    check(
        &Text::new(text).quote("The pier sank.", "", ""),
        &[("Ann Moore", "speaker:sentence-before")],
    );
    let text = "Ann Moore left the pier and her office released a statement.\n\n“The pier sank.”";
    check(&Text::new(text).quote("The pier sank.", "", ""), &[("-", "")]);
}

#[test]
fn state_media_are_the_outlet_that_the_article_calls_official() {
    let check_name = |text: &str, name: &str| {
        let speaker = found(&Text::new(text).quote("the pier sank", "said", "Norway’s state media"));
        assert_eq!(speaker[0].0, name, "{text}");
    };
    let said = "Norway’s state media said the pier sank.";
    let official = "Oslo’s official Norwegian News Agency was silent.";
    check_name(&format!("{said} {official}"), "Norwegian News Agency");
    check_name(
        &format!("{said} It was seen by Xinhua, China’s state-run news agency."),
        "Norway’s state media",
    );
    check_name(
        &format!("{said} {official} So was the state-run Interfax."),
        "Norway’s state media",
    );
    check_name(
        &format!("{said} The Norwegian News Agency was silent."),
        "Norway’s state media",
    );
}

#[test]
fn of_two_namesakes_the_affiliation_decides() {
    let text =
        "Ann Moore of Bergen University spoke. Tom Moore of Oslo Hospital listened. “We left,” said Bergen’s Moore.";
    check(
        &Text::new(text).quote("We left,", "said", "Bergen’s Moore"),
        &[("Ann Moore", "speaker:surname-affiliation")],
    );
}

#[test]
fn of_two_namesakes_the_one_who_speaks_is_meant() {
    let text = "They fear Pak Jong Ho. Pak Sun-hee, a harbour clerk, said the pier was lost. “It sank,” Pak said.";
    check(
        &Text::new(text)
            .quote("the pier was lost", "said", "Pak Sun-hee")
            .quote("It sank,", "said", "Pak"),
        &[
            ("Pak Sun-hee", "speaker:full-name"),
            ("Pak Sun-hee", "speaker:surname-latest"),
        ],
    );
}

#[test]
fn namesakes_that_nothing_tells_apart_stay_open() {
    let text = "They met Ann Moore and Tom Moore. “It sank,” Moore said.";
    check(
        &Text::new(text).quote("It sank,", "said", "Moore"),
        &[("-", "speaker:ambiguous-surname")],
    );
}

#[test]
fn a_pronoun_agrees_in_gender_before_it_looks_at_who_came_last() {
    let text = "Mayor Ann Moore said the pier was lost. Her brother Tom Moore was away. “It sank,” she said.";
    check(
        &Text::new(text)
            .quote("the pier was lost", "said", "Mayor Ann Moore")
            .quote("It sank,", "said", "she"),
        &[("Ann Moore", "speaker:full-name"), ("Ann Moore", "speaker:pronoun")],
    );
}

#[test]
fn a_role_is_the_person_to_whom_the_article_ties_it() {
    let text = "Norwegian expert Ola Wanjiru told us the pier was lost. “It sank,” the expert said. An analyst doubted it sank.";
    check(
        &Text::new(text)
            .quote("the pier was lost", "told", "Norwegian expert Ola Wanjiru")
            .quote("It sank,", "said", "the expert")
            .quote("it sank", "doubted", "An analyst"),
        &[
            ("Ola Wanjiru", "speaker:full-name"),
            ("Ola Wanjiru", "speaker:role"),
            ("An analyst", "speaker:unnamed"),
        ],
    );
}

#[test]
fn who_is_in_a_role_in_the_headline_is_named_in_the_text() {
    let text =
        "Expert sees floods ahead\n\nRain fell. The weather expert Ada Poe came. “We must build,” the expert said.";
    check(
        &Text::new(text)
            .quote("floods ahead", "sees", "Expert")
            .quote("We must build,", "said", "the expert"),
        &[("Expert", "speaker:unnamed"), ("Ada Poe", "speaker:role")],
    );
}

#[test]
fn an_acronym_means_the_body_that_the_article_ties_to_it() {
    let text =
        "The Staff of the Norwegian Harbour Guard (NHG) met. “It sank,” the NHG told the official NNA news agency.";
    check(
        &Text::new(text).quote("It sank,", "told", "the NHG"),
        &[("Norwegian Harbour Guard", "speaker:acronym")],
    );
}

#[test]
fn described_bodies_keep_their_owner_and_short_forms_their_article() {
    let text = "Kenya’s army said it left. The North said it stayed. Oslo's Harbour Ministry said it knew.";
    check(
        &Text::new(text)
            .quote("it left", "said", "Kenya’s army")
            .quote("it stayed", "said", "The North")
            .quote("it knew", "said", "Oslo's Harbour Ministry"),
        &[
            ("Kenya’s army", "speaker:described-body"),
            ("the North", "speaker:short-form"),
            ("Harbour Ministry", "speaker:body"),
        ],
    );
}

#[test]
fn a_paragraph_in_marks_goes_on_with_the_last_speaker() {
    let text = "“It sank,” said Ann Moore, head of the board.\n“Nobody saw it.”\nThe pier was old.\n“Nobody came.”";
    check(
        &Text::new(text)
            .quote("It sank,", "said", "Ann Moore")
            .quote("Nobody saw it.", "", "")
            .quote("Nobody came.", "", ""),
        &[
            ("Ann Moore", "speaker:full-name"),
            ("Ann Moore", "speaker:continued-paragraph"),
            ("-", ""),
        ],
    );
}

#[test]
fn words_before_a_named_quotation_are_the_same_speakers() {
    let text = "“It sank.” “Nobody saw it,” said Ann Moore.";
    check(
        &Text::new(text)
            .quote("It sank.", "", "")
            .quote("Nobody saw it,", "said", "Ann Moore"),
        &[("Ann Moore", "speaker:words-after"), ("Ann Moore", "speaker:full-name")],
    );
}

#[test]
fn a_lead_in_names_the_speaker() {
    let text = "Ann Moore was blunt. “It sank.”";
    check(
        &Text::new(text).quote("It sank.", "", ""),
        &[("Ann Moore", "speaker:sentence-before")],
    );
}
