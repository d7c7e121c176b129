//! The outlet's own words around quoted ones tell what they were said of: "attacks were spreading *like wildfire*".

use rustc_hash::FxHashSet;

use crate::fold;
use crate::model::{Kind, Statement};

/// Words of content that a frame must have to tell anything.
const WORDS_MIN: usize = 2;

/// How many words of content of `short`'s frame stand in `other` too, its own frame and its quoted words; `None` where
/// `short` has hardly a frame.
///
/// Linear in the two texts.
pub fn shared(short: &Statement, other: &Statement) -> Option<usize> {
    if short.kind != Kind::Mixed {
        return None;
    }
    let quoted = keys(&short.compared);
    let frame: FxHashSet<String> = keys(&short.text).difference(&quoted).cloned().collect();
    let others = keys(&other.text);
    (frame.len() >= WORDS_MIN).then(|| frame.intersection(&others).count())
}

fn keys(text: &str) -> FxHashSet<String> {
    fold::content(text).iter().map(|word| fold::key(word)).collect()
}
