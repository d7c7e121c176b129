//! What the scores of a chain mean as probabilities: forward and backward sums.

use super::crf::{NEVER, Row, add};
use super::labels::{Label, WIDTH};

/// What a chain's scores mean as probabilities.
pub struct Posterior {
    /// Of each label of each unit.
    pub units: Vec<Row>,
    /// Expected number of each pair of neighbours.
    pub pairs: [Row; WIDTH + 1],
}

/// Forward and backward sums, scaled unit by unit.
#[must_use]
pub fn marginals(scores: &[Row], transitions: &[Row; WIDTH + 1]) -> Posterior {
    let step = transitions.map(|row| row.map(|w| if w > NEVER / 2.0 { w.exp() } else { 0.0 }));
    let local: Vec<Row> = scores
        .iter()
        .map(|row| {
            let top = row[..Label::COUNT].iter().copied().fold(f32::MIN, f32::max);
            let mut out = [0.0; WIDTH];
            for l in 0..Label::COUNT {
                out[l] = (row[l] - top).exp();
            }
            out
        })
        .collect();
    let mut forward: Vec<Row> = Vec::with_capacity(scores.len());
    for (n, local) in local.iter().enumerate() {
        let mut row = [0.0; WIDTH];
        match n.checked_sub(1).map(|before| forward[before]) {
            None => row = step[WIDTH],
            Some(before) => {
                for (from, weight) in before.iter().enumerate().take(Label::COUNT) {
                    add(&mut row, &step[from], *weight);
                }
            }
        }
        for l in 0..WIDTH {
            row[l] *= local[l];
        }
        normalise(&mut row);
        forward.push(row);
    }
    let mut units = forward.clone();
    let mut pairs = [[0.0; WIDTH]; WIDTH + 1];
    let mut backward = [1.0; WIDTH];
    for n in (0..scores.len()).rev() {
        for l in 0..WIDTH {
            units[n][l] = forward[n][l] * backward[l];
        }
        normalise(&mut units[n]);
        let mut weighted = [0.0; WIDTH];
        for l in 0..WIDTH {
            weighted[l] = local[n][l] * backward[l];
        }
        let Some(before) = n.checked_sub(1).map(|b| &forward[b]) else {
            for l in 0..WIDTH {
                pairs[WIDTH][l] += units[0][l];
            }
            break;
        };
        let mut sums = [0.0; WIDTH];
        let mut total = 0.0;
        for from in 0..Label::COUNT {
            let sum: f32 = step[from].iter().zip(&weighted).map(|(s, w)| s * w).sum();
            sums[from] = sum;
            total += before[from] * sum;
        }
        let total = if total > 0.0 { 1.0 / total } else { 0.0 };
        for from in 0..Label::COUNT {
            let weight = before[from] * total;
            for to in 0..WIDTH {
                pairs[from][to] += weight * step[from][to] * weighted[to];
            }
        }
        normalise(&mut sums);
        backward = sums;
    }
    Posterior { units, pairs }
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
pub fn sureness(scores: &[Row], transitions: &[Row; WIDTH + 1], labels: &[Label]) -> Vec<f32> {
    if labels.iter().all(|label| label.part().is_none()) {
        return vec![1.0; labels.len()];
    }
    let posterior = marginals(scores, transitions);
    posterior
        .units
        .iter()
        .zip(labels)
        .map(|(row, label)| row[label.index()])
        .collect()
}
