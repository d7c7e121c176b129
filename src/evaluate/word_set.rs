//! Sets of words of one article, as stretches: a statement is a few of them, however long it is.

use std::ops::Range;

/// Indices of words, as stretches in order with a gap between any two.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct WordSet(Vec<Range<usize>>);

impl WordSet {
    /// The words that any of these stretches holds.
    pub(super) fn of(mut stretches: Vec<Range<usize>>) -> Self {
        stretches.retain(|stretch| !stretch.is_empty());
        stretches.sort_unstable_by_key(|stretch| (stretch.start, stretch.end));
        let mut joined: Vec<Range<usize>> = Vec::with_capacity(stretches.len());
        for stretch in stretches {
            match joined.last_mut().filter(|last| stretch.start <= last.end) {
                Some(last) => last.end = last.end.max(stretch.end),
                None => joined.push(stretch),
            }
        }
        Self(joined)
    }

    pub(super) fn stretches(&self) -> &[Range<usize>] {
        &self.0
    }

    /// How many words.
    pub(super) fn len(&self) -> usize {
        self.0.iter().map(ExactSizeIterator::len).sum()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The words in order.
    pub(super) fn words(&self) -> impl Iterator<Item = usize> {
        self.0.iter().cloned().flatten()
    }

    /// This set without its first words.
    pub(super) fn without_first(mut self, count: usize) -> Self {
        let mut left = count;
        for stretch in &mut self.0 {
            let gone = left.min(stretch.len());
            stretch.start += gone;
            left -= gone;
        }
        self.0.retain(|stretch| !stretch.is_empty());
        self
    }

    /// The words that are in both.
    pub(super) fn shared(&self, other: &Self) -> Self {
        let (mut a, mut b) = (self.0.iter().peekable(), other.0.iter().peekable());
        let mut common = Vec::new();
        while let (Some(x), Some(y)) = (a.peek(), b.peek()) {
            common.push(x.start.max(y.start)..x.end.min(y.end));
            if x.end <= y.end {
                a.next();
            } else {
                b.next();
            }
        }
        Self::of(common)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(stretches: &[(usize, usize)]) -> WordSet {
        WordSet::of(stretches.iter().map(|(start, end)| *start..*end).collect())
    }

    #[test]
    fn equal_words_are_equal_sets() {
        assert_eq!(set(&[(4, 6), (1, 3), (2, 4), (9, 9)]), set(&[(1, 6)]));
        assert_eq!(set(&[(1, 6)]).len(), 5);
        assert_eq!(set(&[(1, 3), (5, 6)]).words().collect::<Vec<_>>(), [1, 2, 5]);
    }

    #[test]
    fn sets_are_cut_and_shared() {
        assert_eq!(set(&[(0, 2), (4, 6), (8, 9)]).without_first(3), set(&[(5, 6), (8, 9)]));
        assert!(set(&[(0, 2)]).without_first(2).is_empty());
        assert_eq!(set(&[(0, 5), (7, 9)]).shared(&set(&[(3, 8)])), set(&[(3, 5), (7, 8)]));
        assert!(set(&[(0, 2)]).shared(&set(&[(2, 3)])).is_empty());
    }
}
