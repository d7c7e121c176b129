//! The columns of each table: those of the CSV, with dates as dates, spans and members as lists.

use std::rc::Rc;

use jiff::civil::{Date, date};

use super::column::{Column, Leaf};
use crate::export::Contents;
use crate::export::articles::{copy_group, wire};
use crate::export::fragment::Page;
use crate::export::lookup::Lookup;
use crate::export::names::Name as _;
use crate::model::{Article, Cluster, Link, Outlet, Published, Span, Statement};

pub(super) fn articles<'a>(run: &'a Contents<'a>) -> Vec<Column<'a>> {
    let text = |name, of: fn(&Article) -> Option<String>| {
        Column::plain(name, Leaf::Text(Box::new(move |row| of(&run.articles[row]))))
    };
    vec![
        text("article_id", |article| Some(article.id.to_string())),
        text("outlet", |article| article.outlet.as_ref().map(name)),
        text("published", |article| article.published.map(shown)),
        Column::plain(
            "published_date",
            Leaf::Date(Box::new(|row| days(run.articles[row].published?))),
        ),
        text("title", |article| article.title.clone()),
        text("author", |article| article.author.clone()),
        text("url", |article| article.url.clone()),
        text("language", |article| article.language.clone()),
        Column::plain(
            "words",
            Leaf::Whole(Box::new(|row| Some(whole(run.articles[row].words())))),
        ),
        Column::plain("wire", Leaf::Text(Box::new(|row| run.origins.get(row).and_then(wire)))),
        Column::plain(
            "copy_group",
            Leaf::Text(Box::new(|row| {
                run.origins.get(row).and_then(copy_group).map(|id| id.to_string())
            })),
        ),
        text("path", |article| Some(article.path.to_string())),
        text("text", |article| Some(article.text.clone())),
    ]
}

pub(super) fn statements<'a>(run: &'a Contents<'a>, lookup: &'a Lookup<'a>) -> Vec<Column<'a>> {
    let text = |name, of: fn(&Statement) -> Option<String>| {
        Column::plain(name, Leaf::Text(Box::new(move |row| of(&run.statements[row]))))
    };
    let cut = |name, of: fn(&Statement) -> Option<Span>| {
        let cut = move |row: usize| {
            let statement = &run.statements[row];
            Some(of(statement)?.of(&lookup.article(statement)?.text).to_owned())
        };
        Column::plain(name, Leaf::Text(Box::new(cut)))
    };
    let mut columns = vec![
        text("statement_id", |statement| Some(statement.id.to_string())),
        text("article_id", |statement| Some(statement.article_id.to_string())),
        text("outlet", |statement| statement.outlet.as_ref().map(name)),
        text("published", |statement| statement.published.map(shown)),
        Column::plain(
            "published_date",
            Leaf::Date(Box::new(|row| days(run.statements[row].published?))),
        ),
        text("kind", |statement| Some(statement.kind.name().to_owned())),
        text("act", |statement| Some(statement.act.name().to_owned())),
        text("text", |statement| Some(statement.text.to_string())),
        text("speaker", |statement| {
            statement.speaker.as_ref().map(|speaker| speaker.name.to_string())
        }),
        text("speaker_id", |statement| {
            statement.speaker.as_ref().map(|speaker| speaker.id.to_string())
        }),
        text("speaker_kind", |statement| {
            statement.speaker.as_ref().map(|speaker| speaker.kind.name().to_owned())
        }),
        cut("mention", |statement| statement.mention),
        cut("medium", |statement| statement.medium),
        text("said_on", |statement| statement.said_on.map(|said| said.to_string())),
        Column::plain(
            "said_on_first",
            Leaf::Date(Box::new(|row| days_of(run.statements[row].said_on?.first))),
        ),
        Column::plain(
            "said_on_last",
            Leaf::Date(Box::new(|row| days_of(run.statements[row].said_on?.last))),
        ),
        cut("before", |statement| Some(statement.before)),
        cut("after", |statement| Some(statement.after)),
        Column::plain(
            "confidence",
            Leaf::Real(Box::new(|row| Some(share(run.statements[row].confidence.get())))),
        ),
        Column::plain(
            "cluster_id",
            Leaf::Text(Box::new(|row| lookup.cluster(row).map(|cluster| cluster.to_string()))),
        ),
        Column::plain("link", Leaf::Text(Box::new(|row| passage(run, lookup, row)))),
    ];
    columns.push(spans("content", run, lookup, |statement| &statement.content));
    columns.push(spans("quoted", run, lookup, |statement| &statement.quoted));
    columns.push(spans("cue", run, lookup, |statement| &statement.cue));
    columns.push(Column::plain(
        "evidence",
        Leaf::Texts(Box::new(|row| {
            run.statements[row].evidence.iter().map(ToString::to_string).collect()
        })),
    ));
    columns
}

/// A list of `start`, `end` (characters) and `text`.
fn spans<'a>(
    name: &'static str,
    run: &'a Contents<'a>,
    lookup: &'a Lookup<'a>,
    of: fn(&Statement) -> &[Span],
) -> Column<'a> {
    let places = Rc::new(places(run, lookup, of));
    let ends = Rc::clone(&places);
    let texts = move |row: usize| {
        let statement = &run.statements[row];
        let text = lookup.article(statement).map_or("", |article| article.text.as_str());
        of(statement).iter().map(|span| span.of(text).to_owned()).collect()
    };
    Column::structures(
        name,
        vec![
            (
                "start",
                Leaf::Wholes(Box::new(move |row| places[row].iter().map(|place| place.0).collect())),
            ),
            (
                "end",
                Leaf::Wholes(Box::new(move |row| ends[row].iter().map(|place| place.1).collect())),
            ),
            ("text", Leaf::Texts(Box::new(texts))),
        ],
    )
}

/// For each statement the first character of each span and the one after its last.
fn places(run: &Contents<'_>, lookup: &Lookup<'_>, of: fn(&Statement) -> &[Span]) -> Vec<Vec<(i64, i64)>> {
    let mut places = vec![Vec::new(); run.statements.len()];
    let told = lookup.for_each_statement(run, |index, statement, lines| {
        let before = |byte| whole(lines.characters().before(byte));
        places[index] = of(statement)
            .iter()
            .map(|span| (before(span.start), before(span.end)))
            .collect();
        Ok(())
    });
    told.expect("nothing is written here");
    places
}

fn passage(run: &Contents<'_>, lookup: &Lookup<'_>, row: usize) -> Option<String> {
    let statement = &run.statements[row];
    let article = lookup.article(statement)?;
    let parts: Vec<&str> = statement.content.iter().map(|span| span.of(&article.text)).collect();
    Some(Page::of(article.url.as_deref()?)?.passage(&parts))
}

pub(super) fn links<'a>(run: &'a Contents<'a>) -> Vec<Column<'a>> {
    let text =
        |name, of: fn(&Link) -> String| Column::plain(name, Leaf::Text(Box::new(move |row| Some(of(&run.links[row])))));
    let real = |name, of: fn(&Link) -> f32| {
        Column::plain(name, Leaf::Real(Box::new(move |row| Some(share(of(&run.links[row]))))))
    };
    let end = |name, of: fn(&Link) -> u32| {
        let id = move |row: usize| {
            run.statements
                .get(of(&run.links[row]) as usize)
                .map(|s| s.id.to_string())
        };
        Column::plain(name, Leaf::Text(Box::new(id)))
    };
    let edits = |name, of: fn(&crate::model::Edit) -> &str| {
        let edits = move |row: usize| run.links[row].diff.iter().map(|edit| of(edit).to_owned()).collect();
        (name, Leaf::Texts(Box::new(edits)))
    };
    vec![
        text("link_id", |link| link.id.to_string()),
        end("a", |link| link.a),
        end("b", |link| link.b),
        text("relation", |link| link.relation.name().to_owned()),
        text("status", |link| link.status.name().to_owned()),
        real("score", |link| link.score.get()),
        Column::plain(
            "speaker_agrees",
            Leaf::Truth(Box::new(|row| run.links[row].speaker_agrees)),
        ),
        real("overlap", |link| link.measures.overlap),
        real("containment", |link| link.measures.containment),
        real("alignment", |link| link.measures.alignment),
        real("longest_run", |link| link.measures.longest_run),
        real("levenshtein", |link| link.measures.levenshtein),
        real("jaro_winkler", |link| link.measures.jaro_winkler),
        Column::structures(
            "diff",
            vec![
                edits("change", |edit| edit.change.name()),
                edits("class", |edit| edit.class.name()),
                edits("a", |edit| &edit.a),
                edits("b", |edit| &edit.b),
            ],
        ),
    ]
}

pub(super) fn clusters<'a>(run: &'a Contents<'a>) -> Vec<Column<'a>> {
    let statement = |index: u32| run.statements.get(index as usize);
    let members = move |row: usize| {
        let members = &run.clusters[row].members;
        members.iter().filter_map(move |&member| statement(member))
    };
    let count = |name, of: fn(&Cluster) -> usize| {
        Column::plain(
            name,
            Leaf::Whole(Box::new(move |row| Some(whole(of(&run.clusters[row]))))),
        )
    };
    vec![
        Column::plain(
            "cluster_id",
            Leaf::Text(Box::new(|row| Some(run.clusters[row].id.to_string()))),
        ),
        Column::plain(
            "text",
            Leaf::Text(Box::new(move |row| {
                statement(run.clusters[row].fullest).map(|s| s.text.to_string())
            })),
        ),
        count("statements", |cluster| cluster.members.len()),
        count("outlets", |cluster| cluster.outlets),
        Column::plain(
            "independent_outlets",
            Leaf::Whole(Box::new(|row| run.clusters[row].independent_outlets.map(whole))),
        ),
        count("variants", |cluster| cluster.variants),
        Column::plain(
            "earliest",
            Leaf::Text(Box::new(move |row| {
                run.clusters[row].earliest.and_then(statement).map(|s| s.id.to_string())
            })),
        ),
        Column::plain(
            "members",
            Leaf::Texts(Box::new(move |row| members(row).map(|s| s.id.to_string()).collect())),
        ),
        Column::plain(
            "member_outlets",
            Leaf::Texts(Box::new(move |row| {
                members(row)
                    .map(|s| s.outlet.as_ref().map(name).unwrap_or_default())
                    .collect()
            })),
        ),
    ]
}

fn name(outlet: &Outlet) -> String {
    outlet.name().to_owned()
}

fn shown(published: Published) -> String {
    published.to_string()
}

/// Days since 1970-01-01.
fn days(published: Published) -> Option<i32> {
    days_of(published.date())
}

fn days_of(day: Date) -> Option<i32> {
    day.since(date(1970, 1, 1)).ok().map(|span| span.get_days())
}

fn whole(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// As the tables have it, with three decimals.
fn share(value: f32) -> f64 {
    (f64::from(value) * 1000.0).round() / 1000.0
}
