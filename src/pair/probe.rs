//! Looks one text up in the index of all: which others hold enough of it.

use super::Config;
use super::sets::{Sets, Signature, set_of};
use crate::model::Alike;

/// One text after another is looked up; the scratch memory is kept.
pub struct Probe<'a> {
    sets: &'a Sets,
    config: &'a Config,
    /// By unit: the last look-up that came upon it.
    seen: Vec<u32>,
    lookups: u32,
    found: Vec<u32>,
    /// Units, and what of the text looked up they do not hold.
    beside: Vec<(u32, Signature)>,
    /// Of the words of the text looked up.
    weights: Vec<f32>,
    left_out: usize,
}

impl<'a> Probe<'a> {
    pub fn new(sets: &'a Sets, config: &'a Config) -> Self {
        Self {
            sets,
            config,
            seen: vec![0; sets.len()],
            lookups: 0,
            found: Vec::new(),
            beside: Vec::new(),
            weights: Vec::new(),
            left_out: 0,
        }
    }

    /// The pairs that `unit` is responsible for, in order: with heavier ones that hold enough of it, and any that hold
    /// enough of one of its parts and do not find it themselves.
    pub fn partners_of(&mut self, unit: u32) -> Vec<Alike> {
        let sets = self.sets;
        let mut partners = self.holders_of(sets.order(unit), sets.unit(unit), unit + 1);
        partners.retain(|&other| {
            sets.is_claim(unit) == sets.is_claim(other)
                && (!sets.is_claim(unit) || is_same_claim(sets, self.config, unit, other))
        });
        for part in sets.parts(unit) {
            let found = self.holders_of(part, &set_of(part), 0);
            partners.extend(found.into_iter().filter(|&other| {
                other != unit && !sets.is_claim(other) && (other > unit || !finds(sets, self.config, other, unit))
            }));
        }
        partners.sort_unstable();
        partners.dedup();
        let alike = |other: u32| {
            let (weight, words) = sets.shared(sets.unit(unit), sets.unit(other));
            let (one, two) = (sets.unit_weight(unit), sets.unit_weight(other));
            Alike {
                one: unit,
                other,
                words,
                weight,
                lighter: one.min(two),
                heavier: one.max(two),
            }
        };
        partners.into_iter().map(alike).collect()
    }

    /// The units from `first` on that hold enough of `set`, whose words stand as in `order`.
    fn holders_of(&mut self, order: &[u32], set: &[u32], first: u32) -> Vec<u32> {
        let Some(need) = needed(self.sets, self.config, set) else {
            return Vec::new();
        };
        let whole = self.sets.weight_of(set);
        let mut rest = whole;
        let mut is_whole = true;
        self.found.clear();
        for &word in set {
            if rest + SLACK < need {
                break;
            }
            if self.found.len() > self.config.entries_max {
                is_whole = false;
                break;
            }
            is_whole &= self.sets.postings().holders(order, word, first, &mut self.found);
            rest -= self.sets.weight(word);
        }
        self.left_out += usize::from(!is_whole);
        self.harvest(set, need, whole)
    }

    /// Of the units found, those that really share `need` of the weight of `set`, which is `whole`.
    ///
    /// In passes, each of which reads one table for all units: memory answers many questions at once, but only if none
    /// waits for what was made of the answer before it.
    fn harvest(&mut self, set: &[u32], need: f32, whole: f32) -> Vec<u32> {
        self.lookups += 1;
        let (seen, lookup) = (&mut self.seen, self.lookups);
        keep(&mut self.found, |&unit| {
            std::mem::replace(&mut seen[unit as usize], lookup) != lookup
        });
        self.weights.clear();
        self.weights.extend(set.iter().map(|&word| self.sets.weight(word)));
        let mut worth = [0.0_f32; u128::BITS as usize];
        for (&word, weight) in set.iter().zip(&self.weights) {
            worth[Signature::bit(word) as usize] += weight;
        }
        let signature = Signature::of(set);
        let units = self.found.iter();
        self.beside.clear();
        self.beside
            .extend(units.map(|&unit| (unit, signature.beyond(self.sets.signature(unit)))));
        let spare = whole - need + SLACK;
        keep(&mut self.beside, |(_, missing)| {
            missing.bits().map(|bit| worth[bit as usize]).sum::<f32>() <= spare
        });
        let others = self.beside.iter().map(|&(unit, _)| (unit, self.sets.unit(unit)));
        // Read for nothing but to have them all on their way from memory before the first is looked through.
        let first_words = others
            .clone()
            .flat_map(|(_, other)| [other.first(), other.get(CACHE_LINE)]);
        std::hint::black_box(first_words.flatten().fold(0, |all, word| all ^ word));
        let holders = others.filter(|(_, other)| shares(set, &self.weights, other, need, spare));
        holders.map(|(unit, _)| unit).collect()
    }

    pub const fn left_out(&self) -> usize {
        self.left_out
    }
}

/// Words that memory hands over at a time.
const CACHE_LINE: usize = 16;

/// Sums of weights in another order differ by less than this.
const SLACK: f32 = 1e-2;

/// Keeps what `is_wanted`; no branch hangs on what that says.
fn keep<T: Copy>(all: &mut Vec<T>, mut is_wanted: impl FnMut(&T) -> bool) {
    let mut kept = 0;
    for at in 0..all.len() {
        let one = all[at];
        all[kept] = one;
        kept += usize::from(is_wanted(&one));
    }
    all.truncate(kept);
}

/// Whether two sets share words of `need` of the `weights` of the first; not once the first has more than `spare` that
/// the other has not, which for most comes after a few words, for the rarest stand first.
fn shares(set: &[u32], weights: &[f32], other: &[u32], need: f32, spare: f32) -> bool {
    let (mut i, mut j, mut shared, mut missed) = (0, 0, 0.0, 0.0);
    while let (Some(&a), Some(&weight), Some(&b)) = (set.get(i), weights.get(i), other.get(j)) {
        // No branch: which of two words comes first, nothing foretells.
        shared += if a == b { weight } else { 0.0 };
        missed += if a < b { weight } else { 0.0 };
        i += usize::from(a <= b);
        j += usize::from(b <= a);
        if missed > spare {
            return false;
        }
    }
    shared >= need
}

/// The weight that a unit must share with `set` to hold enough of it; none when the set is too short to ask.
fn needed(sets: &Sets, config: &Config, set: &[u32]) -> Option<f32> {
    let need = (config.containment_min * sets.weight_of(set)).max(sets.evidence());
    (set.len() >= config.words_min).then_some(need)
}

fn holds(sets: &Sets, config: &Config, unit: u32, set: &[u32]) -> bool {
    needed(sets, config, set).is_some_and(|need| sets.shared(set, sets.unit(unit)).0 >= need)
}

fn is_same_claim(sets: &Sets, config: &Config, one: u32, other: u32) -> bool {
    let heavier = sets.unit_weight(one).max(sets.unit_weight(other));
    sets.shared(sets.unit(one), sets.unit(other)).0 >= config.claim_overlap_min * heavier
}

/// Whether the probe of `unit` gives `other`: the definition of the join, from one side.
pub fn finds(sets: &Sets, config: &Config, unit: u32, other: u32) -> bool {
    if sets.is_claim(unit) != sets.is_claim(other) {
        return false;
    }
    let whole = unit < other && holds(sets, config, other, sets.unit(unit));
    if sets.is_claim(unit) {
        return whole && is_same_claim(sets, config, unit, other);
    }
    whole || sets.parts(unit).any(|part| holds(sets, config, other, &set_of(part)))
}
