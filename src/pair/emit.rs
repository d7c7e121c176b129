//! From pairs of texts to pairs of statements: who prints a text, and which of them may be paired.

use super::Config;
use super::lists::Lists;
use crate::fold::{Corpus, Text};
use crate::model::{ArticleId, OutletId, Pair, Statement};

/// The statements that print each text, in order, and where each stands.
pub struct Owners {
    statements: Lists,
    /// By unit.
    texts: Vec<Text>,
    /// By statement: its outlet, or its article where there is none or those of one outlet may be paired. Only
    /// statements of different homes are.
    home: Vec<u32>,
}

impl Owners {
    pub(super) fn new(
        statements: &[Statement],
        corpus: &Corpus,
        unit_of_statement: &[u32],
        units: usize,
        config: &Config,
    ) -> Self {
        let mut texts = vec![Text(0); units];
        for (statement, &unit) in (0..).zip(unit_of_statement) {
            texts[unit as usize] = corpus.text_of(statement);
        }
        let home = numbered(statements.iter().map(|s| match &s.outlet {
            Some(outlet) if !config.within_outlet => Home::Outlet(outlet.id()),
            _ => Home::Article(s.article_id),
        }));
        Self {
            statements: Lists::filled(units, |put| {
                for (statement, &unit) in (0..).zip(unit_of_statement) {
                    put(unit as usize, statement);
                }
            }),
            texts,
            home,
        }
    }

    /// How many different texts there are, which go by the numbers `0..units()`.
    #[must_use]
    pub const fn units(&self) -> usize {
        self.statements.len()
    }

    /// The statements that print a text, by index.
    #[must_use]
    pub fn of(&self, unit: u32) -> &[u32] {
        self.statements.get(unit as usize)
    }

    pub(super) fn may_pair(&self, one: u32, other: u32) -> bool {
        self.home[one as usize] != self.home[other as usize]
    }

    fn push(&self, one: u32, other: u32, pairs: &mut Vec<Pair>) {
        if self.may_pair(one, other) {
            pairs.push(Pair::new(one, other));
        }
    }

    /// All pairs among the statements of one text.
    pub(super) fn within(&self, unit: u32, pairs: &mut Vec<Pair>) {
        let owners = self.of(unit);
        for (at, &one) in owners.iter().enumerate() {
            for &other in &owners[at + 1..] {
                self.push(one, other, pairs);
            }
        }
    }

    /// All pairs between the first `most` statements of two texts.
    pub(super) fn across(&self, one: u32, other: u32, most: usize, pairs: &mut Vec<Pair>) {
        for &one in self.of(one).iter().take(most) {
            for &other in self.of(other).iter().take(most) {
                self.push(one, other, pairs);
            }
        }
    }

    /// The first statement of `hub` with each of `unit`; where these two are of one home, the first of another.
    pub(super) fn star(&self, hub: u32, unit: u32, pairs: &mut Vec<Pair>) {
        let centres = self.of(hub);
        let Some(&first) = centres.first() else { return };
        let second = centres.iter().copied().find(|&other| self.may_pair(first, other));
        for &one in self.of(unit) {
            let centre = if self.may_pair(first, one) { Some(first) } else { second };
            if let Some(centre) = centre.filter(|&centre| centre != one) {
                self.push(centre, one, pairs);
            }
        }
    }

    /// The folded text behind a unit.
    #[must_use]
    pub fn text(&self, unit: u32) -> Text {
        self.texts[unit as usize]
    }

    /// The folded texts, by unit.
    #[must_use]
    pub fn texts(&self) -> &[Text] {
        &self.texts
    }
}

/// Whose text it is: an article without an outlet is its own.
#[derive(PartialEq, Eq, Hash)]
enum Home {
    Outlet(OutletId),
    Article(ArticleId),
}

/// Small numbers for values, by first appearance.
fn numbered<T: Eq + std::hash::Hash>(values: impl Iterator<Item = T>) -> Vec<u32> {
    let mut known = rustc_hash::FxHashMap::default();
    values
        .map(|value| {
            let next = u32::try_from(known.len()).expect("statements are numbered in 32 bits");
            *known.entry(value).or_insert(next)
        })
        .collect()
}
