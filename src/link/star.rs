//! Stars of texts: a full text in the centre, around it those that hold a part of it; who shares what with whom follows
//! from where each of them lies in the centre.
//!
//! Two short excerpts, or two free translations, may share too few words to be known for one utterance; that both lie
//! on the same words of a third text shows it. Two parts that lie side by side in it are related, but not the same.

use super::Linker;
use super::align::{Fit, Step, align};
use super::measure::{Evidence, few, share};
use crate::fold::Text;

/// Two texts of one utterance, or one text that several statements print.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TextBond {
    /// The lower number of the two texts.
    pub one: u32,
    /// The higher one.
    pub other: u32,
    /// How far they speak for one utterance, in logits.
    pub logit: f32,
    /// What the two show.
    pub(super) evidence: Evidence,
    /// Whether that follows from where they lie in a third.
    pub is_through: bool,
}

/// Bits that the words of a centre are told by; of a longer text each stands for several words.
const BITS: usize = 128;

/// Which words of a centre a text lies on.
#[derive(Clone, Copy)]
struct Place {
    unit: u32,
    mask: u128,
    /// Words of the text, and words of content, whether they lie in the centre or not.
    words: usize,
    content: usize,
    logit: f32,
}

/// The sure bonds of each text: to which, and whether the two are alike in full.
struct Neighbours {
    starts: Vec<usize>,
    bonds: Vec<(u32, bool)>,
}

impl Neighbours {
    fn new(texts: usize, bonds: &[TextBond], linker: &Linker<'_>) -> Self {
        let mut starts = vec![0_usize; texts + 1];
        let sure = || {
            bonds
                .iter()
                .filter(|bond| bond.one != bond.other && linker.is_link(bond.logit))
        };
        for bond in sure() {
            starts[bond.one as usize + 1] += 1;
            starts[bond.other as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut all = vec![(0, false); starts.last().copied().unwrap_or(0)];
        let mut next = starts.clone();
        for bond in sure() {
            let is_like = bond.evidence.share_of_heavier >= linker.config.core_share_min;
            for (from, to) in [(bond.one, bond.other), (bond.other, bond.one)] {
                all[next[from as usize]] = (to, is_like);
                next[from as usize] += 1;
            }
        }
        Self { starts, bonds: all }
    }

    fn of(&self, text: u32) -> &[(u32, bool)] {
        &self.bonds[self.starts[text as usize]..self.starts[text as usize + 1]]
    }

    /// A text and those at most two bonds away, the nearer first; none where they are more than `texts_max`. `seen` has
    /// the last text for which each was reached.
    fn near(&self, centre: u32, texts_max: usize, seen: &mut [u32]) -> Vec<u32> {
        let mut near = vec![centre];
        seen[centre as usize] = centre;
        for _ in 0..2 {
            for at in 0..near.len() {
                for &(next, _) in self.of(near[at]) {
                    if near.len() >= texts_max {
                        return Vec::new();
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

/// The bonds that follow from stars beside the given ones, in order, and how many centres have so many texts around
/// them that no star was made. `texts` has the texts by number; the given bonds are in order.
///
/// Takes an alignment for each text and centre that are at most two bonds apart.
#[must_use]
pub fn complete(linker: &Linker<'_>, texts: &[Text], bonds: &[TextBond]) -> (Vec<TextBond>, usize) {
    let neighbours = Neighbours::new(texts.len(), bonds, linker);
    let words = |unit: u32| linker.corpus.tokens(texts[unit as usize]).len();
    let like = |unit: u32| neighbours.of(unit).iter().filter(|(_, is_like)| *is_like).count();
    let mut order: Vec<u32> = (0..)
        .take(texts.len())
        .filter(|&unit| !neighbours.of(unit).is_empty())
        .collect();
    order.sort_by_cached_key(|&unit| (std::cmp::Reverse((like(unit), words(unit))), unit));
    let mut stars = Stars {
        linker,
        texts,
        known: bonds,
        found: Vec::new(),
        room: linker.config.star_links_max.saturating_mul(texts.len()),
    };
    let mut is_taken = vec![false; texts.len()];
    let mut seen = vec![u32::MAX; texts.len()];
    let mut left_out = 0;
    for centre in order {
        if std::mem::replace(&mut is_taken[centre as usize], true) {
            continue;
        }
        let near = neighbours.near(centre, linker.config.star_max, &mut seen);
        let places: Vec<Place> = near.iter().filter_map(|&unit| stars.place(centre, unit)).collect();
        for place in &places {
            is_taken[place.unit as usize] = true;
        }
        left_out += usize::from(near.is_empty() || !stars.relate(centre, &places));
    }
    let mut found = stars.found;
    found.sort_unstable_by(|a, b| {
        (a.one, a.other)
            .cmp(&(b.one, b.other))
            .then(b.logit.total_cmp(&a.logit))
    });
    found.dedup_by_key(|bond| (bond.one, bond.other));
    (found, left_out)
}

/// What is found star by star.
struct Stars<'a> {
    linker: &'a Linker<'a>,
    texts: &'a [Text],
    /// In order.
    known: &'a [TextBond],
    found: Vec<TextBond>,
    /// Bonds that may still be found.
    room: usize,
}

impl Stars<'_> {
    /// Compares the places of a star two by two. Whether there was room for it.
    fn relate(&mut self, centre: u32, places: &[Place]) -> bool {
        let words = self.linker.corpus.tokens(self.texts[centre as usize]).len();
        let per_bit = words.div_ceil(BITS).max(1);
        let before = self.found.len();
        for (at, a) in places.iter().enumerate() {
            for b in &places[at + 1..] {
                let common = (a.mask & b.mask).count_ones() as usize * per_bit;
                if common >= 3 && 2 * common >= a.words.min(b.words) && !self.is_known(a.unit, b.unit) {
                    self.found.push(bond(a, b, common));
                }
            }
            if self.found.len() - before > self.room {
                self.found.truncate(before);
                return false;
            }
        }
        self.room -= self.found.len() - before;
        true
    }

    /// Whether two texts are surely bound without a third.
    fn is_known(&self, a: u32, b: u32) -> bool {
        let known = self
            .known
            .binary_search_by_key(&(a.min(b), a.max(b)), |bond| (bond.one, bond.other));
        known.is_ok_and(|at| self.linker.is_link(self.known[at].logit))
    }

    /// Where a text lies in a centre; `None` where the two are not one utterance.
    fn place(&self, centre: u32, unit: u32) -> Option<Place> {
        let (linker, corpus) = (self.linker, self.linker.corpus);
        let (centre, text) = (self.texts[centre as usize], self.texts[unit as usize]);
        let (words, own) = (corpus.tokens(centre).len(), corpus.tokens(text).len());
        let place = |mask, logit| Place {
            unit,
            mask,
            words: own,
            content: corpus.content_among(corpus.tokens(text)),
            logit,
        };
        if centre == text {
            return Some(place(mask(words, std::iter::once(0..words)), f32::MAX));
        }
        // What is longer has words that nobody can see from here.
        if 4 * own > 5 * words {
            return None;
        }
        let sides = linker.sides(corpus.tokens(centre), corpus.tokens(text));
        let steps = align(&sides);
        let logit = linker.logit_of(&linker.evidence_in(&sides, &steps, linker.own_phrases(centre, text)));
        let held: usize = covered(&steps).map(|stretch| stretch.len()).sum();
        let is_held = 2 * held >= words.min(own) && linker.is_link(logit);
        is_held.then(|| place(mask(words, covered(&steps)), logit))
    }
}

/// The bond of two texts that have so many words of a third in common.
fn bond(a: &Place, b: &Place, common: usize) -> TextBond {
    let content = few(a.content.min(b.content));
    TextBond {
        one: a.unit.min(b.unit),
        other: a.unit.max(b.unit),
        logit: a.logit.min(b.logit),
        evidence: Evidence {
            share_of_lighter: share(common, a.words.min(b.words)),
            share_of_heavier: share(common, a.words.max(b.words)),
            shorter: few(a.words.min(b.words)),
            shorter_content: content,
            content,
            ..Evidence::default()
        },
        is_through: true,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold::Corpus;
    use crate::link::Config;

    const FULL: &str =
        "Before long the useless ferry office will collapse and every turnip in Oldport shall rot in the rain";
    const HEAD: &str = "Before long the useless ferry office will collapse and every turnip";
    const MIDDLE: &str = "ferry office will collapse and every turnip in Oldport";
    const TAIL: &str = "in Oldport shall rot in the rain";

    /// The pairs that follow from the bonds with the full text alone.
    fn followed(texts: &[&str], config: &Config) -> (Vec<(u32, u32)>, usize) {
        let corpus = Corpus::new(texts.iter().copied(), &crate::fold::Config::default());
        let linker = Linker::new(&[], &corpus, config);
        let all: Vec<Text> = (0..).take(texts.len()).map(Text).collect();
        let with_full = (1..).take(texts.len() - 1);
        let bonds: Vec<TextBond> = with_full
            .map(|other| linker.compare((0, other), Text(0), Text(other)).expect("a part of it"))
            .collect();
        let (found, left_out) = complete(&linker, &all, &bonds);
        (found.iter().map(|bond| (bond.one, bond.other)).collect(), left_out)
    }

    #[test]
    fn parts_that_lie_on_the_same_words_are_linked_through_the_full_text() {
        assert_eq!(followed(&[FULL, HEAD, MIDDLE], &Config::default()), (vec![(1, 2)], 0));
    }

    #[test]
    fn parts_that_lie_side_by_side_are_not() {
        assert_eq!(followed(&[FULL, HEAD, TAIL], &Config::default()), (vec![], 0));
    }

    #[test]
    fn a_star_beyond_the_bounds_is_not_made_and_told() {
        for config in [
            Config {
                star_max: 2,
                ..Config::default()
            },
            Config {
                star_links_max: 0,
                ..Config::default()
            },
        ] {
            assert_eq!(followed(&[FULL, HEAD, MIDDLE], &config).0, []);
            assert!(followed(&[FULL, HEAD, MIDDLE], &config).1 > 0);
        }
    }
}
