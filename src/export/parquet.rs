//! `articles.parquet`, `statements.parquet`, `links.parquet`, `clusters.parquet`: the tables with typed columns and lists.

mod column;
mod tables;

use std::io::{self, Write};
use std::sync::Arc;

use parquet::basic::{Compression, ZstdLevel};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;

use super::Contents;
use super::destination::Staged;
use super::lookup::Lookup;
use crate::error::Error;
use column::Column;

/// Rows that are written together: what a reader has to hold at once.
const GROUP_ROWS: usize = 1 << 16;

pub(super) fn write_all(run: &Contents<'_>, lookup: &Lookup<'_>, folder: &mut Staged<'_>) -> Result<(), Error> {
    folder.file("articles.parquet", |out| {
        write(out, run.articles.len(), &tables::articles(run))
    })?;
    folder.file("statements.parquet", |out| {
        write(out, run.statements.len(), &tables::statements(run, lookup))
    })?;
    folder.file("links.parquet", |out| write(out, run.links.len(), &tables::links(run)))?;
    folder.file("clusters.parquet", |out| {
        write(out, run.clusters.len(), &tables::clusters(run))
    })
}

/// Writes a table of so many rows. What is compressed is held in memory until it is whole.
fn write(out: &mut dyn Write, rows: usize, columns: &[Column<'_>]) -> io::Result<()> {
    let fields: String = columns.iter().map(Column::schema).collect();
    let schema = parse_message_type(&format!("message quotetrace {{ {fields} }}")).map_err(failed)?;
    let level = ZstdLevel::try_new(3).map_err(failed)?;
    let properties = WriterProperties::builder()
        .set_compression(Compression::ZSTD(level))
        .set_created_by("quotetrace".to_owned())
        .build();
    let mut file = SerializedFileWriter::new(Vec::new(), Arc::new(schema), Arc::new(properties)).map_err(failed)?;
    let mut first = 0;
    while first < rows {
        let last = (first + GROUP_ROWS).min(rows);
        let mut group = file.next_row_group().map_err(failed)?;
        for column in columns {
            column.write(first..last, &mut group).map_err(failed)?;
        }
        group.close().map_err(failed)?;
        first = last;
    }
    out.write_all(&file.into_inner().map_err(failed)?)
}

fn failed(error: ParquetError) -> io::Error {
    io::Error::other(error)
}
