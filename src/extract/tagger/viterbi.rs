//! Decoding: the best sequence of labels under scores and transitions.

#![expect(clippy::inline_always, reason = "see `network::lanes`")]

use super::crf::{Row, Steps, add};
use super::labels::{Label, WIDTH};

/// The best labels of a chain.
#[must_use]
#[inline(always)]
pub fn best(scores: &[Row], steps: &Steps) -> Vec<Label> {
    let mut reached = scores.to_vec();
    let Some((first, rest)) = reached.split_first_mut() else {
        return Vec::new();
    };
    add(first, &steps.from[WIDTH], 1.0);
    let mut before = first;
    for row in rest {
        // Two by two: the one need not wait for the other.
        let mut best = [[f32::MIN; WIDTH]; 2];
        for from in 0..Label::COUNT {
            let (score, steps, best) = (before[from], &steps.from[from], &mut best[from % 2]);
            for to in 0..WIDTH {
                let sum = score + steps[to];
                best[to] = if sum > best[to] { sum } else { best[to] };
            }
        }
        let [even, odd] = best;
        for to in 0..WIDTH {
            row[to] += if odd[to] > even[to] { odd[to] } else { even[to] };
        }
        before = row;
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
