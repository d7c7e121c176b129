//! Training: marked articles in, a model out. The same articles give the same bytes.

use std::collections::BTreeMap;
use std::ops::Range;

use super::atoms::{hash, normalise};
use super::crf::{self, PassConfig, Row, Table};
use super::features::{Sheet, atoms};
use super::gold::{self, MarkedUnits};
use super::labels::{Label, Part, WIDTH};
use super::lexicon::{Lexicon, WordClass};
use super::problem::{Owners, Problem};
use super::second::FirstPass;
use super::units::Units;
use super::{Page, viterbi, weights};
use crate::extract::view::View;
use crate::extract::{Config, by_rule, marks};
use crate::model::{MarkedArticle, Segments};

/// What decides the outcome of training.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TrainConfig {
    /// The pass over the text alone.
    pub first: PassConfig,
    /// The pass that sees what the first one found.
    pub second: PassConfig,
    /// Parts the articles are dealt into: the second pass learns from labels that a model without the article gave.
    pub folds: usize,
    /// Times that a word must be part of a cue before the lexicon notes how often it is.
    pub cue_count_min: u32,
}

impl Default for TrainConfig {
    fn default() -> Self {
        Self {
            first: PassConfig::default(),
            second: PassConfig {
                dropout: 64,
                kept_bits: 17,
                seed: 2,
                ..PassConfig::default()
            },
            folds: 4,
            cue_count_min: 2,
        }
    }
}

/// The word classes that a model's lexicon starts from.
const WORD_CLASSES: &str = include_str!("../../../data/lexicons/word-classes.tsv");

/// One article, ready to learn from.
struct Lesson<'a> {
    text: &'a str,
    segments: &'a Segments,
    units: Units,
    gold: Vec<Label>,
    hints: Vec<Label>,
}

/// Trains a model on marked articles, each with its segments.
///
/// Gives the bytes of a model file. Takes about a minute a pass and fold for 800 articles, on one thread;
/// memory: 100 features of 4 bytes a word.
#[must_use]
pub fn train(articles: &[(MarkedArticle, Segments)], config: &TrainConfig) -> Vec<u8> {
    train_observed(articles, config, &mut |_| ())
}

/// How far training has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TrainProgress {
    /// Tables of weights that are trained.
    pub done: usize,
    /// Tables to train in all, which take about equally long.
    pub of: usize,
}

/// As [`train`]; tells `observer` of each table of weights that is trained.
#[must_use]
pub fn train_observed(
    articles: &[(MarkedArticle, Segments)],
    config: &TrainConfig,
    observer: &mut dyn FnMut(TrainProgress),
) -> Vec<u8> {
    let mut progress = TrainProgress {
        done: 0,
        of: folds(config) + 2,
    };
    let mut advance = || {
        progress.done += 1;
        observer(progress);
    };
    let lessons: Vec<Lesson<'_>> = articles
        .iter()
        .map(|(article, segments)| lesson(article, segments))
        .collect();
    let table = lexicon(&lessons, config.cue_count_min);
    let Some(lexicon) = Lexicon::new(&table) else {
        return weights::write(&table, &[]);
    };
    let sheets: Vec<Sheet> = lessons
        .iter()
        .map(|lesson| {
            let page = Page::new(lesson.text, lesson.segments, &[]);
            Sheet::new(
                &lesson.units,
                atoms(&page, &lesson.units, lexicon),
                lesson.hints.clone(),
            )
        })
        .collect();
    let (problem, article_of) = first_problem(&lessons, &sheets);
    let first_owners = problem.owners(&config.first);
    let first = crf::train(&problem, |_| true, &config.first);
    advance();
    let models = Folds {
        article_of: &article_of,
        owners: &first_owners,
        config,
    };
    let (labels, base) = models.held_out(&problem, &mut advance);
    drop(problem);
    let problem = second_problem(&lessons, &sheets, &labels, base);
    let second_owners = problem.owners(&config.second);
    let second = crf::train(&problem, |_| true, &config.second);
    advance();
    weights::write(&table, &[(&first, &first_owners), (&second, &second_owners)])
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

/// The bytes of the lexicon: word classes, and how often each word is part of a cue.
fn lexicon(lessons: &[Lesson<'_>], count_min: u32) -> Vec<u8> {
    let mut words: BTreeMap<u32, WordClass> = BTreeMap::new();
    for line in WORD_CLASSES.lines().filter(|line| !line.starts_with('#')) {
        if let Some((word, bits)) = line.split_once('\t') {
            words.entry(hash(word.as_bytes())).or_default().bits = bits.parse().unwrap_or_default();
        }
    }
    let mut counts: BTreeMap<u32, (u32, u32)> = BTreeMap::new();
    let mut buffer = String::new();
    for lesson in lessons {
        for (i, unit) in lesson.units.units.iter().enumerate() {
            if unit.region.is_some() || lesson.units.is_mark(i, lesson.segments) {
                continue;
            }
            normalise(
                lesson.segments.tokens[unit.tokens.start].span.of(lesson.text),
                &mut buffer,
            );
            let (all, cues) = counts.entry(hash(buffer.as_bytes())).or_default();
            *all += 1;
            *cues += u32::from(lesson.gold[i].part() == Some(Part::Cue));
        }
    }
    for (word, (all, cues)) in counts {
        if cues >= count_min {
            words.entry(word).or_default().cue = cue_class(all, cues);
        }
    }
    Lexicon::build(words)
}

/// Seven classes of the share of a word's uses that are part of a cue.
fn cue_class(all: u32, cues: u32) -> u8 {
    let share = f64::from(cues) / (f64::from(all) + 2.0);
    let bounds = [0.02, 0.06, 0.15, 0.3, 0.5, 0.7];
    1 + bounds.iter().filter(|bound| share >= **bound).count() as u8
}

/// The problem of the first pass, and the article of each chain.
fn first_problem(lessons: &[Lesson<'_>], sheets: &[Sheet]) -> (Problem, Vec<usize>) {
    let mut problem = Problem::default();
    let mut article_of = Vec::new();
    for (number, (lesson, sheet)) in lessons.iter().zip(sheets).enumerate() {
        add(&mut problem, lesson, |i, features| sheet.features(i, features));
        article_of.resize(problem.chains.len(), number);
    }
    (problem, article_of)
}

fn second_problem(lessons: &[Lesson<'_>], sheets: &[Sheet], labels: &[Vec<Label>], base: Vec<Row>) -> Problem {
    let mut problem = Problem {
        base,
        ..Problem::default()
    };
    for ((lesson, sheet), labels) in lessons.iter().zip(sheets).zip(labels) {
        let first = FirstPass::new(labels, &lesson.units);
        add(&mut problem, lesson, |i, features| first.features(sheet, i, features));
    }
    problem
}

fn add(problem: &mut Problem, lesson: &Lesson<'_>, features: impl Fn(usize, &mut Vec<u32>)) {
    let start = problem.ends.len();
    for (i, label) in lesson.gold.iter().enumerate() {
        features(i, &mut problem.features);
        problem.ends.push(problem.features.len());
        problem.gold.push(label.index() as u8);
    }
    let shifted = |chain: &Range<usize>| start + chain.start..start + chain.end;
    problem.chains.extend(lesson.units.chains.iter().map(shifted));
}

/// Parts that the articles are dealt into; with fewer than two no model would be without an article.
fn folds(config: &TrainConfig) -> usize {
    config.folds.max(2)
}

/// Models that each have not seen a part of the articles.
struct Folds<'a> {
    /// By chain.
    article_of: &'a [usize],
    owners: &'a Owners,
    config: &'a TrainConfig,
}

impl Folds<'_> {
    /// What models that have not seen an article make of it: labels by article, scores by unit.
    fn held_out(&self, problem: &Problem, advance: &mut impl FnMut()) -> (Vec<Vec<Label>>, Vec<Row>) {
        let (article_of, folds) = (self.article_of, folds(self.config));
        let articles = article_of.last().map_or(0, |last| last + 1);
        let mut labels: Vec<Vec<Label>> = vec![Vec::new(); articles];
        let mut base = vec![[0.0; WIDTH]; problem.ends.len()];
        for fold in 0..folds {
            let table: Table = crf::train(problem, |chain| article_of[chain] % folds != fold, &self.config.first);
            for (chain, article) in problem.chains.iter().zip(article_of) {
                if article % folds == fold {
                    let scores = table.scores(problem, chain.clone(), self.owners);
                    labels[*article].extend(viterbi::best(&scores, &table.transitions));
                    base[chain.clone()].copy_from_slice(&scores);
                }
            }
            advance();
        }
        (labels, base)
    }
}
