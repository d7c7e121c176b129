//! Cuts a text into folded words: lower case, no marks, contractions written out, brackets and gaps noted.

use unicode_normalization::char::decompose_compatible;

use super::character::{is_accent, is_apostrophe, is_ideograph, is_invisible, is_mark_of_word};
use super::{alias, lexicon};
use crate::model::Span;

/// The longest bracket, in bytes, that is taken for an editor's insertion and not for a parenthesis of the speaker.
const BRACKET_MAX: usize = 80;

/// The longest abbreviation, in bytes, that starts with a capital and does not end a sentence.
const ABBREVIATION_MAX: usize = 3;

/// Words of a text that comparing sees; what follows them is not compared. No speech that outlets quote is longer, and
/// one text of five megabytes must not be laid beside a million short ones.
pub const WORDS_MAX: usize = 4096;

/// One folded word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Lower case, without accents and marks.
    pub text: String,
    /// The bytes of the original text that it stands for; the words of one contraction share theirs.
    pub span: Span,
    /// Whether it stands in `[editorial brackets]`.
    pub is_editorial: bool,
    /// Whether an ellipsis stands before it.
    pub follows_gap: bool,
    /// Whether a sentence ends before it and its first letter is a capital.
    pub starts_sentence: bool,
}

/// The first [`WORDS_MAX`] folded words of `text`, in order. Linear in its length.
#[must_use]
pub fn words(text: &str) -> Vec<Word> {
    let mut cutter = Cutter::new(text);
    cutter.run();
    alias::written_out(cutter.words)
}

/// The letters of the folded words of `text`, in order.
#[must_use]
pub fn forms(text: &str) -> Vec<String> {
    words(text).into_iter().map(|word| word.text).collect()
}

/// The same without words of grammar.
#[must_use]
pub fn content(text: &str) -> Vec<String> {
    let mut forms = forms(text);
    forms.retain(|form| !lexicon().is_function_word(form));
    forms
}

/// Walks over the text, one character at a time.
struct Cutter<'a> {
    text: &'a str,
    has_lower_case: bool,
    words: Vec<Word>,
    current: String,
    start: usize,
    end: usize,
    /// End of the bracket that the walk is in; 0 outside.
    bracket_end: usize,
    dots: usize,
    follows_gap: bool,
    /// Whether a sentence has ended since the last word.
    is_ended: bool,
}

impl<'a> Cutter<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            text,
            has_lower_case: text.chars().any(char::is_lowercase),
            words: Vec::with_capacity((text.len() / 5).min(WORDS_MAX)),
            current: String::new(),
            start: 0,
            end: 0,
            bracket_end: 0,
            dots: 0,
            follows_gap: false,
            is_ended: false,
        }
    }

    fn run(&mut self) {
        let mut at = 0;
        while let Some(c) = self.text.get(at..).and_then(|rest| rest.chars().next()) {
            if self.words.len() >= WORDS_MAX {
                return;
            }
            let next = at + c.len_utf8();
            at = if is_invisible(c) { next } else { self.step(c, at, next) };
        }
        self.flush();
    }

    /// Takes one visible character; gives where to go on.
    fn step(&mut self, c: char, at: usize, next: usize) -> usize {
        if c.is_alphanumeric() || is_mark_of_word(c) {
            self.letter(c, at, next);
            return next;
        }
        if !self.current.is_empty() && self.joins_digits(c, next) {
            if c == '.' {
                self.current.push('.');
            }
            return next;
        }
        if c == '.' && self.is_initialism(next) {
            return next;
        }
        if is_apostrophe(c) {
            return self.apostrophe(next);
        }
        if c.is_whitespace() {
            if let Some(mark) = self.spaced_apostrophe(next) {
                return self.apostrophe(mark);
            }
            self.flush();
            return next;
        }
        self.flush();
        self.punctuation(c, at, next);
        next
    }

    fn letter(&mut self, c: char, at: usize, next: usize) {
        if self.current.is_empty() {
            self.start = at;
        } else if is_ideograph(c) || self.current.chars().next_back().is_some_and(is_ideograph) {
            self.flush();
            self.start = at;
        }
        self.dots = 0;
        self.end = next;
        if c.is_ascii() {
            self.current.push(c.to_ascii_lowercase());
            return;
        }
        let current = &mut self.current;
        decompose_compatible(c, |part| {
            if !is_accent(part) && part.is_alphanumeric() {
                current.extend(part.to_lowercase());
            }
        });
    }

    /// `1,200` and `3.5` are one word.
    fn joins_digits(&self, c: char, next: usize) -> bool {
        let digit_before = self.current.ends_with(|d: char| d.is_ascii_digit());
        let digits_after = self.text[next..].bytes().take_while(u8::is_ascii_digit).count();
        digit_before && (c == ',' && digits_after == 3 || c == '.' && digits_after > 0)
    }

    /// Whether the full stop before byte `next` belongs to `U.S.`, `D.C.`, `a.m.`: one letter before each stop.
    fn is_initialism(&self, next: usize) -> bool {
        let mut raw = self.text[self.start.min(next)..next].chars();
        let mut letters = 0;
        loop {
            match (raw.next(), raw.next()) {
                (Some(letter), Some('.')) if letter.is_alphabetic() => letters += 1,
                (None, _) => break,
                _ => return false,
            }
        }
        let mut rest = self.text[next..].chars();
        let goes_on = rest.next().is_some_and(char::is_alphabetic) && rest.next() == Some('.');
        !self.current.is_empty() && (letters > 1 || goes_on)
    }

    /// An apostrophe that a tokenizer has set between spaces (`don ’ t`): where the letters after it start.
    fn spaced_apostrophe(&self, next: usize) -> Option<usize> {
        let rest = self.text[next..].strip_prefix(is_apostrophe)?;
        let suffix = rest.strip_prefix(' ')?;
        let letters = suffix.bytes().take_while(u8::is_ascii_alphabetic).count();
        let follows = !self.current.is_empty() && CONTRACTED.iter().any(|(s, _)| *s == &suffix[..letters]);
        follows.then(|| self.text.len() - suffix.len())
    }

    /// What follows an apostrophe: a contraction is written out, `’s` of possession dropped, else the word goes on.
    fn apostrophe(&mut self, next: usize) -> usize {
        let rest = &self.text[next..];
        let letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        let suffix = rest[..letters].to_ascii_lowercase();
        if self.current.is_empty() {
            return next;
        }
        if letters == 0 {
            self.flush();
            return next;
        }
        let end = next + letters;
        if suffix == "t" && self.current.ends_with('n') {
            self.negate(end);
            return end;
        }
        let Some(&(_, full)) = CONTRACTED.iter().find(|(s, _)| *s == suffix) else {
            return next; // O’Brien
        };
        let span = Span::new(self.start, end);
        let full = match (suffix.as_str(), self.current.as_str()) {
            ("s", "let") => "us",
            ("s", host) if !lexicon().is_contraction_host(host) => "",
            _ => full,
        };
        self.end = end;
        self.flush();
        self.push(full, span);
        end
    }

    /// `don’t`, `can’t`, `won’t`.
    fn negate(&mut self, end: usize) {
        let verb = match self.current.as_str() {
            "can" => "can",
            "won" => "will",
            "shan" => "shall",
            "ain" => "is",
            n_t => n_t.trim_end_matches('n'),
        };
        let span = Span::new(self.start, end);
        let verb = verb.to_owned();
        self.current.clear();
        self.push(&verb, span);
        self.push("not", span);
    }

    fn punctuation(&mut self, c: char, at: usize, next: usize) {
        match c {
            '.' => {
                self.dots += 1;
                self.follows_gap |= self.dots >= 3;
                self.is_ended |= !self.may_be_abbreviated();
            }
            '!' | '?' => self.is_ended = true,
            '…' => self.follows_gap = true,
            '[' if at >= self.bracket_end => {
                let window = &self.text.as_bytes()[next..self.text.len().min(next + BRACKET_MAX)];
                self.bracket_end = window.iter().position(|&b| b == b']').map_or(0, |length| next + length);
            }
            '%' => self.push("percent", Span::new(at, next)),
            '&' => self.push("and", Span::new(at, next)),
            _ => {}
        }
        if c != '.' {
            self.dots = 0;
        }
    }

    /// "Mr", "Gen", "J": whether the last word may be short for another.
    fn may_be_abbreviated(&self) -> bool {
        let last = self.words.last().map_or("", |word| word.span.of(self.text));
        last.len() <= ABBREVIATION_MAX && last.starts_with(char::is_uppercase)
    }

    fn flush(&mut self) {
        if self.current.is_empty() {
            return;
        }
        let span = Span::new(self.start, self.end);
        let raw = span.of(self.text);
        let is_country = self.current == "us" && (raw == "US" && self.has_lower_case || raw.contains('.'));
        let text = if is_country {
            "usa".to_owned()
        } else {
            self.current.clone()
        };
        self.current.clear();
        self.push(&text, span);
    }

    fn push(&mut self, text: &str, span: Span) {
        if text.is_empty() {
            return;
        }
        let is_capital = span.of(self.text).starts_with(char::is_uppercase);
        self.words.push(Word {
            text: text.to_owned(),
            span,
            is_editorial: span.start < self.bracket_end,
            follows_gap: std::mem::take(&mut self.follows_gap),
            starts_sentence: std::mem::take(&mut self.is_ended) && is_capital,
        });
    }
}

/// What stands after an apostrophe, and what it is short for.
const CONTRACTED: [(&str, &str); 7] = [
    ("s", "is"),
    ("t", "not"),
    ("re", "are"),
    ("ve", "have"),
    ("ll", "will"),
    ("d", "would"),
    ("m", "am"),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, folded: &str) {
        let got: Vec<_> = words(text).into_iter().map(|w| w.text).collect();
        assert_eq!(got.join(" "), folded, "{text}");
    }

    #[test]
    fn case_marks_hyphens_and_accents_do_not_count() {
        check("“The North-South OFFICE,” — ruined!", "the north south office ruined");
        check("Nicolás Maduro’s naïve ﬁle", "nicolas maduro naive file");
        check("co\u{ad}op\u{200b}erate \u{202e}now", "cooperate now");
        check("e\u{301}lan", "elan");
    }

    #[test]
    fn contractions_are_written_out() {
        check("don't can’t won't cannot", "do not can not will not can not");
        check(
            "It's over, she's said; we’re Clinton's",
            "it is over she is said we are clinton",
        );
        check("let's go, O'Brien", "let us go obrien");
    }

    #[test]
    fn contractions_between_spaces_are_written_out() {
        check("I ’ m sure they don ’ t", "i am sure they do not");
        check("We ' ve won", "we have won");
    }

    #[test]
    fn numbers_keep_their_points() {
        check("1,200 of 3.5% at 14:49.", "1200 of 3.5 percent at 14 49");
        check("in 1999, 2 of", "in 1999 2 of");
    }

    #[test]
    fn initialisms_lose_their_stops() {
        check(
            "The U.S. and the US told us at 3 p.m. in D.C.",
            "the usa and the usa told us at 3 pm in dc",
        );
        check("I am. A man.", "i am a man");
    }

    #[test]
    fn brackets_and_gaps_are_noted() {
        let found = words("have now [the] power … and [unclosed");
        let editorial: Vec<_> = found
            .iter()
            .filter(|w| w.is_editorial)
            .map(|w| w.text.as_str())
            .collect();
        let gaps: Vec<_> = found
            .iter()
            .filter(|w| w.follows_gap)
            .map(|w| w.text.as_str())
            .collect();
        assert_eq!((editorial, gaps), (vec!["the"], vec!["and"]));
        assert!(words("a . . . b").iter().any(|w| w.follows_gap));
    }

    #[test]
    fn sentences_start_after_the_end_of_another() {
        let starts = |text: &str| -> Vec<String> {
            let starts = words(text).into_iter().filter(|word| word.starts_sentence);
            starts.map(|word| word.text).collect()
        };
        assert_eq!(starts("It rained. “Why?” Ann asked. and left."), ["why", "ann"]);
        assert!(starts("Dr. Lee of St. Ives paid 3.5 a.m. today").is_empty());
    }

    #[test]
    fn spans_hold_what_was_folded() {
        let text = "“Don’t,” Zoë said…";
        for word in words(text) {
            assert!(!word.span.of(text).is_empty());
        }
        assert_eq!(words(text)[2].span.of(text), "Zoë");
    }

    #[test]
    fn scripts_without_spaces_are_cut_into_characters() {
        check("北京 said", "北 京 said");
    }
}
