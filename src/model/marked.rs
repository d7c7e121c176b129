//! Articles in which a reader marked the statements: what is learned from, and measured against.

use super::Span;

/// An article in which a reader marked the statements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkedArticle {
    /// Its name among the marked articles.
    pub name: String,
    /// The text that the spans point into.
    pub text: String,
    /// What is marked.
    pub statements: Vec<MarkedStatement>,
}

/// One marked statement, as bytes of the article's text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MarkedStatement {
    /// What was said, in text order; never empty, and no part crosses another.
    pub content: Vec<Span>,
    /// The words that name the speaker.
    pub mention: Vec<Span>,
    /// The words that report.
    pub cue: Vec<Span>,
}
