//! An article as this stage reads it: its tokens with what the word lists say of them.

use std::cell::OnceCell;
use std::ops::Range;

use rustc_hash::{FxBuildHasher, FxHashSet};

use super::lexicon::{Traits, traits};
use crate::model::{Quotation, Segments, Span, TokenKind};

/// The tokens of an article, each with its lower-case form, its traits and its shape.
pub struct Page<'a> {
    pub text: &'a str,
    pub segments: &'a Segments,
    lower: String,
    words: Vec<Word>,
    seen_in_lower_case: OnceCell<FxHashSet<&'a str>>,
    /// Stretches inside quotation marks, in order and without overlap.
    quoted: Vec<Span>,
}

/// Room for a phrase, in bytes: most names are shorter.
const PHRASE_BYTES: usize = 40;

/// Verbs after a name that ends in "'s".
const BRAND_VERBS: [&str; 12] = [
    "announced",
    "cited",
    "declined",
    "did",
    "expects",
    "had",
    "has",
    "is",
    "reported",
    "said",
    "says",
    "was",
];
/// Names of that kind that are looked for in an article, so that a flood of them stays linear.
const BRANDS_MAX: usize = 8;

/// What is asked of a token again and again.
#[derive(Clone, Copy, Default)]
struct Word {
    /// One past its lower-case form.
    lower_end: usize,
    traits: Traits,
    /// Bytes of its possessive ending.
    ending: u8,
    case: Case,
}

/// How a token is written.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Case {
    /// No word, or one of a script without case.
    #[default]
    Other,
    /// ASCII letters in lower case and nothing else.
    Plain,
    /// Any other word that starts in lower case.
    Lower,
    /// A word that starts with a capital.
    Capital,
    /// Of those, one of two or more capitals.
    Acronym,
}

impl Case {
    fn of(word: &str, ending: usize) -> Self {
        if word.starts_with(char::is_lowercase) {
            Self::Lower
        } else if !word.starts_with(char::is_uppercase) {
            Self::Other
        } else if is_acronym(&word[..word.len() - ending]) {
            Self::Acronym
        } else {
            Self::Capital
        }
    }
}

impl<'a> Page<'a> {
    /// Reads the tokens of `text`; `quotations` tell what stands inside marks.
    pub fn new(text: &'a str, segments: &'a Segments, quotations: &[Quotation]) -> Self {
        let mut page = Self {
            text,
            segments,
            lower: String::with_capacity(text.len()),
            words: Vec::with_capacity(segments.tokens.len()),
            seen_in_lower_case: OnceCell::new(),
            quoted: merged(quotations.iter().flat_map(|q| q.quoted.iter().copied()).collect()),
        };
        for token in &segments.tokens {
            page.push(token.span.of(text), token.kind);
        }
        page.keep_brands();
        page
    }

    /// "Moody's said": where a verb follows, and the name never stands without it, the ending is a part of the name.
    fn keep_brands(&mut self) {
        let is_owner = |i: &usize| self.words[*i].ending > 0 && self.is_capital(*i);
        let owners = (0..self.words.len()).filter(is_owner);
        let mut brands: Vec<usize> = Vec::new();
        for owner in owners.filter(|&i| BRAND_VERBS.contains(&self.word(i + 1))) {
            if brands.len() < BRANDS_MAX && !brands.iter().any(|&brand| self.lower(brand) == self.lower(owner)) {
                brands.push(owner);
            }
        }
        for brand in brands {
            let is_same = |i: &usize| self.is_capital(*i) && self.lower(*i) == self.lower(brand);
            let all: Vec<usize> = (0..self.words.len()).filter(is_same).collect();
            if all.iter().all(|&i| self.words[i].ending > 0) {
                for i in all {
                    self.words[i].ending = 0;
                }
            }
        }
    }

    fn push(&mut self, word: &str, kind: TokenKind) {
        let start = self.lower.len();
        let is_word = kind == TokenKind::Word;
        let (ending, case) = if is_word && word.bytes().all(|byte| byte.is_ascii_lowercase()) {
            self.lower.push_str(word);
            (0, Case::Plain)
        } else {
            let stem = stem(word);
            self.push_lower(bare(stem));
            let ending = word.len() - stem.len();
            (ending, if is_word { Case::of(word, ending) } else { Case::Other })
        };
        self.words.push(Word {
            lower_end: self.lower.len(),
            traits: if is_word {
                traits(self.lower.get(start..).unwrap_or_default())
            } else {
                Traits::default()
            },
            ending: u8::try_from(ending).unwrap_or_default(),
            case,
        });
    }

    fn push_lower(&mut self, word: &str) {
        if word.is_ascii() {
            let start = self.lower.len();
            self.lower.push_str(word);
            self.lower.get_mut(start..).unwrap_or_default().make_ascii_lowercase();
        } else {
            self.lower.extend(word.chars().flat_map(char::to_lowercase));
        }
    }

    fn known(&self, token: usize) -> Word {
        self.words.get(token).copied().unwrap_or_default()
    }

    /// How many tokens there are.
    pub fn len(&self) -> usize {
        self.segments.tokens.len()
    }

    /// The token's text as written.
    pub fn word(&self, token: usize) -> &'a str {
        self.segments.tokens.get(token).map_or("", |t| t.span.of(self.text))
    }

    /// The token in lower case, without a possessive or contracted ending.
    pub fn lower(&self, token: usize) -> &str {
        let start = match token {
            0 => 0,
            _ => self.known(token - 1).lower_end,
        };
        let end = self.known(token).lower_end;
        self.lower.get(start..end).unwrap_or_default()
    }

    /// The tokens in lower case, joined by single spaces; marks left out.
    pub fn lower_phrase(&self, tokens: Range<usize>) -> String {
        let mut phrase = String::with_capacity(PHRASE_BYTES);
        for token in tokens.filter(|&i| self.is_word(i)) {
            if !phrase.is_empty() {
                phrase.push(' ');
            }
            phrase.push_str(self.lower(token));
        }
        phrase
    }

    /// What the word lists say of the tokens as one phrase.
    pub fn phrase_traits(&self, tokens: Range<usize>) -> Traits {
        match tokens.len() {
            1 => self.traits(tokens.start),
            _ => traits(&self.lower_phrase(tokens)),
        }
    }

    /// What the word lists say of the token.
    pub fn traits(&self, token: usize) -> Traits {
        self.known(token).traits
    }

    /// Whether the token is a word.
    pub fn is_word(&self, token: usize) -> bool {
        self.segments
            .tokens
            .get(token)
            .is_some_and(|t| t.kind == TokenKind::Word)
    }

    /// Whether the token is a word of four letters or more.
    pub fn is_long_word(&self, token: usize) -> bool {
        let token = self.segments.tokens.get(token);
        token.is_some_and(|token| token.kind == TokenKind::Word && token.span.len() >= 4)
    }

    /// Whether the token is a word that starts with a capital.
    pub fn is_capital(&self, token: usize) -> bool {
        matches!(self.known(token).case, Case::Capital | Case::Acronym)
    }

    /// Whether the token is a word of two or more capitals: "KCNA", "US", "U.S.".
    pub fn is_acronym(&self, token: usize) -> bool {
        self.known(token).case == Case::Acronym
    }

    /// Whether the token may begin a name or end one: no word in plain lower case, number or mark may.
    pub fn may_bear_name(&self, token: usize) -> bool {
        matches!(self.known(token).case, Case::Capital | Case::Acronym | Case::Lower)
    }

    /// Whether the token ends in `'s`, or in `s` with an apostrophe that follows it at once.
    pub fn is_possessive(&self, token: usize) -> bool {
        self.known(token).ending > 0 || (self.word(token).ends_with('s') && self.apostrophe_after(token))
    }

    /// Whether an apostrophe stands right after the token and a space after that.
    pub fn apostrophe_after(&self, token: usize) -> bool {
        let tokens = &self.segments.tokens;
        let (Some(this), Some(next)) = (tokens.get(token), tokens.get(token + 1)) else {
            return false;
        };
        matches!(next.span.of(self.text), "'" | "’")
            && next.span.start == this.span.end
            && tokens
                .get(token + 2)
                .is_some_and(|after| after.span.start > next.span.end)
    }

    /// Whether the word also stands in lower case in the article.
    pub fn is_seen_in_lower_case(&self, token: usize) -> bool {
        let seen = self.seen_in_lower_case.get_or_init(|| self.words_in_lower_case());
        seen.contains(self.lower(token))
    }

    fn words_in_lower_case(&self) -> FxHashSet<&'a str> {
        let mut seen = FxHashSet::with_capacity_and_hasher(self.words.len() / 2, FxBuildHasher);
        for (token, known) in self.words.iter().enumerate() {
            match known.case {
                Case::Plain => seen.insert(self.word(token)),
                Case::Lower => seen.insert(bare(stem(self.word(token)))),
                _ => false,
            };
        }
        seen
    }

    /// From the first byte of the first token to the last byte of the last, without a possessive ending.
    pub fn span(&self, tokens: Range<usize>) -> Span {
        let all = &self.segments.tokens;
        let (Some(first), Some(last)) = (
            all.get(tokens.start),
            tokens.end.checked_sub(1).and_then(|i| all.get(i)),
        ) else {
            return Span::new(0, 0);
        };
        let ending = self.known(tokens.end - 1).ending;
        Span::new(first.span.start, last.span.end - usize::from(ending))
    }

    /// Whether the byte stands inside quotation marks.
    pub fn is_quoted(&self, offset: usize) -> bool {
        let after = self.quoted.partition_point(|span| span.end <= offset);
        self.quoted.get(after).is_some_and(|span| span.holds(offset))
    }

    /// The sentence of the byte: its index and its tokens.
    pub fn sentence(&self, offset: usize) -> (usize, Range<usize>) {
        let index = self.segments.sentence_at(offset).unwrap_or_default();
        (
            index,
            self.segments.sentences.get(index).map_or(0..0, |s| s.tokens.clone()),
        )
    }

    /// Whether the sentence is a line of its own without a full stop: a headline, a caption, a teaser.
    pub fn is_headline(&self, sentence: usize) -> bool {
        const ENDS: &[char] = &['.', '!', '?', '…', '”', '"', '’', '\'', '»', ':', ',', ';'];
        let Some(found) = self.segments.sentences.get(sentence) else {
            return false;
        };
        let paragraph = self.segments.paragraphs.get(found.paragraph);
        paragraph.is_some_and(|p| p.span == found.span) && !found.span.of(self.text).ends_with(ENDS)
    }

    /// The paragraph of the byte: an index.
    pub fn paragraph(&self, offset: usize) -> usize {
        let (index, _) = self.sentence(offset);
        self.segments.sentences.get(index).map_or(0, |s| s.paragraph)
    }
}

/// The word without `'s` or `’s`.
pub fn stem(word: &str) -> &str {
    if !word.ends_with(['s', 'S']) {
        return word;
    }
    ["'s", "’s", "'S", "’S"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending))
        .unwrap_or(word)
}

/// Without the ending of a contraction or the period of an abbreviation: "she’ll" → "she", "Sen." → "Sen".
fn bare(word: &str) -> &str {
    const ENDINGS: &[&str] = &["'ll", "’ll", "'re", "’re", "'ve", "’ve", "'d", "’d", "'m", "’m"];
    let word = Some(word)
        .filter(|word| word.ends_with(['l', 'e', 'd', 'm']))
        .and_then(|word| ENDINGS.iter().find_map(|ending| word.strip_suffix(ending)))
        .unwrap_or(word);
    word.strip_suffix('.')
        .filter(|rest| !rest.contains('.'))
        .unwrap_or(word)
}

/// Letters of the longest acronym.
const ACRONYM_LETTERS_MAX: usize = 7;

/// Whether these are two or more capitals, with what may stand between them: "KCNA", "US", "U.S.".
fn is_acronym(word: &str) -> bool {
    word.len() <= 2 * ACRONYM_LETTERS_MAX
        && (2..=ACRONYM_LETTERS_MAX).contains(&word.chars().filter(|c| c.is_uppercase()).count())
        && word.chars().all(|c| c.is_uppercase() || matches!(c, '.' | '-' | '&'))
}

fn merged(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut merged: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match merged.last_mut() {
            Some(last) if span.start <= last.end => *last = last.join(span),
            _ => merged.push(span),
        }
    }
    merged
}
