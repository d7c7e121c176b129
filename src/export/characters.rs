//! Byte offsets turned into what leaves the program: characters (code points), and for scripts UTF-16 units.

/// Bytes between two counted places: what a look-up has to count at most. A byte holds the count, so that sixteen are
/// added at once.
const STEP: usize = 128;

/// Counts the characters, or UTF-16 units, before any byte of a text.
pub(super) struct Characters<'a> {
    bytes: &'a [u8],
    count: Count,
    /// Characters before byte `i * STEP`; empty for ASCII, where bytes are characters.
    before: Vec<usize>,
}

/// Counts what starts in these bytes, which are at most [`STEP`].
type Count = fn(&[u8]) -> usize;

impl<'a> Characters<'a> {
    /// Code points. One pass over the text.
    pub(super) fn of(text: &'a str) -> Self {
        Self::counted(text, starts)
    }

    /// UTF-16 units, in which scripts of web pages count. One pass over the text.
    pub(super) fn utf16(text: &'a str) -> Self {
        Self::counted(text, units)
    }

    fn counted(text: &'a str, count: Count) -> Self {
        let bytes = text.as_bytes();
        let before = if bytes.is_ascii() {
            Vec::new()
        } else {
            let mut sum = 0;
            let before = |piece: &[u8]| {
                let here = sum;
                sum += count(piece);
                here
            };
            bytes.chunks(STEP).map(before).collect()
        };
        Self { bytes, count, before }
    }

    /// The number of characters before byte `offset`, which lies on a character boundary.
    pub(super) fn before(&self, offset: usize) -> usize {
        let offset = offset.min(self.bytes.len());
        let Some(known) = self.before.get(offset / STEP) else {
            // ASCII, or the end of a text that fills its last step.
            let whole = self.before.last().copied();
            return whole.map_or(offset, |known| {
                known + (self.count)(&self.bytes[(self.before.len() - 1) * STEP..offset])
            });
        };
        known + (self.count)(&self.bytes[offset / STEP * STEP..offset])
    }
}

/// Characters that start in these bytes, which are at most [`STEP`].
fn starts(bytes: &[u8]) -> usize {
    let starts: u8 = bytes.iter().map(|byte| u8::from((byte & 0xc0) != 0x80)).sum();
    usize::from(starts)
}

/// UTF-16 units: two for what takes four bytes.
fn units(bytes: &[u8]) -> usize {
    let pairs: u8 = bytes.iter().map(|byte| u8::from(*byte >= 0xf0)).sum();
    starts(bytes) + usize::from(pairs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_counting_from_the_start() {
        for text in [
            "",
            "plain",
            &"é".repeat(STEP),
            &"a“🙂é".repeat(100),
            &"x".repeat(STEP * 2),
        ] {
            let characters = Characters::of(text);
            for (count, (offset, _)) in text.char_indices().enumerate() {
                assert_eq!(characters.before(offset), count);
            }
            assert_eq!(characters.before(text.len()), text.chars().count());
            let units = Characters::utf16(text);
            for (offset, _) in text.char_indices() {
                assert_eq!(units.before(offset), text[..offset].encode_utf16().count());
            }
        }
    }
}
