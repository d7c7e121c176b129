//! The answer: who carried the words, in order of time, and what is close by.

use std::cmp::Ordering;

use super::asked::Asked;
use super::{Config, Settings, Told};
use crate::fold::{forms, words};
use crate::link::compare;
use crate::model::{Edit, Relation};
use crate::reuse::{Channel, Witness, independent};

/// A statement that carries the words asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Carried {
    /// Itself.
    pub told: Told,
    /// How it differs from the words asked for; `Excerpt` where one of the two is a part of the other.
    pub relation: Relation,
    /// Weight by rarity of the asked words that it keeps, from 0 to 1.
    pub kept: f32,
    /// From the words asked for to the statement, word by word.
    pub diff: Vec<Edit>,
}

/// An utterance that shares words with those asked for, but too few to carry them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Close {
    /// Its id.
    pub cluster_id: String,
    /// One of its statements.
    pub text: String,
}

/// Who carried the words.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The words asked for.
    pub asked: String,
    /// Earliest first, those without a date last; of one day in the order of outlets.
    pub carried: Vec<Carried>,
    /// Outlets that carry them; each article without an outlet counts by itself.
    pub outlets: usize,
    /// Those of them that did not take them from one text or one carrier.
    pub independent_outlets: usize,
    /// Whether the dates tell that the first one is the earliest of them.
    pub is_first_known: bool,
    /// Other utterances.
    pub close: Vec<Close>,
    /// What the asker should know: words that stand nowhere, what they were taken for, why there is no answer.
    pub notes: Vec<String>,
}

/// The statement laid beside the words asked for; itself again where it does not keep enough of them.
pub fn carried(asked: &Asked, told: Told, settings: Settings<'_>) -> Result<Carried, Box<Told>> {
    let kept = asked.kept(&told.text);
    if kept < asked.kept_min {
        return Err(told.into());
    }
    let found = compare(&asked.words, &told.text, settings.link);
    if found.share_of_a < asked.kept_min.min(settings.trace.kept_min) {
        return Err(told.into());
    }
    let (one, other) = (forms(&asked.words), forms(&told.text));
    let relation = if one == other {
        Relation::Exact
    } else if matches!(told.kind.as_str(), "indirect" | "claim") {
        Relation::Paraphrase
    } else if holds(&other, &one) || holds(&one, &other) {
        Relation::Excerpt
    } else {
        Relation::Altered
    };
    Ok(Carried {
        told,
        relation,
        kept,
        diff: found.diff,
    })
}

fn holds(long: &[String], short: &[String]) -> bool {
    !short.is_empty() && long.windows(short.len().max(1)).any(|window| window == short)
}

impl Answer {
    pub(super) fn new(asked: &Asked, mut carried: Vec<Carried>, near: Vec<Told>, config: &Config) -> Self {
        carried.sort_by(|a, b| order(&a.told).cmp(&order(&b.told)));
        let is_first_known = match &carried[..] {
            [] => false,
            [first, rest @ ..] => {
                first.told.published.is_some()
                    && rest
                        .iter()
                        .all(|other| is_before(&first.told, &other.told) == Some(true))
            }
        };
        let mut close: Vec<Close> = Vec::new();
        for told in near {
            let Told { cluster_id, text, .. } = told;
            let Some(cluster_id) = cluster_id else { continue };
            let is_known = close.iter().any(|known| known.cluster_id == cluster_id)
                || carried
                    .iter()
                    .any(|c| c.told.cluster_id.as_deref() == Some(&*cluster_id));
            if !is_known && close.len() < config.close_told {
                close.push(Close { cluster_id, text });
            }
        }
        let witnesses: Vec<_> = carried.iter().map(|carried| witness(&carried.told)).collect();
        let mut outlets: Vec<&str> = witnesses.iter().map(|witness| &*witness.outlet).collect();
        outlets.sort_unstable();
        outlets.dedup();
        Self {
            outlets: outlets.len(),
            independent_outlets: independent(&witnesses).0,
            asked: asked.words.clone(),
            notes: notes(asked, &carried),
            carried,
            is_first_known,
            close,
        }
    }
}

fn witness(told: &Told) -> Witness<String> {
    let outlet = told.outlet.as_deref();
    let medium = told.medium.iter().map(|medium| &*medium.text);
    let named = outlet
        .into_iter()
        .chain(medium)
        .chain(told.wire.iter().map(String::as_str));
    Witness {
        outlet: outlet.map_or_else(|| told.article_id.clone(), str::to_lowercase),
        copy: told.copy_group.clone(),
        channels: named.filter_map(Channel::named).collect(),
    }
}

/// By date, the undated last, then outlet and id.
fn order(told: &Told) -> impl Ord + '_ {
    (
        told.published.is_none(),
        &told.published,
        &told.outlet,
        &told.statement_id,
    )
}

/// Whether the one is known to be published before the other; `None` where the dates do not tell.
fn is_before(one: &Told, other: &Told) -> Option<bool> {
    let (one, other) = (one.published.as_deref()?, other.published.as_deref()?);
    let day = |date: &str| date.get(..10).map(str::to_owned);
    match day(one).cmp(&day(other)) {
        Ordering::Less => Some(true),
        Ordering::Greater => Some(false),
        // A day without a time is never before a time of that day.
        Ordering::Equal if one.len() > 10 && one.len() == other.len() && one.get(19..) == other.get(19..) => {
            Some(one < other)
        }
        Ordering::Equal => None,
    }
}

fn notes(asked: &Asked, carried: &[Carried]) -> Vec<String> {
    let is_empty = carried.is_empty();
    let mut notes: Vec<String> = asked
        .unknown
        .iter()
        .map(|(word, nearest)| match nearest {
            Some(nearest) => {
                format!("\"{word}\" stands in no statement; words like \"{nearest}\" were looked for instead")
            }
            None => format!("\"{word}\" stands in no statement"),
        })
        .collect();
    if words(&asked.words).is_empty() {
        notes.push("there is no word to look for".to_owned());
    } else if is_empty && asked.content == 0 {
        notes.push("only words of grammar were asked for, and no statement has them in this order".to_owned());
    } else if is_empty && asked.kept_min > 0.9 {
        notes.push("no statement has all of these words; so few are looked for only together".to_owned());
    } else if is_empty {
        notes.push("no statement keeps half of these words, by their rarity".to_owned());
    }
    notes
}
