//! Whether two spellings are one romanised name.

use strsim::normalized_damerau_levenshtein;

use crate::lexicon::{Traits, traits};

/// A word of fewer letters is judged by sound alone, never by edit distance.
const LETTERS_MIN: usize = 6;

/// The consonants of a name, so that only names that share them are compared.
pub fn skeleton(words: &[String]) -> String {
    let is_eastern = is_eastern(words);
    let mut letters: Vec<char> = words
        .iter()
        .flat_map(|word| word.chars())
        .filter(|c| !is_vowel(*c))
        .map(|c| if is_eastern { unvoiced(c) } else { c })
        .collect();
    letters.dedup();
    letters.into_iter().collect()
}

/// Whether every word is spelled alike: in Korean, Chinese and Vietnamese names by sound (Jong = Jung), elsewhere only a long family name may differ in a vowel ("Zelensky" = "Zelenskyy").
pub fn is_one(a: &[String], b: &[String], similarity_min: f64) -> bool {
    if is_eastern(a) && is_eastern(b) {
        return sound(a) == sound(b);
    }
    let (Some((last_a, first_a)), Some((last_b, first_b))) = (a.split_last(), b.split_last()) else {
        return false;
    };
    let long = last_a.len().min(last_b.len()) >= LETTERS_MIN;
    first_a == first_b
        && !first_a.is_empty()
        && long
        && normalized_damerau_levenshtein(last_a, last_b) >= similarity_min
}

/// Whether the family name is one of those that may stand first.
fn is_eastern(words: &[String]) -> bool {
    let is_family =
        |word: Option<&String>| word.is_some_and(|w| traits(w).any(Traits::FAMILY) && !traits(w).any(Traits::GIVEN));
    is_family(words.first())
}

const fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'w')
}

/// Romanisations differ in whether they write a stop as voiced.
const fn unvoiced(c: char) -> char {
    match c {
        'g' => 'k',
        'b' => 'p',
        'd' => 't',
        other => other,
    }
}

/// Consonants unvoiced, each run of vowels as one of its sounds.
fn sound(words: &[String]) -> String {
    let mut sound = String::new();
    for word in words {
        let mut vowels = String::new();
        for c in word.chars().chain([' ']) {
            if is_vowel(c) {
                vowels.push(c);
                continue;
            }
            sound.push_str(vowel_sound(&vowels));
            vowels.clear();
            if c != ' ' && !sound.ends_with(unvoiced(c)) {
                sound.push(unvoiced(c));
            }
        }
    }
    sound
}

/// "o", "u", "eo", "oo", "eu" write two Korean vowels between them; the rest by their first letter.
fn vowel_sound(vowels: &str) -> &str {
    match vowels {
        "o" | "u" | "eo" | "oo" | "ou" | "eu" | "woo" | "wu" => "O",
        "yo" | "yu" | "yeo" | "yoo" | "you" | "yeou" => "YO",
        "i" | "ee" | "y" | "yi" | "ie" | "ii" => "I",
        "e" | "ae" | "ay" | "ai" | "ey" | "ei" => "E",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attribute::fold::words;

    fn one(a: &str, b: &str) -> bool {
        let (a, b) = (words(a), words(b));
        skeleton(&a) == skeleton(&b) && is_one(&a, &b, 0.8)
    }

    #[test]
    fn romanisations_sound_alike() {
        assert!(one("Pak Jong Hee", "Pak Jung-hee") && one("Kang Yeon-suk", "Kang Yon Sok"));
        assert!(!one("Pak Jong Un", "Pak Jong In") && !one("Li Wei", "Li Wen"));
    }

    #[test]
    fn elsewhere_only_long_family_names_may_differ() {
        assert!(one("Ivan Petrovsky", "Ivan Petrovskyy"));
        assert!(!one("Dina Moore", "Tina Moore") && !one("Martina Rossi", "Martino Rossi"));
    }
}
