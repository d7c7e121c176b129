//! Stars of texts: a full text in the centre, around it those that hold a part of it; who shares what with whom follows
//! from where each of them lies in the centre.
//!
//! Two short excerpts, or two free translations, may share too few words to be known for one utterance; that both lie
//! on the same words of a third text shows it. Two parts that lie side by side in it are related, but not the same.

use rustc_hash::FxHashMap;

use super::align::{Fit, Step, align};
use super::{Linker, measure};
use crate::fold::Text;

/// Two texts of one utterance.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TextBond {
    /// The lower of the two texts.
    pub one: Text,
    /// The higher one.
    pub other: Text,
    /// How far they speak for one utterance, in logits.
    pub logit: f32,
    /// The share of both that is aligned: of the lighter and of the heavier one.
    pub shares: (f32, f32),
}

/// Bits that the words of a centre are told by; of a longer text each stands for several words.
const BITS: usize = 128;

/// Which words of a centre a text lies on.
#[derive(Clone, Copy)]
struct Place {
    text: Text,
    mask: u128,
    /// Words of the text, whether they lie in the centre or not.
    words: usize,
    logit: f32,
}

/// The bonds of each text.
struct Neighbours {
    starts: Vec<usize>,
    bonds: Vec<(u32, bool)>,
}

impl Neighbours {
    fn new(texts: usize, bonds: &[TextBond], linker: &Linker<'_>) -> Self {
        let mut starts = vec![0_usize; texts + 1];
        let sure = || bonds.iter().filter(|bond| linker.is_link(bond.logit));
        for bond in sure() {
            starts[bond.one.0 as usize + 1] += 1;
            starts[bond.other.0 as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut all = vec![(0, false); starts.last().copied().unwrap_or(0)];
        let mut next = starts.clone();
        for bond in sure() {
            let is_like = bond.shares.1 >= linker.config.core_share_min;
            for (from, to) in [(bond.one.0, bond.other.0), (bond.other.0, bond.one.0)] {
                all[next[from as usize]] = (to, is_like);
                next[from as usize] += 1;
            }
        }
        Self { starts, bonds: all }
    }

    fn of(&self, text: u32) -> &[(u32, bool)] {
        &self.bonds[self.starts[text as usize]..self.starts[text as usize + 1]]
    }

    /// A text and those at most two bonds away, the nearer first, up to a bound. `seen` has the last text for which
    /// each was reached.
    fn near(&self, centre: u32, texts_max: usize, seen: &mut [u32]) -> Vec<u32> {
        let mut near = vec![centre];
        seen[centre as usize] = centre;
        for _ in 0..2 {
            for at in 0..near.len() {
                for &(next, _) in self.of(near[at]) {
                    if near.len() >= texts_max {
                        return near;
                    }
                    if std::mem::replace(&mut seen[next as usize], centre) != centre {
                        near.push(next);
                    }
                }
            }
        }
        near
    }
}

/// The bonds that follow from stars beside the given ones, in order.
///
/// Takes an alignment for each text and centre that are at most two bonds apart, of each centre up to
/// [`Config::star_max`](super::Config::star_max).
#[must_use]
pub fn complete(linker: &Linker<'_>, bonds: &[TextBond]) -> Vec<TextBond> {
    let corpus = linker.corpus;
    let neighbours = Neighbours::new(corpus.len(), bonds, linker);
    let known: FxHashMap<(u32, u32), f32> = bonds.iter().map(|b| ((b.one.0, b.other.0), b.logit)).collect();
    let mut order: Vec<u32> = (0..)
        .take(corpus.len())
        .filter(|&text| !neighbours.of(text).is_empty())
        .collect();
    let like = |text: u32| neighbours.of(text).iter().filter(|(_, is_like)| *is_like).count();
    order.sort_by_cached_key(|&text| (std::cmp::Reverse((like(text), corpus.tokens(Text(text)).len())), text));
    let mut is_taken = vec![false; corpus.len()];
    let mut seen = vec![u32::MAX; corpus.len()];
    let mut found = Vec::new();
    for centre in order {
        if std::mem::replace(&mut is_taken[centre as usize], true) {
            continue;
        }
        let near = neighbours.near(centre, linker.config.star_max, &mut seen);
        let places: Vec<Place> = near
            .iter()
            .filter_map(|&text| linker.place(Text(centre), Text(text)))
            .collect();
        for place in &places {
            is_taken[place.text.0 as usize] = true;
        }
        relate(linker, Text(centre), &places, &known, &mut found);
    }
    found.sort_by(|a, b| {
        (a.one, a.other)
            .cmp(&(b.one, b.other))
            .then(b.logit.total_cmp(&a.logit))
    });
    found.dedup_by_key(|bond| (bond.one, bond.other));
    found
}

/// Compares the places of a star two by two.
fn relate(
    linker: &Linker<'_>,
    centre: Text,
    places: &[Place],
    known: &FxHashMap<(u32, u32), f32>,
    found: &mut Vec<TextBond>,
) {
    let words = linker.corpus.tokens(centre).len();
    let per_bit = words.div_ceil(BITS).max(1);
    for (at, a) in places.iter().enumerate() {
        for b in &places[at + 1..] {
            let (one, other) = (a.text.min(b.text), a.text.max(b.text));
            let common = (a.mask & b.mask).count_ones() as usize * per_bit;
            let (small, large) = (a.words.min(b.words), a.words.max(b.words));
            let holds = common >= 3 && 2 * common >= small;
            match known.get(&(one.0, other.0)) {
                Some(&logit) if !holds || linker.is_link(logit) => {}
                _ if holds => found.push(TextBond {
                    one,
                    other,
                    logit: a.logit.min(b.logit),
                    shares: (measure::share(common, small), measure::share(common, large)),
                }),
                _ => {}
            }
        }
    }
}

impl Linker<'_> {
    /// Where a text lies in a centre; `None` where the two are not one utterance.
    fn place(&self, centre: Text, text: Text) -> Option<Place> {
        let words = self.corpus.tokens(centre).len();
        if centre == text {
            return Some(Place {
                text,
                mask: mask(words, std::iter::once(0..words)),
                words,
                logit: f32::MAX,
            });
        }
        let own = self.corpus.tokens(text).len();
        // What is longer has words that nobody can see from here.
        if 4 * own > 5 * words {
            return None;
        }
        let logit = self.logit(centre, text);
        if !self.is_link(logit) {
            return None;
        }
        let steps = align(&self.sides(self.corpus.tokens(centre), self.corpus.tokens(text)));
        let held: usize = covered(&steps).map(|stretch| stretch.len()).sum();
        let is_held = 2 * held >= words.min(own);
        is_held.then(|| Place {
            text,
            mask: mask(words, covered(&steps)),
            words: own,
            logit,
        })
    }
}

/// The words of the first side that the second has, or has replaced between others that it has.
fn covered(steps: &[Step]) -> impl Iterator<Item = std::ops::Range<usize>> {
    let is_loose = |step: &&Step| step.fit == Fit::None;
    let head = steps.iter().take_while(is_loose).count();
    let tail = steps.iter().rev().take_while(is_loose).count();
    let inside = steps.get(head..steps.len().saturating_sub(tail)).unwrap_or_default();
    inside.iter().map(|step| {
        let length = if step.fit == Fit::None {
            step.a.len().min(step.b.len())
        } else {
            step.a.len()
        };
        step.a.start..step.a.start + length
    })
}

fn mask(words: usize, covered: impl Iterator<Item = std::ops::Range<usize>>) -> u128 {
    let per_bit = words.div_ceil(BITS).max(1);
    covered.flatten().fold(0, |mask, word| mask | 1 << (word / per_bit))
}
