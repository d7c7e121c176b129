//! The promise of the pair stage, held against brute force.

use proptest::prelude::*;

use super::probe::finds;
use super::*;
use crate::fold;
use crate::model::{Act, ArticleId, Confidence, Fingerprint, Kind, Outlet, Span, StatementId};

/// A statement of an outlet of its own.
pub fn statement(number: usize, text: &str) -> Statement {
    Statement {
        id: StatementId::of(Fingerprint::new().number(number)),
        article_id: ArticleId::of(Fingerprint::new().number(number)),
        outlet: Outlet::new(&format!("Outlet {number}")),
        published: None,
        kind: Kind::Direct,
        act: Act::Speech,
        text: text.into(),
        compared: text.into(),
        content: vec![Span::new(0, text.len())],
        quoted: Vec::new(),
        cue: Vec::new(),
        mention: None,
        speaker: None,
        medium: None,
        before: Span::new(0, 0),
        after: Span::new(0, 0),
        evidence: Vec::new(),
        values: Vec::new(),
        said_on: None,
        confidence: Confidence::new(1.0),
    }
}

fn statements(texts: &[&str]) -> Vec<Statement> {
    texts
        .iter()
        .enumerate()
        .map(|(number, text)| statement(number, text))
        .collect()
}

fn index_of(statements: &[Statement], config: &Config) -> Index {
    Index::new(
        statements,
        &Corpus::of_statements(statements, &fold::Config::default()),
        config,
    )
}

fn pairs(statements: &[Statement], config: &Config) -> Vec<(u32, u32)> {
    let index = index_of(statements, config);
    index.pairs_of(0..index.len()).into_iter().map(|p| (p.a, p.b)).collect()
}

/// Every pair of texts, asked one by one from both sides.
fn brute_force(statements: &[Statement], config: &Config) -> Vec<(u32, u32)> {
    let index = index_of(statements, config);
    let unit = |s: u32| index.sets.unit_of_statement()[s as usize];
    let similar = |a: u32, b: u32| {
        let (a, b) = (unit(a), unit(b));
        a == b || finds(&index.sets, config, a, b) || finds(&index.sets, config, b, a)
    };
    let all = 0..u32::try_from(statements.len()).unwrap();
    let every = all
        .clone()
        .flat_map(|a| all.clone().filter(move |b| a < *b).map(move |b| (a, b)));
    every.filter(|&(a, b)| similar(a, b)).collect()
}

#[test]
fn near_duplicates_and_excerpts_are_candidates() {
    let texts = [
        "They destroyed the hopes of those who wished for peace on the peninsula",
        "betrayed the hopes of peace on the peninsula",
        "wished for peace",
        "Nobody expects rain before the harvest festival",
    ];
    assert_eq!(pairs(&statements(&texts), &Config::default()), [(0, 1), (0, 2)]);
}

#[test]
fn one_part_of_a_mixed_statement_is_looked_for_by_itself() {
    let texts = [
        "enraged villagers … rotten turnips",
        "they will make rotten turnips and their sellers pay dearly",
    ];
    assert_eq!(pairs(&statements(&texts), &Config::default()), [(0, 1)]);
}

#[test]
fn one_article_or_outlet_is_not_paired_with_itself() {
    let mut same = statements(&["a tragic scene would be seen", "a tragic scene would be seen"]);
    same[1].outlet = same[0].outlet.clone();
    assert_eq!(pairs(&same, &Config::default()), []);
    let within = Config {
        within_outlet: true,
        ..Config::default()
    };
    assert_eq!(pairs(&same, &within), [(0, 1)]);
    same[1].article_id = same[0].article_id;
    assert_eq!(pairs(&same, &within), []);
}

#[test]
fn articles_without_an_outlet_are_not_one_outlet() {
    let mut unknown = statements(&["a tragic scene would be seen", "a tragic scene would be seen"]);
    unknown[0].outlet = None;
    unknown[1].outlet = None;
    assert_eq!(pairs(&unknown, &Config::default()), [(0, 1)]);
}

#[test]
fn a_claim_is_paired_with_near_equal_claims_only() {
    let sentence = "The dam near Oldport broke on 4 May and flooded two villages";
    let mut three = statements(&[sentence, sentence, sentence, "the dam near Oldport broke on 4 May"]);
    for claim in [0, 1, 3] {
        three[claim].kind = Kind::Claim;
    }
    assert_eq!(pairs(&three, &Config::default()), [(0, 1)]);
}

#[test]
fn one_word_repeated_is_not_paired_with_longer_repetitions() {
    let texts: Vec<String> = (1..30).map(|times| "no ".repeat(times)).collect();
    let all: Vec<_> = texts.iter().enumerate().map(|(n, text)| statement(n, text)).collect();
    assert_eq!(pairs(&all, &Config::default()), []);
}

#[test]
fn a_text_too_long_to_compare_is_told() {
    let long = statement(0, &"rotten turnips ".repeat(crate::fold::WORDS_MAX));
    assert_eq!(index_of(&[long], &Config::default()).reached().words_max, 1);
}

#[test]
fn equal_statements_beyond_the_bound_are_a_star() {
    let many = statements(&["the turnips are rotten"; 40]);
    let config = Config {
        group_max: 10,
        ..Config::default()
    };
    assert_eq!(pairs(&many, &config).len(), 39);
    assert_eq!(pairs(&many, &Config::default()).len(), 40 * 39 / 2);
}

#[test]
fn pairs_grow_with_the_number_of_statements_however_alike() {
    let texts: Vec<_> = (0..60)
        .map(|n| format!("rotten turnips number{n} {}", "and more ".repeat(n % 3)))
        .collect();
    let many: Vec<_> = texts.iter().enumerate().map(|(n, text)| statement(n, text)).collect();
    let config = Config {
        partners_max: 5,
        containment_min: 0.1,
        evidence_min: 0.0,
        ..Config::default()
    };
    let index = index_of(&many, &config);
    let found = index.pairs_of(0..index.len());
    assert!(found.len() <= 60 * 5, "{} pairs", found.len());
    assert!(index.reached().partners_max > 0);
    let all = Config {
        partners_max: 60,
        ..config
    };
    assert_eq!(pairs(&many, &all).len(), 60 * 59 / 2);
}

#[test]
fn what_the_bound_leaves_out_is_told() {
    let texts: Vec<_> = (0..60).map(|n| format!("rotten turnips number{n}")).collect();
    let many: Vec<_> = texts.iter().enumerate().map(|(n, text)| statement(n, text)).collect();
    let config = Config {
        entries_max: 10,
        containment_min: 0.3,
        ..Config::default()
    };
    let index = index_of(&many, &config);
    let _ = index.pairs_of(0..index.len());
    assert!(index.reached().entries_max > 0);
    let index = index_of(&many, &Config::default());
    let _ = index.pairs_of(0..index.len());
    assert_eq!(index.reached().entries_max, 0);
}

#[test]
fn empty_and_wordless_statements_pair_with_nothing_but_their_like() {
    assert_eq!(pairs(&statements(&[]), &Config::default()), []);
    assert_eq!(
        pairs(&statements(&["", "?!", "…", "word"]), &Config::default()).len(),
        3
    );
}

/// Texts over few words, so that many share some, with ellipses and brackets.
fn crowded() -> impl Strategy<Value = Vec<String>> {
    let word = prop_oneof![
        6 => (0..40_u32).prop_map(|n| format!("w{n}")),
        2 => Just("the".to_owned()),
        1 => Just("…".to_owned()),
        1 => Just("[editor]".to_owned()),
    ];
    let text = proptest::collection::vec(word, 0..12).prop_map(|words| words.join(" "));
    proptest::collection::vec(text, 0..60)
}

proptest! {
    #[test]
    fn no_pair_above_the_floors_is_missed(
        texts in crowded(), containment in 0.1_f32..1.0, evidence in 0.0_f32..2.0, words_min in 1..4_usize, claims in any::<u64>(),
    ) {
        let mut all: Vec<_> = texts.iter().enumerate().map(|(n, text)| statement(n, text)).collect();
        for (n, one) in all.iter_mut().enumerate() {
            if (claims >> (n % 64)).trailing_zeros() >= 3 {
                one.kind = Kind::Claim;
            }
        }
        let config = Config { containment_min: containment, evidence_min: evidence, words_min, ..Config::default() };
        prop_assert_eq!(pairs(&all, &config), brute_force(&all, &config));
    }

    #[test]
    fn pieces_make_the_whole(texts in crowded(), cut in 0..60_usize) {
        let all: Vec<_> = texts.iter().enumerate().map(|(n, text)| statement(n, text)).collect();
        let index = index_of(&all, &Config::default());
        let cut = cut.min(index.len());
        let mut pieces = index.pairs_of(0..cut);
        pieces.extend(index.pairs_of(cut..index.len()));
        pieces.sort_unstable();
        prop_assert_eq!(pieces, index.pairs_of(0..index.len()));
    }
}
