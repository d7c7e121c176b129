//! From inputs to files: folders are walked, article lists found, each file is read in its turn.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::fields::Fields;
use super::file::{read_file, read_stream};
use super::intake::Intake;
use super::list::{LIST_NAME, List, key};
use super::stored::Stamp;
use super::walk::{Entry, Kind, walk};
use super::{Config, Format, Input, Inventory, Place, Record};
use crate::error::{Error, printable};

/// The name of standard input in messages and columns.
const STANDARD: &str = "-";

/// One call of `read`.
pub(super) struct Run<'a> {
    config: &'a Config,
    sink: &'a mut dyn FnMut(Record),
    inventory: Inventory,
    /// The first record that was skipped, for the message when nothing else is there to tell.
    first_skipped: Option<String>,
    /// Whether an input was opened, or stands in a folder where it cannot be reached. If so, there was something to
    /// read, and what came of it is for the inventory to tell.
    met_something: bool,
}

/// A file that is about to be read.
struct Target<'a> {
    path: &'a Path,
    listed: Option<&'a Fields>,
}

impl<'a> Run<'a> {
    pub(super) fn new(config: &'a Config, sink: &'a mut dyn FnMut(Record)) -> Self {
        Self {
            config,
            sink,
            inventory: Inventory::default(),
            first_skipped: None,
            met_something: false,
        }
    }

    pub(super) fn read(mut self, inputs: &[Input]) -> Result<Inventory, Error> {
        let list = self.configured_list()?;
        for input in inputs {
            match input {
                Input::Standard => self.with_intake(STANDARD.into(), None, |intake| {
                    read_stream(Box::new(std::io::stdin()), None, intake);
                }),
                Input::Path(path) if fs::metadata(path).is_ok_and(|found| found.is_dir()) => self.folder(path, &list),
                Input::Path(path) => self.file(path, &list),
            }
        }
        if inputs.is_empty() {
            for named in list.named() {
                self.file(&named.path, &list);
            }
        }
        if self.met_something {
            return Ok(self.inventory);
        }
        Err(self.nothing(inputs))
    }

    /// The list that the configuration names.
    fn configured_list(&mut self) -> Result<List, Error> {
        let Some(path) = &self.config.articles else {
            return Ok(List::default());
        };
        let told = |reason| Error::ArticleList {
            list: printable(&path.to_string_lossy()).into_owned(),
            reason,
        };
        let (list, stamp) = List::read(path, self.config)
            .map_err(told)?
            .ok_or_else(|| told("it has no such column".to_owned()))?;
        let missing = |path: &Path| !path.exists();
        self.list(path, &list, stamp, missing);
        Ok(list)
    }

    /// Tells of a list, and of the files that it names and that are not there.
    fn list(&mut self, path: &Path, list: &List, stamp: Stamp, missing: impl Fn(&Path) -> bool) {
        self.with_intake(shown(path), None, |intake| {
            intake.report().format = Some(Format::List);
            intake.report().bytes = stamp.bytes;
            intake.report().sha256 = stamp.sha256;
            for named in list.named() {
                if let Some(problem) = &named.problem {
                    intake.skip(Place::Line(named.line), problem.clone(), "mend or remove this row");
                } else if missing(&named.path) {
                    let reason = format!("the listed file {} is not there", named.path.display());
                    intake.skip(
                        Place::Line(named.line),
                        reason,
                        "files are relative to the list's folder",
                    );
                }
            }
        });
    }

    fn folder(&mut self, folder: &Path, configured: &List) {
        let mut entries = walk(folder);
        if let Some(list) = self.config.articles.as_deref().map(key) {
            // It speaks of articles and holds none.
            entries.retain(|entry| entry.path.file_name() != list.file_name() || key(&entry.path) != list);
        }
        // A table that is no list is read as articles below, and what is wrong with it is told there.
        let read_list = |entry: &&Entry| Some((entry.path.clone(), List::read(&entry.path, self.config).ok()??));
        let lists: BTreeMap<PathBuf, (List, Stamp)> = entries
            .iter()
            .filter(|entry| is_list(entry))
            .filter_map(|entry| read_list(&entry))
            .collect();
        let present: FxHashSet<PathBuf> = if lists.is_empty() {
            FxHashSet::default()
        } else {
            entries
                .iter()
                .filter(|entry| matches!(entry.kind, Kind::File))
                .map(|entry| key(&entry.path))
                .collect()
        };
        let mut known = List::default();
        let mut used: FxHashSet<PathBuf> = FxHashSet::default();
        for (path, (list, stamp)) in lists {
            self.list(&path, &list, stamp, |path| !present.contains(&key(path)));
            known.extend(list);
            used.insert(path);
        }
        for entry in entries.iter().filter(|entry| !used.contains(&entry.path)) {
            let listed = configured.of(&entry.path).or_else(|| known.of(&entry.path));
            self.entry(entry, listed);
        }
    }

    fn entry(&mut self, entry: &Entry, listed: Option<&Fields>) {
        let is_wanted = Format::of_path(&entry.path).is_some() || listed.is_some();
        match &entry.kind {
            Kind::File if is_wanted => self.target(&Target {
                path: &entry.path,
                listed,
            }),
            Kind::Odd(what) if is_wanted => self.skip(&entry.path, what, "name the file itself to read it"),
            Kind::Trouble(reason) => {
                self.met_something = true;
                self.skip(&entry.path, reason, "shorten the path, or allow reading it");
            }
            Kind::File | Kind::Odd(_) | Kind::Output => self.inventory.ignore(shown(&entry.path)),
        }
    }

    fn file(&mut self, path: &Path, list: &List) {
        self.target(&Target {
            path,
            listed: list.of(path),
        });
    }

    fn target(&mut self, target: &Target<'_>) {
        self.with_intake(shown(target.path), Some(target), |intake| {
            read_file(target.path, Format::of_path(target.path), intake);
        });
    }

    fn skip(&mut self, path: &Path, reason: &str, remedy: &str) {
        self.with_intake(shown(path), None, |intake| intake.skip(Place::File, reason, remedy));
    }

    fn with_intake(&mut self, path: Arc<str>, target: Option<&Target<'_>>, work: impl FnOnce(&mut Intake<'_>)) {
        let first_skipped = &mut self.first_skipped;
        let sink = &mut self.sink;
        let mut noting = |record: Record| {
            if let (Record::Skipped(skipped), None) = (&record, &first_skipped) {
                *first_skipped = Some(skipped.to_string());
            }
            sink(record);
        };
        let file = target.map(|target| target.path);
        let listed = target.and_then(|target| target.listed);
        let mut intake = Intake::new(path, file, listed, self.config, &mut noting);
        work(&mut intake);
        self.met_something |= intake.is_opened();
        let report = intake.finish();
        self.inventory.push(report);
    }

    fn nothing(&self, inputs: &[Input]) -> Error {
        let names: Vec<String> = inputs.iter().map(named).collect();
        let mut seen = Vec::new();
        let totals = self.inventory.totals;
        if let Some(first) = &self.first_skipped {
            seen.push(format!("{} skipped ({first})", totals.skipped));
        }
        if totals.empty > 0 {
            seen.push(format!("{} without text", totals.empty));
        }
        if self.inventory.ignored > 0 {
            let few: Vec<_> = self
                .inventory
                .ignored_first
                .iter()
                .take(3)
                .map(|path| printable(path))
                .collect();
            seen.push(format!(
                "{} of other kinds ({})",
                self.inventory.ignored,
                few.join(", ")
            ));
        }
        Error::NothingReadable {
            inputs: if names.is_empty() {
                "no input".to_owned()
            } else {
                names.join(", ")
            },
            seen: if seen.is_empty() {
                "no articles there".to_owned()
            } else {
                seen.join("; ")
            },
        }
    }
}

fn is_list(entry: &Entry) -> bool {
    matches!(entry.kind, Kind::File)
        && entry
            .path
            .file_name()
            .is_some_and(|name| name.eq_ignore_ascii_case(LIST_NAME))
}

/// A path as text; bytes that are no UTF-8 show as U+FFFD.
fn shown(path: &Path) -> Arc<str> {
    path.to_string_lossy().into()
}

fn named(input: &Input) -> String {
    match input {
        Input::Standard => "standard input".to_owned(),
        Input::Path(path) => printable(&path.to_string_lossy()).into_owned(),
    }
}
