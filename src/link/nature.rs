//! What a text is by its own words: not all that is printed alike was said by somebody.

use super::Config;
use crate::fold::{Corpus, Token, lexicon};
use crate::model::{Kind, Statement};

/// What a text is, by its own words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nature {
    /// Something said.
    Words,
    /// A name or a title.
    Name,
    /// What anybody may say: "no comment".
    Stock,
    /// A term in marks: the "liaison office".
    Term,
    /// A subject, reported without anything that is said of it: "the liaison office", "front-runner Ana Ruiz".
    Subject,
}

impl Nature {
    /// What a text, or a part of it, is, whose words are `tokens`.
    pub fn of(text: &Statement, tokens: &[Token], corpus: &Corpus, config: &Config) -> Self {
        let content = corpus.content_among(tokens);
        let is_reported = text.kind == Kind::Indirect;
        if is_reported && (content < config.content_min || is_titled_name(&text.compared, config.name_words_max)) {
            return Self::Subject;
        }
        if tokens.len() > config.stock_words_max {
            return Self::Words;
        }
        let is_stock = || {
            let forms: Vec<&str> = tokens.iter().map(|t| corpus.form(*t)).collect();
            let letters: usize = forms.iter().map(|form| form.len()).sum();
            letters <= STOCK_LETTERS_MAX && lexicon().is_stock_phrase(&forms.join(" "))
        };
        let may_be_term = text.kind == Kind::Mixed && tokens.len() <= config.term_words_max;
        if is_stock() {
            Self::Stock
        } else if may_be_term && is_term(&text.text, &text.compared) {
            Self::Term
        } else if is_name(&text.compared, content, config.name_words_max) {
            Self::Name
        } else {
            Self::Words
        }
    }
}

/// Bytes of the longest stock phrase: one word of a megabyte is none.
const STOCK_LETTERS_MAX: usize = 100;

/// Words that a title leaves small. An "is" or a "now" among them makes a sentence.
const SMALL_WORDS: [&str; 24] = [
    "a", "an", "and", "as", "at", "but", "by", "de", "for", "from", "in", "into", "la", "nor", "of", "on", "or", "s",
    "the", "to", "upon", "vs", "with", "without",
];

/// Whether a word, its marks aside, is one that a title leaves small.
fn is_small(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphanumeric());
    let bare: String = letters.flat_map(char::to_lowercase).take(SMALL_MAX + 1).collect();
    SMALL_WORDS.contains(&bare.as_str())
}

/// Letters of the longest of [`SMALL_WORDS`].
const SMALL_MAX: usize = 7;

/// Whether the text is a name or a title: at most `words_max` words, all those of content with a capital.
fn is_name(text: &str, content: usize, words_max: usize) -> bool {
    let words = text
        .split_whitespace()
        .filter(|word| word.chars().any(char::is_alphabetic));
    let capital = |word: &str| word.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase);
    let (mut capitals, mut others, mut all) = (0, 0, 0);
    for word in words.take(words_max.saturating_add(1)) {
        all += 1;
        if capital(word) {
            capitals += 1;
        } else if !is_small(word) {
            others += 1;
        }
    }
    let tells_by_case = text.chars().any(char::is_lowercase);
    tells_by_case && others == 0 && capitals >= 2 && content >= 1 && all <= words_max
}

/// Whether the text is a name with what its bearer is called, and no more: no word of grammar, and two capitals at its
/// end ("Republican front-runner Ana Ruiz").
fn is_titled_name(text: &str, words_max: usize) -> bool {
    let words: Vec<&str> = text.split_whitespace().take(words_max + 1).collect();
    let is_capital = |word: &&&str| word.starts_with(char::is_uppercase);
    let is_grammar = |word: &&str| lexicon().is_function_word(&word.to_lowercase());
    words.len() <= words_max && words.iter().rev().take_while(is_capital).count() >= 2 && !words.iter().any(is_grammar)
}

/// Words after which quoted words name a thing and say nothing of it: a "humanitarian corridor", other "midnight rules".
const DETERMINERS: [&str; 20] = [
    "a", "an", "any", "called", "each", "every", "her", "his", "its", "my", "no", "other", "our", "some", "such",
    "the", "their", "these", "those", "termed",
];

/// Whether the quoted words of a mixed statement are a term: they follow a determiner in its text.
fn is_term(text: &str, quoted: &str) -> bool {
    let Some(at) = text.find(quoted).filter(|_| !quoted.is_empty()) else {
        return false;
    };
    let before = text[..at].trim_end_matches(|c: char| !c.is_alphanumeric());
    let last = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    DETERMINERS.contains(&last.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_titles_are_told_from_sentences() {
        for name in ["The Last Turnip", "Oldport Falls", "War of the Roots,"] {
            assert!(is_name(name, 2, 6), "{name}");
        }
        for sentence in ["The turnip fell", "rotten turnips", "Turnip", "Oldport is burning"] {
            assert!(!is_name(sentence, 2, 6), "{sentence}");
        }
    }

    #[test]
    fn a_name_with_its_title_is_told_from_a_sentence() {
        assert!(is_titled_name("front-runner Ana Ruiz", 6));
        for sentence in [
            "the front-runner is Ana Ruiz",
            "Ana Ruiz wins",
            "turnips for Ana Ruiz",
            "turnips",
        ] {
            assert!(!is_titled_name(sentence, 6), "{sentence}");
        }
    }

    #[test]
    fn quoted_words_after_a_determiner_are_a_term() {
        assert!(is_term("opened a “root corridor” to the north", "root corridor"));
        assert!(!is_term("was “deeply concerned” by it", "deeply concerned"));
        assert!(!is_term("“root corridor”", "root corridor") && !is_term("", ""));
    }
}
