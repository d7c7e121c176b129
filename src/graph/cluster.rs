//! Which statements are one utterance: stars of confirmed links, never chains.
//!
//! Two statements of one core are alike in full; an excerpt is alike in part, and may be part of two utterances. Cores
//! are made first, each a star around the statement that most others are alike to; a statement that is not linked to
//! the centre must be linked to most of the core. Excerpts then join the one core that they fit best, and never join
//! two. So every member is at most two links from every other.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;

use super::Config;
use crate::fold::words;
use crate::model::{Bond, Cluster, ClusterId, Fingerprint, Relation, Statement, Status};

/// The clusters of the confirmed links, in the order of their first members. Each statement is in one at most.
///
/// Costs a sort and some passes over the links.
#[must_use]
pub fn cluster(statements: &[Statement], links: &[Bond], config: &Config) -> Vec<Cluster> {
    let neighbours = Neighbours::new(statements, links, config);
    let mut stars = Stars {
        neighbours: &neighbours,
        config,
        star_of: vec![NONE; statements.len()],
        count: 0,
    };
    stars.open_all();
    let mut members: Vec<Vec<u32>> = vec![Vec::new(); stars.count as usize];
    for (statement, &star) in (0..).zip(&stars.star_of) {
        if star != NONE {
            members[star as usize].push(statement);
        }
    }
    let several = members.into_iter().filter(|m| m.len() > 1);
    let mut clusters: Vec<Cluster> = several.map(|m| describe(statements, &neighbours, m)).collect();
    clusters.sort_by_cached_key(|c| (c.members.first().map(|&first| order(statements, first)), c.id));
    clusters
}

const NONE: u32 = u32::MAX;

/// A confirmed link, seen from one of its ends: the other end, and two marks in the highest bits.
#[derive(Clone, Copy)]
struct Edge(u32);

const CONFIRMED: u32 = 1 << 31;
const CORE: u32 = 1 << 30;

impl Edge {
    const fn to(self) -> u32 {
        self.0 & !(CONFIRMED | CORE)
    }

    const fn is_confirmed(self) -> bool {
        self.0 & CONFIRMED != 0
    }

    /// Whether the two are alike in full.
    const fn is_core(self) -> bool {
        self.0 & CORE != 0
    }
}

/// The confirmed links of each statement.
struct Neighbours {
    starts: Vec<usize>,
    edges: Vec<Edge>,
    words: Vec<u32>,
}

impl Neighbours {
    fn new(statements: &[Statement], links: &[Bond], config: &Config) -> Self {
        let words: Vec<u32> = statements
            .iter()
            .map(|s| count(s.compared.split_whitespace().count()))
            .collect();
        let is_sure = |link: &&Bond| link.status == Status::Confirmed || link.score.get() >= config.short_score_min;
        let confirmed = || links.iter().filter(is_sure);
        let mut starts = vec![0_usize; statements.len() + 1];
        for link in confirmed() {
            starts[link.a as usize + 1] += 1;
            starts[link.b as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut edges = vec![Edge(0); starts.last().copied().unwrap_or(0)];
        let mut next = starts.clone();
        for link in confirmed() {
            let is_core = is_core(link, words[link.a as usize], words[link.b as usize], config);
            for (from, to) in [(link.a, link.b), (link.b, link.a)] {
                let confirmed = if link.status == Status::Confirmed { CONFIRMED } else { 0 };
                let core = if is_core { CORE } else { 0 };
                let at = &mut next[from as usize];
                edges[*at] = Edge(to | confirmed | core);
                *at += 1;
            }
        }
        for from in 0..statements.len() {
            edges[starts[from]..starts[from + 1]].sort_by_key(|edge| edge.to());
        }
        Self { starts, edges, words }
    }

    fn of(&self, statement: u32) -> &[Edge] {
        &self.edges[self.starts[statement as usize]..self.starts[statement as usize + 1]]
    }

    /// The longest first, ties by number.
    fn by_length(&self) -> Vec<u32> {
        let mut order: Vec<u32> = (0..)
            .take(self.words.len())
            .filter(|&s| !self.of(s).is_empty())
            .collect();
        order.sort_by_key(|&s| (Reverse(self.words[s as usize]), s));
        order
    }
}

/// Whether two linked statements are alike in full.
fn is_core(link: &Bond, words_a: u32, words_b: u32, config: &Config) -> bool {
    let (short, long) = (f64::from(words_a.min(words_b)), f64::from(words_a.max(words_b)));
    let alike = link.relation != Relation::Excerpt || link.likeness.get() >= config.core_length_min;
    link.status == Status::Confirmed && alike && short >= f64::from(config.core_length_min) * long
}

/// Clusters in the making.
struct Stars<'a> {
    neighbours: &'a Neighbours,
    config: &'a Config,
    /// By statement: its star.
    star_of: Vec<u32>,
    count: u32,
}

impl Stars<'_> {
    fn is_free(&self, statement: u32) -> bool {
        self.star_of[statement as usize] == NONE
    }

    /// The statement with most links to its like takes all that is linked to it and free; then the next that is free.
    fn open_all(&mut self) {
        let neighbours = self.neighbours;
        let like = |s: u32| neighbours.of(s).iter().filter(|edge| edge.is_core()).count();
        let mut order = neighbours.by_length();
        order.sort_by_cached_key(|&s| (Reverse(like(s)), Reverse(neighbours.words[s as usize]), s));
        for &centre in order.iter().take_while(|&&centre| like(centre) > 0) {
            if self.is_free(centre) && !self.join(centre) {
                self.open(centre);
            }
        }
        for centre in neighbours.by_length() {
            if self.is_free(centre) && !self.join(centre) {
                self.open(centre);
            }
        }
    }

    /// A star around a statement, where there is anything to take.
    fn open(&mut self, centre: u32) {
        let neighbours = self.neighbours;
        let longest = f64::from(neighbours.words[centre as usize]) / f64::from(self.config.core_length_min);
        let mut has_taken = false;
        for edge in neighbours.of(centre) {
            // What is much longer than the centre may hold two utterances: it looks for a place of its own.
            if edge.is_confirmed()
                && self.is_free(edge.to())
                && f64::from(neighbours.words[edge.to() as usize]) <= longest
            {
                self.star_of[edge.to() as usize] = self.count;
                has_taken = true;
            }
        }
        if has_taken {
            self.star_of[centre as usize] = self.count;
            self.count += 1;
        }
    }

    /// Puts a statement into the star that most of its links lead to, if that is enough of them.
    fn join(&mut self, statement: u32) -> bool {
        let edges = self.neighbours.of(statement);
        let mut links: FxHashMap<u32, u32> = FxHashMap::default();
        for edge in edges.iter().filter(|edge| !self.is_free(edge.to())) {
            *links.entry(self.star_of[edge.to() as usize]).or_default() += 1;
        }
        let best = links.into_iter().max_by_key(|&(star, links)| (links, Reverse(star)));
        let Some((star, links)) = best else { return false };
        let enough = f64::from(links) >= f64::from(self.config.core_share_min) * edges.len() as f64;
        if enough {
            self.star_of[statement as usize] = star;
        }
        enough
    }
}

/// A key for the order of members: earliest first, the undated last, ties by outlet, then id.
fn order(statements: &[Statement], member: u32) -> impl Ord + use<> {
    let statement = &statements[member as usize];
    let outlet = statement.outlet.as_ref().map(|o| o.name().to_owned());
    (statement.published.is_none(), statement.published, outlet, statement.id)
}

/// The cluster of some statements.
fn describe(statements: &[Statement], neighbours: &Neighbours, mut members: Vec<u32>) -> Cluster {
    members.sort_by_cached_key(|&member| order(statements, member));
    let mut ids: Vec<String> = members.iter().map(|&m| statements[m as usize].id.to_string()).collect();
    ids.sort_unstable();
    let fingerprint = ids.iter().fold(Fingerprint::new(), Fingerprint::field);
    Cluster {
        id: ClusterId::of(fingerprint),
        fullest: fullest(neighbours, &members),
        earliest: earliest(statements, &members),
        outlets: outlets(statements, &members),
        variants: distinct(members.iter().map(|&m| wording(&statements[m as usize].compared))),
        independent_outlets: None,
        ties: Vec::new(),
        members,
    }
}

/// The member that is linked to most others that are not longer; ties: the longest, then the first.
fn fullest(neighbours: &Neighbours, members: &[u32]) -> u32 {
    let inside: rustc_hash::FxHashSet<u32> = members.iter().copied().collect();
    let length = |member: u32| neighbours.words[member as usize];
    let held = |member: u32| {
        let edges = neighbours.of(member).iter();
        edges
            .filter(|e| inside.contains(&e.to()) && length(e.to()) <= length(member))
            .count()
    };
    let best = (0_usize..)
        .zip(members)
        .max_by_key(|&(at, &member)| (held(member), length(member), Reverse(at)));
    best.map_or(NONE, |(_, &member)| member)
}

/// The member known to be before every other. One undated member, or two of one day, and nobody knows.
fn earliest(statements: &[Statement], members: &[u32]) -> Option<u32> {
    let date = |member: u32| statements[member as usize].published;
    let (&first, rest) = members.split_first()?;
    let is_first = |&other: &u32| date(first).zip(date(other)).is_some_and(|(a, b)| a.is_before(b));
    rest.iter().all(is_first).then_some(first)
}

/// Distinct outlets; an article without one counts by itself.
fn outlets(statements: &[Statement], members: &[u32]) -> usize {
    distinct(members.iter().map(|&member| {
        let statement = &statements[member as usize];
        let outlet = statement.outlet.as_ref().map(crate::model::Outlet::id);
        (outlet, outlet.is_none().then_some(statement.article_id))
    }))
}

/// Case and punctuation aside.
fn wording(text: &str) -> String {
    words(text).into_iter().map(|word| word.text + " ").collect()
}

fn distinct<T: Ord>(values: impl Iterator<Item = T>) -> usize {
    let mut all: Vec<T> = values.collect();
    all.sort_unstable();
    all.dedup();
    all.len()
}

fn count(number: usize) -> u32 {
    u32::try_from(number).expect("statements are numbered in 32 bits")
}

#[cfg(test)]
mod tests;
