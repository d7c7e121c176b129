//! From evidence to relation, score and status.

use super::Config;
use super::align::{Fit, Step};
use super::measure::Evidence;
use crate::model::{Kind, Relation, Statement, Status};

/// What a pair of statements shows, all told.
pub struct Case<'a> {
    pub a: &'a Statement,
    pub b: &'a Statement,
    pub evidence: &'a Evidence,
    pub steps: &'a [Step],
    pub speaker_agrees: Option<bool>,
    /// Whether the folded words are the same, marks and brackets aside.
    pub has_same_words: bool,
    /// Whether the shorter text is a name or a title.
    pub is_name: bool,
    /// Whether the shorter text is what anybody may say: "no comment".
    pub is_stock: bool,
}

/// How sure it is that the two are one utterance, from 0 to 1; `None` where no amount of equal words would tell.
pub fn score(case: &Case<'_>, config: &Config) -> Option<f32> {
    let words = case.evidence;
    let is_same_speaker = case.speaker_agrees == Some(true);
    if (case.is_name || case.is_stock) && !is_same_speaker {
        return None;
    }
    if words.shorter_content < config.content_min {
        return short(case);
    }
    let prior = match case.speaker_agrees {
        Some(true) => config.same_speaker,
        Some(false) => -config.other_speaker,
        None => 0.0,
    };
    Some(logistic(prior + LOGIT.of(words)))
}

/// A text of few words is the other's when it stands in it whole, and both have a speaker. Terms, titles and scare
/// quotes have none.
fn short(case: &Case<'_>) -> Option<f32> {
    let words = case.evidence;
    let is_whole = words.run >= words.shorter || words.share_of_lighter >= SHORT_SHARE_MIN;
    let attributed = [case.a, case.b]
        .iter()
        .filter(|s| s.speaker.is_some() || !s.cue.is_empty())
        .count();
    let enough = match (case.speaker_agrees, attributed) {
        (Some(true), _) => words.content >= 1 && words.shorter >= 2,
        (_, 2) => words.content >= 2,
        (_, 1) => words.content >= 3,
        _ => false,
    };
    (is_whole && enough).then_some(SHORT_SCORE)
}

/// Share of the lighter text that must be aligned where a text has few words.
const SHORT_SHARE_MIN: f32 = 0.65;
/// The score of a short text that stands in the other: enough to be looked at.
const SHORT_SCORE: f32 = 0.55;

/// The weights of the evidence.
struct Logit {
    bias: f32,
    share_of_lighter: f32,
    share_of_heavier: f32,
    amount: f32,
    run_amount: f32,
}

const LOGIT: Logit = Logit {
    bias: -9.0,
    share_of_lighter: 9.0,
    share_of_heavier: 1.0,
    amount: 0.5,
    run_amount: 0.8,
};

impl Logit {
    fn of(&self, words: &Evidence) -> f32 {
        self.bias
            + self.share_of_lighter * words.share_of_lighter
            + self.share_of_heavier * words.share_of_heavier
            + self.amount * words.amount.min(8.0)
            + self.run_amount * words.run_amount.min(5.0)
    }
}

fn logistic(x: f32) -> f32 {
    1.0 / (1.0 + (-x).exp())
}

/// How the two differ.
pub fn relation(case: &Case<'_>, config: &Config) -> Relation {
    let words = case.evidence;
    let reported = case.a.kind == Kind::Indirect || case.b.kind == Kind::Indirect;
    if case.has_same_words {
        Relation::Exact
    } else if reported {
        Relation::Paraphrase
    } else if words.share_of_heavier >= config.altered_share_min {
        Relation::Altered
    } else if words.share_of_lighter >= config.excerpt_share_min || has_whole_stretch(case) {
        Relation::Excerpt
    } else {
        Relation::Variant
    }
}

/// Whether most of what is aligned stands in one run: a part that is held, beside parts that are not.
fn has_whole_stretch(case: &Case<'_>) -> bool {
    let aligned = case
        .steps
        .iter()
        .filter(|s| s.fit != Fit::None)
        .map(|s| s.a.len())
        .sum::<usize>();
    case.evidence.run >= 2 && 3 * case.evidence.run >= 2 * aligned
}

/// Confirmed where score and length allow.
pub fn status(case: &Case<'_>, score: f32, config: &Config) -> Status {
    if score >= config.confirmed_min && case.evidence.shorter_content >= config.content_min {
        Status::Confirmed
    } else {
        Status::Suggested
    }
}
