//! Labels of units: each chain is scored, and its best labels found, by the widest instructions of the processor.

#![expect(clippy::inline_always, reason = "see `network::lanes`")]

use std::cell::RefCell;

use super::atoms::NO_ROW;
use super::crf::{OUTSIDE, Row};
use super::inputs::Inputs;
use super::labels::{Label, Part};
use super::network::{Input, Lanes, Room, Work, widest};
use super::units::Units;
use super::weights::Model;
use super::words::added;
use super::{marginals, viterbi};

thread_local! {
    /// Room for what the network works out, kept from article to article.
    static ROOM: RefCell<Room> = RefCell::default();
}

/// The chains of an article, to be labelled by a model.
#[derive(Clone, Copy)]
pub struct Chains<'c> {
    /// What scores units.
    pub model: &'c Model<'c>,
    /// What is read of them.
    pub inputs: &'c Inputs,
    /// The units.
    pub units: &'c Units,
    /// Which sentences are read; the others are part of no statement.
    pub is_open: &'c [bool],
    /// Added to the score of the first unit of a cue.
    pub cue_bonus: f32,
}

impl Chains<'_> {
    /// The label of each unit, and how probable it is, from 0 to 1. Costs time linear in the number of units.
    #[must_use]
    pub fn labels(self) -> (Vec<Label>, Vec<f32>) {
        widest(self)
    }

    /// The scores of a chain's labels; `None` where none of its sentences is read.
    #[inline(always)]
    fn scores(&self, chain: std::ops::Range<usize>, room: &mut Room, lanes: impl Lanes) -> Option<Vec<Row>> {
        let mut read: Vec<Input> = Vec::with_capacity(chain.len());
        for unit in chain.clone() {
            if self.is_read(unit) {
                read.push(self.input(unit));
            }
        }
        if read.is_empty() {
            return None;
        }
        let mut scored = self.model.network.scores(&read, room, lanes).into_iter();
        let mut scores = vec![OUTSIDE; chain.len()];
        for (row, unit) in scores.iter_mut().zip(chain) {
            if self.is_read(unit) {
                *row = scored.next().unwrap_or(OUTSIDE);
            }
            row[Label::first(Part::Cue).index()] += self.cue_bonus;
        }
        Some(scores)
    }

    #[inline(always)]
    fn is_read(&self, unit: usize) -> bool {
        self.is_open[self.units.units[unit].sentence as usize]
    }

    /// The sum of a unit's rows.
    #[inline(always)]
    fn input(&self, unit: usize) -> Input {
        let model = self.model;
        let mut sum = model.fields.of(&self.inputs.groups(unit));
        let atoms = &self.inputs.atoms[unit];
        if atoms.row != NO_ROW {
            sum = added(sum, model.words.row(atoms.row));
        } else if atoms.word != 0 {
            sum = added(sum, model.words.row(0));
            for affix in atoms.affixes {
                if let Some(affix) = model.affixes.get(affix) {
                    sum = added(sum, model.affixes.row(affix.row));
                }
            }
        }
        sum
    }
}

impl Work for Chains<'_> {
    type Output = (Vec<Label>, Vec<f32>);

    #[inline(always)]
    fn by(self, lanes: impl Lanes) -> Self::Output {
        let mut labels = vec![Label::OUTSIDE; self.units.units.len()];
        let mut sureness = vec![1.0; labels.len()];
        let mut room = ROOM.take();
        for chain in &self.units.chains {
            if let Some(scores) = self.scores(chain.clone(), &mut room, lanes) {
                let best = viterbi::best(&scores, &self.model.transitions);
                let sure = marginals::sureness(&scores, &self.model.exponentials, &best);
                labels[chain.clone()].copy_from_slice(&best);
                sureness[chain.clone()].copy_from_slice(&sure);
            }
        }
        ROOM.set(room);
        (labels, sureness)
    }
}
