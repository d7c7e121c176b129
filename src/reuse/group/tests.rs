//! Which articles are one text: cases, order, and cost.

use super::*;
use crate::model::{Article, Outlet};

/// Invented words, the same for the same number.
fn words(seed: u64, count: u64) -> String {
    let syllables = [
        "ba", "ce", "di", "fo", "gu", "ha", "le", "mi", "no", "ru", "sa", "te", "vi", "wo", "zu", "ka",
    ];
    let word = |n: u64| {
        let number = crate::reuse::own_words::mixed(seed.wrapping_mul(1_000_003).wrapping_add(n));
        (0..4)
            .map(|at| syllables[usize::try_from((number >> (4 * at)) & 15).unwrap()])
            .collect::<String>()
            + " "
    };
    (0..count).map(word).collect()
}

/// Each text in an outlet of its own.
fn grouped(texts: &[String]) -> Vec<Option<u32>> {
    grouped_from(texts, |_| None)
}

fn grouped_from(texts: &[String], outlet: impl Fn(usize) -> Option<Outlet>) -> Vec<Option<u32>> {
    let config = Config::default();
    let sketch = |(at, text): (usize, &String)| {
        let outlet = outlet(at);
        let article = Article {
            outlet,
            ..Article::new(text.as_str())
        };
        Sketch::new(&article, &[], &config)
    };
    let sketches: Vec<Sketch> = texts.iter().enumerate().map(sketch).collect();
    originals(&sketches, &config)
}

#[test]
fn most_of_a_text_makes_it_a_copy() {
    let wire = words(1, 100);
    let texts = [
        words(2, 90),
        wire.clone() + &words(3, 40),
        words(4, 10) + &words(1, 70) + &words(5, 20),
        words(1, 40) + &words(6, 100),
    ];
    assert_eq!(grouped(&texts), [None, Some(1), Some(1), None]);
}

#[test]
fn a_collection_of_texts_does_not_make_them_one() {
    let mut texts: Vec<String> = (0..10).map(|n| words(n, 80)).collect();
    texts.push(texts.concat());
    assert_eq!(grouped(&texts), vec![None; 11]);
}

#[test]
fn a_notice_in_all_articles_is_no_common_text() {
    let notice = words(99, 40);
    let texts: Vec<String> = (0..3000).map(|n| words(n + 100, 30) + &notice).collect();
    let found = grouped_from(&texts, |at| {
        Outlet::new(["Harbour Post", "Daily Fjord", "Coast Wire"][at % 3])
    });
    assert!(found.iter().all(Option::is_none));
}

#[test]
fn one_wire_with_a_thousand_tails_is_one_group() {
    let wire = words(1, 100);
    let texts: Vec<String> = (0..1000)
        .map(|n| words(n + 100, 5) + &wire + &words(n + 9000, 10 + n % 20))
        .collect();
    let found = grouped(&texts);
    assert!(found[0].is_some() && found.iter().all(|original| *original == found[0]));
}

#[test]
fn the_order_of_articles_changes_no_group() {
    let mut texts: Vec<String> = Vec::new();
    for wire in 0..12 {
        for outlet in 0..5 {
            texts.push(words(wire, 60 + 10 * outlet) + &words(1000 + 10 * wire + outlet, 15 * (outlet % 3)));
        }
    }
    texts.extend(texts.clone());
    let told = |texts: &[String]| {
        let found = grouped(texts);
        let mut told: Vec<_> = texts
            .iter()
            .zip(found)
            .map(|(text, original)| (text.clone(), original.map(|at| texts[at as usize].clone())))
            .collect();
        told.sort();
        told
    };
    let reference = told(&texts);
    for turn in 1..7 {
        texts.rotate_left(17 * turn);
        texts.swap(3, 50);
        assert!(told(&texts) == reference);
    }
}

#[test]
fn equal_articles_are_one_text_where_they_are_long_enough() {
    let (long, short) = (words(1, 50), words(2, 8));
    assert_eq!(
        grouped(&[long.clone(), short.clone(), long, short]),
        [Some(0), None, Some(0), None]
    );
}
