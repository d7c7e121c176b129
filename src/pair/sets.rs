//! Texts as sets of words in order of rarity, numbered from the lightest to the heaviest, and the index over them.

use rustc_hash::FxHashMap;

use super::Config;
use crate::fold::{Corpus, Token};
use crate::model::{Kind, Statement};

/// The different texts ("units") as word sets.
///
/// Words are renumbered by rarity: 0 is the rarest. Units are renumbered by weight: 0 is the lightest.
pub struct Sets {
    unit_of_statement: Vec<u32>,
    units: Lists,
    is_claim: Vec<bool>,
    unit_weights: Vec<f32>,
    parts: Lists,
    /// By unit: its first part, an index into `parts`; one more than there are units.
    first_part: Vec<usize>,
    postings: Lists,
    word_weights: Vec<f32>,
    evidence: f32,
}

/// Lists of numbers, one after the other.
pub struct Lists {
    starts: Vec<usize>,
    items: Vec<u32>,
}

impl Lists {
    fn new() -> Self {
        Self {
            starts: vec![0],
            items: Vec::new(),
        }
    }

    fn push(&mut self, items: &[u32]) {
        self.items.extend_from_slice(items);
        self.starts.push(self.items.len());
    }

    const fn len(&self) -> usize {
        self.starts.len() - 1
    }

    fn get(&self, at: usize) -> &[u32] {
        &self.items[self.starts[at]..self.starts[at + 1]]
    }
}

/// A text before it has its number.
struct Unit {
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
        let mut sets = Self {
            unit_of_statement: unit_of_statement.iter().map(|&unit| place[unit]).collect(),
            units: Lists::new(),
            is_claim: Vec::with_capacity(units.len()),
            unit_weights: Vec::with_capacity(units.len()),
            parts: Lists::new(),
            first_part: vec![0],
            postings: Lists::new(),
            word_weights: ranks.weights,
            evidence: config.evidence_among(corpus.len()) * corpus.weight_max(),
        };
        for old in order {
            sets.push(&units[old]);
        }
        sets.postings = sets.inverted();
        sets
    }

    fn push(&mut self, unit: &Unit) {
        self.units.push(&unit.words);
        self.is_claim.push(unit.is_claim);
        self.unit_weights.push(unit.weight);
        for part in &unit.parts {
            self.parts.push(part);
        }
        self.first_part.push(self.parts.len());
    }

    /// By word: the units that hold it, lightest first. Counted, then filled.
    fn inverted(&self) -> Lists {
        let mut starts = vec![0_usize; self.word_weights.len() + 1];
        for &word in &self.units.items {
            starts[word as usize + 1] += 1;
        }
        for word in 1..starts.len() {
            starts[word] += starts[word - 1];
        }
        let mut items = vec![0_u32; self.units.items.len()];
        let mut next = starts.clone();
        for (number, unit) in (0..).zip(0..self.units.len()) {
            for &word in self.units.get(unit) {
                items[next[word as usize]] = number;
                next[word as usize] += 1;
            }
        }
        Lists { starts, items }
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

    pub fn is_claim(&self, unit: u32) -> bool {
        self.is_claim[unit as usize]
    }

    pub fn unit_weight(&self, unit: u32) -> f32 {
        self.unit_weights[unit as usize]
    }

    /// The parts of a unit between ellipses that may be excerpts by themselves.
    pub fn parts(&self, unit: u32) -> impl Iterator<Item = &[u32]> {
        let at = unit as usize;
        (self.first_part[at]..self.first_part[at + 1]).map(|part| self.parts.get(part))
    }

    /// The units that hold a word, lightest first.
    pub fn holders(&self, word: u32) -> &[u32] {
        self.postings.get(word as usize)
    }

    pub fn weight(&self, word: u32) -> f32 {
        self.word_weights[word as usize]
    }

    /// The weight of a set, rarest words first.
    pub fn weight_of(&self, words: &[u32]) -> f32 {
        words.iter().map(|&word| self.weight(word)).sum()
    }

    /// The weight of the words that two sets share.
    pub fn shared(&self, one: &[u32], other: &[u32]) -> f32 {
        let (mut i, mut j, mut shared) = (0, 0, 0.0);
        while let (Some(a), Some(b)) = (one.get(i), other.get(j)) {
            match a.cmp(b) {
                std::cmp::Ordering::Less => i += 1,
                std::cmp::Ordering::Greater => j += 1,
                std::cmp::Ordering::Equal => {
                    shared += self.weight(*a);
                    i += 1;
                    j += 1;
                }
            }
        }
        shared
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

    /// The set of some words, rarest first. Editorial words are wildcards and left out, unless there are no others.
    fn set(&self, corpus: &Corpus, tokens: &[Token]) -> Vec<u32> {
        let rank = |token: &Token| self.of_key[corpus.key(*token) as usize];
        let mut words: Vec<u32> = tokens.iter().filter(|t| !t.is_editorial()).map(rank).collect();
        if words.is_empty() {
            words = tokens.iter().map(rank).collect();
        }
        words.sort_unstable();
        words.dedup();
        words
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
            let words = ranks.set(corpus, tokens);
            let weight = words.iter().map(|&word| ranks.weights[word as usize]).sum();
            let parts = if is_claim {
                Vec::new()
            } else {
                parts(corpus, tokens, ranks, config)
            };
            units.push(Unit {
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

/// The stretches between ellipses, where there are several, that have two words of content and `words_min` words.
fn parts(corpus: &Corpus, tokens: &[Token], ranks: &Ranks, config: &Config) -> Vec<Vec<u32>> {
    if !tokens.iter().skip(1).any(|t| t.follows_gap()) {
        return Vec::new();
    }
    let stretches = tokens.chunk_by(|_, next| !next.follows_gap());
    let telling = stretches.filter(|part| part.iter().filter(|t| corpus.is_content(**t)).count() >= 2);
    telling
        .map(|part| ranks.set(corpus, part))
        .filter(|set| set.len() >= config.words_min)
        .collect()
}
