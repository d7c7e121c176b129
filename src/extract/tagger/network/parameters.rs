//! Numbers that are trained: their values, gradients, and the means that Adam steps by.

use std::ops::Range;

use super::Random;

/// Numbers that are trained (Adam: Kingma, Ba, ICLR 2015), with the running mean of their values, which is what is kept.
#[derive(Clone, Debug)]
pub struct Parameters {
    /// Their values now.
    pub values: Vec<f32>,
    /// Which way they must go: added up over a few chains.
    pub gradient: Vec<f32>,
    momentum: Vec<f32>,
    square: Vec<f32>,
    mean: Vec<f32>,
}

/// How far one step goes.
#[derive(Clone, Copy, Debug)]
pub struct Stride {
    /// Step size.
    pub rate: f32,
    /// Weight of the mean so far against the new values, from 0 to 1.
    pub mean_kept: f32,
}

const MOMENTUM: f32 = 0.9;
const SQUARE: f32 = 0.999;

impl Parameters {
    /// All of these values.
    #[must_use]
    pub fn new(values: Vec<f32>) -> Self {
        let zeros = vec![0.0; values.len()];
        Self {
            mean: values.clone(),
            gradient: zeros.clone(),
            momentum: zeros.clone(),
            square: zeros,
            values,
        }
    }

    /// Random values up to `size`.
    #[must_use]
    pub fn random(count: usize, size: f32, random: &mut Random) -> Self {
        Self::new((0..count).map(|_| (random.unit() * 2.0 - 1.0) * size).collect())
    }

    /// Takes a step along the gradient, and forgets it.
    pub fn step(&mut self, stride: Stride) {
        self.step_in(0..self.values.len(), stride);
    }

    /// The same for some of them.
    pub fn step_in(&mut self, range: Range<usize>, stride: Stride) {
        let values = self.values[range.clone()]
            .iter_mut()
            .zip(&mut self.gradient[range.clone()]);
        let moments = self.momentum[range.clone()]
            .iter_mut()
            .zip(&mut self.square[range.clone()]);
        for (((value, gradient), (momentum, square)), mean) in values.zip(moments).zip(&mut self.mean[range]) {
            *momentum = MOMENTUM * *momentum + (1.0 - MOMENTUM) * *gradient;
            *square = SQUARE * *square + (1.0 - SQUARE) * *gradient * *gradient;
            *value += stride.rate * *momentum / (square.sqrt() + 1e-6);
            *mean += (1.0 - stride.mean_kept) * (*value - *mean);
            *gradient = 0.0;
        }
    }

    /// Moves the mean of all towards their values.
    pub fn settle(&mut self, kept: f32) {
        for (mean, value) in self.mean.iter_mut().zip(&self.values) {
            *mean += (1.0 - kept) * (*value - *mean);
        }
    }

    /// What they were on average over the last steps.
    #[must_use]
    pub fn mean(&self) -> &[f32] {
        &self.mean
    }
}
