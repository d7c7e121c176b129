//! Tables: one article a row.

mod rows;
mod table;

use std::io::BufRead;

pub(super) use table::Table;

use super::damage::Damage;
use super::fields::{Cell, Plan};
use super::intake::Intake;
use super::named::named;
use super::{Field, Place};

const MEND: &str = "mend or remove this row; the others are read";
const MAP: &str = "name the column that holds it: --map text=COLUMN";

/// Reads a table with a header line. A row that does not fit the header is skipped by its line.
pub(super) fn read(input: &mut dyn BufRead, intake: &mut Intake<'_>) {
    let (bytes_max, columns_max) = (intake.config().record_bytes_max, intake.config().columns_max);
    let mut table = match Table::open(input, bytes_max, columns_max) {
        Err(error) => return damaged(&Damage::from(&error), 1, intake),
        Ok(Err((line, reason))) => return intake.skip(Place::Line(line), reason, "give it a header line"),
        Ok(Ok(table)) => table,
    };
    let plan = Plan::new(table.columns().iter().map(String::as_str), intake.config());
    if !plan.has_text() {
        return intake.skip(Place::File, no_text(table.columns()), MAP);
    }
    let columns = table.columns().to_vec();
    loop {
        let line = table.line();
        match table.next(&mut |decoded, line| intake.decoded(decoded, Place::Line(line))) {
            Err(error) => return damaged(&Damage::from(&error), line, intake),
            Ok(None) => return,
            Ok(Some(row)) => match row.fields {
                Err(reason) => intake.skip(Place::Line(row.line), reason, MEND),
                Ok(cells) => read_row(&plan, &columns, &cells, Place::Line(row.line), intake),
            },
        }
    }
}

fn read_row(plan: &Plan, columns: &[String], cells: &[String], place: Place, intake: &mut Intake<'_>) {
    let fields = plan.take(|index, _| (columns[index].as_str(), Cell::text(cells[index].as_str())));
    if fields.get(Field::Text).is_some() {
        intake.record(place, fields);
    } else {
        intake.empty(place);
    }
}

fn damaged(damage: &Damage, line: u64, intake: &mut Intake<'_>) {
    intake.skip(Place::Line(line), damage.reason.clone(), damage.remedy);
}

fn no_text(columns: &[String]) -> String {
    let names = named(columns.iter().map(String::as_str));
    format!("no column holds the text; there are {names}")
}
