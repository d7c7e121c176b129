//! A file's content as UTF-8-compatible bytes: unpacked, within the expansion cap, UTF-16 turned into UTF-8.

use std::io::{self, Read};

use encoding_rs::{CoderResult, Decoder, Encoding, UTF_16BE, UTF_16LE};

use super::Config;
use super::damage::Damage;
use super::packed::Packed;

/// Bytes at the start by which binary files, byte order marks and formats are told.
const HEAD_BYTES: u64 = 8 << 10;

/// The content of a file, with its first bytes known before reading starts.
pub(super) struct Content {
    packed: Packed,
    unpacked_bytes: u64,
    free_bytes: u64,
    expansion_max: u64,
    head: Vec<u8>,
    head_given: usize,
    /// What went wrong while the head was read; comes up again once the head is given out.
    broken: Option<io::Error>,
    utf16: Option<Utf16>,
}

impl Content {
    /// Reads the head. Damage in it is told when reading gets there.
    pub(super) fn new(packed: Packed, config: &Config) -> Self {
        let mut content = Self {
            packed,
            unpacked_bytes: 0,
            free_bytes: config.record_bytes_max as u64,
            expansion_max: config.expansion_max,
            head: Vec::new(),
            head_given: 0,
            broken: None,
            utf16: None,
        };
        let mut head = Vec::new();
        content.broken = Unpacking(&mut content).take(HEAD_BYTES).read_to_end(&mut head).err();
        content.head = head;
        content
    }

    /// The first bytes, at most 8 KiB.
    pub(super) fn head(&self) -> &[u8] {
        &self.head[self.head_given..]
    }

    /// Whether the head is all there is, and whole.
    pub(super) fn is_blank(&self) -> bool {
        self.broken.is_none() && self.head.iter().all(u8::is_ascii_whitespace) && (self.head.len() as u64) < HEAD_BYTES
    }

    /// The byte order mark at the start, if any.
    pub(super) fn mark(&self) -> Option<Mark> {
        match self.head() {
            [0xef, 0xbb, 0xbf, ..] => Some(Mark::Utf8),
            [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => Some(Mark::Utf32),
            [0xff, 0xfe, ..] => Some(Mark::Utf16(UTF_16LE)),
            [0xfe, 0xff, ..] => Some(Mark::Utf16(UTF_16BE)),
            _ => None,
        }
    }

    /// Leaves the byte order mark out, and reads the rest as it says.
    pub(super) fn skip_mark(&mut self) -> Option<Mark> {
        let mark = self.mark();
        match mark {
            Some(Mark::Utf8) => self.head_given += 3,
            Some(Mark::Utf16(encoding)) => {
                self.head_given += 2;
                self.utf16 = Some(Utf16::new(encoding));
            }
            Some(Mark::Utf32) | None => {}
        }
        mark
    }

    /// The file underneath.
    pub(super) fn into_packed(self) -> Packed {
        self.packed
    }

    fn read_bytes(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut head = &self.head[self.head_given..];
        if !head.is_empty() {
            let count = head.read(buffer)?;
            self.head_given += count;
            return Ok(count);
        }
        if let Some(error) = self.broken.take() {
            return Err(error);
        }
        Unpacking(self).read(buffer)
    }
}

/// The unpacked bytes, counted against what they were unpacked from.
struct Unpacking<'a>(&'a mut Content);

impl Read for Unpacking<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let content = &mut *self.0;
        let count = content.packed.read(buffer)?;
        content.unpacked_bytes += count as u64;
        if let Some(packed) = content.packed.packed_bytes()
            && content.unpacked_bytes > content.free_bytes
            && content.unpacked_bytes / content.expansion_max.max(1) > packed
        {
            return Err(Damage::bomb(content.expansion_max).into());
        }
        Ok(count)
    }
}

impl Read for Content {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let Some(mut utf16) = self.utf16.take() else {
            return self.read_bytes(buffer);
        };
        let result = utf16.read(self, buffer);
        self.utf16 = Some(utf16);
        result
    }
}

/// A byte order mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    Utf8,
    Utf16(&'static Encoding),
    /// Begins like UTF-16 little endian, so it must be told apart; not read.
    Utf32,
}

/// A UTF-16 decoder with the UTF-8 that waits to be taken.
struct Utf16 {
    decoder: Decoder,
    waiting: Vec<u8>,
    given: usize,
    ended: bool,
}

impl Utf16 {
    fn new(encoding: &'static Encoding) -> Self {
        Self {
            decoder: encoding.new_decoder_without_bom_handling(),
            waiting: Vec::new(),
            given: 0,
            ended: false,
        }
    }

    fn read(&mut self, content: &mut Content, buffer: &mut [u8]) -> io::Result<usize> {
        while self.given == self.waiting.len() && !self.ended {
            let mut raw = [0; 4096];
            let count = content.read_bytes(&mut raw)?;
            self.ended = count == 0;
            self.decode(&raw[..count]);
        }
        let count = (&self.waiting[self.given..]).read(buffer)?;
        self.given += count;
        Ok(count)
    }

    fn decode(&mut self, raw: &[u8]) {
        // A unit of two bytes becomes at most three; an unpaired one U+FFFD, of three as well.
        self.waiting.resize(raw.len() * 3 + 16, 0);
        let (result, _, written, _) = self.decoder.decode_to_utf8(raw, &mut self.waiting, self.ended);
        debug_assert_eq!(result, CoderResult::InputEmpty, "the buffer is large enough");
        self.waiting.truncate(written);
        self.given = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::packed::tests::gzip;
    use crate::read::stored::Stored;

    fn content(bytes: Vec<u8>, config: &Config) -> Content {
        let stored = Stored::new(Box::new(io::Cursor::new(bytes))).expect("memory can be read");
        Content::new(Packed::open(stored).expect("memory can be read").0, config)
    }

    #[test]
    fn utf16_of_odd_length_ends_in_a_replacement() {
        let mut bytes: Vec<u8> = "\u{feff}“é😀”".encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.push(0x41);
        let mut content = content(bytes, &Config::default());
        assert_eq!(content.skip_mark(), Some(Mark::Utf16(UTF_16LE)));
        let mut text = String::new();
        content.read_to_string(&mut text).expect("UTF-8 comes out");
        assert_eq!(text, "“é😀”\u{fffd}");
    }

    #[test]
    fn a_bomb_stops_at_the_cap() {
        let config = Config {
            record_bytes_max: 1 << 16,
            ..Config::default()
        };
        let mut content = content(gzip(&vec![b' '; 8 << 20]), &config);
        let read = io::copy(&mut content, &mut io::sink());
        assert!(read.is_err_and(|error| error.to_string().contains("more than 200 times")));
    }

    #[test]
    fn small_files_may_expand_at_will() {
        let mut content = content(gzip(&vec![b'a'; 1 << 20]), &Config::default());
        assert_eq!(io::copy(&mut content, &mut io::sink()).ok(), Some(1 << 20));
    }
}
