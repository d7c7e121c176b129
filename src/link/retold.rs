//! What a speaker said, told again in an outlet's own words: "he doesn't think charges will be filed".
//!
//! Of a short report hardly more is left of the words than a few, whose rarity proves nothing among all that all people
//! say. Among the sentences of one speaker it does: a report is linked with a sentence that has most of its words of
//! content in the same order, where so few sentences have been told of the speaker that none would have them by chance
//! (an expect value, as in `chance`). All words of a statement are compared, the outlet's beside the quoted ones.

use std::collections::BTreeMap;

use super::Config;
use super::speeches::Speeches;
use crate::fold::Corpus;
use crate::model::{Bond, Kind, Pair, SpeakerId, Statement};

/// The statements of speakers of whom something is reported, speaker by speaker.
pub struct Told<'a> {
    statements: &'a [Statement],
    speakers: Vec<Speaker>,
}

/// The statements of one speaker, in order.
struct Speaker {
    /// Number of the first one's text among all [`Told::texts`].
    first: u32,
    statements: Vec<u32>,
}

/// What was found told again.
#[derive(Default)]
pub struct Retold {
    /// Suggested paraphrases.
    pub bonds: Vec<Bond>,
    /// Reports of which not all sentences were looked at that share a word with them.
    pub left_out: usize,
}

impl<'a> Told<'a> {
    /// Sorts the statements of named speakers by speaker.
    #[must_use]
    pub fn new(statements: &'a [Statement]) -> Self {
        let mut by_speaker: BTreeMap<SpeakerId, Vec<u32>> = BTreeMap::new();
        for (number, statement) in (0..).zip(statements) {
            if let Some(speaker) = &statement.speaker {
                by_speaker.entry(speaker.id).or_default().push(number);
            }
        }
        let is_reported = |number: &u32| statements[*number as usize].kind == Kind::Indirect;
        let mut first = 0;
        let mut speakers = Vec::new();
        for statements in by_speaker.into_values() {
            if statements.len() > 1 && statements.iter().any(is_reported) {
                let next = first + u32::try_from(statements.len()).expect("statements are numbered in 32 bits");
                speakers.push(Speaker { first, statements });
                first = next;
            }
        }
        Self { statements, speakers }
    }

    /// What is compared, as [`Told::links`] takes it for a corpus: all words of these statements.
    pub fn texts(&self) -> impl Iterator<Item = &'a str> {
        let statements = self.statements;
        let numbers = self.speakers.iter().flat_map(|speaker| &speaker.statements);
        numbers.map(move |&number| statements[number as usize].text.as_ref())
    }

    /// How many speakers there are; [`Told::links`] takes one of `0..len()`.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.speakers.len()
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.speakers.is_empty()
    }

    /// The links of one speaker's reports with what they tell again, but for those between statements that may not be
    /// paired. `corpus` is made of [`Told::texts`]. Linear in the texts.
    #[must_use]
    pub fn links(&self, speaker: usize, corpus: &Corpus, config: &Config, may_pair: impl Fn(Pair) -> bool) -> Retold {
        let Speaker { first, statements } = &self.speakers[speaker];
        let texts = (*first..).map(|number| corpus.text_of(number));
        let numbered = statements.iter().copied().zip(texts);
        Speeches::new(self.statements, numbered, corpus, &config.retelling).links(config, &may_pair)
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::statement;
    use super::*;
    use crate::fold;

    fn report(number: usize, text: &str, speaker: &str) -> Statement {
        Statement {
            kind: Kind::Indirect,
            ..statement(number, text, Some(speaker))
        }
    }

    fn quotation(number: usize, text: &str) -> Statement {
        statement(number, text, Some("Ada Brook"))
    }

    fn links(statements: &[Statement], config: &Config) -> (Vec<(u32, u32)>, usize) {
        let told = Told::new(statements);
        let corpus = Corpus::new(told.texts(), &fold::Config::default());
        let mut bonds = Vec::new();
        let mut left_out = 0;
        for speaker in 0..told.len() {
            let found = told.links(speaker, &corpus, config, |pair| pair != Pair::new(0, 9));
            bonds.extend(found.bonds.iter().map(|bond| (bond.a, bond.b)));
            left_out += found.left_out;
        }
        bonds.sort_unstable();
        (bonds, left_out)
    }

    #[track_caller]
    fn check(told: &str, again: &str, wanted: &[(u32, u32)]) {
        let two = [quotation(0, told), report(1, again, "Ada Brook")];
        assert_eq!(
            links(&two, &Config::default()),
            (wanted.to_vec(), 0),
            "{told} | {again}"
        );
    }

    #[test]
    fn a_report_is_linked_with_the_sentence_that_it_tells_again() {
        let told = "We were late. I don't think any charges will be filed as a result of the fire. It is over.";
        check(told, "she doubts charges will be filed", &[(0, 1)]);
        check(told, "she doesn't think charges would be filed against her", &[(0, 1)]);
        check(told, "they filed charges though she would not think so", &[]);
        check(told, "the charges filed after the fire", &[]);
        check(told, "a fire that would result in charges", &[]);
        check(told, "charges would come", &[]);
        check("The whole roof was burning.", "the entire roof was ablaze", &[(0, 1)]);
    }

    #[test]
    fn words_of_another_sentence_or_speaker_are_none_of_it() {
        check(
            "The charges are wrong. They were filed late. I think so.",
            "she thinks charges would be filed",
            &[],
        );
        let two = [
            quotation(0, "I don't think any charges will be filed."),
            report(1, "charges would be filed, he thinks", "Ben Holt"),
        ];
        assert_eq!(links(&two, &Config::default()), (Vec::new(), 0));
    }

    #[test]
    fn common_words_tell_nothing_where_a_speaker_says_much() {
        let mut all: Vec<Statement> = (0..400)
            .map(|n| quotation(n, &format!("the city plan{n} will get word{n} money")))
            .collect();
        all.push(report(400, "the city would soon get new money", "Ada Brook"));
        assert_eq!(links(&all, &Config::default()).0, []);
        let few = [all[0].clone(), all[400].clone()];
        assert_eq!(links(&few, &Config::default()).0, [(0, 1)]);
    }

    #[test]
    fn reprints_are_linked_too_but_those_that_may_not_be_paired() {
        let mut all: Vec<Statement> = (0..9)
            .map(|n| quotation(n, "The charges will be filed in court."))
            .collect();
        let reports = (9..11).map(|n| report(n, "charges would be filed in court", "Ada Brook"));
        all.extend(reports);
        let found = links(&all, &Config::default()).0;
        assert_eq!(found.len(), 17);
        assert!(!found.contains(&(0, 9)) && found.contains(&(0, 10)));
    }

    #[test]
    fn what_is_not_looked_at_is_told() {
        let mut config = Config::default();
        config.retelling.entries_max = 3;
        let mut all: Vec<Statement> = (0..9)
            .map(|n| quotation(n, &format!("Charges may be filed on day{n}")))
            .collect();
        all.push(report(9, "charges would be filed on Monday", "Ada Brook"));
        assert_eq!(links(&all, &config).1, 1);
    }
}
