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

/// All texts that are alike, two by two.
fn alike(index: &Index) -> Vec<(u32, u32)> {
    two_by_two(index.alike(0..index.len(), |_| true))
}

fn two_by_two(alike: Vec<Alike>) -> Vec<(u32, u32)> {
    alike.into_iter().map(|alike| (alike.one, alike.other)).collect()
}

/// The pairs of statements where these texts are linked, and equal ones.
fn paired(index: Index, alike: &[(u32, u32)]) -> Vec<(u32, u32)> {
    let same = (0..).take(index.len()).map(|unit| (unit, unit));
    let config = index.config.clone();
    let crowds = Crowds::new(index.into_owners(), &config, alike.iter().copied());
    let pairs = same
        .chain(alike.iter().copied())
        .flat_map(|(one, other)| crowds.pairs(one, other));
    let mut pairs: Vec<_> = pairs.map(|pair| (pair.a, pair.b)).collect();
    pairs.sort_unstable();
    pairs
}

fn pairs(statements: &[Statement], config: &Config) -> Vec<(u32, u32)> {
    let index = index_of(statements, config);
    let alike = alike(&index);
    paired(index, &alike)
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

/// Statements of so many texts, each printed so often; all texts alike.
fn crowd(texts: usize, times: usize) -> Vec<Statement> {
    let text = |n: usize| format!("rotten turnips are sold by number{} everywhere", n % texts);
    (0..texts * times).map(|n| statement(n, &text(n))).collect()
}

fn crowded_config(group_max: usize) -> Config {
    Config {
        group_max,
        links_max: 8,
        ..Config::default()
    }
}

#[test]
fn equal_statements_beyond_the_bound_are_a_star() {
    let many = crowd(1, 40);
    assert_eq!(pairs(&many, &crowded_config(10)).len(), 39);
    assert_eq!(pairs(&many, &Config::default()).len(), 40 * 39 / 2);
}

#[test]
fn statements_of_one_outlet_are_linked_through_one_of_another() {
    let mut many = crowd(1, 40);
    for own in many.iter_mut().take(30) {
        own.outlet = Outlet::new("Daily Fjord");
    }
    assert_eq!(pairs(&many, &crowded_config(10)).len(), 39);
}

#[test]
fn a_crowd_holds_together_with_few_links() {
    let many = crowd(20, 10);
    let index = index_of(&many, &crowded_config(64));
    let alike = alike(&index);
    let links = paired(index, &alike);
    assert!(links.len() <= many.len() * 5, "{} links", links.len());
    let mut whole = petgraph::unionfind::UnionFind::<u32>::new(many.len());
    for &(one, other) in &links {
        whole.union(one, other);
    }
    assert!(
        whole.into_labeling().windows(2).all(|two| two[0] == two[1]),
        "it falls apart"
    );
    let config = crowded_config(64);
    let owners = index_of(&many, &config).into_owners();
    assert_eq!(Crowds::new(owners, &config, alike.into_iter()).statements(), many.len());
}

#[test]
fn a_few_like_statements_among_many_are_all_linked() {
    let mut many = crowd(20, 2);
    many.extend((0..400).map(|n| statement(1000 + n, &format!("thing{n} says nothing{n} of that{n}"))));
    assert_eq!(pairs(&many, &crowded_config(64)).len(), 40 * 39 / 2);
}

#[test]
fn pairs_grow_with_the_number_of_texts_however_alike() {
    let many = crowd(60, 1);
    let few = Config {
        partners_max: 8,
        ..Config::default()
    };
    let index = index_of(&many, &few);
    let found = alike(&index);
    assert!(found.len() <= 60 * 8, "{} pairs", found.len());
    assert!(index.reached().partners_max > 0);
    let heaviest = u32::try_from(index.len() - 1).unwrap();
    assert!(
        found.iter().filter(|two| two.1 == heaviest).count() > 50,
        "no common partner"
    );
    assert_eq!(alike(&index_of(&many, &Config::default())).len(), 60 * 59 / 2);
}

#[test]
fn what_the_bound_leaves_out_is_told() {
    let texts: Vec<_> = (0..60)
        .map(|n| format!("rotten turnips everywhere number{n}"))
        .collect();
    let many: Vec<_> = texts.iter().enumerate().map(|(n, text)| statement(n, text)).collect();
    let few = Config {
        holders_max: 2,
        containment_min: 0.3,
        ..Config::default()
    };
    let index = index_of(&many, &few);
    let _ = alike(&index);
    assert!(index.reached().entries_max > 0);
    let index = index_of(&many, &Config::default());
    let _ = alike(&index);
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
    fn a_common_word_is_found_by_its_neighbours(texts in crowded(), holders_max in 0..8_usize) {
        // Parts are looked up by themselves, and hold other words.
        let whole = texts.iter().map(|text| text.replace('…', ""));
        let all: Vec<_> = whole.enumerate().map(|(n, text)| statement(n, &text)).collect();
        let index = index_of(&all, &Config::default());
        let every = alike(&index);
        let some = alike(&index_of(&all, &Config { holders_max, partners_max: 1000, ..Config::default() }));
        prop_assert!(some.iter().all(|two| every.contains(two)), "found what is not alike");
        let runs = |unit: u32| index.sets.order(unit).windows(3).map(<[u32]>::to_vec).collect::<Vec<_>>();
        for two in every.iter().filter(|two| !some.contains(two)) {
            let rarest = index.sets.unit(two.0)[0];
            let theirs = runs(two.1);
            let mut shared = runs(two.0).into_iter().filter(|run| run.contains(&rarest) && theirs.contains(run));
            prop_assert_eq!(shared.next(), None, "{:?}", two);
        }
    }

    #[test]
    fn pieces_make_the_whole(texts in crowded(), cut in 0..60_usize) {
        let all: Vec<_> = texts.iter().enumerate().map(|(n, text)| statement(n, text)).collect();
        let index = index_of(&all, &Config::default());
        let cut = cut.min(index.len());
        let piece = |range| two_by_two(index.alike(range, |_| true));
        prop_assert_eq!([piece(0..cut), piece(cut..index.len())].concat(), alike(&index));
    }
}
