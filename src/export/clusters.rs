//! `clusters.csv`: one row per utterance that several statements report.

use std::io::{self, Write};

use super::table::{Reader, Table};
use super::{Config, Contents};
use crate::model::{Cluster, Outlet, Published, Statement};

const HEADER: [&str; 10] = [
    "cluster_id",
    "text",
    "statements",
    "outlets",
    "independent_outlets",
    "variants",
    "speakers",
    "earliest",
    "earliest_outlet",
    "latest",
];

pub(super) fn write(run: &Contents<'_>, config: &Config, out: &mut dyn Write) -> io::Result<()> {
    let mut table = Table::new(out, config.csv, Reader::Any, &HEADER)?;
    for cluster in run.clusters {
        let statement = |index: &u32| run.statements.get(*index as usize);
        let members: Vec<&Statement> = cluster.members.iter().filter_map(statement).collect();
        let earliest = cluster.earliest.as_ref().and_then(statement);
        table
            .word(cluster.id)
            .known_text(statement(&cluster.fullest).map(|fullest| &*fullest.text))
            .bare(members.len())
            .bare(cluster.outlets)
            .known_bare(cluster.independent_outlets)
            .bare(cluster.variants)
            .known_text(speakers(&members).as_deref())
            .known_word(earliest_date(cluster, earliest, &members))
            .known_text(earliest.and_then(|first| first.outlet.as_ref()).map(Outlet::name))
            .known_word(members.iter().filter_map(|member| member.published).max())
            .end()?;
    }
    Ok(())
}

/// The names of the speakers, each once, in the order of the members.
fn speakers(members: &[&Statement]) -> Option<String> {
    let mut names: Vec<&str> = Vec::new();
    let mut seen = rustc_hash::FxHashSet::default();
    for speaker in members.iter().filter_map(|member| member.speaker.as_ref()) {
        if seen.insert(speaker.id) {
            names.push(&speaker.name);
        }
    }
    (!names.is_empty()).then(|| names.join("; "))
}

/// The date of the earliest member; where several share the first day, that day; unknown when a member has no date.
fn earliest_date(cluster: &Cluster, earliest: Option<&Statement>, members: &[&Statement]) -> Option<Published> {
    if cluster.earliest.is_some() {
        return earliest?.published;
    }
    let dates: Option<Vec<Published>> = members.iter().map(|member| member.published).collect();
    Some(Published::day(dates?.into_iter().min()?.date()))
}
