//! The words of an article, each as a number, and which of them are the outlet's own.

use std::hash::Hasher as _;

use rustc_hash::FxHasher;

use crate::model::Span;

/// A word: a number for its letters, and where it stands.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    pub number: u64,
    pub span: Span,
    /// Whether it stands outside quotations.
    pub is_own: bool,
}

/// Scripts that write without spaces: each character is a word.
const UNSPACED: char = '\u{2e80}';

/// All words of `text`, in lower case and without marks. `quoted` is in text order. Linear.
pub fn all_words<'a>(text: &'a str, quoted: &'a [Span]) -> impl Iterator<Item = Word> + 'a {
    let mut rest = quoted.iter().copied().peekable();
    let mut chars = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, first) = chars.find(|(_, c)| c.is_alphanumeric())?;
        let mut number = FxHasher::default();
        let mut end = start + first.len_utf8();
        write(&mut number, first);
        while let Some(&(at, c)) = chars.peek() {
            if first >= UNSPACED || c >= UNSPACED || !(c.is_alphanumeric() || is_apostrophe(c)) {
                break;
            }
            if !is_apostrophe(c) {
                write(&mut number, c);
                end = at + c.len_utf8();
            }
            chars.next();
        }
        while rest.next_if(|span| span.end <= start).is_some() {}
        let is_own = rest.peek().is_none_or(|span| !span.holds(start));
        Some(Word {
            number: mixed(number.finish()),
            span: Span::new(start, end),
            is_own,
        })
    })
}

fn write(number: &mut FxHasher, c: char) {
    if c.is_ascii() {
        number.write_u32(u32::from(c.to_ascii_lowercase()));
    } else {
        c.to_lowercase().for_each(|lower| number.write_u32(u32::from(lower)));
    }
}

const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '\u{ad}')
}

/// Numbers of runs of `length` words, one for each word that begins one.
pub fn runs(words: &[Word], length: usize) -> impl Iterator<Item = u64> {
    let together = |run: &[Word]| {
        let sum = run.iter().fold(0_u64, |sum, word| {
            sum.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(word.number)
        });
        mixed(sum)
    };
    words.windows(length.max(1)).map(together)
}

/// Every bit of the result depends on every bit of `number` (the last steps of `SplitMix64`).
pub const fn mixed(number: u64) -> u64 {
    let one = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let two = (one ^ (one >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    two ^ (two >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(text: &str, quoted: &[Span]) -> Vec<String> {
        let own = all_words(text, quoted).filter(|word| word.is_own);
        own.map(|word| word.span.of(text).to_owned()).collect()
    }

    #[test]
    fn case_and_marks_do_not_count() {
        let numbers = |text| all_words(text, &[]).map(|word| word.number).collect::<Vec<_>>();
        assert_eq!(numbers("The North’s office, ÉTÉ"), numbers("the NORTH'S “office” été"));
        assert_ne!(numbers("ab c"), numbers("a bc"));
        assert_eq!(numbers("港口").len(), 2);
    }

    #[test]
    fn words_inside_quotations_are_not_the_outlets_own() {
        let text = "“We left,” she said. “Now.” It rained.";
        let span = |part: &str| {
            let at = text.find(part).unwrap();
            Span::new(at, at + part.len())
        };
        assert_eq!(
            own(text, &[span("We left,"), span("Now.")]),
            ["she", "said", "It", "rained"]
        );
    }
}
