//! Which words may stand for one another.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::lexicon::{SYNONYMS, entries};
use super::stem::key;

/// By stem: the sets of the lexicon that hold it.
static SETS: LazyLock<FxHashMap<String, Vec<u32>>> = LazyLock::new(|| {
    let mut sets: FxHashMap<_, Vec<u32>> = FxHashMap::default();
    for (number, line) in (0..).zip(entries(SYNONYMS)) {
        for word in line.split(' ') {
            sets.entry(key(word)).or_default().push(number);
        }
    }
    sets
});

/// Whether two stems may stand for one another in two translations, or in two ears.
#[must_use]
pub fn are_synonyms(one: &str, other: &str) -> bool {
    let sets = |stem| SETS.get(stem).map_or(&[][..], Vec::as_slice);
    sets(one).iter().any(|set| sets(other).contains(set))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflected_words_are_found_by_their_stems() {
        assert!(are_synonyms(&key("announced"), &key("declares")));
        assert!(!are_synonyms(&key("announced"), &key("denied")));
    }
}
