//! Looks one text up in the index of all: which others hold enough of it.

use super::{Config, sets::Sets};

/// One text after another is looked up; the scratch memory is kept.
pub struct Probe<'a> {
    sets: &'a Sets,
    config: &'a Config,
    /// By unit: the weight that it shares with the set looked up, as far as known.
    shared: Vec<f32>,
    touched: Vec<u32>,
    left_out: usize,
}

impl<'a> Probe<'a> {
    pub fn new(sets: &'a Sets, config: &'a Config) -> Self {
        Self {
            sets,
            config,
            shared: vec![0.0; sets.len()],
            touched: Vec::new(),
            left_out: 0,
        }
    }

    /// The units that `unit` is responsible for, in order: heavier ones that hold enough of it, and any that hold
    /// enough of one of its parts and do not find it themselves.
    pub fn partners_of(&mut self, unit: u32) -> Vec<u32> {
        let whole = self.sets.unit(unit);
        let found = self.holders_of(whole, unit + 1);
        let sets = self.sets;
        let mut partners = found;
        partners.retain(|&other| {
            sets.is_claim(unit) == sets.is_claim(other)
                && (!sets.is_claim(unit) || is_same_claim(sets, self.config, unit, other))
        });
        for part in sets.parts(unit) {
            let found = self.holders_of(part, 0);
            partners.extend(found.into_iter().filter(|&other| {
                other != unit && !sets.is_claim(other) && (other > unit || !finds(sets, self.config, other, unit))
            }));
        }
        partners.sort_unstable();
        partners.dedup();
        partners
    }

    /// Orders units by the share of their weight that `unit` shares, ties by number.
    pub fn likest_first(&self, unit: u32, others: &mut [u32]) {
        let sets = self.sets;
        let unlikeness = |other: u32| 1.0 - sets.shared(sets.unit(unit), sets.unit(other)) / sets.unit_weight(other);
        let mut ordered: Vec<(f32, u32)> = others.iter().map(|&other| (unlikeness(other), other)).collect();
        ordered.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        for (place, (_, other)) in others.iter_mut().zip(ordered) {
            *place = other;
        }
    }

    /// The units from `first` on that hold enough of `set`.
    fn holders_of(&mut self, set: &[u32], first: u32) -> Vec<u32> {
        let Some(need) = needed(self.sets, self.config, set) else {
            return Vec::new();
        };
        let mut rest = self.sets.weight_of(set);
        let mut entries = self.config.entries_max;
        for &word in set {
            let holders = self.sets.holders(word);
            let heavier = &holders[holders.partition_point(|&unit| unit < first)..];
            let weight = self.sets.weight(word);
            if rest + SLACK >= need {
                if heavier.len() > entries {
                    self.left_out += 1;
                    break;
                }
                entries -= heavier.len();
                self.open(heavier, weight);
            } else if heavier.len() < VERIFICATION_COST * self.touched.len() {
                self.raise(heavier, weight);
            } else {
                break;
            }
            rest -= weight;
        }
        self.harvest(set, need, rest)
    }

    /// Adds a word to all that hold it.
    fn open(&mut self, holders: &[u32], weight: f32) {
        for &unit in holders {
            let shared = &mut self.shared[unit as usize];
            if *shared == 0.0 {
                self.touched.push(unit);
            }
            *shared += weight;
        }
    }

    /// Adds a word to those that share another already: it is too late for any other to reach the floor.
    fn raise(&mut self, holders: &[u32], weight: f32) {
        for &unit in holders {
            let shared = &mut self.shared[unit as usize];
            *shared += if *shared == 0.0 { 0.0 } else { weight };
        }
    }

    /// Of the units touched, those that really share `need`; `rest` is the weight of the words not looked up.
    fn harvest(&mut self, set: &[u32], need: f32, rest: f32) -> Vec<u32> {
        let mut found = Vec::new();
        for unit in self.touched.drain(..) {
            let at_most = std::mem::take(&mut self.shared[unit as usize]) + rest;
            if at_most + SLACK >= need && self.sets.shared(set, self.sets.unit(unit)) >= need {
                found.push(unit);
            }
        }
        found
    }

    pub const fn left_out(&self) -> usize {
        self.left_out
    }
}

/// Index entries that can be read in the time that it takes to compare two sets.
const VERIFICATION_COST: usize = 16;

/// Sums of weights in another order differ by less than this.
const SLACK: f32 = 1e-2;

/// The weight that a unit must share with `set` to hold enough of it; none when the set is too short to ask.
fn needed(sets: &Sets, config: &Config, set: &[u32]) -> Option<f32> {
    let need = (config.containment_min * sets.weight_of(set)).max(sets.evidence());
    (set.len() >= config.words_min).then_some(need)
}

fn holds(sets: &Sets, config: &Config, unit: u32, set: &[u32]) -> bool {
    needed(sets, config, set).is_some_and(|need| sets.shared(set, sets.unit(unit)) >= need)
}

fn is_same_claim(sets: &Sets, config: &Config, one: u32, other: u32) -> bool {
    let heavier = sets.unit_weight(one).max(sets.unit_weight(other));
    sets.shared(sets.unit(one), sets.unit(other)) >= config.claim_overlap_min * heavier
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
    whole || sets.parts(unit).any(|part| holds(sets, config, other, part))
}
