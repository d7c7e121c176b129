//! What the graph's files, for Gephi and Graphviz alike, tell of its nodes and edges.

use std::borrow::Cow;

use petgraph::visit::EdgeRef;
use rustc_hash::{FxHashMap, FxHashSet};

use super::Contents;
use super::fragment::Page;
use super::lookup::Lookup;
use super::names::Name as _;
use crate::graph::{Edge, Node, StatementGraph};
use crate::model::{
    Article, ArticleId, ClusterId, Confidence, Outlet, OutletId, Published, SpeakerId, Statement, Status,
};

/// A drawing of a run's graph.
pub(super) struct Drawn<'a> {
    run: &'a Contents<'a>,
    lookup: &'a Lookup<'a>,
    drawing: &'a StatementGraph,
    tally: Tally,
    /// For each statement whether a link touches it.
    linked: Vec<bool>,
}

/// A node, ready to be written but for length and escapes.
pub(super) struct NodeFacts<'a> {
    pub(super) id: String,
    pub(super) kind: &'static str,
    /// Of a statement (direct, mixed, …) or a speaker (person, body, role).
    pub(super) subkind: Option<&'static str>,
    pub(super) label: Cow<'a, str>,
    pub(super) outlet: Option<&'a str>,
    pub(super) speaker: Option<&'a str>,
    pub(super) cluster: Option<ClusterId>,
    /// Of a statement: whether a link touches it. True for all else.
    pub(super) is_linked: bool,
    pub(super) reach: Reach,
    /// Of a statement.
    pub(super) confidence: Option<Confidence>,
    /// The page, of an article; the passage, of a statement.
    pub(super) url: Option<String>,
    pub(super) published: Option<Published>,
}

/// An edge, ready to be written but for length and escapes.
pub(super) struct EdgeFacts {
    /// The link's id, else `kind:from:to`.
    pub(super) id: String,
    /// The id of the node it starts from, and its place among the nodes.
    pub(super) from: (String, usize),
    pub(super) to: (String, usize),
    pub(super) edge: Edge,
    pub(super) published: Option<Published>,
}

impl EdgeFacts {
    pub(super) fn status(&self) -> Option<Status> {
        match self.edge {
            Edge::Link { status, .. } => Some(status),
            _ => None,
        }
    }

    /// The kind in words; of what is counted, how many.
    pub(super) fn label(&self) -> String {
        match self.edge {
            Edge::Shares {
                clusters,
                earlier,
                later,
            } => {
                format!(
                    "{} shared, {earlier} : {later} earlier",
                    counted(clusters as usize, "cluster")
                )
            }
            Edge::Quotes { statements } => counted(statements as usize, "statement"),
            edge => edge.name().replace('_', " "),
        }
    }
}

/// "1 statement", "2 statements".
pub(super) fn counted(count: usize, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{plural}")
}

/// "5 outlets, 3 independent"; the latter only where there are fewer.
pub(super) fn reach(outlets: usize, independent: Option<usize>) -> String {
    let fewer = independent.filter(|&independent| independent < outlets);
    let fewer = fewer.map(|independent| format!(", {independent} independent"));
    counted(outlets, "outlet") + &fewer.unwrap_or_default()
}

/// How much a node stands for.
#[derive(Clone, Copy, Default)]
pub(super) struct Reach {
    pub(super) statements: usize,
    /// Different outlets of those statements; each article without an outlet counts by itself.
    pub(super) outlets: usize,
    /// Of a cluster: those of them that are independent.
    pub(super) independent: Option<usize>,
}

impl<'a> Drawn<'a> {
    pub(super) fn new(run: &'a Contents<'a>, lookup: &'a Lookup<'a>, drawing: &'a StatementGraph) -> Self {
        Self {
            run,
            lookup,
            drawing,
            tally: Tally::of(run),
            linked: linked(run),
        }
    }

    pub(super) fn node_count(&self) -> usize {
        self.drawing.graph().node_count()
    }

    /// Every node, in order.
    pub(super) fn nodes(&self) -> impl Iterator<Item = NodeFacts<'_>> {
        self.drawing.graph().node_weights().map(|node| self.facts(node))
    }

    pub(super) fn edge_count(&self) -> usize {
        self.drawing.graph().edge_count()
    }

    /// Every edge, in order.
    pub(super) fn edges(&self) -> impl Iterator<Item = EdgeFacts> {
        let graph = self.drawing.graph();
        graph.edge_references().map(|edge| {
            let (from, to) = (&graph[edge.source()], &graph[edge.target()]);
            let is = *edge.weight();
            let (id_from, id_to) = (node_id(from), node_id(to));
            EdgeFacts {
                id: match is {
                    Edge::Link { id, .. } => id.to_string(),
                    _ => format!("{}:{id_from}:{id_to}", is.name()),
                },
                from: (id_from, edge.source().index()),
                to: (id_to, edge.target().index()),
                published: self.date(is, from, to),
                edge: is,
            }
        })
    }

    /// When what the edge says came to be: of a link, with the later statement.
    fn date(&self, edge: Edge, from: &Node, to: &Node) -> Option<Published> {
        match edge {
            Edge::Published | Edge::Contains | Edge::Link { .. } => self.published(to),
            Edge::SaidBy | Edge::CarriedBy | Edge::Credits | Edge::MemberOf => self.published(from),
            Edge::Shares { .. } | Edge::Quotes { .. } => None,
        }
    }

    fn published(&self, node: &Node) -> Option<Published> {
        match node {
            Node::Article { index, .. } => self.article(*index)?.published,
            Node::Statement { index, .. } => self.statement(*index)?.published,
            Node::Outlet(_) | Node::Speaker(_) | Node::Cluster { .. } => None,
        }
    }

    fn article(&self, index: u32) -> Option<&'a Article> {
        self.run.articles.get(index as usize)
    }

    fn statement(&self, index: u32) -> Option<&'a Statement> {
        self.run.statements.get(index as usize)
    }

    fn facts(&self, node: &'a Node) -> NodeFacts<'a> {
        let mut facts = NodeFacts {
            id: node_id(node),
            kind: node.name(),
            subkind: None,
            label: Cow::Borrowed(""),
            outlet: None,
            speaker: None,
            cluster: None,
            is_linked: true,
            reach: self.tally.reach(node),
            confidence: None,
            url: None,
            published: self.published(node),
        };
        match node {
            Node::Outlet(outlet) => facts.label = outlet.name().into(),
            Node::Article { index, .. } => {
                if let Some(article) = self.article(*index) {
                    facts.tell_article(article);
                }
            }
            Node::Statement { index, .. } => {
                if let Some(statement) = self.statement(*index) {
                    facts.tell_statement(statement, self.lookup.article(statement));
                    facts.cluster = self.lookup.cluster(*index as usize);
                    facts.is_linked = self.linked.get(*index as usize) == Some(&true);
                }
            }
            Node::Speaker(speaker) => {
                facts.label = (&*speaker.name).into();
                facts.subkind = Some(speaker.kind.name());
            }
            Node::Cluster { id, index, .. } => {
                facts.cluster = Some(*id);
                if let Some(cluster) = self.run.clusters.get(*index as usize) {
                    facts.reach = Reach {
                        statements: cluster.members.len(),
                        outlets: cluster.outlets,
                        independent: cluster.independent_outlets,
                    };
                    facts.label = self
                        .statement(cluster.fullest)
                        .map_or("", |fullest| &fullest.text)
                        .into();
                }
            }
        }
        facts
    }
}

impl<'a> NodeFacts<'a> {
    fn tell_article(&mut self, article: &'a Article) {
        self.label = article.title.as_deref().unwrap_or(&article.path).into();
        self.outlet = article.outlet.as_ref().map(Outlet::name);
        self.url = article.url.as_deref().and_then(Page::of).map(|page| page.passage(&[]));
    }

    fn tell_statement(&mut self, statement: &'a Statement, article: Option<&Article>) {
        self.label = (&*statement.text).into();
        self.subkind = Some(statement.kind.name());
        self.outlet = statement.outlet.as_ref().map(Outlet::name);
        self.speaker = statement.speaker.as_ref().map(|speaker| &*speaker.name);
        self.confidence = Some(statement.confidence);
        self.url = article.and_then(|article| {
            let parts: Vec<&str> = statement.content.iter().map(|span| span.of(&article.text)).collect();
            Some(Page::of(article.url.as_deref()?)?.passage(&parts))
        });
    }
}

fn linked(run: &Contents<'_>) -> Vec<bool> {
    let mut linked = vec![false; run.statements.len()];
    for end in run.links.iter().flat_map(|link| [link.a, link.b]) {
        if let Some(slot) = linked.get_mut(end as usize) {
            *slot = true;
        }
    }
    linked
}

/// The id of what a node stands for.
fn node_id(node: &Node) -> String {
    match node {
        Node::Outlet(outlet) => outlet.id().to_string(),
        Node::Article { id, .. } => id.to_string(),
        Node::Statement { id, .. } => id.to_string(),
        Node::Speaker(speaker) => speaker.id.to_string(),
        Node::Cluster { id, .. } => id.to_string(),
    }
}

/// How much the nodes stand for that have no list of their own.
#[derive(Default)]
struct Tally {
    articles: FxHashMap<ArticleId, usize>,
    outlets: FxHashMap<OutletId, usize>,
    speakers: FxHashMap<SpeakerId, (usize, FxHashSet<Carrier>)>,
}

/// An outlet, or an article without one.
#[derive(PartialEq, Eq, Hash)]
enum Carrier {
    Outlet(OutletId),
    Article(ArticleId),
}

impl Tally {
    fn of(run: &Contents<'_>) -> Self {
        let mut tally = Self::default();
        for statement in run.statements {
            *tally.articles.entry(statement.article_id).or_default() += 1;
            if let Some(outlet) = &statement.outlet {
                *tally.outlets.entry(outlet.id()).or_default() += 1;
            }
        }
        let graph = run.graph.graph();
        for edge in graph.edge_references() {
            let (Node::Statement { index, .. }, Node::Speaker(speaker)) =
                (&graph[edge.source()], &graph[edge.target()])
            else {
                continue;
            };
            let Some(statement) = run.statements.get(*index as usize) else {
                continue;
            };
            // A body that carried what it said itself counts once.
            let is_said = statement
                .speaker
                .as_ref()
                .is_some_and(|said_by| said_by.id == speaker.id);
            if *edge.weight() == Edge::SaidBy || !is_said {
                let entry = tally.speakers.entry(speaker.id).or_default();
                entry.0 += 1;
                entry.1.insert(Carrier::of(statement));
            }
        }
        tally
    }

    fn reach(&self, node: &Node) -> Reach {
        let one_outlet = |statements| Reach {
            statements,
            outlets: 1,
            independent: None,
        };
        match node {
            Node::Outlet(outlet) => one_outlet(self.outlets.get(&outlet.id()).copied().unwrap_or(0)),
            Node::Article { id, .. } => one_outlet(self.articles.get(id).copied().unwrap_or(0)),
            Node::Statement { .. } => one_outlet(1),
            Node::Speaker(speaker) => {
                let known = self.speakers.get(&speaker.id);
                known.map_or_else(Reach::default, |(statements, carriers)| Reach {
                    statements: *statements,
                    outlets: carriers.len(),
                    independent: None,
                })
            }
            Node::Cluster { .. } => Reach::default(),
        }
    }
}

impl Carrier {
    fn of(statement: &Statement) -> Self {
        match &statement.outlet {
            Some(outlet) => Self::Outlet(outlet.id()),
            None => Self::Article(statement.article_id),
        }
    }
}
