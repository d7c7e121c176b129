//! Names: what a run of capitalised words may name.

use std::ops::Range;

use super::entity::Gender;
use super::lexicon::Traits;
use super::page::Page;
use super::run::runs;

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
    /// What "Mr" or "Ms" before it tells.
    pub fn title_gender(&self, page: &Page<'_>) -> Option<Gender> {
        self.title.clone().find_map(|i| Gender::of(page.traits(i)))
    }

    /// Title and name.
    pub fn whole(&self) -> Range<usize> {
        self.title.start..self.tokens.end
    }
}

/// Titles that belong to the name.
const REGNAL: &[&str] = &["emperor", "king", "pope", "prince", "princess", "queen"];
/// Titles that a family name follows, whatever else it means.
const HONORIFICS: &[&str] = &["dr", "miss", "mr", "mrs", "ms", "sir"];
/// Family names that look like more than one thing.
const PLURAL_FAMILY_NAMES: &[&str] = &[
    "banks", "bridges", "brooks", "chambers", "courts", "fields", "hills", "masters", "parks", "rivers", "waters",
    "wells", "woods",
];
/// More words than this name no human being.
const PERSON_WORDS_MAX: usize = 5;

/// The names in `tokens`, in text order. No name crosses a sentence when `tokens` lies in one.
pub fn names(page: &Page<'_>, tokens: Range<usize>) -> Vec<Name> {
    runs(page, tokens)
        .into_iter()
        .map(|run| classified(page, run))
        .collect()
}

fn classified(page: &Page<'_>, run: Range<usize>) -> Name {
    let untitled = |tokens: Range<usize>, form| Name {
        title: tokens.start..tokens.start,
        tokens,
        form,
    };
    let listed = page.phrase_traits(run.clone());
    if listed.any(Traits::POWER) {
        return untitled(run, Form::State);
    }
    if listed.any(Traits::OUTLET) {
        return untitled(run, Form::Body);
    }
    let is_group = |i: usize| page.traits(i).any(Traits::PLURAL) && !PLURAL_FAMILY_NAMES.contains(&page.lower(i));
    if run.len() == 2 && page.traits(run.start).any(Traits::GIVEN) && !is_group(run.end - 1) {
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
    if form == Form::Title && run.len() >= 2 && HONORIFICS.contains(&page.lower(run.start)) {
        return Name {
            title: run.start..title, // "Mr. King"
            tokens: title..run.end,
            form: Form::Single,
        };
    }
    if form == Form::Title {
        // "Stephen King": the last word is a family name after a given name.
        let is_person =
            run.len() >= 2 && page.traits(run.start).any(Traits::GIVEN) && !page.traits(title).any(Traits::PLURAL);
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
    } else if is_family_first(page, &run) {
        Form::Person
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
    } else if run.len() > PERSON_WORDS_MAX || names_product(page, &run) {
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

/// "ACME Anvil": no given name is written so; but "ANN MOORE", "A.J. Stone" and "Ed Stone III" are.
fn names_product(page: &Page<'_>, run: &Range<usize>) -> bool {
    let letters = |i: usize| page.word(i).chars().filter(|c| c.is_alphabetic()).count();
    let is_long = |i: usize| page.is_acronym(i) && letters(i) > 3;
    let begins = page.is_acronym(run.start) && letters(run.start) > 2;
    run.clone().any(is_long) || begins && !run.clone().all(|i| page.is_acronym(i))
}

/// "Park Sang Hak": a family name, then two given syllables, whatever else the first word means.
fn is_family_first(page: &Page<'_>, run: &Range<usize>) -> bool {
    let rest = run.start + 1..run.end;
    let is_plain = |i: usize| !page.traits(i).any(Traits::BODY | Traits::THING | Traits::NATION) && !page.is_acronym(i);
    let is_hyphenated = rest.len() == 1 && page.word(rest.start).contains('-');
    page.traits(run.start).any(Traits::FAMILY) && (rest.len() == 2 || is_hyphenated) && rest.clone().all(is_plain)
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
    fn a_family_name_may_look_like_several_things() {
        check("Then Sheila Banks left.", &[("Sheila Banks", Form::Person)]);
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
