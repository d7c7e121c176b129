//! Models: trained, used, refused; and how sure a statement must be.

use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use crate::desk::{Desk, stderr, stdout};
use crate::marked::SAMPLE;

const ENGLISH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/models/english.model");
const NEWS: &str = "The mayor said the dock would be rebuilt. “Nobody was hurt,” Ana Ruiz said. “We will rebuild it.”";

/// A model trained on the sample, once for all tests.
fn trained() -> &'static [u8] {
    static MODEL: OnceLock<Vec<u8>> = OnceLock::new();
    MODEL.get_or_init(|| {
        let desk = Desk::new();
        let run = desk
            .run(&format!("train --gold {SAMPLE} -o news.model"))
            .code(0)
            .stdout("");
        let model = fs::read(desk.path("news.model")).unwrap();
        let told = stderr(&run);
        let size = model.len();
        assert!(
            told.contains(&format!(
                "7 marked articles, 21 statements; {size} bytes written to news.model"
            )),
            "{told}"
        );
        assert!(told.ends_with("use it with --model news.model\n"), "{told}");
        assert_eq!(fs::read_dir(desk.path(".")).unwrap().count(), 1, "nothing else is left");
        model
    })
}

fn desk() -> Desk {
    let desk = Desk::new();
    desk.put("news.model", trained());
    desk.put("news.txt", NEWS);
    desk
}

fn run_json(desk: &Desk) -> serde_json::Value {
    serde_json::from_slice(&fs::read(desk.path("out/run.json")).unwrap()).unwrap()
}

#[test]
fn a_trained_model_is_used_by_extract_eval_and_the_whole_run() {
    let desk = desk();
    let lines = stdout(&desk.run("extract --model news.model news.txt").code(0));
    assert!(lines.contains("\"tagger\""), "a model implies the tagger: {lines}");
    let told = stdout(
        &desk
            .run(&format!("eval --json --gold {SAMPLE} --model news.model"))
            .code(0),
    );
    let told: serde_json::Value = serde_json::from_str(&told).unwrap();
    assert_eq!(
        (&told["model"], &told["method"]),
        (&"news.model".into(), &"tagger".into())
    );
    assert!(told["kinds"]["all"]["partial"]["f1"].as_f64() > Some(0.9), "{told}");
    desk.run("-q news.txt -o out --model news.model").code(0);
    let run = run_json(&desk);
    assert_eq!(run["model"], "news.model");
    assert_eq!(run["options"]["extract"]["model"], "news.model");
    assert_eq!(run["model_sha256"], told["model_sha256"]);
}

#[test]
fn a_model_may_be_named_in_the_settings_and_rules_in_a_flag() {
    let desk = desk();
    desk.put("settings.toml", "[extract]\nmodel = \"news.model\"\n");
    desk.run("-q news.txt -o out --config settings.toml").code(0);
    assert_eq!(run_json(&desk)["model"], "news.model");
    desk.run("-q news.txt -o out --force --config settings.toml --method rules")
        .code(0);
    assert!(run_json(&desk)["model"].is_null() && run_json(&desk)["model_sha256"].is_null());
    desk.run("-q news.txt -o out --force --method tagger").code(0);
    assert_eq!(run_json(&desk)["model"], "english");
}

#[test]
fn training_again_gives_the_same_bytes_and_replaces_only_by_force() {
    let desk = desk();
    let train = |flags: &str| desk.run(&format!("-q train --gold {SAMPLE} {flags}"));
    let told = stderr(&train("-o news.model").code(2).stdout(""));
    assert!(told.contains("news.model") && told.contains("--force"), "{told}");
    train("-o news.model --force --threads 3").code(0).stdout("").stderr("");
    assert!(fs::read(desk.path("news.model")).unwrap() == trained());
    let told = stderr(&train("-o news.txt --force").code(2));
    assert!(told.contains("another kind"), "{told}");
    assert_eq!(fs::read_to_string(desk.path("news.txt")).unwrap(), NEWS);
    train("-o no/such/folder/a.model").code(2);
}

#[test]
fn nothing_marked_is_nothing_to_learn_from() {
    let desk = Desk::new();
    desk.put("marked.jsonl", "{\"text\": \"It rained.\", \"quotes\": []}");
    let told = stderr(&desk.run("train --gold marked.jsonl -o a.model").code(2));
    assert!(told.contains("no statement is marked"), "{told}");
    assert!(!desk.path("a.model").exists());
}

#[test]
fn a_bad_model_is_named_with_the_remedy_and_nothing_is_written() {
    let desk = Desk::new();
    desk.put("news.txt", NEWS);
    let sound = fs::read(Path::new(ENGLISH)).unwrap();
    let changed = |at: usize, by: u8| {
        let mut bytes = sound.clone();
        bytes[at] ^= by;
        bytes
    };
    desk.put("cut.model", &sound[..sound.len() / 2]);
    desk.put("head.model", &sound[..10]);
    desk.put("changed.model", changed(sound.len() - 7, 1));
    desk.put("newer.model", changed(8, 0x40));
    desk.put("text.model", NEWS);
    desk.put("empty.model", "");
    let cases = [
        ("cut.model", "is damaged"),
        ("head.model", "is damaged"),
        ("changed.model", "is damaged"),
        ("newer.model", "train it anew"),
        ("text.model", "is no quotetrace model"),
        ("empty.model", "is no quotetrace model"),
        ("missing.model", "check the name"),
        (".", "check the name"),
    ];
    for (name, reason) in cases {
        for command in ["news.txt -o out", "extract news.txt", &format!("eval --gold {SAMPLE}")] {
            let told = stderr(&desk.run(&format!("{command} --model {name}")).code(2).stdout(""));
            assert!(
                told.contains(&format!("the model {name}")) && told.contains(reason),
                "{command}: {told}"
            );
        }
    }
    assert!(!desk.path("out").exists());
}

#[test]
fn statements_below_the_confidence_asked_for_are_left_out_and_counted() {
    let desk = Desk::new();
    desk.put("news.txt", NEWS);
    let confidences = |flags: &str| -> Vec<f64> {
        let printed = stdout(&desk.run(&format!("extract news.txt {flags}")).code(0));
        let lines = printed
            .lines()
            .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
        lines.map(|line| line["confidence"].as_f64().unwrap()).collect()
    };
    let all = confidences("");
    let least = all.iter().copied().fold(0.0, f64::max);
    let sure = confidences(&format!("--min-confidence {least}"));
    assert!(!sure.is_empty() && sure.len() < all.len(), "{all:?}");
    assert!(sure.iter().all(|confidence| *confidence >= least), "{sure:?}");
    desk.run(&format!("-q news.txt -o out --min-confidence {least}"))
        .code(0);
    let run = run_json(&desk);
    assert_eq!(run["unsure"], all.len() - sure.len());
    assert_eq!(run["counts"]["statements"], sure.len());
    desk.run("-q news.txt -o out --force").code(0);
    assert_eq!(run_json(&desk)["unsure"], 0);
}

#[test]
fn flags_that_make_no_sense_are_refused() {
    let desk = desk();
    for line in [
        "news.txt --min-confidence 1.5",
        "news.txt --min-confidence NaN",
        "news.txt --method magic",
        "news.txt --method rules --model news.model",
        &format!("train --gold {SAMPLE} -o a.model --model news.model"),
        &format!("-o a.model train --gold {SAMPLE}"),
        "train -o a.model",
        "eval",
    ] {
        desk.run(line).code(2).stdout("");
    }
    assert!(!desk.path("a.model").exists() && !desk.path("quotetrace-out").exists());
}
