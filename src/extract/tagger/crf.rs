//! Training: a linear-chain conditional random field by stochastic gradients.

use std::ops::Range;

use super::labels::{Label, WIDTH};
use super::marginals::{Posterior, posterior, steps as exponentials};
use super::problem::{Owners, Problem, row_of};

/// A row of scores or weights, one column a label.
pub type Row = [f32; WIDTH];

/// From (row; the last one is the start of a chain) to (column).
pub type Transitions = [Row; WIDTH + 1];

/// How one pass is trained.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PassConfig {
    /// Rounds over the training text.
    pub epochs: usize,
    /// Of these, how many of the last are averaged: they differ, and their mean does better than any.
    pub averaged_epochs: usize,
    /// Step size of `AdaGrad`.
    pub rate: f32,
    /// Rows of weights while training, as a power of two. Rare features take part in it: they explain what is
    /// particular to one place, and so keep it out of the weights of the others.
    pub bits: u32,
    /// Rows of weights in the model, as a power of two: 18 is 4 MB.
    pub kept_bits: u32,
    /// Times that a feature must be seen for its weights to be kept.
    pub count_min: u32,
    /// The share of features left out at random while training, in 256ths, so that none (a name, say) is relied on.
    pub dropout: u8,
    /// Added to the score of wrong labels where a statement is, while training: finds more.
    pub miss_cost: f32,
    /// Added to the score of wrong labels where there is no statement: finds less.
    pub alarm_cost: f32,
    /// Start of the random numbers.
    pub seed: u64,
}

impl Default for PassConfig {
    fn default() -> Self {
        Self {
            epochs: 6,
            averaged_epochs: 3,
            rate: 0.1,
            bits: 20,
            kept_bits: 18,
            count_min: 3,
            dropout: 80,
            miss_cost: 0.8,
            alarm_cost: 0.0,
            seed: 1,
        }
    }
}

/// Weights in full precision.
#[derive(Clone, Debug)]
pub struct Table {
    /// Number of rows as a power of two.
    pub bits: u32,
    /// A row a bucket.
    pub rows: Vec<Row>,
    /// What one label after another adds.
    pub transitions: Transitions,
}

/// The score of what may not be.
pub const NEVER: f32 = -1e4;

impl Table {
    /// All zero but for what may not be.
    #[must_use]
    pub fn new(bits: u32) -> Self {
        let mut transitions = [[NEVER; WIDTH]; WIDTH + 1];
        for to in 0..Label::COUNT {
            for from in 0..Label::COUNT {
                if Label::of(to).may_follow(Some(Label::of(from))) {
                    transitions[from][to] = 0.0;
                }
            }
            if Label::of(to).may_follow(None) {
                transitions[WIDTH][to] = 0.0;
            }
        }
        Self {
            bits,
            rows: vec![[0.0; WIDTH]; 1 << bits],
            transitions,
        }
    }

    /// Forbids the transitions that no chain of `problem` makes.
    fn forbid_unseen(&mut self, problem: &Problem) {
        let mut seen = [[false; WIDTH]; WIDTH + 1];
        for chain in &problem.chains {
            let mut from = WIDTH;
            for unit in chain.clone() {
                let to = problem.gold[unit] as usize;
                seen[from][to] = true;
                from = to;
            }
        }
        for (row, seen) in self.transitions.iter_mut().zip(seen) {
            for (weight, seen) in row.iter_mut().zip(seen) {
                if !seen {
                    *weight = NEVER;
                }
            }
        }
    }

    /// The score of each label for each unit of a chain, by the features that are kept.
    #[must_use]
    pub fn scores(&self, problem: &Problem, chain: Range<usize>, owners: &Owners) -> Vec<Row> {
        chain
            .map(|unit| {
                let mut sum = problem.base.get(unit).copied().unwrap_or_default();
                for feature in problem.of(unit).iter().filter(|feature| owners.keep(**feature)) {
                    add(&mut sum, &self.rows[row_of(*feature, self.bits)], 1.0);
                }
                sum
            })
            .collect()
    }
}

/// Adds a row times a factor.
pub fn add(to: &mut Row, row: &Row, factor: f32) {
    for (a, b) in to.iter_mut().zip(row) {
        *a += b * factor;
    }
}

/// Random numbers (splitmix64).
#[derive(Clone, Debug)]
pub struct Random(pub u64);

impl Random {
    /// The next 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let x = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        x ^ (x >> 31)
    }

    /// Puts items into random order.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for i in (1..items.len()).rev() {
            let j = (self.bits() % (i as u64 + 1)) as usize;
            items.swap(i, j);
        }
    }
}

/// Trains on the chains of `problem` whose index `is_used`.
#[must_use]
pub fn train(problem: &Problem, is_used: impl Fn(usize) -> bool, config: &PassConfig) -> Table {
    let mut table = Table::new(config.bits);
    table.forbid_unseen(problem);
    let mut steps = Steps {
        rows: vec![1e-2; table.rows.len()],
        transitions: 1.0,
        random: Random(config.seed),
    };
    let mut mean: Option<Table> = None;
    let mut order: Vec<usize> = (0..problem.chains.len()).filter(|c| is_used(*c)).collect();
    for epoch in 0..config.epochs {
        steps.random.shuffle(&mut order);
        for chain in &order {
            learn(&mut table, &mut steps, problem, problem.chains[*chain].clone(), config);
        }
        if epoch + config.averaged_epochs >= config.epochs {
            match &mut mean {
                None => mean = Some(table.clone()),
                Some(mean) => {
                    for (a, b) in mean.rows.iter_mut().zip(&table.rows) {
                        add(a, b, 1.0);
                    }
                    for (a, b) in mean.transitions.iter_mut().zip(&table.transitions) {
                        add(a, b, 1.0);
                    }
                }
            }
        }
    }
    let mut mean = mean.unwrap_or(table);
    let share = 1.0 / config.averaged_epochs.clamp(1, config.epochs.max(1)) as f32;
    let kept = 1.0 - f32::from(config.dropout) / 256.0;
    for x in mean.rows.iter_mut().flatten() {
        *x *= share * kept;
    }
    for x in mean.transitions.iter_mut().flatten() {
        *x *= share;
    }
    mean
}

/// Sums of squared gradients, and the random numbers.
struct Steps {
    rows: Vec<f32>,
    transitions: f32,
    random: Random,
}

/// One step: scores with some features left out, probabilities, and weights moved towards the true labels.
fn learn(table: &mut Table, steps: &mut Steps, problem: &Problem, chain: Range<usize>, config: &PassConfig) {
    let mut kept: Vec<usize> = Vec::new();
    let mut ends = Vec::with_capacity(chain.len());
    let mut scores = Vec::with_capacity(chain.len());
    for unit in chain.clone() {
        let mut sum = problem.base.get(unit).copied().unwrap_or_default();
        let mut bits = 0_u64;
        for (n, feature) in problem.of(unit).iter().enumerate() {
            if n % 8 == 0 {
                bits = steps.random.bits();
            }
            let drawn = bits as u8;
            bits >>= 8;
            if drawn >= config.dropout {
                let row = row_of(*feature, table.bits);
                add(&mut sum, &table.rows[row], 1.0);
                kept.push(row);
            }
        }
        ends.push(kept.len());
        add_costs(&mut sum, problem.gold[unit] as usize, config);
        scores.push(sum);
    }
    let posterior = posterior(&scores, &exponentials(&table.transitions));
    let mut start = 0;
    for (n, unit) in chain.clone().enumerate() {
        let mut gradient = posterior.units[n].map(|p| -p);
        gradient[problem.gold[unit] as usize] += 1.0;
        let square: f32 = gradient.iter().map(|g| g * g).sum();
        if square > 1e-6 {
            for row in &kept[start..ends[n]] {
                let sum = &mut steps.rows[*row];
                *sum += square;
                add(&mut table.rows[*row], &gradient, config.rate / sum.sqrt());
            }
        }
        start = ends[n];
    }
    let gold = problem.gold[chain].iter().map(|label| *label as usize);
    move_transitions(table, steps, &posterior, gold, config.rate);
}

/// Adds to the scores of wrong labels what they must be beaten by.
fn add_costs(scores: &mut Row, gold: usize, config: &PassConfig) {
    let gold_is_none = Label::of(gold).part().is_none();
    for (label, score) in scores.iter_mut().enumerate().take(Label::COUNT) {
        if label != gold {
            *score += if gold_is_none {
                config.alarm_cost
            } else if Label::of(label).part().is_none() {
                config.miss_cost
            } else {
                config.miss_cost.max(config.alarm_cost)
            };
        }
    }
}

fn move_transitions(
    table: &mut Table,
    steps: &mut Steps,
    posterior: &Posterior,
    gold: impl Iterator<Item = usize>,
    rate: f32,
) {
    let mut gradient = posterior.pairs.map(|row| row.map(|p| -p));
    let mut from = WIDTH;
    for to in gold {
        gradient[from][to] += 1.0;
        from = to;
    }
    let square: f32 = gradient.iter().flatten().map(|g| g * g).sum();
    steps.transitions += square / 16.0;
    let rate = rate / steps.transitions.sqrt();
    for (row, gradient) in table.transitions.iter_mut().zip(&gradient) {
        for (weight, g) in row.iter_mut().zip(gradient) {
            if *weight > NEVER / 2.0 {
                *weight += rate * g;
            }
        }
    }
}
