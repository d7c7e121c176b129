//! JSON: one object, an array of objects, or one object a line.

mod object;
mod values;

use std::io::BufRead;

pub(super) use object::{Problem, fields_of, fields_of_value};

use super::decode::decode;
use super::intake::Intake;
use super::lines::{Line, Lines};
use super::{Place, damage::Damage};
use values::{Found, Values};

const MEND: &str = "mend or remove this record; the others are read";
const RAISE: &str = "raise `record_bytes_max` if this is one article";

/// Reads a file of one object a line. A line that is no object is skipped by its number; blank lines are nothing.
pub(super) fn read_lines(input: &mut dyn BufRead, intake: &mut Intake<'_>) {
    let bytes_max = intake.config().record_bytes_max;
    let mut lines = Lines::new(input, bytes_max);
    loop {
        let line = lines.next();
        let result = match line {
            Err(error) => Err(Damage::from(&error)),
            Ok(None) => return,
            Ok(Some(Line::TooLong(bytes))) => Ok(Err(bytes)),
            Ok(Some(Line::Whole(line))) => Ok(Ok(line.to_vec())),
        };
        let place = Place::Line(lines.number());
        match result {
            Err(damage) => return intake.skip(place, damage.reason, damage.remedy),
            Ok(Err(bytes)) => intake.skip(place, too_long(bytes, bytes_max), RAISE),
            Ok(Ok(line)) if line.trim_ascii().is_empty() => {}
            Ok(Ok(line)) => read_object(&line, place, intake),
        }
    }
}

/// Reads a file of one object or of one array of objects.
pub(super) fn read_document(input: &mut dyn BufRead, intake: &mut Intake<'_>) {
    let bytes_max = intake.config().record_bytes_max;
    let mut values = Values::new(input, bytes_max);
    loop {
        let found = values.next();
        let place = Place::Line(values.line());
        match found {
            Err(error) => {
                let damage = Damage::from(&error);
                return intake.skip(place, damage.reason, damage.remedy);
            }
            Ok(None) => return,
            Ok(Some(Found::Value(value))) => read_object(&value, place, intake),
            Ok(Some(Found::TooLong(bytes))) => intake.skip(place, too_long(bytes, bytes_max), RAISE),
            Ok(Some(Found::Unclosed)) => intake.skip(
                place,
                "what opens here is never closed: the file was cut off, or a quotation mark or brace is missing",
                MEND,
            ),
        }
    }
}

fn too_long(bytes: u64, bytes_max: usize) -> String {
    format!("a record of {bytes} bytes, more than the {bytes_max} that are read")
}

fn read_object(bytes: &[u8], place: Place, intake: &mut Intake<'_>) {
    let decoded = decode(bytes, None);
    intake.decoded(&decoded, place);
    match fields_of(&decoded.text, intake.config()) {
        Ok(fields) => intake.record(place, fields),
        Err(Problem::Empty) => intake.empty(place),
        Err(Problem::Broken(reason)) => intake.skip(place, reason, MEND),
        Err(Problem::NoText(reason)) => intake.skip(place, reason, "name the key that holds it: --map text=KEY"),
    }
}
