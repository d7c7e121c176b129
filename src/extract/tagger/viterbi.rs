//! Decoding: the best sequence of labels under scores and transitions.

use super::crf::Row;
use super::labels::{Label, WIDTH};

/// The best labels of a chain.
#[must_use]
pub fn best(scores: &[Row], transitions: &[Row; WIDTH + 1]) -> Vec<Label> {
    let Some(first) = scores.first() else { return Vec::new() };
    let mut back: Vec<[u8; WIDTH]> = Vec::with_capacity(scores.len());
    let mut best = [f32::MIN; WIDTH];
    for l in 0..Label::COUNT {
        best[l] = first[l] + transitions[WIDTH][l];
    }
    for row in &scores[1..] {
        let mut next = [f32::MIN; WIDTH];
        let mut from = [0_u8; WIDTH];
        for f in 0..Label::COUNT {
            for t in 0..WIDTH {
                let score = best[f] + transitions[f][t];
                if score > next[t] {
                    next[t] = score;
                    from[t] = f as u8;
                }
            }
        }
        for l in 0..Label::COUNT {
            next[l] += row[l];
        }
        best = next;
        back.push(from);
    }
    let mut last = (0..Label::COUNT).fold(0, |top, l| if best[l] > best[top] { l } else { top });
    let mut labels = vec![Label::of(last)];
    for from in back.iter().rev() {
        last = from[last] as usize;
        labels.push(Label::of(last));
    }
    labels.reverse();
    labels
}
