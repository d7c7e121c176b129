//! The day on which something was said, as the outlet's own words beside the cue give it: "said on Tuesday".

use crate::model::{Meaning, Quotation, Segments, Span, Value};

/// Bytes between the words that report, with who they name, and a date that still belongs to them: an apposition.
const APART_BYTES_MAX: usize = 40;

/// Words after which a date is of something else: "who was elected on Monday".
const ELSEWHERE: [&str; 12] = [
    "after", "before", "by", "from", "since", "that", "until", "when", "where", "which", "while", "who",
];

/// The date nearest to the cue in its sentence, outside what was said; of two that are as near the later one, for it
/// follows the cue.
///
/// `values` are those of the sentence, in text order. Linear in them.
pub fn said_on(text: &str, segments: &Segments, values: &[Value], quotation: &Quotation) -> Option<Value> {
    let cue = quotation.cue.iter().copied().reduce(Span::join)?;
    let sentences = &segments.sentences;
    let at = sentences.partition_point(|sentence| sentence.span.end <= cue.start);
    let sentence = sentences.get(at)?.span;
    let reporting = quotation
        .mention
        .filter(|mention| sentence.contains(*mention))
        .map_or(cue, |mention| cue.join(mention));
    let first = values.partition_point(|value| value.span.start < sentence.start);
    let here = values[first..]
        .iter()
        .take_while(|value| value.span.end <= sentence.end);
    let is_own = |span: Span| !quotation.content.iter().any(|part| part.overlaps(span));
    let dates = here.filter(|value| matches!(value.meaning, Meaning::Date(_)) && is_own(value.span));
    let near = dates.filter_map(|date| Some((apart(text, reporting, date.span)?, date)));
    near.min_by_key(|(apart, date)| (*apart, std::cmp::Reverse(date.span.start)))
        .map(|(_, date)| *date)
}

/// Bytes between, if nothing there begins another clause.
fn apart(text: &str, reporting: Span, date: Span) -> Option<usize> {
    let between = if date.start >= reporting.end {
        Span::new(reporting.end, date.start)
    } else if date.end <= reporting.start {
        Span::new(date.end, reporting.start)
    } else {
        return Some(0);
    };
    if between.len() > APART_BYTES_MAX {
        return None;
    }
    let words = between.of(text);
    let is_elsewhere = words.split_whitespace().any(|word| ELSEWHERE.contains(&word))
        || words.contains(['"', '“', '”', '«', '»', ';', ':', '\n']);
    (!is_elsewhere).then_some(words.len())
}
