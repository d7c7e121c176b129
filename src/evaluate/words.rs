//! An article's words: what statements are compared by.

use std::ops::Range;

use super::figures::WordKind;
use super::marks;
use super::word_set::WordSet;
use crate::model::Span;

/// Words that name nobody: a mention must share more than these.
const FUNCTION_WORDS: [&str; 34] = [
    "a", "an", "and", "as", "at", "be", "been", "by", "for", "from", "her", "his", "in", "is", "its", "my", "of", "on",
    "or", "our", "s", "that", "the", "their", "these", "this", "those", "to", "was", "were", "which", "who", "with",
    "your",
];

/// Words that may stand before a statement's own words.
const LEADING: [&str; 3] = ["that", "whether", "if"];

/// Bytes of the longest word of these lists, were it written in the widest capitals.
const LISTED_BYTES_MAX: usize = 24;

/// Share of words in marks from which a statement is direct: a stray word before the marks does not count.
const DIRECT_SHARE: f64 = 0.97;

/// The words of a text: letters, digits and `_`, with one apostrophe inside.
pub(super) struct Words<'t> {
    text: &'t str,
    /// In text order.
    spans: Vec<Span>,
    /// By word, and for the end of the text: how many words before it stand in quotation marks.
    quoted_before: Vec<usize>,
}

impl<'t> Words<'t> {
    /// One pass over the text.
    pub(super) fn of(text: &'t str) -> Self {
        let spans = spans(text);
        let regions = marks::regions(text);
        let is_in = |word: &Span| {
            let next = regions.partition_point(|region| region.end <= word.start);
            regions.get(next).is_some_and(|region| region.start <= word.start)
        };
        let mut quoted = 0;
        let mut quoted_before = vec![0];
        for word in &spans {
            quoted += usize::from(is_in(word));
            quoted_before.push(quoted);
        }
        Self {
            text,
            spans,
            quoted_before,
        }
    }

    /// The words that spans touch.
    fn touched(&self, spans: &[Span]) -> WordSet {
        let touched = |span: &Span| {
            let first = self.spans.partition_point(|word| word.end <= span.start);
            first..self.spans.partition_point(|word| word.start < span.end)
        };
        WordSet::of(spans.iter().filter(|span| !span.is_empty()).map(touched).collect())
    }

    /// The words of a statement's content.
    pub(super) fn content(&self, spans: &[Span]) -> WordSet {
        let found = self.touched(spans);
        let leading = found.words().take_while(|word| self.is_any(*word, &LEADING)).count();
        found.without_first(leading)
    }

    /// The kind of a statement with these words, which are at least one.
    pub(super) fn kind(&self, content: &WordSet) -> WordKind {
        let quoted_in = |stretch: &Range<usize>| self.quoted_before[stretch.end] - self.quoted_before[stretch.start];
        let quoted: usize = content.stretches().iter().map(quoted_in).sum();
        if quoted == 0 {
            WordKind::Indirect
        } else if quoted as f64 / content.len() as f64 >= DIRECT_SHARE {
            WordKind::Direct
        } else {
            WordKind::Mixed
        }
    }

    /// Whether two mentions share a word that names, or are the same words.
    pub(super) fn same_mention(&self, a: &[Span], b: &[Span]) -> bool {
        let (a, b) = (self.touched(a), self.touched(b));
        let shared = a.shared(&b);
        let mut words = shared.words();
        words.any(|word| !self.is_any(word, &FUNCTION_WORDS)) || !a.is_empty() && a == b
    }

    /// Whether a word is one of a list, in any case.
    fn is_any(&self, word: usize, list: &[&str]) -> bool {
        let word = self.spans[word].of(self.text);
        // A word may be as long as the text, and asked for as often.
        word.len() <= LISTED_BYTES_MAX && list.contains(&word.to_lowercase().as_str())
    }
}

fn spans(text: &str) -> Vec<Span> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let end_of = |start: usize| text[start..].find(|c| !is_part(c)).map_or(text.len(), |n| start + n);
    let mut spans = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(is_part).map(|n| at + n) {
        let mut end = end_of(start);
        let mut rest = text[end..].chars();
        if let (Some(apostrophe @ ('\'' | '’')), Some(next)) = (rest.next(), rest.next())
            && is_part(next)
        {
            end = end_of(end + apostrophe.len_utf8());
        }
        spans.push(Span::new(start, end));
        at = end;
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_one_apostrophe_inside() {
        let text = "The town's 'old' dog’s rock'n'roll, don’t_2 é'";
        let words: Vec<&str> = spans(text).into_iter().map(|span| span.of(text)).collect();
        assert_eq!(
            words,
            ["The", "town's", "old", "dog’s", "rock'n", "roll", "don’t_2", "é"]
        );
    }

    #[test]
    fn a_word_that_a_span_touches_counts() {
        let words = Words::of("that whether rain falls");
        let content = words.content(&[Span::new(2, 15), Span::new(14, 16)]);
        assert_eq!(content.words().collect::<Vec<_>>(), [2]);
        assert!(words.content(&[Span::new(0, 12)]).is_empty());
    }
}
