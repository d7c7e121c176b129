//! What the page tells without its script: what the run was, the findings, the clusters that most outlets carry.

use std::cmp::Reverse;

use serde::Serialize;

use crate::export::Contents;
use crate::export::drawn::{counted, reach};
use crate::export::names::Name as _;
use crate::model::{Cluster, Finding, Outlet, Severity, Statement};

/// Findings and clusters that are told; the tables have all.
const TOLD_MAX: usize = 100;
/// Statements that are told of each cluster.
const MEMBERS_MAX: usize = 30;

#[derive(Serialize)]
pub(super) struct Page<'a> {
    version: &'a str,
    summary: String,
    dates: Option<String>,
    skipped: u64,
    findings: Vec<PlainFinding<'a>>,
    findings_left: usize,
    clusters: Vec<PlainCluster<'a>>,
    clusters_left: usize,
}

#[derive(Serialize)]
struct PlainFinding<'a> {
    severity: &'static str,
    kind: String,
    detail: &'a str,
}

#[derive(Serialize)]
struct PlainCluster<'a> {
    title: &'a str,
    reach: String,
    members: Vec<Member<'a>>,
    members_left: usize,
}

#[derive(Serialize)]
struct Member<'a> {
    outlet: &'a str,
    published: String,
    speaker: &'a str,
    text: &'a str,
}

impl<'a> Page<'a> {
    pub(super) fn of(run: &'a Contents<'a>) -> Self {
        let mut clusters: Vec<&Cluster> = run.clusters.iter().collect();
        clusters.sort_by_key(|cluster| (Reverse((cluster.outlets, cluster.members.len())), cluster.id));
        let told = clusters.iter().take(TOLD_MAX);
        let weighty = run.findings.iter().filter(|finding| finding.severity != Severity::Low);
        let findings: Vec<PlainFinding<'_>> = weighty.take(TOLD_MAX).map(PlainFinding::of).collect();
        Self {
            version: &run.run.version,
            summary: format!(
                "{}, {}, {}, {}",
                counted(run.articles.len(), "article"),
                counted(run.statements.len(), "statement"),
                counted(run.clusters.len(), "cluster"),
                counted(run.findings.len(), "finding"),
            ),
            dates: dates(run),
            skipped: run.run.skipped,
            findings_left: run.findings.len() - findings.len(),
            findings,
            clusters: told.map(|cluster| PlainCluster::of(run, cluster)).collect(),
            clusters_left: run.clusters.len().saturating_sub(TOLD_MAX),
        }
    }
}

/// From the first day to the last one.
fn dates(run: &Contents<'_>) -> Option<String> {
    let days = || {
        run.articles
            .iter()
            .filter_map(|article| Some(article.published?.date()))
    };
    let (first, last) = (days().min()?, days().max()?);
    Some(if first == last {
        first.to_string()
    } else {
        format!("{first} to {last}")
    })
}

impl<'a> PlainFinding<'a> {
    fn of(finding: &'a Finding) -> Self {
        Self {
            severity: finding.severity.name(),
            kind: finding.kind.name().replace('-', " "),
            detail: &finding.detail,
        }
    }
}

impl<'a> PlainCluster<'a> {
    fn of(run: &'a Contents<'a>, cluster: &Cluster) -> Self {
        let statement = |index: u32| run.statements.get(index as usize);
        let members = cluster.members.iter().filter_map(|&member| statement(member));
        Self {
            title: statement(cluster.fullest).map_or("", |fullest| &fullest.text),
            reach: format!(
                "{}, {}, {}",
                reach(cluster.outlets, cluster.independent_outlets),
                counted(cluster.members.len(), "statement"),
                counted(cluster.variants, "wording")
            ),
            members: members.take(MEMBERS_MAX).map(Member::of).collect(),
            members_left: cluster.members.len().saturating_sub(MEMBERS_MAX),
        }
    }
}

impl<'a> Member<'a> {
    fn of(statement: &'a Statement) -> Self {
        Self {
            outlet: statement.outlet.as_ref().map_or("unknown outlet", Outlet::name),
            published: statement
                .published
                .map_or_else(|| "no date".to_owned(), |published| published.to_string()),
            speaker: statement
                .speaker
                .as_ref()
                .map_or("unknown speaker", |speaker| &speaker.name),
            text: &statement.text,
        }
    }
}
