//! Which words may stand for one another.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::lexicon::{SYNONYMS, entries};
use super::stem::key;

/// By stem: the sets of the lexicons that hold it.
static SETS: LazyLock<FxHashMap<String, Vec<u32>>> = LazyLock::new(|| {
    let mut sets: FxHashMap<_, Vec<u32>> = FxHashMap::default();
    for (number, line) in (0..).zip(SYNONYMS.into_iter().flat_map(entries)) {
        for word in line.split(' ') {
            sets.entry(key(word)).or_default().push(number);
        }
    }
    sets
});

/// The sets of words of like meaning that hold a stem, by number, in order.
#[must_use]
pub fn synonym_sets(stem: &str) -> &'static [u32] {
    SETS.get(stem).map_or(&[][..], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflected_words_are_found_by_their_stems() {
        let share = |one, other| {
            let sets = synonym_sets(&key(other));
            synonym_sets(&key(one)).iter().any(|set| sets.contains(set))
        };
        assert!(share("announced", "declares"));
        assert!(share("quickened", "accelerating"));
        assert!(!share("announced", "denied"));
    }
}
