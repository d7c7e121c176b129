//! Names of outlets and bodies as they are compared.

use unicode_normalization::UnicodeNormalization;

/// Letters and digits of a name's words, in lower case, without a leading "the": `The Washington Post` as
/// `washington post`.
#[must_use]
pub fn name(name: &str) -> String {
    let plain: String = name.nfkc().flat_map(char::to_lowercase).collect();
    let words: Vec<&str> = plain
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    words.strip_prefix(&["the"]).unwrap_or(&words).join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_compared_without_case_article_and_marks() {
        assert_eq!(name("The Washington\u{a0}Post"), name("washington post"));
        assert_eq!(name("the"), "");
        assert_ne!(name("KCNA"), name("KBS"));
    }
}
