//! Marked articles: what the tagger learns from.

use serde::Deserialize;

use super::labels::{Label, Part};
use super::units::Units;
use crate::model::{Quotation, Segments, Span};

/// An article in which a reader marked the statements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkedArticle {
    /// Its name in the file of marked articles.
    pub name: String,
    /// The text that the spans point into.
    pub text: String,
    /// What is marked.
    pub statements: Vec<MarkedStatement>,
}

/// One marked statement, as bytes of the article's text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MarkedStatement {
    /// What was said; never empty.
    pub content: Vec<Span>,
    /// The words that name the speaker.
    pub mention: Vec<Span>,
    /// The words that report.
    pub cue: Vec<Span>,
}

/// A marked article that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum GoldError {
    /// Not the JSON of a marked article.
    #[error("this is no marked article ({0}); it needs doc_id, text and quotes")]
    Format(String),
    /// A span that is empty or reaches outside the text.
    #[error("{article}: the {role} span {start}..{end} is empty or outside the text of {length} characters")]
    Span {
        /// The article's name.
        article: String,
        /// content, source or cue.
        role: &'static str,
        /// As given, in characters.
        start: usize,
        /// As given, in characters.
        end: usize,
        /// Of the text, in characters.
        length: usize,
    },
    /// Two content spans of one statement that overlap.
    #[error("{article}: the content spans of one statement cross at character {start}")]
    Crossing {
        /// The article's name.
        article: String,
        /// Of the second span, in characters.
        start: usize,
    },
}

#[derive(Deserialize)]
struct Line {
    doc_id: String,
    text: String,
    quotes: Vec<LineQuote>,
}

#[derive(Deserialize)]
struct LineQuote {
    content: Vec<[usize; 2]>,
    #[serde(default, rename = "source")]
    mention: Vec<[usize; 2]>,
    #[serde(default)]
    cue: Vec<[usize; 2]>,
}

impl MarkedArticle {
    /// Reads one line of marked JSON lines: `{doc_id, text, quotes: [{content, source, cue}]}`, spans in characters.
    ///
    /// # Errors
    /// When the line is no such JSON, or a span is empty, outside the text, or crosses another of its content.
    pub fn from_json(line: &str) -> Result<Self, GoldError> {
        let line: Line = serde_json::from_str(line).map_err(|e| GoldError::Format(e.to_string()))?;
        let mut bytes: Vec<usize> = line.text.char_indices().map(|(at, _)| at).collect();
        bytes.push(line.text.len());
        let spans = |role: &'static str, spans: &[[usize; 2]]| {
            spans
                .iter()
                .map(|&[start, end]| match (bytes.get(start), bytes.get(end)) {
                    (Some(from), Some(to)) if start < end => Ok(Span::new(*from, *to)),
                    _ => Err(GoldError::Span {
                        article: line.doc_id.clone(),
                        role,
                        start,
                        end,
                        length: bytes.len() - 1,
                    }),
                })
                .collect::<Result<Vec<_>, _>>()
        };
        let mut statements = Vec::with_capacity(line.quotes.len());
        for quote in &line.quotes {
            let mut content = quote.content.clone();
            content.sort_unstable();
            if let Some(pair) = content.windows(2).find(|pair| pair[0][1] > pair[1][0]) {
                return Err(GoldError::Crossing {
                    article: line.doc_id.clone(),
                    start: pair[1][0],
                });
            }
            statements.push(MarkedStatement {
                content: spans("content", &content)?,
                mention: spans("source", &quote.mention)?,
                cue: spans("cue", &quote.cue)?,
            });
        }
        statements.retain(|s| !s.content.is_empty());
        Ok(Self {
            name: line.doc_id,
            text: line.text,
            statements,
        })
    }
}

/// The units of one marked statement.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MarkedUnits {
    /// Of its content, in order.
    pub content: Vec<usize>,
    /// Of its mention.
    pub mention: Vec<usize>,
    /// Of its cue.
    pub cue: Vec<usize>,
}

/// The units that the parts of a marked statement cover: at least half of a unit's bytes; no marks at the ends.
#[must_use]
pub fn marked_units(statement: &MarkedStatement, segments: &Segments, units: &Units) -> MarkedUnits {
    let of = |spans: &[Span], trim: fn(&mut Vec<usize>, &Segments, &Units)| {
        let mut found: Vec<usize> = Vec::new();
        for span in spans {
            let mut units_of_span = covered(*span, segments, units);
            trim(&mut units_of_span, segments, units);
            found.append(&mut units_of_span);
        }
        found.sort_unstable();
        found.dedup();
        found
    };
    MarkedUnits {
        content: of(&statement.content, trim_marks),
        mention: of(&statement.mention, trim_marks),
        cue: of(&statement.cue, |_, _, _| ()),
    }
}

fn covered(span: Span, segments: &Segments, units: &Units) -> Vec<usize> {
    let tokens = segments.tokens_in(span);
    let first = units.units.partition_point(|u| u.tokens.end <= tokens.start);
    let last = units.units.partition_point(|u| u.tokens.start < tokens.end);
    let is_covered = |i: &usize| {
        let unit = units.span(*i, segments);
        let shared = unit.end.min(span.end).saturating_sub(unit.start.max(span.start));
        shared * 2 >= unit.len()
    };
    (first..last).filter(is_covered).collect()
}

fn trim_marks(found: &mut Vec<usize>, segments: &Segments, units: &Units) {
    while found.last().is_some_and(|i| units.is_mark(*i, segments)) {
        found.pop();
    }
    let leading = found.iter().take_while(|i| units.is_mark(**i, segments)).count();
    found.drain(..leading);
}

/// The labels that the quotations found by rule would have.
#[must_use]
pub fn hints(quotations: &[Quotation], segments: &Segments, units: &Units) -> Vec<Label> {
    let marked: Vec<MarkedUnits> = quotations
        .iter()
        .map(|quotation| {
            let statement = MarkedStatement {
                content: quotation.content.clone(),
                mention: quotation.mention.into_iter().collect(),
                cue: quotation.cue.clone(),
            };
            marked_units(&statement, segments, units)
        })
        .collect();
    labels(&marked, segments, units)
}

/// The labels of an article's units. Where statements claim one unit, the first keeps it.
#[must_use]
pub fn labels(statements: &[MarkedUnits], segments: &Segments, units: &Units) -> Vec<Label> {
    let mut labels = vec![Label::OUTSIDE; units.units.len()];
    for statement in statements {
        let Some(cue) = statement.cue.first().copied().or(statement.content.first().copied()) else {
            continue;
        };
        let mention = |first: usize| {
            if first < cue {
                Part::MentionBeforeCue
            } else {
                Part::MentionAfterCue
            }
        };
        write(&mut labels, &statement.cue, |_, _| Part::Cue, segments, units);
        write(
            &mut labels,
            &statement.mention,
            |first, _| mention(first),
            segments,
            units,
        );
        let content = |first: usize, previous: Option<Part>| match previous {
            _ if first < cue => Part::ContentBeforeCue,
            Some(_) => Part::ContentContinued,
            None => Part::ContentAfterCue,
        };
        write(&mut labels, &statement.content, content, segments, units);
    }
    for statement in statements {
        mark_gaps(&mut labels, statement, units);
    }
    labels
}

/// Marks what stands between the parts of a statement, in the chain of its cue.
fn mark_gaps(labels: &mut [Label], statement: &MarkedUnits, units: &Units) {
    let Some(chain) = statement
        .cue
        .first()
        .and_then(|cue| units.chains.get(units.chain_of(*cue)))
    else {
        return;
    };
    let members = [&statement.content, &statement.mention, &statement.cue];
    let all = || {
        members
            .iter()
            .flat_map(|part| part.iter())
            .filter(|i| chain.contains(i))
    };
    let (Some(first), Some(last)) = (all().min(), all().max()) else {
        return;
    };
    for i in *first..=*last {
        if labels[i] == Label::OUTSIDE {
            let is_before = statement.cue.first().is_some_and(|cue| i < *cue);
            labels[i] = if is_before { Label::BEFORE_CUE } else { Label::AFTER_CUE };
        }
    }
}

/// Labels the runs of `members`; marks between two runs are taken in.
fn write(
    labels: &mut [Label],
    members: &[usize],
    part_of: impl Fn(usize, Option<Part>) -> Part,
    segments: &Segments,
    units: &Units,
) {
    let mut previous: Option<(usize, Part)> = None;
    for &i in members {
        let joins = previous.filter(|(last, _)| {
            (last + 1..i).all(|gap| units.is_mark(gap, segments) && labels[gap] == Label::OUTSIDE)
                && units.chain_of(i) == units.chain_of(*last)
                && labels[i] == Label::OUTSIDE
        });
        let part = if let Some((last, part)) = joins {
            for gap in &mut labels[last + 1..=i] {
                *gap = Label::inner(part);
            }
            part
        } else if labels[i] == Label::OUTSIDE {
            let part = part_of(i, previous.map(|p| p.1));
            labels[i] = Label::first(part);
            part
        } else {
            continue;
        };
        previous = Some((i, part));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn refused(quotes: &str, wanted: &str) {
        let line = format!(r#"{{"doc_id": "a", "text": "é said so", "quotes": {quotes}}}"#);
        let error = MarkedArticle::from_json(&line).expect_err("a bad line").to_string();
        assert!(error.contains(wanted), "{error}");
    }

    #[test]
    fn spans_are_characters_outside_and_bytes_inside() {
        let line = r#"{"doc_id": "a", "text": "é said so", "quotes": [{"content": [[7, 9]], "source": [[0, 1]], "cue": [[2, 6]]}]}"#;
        let article = MarkedArticle::from_json(line).expect("a sound line");
        let statement = &article.statements[0];
        let words = [&statement.content, &statement.mention, &statement.cue].map(|spans| spans[0].of(&article.text));
        assert_eq!(words, ["so", "é", "said"]);
    }

    #[test]
    fn bad_spans_are_named() {
        refused(
            r#"[{"content": [[7, 10]]}]"#,
            "a: the content span 7..10 is empty or outside",
        );
        refused(r#"[{"content": [[7, 9]], "cue": [[3, 3]]}]"#, "the cue span 3..3");
        refused(r#"[{"content": [[2, 6], [5, 9]]}]"#, "cross at character 5");
    }
}
