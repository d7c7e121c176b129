//! `review.csv`: the decisions that the run was given, for the next one.

use std::io::{self, Write};

use super::names::Name as _;
use super::table::{Reader, Table};
use super::{Config, Contents};
use crate::model::{LinkId, Review};

/// The file's name.
pub(super) const FILE: &str = "review.csv";

pub(super) fn write(run: &Contents<'_>, config: &Config, out: &mut dyn Write) -> io::Result<()> {
    let mut table = Table::new(out, config.csv, Reader::Any, &["link_id", "verdict", "note"])?;
    for (id, decision) in &run.review.decisions {
        table
            .word(id)
            .known_text(decision.verdict.map(|verdict| verdict.name()))
            .text(&decision.note)
            .end()?;
    }
    Ok(())
}

/// Each decision as link, verdict, note.
pub(super) fn lines(review: &Review) -> impl Iterator<Item = (&LinkId, Option<&'static str>, &str)> {
    let decisions = review.decisions.iter();
    decisions.map(|(id, decision)| (id, decision.verdict.map(|verdict| verdict.name()), &*decision.note))
}
