//! Two texts beside each other that are no statements of a run: a quotation and the passage that it is taken from.

use super::Config;
use super::align::{Sides, align};
use super::diff::diff;
use super::measure::Evidence;
use crate::fold::{self, Corpus};
use crate::model::Edit;

/// What laying one text beside another shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// Word by word from the first to the second text.
    pub diff: Vec<Edit>,
    /// Weight of the aligned words over that of the first text, from 0 to 1.
    pub share_of_a: f32,
    /// Weight of the aligned words over that of the second text, from 0 to 1.
    pub share_of_b: f32,
}

/// Lays `a` beside `b`. Takes the product of their lengths in time, up to [`Config::cells_max`].
///
/// Words weigh as in a corpus of these two texts, so only words of grammar weigh less than others.
#[must_use]
pub fn compare(a: &str, b: &str, config: &Config) -> Comparison {
    let corpus = Corpus::new([a, b].into_iter(), &fold::Config::default());
    let (of_a, of_b) = (corpus.tokens(corpus.text_of(0)), corpus.tokens(corpus.text_of(1)));
    let sides = Sides {
        corpus: &corpus,
        a: of_a,
        b: of_b,
        config,
    };
    let steps = align(&sides);
    let evidence = Evidence::new(&sides, &steps);
    let weight = |tokens: &[fold::Token]| tokens.iter().map(|t| corpus.weight(corpus.key(*t))).sum::<f32>();
    let aligned = evidence.amount * corpus.weight_max();
    let share = |tokens: &[fold::Token]| {
        let whole = weight(tokens);
        if whole > 0.0 {
            (aligned / whole).clamp(0.0, 1.0)
        } else {
            0.0
        }
    };
    Comparison {
        diff: diff(a, b, &steps),
        share_of_a: share(of_a),
        share_of_b: share(of_b),
    }
}
