//! `findings.csv`: one row per thing that a fact-checker should look at, with the words that show it on both sides.

use std::io::{self, Write};

use super::characters::Characters;
use super::lookup::Lookup;
use super::names::Name as _;
use super::table::{Reader, Table};
use super::{Config, Contents};
use crate::model::{Outlet, Span, Statement};

const HEADER: [&str; 21] = [
    "finding_id",
    "kind",
    "severity",
    "cluster_id",
    "a",
    "b",
    "detail",
    "reason",
    "class",
    "a_outlet",
    "a_published",
    "a_start",
    "a_end",
    "a_text",
    "a_context",
    "b_outlet",
    "b_published",
    "b_start",
    "b_end",
    "b_text",
    "b_context",
];

pub(super) fn write(run: &Contents<'_>, lookup: &Lookup<'_>, config: &Config, out: &mut dyn Write) -> io::Result<()> {
    let mut table = Table::new(out, config.csv, Reader::Any, &HEADER)?;
    for finding in run.findings {
        let statement = |index: u32| run.statements.get(index as usize);
        let id = |index: u32| statement(index).map(|statement| statement.id);
        table
            .word(finding.id)
            .text(finding.kind.name())
            .text(finding.severity.name())
            .known_word(finding.cluster)
            .known_word(id(finding.a))
            .known_word(id(finding.b))
            .text(&finding.detail)
            .text(&finding.reason)
            .known_text(finding.class.map(|class| class.name()));
        for (index, shown) in [(finding.a, finding.shown_a), (finding.b, finding.shown_b)] {
            side(&mut table, lookup, statement(index), shown);
        }
        table.end()?;
    }
    Ok(())
}

/// Outlet, date, place, words and context of one side; blank where the statement or its article is not there.
fn side(table: &mut Table<'_>, lookup: &Lookup<'_>, statement: Option<&Statement>, shown: Span) {
    let found = statement.and_then(|statement| Some((statement, lookup.article(statement)?)));
    let Some((statement, article)) = found else {
        for _ in 0..6 {
            table.blank();
        }
        return;
    };
    let characters = Characters::of(&article.text);
    table
        .known_text(statement.outlet.as_ref().map(Outlet::name))
        .known_word(statement.published)
        .bare(characters.before(shown.start))
        .bare(characters.before(shown.end))
        .text(shown.of(&article.text))
        .text(context(statement, shown).of(&article.text));
}

/// From the words before the statement to those after it: its sentence, or with both neighbours.
fn context(statement: &Statement, shown: Span) -> Span {
    shown.join(statement.before).join(statement.after)
}
