//! Features of the second pass: what the first pass made of the sentence and its neighbours.

use super::features::{NONE, Sheet, Sink, Templates, bucket, key};
use super::labels::{Label, Part};
use super::link::{Run, runs};
use super::units::Units;

/// The outcome of the first pass, laid out for questions.
pub struct FirstPass<'a> {
    labels: &'a [Label],
    runs: Vec<Run>,
    /// The run that holds a unit, or the next one after it.
    run_at: Vec<u32>,
    /// The parts that each sentence has, as bits.
    sentence_parts: Vec<u32>,
    units: &'a Units,
}

impl<'a> FirstPass<'a> {
    /// Takes the labels of all units of an article.
    #[must_use]
    pub fn new(labels: &'a [Label], units: &'a Units) -> Self {
        let runs = runs(labels);
        let mut run_at = vec![runs.len() as u32; labels.len()];
        let mut next = 0;
        for (i, slot) in run_at.iter_mut().enumerate() {
            while runs.get(next).is_some_and(|run| run.units.end <= i) {
                next += 1;
            }
            *slot = next as u32;
        }
        let mut sentence_parts = vec![0; units.sentences.len()];
        for run in &runs {
            for i in [run.units.start, run.units.end - 1] {
                if let Some(parts) = units
                    .units
                    .get(i)
                    .and_then(|u| sentence_parts.get_mut(u.sentence as usize))
                {
                    *parts |= 1 << run.part as u32;
                }
            }
        }
        Self {
            labels,
            runs,
            run_at,
            sentence_parts,
            units,
        }
    }

    fn label(&self, sheet: &Sheet, i: usize, offset: isize) -> u32 {
        let at = i.checked_add_signed(offset).filter(|at| sheet.share_chain(i, *at));
        at.and_then(|at| self.labels.get(at)).map_or(31, |l| l.index() as u32)
    }

    /// Puts the features of the unit `i`.
    pub fn features(&self, sheet: &Sheet, i: usize, sink: &mut impl Sink) {
        let mut t = Templates::new(sink, 1000);
        let y = [-3, -2, -1, 0, 1, 2, 3].map(|offset| self.label(sheet, i, offset));
        let here = y[3];
        let atoms = sheet.at(i, 0);
        let k = [key(&sheet.at(i, -1)), key(&atoms), key(&sheet.at(i, 1))];
        for label in y {
            t.one(label);
        }
        t.three(y[2], here, y[4]);
        t.three(y[1], y[2], here);
        t.three(here, y[4], y[5]);
        t.two(here, atoms.word);
        t.two(here, k[1]);
        t.two(y[2], k[1]);
        t.two(y[4], k[1]);
        t.three(y[2], here, k[0]);
        t.three(here, y[4], k[2]);
        self.run_features(sheet, i, (here, k[1]), &mut t);
        self.sentence_features(i, here, k[1], &mut t);
    }

    fn run_features(&self, sheet: &Sheet, i: usize, (here, k): (u32, u32), t: &mut Templates<'_, impl Sink>) {
        let at = self.run_at[i] as usize;
        let own = self.runs.get(at).filter(|run| run.units.contains(&i));
        let left = at.checked_sub(1).and_then(|before| self.runs.get(before));
        let right = self.runs.get(at + usize::from(own.is_some()));
        let right2 = self.runs.get(at + usize::from(own.is_some()) + 1);
        let left2 = at.checked_sub(2).and_then(|before| self.runs.get(before));
        let part = |run: Option<&Run>| run.map_or(7, |r| r.part as u32);
        let gap_left = left.map_or(15, |r| bucket((i - r.units.end) as u32));
        let gap_right = right.map_or(15, |r| bucket((r.units.start - i) as u32));
        if let Some(run) = own {
            let size = bucket(run.units.len() as u32);
            let (first, last) = (sheet.near(run.units.start as u32), sheet.near(run.units.end as u32 - 1));
            let before = sheet.at(run.units.start, -1);
            let after = sheet.at(run.units.end - 1, 1);
            t.three(here, size, k);
            t.three(here, first.word, before.word);
            t.three(here, last.word, after.word);
            t.three(here, key(&last), key(&after));
            t.three(here, key(&first), key(&before));
            t.three(here, part(left), part(right));
        } else {
            t.three(part(left), part(right), k);
            t.three(part(left), gap_left, k);
            t.three(part(right), gap_right, k);
        }
        t.three(part(left2), part(left), here);
        t.three(here, part(right), part(right2));
        t.three(part(left), gap_left, here);
        t.three(part(right), gap_right, here);
        t.three(part(left) | part(right) << 4, gap_left | gap_right << 4, here);
        let word = |run: Option<&Run>| run.map_or(NONE, |r| sheet.near(r.units.end as u32 - 1).word);
        let start = |run: Option<&Run>| run.map_or(NONE, |r| sheet.near(r.units.start as u32).word);
        t.three(here, part(left), word(left));
        t.three(here, part(right), start(right));
        t.three(here, part(right), word(right));
        let cue_left = self.runs[..at.min(self.runs.len())]
            .iter()
            .rev()
            .take(4)
            .find(|r| r.part == Part::Cue);
        let rest = self.runs.get(at + usize::from(own.is_some())..).unwrap_or_default();
        let cue_right = rest.iter().take(4).find(|r| r.part == Part::Cue);
        let far = |gap: Option<usize>| gap.map_or(15, |g| bucket(g as u32));
        t.three(
            here,
            word(cue_left),
            far(cue_left.map(|r| i.saturating_sub(r.units.end))),
        );
        t.three(
            here,
            word(cue_right),
            far(cue_right.map(|r| r.units.start.saturating_sub(i))),
        );
        t.three(k, word(cue_left), part(left));
        t.three(k, word(cue_right), part(right));
    }

    fn sentence_features(&self, i: usize, here: u32, k: u32, t: &mut Templates<'_, impl Sink>) {
        let sentence = self.units.units[i].sentence as usize;
        let parts = |n: Option<usize>| n.and_then(|n| self.sentence_parts.get(n)).copied().unwrap_or(64);
        let own = parts(Some(sentence));
        t.two(own, here);
        t.two(own, k);
        t.three(parts(sentence.checked_sub(1)), own, here);
        t.three(own, parts(Some(sentence + 1)), here);
        t.two(parts(sentence.checked_sub(1)), k);
        t.two(parts(Some(sentence + 1)), k);
    }
}
