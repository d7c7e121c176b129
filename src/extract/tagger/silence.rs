//! What reports that nothing was said: "declined to comment", "did not say whether …", "no official said …".

use crate::model::{Act, Quotation};

/// Whether a quotation says that nothing was said. Marked articles of belief and intent hold such; a fact-checker has
/// no words to check. A negated belief ("does not expect …") is a stance, and stays.
pub fn is_silence(quotation: &Quotation, text: &str) -> bool {
    let words_of = |span: &crate::model::Span| {
        let words = span
            .of(text)
            .split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’');
        words
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect::<Vec<_>>()
    };
    let content: Vec<String> = quotation.content.iter().take(2).flat_map(words_of).collect();
    let is_request = content.iter().all(|word| REQUEST.contains(&word.as_str()));
    let cue: Vec<String> = quotation.cue.iter().flat_map(words_of).collect();
    let is_withheld = quotation.act == Act::Speech
        && cue.iter().any(|word| negates(word))
        && content.first().is_some_and(|word| QUESTIONS.contains(&word.as_str()));
    let mention: Vec<String> = quotation.mention.iter().flat_map(words_of).collect();
    let is_nobody = quotation.act == Act::Speech && mention.first().is_some_and(|word| NOBODY.contains(&word.as_str()));
    let is_refused = cue.iter().any(|word| negates(word))
        && [&["to", "comment"][..], &["comment"]]
            .iter()
            .any(|head| starts_with(&content, head));
    is_request || is_refused || is_withheld || is_nobody
}

/// The words of "to comment", "requests for comment", "to a request for further comment".
const REQUEST: [&str; 10] = [
    "to", "a", "an", "for", "on", "request", "requests", "calls", "comment", "further",
];

/// First words of what was not told, and of "to say whether".
const QUESTIONS: [&str; 9] = ["whether", "when", "how", "why", "what", "who", "where", "if", "to"];

/// First words of a subject that is nobody.
const NOBODY: [&str; 5] = ["no", "neither", "nobody", "none", "nor"];

fn starts_with(words: &[String], head: &[&str]) -> bool {
    words.len() >= head.len() && words.iter().zip(head).all(|(word, wanted)| word == wanted)
}

fn negates(word: &str) -> bool {
    let word = word.replace('’', "'");
    word.ends_with("n't")
        || ["not", "never"].contains(&word.as_str())
        || word.starts_with("declin")
        || word.starts_with("refus")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Confidence, Kind, Rule, Span};

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
    fn a_denial_is_none() {
        assert!(!is_silent("The mayor", "did not say", "the bridge was safe"));
        assert!(!is_silent("The mayor", "said", "whether to go was hard to say"));
        assert!(!is_silent("Ada Poe", "said", "she would not comment"));
        assert!(!is_silent("Norah Lee", "said", "no"));
    }
}
