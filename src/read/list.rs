//! The article list: what is known of files, kept in a table beside them.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use super::content::Content;
use super::csv::Table;
use super::damage::Damage;
use super::fields::{Cell, Fields, Plan};
use super::packed::Packed;
use super::stored::{Stamp, Stored};
use super::{Config, Field};

/// The name under which a folder's list is found.
pub(super) const LIST_NAME: &str = "articles.csv";

/// Names of the column that holds the file.
const FILE_COLUMNS: [&str; 2] = ["file", "filename"];

/// What a list says of files.
#[derive(Default)]
pub(super) struct List {
    rows: BTreeMap<PathBuf, Fields>,
    named: Vec<Named>,
}

/// One row of a list.
pub(super) struct Named {
    /// As the list names it, after the list's folder.
    pub(super) path: PathBuf,
    /// Line in the list.
    pub(super) line: u64,
    /// Why the row cannot be used, if so.
    pub(super) problem: Option<String>,
}

impl List {
    /// Reads a list. `Ok(None)` for a table that has no column of files: it is no list.
    pub(super) fn read(path: &Path, config: &Config) -> Result<Option<(Self, Stamp)>, String> {
        let told = |error: &std::io::Error| Damage::from(error).reason;
        let file = File::open(path).map_err(|error| told(&error))?;
        let stored = Stored::new(Box::new(file)).map_err(|error| told(&error))?;
        let (packed, _) = Packed::open(stored).map_err(|error| told(&error))?;
        let mut content = Content::new(packed, config);
        content.skip_mark();
        let mut input = BufReader::new(content);
        let list = Self::rows(&mut input, path.parent().unwrap_or(Path::new("")), config)?;
        let stored = input.into_inner().into_packed().into_stored();
        Ok(list.zip(stored.map(|stored| stored.finish(config.record_bytes_max))))
    }

    fn rows(input: &mut BufReader<Content>, folder: &Path, config: &Config) -> Result<Option<Self>, String> {
        let told = |error: &std::io::Error| Damage::from(error).reason;
        let table = Table::open(input, config.record_bytes_max, config.columns_max).map_err(|error| told(&error))?;
        let mut table = table.map_err(|(line, reason)| format!("line {line}: {reason}"))?;
        let columns = table.columns().to_vec();
        let is_file = |column: &String| FILE_COLUMNS.iter().any(|name| column.trim().eq_ignore_ascii_case(name));
        let Some(file_column) = columns.iter().position(is_file) else {
            return Ok(None);
        };
        let plan = Plan::new(columns.iter().map(String::as_str), &Config::default());
        let mut list = Self::default();
        while let Some(row) = table.next(&mut |_, _| {}).map_err(|error| told(&error))? {
            match row.fields {
                Err(reason) => list.named.push(Named {
                    path: folder.to_owned(),
                    line: row.line,
                    problem: Some(reason),
                }),
                Ok(cells) => {
                    let path = folder.join(&cells[file_column]);
                    let mut fields = plan.take(|index, _| (columns[index].as_str(), Cell::text(cells[index].as_str())));
                    fields.remove(Field::Text);
                    list.rows.insert(key(&path), fields);
                    list.named.push(Named {
                        path,
                        line: row.line,
                        problem: None,
                    });
                }
            }
        }
        Ok(Some(list))
    }

    /// What the list says of a file.
    pub(super) fn of(&self, path: &Path) -> Option<&Fields> {
        if self.rows.is_empty() {
            None
        } else {
            self.rows.get(&key(path))
        }
    }

    /// The files named, in the list's order.
    pub(super) fn named(&self) -> &[Named] {
        &self.named
    }

    /// Takes over what `other` says.
    pub(super) fn extend(&mut self, other: Self) {
        self.rows.extend(other.rows);
        self.named.extend(other.named);
    }
}

/// A path by which two ways of writing it are equal.
pub(super) fn key(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.components().collect())
}
