//! Linking: runs of labelled units joined into statements.

use std::ops::Range;

use super::labels::{Label, Part};
use super::units::Units;

/// A run of units with one part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// What it is.
    pub part: Part,
    /// Its units.
    pub units: Range<usize>,
}

/// A statement as ranges of units.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Joined {
    /// What was said.
    pub content: Vec<Range<usize>>,
    /// The words that report.
    pub cue: Option<Range<usize>>,
    /// The words that name the speaker.
    pub mention: Option<Range<usize>>,
}

/// The runs in a sequence of labels.
#[must_use]
pub fn runs(labels: &[Label]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (i, label) in labels.iter().enumerate() {
        let Some(part) = label.part() else { continue };
        match runs
            .last_mut()
            .filter(|r| !label.is_first() && r.units.end == i && r.part == part)
        {
            Some(run) => run.units.end = i + 1,
            None => runs.push(Run { part, units: i..i + 1 }),
        }
    }
    runs
}

/// Joins runs by the side on which their labels look for a cue.
///
/// What finds no cue in reach is left out. A cue without a mention of its own takes that of the cue before it in the
/// sentence (*she said … and added …*), else of the cue after it (*citing …, she said*).
#[must_use]
pub fn join(runs: &[Run], labels: &[Label], units: &Units) -> Vec<Joined> {
    let joiner = Joiner { runs, labels, units };
    let cues: Vec<usize> = (0..runs.len()).filter(|i| runs[*i].part == Part::Cue).collect();
    let mut taken = vec![false; runs.len()];
    let mut joined: Vec<Joined> = Vec::with_capacity(cues.len());
    for (n, &cue) in cues.iter().enumerate() {
        let from = n.checked_sub(1).map_or(0, |before| cues[before] + 1);
        let to = cues.get(n + 1).copied().unwrap_or(runs.len());
        let before = n.checked_sub(1).map(|before| (cues[before], &joined[before].mention));
        let inherited = before.filter(|(before, _)| joiner.same_sentence(*before, cue));
        let mention = joiner
            .mention(cue, from, to)
            .or_else(|| inherited.and_then(|(_, mention)| mention.clone()));
        joined.push(Joined {
            content: joiner.content(cue, from, to, &mut taken),
            cue: Some(runs[cue].units.clone()),
            mention,
        });
    }
    for n in (1..cues.len()).rev() {
        if joined[n - 1].mention.is_none() && joiner.same_sentence(cues[n - 1], cues[n]) {
            joined[n - 1].mention = joined[n].mention.clone();
        }
    }
    joined.retain(|joined| !joined.content.is_empty());
    joined.sort_by_key(|joined| joined.content.first().map(|content| content.start));
    joined
}

struct Joiner<'a> {
    runs: &'a [Run],
    labels: &'a [Label],
    units: &'a Units,
}

impl Joiner<'_> {
    /// The content of the cue `cue` among the runs `from..to`.
    fn content(&self, cue: usize, from: usize, to: usize, taken: &mut [bool]) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        let mut last = cue;
        for i in (from..cue)
            .rev()
            .filter(|i| self.runs[*i].part == Part::ContentBeforeCue)
        {
            let is_first = last == cue;
            if taken[i] || !(self.is_open(i, last) || is_first && self.same_sentence(i, cue)) {
                break;
            }
            found.push(i);
            last = i;
        }
        last = cue;
        for i in cue + 1..to {
            let is_reached = match self.runs[i].part {
                Part::ContentAfterCue if last == cue => self.is_open(last, i) || self.same_sentence(cue, i),
                Part::ContentAfterCue => self.is_open(last, i),
                Part::ContentContinued => self.goes_on(last, i),
                _ => continue,
            };
            if is_reached {
                found.push(i);
                last = i;
            } else {
                break;
            }
        }
        found.sort_unstable();
        for i in &found {
            taken[*i] = true;
        }
        found.iter().map(|i| self.runs[*i].units.clone()).collect()
    }

    fn mention(&self, cue: usize, from: usize, to: usize) -> Option<Range<usize>> {
        let left = (from..cue).rev().find(|i| self.runs[*i].part == Part::MentionBeforeCue);
        let left = left.filter(|i| self.same_sentence(*i, cue));
        let right =
            || (cue + 1..to).find(|i| self.runs[*i].part == Part::MentionAfterCue && self.same_sentence(cue, *i));
        left.or_else(right).map(|i| self.runs[i].units.clone())
    }

    fn same_sentence(&self, a: usize, b: usize) -> bool {
        let sentence = |unit: usize| self.units.units.get(unit).map(|u| u.sentence);
        sentence(self.runs[a].units.end - 1) == sentence(self.runs[b].units.start)
    }

    /// Whether the tagger saw one statement all the way from run `a` to run `b`.
    fn is_open(&self, a: usize, b: usize) -> bool {
        let (a, b) = (a.min(b), a.max(b));
        let between = self.runs[a].units.end..self.runs[b].units.start;
        self.labels
            .get(between)
            .is_some_and(|gap| !gap.contains(&Label::OUTSIDE))
    }

    /// Whether run `b` may go on with what run `a` began: in its paragraph, or at the head of the next.
    fn goes_on(&self, a: usize, b: usize) -> bool {
        let chain = |i: usize| self.units.chain_of(self.runs[i].units.start);
        let (at, next) = (chain(a), chain(b));
        let heads = self
            .units
            .chains
            .get(next)
            .is_some_and(|c| c.start == self.runs[b].units.start);
        next == at || (next == at + 1 && heads)
    }
}
