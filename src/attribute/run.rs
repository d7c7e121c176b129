//! Runs of capitalised words, with the small words that join the parts of a name.

use std::ops::Range;

use super::lexicon::Traits;
use super::page::Page;

/// Words that join the parts of a personal name.
const PARTICLES: &[&str] = &[
    "al", "bin", "da", "de", "del", "della", "den", "der", "di", "dos", "du", "el", "ibn", "la", "le", "ten", "ter",
    "van", "von", "zu",
];
/// Plural owners that belong to the name of a body.
const OWNERS_IN_BODIES: &[&str] = &[
    "bankers",
    "children",
    "citizens",
    "consumers",
    "doctors",
    "drivers",
    "farmers",
    "lawyers",
    "men",
    "miners",
    "nurses",
    "officers",
    "people",
    "players",
    "students",
    "taxpayers",
    "teachers",
    "veterans",
    "women",
    "workers",
    "writers",
];
/// What may follow "Secretary of".
const OFFICES: &[&str] = &[
    "agriculture",
    "commerce",
    "defence",
    "defense",
    "education",
    "energy",
    "finance",
    "health",
    "justice",
    "labor",
    "labour",
    "staff",
    "state",
    "transport",
    "transportation",
    "treasury",
    "war",
];
/// What firms are, before their names: "Chipmaker AMD".
const FIRMS: &[&str] = &[
    "airline",
    "automaker",
    "broadcaster",
    "carmaker",
    "carrier",
    "chipmaker",
    "conglomerate",
    "drugmaker",
    "insurer",
    "lender",
    "manufacturer",
    "regulator",
    "retailer",
    "start-up",
    "startup",
    "steelmaker",
    "supermarket",
    "watchdog",
    "wholesaler",
];
/// More words than this are no name but a headline.
const NAME_WORDS_MAX: usize = 12;

/// The runs in `tokens`, in text order; function words that a capital begins are no part of them.
pub fn runs(page: &Page<'_>, tokens: Range<usize>) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    let mut at = tokens.start;
    while at < tokens.end {
        if !starts_name(page, at) {
            at += 1;
            continue;
        }
        let end = end_of_run(page, at, tokens.end);
        let start = without_opener(page, at, end);
        if start < end {
            runs.push(start..end);
        }
        at = end;
    }
    runs
}

fn starts_name(page: &Page<'_>, token: usize) -> bool {
    if !page.may_bear_name(token) {
        return false;
    }
    if page.is_acronym(token) {
        return true;
    }
    if page.word(token).starts_with("al-") || page.word(token).starts_with("el-") {
        return true;
    }
    page.is_capital(token) && !page.traits(token).any(Traits::LOWERCASE | Traits::DATE)
}

fn goes_on(page: &Page<'_>, token: usize) -> bool {
    if !page.may_bear_name(token) {
        return false;
    }
    page.is_acronym(token)
        || page.word(token).starts_with("al-")
        || is_initial(page, token)
        || page.is_capital(token)
            && !page.traits(token).any(Traits::DATE)
            && !(page.traits(token).any(Traits::LOWERCASE) && page.is_seen_in_lower_case(token))
}

/// The "A." of "Ann A. Lee".
fn is_initial(page: &Page<'_>, token: usize) -> bool {
    page.is_capital(token) && page.word(token).len() == 2 && page.word(token).ends_with('.')
}

/// One past the last token of the run that starts at `start`.
fn end_of_run(page: &Page<'_>, start: usize, limit: usize) -> usize {
    let mut end = start + 1;
    let mut links = 0_usize;
    while end < limit && end - start < NAME_WORDS_MAX {
        if page.is_possessive(end - 1) {
            match after_owner(page, end, limit) {
                Some(next) => end = next,
                None => break,
            }
        } else if goes_on(page, end) {
            end += 1;
        } else if let Some(next) = after_mark(page, end, limit).or_else(|| after_particle(page, end, limit)) {
            end = next;
        } else if let Some(next) = after_link(page, start..end, limit, links) {
            links += 1;
            end = next;
        } else {
            break;
        }
    }
    end
}

/// "Workers’ Party", "People's Army": the owner is a part of the name.
fn after_owner(page: &Page<'_>, end: usize, limit: usize) -> Option<usize> {
    if !OWNERS_IN_BODIES.contains(&page.lower(end - 1)) {
        return None;
    }
    let next = end + usize::from(page.apostrophe_after(end - 1));
    (next < limit && goes_on(page, next)).then_some(next + 1)
}

/// "Sen. Ann Lee", "J. Smith", "AT&T Corp".
fn after_mark(page: &Page<'_>, end: usize, limit: usize) -> Option<usize> {
    let before = page.word(end - 1);
    let is_short = before.chars().count() == 1 || (page.traits(end - 1).any(Traits::ROLE) && before.len() <= 4);
    let joins = (page.word(end) == "." && is_short) || page.word(end) == "&";
    (joins && end + 1 < limit && goes_on(page, end + 1)).then_some(end + 2)
}

/// "Ursula von der Leyen".
fn after_particle(page: &Page<'_>, end: usize, limit: usize) -> Option<usize> {
    let mut next = end;
    while next < limit && next < end + 2 && PARTICLES.contains(&page.word(next)) {
        next += 1;
    }
    (next > end && next < limit && goes_on(page, next)).then_some(next + 1)
}

/// "Ministry of Defense", "Foundation for the Future", "Health and Human Services", "Secretary of State".
fn after_link(page: &Page<'_>, run: Range<usize>, limit: usize, links: usize) -> Option<usize> {
    let end = run.end;
    let word = page.word(end);
    let next = end + 1 + usize::from(matches!(page.word(end + 1), "the" | "a" | "an"));
    if next >= limit || !goes_on(page, next) {
        return None;
    }
    let heads_body = run.clone().any(|i| page.traits(i).any(Traits::BODY));
    let of_body = heads_body && matches!(word, "of" | "for" | "on");
    let of_office = word == "of"
        && page.traits(end - 1).any(Traits::ROLE)
        && (OFFICES.contains(&page.lower(next)) || page.traits(next).any(Traits::BODY));
    let and_more = word == "and"
        && heads_body
        && links > 0
        && next == end + 1
        && !page.is_acronym(next)
        && !page.traits(next).any(Traits::NATION | Traits::GIVEN);
    let and_inside =
        || word == "and" && !heads_body && links == 0 && next == end + 1 && is_and_in_body(page, &run, limit);
    (of_body || of_office || and_more || and_inside()).then_some(next + 1)
}

/// "the Food and Drug Administration", "Kenya’s Trade and Industry Ministry": a noun for a body ends the one or two words
/// after "and", an article or an owner stands before those before it, and neither names a person or a country.
fn is_and_in_body(page: &Page<'_>, run: &Range<usize>, limit: usize) -> bool {
    let is_plain = |i: usize| {
        page.is_capital(i)
            && !page.is_acronym(i)
            && !page.traits(i).any(Traits::NATION | Traits::GIVEN | Traits::OUTLET)
    };
    let is_state = |i: usize| page.is_acronym(i) || page.traits(i).any(Traits::NATION);
    let first = run.start + usize::from(run.len() == 2 && is_state(run.start));
    let is_owned = run
        .start
        .checked_sub(1)
        .is_some_and(|i| page.lower(i) == "the" || page.is_possessive(i));
    let after = (run.end + 1..limit.min(run.end + 3)).take_while(|&i| is_plain(i));
    let head = { after }.find(|&i| page.traits(i).any(Traits::BODY));
    let ends = head.is_some_and(|head| head > run.end + 1 && (head + 1 >= limit || !goes_on(page, head + 1)));
    first + 1 == run.end && is_plain(first) && (is_owned || first > run.start) && ends
}

/// The start of the run without a common word that only opens the sentence.
fn without_opener(page: &Page<'_>, start: usize, end: usize) -> usize {
    let opens = page
        .segments
        .sentence_at(page.span(start..start + 1).start)
        .and_then(|i| page.segments.sentences.get(i))
        .is_some_and(|s| s.tokens.clone().find(|&i| page.is_word(i)) == Some(start));
    let known = Traits::GIVEN | Traits::FAMILY | Traits::NATION | Traits::OUTLET | Traits::ROLE | Traits::BODY;
    let is_listed = || page.phrase_traits(start..end).any(Traits::NATION | Traits::OUTLET);
    let is_body = || (start + 1..end).any(|i| page.traits(i).any(Traits::BODY));
    if opens && end - start > 1 && FIRMS.contains(&page.lower(start)) && !is_body() {
        return start + 1;
    }
    if !opens || page.is_acronym(start) || page.traits(start).any(known) || page.lower(start) == "new" || is_listed() {
        return start;
    }
    let lower = page.lower(start);
    let looks_common = lower.ends_with("ing") || lower.ends_with("ly");
    if page.is_seen_in_lower_case(start) || (looks_common && end - start != 2) {
        start + 1
    } else {
        start
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Text;
    use super::*;

    #[track_caller]
    fn check(text: &str, wanted: &[&str]) {
        let text = Text::new(text);
        let page = text.page();
        let found = runs(&page, 0..page.len());
        let found: Vec<&str> = found.into_iter().map(|run| page.span(run).of(page.text)).collect();
        assert_eq!(found, wanted);
    }

    #[test]
    fn small_words_join_the_parts_of_a_name() {
        check(
            "We saw Sen. Ann van der Moor, the Bank of the North and AT&T Corp there.",
            &["Sen. Ann van der Moor", "Bank of the North", "AT&T Corp"],
        );
    }

    #[test]
    fn two_fields_of_one_body_are_one_name() {
        check(
            "At the Food and Drug Administration and Kenya's Trade and Industry Ministry they saw the Kremlin and Moore.",
            &[
                "Food and Drug Administration",
                "Kenya",
                "Trade and Industry Ministry",
                "Kremlin",
                "Moore",
            ],
        );
        check(
            "Then Norwell and Kettle Group left the U.S. Food and Drug Administration.",
            &["Norwell", "Kettle Group", "U.S. Food and Drug Administration"],
        );
    }

    #[test]
    fn an_initial_is_no_article() {
        check("It was a lie of Ann A. Lee, they told us.", &["Ann A. Lee"]);
    }

    #[test]
    fn dates_and_openers_are_no_names() {
        check("Later Tuesday Moore left. Nearly all came.", &["Moore"]);
        check("Chipmaker Zorvex left.", &["Zorvex"]);
        check("Carrier Zorvex Corp left.", &["Carrier Zorvex Corp"]);
    }
}
