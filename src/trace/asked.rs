//! The words asked for, and the statements that keep enough of them.

use super::{Config, Index};
use crate::fold::{key, lexicon, words};

/// What a word of grammar weighs against any other of the same rarity.
const GRAMMAR_SHARE: f32 = 0.25;

/// The words asked for.
pub struct Asked {
    /// As they were asked for.
    pub words: String,
    /// Different stems, the rarest first.
    stems: Vec<Stem>,
    /// Weight of all of them.
    weight: f32,
    /// Words that stand in no statement, and the stem that they were taken for.
    pub unknown: Vec<(String, Option<String>)>,
    /// Words of content.
    pub content: usize,
    /// Share that a statement must keep.
    pub kept_min: f32,
}

struct Stem {
    text: String,
    weight: f32,
}

/// A statement and the weight of the asked words in it.
pub struct Candidate {
    pub statement: u32,
    kept: f32,
}

impl Asked {
    pub fn new(asked: &str, index: &Index, config: &Config) -> Self {
        let (mut stems, mut unknown): (Vec<Stem>, Vec<_>) = (Vec::new(), Vec::new());
        let mut content = 0;
        for word in words(asked) {
            let mut stem = key(&word.text);
            let is_grammar = lexicon().is_function_word(&word.text);
            content += usize::from(!is_grammar);
            let shown = word.span.of(asked).to_owned();
            if index.count(&stem) == 0 && !is_grammar {
                // "useles" is nearer to "useless" than its stem, cut as a plural is, is to anything.
                let nearest = index.nearest(&word.text).or_else(|| index.nearest(&stem));
                let nearest = nearest.map(str::to_owned);
                unknown.push((shown, nearest.clone()));
                stem = nearest.unwrap_or(stem);
            }
            if stems.iter().all(|known| known.text != stem) {
                let weight = weight(index, &stem) * if is_grammar { GRAMMAR_SHARE } else { 1.0 };
                stems.push(Stem { text: stem, weight });
            }
        }
        stems.sort_by(|a, b| {
            index
                .count(&a.text)
                .cmp(&index.count(&b.text))
                .then_with(|| a.text.cmp(&b.text))
        });
        Self {
            words: asked.to_owned(),
            weight: stems.iter().map(|stem| stem.weight).sum(),
            stems,
            unknown,
            kept_min: if content <= config.whole_content_max {
                0.99
            } else {
                config.kept_min
            },
            content,
        }
    }

    /// The statements that keep most of the words, best first; on a tie the first.
    ///
    /// A statement that can reach the floor has one of the rarest words: those that together weigh more than what it may
    /// lack. Only their lists make candidates, the others add to them.
    pub fn candidates(&self, index: &Index, config: &Config) -> Vec<Candidate> {
        let floor = self.weight * config.close_min.min(self.kept_min);
        let mut kept: Vec<f32> = vec![0.0; index.statements()];
        let mut rest = self.weight;
        for stem in &self.stems {
            let makes_candidates = rest >= floor;
            for statement in index.holding(&stem.text) {
                if let Some(kept) = kept.get_mut(statement as usize)
                    && (makes_candidates || *kept > 0.0)
                {
                    *kept += stem.weight;
                }
            }
            rest -= stem.weight;
        }
        let mut found: Vec<Candidate> = (0_u32..)
            .zip(kept)
            .filter(|(_, kept)| *kept > 0.0 && *kept >= floor * 0.999)
            .map(|(statement, kept)| Candidate { statement, kept })
            .collect();
        found.sort_by(|a, b| b.kept.total_cmp(&a.kept).then(a.statement.cmp(&b.statement)));
        found.truncate(config.compared_max);
        found
    }

    /// Weight by rarity of the asked words that a text keeps, over that of all of them.
    pub fn kept(&self, text: &str) -> f32 {
        let there: Vec<String> = words(text).into_iter().map(|word| key(&word.text)).collect();
        let kept = self.stems.iter().filter(|stem| there.contains(&stem.text));
        let kept: f32 = kept.map(|stem| stem.weight).sum();
        if self.weight > 0.0 { kept / self.weight } else { 0.0 }
    }
}

/// `ln(1 + n / df)`, with a thousand other texts thought to stand beside these, as in linking.
fn weight(index: &Index, stem: &str) -> f32 {
    let texts = index.statements() as f32 + 1000.0;
    (texts / index.count(stem).max(1) as f32).ln_1p()
}
