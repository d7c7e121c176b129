//! All statements as folded words, interned and weighed by rarity; equal texts are one.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::stem::key;
use super::synonyms::synonym_sets;
use super::{Config, Embeddings, WORDS_MAX, lexicon, repeatable, words};
use crate::model::Statement;

/// Marks in the three highest bits of an interned word.
const EDITORIAL: u32 = 1 << 31;
const GAP: u32 = 1 << 30;
const SENTENCE: u32 = 1 << 29;

/// One folded word of a text: its interned form and what stands around it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Token(u32);

impl Token {
    /// The number of its written form.
    #[must_use]
    pub const fn form(self) -> u32 {
        self.0 & !(EDITORIAL | GAP | SENTENCE)
    }

    /// Whether it stands in `[editorial brackets]`.
    #[must_use]
    pub const fn is_editorial(self) -> bool {
        self.0 & EDITORIAL != 0
    }

    /// Whether an ellipsis stands before it.
    #[must_use]
    pub const fn follows_gap(self) -> bool {
        self.0 & GAP != 0
    }

    /// Whether a sentence starts with it, after another.
    #[must_use]
    pub const fn starts_sentence(self) -> bool {
        self.0 & SENTENCE != 0
    }
}

/// The number of a folded text; statements of equal folded text share it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Text(pub u32);

/// The folded, interned texts of a run.
pub struct Corpus {
    /// By statement.
    text_of: Vec<Text>,
    /// By text: where its tokens start; one more than there are texts.
    starts: Vec<usize>,
    /// By text: whether it has parts that may be repeated by themselves.
    has_parts: Vec<bool>,
    tokens: Vec<Token>,
    /// By form.
    forms: Vec<Box<str>>,
    key_of: Vec<u32>,
    is_content: Vec<bool>,
    /// By key.
    weights: Vec<f32>,
    /// By key: the sets of words of like meaning that hold it.
    synonym_sets: Vec<&'static [u32]>,
    /// Of the rarest possible word.
    weight_max: f32,
    near: Option<Near>,
}

/// Which words lie near each other.
struct Near {
    embeddings: Arc<Embeddings>,
    least: f32,
}

impl Corpus {
    /// Folds and interns `texts`. Linear in their length.
    #[must_use]
    pub fn new<'a>(texts: impl Iterator<Item = &'a str>, config: &Config) -> Self {
        let mut builder = Builder::default();
        let text_of = texts.map(|text| builder.text(text)).collect();
        builder.finish(text_of, config)
    }

    /// What of `statements` is compared.
    #[must_use]
    pub fn of_statements(statements: &[Statement], config: &Config) -> Self {
        Self::new(statements.iter().map(|s| &*s.compared), config)
    }

    /// Takes words that lie near each other for words of like meaning, too; see [`Config::embeddings_min`].
    #[must_use]
    pub fn with_embeddings(mut self, embeddings: Arc<Embeddings>, config: &Config) -> Self {
        let least = config.embeddings_min;
        self.near = Some(Near { embeddings, least });
        self
    }

    /// How many different texts there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The text of a statement.
    #[must_use]
    pub fn text_of(&self, statement: u32) -> Text {
        self.text_of[statement as usize]
    }

    /// How many different texts have more words than are compared.
    #[must_use]
    pub fn cut_short(&self) -> usize {
        self.starts
            .windows(2)
            .filter(|ends| ends[1] - ends[0] >= WORDS_MAX)
            .count()
    }

    /// The words of a text.
    #[must_use]
    pub fn tokens(&self, text: Text) -> &[Token] {
        let at = text.0 as usize;
        &self.tokens[self.starts[at]..self.starts[at + 1]]
    }

    /// How many of some words are words of content.
    #[must_use]
    pub fn content_among(&self, tokens: &[Token]) -> usize {
        tokens.iter().filter(|token| self.is_content(**token)).count()
    }

    /// Whether a text has parts that may be repeated by themselves: between ellipses, or sentences.
    #[must_use]
    pub fn has_parts(&self, text: Text) -> bool {
        self.has_parts[text.0 as usize]
    }

    /// What is compared of a word: its stem in American spelling, as a number.
    #[must_use]
    pub fn key(&self, token: Token) -> u32 {
        self.key_of[token.form() as usize]
    }

    /// Whether two words may stand for one another in two translations, or in two ears.
    #[must_use]
    pub fn are_synonyms(&self, one: Token, other: Token) -> bool {
        let sets = self.synonym_sets(other);
        self.synonym_sets(one).iter().any(|set| sets.contains(set)) || self.are_near(one, other)
    }

    /// The sets of words of like meaning that hold a word, by number, in order.
    #[must_use]
    pub fn synonym_sets(&self, token: Token) -> &'static [u32] {
        self.synonym_sets[self.key(token) as usize]
    }

    /// Numbers, words of grammar, negations and modal verbs are never near: what replaces them says something else.
    fn are_near(&self, one: Token, other: Token) -> bool {
        let Some(near) = &self.near else { return false };
        let may_be = |token: Token| {
            let form = self.form(token);
            let is_number = lexicon().is_number(form) || form.contains(|c: char| c.is_ascii_digit());
            self.is_content(token) && !is_number && !lexicon().is_negation(form) && !lexicon().is_modal(form)
        };
        let is_near = || near.embeddings.similarity(self.form(one), self.form(other)) >= Some(near.least);
        may_be(one) && may_be(other) && is_near()
    }

    /// The folded word itself.
    #[must_use]
    pub fn form(&self, token: Token) -> &str {
        &self.forms[token.form() as usize]
    }

    /// How much a word tells, by its key: `ln(1 + n / df)`, less for words of grammar and common words.
    #[must_use]
    pub fn weight(&self, key: u32) -> f32 {
        self.weights[key as usize]
    }

    /// What a word weighs that stands in one text only: the unit of evidence, which grows with `ln n`.
    #[must_use]
    pub const fn weight_max(&self) -> f32 {
        self.weight_max
    }

    /// How many keys there are.
    #[must_use]
    pub const fn keys(&self) -> usize {
        self.weights.len()
    }

    /// Whether it is no word of grammar.
    #[must_use]
    pub fn is_content(&self, token: Token) -> bool {
        self.is_content[token.form() as usize]
    }
}

#[derive(Default)]
struct Builder {
    texts: FxHashMap<Box<[u32]>, u32>,
    starts: Vec<usize>,
    tokens: Vec<Token>,
    form_ids: FxHashMap<Box<str>, u32>,
    forms: Vec<Box<str>>,
    key_ids: FxHashMap<Box<str>, u32>,
    keys: Vec<Box<str>>,
    key_of: Vec<u32>,
    df: Vec<u32>,
    /// By key: the last text that was counted for it.
    counted: Vec<u32>,
}

impl Builder {
    fn text(&mut self, text: &str) -> Text {
        let folded: Box<[u32]> = words(text)
            .iter()
            .map(|word| {
                let editorial = if word.is_editorial { EDITORIAL } else { 0 };
                let gap = if word.follows_gap { GAP } else { 0 };
                let sentence = if word.starts_sentence { SENTENCE } else { 0 };
                self.form(&word.text) | editorial | gap | sentence
            })
            .collect();
        if let Some(&known) = self.texts.get(&folded) {
            return Text(known);
        }
        let id = small(self.starts.len());
        self.starts.push(self.tokens.len());
        self.tokens.extend(folded.iter().copied().map(Token));
        for &word in &folded {
            let key = self.key_of[Token(word).form() as usize] as usize;
            if self.counted[key] != id {
                self.counted[key] = id;
                self.df[key] += 1;
            }
        }
        self.texts.insert(folded, id);
        Text(id)
    }

    fn form(&mut self, word: &str) -> u32 {
        if let Some(&id) = self.form_ids.get(word) {
            return id;
        }
        let id = small(self.forms.len());
        self.forms.push(word.into());
        self.form_ids.insert(word.into(), id);
        let stem = key(word);
        let key = *self.key_ids.entry(stem.as_str().into()).or_insert_with(|| {
            self.keys.push(stem.as_str().into());
            self.df.push(0);
            self.counted.push(u32::MAX);
            small(self.df.len() - 1)
        });
        self.key_of.push(key);
        id
    }

    fn finish(mut self, text_of: Vec<Text>, config: &Config) -> Corpus {
        let texts = to_f32(self.starts.len()) + config.background_texts;
        self.starts.push(self.tokens.len());
        let mut share = vec![1.0_f32; self.df.len()];
        for (form, &key) in self.forms.iter().zip(&self.key_of) {
            let of_form = if lexicon().is_function_word(form) {
                config.function_share
            } else if lexicon().is_common(form) {
                config.common_share
            } else {
                1.0
            };
            share[key as usize] = share[key as usize].min(of_form);
        }
        let weigh = |(&df, share): (&u32, f32)| share * (texts / to_f32(df.max(1) as usize)).ln_1p();
        let tokens = self.starts.windows(2).map(|ends| &self.tokens[ends[0]..ends[1]]);
        let has_parts = tokens.map(|tokens| repeatable(tokens).next().is_some());
        Corpus {
            text_of,
            has_parts: has_parts.collect(),
            weights: self.df.iter().zip(share).map(weigh).collect(),
            weight_max: texts.ln_1p(),
            is_content: self
                .forms
                .iter()
                .map(|form| !lexicon().is_function_word(form))
                .collect(),
            starts: self.starts,
            tokens: self.tokens,
            forms: self.forms,
            key_of: self.key_of,
            synonym_sets: self.keys.iter().map(|key| synonym_sets(key)).collect(),
            near: None,
        }
    }
}

/// Numbers of words and texts fit 29 bits: a corpus of half a billion different words does not fit the machine.
fn small(number: usize) -> u32 {
    u32::try_from(number)
        .ok()
        .filter(|n| *n < SENTENCE)
        .expect("fewer than 2^29 different words or texts")
}

#[expect(
    clippy::cast_precision_loss,
    reason = "counts weigh through a logarithm; 24 bits are enough"
)]
const fn to_f32(count: usize) -> f32 {
    count as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_folded_texts_are_one() {
        let corpus = Corpus::new(
            ["A ruined office.", "a RUINED office", "the office"].into_iter(),
            &Config::default(),
        );
        assert_eq!(corpus.len(), 2);
        assert_eq!(corpus.text_of(0), corpus.text_of(1));
    }

    #[test]
    fn a_text_too_long_to_compare_is_told() {
        let long = "rotten turnips ".repeat(WORDS_MAX);
        let corpus = Corpus::new([&*long, "the office"].into_iter(), &Config::default());
        assert_eq!(corpus.cut_short(), 1);
    }

    #[test]
    fn rare_words_weigh_more_and_words_of_grammar_little() {
        let corpus = Corpus::new(
            ["the office", "the mongrel", "the office"].into_iter(),
            &Config::default(),
        );
        let weight = |word: &str| {
            let token = *corpus.tokens.iter().find(|t| corpus.form(**t) == word).unwrap();
            corpus.weight(corpus.key(token))
        };
        assert!(weight("mongrel") >= weight("office") && weight("office") > 2.0 * weight("the"));
        assert!(weight("mongrel") <= corpus.weight_max());
    }
}
