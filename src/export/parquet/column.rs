//! A column of a Parquet table: its place in the schema, and its values a range of rows at a time.

use std::ops::Range;

use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DataType, DoubleType, Int32Type, Int64Type};
use parquet::errors::Result;
use parquet::file::writer::SerializedRowGroupWriter;

/// A column of one type; or of several, for a list of structures.
pub(super) struct Column<'a> {
    name: &'static str,
    leaves: Vec<(&'static str, Leaf<'a>)>,
}

/// Values by row.
pub(super) enum Leaf<'a> {
    Text(Box<dyn Fn(usize) -> Option<String> + 'a>),
    Date(Box<dyn Fn(usize) -> Option<i32> + 'a>),
    Whole(Box<dyn Fn(usize) -> Option<i64> + 'a>),
    Real(Box<dyn Fn(usize) -> Option<f64> + 'a>),
    Truth(Box<dyn Fn(usize) -> Option<bool> + 'a>),
    Texts(Box<dyn Fn(usize) -> Vec<String> + 'a>),
    Wholes(Box<dyn Fn(usize) -> Vec<i64> + 'a>),
}

/// Values as they are written: those that are there, how much of each place is there, where each list begins.
struct Levels<T> {
    values: Vec<T>,
    definition: Vec<i16>,
    repetition: Option<Vec<i16>>,
}

impl<'a> Column<'a> {
    /// A column of plain values.
    pub(super) fn plain(name: &'static str, leaf: Leaf<'a>) -> Self {
        Self {
            name,
            leaves: vec![("", leaf)],
        }
    }

    /// A list of structures; the lists of all fields have the same length in each row.
    pub(super) const fn structures(name: &'static str, fields: Vec<(&'static str, Leaf<'a>)>) -> Self {
        Self { name, leaves: fields }
    }

    /// Its line in a Parquet schema.
    pub(super) fn schema(&self) -> String {
        let name = self.name;
        match self.leaves.as_slice() {
            [("", Leaf::Texts(_) | Leaf::Wholes(_))] => {
                let element = self.leaves[0].1.schema("required", "element");
                format!("required group {name} (LIST) {{ repeated group list {{ {element} }} }} ")
            }
            [("", leaf)] => leaf.schema("optional", name),
            fields => {
                let fields: String = fields
                    .iter()
                    .map(|(field, leaf)| leaf.schema("required", field))
                    .collect();
                format!(
                    "required group {name} (LIST) {{ repeated group list {{ required group element {{ {fields} }} }} }} "
                )
            }
        }
    }

    /// Writes its values of these rows.
    pub(super) fn write<W: std::io::Write + Send>(
        &self,
        rows: Range<usize>,
        group: &mut SerializedRowGroupWriter<'_, W>,
    ) -> Result<()> {
        for (_, leaf) in &self.leaves {
            let rows = rows.clone();
            match leaf {
                Leaf::Text(of) => write::<ByteArrayType, _>(&optional(rows, |row| Some(bytes(of(row)?))), group)?,
                Leaf::Date(of) => write::<Int32Type, _>(&optional(rows, of), group)?,
                Leaf::Whole(of) => write::<Int64Type, _>(&optional(rows, of), group)?,
                Leaf::Real(of) => write::<DoubleType, _>(&optional(rows, of), group)?,
                Leaf::Truth(of) => write::<BoolType, _>(&optional(rows, of), group)?,
                Leaf::Texts(of) => {
                    let texts = |row| of(row).into_iter().map(bytes).collect();
                    write::<ByteArrayType, _>(&repeated(rows, texts), group)?;
                }
                Leaf::Wholes(of) => write::<Int64Type, _>(&repeated(rows, of), group)?,
            }
        }
        Ok(())
    }
}

impl Leaf<'_> {
    fn schema(&self, needed: &str, name: &str) -> String {
        let holds = match self {
            Self::Text(_) | Self::Texts(_) => ("binary", " (STRING)"),
            Self::Date(_) => ("int32", " (DATE)"),
            Self::Whole(_) | Self::Wholes(_) => ("int64", ""),
            Self::Real(_) => ("double", ""),
            Self::Truth(_) => ("boolean", ""),
        };
        format!("{needed} {} {name}{}; ", holds.0, holds.1)
    }
}

fn bytes(text: String) -> ByteArray {
    ByteArray::from(text.into_bytes())
}

fn optional<T>(rows: Range<usize>, of: impl Fn(usize) -> Option<T>) -> Levels<T> {
    let mut levels = Levels {
        values: Vec::with_capacity(rows.len()),
        definition: Vec::with_capacity(rows.len()),
        repetition: None,
    };
    for row in rows {
        let value = of(row);
        levels.definition.push(i16::from(value.is_some()));
        levels.values.extend(value);
    }
    levels
}

fn repeated<T>(rows: Range<usize>, of: impl Fn(usize) -> Vec<T>) -> Levels<T> {
    let mut repetition = Vec::with_capacity(rows.len());
    let mut levels = Levels {
        values: Vec::with_capacity(rows.len()),
        definition: Vec::with_capacity(rows.len()),
        repetition: None,
    };
    for row in rows {
        let values = of(row);
        // An empty list has a place too, with nothing in it.
        let places = values.len().max(1);
        levels
            .definition
            .extend(std::iter::repeat_n(i16::from(!values.is_empty()), places));
        repetition.extend((0..places).map(|place| i16::from(place > 0)));
        levels.values.extend(values);
    }
    levels.repetition = Some(repetition);
    levels
}

fn write<D: DataType, W: std::io::Write + Send>(
    levels: &Levels<D::T>,
    group: &mut SerializedRowGroupWriter<'_, W>,
) -> Result<()> {
    let Some(mut column) = group.next_column()? else {
        return Ok(());
    };
    column
        .typed::<D>()
        .write_batch(&levels.values, Some(&levels.definition), levels.repetition.as_deref())?;
    column.close()
}
