//! `review.csv`: what a person decided about links, as the report saves it.

use std::path::Path;

use crate::error::{Error, printable};
use crate::model::{Decision, LinkId, Review, Verdict};

/// Longest value that a message shows, in characters.
const SHOWN_CHARS: usize = 40;

/// A review, and what could not be used of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadReview {
    /// The decisions that could be read.
    pub review: Review,
    /// The rows that could not: line, reason.
    pub faults: Vec<String>,
}

/// Reads a review. Needs the columns `link_id` and `verdict` (`confirmed`, `rejected` or blank); `note` is taken, other
/// columns are for people. A row that makes no sense is told and passed over.
///
/// # Errors
/// [`Error::Review`] when the file cannot be opened or has no such columns.
pub fn read_review(path: &Path) -> Result<ReadReview, Error> {
    let fault = |reason: String| Error::Review {
        path: path.to_owned(),
        reason,
    };
    let mut reader = ::csv::ReaderBuilder::new()
        .flexible(true)
        .from_path(path)
        .map_err(|error| fault(error.to_string()))?;
    let header = reader.headers().map_err(|error| fault(error.to_string()))?.clone();
    let column = |name: &str| {
        header
            .iter()
            .position(|column| column.trim_start_matches('\u{feff}').trim() == name)
    };
    let (Some(id), Some(verdict)) = (column("link_id"), column("verdict")) else {
        return Err(fault(
            "its first line has no columns `link_id` and `verdict`".to_owned(),
        ));
    };
    let note = column("note");
    let mut read = ReadReview::default();
    for row in reader.byte_records() {
        match row
            .map_err(|error| error.to_string())
            .and_then(|row| decision(&row, id, verdict, note))
        {
            Ok((line, id, decision)) => {
                if read.review.decisions.insert(id, decision).is_some() {
                    read.faults
                        .push(format!("line {line}: {id} stands there twice; the last one counts"));
                }
            }
            Err(reason) => read.faults.push(reason),
        }
    }
    Ok(read)
}

fn decision(
    row: &::csv::ByteRecord,
    id: usize,
    verdict: usize,
    note: Option<usize>,
) -> Result<(u64, LinkId, Decision), String> {
    let line = row.position().map_or(0, ::csv::Position::line);
    let field = |column: usize| String::from_utf8_lossy(row.get(column).unwrap_or_default()).into_owned();
    let at = |reason: String| format!("line {line}: {reason}");
    let id = field(id).trim().parse().map_err(|reason: String| at(shown(&reason)))?;
    let verdict = match field(verdict).trim() {
        "" => None,
        "confirmed" => Some(Verdict::Confirmed),
        "rejected" => Some(Verdict::Rejected),
        other => {
            return Err(at(format!(
                "`{}` is no verdict: write confirmed or rejected",
                shown(other)
            )));
        }
    };
    let note = note.map(field).unwrap_or_default();
    // The sign that keeps a spreadsheet from running a text.
    let note = note.strip_prefix('\'').map_or(note.clone(), ToOwned::to_owned);
    Ok((line, id, Decision { verdict, note }))
}

fn shown(text: &str) -> String {
    let cut: String = text.chars().take(SHOWN_CHARS * 2).collect();
    printable(&cut).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<ReadReview, Error> {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), text).unwrap();
        read_review(file.path())
    }

    #[test]
    fn broken_rows_are_told_and_the_rest_is_used() {
        let read = read(
            "link_id,verdict,note,text_a\n\
             l0000000000000001,confirmed,\"'=sum, seen\",x\n\
             l0000000000000002,maybe,,\n\
             nonsense,rejected,,\n\
             l0000000000000003,rejected\n\
             l0000000000000001,rejected,again,\n",
        )
        .unwrap();
        assert_eq!(read.faults.len(), 3, "{:?}", read.faults);
        assert!(read.faults[0].contains("line 3: `maybe`") && read.faults[1].starts_with("line 4: `nonsense`"));
        let decisions: Vec<_> = read.review.decisions.values().collect();
        assert_eq!(decisions.len(), 2);
        assert_eq!(decisions[0].note, "again");
        assert_eq!(decisions[1].verdict, Some(Verdict::Rejected));
    }

    #[test]
    fn a_file_of_another_kind_is_refused() {
        assert!(read("a,b\n1,2\n").is_err());
        assert!(read("").is_err());
        assert!(read_review(Path::new("no/such/review.csv")).is_err());
    }
}
