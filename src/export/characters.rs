//! Byte offsets turned into characters (code points), which is what leaves the program.

/// Bytes between two counted places: what a look-up has to count at most. A byte holds the count, so that sixteen are
/// added at once.
const STEP: usize = 128;

/// Counts the characters before any byte of a text.
pub(super) struct Characters<'a> {
    bytes: &'a [u8],
    /// Characters before byte `i * STEP`; empty for ASCII, where bytes are characters.
    before: Vec<usize>,
}

impl<'a> Characters<'a> {
    /// One pass over the text.
    pub(super) fn of(text: &'a str) -> Self {
        let bytes = text.as_bytes();
        let before = if bytes.is_ascii() {
            Vec::new()
        } else {
            let mut sum = 0;
            let count = |piece: &[u8]| {
                let here = sum;
                sum += starts(piece);
                here
            };
            bytes.chunks(STEP).map(count).collect()
        };
        Self { bytes, before }
    }

    /// The number of characters before byte `offset`, which lies on a character boundary.
    pub(super) fn before(&self, offset: usize) -> usize {
        let offset = offset.min(self.bytes.len());
        let Some(known) = self.before.get(offset / STEP) else {
            // ASCII, or the end of a text that fills its last step.
            let whole = self.before.last().copied();
            return whole.map_or(offset, |known| {
                known + starts(&self.bytes[(self.before.len() - 1) * STEP..offset])
            });
        };
        known + starts(&self.bytes[offset / STEP * STEP..offset])
    }
}

/// Characters that start in these bytes, which are at most [`STEP`].
fn starts(bytes: &[u8]) -> usize {
    let starts: u8 = bytes.iter().map(|byte| u8::from((byte & 0xc0) != 0x80)).sum();
    usize::from(starts)
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
        }
    }
}
