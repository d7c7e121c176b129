//! `statements.csv`: one row per statement.

use std::io::{self, Write};

use super::lookup::Lookup;
use super::names::Name as _;
use super::table::{Reader, Table};
use super::{Config, Contents};
use crate::model::Outlet;

const HEADER: [&str; 20] = [
    "statement_id",
    "article_id",
    "outlet",
    "published",
    "kind",
    "act",
    "text",
    "speaker",
    "speaker_id",
    "mention",
    "cue",
    "medium",
    "said_on",
    "start",
    "end",
    "confidence",
    "cluster_id",
    "before",
    "after",
    "link",
];

pub(super) fn write(run: &Contents<'_>, lookup: &Lookup<'_>, config: &Config, out: &mut dyn Write) -> io::Result<()> {
    let mut table = Table::new(out, config.csv, Reader::Any, &HEADER)?;
    lookup.for_each_statement(run, |index, statement, lines| {
        let article = lines.article();
        let text = article.text.as_str();
        let (start, end) = lines.extent(statement);
        let cue: Vec<&str> = statement.cue.iter().map(|span| span.of(text)).collect();
        table
            .word(statement.id)
            .word(statement.article_id)
            .known_text(statement.outlet.as_ref().map(Outlet::name))
            .known_word(statement.published)
            .text(statement.kind.name())
            .text(statement.act.name())
            .text(&statement.text)
            .known_text(statement.speaker.as_ref().map(|speaker| &*speaker.name))
            .known_word(statement.speaker.as_ref().map(|speaker| speaker.id))
            .known_text(statement.mention.map(|span| span.of(text)))
            .known_text((!cue.is_empty()).then(|| cue.join(" … ")).as_deref())
            .known_text(statement.medium.map(|span| span.of(text)))
            .known_word(statement.said_on)
            .bare(start)
            .bare(end)
            .share(statement.confidence.get())
            .known_word(lookup.cluster(index))
            .text(statement.before.of(text))
            .text(statement.after.of(text))
            .known_text(lines.passage_url(statement).as_deref())
            .end()
    })
}
