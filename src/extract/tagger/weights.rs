//! A model file: words with their rows, the rows of fields, the layers.

use super::crf::{NEVER, Steps};
use super::inputs;
use super::labels::WIDTH;
use super::network::{BOTH, HIDDEN, INPUT, LayerNumbers, Network, Numbers, SUMS};
use super::words::{ByteRow, WordClass, Words};

/// The first bytes of every model.
pub const MAGIC: &[u8; 8] = b"QTTAGGER";
/// Changes with the file's layout, the labels or the features: weights of another version mean nothing here.
pub const VERSION: u32 = 3;
/// Magic, version, four zeros, checksum.
const HEADER: usize = 8 + 4 + 4 + 8;
/// Rows of one table at most: a wrong number does not ask for memory.
const ROWS_MAX: u32 = 1 << 24;

/// A model file that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ModelError {
    /// It does not start as a model does.
    #[error("this is no quotetrace model; make one with `quotetrace train`")]
    NotAModel,
    /// Made by another version.
    #[error("this model has version {found}, and this program reads version {VERSION}; train it anew")]
    Version {
        /// What the file says.
        found: u32,
    },
    /// Cut short, or bytes changed.
    #[error("this model is damaged ({0}); copy it anew or train it anew")]
    Damaged(&'static str),
}

/// A model. Its tables of words are read in place; the rows of fields and the layers, a twentieth of it, are unpacked.
#[derive(Clone, Debug)]
pub struct Model<'a> {
    /// Classes and rows of words. The first row is that of a word of which nothing is known.
    pub words: Words<'a>,
    /// Rows of how words begin and end, for those that are not in the table.
    pub affixes: Words<'a>,
    /// Sums of the rows of fields.
    pub fields: inputs::Sums,
    /// Scores units by their rows.
    pub network: Network,
    /// What one label after another adds.
    pub transitions: Steps,
    /// Their exponentials.
    pub exponentials: Steps,
}

impl<'a> Model<'a> {
    /// Reads a model; its tables stay where they are.
    ///
    /// # Errors
    /// When the bytes are no model, of another version, cut short or changed.
    pub fn new(bytes: &'a [u8]) -> Result<Self, ModelError> {
        if bytes.get(..8) != Some(MAGIC) {
            return Err(ModelError::NotAModel);
        }
        let mut rest = Reader { bytes, at: 8 };
        let found = rest.number()?;
        if found != VERSION {
            return Err(ModelError::Version { found });
        }
        if rest.take(4)? != [0; 4] {
            return Err(ModelError::Damaged("its head is"));
        }
        let checksum = rest.take(8)?;
        if checksum != fingerprint(&bytes[HEADER..]).to_le_bytes() {
            return Err(ModelError::Damaged("its checksum is wrong"));
        }
        let words = rest.words()?;
        let affixes = rest.words()?;
        let fields = rest.rows()?;
        let step = rest.real()?;
        let network = rest.network(step)?;
        let mut transitions = [[NEVER; WIDTH]; WIDTH + 1];
        for row in &mut transitions {
            *row = rest.array()?;
        }
        if rest.at != bytes.len() || fields.len() != inputs::ROWS || words.row(0).is_none() {
            return Err(ModelError::Damaged("its parts do not fit together"));
        }
        Ok(Self {
            words,
            affixes,
            fields: inputs::Sums::new(fields),
            network,
            exponentials: Steps::exponentials(&transitions),
            transitions: Steps::new(&transitions),
        })
    }
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8], ModelError> {
        let end = self.at.saturating_add(count);
        let taken = self.bytes.get(self.at..end);
        self.at = end;
        taken.ok_or(ModelError::Damaged("it ends too soon"))
    }

    fn number(&mut self) -> Result<u32, ModelError> {
        let bytes = self
            .take(4)?
            .try_into()
            .map_err(|_| ModelError::Damaged("it ends too soon"))?;
        Ok(u32::from_le_bytes(bytes))
    }

    fn real(&mut self) -> Result<f32, ModelError> {
        self.number().map(f32::from_bits)
    }

    fn reals(&mut self, count: usize) -> Result<Vec<f32>, ModelError> {
        (0..count).map(|_| self.real()).collect()
    }

    fn rows(&mut self) -> Result<&'a [ByteRow], ModelError> {
        let count = self.number()?;
        if count > ROWS_MAX {
            return Err(ModelError::Damaged("the number of its rows is impossible"));
        }
        Ok(self.take(count as usize * INPUT)?.as_chunks().0)
    }

    fn words(&mut self) -> Result<Words<'a>, ModelError> {
        let bytes = self.number()? as usize;
        let slots = self.take(bytes)?;
        let rows = self.rows()?;
        Words::new(slots, rows).ok_or(ModelError::Damaged("a table of words is"))
    }

    fn network(&mut self, step: f32) -> Result<Network, ModelError> {
        let (first, second) = (self.layer(INPUT)?, self.layer(BOTH)?);
        let (output, shortcut) = (self.reals(BOTH * WIDTH)?, self.reals(INPUT * WIDTH)?);
        Ok(Network::new(&Numbers {
            first: first.numbers(),
            second: second.numbers(),
            output: &output,
            shortcut: &shortcut,
            bias: self.array()?,
            step,
        }))
    }

    fn layer(&mut self, inputs: usize) -> Result<StoredLayer, ModelError> {
        Ok(StoredLayer {
            weights: self.reals(inputs * SUMS)?,
            bias: self.array()?,
            memory: [self.array()?, self.array()?, self.array()?, self.array()?],
        })
    }

    fn array<const N: usize>(&mut self) -> Result<[f32; N], ModelError> {
        let mut array = [0.0; N];
        for number in &mut array {
            *number = self.real()?;
        }
        Ok(array)
    }
}

/// The numbers of a layer, read from a file.
struct StoredLayer {
    weights: Vec<f32>,
    bias: [f32; SUMS],
    memory: [[f32; HIDDEN]; 4],
}

impl StoredLayer {
    fn numbers(&self) -> LayerNumbers<'_> {
        LayerNumbers {
            weights: &self.weights,
            bias: self.bias,
            memory: self.memory,
        }
    }
}

/// What a model file is made of.
pub struct Parts<'a> {
    /// Hashes of words with their classes and rows; the first is a word of which nothing is known.
    pub words: &'a [(u32, WordClass, Vec<f32>)],
    /// Hashes of affixes with their rows.
    pub affixes: &'a [(u32, Vec<f32>)],
    /// The rows of fields.
    pub fields: &'a [f32],
    /// Numbers of the layers, the scores, and the transitions, in the order of the file.
    pub numbers: &'a [f32],
}

/// The bytes of a model.
#[must_use]
pub fn write(parts: &Parts<'_>) -> Vec<u8> {
    let fields = parts.fields.chunks_exact(INPUT);
    let words = parts.words.iter().map(|(_, _, row)| &row[..]);
    let affixes = parts.affixes.iter().map(|(_, row)| &row[..]);
    let scale = scale_of(fields.clone().chain(words.clone()).chain(affixes.clone()));
    let mut payload = Vec::new();
    let known = parts.words.iter().map(|(hash, class, _)| (*hash, *class));
    let ends = parts.affixes.iter().map(|(hash, _)| (*hash, WordClass::default()));
    push_words(&mut payload, &Words::slots(known), words, scale);
    push_words(&mut payload, &Words::slots(ends), affixes, scale);
    push_rows(&mut payload, fields, scale);
    payload.extend(scale.to_le_bytes());
    payload.extend(parts.numbers.iter().flat_map(|number| number.to_le_bytes()));
    let mut bytes = Vec::with_capacity(HEADER + payload.len());
    bytes.extend(MAGIC);
    bytes.extend(VERSION.to_le_bytes());
    bytes.extend([0; 4]);
    bytes.extend(fingerprint(&payload).to_le_bytes());
    bytes.extend(payload);
    bytes
}

fn push_words<'r>(bytes: &mut Vec<u8>, slots: &[u8], rows: impl ExactSizeIterator<Item = &'r [f32]>, scale: f32) {
    bytes.extend((slots.len() as u32).to_le_bytes());
    bytes.extend(slots);
    push_rows(bytes, rows, scale);
}

fn push_rows<'r>(bytes: &mut Vec<u8>, rows: impl ExactSizeIterator<Item = &'r [f32]>, scale: f32) {
    bytes.extend((rows.len() as u32).to_le_bytes());
    let rounded = |weight: &f32| ((weight / scale).round().clamp(-127.0, 127.0) as i8).cast_unsigned();
    bytes.extend(rows.flatten().map(rounded));
}

/// The value of one step: all but one in ten thousand weights fit into 127 steps.
fn scale_of<'r>(rows: impl Iterator<Item = &'r [f32]>) -> f32 {
    let mut sizes: Vec<f32> = rows.flatten().map(|w| w.abs()).filter(|w| *w > 0.0).collect();
    sizes.sort_unstable_by(f32::total_cmp);
    let top = sizes.get(sizes.len().saturating_sub(1 + sizes.len() / 10_000));
    top.copied().unwrap_or(1.0).max(1e-6) / 127.0
}

/// FNV-1a over eight bytes at a time.
fn fingerprint(bytes: &[u8]) -> u64 {
    let (words, rest) = bytes.as_chunks::<8>();
    let fold = |hash: u64, word: u64| (hash ^ word).wrapping_mul(0x0100_0000_01b3).rotate_left(23);
    let hash = words
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |h, w| fold(h, u64::from_le_bytes(*w)));
    rest.iter().fold(hash, |h, b| fold(h, u64::from(*b)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::tagger::network::{Narrow, Room};

    fn model() -> Vec<u8> {
        let numbers = INPUT * SUMS + BOTH * SUMS + 2 * (SUMS + 2 * BOTH) + (BOTH + INPUT + 1 + WIDTH + 1) * WIDTH;
        write(&Parts {
            words: &[(7, WordClass::default(), vec![0.5; INPUT])],
            affixes: &[(8, vec![0.25; INPUT])],
            fields: &vec![0.1; inputs::ROWS * INPUT],
            numbers: &vec![0.1; numbers],
        })
    }

    #[test]
    fn what_was_written_is_read() {
        let bytes = model();
        let model = Model::new(&bytes).expect("a sound model");
        assert_eq!(model.words.row(0), Some(&[127; INPUT]));
        let mut groups = inputs::Groups::default().map(|_| inputs::ABSENT);
        groups[0] = 3;
        assert_eq!(model.fields.of(&groups)[0], 25);
        let row = model.network.scores(&[[10; INPUT]], &mut Room::default(), Narrow)[0];
        assert!(
            row[..WIDTH].iter().all(|score| score.is_finite() && *score > 0.1),
            "{row:?}"
        );
    }

    #[test]
    fn every_changed_byte_and_every_cut_is_noticed() {
        let bytes = model();
        for at in (0..64).chain((64..bytes.len()).step_by(61)) {
            for bits in [0x01, 0x02, 0x03, 0x40, 0xff] {
                let mut changed = bytes.clone();
                changed[at] ^= bits;
                assert!(Model::new(&changed).is_err(), "byte {at} by {bits}");
            }
            assert!(Model::new(&bytes[..at]).is_err(), "cut at {at}");
        }
    }

    #[test]
    fn another_version_is_named() {
        let mut bytes = model();
        bytes[8] = 9;
        assert_eq!(Model::new(&bytes).map(|_| ()), Err(ModelError::Version { found: 9 }));
    }
}
