//! `claimreview.json`: for each cluster the skeleton of a schema.org `ClaimReview`, to be filled in by whoever reviews.
//!
//! What a person decides (the rating, the review's address, author and date) stands there blank.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::Contents;
use super::fragment::Page;
use super::lookup::Lookup;
use crate::model::{Cluster, Outlet, Speaker, SpeakerKind, Statement};

pub(super) fn write(run: &Contents<'_>, lookup: &Lookup<'_>, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"[")?;
    for (number, cluster) in run.clusters.iter().enumerate() {
        out.write_all(if number == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut *out, &review(run, lookup, cluster))?;
    }
    out.write_all(b"\n]\n")
}

fn review(run: &Contents<'_>, lookup: &Lookup<'_>, cluster: &Cluster) -> Value {
    let statement = |index: u32| run.statements.get(index as usize);
    let members: Vec<&Statement> = cluster.members.iter().filter_map(|&member| statement(member)).collect();
    let appearance = |member: &Statement| appearance(lookup, member);
    let first = cluster.earliest.and_then(statement);
    json!({
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "identifier": cluster.id.to_string(),
        "url": "",
        "datePublished": "",
        "author": {"@type": "Organization", "name": "", "url": ""},
        "claimReviewed": statement(cluster.fullest).map_or("", |fullest| &*fullest.text),
        "reviewRating": {
            "@type": "Rating", "ratingValue": "", "bestRating": "", "worstRating": "", "alternateName": "",
        },
        "itemReviewed": {
            "@type": "Claim",
            "author": authors(&members),
            "datePublished": first.and_then(|first| first.published).map(|published| published.to_string()),
            "firstAppearance": first.map(appearance),
            "appearance": members.iter().map(|member| appearance(member)).collect::<Vec<_>>(),
        },
    })
}

/// Each speaker once, in the order of the members.
fn authors(members: &[&Statement]) -> Vec<Value> {
    let mut seen: Vec<&Speaker> = Vec::new();
    for speaker in members.iter().filter_map(|member| member.speaker.as_ref()) {
        if !seen.iter().any(|known| known.id == speaker.id) {
            seen.push(speaker);
        }
    }
    let typed = |speaker: &&Speaker| {
        let kind = if speaker.kind == SpeakerKind::Person {
            "Person"
        } else {
            "Organization"
        };
        json!({"@type": kind, "name": &*speaker.name})
    };
    seen.iter().map(typed).collect()
}

fn appearance(lookup: &Lookup<'_>, statement: &Statement) -> Value {
    let article = lookup.article(statement);
    let page = article.and_then(|article| Page::of(article.url.as_deref()?));
    json!({
        "@type": "NewsArticle",
        "headline": article.and_then(|article| article.title.as_deref()),
        "url": page.map(|page| page.passage(&[])),
        "datePublished": statement.published.map(|published| published.to_string()),
        "publisher": statement.outlet.as_ref().map(|outlet| json!({"@type": "Organization", "name": Outlet::name(outlet)})),
        "text": &*statement.text,
        "identifier": statement.id.to_string(),
    })
}
