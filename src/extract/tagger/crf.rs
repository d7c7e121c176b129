//! The chain over labels, a linear-chain conditional random field (Lafferty et al., ICML 2001): scores of labels,
//! what one label after another adds, and how far both are from the true labels.

#![expect(clippy::inline_always, reason = "see `network::lanes`")]

use super::labels::{Label, WIDTH};
use super::marginals::{Posterior, posterior};

/// A row of scores or weights, one column a label.
pub type Row = [f32; WIDTH];

/// From (row; the last one is the start of a chain) to (column).
pub type Transitions = [Row; WIDTH + 1];

/// Transitions, or their exponentials, by where they come from and by where they lead.
#[derive(Clone, Debug)]
pub struct Steps {
    /// A row for each label (the last one is the start of a chain): what is added to those after it.
    pub from: Transitions,
    /// A row for each label: what those before it add.
    pub to: [Row; WIDTH],
}

impl Steps {
    /// Lays out transitions.
    #[must_use]
    pub fn new(from: &Transitions) -> Self {
        Self {
            from: *from,
            to: std::array::from_fn(|to| std::array::from_fn(|label| from[label][to])),
        }
    }

    /// Lays out their exponentials, by which probabilities go: 0 for what may not be.
    #[must_use]
    pub fn exponentials(from: &Transitions) -> Self {
        Self::new(&from.map(|row| row.map(exponential)))
    }
}

/// Next to this number, the bits of one in single precision count whole ones.
pub const WHOLE: f32 = 12_582_912.0;

/// e^x to six digits, for x from −80 to 80, and 0 below: sums and products alone, so the same on every machine and for
/// many numbers at once.
#[inline(always)]
pub fn exponential(x: f32) -> f32 {
    let halvings = if x > 80.0 { 80.0 } else { x } * std::f32::consts::LOG2_E;
    let whole = halvings + WHOLE;
    let part = (halvings - (whole - WHOLE)) * std::f32::consts::LN_2;
    let power = 1.0 + part * (1.0 + part * (0.5 + part * (1.0 / 6.0 + part * (1.0 / 24.0 + part * (1.0 / 120.0)))));
    let scaled = f32::from_bits(power.to_bits().wrapping_add(whole.to_bits() << 23));
    if x < -80.0 { 0.0 } else { scaled }
}

/// The score of what may not be.
pub const NEVER: f32 = -1e4;

/// The scores of a unit that is part of no statement.
pub const OUTSIDE: Row = {
    let mut row = [NEVER; WIDTH];
    row[0] = 0.0;
    row
};

/// Zero for every label that may follow another, [`NEVER`] for the others.
#[must_use]
pub fn untrained() -> Transitions {
    let mut transitions = [[NEVER; WIDTH]; WIDTH + 1];
    for to in 0..Label::COUNT {
        for from in 0..Label::COUNT {
            if Label::of(to).may_follow(Some(Label::of(from))) {
                transitions[from][to] = 0.0;
            }
        }
        if Label::of(to).may_follow(None) {
            transitions[WIDTH][to] = 0.0;
        }
    }
    transitions
}

/// Which way the scores must go to make the true labels more probable.
pub struct Gradient {
    /// Of each label of each unit.
    pub scores: Vec<Row>,
    /// Of one label after another; zero for what may not be.
    pub transitions: Transitions,
}

/// The true labels of a chain as probabilities: each certain.
#[must_use]
pub fn certain(gold: &[Label]) -> Posterior {
    let mut target = Posterior::none(gold.len());
    let mut from = WIDTH;
    for (row, to) in target.units.iter_mut().zip(gold) {
        row[to.index()] = 1.0;
        target.pairs[from][to.index()] += 1.0;
        from = to.index();
    }
    target
}

/// The gradient of the expected log-probability of a chain's labels, of which `target` tells how probable they are.
///
/// Takes a score a unit and label, and a target of as many units. Costs time linear in the number of units.
#[must_use]
pub fn gradient(scores: &[Row], transitions: &Transitions, target: &Posterior) -> Gradient {
    let posterior = posterior(scores, &Steps::exponentials(transitions));
    let mut gradient = Gradient {
        scores: posterior.units,
        transitions: posterior.pairs,
    };
    let rows = gradient.scores.iter_mut().zip(&target.units);
    for (row, target) in rows.chain(gradient.transitions.iter_mut().zip(&target.pairs)) {
        for (p, target) in row.iter_mut().zip(target) {
            *p = target - *p;
        }
    }
    for (row, weights) in gradient.transitions.iter_mut().zip(transitions) {
        for (g, weight) in row.iter_mut().zip(weights) {
            if *weight <= NEVER / 2.0 {
                *g = 0.0;
            }
        }
    }
    gradient
}

/// Adds a row times a factor.
#[inline(always)]
pub fn add(to: &mut [f32], row: &[f32], factor: f32) {
    for (a, b) in to.iter_mut().zip(row) {
        *a += b * factor;
    }
}

#[cfg(test)]
mod tests {
    use super::exponential;

    #[test]
    fn exponentials_are_right_to_six_digits() {
        for tenths in -790..790_i16 {
            let x = f32::from(tenths) / 10.0;
            let error = (exponential(x) / x.exp() - 1.0).abs();
            assert!(error < 8e-6, "{x}: {error}");
        }
        assert_eq!([-81.0, super::NEVER].map(|x| exponential(x).to_bits()), [0, 0]);
    }
}
