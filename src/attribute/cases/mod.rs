//! Invented articles: who is found for which mention, and by which rule.

mod bodies;

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
    check(
        "Ann Moore paid her own minister, who said it rained.",
        "her own minister",
    );
}

#[test]
fn a_family_name_may_be_a_noun_for_bodies() {
    check(
        &Text::new("Sheila Banks came. “We left,” Banks said.").quote("We left,", "said", "Banks"),
        &[("Sheila Banks", "speaker:surname")],
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

#[test]
fn a_person_may_be_called_by_what_they_are() {
    let text = |noun: &str| format!("Ann Moore saw it otherwise. “It sank,” {noun} said.");
    for noun in ["the Swede", "the 22-year-old", "the striker"] {
        let text = Text::new(&text(noun)).quote("It sank,", "said", noun);
        check(&text, &[("Ann Moore", "speaker:epithet")]);
    }
    for noun in ["the Swedes", "the French", "the clerk"] {
        let text = Text::new(&text(noun)).quote("It sank,", "said", noun);
        assert_ne!(found(&text)[0].1, "speaker:epithet", "{noun}");
    }
    let text = "A striker left. Ann Moore saw it. “It sank,” the striker said of her.";
    let text = Text::new(text).quote("It sank,", "said", "the striker");
    check(&text, &[("the striker", "speaker:unnamed")]);
}

#[test]
fn what_stands_before_a_name_tells_the_gender() {
    check(
        &Text::new("“We came,” said Al Poe. Poe's wife, Lee, said it rained. “We left,” she said.")
            .quote("We came,", "said", "Al Poe")
            .quote("it rained", "said", "Poe's wife, Lee,")
            .quote("We left,", "said", "she"),
        &[
            ("Al Poe", "speaker:full-name"),
            ("Lee", "speaker:single-name"),
            ("Lee", "speaker:pronoun"),
        ],
    );
}

#[test]
fn the_subject_of_a_headline_ends_before_its_verb() {
    let check = |mention: &str, name: &str| {
        let text = Text::new(&format!("{mention}: “It sank”")).quote("It sank", ":", mention);
        assert_eq!(found(&text)[0].0, name);
    };
    check("Ferry boss insults crews", "Ferry boss");
    check("Ferry boss to crews", "Ferry boss");
    check("Student leaders", "Student leaders");
}

#[test]
fn a_statement_says_what_its_writer_says() {
    let text = "In a statement from the hospital, Ann Moore thanked the crews. “We left,” it said.";
    check(
        &Text::new(text).quote("We left,", "said", "it"),
        &[("Ann Moore", "speaker:it")],
    );
    let text = "On the roof, Ann Moore thanked the crews. “We left,” it said.";
    check(&Text::new(text).quote("We left,", "said", "it"), &[("-", "speaker:it")]);
}

#[test]
fn who_was_asked_answers() {
    let text = "Mayor Ann Moore left. “Go,” said Ida Poe. I asked the mayor whether she would. “I will,” she replied.";
    check(
        &Text::new(text)
            .quote("Go,", "said", "Ida Poe")
            .quote("I will,", "replied", "she"),
        &[("Ida Poe", "speaker:full-name"), ("Ann Moore", "speaker:asked")],
    );
    let text = "Ann Moore denied that. Asked by one analyst if it rained, she said: “No.”";
    check(
        &Text::new(text)
            .quote("that", "denied", "Ann Moore")
            .quote("it rained", "Asked", "one analyst")
            .quote("No.", "said", "she"),
        &[
            ("Ann Moore", "speaker:full-name"),
            ("one analyst", "speaker:unnamed"),
            ("Ann Moore", "speaker:pronoun"),
        ],
    );
}

#[test]
fn an_apposition_names_who_is_called_so() {
    let text = "Mo Poe sued her label. The singer, Ann Lee, said it rained.";
    check(
        &Text::new(text).quote("it rained", "said", "The singer, Ann Lee,"),
        &[("Ann Lee", "speaker:full-name")],
    );
}

#[test]
fn who_leads_others_spoke_too() {
    let text = "“It sank,” said Ida Poe.\n\nMo Lee and her aides believe it rained. It poured. “We left,” she said.";
    check(
        &Text::new(text)
            .quote("It sank,", "said", "Ida Poe")
            .quote("it rained", "believe", "Mo Lee and her aides")
            .quote("We left,", "said", "she"),
        &[
            ("Ida Poe", "speaker:full-name"),
            ("Mo Lee and her aides", "speaker:joined"),
            ("Mo Lee", "speaker:pronoun"),
        ],
    );
}
