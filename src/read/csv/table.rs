//! A table with a header line: delimiter, columns, rows of fields.

use std::io::{self, BufRead};

use super::rows::{Row, Rows};
use crate::read::decode::{Decoded, decode};

/// Delimiters that occur, the likeliest first.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// A table whose header has been read.
pub(in crate::read) struct Table<R> {
    rows: Rows<R>,
    delimiter: u8,
    columns: Vec<String>,
    columns_max: usize,
    bytes_max: usize,
}

/// One row: its fields, or why there are none.
pub(in crate::read) struct Fielded {
    pub(in crate::read) line: u64,
    pub(in crate::read) fields: Result<Vec<String>, String>,
}

/// How the row's bytes became text, for the inventory.
pub(in crate::read) type Seen<'a> = dyn FnMut(&Decoded<'_>, u64) + 'a;

impl<R: BufRead> Table<R> {
    /// Reads the header. `Ok(Err(line, reason))` when there is none that can be used.
    pub(in crate::read) fn open(
        mut input: R,
        bytes_max: usize,
        columns_max: usize,
    ) -> io::Result<Result<Self, (u64, String)>> {
        let (told, first_line) = take_separator_line(&mut input)?;
        let delimiter = told.unwrap_or(sniff(input.fill_buf()?));
        let mut table = Self {
            rows: Rows::new(input, delimiter, bytes_max, first_line),
            delimiter,
            columns: Vec::new(),
            columns_max,
            bytes_max,
        };
        let Some(header) = table.next_row(&mut |_, _| {})? else {
            return Ok(Err((1, "no header line".to_owned())));
        };
        Ok(match header.fields {
            Ok(columns) => {
                table.columns = columns;
                Ok(table)
            }
            Err(reason) => Err((header.line, format!("the header line cannot be read: {reason}"))),
        })
    }

    /// The names of the columns.
    pub(in crate::read) fn columns(&self) -> &[String] {
        &self.columns
    }

    /// The line where reading stands.
    pub(in crate::read) const fn line(&self) -> u64 {
        self.rows.line()
    }

    /// The next row, with as many fields as there are columns.
    pub(in crate::read) fn next(&mut self, seen: &mut Seen<'_>) -> io::Result<Option<Fielded>> {
        let Some(mut row) = self.next_row(seen)? else {
            return Ok(None);
        };
        let wanted = self.columns.len();
        if let Ok(fields) = &mut row.fields {
            let surplus_is_blank = fields.iter().skip(wanted).all(|field| field.trim().is_empty());
            if fields.len() > wanted && surplus_is_blank {
                fields.truncate(wanted);
            }
            if fields.len() != wanted {
                row.fields = Err(format!("the row has {} fields, the header {wanted}", fields.len()));
            }
        }
        Ok(Some(row))
    }

    fn next_row(&mut self, seen: &mut Seen<'_>) -> io::Result<Option<Fielded>> {
        let Some(row) = self.rows.next()? else { return Ok(None) };
        Ok(Some(match row {
            Row::Whole(line, bytes) => {
                let decoded = decode(&bytes, None);
                seen(&decoded, line);
                Fielded {
                    line,
                    fields: self.split(&decoded.text),
                }
            }
            Row::TooLong(line, opened) => {
                let mark = opened.filter(|&at| at != line);
                let mark = mark
                    .map(|at| format!(", after a quotation mark opened on line {at}"))
                    .unwrap_or_default();
                Fielded {
                    line,
                    fields: Err(format!("a row of more than {} bytes{mark}", self.bytes_max)),
                }
            }
            Row::Unclosed(line) => Fielded {
                line,
                fields: Err("a quotation mark opened on this line is never closed".to_owned()),
            },
        }))
    }

    fn split(&self, row: &str) -> Result<Vec<String>, String> {
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(self.delimiter)
            .has_headers(false)
            .flexible(true)
            .buffer_capacity(row.len().clamp(64, 1 << 16))
            .from_reader(row.as_bytes());
        let mut record = csv::StringRecord::new();
        reader.read_record(&mut record).map_err(|error| error.to_string())?;
        if record.len() > self.columns_max {
            return Err(format!(
                "{} fields, more than the {} that are read",
                record.len(),
                self.columns_max
            ));
        }
        Ok(record.iter().map(str::to_owned).collect())
    }
}

/// Takes a first line `sep=;`, which spreadsheets write; gives the delimiter and the number of the next line.
fn take_separator_line(input: &mut impl BufRead) -> io::Result<(Option<u8>, u64)> {
    let ahead = input.fill_buf()?;
    let Some(delimiter) = ahead.strip_prefix(b"sep=").and_then(|rest| rest.first().copied()) else {
        return Ok((None, 1));
    };
    let length = match ahead.get(5..7) {
        Some(b"\r\n") => 7,
        Some([b'\n' | b'\r', _]) => 6,
        _ => 5,
    };
    input.consume(length);
    Ok((Some(delimiter).filter(u8::is_ascii), 2))
}

/// The delimiter that stands most often in the first line, outside quotation marks.
fn sniff(head: &[u8]) -> u8 {
    let mut counts = [0_usize; DELIMITERS.len()];
    let mut quoted = false;
    for &byte in head {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => break,
            _ if quoted => {}
            _ => {
                if let Some(index) = DELIMITERS.iter().position(|&delimiter| delimiter == byte) {
                    counts[index] += 1;
                }
            }
        }
    }
    let best = (0..DELIMITERS.len()).rev().max_by_key(|&index| counts[index]);
    DELIMITERS[best.unwrap_or(0)]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(table: &str) -> (Vec<String>, Vec<Result<Vec<String>, String>>) {
        let mut table = Table::open(table.as_bytes(), 1000, 5)
            .expect("memory can be read")
            .expect("a header");
        let columns = table.columns().to_vec();
        let rows = std::iter::from_fn(|| table.next(&mut |_, _| {}).expect("memory can be read"));
        let rows = rows.map(|row| row.fields).collect();
        (columns, rows)
    }

    #[test]
    fn delimiters_are_found_out() {
        for table in [
            "a,\"b;c\"\n1,2",
            "sep=;\r\na;\"b;c\"\n1;2",
            "a\t\"b;c\"\n1\t2",
            "a|\"b;c\"\n1|2",
        ] {
            assert_eq!(
                read(table),
                (vec!["a".into(), "b;c".into()], vec![Ok(vec!["1".into(), "2".into()])]),
                "{table}"
            );
        }
    }

    #[test]
    fn ragged_rows_are_told_and_blank_surplus_is_not() {
        let (_, rows) = read("a,b\n1\n1,2,,\n1,2,3\n");
        assert_eq!(rows[0], Err("the row has 1 fields, the header 2".into()));
        assert_eq!(rows[1], Ok(vec!["1".into(), "2".into()]));
        assert!(rows[2].is_err());
    }

    #[test]
    fn a_header_of_too_many_fields_is_no_header() {
        assert!(
            Table::open(",,,,,,\n".as_bytes(), 1000, 5)
                .expect("memory can be read")
                .is_err()
        );
        assert!(
            Table::open("".as_bytes(), 1000, 5)
                .expect("memory can be read")
                .is_err()
        );
    }
}
