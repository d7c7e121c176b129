//! `annotations.jsonl`: one W3C Web Annotation a line for each part of each statement, found by position and by quote.

use std::fmt::Write as _;
use std::io::{self, Write};

use serde_json::{Value, json};

use super::Contents;
use super::characters::Characters;
use super::fragment::Page;
use super::lookup::Lookup;
use super::names::Name as _;
use crate::model::{Article, Span, Statement};

/// Characters on each side by which a quote is told from the same words elsewhere.
const BESIDE_CHARS: usize = 32;

pub(super) fn write(run: &Contents<'_>, lookup: &Lookup<'_>, out: &mut dyn Write) -> io::Result<()> {
    lookup.for_each_statement(run, |_, statement, lines| {
        let article = lines.article();
        for (number, &part) in statement.content.iter().enumerate() {
            let annotation = annotation(article, lines.characters(), statement, (number, part));
            writeln!(out, "{annotation}")?;
        }
        Ok(())
    })
}

fn annotation(
    article: &Article,
    characters: &Characters<'_>,
    statement: &Statement,
    (number, part): (usize, Span),
) -> Value {
    let text = article.text.as_str();
    let mut bodies = vec![json!({"type": "TextualBody", "purpose": "classifying", "value": statement.kind.name()})];
    if let Some(speaker) = &statement.speaker {
        bodies.push(json!({"type": "TextualBody", "purpose": "identifying", "value": &*speaker.name}));
    }
    let mut target = json!({
        "type": "SpecificResource",
        "source": text_of(article),
        "selector": [
            {"type": "TextPositionSelector", "start": characters.before(part.start), "end": characters.before(part.end)},
            {
                "type": "TextQuoteSelector",
                "exact": part.of(text),
                "prefix": last_chars(&text[..part.start]),
                "suffix": first_chars(&text[part.end..]),
            },
        ],
    });
    if let Some(page) = article.url.as_deref().and_then(Page::of) {
        target["scope"] = page.passage(&[]).into();
    }
    json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": format!("urn:quotetrace:{}:{}", statement.id, number + 1),
        "type": "Annotation",
        "motivation": "identifying",
        "body": bodies,
        "target": target,
    })
}

/// Where the text is stored that the positions count in: the file, where it is plain text and one article; else the
/// line of `articles.jsonl`.
pub(super) fn text_of(article: &Article) -> String {
    let is_plain = article.path.ends_with(".txt") && article.path == article.input_id;
    if !is_plain {
        return format!("articles.jsonl#{}", article.id);
    }
    let mut reference = String::with_capacity(article.path.len());
    for c in article.path.chars() {
        match c {
            ' ' | '<' | '>' | '"' | '{' | '}' | '|' | '\\' | '^' | '`' | '%' | '#' | '?' | '\0'..='\u{1f}' => {
                write!(reference, "%{:02X}", u32::from(c)).expect("a String takes all that is written");
            }
            _ => reference.push(c),
        }
    }
    reference
}

fn first_chars(text: &str) -> &str {
    text.char_indices()
        .nth(BESIDE_CHARS)
        .map_or(text, |(end, _)| &text[..end])
}

fn last_chars(text: &str) -> &str {
    let start = text.char_indices().rev().nth(BESIDE_CHARS - 1);
    start.map_or(text, |(start, _)| &text[start..])
}
