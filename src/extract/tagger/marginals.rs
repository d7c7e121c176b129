//! What the scores of a chain mean as probabilities: forward and backward sums.

use super::crf::{NEVER, Row, Transitions, add};
use super::labels::{Label, WIDTH};

/// What a chain's scores mean as probabilities.
#[derive(Clone, Debug)]
pub struct Posterior {
    /// Of each label of each unit.
    pub units: Vec<Row>,
    /// Expected number of each pair of neighbours.
    pub pairs: Transitions,
}

impl Posterior {
    /// Zeros for so many units.
    #[must_use]
    pub fn none(units: usize) -> Self {
        Self {
            units: vec![[0.0; WIDTH]; units],
            pairs: [[0.0; WIDTH]; WIDTH + 1],
        }
    }

    /// Multiplies all of it.
    pub fn scale(&mut self, factor: f32) {
        for p in self.units.iter_mut().chain(&mut self.pairs).flatten() {
            *p *= factor;
        }
    }

    /// Adds another of as many units, times a factor.
    pub fn add(&mut self, other: &Self, factor: f32) {
        add(self.units.as_flattened_mut(), other.units.as_flattened(), factor);
        add(self.pairs.as_flattened_mut(), other.pairs.as_flattened(), factor);
    }
}

/// The exponentials of transitions: what the sums go by.
#[must_use]
pub fn steps(transitions: &Transitions) -> Transitions {
    transitions.map(|row| row.map(|w| if w > NEVER / 2.0 { w.exp() } else { 0.0 }))
}

/// What a chain's scores mean, with the expected pairs that training needs.
#[must_use]
pub fn posterior(scores: &[Row], steps: &Transitions) -> Posterior {
    let mut pairs = [[0.0; WIDTH]; WIDTH + 1];
    let units = sums(scores, steps, |before, weighted, total| {
        for from in 0..Label::COUNT {
            let weight = before[from] * total;
            for to in 0..WIDTH {
                pairs[from][to] += weight * steps[from][to] * weighted[to];
            }
        }
    });
    if let Some(first) = units.first() {
        add(&mut pairs[WIDTH], first, 1.0);
    }
    Posterior { units, pairs }
}

/// Forward sums, scaled unit by unit.
fn forward_sums(local: &[Row], steps: &Transitions) -> Vec<Row> {
    let mut forward: Vec<Row> = Vec::with_capacity(local.len());
    for local in local {
        let mut row = [0.0; WIDTH];
        match forward.last() {
            None => row = steps[WIDTH],
            Some(before) => {
                for (from, weight) in before.iter().enumerate().take(Label::COUNT) {
                    add(&mut row, &steps[from], *weight);
                }
            }
        }
        for l in 0..WIDTH {
            row[l] *= local[l];
        }
        normalise(&mut row);
        forward.push(row);
    }
    forward
}

/// The probability of each label of each unit. `pair` takes, for each unit but the first, the forward sums of
/// the unit before, the weighted backward sums, and what scales them to 1.
fn sums(scores: &[Row], steps: &Transitions, mut pair: impl FnMut(&Row, &Row, f32)) -> Vec<Row> {
    let exponential = |row: &Row| {
        let top = row[..Label::COUNT].iter().copied().fold(f32::MIN, f32::max);
        let mut out = [0.0; WIDTH];
        for l in 0..Label::COUNT {
            out[l] = (row[l] - top).exp();
        }
        out
    };
    let local: Vec<Row> = scores.iter().map(exponential).collect();
    let forward = forward_sums(&local, steps);
    let mut units = forward.clone();
    let mut backward = [1.0; WIDTH];
    for n in (0..scores.len()).rev() {
        for l in 0..WIDTH {
            units[n][l] *= backward[l];
        }
        normalise(&mut units[n]);
        let mut weighted = [0.0; WIDTH];
        for l in 0..WIDTH {
            weighted[l] = local[n][l] * backward[l];
        }
        let Some(before) = n.checked_sub(1).map(|b| &forward[b]) else {
            break;
        };
        let mut sums = [0.0; WIDTH];
        let mut total = 0.0;
        for from in 0..Label::COUNT {
            sums[from] = steps[from].iter().zip(&weighted).map(|(s, w)| s * w).sum();
            total += before[from] * sums[from];
        }
        pair(before, &weighted, if total > 0.0 { 1.0 / total } else { 0.0 });
        normalise(&mut sums);
        backward = sums;
    }
    units
}

fn normalise(row: &mut Row) {
    let sum: f32 = row.iter().sum();
    if sum > 0.0 {
        for x in row {
            *x /= sum;
        }
    }
}

/// How probable each label of a sequence is.
#[must_use]
pub fn sureness(scores: &[Row], steps: &Transitions, labels: &[Label]) -> Vec<f32> {
    if labels.iter().all(|label| label.part().is_none()) {
        return vec![1.0; labels.len()];
    }
    let units = sums(scores, steps, |_, _, _| ());
    units
        .iter()
        .zip(labels)
        .map(|(row, label)| row[label.index()])
        .collect()
}
