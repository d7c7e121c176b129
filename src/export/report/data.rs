//! The run as the script of the page reads it: lists of lists, everything once, spans in UTF-16 units.
//!
//! A statement holds no text: it is cut out of its article. Its spans are counted from where its content starts, each as
//! a start and a length, so that the numbers stay small. `script/run.js` names the places of each list.

use std::io::{self, Write};

use rustc_hash::FxHashMap;
use serde::Serialize;
use serde_json::json;

use super::outlets::Drawing;
use crate::export::articles::wire;
use crate::export::characters::Characters;
use crate::export::lookup::Lookup;
use crate::export::names::Name as _;
use crate::export::{Contents, Counts, review};
use crate::model::{
    ArticleId, Cluster, ClusterId, Confidence, Finding, Origin, Outlet, OutletId, Span, SpeakerId, Statement, Tie,
};

pub(super) fn write(run: &Contents<'_>, lookup: &Lookup<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut indices = Indices::of(run);
    out.write_all(b"{\"run\":")?;
    put(out, &about(run))?;
    list(out, "outlets", indices.outlets.names.iter())?;
    list(out, "speakers", indices.speakers.names.iter())?;
    write_articles(run, &indices, out)?;
    write_statements(run, lookup, &mut indices, out)?;
    write_links(run, &mut indices, out)?;
    let clusters = run.clusters.iter().map(|cluster| {
        let known = |index: Option<u32>| index.map_or(-1, i64::from);
        json!([
            cluster.id.to_string(),
            cluster.fullest,
            known(cluster.earliest),
            cluster.outlets,
            cluster.variants,
            cluster.members,
            cluster.independent_outlets,
            ties(cluster),
        ])
    });
    list(out, "clusters", clusters)?;
    list(
        out,
        "findings",
        run.findings.iter().map(|finding| indices.finding(finding)),
    )?;
    let drawing = Drawing::of(run);
    list(
        out,
        "drawn",
        drawing.nodes.iter().map(|(name, [x, y])| json!([name, x, y])),
    )?;
    list(out, "shares", drawing.edges.iter())?;
    list(out, "review", review::lines(run.review))?;
    list(out, "words", indices.words.names.iter())?;
    out.write_all(b"}")
}

fn about(run: &Contents<'_>) -> serde_json::Value {
    let info = run.run;
    json!({
        "version": info.version, "options": info.options, "model": info.model, "inputs": info.inputs,
        "given": info.given, "read": info.read, "skipped": info.skipped, "empty": info.empty, "unsure": info.unsure,
        "bounds": info.bounds, "counts": Counts::of(run),
    })
}

fn write_articles(run: &Contents<'_>, indices: &Indices<'_>, out: &mut dyn Write) -> io::Result<()> {
    let articles = run.articles.iter().enumerate().map(|(at, article)| {
        let origin = run.origins.get(at);
        json!([
            article.id.to_string(),
            indices.outlets.of(article.outlet.as_ref().map(Outlet::id)),
            article.published.map(|published| published.to_string()),
            article.title,
            article.author,
            article.url,
            article.language,
            &*article.path,
            article.text,
            origin.and_then(wire),
            origin.and_then(copied),
        ])
    });
    list(out, "articles", articles)
}

/// What joins members of a cluster to one witness: why, what, whom.
fn ties(cluster: &Cluster) -> Vec<serde_json::Value> {
    let tie = |tie: &Tie| json!([tie.ground.name(), &*tie.name, tie.members]);
    cluster.ties.iter().map(tie).collect()
}

/// The group, the fullest article of it, the share of own words, in thousandths.
fn copied(origin: &Origin) -> Option<serde_json::Value> {
    let copy = origin.copy.as_ref()?;
    Some(json!([
        copy.group.to_string(),
        copy.of,
        Confidence::new(copy.share).thousandths()
    ]))
}

fn write_statements(
    run: &Contents<'_>,
    lookup: &Lookup<'_>,
    indices: &mut Indices<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    begin(out, "statements")?;
    let mut current: Option<(ArticleId, Characters<'_>)> = None;
    for (number, statement) in run.statements.iter().enumerate() {
        let text = lookup.article(statement).map_or("", |article| article.text.as_str());
        let kept = current.take().filter(|(id, _)| *id == statement.article_id);
        let units = &current
            .insert(kept.unwrap_or_else(|| (statement.article_id, Characters::utf16(text))))
            .1;
        separate(out, number)?;
        put(out, &indices.statement(statement, units))?;
    }
    out.write_all(b"]")
}

fn write_links(run: &Contents<'_>, indices: &mut Indices<'_>, out: &mut dyn Write) -> io::Result<()> {
    begin(out, "links")?;
    for (number, link) in run.links.iter().enumerate() {
        separate(out, number)?;
        let link = json!([
            link.id.to_string(),
            link.a,
            link.b,
            indices.word(link.relation.name()),
            indices.word(link.status.name()),
            link.score.thousandths(),
            link.speaker_agrees.map(usize::from),
        ]);
        put(out, &link)?;
    }
    out.write_all(b"]")
}

/// Where things stand in their lists.
struct Indices<'a> {
    outlets: List<OutletId, &'a str>,
    speakers: List<SpeakerId, (String, &'a str, &'static str)>,
    articles: FxHashMap<ArticleId, usize>,
    clusters: FxHashMap<ClusterId, usize>,
    /// Kinds, relations, names of rules: whatever recurs.
    words: List<String, String>,
}

/// Names by number, numbers by key.
struct List<K, N> {
    numbers: FxHashMap<K, usize>,
    names: Vec<N>,
}

impl<K: std::hash::Hash + Eq, N> List<K, N> {
    fn empty() -> Self {
        Self {
            numbers: FxHashMap::default(),
            names: Vec::new(),
        }
    }

    fn add(&mut self, key: K, name: N) -> usize {
        let next = self.names.len();
        let number = *self.numbers.entry(key).or_insert(next);
        if number == next {
            self.names.push(name);
        }
        number
    }

    /// −1 for what is unknown.
    fn of(&self, key: Option<K>) -> i64 {
        let number = key.and_then(|key| self.numbers.get(&key));
        number.and_then(|&number| i64::try_from(number).ok()).unwrap_or(-1)
    }
}

impl<'a> Indices<'a> {
    fn of(run: &Contents<'a>) -> Self {
        let mut outlets = List::empty();
        for outlet in run.articles.iter().filter_map(|article| article.outlet.as_ref()) {
            outlets.add(outlet.id(), outlet.name());
        }
        let mut speakers = List::empty();
        for speaker in run.statements.iter().filter_map(|statement| statement.speaker.as_ref()) {
            speakers.add(
                speaker.id,
                (speaker.id.to_string(), &*speaker.name, speaker.kind.name()),
            );
        }
        Self {
            outlets,
            speakers,
            articles: run
                .articles
                .iter()
                .zip(0..)
                .map(|(article, number)| (article.id, number))
                .collect(),
            clusters: run
                .clusters
                .iter()
                .zip(0..)
                .map(|(cluster, number)| (cluster.id, number))
                .collect(),
            words: List::empty(),
        }
    }

    fn word(&mut self, word: &str) -> usize {
        self.words.add(word.to_owned(), word.to_owned())
    }

    fn statement(&mut self, statement: &Statement, units: &Characters<'_>) -> serde_json::Value {
        let place = |byte: usize| i64::try_from(units.before(byte)).unwrap_or(i64::MAX);
        let content = |end: fn(&Span) -> usize, span: Option<&Span>| span.map_or(0, |span| place(end(span)));
        let start = content(|span| span.start, statement.content.first());
        let end = content(|span| span.end, statement.content.last());
        let flat = |spans: &[Span]| -> Vec<i64> {
            let places = spans.iter().map(|span| (place(span.start), place(span.end)));
            places.flat_map(|(from, to)| [from - start, to - from]).collect()
        };
        let rules: Vec<usize> = statement.evidence.iter().map(|rule| self.word(rule)).collect();
        json!([
            statement.id.to_string(),
            self.articles.get(&statement.article_id),
            self.word(statement.kind.name()),
            self.word(statement.act.name()),
            self.speakers.of(statement.speaker.as_ref().map(|speaker| speaker.id)),
            Confidence::thousandths(statement.confidence),
            start,
            flat(&statement.content),
            flat(&statement.quoted),
            flat(&statement.cue),
            flat(statement.mention.as_slice()),
            flat(statement.medium.as_slice()),
            [start - place(statement.before.start), place(statement.after.end) - end],
            rules,
        ])
    }

    fn finding(&self, finding: &Finding) -> serde_json::Value {
        let cluster = finding.cluster.and_then(|id| self.clusters.get(&id));
        json!([
            finding.id.to_string(),
            finding.kind.name(),
            finding.severity.name(),
            cluster,
            finding.a,
            finding.b,
            finding.detail,
        ])
    }
}

/// A key with a list, an item a line.
fn list<T: Serialize>(out: &mut dyn Write, key: &str, items: impl Iterator<Item = T>) -> io::Result<()> {
    begin(out, key)?;
    for (number, item) in items.enumerate() {
        separate(out, number)?;
        put(out, &item)?;
    }
    out.write_all(b"]")
}

fn begin(out: &mut dyn Write, key: &str) -> io::Result<()> {
    write!(out, ",\n\"{key}\":[")
}

fn separate(out: &mut dyn Write, number: usize) -> io::Result<()> {
    out.write_all(if number == 0 { b"\n" } else { b",\n" })
}

/// JSON in which nothing can end the element that holds it: in JSON a `<` stands in texts only, where it may be escaped.
fn put(out: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
    let json = serde_json::to_string(value)?;
    let mut parts = json.split('<');
    out.write_all(parts.next().unwrap_or_default().as_bytes())?;
    parts.try_for_each(|part| {
        out.write_all(b"\\u003c")?;
        out.write_all(part.as_bytes())
    })
}
