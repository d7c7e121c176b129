//! Parts of a text that may be repeated by themselves.

use super::Token;

/// Words of the shortest sentence that is looked for by itself: what is shorter anybody may say.
const SENTENCE_WORDS_MIN: usize = 6;

/// All parts of a text that may be repeated by themselves: those between ellipses, then sentences.
pub fn repeatable(tokens: &[Token]) -> impl Iterator<Item = &[Token]> {
    parts(tokens).chain(sentences(tokens))
}

/// The parts of a text between ellipses, where there are several.
pub fn parts(tokens: &[Token]) -> impl Iterator<Item = &[Token]> {
    let several = tokens.iter().skip(1).any(|token| token.follows_gap());
    tokens.chunk_by(|_, next| !next.follows_gap()).filter(move |_| several)
}

/// The sentences of a text, where there are several, but for those of less than six words.
pub fn sentences(tokens: &[Token]) -> impl Iterator<Item = &[Token]> {
    let several = tokens.iter().skip(1).any(|token| token.starts_sentence());
    let sentences = tokens.chunk_by(|_, next| !next.starts_sentence() && !next.follows_gap());
    sentences.filter(move |sentence| several && sentence.len() >= SENTENCE_WORDS_MIN)
}

#[cfg(test)]
mod tests {
    use super::super::{Config, Corpus, Text};
    use super::*;

    #[track_caller]
    fn check(text: &str, wanted_parts: &[usize], wanted_sentences: &[usize]) {
        let corpus = Corpus::new(std::iter::once(text), &Config::default());
        let tokens = corpus.tokens(Text(0));
        assert_eq!(
            parts(tokens).map(<[Token]>::len).collect::<Vec<_>>(),
            wanted_parts,
            "{text}"
        );
        assert_eq!(
            sentences(tokens).map(<[Token]>::len).collect::<Vec<_>>(),
            wanted_sentences,
            "{text}"
        );
    }

    #[test]
    fn parts_stand_between_ellipses_and_sentences_between_their_ends() {
        check("The useless office will fall before long", &[], &[]);
        check("useless office ... before long", &[2, 2], &[]);
        check(
            "The useless office will fall soon. It rained. We left it to rot there",
            &[],
            &[6, 6],
        );
    }
}
