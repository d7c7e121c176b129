//! One record of JSON as a marked article, with everything that is wrong with it.

use serde_json::{Map, Value};

use super::records::not_json;
use crate::model::{MarkedArticle, MarkedStatement, Span};

/// What is wrong, and what to do about it.
pub(super) type Fault = (String, &'static str);

pub(super) const REMEDY_JSON: &str = "a marked article is {\"doc_id\": …, \"text\": …, \"quotes\": […]}, one a line";
const REMEDY_SPAN: &str = "a span is [start, end] in characters (code points) of the text, the end exclusive";
const REMEDY_CROSSING: &str = "join the two spans, or let one end where the other starts";
const REMEDY_CONTENT: &str = "mark what was said as content, or remove the quote";
const REMEDY_TEXT: &str = "give the article's text as \"text\"";
const REMEDY_QUOTES: &str = "give \"quotes\": [] where nothing is to be marked";
const REMEDY_OFFSETS: &str = "count characters (code points), not bytes or UTF-16 units, in exactly this text";

/// The keys of each part: ours, Citron's, and that of the program's own output.
const CONTENT: Part = Part {
    name: "content",
    keys: &["content", "contents"],
};
const MENTION: Part = Part {
    name: "source",
    keys: &["source", "sources", "mention"],
};
const CUE: Part = Part {
    name: "cue",
    keys: &["cue", "cues"],
};

/// A part of a marked statement.
struct Part {
    /// As faults name it.
    name: &'static str,
    keys: &'static [&'static str],
}

/// The marked article in a record, or `None` and at least one fault; `name` is for an article that has none.
pub(super) fn article(json: &str, name: String) -> (Option<MarkedArticle>, Vec<Fault>) {
    let fields = match serde_json::from_str(json) {
        Ok(Value::Object(fields)) => fields,
        Ok(other) => {
            return (
                None,
                vec![(format!("{} is no marked article", shortened(&other)), REMEDY_JSON)],
            );
        }
        Err(error) => return (None, vec![(not_json(&error), REMEDY_JSON)]),
    };
    let name = match fields.get("doc_id").or_else(|| fields.get("id")) {
        Some(Value::String(id)) if !id.is_empty() => id.clone(),
        Some(Value::Number(id)) => id.to_string(),
        _ => name,
    };
    let fault = |told: &str, remedy| (None, vec![(format!("doc_id {name:?}: {told}"), remedy)]);
    let text = match fields.get("text") {
        Some(Value::String(text)) if !text.trim().is_empty() => text,
        Some(Value::String(_)) | None => return fault("there is no text", REMEDY_TEXT),
        Some(_) => return fault("the text is no string", REMEDY_TEXT),
    };
    let Some(Value::Array(quotes)) = fields.get("quotes") else {
        return fault("there is no list of quotes", REMEDY_QUOTES);
    };
    let mut reader = Reader::new(text);
    let statements = quotes
        .iter()
        .zip(1..)
        .map(|(quote, n)| reader.statement(quote, n))
        .collect();
    if reader.faults.is_empty() {
        let text = text.clone();
        return (Some(MarkedArticle { name, text, statements }), Vec::new());
    }
    let named = |(told, remedy)| (format!("doc_id {name:?}: {told}"), remedy);
    (None, reader.faults.into_iter().map(named).collect())
}

/// Reads the quotes of one article.
struct Reader<'a> {
    text: &'a str,
    /// Where each character starts, and the text's end.
    bytes: Vec<usize>,
    faults: Vec<Fault>,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str) -> Self {
        let ends = std::iter::once(text.len());
        Self {
            text,
            bytes: text.char_indices().map(|(at, _)| at).chain(ends).collect(),
            faults: Vec::new(),
        }
    }

    fn statement(&mut self, quote: &Value, number: usize) -> MarkedStatement {
        let Value::Object(fields) = quote else {
            let told = format!("quote {number} is {}, no object", shortened(quote));
            self.faults.push((told, REMEDY_JSON));
            return MarkedStatement::default();
        };
        let before = self.faults.len();
        let statement = MarkedStatement {
            content: self.part(fields, &CONTENT, number),
            mention: self.part(fields, &MENTION, number),
            cue: self.part(fields, &CUE, number),
        };
        if statement.content.is_empty() && self.faults.len() == before {
            self.faults
                .push((format!("quote {number} has no content"), REMEDY_CONTENT));
        }
        statement
    }

    /// The spans of one part, in text order.
    fn part(&mut self, fields: &Map<String, Value>, part: &Part, quote: usize) -> Vec<Span> {
        let Some(value) = part.keys.iter().find_map(|key| fields.get(*key)) else {
            return Vec::new();
        };
        let mut spans: Vec<(Span, usize)> = Vec::new();
        for (value, number) in listed(value).iter().zip(1..) {
            match self.span(value) {
                Ok(span) => spans.push((span, number)),
                Err((told, remedy)) => {
                    let named = format!("quote {quote}, {} span {number} {told}", part.name);
                    self.faults.push((named, remedy));
                }
            }
        }
        spans.sort_unstable();
        for pair in spans.windows(2) {
            if let [(a, first), (b, second)] = pair
                && a.overlaps(*b)
            {
                let (a, b) = (self.characters(*a), self.characters(*b));
                let named = format!(
                    "quote {quote}, {} spans {first} ({a}) and {second} ({b}) cross",
                    part.name
                );
                self.faults.push((named, REMEDY_CROSSING));
            }
        }
        spans.into_iter().map(|(span, _)| span).collect()
    }

    fn span(&self, value: &Value) -> Result<Span, Fault> {
        let (start, end, words) = match value {
            Value::Array(ends) => match ends.as_slice() {
                [start, end] => (Some(start), Some(end), None),
                _ => (None, None, None),
            },
            Value::Object(fields) => (fields.get("start"), fields.get("end"), fields.get("text")),
            _ => (None, None, None),
        };
        let whole = |end: Option<&Value>| end.and_then(Value::as_u64).and_then(|n| usize::try_from(n).ok());
        let Some((start, end)) = whole(start).zip(whole(end)) else {
            return Err((format!("is {}, not two whole numbers", shortened(value)), REMEDY_SPAN));
        };
        let Some((from, to)) = self.bytes.get(start).zip(self.bytes.get(end)) else {
            let length = self.bytes.len() - 1;
            return Err((
                format!("({start}..{end}) reaches outside the text of {length} characters"),
                REMEDY_SPAN,
            ));
        };
        if start >= end {
            return Err((format!("({start}..{end}) is empty"), REMEDY_SPAN));
        }
        let span = Span::new(*from, *to);
        match words.and_then(Value::as_str) {
            Some(words) if !same_words(words, span.of(self.text)) => {
                let (words, found) = (cut(words), cut(span.of(self.text)));
                Err((
                    format!("({start}..{end}) says {words:?}, and the text there is {found:?}"),
                    REMEDY_OFFSETS,
                ))
            }
            _ => Ok(span),
        }
    }

    /// A span as the file has it.
    fn characters(&self, span: Span) -> String {
        let character = |byte| self.bytes.partition_point(|at| *at < byte);
        format!("{}..{}", character(span.start), character(span.end))
    }
}

/// The spans in a value: a list of them, or a single one by itself, or none.
fn listed(value: &Value) -> &[Value] {
    match value {
        Value::Null => &[],
        Value::Array(spans) if !spans.first().is_some_and(Value::is_number) => spans,
        single => std::slice::from_ref(single),
    }
}

/// Whether two texts have the same letters and digits; marks and spaces may have been mended.
fn same_words(a: &str, b: &str) -> bool {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    letters(a) == letters(b)
}

/// Characters of a value or text that a message shows.
const SHOWN_CHARS: usize = 40;

fn shortened(value: &Value) -> String {
    cut(&value.to_string())
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(SHOWN_CHARS) {
        Some((at, _)) => text[..at].to_owned() + "…",
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(quotes: &str) -> Result<Vec<MarkedStatement>, Vec<String>> {
        let json = format!(r#"{{"doc_id": "a", "text": "é said so", "quotes": {quotes}}}"#);
        let (article, faults) = article(&json, String::new());
        let told = || faults.into_iter().map(|(told, _)| told).collect();
        article.map(|article| article.statements).ok_or_else(told)
    }

    #[track_caller]
    fn refused(quotes: &str, wanted: &[&str]) {
        assert_eq!(read(quotes).expect_err("a bad record"), wanted);
    }

    #[test]
    fn spans_are_characters_outside_and_bytes_inside() {
        let ours = read(r#"[{"content": [[7, 9]], "source": [[0, 1]], "cue": [[2, 6]]}]"#).expect("sound");
        let words = [&ours[0].content, &ours[0].mention, &ours[0].cue].map(|spans| spans[0].of("é said so"));
        assert_eq!(words, ["so", "é", "said"]);
    }

    #[test]
    fn the_format_of_citron_is_read_as_ours() {
        let ours = read(r#"[{"content": [[7, 9]], "source": [[0, 1]], "cue": [[2, 6]]}]"#);
        let citron = r#"[{"cue": {"start": 2, "end": 6, "text": "said"}, "sources": [{"start": 0, "end": 1}],
            "contents": [{"start": 7, "end": 9, "text": "so"}], "coreferences": null, "confidence": "0.9"}]"#;
        assert_eq!(read(citron), ours);
        assert!(ours.is_ok());
    }

    #[test]
    fn a_cue_and_a_source_may_be_missing() {
        let found = read(r#"[{"content": [[7, 9]], "source": [], "cue": null}]"#).expect("sound");
        assert!(found[0].mention.is_empty() && found[0].cue.is_empty());
    }

    #[test]
    fn every_bad_span_is_named() {
        refused(
            r#"[{"content": [[7, 10]]}, {"content": [[7, 9]], "cue": [[2, 3], [3, 3]]}]"#,
            &[
                "doc_id \"a\": quote 1, content span 1 (7..10) reaches outside the text of 9 characters",
                "doc_id \"a\": quote 2, cue span 2 (3..3) is empty",
            ],
        );
        refused(
            r#"[{"content": [[5, 9], [2, 6]]}]"#,
            &["doc_id \"a\": quote 1, content spans 2 (2..6) and 1 (5..9) cross"],
        );
        refused(
            r#"[{"content": [[1, "x"]], "source": [[1.5, 2]], "cue": [[-1, 2]]}]"#,
            &[
                "doc_id \"a\": quote 1, content span 1 is [1,\"x\"], not two whole numbers",
                "doc_id \"a\": quote 1, source span 1 is [1.5,2], not two whole numbers",
                "doc_id \"a\": quote 1, cue span 1 is [-1,2], not two whole numbers",
            ],
        );
        refused(
            r#"[{"contents": [{"start": 2, "end": 6, "text": "sad"}]}]"#,
            &["doc_id \"a\": quote 1, content span 1 (2..6) says \"sad\", and the text there is \"said\""],
        );
    }

    #[test]
    fn what_is_no_marked_article_is_named() {
        refused(r#"[{"cue": [[2, 6]]}]"#, &["doc_id \"a\": quote 1 has no content"]);
        refused("[7]", &["doc_id \"a\": quote 1 is 7, no object"]);
        refused("{}", &["doc_id \"a\": there is no list of quotes"]);
        let told = |json: &str| article(json, "x:1".to_owned()).1.remove(0).0;
        assert_eq!(
            told(r#"{"text": " ", "quotes": []}"#),
            "doc_id \"x:1\": there is no text"
        );
        assert_eq!(
            told(r#"{"text": 7, "quotes": []}"#),
            "doc_id \"x:1\": the text is no string"
        );
        assert_eq!(told("[]"), "[] is no marked article");
        assert!(told("{").starts_with("this is not JSON: EOF"));
    }
}
