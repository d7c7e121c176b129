//! Linked statements that are put in different mouths.

use std::collections::BTreeMap;

use crate::model::{
    Cluster, Finding, FindingId, FindingKind, Fingerprint, Link, Severity, Speaker, SpeakerId, SpeakerKind, Statement,
    StatementId, Status,
};

/// Longest piece of the statement that a finding quotes, in characters: a line and a half of a terminal.
const QUOTE_CHARS: usize = 120;

/// One finding for each cluster and pair of different speakers, shown on the link with the highest score; a link
/// between clusters, or outside any, is a finding of its own.
pub(super) fn find(statements: &[Statement], links: &[Link], clusters: &[Cluster]) -> Vec<Finding> {
    let cluster_of = cluster_of(statements.len(), clusters);
    let mut best: BTreeMap<Key, Conflict> = BTreeMap::new();
    for link in links {
        let Some(conflict) = Conflict::of(link, statements) else {
            continue;
        };
        let key = Key::of(&conflict, &cluster_of);
        let kept = best.entry(key).or_insert(conflict);
        if conflict.is_better_than(kept) {
            *kept = conflict;
        }
    }
    let mut found: Vec<_> = best
        .iter()
        .map(|(key, conflict)| (conflict.severity(), key, conflict))
        .collect();
    found.sort_by_key(|(severity, key, conflict)| (*severity, key.cluster(), conflict.link.a, conflict.link.b));
    found
        .into_iter()
        .map(|(severity, key, conflict)| Finding {
            id: conflict.id(),
            kind: FindingKind::SpeakerConflict,
            severity,
            cluster: clusters.get(key.cluster()).map(|cluster| cluster.id),
            a: conflict.link.a,
            b: conflict.link.b,
            detail: conflict.detail(),
        })
        .collect()
}

/// For each statement the index of its cluster.
fn cluster_of(statements: usize, clusters: &[Cluster]) -> Vec<Option<usize>> {
    let mut of = vec![None; statements];
    for (index, cluster) in clusters.iter().enumerate() {
        for member in &cluster.members {
            if let Some(slot) = of.get_mut(*member as usize) {
                *slot = Some(index);
            }
        }
    }
    of
}

/// What makes two conflicts one finding.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    /// Both statements are of one cluster: its index and the two speakers.
    Inside(usize, SpeakerId, SpeakerId),
    /// Two statements of no common cluster.
    Outside(StatementId, StatementId),
}

impl Key {
    fn of(conflict: &Conflict, cluster_of: &[Option<usize>]) -> Self {
        let cluster = |index: u32| cluster_of.get(index as usize).copied().flatten();
        match cluster(conflict.link.a) {
            Some(index) if cluster(conflict.link.b) == Some(index) => {
                let (one, other) = (conflict.a.1.id, conflict.b.1.id);
                Self::Inside(index, one.min(other), one.max(other))
            }
            _ => Self::Outside(conflict.a.0.id, conflict.b.0.id),
        }
    }

    /// The index of the cluster; beyond all of them outside.
    const fn cluster(&self) -> usize {
        match self {
            Self::Inside(index, ..) => *index,
            Self::Outside(..) => usize::MAX,
        }
    }
}

#[derive(Clone, Copy)]
struct Conflict<'a> {
    link: &'a Link,
    a: (&'a Statement, &'a Speaker),
    b: (&'a Statement, &'a Speaker),
}

impl<'a> Conflict<'a> {
    fn of(link: &'a Link, statements: &'a [Statement]) -> Option<Self> {
        let side = |index: u32| {
            let statement = statements.get(index as usize)?;
            Some((statement, statement.speaker.as_ref()?))
        };
        if link.speaker_agrees != Some(false) {
            return None;
        }
        Some(Self {
            link,
            a: side(link.a)?,
            b: side(link.b)?,
        })
    }

    /// Confirmed before suggested, then the higher score; the first one stays on a tie.
    fn is_better_than(&self, other: &Self) -> bool {
        let rank = |conflict: &Self| (conflict.link.status == Status::Confirmed, conflict.link.score);
        rank(self) > rank(other)
    }

    fn severity(&self) -> Severity {
        match (self.link.status, is_named(self.a), is_named(self.b)) {
            (Status::Confirmed, true, true) => Severity::High,
            (Status::Suggested, false, _) | (Status::Suggested, _, false) => Severity::Low,
            _ => Severity::Medium,
        }
    }

    fn id(&self) -> FindingId {
        FindingId::of(
            Fingerprint::new()
                .field("speaker-conflict")
                .field(self.a.0.id.to_string())
                .field(self.b.0.id.to_string()),
        )
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

/// Whether the article names its speaker, and does not only describe it: "the state news agency" may be the body that
/// another outlet names.
fn is_named((statement, speaker): (&Statement, &Speaker)) -> bool {
    speaker.kind != SpeakerKind::Role && !statement.evidence.iter().any(|rule| rule == "speaker:described-body")
}

fn outlet(statement: &Statement) -> &str {
    statement
        .outlet
        .as_ref()
        .map_or("an unnamed outlet", |outlet| outlet.name())
}

/// White space folded, cut at the last word that fits.
fn cut(text: &str) -> String {
    let mut kept = String::new();
    let mut chars = 0;
    for word in text.split_whitespace() {
        chars += word.chars().count() + 1;
        if chars > QUOTE_CHARS {
            if kept.is_empty() {
                kept.extend(word.chars().take(QUOTE_CHARS));
            }
            kept.push('…');
            return kept;
        }
        if !kept.is_empty() {
            kept.push(' ');
        }
        kept.push_str(word);
    }
    kept
}
