//! Who speaks where a body does.

use super::super::fixture::Text;
use super::{check, found};

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
fn a_firm_is_one_under_its_short_names() {
    let text = "Moore Industries Inc. said it paid. The news hit Moore Industries. Moore said it lied.";
    check(
        &Text::new(text)
            .quote("it paid", "said", "Moore Industries Inc.")
            .quote("it lied", "said", "Moore"),
        &[
            ("Moore Industries Inc", "speaker:body"),
            ("Moore Industries Inc", "speaker:short-form"),
        ],
    );
    let text = "Moore Industries met Ann Moore. Mr Poe of Poe Inc came. Moore said it lied. Mr Poe said it paid.";
    check(
        &Text::new(text)
            .quote("it lied", "said", "Moore")
            .quote("it paid", "said", "Mr Poe"),
        &[("Ann Moore", "speaker:surname"), ("Poe", "speaker:single-name")],
    );
}

#[test]
fn a_firm_is_not_the_man_of_its_name() {
    let text = "Ralph Poe left. Ralph Poe Corp. said it paid. When he left the company, Lind said it rained.";
    check(
        &Text::new(text)
            .quote("it paid", "said", "Ralph Poe Corp.")
            .quote("it rained", "said", "Lind"),
        &[("Ralph Poe Corp", "speaker:body"), ("Lind", "speaker:single-name")],
    );
    let text = "Ralph Poe Corp. paid. Ralph Poe said it rained. Mr. Ralph Poe said it poured.";
    check(
        &Text::new(text)
            .quote("it rained", "said", "Ralph Poe")
            .quote("it poured", "said", "Mr. Ralph Poe"),
        &[("Ralph Poe", "speaker:full-name"), ("Ralph Poe", "speaker:full-name")],
    );
}

#[test]
fn an_ending_may_be_a_part_of_a_name() {
    let text = "Poe's said it paid. Moore met Lee. Moore's said to have left, so they say.";
    check(
        &Text::new(text)
            .quote("it paid", "said", "Poe's")
            .quote("to have left", "said", "Moore's"),
        &[("Poe's", "speaker:single-name"), ("Moore", "speaker:single-name")],
    );
}

#[test]
fn it_may_be_a_body_without_a_name() {
    let text = "The port authority denied blame. In a letter, it said the pier was safe.";
    let named = "“It sank,” said Zorvex. In a letter, it said the pier was safe.";
    check(
        &Text::new(named)
            .quote("It sank,", "said", "Zorvex")
            .quote("the pier was safe", "said", "it"),
        &[("Zorvex", "speaker:single-name"), ("Zorvex", "speaker:it")],
    );
    check(
        &Text::new(text)
            .quote("blame", "denied", "The port authority")
            .quote("the pier was safe", "said", "it"),
        &[
            ("The port authority", "speaker:unnamed"),
            ("The port authority", "speaker:it"),
        ],
    );
}
