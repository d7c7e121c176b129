//! The page of `verify`: the originals in the middle, what the outlets print of them at both sides.
//!
//! Plain HTML with its style inside, named by hash in the page's content policy: no script, no request. Every text is
//! escaped by the template engine.

mod card;
mod passages;

use std::io::{self, Write};

use minijinja::context;
use minijinja::value::{Serde, Value};
use serde::Serialize;

use super::page::{hash, rendered};
use crate::model::{Edit, EditClass, Span};
use card::{Card, cards};
use passages::Paragraph;

const PAGE: &str = include_str!("checked/page.html");
const STYLE: &str = include_str!("checked/style.css");

/// How the page begins: what was written before may be replaced by its like.
pub const CHECKED_PAGE_MARK: &[u8] = b"<!doctype html>\n<!-- quotetrace verify -->\n";

/// The word for what is in no original.
const NOT_FOUND: &str = "not-found";

/// A text that quotations were checked against.
#[derive(Clone, Debug)]
pub struct CheckedOriginal<'a> {
    /// What it is called.
    pub name: &'a str,
    /// Whose words it holds, where that is known.
    pub speaker: Option<&'a str>,
    /// When it was said or published.
    pub published: Option<String>,
    /// The text.
    pub text: &'a str,
}

/// A quotation and how it stands to the originals.
#[derive(Clone, Debug)]
pub struct CheckedQuote<'a> {
    /// Who published.
    pub outlet: &'a str,
    /// When.
    pub published: Option<String>,
    /// To whom the outlet gives it.
    pub speaker: Option<&'a str>,
    /// The word for how it stands, and whether all of it is as in the original.
    pub standing: (&'static str, bool),
    /// The gravest thing that a change touches.
    pub class: Option<EditClass>,
    /// Whose words they are in the original, where the outlet says otherwise.
    pub said_by: Option<&'a str>,
    /// The day of the original, where the outlet gives another.
    pub said_on: Option<String>,
    /// As the outlet has it.
    pub text: &'a str,
    /// Where it is taken from; for what is in no original the nearest passage, if any.
    pub passages: Vec<CheckedPassage<'a>>,
    /// What was left out, each with the word of it that changes the sense.
    pub left_out: Vec<(&'a str, Option<String>)>,
    /// The passage in the article, as an address.
    pub link: Option<String>,
    /// The passage in the article, in words.
    pub place: String,
}

/// A passage of an original.
#[derive(Clone, Debug)]
pub struct CheckedPassage<'a> {
    /// Index of the original.
    pub original: usize,
    /// Bytes of its text.
    pub span: Span,
    /// From the passage to the quotation; empty where the words are the same.
    pub diff: &'a [Edit],
}

/// Writes the page. The quotations come in any order that says how grave they are, the gravest first; `counts` tells how
/// many there are of each standing.
///
/// # Errors
/// Those of the writer.
pub fn write_checked(
    originals: &[CheckedOriginal<'_>],
    quotes: &[CheckedQuote<'_>],
    counts: &[(&str, usize)],
    out: &mut dyn Write,
) -> io::Result<()> {
    let page = page(originals, quotes, counts).map_err(io::Error::other)?;
    out.write_all(CHECKED_PAGE_MARK)?;
    out.write_all(page.as_bytes())
}

fn page(
    originals: &[CheckedOriginal<'_>],
    quotes: &[CheckedQuote<'_>],
    counts: &[(&str, usize)],
) -> Result<String, minijinja::Error> {
    let counts: Vec<(&str, String, usize)> = counts
        .iter()
        .map(|(name, count)| (*name, card::spaced(name), *count))
        .collect();
    let cards = cards(quotes);
    let sheets: Vec<Sheet<'_>> = (0..)
        .zip(originals)
        .map(|(index, of)| Sheet::of(index, of, quotes, &cards))
        .collect();
    let nowhere: Vec<&Card<'_>> = cards.iter().filter(|card| card.is_nowhere).collect();
    let grave: Vec<&Card<'_>> = cards.iter().filter(|card| !card.is_same).collect();
    let policy = format!(
        "default-src 'none'; style-src '{}'; base-uri 'none'; form-action 'none'",
        hash(STYLE)
    );
    let values = context! {
        policy,
        style => Value::from_safe_string(STYLE.to_owned()),
        counts => Serde(&counts),
        sheets => Serde(&sheets),
        grave => Serde(&grave),
        nowhere => Serde(&nowhere),
        total => quotes.len(),
    };
    rendered(PAGE, values)
}

/// An original on the page.
#[derive(Serialize)]
struct Sheet<'a> {
    name: &'a str,
    speaker: Option<&'a str>,
    published: Option<&'a str>,
    rows: Vec<Row<'a>>,
}

/// A paragraph and the quotations that start in it, as it has them and otherwise.
#[derive(Serialize)]
struct Row<'a> {
    paragraph: Paragraph<'a>,
    same: Vec<&'a Card<'a>>,
    other: Vec<&'a Card<'a>>,
}

impl<'a> Sheet<'a> {
    fn of(index: usize, original: &'a CheckedOriginal<'a>, quotes: &[CheckedQuote<'_>], cards: &'a [Card<'a>]) -> Self {
        let paragraphs = passages::paragraphs(index, original.text, quotes);
        let row = |paragraph: Paragraph<'a>| {
            let here = |card: &&'a Card<'a>| {
                let first = quotes[card.number - 1].passages.first();
                let starts = first.is_some_and(|p| p.original == index && paragraph.span().contains_start(p.span));
                starts && !card.is_nowhere
            };
            let (same, other) = cards.iter().filter(here).partition(|card| card.is_same);
            Row { paragraph, same, other }
        };
        Self {
            name: original.name,
            speaker: original.speaker,
            published: original.published.as_deref(),
            rows: paragraphs.into_iter().map(row).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Change;

    fn quote<'a>(standing: (&'static str, bool), passages: Vec<CheckedPassage<'a>>) -> CheckedQuote<'a> {
        CheckedQuote {
            outlet: "Quay <b>Post</b>",
            published: Some("2031-03-05".to_owned()),
            speaker: Some("Ana Ruiz"),
            standing,
            class: None,
            said_by: None,
            said_on: None,
            text: "We will go.",
            passages,
            left_out: Vec::new(),
            link: None,
            place: "post.txt, characters 3 to 9".to_owned(),
        }
    }

    fn written(text: &str, quotes: &[CheckedQuote<'_>]) -> String {
        let original = CheckedOriginal {
            name: "speech.txt",
            speaker: None,
            published: None,
            text,
        };
        let mut out = Vec::new();
        write_checked(&[original], quotes, &[("verbatim", 1)], &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn outside_text_is_never_markup_and_nothing_is_fetched() {
        let passage = CheckedPassage {
            original: 0,
            span: Span::new(0, 11),
            diff: &[],
        };
        let page = written(
            "We will go. <script>alert(1)</script>",
            &[quote(("verbatim", true), vec![passage])],
        );
        assert!(
            page.contains("Quay &lt;b&gt;Post&lt;") && page.contains("&lt;script&gt;"),
            "{page}"
        );
        assert!(
            !page.contains("<script")
                && !page.contains("http:")
                && !page.contains("https:")
                && page.contains("default-src &#x27;none&#x27;"),
            "{page}"
        );
    }

    #[test]
    fn passages_that_overlap_are_marked_once_and_named_each() {
        let passage = |start, end| {
            vec![CheckedPassage {
                original: 0,
                span: Span::new(start, end),
                diff: &[],
            }]
        };
        let quotes = [
            quote(("altered", false), passage(0, 7)),
            quote(("verbatim", true), passage(3, 11)),
        ];
        let page = written("We will go.\nNow.", &quotes);
        for anchor in [
            "id=\"p1-1\"",
            "id=\"p2-1\"",
            "href=\"#q1\"",
            "href=\"#q2\"",
            "id=\"q1\"",
            "id=\"q2\"",
        ] {
            assert_eq!(
                page.matches(anchor).count(),
                if anchor.starts_with("href=\"#q1") { 2 } else { 1 },
                "{anchor} {page}"
            );
        }
    }

    #[test]
    fn a_changed_number_is_told_before_other_words() {
        let edit = |class, a: &str, b: &str| Edit {
            change: Change::Substituted,
            class,
            a: a.to_owned(),
            b: b.to_owned(),
        };
        let diff = [
            edit(EditClass::Other, "go", "leave"),
            edit(EditClass::Number, "two", "ten"),
        ];
        let passage = CheckedPassage {
            original: 0,
            span: Span::new(0, 2),
            diff: &diff,
        };
        let page = written("go two", &[quote(("altered", false), vec![passage])]);
        let list = page.split("class=\"changes\"").nth(1).unwrap();
        assert!(list.find("ten").unwrap() < list.find("leave").unwrap(), "{list}");
    }

    #[test]
    fn what_is_nowhere_stands_below_the_original() {
        let page = written("We will go.", &[quote(("not-found", false), Vec::new())]);
        let below = page.find("In no original").unwrap();
        assert!(page.rfind("id=\"q1\"").unwrap() > below, "{page}");
    }
}
