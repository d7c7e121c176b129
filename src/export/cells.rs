//! Tables of answers: rows of cells, with the quoting and the guard of the run's tables.

use std::io::{self, Write};

use super::CsvText;
use super::table::{Reader, Table};

/// One field of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Always in quotation marks.
    Text(String),
    /// A number or a boolean.
    Bare(String),
    /// Nothing at all.
    Unknown,
}

impl Cell {
    /// A text; unknown where there is none.
    #[must_use]
    pub fn known(text: Option<&str>) -> Self {
        text.map_or(Self::Unknown, |text| Self::Text(text.to_owned()))
    }
}

/// Writes a CSV table as the files of a run are written.
///
/// # Errors
/// Those of `out`.
pub fn write_cells(
    out: &mut dyn Write,
    text: CsvText,
    header: &[&str],
    rows: impl IntoIterator<Item = Vec<Cell>>,
) -> io::Result<()> {
    let mut table = Table::new(out, text, Reader::Any, header)?;
    for row in rows {
        for cell in row {
            match cell {
                Cell::Text(text) => table.text(&text),
                Cell::Bare(value) => table.bare(value),
                Cell::Unknown => table.blank(),
            };
        }
        table.end()?;
    }
    Ok(())
}
