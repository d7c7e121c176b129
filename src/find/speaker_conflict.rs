//! Linked statements that are put in different mouths.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::Draft;
use super::ground::{Ground, cut, hull};
use crate::fold::content;
use crate::lexicon::{self, Traits};
use crate::model::{
    ArticleId, FindingKind, Link, Severity, Span, Speaker, SpeakerKind, Statement, StatementId, Status,
};

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
    let mut all: Vec<&Conflict<'_>> = best.values().collect();
    all.sort_by_key(|conflict| std::cmp::Reverse(conflict.rank()));
    let mut told = Told::default();
    found.extend(all.into_iter().map(|conflict| {
        let mut draft = conflict.draft(ground);
        if draft.severity == Severity::Low {
            return draft;
        }
        if mouths.are_many(conflict.link) {
            draft.weigh_least("the words stand in three mouths or more: they may be a term, or a text that all had");
        } else if told.is_again(conflict) {
            draft.weigh_least("the same two are in dispute over other words of these articles");
        }
        draft
    }));
}

/// The articles of the conflicts told so far, by the two names: who said a statement of five sentences is one question.
#[derive(Default)]
struct Told(BTreeMap<(String, String), BTreeSet<ArticleId>>);

impl Told {
    /// Whether a conflict of the same two names in one of the articles was told; from now on this one is.
    fn is_again(&mut self, conflict: &Conflict<'_>) -> bool {
        let articles = self.0.entry(conflict.names()).or_default();
        let here = [conflict.a.0.article_id, conflict.b.0.article_id];
        let is_known = here.iter().any(|article| articles.contains(article));
        articles.extend(here);
        is_known
    }
}

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
                let (one, other) = conflict.names();
                Self::Inside(index, one, other)
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
        self.rank() > other.rank()
    }

    fn rank(&self) -> (bool, u16) {
        (self.link.status == Status::Confirmed, self.link.score.thousandths())
    }

    /// The two names without marks, in order.
    fn names(&self) -> (String, String) {
        let (one, other) = (plain(&self.a.1.name), plain(&self.b.1.name));
        if one <= other { (one, other) } else { (other, one) }
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
            detail: self.detail(ground),
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
        let may_be_carried = is_confirmed || !ground.is_another_time(self.a.0, self.b.0);
        if may_be_carried && (is_outlet(self.a) || is_outlet(self.b)) {
            let reason = "one names a news outlet, which may only have carried the words";
            return (Severity::Medium, reason);
        }
        if !is_named_here(ground, self.a) || !is_named_here(ground, self.b) {
            let reason = "one outlet names nobody beside the words: its speaker is read from a pronoun or from what stands before";
            return (Severity::Low, reason);
        }
        if !is_confirmed {
            return (Severity::Low, "the words in common are few: both may have said them");
        }
        if is_slip(&self.a.1.name, &self.b.1.name) {
            return (Severity::Low, "the names differ by a letter: one may be a slip");
        }
        let sure_min = ground.config.sure_speaker_min;
        let is_sure = self.a.0.confidence.get() >= sure_min && self.b.0.confidence.get() >= sure_min;
        if is_sure {
            (
                Severity::High,
                "both name their speaker, and the words are the same utterance",
            )
        } else {
            (
                Severity::Medium,
                "both name their speaker, but one of the two is not sure to be read right",
            )
        }
    }

    /// Who gives the words to whom. The shorter of the two texts is quoted: the other one has it in it.
    fn detail(&self, ground: &Ground<'_>) -> String {
        let texts = (&self.a.0.text, &self.b.0.text);
        let text = if texts.1.len() < texts.0.len() {
            texts.1
        } else {
            texts.0
        };
        format!(
            "{} gives \"{}\" to {}, {} to {}",
            ground.voice(self.a.0),
            cut(text),
            self.a.1.name,
            ground.voice(self.b.0),
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

/// Whether one name is the other with a title, or with its first name written otherwise: "president Ana Ruiz", "Ray
/// Kelly" and "Raymond Kelly".
fn may_be_one(one: &str, other: &str) -> bool {
    let (one, other) = (folded(one), folded(other));
    one.ends_with(&other) || other.ends_with(&one) || is_shortened(&one, &other) || is_shortened(&other, &one)
}

/// Whether two people share all but the first name, of which one starts the other.
fn is_shortened(short: &[String], long: &[String]) -> bool {
    let (Some((short, last)), Some((long, other))) = (short.split_first(), long.split_first()) else {
        return false;
    };
    !last.is_empty() && last == other && long.starts_with(short.as_str())
}

/// Whether two full names differ by one letter.
fn is_slip(one: &str, other: &str) -> bool {
    let (one, other) = (folded(one).join(" "), folded(other).join(" "));
    one.len().min(other.len()) >= SLIP_BYTES_MIN && strsim::osa_distance(&one, &other) == 1
}

/// Of a shorter name one letter is too much.
const SLIP_BYTES_MIN: usize = 8;

fn folded(name: &str) -> Vec<String> {
    let lower = name.to_lowercase().replace(['.', '\'', '’'], "");
    let lower = lower.strip_prefix("the ").unwrap_or(&lower);
    lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
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
        let around = Span::floored(at.saturating_sub(NEAR_BYTES), at + name.len() + NEAR_BYTES, text).of(text);
        let line = around
            .split('\n')
            .find(|line| line.contains(&*one.1.name))
            .unwrap_or_default();
        holds(line)
    })
}
