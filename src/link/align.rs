//! Lays the words of one text beside those of another, in order.

use std::ops::Range;

use super::Config;
use super::subsequence::subsequence;
use crate::fold::{Corpus, Token};

/// How a stretch of the one text fits a stretch of the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// The same stems.
    Same,
    /// The same letters cut into other words, or a slip of typing.
    Slip,
    /// Words of like meaning.
    Synonym,
    /// Nothing in common, or nothing on one side.
    None,
}

/// A stretch of words of the first text beside one of the second; either may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub a: Range<usize>,
    pub b: Range<usize>,
    pub fit: Fit,
}

/// What of two texts is compared, and what it goes by.
pub struct Sides<'a> {
    pub corpus: &'a Corpus,
    pub a: &'a [Token],
    pub b: &'a [Token],
    pub config: &'a Config,
}

/// The two texts beside each other: steps that follow each other and cover both.
///
/// The rarity-weighted longest common subsequence of stems, then slips and synonyms in what is left between. Takes
/// the product of the lengths in time; texts beyond [`Config::cells_max`] are cut to the stretch that shares most.
pub fn align(sides: &Sides<'_>) -> Vec<Step> {
    let matches = aligned_words(sides);
    let mut steps = Vec::with_capacity(16.min(matches.len() + 2));
    let (mut i, mut j) = (0, 0);
    for (a, b) in matches.into_iter().chain([(sides.a.len(), sides.b.len())]) {
        fill(sides, i..a, j..b, &mut steps);
        if a < sides.a.len() && b < sides.b.len() {
            push(
                &mut steps,
                Step {
                    a: a..a + 1,
                    b: b..b + 1,
                    fit: Fit::Same,
                },
            );
        }
        (i, j) = (a + 1, b + 1);
    }
    steps
}

/// Adds a step, joining it with a like one before it.
fn push(steps: &mut Vec<Step>, step: Step) {
    match steps.last_mut() {
        Some(last) if last.fit == step.fit && matches!(step.fit, Fit::Same | Fit::None) => {
            last.a.end = step.a.end;
            last.b.end = step.b.end;
        }
        _ => steps.push(step),
    }
}

/// The weighted longest common subsequence, as pairs of positions in order.
fn aligned_words(sides: &Sides<'_>) -> Vec<(usize, usize)> {
    let equal = |(a, b): (&Token, &Token)| sides.corpus.key(*a) == sides.corpus.key(*b);
    let head = sides.a.iter().zip(sides.b).take_while(|two| equal(*two)).count();
    let (a, b) = (&sides.a[head..], &sides.b[head..]);
    let tail = a.iter().rev().zip(b.iter().rev()).take_while(|two| equal(*two)).count();
    let (a, b) = (head..sides.a.len() - tail, head..sides.b.len() - tail);
    let mut matches = Vec::with_capacity(sides.a.len().min(sides.b.len()));
    matches.extend((0..head).map(|at| (at, at)));
    let (within_a, within_b) = cut(sides, a.clone(), b.clone());
    matches.extend(subsequence(sides, within_a, within_b));
    matches.extend((0..tail).map(|at| (a.end + at, b.end + at)));
    matches
}

/// The same ranges where the table is small enough; else the longer is cut to its best stretch, and both to the bound.
fn cut(sides: &Sides<'_>, a: Range<usize>, b: Range<usize>) -> (Range<usize>, Range<usize>) {
    if a.len().saturating_mul(b.len()) <= sides.config.cells_max {
        return (a, b);
    }
    let side = sides.config.cells_max.isqrt();
    if a.len() <= b.len() {
        let a = a.start..a.end.min(a.start + side);
        let width = (3 * a.len() + 16).min(sides.config.cells_max / a.len().max(1));
        let best = stretch(sides.corpus, &sides.a[a.clone()], &sides.b[b.clone()], width);
        (a, b.start + best.start..b.start + best.end)
    } else {
        let b = b.start..b.end.min(b.start + side);
        let width = (3 * b.len() + 16).min(sides.config.cells_max / b.len().max(1));
        let best = stretch(sides.corpus, &sides.b[b.clone()], &sides.a[a.clone()], width);
        (a.start + best.start..a.start + best.end, b)
    }
}

/// The stretch of `width` words of `long` that holds most of the weight of `short`.
fn stretch(corpus: &Corpus, short: &[Token], long: &[Token], width: usize) -> Range<usize> {
    let mut wanted: Vec<u32> = short.iter().map(|t| corpus.key(*t)).collect();
    wanted.sort_unstable();
    let worth = |token: &Token| {
        let key = corpus.key(*token);
        wanted
            .binary_search(&key)
            .map_or(0.0, |_| f64::from(corpus.weight(key)))
    };
    let width = width.min(long.len());
    let mut held: f64 = long[..width].iter().map(worth).sum();
    let mut best = (held, 0);
    for start in 1..=long.len() - width {
        held += worth(&long[start + width - 1]) - worth(&long[start - 1]);
        if held > best.0 + 1e-6 {
            best = (held, start);
        }
    }
    best.1..best.1 + width
}

/// Finds slips and synonyms in the gap between two matches; the rest does not fit.
fn fill(sides: &Sides<'_>, a: Range<usize>, b: Range<usize>, steps: &mut Vec<Step>) {
    let (mut i, mut j) = (a.start, b.start);
    let longest = sides.config.gap_words_max;
    if !a.is_empty() && !b.is_empty() && a.len() <= longest && b.len() <= longest {
        while let Some(step) = next_like(sides, i..a.end, j..b.end) {
            let before = Step {
                a: i..step.a.start,
                b: j..step.b.start,
                fit: Fit::None,
            };
            if !before.a.is_empty() || !before.b.is_empty() {
                push(steps, before);
            }
            (i, j) = (step.a.end, step.b.end);
            push(steps, step);
        }
    }
    if i < a.end || j < b.end {
        push(
            steps,
            Step {
                a: i..a.end,
                b: j..b.end,
                fit: Fit::None,
            },
        );
    }
}

/// The first words of two gaps that fit, the first word of `a` first.
fn next_like(sides: &Sides<'_>, a: Range<usize>, b: Range<usize>) -> Option<Step> {
    a.clone().find_map(|i| {
        b.clone().find_map(|j| {
            let (fit, words_a, words_b) = like(sides, i..a.end, j..b.end)?;
            Some(Step {
                a: i..i + words_a,
                b: j..j + words_b,
                fit,
            })
        })
    })
}

/// Whether the first words of two stretches fit, and how many of each.
fn like(sides: &Sides<'_>, a: Range<usize>, b: Range<usize>) -> Option<(Fit, usize, usize)> {
    let (one, other) = (sides.corpus.form(sides.a[a.start]), sides.corpus.form(sides.b[b.start]));
    let second = |token: Option<&Token>| token.map_or("", |token| sides.corpus.form(*token));
    if is_joined(one, other, second(sides.b[b.clone()].get(1))) {
        return Some((Fit::Slip, 1, 2));
    }
    if is_joined(other, one, second(sides.a[a.clone()].get(1))) {
        return Some((Fit::Slip, 2, 1));
    }
    if is_slip(one, other) {
        return Some((Fit::Slip, 1, 1));
    }
    let (one, other) = (sides.a[a.start], sides.b[b.start]);
    sides.corpus.are_synonyms(one, other).then_some((Fit::Synonym, 1, 1))
}

/// "lifelong" is "life" and "long".
fn is_joined(whole: &str, first: &str, second: &str) -> bool {
    !second.is_empty()
        && whole.len() == first.len() + second.len()
        && whole.starts_with(first)
        && whole.ends_with(second)
}

/// Numbers differ on purpose, never by a slip.
fn has_digit(word: &str) -> bool {
    word.bytes().any(|byte| byte.is_ascii_digit())
}

/// Words of at least five letters, one letter apart (two from nine letters on), and no numbers.
fn is_slip(one: &str, other: &str) -> bool {
    let (short, long) = (one.len().min(other.len()), one.len().max(other.len()));
    if short < 4 || long < 5 || long - short > 2 || long > 40 || has_digit(one) || has_digit(other) {
        return false;
    }
    let allowed = if short >= 9 { 2 } else { 1 };
    let head = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    let tail = one
        .bytes()
        .rev()
        .zip(other.bytes().rev())
        .take_while(|(a, b)| a == b)
        .count();
    if head + tail + 2 * allowed < short {
        return false; // most pairs end here: what is left in the middle is too long
    }
    strsim::osa_distance(one, other) <= allowed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(a: &str, b: &str, cells_max: usize) -> String {
        let corpus = Corpus::new([a, b].into_iter(), &crate::fold::Config::default());
        let (a, b) = (corpus.tokens(corpus.text_of(0)), corpus.tokens(corpus.text_of(1)));
        let show = |tokens: &[Token]| tokens.iter().map(|t| corpus.form(*t)).collect::<Vec<_>>().join(" ");
        let steps = align(&Sides {
            corpus: &corpus,
            a,
            b,
            config: &Config {
                cells_max,
                ..Config::default()
            },
        });
        let shown = steps.into_iter().map(|s| match s.fit {
            Fit::Same => show(&a[s.a]),
            fit => format!("[{} {fit:?} {}]", show(&a[s.a]), show(&b[s.b])),
        });
        shown.collect::<Vec<_>>().join(" ")
    }

    fn check(a: &str, b: &str, expected: &str) {
        assert_eq!(steps(a, b, 1 << 20), expected);
    }

    #[test]
    fn equal_words_stand_beside_each_other() {
        check(
            "a tragic scene would be seen",
            "the tragic scene will be seen",
            "[a None the] tragic scene [would None will] be seen",
        );
    }

    #[test]
    fn inserted_and_deleted_words_stand_alone() {
        check(
            "turnips are rotten",
            "all turnips are quite rotten",
            "[ None all] turnips are [ None quite] rotten",
        );
    }

    #[test]
    fn slips_and_synonyms_are_found_between() {
        check(
            "a turnipfield burns",
            "a turnip field burns",
            "a [turnipfield Slip turnip field] burns",
        );
        check(
            "they announced rotten turnips",
            "they declared roten turnips",
            "they [announced Synonym declared] [rotten Slip roten] turnips",
        );
    }

    #[test]
    fn numbers_are_never_slips() {
        check("12345 turnips", "12346 turnips", "[12345 None 12346] turnips");
    }

    #[test]
    fn a_long_text_is_cut_to_the_stretch_that_shares_most() {
        let long = format!("{} turnips are rotten {}", "x ".repeat(400), "y ".repeat(400));
        assert!(steps("my turnips are rotten", &long, 400).contains("turnips are rotten"));
    }

    #[test]
    fn words_in_another_order_align_as_far_as_they_weigh_most() {
        check(
            "turnips are rotten and cheap",
            "cheap turnips are sold and rotten",
            "[ None cheap] turnips are [ None sold and] rotten [and cheap None ]",
        );
    }

    #[test]
    fn empty_texts_align() {
        check("", "", "");
        check("", "turnips", "[ None turnips]");
    }
}
