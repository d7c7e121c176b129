//! Promises of the statements: whatever the text, their spans lie inside it and are what they say, and the metric that
//! measures them takes them for themselves.

use std::ops::Range;

use proptest::prelude::*;
use quotetrace::evaluate::{Scope, evaluate};
use quotetrace::export::statement_line;
use quotetrace::model::{Article, Kind, MarkedArticle, MarkedStatement, Span, Statement};
use quotetrace::pipeline::{Config, statements};
use serde_json::Value;

/// What news, other scripts and mischief are made of.
const PIECES: &[&str] = &[
    " ",
    " ",
    " ",
    ". ",
    ", ",
    "\n\n",
    "\r\n",
    "\u{2028}",
    "“",
    "”",
    "\"",
    "‘",
    "’",
    "'",
    "«",
    "»",
    "„",
    "「",
    "」",
    "``",
    "''",
    "(",
    "]",
    "[",
    "…",
    "—",
    ":",
    ";",
    "?",
    "!",
    "said",
    " said ",
    " says that ",
    "told reporters",
    "according to ",
    "he ",
    "she ",
    "They ",
    "Mr. ",
    "Kim",
    "Ana Ruiz",
    "the ministry",
    "U.S.",
    "3.5%",
    "2020-06-16",
    "Monday",
    " was ",
    "late",
    "we will wait",
    "🙂",
    "👨\u{200d}👩\u{200d}👧",
    "שלום",
    "مرحبا",
    "\u{202e}",
    "\u{2066}",
    "e\u{301}",
    "\u{301}\u{316}",
    "\u{200b}",
    "\u{feff}",
    "İ",
    "ß",
    "ﬃ",
    "東京",
    "\0",
    "\u{fffd}",
    "\u{e0041}",
    "LEE: ",
    "14:49",
    "just before ",
    " p.m. local time",
    "between ",
    " and ",
    " to ",
    "20",
    "2018",
    "$",
    "-year-old",
    "more than ",
    "twenty-three",
    "dozens",
    " of ",
    "million",
    "half a",
    "June ",
    "last ",
    "week",
    " ago",
    "½",
    "٣",
    "in Port Averil, Kenya",
    "President ",
    "“We will wait,” she said. ",
    "He said it was late, ",
];

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        12 => proptest::sample::select(PIECES).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    proptest::collection::vec(piece, 0..80).prop_map(|pieces| pieces.concat())
}

fn article(text: String) -> Article {
    Article {
        url: Some("https://news.example/a".into()),
        ..Article::new(text)
    }
}

/// Each span is a stretch of the text, none is empty, and none begins before the last one ends.
fn check_spans(text: &str, spans: &[Span]) -> Result<(), TestCaseError> {
    for span in spans {
        prop_assert!(span.start < span.end, "{span:?} is empty");
        prop_assert!(
            text.get(span.start..span.end).is_some(),
            "{span:?} is no stretch of the text"
        );
    }
    prop_assert!(
        spans.is_sorted_by(|a, b| a.end <= b.start),
        "{spans:?} are out of order"
    );
    Ok(())
}

fn check_statement(text: &str, statement: &Statement) -> Result<(), TestCaseError> {
    prop_assert!(!statement.content.is_empty());
    for spans in [&statement.content, &statement.quoted, &statement.cue] {
        check_spans(text, spans)?;
    }
    check_spans(text, statement.mention.as_slice())?;
    check_spans(text, statement.medium.as_slice())?;
    let values: Vec<Span> = statement.values.iter().map(|value| value.span).collect();
    check_spans(text, &values)?;
    let is_inside = |value: &Span| statement.content.iter().any(|part| part.contains(*value));
    prop_assert!(values.iter().all(is_inside), "values lie in the content");
    for rest in [statement.before, statement.after] {
        prop_assert!(text.get(rest.start..rest.end).is_some());
    }
    let is_content = |quoted: &Span| statement.content.iter().any(|part| part.contains(*quoted));
    prop_assert!(statement.quoted.iter().all(is_content), "quoted words are content");
    prop_assert_eq!(&*statement.text, statement.join(text));
    Ok(())
}

/// The characters of a range, as a reader of `statements.jsonl` takes them.
fn characters(text: &[char], range: Range<usize>) -> Option<String> {
    text.get(range).map(|part| part.iter().collect())
}

fn check_line(article: &Article, statement: &Statement) -> Result<(), TestCaseError> {
    let line: Value = serde_json::from_str(&statement_line(article, statement, None)).expect("a line of JSON");
    let text: Vec<char> = article.text.chars().collect();
    let number = |place: &Value, key: &str| place[key].as_u64().and_then(|n| usize::try_from(n).ok());
    for key in ["content", "quoted", "cue", "mention", "medium", "values"] {
        for place in line[key].as_array().expect("an array of places") {
            let (start, end) = (number(place, "start"), number(place, "end"));
            let sliced = start.zip(end).and_then(|(start, end)| characters(&text, start..end));
            prop_assert_eq!(sliced.as_deref(), place["text"].as_str(), "{}", key);
            let (start, end) = (number(place, "byte_start"), number(place, "byte_end"));
            let sliced = start.zip(end).and_then(|(start, end)| article.text.get(start..end));
            prop_assert_eq!(sliced, place["text"].as_str(), "{} in bytes", key);
        }
    }
    Ok(())
}

#[test]
fn a_region_that_content_cuts_is_quoted_up_to_there() {
    let article = article("«said«according to \n\nhe ".into());
    for statement in statements(&article, &Config::default()) {
        check_statement(&article.text, &statement).expect("quoted words are content");
    }
}

/// The article with its statements marked as they were found; claims are not for marking.
fn marked(article: &Article, found: &[Statement]) -> MarkedArticle {
    let statements = found.iter().filter(|statement| statement.kind != Kind::Claim);
    let statements = statements.map(|statement| MarkedStatement {
        content: statement.content.clone(),
        mention: statement.mention.into_iter().collect(),
        cue: statement.cue.clone(),
    });
    MarkedArticle {
        name: "any".to_owned(),
        text: article.text.clone(),
        statements: statements.collect(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(512) })]

    #[test]
    fn every_span_of_a_statement_is_a_stretch_of_its_text(text in text()) {
        let article = article(text);
        for statement in statements(&article, &Config::default()) {
            check_statement(&article.text, &statement)?;
            check_line(&article, &statement)?;
        }
    }
    #[test]
    fn what_is_marked_as_it_was_found_is_found_wholly(text in text()) {
        let article = article(text);
        let found = statements(&article, &Config::default());
        let tally = evaluate(&marked(&article, &found), &found, Scope::All).all();
        let told = [tally.marked, tally.exact.right, tally.exact.recalled, tally.partial.right, tally.partial.recalled];
        prop_assert_eq!(told, [tally.found; 5]);
    }
}
