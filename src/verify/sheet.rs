//! The originals as one row of folded words, with the places of each word.

use rustc_hash::FxHashMap;

use super::Original;
use crate::fold::{lexicon, words};
use crate::model::Span;

/// A folded word of an original.
pub struct Place {
    pub original: u32,
    pub span: Span,
    pub is_content: bool,
}

/// All words of all originals, in order.
pub struct Sheet {
    pub places: Vec<Place>,
    by_word: FxHashMap<String, Vec<u32>>,
}

impl Sheet {
    /// Folds the originals. Linear in their length.
    pub fn new(originals: &[Original]) -> Self {
        let mut sheet = Self {
            places: Vec::new(),
            by_word: FxHashMap::default(),
        };
        for (number, original) in (0_u32..).zip(originals) {
            for sentence in &original.sentences {
                sheet.add(number, original, *sentence);
            }
        }
        sheet
    }

    /// Folding stops after some thousand words: a text without sentence ends is taken piece by piece.
    fn add(&mut self, number: u32, original: &Original, sentence: Span) {
        let mut start = sentence.start;
        while start < sentence.end {
            let found = words(Span::new(start, sentence.end).of(&original.text));
            let Some(last) = found.last() else { return };
            let next = start + last.span.end;
            for word in found {
                let at = u32::try_from(self.places.len()).expect("originals have fewer than 2^32 words");
                self.places.push(Place {
                    original: number,
                    span: Span::new(start + word.span.start, start + word.span.end),
                    is_content: !lexicon().is_function_word(&word.text),
                });
                self.by_word.entry(word.text).or_default().push(at);
            }
            start = next.max(start + 1);
            while !original.text.is_char_boundary(start) {
                start += 1;
            }
        }
    }

    /// Where a folded word stands.
    pub fn places_of(&self, word: &str) -> &[u32] {
        self.by_word.get(word).map_or(&[], Vec::as_slice)
    }

    /// Whether two words follow each other in one original.
    pub fn is_one_original(&self, a: usize, b: usize) -> bool {
        self.places[a].original == self.places[b].original
    }

    /// The stretch from one word to another of the same original.
    pub fn span(&self, first: usize, last: usize) -> Span {
        self.places[first].span.join(self.places[last].span)
    }
}
