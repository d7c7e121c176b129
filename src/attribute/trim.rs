//! The words of a mention that do not name who speaks: what was published, where and when it was said, the rest of the
//! clause.

use std::ops::Range;

use super::lexicon::Traits;
use super::noun::TIMES;
use super::page::Page;

/// What people publish; behind it stands who did.
pub const DOCUMENTS: &[&str] = &[
    "account",
    "announcement",
    "article",
    "book",
    "broadcast",
    "comment",
    "comments",
    "dispatch",
    "document",
    "documents",
    "editorial",
    "email",
    "interview",
    "letter",
    "memo",
    "post",
    "posting",
    "release",
    "remarks",
    "report",
    "reports",
    "speech",
    "statement",
    "statements",
    "story",
    "study",
    "survey",
    "testimony",
    "transcript",
    "tweet",
    "tweets",
];

/// Where people speak.
const OCCASIONS: &[&str] = &["briefing", "call", "conference", "debate", "hearing", "rally"];
/// Tokens from "in" to the word for the occasion: "in a joint news conference".
const OCCASION_TOKENS_MAX: usize = 5;

/// Adverbs that stand between a subject and its verb.
const ADVERBS: &[&str] = &[
    "also",
    "earlier",
    "first",
    "later",
    "now",
    "once",
    "previously",
    "recently",
    "then",
];

/// What places and times begin with, before a subject.
const PLACES: &[&str] = &[
    "after", "at", "before", "behind", "during", "from", "in", "inside", "near", "on", "outside", "under",
];

/// "a statement from the harbour council" → "the harbour council".
pub fn without_document(page: &Page<'_>, tokens: Range<usize>) -> Range<usize> {
    let document = tokens.clone().take(5).find(|&i| DOCUMENTS.contains(&page.lower(i)));
    match document {
        Some(at)
            if matches!(page.lower(at + 1), "by" | "from" | "of") && at + 2 < tokens.end && !page.is_capital(at) =>
        {
            at + 2..tokens.end
        }
        _ => tokens,
    }
}

/// "the council in a statement" → "the council": where somebody spoke is no part of who spoke.
pub fn before_occasion(page: &Page<'_>, tokens: Range<usize>) -> Range<usize> {
    let is_occasion = |i: usize| {
        let word = page.lower(i);
        !page.is_capital(i) && (DOCUMENTS.contains(&word) || OCCASIONS.contains(&word))
    };
    let begins = |&i: &usize| {
        let near = i + 1..tokens.end.min(i + OCCASION_TOKENS_MAX);
        matches!(page.lower(i), "in" | "at" | "during" | "via") && near.clone().any(is_occasion)
    };
    let is_told_of = |i: &usize| matches!(page.lower(*i), "who" | "which" | "that");
    let before_clause = tokens.clone().skip(1).take_while(|i| !is_told_of(i));
    let end = { before_clause }.find(begins).unwrap_or(tokens.end);
    tokens.start..end
}

/// "Ann Moore directed the clerks" → "Ann Moore": the subject alone, where a mention runs on into its clause.
///
/// What ends in "ed" is a verb before a noun phrase or between two nouns in the plural, and else most often a participle:
/// "a poll published by Ethnos", "elected officials".
pub fn before_verb(page: &Page<'_>, tokens: Range<usize>) -> Range<usize> {
    const BE: &[&str] = &["are", "had", "has", "have", "is", "was", "were"];
    const BEGIN_OBJECT: &[&str] = &[
        "a", "an", "another", "her", "his", "its", "one", "some", "the", "their", "this", "three", "two",
    ];
    let is_verb = |i: usize| {
        let is_plural = |i: usize| page.lower(i).ends_with('s') && page.is_long_word(i) && !page.is_capital(i);
        let is_object = BEGIN_OBJECT.contains(&page.lower(i + 1)) || is_plural(i - 1) && is_plural(i + 1);
        let is_past = page.lower(i).ends_with("ed") && is_object;
        !page.is_capital(i) && page.is_word(i - 1) && (is_past || BE.contains(&page.lower(i)))
    };
    let is_relative = |i: usize| matches!(page.lower(i), "who" | "which" | "that" | "whom" | "whose" | "what");
    let is_headline =
        page.word(tokens.end) == ":" && page.sentence(page.span(tokens.clone()).start).1.start == tokens.start;
    let is_told_of = |i: usize| is_headline && i + 1 < tokens.end && (acts(page, i) || page.word(i) == "to");
    let border = tokens
        .clone()
        .skip(1)
        .find(|&i| is_relative(i) || is_verb(i) || is_told_of(i));
    match border.filter(|&i| !is_relative(i) && !is_relative(tokens.start)) {
        Some(verb) => tokens.start..verb,
        None => tokens,
    }
}

/// "Bank boss *insults* voters:": what ends in "s" after one person, and is no noun for people or bodies.
fn acts(page: &Page<'_>, token: usize) -> bool {
    let word = page.lower(token);
    let subject = page.traits(token - 1);
    let is_one = subject.any(Traits::ROLE) && !subject.any(Traits::PLURAL);
    let is_verb = word.ends_with('s') && !word.ends_with("ss") && !page.is_capital(token);
    is_one && is_verb && !page.traits(token).any(Traits::ROLE | Traits::BODY)
}

/// "the Oslo Post first" → "the Oslo Post", "the council last month" → "the council".
pub fn without_time(page: &Page<'_>, tokens: Range<usize>) -> Range<usize> {
    let mut end = tokens.end;
    let is_time = |end: usize| {
        TIMES.contains(&page.lower(end - 1)) && matches!(page.lower(end - 2), "earlier" | "last" | "next" | "this")
    };
    let is_adverb = |i: usize| ADVERBS.contains(&page.lower(i)) && !page.is_capital(i);
    loop {
        if end > tokens.start + 1 && is_adverb(end - 1) {
            end -= 1;
        } else if end > tokens.start + 2 && is_time(end) {
            end -= 2;
        } else {
            break;
        }
    }
    tokens.start..end
}

/// "Outside the court, Ann Moore" → "Ann Moore", of pieces between commas.
pub fn without_place<'p>(page: &Page<'_>, pieces: &'p [Range<usize>]) -> &'p [Range<usize>] {
    // "Under Secretary Moore, a lawyer", "at least two clerks, all from Oslo"
    let is_other = |i: usize| matches!(page.lower(i), "least" | "most" | "secretaries" | "secretary");
    let is_place = |piece: &Range<usize>| PLACES.contains(&page.lower(piece.start)) && !is_other(piece.start + 1);
    match pieces {
        [first, rest @ ..] if !rest.is_empty() && is_place(first) => rest,
        _ => pieces,
    }
}
