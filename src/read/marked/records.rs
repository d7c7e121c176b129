//! The records of a file of marked articles: one a line, one alone, or an array of them.

use serde::de::IgnoredAny;
use serde_json::value::RawValue;

use crate::read::Format;

/// The records of a file as JSON, each with the line on which it starts.
pub(super) struct Records<'t> {
    pub(super) all: Vec<(u64, &'t str)>,
}

impl<'t> Records<'t> {
    /// Cuts a file's text into records; what is on a line of its own need not be sound.
    ///
    /// # Errors
    /// Line and reason, where the text is one JSON document that ends too early or is none.
    pub(super) fn of(text: &'t str, format: Option<Format>) -> Result<Self, (u64, String)> {
        let lines = || (1_u64..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
        let Some((_, first)) = lines().next() else {
            return Ok(Self { all: Vec::new() });
        };
        let is_whole = serde_json::from_str::<IgnoredAny>(first).is_ok();
        if format != Some(Format::JsonLines) && (!is_whole || first.trim_start().starts_with('[')) {
            return Self::of_document(text);
        }
        Ok(Self { all: lines().collect() })
    }

    fn of_document(text: &'t str) -> Result<Self, (u64, String)> {
        let fault = |error: serde_json::Error| (error.line() as u64, not_json(&error));
        let whole: &RawValue = serde_json::from_str(text).map_err(fault)?;
        let records = if whole.get().starts_with('[') {
            serde_json::from_str::<Vec<&RawValue>>(text).map_err(fault)?
        } else {
            vec![whole]
        };
        let (mut line, mut at) = (1, 0);
        let placed = |record: &'t RawValue| {
            // Where the record lies in the text: it is a part of it, not a copy.
            let start = (record.get().as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
            let passed = text.get(at..start).unwrap_or_default();
            line += passed.bytes().filter(|byte| *byte == b'\n').count() as u64;
            at = start;
            (line, record.get())
        };
        let all = records.into_iter().map(placed).collect();
        Ok(Self { all })
    }
}

/// What the parser says, with the column and without the line, which is told elsewhere.
pub(super) fn not_json(error: &serde_json::Error) -> String {
    let told = error.to_string();
    let reason = told
        .rsplit_once(" at line ")
        .map_or(told.as_str(), |(reason, _)| reason);
    format!("this is not JSON: {reason} at column {}", error.column())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, format: Option<Format>, wanted: &[(u64, &str)]) {
        assert_eq!(
            Records::of(text, format).map(|records| records.all),
            Ok(wanted.to_vec())
        );
    }

    #[test]
    fn lines_documents_and_arrays_are_told_apart_by_content() {
        check("{}\n\n{\"a\"\n", None, &[(1, "{}"), (3, "{\"a\"")]);
        check("\n{\n}\n", None, &[(2, "{\n}")]);
        check("[{},\n {}]", None, &[(1, "{}"), (2, "{}")]);
        check("[{},{}]\n", None, &[(1, "{}"), (1, "{}")]);
        check("{\n", Some(Format::JsonLines), &[(1, "{")]);
        check(" \n", None, &[]);
    }

    #[test]
    fn a_document_that_is_cut_short_is_told_with_its_line() {
        let cut = Records::of("{\n \"a\": [\n", None).map(|records| records.all);
        assert!(cut.is_err_and(|(line, reason)| line == 3 && reason.contains("EOF")));
    }
}
