//! Which statements hold a word: an inverted index, in memory and as a file.
//!
//! The file: the magic line; as little-endian 64-bit numbers the count of statements and of words; where each statement's
//! line starts in `statements.jsonl`, and where the last one ends; then for each word, sorted, its length in one byte, its
//! bytes, the count of its statements and the bytes of its list as 32-bit numbers; then the lists, each the differences of
//! statement numbers in as few groups of seven bits as they need; last a checksum of all of this.

use std::collections::BTreeMap;

use crate::fold::{key, words};
use crate::model::{Fingerprint, StatementId};

const MAGIC: &[u8] = b"quotetrace words 1\n";

/// Statements by the stems of their words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Index {
    /// Where each statement's line starts; one more than there are statements.
    starts: Vec<u64>,
    /// Sorted.
    words: Vec<Entry>,
    lists: Vec<u8>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Entry {
    word: Box<str>,
    statements: u32,
    start: usize,
    end: usize,
}

impl Index {
    /// Indexes the texts of statements. `starts` tells where each one's line starts, and where the last one ends; empty
    /// where there is no file. Linear in the length of the texts.
    #[must_use]
    pub fn new<'a>(texts: impl Iterator<Item = &'a str>, starts: Vec<u64>) -> Self {
        let mut by_word: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        let mut count = 0;
        for (number, text) in (0_u32..).zip(texts) {
            for word in words(text) {
                let list = by_word.entry(key(&word.text)).or_default();
                if list.last() != Some(&number) {
                    list.push(number);
                }
            }
            count = number as usize + 1;
        }
        let starts = if starts.is_empty() { vec![0; count + 1] } else { starts };
        let mut lists = Vec::new();
        let words = by_word.into_iter().map(|(word, list)| {
            let start = lists.len();
            let mut last = 0;
            for number in &list {
                push(&mut lists, number - last);
                last = *number;
            }
            Entry {
                word: word.into(),
                statements: u32::try_from(list.len()).expect("statements are numbered in 32 bits"),
                start,
                end: lists.len(),
            }
        });
        let words = words.collect();
        Self { starts, words, lists }
    }

    /// How many statements there are.
    #[must_use]
    pub fn statements(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// The bytes of a statement's line.
    #[must_use]
    pub fn line(&self, statement: u32) -> Option<(u64, u64)> {
        let at = statement as usize;
        self.starts.get(at).copied().zip(self.starts.get(at + 1).copied())
    }

    /// In how many statements a stem stands.
    #[must_use]
    pub fn count(&self, stem: &str) -> u32 {
        self.entry(stem).map_or(0, |entry| entry.statements)
    }

    /// The statements that hold a stem, in order.
    pub fn holding(&self, stem: &str) -> impl Iterator<Item = u32> + '_ {
        let list = self
            .entry(stem)
            .and_then(|entry| self.lists.get(entry.start..entry.end));
        Numbers {
            bytes: list.unwrap_or_default(),
            last: 0,
        }
    }

    /// The stem that is nearest to one that stands nowhere: one letter off, from nine letters on two; of several the
    /// one in most statements. Looks at every stem.
    #[must_use]
    pub fn nearest(&self, stem: &str) -> Option<&str> {
        let allowed = match stem.len() {
            0..4 => return None,
            4..9 => 1,
            _ => 2,
        };
        if stem.bytes().any(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let near = self
            .words
            .iter()
            .filter(|entry| entry.word.len().abs_diff(stem.len()) <= allowed);
        let far = |entry: &&Entry| strsim::osa_distance(&entry.word, stem);
        near.filter(|entry| shares_letters(&entry.word, stem, allowed) && far(entry) <= allowed)
            .min_by_key(|entry| (far(entry), std::cmp::Reverse(entry.statements), &entry.word))
            .map(|entry| &*entry.word)
    }

    fn entry(&self, stem: &str) -> Option<&Entry> {
        let at = self.words.binary_search_by(|entry| (*entry.word).cmp(stem)).ok()?;
        self.words.get(at)
    }

    /// The file.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        let number = |out: &mut Vec<u8>, value: usize| out.extend((value as u64).to_le_bytes());
        number(&mut out, self.statements());
        number(&mut out, self.words.len());
        for start in &self.starts {
            out.extend(start.to_le_bytes());
        }
        for entry in &self.words {
            let word = entry.word.as_bytes();
            let length = word.len().min(usize::from(u8::MAX));
            out.push(u8::try_from(length).unwrap_or(u8::MAX));
            out.extend(&word[..length]);
            out.extend(entry.statements.to_le_bytes());
            out.extend(u32::try_from(entry.end - entry.start).unwrap_or(u32::MAX).to_le_bytes());
        }
        out.extend(&self.lists);
        let sum = checksum(&out);
        out.extend(sum.as_bytes());
        out
    }

    /// Reads the file back.
    ///
    /// # Errors
    /// What is wrong with the bytes: another version, cut short, changed.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, String> {
        let body = bytes.strip_prefix(MAGIC).ok_or("it is no index of this version")?;
        let damaged = || "it is damaged or cut short".to_owned();
        let (whole, sum) = bytes
            .split_at_checked(bytes.len().saturating_sub(SUM_BYTES))
            .ok_or_else(damaged)?;
        if checksum(whole).as_bytes() != sum {
            return Err(damaged());
        }
        let body = body.get(..body.len() - SUM_BYTES).ok_or_else(damaged)?;
        Self::parsed(body).ok_or_else(damaged)
    }

    fn parsed(mut body: &[u8]) -> Option<Self> {
        let statements = usize::try_from(long(&mut body)?).ok()?;
        let words = usize::try_from(long(&mut body)?).ok()?;
        let starts = (0..=statements).map(|_| long(&mut body)).collect::<Option<Vec<_>>>()?;
        let mut entries = Vec::new();
        let mut at = 0_usize;
        for _ in 0..words {
            let length = usize::from(*body.split_off_first()?);
            let word = std::str::from_utf8(body.split_off(..length)?).ok()?;
            let statements = short(&mut body)?;
            let end = at.checked_add(usize::try_from(short(&mut body)?).ok()?)?;
            entries.push(Entry {
                word: word.into(),
                statements,
                start: at,
                end,
            });
            at = end;
        }
        (at == body.len()).then(|| Self {
            starts,
            words: entries,
            lists: body.to_vec(),
        })
    }
}

const SUM_BYTES: usize = 17;

/// Of all bytes before it.
fn checksum(bytes: &[u8]) -> String {
    StatementId::of(Fingerprint::new().field(bytes)).to_string()
}

fn long(body: &mut &[u8]) -> Option<u64> {
    Some(u64::from_le_bytes(body.split_off(..8)?.try_into().ok()?))
}

fn short(body: &mut &[u8]) -> Option<u32> {
    Some(u32::from_le_bytes(body.split_off(..4)?.try_into().ok()?))
}

/// In groups of seven bits, the lowest first; the eighth says that another follows.
fn push(lists: &mut Vec<u8>, mut number: u32) {
    loop {
        let low = u8::try_from(number & 0x7f).expect("seven bits");
        number >>= 7;
        lists.push(if number == 0 { low } else { low | 0x80 });
        if number == 0 {
            return;
        }
    }
}

struct Numbers<'a> {
    bytes: &'a [u8],
    last: u32,
}

impl Iterator for Numbers<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let (mut number, mut shift) = (0_u32, 0);
        loop {
            let byte = *self.bytes.split_off_first()?;
            number |= u32::from(byte & 0x7f).checked_shl(shift)?;
            shift += 7;
            if byte & 0x80 == 0 {
                break;
            }
        }
        self.last = self.last.checked_add(number)?;
        Some(self.last)
    }
}

/// Whether the words agree at both ends but for a few letters in the middle; most do not, and need no table.
fn shares_letters(one: &str, other: &str, allowed: usize) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let head = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let tail = one
        .iter()
        .rev()
        .zip(other.iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    head + tail + 2 * allowed >= one.len().min(other.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index() -> Index {
        let texts = [
            "The ferry sank.",
            "A ferry sails",
            "Turnips are rotten",
            "the FERRIES sank",
        ];
        Index::new(texts.into_iter(), vec![0, 10, 20, 30, 40])
    }

    #[test]
    fn statements_are_found_by_any_form_of_a_word() {
        assert_eq!(index().holding(&key("ferry")).collect::<Vec<_>>(), [0, 1, 3]);
        assert_eq!(index().count("rotten"), 1);
        assert_eq!(index().holding("nowhere").count(), 0);
        assert_eq!(index().line(1), Some((10, 20)));
    }

    #[test]
    fn a_slip_finds_the_word_that_was_meant() {
        assert_eq!(index().nearest("ferrry"), Some("ferry"));
        assert_eq!(index().nearest("fog"), None);
    }

    #[test]
    fn the_file_reads_back_and_damage_is_told() {
        let bytes = index().to_bytes();
        assert_eq!(Index::from_bytes(&bytes), Ok(index()));
        assert!(Index::from_bytes(&bytes[..bytes.len() - 1]).is_err());
        assert!(Index::from_bytes(b"").is_err() && Index::from_bytes(MAGIC).is_err());
        for at in (0..bytes.len()).step_by(7) {
            let mut changed = bytes.clone();
            changed[at] ^= 0x55;
            assert!(Index::from_bytes(&changed).is_err(), "byte {at}");
        }
    }

    #[test]
    fn large_differences_take_more_bytes() {
        let mut lists = Vec::new();
        for number in [0, 127, 128, 16_383, 16_384, u32::MAX - 33_022] {
            push(&mut lists, number);
        }
        let numbers = Numbers { bytes: &lists, last: 0 };
        assert_eq!(numbers.last(), Some(u32::MAX));
    }
}
