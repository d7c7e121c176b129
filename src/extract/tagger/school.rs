//! Rounds of a network over the chains of the marked articles, and networks that teach another.

use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::crf::certain;
use super::marginals::Posterior;
use super::network::{Dropout, Example, Random, Stride, Trainable};
use super::train::{TrainConfig, TrainProgress};
use super::vectors::vectors;

/// The chains that networks learn from.
pub struct School<'s> {
    /// With their true labels.
    pub examples: &'s [Example],
    /// Of a network.
    pub rows: usize,
    /// What decides the outcome.
    pub config: &'s TrainConfig,
    /// Is told of each round.
    pub observer: &'s (dyn Fn(TrainProgress) + Sync),
}

impl School<'_> {
    /// A network that has learned what the marks say, and what others make of them.
    ///
    /// The others, its teachers, have learned from the marks alone. Where they judge otherwise, the marks are often a
    /// slip, or could be either. (Distillation: Hinton, Vinyals, Dean 2015; of parsers: Kuncoro et al., EMNLP 2016.)
    pub fn graduate(&self) -> Trainable<'static> {
        let rounds = Rounds::new(self);
        let marks: Vec<Posterior> = self.examples.iter().map(|example| certain(&example.gold)).collect();
        let teachers: Vec<Trainable<'_>> = (1..=self.config.teachers as u64)
            .into_par_iter()
            .map(|n| self.learned(&marks, self.config.seed + n, &rounds).settled())
            .collect();
        let targets: Vec<Posterior> = if teachers.is_empty() {
            marks
        } else {
            let examples = self.examples.par_iter().zip(&marks);
            let judged = examples.map(|(example, mark)| self.judged(&teachers, example, mark));
            judged.collect()
        };
        drop(teachers);
        self.learned(&targets, self.config.seed, &rounds)
    }

    /// The labels of a chain as the teachers and its marks see them.
    fn judged(&self, teachers: &[Trainable<'_>], example: &Example, mark: &Posterior) -> Posterior {
        let share = self.config.teachers_share;
        let mut target = Posterior::none(example.gold.len());
        for teacher in teachers {
            target.add(&teacher.posterior(example), 1.0 / teachers.len() as f32);
        }
        target.scale(share);
        target.add(mark, 1.0 - share);
        target
    }

    /// A network that has learned from the chains.
    fn learned(&self, targets: &[Posterior], seed: u64, rounds: &Rounds<'_>) -> Trainable<'static> {
        let config = self.config;
        let mut random = Random(seed);
        let mut network = Trainable::new(self.rows, vectors(), &mut random);
        let mut order: Vec<usize> = (0..self.examples.len()).collect();
        let mut step = 0;
        for _ in 0..rounds.epochs {
            random.shuffle(&mut order);
            for chains in order.chunks(rounds.batch) {
                for chain in chains {
                    network.learn(
                        (&self.examples[*chain], &targets[*chain]),
                        config.dropout(),
                        &mut random,
                    );
                }
                network.step(config.stride(step, rounds.steps));
                step += 1;
            }
            rounds.done();
        }
        network
    }
}

/// How often each network goes over the chains.
struct Rounds<'s> {
    batch: usize,
    epochs: usize,
    steps: usize,
    networks: usize,
    done: AtomicUsize,
    observer: &'s (dyn Fn(TrainProgress) + Sync),
}

impl<'s> Rounds<'s> {
    fn new(school: &School<'s>) -> Self {
        let config = school.config;
        let batch = config.batch.max(1);
        let steps_of_epoch = school.examples.len().div_ceil(batch).max(1);
        let epochs = config.epochs.max(config.steps_min.div_ceil(steps_of_epoch));
        Self {
            batch,
            epochs,
            steps: epochs * steps_of_epoch,
            networks: config.teachers + 1,
            done: AtomicUsize::new(0),
            observer: school.observer,
        }
    }

    /// Tells that a network has gone over them once more.
    fn done(&self) {
        (self.observer)(TrainProgress {
            done: self.done.fetch_add(1, Ordering::Relaxed) + 1,
            of: self.networks * self.epochs,
        });
    }
}

impl TrainConfig {
    fn dropout(&self) -> Dropout {
        Dropout {
            rows: self.rows_dropped,
            inputs: self.inputs_dropped,
            outputs: self.outputs_dropped,
        }
    }

    /// Steps that get smaller, and a mean that soon forgets the first ones.
    fn stride(&self, step: usize, steps: usize) -> Stride {
        let left = 1.0 - step as f32 / steps as f32;
        Stride {
            rate: self.rate * left.max(0.02),
            mean_kept: self.mean_kept.min(1.0 - 1.0 / (1.0 + step as f32 / 10.0)),
        }
    }
}
