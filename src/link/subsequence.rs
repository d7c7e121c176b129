//! The weighted longest common subsequence of two texts' words.

use std::ops::Range;

use super::align::Sides;
use crate::fold::Token;

/// Cells of a table that is made without a look at what may be left out of it.
const SMALL_TABLE: usize = 500;

/// How a cell of the table was reached.
const SKIP_A: u8 = 0;
const SKIP_B: u8 = 1;
const MATCH: u8 = 2;

/// The heaviest common subsequence of two stretches of words, as pairs of positions in order.
pub fn subsequence(sides: &Sides<'_>, a: Range<usize>, b: Range<usize>) -> Vec<(usize, usize)> {
    let keyed = |tokens: &[Token], range: Range<usize>| -> Vec<Keyed> {
        range
            .map(|at| Keyed {
                key: sides.corpus.key(tokens[at]),
                at,
            })
            .collect()
    };
    let Shared { a, b, is_single } = shared(keyed(sides.a, a), keyed(sides.b, b));
    let matched =
        |a: &[Keyed], b: &[Keyed]| -> Vec<(usize, usize)> { a.iter().zip(b).map(|(a, b)| (a.at, b.at)).collect() };
    let is_same = |(a, b): &(&Keyed, &Keyed)| a.key == b.key;
    if a.len() == b.len() && a.iter().zip(&b).all(|two| is_same(&two)) {
        // All that the two share stands in the same order.
        return matched(&a, &b);
    }
    if a.len() * b.len() < SMALL_TABLE {
        return heaviest(sides, &a, &b);
    }
    // A word that stands first on both sides, and nowhere else, is part of any heaviest subsequence; the last one too.
    // One of each stays in the table, for what follows it at once is worth more.
    let is_sure = |two: &(&Keyed, &Keyed)| is_same(two) && is_single(two.0.key);
    let sure = a.iter().zip(&b).take_while(is_sure).count();
    let head = sure.saturating_sub(1);
    let last = a[sure..].iter().rev().zip(b[sure..].iter().rev());
    let tail = last.take_while(is_sure).count().saturating_sub(1);
    let (a_end, b_end) = (a.len() - tail, b.len() - tail);
    let mut matches = matched(&a[..head], &b[..head]);
    matches.extend(heaviest(sides, &a[head..a_end], &b[head..b_end]));
    matches.extend(matched(&a[a_end..], &b[b_end..]));
    matches
}

/// A word by its key, and where it stands.
#[derive(Clone, Copy)]
struct Keyed {
    key: u32,
    at: usize,
}

/// What two texts share.
struct Shared<F> {
    a: Vec<Keyed>,
    b: Vec<Keyed>,
    /// Whether a word of both stands once in each.
    is_single: F,
}

/// The words of each side that the other has: no other can match.
fn shared(mut a: Vec<Keyed>, mut b: Vec<Keyed>) -> Shared<impl Fn(u32) -> bool> {
    let sorted = |words: &[Keyed]| {
        let mut keys: Vec<u32> = words.iter().map(|word| word.key).collect();
        keys.sort_unstable();
        keys
    };
    let of_b = sorted(&b);
    a.retain(|word| of_b.binary_search(&word.key).is_ok());
    let of_a = sorted(&a);
    b.retain(|word| of_a.binary_search(&word.key).is_ok());
    let is_once = |keys: &[u32], key| keys.partition_point(|k| *k < key) + 1 == keys.partition_point(|k| *k <= key);
    Shared {
        a,
        b,
        is_single: move |key| is_once(&of_a, key) && is_once(&of_b, key),
    }
}

/// The heaviest common subsequence of some words, by a table of all pairs.
fn heaviest(sides: &Sides<'_>, a: &[Keyed], b: &[Keyed]) -> Vec<(usize, usize)> {
    let width = b.len();
    let mut ways = vec![SKIP_A; a.len() * width];
    let mut row = vec![0.0_f32; width + 1];
    for (i, one) in a.iter().enumerate() {
        let weight = sides.corpus.weight(one.key);
        let is_next_a = i > 0 && a[i - 1].at + 1 == one.at;
        let mut diagonal = 0.0;
        for (j, other) in b.iter().enumerate() {
            let above = row[j + 1];
            let (mut best, mut way) = if row[j] > above {
                (row[j], SKIP_B)
            } else {
                (above, SKIP_A)
            };
            if one.key == other.key {
                let is_next = is_next_a && j > 0 && b[j - 1].at + 1 == other.at;
                let follows = is_next && ways[(i - 1) * width + j - 1] == MATCH;
                let matched = diagonal + weight + if follows { sides.config.run_bonus } else { 0.0 };
                if matched >= best {
                    (best, way) = (matched, MATCH);
                }
            }
            ways[i * width + j] = way;
            row[j + 1] = best;
            diagonal = above;
        }
    }
    walk_back(&ways, a, b)
}

fn walk_back(ways: &[u8], a: &[Keyed], b: &[Keyed]) -> Vec<(usize, usize)> {
    let mut matches = Vec::with_capacity(a.len().min(b.len()));
    let (mut i, mut j) = (a.len(), b.len());
    while i > 0 && j > 0 {
        match ways[(i - 1) * b.len() + j - 1] {
            MATCH => {
                matches.push((a[i - 1].at, b[j - 1].at));
                (i, j) = (i - 1, j - 1);
            }
            SKIP_B => j -= 1,
            _ => i -= 1,
        }
    }
    matches.reverse();
    matches
}
