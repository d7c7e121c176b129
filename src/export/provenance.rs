//! `provenance.jsonld`: the run in PROV-O, with its context inside, so that nothing is fetched to read it.
//!
//! Inputs and articles are entities, statements are derived from their articles and attributed to their speakers,
//! clusters are derived from their statements; the run is the activity that used the inputs and generated the rest.

use std::io::{self, Write};

use rustc_hash::FxHashMap;
use serde_json::{Value, json};

use super::{Config, Contents};
use crate::model::{Cluster, Statement};

/// The run as a node.
const RUN: &str = "qt:run";
/// The program as a node.
const PROGRAM: &str = "qt:quotetrace";

pub(super) fn write(run: &Contents<'_>, config: &Config, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "{{\"@context\":{},\n\"@graph\":[\n", context())?;
    write!(out, "{},\n{}", agent(run), activity(run, config))?;
    let mut entity = |entity: Value| write!(out, ",\n{entity}");
    for (number, input) in inputs(run).enumerate() {
        let sha = input.get("sha256").cloned();
        entity(json!({
            "@id": format!("qt:input-{}", number + 1), "@type": "Entity", "path": input.get("path"), "sha256": sha,
        }))?;
    }
    let path = |(number, input): (usize, &'_ Value)| Some((input.get("path")?.as_str()?.to_owned(), number));
    let numbers: FxHashMap<String, usize> = inputs(run).enumerate().filter_map(path).collect();
    for article in run.articles {
        let input = numbers.get(&*article.path);
        entity(json!({
            "@id": format!("qt:{}", article.id),
            "@type": "Entity",
            "wasGeneratedBy": RUN,
            "wasDerivedFrom": input.map(|number| format!("qt:input-{}", number + 1)),
            "title": article.title,
            "url": article.url,
            "path": &*article.path,
        }))?;
    }
    for statement in run.statements {
        entity(derived(statement))?;
    }
    for cluster in run.clusters {
        entity(collection(run, cluster))?;
    }
    out.write_all(b"\n]}\n")
}

fn context() -> Value {
    let link = |name: &str| json!({"@id": format!("prov:{name}"), "@type": "@id"});
    json!({
        "prov": "http://www.w3.org/ns/prov#",
        "qt": "urn:quotetrace:",
        "schema": "https://schema.org/",
        "Entity": "prov:Entity",
        "Collection": "prov:Collection",
        "Activity": "prov:Activity",
        "SoftwareAgent": "prov:SoftwareAgent",
        "used": link("used"),
        "wasGeneratedBy": link("wasGeneratedBy"),
        "wasDerivedFrom": link("wasDerivedFrom"),
        "wasAssociatedWith": link("wasAssociatedWith"),
        "hadMember": link("hadMember"),
        "startedAtTime": {"@id": "prov:startedAtTime", "@type": "http://www.w3.org/2001/XMLSchema#dateTime"},
        "value": "prov:value",
        "label": "http://www.w3.org/2000/01/rdf-schema#label",
        "path": "qt:path",
        "sha256": "qt:sha256",
        "options": {"@id": "qt:options", "@type": "@json"},
        "speaker": "qt:speaker",
        "start_byte": "qt:start-byte",
        "end_byte": "qt:end-byte",
        "title": "schema:headline",
        "url": "schema:url",
        "version": "schema:softwareVersion",
    })
}

fn agent(run: &Contents<'_>) -> Value {
    json!({
        "@id": PROGRAM, "@type": "SoftwareAgent", "label": "quotetrace", "version": run.run.version,
    })
}

fn activity(run: &Contents<'_>, config: &Config) -> Value {
    let used: Vec<String> = (1..=inputs(run).count())
        .map(|number| format!("qt:input-{number}"))
        .collect();
    let mut activity = json!({
        "@id": RUN,
        "@type": "Activity",
        "wasAssociatedWith": PROGRAM,
        "used": used,
        "options": run.run.options,
    });
    if !config.made_at.is_empty() {
        activity["startedAtTime"] = config.made_at.as_str().into();
    }
    activity
}

/// The inputs as `run.json` lists them.
fn inputs<'a>(run: &'a Contents<'_>) -> impl Iterator<Item = &'a Value> {
    run.run.inputs.as_array().into_iter().flatten()
}

fn derived(statement: &Statement) -> Value {
    let (first, last) = (statement.content.first(), statement.content.last());
    json!({
        "@id": format!("qt:{}", statement.id),
        "@type": "Entity",
        "wasGeneratedBy": RUN,
        "wasDerivedFrom": format!("qt:{}", statement.article_id),
        "value": &*statement.text,
        "speaker": statement.speaker.as_ref().map(|speaker| &*speaker.name),
        "start_byte": first.map(|span| span.start),
        "end_byte": last.map(|span| span.end),
    })
}

fn collection(run: &Contents<'_>, cluster: &Cluster) -> Value {
    let members = cluster
        .members
        .iter()
        .filter_map(|&member| run.statements.get(member as usize));
    let members: Vec<String> = members.map(|statement| format!("qt:{}", statement.id)).collect();
    json!({
        "@id": format!("qt:{}", cluster.id),
        "@type": ["Entity", "Collection"],
        "wasGeneratedBy": RUN,
        "wasDerivedFrom": members,
        "hadMember": members,
    })
}
