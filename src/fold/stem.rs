//! Reduces a folded word to the key that is compared: spelling, number word and light inflection aside.

use super::lexicon;

/// The key of a folded word: American spelling, figures for number words, no plural, -ed or -ing.
///
/// Light on purpose: "violated" and "violating" meet, "nation" and "national" do not.
#[must_use]
pub fn key(word: &str) -> String {
    let lists = lexicon();
    if let Some(figure) = lists.figure(word) {
        return figure.to_owned();
    }
    let word = lists.american(word).unwrap_or(word);
    if let Some(base) = lists.regular(word) {
        return bare(base).to_owned();
    }
    if word.len() < 4 || !word.bytes().all(|b| b.is_ascii_lowercase()) || lists.is_function_word(word) {
        return word.to_owned();
    }
    let american = word.replace("isation", "ization");
    let base = uninflected(&american);
    match base.strip_suffix("is").filter(|rest| rest.len() >= 4) {
        Some(rest) if american.ends_with("ise") || american.ends_with("ised") || american.ends_with("ising") => {
            format!("{rest}iz")
        }
        _ => base,
    }
}

/// Without plural, -ed and -ing.
fn uninflected(word: &str) -> String {
    if let Some(stem) = word
        .strip_suffix("ies")
        .or_else(|| word.strip_suffix("ied"))
        .filter(|s| s.len() >= 2)
    {
        return format!("{stem}y");
    }
    for ending in ["ing", "ed"] {
        let stem = word.strip_suffix(ending);
        if let Some(stem) = stem.filter(|s| s.len() >= 3 && s.bytes().any(is_vowel)) {
            return bare(undoubled(stem)).to_owned();
        }
    }
    let sibilant = |s: &&str| s.len() >= 2 && ["s", "x", "z", "ch", "sh"].iter().any(|end| s.ends_with(end));
    if let Some(stem) = word.strip_suffix("es").filter(sibilant) {
        return bare(stem).to_owned();
    }
    match word.strip_suffix('s') {
        Some(stem) if !stem.ends_with(['s', 'u', 'i']) => bare(stem).to_owned(),
        _ => bare(word).to_owned(),
    }
}

/// Without a final silent e, so that "hope", "hoped" and "hoping" meet.
fn bare(stem: &str) -> &str {
    stem.strip_suffix('e').filter(|rest| rest.len() >= 3).unwrap_or(stem)
}

/// "stopp" is "stop"; "fall", "miss" and "buzz" stay.
fn undoubled(stem: &str) -> &str {
    match stem.as_bytes() {
        [.., a, b] if a == b && !matches!(b, b'l' | b's' | b'z') && !is_vowel(*b) => &stem[..stem.len() - 1],
        _ => stem,
    }
}

const fn is_vowel(byte: u8) -> bool {
    matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meet(one: &str, other: &str) {
        assert_eq!(key(one), key(other), "{one} {other}");
    }

    #[test]
    fn inflections_meet() {
        meet("violated", "violating");
        meet("hopes", "hoped");
        meet("stopped", "stop");
        meet("parties", "party");
        meet("wishes", "wish");
        meet("said", "say");
        meet("issues", "issue");
    }

    #[test]
    fn spellings_meet() {
        meet("organised", "organized");
        meet("organisation", "organization");
        meet("realise", "realize");
        meet("labour", "labor");
        meet("defence", "defense");
    }

    #[test]
    fn number_words_meet_figures() {
        meet("eleventh", "11th");
        meet("twelve", "12");
    }

    #[test]
    fn other_words_stay_apart() {
        for (one, other) in [
            ("nation", "national"),
            ("news", "new"),
            ("us", "use"),
            ("bus", "bu"),
            ("raise", "raiz"),
        ] {
            assert_ne!(key(one), key(other), "{one} {other}");
        }
    }
}
