//! How many independent witnesses a statement has: outlets, less those that took it from one text or one carrier.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::carrier::carrier;
use crate::fold;
use crate::model::Ground;

/// An outlet's statement of one utterance.
#[derive(Clone, Debug)]
pub struct Witness<G> {
    /// The outlet's id; of an article without an outlet its own.
    pub outlet: String,
    /// The copy group of its article.
    pub copy: Option<G>,
    /// Whom it credits for its text or for the statement, and its outlet itself.
    pub channels: Vec<Channel>,
}

/// Someone who carries statements to outlets, by a name that is the same however it is called.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Channel {
    key: String,
    name: Arc<str>,
}

impl Channel {
    /// The channel of that name; none for a platform, where speakers publish themselves: two outlets that read a
    /// statement there are two witnesses.
    #[must_use]
    pub fn named(called: &str) -> Option<Self> {
        let known = carrier(called);
        if known.is_some_and(|known| known.is_platform) {
            return None;
        }
        let name: Arc<str> = match known {
            Some(known) => known.name.into(),
            None => called.split_whitespace().collect::<Vec<_>>().join(" ").into(),
        };
        let key = fold::name(&name);
        (!key.is_empty()).then_some(Self { key, name })
    }
}

/// What joins some witnesses: how, the name of what they have in common, and their numbers.
pub type Joint = (Ground, Arc<str>, Vec<usize>);

/// How many witnesses are independent: outlets that no copy group and no channel joins, not even through others. With
/// them the reasons: what joins which of `witnesses`, by number, only where it joins several outlets.
#[must_use]
pub fn independent<G: Ord + ToString>(witnesses: &[Witness<G>]) -> (usize, Vec<Joint>) {
    let mut outlets: BTreeMap<&str, usize> = BTreeMap::new();
    let mut copies: BTreeMap<&G, Vec<usize>> = BTreeMap::new();
    let mut channels: BTreeMap<&str, (&Arc<str>, Vec<usize>)> = BTreeMap::new();
    for (number, witness) in witnesses.iter().enumerate() {
        let next = outlets.len();
        outlets.entry(&witness.outlet).or_insert(next);
        if let Some(group) = &witness.copy {
            copies.entry(group).or_default().push(number);
        }
        for channel in &witness.channels {
            let of_channel = channels.entry(&channel.key).or_insert((&channel.name, Vec::new()));
            if of_channel.1.last() != Some(&number) {
                of_channel.1.push(number);
            }
        }
    }
    let copies = copies
        .into_iter()
        .map(|(group, of)| (Ground::Copy, group.to_string().into(), of));
    let channels = channels
        .into_values()
        .map(|(name, of)| (Ground::Credit, Arc::clone(name), of));
    let outlet_of = |number: &usize| outlets[witnesses[*number].outlet.as_str()];
    let mut joined = petgraph::unionfind::UnionFind::<usize>::new(outlets.len());
    let mut count = outlets.len();
    let mut ties = Vec::new();
    for (ground, name, of) in copies.chain(channels) {
        let first = of.first().map_or(0, outlet_of);
        if of.iter().any(|number| outlet_of(number) != first) {
            count -= of
                .iter()
                .filter(|number| joined.union(first, outlet_of(number)))
                .count();
            ties.push((ground, name, of));
        }
    }
    (count, ties)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn witness(outlet: &str, copy: Option<u32>, channels: &[&str]) -> Witness<u32> {
        let own = std::iter::once(&outlet).chain(channels);
        Witness {
            outlet: outlet.to_owned(),
            copy,
            channels: own.filter_map(|name| Channel::named(name)).collect(),
        }
    }

    #[track_caller]
    fn check(witnesses: &[Witness<u32>], count: usize, ties: &[(Ground, &str, &[usize])]) {
        let (found, why) = independent(witnesses);
        let why: Vec<_> = why
            .iter()
            .map(|(ground, name, of)| (*ground, &**name, &of[..]))
            .collect();
        assert_eq!((found, &why[..]), (count, ties));
    }

    #[test]
    fn outlets_of_one_text_are_one_witness() {
        let all = [
            witness("A", Some(1), &[]),
            witness("B", Some(1), &[]),
            witness("C", None, &[]),
        ];
        check(&all, 2, &[(Ground::Copy, "1", &[0, 1])]);
    }

    #[test]
    fn outlets_that_credit_one_agency_are_one_with_it() {
        let all = [
            witness("A", None, &["AFP"]),
            witness("B", None, &["Agence France-Presse"]),
            witness("TASS", None, &[]),
            witness("C", None, &["the TASS news agency"]),
        ];
        check(
            &all,
            2,
            &[(Ground::Credit, "AFP", &[0, 1]), (Ground::Credit, "TASS", &[2, 3])],
        );
    }

    #[test]
    fn a_platform_and_an_outlet_by_itself_join_nothing() {
        let all = [
            witness("A", Some(1), &["Twitter"]),
            witness("A", Some(1), &[]),
            witness("B", None, &["Twitter"]),
        ];
        check(&all, 2, &[]);
    }

    #[test]
    fn ties_join_through_others() {
        let all = [
            witness("A", Some(1), &[]),
            witness("B", Some(1), &["KCNA"]),
            witness("C", None, &["KCNA"]),
        ];
        assert_eq!(independent(&all).0, 1);
    }
}
