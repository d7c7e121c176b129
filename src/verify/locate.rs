//! Where the words of a quotation stand in the originals: runs of equal words, and the chain of them that explains most.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::Config;
use super::sheet::Sheet;
use crate::fold::{Word, lexicon};

/// A stretch of a quotation and the equal stretch of an original.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    pub quote: Range<usize>,
    pub place: Range<usize>,
}

/// Runs that follow each other closely: one place of an original.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub quote: Range<usize>,
    pub place: Range<usize>,
    /// Words that are equal.
    pub words: usize,
}

/// Longest runs that are looked at; a quotation has that many only where the original is all repetition.
const RUNS_MAX: usize = 500;
/// What a word of grammar is worth against one of content.
const GRAMMAR_WORTH: f32 = 0.3;
/// What a jump to another place costs, in words of content.
const JUMP_COST: f32 = 1.4;
/// What each word that is passed over costs.
const SKIP_COST: f32 = 0.03;

/// The places that a quotation is put together from, in the order of the quotation.
///
/// Takes the number of places of its words, and the square of the number of runs (500 at the most).
pub fn parts(quote: &[Word], sheet: &Sheet, config: &Config) -> Vec<Part> {
    let chain = best_chain(runs(quote, sheet), quote, sheet, config);
    let mut parts: Vec<Part> = Vec::new();
    for run in chain {
        let words = run.quote.len();
        match parts.last_mut().filter(|part| is_near(part, &run, sheet, config)) {
            Some(part) => {
                part.quote.end = run.quote.end;
                part.place.end = run.place.end;
                part.words += words;
            }
            None => parts.push(Part {
                quote: run.quote,
                place: run.place,
                words,
            }),
        }
    }
    // A short part beside a longer one is a coincidence.
    let longest = parts.iter().map(|part| part.words).max().unwrap_or(0);
    parts.retain(|part| part.words >= config.part_words_min || part.words == longest);
    joined(parts, sheet, config)
}

/// Parts that have come to be neighbours since others were left out.
fn joined(parts: Vec<Part>, sheet: &Sheet, config: &Config) -> Vec<Part> {
    let mut out: Vec<Part> = Vec::new();
    for part in parts {
        let run = Run {
            quote: part.quote.clone(),
            place: part.place.clone(),
        };
        match out.last_mut().filter(|last| is_near(last, &run, sheet, config)) {
            Some(last) => {
                last.quote.end = part.quote.end;
                last.place.end = part.place.end;
                last.words += part.words;
            }
            None => out.push(part),
        }
    }
    out
}

fn is_near(part: &Part, run: &Run, sheet: &Sheet, config: &Config) -> bool {
    run.place.start >= part.place.end
        && run.place.start - part.place.end < config.far_words_min
        && sheet.is_one_original(part.place.end - 1, run.place.start)
}

/// The longest runs of equal words, those of a single word of grammar left out.
fn runs(quote: &[Word], sheet: &Sheet) -> Vec<Run> {
    let mut open: FxHashMap<usize, usize> = FxHashMap::default();
    let mut found = Vec::new();
    for (at, word) in quote.iter().enumerate() {
        let mut next: FxHashMap<usize, usize> = FxHashMap::default();
        for &place in sheet.places_of(&word.text) {
            let place = place as usize;
            let goes_on = place.checked_sub(1).and_then(|before| {
                let start = open.get(&before)?;
                sheet.is_one_original(before, place).then_some(*start)
            });
            next.insert(place, goes_on.unwrap_or(at));
        }
        close(&open, &next, at, &mut found);
        open = next;
    }
    close(&open, &FxHashMap::default(), quote.len(), &mut found);
    found.retain(|run: &Run| run.quote.len() > 1 || !lexicon().is_function_word(&quote[run.quote.start].text));
    found.sort_by_key(|run| (std::cmp::Reverse(run.quote.len()), run.quote.start, run.place.start));
    found.truncate(RUNS_MAX);
    found
}

/// The runs that end before word `at`: by last place and first word.
fn close(open: &FxHashMap<usize, usize>, next: &FxHashMap<usize, usize>, at: usize, found: &mut Vec<Run>) {
    let ended = open
        .iter()
        .filter(|(place, start)| next.get(&(*place + 1)) != Some(*start));
    let mut ended: Vec<Run> = ended
        .map(|(&place, &start)| Run {
            quote: start..at,
            place: place + 1 - (at - start)..place + 1,
        })
        .collect();
    ended.sort_by_key(|run| (run.quote.start, run.place.start));
    found.append(&mut ended);
}

fn best_chain(mut runs: Vec<Run>, quote: &[Word], sheet: &Sheet, config: &Config) -> Vec<Run> {
    runs.sort_by_key(|run| (run.quote.start, run.quote.end, run.place.start));
    let worth = |words: Range<usize>| -> f32 {
        let of = |at: usize| {
            if lexicon().is_function_word(&quote[at].text) {
                GRAMMAR_WORTH
            } else {
                1.0
            }
        };
        words.map(of).sum()
    };
    let mut best: Vec<(f32, Option<usize>)> = Vec::with_capacity(runs.len());
    for (index, run) in runs.iter().enumerate() {
        let mut own = (worth(run.quote.clone()), None);
        for (before, last) in runs[..index].iter().enumerate() {
            let Some(rest) = behind(last, run) else { continue };
            let gap = rest.place.start as f32 - last.place.end as f32;
            let is_close = gap >= 0.0
                && gap < config.far_words_min as f32
                && sheet.is_one_original(last.place.end - 1, rest.place.start);
            let cost = if is_close { gap * SKIP_COST } else { JUMP_COST };
            let score = best[before].0 + worth(rest.quote) - cost;
            if score > own.0 {
                own = (score, Some(before));
            }
        }
        best.push(own);
    }
    let last = (0..runs.len()).max_by(|&a, &b| best[a].0.total_cmp(&best[b].0).then(b.cmp(&a)));
    let mut chain = Vec::new();
    let mut at = last;
    while let Some(index) = at {
        chain.push(runs[index].clone());
        at = best[index].1;
    }
    chain.reverse();
    for at in 1..chain.len() {
        if let Some(rest) = behind(&chain[at - 1].clone(), &chain[at]) {
            chain[at] = rest;
        }
    }
    chain
}

/// What of `run` lies behind `last` in the quotation.
fn behind(last: &Run, run: &Run) -> Option<Run> {
    let overlap = last.quote.end.saturating_sub(run.quote.start);
    (overlap < run.quote.len() && last.quote.start < run.quote.start).then(|| Run {
        quote: run.quote.start + overlap..run.quote.end,
        place: run.place.start + overlap..run.place.end,
    })
}
