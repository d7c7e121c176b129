//! Vector instructions: the widest that the processor has, chosen when it runs. All give the same numbers.
//!
//! Only what is inlined into [`widest`] is compiled for the instructions that were chosen: a [`Work`] and all that it
//! calls in its loops is `inline(always)`, and takes no closures by iterators; else each product becomes a call.

#![expect(
    clippy::inline_always,
    reason = "only what is inlined is compiled for the instructions that were chosen"
)]

/// What is done by the widest instructions.
pub trait Work {
    /// What comes of it.
    type Output;

    /// Does it.
    fn by(self, lanes: impl Lanes) -> Self::Output;
}

/// Does some work by the widest instructions that the processor has.
pub fn widest<W: Work>(work: W) -> W::Output {
    // Without optimisation nothing is inlined, and each wide product would be a call.
    #[cfg(all(target_arch = "x86_64", not(debug_assertions)))]
    if let Some(wide) = pulp::x86::V3::try_new() {
        return wide.vectorize(Wide(wide, work));
    }
    work.by(Narrow)
}

/// Work by 256 bits at a time. (Not a closure: its call would not be inlined for sure.)
#[cfg(all(target_arch = "x86_64", not(debug_assertions)))]
struct Wide<W>(pulp::x86::V3, W);

#[cfg(all(target_arch = "x86_64", not(debug_assertions)))]
impl<W: Work> pulp::NullaryFnOnce for Wide<W> {
    type Output = W::Output;

    #[inline(always)]
    fn call(self) -> W::Output {
        self.1.by(self.0)
    }
}

/// Products that are summed up side by side.
pub const PAIRS: usize = 8;

/// A way to compute many products at once.
pub trait Lanes: Copy {
    /// A pair of inputs for every output.
    #[inline(always)]
    fn repeated(self, pair: [i16; 2]) -> [i16; 2 * PAIRS] {
        let [a, b] = pair; // a closure would stay a call without optimisation
        [a, b, a, b, a, b, a, b, a, b, a, b, a, b, a, b]
    }

    /// Adds to each sum the products of two weights with two inputs.
    fn add_products(self, sums: [i32; PAIRS], weights: &[i16; 2 * PAIRS], inputs: [i16; 2 * PAIRS]) -> [i32; PAIRS];
}

/// 128 bits at a time, which every processor has.
#[derive(Clone, Copy, Debug)]
pub struct Narrow;

impl Lanes for Narrow {
    #[inline(always)]
    fn add_products(self, sums: [i32; PAIRS], weights: &[i16; 2 * PAIRS], inputs: [i16; 2 * PAIRS]) -> [i32; PAIRS] {
        let products = wide::i16x16::new(*weights).dot(wide::i16x16::new(inputs));
        (wide::i32x8::new(sums) + products).to_array()
    }
}

/// 256 bits at a time, which most x86 processors have.
#[cfg(target_arch = "x86_64")]
impl Lanes for pulp::x86::V3 {
    #[inline(always)]
    fn add_products(self, sums: [i32; PAIRS], weights: &[i16; 2 * PAIRS], inputs: [i16; 2 * PAIRS]) -> [i32; PAIRS] {
        let products = self.avx2._mm256_madd_epi16(pulp::cast(*weights), pulp::cast(inputs));
        pulp::cast(self.avx2._mm256_add_epi32(pulp::cast(sums), products))
    }
}

#[cfg(all(test, target_arch = "x86_64"))]
mod tests {
    use super::*;

    #[test]
    fn wide_lanes_give_what_narrow_ones_give() {
        let Some(wide) = pulp::x86::V3::try_new() else { return };
        let numbers = [i16::MIN, 7, -3, 2047, 11, -2047, i16::MAX, 0];
        let weights = std::array::from_fn(|n| numbers[n % 8].wrapping_add(i16::try_from(n).unwrap()));
        let sums = std::array::from_fn(|n| i32::try_from(n).unwrap() - 4);
        for pair in numbers.windows(2) {
            let inputs = Narrow.repeated([pair[0], pair[1]]);
            assert_eq!(
                wide.add_products(sums, &weights, inputs),
                Narrow.add_products(sums, &weights, inputs)
            );
        }
    }
}
