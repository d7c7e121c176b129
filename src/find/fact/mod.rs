//! Conflicts of fact: values that two outlets state of the same thing and that cannot both be right.
//!
//! A value is compared with those of its slot (numbers of the same noun, places, dates …) that share words about them:
//! what stands around "in Kaesong" says what is there. A value that the other article has too is no conflict: that
//! article knows of both.

mod compare;
mod conflict;
mod rank;
mod slot;
mod told;

use std::collections::BTreeMap;

use super::draft::Draft;
use super::event::Events;
use super::ground::{Ground, is_one_outlet};
use compare::{Parts, differ};
use conflict::{Bond, Conflicts};
use told::{Fact, Facts};

pub fn find(ground: &Ground<'_>, found: &mut Vec<Draft>) {
    let facts = Facts::new(ground);
    let events = Events::new(ground);
    let parts = Parts::new(ground, &facts.list);
    let mut conflicts = Conflicts::new(ground, &facts);
    for (a, b) in candidates(&facts, ground) {
        let (one, other) = (&facts.list[a], &facts.list[b]);
        let Some(sides) = ground.statement(one.statement).zip(ground.statement(other.statement)) else {
            continue;
        };
        if is_one_outlet(sides.0, sides.1) || !differ(ground, &parts, one, other) || facts.both_know(one, other) {
            continue;
        }
        let is_other_story = events.story_likeness(sides.0, sides.1) < ground.config.same_story_min;
        if is_other_story || events.are_of_other_people(one.statement, other.statement) {
            continue;
        }
        let shares_a_name = events.share_a_name(one.statement, other.statement);
        let is_of_others = one
            .person
            .as_ref()
            .zip(other.person.as_ref())
            .is_some_and(|(a, b)| a != b);
        if one.is_age() && !shares_a_name || is_of_others {
            continue;
        }
        let bond = Bond {
            likeness: events.likeness(one.statement, other.statement),
            shares_a_name,
        };
        conflicts.add(&facts, (a, b), bond);
    }
    conflicts.into_drafts(&facts, found);
    rank::find(ground, found);
}

/// Pairs of facts of one slot that share enough words about them, in order, each the other's best in its statement.
fn candidates(facts: &Facts<'_>, ground: &Ground<'_>) -> Vec<(usize, usize)> {
    let mut by_word: BTreeMap<(&slot::Slot, u32), Vec<usize>> = BTreeMap::new();
    for (index, fact) in facts.list.iter().enumerate() {
        for word in &fact.anchors {
            by_word.entry((&fact.slot, *word)).or_default().push(index);
        }
    }
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for crowd in by_word.values().filter(|crowd| crowd.len() <= ground.config.crowd_max) {
        for (at, &a) in crowd.iter().enumerate() {
            let others = crowd.iter().skip(at + 1).copied();
            let apart = others.filter(|b| facts.list[a].article != facts.list[*b].article);
            pairs.extend(apart.map(|b| (a.min(b), a.max(b))));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    let scored: Vec<_> = pairs
        .into_iter()
        .filter_map(|(a, b)| Some((a, b, score(&facts.list[a], &facts.list[b], ground)?)))
        .collect();
    mutual(facts, &scored)
}

/// How well what is said about two values agrees; `None` where it is too little.
fn score(a: &Fact<'_>, b: &Fact<'_>, ground: &Ground<'_>) -> Option<usize> {
    let shared = |one: &[u32], other: &[u32]| one.iter().filter(|word| other.contains(word)).count();
    let (all, near) = (shared(&a.anchors, &b.anchors), shared(&a.near, &b.near));
    let enough = all >= a.slot.anchors_min(ground.config) && near >= 1;
    enough.then_some(2 * near + all)
}

/// Pairs of which each is the other's best among the facts of the other's statement.
fn mutual(facts: &Facts<'_>, scored: &[(usize, usize, usize)]) -> Vec<(usize, usize)> {
    let mut best: BTreeMap<(usize, u32), usize> = BTreeMap::new();
    for &(a, b, score) in scored {
        for key in [(a, facts.list[b].statement), (b, facts.list[a].statement)] {
            let kept = best.entry(key).or_default();
            *kept = (*kept).max(score);
        }
    }
    let is_best =
        |fact: usize, other: usize, score: usize| best.get(&(fact, facts.list[other].statement)) == Some(&score);
    scored
        .iter()
        .filter(|&&(a, b, score)| is_best(a, b, score) && is_best(b, a, score))
        .map(|&(a, b, _)| (a, b))
        .collect()
}
