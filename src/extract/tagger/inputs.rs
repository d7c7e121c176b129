//! What the network reads of a unit beside its word: shape, place, what stands near, and what the rules found. Each is a
//! small number, and each of its values has a row.

#![expect(clippy::inline_always, reason = "see `network::lanes`")]

use super::atoms::{Atoms, NO_ROW, Sort};
use super::labels::Label;
use super::units::Units;

/// A field of a unit. The order is that of their rows.
#[derive(Clone, Copy, Debug)]
enum Field {
    /// Case, digits, hyphens, possessive.
    WordShape,
    /// Length of a region, and how it starts.
    RegionShape,
    /// The mark that ends a region.
    RegionEnd,
    /// Word, name, mark, region.
    Sort,
    /// What the rules found here.
    Hint,
    /// What they found before and here.
    HintBefore,
    /// What they found here and after.
    HintAfter,
    /// Units from the start of the sentence.
    SentenceStart,
    /// Units to its end.
    SentenceEnd,
    /// Units from the start of the paragraph.
    ParagraphStart,
    /// Units to its end.
    ParagraphEnd,
    /// Number of the paragraph, the fourth and later ones alike.
    Paragraph,
    /// Units to the nearest cue on the left.
    CueLeft,
    /// The same on the right.
    CueRight,
    /// To the nearest mark on the left.
    MarkLeft,
    /// The same on the right.
    MarkRight,
    /// To the nearest region on the left.
    RegionLeft,
    /// The same on the right.
    RegionRight,
    /// To the nearest verb on the left.
    VerbLeft,
    /// The same on the right.
    VerbRight,
    /// Form and class of that verb on the left.
    VerbClassLeft,
    /// The same on the right.
    VerbClassRight,
    /// How the sentence ends: "…, officials say."
    SentenceTail,
}

/// How many values each field has.
const VALUES: [usize; Field::SentenceTail as usize + 1] = [
    1024, 32, 8, 6, 16, 256, 256, 10, 10, 10, 10, 4, 16, 16, 16, 16, 16, 16, 16, 16, 65, 65, 48,
];

/// Where the rows of each field begin.
const STARTS: [u32; VALUES.len()] = {
    let mut starts = [0; VALUES.len()];
    let mut field = 1;
    while field < VALUES.len() {
        starts[field] = starts[field - 1] + VALUES[field - 1] as u32;
        field += 1;
    }
    starts
};

/// Rows of all fields.
pub const ROWS: usize = STARTS[VALUES.len() - 1] as usize + VALUES[VALUES.len() - 1];

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

    /// The rows of the unit `i`, one a field; [`NO_ROW`] for a field that it lacks.
    #[inline(always)]
    #[must_use]
    pub fn rows(&self, i: usize) -> [u32; VALUES.len()] {
        let atoms = &self.atoms[i];
        let at = i as u32;
        let (sentence, chain) = (self.sentence[i], self.chain[i]);
        let (left, right) = (self.left[i], self.right[i]);
        let here = u32::from(self.hints[i].index() as u8);
        let mut rows = [NO_ROW; VALUES.len()];
        let shape = if atoms.sort == Sort::Region {
            put(&mut rows, Field::RegionEnd, u32::from(atoms.ending));
            Field::RegionShape
        } else {
            Field::WordShape
        };
        for (field, value) in [
            (shape, u32::from(atoms.shape)),
            (Field::Sort, atoms.sort as u32),
            (Field::Hint, here),
            (Field::HintBefore, here << 4 | self.hint(i, i.wrapping_sub(1))),
            (Field::HintAfter, here << 4 | self.hint(i, i + 1)),
            (Field::SentenceStart, bucket(at - sentence.0)),
            (Field::SentenceEnd, bucket(sentence.1 - 1 - at)),
            (Field::ParagraphStart, bucket(at - chain.0)),
            (Field::ParagraphEnd, bucket(chain.1 - 1 - at)),
            (Field::Paragraph, u32::from(self.chain_number[i])),
            (Field::CueLeft, gap(at, left.cue)),
            (Field::CueRight, gap(at, right.cue)),
            (Field::MarkLeft, gap(at, left.mark)),
            (Field::MarkRight, gap(at, right.mark)),
            (Field::RegionLeft, gap(at, left.region)),
            (Field::RegionRight, gap(at, right.region)),
            (Field::VerbLeft, gap(at, left.verb)),
            (Field::VerbRight, gap(at, right.verb)),
            (Field::VerbClassLeft, self.verb(left.verb)),
            (Field::VerbClassRight, self.verb(right.verb)),
            (Field::SentenceTail, self.ending(sentence)),
        ] {
            put(&mut rows, field, value);
        }
        rows
    }

    /// Form and class of a verb; 64 for none.
    #[inline(always)]
    fn verb(&self, unit: u32) -> u32 {
        match self.atoms.get(unit as usize) {
            Some(atoms) => u32::from(atoms.class.verb()),
            None => 64,
        }
    }

    /// The label that the rules give a neighbour in the chain.
    #[inline(always)]
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

/// Puts the row of a field's value.
#[inline(always)]
fn put(rows: &mut [u32; VALUES.len()], field: Field, value: u32) {
    debug_assert!(
        (value as usize) < VALUES[field as usize],
        "{field:?} has no value {value}"
    );
    rows[field as usize] = STARTS[field as usize] + value;
}

/// The class of the distance to a unit; 15 where there is none.
#[inline(always)]
const fn gap(at: u32, other: u32) -> u32 {
    if other == NONE { 15 } else { bucket(at.abs_diff(other)) }
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
