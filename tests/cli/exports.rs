//! Formats on request, finished runs, reviews: what the command writes, refuses and tells.

use std::fs;

use crate::desk::{Desk, stderr};

const POST: &str = "The ferry came back on Monday. “We will rebuild the dock before the winter comes,” said Ana Ruiz, \
                    the harbour master. “Nobody was hurt,” she added.";
const FJORD: &str = "In the harbour all is quiet again. “We will rebuild the dock before the winter comes,” harbour \
                     master Ana Ruiz told reporters on Tuesday.";

fn with_run() -> Desk {
    let desk = Desk::new();
    desk.put("in/harbour-post.txt", POST);
    desk.put("in/daily-fjord.txt", FJORD);
    desk.run("-q in -o run -f all --d3").code(0);
    desk
}

fn column(desk: &Desk, file: &str, name: &str) -> Vec<String> {
    let mut reader = csv::Reader::from_path(desk.path(file)).unwrap();
    let at = reader
        .headers()
        .unwrap()
        .iter()
        .position(|column| column == name)
        .unwrap();
    reader.records().map(|row| row.unwrap()[at].to_owned()).collect()
}

#[test]
fn a_finished_run_exports_to_the_bytes_of_the_run() {
    let desk = with_run();
    desk.run("export run -f all --d3 -o out").code(0);
    let whole = desk.files("run");
    let exported = desk.files("out");
    assert!(exported.len() > 20, "{}", exported.len());
    for (name, bytes) in exported.iter().filter(|(name, _)| name.as_os_str() != "run.json") {
        let (_, theirs) = whole.iter().find(|(theirs, _)| theirs == name).unwrap();
        // The settings of the report are those of the run, which knew of the formats.
        assert!(bytes == theirs, "{}", name.display());
    }
}

#[test]
fn only_what_is_asked_for_is_exported() {
    let desk = with_run();
    let told = desk.run("export run -f graphml,json -o out --graph outlets").code(0);
    assert!(
        stderr(&told).contains("written as graphml, json to out"),
        "{}",
        stderr(&told)
    );
    let names: Vec<_> = desk.files("out").into_iter().map(|(name, _)| name).collect();
    assert_eq!(names.len(), 3, "{names:?}");
    let graph = fs::read_to_string(desk.path("out/graph.json")).unwrap();
    assert!(
        graph.contains("\"shares\"") && !graph.contains("\"statement\""),
        "{graph}"
    );
    desk.run("export run -f graphml -o out").code(2);
    desk.run("export run -f graphml -o out --force").code(0);
}

#[test]
fn what_cannot_be_exported_is_told() {
    let desk = with_run();
    for (line, told) in [
        ("export run -o out", "-f all"),
        ("export run -f png -o out", "there are csv, gephi"),
        ("export nowhere -f dot -o out", "there is no such folder"),
        ("export in -f dot -o out", "it has no run.json"),
        ("export run -f dot -o in", "--force"),
        ("export run -f prov -o out --made-at yesterday", "2020-06-16T14:49:00Z"),
        ("-f dot export run -f dot", "after `export`"),
    ] {
        let refused = desk.run(line).code(2).stdout("");
        assert!(stderr(&refused).contains(told), "{line}: {}", stderr(&refused));
    }
    let run = fs::read_to_string(desk.path("run/run.json")).unwrap();
    desk.put("run/run.json", run.replacen("\"format\": 1", "\"format\": 2", 1));
    let other = stderr(&desk.run("export run -f dot -o out").code(2));
    assert!(
        other.contains("format 2") && other.contains("make the run again"),
        "{other}"
    );
}

#[test]
fn an_empty_run_has_valid_files_and_a_report_that_says_so() {
    let desk = Desk::new();
    desk.put("in/a.txt", "It rained.");
    desk.run("-q in -o run -f all --method rules").code(0);
    let page = fs::read_to_string(desk.path("run/report.html")).unwrap();
    assert!(page.contains("No statement stands in two outlets."));
    assert_eq!(fs::read_to_string(desk.path("run/links.jsonl")).unwrap(), "");
    let review: serde_json::Value =
        serde_json::from_slice(&fs::read(desk.path("run/claimreview.json")).unwrap()).unwrap();
    assert_eq!(review, serde_json::json!([]));
    desk.run("-q export run -f all -o out").code(0);
}

#[test]
fn a_review_holds_for_the_next_run_and_the_one_after() {
    let desk = with_run();
    let links = column(&desk, "run/links.csv", "link_id");
    assert_eq!(
        column(&desk, "run/links.csv", "status"),
        ["confirmed"],
        "one link to decide on"
    );
    desk.put(
        "review.csv",
        format!(
            "link_id,verdict,note\n{},rejected,\"no, another dock\"\nl0123456789abcdef,confirmed,\nx,rejected,\n",
            links[0]
        ),
    );
    let told = desk.run("in -o again --review review.csv").code(0);
    assert!(stderr(&told).contains("review.csv, line 4: `x`"), "{}", stderr(&told));
    assert!(
        stderr(&told).contains("1 decision about links that this run has not"),
        "{}",
        stderr(&told)
    );
    assert_eq!(column(&desk, "again/links.csv", "status"), ["rejected"]);
    assert!(
        column(&desk, "again/clusters.csv", "cluster_id").is_empty(),
        "what is rejected joins nothing"
    );
    desk.run("-q in -o third --review again/review.csv").code(0);
    assert_eq!(column(&desk, "third/links.csv", "status"), ["rejected"]);
    assert!(column(&desk, "third/review.csv", "note").contains(&"no, another dock".to_owned()));
    desk.run("-q export again -f report -o out").code(0);
    let page = fs::read_to_string(desk.path("out/report.html")).unwrap();
    assert!(
        page.contains("no, another dock"),
        "the report of a finished run knows of its review"
    );
}

#[test]
fn a_review_of_another_kind_stops_the_run_before_it_begins() {
    let desk = with_run();
    desk.put("review.csv", "a,b\n1,2\n");
    for name in ["review.csv", "missing.csv"] {
        let told = desk.run(&format!("in -o again --review {name}")).code(2);
        assert!(
            stderr(&told).contains(name) && stderr(&told).contains("cannot use the review"),
            "{}",
            stderr(&told)
        );
    }
    assert!(!desk.path("again").exists());
}

#[cfg(unix)]
#[test]
fn a_place_that_cannot_be_written_is_told() {
    let desk = with_run();
    desk.put("file", "x");
    let told = desk.run("export run -f dot -o file/out").code(2);
    assert!(stderr(&told).contains("cannot write"), "{}", stderr(&told));
}
