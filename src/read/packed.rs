//! Compression: gzip with all its members, zstd with all its frames, told by magic bytes and never by name.

use std::io::{self, BufRead, BufReader, Read};

use flate2::bufread::GzDecoder;
use serde::Serialize;

use super::damage::Damage;
use super::stored::Stored;

/// How a file is packed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Compression {
    /// Not at all.
    #[default]
    None,
    /// RFC 1952, one or more members.
    Gzip,
    /// RFC 8878, one or more frames.
    Zstd,
}

impl Compression {
    /// The compression that `head` begins with.
    pub(super) fn of(head: &[u8]) -> Self {
        match head {
            [0x1f, 0x8b, ..] => Self::Gzip,
            [0x28, 0xb5, 0x2f, 0xfd, ..] => Self::Zstd,
            _ => Self::None,
        }
    }
}

/// A file's content, unpacked as it is read.
pub(super) enum Packed {
    /// As stored.
    Plain(BufReader<Stored>),
    /// Inside a gzip member.
    Gzip(Box<GzDecoder<BufReader<Stored>>>),
    /// After the last member; what follows is no gzip.
    GzipEnded(BufReader<Stored>),
    /// zstd refuses windows above 128 MiB by itself, before it takes the memory.
    Zstd(zstd::Decoder<'static, BufReader<Stored>>),
    /// Only while one state turns into the next.
    Between,
}

impl Packed {
    /// Chooses by the magic bytes.
    pub(super) fn open(stored: Stored) -> io::Result<(Self, Compression)> {
        let compression = Compression::of(stored.magic());
        let input = BufReader::with_capacity(1 << 16, stored);
        let packed = match compression {
            Compression::None => Self::Plain(input),
            Compression::Gzip => Self::Gzip(Box::new(GzDecoder::new(input))),
            Compression::Zstd => Self::Zstd(zstd::Decoder::with_buffer(input)?),
        };
        Ok((packed, compression))
    }

    /// Whether bytes follow the last gzip member that are neither gzip nor padding.
    pub(super) fn has_trailing_bytes(&self) -> bool {
        matches!(self, Self::GzipEnded(input) if input.buffer().iter().any(|&byte| byte != 0))
    }

    /// Bytes taken from the file so far; `None` for a file that is not packed.
    pub(super) fn packed_bytes(&self) -> Option<u64> {
        match self {
            Self::Plain(_) | Self::Between => None,
            Self::Gzip(decoder) => Some(decoder.get_ref().get_ref().bytes()),
            Self::GzipEnded(input) => Some(input.get_ref().bytes()),
            Self::Zstd(decoder) => Some(decoder.get_ref().get_ref().bytes()),
        }
    }

    /// The file itself, wherever reading has come to.
    pub(super) fn into_stored(self) -> Option<Stored> {
        match self {
            Self::Plain(input) | Self::GzipEnded(input) => Some(input.into_inner()),
            Self::Gzip(decoder) => Some(decoder.into_inner().into_inner()),
            Self::Zstd(decoder) => Some(decoder.into_inner().into_inner()),
            Self::Between => None,
        }
    }

    /// Goes from the end of one gzip member to the next, or to the end.
    fn next_member(&mut self) -> io::Result<()> {
        if let Self::Gzip(decoder) = std::mem::replace(self, Self::Between) {
            let mut input = decoder.into_inner();
            let another = input.fill_buf()?.first() == Some(&0x1f);
            *self = if another {
                Self::Gzip(Box::new(GzDecoder::new(input)))
            } else {
                Self::GzipEnded(input)
            };
        }
        Ok(())
    }
}

impl Read for Packed {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            match self {
                Self::Plain(input) => return input.read(buffer),
                Self::GzipEnded(_) | Self::Between => return Ok(0),
                Self::Zstd(decoder) => {
                    return decoder.read(buffer).map_err(|error| Damage::of("zstd", &error).into());
                }
                Self::Gzip(decoder) => {
                    let count = decoder.read(buffer).map_err(|error| Damage::of("gzip", &error))?;
                    if count > 0 || buffer.is_empty() {
                        return Ok(count);
                    }
                }
            }
            self.next_member()?;
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use std::io::Write;

    use super::*;

    pub(in crate::read) fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(bytes).expect("writing to memory");
        encoder.finish().expect("writing to memory")
    }

    fn unpack(bytes: Vec<u8>) -> (io::Result<Vec<u8>>, bool) {
        let stored = Stored::new(Box::new(io::Cursor::new(bytes))).expect("memory can be read");
        let (mut packed, _) = Packed::open(stored).expect("memory can be read");
        let mut all = Vec::new();
        let result = packed.read_to_end(&mut all).map(|_| all);
        (result, packed.has_trailing_bytes())
    }

    #[test]
    fn all_members_are_read() {
        let both = [gzip(b"one "), gzip(b"two")].concat();
        assert_eq!(unpack(both).0.expect("whole"), b"one two");
    }

    #[test]
    fn padding_is_no_garbage_but_other_bytes_are() {
        assert!(!unpack([gzip(b"one"), vec![0; 512]].concat()).1);
        let (result, trailing) = unpack([gzip(b"one"), b"garbage".to_vec()].concat());
        assert_eq!(result.expect("the member is whole"), b"one");
        assert!(trailing);
    }

    #[test]
    fn truncation_and_a_wrong_checksum_are_errors() {
        let whole = gzip(b"one two three four five six seven");
        let cut = whole[..whole.len() - 12].to_vec();
        assert!(unpack(cut).0.is_err());
        let mut wrong = whole;
        let crc = wrong.len() - 8;
        wrong[crc] ^= 1;
        assert!(unpack(wrong).0.is_err());
    }

    #[test]
    fn zstd_frames_are_read_one_after_the_other() {
        let frame = |text: &[u8]| zstd::encode_all(text, 1).expect("writing to memory");
        assert_eq!(
            unpack([frame(b"one "), frame(b"two")].concat()).0.expect("whole"),
            b"one two"
        );
        let cut = frame(b"one two three");
        assert!(unpack(cut[..cut.len() - 3].to_vec()).0.is_err());
    }
}
