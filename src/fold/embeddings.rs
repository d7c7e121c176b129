//! Words as points in space: those of like use lie near each other. Read from a file that the user names; none comes
//! with the library.
//!
//! The text format of word2vec and `GloVe`: a line for each word, the word and its numbers between spaces, the most
//! frequent words first; a first line of two whole numbers (words and size) is passed over (Mikolov et al. 2013,
//! Pennington et al. 2014).

use std::io::{self, BufRead};

use rustc_hash::FxHashMap;
use sha2::{Digest as _, Sha256};

use crate::model::hex;

/// Numbers of one word at the most; published ones have 50 to 300.
const SIZE_MAX: usize = 4096;

/// Bytes of one line at the most: a word and as many numbers.
const LINE_MAX: u64 = 1 << 17;

/// Why a file is no embeddings.
#[derive(Debug, thiserror::Error)]
pub enum EmbeddingsError {
    /// It cannot be read.
    #[error("it cannot be read")]
    Read(#[from] io::Error),
    /// A line is not a word and its numbers.
    #[error(
        "line {line} {fault}; wanted are a word and its numbers, as word2vec and GloVe write them as text: leave \
         --embeddings out, or name such a file"
    )]
    Line {
        /// Its number, from 1.
        line: usize,
        /// What is wrong with it.
        fault: String,
    },
    /// No line holds a word.
    #[error("it holds no word; leave --embeddings out, or name a file of words and numbers")]
    Empty,
}

/// The points of words, all of one size; each number takes a byte.
#[derive(Clone, Debug, Default)]
pub struct Embeddings {
    words: FxHashMap<Box<str>, u32>,
    size: usize,
    values: Vec<i8>,
    sha256: String,
}

impl Embeddings {
    /// Reads the first `words_max` words of a file. Linear in its length; keeps a byte for each number.
    ///
    /// # Errors
    /// When a line is no word with as many numbers as the first has, or nothing is left: then nothing is kept.
    pub fn read(mut input: impl BufRead, words_max: usize) -> Result<Self, EmbeddingsError> {
        let mut read = Self::default();
        let mut line = Vec::new();
        let mut number = 0;
        let mut hash = Sha256::new();
        while read.words.len() < words_max {
            line.clear();
            let taken = io::Read::take(&mut input, LINE_MAX).read_until(b'\n', &mut line)?;
            if taken == 0 {
                break;
            }
            number += 1;
            hash.update(&line);
            let fault = |fault: String| EmbeddingsError::Line { line: number, fault };
            let text = std::str::from_utf8(&line).map_err(|_| fault("is not UTF-8".to_owned()))?;
            read.line(text.trim_end(), number).map_err(fault)?;
        }
        if read.words.is_empty() {
            return Err(EmbeddingsError::Empty);
        }
        read.sha256 = hex(&hash.finalize());
        Ok(read)
    }

    fn line(&mut self, line: &str, number: usize) -> Result<(), String> {
        let fields: Vec<&str> = line.split(' ').collect();
        let is_head = number == 1 && fields.len() == 2 && fields.iter().all(|field| field.parse::<u64>().is_ok());
        if is_head || line.is_empty() {
            return Ok(());
        }
        if self.size == 0 {
            self.size = fields.len() - 1;
            if !(2..=SIZE_MAX).contains(&self.size) {
                return Err(format!("has {} numbers", self.size));
            }
        }
        // A few files have words with spaces in them.
        let Some(first) = fields.len().checked_sub(self.size).filter(|first| *first > 0) else {
            return Err(format!(
                "has {} numbers, not {}",
                fields.len().saturating_sub(1),
                self.size
            ));
        };
        let parsed = |field: &&str| field.parse::<f32>().ok().filter(|number| number.is_finite());
        let Some(point) = fields[first..].iter().map(parsed).collect::<Option<Vec<f32>>>() else {
            return Err("holds something else than numbers after its word".to_owned());
        };
        let most = point.iter().fold(0.0_f32, |most, number| most.max(number.abs()));
        let word = fields[..first].join(" ");
        if most > 0.0 && !self.words.contains_key(word.as_str()) {
            let id = u32::try_from(self.words.len()).map_err(|_| "is one word too many".to_owned())?;
            self.words.insert(word.into(), id);
            self.values.extend(point.iter().map(|number| rounded(number / most)));
        }
        Ok(())
    }

    /// How many words there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The hash of the lines that were read, for a run to say what it was made with.
    #[must_use]
    pub fn sha256(&self) -> &str {
        &self.sha256
    }

    /// The cosine of the angle between two words, from −1 to 1; `None` where one of them is not known.
    #[must_use]
    pub fn similarity(&self, one: &str, other: &str) -> Option<f32> {
        let (one, other) = (self.point(one)?, self.point(other)?);
        Some(product(one, other) / (product(one, one) * product(other, other)).sqrt())
    }

    fn point(&self, word: &str) -> Option<&[i8]> {
        let at = *self.words.get(word)? as usize * self.size;
        self.values.get(at..at + self.size)
    }
}

#[expect(clippy::cast_possible_truncation, reason = "from -127 to 127")]
fn rounded(share: f32) -> i8 {
    (share * 127.0).round() as i8
}

fn product(one: &[i8], other: &[i8]) -> f32 {
    one.iter().zip(other).map(|(a, b)| f32::from(*a) * f32::from(*b)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "3 2\nturnip 1.0 0.1\nswede 0.9 0.2\nfiddle -0.3 1.0\n";

    #[test]
    fn words_of_like_use_lie_near_each_other() {
        let read = Embeddings::read(FILE.as_bytes(), 10).unwrap();
        assert!(read.similarity("turnip", "swede").unwrap() > 0.95);
        assert!(read.similarity("turnip", "fiddle").unwrap() < 0.2);
        assert_eq!((read.len(), read.similarity("turnip", "violin")), (3, None));
        assert_eq!(Embeddings::read(FILE.as_bytes(), 2).unwrap().len(), 2);
    }

    #[test]
    fn what_is_no_embeddings_is_told_by_its_line() {
        for (file, told) in [
            ("turnip 1.0 0.1\nswede 0.9\n", "line 2 has 1 numbers, not 2"),
            ("turnip 1.0 0.1\nswede 0.9 x\n", "line 2 holds something else"),
            ("turnip 1.0 NaN\n", "line 1 holds something else"),
            ("turnip\n", "line 1 has 0 numbers"),
            ("", "holds no word"),
            ("5 100\n\n", "holds no word"),
        ] {
            let error = Embeddings::read(file.as_bytes(), 10).unwrap_err().to_string();
            assert!(error.contains(told), "{error}");
        }
        assert!(Embeddings::read(&b"\xff\xfe 1 2\n"[..], 10).is_err());
    }
}
