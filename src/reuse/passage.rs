//! Where the shared words of an article stand: the reason of a copy, exact, so that it can be looked up.

use rustc_hash::FxHashSet;

use super::Config;
use super::own_words::{Word, all_words, runs};
use crate::model::{Article, Span};

/// The fullest article of a group, ready to be compared with the others.
pub struct Original {
    runs: FxHashSet<u64>,
    run_words: usize,
}

/// What an article shares with the fullest one of its group.
#[derive(Clone, Debug, PartialEq)]
pub struct Shared {
    /// Own words in runs that stand in both.
    pub words: usize,
    /// Their share in all own words, from 0 to 1.
    pub share: f32,
    /// Where they stand, in text order.
    pub passages: Vec<Span>,
}

impl Original {
    /// Takes all runs of the article's own words. Linear.
    #[must_use]
    pub fn new(article: &Article, quoted: &[Span], config: &Config) -> Self {
        let run_words = config.run_words.max(1);
        Self {
            runs: runs(&own_words(article, quoted), run_words).collect(),
            run_words,
        }
    }

    /// What another article shares with it. Linear in that one.
    #[must_use]
    pub fn shared(&self, article: &Article, quoted: &[Span]) -> Shared {
        let own = own_words(article, quoted);
        let mut passages: Vec<std::ops::Range<usize>> = Vec::new();
        for (at, run) in runs(&own, self.run_words).enumerate() {
            if self.runs.contains(&run) {
                let end = at + self.run_words;
                match passages.last_mut().filter(|last| last.end >= at) {
                    Some(last) => last.end = end,
                    None => passages.push(at..end),
                }
            }
        }
        let words = passages.iter().map(ExactSizeIterator::len).sum();
        let span =
            |passage: &std::ops::Range<usize>| own[passage.clone()].iter().map(|word| word.span).reduce(Span::join);
        Shared {
            words,
            share: words as f32 / own.len().max(1) as f32,
            passages: passages.iter().filter_map(span).collect(),
        }
    }
}

fn own_words(article: &Article, quoted: &[Span]) -> Vec<Word> {
    all_words(&article.text, quoted).filter(|word| word.is_own).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shared_words_are_told_by_place() {
        let one = Article::new("Smoke rose over the old harbour on Tuesday, and nobody knew why it did.");
        let other = Article::new("Our own man saw it. Smoke rose over the old harbour on Tuesday, he says.");
        let config = Config::default();
        let shared = Original::new(&one, &[], &config).shared(&other, &[]);
        let passages: Vec<_> = shared.passages.iter().map(|span| span.of(&other.text)).collect();
        assert_eq!(passages, ["Smoke rose over the old harbour on Tuesday"]);
        assert_eq!((shared.words, shared.share), (8, 8.0 / 15.0));
    }

    #[test]
    fn what_was_said_is_not_counted() {
        let said = "“We have seen smoke over the old harbour since Tuesday at noon,”";
        let (one, other) = (
            format!("{said} said Moore."),
            format!("He spoke up. {said} he told us."),
        );
        let quoted = |text: &str| {
            let at = text.find(said).unwrap();
            [Span::new(at, at + said.len())]
        };
        let original = Original::new(&Article::new(one.as_str()), &quoted(&one), &Config::default());
        let shared = original.shared(&Article::new(other.as_str()), &quoted(&other));
        assert_eq!(shared.words, 0);
    }
}
