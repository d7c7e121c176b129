//! Decoding: the best sequence of labels under scores and transitions.

#![expect(clippy::inline_always, reason = "see `network::lanes`")]

use super::crf::{Row, Steps};
use super::labels::{Label, WIDTH};

/// The best labels of a chain.
#[must_use]
#[inline(always)]
pub fn best(scores: &[Row], steps: &Steps) -> Vec<Label> {
    let mut reached = scores.to_vec();
    let mut before = &steps.from[WIDTH];
    let mut is_first = true;
    for row in &mut reached {
        let mut best = *before;
        if !is_first {
            best = [f32::MIN; WIDTH];
            for (score, steps) in before.iter().zip(&steps.from[..Label::COUNT]) {
                for to in 0..WIDTH {
                    let sum = score + steps[to];
                    best[to] = if sum > best[to] { sum } else { best[to] };
                }
            }
        }
        for label in 0..WIDTH {
            row[label] += best[label];
        }
        before = row;
        is_first = false;
    }
    traced(&reached, steps)
}

/// The way back from the best last label.
#[inline(always)]
fn traced(reached: &[Row], steps: &Steps) -> Vec<Label> {
    let mut labels = vec![Label::OUTSIDE; reached.len()];
    let mut after = [0.0; WIDTH];
    for (label, row) in labels.iter_mut().zip(reached).rev() {
        let mut top = 0;
        for l in 0..Label::COUNT {
            after[l] += row[l];
            if after[l] > after[top] {
                top = l;
            }
        }
        *label = Label::of(top);
        after = steps.to[top];
    }
    labels
}
