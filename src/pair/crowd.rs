//! Where so many statements are alike that not every two of them can be linked.
//!
//! In a crowd each statement keeps its link to the hubs: those of the texts it is linked to that are themselves linked
//! to most. Texts that are all alike have the same hubs, so the links to them hold together what all links did.

use std::cmp::Reverse;

use super::Config;
use super::emit::Owners;
use crate::model::Pair;

/// What of the pairs of linked texts becomes pairs of statements.
pub struct Crowds {
    owners: Owners,
    /// By unit: the statements that a statement of it is linked to, and itself.
    reach: Vec<u64>,
    /// The reach from which a unit is in a crowd.
    bound: u64,
    /// By unit, in a crowd: the texts that its statements are linked to.
    hubs: Vec<Vec<u32>>,
}

/// Texts that a statement in a crowd stays linked to beside its own.
const HUBS: usize = 4;

impl Crowds {
    /// Goes by the linked texts, each two once.
    pub fn new(owners: Owners, config: &Config, linked: impl Iterator<Item = (u32, u32)> + Clone) -> Self {
        let own = |unit: u32| owners.of(unit).len() as u64;
        let mut reach: Vec<u64> = (0..).take(owners.units()).map(own).collect();
        let linked = linked.filter(|(one, other)| one != other);
        for (one, other) in linked.clone() {
            reach[one as usize] += own(other);
            reach[other as usize] += own(one);
        }
        let bound = bound(config, &reach, own);
        let mut hubs = vec![Vec::new(); reach.len()];
        let rank = |unit: u32| (Reverse(reach[unit as usize]), Reverse(unit));
        for (one, other) in linked {
            for (of, hub) in [(one, other), (other, one)] {
                if reach[of as usize] > bound {
                    let hubs: &mut Vec<u32> = &mut hubs[of as usize];
                    let at = hubs.partition_point(|&known| rank(known) < rank(hub));
                    hubs.insert(at, hub);
                    hubs.truncate(HUBS);
                }
            }
        }
        Self {
            owners,
            reach,
            bound,
            hubs,
        }
    }

    fn is_crowded(&self, unit: u32) -> bool {
        self.reach[unit as usize] > self.bound
    }

    /// The pairs of statements that print two linked texts, or one text twice.
    #[must_use]
    pub fn pairs(&self, one: u32, other: u32) -> Vec<Pair> {
        let mut pairs = Vec::new();
        match (one == other, self.is_crowded(one) && self.is_crowded(other)) {
            (true, false) => self.owners.within(one, &mut pairs),
            (true, true) => self.owners.star(one, one, &mut pairs),
            // Where one is in no crowd the bound is none; but what is only perhaps alike counts in no reach.
            (false, false) => {
                let most = usize::try_from(self.bound).unwrap_or(usize::MAX);
                self.owners.across(one, other, most, &mut pairs);
            }
            (false, true) => {
                for (hub, unit) in [(one, other), (other, one)] {
                    if self.hubs[unit as usize].contains(&hub) {
                        self.owners.star(hub, unit, &mut pairs);
                    }
                }
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    }

    /// Whether two statements may be paired: those of one outlet may not, unless [`Config::within_outlet`] says so.
    #[must_use]
    pub fn may_pair(&self, pair: Pair) -> bool {
        self.owners.may_pair(pair.a, pair.b)
    }

    /// How many statements are in a crowd.
    #[must_use]
    pub fn statements(&self) -> usize {
        let units = (0..).take(self.reach.len());
        units
            .filter(|&unit| self.is_crowded(unit))
            .map(|unit| self.owners.of(unit).len())
            .sum()
    }
}

/// The most that a statement may be linked to: [`Config::group_max`], or, where the links would be more than
/// [`Config::links_max`] for each statement, the half of it, or the half of that, and so on.
fn bound(config: &Config, reach: &[u64], own: impl Fn(u32) -> u64) -> u64 {
    let statements: u64 = (0..).take(reach.len()).map(&own).sum();
    let links_max = config.links_max as u64;
    let links = |bound: u64| -> u64 {
        let few = (0..).zip(reach).filter(|(_, reach)| **reach <= bound);
        few.map(|(unit, reach)| own(unit).saturating_mul(*reach)).sum::<u64>() / 2
    };
    let halves = std::iter::successors(Some(config.group_max as u64), |bound| Some(bound / 2));
    halves
        .take_while(|&bound| bound > links_max)
        .find(|&bound| links(bound) <= links_max.saturating_mul(statements))
        .unwrap_or_else(|| links_max.min(config.group_max as u64))
}
