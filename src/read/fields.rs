//! From a record's columns to an article's fields: the first value that says something wins.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::field::SOURCE;
use super::{Config, Field};

/// What stands in one column of one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cell<'a> {
    /// Nothing, or a word for nothing.
    Blank,
    /// Text, or a number as written.
    Text(Cow<'a, str>),
    /// A value of another type, by the name of the type.
    Other(&'static str),
}

impl<'a> Cell<'a> {
    /// Text, unless it is blank, `None` or `null`.
    pub(super) fn text(text: impl Into<Cow<'a, str>>) -> Self {
        let text = text.into();
        let word = text.trim();
        if word.is_empty() || word.eq_ignore_ascii_case("none") || word.eq_ignore_ascii_case("null") {
            Self::Blank
        } else {
            Self::Text(text)
        }
    }
}

/// Which columns may give which field, best first. Made once for a table, once per object for JSON.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Plan {
    candidates: BTreeMap<Field, Vec<usize>>,
}

impl Plan {
    /// The columns that hold fields by their names, or by the configured map, which goes first.
    pub(super) fn new<'n>(columns: impl Iterator<Item = &'n str>, config: &Config) -> Self {
        let mut ranked: Vec<(Field, usize, usize)> = Vec::new();
        for (index, column) in columns.enumerate() {
            for (&field, mapped) in &config.map {
                if mapped.trim().eq_ignore_ascii_case(column.trim()) {
                    ranked.push((field, 0, index));
                }
            }
            if let Some((field, rank)) = Field::of(column)
                && !config.map.contains_key(&field)
            {
                ranked.push((field, rank + 1, index));
            }
        }
        ranked.sort_unstable();
        let mut candidates: BTreeMap<Field, Vec<usize>> = BTreeMap::new();
        for (field, _, index) in ranked {
            candidates.entry(field).or_default().push(index);
        }
        Self { candidates }
    }

    /// Whether some column holds the text.
    pub(super) fn has_text(&self) -> bool {
        self.candidates.contains_key(&Field::Text)
    }

    /// Takes each field from the first of its columns that is not blank. `cell` gives the column's name and value.
    pub(super) fn take<'a>(&self, cell: impl Fn(usize, Field) -> (&'a str, Cell<'a>)) -> Fields {
        let mut fields = Fields::default();
        for (&field, columns) in &self.candidates {
            for &index in columns {
                match cell(index, field) {
                    (_, Cell::Blank) => {}
                    (column, Cell::Other(kind)) => fields.wrong.push((field, column.to_owned(), kind)),
                    (column, Cell::Text(text)) => {
                        if is_web_address_if_source(column, &text) {
                            fields.set(field, column, text);
                            break;
                        }
                    }
                }
            }
        }
        fields
    }
}

fn is_web_address_if_source(column: &str, text: &str) -> bool {
    !column.trim().eq_ignore_ascii_case(SOURCE) || text.trim_start().starts_with("http")
}

/// The fields of one record with the columns (or rules) that gave them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Fields {
    values: BTreeMap<Field, (String, String)>,
    /// Columns passed over because their value is of the wrong type: field, column, type.
    pub(super) wrong: Vec<(Field, String, &'static str)>,
}

impl Fields {
    /// Sets a field. A blank value is no value.
    pub(super) fn set(&mut self, field: Field, column: &str, value: impl Into<String>) {
        let value = value.into();
        if !value.trim().is_empty() {
            self.values.insert(field, (column.to_owned(), value));
        }
    }

    /// Sets a field that is not yet known.
    pub(super) fn or_set(&mut self, field: Field, column: &str, value: Option<String>) {
        if let Some(value) = value
            && !self.values.contains_key(&field)
        {
            self.set(field, column, value);
        }
    }

    /// The value of a field, if known.
    pub(super) fn get(&self, field: Field) -> Option<&str> {
        self.values.get(&field).map(|(_, value)| value.as_str())
    }

    /// The column or rule that gave a field.
    pub(super) fn column(&self, field: Field) -> Option<&str> {
        self.values.get(&field).map(|(column, _)| column.as_str())
    }

    /// Takes the value of a field out.
    pub(super) fn remove(&mut self, field: Field) -> Option<(String, String)> {
        self.values.remove(&field)
    }

    /// Which column gave which field.
    pub(super) fn columns(&self) -> impl Iterator<Item = (Field, &str)> {
        self.values.iter().map(|(&field, (column, _))| (field, column.as_str()))
    }

    /// All of `over`, and of `self` what `over` does not know.
    pub(super) fn under(mut self, over: &Self) -> Self {
        self.values.extend(over.values.clone());
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn take(row: &[(&'static str, &'static str)], config: &Config) -> Fields {
        Plan::new(row.iter().map(|(name, _)| *name), config).take(|index, _| (row[index].0, Cell::text(row[index].1)))
    }

    #[test]
    fn the_first_name_that_says_something_wins() {
        let fields = take(
            &[("Body", "b"), ("maintext", "None"), ("TEXT", " null")],
            &Config::default(),
        );
        assert_eq!(fields.get(Field::Text), Some("b"));
    }

    #[test]
    fn source_is_an_address_only_if_it_looks_like_one() {
        let config = Config::default();
        assert_eq!(take(&[("source", "Reuters")], &config).get(Field::Url), None);
        assert_eq!(
            take(&[("source", "https://a.example/1")], &config).get(Field::Url),
            Some("https://a.example/1")
        );
    }

    #[test]
    fn the_map_overrides_known_names() {
        let mut config = Config::default();
        config.map.insert(Field::Text, "story".into());
        let fields = take(&[("text", "a"), ("Story", "b")], &config);
        assert_eq!(fields.get(Field::Text), Some("b"));
        assert_eq!(
            take(&[("text", "a")], &config).get(Field::Text),
            None,
            "the map is meant"
        );
    }
}
