//! Builds the whole graph out of the slices of a run.

use std::collections::BTreeSet;

use petgraph::graph::{DiGraph, NodeIndex};
use rustc_hash::FxHashMap;

use super::{Edge, Node};
use crate::fold::name as fold;
use crate::model::{
    Article, ArticleId, Cluster, Fingerprint, Link, OutletId, Speaker, SpeakerId, SpeakerKind, Statement, Status,
};

pub(super) fn build(
    articles: &[Article],
    statements: &[Statement],
    links: &[Link],
    clusters: &[Cluster],
) -> DiGraph<Node, Edge> {
    let mut builder = Builder::default();
    builder.add_outlets(articles);
    builder.add_articles(articles);
    builder.add_statements(statements);
    builder.add_speakers(statements);
    let media = builder.add_media(articles, statements);
    builder.add_clusters(clusters);
    builder.connect_articles(articles, statements);
    builder.connect_speakers(statements, &media);
    builder.connect_credits(articles, statements, &media);
    builder.connect_clusters(clusters);
    builder.connect_links(links);
    builder.graph
}

#[derive(Default)]
struct Builder {
    graph: DiGraph<Node, Edge>,
    outlets: FxHashMap<OutletId, NodeIndex>,
    articles: Vec<NodeIndex>,
    statements: Vec<NodeIndex>,
    speakers: FxHashMap<SpeakerId, NodeIndex>,
    clusters: Vec<NodeIndex>,
    /// Outlets, persons and bodies by folded name, for the media.
    named: FxHashMap<String, NodeIndex>,
}

impl Builder {
    fn add_outlets(&mut self, articles: &[Article]) {
        for outlet in articles.iter().filter_map(|article| article.outlet.as_ref()) {
            let graph = &mut self.graph;
            let node = *self
                .outlets
                .entry(outlet.id())
                .or_insert_with(|| graph.add_node(Node::Outlet(outlet.clone())));
            self.named.entry(fold(outlet.name())).or_insert(node);
        }
    }

    fn add_articles(&mut self, articles: &[Article]) {
        for (index, article) in (0_u32..).zip(articles) {
            let node = self.graph.add_node(Node::Article { id: article.id, index });
            self.articles.push(node);
        }
    }

    fn add_statements(&mut self, statements: &[Statement]) {
        for (index, statement) in (0_u32..).zip(statements) {
            let node = self.graph.add_node(Node::Statement {
                id: statement.id,
                index,
            });
            self.statements.push(node);
        }
    }

    fn add_speakers(&mut self, statements: &[Statement]) {
        for speaker in statements.iter().filter_map(|statement| statement.speaker.as_ref()) {
            self.add_speaker(speaker.clone());
        }
    }

    fn add_speaker(&mut self, speaker: Speaker) -> NodeIndex {
        let name = (speaker.kind != SpeakerKind::Role).then(|| fold(&speaker.name));
        let graph = &mut self.graph;
        let node = *self
            .speakers
            .entry(speaker.id)
            .or_insert_with(|| graph.add_node(Node::Speaker(speaker)));
        if let Some(name) = name {
            self.named.entry(name).or_insert(node);
        }
        node
    }

    /// The node of each statement's medium: the outlet, person or body of that name, else a new body.
    fn add_media(&mut self, articles: &[Article], statements: &[Statement]) -> Vec<Option<NodeIndex>> {
        let texts: FxHashMap<ArticleId, &str> = articles.iter().map(|a| (a.id, a.text.as_str())).collect();
        statements
            .iter()
            .map(|statement| {
                let medium = statement.medium?.of(texts.get(&statement.article_id)?);
                let name = fold(medium);
                if name.is_empty() {
                    return None;
                }
                Some(match self.named.get(&name) {
                    Some(node) => *node,
                    None => self.add_speaker(body(medium, &name)),
                })
            })
            .collect()
    }

    fn add_clusters(&mut self, clusters: &[Cluster]) {
        for (index, cluster) in (0_u32..).zip(clusters) {
            let node = self.graph.add_node(Node::Cluster {
                id: cluster.id,
                index,
                centre: cluster.earliest.unwrap_or(cluster.fullest),
            });
            self.clusters.push(node);
        }
    }

    fn connect_articles(&mut self, articles: &[Article], statements: &[Statement]) {
        let mut nodes = FxHashMap::default();
        for (article, node) in articles.iter().zip(&self.articles) {
            nodes.entry(article.id).or_insert(*node);
            if let Some(outlet) = article.outlet.as_ref().and_then(|o| self.outlets.get(&o.id())) {
                self.graph.add_edge(*outlet, *node, Edge::Published);
            }
        }
        for (statement, node) in statements.iter().zip(&self.statements) {
            if let Some(article) = nodes.get(&statement.article_id) {
                self.graph.add_edge(*article, *node, Edge::Contains);
            }
        }
    }

    fn connect_speakers(&mut self, statements: &[Statement], media: &[Option<NodeIndex>]) {
        for (statement, node) in statements.iter().zip(&self.statements) {
            if let Some(speaker) = statement.speaker.as_ref().and_then(|s| self.speakers.get(&s.id)) {
                self.graph.add_edge(*node, *speaker, Edge::SaidBy);
            }
        }
        for (medium, node) in media.iter().zip(&self.statements) {
            if let Some(medium) = medium {
                self.graph.add_edge(*node, *medium, Edge::CarriedBy);
            }
        }
    }

    /// Who credits whom: an article credits the channels of its statements, and a speaker that is the channel of any
    /// statement or an outlet of the run. Each once, never its own outlet.
    fn connect_credits(&mut self, articles: &[Article], statements: &[Statement], media: &[Option<NodeIndex>]) {
        let channels: BTreeSet<NodeIndex> = media.iter().flatten().copied().collect();
        let mut credited: FxHashMap<ArticleId, BTreeSet<NodeIndex>> = FxHashMap::default();
        for (statement, medium) in statements.iter().zip(media) {
            let speaker = statement
                .speaker
                .as_ref()
                .filter(|speaker| speaker.kind == SpeakerKind::Body);
            let speaker = speaker.and_then(|speaker| self.named.get(&fold(&speaker.name)).copied());
            let is_channel = |node: &NodeIndex| channels.contains(node) || matches!(self.graph[*node], Node::Outlet(_));
            let all = credited.entry(statement.article_id).or_default();
            all.extend(medium.iter().copied().chain(speaker.filter(is_channel)));
        }
        for (article, node) in articles.iter().zip(&self.articles) {
            let own = article
                .outlet
                .as_ref()
                .and_then(|outlet| self.outlets.get(&outlet.id()));
            for channel in credited.get(&article.id).into_iter().flatten() {
                if own != Some(channel) {
                    self.graph.add_edge(*node, *channel, Edge::Credits);
                }
            }
        }
    }

    fn connect_clusters(&mut self, clusters: &[Cluster]) {
        for (cluster, node) in clusters.iter().zip(&self.clusters) {
            for member in cluster.members.iter().filter_map(|m| self.statements.get(*m as usize)) {
                self.graph.add_edge(*member, *node, Edge::MemberOf);
            }
        }
    }

    fn connect_links(&mut self, links: &[Link]) {
        for (index, link) in (0_u32..).zip(links) {
            if link.status == Status::Rejected {
                continue;
            }
            let ends = (
                self.statements.get(link.a as usize),
                self.statements.get(link.b as usize),
            );
            if let (Some(a), Some(b)) = ends {
                let edge = Edge::Link {
                    id: link.id,
                    index,
                    relation: link.relation,
                    status: link.status,
                    score: link.score,
                };
                self.graph.add_edge(*a, *b, edge);
            }
        }
    }
}

/// A body that is known as a medium only.
fn body(medium: &str, folded: &str) -> Speaker {
    Speaker {
        id: SpeakerId::of(Fingerprint::new().field("medium").field(folded)),
        name: medium.split_whitespace().collect::<Vec<_>>().join(" ").into(),
        kind: SpeakerKind::Body,
    }
}
