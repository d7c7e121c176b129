//! The values of all statements with the words about them.

use std::collections::BTreeMap;

use super::super::ground::{Ground, hull};
use super::slot::Slot;
use crate::fold::{self, Corpus, lexicon, words};
use crate::model::{ArticleId, FindingKind, Kind, Meaning, Named, Span, Statement, Unit, Value};

/// Bytes on each side of a value in which words about it are looked for.
const WINDOW_BYTES: usize = 160;
/// Of the words about a value, how many on each side are close to it.
const NEAR_WORDS: usize = 2;
/// Words before a place that say what is there.
const PLACE_WORDS: usize = 5;

/// Words of the longest value; what is longer has words of the sentence in it.
const VALUE_WORDS_MAX: usize = 5;

/// A value that a statement states.
pub struct Fact<'a> {
    pub statement: u32,
    pub article: ArticleId,
    pub slot: Slot,
    pub value: &'a Value,
    /// The words that state it.
    pub text: &'a str,
    /// Stems of the words about it, as numbers, each once.
    pub anchors: Vec<u32>,
    /// Those next to it.
    pub near: Vec<u32>,
    /// The last name of the person who is named last before it in its sentence: of whom it may be told.
    pub person: Option<String>,
}

impl Fact<'_> {
    /// The statement and what of it is stated.
    pub fn key(&self) -> (u32, Slot) {
        (self.statement, self.slot.clone())
    }

    /// "27-year-old" is of a person, who must be the same.
    pub fn is_age(&self) -> bool {
        matches!(self.slot, Slot::Measure(_)) && self.text.contains("year") && self.text.contains("old")
    }
}

/// All values that can be compared.
pub struct Facts<'a> {
    pub list: Vec<Fact<'a>>,
    /// Every value of each article, whatever it counts.
    by_article: BTreeMap<(ArticleId, FindingKind), Vec<&'a Value>>,
}

/// A value before the words about it are numbered.
struct Raw<'a> {
    statement: u32,
    article: ArticleId,
    slot: Slot,
    value: &'a Value,
    text: &'a str,
    before: String,
    after: String,
    person: Option<String>,
}

impl<'a> Facts<'a> {
    /// Linear in the number of values.
    pub fn new(ground: &Ground<'a>) -> Self {
        let raw: Vec<Raw<'a>> = (0..)
            .zip(ground.statements)
            .flat_map(|(index, statement)| of_statement(ground, index, statement))
            .collect();
        let texts = raw.iter().flat_map(|raw| [raw.before.as_str(), raw.after.as_str()]);
        let corpus = Corpus::new(texts, &fold::Config::default());
        let list: Vec<Fact<'a>> = (0..)
            .step_by(2)
            .zip(raw)
            .map(|(text, raw)| numbered(&corpus, text, raw, ground.config.anchor_words))
            .collect();
        let mut by_article: BTreeMap<_, Vec<&Value>> = BTreeMap::new();
        for statement in ground.statements {
            for value in &statement.values {
                let kind = match value.meaning {
                    Meaning::Number(_) => FindingKind::NumberConflict,
                    Meaning::Date(_) => FindingKind::DateConflict,
                    Meaning::Time(_) => FindingKind::TimeConflict,
                    Meaning::Place(_) | Meaning::Name(_) => continue,
                };
                by_article.entry((statement.article_id, kind)).or_default().push(value);
            }
        }
        Self { list, by_article }
    }

    /// Whether one of the two articles has the other's value too. Places are named everywhere: for them that says nothing.
    pub fn both_know(&self, one: &Fact<'_>, other: &Fact<'_>) -> bool {
        if one.slot == Slot::Place {
            return false;
        }
        let knows = |article: ArticleId, value: &Value| {
            let known = self.by_article.get(&(article, one.slot.kind()));
            known
                .into_iter()
                .flatten()
                .any(|known| is_same(&known.meaning, &value.meaning))
        };
        knows(one.article, other.value) || knows(other.article, one.value)
    }
}

fn is_same(one: &Meaning, other: &Meaning) -> bool {
    match (one, other) {
        (Meaning::Number(one), Meaning::Number(other)) => {
            // The bare figure is enough: "178 of 369 punches", "the first 11".
            let is_bare = |unit: Unit| matches!(unit, Unit::Count(_));
            let is_figure =
                (one.least - other.least).abs() < f64::EPSILON && (one.most - other.most).abs() < f64::EPSILON;
            is_figure && (one.agrees(other) == Some(true) || is_bare(one.unit) != is_bare(other.unit))
        }
        (Meaning::Date(one), Meaning::Date(other)) => one.agrees(other) == Some(true),
        (Meaning::Time(one), Meaning::Time(other)) => one.agrees(other) != Some(false),
        _ => false,
    }
}

fn numbered<'a>(corpus: &Corpus, text: u32, raw: Raw<'a>, anchor_words: usize) -> Fact<'a> {
    let keys = |text: u32| {
        let tokens = corpus.tokens(corpus.text_of(text)).iter();
        let content = tokens.filter(|t| corpus.is_content(**t)).map(|t| corpus.key(*t));
        content.collect::<Vec<_>>()
    };
    let (mut before, after) = (keys(text), keys(text + 1));
    before.reverse();
    let most = if raw.slot == Slot::Place {
        PLACE_WORDS
    } else {
        anchor_words
    };
    let first = |most: usize| {
        let sides = before.iter().take(most).chain(after.iter().take(most));
        let mut all: Vec<u32> = sides.copied().collect();
        all.sort_unstable();
        all.dedup();
        all
    };
    Fact {
        statement: raw.statement,
        article: raw.article,
        slot: raw.slot,
        value: raw.value,
        text: raw.text,
        anchors: first(most),
        near: first(NEAR_WORDS),
        person: raw.person,
    }
}

fn of_statement<'a>(ground: &Ground<'a>, index: u32, statement: &'a Statement) -> Vec<Raw<'a>> {
    let article = ground.article_text(statement);
    let bounds = if statement.kind == Kind::Claim {
        hull(statement)
    } else {
        ground.sentence(statement)
    };
    if is_dateline(&statement.text) || !statement.text.contains(char::is_lowercase) {
        return Vec::new();
    }
    let raw = |value: &'a Value| {
        if value.span.of(article).split_whitespace().count() > VALUE_WORDS_MAX || is_half_a_number(article, value) {
            return None;
        }
        let before = before(article, bounds, value.span);
        let after = after(article, bounds, value.span);
        let slot = slot(article, value, before)?;
        if matches!(slot, Slot::Time | Slot::Measure(_)) && is_on_the_clock(after) {
            return None;
        }
        let (before, after) = match slot {
            Slot::Place => (said_of_place(before)?, String::new()),
            Slot::Age(_) => (before.to_owned(), String::new()),
            _ => (before.to_owned(), after.to_owned()),
        };
        Some(Raw {
            statement: index,
            article: statement.article_id,
            slot,
            value,
            text: value.span.of(article),
            before,
            after,
            person: person(article, statement, value),
        })
    };
    statement.values.iter().filter_map(raw).collect()
}

/// Who is named last before a value, if no sentence ends between.
fn person(article: &str, statement: &Statement, value: &Value) -> Option<String> {
    let mut people = statement
        .values
        .iter()
        .filter(|other| other.meaning == Meaning::Name(Named::Person));
    let last = people.rfind(|other| other.span.end <= value.span.start)?;
    let is_apart = ends(Span::new(last.span.end, value.span.start).of(article))
        .next()
        .is_some();
    let name = words(last.span.of(article)).pop()?;
    (!is_apart).then_some(name.text)
}

/// "2, 116 points": a text that was cut into words and put together again has spaces in its numbers.
fn is_half_a_number(article: &str, value: &Value) -> bool {
    let text = value.span.of(article);
    let before = article.get(..value.span.start).unwrap_or_default().trim_end();
    let follows_digit = before
        .strip_suffix(',')
        .is_some_and(|rest| rest.ends_with(|c: char| c.is_ascii_digit()));
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    digits == 3 && (follows_digit || text.starts_with('0'))
}

/// "Published: Tuesday, 9:31 AM" is of the page, not of the event.
fn is_dateline(text: &str) -> bool {
    let first = text.split([' ', ':']).next().unwrap_or_default().to_lowercase();
    matches!(first.as_str(), "published" | "updated" | "posted" | "modified" | "last")
}

fn slot(article: &str, value: &Value, before: &str) -> Option<Slot> {
    match value.meaning {
        Meaning::Number(quantity) => match quantity.unit {
            Unit::Count(Some(noun)) => words(noun.of(article))
                .pop()
                .map(|noun| Slot::Count(counted(&noun.text))),
            Unit::Count(None) => age(article, value, before),
            Unit::Percent => Some(Slot::Percent),
            Unit::Money(code) => Some(Slot::Money(code)),
            Unit::Measure(measure) => Some(Slot::Measure(measure.base)),
            Unit::Ordinal | Unit::Share | Unit::Times => None,
        },
        Meaning::Place(_) => Some(Slot::Place),
        Meaning::Date(_) => Some(Slot::Date),
        Meaning::Time(_) => Some(Slot::Time),
        Meaning::Name(_) => None,
    }
}

/// The noun that stands for what is counted: people are people, whatever they are called.
fn counted(noun: &str) -> String {
    match noun {
        "person" | "persons" | "people" | "victims" => "people".to_owned(),
        _ => noun.to_owned(),
    }
}

/// "With 7:41 left", "12 minutes, 31 seconds remaining" and "4 minutes to go" are read off the clock of a game: each
/// goal has its own.
fn is_on_the_clock(after: &str) -> bool {
    let all = words(after);
    let is_clock = |word: &str| {
        word.starts_with(|c: char| c.is_ascii_digit())
            || matches!(word, "minutes" | "minute" | "seconds" | "second" | "and")
    };
    let mut rest = all
        .iter()
        .map(|word| word.text.as_str())
        .skip_while(|word| is_clock(word));
    match rest.next() {
        Some("left" | "remaining") => true,
        Some("to") => matches!(rest.next(), Some("go" | "play")),
        _ => false,
    }
}

/// "Comeaux, 49," states an age; of "Mrs. Comeaux" another than that of "Mr. Comeaux".
fn age(article: &str, value: &Value, before: &str) -> Option<Slot> {
    let name = before.trim_end().strip_suffix(',')?;
    let mut words = name.rsplit(char::is_whitespace);
    let name = words.next()?;
    let title = words
        .next()
        .filter(|word| matches!(*word, "Mr." | "Mrs." | "Ms." | "Miss" | "Mr" | "Mrs" | "Ms"));
    let next = article.get(value.span.end..)?.chars().next()?;
    let is_age = value.span.of(article).len() <= 3 && matches!(next, ',' | '.');
    let Meaning::Number(quantity) = value.meaning else {
        return None;
    };
    let may_be = (1.0..=119.0).contains(&quantity.least);
    let whose = || [title.unwrap_or_default(), name].concat().to_lowercase();
    (is_age && may_be && name.starts_with(char::is_uppercase)).then(|| Slot::Age(whose()))
}

/// What is said to be at a place: the words before "in", without names, for these are places themselves.
fn said_of_place(before: &str) -> Option<String> {
    let mut all: Vec<&str> = before.split_whitespace().collect();
    let is_article = |word: &&str| matches!(*word, "the" | "The");
    if all.last().is_some_and(is_article) {
        all.pop();
    }
    let preposition = all.pop()?.to_lowercase();
    let is_city = preposition == "of"
        && all
            .last()
            .is_some_and(|w| matches!(*w, "city" | "town" | "village" | "port"));
    if !is_city && !matches!(preposition.as_str(), "in" | "at" | "near" | "outside" | "inside") {
        return None;
    }
    let lower = all.into_iter().filter(|word| !word.contains(char::is_uppercase));
    let kept: Vec<&str> = lower.collect();
    let has_content = kept.iter().any(|word| !lexicon().is_function_word(word));
    has_content.then(|| kept.join(" "))
}

fn before(article: &str, bounds: Span, value: Span) -> &str {
    let start = bounds
        .start
        .max(value.start.saturating_sub(WINDOW_BYTES))
        .min(value.start);
    let start = (start..=value.start)
        .find(|at| article.is_char_boundary(*at))
        .unwrap_or(value.start);
    let window = Span::new(start, value.start).of(article);
    let end = ends(window).last().unwrap_or(0);
    window.get(end..).unwrap_or_default()
}

fn after(article: &str, bounds: Span, value: Span) -> &str {
    let end = bounds.end.min(value.end + WINDOW_BYTES).max(value.end);
    let end = (value.end..=end)
        .rev()
        .find(|at| article.is_char_boundary(*at))
        .unwrap_or(value.end);
    let window = Span::new(value.end, end).of(article);
    let end = ends(window).next().unwrap_or(window.len());
    window.get(..end).unwrap_or_default()
}

/// Where sentences end in a window: a full stop after a word of more than three letters, or a line break.
fn ends(window: &str) -> impl Iterator<Item = usize> + '_ {
    window
        .match_indices(['.', '!', '?', '\n', ';'])
        .filter_map(move |(at, mark)| {
            let word = window.get(..at)?.rsplit(|c: char| !c.is_alphanumeric()).next()?;
            let follows = window.get(at + mark.len()..)?.starts_with(char::is_whitespace);
            (mark == "\n" || mark == ";" || follows && word.len() > 3).then_some(at + mark.len())
        })
}
