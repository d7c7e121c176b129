//! What equal words are worth: how unlikely it is that they stand in both texts by chance.
//!
//! A word weighs as its rarity. Words that often follow each other ("at the end of the day") tell less together than
//! each by itself: in a run of equal words each counts `-ln` of its chance to follow the two before it, as other
//! utterances of the run have it (a trigram model with interpolated counts; Jelinek and Mercer 1980). The sum is held
//! against the logarithm of the number of texts, as the expect value of sequence search does it (Karlin and Altschul
//! 1990): what `n` texts would show by chance is no evidence.

use super::align::{Fit, Sides, Step};
use crate::fold::{Corpus, Text, Token};

/// How often words follow each other in a run, counted once for each utterance.
///
/// Counts stand in tables without keys: two phrases may share a place, which can only make a phrase seem more common.
pub struct Phrases {
    words: Vec<u16>,
    pairs: Table,
    triples: Table,
}

/// Of the words before, how many must have been seen for their counts to weigh as much as the word alone.
const TRUST: f32 = 3.0;

impl Phrases {
    /// Counts the phrases of `texts`: one text for each utterance. Linear in their words.
    #[must_use]
    pub fn new(corpus: &Corpus, texts: &[Text]) -> Self {
        let tokens: usize = texts.iter().map(|&text| corpus.tokens(text).len()).sum();
        let mut phrases = Self {
            words: vec![0; corpus.keys()],
            pairs: Table::new(tokens),
            triples: Table::new(tokens),
        };
        for &text in texts {
            let tokens = corpus.tokens(text);
            let key = |at: usize| corpus.key(tokens[at]);
            for at in 0..tokens.len() {
                let count = &mut phrases.words[key(at) as usize];
                *count = count.saturating_add(1);
                if at >= 1 {
                    phrases.pairs.add(pair(key(at - 1), key(at)));
                }
                if at >= 2 {
                    phrases.triples.add(triple(key(at - 2), key(at - 1), key(at)));
                }
            }
        }
        phrases
    }

    /// Weight of the aligned words of two texts, those of a run by their chance to follow each other.
    ///
    /// `own` is how often the two texts were counted themselves: once where they are one utterance, else twice.
    pub fn surprise(&self, sides: &Sides<'_>, steps: &[Step], own: u16) -> f32 {
        let corpus = sides.corpus;
        let mut sum = 0.0;
        for step in steps {
            let tokens = &sides.a[step.a.clone()];
            let credit = match step.fit {
                Fit::None => continue,
                Fit::Same => 1.0,
                Fit::Slip => sides.config.slip_share,
                Fit::Synonym => sides.config.synonym_share,
            };
            sum += credit * self.of_run(corpus, tokens, own);
        }
        sum
    }

    fn of_run(&self, corpus: &Corpus, tokens: &[Token], own: u16) -> f32 {
        let key = |at: usize| corpus.key(tokens[at]);
        let mut sum = 0.0;
        for at in 0..tokens.len() {
            let weight = corpus.weight(key(at));
            let mut chance = (-weight).exp();
            if at >= 1 {
                let seen = self.words[key(at - 1) as usize].saturating_sub(own);
                let both = self.pairs.get(pair(key(at - 1), key(at))).saturating_sub(own);
                chance = interpolated(chance, both, seen);
            }
            if at >= 2 {
                let seen = self.pairs.get(pair(key(at - 2), key(at - 1))).saturating_sub(own);
                let all = self
                    .triples
                    .get(triple(key(at - 2), key(at - 1), key(at)))
                    .saturating_sub(own);
                chance = interpolated(chance, all, seen);
            }
            sum += weight.min(-chance.min(1.0).ln());
        }
        sum
    }
}

/// The chance of a word after others that were seen `seen` times, `both` times with it.
fn interpolated(chance: f32, both: u16, seen: u16) -> f32 {
    let (both, seen) = (f32::from(both.min(seen)), f32::from(seen));
    (both + TRUST * chance) / (seen + TRUST)
}

/// Counts by hash, two places each; the lower one is nearer to the truth (Cormode and Muthukrishnan 2005).
struct Table {
    counts: Vec<u16>,
    shift: u32,
}

impl Table {
    fn new(entries: usize) -> Self {
        let bits = (4 * entries.max(256)).next_power_of_two().ilog2();
        Self {
            counts: vec![0; 1 << bits],
            shift: 64 - bits,
        }
    }

    fn places(&self, phrase: u64) -> [usize; 2] {
        let place = |factor: u64| {
            let hash = phrase.wrapping_mul(factor);
            usize::try_from(hash >> self.shift).unwrap_or_default()
        };
        [place(0x9e37_79b9_7f4a_7c15), place(0xc2b2_ae3d_27d4_eb4f)]
    }

    fn add(&mut self, phrase: u64) {
        let [one, other] = self.places(phrase);
        let least = self.counts[one].min(self.counts[other]).saturating_add(1);
        for place in [one, other] {
            self.counts[place] = self.counts[place].max(least);
        }
    }

    fn get(&self, phrase: u64) -> u16 {
        let [one, other] = self.places(phrase);
        self.counts[one].min(self.counts[other])
    }
}

fn pair(first: u32, second: u32) -> u64 {
    mixed(u64::from(first) << 32 | u64::from(second))
}

fn triple(first: u32, second: u32, third: u32) -> u64 {
    mixed(pair(first, second) ^ u64::from(third).wrapping_mul(0xd6e8_feb8_6659_fd93))
}

/// Spreads the bits of a number over all others (the finalizer of `splitmix64`).
const fn mixed(value: u64) -> u64 {
    let value = (value ^ value >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let value = (value ^ value >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ value >> 31
}

#[cfg(test)]
mod tests {
    use super::super::Config;
    use super::super::align::align;
    use super::*;

    /// What a stock phrase, and what rare words, tell of their weight when both stand in two texts.
    fn shares_left() -> (f32, f32) {
        let mut texts: Vec<String> = (0..60)
            .map(|n| format!("number{n} at the close of play thing{n}"))
            .collect();
        texts.push("our purple heron wades at dawn".into());
        texts.push("their purple heron wades no more".into());
        let corpus = Corpus::new(texts.iter().map(String::as_str), &crate::fold::Config::default());
        let all: Vec<Text> = (0..).take(corpus.len()).map(Text).collect();
        let phrases = Phrases::new(&corpus, &all);
        let share = |one: u32, other: u32| {
            let sides = Sides {
                corpus: &corpus,
                a: corpus.tokens(Text(one)),
                b: corpus.tokens(Text(other)),
                config: &Config::default(),
            };
            let steps = align(&sides);
            let same = steps.iter().filter(|step| step.fit == Fit::Same);
            let tokens = same.flat_map(|step| &sides.a[step.a.clone()]);
            let weight: f32 = tokens.map(|token| corpus.weight(corpus.key(*token))).sum();
            phrases.surprise(&sides, &steps, 2) / weight
        };
        (share(0, 1), share(60, 61))
    }

    #[test]
    fn a_stock_phrase_tells_less_than_its_words_and_a_rare_one_as_much() {
        let (stock, rare) = shares_left();
        assert!(stock < 0.5, "{stock}");
        assert!(rare > 0.99, "{rare}");
    }

    #[test]
    fn counts_never_fall_short() {
        let mut table = Table::new(100);
        for phrase in 0..300 {
            table.add(mixed(phrase % 100));
        }
        assert!((0..100).all(|phrase| table.get(mixed(phrase)) >= 3));
    }
}
