//! What is known of a word: its classes, and its row of the network, as a table inside the bytes of a model.

#![expect(clippy::inline_always, reason = "see `network::lanes`")]

use super::network::{INPUT, Input};

/// What is known of a word's classes. All zero: nothing (most names).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WordClass {
    /// Bits 0–2 verb form, 3–5 verb class, 6–9 noun class, 10 plural, 11 adjective, 12 adverb, 13 rather a noun.
    pub bits: u16,
    /// How often the word is part of a cue in the training text: 0 never or unknown, to 7 almost always.
    pub cue: u8,
    /// Whether it is a word of grammar.
    pub is_function_word: bool,
}

impl WordClass {
    /// The form of the verb; 0 for no verb.
    const fn form(self) -> u16 {
        self.bits & 7
    }

    /// Form and class of the verb; 0 for no verb.
    #[must_use]
    pub const fn verb(self) -> u16 {
        match self.form() {
            0 => 0,
            _ => self.bits & 63,
        }
    }

    /// Class and number of the noun; 0 for no noun.
    #[must_use]
    pub const fn noun(self) -> u16 {
        (self.bits >> 6) & 31
    }

    /// Adjective, adverb, rather a noun.
    #[must_use]
    pub const fn other(self) -> u16 {
        (self.bits >> 11) & 7
    }

    /// Whether the word may be a finite verb.
    #[must_use]
    pub const fn is_verb(self) -> bool {
        self.form() != 0 && self.bits & (1 << 13) == 0
    }

    /// Whether it is a verb, and none of communication, thought, feeling, perception, society, being or possession: one of
    /// what is done to things.
    #[must_use]
    pub const fn is_deed(self) -> bool {
        self.is_verb() && self.bits & (7 << 3) == 0
    }

    /// Whether it stands for itself; the others are taken for names, of which none is learned by heart.
    #[must_use]
    pub fn is_known(self) -> bool {
        self != Self::default()
    }

    fn pack(self) -> u32 {
        u32::from(self.bits) | u32::from(self.cue) << 16 | u32::from(self.is_function_word) << 24
    }

    fn unpack(value: u32) -> Self {
        Self {
            bits: value as u16,
            cue: (value >> 16) as u8 & 7,
            is_function_word: value >> 24 & 1 == 1,
        }
    }
}

/// Bytes of one slot: hash, classes, number of the row; little endian. A hash of 0 is an empty slot.
const SLOT: usize = 12;

/// A row of the network, a signed byte a number.
pub type ByteRow = [u8; INPUT];

/// A sum with one more row.
#[inline(always)]
#[must_use]
pub fn added(mut sum: Input, row: Option<&ByteRow>) -> Input {
    if let Some(row) = row {
        for (sum, byte) in sum.iter_mut().zip(row) {
            *sum += i16::from(byte.cast_signed());
        }
    }
    sum
}

/// A read-only hash table inside the bytes of a model: hashes of words, or of their beginnings and endings.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    slots: &'a [[u8; SLOT]],
    rows: &'a [ByteRow],
}

/// What a table has for a hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Classes of the word.
    pub class: WordClass,
    /// Which row it has.
    pub row: u32,
}

impl<'a> Words<'a> {
    /// The table in `slots`; `None` unless they are a power of two, one of them empty, and name rows that are there.
    #[must_use]
    pub fn new(slots: &'a [u8], rows: &'a [ByteRow]) -> Option<Self> {
        let (slots, rest) = slots.as_chunks::<SLOT>();
        let is_sound = rest.is_empty() && slots.len().is_power_of_two();
        let has_empty = slots.iter().any(|slot| slot[..4] == [0; 4]);
        let names_rows = slots
            .iter()
            .all(|slot| slot[..4] == [0; 4] || (number(slot, 8) as usize) < rows.len());
        (is_sound && has_empty && names_rows).then_some(Self { slots, rows })
    }

    /// What is known of the word with that hash.
    #[must_use]
    pub fn get(&self, hash: u32) -> Option<Entry> {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            let slot = &self.slots[at];
            match number(slot, 0) {
                0 => return None,
                key if key == hash => {
                    return Some(Entry {
                        class: WordClass::unpack(number(slot, 4)),
                        row: number(slot, 8),
                    });
                }
                _ => at = (at + 1) & mask,
            }
        }
    }

    /// The row of that number.
    #[must_use]
    pub fn row(&self, number: u32) -> Option<&'a ByteRow> {
        self.rows.get(number as usize)
    }

    /// The slots of a table of these words, each with the row of its place in the sequence.
    #[must_use]
    pub fn slots(words: impl ExactSizeIterator<Item = (u32, WordClass)>) -> Vec<u8> {
        let count = (words.len() * 4 / 3 + 1).next_power_of_two();
        let mut slots = vec![[0; SLOT]; count];
        for ((hash, class), row) in words.zip(0_u32..) {
            let mut at = hash as usize & (count - 1);
            while slots[at][..4] != [0; 4] {
                at = (at + 1) & (count - 1);
            }
            slots[at][..4].copy_from_slice(&hash.to_le_bytes());
            slots[at][4..8].copy_from_slice(&class.pack().to_le_bytes());
            slots[at][8..].copy_from_slice(&row.to_le_bytes());
        }
        slots.into_flattened()
    }
}

/// The number at a byte of a slot.
fn number(slot: &[u8; SLOT], at: usize) -> u32 {
    u32::from_le_bytes([slot[at], slot[at + 1], slot[at + 2], slot[at + 3]])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_in_is_found() {
        let class = |bits| WordClass {
            bits,
            cue: 3,
            is_function_word: bits == 2,
        };
        let slots = Words::slots([(7, class(1)), (15, class(2)), (23, class(3))].into_iter());
        let rows = [[1; INPUT], [2; INPUT], [3; INPUT]];
        let words = Words::new(&slots, &rows).expect("a sound table");
        assert_eq!(
            words.get(15),
            Some(Entry {
                class: class(2),
                row: 1
            })
        );
        assert_eq!(words.get(8), None);
        assert!(Words::new(&slots, &rows[..2]).is_none());
    }
}
