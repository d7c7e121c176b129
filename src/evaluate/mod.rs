//! The evaluate stage: how well the statements found in marked articles agree with the marked ones.
//!
//! The metric is that of the figures in the README, which compare this program with others. Its units are words.
//!
//! - **exact**: the same words; marks do not count, nor does a leading *that*, *whether* or *if*.
//! - **partial**: a found statement belongs to the marked one that it shares most words with. It is right when half of
//!   its words lie in there; a marked statement is found when half of its words are covered. So neither a statement
//!   that swallows its article nor one of a single word gets far.
//! - **attributed**: partial, and the mention shares a word that is no function word with the marked one, or both are
//!   the same; where none is marked, none is asked for.
//!
//! Precision, recall and F1 (van Rijsbergen 1979) of each, by kind. Kinds are told by the words themselves, for found
//! and marked alike: indirect where no word stands in quotation marks, direct where 97 in 100 do, else mixed. Claims
//! are left out: nobody marks them. Kin to the overlap of Pareti et al. (2013), which
//! counts shares where this one asks for a half.

mod figures;
mod marks;
mod matching;
mod speech;
mod word_set;
mod words;

pub use figures::{Acts, Agreed, Counts, Figures, Rates, Share, Tally};

use crate::model::{Kind, MarkedArticle, Span, Statement};
use matching::{Matching, One};
use speech::is_speech;
use words::Words;

/// Which statements are measured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// All.
    #[default]
    All,
    /// Those whose cue speaks, marked and found alike: belief, intent and stance are left out.
    Speech,
}

/// How the statements found in a marked article agree with the marked ones.
///
/// Takes the article, its statements in the order of their output, and which of them to measure. Tallies of several
/// articles are added up with [`Tally::add`]. Costs time linear in the text and in the words of the statements, as
/// long as these do not lie in each other.
#[must_use]
pub fn evaluate(article: &MarkedArticle, found: &[Statement], scope: Scope) -> Tally {
    let words = Words::of(&article.text);
    let one = |content: &[Span], mention, cue: &[Span]| {
        let cue = cue
            .iter()
            .map(|span| span.of(&article.text))
            .collect::<Vec<_>>()
            .join(" ");
        let one = One {
            content: words.content(content),
            mention,
            is_speech: is_speech(&cue),
        };
        (!one.content.is_empty() && (scope == Scope::All || one.is_speech)).then_some(one)
    };
    let has_words = |cue: &[Span]| {
        cue.iter()
            .any(|span| span.of(&article.text).contains(char::is_alphabetic))
    };
    let marked = article.statements.iter();
    let marked = marked.filter_map(|s| Some((one(&s.content, s.mention.clone(), &s.cue)?, has_words(&s.cue))));
    let found = found.iter().filter(|s| s.kind != Kind::Claim);
    let found = found.filter_map(|s| Some((one(&s.content, s.mention.into_iter().collect(), &s.cue)?, s)));
    let matching = Matching {
        marked: marked.collect(),
        found: found.collect(),
        words: &words,
    };
    matching.tally()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Act, Confidence, MarkedStatement};
    use std::sync::Arc;

    const TEXT: &str =
        "“We will rebuild the dock,” said Ana Ruiz. The mayor believes that the ferry is safe. It rained.";

    fn span(words: &str) -> Span {
        let start = TEXT.find(words).expect("words of the text");
        Span::new(start, start + words.len())
    }

    fn marked(content: &str, mention: &str, cue: &str) -> MarkedStatement {
        let spans = |words: &str| {
            if words.is_empty() {
                Vec::new()
            } else {
                vec![span(words)]
            }
        };
        MarkedStatement {
            content: spans(content),
            mention: spans(mention),
            cue: spans(cue),
        }
    }

    fn found(content: &str, mention: &str, cue: &str) -> Statement {
        let marked = marked(content, mention, cue);
        Statement {
            id: crate::model::StatementId::of(crate::model::Fingerprint::new()),
            article_id: crate::model::Article::new("").id,
            outlet: None,
            published: None,
            kind: Kind::Direct,
            act: Act::Speech,
            text: Arc::from(""),
            compared: Arc::from(""),
            content: marked.content,
            quoted: Vec::new(),
            values: Vec::new(),
            said_on: None,
            cue: marked.cue,
            mention: marked.mention.first().copied(),
            speaker: None,
            medium: None,
            before: Span::new(0, 0),
            after: Span::new(0, 0),
            evidence: Vec::new(),
            confidence: Confidence::new(0.95),
        }
    }

    fn article() -> MarkedArticle {
        MarkedArticle {
            name: "a".to_owned(),
            text: TEXT.to_owned(),
            statements: vec![
                marked("“We will rebuild the dock,”", "Ana Ruiz", "said"),
                marked("that the ferry is safe", "The mayor", "believes"),
            ],
        }
    }

    /// Found, then exact, partial and attributed as right/recalled.
    #[track_caller]
    fn check(found: &[Statement], scope: Scope, wanted: (usize, [(usize, usize); 3])) {
        let tally = evaluate(&article(), found, scope);
        let all = tally.all();
        let told = [all.exact, all.partial, all.attributed].map(|share| (share.right, share.recalled));
        assert_eq!((all.found, told), wanted);
    }

    #[test]
    fn marks_and_a_leading_conjunction_do_not_count() {
        let all = [
            found("We will rebuild the dock", "Ruiz", "said"),
            found("the ferry is safe", "mayor", "believes"),
        ];
        check(&all, Scope::All, (2, [(2, 2), (2, 2), (2, 2)]));
    }

    #[test]
    fn half_of_the_words_are_enough_and_less_are_not() {
        check(
            &[found("rebuild the dock", "Ana", "said")],
            Scope::All,
            (1, [(0, 0), (1, 1), (1, 1)]),
        );
        check(
            &[found("the dock", "Ana", "said")],
            Scope::All,
            (1, [(0, 0), (1, 0), (1, 0)]),
        );
        let whole = [found(TEXT, "Ana", "said")];
        check(&whole, Scope::All, (1, [(0, 0), (0, 1), (0, 0)]));
    }

    #[test]
    fn a_mention_needs_more_than_a_function_word() {
        let said = |mention| [found("the ferry is safe", mention, "believes")];
        check(&said("The mayor"), Scope::All, (1, [(1, 1), (1, 1), (1, 1)]));
        check(&said("The"), Scope::All, (1, [(1, 1), (1, 1), (0, 0)]));
        check(&said(""), Scope::All, (1, [(1, 1), (1, 1), (0, 0)]));
    }

    #[test]
    fn claims_are_left_out_and_what_is_found_twice_is_wrong_once() {
        let mut claim = found("It rained", "", "");
        claim.kind = Kind::Claim;
        let twice = found("We will rebuild the dock", "Ruiz", "said");
        check(
            &[claim, twice.clone(), twice],
            Scope::All,
            (2, [(1, 1), (2, 1), (2, 1)]),
        );
    }

    #[test]
    fn the_scope_of_speech_leaves_belief_out_on_both_sides() {
        let both = [
            found("We will rebuild the dock", "Ruiz", "said"),
            found("the ferry is safe", "mayor", "believes"),
        ];
        check(&both, Scope::Speech, (1, [(1, 1), (1, 1), (1, 1)]));
        assert_eq!(evaluate(&article(), &both, Scope::Speech).all().marked, 1);
    }

    #[test]
    fn kinds_are_told_by_the_words_and_acts_by_the_marked_cue() {
        let both = [
            found("We will rebuild the dock", "Ruiz", "said"),
            found("the ferry is safe", "mayor", "believes"),
        ];
        let tally = evaluate(&article(), &both, Scope::All);
        assert_eq!([tally.direct.found, tally.indirect.found, tally.mixed.found], [1, 1, 0]);
        assert_eq!(
            (tally.acts.same(), tally.acts.compared()),
            (1, 2),
            "belief was called speech"
        );
        assert_eq!((tally.reliability[9].statements, tally.reliability[9].right), (2, 2));
    }

    #[test]
    fn nothing_marked_and_nothing_found_are_no_fault() {
        let empty = MarkedArticle {
            statements: Vec::new(),
            ..article()
        };
        assert_eq!(evaluate(&empty, &[], Scope::All), Tally::default());
    }
}
