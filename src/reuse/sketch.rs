//! An article as so few numbers that a million articles can be compared.

use super::Config;
use super::own_words::{Word, all_words, mixed, runs};
use crate::model::{Article, Span};

/// What comparing articles needs of one.
#[derive(Clone, Debug)]
pub struct Sketch {
    /// The same for articles of the same words.
    pub(super) whole: u64,
    /// All words.
    pub(super) words: usize,
    /// Words outside quotations.
    pub(super) own: usize,
    /// The same for articles of one outlet; an article without one has its own.
    pub(super) outlet: u64,
    /// Numbers of some runs of own words, sorted, each once.
    pub(super) prints: Vec<u64>,
}

impl Sketch {
    /// The sketch of an article; `quoted` are the quotations in it, in text order. Linear.
    #[must_use]
    pub fn new(article: &Article, quoted: &[Span], config: &Config) -> Self {
        let (mut whole, mut words) = (0_u64, 0);
        let mut own: Vec<Word> = Vec::new();
        for word in all_words(&article.text, quoted) {
            whole = mixed(whole ^ word.number).wrapping_add(1);
            words += 1;
            if word.is_own {
                own.push(word);
            }
        }
        let runs: Vec<u64> = runs(&own, config.run_words).collect();
        let outlet = article.outlet.as_ref().map(|outlet| {
            let letters = outlet.name().chars().flat_map(char::to_lowercase);
            letters.fold(1, |seen, c| mixed(seen ^ u64::from(u32::from(c))).wrapping_add(1))
        });
        Self {
            whole,
            words,
            own: own.len(),
            outlet: outlet.unwrap_or(whole),
            prints: winnowed(&runs, config.window_runs),
        }
    }

    /// Whether both articles have the same words, quotations and all.
    #[must_use]
    pub const fn has_words_of(&self, other: &Self) -> bool {
        self.whole == other.whole && self.words == other.words
    }
}

/// The least of each `window` neighbours, sorted: two texts that share a stretch of as many share a print of it.
///
/// Schleimer, Wilkerson, Aiken: Winnowing, 2003.
fn winnowed(runs: &[u64], window: usize) -> Vec<u64> {
    let least = runs.windows(window.clamp(1, runs.len().max(1))).map(|some| {
        let least = some.iter().min();
        least.copied().unwrap_or_default()
    });
    let mut prints: Vec<u64> = least.collect();
    prints.sort_unstable();
    prints.dedup();
    prints.shrink_to_fit();
    prints
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shared_stretch_leaves_a_shared_print() {
        let text = |from: u64, to: u64| (from..to).map(mixed).collect::<Vec<_>>();
        let (one, other) = (text(0, 40), text(34, 90));
        let (one, other) = (winnowed(&one, 6), winnowed(&other, 6));
        assert!(one.iter().any(|run| other.contains(run)));
        assert!(one.len() < 25, "few are kept");
    }

    #[test]
    fn a_short_text_has_a_print_and_no_text_has_none() {
        assert_eq!(winnowed(&[7, 3], 6), [3]);
        assert!(winnowed(&[], 6).is_empty());
    }
}
