//! Speech or stance: what a cue's words say was done.

use super::super::lexicon;
use crate::model::{Act, Kind, Segments, Span};

/// Words that speak although no grammar of the rules takes them for a cue, for what they report follows a preposition:
/// "pointed to the flood", "spoke about the dam".
const SPEAKING: &[&str] = &[
    "according",
    "point",
    "pointed",
    "pointing",
    "points",
    "rebut",
    "rebuts",
    "rebutted",
    "rebutting",
    "speak",
    "speaking",
    "speaks",
    "spoke",
    "spoken",
    "vented",
    "venting",
];

/// How verbs begin whose words in marks may be thought alone.
const THINKING: [&str; 10] = [
    "believ", "fear", "feel", "felt", "hope", "hoping", "knew", "know", "think", "thought",
];

/// The act of a cue: speech as soon as one of its words speaks; speech for a cue of marks only (a dash, a colon). Words
/// that stand in marks all of them were spoken or written, whatever their speaker did meanwhile ("shot back", "laughed:"),
/// but for what was thought.
#[must_use]
pub fn act_of(kind: Kind, cue: Span, text: &str, segments: &Segments) -> Act {
    let thinks = |word: &str| THINKING.iter().any(|stem| word.starts_with(stem));
    let is_said = || kind == Kind::Direct && !cue.of(text).to_lowercase().split(' ').any(thinks);
    match act_of_words(cue, text, segments) {
        Act::Stance if is_said() => Act::Speech,
        act => act,
    }
}

fn act_of_words(cue: Span, text: &str, segments: &Segments) -> Act {
    let mut is_worded = false;
    let mut buffer = String::new();
    let mut words = segments
        .tokens_in(cue)
        .filter_map(|t| segments.tokens.get(t))
        .map(|token| token.span.of(text))
        .peekable();
    while let Some(word) = words.next() {
        is_worded |= word.chars().any(char::is_alphabetic);
        super::atoms::normalise(word, &mut buffer);
        // To call for a thing is to want it, as to advocate it is.
        let wants = buffer.starts_with("call") && words.peek() == Some(&"for");
        let is_speech = lexicon::entry(&buffer).cue.is_some_and(|cue| cue.act == Act::Speech);
        if is_speech && !wants || SPEAKING.binary_search(&buffer.as_str()).is_ok() {
            return Act::Speech;
        }
    }
    if is_worded { Act::Stance } else { Act::Speech }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::segment;

    #[test]
    fn one_word_that_speaks_makes_a_cue_speech() {
        let act = |cue: &str| act_of(Kind::Indirect, Span::new(0, cue.len()), cue, &segment(cue));
        for cue in ["said", "pointed out", "wanted to say", "spoke about", "called", ":"] {
            assert_eq!(act(cue), Act::Speech, "{cue}");
        }
        for cue in [
            "believes",
            "has praised",
            "defended",
            "plans",
            "is proposing",
            "called for",
        ] {
            assert_eq!(act(cue), Act::Stance, "{cue}");
        }
    }

    #[test]
    fn words_in_marks_were_spoken() {
        let act = |cue: &str| act_of(Kind::Direct, Span::new(0, cue.len()), cue, &segment(cue));
        for cue in ["shot back", "disagreed:", "laughed:"] {
            assert_eq!(act(cue), Act::Speech, "{cue}");
        }
        assert_eq!(act("thought"), Act::Stance);
    }
}
