//! Finds every two statements that are similar enough to be looked at: an exact set-similarity join.
//!
//! Words weigh by rarity. The lighter text of two looks up its rarest words in an index of the texts that are heavier,
//! and stops where the words left cannot reach the floor any more: whatever reaches it shares one of the words looked
//! up. (Prefix filter: Chaudhuri, Ganti, Kaushik 2006, "A Primitive Operator for Similarity Joins in Data Cleaning";
//! here with weights, and for containment.) Equal texts are one text in the index.

mod config;
mod emit;
mod probe;
mod sets;

use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};

pub use config::Config;
use serde::{Deserialize, Serialize};

use crate::fold::Corpus;
use crate::model::{Pair, Statement};
use emit::Owners;
use probe::Probe;
use sets::Sets;

/// All statements, ready to be paired piece by piece.
pub struct Index {
    config: Config,
    sets: Sets,
    owners: Owners,
    cut_short: usize,
    left_out: AtomicUsize,
    crowded: AtomicUsize,
}

/// How often the bounds of a run were reached, in texts. All zero: no pair above the floors was missed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reached {
    /// Texts of which only the first words are compared ([`WORDS_MAX`](crate::fold::WORDS_MAX)).
    pub words_max: usize,
    /// Texts whose words stand in so many others that not all were looked at ([`Config::entries_max`]).
    pub entries_max: usize,
    /// Texts with so many partners that not all pairs are given ([`Config::partners_max`]).
    pub partners_max: usize,
}

impl Index {
    /// Indexes the words of the statements, of which `corpus` is made. Linear in their length, but for sorting.
    #[must_use]
    pub fn new(statements: &[Statement], corpus: &Corpus, config: &Config) -> Self {
        let sets = Sets::new(corpus, statements, config);
        let owners = Owners::new(statements, sets.unit_of_statement(), sets.len());
        Self {
            config: config.clone(),
            sets,
            owners,
            cut_short: corpus.cut_short(),
            left_out: AtomicUsize::new(0),
            crowded: AtomicUsize::new(0),
        }
    }

    /// How many different texts there are; [`Index::pairs_of`] takes ranges of `0..len()`.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.sets.len()
    }

    /// Whether there is nothing to pair.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The candidate pairs that the texts of `range` are responsible for, in order.
    ///
    /// The union over a partition of `0..len()` is all pairs, each once, however it is cut. Each call takes memory
    /// for one number per text: give it some hundreds of texts at a time.
    #[must_use]
    pub fn pairs_of(&self, range: Range<usize>) -> Vec<Pair> {
        let mut probe = Probe::new(&self.sets, &self.config);
        let (mut pairs, mut crowded) = (Vec::new(), 0);
        for unit in (0..).take(range.end.min(self.len())).skip(range.start) {
            self.owners.within(unit, &self.config, &mut pairs);
            let mut partners = probe.partners_of(unit);
            if self.owners.count(&partners) > self.config.partners_max {
                probe.likest_first(unit, &mut partners);
                partners.truncate(self.config.partners_max);
                crowded += 1;
            }
            self.owners.across(unit, &partners, &self.config, &mut pairs);
        }
        self.left_out.fetch_add(probe.left_out(), Ordering::Relaxed);
        self.crowded.fetch_add(crowded, Ordering::Relaxed);
        pairs.sort_unstable();
        pairs
    }

    /// How often the bounds were reached, among the texts paired so far.
    #[must_use]
    pub fn reached(&self) -> Reached {
        Reached {
            words_max: self.cut_short,
            entries_max: self.left_out.load(Ordering::Relaxed),
            partners_max: self.crowded.load(Ordering::Relaxed),
        }
    }
}

#[cfg(test)]
mod tests;
