//! What agrees, counted; and the rates that follow.

use serde::Serialize;

use crate::model::{Act, Confidence};

/// How a statement stands in its article, by its words alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WordKind {
    Direct,
    Indirect,
    Mixed,
}

/// What agrees in some articles, by kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Statements in marks.
    pub direct: Counts,
    /// Statements without marks.
    pub indirect: Counts,
    /// Statements partly in marks.
    pub mixed: Counts,
    /// Found statements by tenth of their confidence: 0 to 0.1 first. The last takes confidence 1 as well.
    pub reliability: [Share; 10],
    /// Speech or stance.
    pub acts: Acts,
}

/// What agrees, of one kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Marked statements.
    pub marked: usize,
    /// Found statements.
    pub found: usize,
    /// The same words.
    pub exact: Agreed,
    /// Half of the words.
    pub partial: Agreed,
    /// Half of the words, and the mention.
    pub attributed: Agreed,
}

/// Seen from both sides; the two differ where one found statement covers several marked ones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Agreed {
    /// Found statements that are right.
    pub right: usize,
    /// Marked statements that are found.
    pub recalled: usize,
}

/// The found statements whose confidence lies in one tenth.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// How many.
    pub statements: usize,
    /// How many of them are right (partial).
    pub right: usize,
    /// How many of them are right with their mention (attributed).
    pub attributed: usize,
    /// The sum of their confidence in thousandths, as the files have it: whole, so that no order of adding matters.
    pub thousandths: u64,
}

/// How often speech was called speech, and stance stance, in right statements whose marked cue has words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Acts {
    /// Speech, called speech.
    pub speech: usize,
    /// Stance, called stance.
    pub stance: usize,
    /// Speech, called stance.
    pub speech_as_stance: usize,
    /// Stance, called speech.
    pub stance_as_speech: usize,
}

/// Precision, recall and their harmonic mean, from 0 to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Rates {
    /// The share of found statements that are right.
    pub precision: f64,
    /// The share of marked statements that are found.
    pub recall: f64,
    /// F1; 0 where both are.
    pub f1: f64,
}

/// The counts and rates of one kind, as they leave the program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Figures {
    /// Marked statements.
    pub marked: usize,
    /// Found statements.
    pub found: usize,
    /// The same words.
    pub exact: Rates,
    /// Half of the words.
    pub partial: Rates,
    /// Half of the words, and the mention.
    pub attributed: Rates,
}

impl Tally {
    /// Adds what agrees in further articles.
    pub fn add(&mut self, other: &Self) {
        self.direct = self.direct.plus(other.direct);
        self.indirect = self.indirect.plus(other.indirect);
        self.mixed = self.mixed.plus(other.mixed);
        for (sum, share) in self.reliability.iter_mut().zip(other.reliability) {
            sum.statements += share.statements;
            sum.right += share.right;
            sum.attributed += share.attributed;
            sum.thousandths += share.thousandths;
        }
        self.acts.speech += other.acts.speech;
        self.acts.stance += other.acts.stance;
        self.acts.speech_as_stance += other.acts.speech_as_stance;
        self.acts.stance_as_speech += other.acts.stance_as_speech;
    }

    /// All kinds together.
    #[must_use]
    pub fn all(&self) -> Counts {
        self.direct.plus(self.indirect).plus(self.mixed)
    }

    pub(super) fn count(&mut self, kind: WordKind, count: impl FnOnce(&mut Counts)) {
        count(match kind {
            WordKind::Direct => &mut self.direct,
            WordKind::Indirect => &mut self.indirect,
            WordKind::Mixed => &mut self.mixed,
        });
    }

    /// Adds a found statement to its tenth, which is given back to be added to.
    pub(super) fn tenth(&mut self, confidence: Confidence) -> &mut Share {
        let thousandths = confidence.thousandths();
        let tenth = usize::from(thousandths / 100).min(9);
        let share = &mut self.reliability[tenth];
        share.statements += 1;
        share.thousandths += u64::from(thousandths);
        share
    }
}

impl Counts {
    /// These and others.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            marked: self.marked + other.marked,
            found: self.found + other.found,
            exact: self.exact.plus(other.exact),
            partial: self.partial.plus(other.partial),
            attributed: self.attributed.plus(other.attributed),
        }
    }

    /// The rates that follow.
    #[must_use]
    pub fn figures(self) -> Figures {
        let rates = |agreed: Agreed| Rates::new(agreed, self.found, self.marked);
        Figures {
            marked: self.marked,
            found: self.found,
            exact: rates(self.exact),
            partial: rates(self.partial),
            attributed: rates(self.attributed),
        }
    }
}

impl Agreed {
    fn plus(self, other: Self) -> Self {
        Self {
            right: self.right + other.right,
            recalled: self.recalled + other.recalled,
        }
    }
}

impl Rates {
    fn new(agreed: Agreed, found: usize, marked: usize) -> Self {
        let share = |part: usize, whole: usize| if whole == 0 { 0.0 } else { part as f64 / whole as f64 };
        let (precision, recall) = (share(agreed.right, found), share(agreed.recalled, marked));
        let sum = precision + recall;
        let f1 = if sum > 0.0 { 2.0 * precision * recall / sum } else { 0.0 };
        Self { precision, recall, f1 }
    }
}

impl Share {
    /// The mean confidence; `None` where there is no statement.
    #[must_use]
    pub fn mean(self) -> Option<f64> {
        (self.statements > 0).then(|| self.thousandths as f64 / 1000.0 / self.statements as f64)
    }

    /// The share that is right; `None` where there is no statement.
    #[must_use]
    pub fn right_share(self) -> Option<f64> {
        (self.statements > 0).then(|| self.right as f64 / self.statements as f64)
    }

    /// The share that is right with its mention; `None` where there is no statement.
    #[must_use]
    pub fn attributed_share(self) -> Option<f64> {
        (self.statements > 0).then(|| self.attributed as f64 / self.statements as f64)
    }
}

impl Acts {
    pub(super) fn add(&mut self, marked: Act, found: Act) {
        *match (marked, found) {
            (Act::Speech, Act::Speech) => &mut self.speech,
            (Act::Stance, Act::Stance) => &mut self.stance,
            (Act::Speech, Act::Stance) => &mut self.speech_as_stance,
            (Act::Stance, Act::Speech) => &mut self.stance_as_speech,
        } += 1;
    }

    /// Statements whose act was compared.
    #[must_use]
    pub const fn compared(self) -> usize {
        self.same() + self.speech_as_stance + self.stance_as_speech
    }

    /// Those of them whose act is the marked one.
    #[must_use]
    pub const fn same(self) -> usize {
        self.speech + self.stance
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_of_nothing_are_zero() {
        assert_eq!(Counts::default().figures(), Figures::default());
    }

    #[test]
    fn precision_recall_and_f1_follow_from_the_counts() {
        let counts = Counts {
            marked: 4,
            found: 2,
            partial: Agreed { right: 2, recalled: 2 },
            ..Counts::default()
        };
        let rates = counts.plus(Counts::default()).figures().partial;
        assert!((rates.precision - 1.0).abs() < 1e-12 && (rates.recall - 0.5).abs() < 1e-12);
        assert!((rates.f1 - 2.0 / 3.0).abs() < 1e-12);
    }

    #[test]
    fn a_confidence_of_one_falls_into_the_last_tenth() {
        let mut tally = Tally::default();
        for (confidence, is_right) in [(1.0, true), (0.9, false), (0.8999, true), (0.0, false)] {
            tally.tenth(Confidence::new(confidence)).right += usize::from(is_right);
        }
        let counts = tally.reliability.map(|share| share.statements);
        assert_eq!(counts, [1, 0, 0, 0, 0, 0, 0, 0, 0, 3], "0.8999 is written 0.900");
        assert_eq!(tally.reliability[9].right_share(), Some(2.0 / 3.0));
    }
}
