//! The word diff of a link: what the alignment means, in the words of the two texts.

use std::ops::Range;

use super::align::{Fit, Step};
use crate::fold::{Word, lexicon, words};
use crate::model::{Change, Edit, EditClass};

/// The steps of an alignment as edits, with the texts' own words and marks.
///
/// A stretch of equal words that are spelled or inflected otherwise is split, so that each edit is of one class.
pub fn diff(a: &str, b: &str, steps: &[Step]) -> Vec<Edit> {
    if a == b {
        return vec![Edit {
            change: Change::Same,
            class: EditClass::None,
            a: a.to_owned(),
            b: b.to_owned(),
        }];
    }
    let (words_a, words_b) = (words(a), words(b));
    let mut edits: Vec<Edit> = Vec::new();
    let (mut at_a, mut at_b) = (0, 0);
    for step in whole_contractions(steps, &words_a, &words_b) {
        let (of_a, of_b) = (&words_a[step.a.clone()], &words_b[step.b.clone()]);
        if step.fit == Fit::Same {
            for pair in runs(of_a, of_b) {
                let (one, other) = (take(a, pair.0, &mut at_a), take(b, pair.1, &mut at_b));
                push(&mut edits, same(pair.0, pair.1), one, other);
            }
        } else {
            let class = class(a, b, of_a, of_b, step.fit);
            let (one, other) = (take(a, of_a, &mut at_a), take(b, of_b, &mut at_b));
            push(&mut edits, (change(of_a, of_b), class), one, other);
        }
    }
    edits.shrink_to_fit(); // a run may hold millions of them
    edits
}

/// The steps with both words of a contraction in one: of "we did" and "we didn't" the second word changes.
fn whole_contractions(steps: &[Step], a: &[Word], b: &[Word]) -> Vec<Step> {
    let is_split = |words: &[Word], of: &Range<usize>| {
        let before = of.start.checked_sub(1).and_then(|before| words.get(before));
        !of.is_empty()
            && before
                .zip(words.get(of.start))
                .is_some_and(|(one, other)| one.span == other.span)
    };
    let mut whole: Vec<Step> = Vec::with_capacity(steps.len());
    for step in steps {
        let mut step = step.clone();
        if let Some(last) = whole
            .last_mut()
            .filter(|last| last.fit == Fit::Same && step.fit != Fit::Same)
            && (is_split(a, &step.a) || is_split(b, &step.b))
            && last.a.end == step.a.start
            && last.b.end == step.b.start
        {
            (last.a.end, last.b.end) = (last.a.end - 1, last.b.end - 1);
            (step.a.start, step.b.start) = (last.a.end, last.b.end);
        }
        whole.push(step);
    }
    whole.retain(|step| !step.a.is_empty() || !step.b.is_empty());
    whole
}

fn push(edits: &mut Vec<Edit>, (change, class): (Change, EditClass), a: &str, b: &str) {
    edits.push(Edit {
        change,
        class,
        a: a.to_owned(),
        b: b.to_owned(),
    });
}

const fn change(a: &[Word], b: &[Word]) -> Change {
    match (a.is_empty(), b.is_empty()) {
        (true, _) => Change::Inserted,
        (_, true) => Change::Deleted,
        _ => Change::Substituted,
    }
}

/// Stretches of words whose folded forms are equal, or whose forms differ, in turn.
fn runs<'w>(a: &'w [Word], b: &'w [Word]) -> impl Iterator<Item = (&'w [Word], &'w [Word])> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let equal = |at: usize| a.get(at).zip(b.get(at)).map(|(one, other)| one.text == other.text);
        let first = equal(start)?;
        let end = (start..a.len()).find(|&at| equal(at) != Some(first)).unwrap_or(a.len());
        let stretch = start..end;
        start = end;
        Some((&a[stretch.clone()], &b[stretch]))
    })
}

/// Equal stems: unchanged, another spelling, a figure for a word, or another inflection.
fn same(a: &[Word], b: &[Word]) -> (Change, EditClass) {
    let differ = a.iter().zip(b).find(|(one, other)| one.text != other.text);
    match differ {
        None => (Change::Same, EditClass::None),
        Some((one, other)) if is_spelling(&one.text, &other.text) => (Change::Substituted, EditClass::Spelling),
        Some(_) => (Change::Substituted, EditClass::Other),
    }
}

/// Two forms of one stem with the same ending: "organised" and "organized", "eleven" and "11".
fn is_spelling(one: &str, other: &str) -> bool {
    let ending = |word: &str| ["ing", "ed", "es", "s"].into_iter().find(|end| word.ends_with(end));
    lexicon().is_number(one) || (ending(one) == ending(other) && one.len().abs_diff(other.len()) <= 2)
}

/// The gravest thing that a change touches.
fn class(a: &str, b: &str, of_a: &[Word], of_b: &[Word], fit: Fit) -> EditClass {
    let all = || of_a.iter().map(|w| (a, w)).chain(of_b.iter().map(|w| (b, w)));
    let unlike = |word: &Word| {
        let other = if of_a.iter().any(|w| std::ptr::eq(w, word)) {
            of_b
        } else {
            of_a
        };
        !other.iter().any(|w| w.text == word.text)
    };
    if fit == Fit::Slip {
        return EditClass::Spelling;
    }
    if of_a.iter().any(|w| w.is_editorial) || of_b.iter().any(|w| w.is_editorial) {
        return EditClass::Editorial;
    }
    let any = |test: &dyn Fn(&str, &Word) -> bool| all().any(|(text, w)| unlike(w) && test(text, w));
    if any(&|_, w| lexicon().is_negation(&w.text)) {
        EditClass::Negation
    } else if any(&|_, w| lexicon().is_number(&w.text)) {
        EditClass::Number
    } else if any(&|text, w| is_name(text, w)) {
        EditClass::Name
    } else if any(&|_, w| lexicon().is_modal(&w.text)) {
        EditClass::Modality
    } else if fit == Fit::Synonym {
        EditClass::Synonym
    } else {
        EditClass::Other
    }
}

/// A capitalised word that does not begin a sentence.
fn is_name(text: &str, word: &Word) -> bool {
    let raw = word.span.of(text);
    let before = text.get(..word.span.start).unwrap_or_default().trim_end();
    let begins = before.is_empty() || before.ends_with(['.', '!', '?', '…', ':', '“', '"', '‘', '\'']);
    raw.starts_with(char::is_uppercase) && !begins && !lexicon().is_function_word(&word.text)
}

/// The text of some words with the marks that close them, from where the last edit ended.
fn take<'t>(text: &'t str, of: &[Word], at: &mut usize) -> &'t str {
    let (Some(first), Some(last)) = (of.first(), of.last()) else {
        return "";
    };
    let is_rest_of_contraction = last.span.end <= *at;
    let start = if is_rest_of_contraction {
        first.span.start
    } else {
        first.span.start.max(*at)
    };
    *at = last.span.end.max(start);
    text.get(start..*at).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::Config;
    use super::super::align::{Sides, align};
    use super::*;
    use crate::fold::Corpus;

    fn check(a: &str, b: &str, expected: &[(EditClass, &str, &str)]) {
        let corpus = Corpus::new([a, b].into_iter(), &crate::fold::Config::default());
        let (one, other) = (corpus.tokens(corpus.text_of(0)), corpus.tokens(corpus.text_of(1)));
        let steps = align(&Sides {
            corpus: &corpus,
            a: one,
            b: other,
            config: &Config::default(),
        });
        let edits = diff(a, b, &steps);
        let got: Vec<_> = edits
            .iter()
            .filter(|e| e.change != Change::Same)
            .map(|e| (e.class, &*e.a, &*e.b))
            .collect();
        assert_eq!(got, expected, "{a} | {b}");
    }

    #[test]
    fn grave_changes_are_told_from_small_ones() {
        check(
            "turnips are rotten",
            "turnips are not rotten",
            &[(EditClass::Negation, "", "not")],
        );
        check("sold 14 turnips", "sold 40 turnips", &[(EditClass::Number, "14", "40")]);
        check(
            "he may sell turnips",
            "he will sell turnips",
            &[(EditClass::Modality, "may", "will")],
        );
        check(
            "we saw Oldport burn",
            "we saw Newport burn",
            &[(EditClass::Name, "Oldport", "Newport")],
        );
    }

    #[test]
    fn spelling_is_told_from_inflection() {
        check(
            "an organised fair",
            "an organized fair",
            &[(EditClass::Spelling, "organised", "organized")],
        );
        check(
            "we hope for rain",
            "we hoped for rain",
            &[(EditClass::Other, "hope", "hoped")],
        );
    }

    #[test]
    fn brackets_are_editorial() {
        check(
            "he sold turnips",
            "[the mayor] sold turnips",
            &[(EditClass::Editorial, "he", "the mayor")],
        );
    }

    #[test]
    fn words_that_both_sides_have_do_not_make_a_change_grave() {
        check(
            "he does not sell big turnips",
            "he doesn't sell huge turnips",
            &[(EditClass::Synonym, "big", "huge")],
        );
    }

    #[test]
    fn both_words_of_a_contraction_change() {
        check(
            "we did deserve this",
            "we didn't deserve this",
            &[(EditClass::Negation, "did", "didn't")],
        );
    }
}
