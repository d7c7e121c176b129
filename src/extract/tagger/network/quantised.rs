//! The network as it reads: whole numbers for all products.

use super::layer::{BOTH, HIDDEN, SUMS};
use super::matrix::{Matrix, STEPS};
use super::{gate, softsign};
use crate::extract::tagger::crf::Row;
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
            scores: Matrix::new(&seen, numbers.bias, 1.0 / STEPS),
        }
    }

    /// The scores of the labels of a chain's units. Costs time linear in their number.
    #[must_use]
    pub fn scores(&self, units: &[Input]) -> Vec<Row> {
        let first = self.first.read(units);
        let second = self.second.read(&first);
        let seen = |(unit, given): (&Input, &Output)| {
            let mut seen = [0; SEEN];
            seen[..BOTH].copy_from_slice(given);
            seen[BOTH..].copy_from_slice(unit);
            self.scores.product(&seen)
        };
        units.iter().zip(&second).map(seen).collect()
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
            sums: Matrix::new(numbers.weights, numbers.bias, step),
            memory: numbers.memory,
        }
    }

    /// What it gives for the units of a chain.
    fn read(&self, units: &[[i16; N]]) -> Vec<Output> {
        let sums: Vec<[f32; SUMS]> = units.iter().map(|unit| self.sums.product(unit)).collect();
        let mut outputs = vec![[0; BOTH]; units.len()];
        let [kept_left, shown_left, kept_right, shown_right] = &self.memory;
        let mut left = Memory::new(kept_left, shown_left);
        let mut right = Memory::new(kept_right, shown_right);
        for (sums, output) in sums.iter().zip(&mut outputs) {
            left.read(&sums.as_chunks().0[..3], &mut output.as_chunks_mut().0[0]);
        }
        for (sums, output) in sums.iter().zip(&mut outputs).rev() {
            right.read(&sums.as_chunks().0[3..], &mut output.as_chunks_mut().0[1]);
        }
        outputs
    }
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

    /// Reads the sums of a unit: what is new, kept, shown.
    fn read(&mut self, sums: &[[f32; HIDDEN]], output: &mut [i16; HIDDEN]) {
        let [new, kept, shown] = sums else { return };
        for j in 0..HIDDEN {
            let kept = gate(kept[j] + self.on_kept[j] * self.values[j]);
            let value = kept * self.values[j] + (1.0 - kept) * new[j];
            let shown = gate(shown[j] + self.on_shown[j] * value);
            self.values[j] = value;
            output[j] = (shown * softsign(value) * STEPS) as i32 as i16;
        }
    }
}
