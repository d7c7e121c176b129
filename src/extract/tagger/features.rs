//! Features: hashed templates over the atoms around a unit.

use super::Page;
use super::atoms::{Atomiser, Atoms, Sort};
use super::labels::Label;
use super::lexicon::Lexicon;
use super::units::Units;

/// The nearest landmarks of a unit within its sentence, as indices of units; `NONE` where there is none.
#[derive(Clone, Copy, Debug)]
struct Near {
    cue: u32,
    verb: u32,
    mark: u32,
    region: u32,
    complementiser: u32,
    capitalised: u32,
}

/// No such unit.
pub const NONE: u32 = u32::MAX;

impl Near {
    const NOTHING: Self = Self {
        cue: NONE,
        verb: NONE,
        mark: NONE,
        region: NONE,
        complementiser: NONE,
        capitalised: NONE,
    };

    fn pass(&mut self, index: u32, atoms: &Atoms) {
        if atoms.class.cue >= 3 {
            self.cue = index;
        }
        if atoms.class.is_verb() && atoms.sort == Sort::Word {
            self.verb = index;
        }
        match atoms.sort {
            Sort::Comma | Sort::Mark => self.mark = index,
            Sort::Region => self.region = index,
            Sort::Complementiser => self.complementiser = index,
            Sort::Capitalised => self.capitalised = index,
            Sort::Word => {}
        }
    }
}

/// All that features are made of, for one article.
pub struct Sheet {
    atoms: Vec<Atoms>,
    left: Vec<Near>,
    right: Vec<Near>,
    /// First and last unit of the sentence of each unit.
    sentence: Vec<(u32, u32)>,
    /// The label that the rules give each unit.
    hints: Vec<Label>,
    /// First unit of the chain, and the number of the chain.
    chain: Vec<(u32, u32)>,
}

/// The atoms of all units of an article.
#[must_use]
pub fn atoms(page: &Page<'_>, units: &Units, lexicon: Lexicon<'_>) -> Vec<Atoms> {
    let mut atomiser = Atomiser::new(page.text, page.segments, lexicon);
    units.units.iter().map(|unit| atomiser.atoms(unit)).collect()
}

/// Whether a sentence may be part of a statement: a region, a word that is often a cue, or what the rules found.
#[must_use]
pub fn may_report(atoms: &[Atoms], hints: &[Label], cue_class_min: u8) -> bool {
    let is_likely = |atoms: &Atoms| atoms.sort == Sort::Region || atoms.class.cue >= cue_class_min;
    atoms.iter().any(is_likely) || hints.iter().any(|hint| *hint != Label::OUTSIDE)
}

/// Where the hashes of features go.
pub trait Sink {
    /// Takes one feature.
    fn put(&mut self, feature: u32);
}

impl Sink for Vec<u32> {
    fn put(&mut self, feature: u32) {
        self.push(feature);
    }
}

impl Sheet {
    /// Takes the units of an article, their atoms, and what the rules found in it.
    #[must_use]
    pub fn new(units: &Units, atoms: Vec<Atoms>, hints: Vec<Label>) -> Self {
        let mut left = vec![Near::NOTHING; atoms.len()];
        let mut right = left.clone();
        let mut sentence = vec![(0, 0); atoms.len()];
        for range in &units.sentences {
            let mut near = Near::NOTHING;
            for i in range.clone() {
                sentence[i] = (range.start as u32, range.end as u32 - 1);
                left[i] = near;
                near.pass(i as u32, &atoms[i]);
            }
            near = Near::NOTHING;
            for i in range.clone().rev() {
                right[i] = near;
                near.pass(i as u32, &atoms[i]);
            }
        }
        let mut chain = vec![(0, 0); atoms.len()];
        for (number, range) in units.chains.iter().enumerate() {
            for i in range.clone() {
                chain[i] = (range.start as u32, number as u32);
            }
        }
        Self {
            atoms,
            left,
            right,
            sentence,
            hints,
            chain,
        }
    }

    /// Whether two units are in one chain.
    #[must_use]
    pub fn share_chain(&self, a: usize, b: usize) -> bool {
        self.chain.get(a).map(|c| c.1) == self.chain.get(b).map(|c| c.1)
    }

    /// The atoms of a neighbour in the chain.
    #[must_use]
    pub fn at(&self, index: usize, offset: isize) -> Atoms {
        index
            .checked_add_signed(offset)
            .filter(|i| self.share_chain(*i, index))
            .and_then(|i| self.atoms.get(i))
            .copied()
            .unwrap_or(BORDER)
    }

    /// The atoms of a unit of the article.
    #[must_use]
    pub fn near(&self, index: u32) -> Atoms {
        self.atoms.get(index as usize).copied().unwrap_or(BORDER)
    }

    /// Puts the features of the unit `i`.
    pub fn features(&self, i: usize, sink: &mut impl Sink) {
        let mut t = Templates::new(sink, 0);
        let a = [
            self.at(i, -3),
            self.at(i, -2),
            self.at(i, -1),
            self.at(i, 0),
            self.at(i, 1),
            self.at(i, 2),
            self.at(i, 3),
        ];
        let [_, ll, l, c, r, rr, _] = a;
        for x in [ll, l, c, r, rr] {
            t.one(x.word);
        }
        t.two(l.word, c.word);
        t.two(c.word, r.word);
        for x in [l, c, r] {
            t.one(x.suffix3);
            t.one(x.shape);
        }
        t.one(c.suffix2);
        t.one(c.prefix);
        t.one(r.prefix);
        t.two(l.shape, c.shape);
        t.two(c.shape, r.shape);
        t.three(l.shape, c.shape, r.shape);
        let k = a.map(|x| key(&x));
        for x in k {
            t.one(x);
        }
        t.two(k[2], k[3]);
        t.two(k[3], k[4]);
        t.two(k[1], k[2]);
        t.two(k[4], k[5]);
        t.two(c.word, k[2]);
        t.two(c.word, k[4]);
        t.two(u32::from(c.class.cue), k[2]);
        t.two(u32::from(c.class.cue), k[4]);
        self.sentence_features(i, &c, &k, &mut t);
        let h = [-2, -1, 0, 1, 2].map(|offset| self.hint(i, offset));
        for hint in h {
            t.one(hint);
        }
        t.three(h[1], h[2], h[3]);
        t.two(h[2], k[3]);
        t.two(h[2], c.word);
        t.three(h[1], h[2], k[3]);
        t.three(h[2], h[3], k[4]);
    }

    fn hint(&self, index: usize, offset: isize) -> u32 {
        let at = index
            .checked_add_signed(offset)
            .filter(|at| self.share_chain(index, *at));
        at.and_then(|at| self.hints.get(at))
            .map_or(31, |label| label.index() as u32)
    }

    fn sentence_features(&self, i: usize, c: &Atoms, k: &[u32; 7], t: &mut Templates<'_, impl Sink>) {
        let (first, last) = self.sentence[i];
        let (start, end) = (bucket(i as u32 - first), bucket(last - i as u32));
        let here = k[3];
        t.two(start, here);
        t.two(end, here);
        let opening = self.near(first);
        let final_word = (first..=last)
            .rev()
            .take(3)
            .map(|x| self.near(x))
            .find(|x| !matches!(x.sort, Sort::Mark | Sort::Comma))
            .unwrap_or(BORDER);
        t.two(opening.word, here);
        t.two(key(&final_word), u32::from(c.class.cue));
        t.two(key(&opening), start);
        let (left, right) = (self.left[i], self.right[i]);
        let gap = |x: u32| if x == NONE { 15 } else { bucket((i as u32).abs_diff(x)) };
        let (lc, rc) = (self.near(left.cue), self.near(right.cue));
        t.two(lc.word, gap(left.cue));
        t.two(rc.word, gap(right.cue));
        t.two(lc.word, here);
        t.two(rc.word, here);
        t.three(
            lc.word,
            self.near(left.cue + u32::from(left.cue != NONE)).word,
            u32::from(left.complementiser != NONE),
        );
        t.three(u32::from(lc.class.cue), u32::from(rc.class.cue), gap(left.cue));
        t.three(u32::from(lc.class.cue), u32::from(rc.class.cue), here);
        t.three(gap(left.cue), gap(right.cue), here);
        let (lv, rv) = (self.near(left.verb), self.near(right.verb));
        t.three(lv.class.verb(), rv.class.verb(), gap(left.verb));
        let (lm, rm) = (self.near(left.mark), self.near(right.mark));
        t.three(lm.word, rm.word, here);
        t.two(lm.word, gap(left.mark));
        t.two(rm.word, gap(right.mark));
        let after = self.near(right.mark.saturating_add(1));
        let after2 = self.near(right.mark.saturating_add(2));
        t.two(rm.word, after.word);
        t.three(rm.word, key(&after), key(&after2));
        let before = self.near(left.mark.wrapping_sub(1));
        t.two(lm.word, before.word);
        t.two(lm.word, key(&before));
        t.three(gap(left.region), gap(right.region), here);
        t.three(
            self.near(left.region).shape,
            self.near(right.region).shape,
            u32::from(c.class.cue),
        );
        t.two(self.near(left.complementiser).word, gap(left.complementiser));
        t.two(self.near(right.complementiser).word, here);
        t.three(gap(left.capitalised), gap(right.capitalised), here);
        let (chain_start, chain) = self.chain[i];
        t.three(bucket(i as u32 - chain_start), here, chain.min(2));
        if c.sort == Sort::Region {
            t.one(c.suffix2);
            t.three(c.shape, k[2], k[4]);
            t.two(c.suffix2, k[4]);
            t.three(c.shape, start, end);
            t.three(c.suffix2, self.near(right.cue).word, end);
            t.three(c.suffix2, c.shape, u32::from(first == i as u32 && last == i as u32));
        }
    }
}

const BORDER: Atoms = Atoms {
    word: 3,
    prefix: 3,
    suffix2: 3,
    suffix3: 3,
    shape: 3 << 12,
    class: super::lexicon::WordClass { bits: 0, cue: 0 },
    sort: Sort::Mark,
};

/// What stands for a unit in combinations: its classes, else (marks and closed-class words) itself.
pub fn key(a: &Atoms) -> u32 {
    match a.sort {
        Sort::Comma | Sort::Mark | Sort::Complementiser => a.word,
        Sort::Region => a.shape,
        Sort::Capitalised => 7 << 20 | (a.shape & 1) | a.class.noun() << 2,
        Sort::Word if a.class.bits == 0 => a.word ^ 5,
        Sort::Word => u32::from(a.class.bits) << 4 | u32::from(a.class.cue),
    }
}

/// Distances in classes: 0, 1, 2, 3, 4–5, 6–8, 9–13, 14–21, more.
pub const fn bucket(distance: u32) -> u32 {
    match distance {
        0..=3 => distance,
        4..=5 => 4,
        6..=8 => 5,
        9..=13 => 6,
        14..=21 => 7,
        _ => 8,
    }
}

/// Numbers the templates and hashes their values.
pub struct Templates<'s, S> {
    sink: &'s mut S,
    template: u32,
}

impl<'s, S: Sink> Templates<'s, S> {
    /// Numbers from `first` on.
    pub const fn new(sink: &'s mut S, first: u32) -> Self {
        Self { sink, template: first }
    }

    /// A template of one value.
    pub fn one(&mut self, a: u32) {
        self.template += 1;
        let x = (a ^ self.template.wrapping_mul(0x9e37_79b1)).wrapping_mul(0x85eb_ca6b);
        self.sink.put((x ^ (x >> 15)).wrapping_mul(0xc2b2_ae35));
    }

    /// A template of two values.
    pub fn two(&mut self, a: u32, b: u32) {
        self.one(a.wrapping_mul(0x2c1b_3c6d) ^ b.rotate_left(16).wrapping_mul(0x297a_2d39));
    }

    /// A template of three values.
    pub fn three(&mut self, a: u32, b: u32, c: u32) {
        self.two(
            a,
            b.wrapping_mul(0x1656_67b1) ^ c.rotate_left(11).wrapping_mul(0x27d4_eb2f),
        );
    }
}
