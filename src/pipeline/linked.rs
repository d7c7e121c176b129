//! From statements to links and clusters: candidates in pieces, each judged where it was found.

use rayon::prelude::*;

use super::{Config, Progress, Step};
use crate::model::{Bond, Cluster, Link, Statement};
use crate::{fold, graph, link, pair};

/// Entries of the pair index that a thread takes at a time. Changes no result.
const PIECE: usize = 64;

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
    pub fn new(statements: &'a [Statement], config: &'a Config, progress: &dyn Progress) -> Self {
        let corpus = fold::Corpus::of_statements(statements, &config.fold);
        let (bonds, bounds) = bonds(statements, &corpus, config, progress);
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

fn bonds(
    statements: &[Statement],
    corpus: &fold::Corpus,
    config: &Config,
    progress: &dyn Progress,
) -> (Vec<Bond>, pair::Reached) {
    let mut linker = link::Linker::new(statements, corpus, &config.link);
    let index = pair::Index::new(statements, corpus, &config.pair);
    let promising = promising(&index, &linker, progress);
    linker.learn_phrases(families(corpus.len(), &index, &linker, &promising));
    let (mut of_texts, mut bonds) = judged(&index, &linker, &promising);
    drop(promising);
    of_texts.par_sort_unstable_by_key(|bond| (bond.one, bond.other));
    of_texts.dedup_by_key(|bond| (bond.one, bond.other));
    let through = link::complete(&linker, &of_texts);
    let units = index.units_of_texts(corpus.len());
    let third = through.par_iter().flat_map_iter(|bond| {
        let two = units[bond.one.0 as usize].zip(units[bond.other.0 as usize]);
        let pairs = two
            .map(|(one, other)| index.pairs_between(one, other))
            .unwrap_or_default();
        pairs.into_iter().filter_map(|pair| linker.bond_through(pair, bond))
    });
    bonds.par_extend(third);
    bonds.par_sort_unstable_by(|x, y| {
        (x.a, x.b)
            .cmp(&(y.a, y.b))
            .then(y.score.get().total_cmp(&x.score.get()))
    });
    bonds.dedup_by_key(|bond| (bond.a, bond.b));
    (bonds, index.reached())
}

/// The links among the statements of the candidates and of equal texts, and what the candidates show whoever says them.
fn judged(
    index: &pair::Index,
    linker: &link::Linker<'_>,
    promising: &[((u32, u32), f32)],
) -> (Vec<link::TextBond>, Vec<Bond>) {
    let same = (0..index.len()).into_par_iter().flat_map_iter(|unit| {
        let unit = u32::try_from(unit).unwrap_or(u32::MAX);
        let mut bonds = Vec::new();
        linker.bonds(&index.pairs_between(unit, unit), &mut bonds);
        bonds
    });
    let mut bonds: Vec<Bond> = same.collect();
    let judge = |some: &[((u32, u32), f32)]| {
        let (mut of_texts, mut bonds) = (Vec::new(), Vec::new());
        for ((one, other), _) in some {
            let text_bond = linker.bonds(&index.pairs_between(*one, *other), &mut bonds);
            of_texts.extend(text_bond);
        }
        (of_texts, bonds)
    };
    let mut of_texts = Vec::new();
    let pieces: Vec<_> = promising.par_chunks(4 * PIECE).map(judge).collect();
    for (of_piece, bonds_of_piece) in pieces {
        of_texts.extend(of_piece);
        bonds.extend(bonds_of_piece);
    }
    (of_texts, bonds)
}

/// The candidates that may be links when all is known, with what they show so far.
fn promising(index: &pair::Index, linker: &link::Linker<'_>, progress: &dyn Progress) -> Vec<((u32, u32), f32)> {
    let pieces = index.len().div_ceil(PIECE);
    let judge = |piece: usize| {
        let alike = index.alike(piece * PIECE..((piece + 1) * PIECE).min(index.len()));
        progress.advance(Step::Link, pieces);
        alike.into_iter().filter_map(|two| {
            let logit = linker.best_logit(index.text(two.0).0, index.text(two.1).0);
            linker.may_link(logit).then_some((two, logit))
        })
    };
    (0..pieces).into_par_iter().flat_map_iter(judge).collect()
}

/// By text, the first text of its family: those that surely are one utterance, by whatever chain.
fn families(texts: usize, index: &pair::Index, linker: &link::Linker<'_>, promising: &[((u32, u32), f32)]) -> Vec<u32> {
    let mut families = petgraph::unionfind::UnionFind::<u32>::new(texts);
    for (two, _) in promising.iter().filter(|(_, logit)| linker.is_link(*logit)) {
        families.union(index.text(two.0).0.0, index.text(two.1).0.0);
    }
    families.into_labeling()
}
