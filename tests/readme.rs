//! The README shows what the command really prints.

use std::path::Path;
use std::process::Command;

use assert_cmd::cargo::cargo_bin;

#[test]
fn the_first_screen_is_the_true_output() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = std::fs::read_to_string(root.join("README.md")).expect("the README is beside Cargo.toml");
    let shown = readme
        .split("```console\n$ quotetrace data/sample/articles -o out-sample\n")
        .nth(1)
        .and_then(|rest| rest.split("```").next())
        .expect("the README shows the run over the sample");
    let folder = tempfile::tempdir().expect("a folder for the result");
    let run = Command::new(cargo_bin("quotetrace"))
        .args(["data/sample/articles", "-o"])
        .arg(folder.path().join("out-sample"))
        .current_dir(root)
        .output()
        .expect("the command runs");
    let printed = String::from_utf8_lossy(&run.stdout);
    assert!(run.status.success());
    assert_eq!(
        shown.trim_end(),
        printed.trim_end(),
        "put what is printed into README.md"
    );
}
