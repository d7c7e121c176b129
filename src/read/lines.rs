//! Lines of a stream, one at a time, none held beyond the cap.

use std::io::{self, BufRead};

/// A line without its end, or the news that it was too long to hold.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Line<'a> {
    Whole(&'a [u8]),
    /// Bytes that the line had; they have been passed over.
    TooLong(u64),
}

/// Reads lines that end in `\n`; U+2028 and its like do not end a line.
pub(super) struct Lines<R> {
    input: R,
    bytes_max: usize,
    buffer: Vec<u8>,
    number: u64,
}

impl<R: BufRead> Lines<R> {
    pub(super) const fn new(input: R, bytes_max: usize) -> Self {
        Self {
            input,
            bytes_max,
            buffer: Vec::new(),
            number: 0,
        }
    }

    /// The number of the line last given, from 1.
    pub(super) const fn number(&self) -> u64 {
        self.number
    }

    /// The next line. After an error, the line that it cut is lost.
    pub(super) fn next(&mut self) -> io::Result<Option<Line<'_>>> {
        self.buffer.clear();
        self.number += 1;
        let mut bytes = 0_u64;
        loop {
            let ahead = match self.input.fill_buf() {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                ahead => ahead?,
            };
            if ahead.is_empty() && bytes == 0 {
                return Ok(None);
            }
            let end = ahead.iter().position(|&byte| byte == b'\n');
            let part = &ahead[..end.unwrap_or(ahead.len())];
            bytes += part.len() as u64;
            if bytes <= self.bytes_max as u64 {
                self.buffer.extend_from_slice(part);
            }
            let last = end.is_some() || ahead.is_empty();
            let used = part.len() + usize::from(end.is_some());
            self.input.consume(used);
            if last {
                break;
            }
        }
        if bytes > self.bytes_max as u64 {
            self.buffer = Vec::new();
            return Ok(Some(Line::TooLong(bytes)));
        }
        Ok(Some(Line::Whole(&self.buffer)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_is_passed_over_and_the_next_is_read() {
        let text = format!("a\n\n{}\nb", "x".repeat(100));
        let mut lines = Lines::new(io::BufReader::with_capacity(7, text.as_bytes()), 10);
        assert_eq!(lines.next().ok(), Some(Some(Line::Whole(b"a"))));
        assert_eq!(lines.next().ok(), Some(Some(Line::Whole(b""))));
        assert_eq!(lines.next().ok(), Some(Some(Line::TooLong(100))));
        assert_eq!(lines.next().ok(), Some(Some(Line::Whole(b"b"))));
        assert_eq!(lines.number(), 4);
        assert_eq!(lines.next().ok(), Some(None));
    }
}
