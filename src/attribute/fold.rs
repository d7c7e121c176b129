//! Names in a form in which their spellings compare: no case, accents, hyphens.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::page::stem;

/// The words of a name in lower case without accents; a hyphen parts words: "Yo-jong" is "yo", "jong".
pub fn words(name: &str) -> Vec<String> {
    parts(name).map(letters).filter(|word| !word.is_empty()).collect()
}

/// The key of a name's words.
pub fn key_of(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    if !name.contains(['\'', '’']) {
        push_letters(name, &mut key);
        return key;
    }
    for part in parts(name) {
        push_letters(part, &mut key);
    }
    key
}

/// The name of a body without the form of law at its end: "Moore Industries Inc." is "Moore Industries".
pub fn without_legal_form(name: &str) -> &str {
    let mut rest = name;
    while let Some((before, last)) = rest.rsplit_once(' ') {
        let last = last.trim_end_matches('.');
        let is_form = LEGAL_FORMS.iter().any(|form| last.eq_ignore_ascii_case(form));
        // "Boston Company" is more than Boston.
        let is_noun = ["company", "corporation"]
            .iter()
            .any(|noun| last.eq_ignore_ascii_case(noun));
        if !is_form || is_noun && !before.contains(' ') {
            break;
        }
        rest = before.trim_end_matches([',', '&', ' ']);
    }
    rest
}

/// Forms of law, as names end.
const LEGAL_FORMS: [&str; 12] = [
    "co",
    "company",
    "corp",
    "corporation",
    "gmbh",
    "inc",
    "incorporated",
    "limited",
    "llc",
    "llp",
    "ltd",
    "plc",
];

fn parts(name: &str) -> impl Iterator<Item = &str> {
    name.split(|c: char| c.is_whitespace() || matches!(c, '-' | '‑' | '–' | '.' | '&' | ','))
        .map(stem)
}

fn letters(word: &str) -> String {
    let mut letters = String::with_capacity(word.len());
    push_letters(word, &mut letters);
    letters
}

fn push_letters(word: &str, letters: &mut String) {
    if word.is_ascii() {
        let start = letters.len();
        for stretch in word.split(|c: char| !c.is_ascii_alphanumeric()) {
            letters.push_str(stretch);
        }
        letters.get_mut(start..).unwrap_or_default().make_ascii_lowercase();
    } else {
        let plain = word.nfkd().filter(|c| c.is_alphanumeric() && !is_combining_mark(*c));
        letters.extend(plain.flat_map(char::to_lowercase));
    }
}

/// The words run together: "Kim Yo Jong", "Kim Yo-jong" and "Kim Yojong" are one.
pub fn key(words: &[String]) -> String {
    words.concat()
}

/// A name in capitals that is too long for an acronym.
pub fn is_shouted(name: &str) -> bool {
    !name.contains(char::is_lowercase) && name.chars().filter(|c| c.is_uppercase()).count() > 4
}

/// The first letters of the words that carry a body's name; at least three, else none.
pub fn initials(words: &[String]) -> Option<String> {
    const SKIPPED: &[&str] = &["and", "for", "in", "of", "on", "the"];
    let letters: String = words
        .iter()
        .filter(|word| !SKIPPED.contains(&word.as_str()))
        .filter_map(|word| word.chars().next())
        .collect();
    (letters.chars().count() >= 3).then_some(letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_have_one_key() {
        let keys: Vec<String> = ["Kim Yo-jong", "Kim Yo Jong", "KIM YOJONG"]
            .iter()
            .map(|n| key(&words(n)))
            .collect();
        assert!(keys.windows(2).all(|pair| pair[0] == pair[1]));
        assert_eq!(keys[0], key_of("Kim Yo-jong’s"));
        assert_eq!(words("José Núñez’s"), ["jose", "nunez"]);
    }

    #[test]
    fn a_form_of_law_is_no_part_of_a_name() {
        assert_eq!(without_legal_form("Moore & Co. Inc."), "Moore");
        assert_eq!(without_legal_form("Moore Industries, Inc"), "Moore Industries");
        assert_eq!(without_legal_form("Company"), "Company");
        assert_eq!(without_legal_form("Boston Company"), "Boston Company");
    }

    #[test]
    fn initials_skip_small_words_and_need_three_letters() {
        assert_eq!(initials(&words("Union of Harbour Workers")).as_deref(), Some("uhw"));
        assert_eq!(initials(&words("Harbour Council")), None);
    }
}
