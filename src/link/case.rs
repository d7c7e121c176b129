//! Two statements side by side, with all that a decision goes by.

use super::measure::Evidence;
use super::nature::Nature;
use crate::fold::Token;
use crate::model::{SpeakerKind, Statement};

/// A statement, the words of it that are compared, and what those are.
#[derive(Clone, Copy)]
pub struct Side<'a> {
    pub statement: &'a Statement,
    pub tokens: &'a [Token],
    pub nature: Nature,
}

/// What a pair of statements shows, all told.
pub struct Case<'a> {
    /// The statement with fewer words.
    pub shorter: &'a Statement,
    pub longer: &'a Statement,
    pub evidence: &'a Evidence,
    /// What the words speak for one utterance; see [`Weights::logit`].
    pub logit: f32,
    pub speaker_agrees: Option<bool>,
    /// Whether the folded words are the same, marks and brackets aside.
    pub has_same_words: bool,
    /// What the shorter text is.
    pub nature: Nature,
}

impl<'a> Case<'a> {
    /// Two statements, or parts of them, of which the evidence comes to `logit`.
    pub fn new(a: Side<'a>, b: Side<'a>, evidence: &'a Evidence, logit: f32) -> Self {
        let (shorter, longer) = if a.tokens.len() <= b.tokens.len() {
            (a, b)
        } else {
            (b, a)
        };
        let forms = |side: Side<'a>| side.tokens.iter().map(|token| token.form());
        Self {
            shorter: shorter.statement,
            longer: longer.statement,
            evidence,
            logit,
            speaker_agrees: speaker_agrees(a.statement, b.statement),
            has_same_words: forms(a).eq(forms(b)),
            nature: shorter.nature,
        }
    }
}

/// Whether both have the same speaker; unknown where one has none, or a name that may be short for the other's, or where
/// two articles have "a spokesman".
pub fn speaker_agrees(a: &Statement, b: &Statement) -> Option<bool> {
    let (a, b) = (a.speaker.as_ref()?, b.speaker.as_ref()?);
    match a.id == b.id {
        true => Some(true),
        false if a.kind == SpeakerKind::Role && a.name.to_lowercase() == b.name.to_lowercase() => None,
        false if may_be_short_for(&a.name, &b.name) || may_be_short_for(&b.name, &a.name) => None,
        false => Some(false),
    }
}

/// Whether one name is a single word of the other: "Obama" of one article may be "Barack Obama" of another, or may not.
fn may_be_short_for(short: &str, long: &str) -> bool {
    let is_same = |word: &str| word.to_lowercase() == short.to_lowercase();
    !short.contains(char::is_whitespace) && long.split_whitespace().any(is_same)
}
