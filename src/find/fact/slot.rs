//! What values can be compared with each other.

use super::super::Config;
use crate::model::FindingKind;

/// Values of one slot can be compared, if what they are about is the same.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slot {
    /// Numbers of one counted noun, by its stem.
    Count(String),
    /// The age of the person of that name.
    Age(String),
    /// Lengths, weights, durations, by the unit that they are converted to.
    Measure(&'static str),
    /// Amounts of one currency.
    Money(&'static str),
    Percent,
    Place,
    Date,
    Time,
}

impl Slot {
    /// The kind of finding that a conflict is.
    pub const fn kind(&self) -> FindingKind {
        match self {
            Self::Place => FindingKind::PlaceConflict,
            Self::Date => FindingKind::DateConflict,
            Self::Time => FindingKind::TimeConflict,
            _ => FindingKind::NumberConflict,
        }
    }

    /// What is disputed, in words.
    pub fn name(&self) -> String {
        match self {
            Self::Count(noun) => format!("number of {noun}"),
            Self::Age(_) => "age".to_owned(),
            Self::Measure(_) => "measure".to_owned(),
            Self::Money(_) => "amount".to_owned(),
            Self::Percent => "percentage".to_owned(),
            Self::Place => "place".to_owned(),
            Self::Date => "date".to_owned(),
            Self::Time => "time".to_owned(),
        }
    }

    /// Words that two values must share about them; a name is enough for an age.
    pub const fn anchors_min(&self, config: &Config) -> usize {
        match self {
            Self::Age(_) => 1,
            _ => config.anchors_min,
        }
    }
}
