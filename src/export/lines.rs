//! `articles.jsonl`, `links.jsonl`, `clusters.jsonl`, `findings.jsonl`: what the tables tell, and all that they leave
//! out, one JSON object a line. With `statements.jsonl` they are the run itself: [`read_run`](crate::read) takes them.

use std::io::{self, Write};

use super::Contents;
use super::json::{Json, Shown, ToJson};
use super::names::Name as _;
use crate::model::{Edit, Outlet, Statement, StatementId};

/// Room that is made for a line at first.
const LINE_BYTES: usize = 1024;

pub(super) fn write_articles(run: &Contents<'_>, out: &mut dyn Write) -> io::Result<()> {
    for article in run.articles {
        end(out, |json| {
            json.field("article_id", &Shown(article.id))
                .field("outlet", &article.outlet.as_ref().map(Outlet::name))
                .field("published", &article.published.map(Shown))
                .field("title", &article.title.as_deref())
                .field("author", &article.author.as_deref())
                .field("url", &article.url.as_deref())
                .field("language", &article.language.as_deref())
                .field("words", &article.words())
                .field("path", &*article.path)
                .field("input_id", &*article.input_id)
                .field("text", &*article.text);
        })?;
    }
    Ok(())
}

pub(super) fn write_links(run: &Contents<'_>, out: &mut dyn Write) -> io::Result<()> {
    for link in run.links {
        let (Some(a), Some(b)) = (id_of(run, link.a), id_of(run, link.b)) else {
            continue;
        };
        let measures = &link.measures;
        end(out, |json| {
            json.field("link_id", &Shown(link.id))
                .field("a", &Shown(a))
                .field("b", &Shown(b))
                .field("relation", link.relation.name())
                .field("status", link.status.name())
                .field("score", &link.score.get())
                .field("speaker_agrees", &link.speaker_agrees)
                .field("overlap", &measures.overlap)
                .field("containment", &measures.containment)
                .field("alignment", &measures.alignment)
                .field("longest_run", &measures.longest_run)
                .field("levenshtein", &measures.levenshtein)
                .field("jaro_winkler", &measures.jaro_winkler)
                .field("diff", &*link.diff);
        })?;
    }
    Ok(())
}

pub(super) fn write_clusters(run: &Contents<'_>, out: &mut dyn Write) -> io::Result<()> {
    for cluster in run.clusters {
        let members: Vec<Shown<StatementId>> = cluster
            .members
            .iter()
            .filter_map(|&member| id_of(run, member))
            .map(Shown)
            .collect();
        end(out, |json| {
            json.field("cluster_id", &Shown(cluster.id))
                .field("outlets", &cluster.outlets)
                .field("variants", &cluster.variants)
                .field("fullest", &id_of(run, cluster.fullest).map(Shown))
                .field(
                    "earliest",
                    &cluster.earliest.and_then(|earliest| id_of(run, earliest)).map(Shown),
                )
                .field("members", &*members);
        })?;
    }
    Ok(())
}

pub(super) fn write_findings(run: &Contents<'_>, out: &mut dyn Write) -> io::Result<()> {
    for finding in run.findings {
        end(out, |json| {
            json.field("finding_id", &Shown(finding.id))
                .field("kind", finding.kind.name())
                .field("severity", finding.severity.name())
                .field("cluster_id", &finding.cluster.map(Shown))
                .field("a", &id_of(run, finding.a).map(Shown))
                .field("b", &id_of(run, finding.b).map(Shown))
                .field("detail", &*finding.detail)
                .field("reason", &*finding.reason)
                .field("class", &finding.class.map(|class| class.name()))
                .field("a_bytes", &[finding.shown_a.start, finding.shown_a.end][..])
                .field("b_bytes", &[finding.shown_b.start, finding.shown_b.end][..]);
        })?;
    }
    Ok(())
}

fn id_of(run: &Contents<'_>, index: u32) -> Option<StatementId> {
    run.statements
        .get(index as usize)
        .map(|statement: &Statement| statement.id)
}

/// Writes one object and the end of its line.
fn end(out: &mut dyn Write, fields: impl FnOnce(&mut Json)) -> io::Result<()> {
    let mut json = Json::with_capacity(LINE_BYTES);
    fields(json.open());
    json.close();
    out.write_all(json.into_line().as_bytes())?;
    out.write_all(b"\n")
}

impl ToJson for Edit {
    fn write(&self, json: &mut Json) {
        json.open()
            .field("change", self.change.name())
            .field("class", self.class.name())
            .field("a", &*self.a)
            .field("b", &*self.b)
            .close();
    }
}
