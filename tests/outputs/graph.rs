//! Nodes, edges and what of them is drawn.

use petgraph::visit::EdgeRef;
use quotetrace::graph::{Edge, LinksShown, Node, Projection, StatementGraph, View};
use quotetrace::model::{Relation, Status};

use crate::invented::{Corpus, Said, body, bridge, person};

fn graph_of(corpus: &Corpus) -> StatementGraph {
    StatementGraph::new(&corpus.articles, &corpus.statements, &corpus.links, &corpus.clusters)
}

fn drawing_of(corpus: &Corpus, view: View) -> StatementGraph {
    graph_of(corpus).drawing(view, &corpus.statements, &corpus.clusters)
}

fn projected(projection: Projection) -> View {
    View {
        projection,
        ..View::default()
    }
}

/// `from → to` of every edge that `choose` takes, by a short name for each node.
fn arrows(graph: &StatementGraph, choose: impl Fn(&Edge) -> bool) -> Vec<String> {
    let name = |node: &Node| match node {
        Node::Outlet(outlet) => format!("outlet {}", outlet.name()),
        Node::Article { index, .. } => format!("article {index}"),
        Node::Statement { index, .. } => format!("{index}"),
        Node::Speaker(speaker) => format!("speaker {}", speaker.name),
        Node::Cluster { index, .. } => format!("cluster {index}"),
    };
    let inner = graph.graph();
    inner
        .edge_references()
        .filter(|edge| choose(edge.weight()))
        .map(|edge| format!("{} → {}", name(&inner[edge.source()]), name(&inner[edge.target()])))
        .collect()
}

#[test]
fn nodes_stand_by_kind_then_in_output_order() {
    let graph = graph_of(&bridge());
    let rank = |node: &Node| match node {
        Node::Outlet(_) => (0, 0),
        Node::Article { index, .. } => (1, *index),
        Node::Statement { index, .. } => (2, *index),
        Node::Speaker(_) => (3, 0),
        Node::Cluster { index, .. } => (4, *index),
    };
    assert!(graph.graph().node_weights().map(rank).is_sorted());
    assert_eq!(graph.graph().node_count(), 4 + 4 + 7 + 4 + 1);
}

#[test]
fn a_medium_is_the_outlet_of_that_name() {
    let graph = graph_of(&bridge());
    let carried = arrows(&graph, |edge| *edge == Edge::CarriedBy);
    assert_eq!(
        carried,
        ["0 → outlet Coast Wire", "4 → outlet Coast Wire"],
        "with `the` or without"
    );
}

#[test]
fn an_article_credits_its_channels_once() {
    let graph = graph_of(&bridge());
    let credits = arrows(&graph, |edge| *edge == Edge::Credits);
    assert_eq!(
        credits,
        ["article 0 → outlet Coast Wire", "article 2 → outlet Coast Wire"]
    );
}

#[test]
fn a_medium_without_outlet_or_speaker_is_a_body_of_its_own() {
    let mut corpus = Corpus::default();
    let says = |medium| Said {
        parts: &["Yes"],
        speaker: Some(person("Ada Lind")),
        medium,
        ..Said::default()
    };
    corpus.article("A", "", "", "Yes, via KCNA").says(says("KCNA"));
    corpus
        .article("B", "", "", "Yes, via Kcna and the Port Authority")
        .says(says("Kcna"));
    corpus.says(Said {
        speaker: Some(body("Port Authority")),
        ..says("the Port Authority")
    });
    let graph = graph_of(&corpus);
    assert_eq!(
        arrows(&graph, |edge| *edge == Edge::CarriedBy),
        ["0 → speaker KCNA", "1 → speaker KCNA", "2 → speaker Port Authority"]
    );
}

#[test]
fn a_cluster_is_drawn_as_a_star_and_other_links_stay() {
    let graph = graph_of(&bridge());
    let is_link = |edge: &Edge| matches!(edge, Edge::Link { .. });
    assert_eq!(arrows(&graph, is_link).len(), 6, "the graph holds every link");
    let drawing = drawing_of(&bridge(), View::default());
    assert_eq!(arrows(&drawing, is_link), ["0 → 2", "0 → 4", "0 → 6", "1 → 5"]);
    assert_eq!(drawing.graph().node_count(), graph.graph().node_count());
}

#[test]
fn a_member_without_a_link_to_the_centre_hangs_on_its_best_other_link() {
    let mut corpus = bridge();
    corpus.links.retain(|link| (link.a, link.b) != (0, 6));
    corpus.link((4, 6), Relation::Paraphrase, Status::Confirmed, 0.75);
    let drawing = drawing_of(&corpus, projected(Projection::Statements));
    assert_eq!(
        arrows(&drawing, |_| true),
        ["0 → 2", "0 → 4", "1 → 5", "4 → 6"],
        "0.75 is better than the 0.7 of 2 → 6"
    );
    assert_eq!(drawing.graph().node_count(), 7, "statements only");
}

#[test]
fn direction_is_time_and_some_links_say_the_same_backwards() {
    let graph = graph_of(&bridge());
    let symmetric = arrows(&graph, |edge| edge.is_symmetric());
    assert_eq!(symmetric, ["0 → 2", "1 → 5"], "altered and variant");
}

#[test]
fn an_index_outside_its_slice_is_passed_over() {
    let mut corpus = bridge();
    corpus.link((0, 1), Relation::Exact, Status::Confirmed, 1.0);
    corpus.links[6].b = 999;
    corpus.clusters[0].members.push(999);
    corpus.clusters[0].earliest = Some(999);
    let graph = graph_of(&corpus);
    assert_eq!(arrows(&graph, |edge| matches!(edge, Edge::Link { .. })).len(), 6);
}

#[test]
fn all_links_are_shown_on_demand() {
    let view = View {
        links: LinksShown::All,
        ..projected(Projection::Statements)
    };
    let links = |view| arrows(&drawing_of(&bridge(), view), |_| true).len();
    assert_eq!((links(view), links(projected(Projection::Statements))), (6, 4));
}

#[test]
fn outlets_are_joined_by_what_both_carry_from_the_earlier() {
    let drawing = drawing_of(&bridge(), projected(Projection::Outlets));
    let first_was_later = |edge: &Edge| matches!(edge, Edge::Shares { later: 1.., .. });
    assert!(
        arrows(&drawing, first_was_later).is_empty(),
        "each edge starts at the earlier outlet"
    );
    let told = |edge: &Edge| {
        *edge
            == Edge::Shares {
                clusters: 1,
                earlier: 1,
                later: 0,
            }
    };
    assert_eq!(
        arrows(&drawing, told),
        [
            "outlet Harbour Post → outlet The Island Gazette",
            "outlet Harbour Post → outlet Northern Mail",
            "outlet Coast Wire → outlet The Island Gazette",
            "outlet Coast Wire → outlet Northern Mail",
            "outlet The Island Gazette → outlet Northern Mail",
        ]
    );
    let same_day = |edge: &Edge| {
        *edge
            == Edge::Shares {
                clusters: 1,
                earlier: 0,
                later: 0,
            }
    };
    assert_eq!(arrows(&drawing, same_day), ["outlet Harbour Post → outlet Coast Wire"]);
}

#[test]
fn speakers_hang_on_the_outlets_that_quote_them() {
    let drawing = drawing_of(&bridge(), projected(Projection::Speakers));
    let quoted = arrows(&drawing, |edge| *edge == Edge::Quotes { statements: 1 });
    assert!(
        quoted.contains(&"outlet Northern Mail → speaker Ministry of Roads".to_owned()),
        "{quoted:?}"
    );
    assert_eq!(quoted.len(), drawing.graph().edge_count());
}

#[test]
fn the_top_keeps_clusters_and_what_belongs_to_them() {
    let top = |top, projection| View {
        top: Some(top),
        ..projected(projection)
    };
    let drawing = drawing_of(&bridge(), top(1, Projection::Full));
    let count = |wanted: fn(&Node) -> bool| drawing.graph().node_weights().filter(|node| wanted(node)).count();
    assert_eq!(
        count(|node| matches!(node, Node::Statement { .. })),
        4,
        "those of the cluster"
    );
    assert_eq!(count(|node| matches!(node, Node::Outlet(_))), 4);
    assert_eq!(
        count(|node| matches!(node, Node::Speaker(_))),
        2,
        "the ministry and the minister, not the mayor"
    );
    for projection in [
        Projection::Full,
        Projection::Statements,
        Projection::Outlets,
        Projection::Speakers,
    ] {
        assert_eq!(drawing_of(&bridge(), top(0, projection)).graph().node_count(), 0);
    }
}
