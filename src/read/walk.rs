//! What a folder holds: sorted by file name, links not followed, only regular files.

use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

/// Something in a folder.
pub(super) struct Entry {
    pub(super) path: PathBuf,
    pub(super) kind: Kind,
}

/// What it is.
pub(super) enum Kind {
    File,
    /// No regular file, in words.
    Odd(&'static str),
    /// Could not be looked at, with the reason.
    Trouble(String),
    /// What an earlier run wrote; its tables are no input.
    Output,
}

/// All that a folder and its folders hold, in an order that depends on names alone.
pub(super) fn walk(folder: &Path) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut walker = WalkDir::new(folder).sort_by_file_name().into_iter();
    while let Some(next) = walker.next() {
        match next {
            Err(error) => entries.push(Entry {
                path: error.path().unwrap_or(folder).to_owned(),
                kind: Kind::Trouble(trouble(&error)),
            }),
            Ok(entry) if entry.file_type().is_dir() => {
                if entry.depth() > 0 && is_output(entry.path()) {
                    walker.skip_current_dir();
                    entries.push(Entry {
                        path: entry.into_path(),
                        kind: Kind::Output,
                    });
                }
            }
            Ok(entry) => entries.push(Entry {
                kind: kind(&entry),
                path: entry.into_path(),
            }),
        }
    }
    entries
}

fn kind(entry: &DirEntry) -> Kind {
    let file_type = entry.file_type();
    if file_type.is_file() {
        Kind::File
    } else if file_type.is_symlink() {
        Kind::Odd("a link; links in folders are not followed")
    } else {
        Kind::Odd("no regular file")
    }
}

/// Whether a folder holds what quotetrace writes.
fn is_output(folder: &Path) -> bool {
    ["run.json", "statements.jsonl", "nodes.csv"]
        .iter()
        .all(|name| folder.join(name).is_file())
}

fn trouble(error: &walkdir::Error) -> String {
    error.io_error().map_or_else(
        || "cannot be looked at".to_owned(),
        |error| format!("cannot be looked at: {error}"),
    )
}
