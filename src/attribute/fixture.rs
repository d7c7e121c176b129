//! Articles for the tests of this stage.

use super::page::Page;
use crate::model::{Act, Article, Confidence, Kind, Quotation, Segments, Span};

/// A text with its segments.
pub struct Text {
    pub article: Article,
    pub segments: Segments,
    pub quotations: Vec<Quotation>,
}

impl Text {
    pub fn new(text: &str) -> Self {
        Self {
            segments: super::tests::segmented(text),
            article: Article::new(text),
            quotations: Vec::new(),
        }
    }

    pub fn page(&self) -> Page<'_> {
        Page::new(&self.article.text, &self.segments, &self.quotations)
    }

    /// Where `words` stand for the first time.
    #[track_caller]
    pub fn find(&self, words: &str) -> Span {
        let start = self.article.text.find(words).expect("words of the text");
        Span::new(start, start + words.len())
    }

    /// Adds a quotation: content (in marks when the mark before it is there), cue and mention, first found after the last content.
    #[track_caller]
    pub fn quote(mut self, content: &str, cue: &str, mention: &str) -> Self {
        let content = self.find(content);
        let is_quoted = self.article.text[..content.start].ends_with(['“', '"']);
        let near = |words: &str| {
            let text = &self.article.text;
            let before = text[..content.start].rfind(words).map(|at| (content.start - at, at));
            let after = text[content.end..].find(words).map(|at| (at, at + content.end));
            let (_, start) = before.into_iter().chain(after).min().expect("words of the text");
            Span::new(start, start + words.len())
        };
        let quotation = Quotation {
            kind: if is_quoted { Kind::Direct } else { Kind::Indirect },
            act: Act::Speech,
            content: vec![content],
            quoted: if is_quoted { vec![content] } else { Vec::new() },
            cue: if cue.is_empty() { Vec::new() } else { vec![near(cue)] },
            mention: (!mention.is_empty()).then(|| near(mention)),
            rule: "fixture".into(),
            values: Vec::new(),
            said_on: None,
            confidence: Confidence::new(1.0),
        };
        self.quotations.push(quotation);
        self
    }
}
