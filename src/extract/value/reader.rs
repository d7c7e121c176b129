//! The words of one sentence, as the readers of values ask for them.

use std::ops::Range;

use super::super::lexicon::Class;
use super::super::view::View;
use super::sense::{Sense, at_place, sense};
use crate::lexicon::{self, Traits};
use crate::model::{Meaning, TokenKind};

/// A value as a range of tokens.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    pub tokens: Range<usize>,
    pub meaning: Meaning,
}

/// A sentence, from the end of the last value to its own end. What lies outside is no word.
#[derive(Clone, Copy)]
pub struct Reader<'v, 'a> {
    pub view: &'v View<'a>,
    pub floor: usize,
    pub limit: usize,
}

/// The longest word of the lists, in bytes.
const LISTED_BYTES_MAX: usize = 16;

impl<'a> Reader<'_, 'a> {
    pub fn has(&self, at: usize) -> bool {
        self.floor <= at && at < self.limit
    }

    /// The token's text; empty outside.
    pub fn word(&self, at: usize) -> &'a str {
        if self.has(at) { self.view.word(at) } else { "" }
    }

    pub fn kind(&self, at: usize) -> Option<TokenKind> {
        let token = self.view.segments.tokens.get(at).filter(|_| self.has(at));
        token.map(|token| token.kind)
    }

    pub fn is_word(&self, at: usize, word: &str) -> bool {
        self.has(at) && self.view.is_word(at, word)
    }

    pub fn is_any(&self, at: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.is_word(at, word))
    }

    /// Whether the words before `end` are these.
    pub fn ends_with(&self, end: usize, words: &[&str]) -> bool {
        let Some(start) = end.checked_sub(words.len()) else {
            return false;
        };
        words.iter().enumerate().all(|(i, word)| self.is_word(start + i, word))
    }

    pub fn is_capital(&self, at: usize) -> bool {
        self.has(at) && self.view.has_capital(at)
    }

    /// What the list says of the token.
    pub fn sense(&self, at: usize) -> Option<Sense> {
        if self.has(at) {
            at_place(self.view.entry(at).value)
        } else {
            None
        }
    }

    /// What the lists of names say of the token, its possessive ending aside.
    pub fn traits(&self, at: usize) -> Traits {
        let word = self.word(at);
        if stem(word).len() == word.len() {
            return if self.has(at) {
                self.view.entry(at).traits
            } else {
                Traits::default()
            };
        }
        let mut buffer = [0; 24];
        lower(stem(word), &mut buffer).map_or_else(Traits::default, lexicon::traits)
    }

    /// Whether the token is a lower-case word of no closed class.
    pub fn is_common(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Word)
            && self.word(at).starts_with(char::is_lowercase)
            && !self.view.entry(at).is_function_word()
            && self.word(at).len() > 1
    }

    pub fn is(&self, at: usize, class: Class) -> bool {
        self.has(at) && self.view.entry(at).is(class)
    }
}

/// What the list says of a word in any case.
pub fn sense_of(word: &str) -> Option<Sense> {
    let mut buffer = [0; LISTED_BYTES_MAX];
    sense(lower(word, &mut buffer)?)
}

/// In lower case; `None` for what does not fit the buffer, or is not ASCII.
pub fn lower<'b>(word: &str, buffer: &'b mut [u8]) -> Option<&'b str> {
    let buffer = buffer.get_mut(..word.len()).filter(|_| word.is_ascii())?;
    buffer.copy_from_slice(word.as_bytes());
    buffer.make_ascii_lowercase();
    std::str::from_utf8(buffer).ok()
}

/// The word without `'s` or `’s`.
pub fn stem(word: &str) -> &str {
    if !word.ends_with('s') {
        return word;
    }
    word.strip_suffix("'s")
        .or_else(|| word.strip_suffix("’s"))
        .unwrap_or(word)
}
