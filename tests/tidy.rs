//! The rules of the house that no lint knows: imports, file heads, sizes, names, word lists.
//!
//! Each check reads the tree as text and names file, line and remedy. A module that does not exist yet
//! breaks nothing. Tests inside a file (from `#[cfg(test)]` on) may import what they like.

use std::fs;
use std::path::Path;

use rust_text::{blanked, crate_imports, declared, functions, holds_word, humps, labels};

#[path = "tidy/rust_text.rs"]
mod rust_text;

/// What a module of the library may name with `crate::`, besides itself. A star: `model` is the centre.
const IMPORTS: &[(&str, &[&str])] = &[
    ("attribute", &["fold", "lexicon", "model"]),
    ("changes", &["model"]),
    ("error", &["model"]),
    ("evaluate", &["model"]),
    ("export", &["error", "graph", "model", "trace"]),
    ("extract", &["lexicon", "model"]),
    ("find", &["fold", "lexicon", "model"]),
    ("fold", &["lexicon", "model"]),
    ("graph", &["fold", "model"]),
    ("lexicon", &["model"]),
    ("link", &["fold", "lexicon", "model"]),
    ("model", &[]),
    ("pair", &["fold", "lexicon", "model"]),
    ("read", &["error", "model"]),
    ("reuse", &["fold", "model"]),
    ("segment", &["lexicon", "model"]),
    ("trace", &["fold", "link", "model", "reuse"]),
    ("verify", &["fold", "link", "model"]),
];

/// The modules that may name every other.
const SPINE: &[&str] = &["lib", "pipeline"];

/// What stands nowhere in code: whole words, the files that may have it all the same, what to do instead.
const BANNED_WORDS: &[(&str, &[&str], &str)] = &[
    (
        "HashMap",
        &[],
        "its order reaches outputs: FxHashMap, sorted before output, or BTreeMap",
    ),
    (
        "HashSet",
        &[],
        "its order reaches outputs: FxHashSet, sorted before output, or BTreeSet",
    ),
    ("eprint", SCREEN, "the library is silent: return it"),
    ("eprintln", SCREEN, "the library is silent: return it"),
    (
        "#[ignore",
        &[],
        "no ignored tests: assert today's wrong answer, and say that it is wrong",
    ),
    ("print", SCREEN, "the library is silent: return it"),
    ("println", SCREEN, "the library is silent: return it"),
    (
        "rayon",
        &["src/pipeline.rs", "src/pipeline/"],
        "the pipeline alone divides work; a stage offers it in pieces",
    ),
];

/// Where words for the screen may be written.
const SCREEN: &[&str] = &["src/bin/", "tests/", "benches/", "examples/"];

/// Names that say nothing. A thing without a name of its own has found a missing type.
const EMPTY_NAMES: &[&str] = &["helper", "helpers", "manager", "misc", "util", "utils"];

const FILE_LINES_MAX: usize = 400;
const FUNCTION_LINES_MAX: usize = 70;

#[test]
fn stages_import_only_what_the_star_allows() {
    let mut faults = Vec::new();
    for file in rust_files(&["src"]) {
        let Some(module) = file.module().filter(|module| !SPINE.contains(module)) else {
            continue;
        };
        let Some((_, allowed)) = IMPORTS.iter().find(|(name, _)| *name == module) else {
            faults.push(file.fault(
                0,
                &format!("module `{module}` is not in the table IMPORTS of tests/tidy.rs"),
            ));
            continue;
        };
        for (line, name) in crate_imports(file.shipped()) {
            if name != module && !allowed.contains(&name) {
                let star = format!(
                    "`{module}` may not import `crate::{name}`, only {allowed:?}: pass it in, or move it to `model`"
                );
                faults.push(file.fault(line, &star));
            }
        }
    }
    none(&faults);
}

#[test]
fn banned_words_stand_nowhere() {
    let mut faults = Vec::new();
    for file in rust_files(&["src", "tests", "benches", "examples"]) {
        for (line, code) in file.code.lines().enumerate() {
            for (word, may, remedy) in BANNED_WORDS {
                if holds_word(code, word) && !may.iter().any(|path| file.path.starts_with(path)) {
                    faults.push(file.fault(line, &format!("`{word}`: {remedy}")));
                }
            }
            if is_called_source(code) {
                faults.push(file.fault(
                    line,
                    "`source` means outlet, speaker or file to different readers: say which",
                ));
            }
        }
        for (line, text) in file.text.lines().enumerate() {
            if text.contains(concat!("TO", "DO")) || text.contains(concat!("FIX", "ME")) {
                faults.push(file.fault(line, "a note to self: do it, or write an issue"));
            }
        }
    }
    none(&faults);
}

#[test]
fn names_say_something() {
    let mut faults = Vec::new();
    for file in rust_files(&["src", "tests", "benches", "examples"]) {
        let parts = file.path.trim_end_matches(".rs").split('/').map(|name| (0, name));
        let declared = file
            .code
            .lines()
            .enumerate()
            .flat_map(|(line, code)| declared(code).map(move |name| (line, name)));
        for (line, name) in parts.chain(declared) {
            if name == "common" || humps(name).iter().any(|hump| EMPTY_NAMES.contains(&hump.as_str())) {
                faults.push(file.fault(line, &format!("`{name}` says nothing: name the concept it owns")));
            }
        }
    }
    none(&faults);
}

#[test]
fn files_say_what_they_own_and_stay_short() {
    let mut faults = Vec::new();
    for file in rust_files(&["src", "tests", "benches", "examples"]) {
        let lines = file.text.lines().count();
        if !file.text.starts_with("//! ") {
            faults.push(file.fault(0, "the first line says what the file owns: `//! …`"));
        }
        if lines > FILE_LINES_MAX {
            faults.push(file.fault(
                lines - 1,
                &format!("{lines} lines, at most {FILE_LINES_MAX}: divide by concept"),
            ));
        }
        for (line, length) in functions(&file.code) {
            if length > FUNCTION_LINES_MAX {
                let long = format!(
                    "a function of {length} lines, at most {FUNCTION_LINES_MAX}: decisions here, plain work in a callee"
                );
                faults.push(file.fault(line, &long));
            }
        }
    }
    none(&faults);
}

#[test]
fn word_lists_are_sorted_and_name_their_origin() {
    let mut faults = Vec::new();
    for file in files_under(Path::new("data/lexicons")) {
        let head: String = file.text.lines().take_while(|line| line.starts_with('#')).collect();
        for wanted in ["origin", "licence"] {
            if !head.to_lowercase().contains(wanted) {
                faults.push(file.fault(0, &format!("the `#` lines at the top name its {wanted}")));
            }
        }
        let mut last = "";
        for (line, text) in file.text.lines().enumerate().filter(|(_, text)| !text.starts_with('#')) {
            let key = text.split(['\t', '=']).next().unwrap_or_default().trim_end();
            if key.is_empty() || text.trim() != text {
                faults.push(file.fault(line, "a blank entry, or white space at an end: remove it"));
            } else if key <= last {
                faults.push(file.fault(
                    line,
                    &format!("`{key}` after `{last}`: sort by byte (LC_ALL=C sort), once each"),
                ));
            }
            last = key;
        }
    }
    none(&faults);
}

/// A file of the tree.
struct File {
    /// From the root of the package, with `/`.
    path: String,
    text: String,
    /// The text with comments, strings and characters blanked; the same lines.
    code: String,
}

impl File {
    fn fault(&self, line: usize, remedy: &str) -> String {
        format!("{}:{}: {remedy}", self.path, line + 1)
    }

    /// The top module that a library file belongs to; none for the command.
    fn module(&self) -> Option<&str> {
        let inside = self
            .path
            .strip_prefix("src/")
            .filter(|path| !path.starts_with("bin/"))?;
        inside.split('/').next().map(|first| first.trim_end_matches(".rs"))
    }

    /// The code before the tests; nothing in a file of tests.
    fn shipped(&self) -> &str {
        let tests_only = self.path.ends_with("/tests.rs") || self.path.contains("/tests/");
        let end = if tests_only {
            0
        } else {
            self.code.find("#[cfg(test)]\nmod tests").unwrap_or(self.code.len())
        };
        &self.code[..end]
    }
}

fn none(faults: &[String]) {
    assert!(faults.is_empty(), "{} faults\n{}\n", faults.len(), faults.join("\n"));
}

fn rust_files(roots: &[&str]) -> Vec<File> {
    let found = roots.iter().flat_map(|root| files_under(Path::new(root)));
    let mut files: Vec<File> = found
        .filter(|file| Path::new(&file.path).extension().is_some_and(|ext| ext == "rs"))
        .collect();
    for file in &mut files {
        file.code = blanked(&file.text);
    }
    files
}

/// The text files under a folder of the package, sorted; none if there is no such folder.
fn files_under(folder: &Path) -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut waiting = vec![folder.to_path_buf()];
    let mut files = Vec::new();
    while let Some(path) = waiting.pop() {
        if let Ok(entries) = fs::read_dir(root.join(&path)) {
            waiting.extend(entries.map(|entry| path.join(entry.expect("the folder can be listed").file_name())));
        } else if let Ok(text) = fs::read_to_string(root.join(&path)) {
            let path = path.to_string_lossy().replace('\\', "/");
            files.push(File {
                path,
                text,
                code: String::new(),
            });
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

/// Whether a field, parameter or variable is called `source`; an error's cause may be.
fn is_called_source(code: &str) -> bool {
    !code.contains("Error") && labels(code).any(|name| matches!(name, "source" | "sources" | "news_source"))
}
