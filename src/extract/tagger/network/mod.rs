//! The network that scores the labels of units: rows that each unit is made of, summed; two layers that read the chain
//! in both directions; one score a label.
//!
//! The layers are simple recurrent units (Lei et al., EMNLP 2018): all that is costly, the products with weights, is done
//! for a whole chain at once, and what goes from unit to unit is a few sums. Their gates are softsigns instead of
//! sigmoids, so that nothing depends on a library's exponential: the same articles give the same weights everywhere.

mod lanes;
mod layer;
mod matrix;
mod parameters;
mod quantised;
mod random;
mod trained;

#[cfg(test)]
pub use lanes::Narrow;
pub use lanes::{Aligned, Lanes, Work, widest};
pub use layer::{BOTH, HIDDEN, SUMS};
pub use parameters::Stride;
pub use quantised::{INPUT, Input, LayerNumbers, Network, Numbers, Room};
pub use random::Random;
pub use trained::{Dropout, Example, Rows, Trainable};

/// From −1 to 1.
fn softsign(x: f32) -> f32 {
    x / (1.0 + x.abs())
}

/// From 0 to 1.
fn gate(x: f32) -> f32 {
    0.5 + 0.5 * softsign(x)
}
