//! Marked articles: files in which a reader marked the statements, for training and for measuring.
//!
//! Unlike articles they are taken whole or not at all: a span that points to the wrong words would teach, or measure,
//! something that nobody marked. So every fault is told, and any fault refuses all.

mod article;
mod records;

use std::fmt;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::content::{Content, Mark};
use super::damage::Damage;
use super::packed::Packed;
use super::record::{Place, Skipped};
use super::stored::Stored;
use super::walk::{Kind, walk};
use super::{Config, Format, Input};
use crate::model::MarkedArticle;
use records::Records;

/// Faults that are kept; the others are counted.
const FAULTS_KEPT: usize = 20;

/// Marked articles that cannot be used, with the first faults found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MarkedError {
    /// File, line, what is wrong (with the article and the span), remedy; at most 20.
    pub faults: Vec<Skipped>,
    /// How many faults there are in all.
    pub count: usize,
}

impl fmt::Display for MarkedError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plural = if self.count == 1 { "" } else { "s" };
        write!(f, "the marked articles cannot be used: {} fault{plural}", self.count)?;
        for fault in &self.faults {
            write!(f, "\n{fault}")?;
        }
        match self.count - self.faults.len() {
            0 => Ok(()),
            more => write!(f, "\nand {more} more"),
        }
    }
}

impl std::error::Error for MarkedError {}

/// Reads marked articles, in the order of `inputs` (folders by file name, records in order).
///
/// A record is `{doc_id, text, quotes: [{content, source, cue}]}` with `[start, end]` spans, or Citron's
/// `{text, quotes: [{contents, sources, cue}]}` with `{start, end, text}` spans; both count characters (code points).
/// A file holds one record a line, or one record, or an array of them, as it is or packed with gzip or zstd. A record
/// without `doc_id` is named after its file and line.
///
/// # Errors
/// When any file cannot be read, any record is no such record, two have one `doc_id`, or any span is empty, outside
/// the text, not two whole numbers, or crosses another of the same part. All faults are looked for.
///
/// # Cost
/// Linear in the bytes read; one file is held at a time, beside all articles.
///
/// ```
/// # let folder = tempfile::tempdir()?;
/// # let file = folder.path().join("marked.json");
/// std::fs::write(&file, r#"{"doc_id": "a", "text": "“No,” she said.",
///     "quotes": [{"content": [[1, 4]], "source": [[6, 9]], "cue": [[10, 14]]}]}"#)?;
/// let articles = quotetrace::read::read_marked(&[file.into_os_string().into()], &Default::default())?;
/// assert_eq!(articles[0].statements[0].cue[0].of(&articles[0].text), "said");
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn read_marked(inputs: &[Input], config: &Config) -> Result<Vec<MarkedArticle>, MarkedError> {
    let mut reading = Reading {
        config,
        articles: Vec::new(),
        places: FxHashMap::default(),
        error: MarkedError::default(),
    };
    for input in inputs {
        match input {
            Input::Standard => reading.stream(&"-".into(), None, Box::new(std::io::stdin())),
            Input::Path(path) if fs::metadata(path).is_ok_and(|found| found.is_dir()) => reading.folder(path),
            Input::Path(path) => reading.file(path),
        }
    }
    if reading.error.count == 0 {
        Ok(reading.articles)
    } else {
        Err(reading.error)
    }
}

/// One call of [`read_marked`].
struct Reading<'a> {
    config: &'a Config,
    articles: Vec<MarkedArticle>,
    /// Where each name was met first.
    places: FxHashMap<String, (Arc<str>, u64)>,
    error: MarkedError,
}

impl Reading<'_> {
    fn folder(&mut self, folder: &Path) {
        let is_marked = |path: &Path| matches!(Format::of_path(path), Some(Format::Json | Format::JsonLines));
        let mut files: Vec<PathBuf> = Vec::new();
        for entry in walk(folder) {
            match entry.kind {
                Kind::File if is_marked(&entry.path) => files.push(entry.path),
                Kind::Trouble(reason) => self.fault(&shown(&entry.path), Place::File, reason, ""),
                Kind::File | Kind::Odd(_) | Kind::Output => {}
            }
        }
        if files.is_empty() {
            let reason = "this folder holds no .json or .jsonl file".to_owned();
            self.fault(&shown(folder), Place::File, reason, "name the marked files");
        }
        for file in &files {
            self.file(file);
        }
    }

    fn file(&mut self, path: &Path) {
        let name = shown(path);
        match File::open(path) {
            Ok(file) => self.stream(&name, Format::of_path(path), Box::new(file)),
            Err(error) => self.damage(&name, &Damage::from(&error)),
        }
    }

    fn stream(&mut self, path: &Arc<str>, format: Option<Format>, reader: Box<dyn Read>) {
        let bytes = match unpacked(reader, self.config) {
            Ok(bytes) => bytes,
            Err(damage) => return self.damage(path, &damage),
        };
        let text = match std::str::from_utf8(&bytes) {
            Ok(text) => text,
            Err(error) => {
                let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
                let place = Place::Line(before.split(|byte| *byte == b'\n').count() as u64);
                let remedy = "convert it: iconv -t UTF-8";
                return self.fault(path, place, "this is not UTF-8".to_owned(), remedy);
            }
        };
        let records = match Records::of(text, format) {
            Ok(records) => records,
            Err((line, reason)) => return self.fault(path, Place::Line(line), reason, article::REMEDY_JSON),
        };
        if records.all.is_empty() {
            let reason = "there is no marked article in it".to_owned();
            self.fault(path, Place::File, reason, article::REMEDY_JSON);
        }
        for (line, json) in &records.all {
            let name = if records.all.len() == 1 {
                path.to_string()
            } else {
                format!("{path}:{line}")
            };
            self.record(path, *line, name, json);
        }
    }

    fn record(&mut self, path: &Arc<str>, line: u64, name: String, json: &str) {
        let (article, faults) = article::article(json, name);
        for (reason, remedy) in faults {
            self.fault(path, Place::Line(line), reason, remedy);
        }
        let Some(article) = article else { return };
        if let Some((file, first)) = self.places.get(&article.name) {
            let reason = format!("doc_id {:?} stands already at {file}:{first}", article.name);
            let remedy = "give each article a doc_id of its own, or remove one of them";
            return self.fault(path, Place::Line(line), reason, remedy);
        }
        self.places.insert(article.name.clone(), (Arc::clone(path), line));
        self.articles.push(article);
    }

    fn damage(&mut self, path: &Arc<str>, damage: &Damage) {
        self.fault(path, Place::File, damage.reason.clone(), damage.remedy);
    }

    fn fault(&mut self, path: &Arc<str>, place: Place, reason: String, remedy: &str) {
        self.error.count += 1;
        if self.error.faults.len() < FAULTS_KEPT {
            self.error.faults.push(Skipped {
                path: Arc::clone(path),
                place,
                reason,
                remedy: remedy.to_owned(),
            });
        }
    }
}

fn shown(path: &Path) -> Arc<str> {
    path.to_string_lossy().into()
}

/// All bytes of a file, unpacked, without a byte order mark, UTF-16 with one as UTF-8.
fn unpacked(reader: Box<dyn Read>, config: &Config) -> Result<Vec<u8>, Damage> {
    let read = || {
        let (packed, _) = Packed::open(Stored::new(reader)?)?;
        let mut content = Content::new(packed, config);
        if content.skip_mark() == Some(Mark::Utf32) {
            let reason = "UTF-32 by its byte order mark, which is not read".to_owned();
            let remedy = "convert it: iconv -f UTF-32 -t UTF-8";
            return Err(Damage { reason, remedy }.into());
        }
        let mut bytes = Vec::new();
        content
            .take(config.marked_bytes_max as u64 + 1)
            .read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    let bytes = read().map_err(|error: std::io::Error| Damage::from(&error))?;
    if bytes.len() > config.marked_bytes_max {
        return Err(Damage {
            reason: format!("it holds more than {} bytes", config.marked_bytes_max),
            remedy: "divide it, or raise `marked_bytes_max`",
        });
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(files: &[(&str, &str)]) -> Vec<String> {
        let folder = tempfile::tempdir().unwrap();
        let inputs: Vec<Input> = files
            .iter()
            .map(|(name, content)| {
                let path = folder.path().join(name);
                fs::write(&path, content).unwrap();
                Input::Path(path)
            })
            .collect();
        let place = folder.path().to_string_lossy().into_owned() + "/";
        match read_marked(&inputs, &Config::default()) {
            Ok(articles) => articles
                .into_iter()
                .map(|article| article.name.replace(&place, ""))
                .collect(),
            Err(error) => {
                let all = error.to_string().replace(&place, "");
                all.lines().map(str::to_owned).collect()
            }
        }
    }

    fn line(name: &str) -> String {
        format!(r#"{{"doc_id": "{name}", "text": "It rained.", "quotes": []}}"#)
    }

    #[test]
    fn articles_without_a_name_are_named_after_their_place() {
        let bare = r#"{"text": "It rained.", "quotes": []}"#;
        assert_eq!(told(&[("a.json", bare)]), ["a.json"]);
        assert_eq!(
            told(&[("a.jsonl", &format!("{bare}\n\n{bare}\n"))]),
            ["a.jsonl:1", "a.jsonl:3"]
        );
    }

    #[test]
    fn two_articles_of_one_name_are_told_with_both_places() {
        let told = told(&[("a.jsonl", &line("x")), ("b.jsonl", &format!("\n{}", line("x")))]);
        assert!(
            told[1].starts_with("b.jsonl:2: doc_id \"x\" stands already at a.jsonl:1"),
            "{told:?}"
        );
    }

    #[test]
    fn of_many_faults_twenty_are_told_and_all_are_counted() {
        let told = told(&[("a.jsonl", &"{\n".repeat(25))]);
        assert_eq!(told.len(), 22);
        assert_eq!(told[0], "the marked articles cannot be used: 25 faults");
        assert_eq!(told[21], "and 5 more");
    }

    #[test]
    fn files_that_hold_nothing_or_are_not_there_are_told() {
        let told = told(&[("a.jsonl", " \n"), ("b.jsonl", &line("b"))]);
        assert!(told[1].starts_with("a.jsonl: there is no marked article"), "{told:?}");
        let missing = read_marked(&["no-such-file.jsonl".into()], &Config::default()).unwrap_err();
        assert!(
            missing.to_string().contains("no-such-file.jsonl: cannot be read"),
            "{missing}"
        );
    }

    #[test]
    fn a_file_beyond_the_bound_is_refused() {
        let config = Config {
            marked_bytes_max: 10,
            ..Config::default()
        };
        let endless = unpacked(Box::new(std::io::repeat(b' ')), &config);
        assert!(endless.is_err_and(|damage| damage.reason.contains("more than 10 bytes")));
    }
}
