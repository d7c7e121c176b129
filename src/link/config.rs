//! The numbers that decide what is a link.

use serde::{Deserialize, Serialize};

/// What a candidate pair must show to be a link, and a link to be confirmed.
///
/// "Amount" is weight in words as rare as can be, so that it asks for more words where more statements compete.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Score from which a pair is a link, from 0 to 1.
    pub score_min: f32,
    /// Score from which a link may be confirmed, from 0 to 1.
    pub confirmed_min: f32,
    /// Words of content that the shorter text must have for a link to be confirmed. With fewer it is suggested.
    pub content_min: usize,
    /// Share of both texts that must be aligned for "altered" and not "excerpt", from 0 to 1.
    pub altered_share_min: f32,
    /// Share of the lighter text that must be aligned for "excerpt" and not "variant", from 0 to 1.
    pub excerpt_share_min: f32,
    /// What the same speaker adds to the evidence, in logits: about what one more rare word adds.
    pub same_speaker: f32,
    /// What two different speakers take from it, in logits. Little: who is said to have said it is what is in doubt.
    pub other_speaker: f32,
    /// Cells of the alignment table at the most; two texts of 2,000 words fit.
    pub cells_max: usize,
    /// Bytes of the folded texts that the character measures compare. They take the product of the lengths in time, and
    /// decide nothing.
    pub measured_bytes_max: usize,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            score_min: 0.3,
            confirmed_min: 0.7,
            content_min: 4,
            altered_share_min: 0.7,
            excerpt_share_min: 0.85,
            same_speaker: 1.5,
            other_speaker: 0.7,
            cells_max: 4_000_000,
            measured_bytes_max: 100,
        }
    }
}
