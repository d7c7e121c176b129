//! Small networks of links and the clusters that they must and must not make.

use super::*;
use crate::model::{Act, ArticleId, Confidence, Kind, Outlet, Published, Span, StatementId};

fn statement(number: usize, text: &str, day: i8) -> Statement {
    Statement {
        id: StatementId::of(Fingerprint::new().number(number)),
        article_id: ArticleId::of(Fingerprint::new().number(number)),
        outlet: Outlet::new(&format!("Outlet {number}")),
        published: (day > 0).then(|| Published::day(jiff::civil::date(2020, 6, day))),
        kind: Kind::Direct,
        act: Act::Speech,
        text: text.into(),
        compared: text.into(),
        content: Vec::new(),
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

fn link(a: u32, b: u32, relation: Relation, status: Status) -> Bond {
    Bond {
        a,
        b,
        relation,
        status,
        score: Confidence::new(if status == Status::Confirmed { 0.9 } else { 0.5 }),
        likeness: Confidence::new(0.0),
    }
}

const FULL: &str = "ten words of a turnip speech that goes on still";
const SHORT: &str = "a turnip speech";

fn members(statements: &[Statement], links: &[Bond]) -> Vec<Vec<u32>> {
    let clusters = cluster(statements, links, &Config::default());
    clusters
        .into_iter()
        .map(|c| c.members)
        .map(|mut m| {
            m.sort_unstable();
            m
        })
        .collect()
}

fn full(count: usize) -> Vec<Statement> {
    (0..count)
        .map(|n| statement(n, FULL, i8::try_from(n).unwrap() + 1))
        .collect()
}

#[test]
fn confirmed_links_make_clusters_and_suggestions_none() {
    let links = [
        link(0, 1, Relation::Exact, Status::Confirmed),
        link(1, 2, Relation::Exact, Status::Suggested),
    ];
    assert_eq!(members(&full(3), &links), [[0, 1]]);
}

#[test]
fn an_excerpt_of_two_utterances_joins_one_and_does_not_join_them() {
    let mut five = full(5);
    five[4] = statement(4, SHORT, 5);
    let same = |a, b| link(a, b, Relation::Altered, Status::Confirmed);
    let part = |a, b| link(a, b, Relation::Excerpt, Status::Confirmed);
    let links = [same(0, 1), same(2, 3), part(0, 4), part(1, 4), part(2, 4), part(3, 4)];
    let clusters = members(&five, &links);
    assert_eq!(clusters.len(), 2);
    assert_eq!(clusters.iter().map(Vec::len).sum::<usize>(), 5);
    assert!(clusters.iter().all(|c| !(c.contains(&0) && c.contains(&2))));
}

#[test]
fn a_chain_of_small_changes_breaks() {
    let links: Vec<_> = (0..19)
        .map(|n| link(n, n + 1, Relation::Altered, Status::Confirmed))
        .collect();
    let clusters = members(&full(20), &links);
    assert!(clusters.iter().all(|c| c.len() <= 3), "{clusters:?}");
}

#[test]
fn a_star_of_equal_statements_is_one_cluster() {
    let links: Vec<_> = (1..20)
        .map(|n| link(0, n, Relation::Exact, Status::Confirmed))
        .collect();
    assert_eq!(members(&full(20), &links)[0].len(), 20);
}

#[test]
fn the_earliest_is_told_only_where_dates_tell() {
    let links = [link(0, 1, Relation::Exact, Status::Confirmed)];
    let earliest = |days: [i8; 2]| {
        let two = [statement(0, FULL, days[0]), statement(1, FULL, days[1])];
        cluster(&two, &links, &Config::default())[0].earliest
    };
    assert_eq!(earliest([3, 2]), Some(1));
    assert_eq!(earliest([2, 2]), None);
    assert_eq!(earliest([2, 0]), None);
}

#[test]
fn the_fullest_holds_most_others() {
    let mut three = full(3);
    three[0] = statement(0, SHORT, 1);
    three[2] = statement(2, SHORT, 3);
    let part = |a, b| link(a, b, Relation::Excerpt, Status::Confirmed);
    let found = &cluster(&three, &[part(0, 1), part(1, 2)], &Config::default())[0];
    assert_eq!((found.fullest, found.variants, found.outlets), (1, 2, 3));
}

#[test]
fn the_order_of_links_does_not_matter() {
    let mut links: Vec<_> = (0..19)
        .map(|n| link(n, n + 1, Relation::Altered, Status::Confirmed))
        .collect();
    let forward = cluster(&full(20), &links, &Config::default());
    links.reverse();
    assert_eq!(forward, cluster(&full(20), &links, &Config::default()));
}
