//! Cuts a table into its rows, one held at a time, and knows on which line a quotation mark was left open.
//!
//! The `csv` crate grows its record without a bound and cannot tell where a field was opened, so the rows are cut
//! here, by the same rules (RFC 4180, and `\r` alone as a line end), and only their fields are parsed there.

use std::io::{self, BufRead};

/// What was cut out.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::read) enum Row {
    /// A row without its line end, starting on this line.
    Whole(u64, Vec<u8>),
    /// A row too long to hold, with the line of the quotation mark that was open when it grew too long.
    TooLong(u64, Option<u64>),
    /// The table ends inside a quoted field that was opened on this line.
    Unclosed(u64),
}

/// The rows of a table; blank lines are none.
pub(in crate::read) struct Rows<R> {
    input: R,
    delimiter: u8,
    bytes_max: usize,
    line: u64,
    after_return: bool,
}

/// Where in a row the scan stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    FieldStart,
    Bare,
    Quoted,
    /// After a mark inside a quoted field: its end, or the first half of an escaped mark.
    Mark,
}

impl<R: BufRead> Rows<R> {
    /// Rows of `input`, whose first line has the number `line`.
    pub(in crate::read) const fn new(input: R, delimiter: u8, bytes_max: usize, line: u64) -> Self {
        Self {
            input,
            delimiter,
            bytes_max,
            line,
            after_return: false,
        }
    }

    /// The line where reading stands.
    pub(in crate::read) const fn line(&self) -> u64 {
        self.line
    }

    /// The next row.
    pub(in crate::read) fn next(&mut self) -> io::Result<Option<Row>> {
        let mut row = Vec::new();
        let mut scan = Scan {
            at: At::FieldStart,
            opened: self.line,
            bytes: 0,
            held: Held::Whole,
        };
        let mut first_line = self.line;
        loop {
            let ahead = match self.input.fill_buf() {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                ahead => ahead?,
            };
            if ahead.is_empty() {
                return Ok(scan.last(first_line, row));
            }
            let mut used = 0;
            let mut ended = false;
            for &byte in ahead {
                used += 1;
                let line_end = byte == b'\r' || (byte == b'\n' && !self.after_return);
                self.after_return = byte == b'\r';
                self.line += u64::from(line_end);
                if scan.take(byte, self.delimiter, self.line) {
                    // A row that has nothing in it is a blank line.
                    ended = scan.bytes > 0;
                    if ended {
                        break;
                    }
                    first_line = self.line;
                    continue;
                }
                scan.hold(byte, &mut row, self.bytes_max);
            }
            self.input.consume(used);
            if ended {
                return Ok(Some(scan.row(first_line, row)));
            }
        }
    }
}

/// Whether all bytes of the row are held.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Held {
    Whole,
    TooLong { opened: Option<u64> },
}

struct Scan {
    at: At,
    /// The line on which the quoted field was opened.
    opened: u64,
    bytes: usize,
    held: Held,
}

impl Scan {
    /// Moves over `byte`; whether it ends the row.
    fn take(&mut self, byte: u8, delimiter: u8, line: u64) -> bool {
        self.at = match (self.at, byte) {
            (At::Quoted, b'"') => At::Mark,
            (At::Quoted, _) | (At::Mark, b'"') => At::Quoted,
            (_, b'\r' | b'\n') => {
                self.at = At::FieldStart;
                return true;
            }
            (At::FieldStart, b'"') => {
                self.opened = line;
                At::Quoted
            }
            (_, byte) if byte == delimiter => At::FieldStart,
            _ => At::Bare,
        };
        false
    }

    fn hold(&mut self, byte: u8, row: &mut Vec<u8>, bytes_max: usize) {
        self.bytes = self.bytes.saturating_add(1);
        if self.bytes <= bytes_max {
            row.push(byte);
        } else if self.held == Held::Whole {
            *row = Vec::new();
            self.held = Held::TooLong {
                opened: (self.at == At::Quoted).then_some(self.opened),
            };
        }
    }

    fn row(&self, line: u64, row: Vec<u8>) -> Row {
        match self.held {
            Held::Whole => Row::Whole(line, row),
            Held::TooLong { opened } => Row::TooLong(line, opened),
        }
    }

    fn last(&self, line: u64, row: Vec<u8>) -> Option<Row> {
        if self.at == At::Quoted {
            return Some(Row::Unclosed(self.opened));
        }
        (self.bytes > 0).then(|| self.row(line, row))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(table: &str) -> Vec<Row> {
        let mut rows = Rows::new(io::BufReader::with_capacity(2, table.as_bytes()), b',', 20, 1);
        std::iter::from_fn(|| rows.next().expect("memory can be read")).collect()
    }

    fn whole(line: u64, row: &str) -> Row {
        Row::Whole(line, row.as_bytes().to_vec())
    }

    #[test]
    fn line_ends_inside_marks_belong_to_the_field() {
        assert_eq!(
            rows("a,b\r\n\r\n1,\"x\ny\"\n2,z"),
            [whole(1, "a,b"), whole(3, "1,\"x\ny\""), whole(5, "2,z")]
        );
    }

    #[test]
    fn a_carriage_return_alone_ends_a_row() {
        assert_eq!(rows("a,b\r1,2\r"), [whole(1, "a,b"), whole(2, "1,2")]);
    }

    #[test]
    fn an_open_mark_is_told_by_its_line() {
        assert_eq!(
            rows("a,b\n1,2\n3,\"x\n4,y\n"),
            [whole(1, "a,b"), whole(2, "1,2"), Row::Unclosed(3)]
        );
    }

    #[test]
    fn a_mark_inside_a_bare_field_is_a_letter() {
        assert_eq!(rows("a,12\" b\n1,2"), [whole(1, "a,12\" b"), whole(2, "1,2")]);
        assert_eq!(rows("\"a\"\"b\",c\nd"), [whole(1, "\"a\"\"b\",c"), whole(2, "d")]);
    }

    #[test]
    fn a_long_row_is_passed_over() {
        let all = rows("a,\"xxxxxxxxxxxxxxxxxx\nxxxxxx\"\nb,c");
        assert_eq!(all, [Row::TooLong(1, Some(1)), whole(3, "b,c")]);
    }
}
