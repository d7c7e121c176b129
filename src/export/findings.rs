//! `findings.csv`: one row per thing that a fact-checker should look at.

use std::io::{self, Write};

use super::names::Name as _;
use super::table::{Reader, Table};
use super::{Config, Contents};

const HEADER: [&str; 7] = ["finding_id", "kind", "severity", "cluster_id", "a", "b", "detail"];

pub(super) fn write(run: &Contents<'_>, config: &Config, out: &mut dyn Write) -> io::Result<()> {
    let mut table = Table::new(out, config.csv, Reader::Any, &HEADER)?;
    for finding in run.findings {
        let id = |index: u32| run.statements.get(index as usize).map(|statement| statement.id);
        table
            .word(finding.id)
            .text(finding.kind.name())
            .text(finding.severity.name())
            .known_word(finding.cluster)
            .known_word(id(finding.a))
            .known_word(id(finding.b))
            .text(&finding.detail)
            .end()?;
    }
    Ok(())
}
