//! Atoms: what a unit looks like by itself, hashed once; features are made of them.

use super::lexicon::{Lexicon, WordClass};
use super::units::Unit;
use crate::model::{Segments, TokenKind};

/// What one unit looks like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Atoms {
    /// The lower-cased word without a possessive ending; a region by its length.
    pub word: u32,
    /// Its first three letters.
    pub prefix: u32,
    /// Its last two letters.
    pub suffix2: u32,
    /// Its last three letters.
    pub suffix3: u32,
    /// Case, digits, hyphens, possessive.
    pub shape: u32,
    /// What the lexicon knows.
    pub class: WordClass,
    /// Word, number, mark or region, and which mark.
    pub sort: Sort,
}

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

/// What stands for every capitalised word that the lexicon does not know: names are not learned by heart.
const NAME: u32 = 9;

/// Folds a byte into a running hash (FNV-1a).
const fn fold(hash: u32, byte: u8) -> u32 {
    (hash ^ byte as u32).wrapping_mul(0x0100_0193)
}

/// The hash of some bytes: stable across versions, because weights depend on it. Never 0.
#[must_use]
pub fn hash(bytes: &[u8]) -> u32 {
    let mixed = bytes.iter().fold(0x811c_9dc5, |hash, byte| fold(hash, *byte));
    let mixed = (mixed ^ (mixed >> 15)).wrapping_mul(0x85eb_ca6b);
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

/// Makes the atoms of units.
pub struct Atomiser<'a> {
    text: &'a str,
    segments: &'a Segments,
    lexicon: Lexicon<'a>,
    buffer: String,
}

impl<'a> Atomiser<'a> {
    /// For the units of one article.
    #[must_use]
    pub fn new(text: &'a str, segments: &'a Segments, lexicon: Lexicon<'a>) -> Self {
        Self {
            text,
            segments,
            lexicon,
            buffer: String::new(),
        }
    }

    /// The atoms of one unit.
    pub fn atoms(&mut self, unit: &Unit) -> Atoms {
        if unit.region.is_some() {
            return self.region(unit);
        }
        self.token(unit.tokens.start)
    }

    fn token(&mut self, index: usize) -> Atoms {
        let Some(token) = self.segments.tokens.get(index) else {
            return Atoms::default();
        };
        let word = token.span.of(self.text);
        let is_possessive = normalise(word, &mut self.buffer);
        let lower = self.buffer.as_bytes();
        let hashed = hash(lower);
        let class = self.lexicon.get(hashed);
        let is_capital = word.starts_with(char::is_uppercase);
        let is_name = is_capital && class == WordClass::default();
        Atoms {
            word: if is_name { NAME } else { hashed },
            prefix: hash(&lower[..lower.len().min(3)]),
            suffix2: hash(&lower[lower.len().saturating_sub(2)..]),
            suffix3: hash(&lower[lower.len().saturating_sub(3)..]),
            shape: shape(word, token.kind) << 1 | u32::from(is_possessive),
            class,
            sort: match (token.kind, self.buffer.as_str()) {
                (TokenKind::Word | TokenKind::Number, "that" | "whether" | "if" | "to" | "how" | "why" | "what") => {
                    Sort::Complementiser
                }
                (TokenKind::Word | TokenKind::Number, _) if is_capital => Sort::Capitalised,
                (TokenKind::Word | TokenKind::Number, _) => Sort::Word,
                (_, ",") => Sort::Comma,
                _ => Sort::Mark,
            },
        }
    }

    /// A region: its length, how it starts and how it ends.
    fn region(&mut self, unit: &Unit) -> Atoms {
        let words = |t: &usize| matches!(self.segments.tokens[*t].kind, TokenKind::Word | TokenKind::Number);
        let count = unit.tokens.clone().filter(words).take(20).count();
        let first = unit.tokens.clone().find(words);
        let last = unit.tokens.clone().rev().find(words);
        let closing = last.map_or(unit.tokens.start, |l| l + 1)..unit.tokens.end;
        let ending = closing
            .map(|t| self.segments.tokens[t])
            .find(|t| t.kind == TokenKind::Punctuation)
            .map_or(0, |t| hash(t.span.of(self.text).as_bytes()));
        let size = match count {
            0..=3 => count,
            4..=6 => 4,
            7..=10 => 5,
            11..=19 => 6,
            _ => 7,
        } as u32;
        let first = first.map(|t| self.token(t)).unwrap_or_default();
        let last = last.map(|t| self.token(t)).unwrap_or_default();
        let is_capital = u32::from(first.sort == Sort::Capitalised);
        Atoms {
            word: hash(&[b'"', size as u8]),
            prefix: first.word,
            suffix2: ending,
            suffix3: last.word,
            shape: 1 << 10 | size << 2 | is_capital << 1 | u32::from(ending != 0),
            class: WordClass::default(),
            sort: Sort::Region,
        }
    }
}

/// Kind, case, digits, hyphen, as bits.
fn shape(word: &str, kind: TokenKind) -> u32 {
    if kind == TokenKind::QuoteMark || kind == TokenKind::Punctuation {
        return 64 + u32::from(kind == TokenKind::QuoteMark);
    }
    let mut chars = word.chars();
    let first = chars.next().is_some_and(char::is_uppercase);
    let mut bits = u32::from(first);
    let mut length = 1;
    for c in chars {
        length += 1;
        bits |= u32::from(c.is_uppercase()) << 1
            | u32::from(c.is_lowercase()) << 2
            | u32::from(c.is_numeric()) << 3
            | u32::from(c == '-') << 4
            | u32::from(c == '.') << 5;
    }
    bits | u32::from(kind == TokenKind::Number) << 7 | u32::from(length == 1) << 8
}
