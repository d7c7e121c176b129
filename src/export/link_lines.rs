//! Links and clusters as lines of JSON: what `quotetrace link` prints.

use std::sync::Arc;

use super::json::{Json, Raw, Share, Shown};
use super::names::Name as _;
use crate::model::{Bond, Cluster, Link, Measures, Outlet, Published, Statement};

/// Makes the lines of a run over statements that have ids of their own.
pub struct LinkLines<'a> {
    statements: &'a [Statement],
    /// By statement: its id as JSON. A statement may stand in thousands of lines.
    ids: Vec<String>,
}

impl<'a> LinkLines<'a> {
    /// Takes the statements and, for each, its id as it was given.
    #[must_use]
    pub fn new(statements: &'a [Statement], ids: &[Arc<str>]) -> Self {
        Self {
            statements,
            ids: ids.iter().map(|id| Raw::of(id)).collect(),
        }
    }

    /// Appends a link and the line break to `lines`; with its reasons, where they are given: whether the speakers agree,
    /// the measures, the difference word by word.
    pub fn link(&self, bond: Bond, reasons: Option<&Link>, lines: &mut String) {
        let mut json = Json::after(std::mem::take(lines));
        json.open()
            .field("type", "link")
            .field("a", &self.id(bond.a))
            .field("b", &self.id(bond.b))
            .field("relation", bond.relation.name())
            .field("status", bond.status.name())
            .field("score", &Share(bond.score.get()));
        if let Some(reasons) = reasons {
            add_reasons(reasons, &mut json);
        }
        json.close();
        *lines = json.into_line();
        lines.push('\n');
    }

    /// Appends a cluster and the line break to `lines`.
    pub fn cluster(&self, cluster: &Cluster, lines: &mut String) {
        let statement = |index: u32| self.statements.get(index as usize);
        let earliest = cluster.earliest.and_then(statement);
        let members: Vec<Raw<'_>> = cluster.members.iter().filter_map(|&member| self.id(member)).collect();
        let mut json = Json::after(std::mem::take(lines));
        json.open()
            .field("type", "cluster")
            .field("cluster_id", &Shown(cluster.id))
            .field("text", &statement(cluster.fullest).map(|fullest| &*fullest.text))
            .field("statements", &members.len())
            .field("outlets", &cluster.outlets)
            .field("variants", &cluster.variants)
            .field("fullest", &self.id(cluster.fullest))
            .field("earliest", &cluster.earliest.and_then(|index| self.id(index)))
            .field(
                "earliest_outlet",
                &earliest.and_then(|s| s.outlet.as_ref()).map(Outlet::name),
            )
            .field("published", &earliest.and_then(|s| s.published).map(Shown::<Published>))
            .field("members", &*members)
            .close();
        *lines = json.into_line();
        lines.push('\n');
    }

    fn id(&self, statement: u32) -> Option<Raw<'_>> {
        self.ids.get(statement as usize).map(|id| Raw(id))
    }
}

fn add_reasons(link: &Link, json: &mut Json) {
    let Measures {
        overlap,
        containment,
        alignment,
        longest_run,
        levenshtein,
        jaro_winkler,
    } = link.measures;
    json.field("speaker_agrees", &link.speaker_agrees)
        .field("overlap", &Share(overlap))
        .field("containment", &Share(containment))
        .field("alignment", &Share(alignment))
        .field("longest_run", &Share(longest_run))
        .field("levenshtein", &Share(levenshtein))
        .field("jaro_winkler", &Share(jaro_winkler))
        .field("diff", &*link.diff);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Confidence, Relation, Status};

    #[test]
    fn a_link_is_told_by_the_ids_that_were_given() {
        let lines = LinkLines::new(&[], &["a\"1".into(), "7".into()]);
        let bond = Bond {
            a: 0,
            b: 1,
            relation: Relation::Excerpt,
            status: Status::Confirmed,
            score: Confidence::new(0.9),
            likeness: Confidence::new(0.4),
        };
        let mut told = String::from("before\n");
        lines.link(bond, None, &mut told);
        let line = r#"{"type":"link","a":"a\"1","b":"7","relation":"excerpt","status":"confirmed","score":0.9}"#;
        assert_eq!(told, format!("before\n{line}\n"));
    }
}
