//! The numbers of the extract stage.

use serde::{Deserialize, Serialize};

/// What finds the quotations.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Method {
    /// Rules alone: quicker, and surer of what they find.
    #[default]
    Rules,
    /// The trained tagger, which weighs what the rules find: finds more, above all without marks.
    Tagger,
}

/// What decides whether words are taken for a statement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// What finds the quotations.
    pub method: Method,
    /// Words that a quoted fragment without any cue needs; shorter ones are titles, terms, scare quotes.
    pub fragment_words_min: usize,
    /// Words that a reported statement without marks needs; shorter ones are fixed phrases ("said so").
    pub indirect_words_min: usize,
    /// Whether the outlet's own sentences with a number, date, place or name are given as claims.
    pub claims: bool,
    /// Words that a claim needs; shorter sentences are captions and headings.
    pub claim_words_min: usize,
    /// Statements without a cue and with less confidence than this are left out (0 to 1).
    pub confidence_min: f32,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            method: Method::Rules,
            fragment_words_min: 4,
            indirect_words_min: 2,
            claims: true,
            claim_words_min: 6,
            confidence_min: 0.0,
        }
    }
}
