//! Linking statements that are given as JSON lines: what is printed, and what is told of bad lines.

use crate::desk::{Desk, stderr, stdout};

const LINES: &str = r#"{"id":"a","text":"We will rebuild the old ferry dock before the winter storms come","outlet":"Post","published":"2031-03-02"}
{"id":"b","text":"we will rebuild the ferry dock before the winter storms","outlet":"Fjord","published":"2031-03-03"}
{"id":7,"text":"Nobody expects turnips to be cheap at the harvest market","outlet":"Times"}
"#;

/// The lines that a command prints, as JSON.
fn printed(desk: &Desk, line: &str, input: &str) -> Vec<serde_json::Value> {
    let run = desk.command(line).write_stdin(input).assert().code(0);
    stdout(&run)
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]
fn links_and_clusters_are_told_by_the_ids_given() {
    let lines = printed(&Desk::new(), "link -", LINES);
    let of = |key: &str| lines.iter().map(|line| line[key].to_string()).collect::<Vec<_>>();
    assert_eq!(of("type"), ["\"link\"", "\"cluster\""]);
    assert_eq!((of("a")[0].as_str(), of("b")[0].as_str()), ("\"a\"", "\"b\""));
    assert_eq!(lines[1]["members"], serde_json::json!(["a", "b"]));
    assert_eq!(lines[1]["earliest"], "a");
}

#[test]
fn one_kind_of_line_can_be_asked_for_and_reasons() {
    let desk = Desk::new();
    let clusters = printed(&desk, "link - --only clusters", LINES);
    assert!(clusters.iter().all(|line| line["type"] == "cluster"), "{clusters:?}");
    let links = printed(&desk, "link - --only links --why", LINES);
    assert!(
        links[0]["diff"].as_array().is_some_and(|diff| diff.len() > 1),
        "{links:?}"
    );
    assert!(links[0]["containment"].as_f64() > Some(0.5), "{links:?}");
}

#[test]
fn words_that_lie_near_each_other_are_synonyms_where_embeddings_say_so() {
    let desk = Desk::new();
    desk.put(
        "near.txt",
        "dock 1.0 0.2 0.1\nslipway 0.9 0.3 0.1\nfiddle -0.5 1.0 0.4\n",
    );
    desk.put("broken.txt", "dock 1.0 0.2 0.1\nslipway 0.9 0.3\n");
    let lines = LINES.replace("the ferry dock", "the ferry slipway");
    let substituted = |flags: &str| {
        let links = printed(&desk, &format!("link - --only links --why {flags}"), &lines);
        let edits = links[0]["diff"].as_array().cloned().unwrap_or_default();
        let edit = edits.iter().find(|edit| edit["a"] == "dock").cloned();
        edit.map(|edit| edit["class"].to_string())
    };
    assert_eq!(substituted(""), Some("\"other\"".to_owned()));
    assert_eq!(substituted("--embeddings near.txt"), Some("\"synonym\"".to_owned()));
    let refused = desk
        .command("link - --embeddings broken.txt")
        .write_stdin(LINES)
        .assert()
        .code(2);
    assert!(stderr(&refused).contains("broken.txt: line 2 has 2 numbers, not 3"));
}

#[test]
fn neither_the_order_of_lines_nor_threads_change_a_byte() {
    let desk = Desk::new();
    let reference = printed(&desk, "link - --threads 1", LINES);
    let turned: Vec<&str> = LINES.lines().rev().collect();
    assert_eq!(
        printed(&desk, "link - --threads 3", &(turned.join("\n") + "\n")),
        reference
    );
}

#[test]
fn what_extract_prints_can_be_linked() {
    let desk = Desk::new();
    let said = "The harbour master was calm. “We will rebuild the old ferry dock before the winter storms come,” said Ana Ruiz.";
    desk.put("in/post.txt", said);
    desk.put("in/fjord.txt", format!("It rained again.\n\n{said}"));
    let extracted = stdout(&desk.run("-q extract in").code(0));
    let lines = printed(&desk, "link -", &extracted);
    assert!(lines.iter().any(|line| line["relation"] == "exact"), "{lines:?}");
}

#[test]
fn bad_lines_are_told_and_the_others_linked() {
    let desk = Desk::new();
    let input = format!("{LINES}{{\"id\": \"a\", \"text\": \"again\"}}\nno json\n");
    let run = desk.command("link -").write_stdin(input).assert().code(3);
    let told = stderr(&run);
    assert!(told.contains("-:4: the id \"a\" stands already at -:1"), "{told}");
    assert!(told.contains("-:5: this is no statement"), "{told}");
    assert!(
        told.contains("3 statements read, 2 skipped, 0 empty; 1 link, 1 cluster"),
        "{told}"
    );
}

#[test]
fn nothing_to_link_is_2() {
    let run = Desk::new().command("link -").write_stdin("\n").assert().code(2);
    assert!(stderr(&run).contains("nothing to link"));
}
