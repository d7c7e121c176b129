//! The segment stage: a text cut into paragraphs, sentences and tokens.
//!
//! Sentence cutting is ours and no crate's for two reasons: a sentence end inside quotation marks must
//! count (crates that do well on news keep a quotation together), and the tokens that it works on are
//! needed anyway.

mod abbreviations;
mod paragraphs;
mod sentences;
mod tokens;

use crate::model::{Paragraph, Segments};

/// Text for each token, white space included, in English news: room for the tokens is made once.
const TOKEN_BYTES: usize = 6;

/// Cuts a text into paragraphs, sentences and tokens.
///
/// Takes any text; gives spans in bytes of it, each level in order and without overlap. Linear in the
/// length of the text.
///
/// ```
/// let segments = quotetrace::segment::segment("He left at 3 p.m. on Monday. “Why?” she asked.");
/// assert_eq!(segments.sentences.len(), 2);
/// ```
#[must_use]
pub fn segment(text: &str) -> Segments {
    let mut segments = Segments::default();
    segments.tokens.reserve(text.len() / TOKEN_BYTES);
    for span in paragraphs::paragraphs(text) {
        let first_token = segments.tokens.len();
        tokens::push_tokens(text, span, &mut segments.tokens);
        let tokens = first_token..segments.tokens.len();
        sentences::push_sentences(text, segments.paragraphs.len(), tokens.clone(), &mut segments);
        segments.paragraphs.push(Paragraph { span, tokens });
    }
    segments
}
