//! Words whose period does not end a sentence.

/// Sorted; lower case, without the period.
const BEFORE_A_NAME: &[&str] = &[
    "adm", "atty", "brig", "capt", "cmdr", "col", "cpl", "dr", "fr", "gen", "gov", "hon", "insp", "lt", "maj",
    "messrs", "mr", "mrs", "ms", "mx", "pfc", "pres", "prof", "pvt", "rep", "reps", "rev", "sen", "sens", "sgt", "sr",
    "st", "supt", "vs",
];

/// Sorted; these may also end a sentence, so the next word must not start one.
const INSIDE_A_SENTENCE: &[&str] = &[
    "al", "approx", "apr", "aug", "ave", "blvd", "bros", "co", "corp", "dec", "dept", "est", "etc", "feb", "fig",
    "fri", "inc", "jan", "jr", "jul", "jun", "ltd", "mar", "mon", "no", "nov", "oct", "pp", "sat", "sep", "sept",
    "sun", "thu", "thur", "tue", "tues", "vol", "wed",
];

/// Whether the word, with a period after it, is a title or an initial: "Mr. Lee", "John F. Kennedy".
pub fn stands_before_a_name(word: &str) -> bool {
    let mut letters = word.chars();
    let is_initial = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none() && word != "I";
    is_initial
        || word.starts_with(char::is_uppercase) && BEFORE_A_NAME.binary_search(&word.to_lowercase().as_str()).is_ok()
}

/// Whether a sentence may end after `word` and a period, given the word that follows.
pub fn may_end_after(word: &str, next: &str) -> bool {
    let bare = word.trim_end_matches('.');
    if stands_before_a_name(bare) {
        return false; // "Plan B. Next" is the rarer case
    }
    if word.contains('.') || INSIDE_A_SENTENCE.binary_search(&bare.to_lowercase().as_str()).is_ok() {
        return starts_like_a_sentence(next);
    }
    true
}

/// Function words that open sentences; after "U.S." or "p.m." only these tell that a new one began.
fn starts_like_a_sentence(word: &str) -> bool {
    const OPENERS: &[&str] = &[
        "A", "After", "All", "An", "And", "As", "At", "But", "By", "For", "He", "Her", "His", "However", "I", "If",
        "In", "It", "Its", "Last", "Many", "No", "Not", "On", "One", "She", "Since", "So", "Some", "That", "The",
        "Their", "Then", "There", "These", "They", "This", "Those", "To", "We", "What", "When", "While", "With", "You",
    ];
    OPENERS.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        assert!(BEFORE_A_NAME.is_sorted() && INSIDE_A_SENTENCE.is_sorted());
    }

    #[test]
    fn titles_and_initials_do_not_end_a_sentence() {
        assert!(!may_end_after("Mr", "Smith") && !may_end_after("F", "Kennedy"));
    }

    #[test]
    fn an_initialism_ends_one_only_before_a_word_that_opens_one() {
        assert!(may_end_after("p.m.", "The") && !may_end_after("U.S.", "Treasury"));
        assert!(may_end_after("office", "Kim"));
    }
}
