//! From pairs of texts to pairs of statements: who prints a text, and which of them may be paired.

use super::Config;
use crate::fold::{Corpus, Text};
use crate::model::{Pair, Statement};

/// The statements that print each text, in order, and where each stands.
pub struct Owners {
    starts: Vec<usize>,
    statements: Vec<u32>,
    /// By unit.
    texts: Vec<Text>,
    /// By statement.
    article: Vec<u32>,
    outlet: Vec<u32>,
}

impl Owners {
    pub fn new(statements: &[Statement], corpus: &Corpus, unit_of_statement: &[u32], units: usize) -> Self {
        let mut starts = vec![0_usize; units + 1];
        for &unit in unit_of_statement {
            starts[unit as usize + 1] += 1;
        }
        for unit in 1..starts.len() {
            starts[unit] += starts[unit - 1];
        }
        let mut next = starts.clone();
        let mut of_unit = vec![0; statements.len()];
        let mut texts = vec![Text(0); units];
        for (statement, &unit) in (0..).zip(unit_of_statement) {
            texts[unit as usize] = corpus.text_of(statement);
            of_unit[next[unit as usize]] = statement;
            next[unit as usize] += 1;
        }
        let article = numbered(statements.iter().map(|s| s.article_id));
        let outlets = numbered(statements.iter().map(|s| match &s.outlet {
            Some(outlet) => Home::Outlet(outlet.id()),
            None => Home::Article(s.article_id),
        }));
        Self {
            starts,
            statements: of_unit,
            texts,
            article,
            outlet: outlets,
        }
    }

    fn of(&self, unit: u32) -> &[u32] {
        &self.statements[self.starts[unit as usize]..self.starts[unit as usize + 1]]
    }

    fn may_pair(&self, one: u32, other: u32, config: &Config) -> bool {
        let (one, other) = (one as usize, other as usize);
        self.article[one] != self.article[other] && (config.within_outlet || self.outlet[one] != self.outlet[other])
    }

    fn push(&self, one: u32, other: u32, config: &Config, pairs: &mut Vec<Pair>) {
        if self.may_pair(one, other, config) {
            pairs.push(Pair::new(one, other));
        }
    }

    /// The pairs among the statements of one text: all, or a star around the first where they are too many.
    pub fn within(&self, unit: u32, config: &Config, pairs: &mut Vec<Pair>) {
        let owners = self.of(unit);
        let centres = if owners.len() > config.group_max {
            1
        } else {
            owners.len()
        };
        for (at, &one) in owners.iter().enumerate().take(centres) {
            for &other in &owners[at + 1..] {
                self.push(one, other, config, pairs);
            }
        }
    }

    /// The pairs between the statements of two texts: all, or where they are too many the first of each with all of
    /// the other.
    pub fn across(&self, one: u32, other: u32, config: &Config, pairs: &mut Vec<Pair>) {
        let (ours, theirs) = (self.of(one), self.of(other));
        let are_few = ours.len().saturating_mul(theirs.len()) <= config.group_max.saturating_mul(config.group_max) / 2;
        for (at, &one) in ours.iter().enumerate() {
            let partners = if are_few || at == 0 { theirs } else { &theirs[..1] };
            for &other in partners {
                self.push(one, other, config, pairs);
            }
        }
    }

    /// The folded text behind a unit.
    pub fn text(&self, unit: u32) -> Text {
        self.texts[unit as usize]
    }
}

/// Whose text it is: an article without an outlet is its own.
#[derive(PartialEq, Eq, Hash)]
enum Home {
    Outlet(crate::model::OutletId),
    Article(crate::model::ArticleId),
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
