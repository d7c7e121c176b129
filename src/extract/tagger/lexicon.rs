//! What is known of a word before training: its classes, as a table from word hashes to bits.

/// What the lexicon says of a word. All zero: nothing known (most names, numbers, marks).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WordClass {
    /// Bits 0–2 verb form, 3–5 verb class, 6–9 noun class, 10 plural, 11 adjective, 12 adverb, 13 rather a noun.
    pub bits: u16,
    /// How often the word is part of a cue in the training text: 0 never or unknown, to 7 almost always.
    pub cue: u8,
}

impl WordClass {
    /// The form of the verb; 0 for no verb.
    const fn form(self) -> u16 {
        self.bits & 7
    }

    /// Form and class of the verb; 0 for no verb.
    #[must_use]
    pub const fn verb(self) -> u32 {
        match self.form() {
            0 => 0,
            _ => (self.bits & 63) as u32,
        }
    }

    /// Class and number of the noun; 0 for no noun.
    #[must_use]
    pub const fn noun(self) -> u32 {
        ((self.bits >> 6) & 31) as u32
    }

    /// Whether the word may be a finite verb.
    #[must_use]
    pub const fn is_verb(self) -> bool {
        self.form() != 0 && self.bits & (1 << 13) == 0
    }

    fn pack(self) -> u32 {
        u32::from(self.bits) | u32::from(self.cue) << 16
    }

    fn unpack(value: u32) -> Self {
        Self {
            bits: value as u16,
            cue: (value >> 16) as u8,
        }
    }
}

/// Bytes of one slot: hash and value, little endian. A hash of 0 is an empty slot.
const SLOT: usize = 8;

/// A read-only hash table inside the bytes of a model.
#[derive(Clone, Copy, Debug)]
pub struct Lexicon<'a> {
    slots: &'a [u8],
    mask: usize,
}

impl<'a> Lexicon<'a> {
    /// The table in `slots`; `None` unless its size is a power of two of slots, one of them empty.
    #[must_use]
    pub fn new(slots: &'a [u8]) -> Option<Self> {
        let count = slots.len() / SLOT;
        let fits = slots.len().is_multiple_of(SLOT) && count.is_power_of_two();
        let has_empty = slots.chunks_exact(SLOT).any(|slot| slot[..4] == [0; 4]);
        (fits && has_empty).then_some(Self { slots, mask: count - 1 })
    }

    /// What is known of the word with that hash.
    #[must_use]
    pub fn get(&self, hash: u32) -> WordClass {
        let mut at = hash as usize & self.mask;
        loop {
            let slot = &self.slots[at * SLOT..at * SLOT + SLOT];
            let key = u32::from_le_bytes([slot[0], slot[1], slot[2], slot[3]]);
            if key == hash && key != 0 {
                return WordClass::unpack(u32::from_le_bytes([slot[4], slot[5], slot[6], slot[7]]));
            }
            if key == 0 {
                return WordClass::default();
            }
            at = (at + 1) & self.mask;
        }
    }

    /// The table of these words as bytes; of two words with one hash the first stays.
    #[must_use]
    pub fn build(words: impl IntoIterator<Item = (u32, WordClass)>) -> Vec<u8> {
        let words: Vec<_> = words.into_iter().filter(|(hash, _)| *hash != 0).collect();
        let count = (words.len() * 4 / 3 + 1).next_power_of_two();
        let mut slots = vec![0; count * SLOT];
        for (hash, class) in words {
            let mut at = hash as usize & (count - 1);
            let is_taken = |slots: &[u8], at: usize| slots[at * SLOT..at * SLOT + 4] != [0; 4];
            while is_taken(&slots, at) && slots[at * SLOT..at * SLOT + 4] != hash.to_le_bytes() {
                at = (at + 1) & (count - 1);
            }
            if !is_taken(&slots, at) {
                slots[at * SLOT..at * SLOT + 4].copy_from_slice(&hash.to_le_bytes());
                slots[at * SLOT + 4..at * SLOT + 8].copy_from_slice(&class.pack().to_le_bytes());
            }
        }
        slots
    }
}
