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
    let sweeps = Sweeps::new(scores, steps);
    let mut pairs = [[0.0; WIDTH]; WIDTH + 1];
    // From the last on: the order in which is added tells in a model's last bits.
    for n in (1..scores.len()).rev() {
        let before = sweeps.forward[n - 1];
        let weighted = sweeps.weighted(n);
        let mut reached = led_to(&weighted, &steps.to);
        times(&mut reached, &before);
        let total = sum(&reached);
        let share = if total > 0.0 { 1.0 / total } else { 0.0 };
        for from in 0..Label::COUNT {
            let weight = before[from] * share;
            for to in 0..WIDTH {
                pairs[from][to] += weight * steps.from[from][to] * weighted[to];
            }
        }
    }
    let units: Vec<Row> = (0..scores.len()).map(|n| sweeps.unit(n)).collect();
    if let Some(first) = units.first() {
        add(&mut pairs[WIDTH], first, 1.0);
    }
    Posterior { units, pairs }
}

/// The sums of the forward-backward algorithm, scaled unit by unit.
struct Sweeps {
    /// The exponentials of the scores.
    local: Vec<Row>,
    forward: Vec<Row>,
    backward: Vec<Row>,
}

impl Sweeps {
    /// Both ways in one loop: a processor works at one while it waits for the other.
    #[inline(always)]
    fn new(scores: &[Row], steps: &Steps) -> Self {
        let mut local = scores.to_vec();
        for row in &mut local {
            exponentials(row);
        }
        let mut made = Self {
            forward: local.clone(),
            backward: vec![[1.0; WIDTH]; local.len()],
            local,
        };
        if let Some(first) = made.forward.first_mut() {
            times(first, &steps.from[WIDTH]);
            normalise(first);
        }
        for (n, after) in (1..scores.len()).zip((1..scores.len()).rev()) {
            let reached = led_to(&made.forward[n - 1], &steps.from);
            times(&mut made.forward[n], &reached);
            normalise(&mut made.forward[n]);
            let mut reached = led_to(&made.weighted(after), &steps.to);
            normalise(&mut reached);
            made.backward[after - 1] = reached;
        }
        made
    }

    /// The backward sums of a unit, times what its own scores say.
    #[inline(always)]
    fn weighted(&self, n: usize) -> Row {
        let mut row = self.local[n];
        times(&mut row, &self.backward[n]);
        row
    }

    /// The probability of each label of a unit.
    #[inline(always)]
    fn unit(&self, n: usize) -> Row {
        let mut row = self.forward[n];
        times(&mut row, &self.backward[n]);
        normalise(&mut row);
        row
    }
}

/// What the labels beside a unit get of its own, by the steps from each of these.
#[inline(always)]
fn led_to(row: &Row, steps: &[Row]) -> Row {
    let mut reached = [0.0; WIDTH];
    for (weight, steps) in row.iter().zip(&steps[..Label::COUNT]) {
        add(&mut reached, steps, *weight);
    }
    reached
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
        let sweeps = Sweeps::new(scores, steps);
        for (n, (sure, label)) in sure.iter_mut().zip(labels).enumerate() {
            *sure = sweeps.unit(n)[label.index()];
        }
    }
    sure
}
