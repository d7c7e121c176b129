//! Weights as whole numbers, and their products with whole numbers: exact, so the same on every processor.

use wide::{i16x8, i32x4};

/// Weights and inputs are rounded to so many steps up or down: a product of a hundred of each fits into 32 bits.
pub const STEPS: f32 = 2047.0;

/// Outputs that are summed up side by side.
const BLOCK: usize = 16;

/// Weights from `IN` inputs to `OUT` outputs, both multiples of 16.
#[derive(Clone, Debug)]
pub struct Matrix<const IN: usize, const OUT: usize> {
    /// For each block of outputs and each pair of inputs: the two weights of each output side by side, as one
    /// instruction takes them.
    weights: Vec<[i16x8; BLOCK / 4]>,
    /// The value of a step of the products.
    scale: f32,
    bias: [f32; OUT],
}

impl<const IN: usize, const OUT: usize> Matrix<IN, OUT> {
    /// Rounds weights.
    ///
    /// Takes `OUT` weights for each input, what each output has beforehand, and the value of a step of the inputs.
    #[must_use]
    pub fn new(weights: &[f32], bias: [f32; OUT], input_step: f32) -> Self {
        let top = weights.iter().fold(1e-6_f32, |top, weight| top.max(weight.abs()));
        let step = top / STEPS;
        let rounded = |input: usize, output: usize| (weights[input * OUT + output] / step).round() as i16;
        let row = |block: usize, pair: usize| {
            std::array::from_fn(|vector| {
                let lane = |lane: usize| rounded(2 * pair + lane % 2, block * BLOCK + vector * 4 + lane / 2);
                i16x8::new(std::array::from_fn(lane))
            })
        };
        let blocks = (0..OUT / BLOCK).flat_map(|block| (0..IN / 2).map(move |pair| (block, pair)));
        Self {
            weights: blocks.map(|(block, pair)| row(block, pair)).collect(),
            scale: step * input_step,
            bias,
        }
    }

    /// The outputs for some inputs.
    #[must_use]
    pub fn product(&self, inputs: &[i16; IN]) -> [f32; OUT] {
        let mut pairs = [i16x8::ZERO; IN];
        let pairs = &mut pairs[..IN / 2];
        for (vector, [a, b]) in pairs.iter_mut().zip(inputs.as_chunks().0) {
            *vector = i16x8::new([*a, *b, *a, *b, *a, *b, *a, *b]);
        }
        let mut outputs = self.bias;
        for (rows, outputs) in self
            .weights
            .chunks_exact(IN / 2)
            .zip(outputs.as_chunks_mut::<BLOCK>().0)
        {
            let mut sums = [i32x4::ZERO; BLOCK / 4];
            for (row, pair) in rows.iter().zip(&*pairs) {
                for (sum, weights) in sums.iter_mut().zip(row) {
                    *sum += weights.dot(*pair);
                }
            }
            let sums = sums.map(i32x4::to_array);
            for (output, sum) in outputs.iter_mut().zip(sums.as_flattened()) {
                *output += *sum as f32 * self.scale;
            }
        }
        outputs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_are_those_of_the_weights() {
        let weights: Vec<f32> = (0..32 * 16).map(|n| (n as f32 * 0.7).sin()).collect();
        let inputs: [i16; 32] = std::array::from_fn(|n| i16::try_from(n).unwrap() * 40 - 600);
        let found = Matrix::<32, 16>::new(&weights, [0.5; 16], 0.01).product(&inputs);
        for (output, found) in found.iter().enumerate() {
            let terms = inputs
                .iter()
                .enumerate()
                .map(|(n, x)| f32::from(*x) * 0.01 * weights[n * 16 + output]);
            let expected = 0.5 + terms.sum::<f32>();
            assert!((found - expected).abs() < 0.05, "{found} for {expected}");
        }
    }
}
