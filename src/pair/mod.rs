//! Finds every two statements that are similar enough to be looked at: an exact set-similarity join.
//!
//! Words weigh by rarity. The lighter text of two looks up its rarest words in an index of the texts that are heavier,
//! and stops where the words left cannot reach the floor any more: whatever reaches it shares one of the words looked
//! up. (Prefix filter: Chaudhuri, Ganti, Kaushik 2006, "A Primitive Operator for Similarity Joins in Data Cleaning";
//! here with weights, and for containment.) Equal texts are one text in the index.
//!
//! A word that stands in many texts would be looked up in a list that grows with them. It is looked up with its
//! neighbours: as a phrase of two words, where that is in many texts too, of three. So the work for one text hardly
//! grows with their number.

mod config;
mod crowd;
mod emit;
mod lists;
mod postings;
mod probe;
mod sets;

use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};

pub use config::Config;
pub use crowd::Crowds;
pub use emit::Owners;
use serde::{Deserialize, Serialize};

use crate::fold::Corpus;
use crate::model::{Alike, Statement};
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
#[serde(default)]
pub struct Reached {
    /// Texts of which only the first words are compared ([`WORDS_MAX`](crate::fold::WORDS_MAX)).
    pub words_max: usize,
    /// Texts whose words stand in so many others that not all were looked at ([`Config::entries_max`]).
    pub entries_max: usize,
    /// Texts with so many partners that only the likest are compared ([`Config::partners_max`]).
    pub partners_max: usize,
    /// Statements with so many others alike that they are linked to a few of them alone ([`Config::group_max`]).
    pub group_max: usize,
    /// Texts with so many alike around them that no links were made through them (`link.star_max`,
    /// `link.star_links_max`).
    pub star_max: usize,
    /// Reports whose words stand in so many sentences of their speaker that not all were looked at
    /// (`link.retelling.entries_max`).
    pub retelling_entries_max: usize,
}

impl Index {
    /// Indexes the words of the statements, of which `corpus` is made. Linear in their length, but for sorting.
    #[must_use]
    pub fn new(statements: &[Statement], corpus: &Corpus, config: &Config) -> Self {
        let sets = Sets::new(corpus, statements, config);
        let owners = Owners::new(statements, corpus, sets.unit_of_statement(), sets.len(), config);
        Self {
            config: config.clone(),
            sets,
            owners,
            cut_short: corpus.cut_short(),
            left_out: AtomicUsize::new(0),
            crowded: AtomicUsize::new(0),
        }
    }

    /// How many different texts there are; [`Index::alike`] takes ranges of `0..len()`.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.sets.len()
    }

    /// Whether there is nothing to pair.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The candidate pairs of different texts that the texts of `range` are responsible for and that are `worth` it, in
    /// order.
    ///
    /// The union over a partition of `0..len()` is all pairs, each once, however it is cut. Each call takes memory
    /// for one number per text: give it some hundreds of texts at a time.
    #[must_use]
    pub fn alike(&self, range: Range<usize>, worth: impl Fn(&Alike) -> bool) -> Vec<Alike> {
        let mut probe = Probe::new(&self.sets, &self.config);
        let (mut alike, mut crowded) = (Vec::new(), 0);
        for unit in (0..).take(range.end.min(self.len())).skip(range.start) {
            let mut partners = probe.partners_of(unit);
            partners.retain(&worth);
            crowded += usize::from(partners.len() > self.config.partners_max);
            keep_likest(&mut partners, self.config.partners_max);
            alike.extend(partners);
        }
        self.left_out.fetch_add(probe.left_out(), Ordering::Relaxed);
        self.crowded.fetch_add(crowded, Ordering::Relaxed);
        alike
    }

    /// Who prints which text.
    #[must_use]
    pub const fn owners(&self) -> &Owners {
        &self.owners
    }

    /// The same, where nothing is paired any more: the rest of the index goes.
    #[must_use]
    pub fn into_owners(self) -> Owners {
        self.owners
    }

    /// How often the bounds were reached, among the texts paired so far.
    #[must_use]
    pub fn reached(&self) -> Reached {
        Reached {
            words_max: self.cut_short,
            entries_max: self.left_out.load(Ordering::Relaxed),
            partners_max: self.crowded.load(Ordering::Relaxed),
            ..Reached::default()
        }
    }
}

/// Keeps so many partners of one text: a quarter the heaviest, which many others keep too, and for the rest the likest.
fn keep_likest(partners: &mut Vec<Alike>, most: usize) {
    if partners.len() <= most {
        return;
    }
    let heaviest = partners.split_off(partners.len() - most / 4);
    let likeness = |alike: &Alike| alike.weight / alike.heavier;
    partners.sort_by(|a, b| likeness(b).total_cmp(&likeness(a)).then(a.other.cmp(&b.other)));
    partners.truncate(most - heaviest.len());
    partners.extend(heaviest);
    partners.sort_unstable_by_key(|alike| alike.other);
}

#[cfg(test)]
mod tests;
