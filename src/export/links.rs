//! `links.csv`: one row per link, with the reasons and the difference word by word.

use std::io::{self, Write};

use super::names::Name as _;
use super::table::{Reader, Table};
use super::{Config, Contents};
use crate::model::{Change, Edit, Statement};

const HEADER: [&str; 14] = [
    "link_id",
    "a",
    "b",
    "relation",
    "status",
    "score",
    "speaker_agrees",
    "overlap",
    "containment",
    "alignment",
    "longest_run",
    "levenshtein",
    "jaro_winkler",
    "diff",
];

/// Unchanged words shown at each side of a change; a longer run has ` … ` in its middle.
const CONTEXT_WORDS: usize = 4;

pub(super) fn write(run: &Contents<'_>, config: &Config, out: &mut dyn Write) -> io::Result<()> {
    let mut table = Table::new(out, config.csv, Reader::Any, &HEADER)?;
    for link in run.links {
        let id = |index: u32| {
            run.statements
                .get(index as usize)
                .map(|statement: &Statement| statement.id)
        };
        let (Some(a), Some(b)) = (id(link.a), id(link.b)) else {
            continue;
        };
        table
            .word(link.id)
            .word(a)
            .word(b)
            .text(link.relation.name())
            .text(link.status.name())
            .share(link.score.get());
        match link.speaker_agrees {
            Some(agrees) => table.bare(agrees),
            None => table.blank(),
        };
        let measures = &link.measures;
        table
            .share(measures.overlap)
            .share(measures.containment)
            .share(measures.alignment)
            .share(measures.longest_run)
            .share(measures.levenshtein)
            .share(measures.jaro_winkler)
            .text(&wdiff(&link.diff))
            .end()?;
    }
    Ok(())
}

/// As GNU wdiff writes it: `keep [-dropped-] {+added+} [-before-]{+after+}`.
#[must_use]
pub fn wdiff(edits: &[Edit]) -> String {
    let beside_change = |is_end: bool| if is_end { 0 } else { CONTEXT_WORDS };
    let shown = edits.iter().enumerate().map(|(index, edit)| match edit.change {
        Change::Same => same(
            &edit.a,
            beside_change(index == 0),
            beside_change(index + 1 == edits.len()),
        ),
        Change::Deleted => format!("[-{}-]", edit.a),
        Change::Inserted => format!("{{+{}+}}", edit.b),
        Change::Substituted => format!("[-{}-]{{+{}+}}", edit.a, edit.b),
    });
    shown.collect::<Vec<_>>().join(" ")
}

/// Unchanged words: the first `head` and the last `tail`, or all where there is no change and they are few.
fn same(words: &str, head: usize, tail: usize) -> String {
    let words: Vec<&str> = words.split_whitespace().collect();
    if words.len() <= head + tail + 1 || (head + tail == 0 && words.len() <= 2 * CONTEXT_WORDS) {
        return words.join(" ");
    }
    let (before, after) = (words[..head].join(" "), words[words.len() - tail..].join(" "));
    format!("{before} … {after}").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::EditClass;

    fn edit(change: Change, a: &str, b: &str) -> Edit {
        Edit {
            change,
            class: EditClass::Other,
            a: a.into(),
            b: b.into(),
        }
    }

    #[test]
    fn changes_are_written_as_wdiff_writes_them() {
        let edits = [
            edit(Change::Deleted, "like now", ""),
            edit(Change::Same, "will be", "Will be"),
            edit(Change::Substituted, "soon", "later"),
            edit(Change::Inserted, "", "[the]"),
        ];
        assert_eq!(wdiff(&edits), "[-like now-] will be [-soon-]{+later+} {+[the]+}");
    }

    #[test]
    fn long_unchanged_runs_are_shortened() {
        let long = "a b c d e f g h i j k l";
        let edits = [
            edit(Change::Same, long, long),
            edit(Change::Deleted, "x", ""),
            edit(Change::Same, long, long),
            edit(Change::Inserted, "", "y"),
            edit(Change::Same, long, long),
        ];
        assert_eq!(wdiff(&edits), "… i j k l [-x-] a b c d … i j k l {+y+} a b c d …");
        assert_eq!(wdiff(&edits[..1]), "…", "nothing changed");
        assert_eq!(wdiff(&[edit(Change::Same, "a b c", "a b c")]), "a b c");
        assert_eq!(wdiff(&[]), "");
    }
}
