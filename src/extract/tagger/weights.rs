//! Weights as they are kept in a model file: read where they lie, one signed byte a weight.

use super::crf::{NEVER, Row, Table, Transitions};
use super::features::Sink;
use super::labels::WIDTH;
use super::lexicon::Lexicon;
use super::marginals::steps;
use super::problem::{Owners, row_of};

/// The first bytes of every model.
pub const MAGIC: &[u8; 8] = b"QTTAGGER";
/// Changes with the file's layout, the labels or the features: weights of another version mean nothing here.
pub const VERSION: u32 = 2;
/// Zeros after the version, so that rows start at multiples of their size: none lies across two lines of the cache.
const HEADER_GAP: usize = 4;
/// Magic, version, gap, number of passes, bytes of the lexicon, checksum.
const HEADER: usize = 8 + 4 + HEADER_GAP + 4 + 4 + 8;
/// Zeros before the bits of a pass, for the same reason.
const PASS_GAP: usize = 8;
/// Gap, bits and scale of one pass, then its transitions.
const PASS_HEADER: usize = PASS_GAP + 4 + 4 + 4 * WIDTH * (WIDTH + 1);
/// The column, beyond those of the labels, that holds the last byte of the hash of the feature that owns the row.
const CHECK: usize = WIDTH - 1;
/// Rows of weights at most, as a power of two.
const BITS_MAX: u32 = 24;

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

/// A model, read in place.
#[derive(Clone, Debug)]
pub struct Model<'a> {
    /// What is known of words.
    pub lexicon: Lexicon<'a>,
    /// The passes in order.
    pub passes: Vec<Pass<'a>>,
}

/// The weights of one pass.
#[derive(Clone, Debug)]
pub struct Pass<'a> {
    rows: &'a [[u8; WIDTH]],
    shift: u32,
    scale: f32,
    /// As in [`Table::transitions`].
    pub transitions: Transitions,
    /// Their exponentials.
    pub steps: Transitions,
}

/// The features of one unit, gathered so that their rows are fetched side by side.
pub struct Gathered {
    features: [u32; GATHERED_MAX],
    count: usize,
}

/// Features of one unit at most; there are fewer than 100 templates in a pass.
const GATHERED_MAX: usize = 128;

impl Sink for Gathered {
    #[inline]
    fn put(&mut self, feature: u32) {
        if let Some(slot) = self.features.get_mut(self.count) {
            *slot = feature;
            self.count += 1;
        }
    }
}

impl Pass<'_> {
    /// The scores that the features which `put` gives add up to.
    #[must_use]
    pub fn scores(&self, put: impl FnOnce(&mut Gathered)) -> Row {
        let mut gathered = Gathered {
            features: [0; GATHERED_MAX],
            count: 0,
        };
        put(&mut gathered);
        let mut sums = [0_i16; WIDTH];
        for row in self.owned(&mut gathered) {
            for (sum, weight) in sums.iter_mut().zip(&self.rows[*row as usize]) {
                *sum += i16::from(weight.cast_signed());
            }
        }
        sums.map(|s| f32::from(s) * self.scale)
    }

    /// The rows of the features that own one. Written without a branch: a third of them own none, which no processor
    /// can foresee, and each wrong guess would wait for memory.
    fn owned<'g>(&self, gathered: &'g mut Gathered) -> &'g [u32] {
        let mut kept = 0;
        for n in 0..gathered.count {
            let feature = gathered.features[n];
            let row = feature >> self.shift;
            gathered.features[kept] = row;
            kept += usize::from(self.rows[row as usize][CHECK] == feature as u8);
        }
        &gathered.features[..kept]
    }
}

impl<'a> Model<'a> {
    /// Reads a model; the weights stay where they are.
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
        if rest.take(HEADER_GAP)? != [0; HEADER_GAP] {
            return Err(ModelError::Damaged("its head is"));
        }
        let passes = rest.number()?;
        let lexicon_bytes = rest.number()? as usize;
        let checksum = rest.take(8)?;
        if checksum != fingerprint(&bytes[HEADER..]).to_le_bytes() {
            return Err(ModelError::Damaged("its checksum is wrong"));
        }
        let lexicon = Lexicon::new(rest.take(lexicon_bytes)?).ok_or(ModelError::Damaged("its lexicon is"))?;
        let passes = (0..passes.min(8)).map(|_| rest.pass()).collect::<Result<_, _>>()?;
        // The head is outside the checksum: with another number of passes there, only a part would be read.
        if rest.at != bytes.len() {
            return Err(ModelError::Damaged("its head is"));
        }
        Ok(Self { lexicon, passes })
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

    fn pass(&mut self) -> Result<Pass<'a>, ModelError> {
        self.take(PASS_GAP)?;
        let bits = self.number()?;
        if bits == 0 || bits > BITS_MAX {
            return Err(ModelError::Damaged("the number of its weights is impossible"));
        }
        let scale = self.real()?;
        let mut transitions = [[NEVER; WIDTH]; WIDTH + 1];
        for weight in transitions.iter_mut().flatten() {
            *weight = self.real()?;
        }
        let (rows, _) = self.take(WIDTH << bits)?.as_chunks::<WIDTH>();
        Ok(Pass {
            rows,
            shift: 32 - bits,
            scale,
            steps: steps(&transitions),
            transitions,
        })
    }
}

/// The bytes of a model.
#[must_use]
pub fn write(lexicon: &[u8], passes: &[(&Table, &Owners)]) -> Vec<u8> {
    let mut payload = lexicon.to_vec();
    for (table, owners) in passes {
        write_pass(&mut payload, table, owners);
    }
    let mut bytes = Vec::with_capacity(HEADER + payload.len());
    bytes.extend(MAGIC);
    for number in [VERSION, 0, passes.len() as u32, lexicon.len() as u32] {
        bytes.extend(number.to_le_bytes());
    }
    bytes.extend(fingerprint(&payload).to_le_bytes());
    bytes.extend(payload);
    bytes
}

fn write_pass(bytes: &mut Vec<u8>, table: &Table, owners: &Owners) {
    bytes.reserve(PASS_HEADER + (WIDTH << owners.bits));
    let weights = |hash: &Option<u32>| hash.map_or([0.0; WIDTH], |hash| table.rows[row_of(hash, table.bits)]);
    let rows: Vec<Row> = owners.hashes.iter().map(weights).collect();
    let scale = scale_of(&rows);
    bytes.extend([0; PASS_GAP]);
    bytes.extend(owners.bits.to_le_bytes());
    bytes.extend(scale.to_le_bytes());
    for weight in table.transitions.iter().flatten() {
        bytes.extend(weight.to_le_bytes());
    }
    for (row, owner) in rows.iter().zip(&owners.hashes) {
        let mut quantised = row.map(|w| ((w / scale).round().clamp(-127.0, 127.0) as i8).cast_unsigned());
        quantised[CHECK] = owner.unwrap_or_default() as u8;
        bytes.extend(quantised);
    }
}

/// The value of one step: all but one in ten thousand weights fit into 127 steps.
fn scale_of(rows: &[Row]) -> f32 {
    let mut sizes: Vec<f32> = rows.iter().flatten().map(|w| w.abs()).filter(|w| *w > 0.0).collect();
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

    fn model() -> Vec<u8> {
        let mut table = Table::new(4);
        table.rows[3][2] = 1.5;
        let owners = Owners {
            bits: 4,
            hashes: (0..16).map(|n| Some(n << 28)).collect(),
        };
        write(
            &Lexicon::build([(7, super::super::lexicon::WordClass::default())]),
            &[(&table, &owners), (&table, &owners)],
        )
    }

    #[test]
    fn what_was_written_is_read() {
        let bytes = model();
        let model = Model::new(&bytes).expect("a sound model");
        let score = model.passes[0].scores(|sum| sum.put(3 << 28))[2];
        assert!((score - 1.5).abs() < 0.01, "{score}");
        assert_eq!(model.passes.len(), 2);
    }

    #[test]
    fn every_changed_byte_and_every_cut_is_noticed() {
        let bytes = model();
        for at in 0..bytes.len() {
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
