//! The language of an article: as given, else guessed from the text.

use whichlang::{Lang, detect_language};

use super::Config;

/// The ISO 639-1 code that a record gives: `en`, `en-US`, `eng`. `None` for anything else.
pub(super) fn given(tag: &str) -> Option<String> {
    let primary = tag.trim().split(['-', '_']).next()?.to_ascii_lowercase();
    if primary.len() == 2 && primary.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Some(primary);
    }
    LANGUAGES
        .iter()
        .find(|(lang, _)| lang.three_letter_code() == primary)
        .map(|(_, code)| (*code).to_owned())
}

/// Guesses from the start of the text; `None` where there are too few letters.
pub(super) fn detect(text: &str, config: &Config) -> Option<String> {
    let cut = (0..=config.language_bytes.min(text.len()))
        .rev()
        .find(|&at| text.is_char_boundary(at));
    let start = &text[..cut.unwrap_or(0)];
    let letters = start.chars().filter(|character| character.is_alphabetic());
    if letters.take(config.language_letters_min).count() < config.language_letters_min {
        return None;
    }
    let found = detect_language(start);
    LANGUAGES
        .iter()
        .find(|(lang, _)| *lang == found)
        .map(|(_, code)| (*code).to_owned())
}

/// The languages that can be guessed.
const LANGUAGES: [(Lang, &str); 16] = [
    (Lang::Ara, "ar"),
    (Lang::Cmn, "zh"),
    (Lang::Deu, "de"),
    (Lang::Eng, "en"),
    (Lang::Fra, "fr"),
    (Lang::Hin, "hi"),
    (Lang::Ita, "it"),
    (Lang::Jpn, "ja"),
    (Lang::Kor, "ko"),
    (Lang::Nld, "nl"),
    (Lang::Por, "pt"),
    (Lang::Rus, "ru"),
    (Lang::Spa, "es"),
    (Lang::Swe, "sv"),
    (Lang::Tur, "tr"),
    (Lang::Vie, "vi"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_cut_to_their_language() {
        assert_eq!(given("en-US").as_deref(), Some("en"));
        assert_eq!(given("DEU").as_deref(), Some("de"));
        assert_eq!(given("English"), None);
    }

    #[test]
    fn short_texts_are_not_guessed() {
        let config = Config::default();
        assert_eq!(detect("Oui.", &config), None);
        let french = "Le ministre a déclaré mardi que le gouvernement publierait tous les documents avant le vote.";
        assert_eq!(detect(french, &config).as_deref(), Some("fr"));
    }

    #[test]
    fn the_cut_falls_on_a_character() {
        let config = Config {
            language_bytes: 41,
            ..Config::default()
        };
        assert!(detect(&"é".repeat(100), &config).is_none(), "20 letters");
    }
}
