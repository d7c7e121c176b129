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

use crate::fold::{Corpus, Text};
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
        let owners = Owners::new(statements, corpus, sets.unit_of_statement(), sets.len());
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

    /// The candidate pairs of different texts that the texts of `range` are responsible for, in order: as numbers of
    /// texts of this index.
    ///
    /// The union over a partition of `0..len()` is all pairs, each once, however it is cut. Each call takes memory
    /// for one number per text: give it some hundreds of texts at a time.
    #[must_use]
    pub fn alike(&self, range: Range<usize>) -> Vec<(u32, u32)> {
        let mut probe = Probe::new(&self.sets, &self.config);
        let (mut alike, mut crowded) = (Vec::new(), 0);
        for unit in (0..).take(range.end.min(self.len())).skip(range.start) {
            let mut partners = probe.partners_of(unit);
            if partners.len() > self.config.partners_max {
                probe.likest_first(unit, &mut partners);
                partners.truncate(self.config.partners_max);
                crowded += 1;
            }
            alike.extend(partners.into_iter().map(|other| (unit, other)));
        }
        self.left_out.fetch_add(probe.left_out(), Ordering::Relaxed);
        self.crowded.fetch_add(crowded, Ordering::Relaxed);
        alike
    }

    /// The folded text behind a number, and whether it is the outlets' own claim.
    #[must_use]
    pub fn text(&self, unit: u32) -> (Text, bool) {
        (self.owners.text(unit), self.sets.is_claim(unit))
    }

    /// By folded text, its number in this index; that of its statements where it is also a claim.
    #[must_use]
    pub fn units_of_texts(&self, texts: usize) -> Vec<Option<u32>> {
        let mut units = vec![None; texts];
        for unit in (0..).take(self.len()) {
            let (text, is_claim) = self.text(unit);
            let known = &mut units[text.0 as usize];
            if !is_claim || known.is_none() {
                *known = Some(unit);
            }
        }
        units
    }

    /// The pairs of statements that print two texts, or one text twice: all, or stars where they are too many.
    #[must_use]
    pub fn pairs_between(&self, one: u32, other: u32) -> Vec<Pair> {
        let mut pairs = Vec::new();
        if one == other {
            self.owners.within(one, &self.config, &mut pairs);
        } else {
            self.owners.across(one, other, &self.config, &mut pairs);
        }
        pairs
    }

    /// All candidate pairs of statements that the texts of `range` are responsible for, in order.
    #[must_use]
    pub fn pairs_of(&self, range: Range<usize>) -> Vec<Pair> {
        let same = range
            .clone()
            .map(|unit| u32::try_from(unit).unwrap_or(u32::MAX))
            .map(|unit| (unit, unit));
        let texts = same.chain(self.alike(range.clone()));
        let mut pairs: Vec<Pair> = texts.flat_map(|(one, other)| self.pairs_between(one, other)).collect();
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
