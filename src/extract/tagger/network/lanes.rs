//! Vector instructions: the widest that the processor has, chosen when it runs. All give the same numbers.
//!
//! Only what is inlined into [`widest`] is compiled for the instructions that were chosen: a [`Work`] and all that it
//! calls in its loops is `inline(always)`, and takes no closures by iterators; else each product becomes a call.

#![expect(
    clippy::inline_always,
    reason = "only what is inlined is compiled for the instructions that were chosen"
)]

#[cfg(target_arch = "x86_64")]
use std::arch::x86_64::__m256i;

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
    {
        if let Some(wide) = Wide512::try_new() {
            return wide.vectorize(By(wide, work));
        }
        if let Some(wide) = Wide256::try_new() {
            return wide.vectorize(By(wide, work));
        }
    }
    work.by(Narrow)
}

/// Work by some lanes. (Not a closure: its call would not be inlined for sure.)
#[cfg(all(target_arch = "x86_64", not(debug_assertions)))]
struct By<L, W>(L, W);

#[cfg(all(target_arch = "x86_64", not(debug_assertions)))]
impl<L: Lanes, W: Work> pulp::NullaryFnOnce for By<L, W> {
    type Output = W::Output;

    #[inline(always)]
    fn call(self) -> W::Output {
        self.1.by(self.0)
    }
}

/// Products that are summed up side by side.
pub const PAIRS: usize = 16;

/// Lies where the widest vectors are fetched in one piece.
#[derive(Clone, Copy, Debug)]
#[repr(align(64))]
pub struct Aligned<T>(pub T);

/// A way to compute many products at once.
pub trait Lanes: Copy {
    /// Vectors of sums that its registers hold for each of two units: six, or two.
    const HELD: usize;

    /// A pair of inputs for every output.
    #[inline(always)]
    fn repeated(self, pair: [i16; 2]) -> [i16; 2 * PAIRS] {
        let [a, b] = pair; // a closure would stay a call without optimisation
        [
            a, b, a, b, a, b, a, b, a, b, a, b, a, b, a, b, a, b, a, b, a, b, a, b, a, b, a, b, a, b, a, b,
        ]
    }

    /// Adds to each sum the products of two weights with two inputs.
    fn add_products(self, sums: [i32; PAIRS], weights: &[i16; 2 * PAIRS], inputs: [i16; 2 * PAIRS]) -> [i32; PAIRS];
}

/// 128 bits at a time, which every processor has.
#[derive(Clone, Copy, Debug)]
pub struct Narrow;

impl Lanes for Narrow {
    const HELD: usize = 2;

    #[inline(always)]
    fn add_products(self, sums: [i32; PAIRS], weights: &[i16; 2 * PAIRS], inputs: [i16; 2 * PAIRS]) -> [i32; PAIRS] {
        let mut sums = sums;
        let halves = weights.as_chunks().0.iter().zip(inputs.as_chunks().0);
        for (sums, (weights, inputs)) in sums.as_chunks_mut().0.iter_mut().zip(halves) {
            let products = wide::i16x16::new(*weights).dot(wide::i16x16::new(*inputs));
            *sums = (wide::i32x8::new(*sums) + products).to_array();
        }
        sums
    }
}

/// 256 bits at a time, which most x86 processors have.
#[cfg(target_arch = "x86_64")]
type Wide256 = pulp::x86::V3;

#[cfg(target_arch = "x86_64")]
impl Lanes for Wide256 {
    const HELD: usize = 2;

    #[inline(always)]
    fn add_products(self, sums: [i32; PAIRS], weights: &[i16; 2 * PAIRS], inputs: [i16; 2 * PAIRS]) -> [i32; PAIRS] {
        let ([low, high], [first, second]): ([__m256i; 2], [__m256i; 2]) = (pulp::cast(sums), pulp::cast(*weights));
        let [pair, _]: [__m256i; 2] = pulp::cast(inputs);
        let low = self
            .avx2
            ._mm256_add_epi32(low, self.avx2._mm256_madd_epi16(first, pair));
        let high = self
            .avx2
            ._mm256_add_epi32(high, self.avx2._mm256_madd_epi16(second, pair));
        pulp::cast([low, high])
    }
}

#[cfg(target_arch = "x86_64")]
pulp::simd_type!({
    /// 512 bits at a time, products and sums in one instruction (which the compiler makes of two), which newer x86
    /// processors have.
    struct Wide512 {
        avx2: f!("avx2"),
        bmi1: f!("bmi1"),
        bmi2: f!("bmi2"),
        fma: f!("fma"),
        lzcnt: f!("lzcnt"),
        avx512f: f!("avx512f"),
        avx512bw: f!("avx512bw"),
        avx512cd: f!("avx512cd"),
        avx512dq: f!("avx512dq"),
        avx512vl: f!("avx512vl"),
        avx512vnni: f!("avx512vnni"),
    }
});

#[cfg(target_arch = "x86_64")]
impl Lanes for Wide512 {
    const HELD: usize = 6;

    #[inline(always)]
    fn add_products(self, sums: [i32; PAIRS], weights: &[i16; 2 * PAIRS], inputs: [i16; 2 * PAIRS]) -> [i32; PAIRS] {
        let products = self
            .avx512bw
            ._mm512_madd_epi16(pulp::cast(*weights), pulp::cast(inputs));
        pulp::cast(self.avx512f._mm512_add_epi32(pulp::cast(sums), products))
    }
}

#[cfg(all(test, target_arch = "x86_64"))]
mod tests {
    use super::*;

    #[test]
    fn wide_lanes_give_what_narrow_ones_give() {
        let numbers = [i16::MIN, 7, -3, 2047, 11, -2047, i16::MAX, 0];
        let weights = std::array::from_fn(|n| numbers[n % 8].wrapping_add(i16::try_from(n).unwrap()));
        let sums = std::array::from_fn(|n| i32::try_from(n).unwrap() - 4);
        for pair in numbers.windows(2) {
            let inputs = Narrow.repeated([pair[0], pair[1]]);
            let narrow = Narrow.add_products(sums, &weights, inputs);
            if let Some(wide) = Wide256::try_new() {
                assert_eq!(wide.add_products(sums, &weights, inputs), narrow);
            }
            if let Some(wide) = Wide512::try_new() {
                assert_eq!(wide.add_products(sums, &weights, inputs), narrow);
            }
        }
    }
}
