//! Atoms: what a unit looks like by itself, hashed once; features are made of them.

use super::Page;
use super::units::{Unit, Units};
use super::words::{WordClass, Words};
use crate::model::{Segments, TokenKind};

/// What one unit looks like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Atoms {
    /// The hash of the lower-cased word without a possessive ending; 0 for a region.
    pub word: u32,
    /// The hashes of its first three, last two and last three letters, where the table has no row for it.
    pub affixes: [u32; 3],
    /// Which row the table has for the word; [`NO_ROW`] for none.
    pub row: u32,
    /// What the table knows of it.
    pub class: WordClass,
    /// Case, digits, hyphens, possessive; of a region its length and how it starts.
    pub shape: u16,
    /// The mark that ends a region: 0 none, else in the order of [`ENDINGS`], 6 another.
    pub ending: u8,
    /// Word, number, mark or region, and which mark.
    pub sort: Sort,
}

/// The word is not in the table.
pub const NO_ROW: u32 = u32::MAX;

/// Marks that end what stands in quotation marks.
const ENDINGS: [&str; 5] = [",", ".", "?", "!", "…"];

/// The sorts of units that long-distance features ask for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// A word or number in lower case.
    #[default]
    Word,
    /// A capitalised word.
    Capitalised,
    /// A comma.
    Comma,
    /// Any other mark.
    Mark,
    /// A region in quotation marks.
    Region,
    /// that, whether, if, to, how, why, what
    Complementiser,
}

/// Folds a byte into a running hash (FNV-1a).
const fn fold(hash: u32, byte: u8) -> u32 {
    (hash ^ byte as u32).wrapping_mul(0x0100_0193)
}

/// The hash of some bytes: stable across versions, because weights depend on it. Never 0.
#[must_use]
pub fn hash(bytes: &[u8]) -> u32 {
    mixed(bytes.iter().fold(0x811c_9dc5, |hash, byte| fold(hash, *byte)))
}

/// Spreads a hash over all its bits; never 0.
const fn mixed(hash: u32) -> u32 {
    let mixed = (hash ^ (hash >> 15)).wrapping_mul(0x85eb_ca6b);
    (mixed ^ (mixed >> 13)) | 1
}

/// Lower-cases into `buffer`, with straight apostrophes and without a possessive ending.
/// Tells whether there was one.
pub fn normalise(word: &str, buffer: &mut String) -> bool {
    buffer.clear();
    if word.is_ascii() {
        buffer.push_str(word);
        buffer.make_ascii_lowercase();
    } else {
        let straight = |c: char| if c == '’' { '\'' } else { c };
        buffer.extend(word.chars().map(straight).flat_map(char::to_lowercase));
    }
    let is_possessive = buffer.len() > 2 && buffer.ends_with("'s");
    if is_possessive {
        buffer.truncate(buffer.len() - 2);
    }
    is_possessive
}

/// The atoms of all units of an article.
#[must_use]
pub fn of_units(page: &Page<'_>, units: &Units, words: Words<'_>) -> Vec<Atoms> {
    let mut atomiser = Atomiser::new(page.text, page.segments, words);
    units.units.iter().map(|unit| atomiser.atoms(unit)).collect()
}

/// Makes the atoms of units.
struct Atomiser<'a> {
    text: &'a str,
    segments: &'a Segments,
    words: Words<'a>,
    buffer: String,
}

impl<'a> Atomiser<'a> {
    fn new(text: &'a str, segments: &'a Segments, words: Words<'a>) -> Self {
        Self {
            text,
            segments,
            words,
            buffer: String::new(),
        }
    }

    fn atoms(&mut self, unit: &Unit) -> Atoms {
        if unit.region.is_some() {
            return self.region(unit);
        }
        self.token(unit.tokens.start)
    }

    fn token(&mut self, index: usize) -> Atoms {
        let Some(token) = self.segments.tokens.get(index) else {
            return Atoms::default();
        };
        let written = token.span.of(self.text);
        let is_possessive = normalise(written, &mut self.buffer);
        let lower = self.buffer.as_bytes();
        let word = hash(lower);
        let entry = self.words.get(word);
        let is_word = matches!(token.kind, TokenKind::Word | TokenKind::Number);
        Atoms {
            word,
            affixes: if entry.is_none() { affixes(lower) } else { [0; 3] },
            row: entry.map_or(NO_ROW, |entry| entry.row),
            class: entry.map_or(WordClass::default(), |entry| entry.class),
            shape: shape(written, token.kind) << 1 | u16::from(is_possessive),
            ending: 0,
            sort: match self.buffer.as_str() {
                "that" | "whether" | "if" | "to" | "how" | "why" | "what" if is_word => Sort::Complementiser,
                _ if is_word && written.starts_with(char::is_uppercase) => Sort::Capitalised,
                _ if is_word => Sort::Word,
                "," => Sort::Comma,
                _ => Sort::Mark,
            },
        }
    }

    /// A region: its length, how it starts and how it ends.
    fn region(&self, unit: &Unit) -> Atoms {
        let kind = |t: &usize| self.segments.tokens[*t].kind;
        let is_word = |t: &usize| matches!(kind(t), TokenKind::Word | TokenKind::Number);
        let words = unit.tokens.clone().filter(is_word).take(20).count();
        let first = unit.tokens.clone().find(is_word);
        let last = unit.tokens.clone().rev().find(is_word);
        let closing = last.map_or(unit.tokens.start, |last| last + 1)..unit.tokens.end;
        let mark = closing.into_iter().find(|t| kind(t) == TokenKind::Punctuation);
        let word = |t: usize| self.segments.tokens[t].span.of(self.text);
        let ending = mark.map(word).map_or(0, |mark| {
            let known = ENDINGS.iter().position(|ending| *ending == mark);
            known.map_or(ENDINGS.len() + 1, |place| place + 1)
        });
        let size = match words {
            0..=3 => words,
            4..=6 => 4,
            7..=10 => 5,
            11..=19 => 6,
            _ => 7,
        };
        let is_capital = first.is_some_and(|t| word(t).starts_with(char::is_uppercase));
        Atoms {
            row: NO_ROW,
            shape: (size as u16) << 2 | u16::from(is_capital) << 1 | u16::from(ending != 0),
            ending: ending as u8,
            sort: Sort::Region,
            ..Atoms::default()
        }
    }
}

/// The hashes of a word's first three, last two and last three bytes.
#[must_use]
pub fn affixes(word: &[u8]) -> [u32; 3] {
    [
        affix(b'<', &word[..word.len().min(3)]),
        affix(b'2', &word[word.len().saturating_sub(2)..]),
        affix(b'3', &word[word.len().saturating_sub(3)..]),
    ]
}

/// The hash of some letters at one end of a word.
fn affix(end: u8, letters: &[u8]) -> u32 {
    let folded = letters
        .iter()
        .fold(fold(0x811c_9dc5, end), |hash, byte| fold(hash, *byte));
    mixed(folded)
}

/// Kind, case, digits, hyphen, as bits: below 512.
fn shape(word: &str, kind: TokenKind) -> u16 {
    if kind == TokenKind::QuoteMark || kind == TokenKind::Punctuation {
        return 64 + u16::from(kind == TokenKind::QuoteMark);
    }
    let first = word.chars().next().map_or(0, char::len_utf8);
    let (first, rest) = word.split_at(first);
    u16::from(first.starts_with(char::is_uppercase))
        | rest.chars().fold(0, |bits, c| bits | shape_of(c))
        | u16::from(kind == TokenKind::Number) << 7
        | u16::from(rest.is_empty()) << 8
}

/// What a character after the first tells.
#[inline]
fn shape_of(c: char) -> u16 {
    match c {
        'a'..='z' => 1 << 2,
        'A'..='Z' => 1 << 1,
        '0'..='9' => 1 << 3,
        '-' => 1 << 4,
        '.' => 1 << 5,
        _ => u16::from(c.is_uppercase()) << 1 | u16::from(c.is_lowercase()) << 2 | u16::from(c.is_numeric()) << 3,
    }
}
