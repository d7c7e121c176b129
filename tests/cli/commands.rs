//! The whole run and its commands: exit codes, files, and what goes to which stream.

use std::fs;
use std::path::Path;

use crate::desk::{Desk, stderr, stdout};

const POST: &str = "The ferry came back on Monday. “We will rebuild the dock before the winter comes,” said Ana Ruiz, \
                    the harbour master. “Nobody was hurt,” she added.";
const FJORD: &str = "In the harbour all is quiet again. “We will rebuild the dock before the winter comes,” harbour \
                     master Ana Ruiz told reporters on Tuesday.";

fn with_articles() -> Desk {
    let desk = Desk::new();
    desk.put("in/harbour-post.txt", POST);
    desk.put("in/daily-fjord.txt", FJORD);
    desk
}

fn record(id: usize, text: &str) -> String {
    serde_json::json!({"id": format!("rec-{id}"), "outlet": format!("Outlet {id}"), "text": text}).to_string() + "\n"
}

#[test]
fn a_whole_run_writes_files_prints_a_summary_and_counts() {
    let desk = with_articles();
    let run = desk.run("in").code(0);
    let run_json: serde_json::Value =
        serde_json::from_slice(&fs::read(desk.path("quotetrace-out/run.json")).unwrap()).unwrap();
    let count = |name: &str| run_json[name].as_u64().unwrap();
    assert_eq!(count("read") + count("skipped") + count("empty"), count("given"));
    assert!(!stdout(&run).is_empty());
    assert!(
        stderr(&run).starts_with("2 articles read, 0 skipped, 0 empty; "),
        "{}",
        stderr(&run)
    );
    assert_eq!(stderr(&run).lines().count(), 1);
}

#[test]
fn quiet_says_nothing_when_all_is_well() {
    let desk = with_articles();
    desk.run("-q in").code(0).stdout("").stderr("");
}

#[test]
fn a_folder_that_exists_is_replaced_only_by_force() {
    let desk = with_articles();
    desk.run("-q in -o result").code(0);
    let before = desk.files("result");
    let refused = desk.run("in/harbour-post.txt -o result").code(2).stdout("");
    assert!(stderr(&refused).contains("--force"));
    assert_eq!(desk.files("result"), before);
    desk.run("-q in/harbour-post.txt -o result --force").code(0);
    assert_ne!(desk.files("result"), before);
}

#[test]
fn nothing_readable_is_2_and_writes_nothing() {
    let desk = Desk::new();
    desk.put("in/empty.txt", "");
    desk.run("in/missing.txt").code(2).stdout("");
    desk.run("in").code(2).stdout("");
    assert!(!desk.path("quotetrace-out").exists());
}

#[test]
fn a_bad_record_is_told_with_its_place_and_the_rest_is_done() {
    let desk = Desk::new();
    desk.put(
        "in.jsonl",
        record(1, POST) + "{\"id\": \"rec-2\", \n" + &record(3, FJORD),
    );
    for line in ["in.jsonl", "extract in.jsonl", "inputs in.jsonl"] {
        let told = stderr(&desk.run(line).code(3));
        assert!(told.contains("quotetrace: in.jsonl:2: "), "{line}: {told}");
    }
}

#[test]
fn of_many_bad_records_twenty_are_told() {
    let desk = Desk::new();
    desk.put("in.jsonl", "no json\n".repeat(50) + &record(1, POST));
    let told = |line: &str| stderr(&desk.run(line).code(3)).matches("quotetrace: in.jsonl:").count();
    assert_eq!(told("extract in.jsonl"), 20);
    assert_eq!(told("extract -v in.jsonl"), 50);
    let counted = |line: &str| stderr(&desk.run(line)).matches("and 30 more records skipped").count();
    assert_eq!(counted("extract in.jsonl"), 1);
    assert_eq!(counted("in.jsonl"), 1);
}

#[test]
fn wrong_usage_is_2_with_the_remedy() {
    let desk = with_articles();
    desk.run("").code(2);
    desk.run("--no-such-flag in").code(2);
    desk.run("-q -v in").code(2);
    desk.run("--threads 0 in").code(2);
    desk.run("--map colour=x in").code(2);
    desk.run("-o result extract in").code(2);
}

#[test]
fn a_file_called_like_a_command_can_be_read() {
    let desk = with_articles();
    fs::rename(desk.path("in"), desk.path("extract")).unwrap();
    desk.run("-q ./extract").code(0);
}

#[test]
fn the_printed_settings_read_back() {
    let desk = with_articles();
    let printed = stdout(&desk.run("--print-config --outlet-from folder --csv raw").code(0));
    assert!(
        printed.contains("outlet_from = \"folder\"") && printed.contains("csv = \"raw\""),
        "{printed}"
    );
    desk.put("quotetrace.toml", &printed);
    desk.run("--print-config --config quotetrace.toml")
        .code(0)
        .stdout(printed);
}

#[test]
fn flags_go_before_the_file_and_the_file_before_the_defaults() {
    let desk = with_articles();
    desk.put("quotetrace.toml", "[read]\noutlet_from = \"folder\"\n");
    let printed = |line: &str| stdout(&desk.run(line).code(0));
    assert!(printed("--print-config").contains("outlet_from = \"stem\""));
    assert!(printed("--print-config --config quotetrace.toml").contains("outlet_from = \"folder\""));
    let both = printed("--print-config --config quotetrace.toml --outlet-from none");
    assert!(both.contains("outlet_from = \"none\""));
}

#[test]
fn an_unknown_setting_is_told_with_its_line_and_what_is_allowed() {
    let desk = with_articles();
    desk.put("quotetrace.toml", "[read]\noutlet_form = \"folder\"\n");
    let told = stderr(&desk.run("in --config quotetrace.toml").code(2).stdout(""));
    for part in ["quotetrace.toml", "line 2", "outlet_form", "outlet_from"] {
        assert!(told.contains(part), "{part}: {told}");
    }
    assert!(!desk.path("quotetrace-out").exists());
}

#[test]
fn extract_prints_json_lines_with_the_ids_of_the_input() {
    let desk = Desk::new();
    let lines: String = (1..=5)
        .map(|n| record(n, if n % 2 == 0 { POST } else { FJORD }))
        .collect();
    let printed = stdout(&desk.command("extract -").write_stdin(lines).assert().code(0));
    let id = |line: &str| {
        serde_json::from_str::<serde_json::Value>(line).unwrap()["input_id"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    let mut ids: Vec<String> = printed.lines().map(id).collect();
    assert!(ids.is_sorted(), "in the order of the input: {ids:?}");
    ids.dedup();
    assert_eq!(ids, ["rec-1", "rec-2", "rec-3", "rec-4", "rec-5"]);
}

#[test]
fn neither_threads_nor_the_order_of_inputs_change_a_byte() {
    let desk = with_articles();
    desk.put(
        "more.jsonl",
        (1..=60)
            .map(|n| record(n, if n % 3 == 0 { POST } else { FJORD }))
            .collect::<String>(),
    );
    desk.put("copies.jsonl", record(1, POST).repeat(3));
    let inputs = [
        "in/daily-fjord.txt",
        "in/harbour-post.txt",
        "more.jsonl",
        "copies.jsonl",
    ];
    let forwards = inputs.join(" ");
    let backwards = inputs.iter().rev().copied().collect::<Vec<_>>().join(" ");
    let bytes = |threads: usize, inputs: &str| {
        desk.run(&format!("-q --force -o result --threads {threads} {inputs}"))
            .code(0);
        desk.files("result")
    };
    let reference = bytes(1, &forwards);
    for (threads, inputs) in [(2, &forwards), (8, &forwards), (1, &backwards), (8, &backwards)] {
        assert!(bytes(threads, inputs) == reference, "{threads} threads, {inputs}");
    }
}

#[test]
fn the_order_of_records_changes_no_table() {
    let desk = Desk::new();
    let records: Vec<String> = (1..=40)
        .map(|n| record(n % 30, if n % 3 == 0 { POST } else { FJORD }))
        .collect();
    let tables = |records: String| {
        desk.put("in.jsonl", records);
        desk.run("-q --force -o result in.jsonl").code(0);
        let mut files = desk.files("result");
        // These two hold the hash of the input.
        files.retain(|(name, _)| name != Path::new("run.json") && name != Path::new("report.html"));
        files
    };
    assert!(tables(records.concat()) == tables(records.iter().rev().cloned().collect()));
}

#[test]
fn inputs_shows_each_file_as_table_and_as_json() {
    let desk = with_articles();
    let table = stdout(&desk.run("inputs in").code(0));
    assert!(
        table.contains("daily-fjord.txt") && table.contains("harbour-post.txt"),
        "{table}"
    );
    let json: serde_json::Value = serde_json::from_str(&stdout(&desk.run("inputs --json in").code(0))).unwrap();
    assert_eq!(json["totals"]["read"], 2);
    assert_eq!(json["files"].as_array().unwrap().len(), 2);
    assert!(!desk.path("quotetrace-out").exists());
}

#[test]
fn completions_and_manual_are_printed() {
    let desk = Desk::new();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        assert!(
            stdout(&desk.run(&format!("completions {shell}")).code(0)).contains("quotetrace"),
            "{shell}"
        );
    }
    assert!(stdout(&desk.run("man").code(0)).contains(".TH"));
}

#[cfg(unix)]
mod streams {
    use super::*;
    use std::io::{Read as _, Write as _};
    use std::process::{Child, Stdio};

    fn start(desk: &Desk, args: &[&str]) -> Child {
        std::process::Command::new(env!("CARGO_BIN_EXE_quotetrace"))
            .current_dir(desk.path("."))
            .args(args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap()
    }

    fn end(mut child: Child) -> (Option<i32>, String) {
        let mut told = String::new();
        child.stderr.take().unwrap().read_to_string(&mut told).unwrap();
        (child.wait().unwrap().code(), told)
    }

    #[test]
    fn a_closed_pipe_is_silent() {
        let desk = with_articles();
        let all = [
            vec!["extract", "in"],
            vec!["inputs", "in"],
            vec!["eval", "-q", "--gold", crate::marked::SAMPLE],
            vec!["man"],
            vec!["completions", "zsh"],
            vec!["--print-config"],
        ];
        for args in &all {
            let mut child = start(&desk, args);
            drop(child.stdout.take());
            assert_eq!(end(child), (Some(0), String::new()), "{args:?}");
        }
        let mut child = start(&desk, &["in"]);
        drop(child.stdout.take());
        assert_eq!(end(child).0, Some(0));
        assert!(desk.path("quotetrace-out/run.json").exists());
    }

    #[test]
    fn a_closed_pipe_ends_the_reading_of_input_without_end() {
        let desk = Desk::new();
        let mut child = start(&desk, &["extract", "-"]);
        drop(child.stdout.take());
        let mut stdin = child.stdin.take().unwrap();
        let lines: String = (0..1000).map(|n| record(n, POST)).collect();
        let is_gone = (0..200).any(|_| stdin.write_all(lines.as_bytes()).is_err());
        drop(stdin);
        assert!(is_gone, "still reading after 40 MB");
        assert_eq!(end(child), (Some(0), String::new()));
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn a_full_disk_is_2_with_a_message() {
        let desk = with_articles();
        let eval = vec!["eval", "--gold", crate::marked::SAMPLE];
        for args in [vec!["extract", "in"], vec!["inputs", "in"], eval, vec!["man"]] {
            let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
            let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_quotetrace"));
            let output = command
                .current_dir(desk.path("."))
                .args(&args)
                .stdout(full)
                .output()
                .unwrap();
            assert_eq!(output.status.code(), Some(2), "{args:?}");
            assert!(
                String::from_utf8(output.stderr).unwrap().starts_with("quotetrace: "),
                "{args:?}"
            );
        }
    }

    #[test]
    fn an_interruption_is_130_and_leaves_nothing_behind() {
        let desk = with_articles();
        let mut child = start(&desk, &["-q", "-", "-o", "result"]);
        let mut stdin = child.stdin.take().unwrap();
        stdin.write_all(record(1, POST).as_bytes()).unwrap();
        // The handler is set before the first byte is read; the pipe is empty once it was.
        std::thread::sleep(std::time::Duration::from_millis(500));
        let id = child.id().to_string();
        assert!(
            std::process::Command::new("kill")
                .args(["-INT", &id])
                .status()
                .unwrap()
                .success()
        );
        assert_eq!(end(child), (Some(130), String::new()));
        drop(stdin);
        assert_eq!(fs::read_dir(desk.path(".")).unwrap().count(), 1, "only the input");
    }
}
