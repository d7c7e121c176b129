//! What the scores of a chain mean as probabilities: forward and backward sums.

#![expect(clippy::inline_always, reason = "see `network::lanes`")]

use super::crf::{Row, Steps, Transitions, add, exponential};
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

/// What a chain's scores mean, with the expected pairs that training needs. Takes the exponentials of what one label after
/// another adds.
#[must_use]
pub fn posterior(scores: &[Row], steps: &Steps) -> Posterior {
    let mut pairs = [[0.0; WIDTH]; WIDTH + 1];
    let units = sums(scores, steps, |before, weighted, total| {
        for from in 0..Label::COUNT {
            let weight = before[from] * total;
            for to in 0..WIDTH {
                pairs[from][to] += weight * steps.from[from][to] * weighted[to];
            }
        }
    });
    if let Some(first) = units.first() {
        add(&mut pairs[WIDTH], first, 1.0);
    }
    Posterior { units, pairs }
}

/// Forward sums, scaled unit by unit.
#[inline(always)]
fn forward_sums(local: &[Row], steps: &Steps) -> Vec<Row> {
    let mut forward = local.to_vec();
    let Some((first, rest)) = forward.split_first_mut() else {
        return forward;
    };
    times(first, &steps.from[WIDTH]);
    normalise(first);
    let mut before = first;
    for row in rest {
        let mut reached = [0.0; WIDTH];
        for (weight, steps) in before.iter().zip(&steps.from[..Label::COUNT]) {
            add(&mut reached, steps, *weight);
        }
        times(row, &reached);
        normalise(row);
        before = row;
    }
    forward
}

/// The probability of each label of each unit. `pair` takes, for each unit but the first, the forward sums of
/// the unit before, the weighted backward sums, and what scales them to 1.
#[inline(always)]
fn sums(scores: &[Row], steps: &Steps, mut pair: impl FnMut(&Row, &Row, f32)) -> Vec<Row> {
    let mut local = scores.to_vec();
    for row in &mut local {
        exponentials(row);
    }
    let forward = forward_sums(&local, steps);
    let mut units = forward.clone();
    let mut backward = [1.0; WIDTH];
    for n in (0..scores.len()).rev() {
        times(&mut units[n], &backward);
        normalise(&mut units[n]);
        let mut weighted = local[n];
        times(&mut weighted, &backward);
        let Some(before) = n.checked_sub(1).map(|b| &forward[b]) else {
            break;
        };
        backward = [0.0; WIDTH];
        for (weight, steps) in weighted.iter().zip(&steps.to) {
            add(&mut backward, steps, *weight);
        }
        let mut reached = *before;
        times(&mut reached, &backward);
        let total = sum(&reached);
        pair(before, &weighted, if total > 0.0 { 1.0 / total } else { 0.0 });
        normalise(&mut backward);
    }
    units
}

/// The exponentials of a row, of which the largest is 1.
#[inline(always)]
fn exponentials(row: &mut Row) {
    let mut top = row[0];
    for score in &row[..Label::COUNT] {
        top = if *score > top { *score } else { top };
    }
    for score in &mut *row {
        *score = exponential(*score - top);
    }
    row[Label::COUNT..].fill(0.0);
}

/// Scales a row to a sum of 1.
#[inline(always)]
fn normalise(row: &mut Row) {
    let sum = sum(row);
    if sum > 0.0 {
        let share = 1.0 / sum;
        for x in row {
            *x *= share;
        }
    }
}

/// Multiplies label by label.
#[inline(always)]
fn times(row: &mut Row, factors: &Row) {
    for (x, factor) in row.iter_mut().zip(factors) {
        *x *= factor;
    }
}

/// The sum of a row, in an order that suits vectors.
#[inline(always)]
fn sum(row: &Row) -> f32 {
    let mut sums = *row;
    let mut half = WIDTH / 2;
    while half > 0 {
        for n in 0..half {
            sums[n] += sums[n + half];
        }
        half /= 2;
    }
    sums[0]
}

/// How probable each label of a sequence is. Takes the exponentials of what one label after another adds.
#[must_use]
#[inline(always)]
pub fn sureness(scores: &[Row], steps: &Steps, labels: &[Label]) -> Vec<f32> {
    let mut sure = vec![1.0; labels.len()];
    if labels.iter().any(|label| label.part().is_some()) {
        let units = sums(scores, steps, |_, _, _| ());
        for ((sure, row), label) in sure.iter_mut().zip(&units).zip(labels) {
            *sure = row[label.index()];
        }
    }
    sure
}
