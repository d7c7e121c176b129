//! Independent witnesses: outlets that print one text or credit one carrier are one.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;

use crate::desk::{Desk, stdout};

/// A desk with the sample run, and the lines of a file of it.
fn sample() -> Desk {
    let desk = Desk::new();
    let articles = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/sample/articles");
    desk.command("-q -o run").arg(articles).assert().code(0);
    desk
}

fn lines(desk: &Desk, file: &str) -> Vec<Value> {
    let text = std::fs::read_to_string(desk.path(file)).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn outlets_of(members: &Value, outlets: &BTreeMap<String, String>) -> Vec<String> {
    let members = members.as_array().unwrap().iter();
    members.map(|id| outlets[id.as_str().unwrap()].clone()).collect()
}

#[test]
fn outlets_of_one_wire_are_one_witness() {
    let desk = sample();
    let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let statements = lines(&desk, "run/statements.jsonl");
    let outlets: BTreeMap<_, _> = statements
        .iter()
        .map(|s| (word(&s["statement_id"]), word(&s["outlet"])))
        .collect();
    let told = statements
        .iter()
        .find(|s| word(&s["text"]).starts_with("We were never told"))
        .unwrap();
    let clusters = lines(&desk, "run/clusters.jsonl");
    let cluster = clusters.iter().find(|c| c["cluster_id"] == told["cluster_id"]).unwrap();
    assert_eq!(
        (&cluster["outlets"], &cluster["independent_outlets"]),
        (&4.into(), &2.into())
    );
    let ties: Vec<_> = cluster["ties"].as_array().unwrap().iter().collect();
    let why: Vec<_> = ties
        .iter()
        .map(|tie| (word(&tie["ground"]), outlets_of(&tie["members"], &outlets)))
        .collect();
    let both = |one: &str, other: &str| vec![one.to_owned(), other.to_owned()];
    assert_eq!(
        why,
        [
            ("copy".to_owned(), both("Mistle Chronicle", "The Sorrel Bay Star")),
            ("credit".to_owned(), both("Mistle Chronicle", "Port Averil Gazette")),
        ]
    );
    assert_eq!(ties[1]["name"], "Velland Press Agency");
    let alone = clusters.iter().filter(|c| c["ties"].as_array().unwrap().is_empty());
    assert!(alone.clone().count() > 3 && alone.clone().all(|c| c["outlets"] == c["independent_outlets"]));
}

#[test]
fn a_copy_is_told_by_the_words_that_show_it() {
    let desk = sample();
    let articles = lines(&desk, "run/articles.jsonl");
    let of = |outlet: &str| articles.iter().find(|article| article["outlet"] == outlet).unwrap();
    let (whole, part) = (of("Mistle Chronicle"), of("The Sorrel Bay Star"));
    assert_eq!(part["copy"]["of"], whole["article_id"]);
    assert_eq!(part["copy"]["group"], whole["copy"]["group"]);
    let text: Vec<char> = part["text"].as_str().unwrap().chars().collect();
    let place = |passage: &Value, key: &str| usize::try_from(passage[key].as_u64().unwrap()).unwrap();
    let passages = part["copy"]["passages"].as_array().unwrap().iter();
    let passages: Vec<String> = passages
        .map(|passage| text[place(passage, "start")..place(passage, "end")].iter().collect())
        .collect();
    assert!(passages[0].starts_with("The company whose ferry") && passages.concat().contains("since the spring"));
    assert!(!passages.concat().contains("harbour office"), "words of its own");
    assert_eq!(whole["credits"][0]["form"], "dateline");
    assert_eq!(part["credits"][0]["form"], "contribution");
    let copies = articles.iter().filter(|article| !article["copy"].is_null());
    assert_eq!(copies.count(), 2, "the two of the sample and no others");
}

#[test]
fn trace_counts_the_witnesses_from_a_run_and_from_articles() {
    let desk = sample();
    let articles = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/sample/articles");
    for place in [desk.path("run"), articles] {
        let asked = ["-q", "trace", "we were never told about the jackets"];
        let run = desk.command("").args(asked).arg(&place).assert().code(0);
        assert!(
            stdout(&run).contains("\n4 outlets, 2 independent\n"),
            "{}",
            stdout(&run)
        );
    }
}

#[test]
fn statements_without_articles_have_no_count() {
    let desk = sample();
    let run = desk.run("-q link run/statements.jsonl --only clusters").code(0);
    let clusters = stdout(&run);
    assert!(clusters.lines().count() > 3 && !clusters.contains("independent"));
}
