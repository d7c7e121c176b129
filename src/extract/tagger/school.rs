//! Rounds of a network over the chains of the marked articles, and networks that teach another.

use std::ops::RangeInclusive;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::crf::certain;
use super::inputs;
use super::marginals::Posterior;
use super::network::{Example, Random, Trainable};
use super::train::{TrainConfig, TrainProgress, read};
use super::vectors::vectors;
use super::vocabulary::Vocabulary;
use super::weights;
use crate::model::{MarkedArticle, Segments};

/// The chains of marked articles, and how often networks go over them.
pub struct School<'s> {
    vocabulary: Vocabulary,
    examples: Vec<Example>,
    config: &'s TrainConfig,
    progress: Progress<'s>,
}

/// A network that has learned from the marks alone, to teach the one that is kept.
pub struct Teacher(Trainable<'static>);

impl<'s> School<'s> {
    /// Reads marked articles, each with its segments. `observer` is told of each round over them.
    #[must_use]
    pub fn new(
        articles: &[(MarkedArticle, Segments)],
        config: &'s TrainConfig,
        observer: &'s (dyn Fn(TrainProgress) + Sync),
    ) -> Self {
        let (vocabulary, examples) = read(articles, config);
        let rounds = |epochs| Rounds::new(examples.len(), epochs, config).epochs;
        Self {
            progress: Progress {
                done: AtomicUsize::new(0),
                of: config.teachers * rounds(config.epochs) + rounds(config.last_epochs()),
                observer,
            },
            vocabulary,
            examples,
            config,
        }
    }

    /// The numbers of the teachers: pieces of work of which none needs another.
    #[must_use]
    pub const fn teachers(&self) -> RangeInclusive<usize> {
        1..=self.config.teachers
    }

    /// Trains the teacher of that number.
    #[must_use]
    pub fn teacher(&self, number: usize) -> Teacher {
        let marks: Vec<Posterior> = self.examples.iter().map(|example| certain(&example.gold)).collect();
        let seed = self.config.seed + number as u64;
        Teacher(self.learned(&marks, self.config.epochs, seed).settled())
    }

    /// The bytes of the model that has learned what the marks say, and what the teachers make of them.
    ///
    /// Where all teachers judge otherwise, the marks are often a slip, or could be either. (Distillation: Hinton, Vinyals,
    /// Dean 2015; of parsers: Kuncoro et al., EMNLP 2016.)
    #[must_use]
    pub fn model(&self, teachers: &[Teacher]) -> Vec<u8> {
        let targets: Vec<Posterior> = self
            .examples
            .iter()
            .map(|example| self.judged(teachers, example))
            .collect();
        let network = self.learned(&targets, self.config.last_epochs(), self.config.seed);
        let rows = network.rows();
        weights::write(&weights::Parts {
            words: &self.vocabulary.word_rows(&rows),
            affixes: &self.vocabulary.affix_rows(&rows),
            fields: rows.first(inputs::ROWS),
            numbers: &network.numbers(),
        })
    }

    /// The labels of a chain as the teachers and its marks see them.
    fn judged(&self, teachers: &[Teacher], example: &Example) -> Posterior {
        let marks = certain(&example.gold);
        if teachers.is_empty() {
            return marks;
        }
        let share = self.config.teachers_share;
        let mut target = Posterior::none(example.gold.len());
        for Teacher(network) in teachers {
            target.add(&network.posterior(example), 1.0 / teachers.len() as f32);
        }
        target.scale(share);
        target.add(&marks, 1.0 - share);
        target
    }

    /// A network that has learned from the chains, in at least so many rounds.
    fn learned(&self, targets: &[Posterior], epochs: usize, seed: u64) -> Trainable<'static> {
        let config = self.config;
        let rounds = Rounds::new(self.examples.len(), epochs, config);
        let mut random = Random(seed);
        let mut network = Trainable::new(self.vocabulary.rows(), vectors(), &mut random);
        let mut order: Vec<usize> = (0..self.examples.len()).collect();
        let mut step = 0;
        for _ in 0..rounds.epochs {
            random.shuffle(&mut order);
            for chains in order.chunks(rounds.batch) {
                for chain in chains {
                    let lesson = (&self.examples[*chain], &targets[*chain]);
                    network.learn(lesson, config.dropout(), &mut random);
                }
                network.step(config.stride(step, rounds.steps));
                step += 1;
            }
            self.progress.step();
        }
        network
    }
}

/// How often a network goes over the chains.
#[derive(Clone, Copy)]
struct Rounds {
    batch: usize,
    epochs: usize,
    steps: usize,
}

impl Rounds {
    fn new(chains: usize, epochs: usize, config: &TrainConfig) -> Self {
        let batch = config.batch.max(1);
        let steps_of_epoch = chains.div_ceil(batch).max(1);
        let epochs = epochs.max(config.steps_min.div_ceil(steps_of_epoch));
        Self {
            batch,
            epochs,
            steps: epochs * steps_of_epoch,
        }
    }
}

/// How far all networks have come.
struct Progress<'s> {
    done: AtomicUsize,
    of: usize,
    observer: &'s (dyn Fn(TrainProgress) + Sync),
}

impl Progress<'_> {
    /// Tells that a network has gone over the chains once more.
    fn step(&self) {
        (self.observer)(TrainProgress {
            done: self.done.fetch_add(1, Ordering::Relaxed) + 1,
            of: self.of,
        });
    }
}
