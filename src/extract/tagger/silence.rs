//! What reports that nothing was said: "declined to comment", "did not say whether …", "without mentioning the fire", "no
//! official said …"; and what names only that which is spoken of, or who is quoted: "Referring to the mill, she said …".

use crate::model::{Act, Kind, Quotation, Span};

/// Whether a quotation says that nothing was said. Marked articles of belief and intent hold such; a fact-checker has
/// no words to check. A negated belief ("does not expect …") is a stance, and stays.
pub fn is_silence(quotation: &Quotation, text: &str) -> bool {
    let content = || quotation.content.iter().take(2).flat_map(|span| words(*span, text));
    let is_request = content().all(|word| is_among(word, &REQUEST));
    let is_negated = quotation.cue.iter().any(|cue| words(*cue, text).any(negates));
    let is_refused = is_negated
        && content()
            .find(|word| !is_among(word, &["to"]))
            .is_some_and(|word| is_among(word, &["comment"]));
    let is_speech = quotation.act == Act::Speech;
    let is_withheld = is_speech && is_negated && content().next().is_some_and(|word| is_among(word, &QUESTIONS));
    let mut mention = quotation.mention.iter().flat_map(|span| words(*span, text));
    let is_nobody = is_speech && mention.next().is_some_and(|word| is_among(word, &NOBODY));
    is_request || is_refused || is_withheld || is_nobody || is_unmentioned(quotation, text) || is_topic(quotation, text)
}

/// "did not mention the fire", "without naming him": a thing left out, in no words of the speaker's.
fn is_unmentioned(quotation: &Quotation, text: &str) -> bool {
    let cue = || quotation.cue.iter().flat_map(|span| words(*span, text));
    let is_negated = cue().any(|word| negates(word) || is_among(word, &["without", "no"]));
    let is_mention = cue().any(|word| MENTION.iter().any(|stem| starts_with(word, stem)));
    let is_clause = || {
        let mut content = quotation.content.iter().flat_map(|span| words(*span, text));
        let first = content.next();
        first.is_some_and(|word| is_among(word, &["that", "as"])) || content.any(|word| is_among(word, &FINITE))
    };
    quotation.kind == Kind::Indirect && is_negated && is_mention && !is_clause()
}

/// "Referring to the mill, she said …", "Quoting the ministry, it reported …": a few words, and none of them quoted.
fn is_topic(quotation: &Quotation, text: &str) -> bool {
    let first = quotation.cue.first().and_then(|cue| words(*cue, text).next());
    let is_participle = first.is_some_and(|word| is_among(word, &["Alluding", "Commenting", "Quoting", "Referring"]));
    let count = quotation.content.iter().flat_map(|span| words(*span, text)).count();
    quotation.kind == Kind::Indirect && is_participle && count <= TOPIC_WORDS_MAX
}

fn words(span: Span, text: &str) -> impl Iterator<Item = &str> {
    let words = span
        .of(text)
        .split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’');
    words.filter(|word| !word.is_empty())
}

fn is_among(word: &str, words: &[&str]) -> bool {
    words.iter().any(|other| word.eq_ignore_ascii_case(other))
}

/// The words of "to comment", "requests for comment", "to a request for further comment".
const REQUEST: [&str; 10] = [
    "to", "a", "an", "for", "on", "request", "requests", "calls", "comment", "further",
];

/// First words of what was not told, and of "to say whether".
const QUESTIONS: [&str; 9] = ["whether", "when", "how", "why", "what", "who", "where", "if", "to"];

/// First words of a subject that is nobody.
const NOBODY: [&str; 5] = ["no", "neither", "nobody", "none", "nor"];

/// How verbs and nouns begin that have a thing for their object, where others have words.
const MENTION: [&str; 9] = [
    "address", "discuss", "identif", "indicat", "mention", "name", "naming", "referenc", "specif",
];

/// What makes a clause of an object: words that no thing is without saying something of it.
const FINITE: [&str; 12] = [
    "is", "are", "was", "were", "had", "has", "would", "will", "could", "can", "should", "might",
];

/// Words of what is spoken of; more of them say something.
const TOPIC_WORDS_MAX: usize = 8;

fn starts_with(word: &str, stem: &str) -> bool {
    word.get(..stem.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(stem))
}

fn negates(word: &str) -> bool {
    let word = word.replace('’', "'").to_lowercase();
    word.ends_with("n't")
        || ["not", "never"].contains(&word.as_str())
        || word.starts_with("declin")
        || word.starts_with("refus")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Confidence, Rule};

    fn is_silent(mention: &str, cue: &str, content: &str) -> bool {
        let text = format!("{mention} {cue} {content}");
        let after = mention.len() + 1;
        let span = |start: usize, words: &str| Span::new(start, start + words.len());
        let quotation = Quotation {
            kind: Kind::Indirect,
            act: Act::Speech,
            content: vec![span(after + cue.len() + 1, content)],
            quoted: Vec::new(),
            cue: vec![span(after, cue)],
            mention: Some(span(0, mention)),
            rule: Rule::Borrowed("tagger"),
            values: Vec::new(),
            said_on: None,
            confidence: Confidence::new(0.9),
        };
        is_silence(&quotation, &text)
    }

    #[test]
    fn nothing_said_is_silence() {
        assert!(is_silent("The mayor", "declined", "to comment"));
        assert!(is_silent("The mayor", "refused", "to comment on the flood"));
        assert!(is_silent("The mill", "did not respond to", "a request for comment"));
        assert!(is_silent("The mill", "did not say", "when the plant would open"));
        assert!(is_silent("No official", "said", "the bridge was safe"));
    }

    #[test]
    fn what_is_left_out_is_silence() {
        assert!(is_silent("The mill", "did not mention", "the fire"));
        assert!(is_silent("The mayor", "spoke without naming", "the owner of the mill"));
        assert!(!is_silent("The mill", "did not indicate that", "it would close"));
        assert!(!is_silent("The mill", "mentioned", "the fire"));
    }

    #[test]
    fn a_topic_is_not_what_was_said() {
        assert!(is_silent("she", "Referring to", "the owner of the mill"));
        assert!(!is_silent("She", "referred to", "the owner of the mill"));
        assert!(!is_silent("she", "Citing", "a threat to public health"));
    }

    #[test]
    fn a_denial_is_none() {
        assert!(!is_silent("The mayor", "did not say", "the bridge was safe"));
        assert!(!is_silent("The mayor", "said", "whether to go was hard to say"));
        assert!(!is_silent("Ada Poe", "said", "she would not comment"));
        assert!(!is_silent("Norah Lee", "said", "no"));
    }
}
