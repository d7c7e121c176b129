//! Marked articles: what `eval` prints of them, and how bad ones are refused.

use std::fs;

use crate::desk::{Desk, stderr, stdout};

/// Invented marked articles, in our format and in Citron's.
pub const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/sample/marked");

/// The sample as JSON, measured with more flags.
fn measured(desk: &Desk, flags: &str) -> serde_json::Value {
    let run = desk.run(&format!("eval --json --gold {SAMPLE} {flags}")).code(0);
    serde_json::from_str(&stdout(&run)).unwrap()
}

#[test]
fn the_table_has_a_row_a_kind_and_says_what_was_measured() {
    let desk = Desk::new();
    let run = desk.run(&format!("eval --gold {SAMPLE}")).code(0);
    let printed = stdout(&run);
    for row in ["direct", "indirect", "mixed", "all"] {
        let found = printed
            .lines()
            .filter(|line| line.trim_start().starts_with(row))
            .count();
        assert_eq!(found, 1, "{row}: {printed}");
    }
    assert!(
        printed.contains("Confidence") && printed.contains("Speech and stance"),
        "{printed}"
    );
    assert_eq!(stderr(&run), "7 marked articles, model english\n");
}

#[test]
fn figures_are_good_on_plain_news_and_differ_by_method_and_scope() {
    let desk = Desk::new();
    let rules = measured(&desk, "--method rules");
    assert_eq!((&rules["articles"], &rules["method"]), (&7.into(), &"rules".into()));
    assert!(rules["model"].is_null());
    assert_eq!(rules["kinds"]["all"]["marked"], 21);
    assert!(
        rules["kinds"]["all"]["attributed"]["f1"].as_f64() > Some(0.9),
        "{rules}"
    );
    let tagger = measured(&desk, "");
    assert_eq!(tagger["model"], "english");
    assert_eq!(tagger["model_sha256"].as_str().map(str::len), Some(64));
    let speech = measured(&desk, "--method rules --speech");
    assert!(speech["kinds"]["all"]["marked"].as_u64() < Some(21), "{speech}");
    let sure = measured(&desk, "--method rules --min-confidence 0.8");
    let found = |told: &serde_json::Value| told["kinds"]["all"]["found"].as_u64();
    assert!(found(&sure) < found(&rules), "{sure}");
    let below = |tenth: &&serde_json::Value| tenth["from"].as_f64() < Some(0.8);
    let tenths = sure["reliability"].as_array().unwrap();
    assert!(
        tenths.iter().filter(below).all(|tenth| tenth["statements"] == 0),
        "{sure}"
    );
}

#[test]
fn threads_change_no_figure() {
    let desk = Desk::new();
    let one = measured(&desk, "--threads 1");
    assert_eq!(measured(&desk, "--threads 8"), one);
}

#[test]
fn packed_files_and_standard_input_are_read() {
    let desk = Desk::new();
    let marked = fs::read(format!("{SAMPLE}/articles.jsonl")).unwrap();
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    std::io::Write::write_all(&mut packed, &marked).unwrap();
    desk.put("marked.jsonl.gz", packed.finish().unwrap());
    desk.put("marked.jsonl.zst", zstd::encode_all(&marked[..], 1).unwrap());
    let reference = stdout(&desk.run(&format!("eval --gold {SAMPLE}/articles.jsonl")).code(0));
    for name in ["marked.jsonl.gz", "marked.jsonl.zst"] {
        desk.run(&format!("eval --gold {name}"))
            .code(0)
            .stdout(reference.clone());
    }
    let piped = desk.command("eval --gold -").write_stdin(marked).assert();
    piped.code(0).stdout(reference);
}

#[test]
fn every_fault_is_told_with_file_line_article_span_and_remedy() {
    let desk = Desk::new();
    let line =
        |id: &str, spans: &str| format!("{{\"doc_id\": \"{id}\", \"text\": \"It rained.\", \"quotes\": [{spans}]}}\n");
    let lines = [
        line("sound", r#"{"content": [[0, 9]]}"#),
        line("outside", r#"{"content": [[0, 9]]}, {"content": [[3, 99]]}"#),
        line("crossing", r#"{"content": [[0, 5], [3, 9]]}"#),
        line("empty", r#"{"content": [[0, 9]], "source": [[4, 4]]}"#),
        line("words", r#"{"content": [["a", "b"]]}"#),
        "{\"doc_id\": \"cut\", \"text\"\n".to_owned(),
        "{\"doc_id\": \"bare\", \"quotes\": []}\n".to_owned(),
        line("sound", ""),
    ];
    desk.put("marked.jsonl", lines.concat());
    let wanted = [
        "the marked articles cannot be used: 7 faults",
        "marked.jsonl:2: doc_id \"outside\": quote 2, content span 1 (3..99) reaches outside the text of 10 characters (",
        "marked.jsonl:3: doc_id \"crossing\": quote 1, content spans 1 (0..5) and 2 (3..9) cross (",
        "marked.jsonl:4: doc_id \"empty\": quote 1, source span 1 (4..4) is empty (",
        "marked.jsonl:5: doc_id \"words\": quote 1, content span 1 is [\"a\",\"b\"], not two whole numbers (",
        "marked.jsonl:6: this is not JSON: ",
        "marked.jsonl:7: doc_id \"bare\": there is no text (",
        "marked.jsonl:8: doc_id \"sound\" stands already at marked.jsonl:1 (",
    ];
    for command in ["eval --gold marked.jsonl", "train --gold marked.jsonl -o a.model"] {
        let told = stderr(&desk.run(command).code(2).stdout(""));
        for part in wanted {
            assert!(told.contains(part), "{command}: {part}\n{told}");
        }
        assert_eq!(told.lines().count(), wanted.len(), "{told}");
    }
    assert!(!desk.path("a.model").exists());
}

#[test]
fn of_many_faults_the_first_twenty_are_told() {
    let desk = Desk::new();
    desk.put("marked.jsonl", "{}\n".repeat(30));
    let told = stderr(&desk.run("eval --gold marked.jsonl").code(2));
    assert_eq!(told.matches("\nmarked.jsonl:").count(), 20, "{told}");
    assert!(told.ends_with("\nand 10 more\n"), "{told}");
}

#[test]
fn hostile_files_are_refused_in_time() {
    let desk = Desk::new();
    desk.put("deep.json", "[".repeat(1_000_000));
    desk.put("long.jsonl", format!("{{\"text\": \"{}", "x".repeat(10_000_000)));
    desk.put("bytes.jsonl", b"\xff\xfe\x00\x00\x80\x81");
    desk.put("latin.jsonl", b"{\"text\": \"caf\xe9\"}\n");
    for name in [
        "deep.json",
        "long.jsonl",
        "bytes.jsonl",
        "latin.jsonl",
        "missing.jsonl",
        ".",
    ] {
        let told = stderr(&desk.run(&format!("eval --gold {name}")).code(2).stdout(""));
        assert!(
            told.starts_with("quotetrace: the marked articles cannot be used: "),
            "{name}: {told}"
        );
    }
}
