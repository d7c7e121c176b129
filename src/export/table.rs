//! Rows of CSV: quoting, and the guard against spreadsheets and readers that take text for something else.

use std::fmt::{Display, Write as _};
use std::io::{self, Write};

use super::CsvText;

/// What pandas reads as missing unless told otherwise (`pandas.read_csv`, `na_values`), but those that the leading
/// sign guards already. Other readers of tables know some of them too.
const READ_AS_MISSING: [&str; 14] = [
    "#N/A", "#N/A N/A", "#NA", "1.#IND", "1.#QNAN", "<NA>", "N/A", "NA", "NULL", "NaN", "None", "n/a", "nan", "null",
];

/// Who will read the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reader {
    /// Any reader of RFC 4180.
    Any,
    /// Gephi, to whom a backslash is an escape: it is doubled.
    Gephi,
}

/// A CSV file being written: text always quoted, numbers and booleans never, nothing at all for what is unknown.
pub(super) struct Table<'a> {
    out: &'a mut dyn Write,
    row: String,
    text: CsvText,
    reader: Reader,
}

impl<'a> Table<'a> {
    /// Writes the header.
    pub(super) fn new(
        out: &'a mut dyn Write,
        text: CsvText,
        reader: Reader,
        header: &[impl AsRef<str>],
    ) -> io::Result<Self> {
        let header: Vec<&str> = header.iter().map(AsRef::as_ref).collect();
        writeln!(out, "{}", header.join(","))?;
        Ok(Self {
            out,
            row: String::new(),
            text,
            reader,
        })
    }

    /// A text; the empty one is written as `""`.
    pub(super) fn text(&mut self, value: &str) -> &mut Self {
        self.row.push('"');
        if self.text == CsvText::Safe && needs_guard(value) {
            self.row.push('\'');
        }
        for c in value.chars() {
            match c {
                '"' => self.row.push_str("\"\""),
                '\\' if self.reader == Reader::Gephi => self.row.push_str("\\\\"),
                _ => self.row.push(c),
            }
        }
        self.row.push_str("\",");
        self
    }

    /// A text that may be unknown.
    pub(super) fn known_text(&mut self, value: Option<&str>) -> &mut Self {
        match value {
            Some(value) => self.text(value),
            None => self.blank(),
        }
    }

    /// Something whose written form is its text: an id, a date.
    pub(super) fn word(&mut self, value: impl Display) -> &mut Self {
        self.text(&value.to_string())
    }

    /// A word that may be unknown.
    pub(super) fn known_word(&mut self, value: Option<impl Display>) -> &mut Self {
        match value {
            Some(value) => self.word(value),
            None => self.blank(),
        }
    }

    pub(super) fn known_bare(&mut self, value: Option<impl Display>) -> &mut Self {
        match value {
            Some(value) => self.bare(value),
            None => self.blank(),
        }
    }

    /// A number or a boolean.
    pub(super) fn bare(&mut self, value: impl Display) -> &mut Self {
        write!(self.row, "{value},").expect("a String takes all that is written");
        self
    }

    /// A share or certainty from 0 to 1.
    pub(super) fn share(&mut self, value: f32) -> &mut Self {
        self.bare(format_args!("{value:.3}"))
    }

    /// Unknown.
    pub(super) fn blank(&mut self) -> &mut Self {
        self.row.push(',');
        self
    }

    /// Ends the row.
    pub(super) fn end(&mut self) -> io::Result<()> {
        self.row.pop();
        self.row.push('\n');
        let written = self.out.write_all(self.row.as_bytes());
        self.row.clear();
        written
    }
}

fn needs_guard(value: &str) -> bool {
    value.starts_with(['=', '+', '-', '@', '\t', '\r', '\'']) || READ_AS_MISSING.contains(&value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(text: CsvText, reader: Reader, values: &[&str]) -> String {
        let mut out = Vec::new();
        let mut table = Table::new(&mut out, text, reader, &["a", "b"]).unwrap();
        for value in values {
            table.text(value);
        }
        table.end().unwrap();
        String::from_utf8(out).unwrap().split_once('\n').unwrap().1.to_owned()
    }

    #[test]
    fn what_a_spreadsheet_would_run_is_guarded() {
        for value in ["=1+1", "+1", "-1", "@a", "\ta", "\ra", "'a", "N/A", "None", "null"] {
            let expected = format!("\"'{value}\"\n");
            assert_eq!(row(CsvText::Safe, Reader::Any, &[value]), expected);
            assert_eq!(row(CsvText::Raw, Reader::Any, &[value]), expected.replacen('\'', "", 1));
        }
        assert_eq!(
            row(CsvText::Safe, Reader::Any, &["a=1", "Nones"]),
            "\"a=1\",\"Nones\"\n"
        );
    }

    #[test]
    fn only_gephi_gets_backslashes_doubled() {
        assert_eq!(row(CsvText::Safe, Reader::Any, &["a\\"]), "\"a\\\"\n");
        assert_eq!(row(CsvText::Safe, Reader::Gephi, &["a\\"]), "\"a\\\\\"\n");
    }

    #[test]
    fn unknown_is_nothing_and_empty_is_empty() {
        let mut out = Vec::new();
        let mut table = Table::new(&mut out, CsvText::Safe, Reader::Any, &["a", "b", "c", "d"]).unwrap();
        table.known_text(None).text("").share(0.5).bare(true).end().unwrap();
        assert_eq!(out, b"a,b,c,d\n,\"\",0.500,true\n");
    }
}
