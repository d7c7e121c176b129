//! An article's words: what statements are compared by.

use super::figures::WordKind;
use super::marks;
use crate::model::Span;

/// Indices of words, in order, each once.
pub(super) type WordSet = Vec<usize>;

/// Words that name nobody: a mention must share more than these.
const FUNCTION_WORDS: [&str; 34] = [
    "a", "an", "and", "as", "at", "be", "been", "by", "for", "from", "her", "his", "in", "is", "its", "my", "of", "on",
    "or", "our", "s", "that", "the", "their", "these", "this", "those", "to", "was", "were", "which", "who", "with",
    "your",
];

/// Words that may stand before a statement's own words.
const LEADING: [&str; 3] = ["that", "whether", "if"];

/// Share of words in marks from which a statement is direct: a stray word before the marks does not count.
const DIRECT_SHARE: f64 = 0.97;

/// The words of a text: letters, digits and `_`, with one apostrophe inside.
pub(super) struct Words<'t> {
    text: &'t str,
    /// In text order.
    spans: Vec<Span>,
    /// Whether each stands in quotation marks.
    is_quoted: Vec<bool>,
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
        Self {
            text,
            is_quoted: spans.iter().map(is_in).collect(),
            spans,
        }
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.spans.len()
    }

    /// The words that spans touch.
    fn touched(&self, spans: &[Span]) -> WordSet {
        let mut found: WordSet = Vec::new();
        for span in spans.iter().filter(|span| !span.is_empty()) {
            let first = self.spans.partition_point(|word| word.end <= span.start);
            let last = self.spans.partition_point(|word| word.start < span.end);
            found.extend(first..last);
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The words of a statement's content.
    pub(super) fn content(&self, spans: &[Span]) -> WordSet {
        let mut found = self.touched(spans);
        let is_leading = |word: &usize| LEADING.contains(&self.lower(*word).as_str());
        let leading = found.iter().take_while(|word| is_leading(word)).count();
        found.drain(..leading);
        found
    }

    /// The kind of a statement with these words, which are at least one.
    pub(super) fn kind(&self, content: &WordSet) -> WordKind {
        let quoted = content.iter().filter(|word| self.is_quoted[**word]).count();
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
        let names = |word: &usize| !FUNCTION_WORDS.contains(&self.lower(*word).as_str());
        shared(&a, &b).iter().any(names) || !a.is_empty() && a == b
    }

    fn lower(&self, word: usize) -> String {
        self.spans[word].of(self.text).to_lowercase()
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

/// What two sets share.
pub(super) fn shared(a: &WordSet, b: &WordSet) -> WordSet {
    let (mut n, mut common) = (0, Vec::new());
    for word in a {
        n += b[n..].partition_point(|other| other < word);
        if b.get(n) == Some(word) {
            common.push(*word);
        }
    }
    common
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
        assert_eq!(words.content(&[Span::new(2, 15), Span::new(14, 16)]), [2]);
        assert!(words.content(&[Span::new(0, 12)]).is_empty());
    }

    #[test]
    fn sets_are_shared() {
        assert_eq!(shared(&vec![1, 3, 5, 9], &vec![0, 3, 4, 9]), [3, 9]);
    }
}
