//! Linking: runs of labelled units joined into statements.

use std::ops::Range;

use super::labels::{Label, Part};

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
        match runs.last_mut().filter(|r| !label.is_first() && r.units.end == i && r.part == part) {
            Some(run) => run.units.end = i + 1,
            None => runs.push(Run { part, units: i..i + 1 }),
        }
    }
    runs
}

/// Joins runs by the side on which their labels look for a cue.
#[must_use]
pub fn join(runs: &[Run]) -> Vec<Joined> {
    let cues: Vec<usize> = (0..runs.len()).filter(|i| runs[*i].part == Part::Cue).collect();
    let mut joined: Vec<Joined> = cues.iter().map(|_| Joined::default()).collect();
    let mut orphans = Vec::new();
    for (i, run) in runs.iter().enumerate() {
        let next = cues.partition_point(|cue| *cue <= i);
        let owner = match run.part {
            Part::Cue => next.checked_sub(1),
            Part::ContentBeforeCue | Part::MentionBeforeCue if next < cues.len() => Some(next),
            _ => next.checked_sub(1),
        };
        let Some(owner) = owner.and_then(|o| joined.get_mut(o)) else {
            if run.part.is_content() {
                orphans.push(Joined {
                    content: vec![run.units.clone()],
                    ..Joined::default()
                });
            }
            continue;
        };
        match run.part {
            Part::Cue => owner.cue = Some(run.units.clone()),
            part if part.is_content() => owner.content.push(run.units.clone()),
            _ => owner.mention = Some(run.units.clone()),
        }
    }
    for i in 1..joined.len() {
        if joined[i].mention.is_none() {
            joined[i].mention = joined[i - 1].mention.clone();
        }
    }
    joined.retain(|j| !j.content.is_empty());
    joined.extend(orphans);
    joined.sort_by_key(|j| j.content[0].start);
    joined
}
