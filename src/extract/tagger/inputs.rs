//! What the network reads of a unit beside its word: shape, place, what stands near, and what the rules found. Each is a
//! small number, and each of its values has a row.

use super::atoms::{Atoms, Sort};
use super::labels::Label;
use super::units::Units;

/// The fields of a unit, with the number of their values.
const FIELDS: [usize; 23] = [
    1024, // shape of a word
    32,   // shape of a region
    8,    // mark that ends a region
    6,    // sort
    16,   // what the rules found: here
    256,  // before and here
    256,  // here and after
    10,   // units from the start of the sentence
    10,   // to its end
    10,   // from the start of the paragraph
    10,   // to its end
    4,    // number of the paragraph
    16,   // to the nearest cue on the left
    16,   // on the right
    16,   // mark on the left
    16,   // on the right
    16,   // region on the left
    16,   // on the right
    16,   // verb on the left
    16,   // on the right
    65,   // class of the verb on the left
    65,   // on the right
    48,   // how the sentence ends
];

/// Where the rows of each field begin.
const STARTS: [u32; FIELDS.len()] = {
    let mut starts = [0; FIELDS.len()];
    let mut field = 1;
    while field < FIELDS.len() {
        starts[field] = starts[field - 1] + FIELDS[field - 1] as u32;
        field += 1;
    }
    starts
};

/// Rows of all fields.
pub const ROWS: usize = STARTS[FIELDS.len() - 1] as usize + FIELDS[FIELDS.len() - 1];

/// No such unit.
const NONE: u32 = u32::MAX;

/// The nearest landmarks of a unit within its sentence, as indices of units; `NONE` where there is none.
#[derive(Clone, Copy, Debug)]
struct Near {
    cue: u32,
    mark: u32,
    region: u32,
    verb: u32,
}

impl Near {
    const NOTHING: Self = Self {
        cue: NONE,
        mark: NONE,
        region: NONE,
        verb: NONE,
    };

    fn pass(&mut self, index: u32, atoms: &Atoms) {
        if atoms.class.cue >= 3 {
            self.cue = index;
        }
        match atoms.sort {
            Sort::Comma | Sort::Mark => self.mark = index,
            Sort::Region => self.region = index,
            Sort::Word if atoms.class.is_verb() => self.verb = index,
            Sort::Word | Sort::Capitalised | Sort::Complementiser => {}
        }
    }
}

/// All that the rows of units are chosen by, for one article.
pub struct Inputs {
    /// What each unit looks like.
    pub atoms: Vec<Atoms>,
    left: Vec<Near>,
    right: Vec<Near>,
    /// First unit of the sentence of each unit, and the one after its last.
    sentence: Vec<(u32, u32)>,
    /// The same for its chain.
    chain: Vec<(u32, u32)>,
    /// Number of the chain, up to 3.
    chain_number: Vec<u8>,
    /// The label that the rules give each unit.
    hints: Vec<Label>,
}

impl Inputs {
    /// Takes the units of an article, what they look like, and what the rules found in it.
    #[must_use]
    pub fn new(units: &Units, atoms: Vec<Atoms>, hints: Vec<Label>) -> Self {
        let count = atoms.len();
        let mut made = Self {
            left: vec![Near::NOTHING; count],
            right: vec![Near::NOTHING; count],
            sentence: vec![(0, 0); count],
            chain: vec![(0, 0); count],
            chain_number: vec![0; count],
            atoms,
            hints,
        };
        for range in &units.sentences {
            let mut near = Near::NOTHING;
            for i in range.clone() {
                made.sentence[i] = (range.start as u32, range.end as u32);
                made.left[i] = near;
                near.pass(i as u32, &made.atoms[i]);
            }
            near = Near::NOTHING;
            for i in range.clone().rev() {
                made.right[i] = near;
                near.pass(i as u32, &made.atoms[i]);
            }
        }
        for (number, range) in units.chains.iter().enumerate() {
            made.chain[range.clone()].fill((range.start as u32, range.end as u32));
            made.chain_number[range.clone()].fill(number.min(3) as u8);
        }
        made
    }

    /// Which sentences may be part of a statement: those with a region, a word that is often a cue, or what the rules
    /// found.
    #[must_use]
    pub fn open(&self, units: &Units, cue_class_min: u8) -> Vec<bool> {
        let is_likely = |unit: usize| {
            let atoms = &self.atoms[unit];
            let is_telling = atoms.sort == Sort::Region || atoms.class.cue >= cue_class_min;
            is_telling || self.hints[unit] != Label::OUTSIDE
        };
        units
            .sentences
            .iter()
            .map(|sentence| sentence.clone().any(is_likely))
            .collect()
    }

    /// Puts the rows of the unit `i`.
    pub fn rows(&self, i: usize, mut put: impl FnMut(u32)) {
        let mut put = |field: usize, value: u32| {
            debug_assert!((value as usize) < FIELDS[field], "field {field} has no value {value}");
            put(STARTS[field] + value);
        };
        let atoms = &self.atoms[i];
        if atoms.sort == Sort::Region {
            put(1, u32::from(atoms.shape));
            put(2, u32::from(atoms.ending));
        } else {
            put(0, u32::from(atoms.shape));
        }
        put(3, atoms.sort as u32);
        let here = u32::from(self.hints[i].index() as u8);
        put(4, here);
        put(5, here << 4 | self.hint(i, i.wrapping_sub(1)));
        put(6, here << 4 | self.hint(i, i + 1));
        let at = i as u32;
        let (sentence, chain) = (self.sentence[i], self.chain[i]);
        put(7, bucket(at - sentence.0));
        put(8, bucket(sentence.1 - 1 - at));
        put(9, bucket(at - chain.0));
        put(10, bucket(chain.1 - 1 - at));
        put(11, u32::from(self.chain_number[i]));
        let gap = |other: u32| if other == NONE { 15 } else { bucket(at.abs_diff(other)) };
        let (left, right) = (self.left[i], self.right[i]);
        put(12, gap(left.cue));
        put(13, gap(right.cue));
        put(14, gap(left.mark));
        put(15, gap(right.mark));
        put(16, gap(left.region));
        put(17, gap(right.region));
        put(18, gap(left.verb));
        put(19, gap(right.verb));
        let verb = |other: u32| self.atoms.get(other as usize).map_or(64, |a| u32::from(a.class.verb()));
        put(20, verb(left.verb));
        put(21, verb(right.verb));
        put(22, self.ending(sentence));
    }

    /// The label that the rules give a neighbour in the chain.
    fn hint(&self, i: usize, neighbour: usize) -> u32 {
        let (start, end) = self.chain[i];
        let is_inside = neighbour >= start as usize && neighbour < end as usize;
        if is_inside {
            u32::from(self.hints[neighbour].index() as u8)
        } else {
            15
        }
    }

    /// The sort and cue class of the last word of a sentence: "…, officials say."
    fn ending(&self, (start, end): (u32, u32)) -> u32 {
        let words = self.atoms[start as usize..end as usize].iter().rev().take(3);
        let mut words = words.filter(|atoms| !matches!(atoms.sort, Sort::Mark | Sort::Comma));
        words
            .next()
            .map_or(0, |atoms| atoms.sort as u32 * 8 + u32::from(atoms.class.cue))
    }
}

/// Distances in classes: 0, 1, 2, 3, 4–5, 6–8, 9–13, 14–21, more.
const fn bucket(distance: u32) -> u32 {
    match distance {
        0..=3 => distance,
        4..=5 => 4,
        6..=8 => 5,
        9..=13 => 6,
        14..=21 => 7,
        _ => 8,
    }
}
