//! An article as the rules see it: tokens with what the word lists say, regions as units, frames.

use std::ops::Range;

use super::config::Config;
use super::lexicon::{self, Class, CueForm, Entry, Form};
use super::marks::Region;
use super::{subject, value};
use crate::model::{Segments, Sentence, Span, TokenKind};

/// An article's tokens with their entries, the region each stands in, and its frames; and what the rules go by.
pub struct View<'a> {
    pub text: &'a str,
    pub segments: &'a Segments,
    pub regions: &'a [Region],
    pub frames: Vec<Frame>,
    pub config: &'a Config,
    words: Vec<Word>,
}

/// A sentence, or a piece of an endless one, in which quotation regions are single units: no frame ends inside a region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    pub tokens: Range<usize>,
    pub regions: Range<usize>,
    /// The paragraph of its last token.
    pub paragraph: usize,
    /// Whether no word stands in it but those in marks.
    pub is_all_marks: bool,
}

impl Frame {
    /// The tokens of a sentence; regions are not yet looked for.
    fn of(sentence: &Sentence) -> Self {
        Self {
            tokens: sentence.tokens.clone(),
            regions: 0..0,
            paragraph: sentence.paragraph,
            is_all_marks: false,
        }
    }
}

#[derive(Clone, Copy)]
struct Word {
    entry: Entry,
    region: Option<u32>,
    is_capitalised: bool,
    may_state_value: bool,
}

impl Word {
    /// What the lists and its first letter tell of a token, whatever region it stands in.
    fn of(word: &str, kind: TokenKind, folded: &mut String) -> Self {
        let is_word = kind == TokenKind::Word;
        if is_word && is_folded(word) {
            return Self::plain(word);
        }
        // "US" and "WHO" are names.
        let entry = if is_word && word.len() < LISTED_BYTES && !matches!(word, "US" | "WHO" | "IT") {
            lexicon::entry(fold(word, folded))
        } else {
            Entry::default()
        };
        let is_capitalised = is_word && word.starts_with(char::is_uppercase);
        Self {
            entry,
            region: None,
            is_capitalised,
            may_state_value: is_capitalised || entry.value > 0 || value::may_begin_at(word, kind),
        }
    }

    /// A word of the letters a to z, as most are.
    fn plain(word: &str) -> Self {
        let entry = if word.len() < LISTED_BYTES {
            lexicon::entry(word)
        } else {
            Entry::default()
        };
        Self {
            entry,
            region: None,
            is_capitalised: false,
            may_state_value: entry.value > 0,
        }
    }
}

/// No listed word is as long as this.
const LISTED_BYTES: usize = 24;

impl<'a> View<'a> {
    /// Looks every token up. Linear in the number of tokens.
    pub fn new(text: &'a str, segments: &'a Segments, regions: &'a [Region], config: &'a Config) -> Self {
        let mut folded = String::new();
        let mut words: Vec<Word> = segments
            .tokens
            .iter()
            .map(|token| Word::of(token.span.of(text), token.kind, &mut folded))
            .collect();
        for (index, region) in regions.iter().enumerate() {
            words[region.tokens.clone()]
                .iter_mut()
                .for_each(|word| word.region = u32::try_from(index).ok());
        }
        let mut view = Self {
            text,
            segments,
            regions,
            frames: Vec::new(),
            config,
            words,
        };
        view.frames = frames(&view);
        view
    }

    /// The text of token `at`; empty past the end.
    pub fn word(&self, at: usize) -> &'a str {
        self.segments
            .tokens
            .get(at)
            .map_or("", |token| token.span.of(self.text))
    }

    /// Whether token `at` is this word, whatever its case.
    pub fn is_word(&self, at: usize, word: &str) -> bool {
        let token = self.segments.tokens.get(at);
        token.is_some_and(|token| token.span.len() == word.len() && self.word(at).eq_ignore_ascii_case(word))
    }

    /// Whether token `at` belongs to the class (never inside a region).
    pub fn is(&self, at: usize, class: Class) -> bool {
        self.words
            .get(at)
            .is_some_and(|word| word.region.is_none() && word.entry.is(class))
    }

    /// Whether a number, date, time, place or name may begin at token `at`, inside regions too.
    pub fn may_state_value(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| word.may_state_value)
    }

    /// All that the lists say of token `at`, inside regions too.
    pub fn entry(&self, at: usize) -> Entry {
        self.words.get(at).map(|word| word.entry).unwrap_or_default()
    }

    /// The cue verb that token `at` may be a form of, outside regions.
    pub fn cue(&self, at: usize) -> Option<CueForm> {
        self.words.get(at).filter(|word| word.region.is_none())?.entry.cue
    }

    /// The region that token `at` stands in.
    pub fn region(&self, at: usize) -> Option<usize> {
        self.words.get(at)?.region.map(|index| index as usize)
    }

    /// Whether token `at` is a word with a capital first letter, outside regions.
    pub fn is_capitalised(&self, at: usize) -> bool {
        self.words
            .get(at)
            .is_some_and(|word| word.is_capitalised && word.region.is_none())
    }

    /// Whether token `at` is a word with a capital first letter, inside regions too.
    pub fn has_capital(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| word.is_capitalised)
    }

    /// Whether token `at` is a word or number, outside regions.
    pub fn is_plain_word(&self, at: usize) -> bool {
        self.region(at).is_none() && self.is_any_word(at)
    }

    /// Whether token `at` is a word or number, anywhere.
    pub fn is_any_word(&self, at: usize) -> bool {
        self.segments
            .tokens
            .get(at)
            .is_some_and(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number))
    }

    /// Whether token `at` is a word of no closed class.
    pub fn is_open_class(&self, at: usize) -> bool {
        self.is_plain_word(at) && !self.words[at].entry.is_function_word()
    }

    /// Whether token `at` is, or looks like, a verb with tense outside regions.
    pub fn is_finite_verb(&self, at: usize) -> bool {
        let is_listed = [Class::Auxiliary, Class::Modal, Class::Past]
            .iter()
            .any(|&class| self.is(at, class));
        let is_cue = self
            .cue(at)
            .is_some_and(|cue| matches!(cue.form, Form::Past | Form::Third));
        is_listed || is_cue || self.is_open_class(at) && !self.is_capitalised(at) && self.word(at).ends_with("ed")
    }

    /// Whether token `at` is this punctuation mark outside a region.
    pub fn is_mark(&self, at: usize, mark: &str) -> bool {
        let token = self.segments.tokens.get(at);
        token.is_some_and(|token| token.span.len() == mark.len()) && self.region(at).is_none() && self.word(at) == mark
    }

    /// Whether token `at` is a dash that sets a clause apart.
    pub fn is_dash(&self, at: usize) -> bool {
        self.region(at).is_none() && matches!(self.word(at), "–" | "—" | "-" | "--" | "―")
    }

    /// Whether token `at` is an adverb by its ending: a plain word in "ly" that is no noun.
    pub fn is_adverb_in_ly(&self, at: usize) -> bool {
        const NOUNS: &[&str] = &[
            "ally", "anomaly", "assembly", "bully", "family", "monopoly", "rally", "reply", "supply",
        ];
        let word = self.word(at);
        self.is_open_class(at) && word.ends_with("ly") && !self.is_capitalised(at) && !NOUNS.contains(&word)
    }

    /// The span from the first token of a range to its last; `None` when empty.
    pub fn span(&self, tokens: Range<usize>) -> Option<Span> {
        let first = self.segments.tokens.get(tokens.start)?;
        let last = self.segments.tokens.get(tokens.end.checked_sub(1)?)?;
        (tokens.start < tokens.end).then(|| first.span.join(last.span))
    }

    /// The range without tokens at its ends that are no words and no regions.
    pub fn trim(&self, mut tokens: Range<usize>) -> Range<usize> {
        let is_edge = |at| {
            self.region(at).is_none()
                && !self.is_any_word(at)
                && !matches!(self.word(at), "$" | "€" | "£" | "%" | "[" | "]" | "(" | ")" | "#" | "@")
        };
        while tokens.start < tokens.end && is_edge(tokens.start) {
            tokens.start += 1;
        }
        while tokens.start < tokens.end && is_edge(tokens.end - 1) {
            tokens.end -= 1;
        }
        tokens
    }
}

/// Whether all of it are letters from a to z.
fn is_folded(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// Lower case with straight apostrophes, in a reused buffer.
fn fold<'b>(word: &str, buffer: &'b mut String) -> &'b str {
    buffer.clear();
    if word.is_ascii() {
        buffer.push_str(word);
        buffer.make_ascii_lowercase();
        return buffer;
    }
    buffer.extend(
        word.chars()
            .map(|c| if c == '’' { '\'' } else { c })
            .flat_map(char::to_lowercase),
    );
    buffer
}

/// Sentences, joined where the cut lies inside a region or before a reporting clause, and cut where they are too long.
fn frames(view: &View<'_>) -> Vec<Frame> {
    let joined = joined_sentences(view);
    let mut frames = Vec::with_capacity(joined.len());
    for frame in joined {
        push_pieces(view, frame, &mut frames);
    }
    let mut next_region = 0;
    for frame in &mut frames {
        let first = next_region;
        while view
            .regions
            .get(next_region)
            .is_some_and(|region| region.tokens.start < frame.tokens.end)
        {
            next_region += 1;
        }
        frame.regions = first..next_region;
        frame.is_all_marks = frame.tokens.clone().all(|at| !view.is_plain_word(at));
    }
    frames
}

/// Appends a frame, in pieces where it has more units (tokens outside regions, and regions) than a sentence may have.
fn push_pieces(view: &View<'_>, frame: Frame, pieces: &mut Vec<Frame>) {
    let units_max = view.config.reach.sentence_tokens_max.max(1);
    let mut start = frame.tokens.start;
    let mut units = 0;
    for at in frame.tokens.clone() {
        let is_inside = at > start && view.region(at).is_some() && view.region(at) == view.region(at - 1);
        if is_inside {
            continue;
        }
        if units == units_max {
            pieces.push(Frame {
                tokens: start..at,
                ..frame.clone()
            });
            (start, units) = (at, 0);
        }
        units += 1;
    }
    pieces.push(Frame {
        tokens: start..frame.tokens.end,
        ..frame
    });
}

fn joined_sentences(view: &View<'_>) -> Vec<Frame> {
    let mut frames: Vec<Frame> = Vec::with_capacity(view.segments.sentences.len());
    for sentence in &view.segments.sentences {
        let start = sentence.tokens.start;
        let is_inside = start > 0 && view.region(start).is_some() && view.region(start) == view.region(start - 1);
        match frames.last_mut() {
            Some(frame)
                if is_inside
                    || is_signature(view, sentence)
                    || frame.paragraph == sentence.paragraph && reports_back(view, sentence) =>
            {
                frame.tokens.end = sentence.tokens.end;
                frame.paragraph = sentence.paragraph;
            }
            _ => frames.push(Frame::of(sentence)),
        }
    }
    frames
}

/// Whether a sentence is a line of its own that signs the quotation before it: — Kim Yo Jong
fn is_signature(view: &View<'_>, sentence: &Sentence) -> bool {
    let (start, end) = (sentence.tokens.start, sentence.tokens.end);
    let is_line = view
        .segments
        .paragraphs
        .get(sentence.paragraph)
        .is_some_and(|p| p.tokens == sentence.tokens);
    let follows_region = start > 0 && view.region(start - 1).is_some() && view.region(start).is_none();
    is_line
        && follows_region
        && end - start <= view.config.reach.signature_tokens_max
        && view.is_dash(start)
        && view.is_capitalised(start + 1)
}

/// Whether a sentence only reports the quotation before it: “Why now?” | Lee asked. “So be it.” | — Lee
fn reports_back(view: &View<'_>, sentence: &Sentence) -> bool {
    let start = sentence.tokens.start;
    let Some(mark) = start
        .checked_sub(1)
        .filter(|&at| view.region(at).is_some() && view.region(start).is_none())
    else {
        return false;
    };
    if view.is_dash(start) {
        return view.is_capitalised(start + 1);
    }
    let asks = mark
        .checked_sub(1)
        .is_some_and(|at| matches!(view.word(at), "?" | "!" | "…"));
    let reports = |&at: &usize| {
        view.cue(at)
            .is_some_and(|cue| cue.takes(lexicon::Frame::Quotation) && cue.form != Form::Gerund)
    };
    let Some(verb) = sentence
        .tokens
        .clone()
        .take(view.config.reach.late_subject_tokens_max)
        .find(reports)
        .filter(|_| asks)
    else {
        return false;
    };
    let is_helper = |&at: &usize| view.is(at, Class::Auxiliary) || view.is(at, Class::Adverb);
    let group = (start..verb).rev().take_while(is_helper).last().unwrap_or(verb);
    let subject = subject::before(view, &Frame::of(sentence), group);
    subject.is_some_and(|subject| subject.whole.start == start) && !view.is_word(verb + 1, "that")
}
