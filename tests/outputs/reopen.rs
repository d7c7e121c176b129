//! A finished run, read back from its folder.

use std::fs;
use std::path::{Path, PathBuf};

use quotetrace::error::Error;
use quotetrace::export::{self, Config, Contents, Destination, Existing, Format};
use quotetrace::pipeline;

use crate::export::written;
use crate::invented::{Corpus, bridge, hostile};

fn rewritten(folder: &Path, name: &str, config: &Config) -> PathBuf {
    let (run, info) = pipeline::reopen(folder).expect("a run of ours");
    let copy = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let destination = Destination::new(&copy, Existing::Replace).expect("a folder of an earlier test run");
    let contents = Contents {
        articles: &run.articles,
        origins: &run.origins,
        statements: &run.statements,
        links: &run.links,
        clusters: &run.clusters,
        findings: &run.findings,
        graph: &run.graph,
        review: &run.review,
        run: &info,
    };
    export::write(&contents, &destination, config).expect("the folder can be written");
    copy
}

#[test]
fn a_run_that_is_read_back_exports_to_the_same_bytes() {
    let config = Config {
        formats: Format::ALL.iter().copied().collect(),
        d3: true,
        made_at: "2031-03-05T10:00:00Z".to_owned(),
        ..Config::default()
    };
    for (corpus, name) in [(bridge(), "bridge"), (hostile(), "odd"), (Corpus::default(), "void")] {
        let folder = written(&corpus, &format!("reopen-{name}"), &config);
        let copy = rewritten(&folder, &format!("reopen-{name}-copy"), &config);
        let mut files = 0;
        for file in fs::read_dir(&folder).unwrap() {
            let file = file.unwrap().file_name();
            let (one, two) = (
                fs::read(folder.join(&file)).unwrap(),
                fs::read(copy.join(&file)).unwrap(),
            );
            assert!(one == two, "{name}: {file:?}");
            files += 1;
        }
        assert!(files > 25, "{files}");
    }
}

/// What is told of a run whose file was changed.
fn told(name: &str, file: &str, change: impl FnOnce(String) -> Option<String>) -> String {
    let name = format!("damaged-{name}");
    // What an earlier test run damaged is no run that may be replaced.
    let _ = fs::remove_dir_all(Path::new(env!("CARGO_TARGET_TMPDIR")).join(&name));
    let folder = written(&bridge(), &name, &Config::default());
    let path = folder.join(file);
    let outcome = match change(fs::read_to_string(&path).expect("a file of a run")) {
        Some(text) => fs::write(&path, text),
        None => fs::remove_file(&path),
    };
    outcome.expect("the file can be changed");
    match pipeline::reopen(&folder) {
        Err(error @ Error::Run { .. }) => error.to_string(),
        Err(other) => panic!("{other:?}"),
        Ok(_) => panic!("{name} is read as if nothing had happened"),
    }
}

#[test]
fn damage_is_told_by_file_line_and_remedy() {
    let second_line = |from: &'static str, to: &'static str| {
        move |text: String| {
            let (first, rest) = text.split_once('\n')?;
            Some(format!("{first}\n{}", rest.replacen(from, to, 1)))
        }
    };
    let cases = [
        told("missing", "links.jsonl", |_| None),
        told("cut", "statements.jsonl", |text| {
            Some(text.lines().next()?.to_owned() + "\n")
        }),
        told("torn", "articles.jsonl", |text| {
            Some(text[..text.len() - 20].to_owned())
        }),
        told(
            "strange",
            "links.jsonl",
            second_line("\"a\":\"s", "\"a\":\"s0000000000000000\",\"x\":\""),
        ),
        told(
            "span",
            "statements.jsonl",
            second_line("\"byte_end\":", "\"byte_end\":9"),
        ),
        told("other", "run.json", |text| {
            Some(text.replace("\"quotetrace\"", "\"other\""))
        }),
        told("later", "run.json", |text| {
            Some(text.replace("\"format\": 1", "\"format\": 9").replace("0.0.0", "7.7.7"))
        }),
    ];
    let expected = [
        "it has no links.jsonl",
        "statements.jsonl has 1 lines, but run.json counts 7",
        "articles.jsonl, line 4: EOF",
        "links.jsonl, line 2: `s0000000000000000` is not in statements.jsonl",
        "statements.jsonl, line 2: bytes ",
        "run.json is no run of ours (it names another program)",
        "quotetrace 7.7.7 wrote it, with files of format 9",
    ];
    for (told, expected) in cases.iter().zip(expected) {
        assert!(told.contains(expected), "{told}");
        assert!(told.contains("the run again"), "{told}");
    }
}

#[test]
fn what_is_no_folder_of_a_run_is_told() {
    let around = tempfile::tempdir().unwrap();
    fs::write(around.path().join("file"), "x").unwrap();
    for (name, expected) in [
        ("none", "there is no such folder"),
        ("file", "it is no folder"),
        ("", "it has no run.json"),
    ] {
        let error = pipeline::reopen(&around.path().join(name)).err().unwrap().to_string();
        assert!(error.contains(expected), "{error}");
    }
}
