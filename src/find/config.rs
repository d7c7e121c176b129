//! The numbers that decide what is found.

use serde::{Deserialize, Serialize};

/// What a disagreement must show to be told.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Words of the longest stretch in which a changed negation, number, name or modal verb is taken for an alteration;
    /// what is longer is another sentence and not a changed word.
    pub grave_words_max: usize,
    /// Changed stretches that a finding tells, gravest first.
    pub changes_told: usize,
    /// Words that may lie between a negation or condition that was left out and the words that were printed.
    pub left_out_words_max: usize,
    /// Words of content on each side of a value that say what it is about.
    pub anchor_words: usize,
    /// Of those, how many two values must share to be about the same.
    pub anchors_min: usize,
    /// Weight of the words that two statements share over the weight of the lighter one, from 0 to 1: less, and two
    /// numbers, dates or times may be of two events.
    pub same_event_min: f32,
    /// The same for "this is the same event", with which a conflict of exact values weighs most.
    pub same_event_sure: f32,
    /// Days between two articles beyond which values and phrases that they share words about may be of two events.
    pub same_event_days: u32,
    /// Weight of the names that two articles share over those of the article with fewer, from 0 to 1: less, and they tell
    /// of two events.
    pub same_story_min: f32,
    /// How many times the lower of two numbers the higher one is, from which they are taken to count different things.
    pub far_apart_times: f64,
    /// The same up to which a number that is not exact ("several") may still be the other one.
    pub border_times: f64,
    /// Words of content that must differ inside the marks to be worth a look, if all of them stand everywhere ("see").
    pub common_changes_min: usize,
    /// Confidence that both statements of a speaker conflict must have to weigh most, from 0 to 1.
    pub sure_speaker_min: f32,
    /// Values that share one word about them beyond which this word is no reason to compare them: it would make the
    /// search quadratic.
    pub crowd_max: usize,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            grave_words_max: 6,
            changes_told: 3,
            left_out_words_max: 8,
            anchor_words: 6,
            anchors_min: 2,
            same_event_min: 0.35,
            same_event_sure: 0.5,
            same_event_days: 7,
            same_story_min: 0.15,
            far_apart_times: 3.0,
            border_times: 1.25,
            common_changes_min: 2,
            sure_speaker_min: 0.7,
            crowd_max: 100,
        }
    }
}
