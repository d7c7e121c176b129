//! The labels that the tagger gives to units, which may follow which, and how runs of them are read.

/// Labels are stored in rows of this width, so that a row of weights is one vector register.
pub const WIDTH: usize = 16;

/// What a run of units is, and on which side of it its cue stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Content whose cue stands before it: *said that …*
    ContentAfterCue,
    /// Content whose cue stands after it: *…, she said*
    ContentBeforeCue,
    /// A later part of content that its cue interrupts: *“…,” she said. “…”*
    ContentContinued,
    /// A mention before its cue: *Kim said*
    MentionBeforeCue,
    /// A mention after its cue: *said Kim*
    MentionAfterCue,
    /// The words that report.
    Cue,
}

impl Part {
    /// All parts in the order of their labels.
    pub const ALL: [Self; 6] = [
        Self::ContentAfterCue,
        Self::ContentBeforeCue,
        Self::ContentContinued,
        Self::MentionBeforeCue,
        Self::MentionAfterCue,
        Self::Cue,
    ];
}

/// Outside of every statement, or the first or a later unit of a part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Label(u8);

impl Label {
    /// Part of no statement.
    pub const OUTSIDE: Self = Self(0);
    /// Of no part, but inside a statement whose cue is still to come.
    pub const BEFORE_CUE: Self = Self(13);
    /// Of no part, but inside a statement whose cue has passed.
    pub const AFTER_CUE: Self = Self(14);
    /// How many labels there are.
    pub const COUNT: usize = 3 + 2 * Part::ALL.len();

    /// The first unit of a part.
    #[must_use]
    pub const fn first(part: Part) -> Self {
        Self(1 + 2 * part as u8)
    }

    /// A later unit of a part.
    #[must_use]
    pub const fn inner(part: Part) -> Self {
        Self(2 + 2 * part as u8)
    }

    /// The label of that index; outside for one that does not exist.
    #[must_use]
    pub const fn of(index: usize) -> Self {
        if index < Self::COUNT {
            Self(index as u8)
        } else {
            Self::OUTSIDE
        }
    }

    /// Its column in a row of weights.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }

    /// The part it belongs to.
    #[must_use]
    pub fn part(self) -> Option<Part> {
        Part::ALL.get((self.index().checked_sub(1)?) / 2).copied()
    }

    /// Whether it starts a part.
    #[must_use]
    pub const fn is_first(self) -> bool {
        self.0 % 2 == 1 && self.0 < Self::BEFORE_CUE.0
    }

    /// Whether `self` may stand after `previous` (`None`: at the start of a chain).
    #[must_use]
    pub fn may_follow(self, previous: Option<Self>) -> bool {
        if self.part().is_none() || self.is_first() {
            return true;
        }
        previous.is_some_and(|p| p.part() == self.part())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_later_unit_follows_its_own_part_only() {
        let inner = Label::inner(Part::Cue);
        assert!(inner.may_follow(Some(Label::first(Part::Cue))) && inner.may_follow(Some(inner)));
        assert!(!inner.may_follow(None) && !inner.may_follow(Some(Label::OUTSIDE)));
        assert!(!inner.may_follow(Some(Label::first(Part::MentionAfterCue))));
    }

    #[test]
    fn gaps_inside_a_statement_are_of_no_part() {
        assert_eq!(Label::BEFORE_CUE.part(), None);
        assert_eq!(Label::AFTER_CUE.part(), None);
        assert!(!Label::BEFORE_CUE.is_first());
    }
}
