//! An article as the rules see it: tokens with what the word lists say, regions as units, frames.

use std::ops::Range;

use super::lexicon::{self, Class, CueForm, Entry};
use super::marks::Region;
use crate::model::{Segments, Span, TokenKind};

/// An article's tokens with their entries, the region each stands in, and its frames.
pub struct View<'a> {
    pub text: &'a str,
    pub segments: &'a Segments,
    pub regions: &'a [Region],
    pub frames: Vec<Frame>,
    words: Vec<Word>,
}

/// A sentence in which quotation regions are single units: no frame ends inside a region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    pub tokens: Range<usize>,
    pub regions: Range<usize>,
    pub paragraph: usize,
}

#[derive(Clone, Copy)]
struct Word {
    entry: Entry,
    region: Option<u32>,
    is_capitalised: bool,
}

impl<'a> View<'a> {
    /// Looks every token up. Linear in the number of tokens.
    pub fn new(text: &'a str, segments: &'a Segments, regions: &'a [Region]) -> Self {
        let mut folded = String::new();
        let mut words: Vec<Word> = segments
            .tokens
            .iter()
            .map(|token| {
                let word = token.span.of(text);
                let is_word = token.kind == TokenKind::Word;
                let entry = if is_word && word.len() < 24 {
                    lexicon::entry(fold(word, &mut folded))
                } else {
                    Entry::default()
                };
                Word {
                    entry,
                    region: None,
                    is_capitalised: is_word && word.starts_with(char::is_uppercase),
                }
            })
            .collect();
        for (index, region) in regions.iter().enumerate() {
            words[region.tokens.clone()]
                .iter_mut()
                .for_each(|word| word.region = u32::try_from(index).ok());
        }
        let frames = frames(segments, regions, &words);
        Self {
            text,
            segments,
            regions,
            frames,
            words,
        }
    }

    /// The text of token `at`; empty past the end.
    pub fn word(&self, at: usize) -> &'a str {
        self.segments
            .tokens
            .get(at)
            .map_or("", |token| token.span.of(self.text))
    }

    /// Whether token `at` is this word, whatever its case.
    pub fn is_word(&self, at: usize, word: &str) -> bool {
        self.word(at).eq_ignore_ascii_case(word)
    }

    /// Whether token `at` belongs to the class (never inside a region).
    pub fn is(&self, at: usize, class: Class) -> bool {
        self.words
            .get(at)
            .is_some_and(|word| word.region.is_none() && word.entry.is(class))
    }

    /// The cue verb that token `at` may be a form of, outside regions.
    pub fn cue(&self, at: usize) -> Option<CueForm> {
        self.words.get(at).filter(|word| word.region.is_none())?.entry.cue
    }

    /// The region that token `at` stands in.
    pub fn region(&self, at: usize) -> Option<usize> {
        self.words.get(at)?.region.map(|index| index as usize)
    }

    /// Whether token `at` is a word with a capital first letter, outside regions.
    pub fn is_capitalised(&self, at: usize) -> bool {
        self.words
            .get(at)
            .is_some_and(|word| word.is_capitalised && word.region.is_none())
    }

    /// Whether token `at` is a word or number, outside regions.
    pub fn is_plain_word(&self, at: usize) -> bool {
        self.region(at).is_none() && self.is_any_word(at)
    }

    /// Whether token `at` is a word or number, anywhere.
    pub fn is_any_word(&self, at: usize) -> bool {
        self.segments
            .tokens
            .get(at)
            .is_some_and(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number))
    }

    /// Whether token `at` is a word of no closed class.
    pub fn is_open_class(&self, at: usize) -> bool {
        self.is_plain_word(at) && !self.words[at].entry.is_function_word()
    }

    /// Whether token `at` is this punctuation mark outside a region.
    pub fn is_mark(&self, at: usize, mark: &str) -> bool {
        self.region(at).is_none() && self.word(at) == mark
    }

    /// Whether token `at` is a dash that sets a clause apart.
    pub fn is_dash(&self, at: usize) -> bool {
        self.region(at).is_none() && matches!(self.word(at), "–" | "—" | "-" | "--" | "―")
    }

    /// The span from the first token of a range to its last; `None` when empty.
    pub fn span(&self, tokens: Range<usize>) -> Option<Span> {
        let first = self.segments.tokens.get(tokens.start)?;
        let last = self.segments.tokens.get(tokens.end.checked_sub(1)?)?;
        (tokens.start < tokens.end).then(|| first.span.join(last.span))
    }

    /// The range without tokens at its ends that are no words and no regions.
    pub fn trim(&self, mut tokens: Range<usize>) -> Range<usize> {
        let is_edge = |at| {
            self.region(at).is_none()
                && !self.is_any_word(at)
                && !matches!(self.word(at), "$" | "€" | "£" | "%" | "[" | "]" | "(" | ")" | "#" | "@")
        };
        while tokens.start < tokens.end && is_edge(tokens.start) {
            tokens.start += 1;
        }
        while tokens.start < tokens.end && is_edge(tokens.end - 1) {
            tokens.end -= 1;
        }
        tokens
    }
}

/// Lower case with straight apostrophes, into a reused buffer.
fn fold<'b>(word: &str, buffer: &'b mut String) -> &'b str {
    buffer.clear();
    buffer.extend(
        word.chars()
            .map(|c| if c == '’' { '\'' } else { c })
            .flat_map(char::to_lowercase),
    );
    buffer
}

/// Sentences, joined where the cut lies inside a region.
fn frames(segments: &Segments, regions: &[Region], words: &[Word]) -> Vec<Frame> {
    let mut frames: Vec<Frame> = Vec::with_capacity(segments.sentences.len());
    let mut next_region = 0;
    for sentence in &segments.sentences {
        let starts_inside =
            |start: usize| start > 0 && words[start].region.is_some() && words[start].region == words[start - 1].region;
        match frames.last_mut() {
            Some(frame) if frame.paragraph == sentence.paragraph && starts_inside(sentence.tokens.start) => {
                frame.tokens.end = sentence.tokens.end;
            }
            _ => frames.push(Frame {
                tokens: sentence.tokens.clone(),
                regions: 0..0,
                paragraph: sentence.paragraph,
            }),
        }
    }
    for frame in &mut frames {
        let first = next_region;
        while regions
            .get(next_region)
            .is_some_and(|region| region.tokens.start < frame.tokens.end)
        {
            next_region += 1;
        }
        frame.regions = first..next_region;
    }
    frames
}
