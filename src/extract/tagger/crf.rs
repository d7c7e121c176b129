//! The chain over labels, a linear-chain conditional random field (Lafferty et al., ICML 2001): scores of labels,
//! what one label after another adds, and how far both are from the true labels.

use super::labels::{Label, WIDTH};
use super::marginals::{Posterior, posterior, steps};

/// A row of scores or weights, one column a label.
pub type Row = [f32; WIDTH];

/// From (row; the last one is the start of a chain) to (column).
pub type Transitions = [Row; WIDTH + 1];

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
    let posterior = posterior(scores, &steps(transitions));
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
pub fn add(to: &mut [f32], row: &[f32], factor: f32) {
    for (a, b) in to.iter_mut().zip(row) {
        *a += b * factor;
    }
}
