//! Vectors of words: numbers that are near for words used alike, from texts far larger than what is marked. Needed for
//! training only; what a model learned of them is in its rows.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::atoms::hash;

/// Numbers of a vector.
pub const DIMENSIONS: usize = 32;

/// Steps of a byte in one standard deviation.
const STEPS: f32 = 127.0 / 4.0;

static FILE: &[u8] = include_bytes!("../../../data/models/word-vectors.bin");

/// The vectors of the most frequent words; `data/models/README.md` tells where they come from.
pub struct Vectors {
    /// By the hash of the word: its number, from 1.
    numbers: FxHashMap<u32, u32>,
    words: &'static str,
    bytes: &'static [u8],
}

/// The vectors that come with the library.
#[must_use]
pub fn vectors() -> &'static Vectors {
    static VECTORS: LazyLock<Vectors> =
        LazyLock::new(|| Vectors::parse(FILE).expect("a test reads the file that is compiled in"));
    &VECTORS
}

impl Vectors {
    /// Reads comments, an empty line, words, an empty line, numbers; `None` where they do not fit together.
    fn parse(file: &'static [u8]) -> Option<Self> {
        let blank = |bytes: &[u8]| bytes.windows(2).position(|pair| pair == b"\n\n");
        let rest = &file[blank(file)? + 2..];
        let words_end = blank(rest)?;
        let words = std::str::from_utf8(&rest[..words_end]).ok()?;
        let bytes = &rest[words_end + 2..];
        let hashes = words.lines().map(|word| hash(word.as_bytes()));
        let numbers = hashes.zip(1..).collect();
        (bytes.len() == words.lines().count() * DIMENSIONS).then_some(Self { numbers, words, bytes })
    }

    /// The number of the word with that hash; 0 where it is not known.
    #[must_use]
    pub fn number(&self, hash: u32) -> u32 {
        self.numbers.get(&hash).copied().unwrap_or(0)
    }

    /// All words, the most frequent first.
    pub fn words(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.words.lines()
    }

    /// The vector of that number; nothing for 0.
    pub fn of(&self, number: u32) -> impl Iterator<Item = f32> + '_ {
        let start = (number as usize).wrapping_sub(1).wrapping_mul(DIMENSIONS);
        let bytes = self
            .bytes
            .get(start..start.wrapping_add(DIMENSIONS))
            .unwrap_or_default();
        bytes.iter().map(|byte| f32::from(byte.cast_signed()) / STEPS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_used_alike_are_near() {
        let of = |word: &str| -> Vec<f32> { vectors().of(vectors().number(hash(word.as_bytes()))).collect() };
        let near = |a: &str, b: &str| -> f32 { of(a).iter().zip(of(b)).map(|(a, b)| a * b).sum() };
        assert_eq!(of("said").len(), DIMENSIONS);
        assert!(near("said", "told") > near("said", "bridge"));
        assert!(of("zzyzzx").is_empty());
    }
}
