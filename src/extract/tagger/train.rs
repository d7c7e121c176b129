//! Training: marked articles in, a model out. The same articles give the same bytes.

use std::ops::Range;

use super::atoms::normalise;
use super::gold::{self, MarkedUnits};
use super::inputs::Inputs;
use super::labels::Label;
use super::network::{Dropout, Example, INPUT, Stride};
use super::school::{School, Teacher};
use super::units::Units;
use super::vectors::vectors;
use super::vocabulary::Vocabulary;
use super::words::Words;
use super::{Page, atoms};
use crate::extract::view::View;
use crate::extract::{Config, by_rule, marks};
use crate::model::{MarkedArticle, Segments};

/// What decides the outcome of training.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TrainConfig {
    /// Rounds over the training text.
    pub epochs: usize,
    /// Steps at least: with few articles, more rounds.
    pub steps_min: usize,
    /// Paragraphs after which a step is taken.
    pub batch: usize,
    /// Size of the first steps; it sinks to a fiftieth.
    pub rate: f32,
    /// Weight of the mean of all numbers so far, which is what is kept, against each step's, from 0 to 1.
    pub mean_kept: f32,
    /// Share of a word's features left out at random, so that none is relied on.
    pub rows_dropped: f32,
    /// The same for the numbers that a unit is read as.
    pub inputs_dropped: f32,
    /// The same for what a layer gives.
    pub outputs_dropped: f32,
    /// Times that a word or ending must be seen for it to have a row.
    pub count_min: u32,
    /// Times that a word must be part of a cue before it is noted how often it is.
    pub cue_count_min: u32,
    /// Sentences are read if they hold a word that is this often part of a cue: classes from 0 to 7.
    pub cue_class_min: u8,
    /// Networks that learn from the marks first, and whose judgement the last one learns beside them.
    pub teachers: usize,
    /// Rounds of the last one over the training text, if it has teachers: what they make of it wears out more slowly.
    pub taught_epochs: usize,
    /// Weight of the teachers' judgement against the marks, from 0 to 1.
    pub teachers_share: f32,
    /// Start of the random numbers.
    pub seed: u64,
}

impl Default for TrainConfig {
    fn default() -> Self {
        Self {
            epochs: 12,
            steps_min: 1000,
            batch: 8,
            rate: 2e-3,
            mean_kept: 0.999,
            rows_dropped: 0.15,
            inputs_dropped: 0.05,
            outputs_dropped: 0.1,
            count_min: 3,
            cue_count_min: 2,
            cue_class_min: 3,
            teachers: 8,
            taught_epochs: 20,
            teachers_share: 0.85,
            seed: 1,
        }
    }
}

impl TrainConfig {
    /// Rounds of the network that is kept.
    pub(super) const fn last_epochs(&self) -> usize {
        if self.teachers > 0 {
            self.taught_epochs
        } else {
            self.epochs
        }
    }

    /// What is left out at random.
    pub(super) fn dropout(&self) -> Dropout {
        Dropout {
            rows: self.rows_dropped,
            inputs: self.inputs_dropped,
            outputs: self.outputs_dropped,
        }
    }

    /// Steps that get smaller, and a mean that soon forgets the first ones.
    pub(super) fn stride(&self, step: usize, steps: usize) -> Stride {
        let left = 1.0 - step as f32 / steps as f32;
        Stride {
            rate: self.rate * left.max(0.02),
            mean_kept: self.mean_kept.min(1.0 - 1.0 / (1.0 + step as f32 / 10.0)),
        }
    }
}

/// One article, ready to learn from.
pub struct Lesson<'a> {
    /// Its text.
    pub text: &'a str,
    /// Its segments.
    pub segments: &'a Segments,
    /// Its units.
    pub units: Units,
    /// Their true labels.
    pub gold: Vec<Label>,
    hints: Vec<Label>,
}

impl Lesson<'_> {
    /// Reads a unit's word in lower case into `buffer`, and tells whether it is a mark; `None` for a region.
    pub fn read_word(&self, unit: usize, buffer: &mut String) -> Option<bool> {
        let tokens = &self.units.units.get(unit).filter(|unit| unit.region.is_none())?.tokens;
        normalise(self.segments.tokens[tokens.start].span.of(self.text), buffer);
        Some(self.units.is_mark(unit, self.segments))
    }
}

/// Trains a model on marked articles, each with its segments. See [`School`], which offers the work in pieces.
///
/// Gives the bytes of a model file. Takes some 15 seconds a round, network and 1,000 articles. Memory: some 40 rows of 4
/// bytes a word, and 20 rows of 128 bytes a network and known word.
#[must_use]
pub fn train(articles: &[(MarkedArticle, Segments)], config: &TrainConfig) -> Vec<u8> {
    let school = School::new(articles, config, &|_| ());
    let teachers: Vec<Teacher> = school.teachers().map(|number| school.teacher(number)).collect();
    school.model(&teachers)
}

/// How far training has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TrainProgress {
    /// Rounds over the articles that are done.
    pub done: usize,
    /// Rounds in all, which take equally long.
    pub of: usize,
}

/// The words and chains of marked articles.
pub fn read(articles: &[(MarkedArticle, Segments)], config: &TrainConfig) -> (Vocabulary, Vec<Example>) {
    let lessons: Vec<Lesson<'_>> = articles
        .iter()
        .map(|(article, segments)| lesson(article, segments))
        .collect();
    let mut vocabulary = Vocabulary::new(&lessons, config.cue_count_min);
    let examples = examples(&lessons, &mut vocabulary, config);
    (vocabulary, examples)
}

fn lesson<'a>(article: &'a MarkedArticle, segments: &'a Segments) -> Lesson<'a> {
    let config = Config::default();
    let regions = marks::regions(&article.text, segments, &config);
    let units = Units::new(segments, &regions);
    let marked: Vec<MarkedUnits> = article
        .statements
        .iter()
        .map(|statement| gold::marked_units(statement, segments, &units))
        .collect();
    let gold = gold::labels(&marked, segments, &units);
    let view = View::new(&article.text, segments, &regions, &config);
    let hints = gold::hints(&by_rule(&view), segments, &units);
    Lesson {
        text: &article.text,
        segments,
        units,
        gold,
        hints,
    }
}

/// The paragraphs of all lessons, with the rows of what is frequent enough.
fn examples(lessons: &[Lesson<'_>], vocabulary: &mut Vocabulary, config: &TrainConfig) -> Vec<Example> {
    let (slots, count) = vocabulary.classes();
    let no_rows = vec![[0; INPUT]; count];
    let Some(words) = Words::new(&slots, &no_rows) else {
        return Vec::new();
    };
    let page_of = |lesson: &Lesson<'_>| {
        let page = Page::new(lesson.text, lesson.segments, &[]);
        let atoms = atoms::of_units(&page, &lesson.units, words);
        Inputs::new(&lesson.units, atoms, lesson.hints.clone())
    };
    let pages: Vec<Inputs> = lessons.iter().map(page_of).collect();
    for atoms in pages
        .iter()
        .flat_map(|page| &page.atoms)
        .filter(|atoms| atoms.word != 0)
    {
        vocabulary.count(atoms.word, atoms.affixes);
    }
    vocabulary.number(config.count_min);
    let lessons = lessons.iter().zip(&pages);
    let examples = lessons.flat_map(|(lesson, page)| {
        let is_open = page.open(&lesson.units, config.cue_class_min);
        let vocabulary = &*vocabulary;
        let example = move |chain: &Range<usize>| {
            let mut example = Example::default();
            for unit in chain
                .clone()
                .filter(|unit| is_open[lesson.units.units[*unit].sentence as usize])
            {
                let atoms = &page.atoms[unit];
                example.rows.extend(page.rows(unit));
                if atoms.word != 0 {
                    vocabulary.put(atoms.word, atoms.affixes, |row| example.rows.push(row));
                }
                example.ends.push(example.rows.len());
                example.vectors.push(vectors().number(atoms.word));
                example.gold.push(lesson.gold[unit]);
            }
            example
        };
        lesson.units.chains.iter().map(example)
    });
    examples.filter(|example| !example.gold.is_empty()).collect()
}
