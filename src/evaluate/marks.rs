//! Stretches in quotation marks, found plainly: by paragraph, without nesting and without single marks.
//!
//! Not the marks of the extract stage: a metric must not change when what it measures does.

use crate::model::Span;

/// The stretches in marks of a text, marks included; one that is not closed ends with its paragraph.
pub(super) fn regions(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut paragraph = 0;
    for line in text.split('\n') {
        regions_of(line, paragraph, &mut found);
        paragraph += line.len() + 1;
    }
    found
}

enum Mark {
    Opening,
    Closing,
    /// A straight one, which opens where none is open.
    Either,
}

fn regions_of(line: &str, offset: usize, found: &mut Vec<Span>) {
    let mut open: Option<usize> = None;
    let mut at = 0;
    while let Some(character) = line[at..].chars().next() {
        let (mark, length) = mark_at(&line[at..], character);
        match (mark, open) {
            (Some(Mark::Opening | Mark::Either), None) => open = Some(at),
            (Some(Mark::Closing | Mark::Either), Some(start)) => {
                found.push(Span::new(offset + start, offset + at + length));
                open = None;
            }
            _ => {}
        }
        at += length;
    }
    found.extend(open.map(|start| Span::new(offset + start, offset + line.len())));
}

/// The mark that `rest` begins with, and the bytes to go on by.
fn mark_at(rest: &str, first: char) -> (Option<Mark>, usize) {
    let mark = match first {
        '“' | '«' | '„' => Some(Mark::Opening),
        '”' | '»' => Some(Mark::Closing),
        '"' => Some(Mark::Either),
        '`' if rest.starts_with("``") => return (Some(Mark::Opening), 2),
        '\'' if rest.starts_with("''") => return (Some(Mark::Closing), 2),
        _ => None,
    };
    (mark, first.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, wanted: &[&str]) {
        let found: Vec<&str> = regions(text).into_iter().map(|span| span.of(text)).collect();
        assert_eq!(found, wanted);
    }

    #[test]
    fn marks_of_any_form_pair_within_their_paragraph() {
        check("a “b “c” d” \"e\" f", &["“b “c”", "\"e\""]);
        check("``a'' 'b' «c\" d", &["``a''", "«c\""]);
        check("“a\nb” \"c\n\n", &["“a", "\"c"]);
    }
}
