//! Which found statement belongs to which marked one, and what of it is right.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::figures::{Tally, WordKind};
use super::words::{WordSet, Words};
use crate::model::{Act, Span, Statement};

/// Of a word set that must lie in another for the two to be one statement.
const HALF: f64 = 0.5;

/// A statement as it is measured, marked or found.
pub(super) struct One {
    pub(super) content: WordSet,
    pub(super) mention: Vec<Span>,
    /// Whether its cue speaks.
    pub(super) is_speech: bool,
}

/// The statements of one article.
pub(super) struct Matching<'a> {
    /// With whether a cue is marked that has words.
    pub(super) marked: Vec<(One, bool)>,
    /// With what is told of it.
    pub(super) found: Vec<(One, &'a Statement)>,
    pub(super) words: &'a Words<'a>,
}

/// What became of the marked statements, and of the found ones.
struct Matched {
    /// By found statement: the marked one it belongs to, and whether half of its words lie in there.
    belongs: Vec<Option<(usize, bool)>>,
    /// By marked statement: how many of its words are covered.
    covered: Vec<usize>,
    /// By marked statement: the right one that shares most words with it.
    best: Vec<Option<(usize, usize)>>,
}

impl Matching<'_> {
    /// Counts what agrees.
    pub(super) fn tally(&self) -> Tally {
        let mut tally = Tally::default();
        let matched = self.matched();
        self.add_exact(&mut tally);
        self.add_marked(&matched, &mut tally);
        self.add_found(&matched, &mut tally);
        tally
    }

    fn add_marked(&self, matched: &Matched, tally: &mut Tally) {
        for (i, (marked, _)) in self.marked.iter().enumerate() {
            let is_found = share(matched.covered[i], marked.content.len()) >= HALF;
            let best = matched.best[i].and_then(|(_, j)| self.found.get(j));
            let is_attributed = is_found && best.is_some_and(|(found, _)| self.agree(marked, found));
            tally.count(self.kind(marked), |counts| {
                counts.marked += 1;
                counts.partial.recalled += usize::from(is_found);
                counts.attributed.recalled += usize::from(is_attributed);
            });
        }
    }

    fn add_found(&self, matched: &Matched, tally: &mut Tally) {
        for ((found, statement), belongs) in self.found.iter().zip(&matched.belongs) {
            let right = belongs.filter(|(_, is_right)| *is_right).map(|(i, _)| &self.marked[i]);
            let is_attributed = right.is_some_and(|(marked, _)| self.agree(marked, found));
            tally.count(self.kind(found), |counts| {
                counts.found += 1;
                counts.partial.right += usize::from(right.is_some());
                counts.attributed.right += usize::from(is_attributed);
            });
            let tenth = tally.tenth(statement.confidence);
            tenth.right += usize::from(right.is_some());
            tenth.attributed += usize::from(is_attributed);
            if let Some((marked, true)) = right {
                let act = if marked.is_speech { Act::Speech } else { Act::Stance };
                tally.acts.add(act, statement.act);
            }
        }
    }

    /// Equal word sets, each used once.
    fn add_exact(&self, tally: &mut Tally) {
        let mut left: FxHashMap<&WordSet, usize> = FxHashMap::default();
        for (marked, _) in &self.marked {
            *left.entry(&marked.content).or_default() += 1;
        }
        for (found, _) in &self.found {
            if let Some(left) = left.get_mut(&found.content).filter(|left| **left > 0) {
                *left -= 1;
                // One word set has one kind.
                tally.count(self.kind(found), |counts| {
                    counts.exact.right += 1;
                    counts.exact.recalled += 1;
                });
            }
        }
    }

    fn matched(&self) -> Matched {
        let holders = self.holders();
        let mut covered = vec![WordSet::new(); self.marked.len()];
        let mut matched = Matched {
            belongs: vec![None; self.found.len()],
            covered: Vec::new(),
            best: vec![None; self.marked.len()],
        };
        for (j, (found, _)) in self.found.iter().enumerate() {
            let mut common: BTreeMap<usize, WordSet> = BTreeMap::new();
            for word in &found.content {
                for marked in &holders[*word] {
                    common.entry(*marked).or_default().push(*word);
                }
            }
            // The most shared words; then the shorter statement; then the later one.
            let key = |i: usize, common: &WordSet| (common.len(), Reverse(self.marked[i].0.content.len()), i);
            let Some((i, common)) = common.into_iter().max_by_key(|(i, common)| key(*i, common)) else {
                continue;
            };
            let is_right = share(common.len(), found.content.len()) >= HALF;
            matched.belongs[j] = Some((i, is_right));
            if is_right && matched.best[i].is_none_or(|(most, _)| common.len() > most) {
                matched.best[i] = Some((common.len(), j));
            }
            covered[i].extend(common);
        }
        let distinct = |mut words: WordSet| {
            words.sort_unstable();
            words.dedup();
            words.len()
        };
        matched.covered = covered.into_iter().map(distinct).collect();
        matched
    }

    /// By word: the marked statements that hold it.
    fn holders(&self) -> Vec<Vec<usize>> {
        let mut holders = vec![Vec::new(); self.words.count()];
        for (i, (marked, _)) in self.marked.iter().enumerate() {
            for word in &marked.content {
                holders[*word].push(i);
            }
        }
        holders
    }

    /// Whether the mention of a found statement is that of the marked one.
    fn agree(&self, marked: &One, found: &One) -> bool {
        marked.mention.is_empty() || self.words.same_mention(&marked.mention, &found.mention)
    }

    fn kind(&self, one: &One) -> WordKind {
        self.words.kind(&one.content)
    }
}

fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}
