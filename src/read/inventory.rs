//! What was read, file by file: for `run.json`, for `quotetrace inputs`, for the exit code.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::Serialize;

use super::{Compression, Field, Format, Place};

/// All that was given, and what became of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Inventory {
    /// The files in reading order.
    pub files: Vec<FileReport>,
    /// Files in folders that are no input format; not part of what was given.
    pub ignored: usize,
    /// The first few of them, by path.
    pub ignored_first: Vec<Arc<str>>,
    /// The sums over all files.
    pub totals: Counts,
}

/// How many records there were: `given = read + skipped + empty`, always.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Records met.
    pub given: u64,
    /// Articles.
    pub read: u64,
    /// Could not be read.
    pub skipped: u64,
    /// Held no text.
    pub empty: u64,
}

/// One file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FileReport {
    /// As the user wrote it; `-` for standard input.
    pub path: Arc<str>,
    /// How it was read; unknown where it could not be.
    pub format: Option<Format>,
    /// How it was packed.
    pub compression: Compression,
    /// The encodings met, more than one where records differ.
    pub encoding: BTreeSet<&'static str>,
    /// Bytes read, as stored.
    pub bytes: u64,
    /// Of the file as stored; unknown where it was not read to its end.
    pub sha256: Option<String>,
    /// Which column or rule gave each field, in order of first use.
    pub mapping: BTreeMap<Field, Vec<String>>,
    /// The file's records.
    #[serde(flatten)]
    pub counts: Counts,
    /// What was odd, but no reason to skip.
    pub warnings: BTreeMap<WarningKind, Warning>,
}

/// Something odd of one kind, counted over a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Warning {
    /// How often.
    pub count: u64,
    /// Where first.
    pub first: Place,
    /// What stood there.
    pub detail: String,
}

/// Kinds of oddities.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum WarningKind {
    /// A date that cannot be read without a guess; the article has none.
    Date,
    /// Bytes that do not fit the encoding, shown as U+FFFD.
    ReplacedBytes,
    /// The declared charset contradicts the bytes.
    Charset,
    /// A value that is no text, left out.
    WrongType,
    /// The content is of another format than the name says; it was read by content.
    WrongLabel,
    /// Front matter that cannot be read; the body was.
    FrontMatter,
    /// A page too hostile for the HTML parser: its text was taken with the tags cut out.
    PlainHtml,
    /// Bytes after the end of the compressed data.
    TrailingBytes,
}

impl Counts {
    /// Adds `other`.
    pub const fn add(&mut self, other: Self) {
        self.given += other.given;
        self.read += other.read;
        self.skipped += other.skipped;
        self.empty += other.empty;
    }
}

impl FileReport {
    pub(super) fn new(path: Arc<str>) -> Self {
        Self {
            path,
            format: None,
            compression: Compression::None,
            encoding: BTreeSet::new(),
            bytes: 0,
            sha256: None,
            mapping: BTreeMap::new(),
            counts: Counts::default(),
            warnings: BTreeMap::new(),
        }
    }

    pub(super) fn warn(&mut self, kind: WarningKind, place: Place, detail: String) {
        self.warnings
            .entry(kind)
            .and_modify(|warning| warning.count += 1)
            .or_insert(Warning {
                count: 1,
                first: place,
                detail,
            });
    }

    /// Notes that `column` gave `field`. A file names at most a few; what a hostile one adds is left out.
    pub(super) fn mapped(&mut self, field: Field, column: &str) {
        const NAMED_MAX: usize = 8;
        let columns = self.mapping.entry(field).or_default();
        if columns.len() < NAMED_MAX && !columns.iter().any(|seen| seen == column) {
            columns.push(column.to_owned());
        }
    }
}

impl Inventory {
    /// Files ignored are counted, and the first few named.
    pub(super) fn ignore(&mut self, path: Arc<str>) {
        const NAMED_MAX: usize = 10;
        self.ignored += 1;
        if self.ignored_first.len() < NAMED_MAX {
            self.ignored_first.push(path);
        }
    }

    pub(super) fn push(&mut self, file: FileReport) {
        self.totals.add(file.counts);
        self.files.push(file);
    }
}
