//! Cuts a JSON document into its records, one held at a time.

use std::io::{self, BufRead};

/// What was cut out.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// A value, from its first byte to its last.
    Value(Vec<u8>),
    /// Bytes of a value that was too long to hold.
    TooLong(u64),
    /// The document ends inside a value or inside the array.
    Unclosed,
}

/// The values of a document: the elements of a top-level array, or the values that follow each other.
///
/// Only brackets and strings are looked at, so that a broken record does not take the next one with it.
pub(super) struct Values<R> {
    input: R,
    bytes_max: usize,
    line_now: u64,
    line: u64,
    array_opened: Option<u64>,
}

impl<R: BufRead> Values<R> {
    pub(super) const fn new(input: R, bytes_max: usize) -> Self {
        Self {
            input,
            bytes_max,
            line_now: 1,
            line: 1,
            array_opened: None,
        }
    }

    /// The line on which the value last given starts.
    pub(super) const fn line(&self) -> u64 {
        self.line
    }

    /// The next value.
    pub(super) fn next(&mut self) -> io::Result<Option<Found>> {
        loop {
            let Some(byte) = self.peek()? else {
                return Ok(self.array_opened.take().map(|line| {
                    self.line = line;
                    Found::Unclosed
                }));
            };
            match byte {
                b'[' if self.array_opened.is_none() => self.array_opened = Some(self.line_now),
                b']' if self.array_opened.is_some() => self.array_opened = None,
                b',' | b' ' | b'\t' | b'\r' | b'\n' => {}
                _ => return self.value().map(Some),
            }
            self.line_now += u64::from(byte == b'\n');
            self.input.consume(1);
        }
    }

    fn peek(&mut self) -> io::Result<Option<u8>> {
        loop {
            match self.input.fill_buf() {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                ahead => return Ok(ahead?.first().copied()),
            }
        }
    }

    fn value(&mut self) -> io::Result<Found> {
        self.line = self.line_now;
        let mut held = Vec::new();
        let mut bytes = 0_u64;
        let mut scan = Scan::default();
        loop {
            self.peek()?;
            let ahead = self.input.fill_buf()?;
            if ahead.is_empty() {
                let closed = scan.is_outside();
                return Ok(if closed {
                    self.found(held, bytes)
                } else {
                    Found::Unclosed
                });
            }
            let end = ahead.iter().position(|&byte| scan.ends_before(byte));
            let part = &ahead[..end.unwrap_or(ahead.len())];
            bytes += part.len() as u64;
            if bytes <= self.bytes_max as u64 {
                held.extend_from_slice(part);
            } else {
                held = Vec::new();
            }
            self.line_now += part.iter().map(|&byte| u64::from(byte == b'\n')).sum::<u64>();
            let used = part.len();
            self.input.consume(used);
            if end.is_some() {
                return Ok(self.found(held, bytes));
            }
        }
    }

    fn found(&self, held: Vec<u8>, bytes: u64) -> Found {
        if bytes > self.bytes_max as u64 {
            Found::TooLong(bytes)
        } else {
            Found::Value(held)
        }
    }
}

/// Where in a value the scan stands.
#[derive(Default)]
struct Scan {
    at: At,
    depth: u64,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum At {
    #[default]
    Start,
    /// Outside strings.
    Bare,
    String,
    /// After a backslash in a string.
    Escape,
    /// After the bracket that closes the value.
    End,
}

impl Scan {
    const fn is_outside(&self) -> bool {
        self.depth == 0 && !matches!(self.at, At::String | At::Escape)
    }

    /// Whether the value ended before `byte`; else takes the byte in.
    fn ends_before(&mut self, byte: u8) -> bool {
        let closes = matches!(byte, b'}' | b']');
        let ends = self.is_outside() && (closes || matches!(byte, b',' | b' ' | b'\t' | b'\r' | b'\n'));
        self.at = match (self.at, byte) {
            (At::String, b'\\') => At::Escape,
            (At::String, b'"') => At::Bare,
            (At::String | At::Escape, _) => At::String,
            (At::End, _) => return true,
            // A stray closing bracket is a value of its own, told as broken.
            (At::Start, _) if ends => At::End,
            (_, _) if ends => return true,
            (_, b'"') => At::String,
            (_, b'{' | b'[') => {
                self.depth += 1;
                At::Bare
            }
            _ if closes => {
                self.depth -= 1;
                if self.depth == 0 { At::End } else { At::Bare }
            }
            _ => At::Bare,
        };
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(json: &str) -> Vec<(u64, String)> {
        let mut values = Values::new(io::BufReader::with_capacity(3, json.as_bytes()), 30);
        let mut all = Vec::new();
        while let Some(found) = values.next().expect("memory can be read") {
            let shown = match found {
                Found::Value(bytes) => String::from_utf8(bytes).expect("test text"),
                other => format!("{other:?}"),
            };
            all.push((values.line(), shown));
        }
        all
    }

    #[test]
    fn an_array_is_cut_into_its_elements() {
        let all = cut("[\n {\"a\": \"}]\\\"\"},\n [1], 2\n]\n");
        assert_eq!(
            all,
            [(2, "{\"a\": \"}]\\\"\"}".into()), (3, "[1]".into()), (3, "2".into())]
        );
    }

    #[test]
    fn values_may_follow_each_other() {
        assert_eq!(cut("{}\n{\"a\":\n1}"), [(1, "{}".into()), (2, "{\"a\":\n1}".into())]);
    }

    #[test]
    fn what_is_never_closed_is_told_where_it_opened() {
        assert_eq!(
            cut("[{},\n{\"a\":\"b}]\n"),
            [(1, "{}".into()), (2, "Unclosed".into()), (1, "Unclosed".into())]
        );
        assert_eq!(cut("[{}"), [(1, "{}".into()), (1, "Unclosed".into())]);
    }

    #[test]
    fn a_long_value_is_passed_over() {
        let all = cut("[{\"a\":\"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\"},{}]");
        assert_eq!(all, [(1, "TooLong(42)".into()), (1, "{}".into())]);
    }

    #[test]
    fn stray_bytes_come_to_an_end() {
        assert_eq!(
            cut("}}x]"),
            [(1, "}".into()), (1, "}".into()), (1, "x".into()), (1, "]".into())]
        );
    }
}
