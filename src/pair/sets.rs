//! Texts as sets of words in order of rarity, numbered from the lightest to the heaviest, and the index over them.

use rustc_hash::FxHashMap;

use super::Config;
use super::lists::Lists;
use super::postings::Postings;
use crate::fold::{self, Corpus, Token};
use crate::model::{Kind, Statement};

/// The different texts ("units") as word sets.
///
/// Words are renumbered by rarity: 0 is the rarest. Units are renumbered by weight: 0 is the lightest.
pub struct Sets {
    unit_of_statement: Vec<u32>,
    units: Lists,
    /// By unit: its words as they stand.
    orders: Lists,
    signatures: Vec<Signature>,
    is_claim: Vec<bool>,
    unit_weights: Vec<f32>,
    /// Parts of units between ellipses, and sentences, as they stand.
    parts: Lists,
    /// By unit: its first part, an index into `parts`; one more than there are units.
    first_part: Vec<usize>,
    postings: Postings,
    word_weights: Vec<f32>,
    evidence: f32,
}

/// A text before it has its number.
struct Unit {
    order: Vec<u32>,
    words: Vec<u32>,
    parts: Vec<Vec<u32>>,
    weight: f32,
    is_claim: bool,
}

impl Sets {
    pub fn new(corpus: &Corpus, statements: &[Statement], config: &Config) -> Self {
        let ranks = Ranks::new(corpus);
        let (units, unit_of_statement) = collapse(corpus, statements, &ranks, config);
        let mut order: Vec<usize> = (0..units.len()).collect();
        order.sort_by(|&a, &b| units[a].weight.total_cmp(&units[b].weight).then(a.cmp(&b)));
        let mut place = vec![0_u32; units.len()];
        for (new, &old) in (0..).zip(&order) {
            place[old] = new;
        }
        let (mut words, mut orders, mut parts, mut first_part) = (Lists::new(), Lists::new(), Lists::new(), vec![0]);
        for &old in &order {
            let unit = &units[old];
            words.push(&unit.words);
            orders.push(&unit.order);
            unit.parts.iter().for_each(|part| parts.push(part));
            first_part.push(parts.len());
        }
        Self {
            unit_of_statement: unit_of_statement.iter().map(|&unit| place[unit]).collect(),
            signatures: words.iter().map(Signature::of).collect(),
            is_claim: order.iter().map(|&old| units[old].is_claim).collect(),
            unit_weights: order.iter().map(|&old| units[old].weight).collect(),
            parts,
            first_part,
            postings: Postings::new(ranks.weights.len(), &words, &orders, config),
            units: words,
            orders,
            word_weights: ranks.weights,
            evidence: config.evidence_among(corpus.len()) * corpus.weight_max(),
        }
    }

    pub const fn len(&self) -> usize {
        self.units.len()
    }

    pub fn unit_of_statement(&self) -> &[u32] {
        &self.unit_of_statement
    }

    /// The words of a unit, rarest first.
    pub fn unit(&self, unit: u32) -> &[u32] {
        self.units.get(unit as usize)
    }

    /// The words of a unit as they stand.
    pub fn order(&self, unit: u32) -> &[u32] {
        self.orders.get(unit as usize)
    }

    /// Which words a unit may hold.
    pub fn signature(&self, unit: u32) -> Signature {
        self.signatures[unit as usize]
    }

    pub fn is_claim(&self, unit: u32) -> bool {
        self.is_claim[unit as usize]
    }

    pub fn unit_weight(&self, unit: u32) -> f32 {
        self.unit_weights[unit as usize]
    }

    /// The parts of a unit that may be excerpts by themselves, between ellipses or sentences, as they stand.
    pub fn parts(&self, unit: u32) -> impl Iterator<Item = &[u32]> {
        let at = unit as usize;
        (self.first_part[at]..self.first_part[at + 1]).map(|part| self.parts.get(part))
    }

    pub const fn postings(&self) -> &Postings {
        &self.postings
    }

    pub fn weight(&self, word: u32) -> f32 {
        self.word_weights[word as usize]
    }

    /// The weight of a set, rarest words first.
    pub fn weight_of(&self, words: &[u32]) -> f32 {
        words.iter().map(|&word| self.weight(word)).sum()
    }

    /// The weight of the words that two sets share, and how many they are.
    pub fn shared(&self, one: &[u32], other: &[u32]) -> (f32, u32) {
        let (mut i, mut j, mut weight, mut words) = (0, 0, 0.0, 0);
        while let (Some(&a), Some(&b)) = (one.get(i), other.get(j)) {
            if a == b {
                weight += self.weight(a);
                words += 1;
            }
            // No branch: which of two words comes first, nothing foretells.
            i += usize::from(a <= b);
            j += usize::from(b <= a);
        }
        (weight, words)
    }

    /// Weight that a pair must share at the least.
    pub const fn evidence(&self) -> f32 {
        self.evidence
    }
}

/// Words renumbered from the rarest (heaviest) on.
struct Ranks {
    of_key: Vec<u32>,
    weights: Vec<f32>,
}

impl Ranks {
    fn new(corpus: &Corpus) -> Self {
        let mut order: Vec<u32> = (0..).take(corpus.keys()).collect();
        order.sort_by(|&a, &b| corpus.weight(b).total_cmp(&corpus.weight(a)).then(a.cmp(&b)));
        let mut of_key = vec![0; order.len()];
        for (rank, &key) in (0..).zip(&order) {
            of_key[key as usize] = rank;
        }
        Self {
            of_key,
            weights: order.iter().map(|&key| corpus.weight(key)).collect(),
        }
    }

    /// Some words as they stand. Editorial words are wildcards and left out, unless there are no others.
    fn order(&self, corpus: &Corpus, tokens: &[Token]) -> Vec<u32> {
        let rank = |token: &Token| self.of_key[corpus.key(*token) as usize];
        let own: Vec<u32> = tokens.iter().filter(|t| !t.is_editorial()).map(rank).collect();
        if own.is_empty() {
            tokens.iter().map(rank).collect()
        } else {
            own
        }
    }
}

/// Words each once, rarest first.
pub fn set_of(order: &[u32]) -> Vec<u32> {
    let mut words = order.to_vec();
    words.sort_unstable();
    words.dedup();
    words
}

/// Which words a set may hold: a bit for each, which others may share.
#[derive(Clone, Copy)]
pub struct Signature(u128);

impl Signature {
    pub fn of(set: &[u32]) -> Self {
        Self(set.iter().fold(0, |bits, &word| bits | 1 << Self::bit(word)))
    }

    /// The bit of a word.
    pub const fn bit(word: u32) -> u32 {
        word.wrapping_mul(0x9e37_79b1) >> 25
    }

    /// The bits that are here and not there.
    pub const fn beyond(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    pub fn bits(self) -> impl Iterator<Item = u32> {
        let mut left = self.0;
        std::iter::from_fn(move || {
            let bit = left.trailing_zeros();
            left &= left.wrapping_sub(1);
            (bit < u128::BITS).then_some(bit)
        })
    }
}

/// One unit for each different text; a claim and another statement of equal text stay apart.
fn collapse(corpus: &Corpus, statements: &[Statement], ranks: &Ranks, config: &Config) -> (Vec<Unit>, Vec<usize>) {
    let mut known = FxHashMap::default();
    let mut units: Vec<Unit> = Vec::new();
    let mut unit_of_statement = Vec::with_capacity(statements.len());
    for (number, statement) in (0..).zip(statements) {
        let text = corpus.text_of(number);
        let is_claim = statement.kind == Kind::Claim;
        unit_of_statement.push(*known.entry((text, is_claim)).or_insert_with(|| {
            let tokens = corpus.tokens(text);
            let order = ranks.order(corpus, tokens);
            let words = set_of(&order);
            let weight = words.iter().map(|&word| ranks.weights[word as usize]).sum();
            let parts = if is_claim {
                Vec::new()
            } else {
                parts(corpus, tokens, ranks, config)
            };
            units.push(Unit {
                order,
                words,
                parts,
                weight,
                is_claim,
            });
            units.len() - 1
        }));
    }
    (units, unit_of_statement)
}

/// The stretches between ellipses and the sentences, where there are several, that have two words of content and
/// `words_min` words.
fn parts(corpus: &Corpus, tokens: &[Token], ranks: &Ranks, config: &Config) -> Vec<Vec<u32>> {
    let telling = fold::repeatable(tokens).filter(|part| corpus.content_among(part) >= 2);
    telling
        .map(|part| ranks.order(corpus, part))
        .filter(|order| set_of(order).len() >= config.words_min)
        .collect()
}
