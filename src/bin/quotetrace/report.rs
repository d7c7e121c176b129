//! The summary on standard output: what most outlets carry, and what is worth a look.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io::IsTerminal as _;
use std::ops::RangeInclusive;

use comfy_table::{
    Attribute, Cell, CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Table, TableStyle, Width, presets,
};
use quotetrace::model::{Cluster, Finding, Outlet, Severity, Statement};
use quotetrace::pipeline::Run;
use unicode_segmentation::UnicodeSegmentation as _;

use crate::console::shown;
use crate::intake;

/// Rows of each table; the files hold all.
const ROWS_MAX: usize = 10;
/// Of a statement's text, in characters as a reader counts them: three lines of a terminal.
const TEXT_CHARS_MAX: usize = 160;
/// Of what a finding tells, in characters as a reader counts them.
const DETAIL_CHARS_MAX: usize = 280;
/// Speakers named for a cluster; the others are counted.
const SPEAKERS_MAX: usize = 3;
/// In columns, where there is no terminal to fit, or one that does not tell its width.
const WIDTH_UNKNOWN: u16 = 110;
/// In columns: in less a table of five columns is a pile of letters, in more the eye loses the line.
const WIDTHS: RangeInclusive<u16> = 60..=160;

/// The summary of a run.
pub fn closing(run: &Run) -> String {
    most_carried(run) + &findings(run)
}

/// A table of outside text for standard output, made fit for a terminal and as wide as it.
pub fn table(header: &[&str], rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut table = Table::new();
    table
        .load_style(STYLE)
        .set_content_arrangement(ContentArrangement::Dynamic);
    let width = match table.width() {
        None | Some(0) => WIDTH_UNKNOWN,
        Some(width) => width.clamp(*WIDTHS.start(), *WIDTHS.end()),
    };
    table.set_width(width);
    let is_bold = is_styled();
    table.set_header(header.iter().map(|title| {
        let cell = Cell::new(title);
        if is_bold {
            cell.add_attribute(Attribute::Bold)
        } else {
            cell
        }
    }));
    table.add_rows(rows.map(|row| row.iter().map(|text| cell(text)).collect::<Vec<_>>()));
    widen_first(&mut table, width * 2 / 5);
    table.trim_fmt() + "\n"
}

/// The first column says what a row is about: it is not broken up for the sake of the others.
fn widen_first(table: &mut Table, width_max: u16) {
    let wanted = table.column_max_content_widths().first().map_or(0, |width| width + 2);
    if let Some(first) = table.column_mut(0) {
        first.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(wanted.min(width_max))));
    }
}

/// A line above, below the header and at the end.
const STYLE: TableStyle = presets::UTF8_HORIZONTAL_ONLY.row_separator(LineStyle::none());

/// Numbers are set right.
fn cell(text: &str) -> Cell {
    let cell = Cell::new(shown(text));
    let is_number = text.starts_with(|c: char| c.is_ascii_digit()) && text.parse::<f64>().is_ok();
    if is_number {
        cell.set_alignment(CellAlignment::Right)
    } else {
        cell
    }
}

/// Whether standard output is a terminal that wants styles.
#[expect(
    clippy::disallowed_methods,
    reason = "NO_COLOR is no option of ours; https://no-color.org"
)]
fn is_styled() -> bool {
    std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

fn most_carried(run: &Run) -> String {
    let mut carried: Vec<&Cluster> = run.clusters.iter().filter(|cluster| cluster.outlets > 1).collect();
    if carried.is_empty() {
        return "No statement was found in more than one outlet.\n".to_owned();
    }
    let published = |cluster: &Cluster| cluster.earliest.and_then(|n| statement(run, n)?.published);
    carried.sort_by_key(|c| {
        (
            Reverse((c.outlets, c.members.len())),
            published(c).is_none(),
            published(c),
            c.id,
        )
    });
    let title = heading("Carried by most outlets", carried.len(), "clusters.csv");
    let header = [
        "Statement",
        "Outlets",
        "Earliest in this corpus",
        "Speakers",
        "Variants",
    ];
    let rows = carried.iter().take(ROWS_MAX).map(|cluster| cluster_row(run, cluster));
    title + &table(&header, rows)
}

fn cluster_row(run: &Run, cluster: &Cluster) -> Vec<String> {
    let earliest = cluster.earliest.and_then(|n| statement(run, n));
    vec![
        statement(run, cluster.fullest)
            .map(|s| shortened(&s.text))
            .unwrap_or_default(),
        outlets(cluster),
        earliest.map_or_else(|| "not told by the dates".to_owned(), outlet_and_date),
        speakers(run, cluster),
        cluster.variants.to_string(),
    ]
}

/// "5", and how many of them are independent where that is fewer.
fn outlets(cluster: &Cluster) -> String {
    match cluster.independent_outlets {
        Some(independent) if independent < cluster.outlets => {
            format!("{}, {independent} independent", cluster.outlets)
        }
        _ => cluster.outlets.to_string(),
    }
}

fn outlet_and_date(statement: &Statement) -> String {
    let outlet = outlet_of(statement);
    match statement.published {
        Some(published) => format!("{outlet}, {}", published.date()),
        None => outlet.to_owned(),
    }
}

fn outlet_of(statement: &Statement) -> &str {
    statement.outlet.as_ref().map_or("unknown outlet", Outlet::name)
}

/// The names that most members give, then how many others there are.
fn speakers(run: &Run, cluster: &Cluster) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let members = cluster.members.iter().filter_map(|&n| statement(run, n));
    for speaker in members.filter_map(|statement| statement.speaker.as_ref()) {
        *counts.entry(&speaker.name).or_default() += 1;
    }
    let mut by_count: Vec<_> = counts.into_iter().collect();
    by_count.sort_by_key(|&(name, count)| (Reverse(count), name));
    let first: Vec<_> = by_count.iter().take(SPEAKERS_MAX).map(|&(name, _)| name).collect();
    match by_count.len().saturating_sub(SPEAKERS_MAX) {
        _ if first.is_empty() => "unknown".to_owned(),
        0 => first.join(", "),
        more => format!("{}, {more} more", first.join(", ")),
    }
}

/// The gravest findings of all kinds.
fn findings(run: &Run) -> String {
    let grave: Vec<&Finding> = run.findings.iter().filter(|f| f.severity != Severity::Low).collect();
    let rest = run.findings.len() - grave.len();
    let rest = match rest {
        0 => String::new(),
        1 => "One finding of low severity is in findings.csv.\n".to_owned(),
        rest => format!("{rest} findings of low severity are in findings.csv.\n"),
    };
    if grave.is_empty() {
        return rest;
    }
    let title = heading("\nWorth a look", grave.len(), "findings.csv");
    let rows = grave.into_iter().take(ROWS_MAX).map(|finding| {
        let kind = intake::name(&finding.kind).replace('-', " ");
        vec![
            format!("{kind}, {}", intake::name(&finding.severity)),
            shortened_to(&finding.detail, DETAIL_CHARS_MAX),
            finding.reason.clone(),
        ]
    });
    title + &table(&["Finding", "What differs", "Why it weighs so"], rows) + &rest
}

fn heading(title: &str, count: usize, file: &str) -> String {
    if count > ROWS_MAX {
        format!("{title} ({ROWS_MAX} of {count}, all in {file})\n")
    } else {
        format!("{title} ({count})\n")
    }
}

fn statement(run: &Run, index: u32) -> Option<&Statement> {
    run.statements.get(index as usize)
}

/// On one line, and cut between words where it is long.
fn shortened(text: &str) -> String {
    shortened_to(text, TEXT_CHARS_MAX)
}

fn shortened_to(text: &str, chars_max: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((end, _)) = line.grapheme_indices(true).nth(chars_max) else {
        return line;
    };
    let kept = line.get(..end).unwrap_or_default();
    // A script without spaces is cut where the room ends.
    let words = kept
        .rfind(' ')
        .filter(|&space| space > end / 2)
        .and_then(|space| kept.get(..space));
    format!("{} …", words.unwrap_or(kept))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_text_is_cut_between_words() {
        let text = "The ferry dock will be rebuilt before winter. ".repeat(5);
        let short = shortened(&text);
        assert!(
            short.ends_with(" …") && short.chars().count() <= TEXT_CHARS_MAX + 2,
            "{short}"
        );
        assert!(text.starts_with(short.trim_end_matches(" …")) && !short.ends_with("  …"));
    }

    #[test]
    fn text_without_spaces_is_cut_between_characters() {
        assert_eq!(shortened(&"港".repeat(300)), "港".repeat(TEXT_CHARS_MAX) + " …");
    }

    #[test]
    fn short_text_comes_on_one_line() {
        assert_eq!(shortened("a\n b"), "a b");
    }

    #[test]
    fn a_table_keeps_its_width_and_escapes_controls() {
        let row = vec!["港口 \u{1b}[31mred".to_owned(), "渡し船は来週から再開する".repeat(9)];
        let text = table(&["One", "Other"], std::iter::once(row));
        assert!(!text.contains('\u{1b}') && !text.trim_end().is_empty());
        let lines = text.lines().map(|line| line.chars().count());
        assert!(lines.max() <= Some(WIDTH_UNKNOWN.into()), "{text}");
    }
}
