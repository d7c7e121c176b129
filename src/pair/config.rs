//! The floors and bounds of the pair stage.

use serde::{Deserialize, Serialize};

/// What makes two statements a candidate pair. A pair that reaches the floors is never missed but where a bound is
/// reached, and that is counted: [`Index::reached`](super::Index::reached).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Share of the weight of the lighter text (or of one part of it, between ellipses) that the other must hold, from
    /// 0 to 1. Two translations of one sentence still share about half.
    pub containment_min: f32,
    /// Weight that two texts must share at the least, in words as rare as can be, among up to ten thousand texts. Below
    /// it two short texts say nothing of each other.
    pub evidence_min: f32,
    /// The power of the number of texts beyond ten thousand with which that weight grows: the more texts there are,
    /// the more of them share some words by chance. What falls below it is no link either.
    pub evidence_growth: f32,
    /// Different words that a text or part must have to be looked for inside others.
    pub words_min: usize,
    /// Share of the weight of the heavier claim that two claims must share, from 0 to 1. Claims are the outlets' own
    /// sentences: only their reuse is told, not that two outlets report one fact.
    pub claim_overlap_min: f32,
    /// Whether statements of one outlet are paired. Off, because an outlet repeats itself in every update.
    pub within_outlet: bool,
    /// Texts in which a word, or a phrase of two words with it, may stand to be looked up. What stands in more is
    /// looked up with its neighbours, as a phrase of two words and then of three.
    pub holders_max: usize,
    /// Entries of the word index after which no further word of a text is looked up, most telling words first.
    pub entries_max: usize,
    /// Texts that each text is compared with, the likest first. Beyond it, a quarter of them are the heaviest.
    pub partners_max: usize,
    /// Statements that a statement is linked to at the most. Where more are alike, each is linked to the first that
    /// prints its text, and to the first of each of the four texts that most are alike to: a million equal statements
    /// stay linear, and hold together.
    pub group_max: usize,
    /// Links for each statement on average, beyond which `group_max` is halved, down to this number.
    pub links_max: usize,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            containment_min: 0.45,
            evidence_min: 0.35,
            evidence_growth: 0.04,
            words_min: 2,
            claim_overlap_min: 0.7,
            within_outlet: false,
            holders_max: 64,
            entries_max: 16_384,
            partners_max: 64,
            group_max: 512,
            links_max: 64,
        }
    }
}

/// Texts up to which the evidence asked for does not grow.
const FEW_TEXTS: f32 = 10_000.0;

impl Config {
    /// What of [`Config::evidence_min`] is asked for among so many texts.
    pub(super) fn evidence_among(&self, texts: usize) -> f32 {
        self.evidence_min * (texts as f32 / FEW_TEXTS).max(1.0).powf(self.evidence_growth)
    }
}
