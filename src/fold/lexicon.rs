//! The word lists that folding and linking use, read once from `data/lexicons`.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::Word;

macro_rules! list {
    ($name:literal) => {
        include_str!(concat!("../../data/lexicons/", $name, ".txt"))
    };
}

/// Sets of words of like meaning, one a line.
pub(super) const SYNONYMS: [&str; 2] = [list!("synonyms"), list!("wordnet-synonyms")];

/// The word lists.
pub struct Lexicon {
    function_words: FxHashSet<&'static str>,
    common_words: FxHashSet<&'static str>,
    modals: FxHashSet<&'static str>,
    negations: FxHashSet<&'static str>,
    contraction_hosts: FxHashSet<&'static str>,
    stock_phrases: FxHashSet<&'static str>,
    numbers: FxHashMap<&'static str, &'static str>,
    spelling: FxHashMap<&'static str, &'static str>,
    irregular: FxHashMap<&'static str, &'static str>,
    aliases: FxHashMap<&'static str, Vec<Alias>>,
}

/// A way to write something: the words after the first, and how it is read.
struct Alias {
    rest: Vec<&'static str>,
    full: Vec<String>,
}

/// The word lists, shared.
#[must_use]
pub fn lexicon() -> &'static Lexicon {
    static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::read);
    &LEXICON
}

impl Lexicon {
    fn read() -> Self {
        Self {
            function_words: entries(list!("function_words")).collect(),
            common_words: entries(list!("common_words")).collect(),
            modals: entries(list!("modals")).collect(),
            negations: entries(list!("negations")).collect(),
            contraction_hosts: entries(list!("is_contractions")).collect(),
            stock_phrases: entries(list!("stock_phrases")).collect(),
            numbers: equations(list!("numbers")).collect(),
            spelling: equations(list!("spelling")).collect(),
            irregular: equations(list!("irregular")).collect(),
            aliases: aliases(),
        }
    }

    /// A word of grammar: "the", "of", "would".
    #[must_use]
    pub fn is_function_word(&self, word: &str) -> bool {
        self.function_words.contains(word)
    }

    /// A content word that stands everywhere: "people", "said".
    #[must_use]
    pub fn is_common(&self, word: &str) -> bool {
        self.common_words.contains(word)
    }

    /// may, must, would.
    #[must_use]
    pub fn is_modal(&self, word: &str) -> bool {
        self.modals.contains(word)
    }

    /// not, never, without.
    #[must_use]
    pub fn is_negation(&self, word: &str) -> bool {
        self.negations.contains(word)
    }

    /// A figure or a number word.
    #[must_use]
    pub fn is_number(&self, word: &str) -> bool {
        word.starts_with(|c: char| c.is_ascii_digit()) || self.numbers.contains_key(word)
    }

    /// A whole utterance that many people make: "no comment". Takes folded words with single spaces between.
    #[must_use]
    pub fn is_stock_phrase(&self, words: &str) -> bool {
        self.stock_phrases.contains(words)
    }

    pub(super) fn is_contraction_host(&self, word: &str) -> bool {
        self.contraction_hosts.contains(word)
    }

    pub(super) fn figure(&self, word: &str) -> Option<&'static str> {
        self.numbers.get(word).copied()
    }

    pub(super) fn american(&self, word: &str) -> Option<&'static str> {
        self.spelling.get(word).copied()
    }

    pub(super) fn regular(&self, word: &str) -> Option<&'static str> {
        self.irregular.get(word).copied()
    }

    pub(super) fn starts_alias(&self, word: &str) -> bool {
        self.aliases.contains_key(word)
    }

    /// The longest alias that `words` starts with: how many words it has, and how it is read.
    pub(super) fn alias_at(&self, words: &[Word]) -> Option<(usize, &[String])> {
        let (first, rest) = words.split_first()?;
        let fits = |alias: &&Alias| {
            alias.rest.len() <= rest.len() && alias.rest.iter().zip(rest).all(|(word, there)| *word == there.text)
        };
        let longest = self.aliases.get(first.text.as_str())?.iter().filter(fits);
        longest
            .max_by_key(|alias| alias.rest.len())
            .map(|alias| (alias.rest.len() + 1, alias.full.as_slice()))
    }
}

pub(super) fn entries(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().filter(|line| !line.starts_with('#') && !line.is_empty())
}

fn equations(list: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    entries(list).filter_map(|line| line.split_once(" = "))
}

fn aliases() -> FxHashMap<&'static str, Vec<Alias>> {
    let mut out: FxHashMap<_, Vec<_>> = FxHashMap::default();
    for (written, read) in equations(list!("aliases")) {
        let mut written = written.split(' ');
        let Some(first) = written.next() else { continue };
        out.entry(first).or_default().push(Alias {
            rest: written.collect(),
            full: read.split(' ').map(str::to_owned).collect(),
        });
    }
    out
}

/// The folded words of a text, joined by single spaces.
#[cfg(test)]
fn folded(text: &str) -> String {
    super::words(text)
        .into_iter()
        .map(|w| w.text)
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const LISTS: [(&str, &str); 12] = [
        ("aliases", list!("aliases")),
        ("common_words", list!("common_words")),
        ("function_words", list!("function_words")),
        ("irregular", list!("irregular")),
        ("is_contractions", list!("is_contractions")),
        ("modals", list!("modals")),
        ("negations", list!("negations")),
        ("numbers", list!("numbers")),
        ("spelling", list!("spelling")),
        ("stock_phrases", list!("stock_phrases")),
        ("synonyms", list!("synonyms")),
        ("wordnet-synonyms", list!("wordnet-synonyms")),
    ];

    #[test]
    fn lists_are_sorted_unique_and_say_their_origin() {
        for (name, list) in LISTS {
            let origin = match name {
                "wordnet-synonyms" => "# Origin: derived from WordNet 3.0 by",
                _ => "# Origin: written for this project. Licence: CC0-1.0.",
            };
            assert!(list.starts_with("# ") && list.contains(origin), "{name}");
            let lines: Vec<_> = entries(list).collect();
            assert!(lines.is_sorted(), "{name} is not sorted");
            assert!(lines.windows(2).all(|two| two[0] != two[1]), "{name} has a line twice");
        }
    }

    #[test]
    fn stock_phrases_are_written_as_they_fold() {
        for phrase in entries(list!("stock_phrases")) {
            assert_eq!(folded(phrase), phrase);
        }
        assert!(lexicon().is_stock_phrase(&folded("I can't believe it!")));
    }

    #[test]
    fn equations_have_two_sides() {
        for list in ["aliases", "irregular", "numbers", "spelling"] {
            let text = LISTS
                .iter()
                .find(|(name, _)| *name == list)
                .map(|(_, text)| *text)
                .unwrap();
            assert_eq!(equations(text).count(), entries(text).count(), "{list}");
        }
    }
}
