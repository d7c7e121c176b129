//! Where the formats hand in what they read: counts it, completes it, passes it on.

use std::path::Path;
use std::sync::Arc;

use super::assemble::{Surroundings, assemble};
use super::decode::Decoded;
use super::fields::Fields;
use super::inventory::FileReport;
use super::{Config, Place, Record, Skipped, WarningKind};

/// One file's way into the run.
pub(super) struct Intake<'a> {
    config: &'a Config,
    sink: &'a mut dyn FnMut(Record),
    file: Option<&'a Path>,
    listed: Option<&'a Fields>,
    report: FileReport,
    /// The encoding of the whole stream, where it was turned into UTF-8 before anything else.
    stream_encoding: Option<&'static str>,
    is_opened: bool,
}

impl<'a> Intake<'a> {
    /// A file that is about to be read. `file` is its path, unless it is a stream.
    pub(super) fn new(
        path: Arc<str>,
        file: Option<&'a Path>,
        listed: Option<&'a Fields>,
        config: &'a Config,
        sink: &'a mut dyn FnMut(Record),
    ) -> Self {
        Self {
            config,
            sink,
            file,
            listed,
            report: FileReport::new(path),
            stream_encoding: None,
            is_opened: false,
        }
    }

    pub(super) const fn config(&self) -> &'a Config {
        self.config
    }

    /// What is known of the file itself.
    pub(super) const fn report(&mut self) -> &mut FileReport {
        &mut self.report
    }

    /// The file has been read.
    pub(super) fn finish(self) -> FileReport {
        self.report
    }

    /// A record with a text.
    pub(super) fn record(&mut self, place: Place, fields: Fields) {
        let around = Surroundings {
            path: Arc::clone(&self.report.path),
            file: self.file,
            listed: self.listed,
            is_single: place == Place::File,
            config: self.config,
        };
        let assembled = assemble(fields, &around);
        for (field, column) in assembled.mapped {
            self.report.mapped(field, &column);
        }
        for (kind, detail) in assembled.warnings {
            self.report.warn(kind, place, detail);
        }
        self.report.counts.given += 1;
        self.report.counts.read += 1;
        (self.sink)(Record::Article(assembled.article));
    }

    /// A record whose text is white space.
    pub(super) fn empty(&mut self, place: Place) {
        self.report.counts.given += 1;
        self.report.counts.empty += 1;
        let path = Arc::clone(&self.report.path);
        (self.sink)(Record::Empty { path, place });
    }

    /// A record that cannot be read.
    pub(super) fn skip(&mut self, place: Place, reason: impl Into<String>, remedy: impl Into<String>) {
        self.report.counts.given += 1;
        self.report.counts.skipped += 1;
        (self.sink)(Record::Skipped(Skipped {
            path: Arc::clone(&self.report.path),
            place,
            reason: reason.into(),
            remedy: remedy.into(),
        }));
    }

    /// Something odd that is no reason to skip.
    pub(super) fn warn(&mut self, kind: WarningKind, place: Place, detail: impl Into<String>) {
        self.report.warn(kind, place, detail.into());
    }

    /// The file could be opened.
    pub(super) const fn opened(&mut self) {
        self.is_opened = true;
    }

    pub(super) const fn is_opened(&self) -> bool {
        self.is_opened
    }

    /// Notes that the stream was turned into UTF-8 from `encoding`.
    pub(super) const fn transcoded(&mut self, encoding: &'static str) {
        self.stream_encoding = Some(encoding);
    }

    /// Notes how bytes became text.
    pub(super) fn decoded(&mut self, decoded: &Decoded<'_>, place: Place) {
        self.report
            .encoding
            .insert(self.stream_encoding.unwrap_or(decoded.encoding));
        if let Some(byte) = decoded.bad_byte {
            let at = if place == Place::File {
                Place::Byte(byte as u64)
            } else {
                place
            };
            self.warn(
                WarningKind::ReplacedBytes,
                at,
                format!("bytes that are not {}, shown as U+FFFD", decoded.encoding),
            );
        }
        if let Some(declared) = decoded.contradicted {
            let detail = format!("declared as {declared}, read as {}", decoded.encoding);
            self.warn(WarningKind::Charset, place, detail);
        }
    }
}
