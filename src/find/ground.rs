//! What all kinds of findings look things up in.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Config;
use crate::model::{Article, ArticleId, Cluster, Link, Outlet, Span, Statement, is_quote_mark};

/// Longest piece of a text that a finding quotes, in characters: a line and a half of a terminal.
const QUOTE_CHARS: usize = 120;

/// A run's parts, with ways to get from one to the other.
pub struct Ground<'a> {
    pub statements: &'a [Statement],
    pub links: &'a [Link],
    pub clusters: &'a [Cluster],
    pub config: &'a Config,
    articles: FxHashMap<ArticleId, &'a Article>,
    cluster_of: Vec<Option<usize>>,
    clusters_of: FxHashMap<ArticleId, FxHashSet<usize>>,
}

impl<'a> Ground<'a> {
    pub fn new(
        articles: &'a [Article],
        statements: &'a [Statement],
        (links, clusters): (&'a [Link], &'a [Cluster]),
        config: &'a Config,
    ) -> Self {
        let mut cluster_of = vec![None; statements.len()];
        let mut clusters_of: FxHashMap<ArticleId, FxHashSet<usize>> = FxHashMap::default();
        for (index, cluster) in clusters.iter().enumerate() {
            for member in &cluster.members {
                if let Some(slot) = cluster_of.get_mut(*member as usize) {
                    *slot = Some(index);
                }
                if let Some(statement) = statements.get(*member as usize) {
                    clusters_of.entry(statement.article_id).or_default().insert(index);
                }
            }
        }
        Self {
            statements,
            links,
            clusters,
            config,
            articles: articles.iter().map(|article| (article.id, article)).collect(),
            cluster_of,
            clusters_of,
        }
    }

    pub fn statement(&self, index: u32) -> Option<&'a Statement> {
        self.statements.get(index as usize)
    }

    /// The two statements of a link; `None` where it points outside.
    pub fn sides(&self, link: &Link) -> Option<(&'a Statement, &'a Statement)> {
        Some((self.statement(link.a)?, self.statement(link.b)?))
    }

    /// The text of a statement's article; empty where that is not known.
    pub fn article_text(&self, statement: &Statement) -> &'a str {
        self.articles
            .get(&statement.article_id)
            .map_or("", |article| article.text.as_str())
    }

    /// Who prints a statement: its outlet, else its article by title, else by what it was read as.
    pub fn voice<'s>(&'s self, statement: &'s Statement) -> &'s str {
        let article = || self.articles.get(&statement.article_id);
        let title = || article().and_then(|article| article.title.as_deref());
        let read_as = || article().map_or("an unnamed outlet", |article| &*article.input_id);
        let outlet = statement.outlet.as_ref().map(Outlet::name);
        outlet.or_else(title).unwrap_or_else(read_as)
    }

    /// Whether two articles share words of a cluster: they are of one story.
    pub fn share_a_cluster(&self, a: &Statement, b: &Statement) -> bool {
        let of = |statement: &Statement| self.clusters_of.get(&statement.article_id);
        of(a).zip(of(b)).is_some_and(|(a, b)| !a.is_disjoint(b))
    }

    /// Whether two articles are so far apart in time that they may tell of two events; not where a day is unknown.
    pub fn is_another_time(&self, a: &Statement, b: &Statement) -> bool {
        let days = a
            .published
            .zip(b.published)
            .and_then(|(a, b)| a.date().until(b.date()).ok());
        days.is_some_and(|days| days.get_days().unsigned_abs() > self.config.same_event_days)
    }

    pub fn cluster_of(&self, statement: u32) -> Option<usize> {
        self.cluster_of.get(statement as usize).copied().flatten()
    }

    /// The index of the cluster that holds both.
    pub fn shared_cluster(&self, a: u32, b: u32) -> Option<usize> {
        self.cluster_of(a).filter(|index| self.cluster_of(b) == Some(*index))
    }

    /// The sentence that holds the statement, as far as its surroundings tell.
    pub fn sentence(&self, statement: &Statement) -> Span {
        let whole = hull(statement);
        let text = self.article_text(statement);
        let mut all = whole;
        if is_same_sentence(
            Span::new(statement.before.end, whole.start).of(text),
            statement.before.of(text),
        ) {
            all = all.join(statement.before);
        }
        let ends = whole
            .of(text)
            .trim_end_matches(is_quote_mark)
            .ends_with(['.', '!', '?']);
        if !ends && statement.after.start >= whole.end {
            all = all.join(statement.after);
        }
        all
    }

    /// The words of the statement's sentence before the statement; empty where it begins the sentence.
    pub fn lead_in(&self, statement: &Statement) -> &'a str {
        let sentence = self.sentence(statement);
        Span::new(sentence.start, hull(statement).start).of(self.article_text(statement))
    }

    /// The words of the statement's sentence after the statement.
    pub fn tail(&self, statement: &Statement) -> &'a str {
        let sentence = self.sentence(statement);
        Span::new(hull(statement).end, sentence.end).of(self.article_text(statement))
    }
}

/// Whether what stands before is part of the statement's sentence: no sentence ends there.
fn is_same_sentence(between: &str, before: &str) -> bool {
    let end = before.trim_end().trim_end_matches(is_quote_mark);
    !before.trim().is_empty() && !end.ends_with(['.', '!', '?', '…']) && !between.contains('\n')
}

/// From the first to the last word of a statement.
pub fn hull(statement: &Statement) -> Span {
    let first = statement.content.first().copied().unwrap_or(Span::new(0, 0));
    statement.content.iter().fold(first, |all, part| all.join(*part))
}

/// Whether two statements come from outlets that are known to be one, or from one article.
pub fn is_one_outlet(a: &Statement, b: &Statement) -> bool {
    a.article_id == b.article_id || a.outlet.is_some() && a.outlet == b.outlet
}

/// White space folded, cut at the last word that fits.
pub fn cut(text: &str) -> String {
    let mut kept = String::new();
    let mut chars = 0;
    for word in text.split_whitespace() {
        chars += word.chars().count() + 1;
        if chars > QUOTE_CHARS {
            if kept.is_empty() {
                kept.extend(word.chars().take(QUOTE_CHARS));
            }
            kept.push('…');
            return kept;
        }
        if !kept.is_empty() {
            kept.push(' ');
        }
        kept.push_str(word);
    }
    kept
}

/// The stretch of an article's text under some bytes of a statement's compared text.
pub fn place(statement: &Statement, start: usize, end: usize) -> Span {
    let is_whole = statement.compared == statement.text;
    let (parts, between) = if is_whole && statement.kind == crate::model::Kind::Direct {
        (&statement.content, " ".len())
    } else if is_whole {
        (&statement.content, " … ".len())
    } else {
        (&statement.quoted, " … ".len())
    };
    let mut at = 0;
    let mut found: Option<Span> = None;
    for part in parts {
        let (from, to) = (start.max(at), end.min(at + part.len()));
        if from < to || from == to && start == end && from >= at && from <= at + part.len() {
            let piece = Span::new(part.start + from - at, part.start + to - at);
            found = Some(found.map_or(piece, |all| all.join(piece)));
        }
        at += part.len() + between;
    }
    found.unwrap_or_else(|| hull(statement))
}
