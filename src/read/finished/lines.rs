//! The lines of a run's files, but those of statements, and what they stand for.

use serde::Deserialize;

use super::Indices;
use super::origin::{CopyLine, CreditLine, OriginLine};
use crate::model::{
    Article, ArticleId, Cluster, ClusterId, Confidence, Edit, EditClass, Finding, FindingId, FindingKind, Ground, Link,
    LinkId, Measures, Outlet, Published, Relation, Severity, Span, StatementId, Status, Tie,
};
use crate::read::parse_published;

/// Of `run.json` what is checked.
#[derive(Deserialize)]
pub(super) struct RunFile {
    pub(super) counts: Counts,
}

#[derive(Deserialize)]
pub(super) struct Counts {
    pub(super) articles: usize,
    pub(super) statements: usize,
    pub(super) links: usize,
    pub(super) clusters: usize,
    pub(super) findings: usize,
}

impl RunFile {
    pub(super) fn deserialize_from(info: &serde_json::Value) -> Result<Self, serde_json::Error> {
        Self::deserialize(info)
    }
}

#[derive(Deserialize)]
pub(super) struct ArticleLine {
    article_id: ArticleId,
    outlet: Option<String>,
    published: Option<String>,
    title: Option<String>,
    author: Option<String>,
    url: Option<String>,
    language: Option<String>,
    path: String,
    input_id: String,
    text: String,
    #[serde(default)]
    credits: Vec<CreditLine>,
    #[serde(default)]
    copy: Option<CopyLine>,
}

impl ArticleLine {
    pub(super) fn article(self) -> Result<(Article, OriginLine), String> {
        let article = Article {
            id: self.article_id,
            input_id: self.input_id.into(),
            path: self.path.into(),
            outlet: self.outlet.as_deref().and_then(Outlet::new),
            published: published(self.published.as_deref())?,
            title: self.title,
            author: self.author,
            url: self.url,
            language: self.language,
            text: self.text,
        };
        let origin = OriginLine {
            credits: self.credits,
            copy: self.copy,
        };
        Ok((article, origin))
    }
}

fn published(text: Option<&str>) -> Result<Option<Published>, String> {
    let parsed = text.map(parse_published).transpose();
    parsed.map_err(|error| error.to_string())
}

#[derive(Deserialize)]
pub(super) struct LinkLine {
    link_id: LinkId,
    a: StatementId,
    b: StatementId,
    relation: Relation,
    status: Status,
    score: Confidence,
    speaker_agrees: Option<bool>,
    #[serde(flatten)]
    measures: Measures,
    diff: Vec<Edit>,
}

impl LinkLine {
    pub(super) fn link(self, indices: &Indices) -> Result<Link, String> {
        Ok(Link {
            id: self.link_id,
            a: indices.of_statement(self.a)?,
            b: indices.of_statement(self.b)?,
            relation: self.relation,
            status: self.status,
            score: self.score,
            speaker_agrees: self.speaker_agrees,
            measures: self.measures,
            diff: self.diff,
        })
    }
}

#[derive(Deserialize)]
pub(super) struct ClusterLine {
    cluster_id: ClusterId,
    outlets: usize,
    #[serde(default)]
    independent_outlets: Option<usize>,
    variants: usize,
    fullest: StatementId,
    earliest: Option<StatementId>,
    members: Vec<StatementId>,
    #[serde(default)]
    ties: Vec<TieLine>,
}

#[derive(Deserialize)]
struct TieLine {
    ground: Ground,
    name: String,
    members: Vec<StatementId>,
}

impl ClusterLine {
    pub(super) fn cluster(self, indices: &Indices) -> Result<Cluster, String> {
        let all = |members: &[StatementId]| -> Result<Vec<u32>, String> {
            members.iter().map(|&id| indices.of_statement(id)).collect()
        };
        let tie = |tie: &TieLine| {
            Ok(Tie {
                ground: tie.ground,
                name: tie.name.as_str().into(),
                members: all(&tie.members)?,
            })
        };
        Ok(Cluster {
            id: self.cluster_id,
            members: all(&self.members)?,
            independent_outlets: self.independent_outlets,
            ties: self.ties.iter().map(tie).collect::<Result<_, String>>()?,
            fullest: indices.of_statement(self.fullest)?,
            earliest: self.earliest.map(|id| indices.of_statement(id)).transpose()?,
            outlets: self.outlets,
            variants: self.variants,
        })
    }
}

#[derive(Deserialize)]
pub(super) struct FindingLine {
    finding_id: FindingId,
    kind: FindingKind,
    severity: Severity,
    cluster_id: Option<ClusterId>,
    a: StatementId,
    b: StatementId,
    detail: String,
    reason: String,
    class: Option<EditClass>,
    a_bytes: [usize; 2],
    b_bytes: [usize; 2],
}

impl FindingLine {
    pub(super) fn finding(self, indices: &Indices) -> Result<Finding, String> {
        Ok(Finding {
            id: self.finding_id,
            kind: self.kind,
            severity: self.severity,
            cluster: self.cluster_id,
            a: indices.of_statement(self.a)?,
            b: indices.of_statement(self.b)?,
            detail: self.detail,
            reason: self.reason,
            class: self.class,
            shown_a: Span::new(self.a_bytes[0], self.a_bytes[1]),
            shown_b: Span::new(self.b_bytes[0], self.b_bytes[1]),
        })
    }
}
