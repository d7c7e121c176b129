//! Links and clusters as lines of JSON: what `quotetrace link` prints.

use std::sync::Arc;

use super::json::{Json, Shown};
use super::names::Name as _;
use crate::model::{Bond, Cluster, Link, Measures, Outlet, Published, Statement};

/// Makes the lines of a run over statements that have ids of their own.
pub struct LinkLines<'a> {
    /// The statements.
    pub statements: &'a [Statement],
    /// By statement: its id, as it was given.
    pub ids: &'a [Arc<str>],
}

impl LinkLines<'_> {
    /// A link, without the line break.
    #[must_use]
    pub fn bond(&self, bond: Bond) -> String {
        let mut json = Json::with_capacity(128);
        self.head(bond, &mut json);
        json.close();
        json.into_line()
    }

    /// The same with its reasons: whether the speakers agree, the measures, the difference word by word.
    #[must_use]
    pub fn link(&self, bond: Bond, link: &Link) -> String {
        let mut json = Json::with_capacity(1024);
        self.head(bond, &mut json);
        let Measures {
            overlap,
            containment,
            alignment,
            longest_run,
            levenshtein,
            jaro_winkler,
        } = link.measures;
        json.field("speaker_agrees", &link.speaker_agrees)
            .field("overlap", &three_decimals(overlap))
            .field("containment", &three_decimals(containment))
            .field("alignment", &three_decimals(alignment))
            .field("longest_run", &three_decimals(longest_run))
            .field("levenshtein", &three_decimals(levenshtein))
            .field("jaro_winkler", &three_decimals(jaro_winkler))
            .field("diff", &*link.diff)
            .close();
        json.into_line()
    }

    /// A cluster, without the line break.
    #[must_use]
    pub fn cluster(&self, cluster: &Cluster) -> String {
        let id = |index: u32| self.ids.get(index as usize).map(|id| &**id);
        let statement = |index: u32| self.statements.get(index as usize);
        let earliest = cluster.earliest.and_then(statement);
        let members: Vec<&str> = cluster.members.iter().filter_map(|&member| id(member)).collect();
        let mut json = Json::with_capacity(256 + 16 * members.len());
        json.open()
            .field("type", "cluster")
            .field("cluster_id", &Shown(cluster.id))
            .field("text", &statement(cluster.fullest).map(|fullest| &*fullest.text))
            .field("statements", &members.len())
            .field("outlets", &cluster.outlets)
            .field("variants", &cluster.variants)
            .field("fullest", &id(cluster.fullest))
            .field("earliest", &cluster.earliest.and_then(id))
            .field(
                "earliest_outlet",
                &earliest.and_then(|s| s.outlet.as_ref()).map(Outlet::name),
            )
            .field("published", &earliest.and_then(|s| s.published).map(Shown::<Published>))
            .field("members", &*members)
            .close();
        json.into_line()
    }

    fn head(&self, bond: Bond, json: &mut Json) {
        let id = |index: u32| self.ids.get(index as usize).map(|id| &**id);
        json.open()
            .field("type", "link")
            .field("a", &id(bond.a))
            .field("b", &id(bond.b))
            .field("relation", bond.relation.name())
            .field("status", bond.status.name())
            .field("score", &three_decimals(bond.score.get()));
    }
}

fn three_decimals(share: f32) -> f64 {
    (f64::from(share) * 1000.0).round() / 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Confidence, Relation, Status};

    #[test]
    fn a_link_is_told_by_the_ids_that_were_given() {
        let lines = LinkLines {
            statements: &[],
            ids: &["a\"1".into(), "7".into()],
        };
        let bond = Bond {
            a: 0,
            b: 1,
            relation: Relation::Excerpt,
            status: Status::Confirmed,
            score: Confidence::new(0.9),
            likeness: Confidence::new(0.4),
        };
        assert_eq!(
            lines.bond(bond),
            r#"{"type":"link","a":"a\"1","b":"7","relation":"excerpt","status":"confirmed","score":0.9}"#
        );
    }
}
