//! People across articles.

use std::collections::BTreeMap;

use super::Form;
use super::groups::Groups;
use super::spelling;
use crate::attribute::config::Config;
use crate::attribute::fold;
use crate::attribute::identity;
use crate::lexicon::{Traits, traits};
use crate::model::{Speaker, SpeakerKind};

/// Names of one skeleton that are compared with each other; more come from a flood, not from a corpus.
const NAMESAKES_MAX: usize = 64;

/// Each form of two words or more with the speaker that it means.
pub fn merged<'f>(forms: &'f [Form], config: &Config) -> Vec<(&'f Form, Speaker)> {
    let full: Vec<(&Form, Vec<String>)> = forms
        .iter()
        .map(|form| (form, fold::words(&form.name)))
        .filter(|(_, words)| words.len() > 1)
        .collect();
    let mut groups = Groups::new(full.len());
    join_by(&full, &mut groups, |words| Some(fold::key(words)));
    join_by(&full, &mut groups, in_any_order);
    join_middle_names(&full, &mut groups);
    join_spellings(&full, &mut groups, config);
    let mut merged = Vec::new();
    for group in groups.all() {
        let members: Vec<&Form> = group.iter().map(|&i| full[i].0).collect();
        if let Some(speaker) = canonical(&members) {
            merged.extend(members.into_iter().map(|form| (form, speaker.clone())));
        }
    }
    merged
}

fn buckets(full: &[(&Form, Vec<String>)], key: impl Fn(&[String]) -> Option<String>) -> Vec<Vec<usize>> {
    let mut buckets: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (i, (_, words)) in full.iter().enumerate() {
        if let Some(key) = key(words) {
            buckets.entry(key).or_default().push(i);
        }
    }
    buckets.into_values().filter(|bucket| bucket.len() > 1).collect()
}

fn join_by(full: &[(&Form, Vec<String>)], groups: &mut Groups, key: impl Fn(&[String]) -> Option<String>) {
    for bucket in buckets(full, key) {
        groups.join_all(&bucket);
    }
}

/// "Sunhee Pak" = "Pak Sunhee", "Sun-hee Pak" = "Pak Sun Hee": the family name goes first, the rest after it.
fn in_any_order(words: &[String]) -> Option<String> {
    let is_family = |word: &String| traits(word).any(Traits::FAMILY) && !traits(word).any(Traits::GIVEN);
    let (first, last) = (words.first()?, words.last()?);
    if is_family(first) {
        Some(format!("{first} {}", fold::key(&words[1..])))
    } else if is_family(last) {
        Some(format!("{last} {}", fold::key(&words[..words.len() - 1])))
    } else {
        None
    }
}

/// "George W. Marsh" = "George Marsh", unless a George H. Marsh is about.
fn join_middle_names(full: &[(&Form, Vec<String>)], groups: &mut Groups) {
    let ends = |words: &[String]| {
        let (first, last) = (words.first()?, words.last()?);
        let is_family_first = traits(first).any(Traits::FAMILY) && !traits(first).any(Traits::GIVEN);
        (!is_family_first && first.chars().count() > 1).then(|| format!("{first} {last}"))
    };
    for bucket in buckets(full, ends) {
        let initials = |i: usize| -> String {
            let words = &full[i].1;
            words[1..words.len() - 1]
                .iter()
                .filter_map(|word| word.chars().next())
                .collect()
        };
        let mut middles: Vec<String> = bucket.iter().map(|&i| initials(i)).filter(|m| !m.is_empty()).collect();
        middles.sort_unstable();
        middles.dedup();
        if middles.len() == 1 {
            groups.join_all(&bucket);
        }
    }
}

/// Romanisations of one name, unless one article writes both: an article tells two people apart by spelling.
fn join_spellings(full: &[(&Form, Vec<String>)], groups: &mut Groups, config: &Config) {
    for mut bucket in buckets(full, |words| Some(spelling::skeleton(words))) {
        bucket.truncate(NAMESAKES_MAX);
        for (n, &a) in bucket.iter().enumerate() {
            for &b in &bucket[n + 1..] {
                let is_one = spelling::is_one(&full[a].1, &full[b].1, config.spelling_similarity_min);
                if is_one && full[a].0.articles.is_disjoint(&full[b].0.articles) {
                    groups.join(a, b);
                }
            }
        }
    }
}

/// The form with most words, of those the most frequent, of those the first in the alphabet.
fn canonical(members: &[&Form]) -> Option<Speaker> {
    let parts = |form: &Form| fold::words(&form.name).len();
    let best = members.iter().min_by(|a, b| {
        (fold::is_shouted(&a.name).cmp(&fold::is_shouted(&b.name)))
            .then(parts(b).cmp(&parts(a)))
            .then(b.statements.cmp(&a.statements))
            .then(a.name.cmp(&b.name))
    })?;
    Some(Speaker {
        id: identity::id(SpeakerKind::Person, &best.name, None, *best.articles.first()?),
        name: best.name.clone(),
        kind: SpeakerKind::Person,
    })
}
