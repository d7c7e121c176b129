//! From statements to links and clusters: candidates in pieces, each judged where it was found.

use rayon::prelude::*;

use super::{Config, Progress, Setup, Step};
use crate::model::{Alike, Bond, Cluster, Link, Statement};
use crate::{fold, graph, link, pair};

/// Entries of the pair index that a thread takes at a time. Changes no result.
const PIECE: usize = 256;

/// Pairs of texts whose statements are linked at a time. Changes no result.
const PAIRS: usize = 1 << 16;

/// The links between statements without their reasons, which can be asked for, and what they make.
pub struct Linked<'a> {
    statements: &'a [Statement],
    config: &'a Config,
    corpus: fold::Corpus,
    /// By first, then by second statement.
    pub bonds: Vec<Bond>,
    /// As [`graph::cluster`] orders them.
    pub clusters: Vec<Cluster>,
    /// How often the bounds on pairs were reached.
    pub bounds: pair::Reached,
}

impl<'a> Linked<'a> {
    /// Links `statements`, which should be in an order of their own, so that the result does not depend on that of the
    /// input. The number of threads changes nothing.
    #[must_use]
    pub fn new(statements: &'a [Statement], setup: impl Into<Setup<'a>>, progress: &dyn Progress) -> Self {
        let setup = setup.into();
        let config = setup.config;
        let corpus = setup.with_embeddings(fold::Corpus::of_statements(statements, &config.fold));
        let (bonds, bounds) = bonds(statements, &corpus, setup, progress);
        let clusters = graph::cluster(statements, &bonds, &config.graph);
        Self {
            statements,
            config,
            corpus,
            bonds,
            clusters,
            bounds,
        }
    }

    /// Links with their reasons: measures and word diffs.
    #[must_use]
    pub fn explained(&self, bonds: &[Bond]) -> Vec<Link> {
        let linker = link::Linker::new(self.statements, &self.corpus, &self.config.link);
        bonds.par_iter().map(|&bond| linker.explain(bond)).collect()
    }
}

/// Texts first: which are alike, what they show, and what follows through a third; then the statements that print them.
fn bonds(
    statements: &[Statement],
    corpus: &fold::Corpus,
    setup: Setup<'_>,
    progress: &dyn Progress,
) -> (Vec<Bond>, pair::Reached) {
    let config = setup.config;
    let index = pair::Index::new(statements, corpus, &config.pair);
    let mut linker = link::Linker::new(statements, corpus, &config.link);
    let alike = alike(&index, &linker, progress);
    let reached = index.reached();
    // All but the owners is large, and is not asked again.
    let owners = index.into_owners();
    linker.learn_phrases(families(corpus.len(), &linker, &owners, &alike));
    let (of_texts, stars_left_out) = bonds_of_texts(&owners, &linker, alike);
    let linked = of_texts
        .chunk_by(is_same_pair)
        .filter(|same| linker.is_sure(same))
        .map(|same| (same[0].one, same[0].other));
    let crowds = pair::Crowds::new(owners, &config.pair, linked);
    let of_pair = |same: &[link::TextBond]| {
        let pairs = crowds.pairs(same[0].one, same[0].other);
        let best = |pair| {
            let bonds = same.iter().filter_map(|shown| linker.bond(pair, shown));
            bonds.max_by(|one, other| one.score.get().total_cmp(&other.score.get()))
        };
        pairs.into_iter().filter_map(best).collect::<Vec<Bond>>()
    };
    // Some at a time: gathered in parallel they are in memory twice.
    let mut pairs = of_texts.chunk_by(is_same_pair).peekable();
    let mut bonds: Vec<Bond> = Vec::new();
    while pairs.peek().is_some() {
        let some: Vec<&[link::TextBond]> = pairs.by_ref().take(PAIRS).collect();
        bonds.par_extend(some.par_iter().copied().flat_map_iter(of_pair));
    }
    bonds.par_sort_unstable_by_key(|bond| (bond.a, bond.b));
    let retelling_left_out = add_retold(&mut bonds, statements, &crowds, setup);
    let reached = pair::Reached {
        group_max: crowds.statements(),
        star_max: stars_left_out,
        retelling_entries_max: retelling_left_out,
        ..reached
    };
    (bonds, reached)
}

/// Adds the reports that tell again what is not linked with them yet. Takes the links in order, and keeps them so. Gives
/// the number of reports for which not all was looked at.
fn add_retold(bonds: &mut Vec<Bond>, statements: &[Statement], crowds: &pair::Crowds, setup: Setup<'_>) -> usize {
    let told = link::Told::new(statements);
    let corpus = setup.with_embeddings(fold::Corpus::new(told.texts(), &setup.config.fold));
    let links = |speaker: usize| told.links(speaker, &corpus, &setup.config.link, |pair| crowds.may_pair(pair));
    let retold: Vec<link::Retold> = (0..told.len()).into_par_iter().map(links).collect();
    let is_new = |bond: &&Bond| bonds.binary_search_by_key(&(bond.a, bond.b), |b| (b.a, b.b)).is_err();
    let new: Vec<Bond> = retold
        .iter()
        .flat_map(|found| &found.bonds)
        .filter(is_new)
        .copied()
        .collect();
    if !new.is_empty() {
        bonds.extend(new);
        bonds.par_sort_unstable_by_key(|bond| (bond.a, bond.b));
    }
    retold.iter().map(|found| found.left_out).sum()
}

fn is_same_pair(one: &link::TextBond, other: &link::TextBond) -> bool {
    (one.one, one.other) == (other.one, other.other)
}

/// What texts show, two by two and each with itself, in order; where two are known by themselves and through a third,
/// both. And how many stars were too large to be made.
fn bonds_of_texts(owners: &pair::Owners, linker: &link::Linker<'_>, alike: Vec<Alike>) -> (Vec<link::TextBond>, usize) {
    let several = (0..).take(owners.units()).filter(|&unit| owners.of(unit).len() > 1);
    let same: Vec<_> = several.map(|unit| (unit, unit)).collect();
    let two = alike.par_iter().map(|alike| (alike.one, alike.other));
    let compare = |units: (u32, u32)| linker.compare(units, owners.text(units.0), owners.text(units.1));
    let mut bonds: Vec<_> = same.par_iter().copied().chain(two).filter_map(compare).collect();
    drop(alike);
    let in_order = |bond: &link::TextBond| (bond.one, bond.other, bond.is_through);
    bonds.par_sort_unstable_by_key(in_order);
    let (through, left_out) = link::complete(linker, owners.texts(), &bonds);
    bonds.extend(through);
    bonds.par_sort_unstable_by_key(in_order);
    (bonds, left_out)
}

/// The texts that may be linked, going by the words they share.
fn alike(index: &pair::Index, linker: &link::Linker<'_>, progress: &dyn Progress) -> Vec<Alike> {
    let text = |unit: u32| index.owners().text(unit);
    let pieces = index.len().div_ceil(PIECE);
    let worth = |alike: &Alike| linker.is_worth(text(alike.one), text(alike.other), alike);
    let piece = |piece: usize| {
        let alike = index.alike(piece * PIECE..((piece + 1) * PIECE).min(index.len()), worth);
        progress.advance(Step::Link, pieces);
        alike
    };
    (0..pieces).into_par_iter().flat_map_iter(piece).collect()
}

/// By text, the first text of its family: those that surely are one utterance, by whatever chain.
fn families(texts: usize, linker: &link::Linker<'_>, owners: &pair::Owners, alike: &[Alike]) -> Vec<u32> {
    let mut families = petgraph::unionfind::UnionFind::<u32>::new(texts);
    for alike in alike {
        let (one, other) = (owners.text(alike.one), owners.text(alike.other));
        if linker.is_surely_one(one, other, alike) {
            families.union(one.0, other.0);
        }
    }
    families.into_labeling()
}
