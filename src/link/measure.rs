//! The figures that a link is decided on.

use super::Config;
use super::align::{Fit, Sides, Step};
use crate::fold::{Corpus, Token};
use crate::model::Measures;

/// What the alignment of two texts shows. "Lighter" is the text whose words weigh less.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Evidence {
    /// Weight of the aligned words over the weight of the lighter text.
    pub share_of_lighter: f32,
    /// Weight of the aligned words over the weight of the heavier text.
    pub share_of_heavier: f32,
    /// Weight of the aligned words, in words as rare as can be.
    pub amount: f32,
    /// The same, less what words that often follow each other tell less together; see [`Phrases`](super::Phrases).
    pub surprise: f32,
    /// Words of the longest run of equal words.
    pub run: u16,
    /// Words, and words of content, that are aligned.
    pub aligned: u16,
    pub content: u16,
    /// Words, and words of content, of the text that has fewer.
    pub shorter: u16,
    pub shorter_content: u16,
    /// Words of the text that has more.
    pub longer: u16,
    /// Of the words between the first and the last that are aligned: the share that is aligned, or stands alone
    /// between aligned words against as many of the other text, as words in another translation do.
    pub in_place: f32,
}

impl Evidence {
    /// Sums up an alignment. Editorial words that stand alone are wildcards and weigh nothing.
    pub fn new(sides: &Sides<'_>, steps: &[Step]) -> Self {
        let &Sides { corpus, a, b, config } = sides;
        let weight = |tokens: &[Token]| tokens.iter().map(|t| corpus.weight(corpus.key(*t))).sum::<f32>();
        let content = |tokens: &[Token]| corpus.content_among(tokens);
        let (mut aligned, mut loose_a, mut loose_b) = (0.0, 0.0, 0.0);
        let mut out = Self::default();
        for step in steps {
            let (of_a, of_b) = (&a[step.a.clone()], &b[step.b.clone()]);
            let credit = match step.fit {
                Fit::Same => 1.0,
                Fit::Slip => config.slip_share,
                Fit::Synonym => config.synonym_share,
                Fit::None => {
                    let (lost_a, lost_b) = loose(sides, of_a, of_b);
                    loose_a += lost_a;
                    loose_b += lost_b;
                    continue;
                }
            };
            let lighter = weight(of_a).min(weight(of_b));
            aligned += credit * lighter;
            loose_a += (1.0 - credit) * lighter;
            loose_b += (1.0 - credit) * lighter;
            out.aligned += few(of_a.len());
            out.content += few(content(of_a));
            if step.fit == Fit::Same {
                out.run = out.run.max(few(of_a.len()));
            }
        }
        out.amount = aligned / corpus.weight_max();
        out.surprise = out.amount;
        out.in_place = in_place(sides, steps);
        out.share_of_lighter = ratio(aligned, aligned + loose_a.min(loose_b));
        out.share_of_heavier = ratio(aligned, aligned + loose_a.max(loose_b));
        let (of_a, of_b) = (length(corpus, a), length(corpus, b));
        let (shorter, longer) = (of_a.min(of_b), of_a.max(of_b));
        (out.shorter, out.shorter_content) = (few(shorter.0), few(shorter.1));
        out.longer = few(longer.0);
        out
    }
}

/// A count of words of one text, which has [`WORDS_MAX`](crate::fold::WORDS_MAX) at the most.
pub fn few(words: usize) -> u16 {
    u16::try_from(words).unwrap_or(u16::MAX)
}

/// The words that are the speaker's own, and no editor's.
fn own(tokens: &[Token]) -> impl Iterator<Item = &Token> {
    tokens.iter().filter(|t| !t.is_editorial())
}

/// Words, and words of content, of the speaker; where all are an editor's, of the editor.
fn length(corpus: &Corpus, tokens: &[Token]) -> (usize, usize) {
    let count = |(words, content), token: &Token| (words + 1, content + usize::from(corpus.is_content(*token)));
    match own(tokens).fold((0, 0), count) {
        (0, _) => tokens.iter().fold((0, 0), count),
        own => own,
    }
}

/// Words of the longest stretch that another translation is thought to replace by as many others.
const REPLACED_MAX: usize = 3;

/// See [`Evidence::in_place`]. What an editor put in, and what it stands for, is neither in place nor out of it.
fn in_place(sides: &Sides<'_>, steps: &[Step]) -> f32 {
    let is_loose = |step: &&Step| step.fit == Fit::None;
    let head = steps.iter().take_while(is_loose).count();
    let tail = steps.iter().rev().take_while(is_loose).count();
    let inside = steps.get(head..steps.len().saturating_sub(tail)).unwrap_or_default();
    let (mut kept, mut all) = (0, 0);
    let is_editorial = |step: &Step| {
        let (of_a, of_b) = (&sides.a[step.a.clone()], &sides.b[step.b.clone()]);
        stands_for(sides.config, of_a, of_b) || stands_for(sides.config, of_b, of_a)
    };
    for step in inside.iter().filter(|step| !(is_loose(step) && is_editorial(step))) {
        let (of_a, of_b) = (step.a.len(), step.b.len());
        let stays = step.fit != Fit::None || of_a == of_b && of_a <= REPLACED_MAX;
        kept += if stays { of_a.min(of_b) } else { 0 };
        all += if stays { of_a.min(of_b) } else { of_a.max(of_b) };
    }
    share(kept, all)
}

/// Whether an editor's insertion may stand for these words of the other side.
fn stands_for(config: &Config, bracketed: &[Token], other: &[Token]) -> bool {
    bracketed.iter().any(|t| t.is_editorial()) && other.len() <= config.bracket_words_max
}

/// The weight that a gap leaves unmatched on either side. An editor's insertion stands for words of the other side.
fn loose(sides: &Sides<'_>, a: &[Token], b: &[Token]) -> (f32, f32) {
    let Sides { corpus, config, .. } = sides;
    let plain = |tokens: &[Token]| own(tokens).map(|t| corpus.weight(corpus.key(*t))).sum::<f32>();
    (
        if stands_for(config, b, a) { 0.0 } else { plain(a) },
        if stands_for(config, a, b) { 0.0 } else { plain(b) },
    )
}

fn ratio(part: f32, whole: f32) -> f32 {
    if whole > 0.0 {
        (part / whole).clamp(0.0, 1.0)
    } else {
        0.0
    }
}

/// The measures that leave the program with the link.
pub fn measures(sides: &Sides<'_>, evidence: &Evidence) -> Measures {
    let &Sides { corpus, a, b, config } = sides;
    if usize::from(evidence.run) == a.len() && a.len() == b.len() && a == b {
        return Measures {
            overlap: 1.0,
            containment: 1.0,
            alignment: 1.0,
            longest_run: 1.0,
            levenshtein: 1.0,
            jaro_winkler: 1.0,
        };
    }
    let (shared, weight_a, weight_b) = sets(corpus, a, b);
    let (folded_a, folded_b) = (folded(corpus, a, config), folded(corpus, b, config));
    Measures {
        overlap: ratio(shared, weight_a + weight_b - shared),
        containment: ratio(shared, weight_a.min(weight_b)),
        alignment: evidence.share_of_lighter,
        longest_run: share(evidence.run.into(), evidence.shorter.into()),
        levenshtein: narrow(strsim::normalized_levenshtein(&folded_a, &folded_b)),
        jaro_winkler: narrow(strsim::jaro_winkler(&folded_a, &folded_b)),
    }
}

/// The weights of the words shared, of the first text and of the second, each word once.
fn sets(corpus: &Corpus, a: &[Token], b: &[Token]) -> (f32, f32, f32) {
    let keys = |tokens: &[Token]| {
        let mut keys: Vec<u32> = tokens.iter().map(|t| corpus.key(*t)).collect();
        keys.sort_unstable();
        keys.dedup();
        keys
    };
    let weight = |keys: &[u32]| keys.iter().map(|&key| corpus.weight(key)).sum::<f32>();
    let (a, b) = (keys(a), keys(b));
    let shared: Vec<u32> = a.iter().copied().filter(|key| b.binary_search(key).is_ok()).collect();
    (weight(&shared), weight(&a), weight(&b))
}

/// The folded words with single spaces between, up to a bound in bytes.
fn folded(corpus: &Corpus, tokens: &[Token], config: &Config) -> String {
    let bytes_max = config.measured_bytes_max;
    let mut out = String::with_capacity(bytes_max.min(8 * tokens.len()));
    for token in tokens {
        let word = corpus.form(*token);
        if out.len() + word.len() > bytes_max {
            break;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

#[expect(
    clippy::cast_precision_loss,
    reason = "counts of words; a share needs no more than 24 bits"
)]
pub fn share(part: usize, whole: usize) -> f32 {
    if whole == 0 {
        0.0
    } else {
        (part as f32 / whole as f32).min(1.0)
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a similarity from 0 to 1")]
const fn narrow(similarity: f64) -> f32 {
    similarity as f32
}

#[cfg(test)]
mod tests {
    use super::super::align::align;
    use super::*;

    fn evidence(a: &str, b: &str) -> Evidence {
        let corpus = Corpus::new([a, b].into_iter(), &crate::fold::Config::default());
        let (a, b) = (corpus.tokens(corpus.text_of(0)), corpus.tokens(corpus.text_of(1)));
        let sides = Sides {
            corpus: &corpus,
            a,
            b,
            config: &Config::default(),
        };
        Evidence::new(&sides, &align(&sides))
    }

    #[test]
    fn an_excerpt_is_held_whole_by_the_longer() {
        let found = evidence(
            "rotten turnips everywhere",
            "they sold rotten turnips everywhere in town last winter",
        );
        assert!(found.share_of_lighter > 0.99 && found.share_of_heavier < 0.7);
        assert_eq!((found.run, found.shorter, found.shorter_content), (3, 3, 3));
    }

    #[test]
    fn brackets_are_wildcards() {
        let found = evidence("[the mayor] sold rotten turnips", "he sold rotten turnips");
        assert!(found.share_of_lighter > 0.99 && found.share_of_heavier > 0.99);
        let bare = evidence(
            "sold rotten turnips everywhere",
            "they sold rotten turnips everywhere last winter",
        );
        let filled = evidence(
            "sold rotten [the mayor of the old town] turnips everywhere",
            "they sold rotten turnips everywhere last winter",
        );
        assert_eq!(
            (filled.shorter, filled.shorter_content),
            (bare.shorter, bare.shorter_content)
        );
        assert!(filled.in_place > 0.99 && filled.share_of_lighter > 0.99);
        assert_eq!(evidence("[rotten turnips]", "they sold rotten turnips").shorter, 2);
    }

    #[test]
    fn equal_texts_measure_one() {
        let corpus = Corpus::new(["rotten turnips"].into_iter(), &crate::fold::Config::default());
        let tokens = corpus.tokens(corpus.text_of(0));
        let sides = Sides {
            corpus: &corpus,
            a: tokens,
            b: tokens,
            config: &Config::default(),
        };
        let found = measures(&sides, &Evidence::new(&sides, &align(&sides)));
        assert_eq!(
            found,
            Measures {
                overlap: 1.0,
                containment: 1.0,
                alignment: 1.0,
                longest_run: 1.0,
                levenshtein: 1.0,
                jaro_winkler: 1.0
            }
        );
    }
}
