//! Bodies across articles.

use std::collections::{BTreeMap, BTreeSet};

use super::Form;
use super::groups::Groups;
use crate::attribute::fold;
use crate::attribute::identity::{self, Body};
use crate::lexicon;
use crate::model::{Speaker, SpeakerKind};

/// Each form with the speaker that it means.
pub fn merged(forms: &[Form]) -> Vec<(&Form, Speaker)> {
    let bodies: Vec<Body> = forms.iter().map(body).collect();
    let mut groups = Groups::new(forms.len());
    join_owners(&bodies, &mut groups);
    join_acronyms(forms, &mut groups);
    let mut merged = Vec::new();
    for group in groups.all() {
        if let Some(speaker) = canonical(forms, &bodies, &group) {
            merged.extend(group.iter().map(|&i| (&forms[i], speaker.clone())));
        }
    }
    merged
}

/// The body with the country that its article tied to it, which the id tells where the name does not.
fn body(form: &Form) -> Body {
    let named = Body::new(&form.name, None);
    let Some(&article) = form.articles.first() else {
        return named;
    };
    let has_id = |country: Option<&str>| identity::id(SpeakerKind::Body, &form.name, country, article) == form.id;
    if named.country.is_some() || has_id(None) {
        return named;
    }
    let country = lexicon::countries().find(|country| has_id(Some(country)));
    Body::new(&form.name, country)
}

/// One body under all owners, when only one country owns a body of that name; else one for each country.
fn join_owners(bodies: &[Body], groups: &mut Groups) {
    let mut namesakes: BTreeMap<String, BTreeMap<Option<&str>, Vec<usize>>> = BTreeMap::new();
    for (i, body) in bodies.iter().enumerate() {
        let owners = namesakes.entry(fold::key(&body.words)).or_default();
        owners.entry(body.country.as_deref()).or_default().push(i);
    }
    for owners in namesakes.values() {
        let countries = owners.keys().filter(|country| country.is_some()).count();
        if countries <= 1 {
            let all: Vec<usize> = owners.values().flatten().copied().collect();
            groups.join_all(&all);
        } else {
            for members in owners.values() {
                groups.join_all(members);
            }
        }
    }
}

/// "NHA" with the one body whose initials these are.
fn join_acronyms(forms: &[Form], groups: &mut Groups) {
    let mut full: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (i, form) in forms.iter().enumerate().filter(|(_, form)| form.name.contains(' ')) {
        let words = fold::words(&form.name);
        let without_owner = usize::from(is_owned(form));
        for start in [0, without_owner] {
            if let Some(initials) = words.get(start..).and_then(fold::initials) {
                full.entry(initials).or_default().push(i);
            }
        }
    }
    for (i, form) in forms.iter().enumerate().filter(|(_, form)| !form.name.contains(' ')) {
        let letters = fold::key(&fold::words(&form.name));
        let is_acronym = letters.len() >= 3 && !form.name.contains(char::is_lowercase);
        let Some(bearers) = full.get(&letters).filter(|_| is_acronym) else {
            continue;
        };
        let heads: BTreeSet<usize> = bearers.iter().map(|&b| groups.head(b)).collect();
        if heads.len() == 1 {
            groups.join_all(&[bearers[0], i]);
        }
    }
}

/// A full name over an acronym, a name without owner over one with it, then the most frequent, the longest, the
/// first in the alphabet.
fn canonical(forms: &[Form], bodies: &[Body], group: &[usize]) -> Option<Speaker> {
    let is_short = |i: usize| !forms[i].name.contains(' ');
    let has_owner = |i: usize| fold::words(&forms[i].name).len() > bodies[i].words.len();
    let capitals = |i: usize| {
        forms[i]
            .name
            .split(' ')
            .filter(|word| word.starts_with(char::is_uppercase))
            .count()
    };
    let best = group.iter().copied().min_by(|&a, &b| {
        (is_short(a).cmp(&is_short(b)))
            .then((capitals(a) < 2).cmp(&(capitals(b) < 2)))
            .then(fold::is_shouted(&forms[a].name).cmp(&fold::is_shouted(&forms[b].name)))
            .then(is_owned(&forms[a]).cmp(&is_owned(&forms[b])))
            .then(has_owner(a).cmp(&has_owner(b)))
            .then(forms[b].statements.cmp(&forms[a].statements))
            .then(forms[b].name.len().cmp(&forms[a].name.len()))
            .then(forms[a].name.cmp(&forms[b].name))
    })?;
    let country = group.iter().find_map(|&i| bodies[i].country.as_deref());
    Some(Speaker {
        id: identity::id(
            SpeakerKind::Body,
            &forms[best].name,
            country,
            *forms[best].articles.first()?,
        ),
        name: forms[best].name.clone(),
        kind: SpeakerKind::Body,
    })
}

/// "Oslo’s …"
fn is_owned(form: &Form) -> bool {
    let name = &form.name;
    name.split(' ')
        .take(3)
        .any(|word| word.ends_with("'s") || word.ends_with("’s"))
}
