//! The network as it is trained: every number in full precision, with its way back.

use super::Random;
use super::layer::{BOTH, Layer, Trace, product};
use super::parameters::{Parameters, Stride};
use super::quantised::INPUT;
use crate::extract::tagger::crf::{self, Row, Steps, Transitions, add};
use crate::extract::tagger::labels::{Label, WIDTH};
use crate::extract::tagger::marginals::{Posterior, posterior};
use crate::extract::tagger::vectors::{DIMENSIONS, Vectors};

/// A chain to learn from.
#[derive(Clone, Debug, Default)]
pub struct Example {
    /// The rows that the units are sums of, unit after unit.
    pub rows: Vec<u32>,
    /// Where those of each unit end.
    pub ends: Vec<usize>,
    /// The number of each unit's word vector; 0 for none.
    pub vectors: Vec<u32>,
    /// The true label of each unit.
    pub gold: Vec<Label>,
}

impl Example {
    /// The rows of each unit.
    fn units(&self) -> impl Iterator<Item = &[u32]> {
        let starts = std::iter::once(&0).chain(&self.ends);
        starts.zip(&self.ends).map(|(start, end)| &self.rows[*start..*end])
    }
}

/// What is left out at random while training, as shares from 0 to 1, so that nothing is relied on.
#[derive(Clone, Copy, Debug)]
pub struct Dropout {
    /// Of the rows of a unit.
    pub rows: f32,
    /// Of the numbers of a unit.
    pub inputs: f32,
    /// Of what a layer gives.
    pub outputs: f32,
}

impl Dropout {
    /// Nothing is left out.
    pub const NONE: Self = Self {
        rows: 0.0,
        inputs: 0.0,
        outputs: 0.0,
    };
}

/// The rows of a trained network.
pub struct Rows<'n> {
    values: &'n [f32],
    projection: &'n [f32],
    vectors: &'n Vectors,
}

impl<'n> Rows<'n> {
    /// The first rows, one after another.
    #[must_use]
    pub fn first(&self, count: usize) -> &'n [f32] {
        &self.values[..count * INPUT]
    }

    /// What a word vector adds; zeros for 0.
    #[must_use]
    pub fn of_vector(&self, vector: u32) -> Vec<f32> {
        let mut sum = vec![0.0; INPUT];
        for (value, weights) in self.vectors.of(vector).zip(self.projection.chunks_exact(INPUT)) {
            add(&mut sum, weights, value);
        }
        sum
    }

    /// Adds a row.
    pub fn add_to(&self, sum: &mut [f32], row: u32) {
        add(sum, &self.values[row as usize * INPUT..][..INPUT], 1.0);
    }
}

/// A network that learns.
#[derive(Clone)]
pub struct Trainable<'v> {
    vectors: &'v Vectors,
    rows: Parameters,
    projection: Parameters,
    layers: [Layer; 2],
    output: Parameters,
    shortcut: Parameters,
    bias: Parameters,
    transitions: Parameters,
    /// Rows that the last chains used.
    touched: Vec<u32>,
    is_touched: Vec<bool>,
    steps: u32,
}

/// What the way forward leaves for the way back.
struct Pass {
    input: Vec<f32>,
    traces: Vec<Trace>,
    output: Vec<f32>,
    kept: Vec<Vec<u32>>,
    masks: [Vec<f32>; 3],
}

/// Steps after which the mean of the rows follows: it is large, and few of them change in a step.
const MEAN_STEPS: u32 = 64;

impl<'v> Trainable<'v> {
    /// Untrained, with so many rows.
    #[must_use]
    pub fn new(rows: usize, vectors: &'v Vectors, random: &mut Random) -> Self {
        let transitions = crf::untrained().iter().flatten().copied().collect();
        Self {
            vectors,
            rows: Parameters::random(rows * INPUT, 0.05, random),
            projection: Parameters::random(DIMENSIONS * INPUT, 0.1, random),
            layers: [Layer::new(INPUT, random), Layer::new(BOTH, random)],
            output: Parameters::random(BOTH * WIDTH, 0.1, random),
            shortcut: Parameters::new(vec![0.0; INPUT * WIDTH]),
            bias: Parameters::new(vec![0.0; WIDTH]),
            transitions: Parameters::new(transitions),
            touched: Vec::new(),
            is_touched: vec![false; rows],
            steps: 0,
        }
    }

    /// Adds what a chain teaches to the gradients; `target` tells how probable its labels are.
    pub fn learn(&mut self, (example, target): (&Example, &Posterior), dropout: Dropout, random: &mut Random) {
        let pass = self.forward(example, dropout, random);
        let scores = self.scores(&pass);
        let gradient = crf::gradient(&scores, &self.transitions(), target);
        add(&mut self.transitions.gradient, gradient.transitions.as_flattened(), 1.0);
        let (mut of_output, of_input) = self.backward_scores(&pass, &gradient.scores);
        for ((layer, trace), mask) in self.layers.iter_mut().zip(&pass.traces).zip(&pass.masks[1..]).rev() {
            times(&mut of_output, mask);
            of_output = layer.backward(trace, &of_output, example.gold.len());
        }
        add(&mut of_output, &of_input, 1.0);
        times(&mut of_output, &pass.masks[0]);
        self.backward_input(example, &pass, (&of_output, dropout));
    }

    /// How probable the labels of a chain are.
    #[must_use]
    pub fn posterior(&self, example: &Example) -> Posterior {
        let pass = self.forward(example, Dropout::NONE, &mut Random(0));
        posterior(&self.scores(&pass), &Steps::exponentials(&self.transitions()))
    }

    /// With all numbers as they were on average over the last steps.
    #[must_use]
    pub fn settled(mut self) -> Self {
        let layers = self.layers.iter_mut().flat_map(Layer::parameters_mut);
        let rest = [
            &mut self.rows,
            &mut self.projection,
            &mut self.output,
            &mut self.shortcut,
            &mut self.bias,
            &mut self.transitions,
        ];
        for parameters in layers.chain(rest) {
            parameters.values = parameters.mean().to_vec();
        }
        self
    }

    fn forward(&self, example: &Example, dropout: Dropout, random: &mut Random) -> Pass {
        let units = example.gold.len();
        let mut input = vec![0.0; units * INPUT];
        let mut kept = Vec::with_capacity(units);
        for ((sum, rows), vector) in input.chunks_exact_mut(INPUT).zip(example.units()).zip(&example.vectors) {
            let left: Vec<u32> = rows.iter().copied().filter(|_| random.unit() >= dropout.rows).collect();
            for row in &left {
                add(
                    sum,
                    &self.rows.values[*row as usize * INPUT..][..INPUT],
                    1.0 / (1.0 - dropout.rows),
                );
            }
            for (value, weights) in self.vectors.of(*vector).zip(self.projection.values.chunks_exact(INPUT)) {
                add(sum, weights, value);
            }
            kept.push(left);
        }
        let mut mask = |width, dropped: f32| -> Vec<f32> {
            let share = 1.0 / (1.0 - dropped);
            (0..width)
                .map(|_| if random.unit() < dropped { 0.0 } else { share })
                .collect()
        };
        let masks = [
            mask(INPUT, dropout.inputs),
            mask(BOTH, dropout.outputs),
            mask(BOTH, dropout.outputs),
        ];
        times(&mut input, &masks[0]);
        let mut output = input.clone();
        let mut traces = Vec::with_capacity(self.layers.len());
        for (layer, mask) in self.layers.iter().zip(&masks[1..]) {
            let (given, trace) = layer.forward(output, units);
            output = given;
            times(&mut output, mask);
            traces.push(trace);
        }
        Pass {
            input,
            traces,
            output,
            kept,
            masks,
        }
    }

    fn scores(&self, pass: &Pass) -> Vec<Row> {
        let units = pass.output.chunks_exact(BOTH).zip(pass.input.chunks_exact(INPUT));
        units
            .map(|(output, input)| {
                let mut row = [0.0; WIDTH];
                row.copy_from_slice(&self.bias.values);
                for (value, weights) in output.iter().zip(self.output.values.chunks_exact(WIDTH)) {
                    add(&mut row, weights, *value);
                }
                for (value, weights) in input.iter().zip(self.shortcut.values.chunks_exact(WIDTH)) {
                    add(&mut row, weights, *value);
                }
                row
            })
            .collect()
    }

    /// From the gradient of the scores to that of the last layer's output, and of the input by the shortcut.
    fn backward_scores(&mut self, pass: &Pass, of_scores: &[Row]) -> (Vec<f32>, Vec<f32>) {
        let mut of_output = Vec::with_capacity(pass.output.len());
        let mut of_input = Vec::with_capacity(pass.input.len());
        let units = pass.output.chunks_exact(BOTH).zip(pass.input.chunks_exact(INPUT));
        for (of_scores, (output, input)) in of_scores.iter().zip(units) {
            add(&mut self.bias.gradient, of_scores, 1.0);
            for (parameters, values, gradient) in [
                (&mut self.output, output, &mut of_output),
                (&mut self.shortcut, input, &mut of_input),
            ] {
                let rows = parameters
                    .values
                    .chunks_exact(WIDTH)
                    .zip(parameters.gradient.chunks_exact_mut(WIDTH));
                for (value, (weights, of_weights)) in values.iter().zip(rows) {
                    gradient.push(product(weights, of_scores));
                    add(of_weights, of_scores, *value);
                }
            }
        }
        (of_output, of_input)
    }

    fn backward_input(&mut self, example: &Example, pass: &Pass, (gradient, dropout): (&[f32], Dropout)) {
        let units = gradient.chunks_exact(INPUT).zip(&pass.kept).zip(&example.vectors);
        for ((gradient, kept), vector) in units {
            for row in kept {
                if !self.is_touched[*row as usize] {
                    self.is_touched[*row as usize] = true;
                    self.touched.push(*row);
                }
                let of_row = &mut self.rows.gradient[*row as usize * INPUT..][..INPUT];
                add(of_row, gradient, 1.0 / (1.0 - dropout.rows));
            }
            for (value, of_weights) in self
                .vectors
                .of(*vector)
                .zip(self.projection.gradient.chunks_exact_mut(INPUT))
            {
                add(of_weights, gradient, value);
            }
        }
    }

    /// Takes a step along the gradients of the chains since the last one.
    pub fn step(&mut self, stride: Stride) {
        for row in std::mem::take(&mut self.touched) {
            self.is_touched[row as usize] = false;
            let start = row as usize * INPUT;
            self.rows.step_in(
                start..start + INPUT,
                Stride {
                    mean_kept: 1.0,
                    ..stride
                },
            );
        }
        self.steps += 1;
        if self.steps.is_multiple_of(MEAN_STEPS) {
            self.rows.settle(stride.mean_kept.powi(MEAN_STEPS.cast_signed()));
        }
        for layer in &mut self.layers {
            layer.step(stride);
        }
        for parameters in [
            &mut self.projection,
            &mut self.output,
            &mut self.shortcut,
            &mut self.bias,
            &mut self.transitions,
        ] {
            parameters.step(stride);
        }
    }

    fn transitions(&self) -> Transitions {
        let (rows, _) = self.transitions.values.as_chunks::<WIDTH>();
        std::array::from_fn(|from| rows[from])
    }

    /// The rows, as they were on average over the last steps.
    #[must_use]
    pub fn rows(&self) -> Rows<'_> {
        Rows {
            values: self.rows.mean(),
            projection: self.projection.mean(),
            vectors: self.vectors,
        }
    }

    /// All other numbers, in the order of a model file.
    #[must_use]
    pub fn numbers(&self) -> Vec<f32> {
        let layers = self.layers.iter().flat_map(Layer::parameters);
        let rest = [&self.output, &self.shortcut, &self.bias, &self.transitions];
        layers
            .chain(rest)
            .flat_map(|parameters| parameters.mean().iter().copied())
            .collect()
    }
}

/// Multiplies each unit's numbers by a mask.
fn times(values: &mut [f32], mask: &[f32]) {
    for unit in values.chunks_exact_mut(mask.len()) {
        for (value, factor) in unit.iter_mut().zip(mask) {
            *value *= factor;
        }
    }
}
