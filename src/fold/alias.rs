//! Reads the several ways to write one thing as one.

use super::{Word, lexicon};

/// Writes every alias as what it stands for: `health care` as `healthcare`, `gonna` as `going to`.
pub fn written_out(words: Vec<Word>) -> Vec<Word> {
    let starts = |word: &Word| lexicon().starts_alias(&word.text);
    if !words.iter().any(starts) {
        return words;
    }
    let mut out = Vec::with_capacity(words.len());
    let mut at = 0;
    while let Some(word) = words.get(at) {
        match lexicon().alias_at(&words[at..]) {
            None => {
                out.push(word.clone());
                at += 1;
            }
            Some((length, full)) => {
                let span = words[at..at + length].iter().fold(word.span, |all, w| all.join(w.span));
                out.extend(full.iter().enumerate().map(|(nth, text)| Word {
                    text: text.clone(),
                    span,
                    is_editorial: word.is_editorial,
                    follows_gap: word.follows_gap && nth == 0,
                    starts_sentence: word.starts_sentence && nth == 0,
                }));
                at += length;
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::words;

    fn check(text: &str, folded: &str) {
        let got: Vec<_> = words(text).into_iter().map(|w| w.text).collect();
        assert_eq!(got.join(" "), folded, "{text}");
    }

    #[test]
    fn aliases_are_read_as_one() {
        check("the United States of America", "the usa");
        check("health-care is gonna win", "healthcare is going to win");
    }
}
