//! What changed from one run to another: statements, links, clusters and speakers, by their ids, which come of content.

mod table;

pub use table::{Changed, Item, Table};

use std::collections::BTreeMap;

use crate::model::{Cluster, Confidence, Link, Statement};
use table::Row;

/// What of a run is compared. Links and clusters hold indices into `statements`.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// All statements.
    pub statements: &'a [Statement],
    /// All links.
    pub links: &'a [Link],
    /// All clusters.
    pub clusters: &'a [Cluster],
}

/// What changed, kind by kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// A statement is the same where article, kind and spans are.
    pub statements: Table,
    /// A link is the same between the same statements.
    pub links: Table,
    /// A cluster of other members has changed where most of them are the same; its id is that of the later run.
    pub clusters: Table,
    /// A speaker is the same by name and kind.
    pub speakers: Table,
}

impl Changes {
    /// Whether nothing changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.tables().iter().all(|(_, table)| table.is_empty())
    }

    /// The tables by what they are of.
    #[must_use]
    pub const fn tables(&self) -> [(&'static str, &Table); 4] {
        [
            ("statements", &self.statements),
            ("links", &self.links),
            ("clusters", &self.clusters),
            ("speakers", &self.speakers),
        ]
    }
}

/// What changed from `old` to `new`. Costs sorting both.
#[must_use]
pub fn changes(old: Side<'_>, new: Side<'_>) -> Changes {
    Changes {
        statements: Table::new(&statements(old), &statements(new)),
        links: Table::new(&links(old), &links(new)),
        clusters: clusters(old, new),
        speakers: Table::new(&speakers(old), &speakers(new)),
    }
}

fn statements(side: Side<'_>) -> BTreeMap<String, Row> {
    let row = |statement: &Statement| {
        let speaker = statement.speaker.as_ref().map_or("", |speaker| &speaker.name);
        let fields = vec![
            ("kind", format!("{:?}", statement.kind).to_lowercase()),
            ("act", format!("{:?}", statement.act).to_lowercase()),
            ("speaker", speaker.to_owned()),
            ("text", statement.text.to_string()),
            ("confidence", shown(statement.confidence)),
        ];
        (
            statement.id.to_string(),
            Row {
                label: labelled(statement),
                fields,
            },
        )
    };
    side.statements.iter().map(row).collect()
}

fn links(side: Side<'_>) -> BTreeMap<String, Row> {
    let text = |index: u32| side.statements.get(index as usize).map(labelled).unwrap_or_default();
    let row = |link: &Link| {
        let fields = vec![
            ("relation", format!("{:?}", link.relation).to_lowercase()),
            ("status", format!("{:?}", link.status).to_lowercase()),
            ("score", shown(link.score)),
            (
                "speaker_agrees",
                link.speaker_agrees.map(|agrees| agrees.to_string()).unwrap_or_default(),
            ),
        ];
        let label = format!("{} | {}", text(link.a), text(link.b));
        (link.id.to_string(), Row { label, fields })
    };
    side.links.iter().map(row).collect()
}

fn speakers(side: Side<'_>) -> BTreeMap<String, Row> {
    let mut all: BTreeMap<String, (String, String, usize)> = BTreeMap::new();
    for speaker in side
        .statements
        .iter()
        .filter_map(|statement| statement.speaker.as_ref())
    {
        let kind = format!("{:?}", speaker.kind).to_lowercase();
        let known = all
            .entry(speaker.id.to_string())
            .or_insert_with(|| (speaker.name.to_string(), kind, 0));
        known.2 += 1;
    }
    let row = |(id, (name, kind, count)): (String, (String, String, usize))| {
        let fields = vec![
            ("name", name.clone()),
            ("kind", kind),
            ("statements", count.to_string()),
        ];
        (id, Row { label: name, fields })
    };
    all.into_iter().map(row).collect()
}

/// Clusters of other members are paired with the one of the other run that shares most of them.
fn clusters(old: Side<'_>, new: Side<'_>) -> Table {
    let (mut before, after) = (cluster_rows(old), cluster_rows(new));
    let mut cluster_of: BTreeMap<String, &str> = BTreeMap::new();
    for (id, (_, members)) in &after {
        cluster_of.extend(members.iter().map(|member| (member.clone(), id.as_str())));
    }
    let mut renamed: BTreeMap<String, String> = BTreeMap::new();
    for (id, (_, members)) in before.iter().filter(|(id, _)| !after.contains_key(*id)) {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for there in members.iter().filter_map(|member| cluster_of.get(member)) {
            *counts.entry(there).or_default() += 1;
        }
        let best = counts
            .into_iter()
            .max_by_key(|(there, count)| (*count, std::cmp::Reverse(*there)));
        let most = best.filter(|(there, count)| {
            let is_free = !before.contains_key(*there) && !renamed.values().any(|taken| taken == there);
            2 * count >= members.len() && is_free
        });
        if let Some((there, _)) = most {
            renamed.insert(id.clone(), there.to_owned());
        }
    }
    for (id, there) in renamed {
        if let Some(row) = before.remove(&id) {
            before.insert(there, row);
        }
    }
    let rows = |all: BTreeMap<String, (Row, Vec<String>)>| all.into_iter().map(|(id, (row, _))| (id, row)).collect();
    Table::new(&rows(before), &rows(after))
}

fn cluster_rows(side: Side<'_>) -> BTreeMap<String, (Row, Vec<String>)> {
    let row = |cluster: &Cluster| {
        let mut members: Vec<String> = cluster
            .members
            .iter()
            .filter_map(|&member| Some(side.statements.get(member as usize)?.id.to_string()))
            .collect();
        members.sort_unstable();
        let fullest = side.statements.get(cluster.fullest as usize);
        let fields = vec![
            ("statements", cluster.members.len().to_string()),
            ("outlets", cluster.outlets.to_string()),
            (
                "independent_outlets",
                cluster
                    .independent_outlets
                    .map(|count| count.to_string())
                    .unwrap_or_default(),
            ),
            ("variants", cluster.variants.to_string()),
            ("members", members.join(" ")),
        ];
        let label = fullest.map(|statement| statement.text.to_string()).unwrap_or_default();
        (cluster.id.to_string(), (Row { label, fields }, members))
    };
    side.clusters.iter().map(row).collect()
}

fn labelled(statement: &Statement) -> String {
    let outlet = statement
        .outlet
        .as_ref()
        .map_or("unknown outlet", |outlet| outlet.name());
    format!("{outlet}: {}", statement.text)
}

fn shown(confidence: Confidence) -> String {
    format!("{:.3}", confidence.get())
}
