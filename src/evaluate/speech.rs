//! Whether a cue speaks: the cut of the scope [`Speech`](super::Scope::Speech), and the act of a marked statement.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

/// Base forms, one a line.
const VERBS: &str = include_str!("../../data/lexicons/speech_verbs.txt");

/// Forms that no ending is taken off.
const IRREGULAR: [&str; 11] = [
    "said", "says", "told", "wrote", "written", "spoke", "swore", "denied", "replied", "denies", "replies",
];

/// Endings, and what stands in their place in the base form.
const ENDINGS: [(&str, &str); 9] = [
    ("ing", ""),
    ("ing", "e"),
    ("ied", "y"),
    ("ies", "y"),
    ("ed", ""),
    ("ed", "e"),
    ("es", ""),
    ("s", ""),
    ("d", ""),
];

/// Whether a cue speaks, rather than believing, wanting or fearing: one of its words is a form of a verb of speech, or
/// it is *according to*. No cue, or one of commas and colons, speaks.
pub(super) fn is_speech(cue: &str) -> bool {
    let cue = cue.to_lowercase();
    let words = cue
        .split(|c: char| !c.is_ascii_lowercase())
        .filter(|word| !word.is_empty());
    let is_bare = cue.chars().all(|c| matches!(c, ' ' | ':' | ','));
    is_bare || cue.contains("according to") || words.into_iter().any(speaks)
}

fn speaks(word: &str) -> bool {
    if IRREGULAR.contains(&word) {
        return true;
    }
    let is_form = |(ending, put): &(&str, &str)| {
        word.strip_suffix(ending).is_some_and(|stem| {
            let base = format!("{stem}{put}");
            is_verb(&base) || single(&base).is_some_and(is_verb)
        })
    };
    ENDINGS.iter().any(is_form) || is_verb(word)
}

/// The word with its doubled last letter single: *admitt* is *admit*.
fn single(word: &str) -> Option<&str> {
    let mut last = word.char_indices().rev();
    let ((at, a), (_, b)) = (last.next()?, last.next()?);
    (word.len() > 2 && a == b).then(|| &word[..at])
}

fn is_verb(word: &str) -> bool {
    static KNOWN: LazyLock<FxHashSet<&str>> =
        LazyLock::new(|| VERBS.lines().filter(|line| !line.starts_with('#')).collect());
    KNOWN.contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_verbs_of_speech_speak() {
        for cue in [
            "said",
            "Admitted",
            "is saying",
            "denies",
            "according to",
            "in According to whom",
            "quipped",
            "urging",
            "tell",
            "",
            " ,",
            ":",
            "has written",
        ] {
            assert!(is_speech(cue), "{cue:?}");
        }
    }

    #[test]
    fn belief_intent_and_bare_dashes_do_not() {
        for cue in ["believes", "wants", "hoped", "backing", "—", "feared that", "s"] {
            assert!(!is_speech(cue), "{cue:?}");
        }
    }
}
