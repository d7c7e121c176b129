//! Which units hold a word; and where it is in too many, which hold a phrase with it.

use super::Config;
use super::lists::Lists;

/// For each word the units that hold it, lightest first; and the same for phrases of two and of three words, as far as
/// their words, or the phrases of two in them, stand in too many units to be looked through.
///
/// Phrases go by a hash: two may share a list, which only makes it longer.
pub struct Postings {
    words: Lists,
    twos: Lists,
    threes: Lists,
    long: usize,
    /// Of a list that is too long even so: the next ones, and the heaviest ones.
    next: usize,
    heaviest: usize,
}

impl Postings {
    /// `sets` has the words of each unit, each once, `orders` has them as they stand.
    pub fn new(words: usize, sets: &Lists, orders: &Lists, config: &Config) -> Self {
        let words = Lists::filled(words, |put| {
            for (unit, set) in (0..).zip(sets.iter()) {
                for &word in set {
                    put(word as usize, unit);
                }
            }
        });
        let long = config.holders_max;
        let is_long = |list: &[u32]| list.len() > long;
        let places = orders.items().len().next_power_of_two();
        let twos = phrases(orders, places, |two: &[u32; 2]| {
            two.iter().any(|&word| is_long(words.get(word as usize)))
        });
        let threes = phrases(orders, places, |&[a, b, c]: &[u32; 3]| {
            [[a, b], [b, c]].iter().any(|two| is_long(twos.get(place(two, places))))
        });
        Self {
            words,
            twos,
            threes,
            long,
            next: config.partners_max,
            heaviest: config.partners_max.div_ceil(4),
        }
    }

    /// Adds the units from `first` on that hold `word`, or where those are too many a phrase with it of `order`. Some
    /// may be added twice. Whether all were added.
    pub fn holders(&self, order: &[u32], word: u32, first: u32, found: &mut Vec<u32>) -> bool {
        let all = from(self.words.get(word as usize), first);
        if all.len() <= self.long {
            found.extend_from_slice(all);
            return true;
        }
        let mut is_whole = true;
        let places = (0..).zip(order).filter(|(_, other)| **other == word).map(|(at, _)| at);
        for at in places.take(OCCURRENCES_MAX) {
            for start in around(at) {
                is_whole &= self.holders_of_two(order, start, first, found);
            }
        }
        is_whole
    }

    /// The same for the two words from `start` on.
    fn holders_of_two(&self, order: &[u32], start: usize, first: u32, found: &mut Vec<u32>) -> bool {
        let Some(two) = order.get(start..start + 2) else {
            return true;
        };
        let all = from(self.twos.get(place(two, self.twos.len())), first);
        if all.len() <= self.long || order.len() == 2 {
            return self.add(all, found);
        }
        let mut is_whole = true;
        for three in around(start).filter_map(|start| order.get(start..start + 3)) {
            let all = from(self.threes.get(place(three, self.threes.len())), first);
            is_whole &= self.add(all, found);
        }
        is_whole
    }

    /// Adds a list, or of a long one the ends: those next in weight, and the heaviest, which are the same for all.
    fn add(&self, all: &[u32], found: &mut Vec<u32>) -> bool {
        let is_whole = all.len() <= FAMILY * self.long;
        if is_whole {
            found.extend_from_slice(all);
        } else {
            found.extend_from_slice(&all[..self.next.min(all.len())]);
            found.extend_from_slice(&all[all.len().saturating_sub(self.heaviest)..]);
        }
        is_whole
    }
}

/// Texts that share a phrase of three words are mostly one utterance: so many times more of them are looked through.
const FAMILY: usize = 8;

/// A word that stands more often in one text is looked up with its first neighbours only.
const OCCURRENCES_MAX: usize = 4;

/// The starts of the phrases that hold what starts at `at`, and begin one word before it at the most.
fn around(at: usize) -> impl Iterator<Item = usize> {
    at.saturating_sub(1)..=at
}

/// The units from `first` on.
fn from(units: &[u32], first: u32) -> &[u32] {
    &units[units.partition_point(|&unit| unit < first)..]
}

/// The units that hold each phrase of `N` words that is `wanted`.
fn phrases<const N: usize>(orders: &Lists, places: usize, wanted: impl Fn(&[u32; N]) -> bool) -> Lists {
    Lists::filled(places, |put| {
        for (unit, order) in (0..).zip(orders.iter()) {
            let all = order.windows(N).filter_map(|phrase| <&[u32; N]>::try_from(phrase).ok());
            for phrase in all.filter(|phrase| wanted(phrase)) {
                put(place(phrase, places), unit);
            }
        }
    })
}

/// The list of a phrase.
fn place(phrase: &[u32], places: usize) -> usize {
    let hash = phrase.iter().fold(0_u64, |hash, &word| {
        (hash ^ u64::from(word))
            .wrapping_mul(0x9e37_79b9_7f4a_7c15)
            .rotate_left(29)
    });
    let spread = hash.wrapping_mul(0xc2b2_ae3d_27d4_eb4f) >> 32;
    usize::try_from(spread).unwrap_or_default() & (places - 1)
}
