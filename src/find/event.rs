//! Whether two statements are of the same event: the words that they share, and the names that their articles share.

use std::collections::{BTreeMap, BTreeSet};

use super::ground::{Ground, hull};
use crate::fold::{self, Corpus, forms};
use crate::model::{ArticleId, Meaning, Named, Statement, Value};

/// Names that an article must have for others to be told from it by their names.
const NAMES_MIN: usize = 4;

/// The words of content of every statement by rarity, and the names of every article.
pub struct Events {
    corpus: Corpus,
    /// By statement, sorted, each once.
    words: Vec<Vec<u32>>,
    /// By statement: the last names of the people in it.
    people: Vec<BTreeSet<String>>,
    /// By statement: the words of all names in it.
    named: Vec<BTreeSet<String>>,
    names: BTreeMap<ArticleId, BTreeSet<String>>,
    /// In how many articles a name stands.
    articles_of: BTreeMap<String, usize>,
}

impl Events {
    /// Folds the texts of all statements. Linear in their length, but for sorting.
    pub fn new(ground: &Ground<'_>) -> Self {
        let corpus = Corpus::new(ground.statements.iter().map(|s| &*s.text), &fold::Config::default());
        let keys = |statement: u32| {
            let tokens = corpus.tokens(corpus.text_of(statement)).iter();
            let mut keys: Vec<u32> = tokens
                .filter(|t| corpus.is_content(**t))
                .map(|t| corpus.key(*t))
                .collect();
            keys.sort_unstable();
            keys.dedup();
            keys
        };
        let words = (0..).take(ground.statements.len()).map(keys).collect();
        let mut names: BTreeMap<ArticleId, BTreeSet<String>> = BTreeMap::new();
        let mut named = Vec::with_capacity(ground.statements.len());
        for statement in ground.statements {
            let text = ground.article_text(statement);
            let is_name = |value: &&Value| matches!(value.meaning, Meaning::Name(_) | Meaning::Place(_));
            let values = statement.values.iter().filter(is_name);
            let here: BTreeSet<String> = values.flat_map(|value| forms(value.span.of(text))).collect();
            names
                .entry(statement.article_id)
                .or_default()
                .extend(here.iter().cloned());
            named.push(here);
        }
        let mut articles_of = BTreeMap::new();
        for name in names.values().flatten() {
            *articles_of.entry(name.clone()).or_insert(0) += 1;
        }
        Self {
            words,
            people: ground.statements.iter().map(|s| people(ground, s)).collect(),
            named,
            corpus,
            names,
            articles_of,
        }
    }

    /// Weight of the shared words over the weight of the lighter statement, from 0 to 1.
    pub fn likeness(&self, a: u32, b: u32) -> f32 {
        let of = |statement: u32| self.words.get(statement as usize).map_or(&[][..], Vec::as_slice);
        let weight = |keys: &[u32]| keys.iter().map(|key| self.corpus.weight(*key)).sum::<f32>();
        let (a, b) = (of(a), of(b));
        let shared: Vec<u32> = a.iter().copied().filter(|key| b.binary_search(key).is_ok()).collect();
        ratio(weight(&shared), weight(a).min(weight(b)))
    }

    /// Whether both name people, and none of them is the same: two of whom the same may be told.
    pub fn are_of_other_people(&self, a: u32, b: u32) -> bool {
        let none = BTreeSet::new();
        let of = |statement: u32| self.people.get(statement as usize).unwrap_or(&none);
        let (a, b) = (of(a), of(b));
        !a.is_empty() && !b.is_empty() && a.is_disjoint(b)
    }

    /// Whether both statements name one thing by its name: a person, body or place.
    pub fn share_a_name(&self, a: u32, b: u32) -> bool {
        let none = BTreeSet::new();
        let of = |statement: u32| self.named.get(statement as usize).unwrap_or(&none);
        !of(a).is_disjoint(of(b))
    }

    /// Weight by rarity of the names that two articles share over that of the lighter one, from 0 to 1; 1 where one has
    /// too few names to tell.
    pub fn story_likeness(&self, a: &Statement, b: &Statement) -> f32 {
        let names = self.names.get(&a.article_id).zip(self.names.get(&b.article_id));
        let Some((a, b)) = names.filter(|(a, b)| a.len() >= NAMES_MIN && b.len() >= NAMES_MIN) else {
            return 1.0;
        };
        let weight = |name: &String| {
            let articles = self.articles_of.get(name).copied().unwrap_or(1);
            (self.names.len() as f32 / articles as f32).ln_1p()
        };
        let sum = |names: &BTreeSet<String>| names.iter().map(weight).sum::<f32>();
        let shared: f32 = a.intersection(b).map(weight).sum();
        ratio(shared, sum(a).min(sum(b)))
    }
}

fn ratio(part: f32, whole: f32) -> f32 {
    if whole > 0.0 { part / whole } else { 0.0 }
}

/// The last names of the people that a statement names, its speaker left out.
fn people(ground: &Ground<'_>, statement: &Statement) -> BTreeSet<String> {
    let text = ground.article_text(statement);
    let inside = hull(statement);
    let named = statement
        .values
        .iter()
        .filter(|value| value.meaning == Meaning::Name(Named::Person) && inside.contains(value.span));
    named.filter_map(|value| forms(value.span.of(text)).pop()).collect()
}
