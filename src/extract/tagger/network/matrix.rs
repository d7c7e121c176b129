//! Weights as whole numbers, and their products with whole numbers: exact, so the same on every processor.

#![expect(clippy::inline_always, reason = "see `lanes`")]

use super::lanes::{Aligned, Lanes, PAIRS};

/// Weights and inputs are rounded to so many steps up or down: a product of a hundred of each fits into 32 bits.
pub const STEPS: f32 = 2047.0;

/// Weights from `IN` inputs to `OUT` outputs. `IN` is even, `OUT` a multiple of sixteen.
#[derive(Clone, Debug)]
pub struct Matrix<const IN: usize, const OUT: usize> {
    /// For each pair of inputs and each vector of outputs: the two weights of each output side by side, as one instruction
    /// takes them.
    weights: Vec<Aligned<[i16; 2 * PAIRS]>>,
    /// The value of a step of the products.
    scale: f32,
    bias: [f32; OUT],
}

impl<const IN: usize, const OUT: usize> Matrix<IN, OUT> {
    /// Vectors of outputs.
    const VECTORS: usize = OUT / PAIRS;

    /// Rounds weights.
    ///
    /// Takes `OUT` weights for each input, what each output has beforehand, and the value of a step of the inputs.
    #[must_use]
    pub fn new(weights: &[f32], bias: &[f32; OUT], input_step: f32) -> Self {
        let top = weights.iter().fold(1e-6_f32, |top, weight| top.max(weight.abs()));
        let step = top / STEPS;
        let rounded = |input: usize, output: usize| (weights[input * OUT + output] / step).round() as i16;
        let vector = |pair: usize, first: usize| {
            let weight = |lane| rounded(2 * pair + lane % 2, first + lane / 2);
            Aligned(std::array::from_fn(weight))
        };
        let places = (0..IN / 2).flat_map(|pair| (0..OUT).step_by(PAIRS).map(move |first| (pair, first)));
        Self {
            weights: places.map(|(pair, first)| vector(pair, first)).collect(),
            scale: step * input_step,
            bias: *bias,
        }
    }

    /// The outputs for the inputs of each unit.
    #[inline(always)]
    pub fn products<L: Lanes>(&self, units: &[[i16; IN]], outputs: &mut [[f32; OUT]], lanes: L) {
        let first = match L::HELD {
            6 => self.blocks::<6>(0, units, outputs, lanes),
            _ => self.blocks::<2>(0, units, outputs, lanes),
        };
        self.blocks::<1>(first, units, outputs, lanes);
    }

    /// As many vectors of outputs as are whole blocks of `SUMS`, from the vector `first`; the first vector that is left.
    ///
    /// A block is computed for all units before the next, two units at a time: so its weights stay at hand.
    #[inline(always)]
    fn blocks<const SUMS: usize>(
        &self,
        mut first: usize,
        units: &[[i16; IN]],
        outputs: &mut [[f32; OUT]],
        lanes: impl Lanes,
    ) -> usize {
        while first + SUMS <= Self::VECTORS {
            let (pairs, last) = units.as_chunks::<2>();
            let (output_pairs, last_output) = outputs.as_chunks_mut::<2>();
            for (pair, outputs) in pairs.iter().zip(output_pairs) {
                self.block::<2, SUMS>(first, pair, outputs, lanes);
            }
            if let ([unit], [output]) = (last, last_output) {
                self.block::<1, SUMS>(first, &[*unit], std::array::from_mut(output), lanes);
            }
            first += SUMS;
        }
        first
    }

    /// One block of outputs for a few units.
    #[inline(always)]
    fn block<const UNITS: usize, const SUMS: usize>(
        &self,
        first: usize,
        units: &[[i16; IN]; UNITS],
        outputs: &mut [[f32; OUT]; UNITS],
        lanes: impl Lanes,
    ) {
        let mut sums = [[[0; PAIRS]; SUMS]; UNITS];
        for (n, row) in self.weights.chunks_exact(Self::VECTORS).enumerate() {
            let row = &row[first..][..SUMS];
            for (sums, unit) in sums.iter_mut().zip(units) {
                let pair = lanes.repeated([unit[2 * n], unit[2 * n + 1]]);
                for (sum, weights) in sums.iter_mut().zip(row) {
                    *sum = lanes.add_products(*sum, &weights.0, pair);
                }
            }
        }
        let scale = self.scale;
        let bias = &self.bias.as_chunks::<PAIRS>().0[first..][..SUMS];
        for (sums, output) in sums.iter().zip(outputs) {
            let output = &mut output.as_chunks_mut::<PAIRS>().0[first..][..SUMS];
            for ((output, sums), bias) in output.iter_mut().zip(sums).zip(bias) {
                let mut values = *bias; // by itself: else each number is stored before the next is made
                for (value, sum) in values.iter_mut().zip(sums) {
                    *value += *sum as f32 * scale;
                }
                *output = values;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::tagger::network::lanes::Narrow;

    #[test]
    fn products_are_those_of_the_weights() {
        let weights: Vec<f32> = (0..32 * 16).map(|n| (n as f32 * 0.7).sin()).collect();
        let inputs: [i16; 32] = std::array::from_fn(|n| i16::try_from(n).unwrap() * 40 - 600);
        let matrix = Matrix::<32, 16>::new(&weights, &[0.5; 16], 0.01);
        let mut found = [[0.0; 16]; 3];
        matrix.products(&[[0; 32], [1; 32], inputs], &mut found, Narrow);
        assert!(found[0].iter().all(|output| (output - 0.5).abs() < f32::EPSILON));
        for (output, found) in found[2].iter().enumerate() {
            let terms = inputs
                .iter()
                .enumerate()
                .map(|(n, x)| f32::from(*x) * 0.01 * weights[n * 16 + output]);
            let expected = 0.5 + terms.sum::<f32>();
            assert!((found - expected).abs() < 0.05, "{found} for {expected}");
        }
    }
}
