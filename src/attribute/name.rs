//! Names: runs of capitalised words, and what each may name.

use std::ops::Range;

use super::lexicon::{Traits, traits};
use super::page::Page;

/// What a run of capitalised words looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Two words or more that name a human being.
    Person,
    /// A body by its head noun, or an outlet.
    Body,
    /// A country, union or capital.
    State,
    /// "KCNA".
    Acronym,
    /// One capitalised word: a surname, a firm, a place.
    Single,
    /// "President", "Foreign Minister": a title without a name.
    Title,
    /// A place, event, law, demonym.
    Other,
}

/// One name as it stands in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The words of the name itself.
    pub tokens: Range<usize>,
    /// Capitalised words before it that describe it: "Foreign Minister".
    pub title: Range<usize>,
    /// What it looks like.
    pub form: Form,
}

impl Name {
    /// Title and name.
    pub fn whole(&self) -> Range<usize> {
        self.title.start..self.tokens.end
    }
}

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
/// Titles that belong to the name.
const REGNAL: &[&str] = &["emperor", "king", "pope", "prince", "princess", "queen"];
/// More words than this are no name but a headline.
const NAME_WORDS_MAX: usize = 12;
/// More words than this name no human being.
const PERSON_WORDS_MAX: usize = 5;

/// The names in `tokens`, in text order. No name crosses a sentence when `tokens` lies in one.
pub fn names(page: &Page<'_>, tokens: Range<usize>) -> Vec<Name> {
    let mut names = Vec::new();
    let mut at = tokens.start;
    while at < tokens.end {
        if !starts_name(page, at) {
            at += 1;
            continue;
        }
        let end = end_of_run(page, at, tokens.end);
        let start = without_opener(page, at, end);
        if start < end {
            names.push(classified(page, start..end));
        }
        at = end;
    }
    names
}

fn starts_name(page: &Page<'_>, token: usize) -> bool {
    if page.is_acronym(token) {
        return true;
    }
    if page.word(token).starts_with("al-") || page.word(token).starts_with("el-") {
        return true;
    }
    page.is_capital(token) && !page.traits(token).any(Traits::LOWERCASE | Traits::DATE)
}

fn goes_on(page: &Page<'_>, token: usize) -> bool {
    page.is_acronym(token)
        || page.word(token).starts_with("al-")
        || page.is_capital(token)
            && !page.traits(token).any(Traits::DATE)
            && !(page.traits(token).any(Traits::LOWERCASE) && page.is_seen_in_lower_case(token))
}

/// One past the last token of the run that starts at `start`.
fn end_of_run(page: &Page<'_>, start: usize, limit: usize) -> usize {
    let mut end = start + 1;
    let mut links = 0_usize;
    while end < limit && end - start < NAME_WORDS_MAX {
        let heads_body = (start..end).any(|i| page.traits(i).any(Traits::BODY));
        if page.is_possessive(end - 1) {
            match after_owner(page, end, limit) {
                Some(next) => end = next,
                None => break,
            }
        } else if goes_on(page, end) {
            end += 1;
        } else if let Some(next) = after_mark(page, end, limit).or_else(|| after_particle(page, end, limit)) {
            end = next;
        } else if let Some(next) = after_link(page, end, limit, heads_body, links) {
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
fn after_link(page: &Page<'_>, end: usize, limit: usize, heads_body: bool, links: usize) -> Option<usize> {
    let word = page.word(end);
    let next = end + 1 + usize::from(page.word(end + 1) == "the");
    if next >= limit || !goes_on(page, next) {
        return None;
    }
    let of_body = heads_body && matches!(word, "of" | "for" | "on");
    let of_office = word == "of"
        && page.traits(end - 1).any(Traits::ROLE)
        && (OFFICES.contains(&page.lower(next)) || page.traits(next).any(Traits::BODY));
    let and_more =
        word == "and" && heads_body && links > 0 && next == end + 1 && !page.traits(next).any(Traits::NATION);
    (of_body || of_office || and_more).then_some(next + 1)
}

/// The start of the run without a common word that only opens the sentence.
fn without_opener(page: &Page<'_>, start: usize, end: usize) -> usize {
    let opens = page
        .segments
        .sentence_at(page.span(start..start + 1).start)
        .and_then(|i| page.segments.sentences.get(i))
        .is_some_and(|s| s.tokens.clone().find(|&i| page.is_word(i)) == Some(start));
    let known = Traits::GIVEN | Traits::FAMILY | Traits::NATION | Traits::OUTLET | Traits::ROLE | Traits::BODY;
    if !opens || page.is_acronym(start) || page.traits(start).any(known) {
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

fn classified(page: &Page<'_>, run: Range<usize>) -> Name {
    let untitled = |tokens: Range<usize>, form| Name {
        title: tokens.start..tokens.start,
        tokens,
        form,
    };
    let phrase = page.lower_phrase(run.clone());
    let listed = traits(&phrase);
    if listed.any(Traits::POWER) {
        return untitled(run, Form::State);
    }
    if listed.any(Traits::OUTLET) {
        return untitled(run, Form::Body);
    }
    if run.len() == 2 && page.traits(run.start).any(Traits::GIVEN) && !page.traits(run.end - 1).any(Traits::PLURAL) {
        return untitled(run, Form::Person);
    }
    let last_title = run
        .clone()
        .rev()
        .find(|&i| page.traits(i).any(Traits::ROLE) && !page.is_possessive(i) && !is_body_noun_here(page, i, &run));
    match last_title {
        Some(at) => titled(page, run, at),
        None => untitled_run(page, run),
    }
}

/// "General Staff", "Justice Department": a body noun follows, so the word before it is no title.
fn is_body_noun_here(page: &Page<'_>, at: usize, run: &Range<usize>) -> bool {
    let tail = after_office(page, at, run.end)..run.end;
    let is_person = tail.len() == 2 && page.traits(tail.start).any(Traits::GIVEN);
    !is_person && tail.clone().any(|i| page.traits(i).any(Traits::BODY))
}

/// One past the title at `at` and its "of State".
fn after_office(page: &Page<'_>, at: usize, end: usize) -> usize {
    let mut next = at + 1;
    if page.word(next) == "." {
        next += 1;
    }
    if next < end && page.word(next) == "of" {
        next += 1 + usize::from(page.word(next + 1) == "the") + 1;
    }
    next.min(end)
}

fn titled(page: &Page<'_>, run: Range<usize>, title: usize) -> Name {
    let start = match after_office(page, title, run.end) {
        _ if REGNAL.contains(&page.lower(title)) && title + 1 < run.end => title,
        after => after,
    };
    let form = match run.end - start {
        0 => Form::Title,
        1 if page.is_acronym(start) => Form::Acronym,
        1 => Form::Single,
        _ => Form::Person,
    };
    if form == Form::Title {
        // "Stephen King": the last word is a family name after a given name.
        let is_person = run.len() >= 2 && page.traits(run.start).any(Traits::GIVEN);
        return Name {
            title: run.start..run.start,
            form: if is_person { Form::Person } else { Form::Title },
            tokens: run,
        };
    }
    Name {
        title: run.start..start,
        tokens: start..run.end,
        form,
    }
}

fn untitled_run(page: &Page<'_>, run: Range<usize>) -> Name {
    let mut start = run.start;
    while run.end - start > 2 && page.traits(start).any(Traits::DEMONYM | Traits::STATE) {
        start += 1; // "Kenyan Wanjiru Mwangi"
    }
    let traits = |i: usize| page.traits(i);
    let last = run.end - 1;
    let form = if run.len() == 1 {
        single_form(page, run.start)
    } else if run.clone().any(|i| traits(i).any(Traits::BODY)) {
        Form::Body
    } else if run.clone().any(|i| traits(i).any(Traits::NATION))
        || traits(last).any(Traits::THING)
        || traits(run.start).any(Traits::THING)
    {
        match run.end - start {
            2.. if start > run.start
                && !traits(last).any(Traits::THING)
                && !(start..run.end).any(|i| traits(i).any(Traits::NATION)) =>
            {
                Form::Person
            }
            _ => Form::Other,
        }
    } else if run.len() > PERSON_WORDS_MAX || run.clone().any(|i| page.is_acronym(i) && page.word(i).len() > 3) {
        Form::Other
    } else {
        Form::Person
    };
    let title = if form == Form::Person {
        run.start..start
    } else {
        run.start..run.start
    };
    Name {
        tokens: title.end..run.end,
        title,
        form,
    }
}

fn single_form(page: &Page<'_>, token: usize) -> Form {
    let traits = page.traits(token);
    if page.is_acronym(token) {
        Form::Acronym
    } else if traits.any(Traits::BODY) {
        Form::Body
    } else if traits.any(Traits::DEMONYM | Traits::THING)
        || page.word(token).contains('-')
            && page
                .lower(token)
                .split('-')
                .any(|part| super::lexicon::traits(part).any(Traits::NATION))
    {
        Form::Other
    } else {
        Form::Single
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Text;
    use super::*;

    #[track_caller]
    fn check(text: &str, wanted: &[(&str, Form)]) {
        let text = Text::new(text);
        let page = text.page();
        let found = page
            .segments
            .sentences
            .iter()
            .flat_map(|s| names(&page, s.tokens.clone()))
            .map(|name| (page.span(name.tokens).of(page.text), name.form))
            .collect::<Vec<_>>();
        assert_eq!(found, wanted);
    }

    #[test]
    fn particles_initials_and_hyphens_stay_inside_a_name() {
        check(
            "We saw Ursula von der Linden, George W. Marsh and Pak Sun-hee there.",
            &[
                ("Ursula von der Linden", Form::Person),
                ("George W. Marsh", Form::Person),
                ("Pak Sun-hee", Form::Person),
            ],
        );
    }

    #[test]
    fn titles_before_a_name_are_no_part_of_it() {
        check(
            "On Monday Kenyan President Joseph Otieno met Secretary of State Ann Moore.",
            &[("Joseph Otieno", Form::Person), ("Ann Moore", Form::Person)],
        );
    }

    #[test]
    fn bodies_are_told_by_their_head_noun() {
        check(
            "The Ministry of Defense, the Farmers’ Party of Norway and the Foundation for the Future of the Lake answered.",
            &[
                ("Ministry of Defense", Form::Body),
                ("Farmers’ Party of Norway", Form::Body),
                ("Foundation for the Future of the Lake", Form::Body),
            ],
        );
    }

    #[test]
    fn a_possessive_owner_ends_its_name() {
        check(
            "Then Oslo's Harbour Council met Kenya’s Otieno.",
            &[
                ("Oslo", Form::State),
                ("Harbour Council", Form::Body),
                ("Kenya", Form::State),
                ("Otieno", Form::Single),
            ],
        );
    }

    #[test]
    fn the_first_word_of_a_sentence_needs_more_than_its_capital() {
        check(
            "Officials met. Meanwhile Ann Moore left.",
            &[("Officials", Form::Title), ("Ann Moore", Form::Person)],
        );
        check("Rubble fell. They cleared rubble.", &[]);
    }

    #[test]
    fn a_noun_that_heads_a_body_is_no_title() {
        check(
            "The Justice Department and the General Staff denied it.",
            &[("Justice Department", Form::Body), ("General Staff", Form::Body)],
        );
    }
}
