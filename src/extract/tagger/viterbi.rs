//! Decoding: the best sequence of labels under scores and transitions.

use super::crf::{Row, Transitions};
use super::labels::{Label, WIDTH};

/// The best labels of a chain.
#[must_use]
pub fn best(scores: &[Row], transitions: &Transitions) -> Vec<Label> {
    let Some(first) = scores.first() else { return Vec::new() };
    let mut reached: Vec<Row> = Vec::with_capacity(scores.len());
    let mut row = [f32::MIN; WIDTH];
    for l in 0..Label::COUNT {
        row[l] = first[l] + transitions[WIDTH][l];
    }
    reached.push(row);
    for scores in &scores[1..] {
        let mut next = [f32::MIN; WIDTH];
        for (from, score) in row.iter().enumerate().take(Label::COUNT) {
            for t in 0..WIDTH {
                next[t] = next[t].max(score + transitions[from][t]);
            }
        }
        for l in 0..Label::COUNT {
            next[l] += scores[l];
        }
        row = next;
        reached.push(row);
    }
    traced(&reached, transitions)
}

/// The way back from the best last label.
fn traced(reached: &[Row], transitions: &Transitions) -> Vec<Label> {
    let top =
        |score: &dyn Fn(usize) -> f32| (0..Label::COUNT).fold(0, |top, l| if score(l) > score(top) { l } else { top });
    let mut labels = Vec::with_capacity(reached.len());
    let mut next: Option<usize> = None;
    for row in reached.iter().rev() {
        let label = match next {
            None => top(&|l| row[l]),
            Some(next) => top(&|l| row[l] + transitions[l][next]),
        };
        labels.push(Label::of(label));
        next = Some(label);
    }
    labels.reverse();
    labels
}
