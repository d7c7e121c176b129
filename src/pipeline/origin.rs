//! Where the articles have their texts from, and which outlets of a cluster are independent.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::model::{Article, ArticleId, Cluster, Copied, Origin, Outlet, Span, Statement, Tie};
use crate::reuse::{self, Channel, Config, Original, Shared, Sketch, Witness};

/// The origin of each article: whom it credits, and what it is one text with.
pub(super) fn origins(articles: &[Article], statements: &[Statement], config: &Config) -> Vec<Origin> {
    let quoted = Quoted::of(statements);
    let read = |article: &Article| {
        let sketch = Sketch::new(article, quoted.of_article(article), config);
        (reuse::credits(article), sketch)
    };
    let (credits, sketches): (Vec<_>, Vec<_>) = articles.par_iter().map(read).unzip();
    let origin = |credits| Origin { credits, copy: None };
    let mut origins: Vec<Origin> = credits.into_iter().map(origin).collect();
    let mut groups: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
    for (article, original) in (0..).zip(reuse::originals(&sketches, config)) {
        if let Some(original) = original {
            groups.entry(original).or_default().push(article);
        }
    }
    let groups: Vec<(u32, Vec<u32>)> = groups.into_iter().collect();
    let copies = groups.par_iter().flat_map_iter(|(original, members)| {
        let of = *original as usize;
        let whole = Original::new(&articles[of], quoted.of_article(&articles[of]), config);
        let shared = members.iter().filter_map(|&member| {
            let at = member as usize;
            let shared = whole.shared(&articles[at], quoted.of_article(&articles[at]));
            let is_one = shared.words >= config.words_min || sketches[at].has_words_of(&sketches[of]);
            is_one.then_some((member, shared))
        });
        copied(articles, *original, shared.collect())
    });
    for (member, copy) in copies.collect::<Vec<_>>() {
        origins[member as usize].copy = Some(copy);
    }
    origins
}

/// The articles of a group; none where nothing but the fullest is left.
fn copied(articles: &[Article], of: u32, members: Vec<(u32, Shared)>) -> Vec<(u32, Copied)> {
    if members.len() < 2 {
        return Vec::new();
    }
    let group = reuse::group_id(members.iter().map(|&(member, _)| articles[member as usize].id));
    let copy = |(member, shared): (u32, Shared)| {
        let Shared { words, share, passages } = shared;
        let copy = Copied {
            group,
            of,
            words,
            share,
            passages,
        };
        (member, copy)
    };
    members.into_iter().map(copy).collect()
}

/// The quotations of each article, in text order.
struct Quoted(FxHashMap<ArticleId, Vec<Span>>);

impl Quoted {
    fn of(statements: &[Statement]) -> Self {
        let mut quoted: FxHashMap<ArticleId, Vec<Span>> = FxHashMap::default();
        for statement in statements {
            let of_article = quoted.entry(statement.article_id).or_default();
            of_article.extend(&statement.quoted);
        }
        let in_order = |(article, mut spans): (ArticleId, Vec<Span>)| {
            spans.sort_unstable();
            // One inside another would hide the rest of it.
            spans.dedup_by(|inner, outer| outer.contains(*inner));
            (article, spans)
        };
        Self(quoted.into_iter().map(in_order).collect())
    }

    fn of_article(&self, article: &Article) -> &[Span] {
        self.0.get(&article.id).map_or(&[], Vec::as_slice)
    }
}

/// Counts the independent outlets of each cluster, and tells what joins the others.
pub(super) fn tie(clusters: &mut [Cluster], articles: &[Article], statements: &[Statement], origins: &[Origin]) {
    let by_id: FxHashMap<ArticleId, usize> = articles.iter().zip(0..).map(|(article, at)| (article.id, at)).collect();
    let channels: Vec<Vec<Channel>> = articles.par_iter().zip(origins).map(|(a, o)| channels(a, o)).collect();
    let witness = |member: u32| {
        let statement = &statements[member as usize];
        let at = by_id.get(&statement.article_id).copied();
        let mut channels = at.map(|at| channels[at].clone()).unwrap_or_default();
        let medium = statement
            .medium
            .zip(at)
            .map(|(medium, at)| medium.of(&articles[at].text));
        channels.extend(medium.and_then(Channel::named));
        let outlet = statement.outlet.as_ref().map(|outlet| outlet.id().to_string());
        Witness {
            outlet: outlet.unwrap_or_else(|| statement.article_id.to_string()),
            copy: at.and_then(|at| Some(origins[at].copy.as_ref()?.group)),
            channels,
        }
    };
    clusters.par_iter_mut().for_each(|cluster| {
        let witnesses: Vec<_> = cluster.members.iter().map(|&member| witness(member)).collect();
        let (count, ties) = reuse::independent(&witnesses);
        cluster.independent_outlets = Some(count);
        cluster.ties = ties
            .into_iter()
            .map(|(ground, name, of)| Tie {
                ground,
                name,
                members: of.into_iter().map(|number| cluster.members[number]).collect(),
            })
            .collect();
    });
}

/// The outlet itself, and the agencies whose text the article says that it is.
fn channels(article: &Article, origin: &Origin) -> Vec<Channel> {
    let wires = origin.wires().map(|name| &**name);
    let own = article.outlet.as_ref().map(Outlet::name);
    own.into_iter().chain(wires).filter_map(Channel::named).collect()
}
