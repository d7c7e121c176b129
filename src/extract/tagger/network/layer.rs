//! A layer that reads a chain in both directions, as it is trained.

use super::parameters::{Parameters, Stride};
use super::{Random, gate, softsign};
use crate::extract::tagger::crf::add;

/// What a layer remembers in one direction.
pub const HIDDEN: usize = 32;

/// What it gives for a unit: both directions.
pub const BOTH: usize = 2 * HIDDEN;

/// For a unit and direction: what is new, how much of the old is kept, how much is shown.
const PARTS: usize = 3 * HIDDEN;

/// For a unit: both directions.
pub const SUMS: usize = 2 * PARTS;

/// A layer of simple recurrent units.
#[derive(Clone, Debug)]
pub struct Layer {
    inputs: usize,
    /// [`SUMS`] for each input.
    weights: Parameters,
    /// [`SUMS`].
    bias: Parameters,
    /// For each direction, how its memory acts on what is kept, and on what is shown.
    memory: Parameters,
}

/// What a layer computed for a chain, kept for the way back.
pub struct Trace {
    input: Vec<f32>,
    sums: Vec<f32>,
    kept: Vec<f32>,
    shown: Vec<f32>,
    memory: Vec<f32>,
}

/// The units of a chain in the order in which a direction reads them, each with the one read before.
fn order(units: usize, direction: usize) -> impl DoubleEndedIterator<Item = (usize, Option<usize>)> {
    (0..units).map(move |n| match direction {
        0 => (n, n.checked_sub(1)),
        _ => (units - 1 - n, (n > 0).then(|| units - n)),
    })
}

impl Layer {
    /// Untrained, for so many inputs a unit.
    #[must_use]
    pub fn new(inputs: usize, random: &mut Random) -> Self {
        let mut bias = vec![0.0; SUMS];
        for direction in 0..2 {
            bias[direction * PARTS + HIDDEN..][..HIDDEN].fill(0.5); // at first, remember
        }
        Self {
            inputs,
            weights: Parameters::random(inputs * SUMS, (3.0 / inputs as f32).sqrt(), random),
            bias: Parameters::new(bias),
            memory: Parameters::random(2 * BOTH, 0.2, random),
        }
    }

    /// What it gives for the units of a chain.
    #[must_use]
    pub fn forward(&self, input: Vec<f32>, units: usize) -> (Vec<f32>, Trace) {
        let mut trace = Trace {
            sums: self.sums(&input, units),
            kept: vec![0.0; units * BOTH],
            shown: vec![0.0; units * BOTH],
            memory: vec![0.0; units * BOTH],
            input,
        };
        let mut output = vec![0.0; units * BOTH];
        for direction in 0..2 {
            let (on_kept, on_shown) = self.memory.values[direction * BOTH..][..BOTH].split_at(HIDDEN);
            let mut memory = [0.0; HIDDEN];
            for (unit, _) in order(units, direction) {
                let sums = &mut trace.sums[unit * SUMS + direction * PARTS..][..PARTS];
                let at = unit * BOTH + direction * HIDDEN;
                for j in 0..HIDDEN {
                    sums[HIDDEN + j] += on_kept[j] * memory[j];
                    let kept = gate(sums[HIDDEN + j]);
                    memory[j] = kept * memory[j] + (1.0 - kept) * sums[j];
                    sums[2 * HIDDEN + j] += on_shown[j] * memory[j];
                    let shown = gate(sums[2 * HIDDEN + j]);
                    trace.kept[at + j] = kept;
                    trace.shown[at + j] = shown;
                    trace.memory[at + j] = memory[j];
                    output[at + j] = shown * softsign(memory[j]);
                }
            }
        }
        (output, trace)
    }

    fn sums(&self, input: &[f32], units: usize) -> Vec<f32> {
        let mut sums = Vec::with_capacity(units * SUMS);
        for unit in input.chunks_exact(self.inputs) {
            let start = sums.len();
            sums.extend_from_slice(&self.bias.values);
            for (value, weights) in unit.iter().zip(self.weights.values.chunks_exact(SUMS)) {
                if *value != 0.0 {
                    add(&mut sums[start..], weights, *value);
                }
            }
        }
        sums
    }

    /// From the gradient of what it gave to that of what it took; adds to that of its own numbers.
    pub fn backward(&mut self, trace: &Trace, gradient: &[f32], units: usize) -> Vec<f32> {
        let mut of_sums = vec![0.0; units * SUMS];
        for direction in 0..2 {
            self.backward_in(direction, trace, gradient, &mut of_sums);
        }
        let mut of_input = Vec::with_capacity(units * self.inputs);
        for (input, of_sums) in trace.input.chunks_exact(self.inputs).zip(of_sums.chunks_exact(SUMS)) {
            add(&mut self.bias.gradient, of_sums, 1.0);
            let rows = self
                .weights
                .values
                .chunks_exact(SUMS)
                .zip(self.weights.gradient.chunks_exact_mut(SUMS));
            for (value, (weights, of_weights)) in input.iter().zip(rows) {
                of_input.push(product(weights, of_sums));
                if *value != 0.0 {
                    add(of_weights, of_sums, *value);
                }
            }
        }
        of_input
    }

    fn backward_in(&mut self, direction: usize, trace: &Trace, gradient: &[f32], of_sums: &mut [f32]) {
        let (on_kept, on_shown) = self.memory.values[direction * BOTH..][..BOTH].split_at(HIDDEN);
        let (of_on_kept, of_on_shown) = self.memory.gradient[direction * BOTH..][..BOTH].split_at_mut(HIDDEN);
        let mut of_memory = [0.0; HIDDEN];
        for (unit, before) in order(gradient.len() / BOTH, direction).rev() {
            let sums = &trace.sums[unit * SUMS + direction * PARTS..][..PARTS];
            let of_sums = &mut of_sums[unit * SUMS + direction * PARTS..][..PARTS];
            let at = unit * BOTH + direction * HIDDEN;
            for j in 0..HIDDEN {
                let (memory, shown, kept) = (trace.memory[at + j], trace.shown[at + j], trace.kept[at + j]);
                let earlier = before.map_or(0.0, |before| trace.memory[before * BOTH + direction * HIDDEN + j]);
                let of_shown = gradient[at + j] * softsign(memory) * slope(sums[2 * HIDDEN + j]) * 0.5;
                let of_new = of_memory[j] + gradient[at + j] * shown * slope(memory) + of_shown * on_shown[j];
                let of_kept = of_new * (earlier - sums[j]) * slope(sums[HIDDEN + j]) * 0.5;
                of_on_shown[j] += of_shown * memory;
                of_on_kept[j] += of_kept * earlier;
                of_sums[j] = of_new * (1.0 - kept);
                of_sums[HIDDEN + j] = of_kept;
                of_sums[2 * HIDDEN + j] = of_shown;
                of_memory[j] = of_new * kept + of_kept * on_kept[j];
            }
        }
    }

    /// Its numbers in the order of a model file.
    pub fn parameters(&self) -> [&Parameters; 3] {
        [&self.weights, &self.bias, &self.memory]
    }

    /// The same, to change them.
    pub fn parameters_mut(&mut self) -> [&mut Parameters; 3] {
        [&mut self.weights, &mut self.bias, &mut self.memory]
    }

    /// Takes a step along the gradient.
    pub fn step(&mut self, stride: Stride) {
        for parameters in self.parameters_mut() {
            parameters.step(stride);
        }
    }
}

/// The slope of the softsign.
fn slope(x: f32) -> f32 {
    let y = 1.0 / (1.0 + x.abs());
    y * y
}

/// The inner product, in lanes so that its rounding is the same on every processor.
pub fn product(a: &[f32], b: &[f32]) -> f32 {
    let ((a, _), (b, _)) = (a.as_chunks::<16>(), b.as_chunks::<16>());
    let mut lanes = [0.0; 16];
    for (a, b) in a.iter().zip(b) {
        for (lane, (a, b)) in lanes.iter_mut().zip(a.iter().zip(b)) {
            *lane += a * b;
        }
    }
    lanes.iter().sum()
}
