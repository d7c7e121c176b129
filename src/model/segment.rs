//! A text cut into paragraphs, sentences and tokens.

use std::ops::Range;

use super::Span;

/// What the segment stage gives. Every level is in text order and does not overlap.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Segments {
    /// Paragraphs: stretches between line breaks, blank ones left out.
    pub paragraphs: Vec<Paragraph>,
    /// Sentences; none crosses a paragraph.
    pub sentences: Vec<Sentence>,
    /// Words, numbers and marks.
    pub tokens: Vec<Token>,
}

/// A stretch of text between line breaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Without the white space at its ends.
    pub span: Span,
    /// Its tokens, as indices into [`Segments::tokens`].
    pub tokens: Range<usize>,
}

/// A sentence as a reader would cut it; a sentence end inside quotation marks counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From the first token to the last.
    pub span: Span,
    /// Index into [`Segments::paragraphs`].
    pub paragraph: usize,
    /// Its tokens, as indices into [`Segments::tokens`].
    pub tokens: Range<usize>,
}

/// A word, number or mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with inner apostrophes and hyphens: `Yo-jong`, `don't`, `U.S.`
    Word,
    /// Starts with a digit: `14:49`, `1,200`, `3rd`.
    Number,
    /// A quotation mark, whether it opens, closes or is an apostrophe.
    QuoteMark,
    /// Any other single character.
    Punctuation,
}

impl Segments {
    /// The index of the sentence that holds byte `offset`, or else of the last one before it.
    #[must_use]
    pub fn sentence_at(&self, offset: usize) -> Option<usize> {
        self.sentences
            .partition_point(|s| s.span.start <= offset)
            .checked_sub(1)
    }

    /// The index of the first token that ends after byte `offset`.
    #[must_use]
    pub fn token_at(&self, offset: usize) -> usize {
        self.tokens.partition_point(|t| t.span.end <= offset)
    }

    /// The tokens that overlap `span`, as a range of indices.
    #[must_use]
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let start = self.token_at(span.start);
        let end = self.tokens.partition_point(|t| t.span.start < span.end);
        start..end.max(start)
    }
}

/// Whether the character may be a quotation mark (or an apostrophe).
#[must_use]
pub const fn is_quote_mark(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '`'
            | '“'
            | '”'
            | '„'
            | '‟'
            | '‘'
            | '’'
            | '‚'
            | '‛'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '「'
            | '」'
            | '『'
            | '』'
            | '＂'
    )
}
