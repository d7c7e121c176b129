//! The bytes of a file as stored: counted, hashed while they pass.

use std::io::{self, Read};

use sha2::{Digest, Sha256};

use crate::model::hex;

/// Bytes that tell the kind of compression.
const MAGIC_BYTES: u64 = 4;

/// A reader that hashes what passes through it.
pub(super) struct Stored {
    inner: Box<dyn Read>,
    magic: Vec<u8>,
    magic_given: usize,
    hasher: Sha256,
    bytes: u64,
    ended: bool,
}

/// What is known of the file once it has been read.
pub(super) struct Stamp {
    pub(super) bytes: u64,
    /// Unknown unless the file was read to its end.
    pub(super) sha256: Option<String>,
}

impl Stored {
    /// Reads the magic bytes.
    pub(super) fn new(mut inner: Box<dyn Read>) -> io::Result<Self> {
        let mut magic = Vec::new();
        inner.by_ref().take(MAGIC_BYTES).read_to_end(&mut magic)?;
        let mut hasher = Sha256::new();
        hasher.update(&magic);
        Ok(Self {
            bytes: magic.len() as u64,
            inner,
            magic,
            magic_given: 0,
            hasher,
            ended: false,
        })
    }

    /// The first bytes, at most four.
    pub(super) fn magic(&self) -> &[u8] {
        &self.magic
    }

    /// Bytes taken from the file so far.
    pub(super) const fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Reads at most `rest_max` bytes more, so that a file that was given up early still gets its hash if it is small.
    pub(super) fn finish(mut self, rest_max: usize) -> Stamp {
        let mut scratch = vec![0; 1 << 16];
        let mut rest = rest_max;
        while !self.ended && rest > 0 {
            match self.read(&mut scratch) {
                Ok(count) => rest = rest.saturating_sub(count),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(_) => break,
            }
        }
        Stamp {
            bytes: self.bytes,
            sha256: self.ended.then(|| hex(&self.hasher.finalize())),
        }
    }
}

impl Read for Stored {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if buffer.is_empty() {
            return Ok(0);
        }
        let mut ahead = &self.magic[self.magic_given..];
        if !ahead.is_empty() {
            let count = ahead.read(buffer)?;
            self.magic_given += count;
            return Ok(count);
        }
        let count = self.inner.read(buffer)?;
        self.hasher.update(&buffer[..count]);
        self.bytes += count as u64;
        self.ended |= count == 0;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stored(bytes: &'static [u8]) -> Stored {
        Stored::new(Box::new(bytes)).expect("a slice can be read")
    }

    #[test]
    fn the_hash_is_of_all_bytes_even_if_nobody_read_them() {
        let stamp = stored(b"abcdefgh").finish(100);
        assert_eq!(stamp.bytes, 8);
        assert_eq!(
            stamp.sha256.as_deref(),
            Some("9c56cc51b374c3ba189210d5b6d4bf57790d351c96c47c02190ecf1e430635ab")
        );
    }

    #[test]
    fn a_file_left_early_has_no_hash() {
        let long: &[u8] = vec![b'x'; 1 << 20].leak();
        assert_eq!(stored(long).finish(10).sha256, None);
    }

    #[test]
    fn bytes_pass_unchanged() {
        let mut all = Vec::new();
        stored(b"abcdefgh").read_to_end(&mut all).expect("a slice can be read");
        assert_eq!(all, b"abcdefgh");
    }
}
