//! The network as it reads: whole numbers for all products.

#![expect(clippy::inline_always, reason = "see `lanes`")]

use super::lanes::Lanes;
use super::layer::{BOTH, HIDDEN, SUMS};
use super::matrix::{Matrix, STEPS};
use crate::extract::tagger::crf::{Row, WHOLE};
use crate::extract::tagger::labels::WIDTH;

/// Numbers that a unit is read as.
pub const INPUT: usize = 32;

/// A unit as whole numbers.
pub type Input = [i16; INPUT];

/// Numbers that the scores of a unit are made of: what the second layer gives, and the unit itself.
const SEEN: usize = BOTH + INPUT;

/// What a layer gives for a unit, as whole numbers.
type Output = [i16; BOTH];

/// The numbers of a network as they were trained.
pub struct Numbers<'a> {
    /// The layer that reads units.
    pub first: LayerNumbers<'a>,
    /// The layer that reads what the first gives.
    pub second: LayerNumbers<'a>,
    /// A row of scores for each number that the second layer gives.
    pub output: &'a [f32],
    /// The same for each number of a unit.
    pub shortcut: &'a [f32],
    /// What each label has beforehand.
    pub bias: Row,
    /// The value of a step of a unit's numbers.
    pub step: f32,
}

/// The numbers of a layer.
pub struct LayerNumbers<'a> {
    /// [`SUMS`] for each input.
    pub weights: &'a [f32],
    /// What each sum has beforehand.
    pub bias: [f32; SUMS],
    /// For each direction, how its memory acts on what is kept, and on what is shown.
    pub memory: [[f32; HIDDEN]; 4],
}

/// Room for what a network works out: kept from chain to chain, so that it is made once.
#[derive(Debug, Default)]
pub struct Room {
    sums: Vec<[f32; SUMS]>,
    first: Vec<Output>,
    second: Vec<Output>,
    seen: Vec<[i16; SEEN]>,
}

/// The first `count` places of some room, which is made larger where it is too small.
#[inline(always)]
fn places<const N: usize, T: Copy + Default>(room: &mut Vec<[T; N]>, count: usize) -> &mut [[T; N]] {
    if room.len() < count {
        room.resize(count, [T::default(); N]);
    }
    &mut room[..count]
}

/// Scores the labels of units.
#[derive(Clone, Debug)]
pub struct Network {
    first: Layer<INPUT>,
    second: Layer<BOTH>,
    scores: Matrix<SEEN, WIDTH>,
}

impl Network {
    /// Rounds the numbers of a network.
    #[must_use]
    pub fn new(numbers: &Numbers<'_>) -> Self {
        let ratio = numbers.step * STEPS;
        let shortcut = numbers.shortcut.iter().map(|weight| weight * ratio);
        let seen: Vec<f32> = numbers.output.iter().copied().chain(shortcut).collect();
        Self {
            first: Layer::new(&numbers.first, numbers.step),
            second: Layer::new(&numbers.second, 1.0 / STEPS),
            scores: Matrix::new(&seen, &numbers.bias, 1.0 / STEPS),
        }
    }

    /// The scores of the labels of a chain's units. Costs time linear in their number.
    #[inline(always)]
    pub fn scores(&self, units: &[Input], room: &mut Room, lanes: impl Lanes) -> Vec<Row> {
        let sums = places(&mut room.sums, units.len());
        let first = places(&mut room.first, units.len());
        let second = places(&mut room.second, units.len());
        self.first.read(units, sums, first, lanes);
        self.second.read(first, sums, second, lanes);
        let seen = places(&mut room.seen, units.len());
        for ((seen, given), unit) in seen.iter_mut().zip(second).zip(units) {
            seen[..BOTH].copy_from_slice(given);
            seen[BOTH..].copy_from_slice(unit);
        }
        let mut scores = vec![[0.0; WIDTH]; units.len()];
        self.scores.products(seen, &mut scores, lanes);
        scores
    }
}

/// A layer for `N` numbers a unit.
#[derive(Clone, Debug)]
struct Layer<const N: usize> {
    sums: Matrix<N, SUMS>,
    memory: [[f32; HIDDEN]; 4],
}

impl<const N: usize> Layer<N> {
    fn new(numbers: &LayerNumbers<'_>, step: f32) -> Self {
        Self {
            sums: Matrix::new(numbers.weights, &numbers.bias, step),
            memory: numbers.memory,
        }
    }

    /// What it gives for the units of a chain. Takes room for its sums, and for what it gives.
    #[inline(always)]
    fn read(&self, units: &[[i16; N]], sums: &mut [[f32; SUMS]], outputs: &mut [Output], lanes: impl Lanes) {
        self.sums.products(units, sums, lanes);
        let [kept_left, shown_left, kept_right, shown_right] = &self.memory;
        let mut left = Memory::new(kept_left, shown_left);
        let mut right = Memory::new(kept_right, shown_right);
        // Both directions in one loop: a processor works at one while it waits for the other.
        for (n, m) in (0..units.len()).zip((0..units.len()).rev()) {
            left.read(&sums[n].as_chunks().0[..3], &mut outputs[n].as_chunks_mut().0[0]);
            right.read(&sums[m].as_chunks().0[3..], &mut outputs[m].as_chunks_mut().0[1]);
        }
    }
}

/// The whole number nearest to one of at most 15 bits, without an instruction that few processors have for many at once.
#[inline(always)]
const fn nearest(x: f32) -> i16 {
    (x + WHOLE).to_bits() as i16
}

/// What one direction remembers.
struct Memory<'l> {
    on_kept: &'l [f32; HIDDEN],
    on_shown: &'l [f32; HIDDEN],
    values: [f32; HIDDEN],
}

impl<'l> Memory<'l> {
    const fn new(on_kept: &'l [f32; HIDDEN], on_shown: &'l [f32; HIDDEN]) -> Self {
        Self {
            on_kept,
            on_shown,
            values: [0.0; HIDDEN],
        }
    }

    /// Reads the sums of a unit: what is new, kept, shown. The formulas of the trained layer, with two divisions.
    #[inline(always)]
    fn read(&mut self, sums: &[[f32; HIDDEN]], output: &mut [i16; HIDDEN]) {
        let [new, kept, shown] = sums else { return };
        for j in 0..HIDDEN {
            let kept = kept[j] + self.on_kept[j] * self.values[j];
            let size = 1.0 + kept.abs();
            let value = new[j] + (self.values[j] - new[j]) * (size + kept) / (2.0 * size);
            let shown = shown[j] + self.on_shown[j] * value;
            let size = 1.0 + shown.abs();
            let whole = (size + shown) * value * (STEPS / 2.0) / (size * (1.0 + value.abs()));
            self.values[j] = value;
            output[j] = nearest(whole);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_whole_number_is_found() {
        let found = [-2046.6, -1.4, -0.2, 0.0, 0.4, 0.6, 2046.51].map(nearest);
        assert_eq!(found, [-2047, -1, 0, 0, 0, 1, 2047]);
    }
}
