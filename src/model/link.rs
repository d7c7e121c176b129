//! Two statements judged to be the same utterance.

use serde::{Deserialize, Serialize};

use super::{Confidence, Edit, LinkId};

/// Two statements, as indices into the slice that was paired; `a < b`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pair {
    /// The lower index.
    pub a: u32,
    /// The higher index.
    pub b: u32,
}

impl Pair {
    /// The pair of two different statements, in either order.
    #[must_use]
    pub const fn new(one: u32, other: u32) -> Self {
        if one < other {
            Self { a: one, b: other }
        } else {
            Self { a: other, b: one }
        }
    }
}

/// Two texts that share enough words, in whatever order, to be laid beside each other: numbers of an index.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Alike {
    /// The text that was looked up.
    pub one: u32,
    /// The text that holds enough of it.
    pub other: u32,
    /// How many different words they share.
    pub words: u32,
    /// What those weigh.
    pub weight: f32,
    /// What the words of the lighter text weigh.
    pub lighter: f32,
    /// What the words of the heavier text weigh.
    pub heavier: f32,
}

/// How two statements of one utterance differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Relation {
    /// Same words but for case, punctuation, spacing.
    Exact,
    /// Words changed, dropped, added, `[bracketed]`.
    Altered,
    /// One holds a part of the other.
    Excerpt,
    /// Same utterance in other words, marks on both sides: two translations.
    Variant,
    /// One side reports it without marks.
    Paraphrase,
}

/// How far a link is to be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Strong enough to make clusters.
    Confirmed,
    /// For a person to look at; makes no cluster.
    Suggested,
    /// A person looked and said no: kept for the record, joins nothing.
    Rejected,
}

/// The similarities that a link was decided on, each from 0 to 1.
///
/// "Weighted" is by rarity: a word weighs `ln(1 + n / df)`, `n` different texts (and 3,000 thought to stand beside them),
/// `df` of them with the word; words of grammar a quarter of that, common words six tenths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Measures {
    /// Weight of the shared words over the weight of all words of both (weighted Jaccard).
    pub overlap: f32,
    /// Weight of the shared words over the weight of the lighter side.
    pub containment: f32,
    /// Weight of the aligned words, in order, over the weight of the lighter side.
    pub alignment: f32,
    /// Longest common run of words over the words of the shorter side.
    pub longest_run: f32,
    /// `strsim::normalized_levenshtein` of the folded texts.
    pub levenshtein: f32,
    /// `strsim::jaro_winkler` of the folded texts.
    pub jaro_winkler: f32,
}

/// A link without its reasons: small, so that millions of them fit into memory.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bond {
    /// The earlier statement (or the first in output order, where that is not known): an index.
    pub a: u32,
    /// The later one.
    pub b: u32,
    /// How they differ.
    pub relation: Relation,
    /// How far to trust it.
    pub status: Status,
    /// The decision's certainty.
    pub score: Confidence,
    /// Weight of the aligned words over the weight of the heavier side, from 0 to 1.
    pub likeness: Confidence,
}

/// Two statements judged to be the same utterance, from the earlier to the later.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// Derived from the two statements' ids.
    pub id: LinkId,
    /// The earlier statement (or the first in output order, where that is not known): an index.
    pub a: u32,
    /// The later one.
    pub b: u32,
    /// How they differ.
    pub relation: Relation,
    /// How far to trust it.
    pub status: Status,
    /// The decision's certainty.
    pub score: Confidence,
    /// Whether both name the same speaker; `None` when one names none.
    pub speaker_agrees: Option<bool>,
    /// The reasons.
    pub measures: Measures,
    /// Word by word from `a` to `b`.
    pub diff: Vec<Edit>,
}
