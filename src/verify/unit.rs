//! What of a statement stands in marks, in the pieces that are checked.

use crate::fold::{Word, words};
use crate::model::{Kind, Span, Statement};

/// A piece of a statement that the article prints as one.
pub struct Unit {
    pub text: String,
    pub words: Vec<Word>,
    /// Where its parts stand in the article, in order; joined with a space in `text`.
    spans: Vec<Span>,
    /// Whether it is printed as a whole sentence.
    pub is_whole: bool,
}

impl Unit {
    /// The pieces of a statement: a direct one is one, of a mixed one each part in marks.
    pub fn of(statement: &Statement, article: &str) -> Vec<Self> {
        let whole = |spans: Vec<Span>, is_whole: bool| {
            let parts: Vec<&str> = spans.iter().map(|span| span.of(article)).collect();
            let text = parts.join(" ");
            Self {
                words: words(&text),
                text,
                spans,
                is_whole,
            }
        };
        let mut units = match statement.kind {
            Kind::Direct => sentences(statement, article)
                .into_iter()
                .map(|spans| whole(spans, true))
                .collect(),
            Kind::Mixed => statement.quoted.iter().map(|span| whole(vec![*span], false)).collect(),
            Kind::Indirect | Kind::Claim => Vec::new(),
        };
        units.retain(|unit: &Self| !unit.words.is_empty());
        units
    }

    /// The article's bytes under some words.
    pub fn span(&self, first: usize, last: usize) -> Span {
        let (Some(from), Some(to)) = (self.words.get(first), self.words.get(last)) else {
            return Span::new(0, 0);
        };
        let (start, end) = (from.span.start, to.span.end);
        let mut at = 0;
        let mut found: Option<Span> = None;
        for part in &self.spans {
            let (from, to) = (start.max(at), end.min(at + part.len()));
            if from < to {
                let piece = Span::new(part.start + from - at, part.start + to - at);
                found = Some(found.map_or(piece, |all| all.join(piece)));
            }
            at += part.len() + 1;
        }
        found.unwrap_or(Span::new(0, 0))
    }

    /// Whether two parts are joined right before a word: the outlet's words stand between them.
    pub fn is_joint(&self, word: usize) -> bool {
        let Some(start) = self.words.get(word).map(|word| word.span.start) else {
            return false;
        };
        let before = word
            .checked_sub(1)
            .and_then(|before| self.words.get(before))
            .map_or(0, |w| w.span.end);
        let mut at = 0;
        self.spans.iter().take(self.spans.len().saturating_sub(1)).any(|part| {
            at += part.len() + 1;
            before < at && at <= start + 1
        })
    }
}

/// The parts of a direct statement, those together that are one sentence: after "…," she said, "…" the sentence goes on,
/// after a full stop another begins, which may come from anywhere.
fn sentences(statement: &Statement, article: &str) -> Vec<Vec<Span>> {
    let mut groups: Vec<Vec<Span>> = Vec::new();
    for part in &statement.content {
        let goes_on = groups.last().and_then(|group| group.last()).is_some_and(|last| {
            let between = Span::new(last.end, part.start).of(article);
            let ends = |text: &str| {
                text.trim_end_matches(|c: char| c.is_whitespace() || is_mark(c))
                    .ends_with(['.', '!', '?'])
            };
            !ends(last.of(article)) && !ends(between)
        });
        match groups.last_mut().filter(|_| goes_on) {
            Some(group) => group.push(*part),
            None => groups.push(vec![*part]),
        }
    }
    groups
}

const fn is_mark(c: char) -> bool {
    matches!(c, '"' | '\'' | '“' | '”' | '‘' | '’' | '«' | '»')
}
