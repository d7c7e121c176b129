//! Which articles are one text: stars around the fullest of them, found through the rare runs that they share.
//!
//! Articles of the same words are one to begin with. Every run of words that stands in several of the rest names
//! candidates: each of them with the fullest that has it and with the next fuller one, so that a notice in ten thousand
//! articles makes twenty thousand candidates and not a hundred million. What a candidate shares is then counted in full.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;

use super::{Config, Sketch};

/// For each article the fullest one that it is for the most part one text with: itself where it is the fullest of a
/// group, none where it stands alone. Articles that come earlier stand for those of the same words.
///
/// Does not depend on the order of the sketches but for that. Costs a sort of their prints.
#[must_use]
pub fn originals(sketches: &[Sketch], config: &Config) -> Vec<Option<u32>> {
    let texts = Texts::new(sketches);
    let sharing = Sharing::new(&texts, config);
    let centres = sharing.centres(config);
    let mut sizes = vec![0_usize; centres.len()];
    for (text, &centre) in centres.iter().enumerate() {
        let size = texts.articles[text].len();
        // A text that is all quotation shares no own words; the same words twice are one text all the same.
        let counts = centre as usize != text || texts.sketch(text).words >= config.words_min;
        sizes[centre as usize] += if counts { size } else { size.min(1) };
    }
    let mut originals = vec![None; sketches.len()];
    for (text, &centre) in centres.iter().enumerate() {
        if sizes[centre as usize] > 1 {
            let first = texts.articles[centre as usize].first().copied();
            for &article in &texts.articles[text] {
                originals[article as usize] = first;
            }
        }
    }
    originals
}

/// The different texts, those with most own words first.
struct Texts<'a> {
    sketches: &'a [Sketch],
    /// By text: its articles.
    articles: Vec<Vec<u32>>,
    /// By text: one of its outlets, whatever the order of its articles.
    outlets: Vec<u64>,
}

impl<'a> Texts<'a> {
    fn new(sketches: &'a [Sketch]) -> Self {
        let mut by_words: FxHashMap<(u64, usize), Vec<u32>> = FxHashMap::default();
        for (article, sketch) in (0..).zip(sketches) {
            by_words.entry((sketch.whole, sketch.words)).or_default().push(article);
        }
        let mut texts: Vec<_> = by_words.into_iter().collect();
        let own = |articles: &[u32]| articles.first().map_or(0, |&first| sketches[first as usize].own);
        texts.sort_unstable_by_key(|(words, articles)| (Reverse(own(articles)), *words));
        let outlet = |articles: &[u32]| articles.iter().map(|&article| sketches[article as usize].outlet).min();
        Self {
            sketches,
            outlets: texts
                .iter()
                .map(|(_, articles)| outlet(articles).unwrap_or_default())
                .collect(),
            articles: texts.into_iter().map(|(_, articles)| articles).collect(),
        }
    }

    /// Texts with a run for each outlet that has it. A wire stands in many outlets, in each of them once; a notice stands
    /// in many texts of one.
    fn repeats(&self, holders: &[(u64, u32)], outlets: &mut Vec<u64>) -> f64 {
        outlets.clear();
        outlets.extend(holders.iter().map(|&(_, text)| self.outlets[text as usize]));
        outlets.sort_unstable();
        outlets.dedup();
        holders.len() as f64 / outlets.len().max(1) as f64
    }

    fn sketch(&self, text: usize) -> &'a Sketch {
        &self.sketches[self.articles[text][0] as usize]
    }
}

/// What the texts share, by weight. Weights are whole numbers, so that sums do not depend on their order.
struct Sharing {
    /// By text: the runs that other texts have too.
    shared: Vec<Vec<u32>>,
    /// By run.
    weights: Vec<u64>,
    /// By text: the weight of all its runs.
    totals: Vec<u64>,
    /// By text: the fuller texts that it may be one with.
    fuller: Vec<Vec<u32>>,
}

impl Sharing {
    fn new(texts: &Texts<'_>, config: &Config) -> Self {
        let count = texts.articles.len();
        let mut places: Vec<(u64, u32)> = Vec::new();
        for (number, text) in (0..).zip(0..count) {
            places.extend(texts.sketch(text).prints.iter().map(|&run| (run, number)));
        }
        places.sort_unstable();
        let mut sharing = Self {
            shared: vec![Vec::new(); count],
            weights: Vec::new(),
            totals: vec![0; count],
            fuller: vec![Vec::new(); count],
        };
        let mut candidates: Vec<(u32, u32, u64)> = Vec::new();
        let mut outlets: Vec<u64> = Vec::new();
        for holders in places.chunk_by(|one, other| one.0 == other.0) {
            let repeats = texts.repeats(holders, &mut outlets);
            let weight = weight(repeats, count, config);
            let run = u32::try_from(sharing.weights.len()).unwrap_or(u32::MAX);
            for &(_, text) in holders {
                sharing.totals[text as usize] += weight;
            }
            if let [(_, first), rest @ ..] = holders
                && !rest.is_empty()
            {
                sharing.weights.push(weight);
                for &(_, text) in holders {
                    sharing.shared[text as usize].push(run);
                }
                candidates.extend(rest.iter().map(|&(_, text)| (text, *first, weight)));
                let next = rest.windows(2).map(|two| (two[1].1, two[0].1, weight));
                candidates.extend(next);
            }
        }
        drop(places);
        sharing.keep(candidates, config);
        sharing
    }

    /// Candidates that were seen to share a quarter of what they must.
    fn keep(&mut self, mut candidates: Vec<(u32, u32, u64)>, config: &Config) {
        candidates.sort_unstable();
        for pair in candidates.chunk_by(|one, other| (one.0, one.1) == (other.0, other.1)) {
            let (text, fuller, _) = pair[0];
            let seen: u64 = pair.iter().map(|candidate| candidate.2).sum();
            let lighter = self.totals[text as usize].min(self.totals[fuller as usize]);
            if reaches(4 * seen, lighter, config.share_min) {
                self.fuller[text as usize].push(fuller);
            }
        }
    }

    /// For each text the fullest that it is one with, or itself.
    fn centres(&self, config: &Config) -> Vec<u32> {
        let mut centres: Vec<u32> = Vec::with_capacity(self.fuller.len());
        for (text, fuller) in (0_u32..).zip(&self.fuller) {
            let mut near: Vec<u32> = fuller.iter().map(|&other| centres[other as usize]).collect();
            near.sort_unstable();
            near.dedup();
            let is_one = |&centre: &u32| {
                let weight = self.weight_of_both(text, centre);
                let (one, other) = (self.totals[text as usize], self.totals[centre as usize]);
                reaches(weight, one.min(other), config.share_min)
                    && reaches(weight, one.max(other), config.fuller_share_min)
            };
            centres.push(near.into_iter().find(is_one).unwrap_or(text));
        }
        centres
    }

    fn weight_of_both(&self, one: u32, other: u32) -> u64 {
        let (mut a, mut b) = (&self.shared[one as usize][..], &self.shared[other as usize][..]);
        let mut weight = 0;
        while let ([first, rest_a @ ..], [second, rest_b @ ..]) = (a, b) {
            if first == second {
                weight += self.weights[*first as usize];
            }
            (a, b) = (
                if first <= second { rest_a } else { a },
                if second <= first { rest_b } else { b },
            );
        }
        weight
    }
}

/// `ln(1 + n / repeats)` in thousandths: how much a run tells that stands in so many of `texts` for each outlet.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a logarithm of more than 1, of a number that fits the machine"
)]
fn weight(repeats: f64, texts: usize, config: &Config) -> u64 {
    let all = texts as f64 + f64::from(config.background_articles.max(0.0));
    (1000.0 * (all / repeats).ln_1p()).round() as u64
}

fn reaches(part: u64, whole: u64, share: f32) -> bool {
    part > 0 && part as f64 >= f64::from(share) * whole as f64
}

#[cfg(test)]
mod tests;
