//! The numbers that decide how a quotation stands to its original.

use serde::{Deserialize, Serialize};

/// What a quotation must share with an original.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Weight of the words that must be found in the original for a quotation to be one of it, from 0 to 1.
    pub found_share_min: f32,
    /// The same for a quotation whose words come from several places: short phrases stand in many texts.
    pub stitched_share_min: f32,
    /// The same for a rendering from another language, where the original is a translation.
    pub rendering_share_min: f32,
    /// Weight of the words found from which a quotation is no longer another rendering, from 0 to 1.
    pub rendering_share_max: f32,
    /// Words of the original between two parts of one quotation from which they are far apart. A sentence of news has
    /// about 25.
    pub far_words_min: usize,
    /// Words that a part must have to be a part of its own and no coincidence.
    pub part_words_min: usize,
    /// Words of content that a quotation must have in common with an original for another speaker to be told.
    pub attributed_content_min: usize,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            found_share_min: 0.5,
            stitched_share_min: 0.8,
            rendering_share_min: 0.25,
            rendering_share_max: 0.75,
            far_words_min: 25,
            part_words_min: 3,
            attributed_content_min: 4,
        }
    }
}
