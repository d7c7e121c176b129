//! What the network reads of a unit beside its word: shape, place, what stands near, and what the rules found. Each is a
//! small number, and each of its values has a row. Reading looks up groups of fields, whose rows are summed up when a model
//! is loaded.

#![expect(clippy::inline_always, reason = "see `network::lanes`")]

use super::atoms::{Atoms, NO_ROW, Sort};
use super::labels::Label;
use super::network::{Aligned, INPUT, Input};
use super::units::Units;
use super::words::{ByteRow, added};

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

/// A group of fields: how many numbers it has, and of each field what a number is divided by to tell its value.
struct Group(u32, &'static [(Field, u32)]);

/// All fields in groups, so small that the sums of a group stay at hand.
const GROUPS: [Group; 13] = [
    Group(1024, &[(Field::WordShape, 1)]),
    Group(256, &[(Field::RegionShape, 8), (Field::RegionEnd, 1)]),
    Group(
        600,
        &[(Field::Sort, 100), (Field::SentenceStart, 10), (Field::SentenceEnd, 1)],
    ),
    Group(256, &[(Field::Hint, 16), (Field::HintBefore, 1)]),
    Group(256, &[(Field::HintAfter, 1)]),
    Group(
        400,
        &[
            (Field::Paragraph, 100),
            (Field::ParagraphStart, 10),
            (Field::ParagraphEnd, 1),
        ],
    ),
    Group(256, &[(Field::CueLeft, 16), (Field::CueRight, 1)]),
    Group(256, &[(Field::MarkLeft, 16), (Field::MarkRight, 1)]),
    Group(256, &[(Field::RegionLeft, 16), (Field::RegionRight, 1)]),
    Group(256, &[(Field::VerbLeft, 16), (Field::VerbRight, 1)]),
    Group(65, &[(Field::VerbClassLeft, 1)]),
    Group(65, &[(Field::VerbClassRight, 1)]),
    Group(48, &[(Field::SentenceTail, 1)]),
];

/// The numbers of a unit, one a group; [`ABSENT`] for a group that it lacks.
pub type Groups = [u32; GROUPS.len()];

/// No number.
pub const ABSENT: u32 = u32::MAX;

/// The rows of fields for a number of each group.
fn rows_of((group, number): (&Group, u32)) -> impl Iterator<Item = (Field, u32)> {
    let Group(count, fields) = group;
    let fields = if number < *count { *fields } else { &[] };
    fields.iter().map(move |(field, divisor)| {
        let (start, values) = (STARTS[*field as usize], VALUES[*field as usize] as u32);
        (*field, start + number / divisor % values)
    })
}

/// The rows of groups: sums of the rows of fields.
#[derive(Clone, Debug)]
pub struct Sums {
    rows: Vec<Aligned<Input>>,
}

impl Sums {
    /// Adds up rows of fields, of which there are [`ROWS`].
    #[must_use]
    pub fn new(fields: &[ByteRow]) -> Self {
        let numbers = GROUPS
            .iter()
            .flat_map(|group| (0..group.0).map(move |number| (group, number)));
        let sum = |place| {
            let rows = rows_of(place).map(|(_, row)| fields.get(row as usize));
            Aligned(rows.fold([0; INPUT], added))
        };
        Self {
            rows: numbers.map(sum).collect(),
        }
    }

    /// The sum of a unit's rows.
    #[inline(always)]
    #[must_use]
    pub fn of(&self, groups: &Groups) -> Input {
        let mut sum = [0; INPUT];
        let mut start = 0;
        for (Group(count, _), number) in GROUPS.iter().zip(groups) {
            if *number < *count
                && let Some(row) = self.rows.get(start + *number as usize)
            {
                for (sum, of_group) in sum.iter_mut().zip(&row.0) {
                    *sum += of_group;
                }
            }
            start += *count as usize;
        }
        sum
    }
}

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
    /// First unit of the sentence of each unit, the one after its last, and how it ends.
    sentence: Vec<(u32, u32, u32)>,
    /// First unit of its chain, and the one after its last.
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
            sentence: vec![(0, 0, 0); count],
            chain: vec![(0, 0); count],
            chain_number: vec![0; count],
            atoms,
            hints,
        };
        for range in &units.sentences {
            let tail = tail(&made.atoms[range.clone()]);
            made.sentence[range.clone()].fill((range.start as u32, range.end as u32, tail));
            let mut near = Near::NOTHING;
            for i in range.clone() {
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

    /// The rows of the unit `i` in the order of fields.
    pub fn rows(&self, i: usize) -> impl Iterator<Item = u32> {
        let mut rows = [NO_ROW; VALUES.len()];
        for (field, row) in GROUPS.iter().zip(self.groups(i)).flat_map(rows_of) {
            rows[field as usize] = row;
        }
        rows.into_iter().filter(|row| *row != NO_ROW)
    }

    /// The numbers of the unit `i`.
    #[inline(always)]
    #[must_use]
    pub fn groups(&self, i: usize) -> Groups {
        let atoms = &self.atoms[i];
        let at = i as u32;
        let ((start, end, tail), chain) = (self.sentence[i], self.chain[i]);
        let (left, right) = (self.left[i], self.right[i]);
        let here = u32::from(self.hints[i].index() as u8);
        let shape = u32::from(atoms.shape);
        let (word, region) = match atoms.sort {
            Sort::Region => (ABSENT, shape * 8 + u32::from(atoms.ending)),
            _ => (shape, ABSENT),
        };
        let made = [
            word,
            region,
            atoms.sort as u32 * 100 + bucket(at - start) * 10 + bucket(end - 1 - at),
            here * 16 + self.hint(i, i.wrapping_sub(1)),
            here * 16 + self.hint(i, i + 1),
            u32::from(self.chain_number[i]) * 100 + bucket(at - chain.0) * 10 + bucket(chain.1 - 1 - at),
            gap(at, left.cue) * 16 + gap(at, right.cue),
            gap(at, left.mark) * 16 + gap(at, right.mark),
            gap(at, left.region) * 16 + gap(at, right.region),
            gap(at, left.verb) * 16 + gap(at, right.verb),
            self.verb(left.verb),
            self.verb(right.verb),
            tail,
        ];
        let mut all = GROUPS.iter().zip(&made);
        debug_assert!(
            all.all(|(group, number)| *number < group.0 || *number == ABSENT),
            "a group has no such number: {made:?}"
        );
        made
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
}

/// The sort and cue class of the last word of a sentence: "…, officials say."
fn tail(sentence: &[Atoms]) -> u32 {
    let words = sentence.iter().rev().take(3);
    let mut words = words.filter(|atoms| !matches!(atoms.sort, Sort::Mark | Sort::Comma));
    words
        .next()
        .map_or(0, |atoms| atoms.sort as u32 * 8 + u32::from(atoms.class.cue))
}

/// The class of the distance to a unit; 15 where there is none.
#[inline(always)]
const fn gap(at: u32, other: u32) -> u32 {
    if other == NONE { 15 } else { bucket(at.abs_diff(other)) }
}

/// Distances in classes: 0, 1, 2, 3, 4–5, 6–8, 9–13, 14–21, more.
const fn bucket(distance: u32) -> u32 {
    const CLASSES: [u8; 32] = [
        0, 1, 2, 3, 4, 4, 5, 5, 5, 6, 6, 6, 6, 6, 7, 7, 7, 7, 7, 7, 7, 7, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8,
    ];
    CLASSES[if distance < 31 { distance as usize } else { 31 }] as u32
}
