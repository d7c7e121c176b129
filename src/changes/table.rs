//! Rows of two runs by id: what was added, removed, changed.

use std::collections::BTreeMap;

/// A thing of one run: how it is called for people, and its fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub label: String,
    pub fields: Vec<(&'static str, String)>,
}

/// Something that only one of the runs has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its id.
    pub id: String,
    /// In words.
    pub label: String,
}

/// Something that both have, with other fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// Its id, in the later run.
    pub id: String,
    /// In words, as the later run has it.
    pub label: String,
    /// Name, before, after.
    pub fields: Vec<(&'static str, String, String)>,
}

/// What changed of one kind, each list by id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Only in the later run.
    pub added: Vec<Item>,
    /// Only in the earlier run.
    pub removed: Vec<Item>,
    /// In both.
    pub changed: Vec<Changed>,
    /// The same in both, counted.
    pub same: usize,
}

impl Table {
    pub(super) fn new(old: &BTreeMap<String, Row>, new: &BTreeMap<String, Row>) -> Self {
        let mut table = Self::default();
        for (id, row) in old {
            if !new.contains_key(id) {
                table.removed.push(item(id, row));
            }
        }
        for (id, row) in new {
            let Some(before) = old.get(id) else {
                table.added.push(item(id, row));
                continue;
            };
            let both = before.fields.iter().zip(&row.fields).filter(|(a, b)| a.1 != b.1);
            let fields: Vec<_> = both.map(|(a, b)| (a.0, a.1.clone(), b.1.clone())).collect();
            if fields.is_empty() {
                table.same += 1;
            } else {
                let Item { id, label } = item(id, row);
                table.changed.push(Changed { id, label, fields });
            }
        }
        table
    }

    /// Whether nothing changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.removed.is_empty() && self.changed.is_empty()
    }
}

fn item(id: &str, row: &Row) -> Item {
    Item {
        id: id.to_owned(),
        label: row.label.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_told_by_id_and_field() {
        let rows = |all: &[(&str, &str)]| {
            let row = |&(id, field): &(&str, &str)| {
                let fields = vec![("speaker", field.to_owned())];
                (
                    id.to_owned(),
                    Row {
                        label: id.to_uppercase(),
                        fields,
                    },
                )
            };
            all.iter().map(row).collect::<BTreeMap<_, _>>()
        };
        let table = Table::new(
            &rows(&[("a", "x"), ("b", "x"), ("c", "x")]),
            &rows(&[("b", "x"), ("c", "y"), ("d", "x")]),
        );
        let ids = |items: &[Item]| items.iter().map(|item| item.id.clone()).collect::<Vec<_>>();
        assert_eq!(
            (ids(&table.added), ids(&table.removed), table.same),
            (vec!["d".into()], vec!["a".into()], 1)
        );
        assert_eq!(table.changed[0].fields, [("speaker", "x".to_owned(), "y".to_owned())]);
        assert!(!table.is_empty());
    }
}
