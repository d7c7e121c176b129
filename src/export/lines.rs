//! `articles.jsonl`, `links.jsonl`, `clusters.jsonl`, `findings.jsonl`: what the tables tell, and all that they leave
//! out, one JSON object a line. With `statements.jsonl` they are the run itself: [`read_run`](crate::read) takes them.

use std::io::{self, Write};
use std::sync::Arc;

use super::Contents;
use super::characters::Characters;
use super::json::{Json, Shown, ToJson};
use super::names::Name as _;
use super::place::{Ends, Place};
use crate::model::{Article, ArticleId, Copied, Credit, Edit, Origin, Outlet, Span, Statement, StatementId, Tie};

/// Room that is made for a line at first.
const LINE_BYTES: usize = 1024;

pub(super) fn write_articles(run: &Contents<'_>, out: &mut dyn Write) -> io::Result<()> {
    for (at, article) in run.articles.iter().enumerate() {
        let origin = run.origins.get(at);
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
            write_origin(run, article, origin, json);
        })?;
    }
    Ok(())
}

fn write_origin(run: &Contents<'_>, article: &Article, origin: Option<&Origin>, json: &mut Json) {
    let copy = origin.and_then(|origin| origin.copy.as_ref());
    let credits = origin.map_or(&[][..], |origin| &origin.credits);
    let is_placed = copy.is_some() || credits.iter().any(|credit| credit.span.is_some());
    let characters = Characters::of(if is_placed { &article.text } else { "" });
    let place = |span: Span| Place::new(&article.text, &characters, span);
    let credit = |credit: &Credit| CreditLine {
        to: credit.to.clone(),
        form: credit.form.name(),
        place: credit.span.map(place),
    };
    let credits: Vec<CreditLine<'_>> = credits.iter().map(credit).collect();
    let original = copy.and_then(|copy| run.articles.get(copy.of as usize));
    let copy = copy.zip(original).map(|(copy, original)| CopyLine {
        copy,
        of: original.id,
        passages: copy.passages.iter().map(|&span| Ends(place(span))).collect(),
    });
    json.field("credits", &*credits).field("copy", &copy);
}

/// The articles that an article is one text with.
struct CopyLine<'a> {
    copy: &'a Copied,
    of: ArticleId,
    passages: Vec<Ends<'a>>,
}

impl ToJson for CopyLine<'_> {
    fn write(&self, json: &mut Json) {
        json.open()
            .field("group", &Shown(self.copy.group))
            .field("of", &Shown(self.of))
            .field("words", &self.copy.words)
            .field("share", &self.copy.share)
            .field("passages", &*self.passages)
            .close();
    }
}

/// A line that says whose text it is.
struct CreditLine<'a> {
    to: Option<Arc<str>>,
    form: &'static str,
    place: Option<Place<'a>>,
}

impl ToJson for CreditLine<'_> {
    fn write(&self, json: &mut Json) {
        json.open()
            .field("to", &self.to.as_deref())
            .field("form", self.form)
            .field("place", &self.place.as_ref())
            .close();
    }
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
        let ties: Vec<TieLine<'_>> = cluster.ties.iter().map(|tie| TieLine { run, tie }).collect();
        end(out, |json| {
            json.field("cluster_id", &Shown(cluster.id))
                .field("outlets", &cluster.outlets)
                .field("independent_outlets", &cluster.independent_outlets)
                .field("variants", &cluster.variants)
                .field("fullest", &id_of(run, cluster.fullest).map(Shown))
                .field(
                    "earliest",
                    &cluster.earliest.and_then(|earliest| id_of(run, earliest)).map(Shown),
                )
                .field("members", &*members)
                .field("ties", &*ties);
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

/// What joins some members of a cluster to one witness.
struct TieLine<'a> {
    run: &'a Contents<'a>,
    tie: &'a Tie,
}

impl ToJson for TieLine<'_> {
    fn write(&self, json: &mut Json) {
        let members = self.tie.members.iter();
        let members: Vec<_> = members
            .filter_map(|&member| id_of(self.run, member))
            .map(Shown)
            .collect();
        json.open()
            .field("ground", self.tie.ground.name())
            .field("name", &*self.tie.name)
            .field("members", &*members)
            .close();
    }
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
