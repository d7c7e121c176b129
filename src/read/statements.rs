//! Statements that were found already: one object a line, as `extract` prints them or as anybody else writes them.

mod line;

use std::fs::File;
use std::io::{BufReader, Read};
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::content::{Content, Mark};
use super::damage::Damage;
use super::inventory::Counts;
use super::lines::{Line, Lines};
use super::packed::Packed;
use super::record::{Place, Skipped};
use super::stored::Stored;
use super::{Config, Input};
use crate::model::Statement;

const MEND: &str = "mend or remove this line; the others are read";

/// Statements with the ids that their lines gave them, in an order that does not depend on that of the lines.
#[derive(Clone, Debug, Default)]
pub struct Statements {
    /// By date (unknown last), then outlet, then id.
    pub statements: Vec<Statement>,
    /// By statement: the id of its line, as it was written; the number of the line where it had none.
    pub ids: Vec<Arc<str>>,
    /// Lines given, read, skipped and blank of text.
    pub counts: Counts,
}

/// Reads statements, in files of one JSON object a line, packed or not; hands what cannot be read to `skipped`.
///
/// A line needs `text` only. `id` (or `statement_id`), `outlet`, `speaker` (a name, or an object with `name`),
/// `speaker_id`, `published`, `kind`, `article` (or `article_id`), `cue` and `quoted` are taken where they are there; of a
/// `mixed` statement its `quoted` parts are compared, else the text. A second line of one id is skipped.
///
/// # Cost
/// Linear in the bytes read. All statements are held; of a file one line.
pub fn read_statements(inputs: &[Input], config: &Config, skipped: &mut dyn FnMut(Skipped)) -> Statements {
    let mut reading = Reading {
        config,
        skipped,
        found: Vec::new(),
        places: FxHashMap::default(),
        counts: Counts::default(),
    };
    for input in inputs {
        match input {
            Input::Standard => reading.stream(&"-".into(), Box::new(std::io::stdin())),
            Input::Path(path) => {
                let name = path.to_string_lossy().into();
                match File::open(path) {
                    Ok(file) => reading.stream(&name, Box::new(file)),
                    Err(error) => reading.skip(&name, Place::File, Damage::from(&error)),
                }
            }
        }
    }
    reading.finish()
}

/// One call of [`read_statements`].
struct Reading<'a> {
    config: &'a Config,
    skipped: &'a mut dyn FnMut(Skipped),
    found: Vec<(Arc<str>, Statement)>,
    /// Where each id was met.
    places: FxHashMap<Arc<str>, (Arc<str>, u64)>,
    counts: Counts,
}

impl Reading<'_> {
    fn stream(&mut self, path: &Arc<str>, reader: Box<dyn Read>) {
        let opened = Stored::new(reader).and_then(|stored| Ok(Packed::open(stored)?.0));
        let mut content = match opened {
            Ok(packed) => Content::new(packed, self.config),
            Err(error) => return self.skip(path, Place::File, Damage::from(&error)),
        };
        if content.skip_mark() == Some(Mark::Utf32) {
            let reason = "UTF-32 by its byte order mark, which is not read".to_owned();
            let remedy = "convert it: iconv -f UTF-32 -t UTF-8";
            return self.skip(path, Place::File, Damage { reason, remedy });
        }
        let mut lines = Lines::new(BufReader::with_capacity(1 << 16, content), self.config.record_bytes_max);
        loop {
            let (line, damage) = match lines.next() {
                Ok(None) => return,
                Ok(Some(Line::Whole(line))) if line.trim_ascii().is_empty() => continue,
                Ok(Some(Line::Whole(line))) => (line::statement(line), None),
                Ok(Some(Line::TooLong(bytes))) => {
                    let reason = format!(
                        "a line of {bytes} bytes, more than the {} that are read",
                        self.config.record_bytes_max
                    );
                    (Err(reason), None)
                }
                Err(error) => (Ok(None), Some(Damage::from(&error))),
            };
            let number = lines.number();
            if let Some(damage) = damage {
                return self.skip(path, Place::Line(number), damage);
            }
            self.take(path, number, line);
        }
    }

    fn take(&mut self, path: &Arc<str>, number: u64, line: Result<Option<line::Found>, String>) {
        let damage = |reason| Damage { reason, remedy: MEND };
        match line {
            Err(reason) => self.skip(path, Place::Line(number), damage(reason)),
            Ok(None) => {
                self.counts.given += 1;
                self.counts.empty += 1;
            }
            Ok(Some(found)) => {
                let id: Arc<str> = found.id.unwrap_or_else(|| number.to_string()).into();
                if let Some((file, line)) = self.places.get(&id) {
                    let reason = format!("the id {id:?} stands already at {file}:{line}");
                    let remedy = "give each statement an id of its own";
                    return self.skip(path, Place::Line(number), Damage { reason, remedy });
                }
                self.places.insert(Arc::clone(&id), (Arc::clone(path), number));
                self.counts.given += 1;
                self.counts.read += 1;
                self.found.push((Arc::clone(&id), found.fields.statement(&id)));
            }
        }
    }

    fn skip(&mut self, path: &Arc<str>, place: Place, damage: Damage) {
        self.counts.given += 1;
        self.counts.skipped += 1;
        (self.skipped)(Skipped {
            path: Arc::clone(path),
            place,
            reason: damage.reason,
            remedy: damage.remedy.to_owned(),
        });
    }

    fn finish(self) -> Statements {
        drop(self.places);
        let mut found = self.found;
        let key =
            |(id, s): &(Arc<str>, Statement)| (s.published.is_none(), s.published, s.outlet.clone(), Arc::clone(id));
        found.sort_by_cached_key(key);
        let (ids, statements) = found.into_iter().unzip();
        Statements {
            statements,
            ids,
            counts: self.counts,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(lines: &str) -> (Statements, Vec<String>) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("s.jsonl");
        std::fs::write(&path, lines).unwrap();
        let mut told = Vec::new();
        let found = read_statements(&[Input::Path(path)], &Config::default(), &mut |skipped| {
            told.push(format!("{}: {}", skipped.place, skipped.reason));
        });
        (found, told)
    }

    #[test]
    fn a_text_is_enough_and_ids_stay_as_they_are_written() {
        let (found, told) = read("{\"text\": \"we will sell\"}\n\n{\"id\": 7, \"text\": \"turnips\"}\n");
        assert_eq!((found.ids, told), (vec!["1".into(), "7".into()], vec![]));
    }

    #[test]
    fn what_is_wrong_is_told_by_line_and_the_rest_is_read() {
        let lines = "{\"id\": \"a\", \"text\": \"one\"}\n{\"id\": \"a\", \"text\": \"two\"}\n[1]\n{\"id\": 3}\n{\"text\": \" \"}\n{\n";
        let (found, told) = read(lines);
        assert_eq!(found.ids, ["a".into()]);
        assert_eq!(told.len(), 4, "{told:?}");
        assert!(told[0].contains("stands already at"), "{told:?}");
        let counts = found.counts;
        assert_eq!(counts.given, counts.read + counts.skipped + counts.empty);
        assert_eq!((counts.read, counts.skipped, counts.empty), (1, 4, 1));
    }

    #[test]
    fn the_order_of_the_lines_does_not_matter() {
        let lines = [
            "{\"id\": \"b\", \"text\": \"two\", \"published\": \"2031-03-02\"}",
            "{\"id\": \"a\", \"text\": \"one\"}",
        ];
        let (one, _) = read(&lines.join("\n"));
        let (other, _) = read(&[lines[1], lines[0]].join("\n"));
        assert_eq!(one.ids, other.ids);
        assert_eq!(one.ids, ["b".into(), "a".into()], "the undated come last");
    }
}
