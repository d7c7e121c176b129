//! Words without which a quotation says something else: conditions, denials, negations.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{lexicon, words};

const LIST: &str = include_str!("../../data/lexicons/context_words.tsv");

/// What such a word does to what is quoted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Qualifier {
    /// It holds only then: "if", "unless".
    Condition,
    /// It was not said, or not meant: "denied", "jokingly".
    Denial,
    /// "not", "never".
    Negation,
}

impl Qualifier {
    /// What it is called in a sentence.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Condition => "condition",
            Self::Denial => "denial",
            Self::Negation => "negation",
        }
    }
}

/// The words of a phrase behind its first, and what it does.
type Phrase = (Vec<&'static str>, Qualifier);

/// By first word.
static PHRASES: LazyLock<FxHashMap<&'static str, Vec<Phrase>>> = LazyLock::new(|| {
    let mut all: FxHashMap<_, Vec<_>> = FxHashMap::default();
    for (phrase, class) in LIST
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
    {
        let mut phrase = phrase.split(' ');
        let first = phrase.next().unwrap_or_default();
        let qualifier = if class == "denial" {
            Qualifier::Denial
        } else {
            Qualifier::Condition
        };
        all.entry(first).or_default().push((phrase.collect(), qualifier));
    }
    all
});

/// The conditions and denials in a text, each with its words as they stand there.
#[must_use]
pub fn qualifiers(text: &str) -> Vec<(Qualifier, &str)> {
    let all = words(text);
    let fits = |at: usize, rest: &[&str]| {
        let there = all.get(at + 1..at + 1 + rest.len());
        there.is_some_and(|there| there.iter().zip(rest).all(|(word, wanted)| word.text == *wanted))
    };
    let mut found = Vec::new();
    for (at, word) in all.iter().enumerate() {
        for (rest, qualifier) in PHRASES.get(word.text.as_str()).into_iter().flatten() {
            if fits(at, rest) {
                let span = word.span.join(all[at + rest.len()].span);
                found.push((*qualifier, span.of(text)));
            }
        }
    }
    found
}

/// The negations in a text, as they stand there.
#[must_use]
pub fn negations(text: &str) -> Vec<(Qualifier, &str)> {
    let lists = lexicon();
    let all = words(text).into_iter().filter(|word| lists.is_negation(&word.text));
    all.map(|word| (Qualifier::Negation, word.span.of(text))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_found_whole() {
        let found = qualifiers("As long as it rains, he jokingly denied that.");
        let words: Vec<_> = found.iter().map(|(_, words)| *words).collect();
        assert_eq!(words, ["As long as", "jokingly", "denied"]);
        assert!(qualifiers("as long a day").is_empty());
        assert_eq!(negations("They don't."), [(Qualifier::Negation, "don't")]);
    }
}
