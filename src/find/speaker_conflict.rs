//! Linked statements that are put in different mouths.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::Draft;
use super::ground::{Ground, cut, hull, outlet};
use crate::fold::words;
use crate::lexicon::{self, Traits};
use crate::model::{FindingKind, Link, Severity, Speaker, SpeakerKind, Statement, StatementId, Status};

/// Bytes on each side of a name in which an article says for whom it speaks.
const NEAR_BYTES: usize = 120;

/// One finding for each cluster and pair of different speakers, shown on the link with the highest score; a link
/// between clusters, or outside any, is a finding of its own.
pub fn find(ground: &Ground<'_>, found: &mut Vec<Draft>) {
    let mut best: BTreeMap<Key, Conflict<'_>> = BTreeMap::new();
    for link in ground.links {
        let Some(conflict) = Conflict::of(link, ground) else {
            continue;
        };
        let key = Key::of(&conflict, ground);
        let kept = best.entry(key).or_insert(conflict);
        if conflict.is_better_than(kept) {
            *kept = conflict;
        }
    }
    let mouths = Mouths::new(ground);
    found.extend(best.values().map(|conflict| {
        let mut draft = conflict.draft(ground);
        if draft.severity != Severity::Low && mouths.are_many(conflict.link) {
            let is_confirmed = conflict.link.status == Status::Confirmed;
            draft.severity = if is_confirmed { Severity::Medium } else { Severity::Low };
            draft.reason = String::from(MANY_MOUTHS);
        }
        draft
    }));
}

const MANY_MOUTHS: &str = "the words stand in three mouths or more: they may be a term, or a text that all had";

/// By statement, the other speakers of the statements that it is linked to.
struct Mouths(BTreeMap<u32, BTreeSet<String>>);

impl Mouths {
    fn new(ground: &Ground<'_>) -> Self {
        let mut others: BTreeMap<u32, BTreeSet<String>> = BTreeMap::new();
        for link in ground.links {
            if let Some(conflict) = Conflict::of(link, ground) {
                others.entry(link.a).or_default().insert(plain(&conflict.b.1.name));
                others.entry(link.b).or_default().insert(plain(&conflict.a.1.name));
            }
        }
        Self(others)
    }

    /// Whether either side is linked to two other speakers or more.
    fn are_many(&self, link: &Link) -> bool {
        let count = |statement: u32| self.0.get(&statement).map_or(0, BTreeSet::len);
        count(link.a).max(count(link.b)) > 1
    }
}

/// What makes two conflicts one finding.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    /// Both statements are of one cluster: its index and the two names, without marks.
    Inside(usize, String, String),
    /// Two statements of no common cluster.
    Outside(StatementId, StatementId),
}

impl Key {
    fn of(conflict: &Conflict<'_>, ground: &Ground<'_>) -> Self {
        match ground.shared_cluster(conflict.link.a, conflict.link.b) {
            Some(index) => {
                let (one, other) = (plain(&conflict.a.1.name), plain(&conflict.b.1.name));
                Self::Inside(index, one.clone().min(other.clone()), one.max(other))
            }
            None => Self::Outside(conflict.a.0.id, conflict.b.0.id),
        }
    }
}

/// Letters and digits alone, in lower case: "A.J. Butler" and "AJ Butler" are one name.
fn plain(name: &str) -> String {
    name.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

type Side<'a> = (&'a Statement, &'a Speaker);

#[derive(Clone, Copy)]
struct Conflict<'a> {
    link: &'a Link,
    a: Side<'a>,
    b: Side<'a>,
}

impl<'a> Conflict<'a> {
    fn of(link: &'a Link, ground: &Ground<'a>) -> Option<Self> {
        if link.speaker_agrees != Some(false) {
            return None;
        }
        let (a, b) = ground.sides(link)?;
        let (of_a, of_b) = (a.speaker.as_ref()?, b.speaker.as_ref()?);
        let may_be_one = may_be_one(&of_a.name, &of_b.name);
        (!may_be_one).then_some(Self {
            link,
            a: (a, of_a),
            b: (b, of_b),
        })
    }

    /// Confirmed before suggested, then the higher score; the first one stays on a tie.
    fn is_better_than(&self, other: &Self) -> bool {
        let rank = |conflict: &Self| (conflict.link.status == Status::Confirmed, conflict.link.score);
        rank(self) > rank(other)
    }

    fn draft(&self, ground: &Ground<'_>) -> Draft {
        let speaks_for = speaks_for(ground, self.a, self.b) || speaks_for(ground, self.b, self.a);
        let (severity, reason) = if speaks_for {
            (
                Severity::Low,
                "one names the body, the other somebody who speaks for it",
            )
        } else {
            self.severity(ground)
        };
        Draft {
            kind: if speaks_for {
                FindingKind::BodyAndSpokesman
            } else {
                FindingKind::SpeakerConflict
            },
            severity,
            sides: (self.link.a, self.link.b),
            shown: (hull(self.a.0), hull(self.b.0)),
            class: None,
            detail: self.detail(),
            reason: reason.to_owned(),
        }
    }

    fn severity(&self, ground: &Ground<'_>) -> (Severity, &'static str) {
        let is_confirmed = self.link.status == Status::Confirmed;
        if is_described(self.a) || is_described(self.b) {
            let reason = "one outlet only describes the speaker, who may be the one that the other names";
            return (Severity::Low, reason);
        }
        if !is_named(self.a) || !is_named(self.b) {
            let reason = "one outlet does not name the speaker";
            return (Severity::Low, reason);
        }
        if is_paper(self.a) != is_paper(self.b) {
            let reason = "one names a newspaper, which may only have printed the words";
            return (Severity::Low, reason);
        }
        if is_outlet(self.a) || is_outlet(self.b) {
            let reason = "one names a news outlet, which may only have carried the words";
            return (Severity::Medium, reason);
        }
        if !is_named_here(ground, self.a) || !is_named_here(ground, self.b) {
            let reason = "one outlet names nobody beside the words: its speaker is read from a pronoun or from what stands before";
            return (Severity::Low, reason);
        }
        let sure_min = ground.config.sure_speaker_min;
        let is_sure = self.a.0.confidence.get() >= sure_min && self.b.0.confidence.get() >= sure_min;
        if is_confirmed && !is_sure {
            (
                Severity::Medium,
                "both name their speaker, but one of the two is not sure to be read right",
            )
        } else if is_confirmed {
            (
                Severity::High,
                "both name their speaker, and the words are the same utterance",
            )
        } else {
            (
                Severity::Medium,
                "both name their speaker, but the words in common are few",
            )
        }
    }

    /// Who gives the words to whom. The shorter of the two texts is quoted: the other one has it in it.
    fn detail(&self) -> String {
        let texts = (&self.a.0.text, &self.b.0.text);
        let text = if texts.1.len() < texts.0.len() {
            texts.1
        } else {
            texts.0
        };
        format!(
            "{} gives \"{}\" to {}, {} to {}",
            outlet(self.a.0),
            cut(text),
            self.a.1.name,
            outlet(self.b.0),
            self.b.1.name
        )
    }
}

fn is_named((_, speaker): Side<'_>) -> bool {
    speaker.kind != SpeakerKind::Role
}

/// Whether the article only describes the body: "the state news agency" may be the one that another outlet names.
fn is_described((statement, _): Side<'_>) -> bool {
    statement.evidence.iter().any(|rule| rule == "speaker:described-body")
}

fn is_outlet((_, speaker): Side<'_>) -> bool {
    speaker.kind == SpeakerKind::Body && lexicon::traits(&speaker.name.to_lowercase()).any(Traits::OUTLET)
}

/// Whether the words that name the speaker beside the statement are part of a name, and no pronoun.
fn is_named_here(ground: &Ground<'_>, (statement, speaker): Side<'_>) -> bool {
    let mention = statement
        .mention
        .map_or("", |mention| mention.of(ground.article_text(statement)));
    let name = content(&speaker.name);
    let is_acronym = || {
        let initials: String = name.iter().filter_map(|word| word.chars().next()).collect();
        content(mention).iter().any(|word| word.len() > 1 && *word == initials)
    };
    content(mention).iter().any(|word| name.contains(word)) || is_acronym()
}

/// Whether the last word of a body's name says that it prints or sends.
fn is_paper(side: Side<'_>) -> bool {
    let name = side.1.name.to_lowercase();
    let last = name.rsplit(' ').next().unwrap_or_default();
    side.1.kind == SpeakerKind::Body && PAPERS.contains(&last)
}

const PAPERS: [&str; 16] = [
    "chronicle",
    "daily",
    "dispatch",
    "gazette",
    "herald",
    "journal",
    "magazine",
    "mirror",
    "news",
    "newspaper",
    "post",
    "press",
    "record",
    "telegraph",
    "times",
    "tribune",
];

/// Whether one name is the other with a title, or with its initials written otherwise: "president Ana Ruiz".
fn may_be_one(one: &str, other: &str) -> bool {
    let fold = |name: &str| {
        let lower = name.to_lowercase().replace(['.', '\'', '’'], "");
        let lower = lower.strip_prefix("the ").unwrap_or(&lower).to_owned();
        lower
            .split(|c: char| !c.is_alphanumeric())
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let (one, other) = (fold(one), fold(other));
    one.ends_with(&other) || other.ends_with(&one)
}

/// Whether the body is named beside the person, or in the role: "Ministry spokesperson Choi", "a ministry official".
fn speaks_for(ground: &Ground<'_>, one: Side<'_>, body: Side<'_>) -> bool {
    if body.1.kind != SpeakerKind::Body || one.1.kind == SpeakerKind::Body {
        return false;
    }
    let wanted: Vec<String> = content(&body.1.name);
    if wanted.is_empty() || is_outlet(body) {
        return false;
    }
    let holds = |text: &str| {
        let there = content(text);
        wanted.iter().all(|word| there.contains(word))
    };
    if one.1.kind == SpeakerKind::Role {
        return holds(&one.1.name);
    }
    let text = ground.article_text(one.0);
    text.match_indices(&*one.1.name).any(|(at, name)| {
        let start = floor(text, at.saturating_sub(NEAR_BYTES));
        let end = floor(text, (at + name.len() + NEAR_BYTES).min(text.len()));
        let around = text.get(start..end).unwrap_or_default();
        let line = around
            .split('\n')
            .find(|line| line.contains(&*one.1.name))
            .unwrap_or_default();
        holds(line)
    })
}

/// The last border of a character at or before a byte.
fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn content(text: &str) -> Vec<String> {
    let lists = crate::fold::lexicon();
    let all = words(text).into_iter().map(|word| word.text);
    all.filter(|word| !lists.is_function_word(word)).collect()
}
