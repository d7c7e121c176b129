//! Which found statement belongs to which marked one, and what of it is right.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::figures::{Tally, WordKind};
use super::word_set::WordSet;
use super::words::Words;
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
        let places = Places::of(&self.marked);
        let mut covered = vec![Vec::new(); self.marked.len()];
        let mut matched = Matched {
            belongs: vec![None; self.found.len()],
            covered: Vec::new(),
            best: vec![None; self.marked.len()],
        };
        for (j, (found, _)) in self.found.iter().enumerate() {
            // The most shared words; then the shorter statement; then the later one.
            let key = |i: usize, common: &[Range<usize>]| {
                let words: usize = common.iter().map(ExactSizeIterator::len).sum();
                (words, Reverse(self.marked[i].0.content.len()), i)
            };
            let shared = places.shared_with(&found.content);
            let Some((i, common)) = shared.into_iter().max_by_key(|(i, common)| key(*i, common)) else {
                continue;
            };
            let (words, ..) = key(i, &common);
            let is_right = share(words, found.content.len()) >= HALF;
            matched.belongs[j] = Some((i, is_right));
            if is_right && matched.best[i].is_none_or(|(most, _)| words > most) {
                matched.best[i] = Some((words, j));
            }
            covered[i].extend(common);
        }
        matched.covered = covered
            .into_iter()
            .map(|stretches| WordSet::of(stretches).len())
            .collect();
        matched
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

/// Where the marked statements stand.
struct Places {
    /// Each stretch with its statement, by start.
    stretches: Vec<(Range<usize>, usize)>,
    /// By stretch: the furthest end up to it.
    reach: Vec<usize>,
}

impl Places {
    fn of(marked: &[(One, bool)]) -> Self {
        let all = marked.iter().enumerate();
        let mut stretches: Vec<(Range<usize>, usize)> = all
            .flat_map(|(i, (one, _))| one.content.stretches().iter().map(move |stretch| (stretch.clone(), i)))
            .collect();
        stretches.sort_unstable_by_key(|(stretch, i)| (stretch.start, stretch.end, *i));
        let mut furthest = 0;
        let mut reach = |(stretch, _): &(Range<usize>, usize)| {
            furthest = furthest.max(stretch.end);
            furthest
        };
        Self {
            reach: stretches.iter().map(&mut reach).collect(),
            stretches,
        }
    }

    /// The statements that share words with `content`, and which words.
    fn shared_with(&self, content: &WordSet) -> BTreeMap<usize, Vec<Range<usize>>> {
        let mut shared: BTreeMap<usize, Vec<Range<usize>>> = BTreeMap::new();
        for stretch in content.stretches() {
            let before_end = self.stretches.partition_point(|(other, _)| other.start < stretch.end);
            let met = self.stretches[..before_end].iter().zip(&self.reach).rev();
            for ((other, i), _) in met.take_while(|(_, reach)| **reach > stretch.start) {
                if other.end > stretch.start {
                    let common = other.start.max(stretch.start)..other.end.min(stretch.end);
                    shared.entry(*i).or_default().push(common);
                }
            }
        }
        shared
    }
}
