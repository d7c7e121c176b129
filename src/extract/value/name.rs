//! Names and places: runs of capitalised words, and what their own words and the word before them tell.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::super::lexicon::Class;
use super::reader::{Found, Reader, stem};
use super::sense::Sense;
use crate::lexicon::{self, Traits};
use crate::model::{Meaning, Named, TokenKind, Value};

/// Words of the longest name; more are a headline.
const NAME_WORDS_MAX: usize = 10;
/// Words of the longest listed place: "democratic republic of congo".
const PLACE_WORDS_MAX: usize = 4;
/// Prepositions of place.
const IN: [&str; 6] = ["in", "at", "near", "outside", "inside", "across"];
/// "the North" names what only the article can tell.
const DIRECTIONS: [&str; 8] = [
    "East", "Eastern", "North", "Northern", "South", "Southern", "West", "Western",
];
/// Nouns that make a name that of a place.
const LANDS: [&str; 24] = [
    "airport",
    "bay",
    "beach",
    "bridge",
    "cape",
    "coast",
    "desert",
    "district",
    "harbor",
    "harbour",
    "island",
    "islands",
    "lake",
    "mount",
    "mountains",
    "ocean",
    "peninsula",
    "province",
    "river",
    "sea",
    "square",
    "strait",
    "street",
    "valley",
];

/// The name or place that begins at token `at`, which has a capital.
pub fn read(reader: &Reader<'_, '_>, at: usize) -> Option<Found> {
    if !starts(reader, at) {
        return None;
    }
    if let Some((end, country)) = listed_place(reader, at) {
        let goes_on = !is_possessive(reader, end - 1) && is_part(reader, end);
        if !goes_on {
            return Some(Found {
                tokens: at..end,
                meaning: Meaning::Place(country),
            });
        }
    }
    let start = at + demonym(reader, at);
    let end = run_end(reader, start)?;
    let run = start..end;
    let meaning = meaning(reader, &run)?;
    Some(Found { tokens: run, meaning })
}

/// A place found by its preposition is somebody where the article names a person so: "trust in Moore".
pub fn mend(text: &str, values: &mut [Value]) {
    let people: FxHashSet<&str> = values
        .iter()
        .filter(|value| value.meaning == Meaning::Name(Named::Person))
        .flat_map(|value| value.span.of(text).split_whitespace())
        .collect();
    for value in values {
        let is_somebody = || people.contains(value.span.of(text));
        if value.meaning == Meaning::Place(None) && is_somebody() {
            value.meaning = Meaning::Name(Named::Person);
        }
    }
}

/// Whether a listed place, demonym or outlet may begin with the token.
fn begins_listed(reader: &Reader<'_, '_>, at: usize) -> bool {
    let word = reader.word(at);
    if reader.view.entry(at).begins_listed {
        return true;
    }
    // "Kenya's", "U.S.": not in the lists as they stand.
    stem(word).len() < word.len() || word.contains('.') || word == "US"
}

fn is_acronym(word: &str) -> bool {
    let word = stem(word);
    (2..=7).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_uppercase() || matches!(b, b'.' | b'&'))
}

fn is_possessive(reader: &Reader<'_, '_>, at: usize) -> bool {
    stem(reader.word(at)).len() < reader.word(at).len()
}

fn starts(reader: &Reader<'_, '_>, at: usize) -> bool {
    let word = reader.word(at);
    is_acronym(word) || word.len() > 1 && !reader.view.entry(at).is_function_word() && !is_date_or_common(reader, at)
}

fn is_date_or_common(reader: &Reader<'_, '_>, at: usize) -> bool {
    matches!(reader.sense(at), Some(Sense::Month(_) | Sense::Weekday(_)))
        || reader.traits(at).any(Traits::LOWERCASE | Traits::DATE)
}

fn is_part(reader: &Reader<'_, '_>, at: usize) -> bool {
    reader.is_capital(at) && !reader.traits(at).any(Traits::DATE) && !reader.is(at, Class::SubjectPronoun)
}

/// One past the run that starts at `start`; `None` where no capital stands there.
fn run_end(reader: &Reader<'_, '_>, start: usize) -> Option<usize> {
    let mut end = start + usize::from(is_part(reader, start));
    let mut heads_body = false;
    while end > start && end < start + NAME_WORDS_MAX && !is_possessive(reader, end - 1) {
        heads_body |= reader.traits(end - 1).any(Traits::BODY | Traits::ROLE);
        let word = reader.word(end);
        let skipped = if is_part(reader, end) {
            0
        } else if word == "." && reader.word(end - 1).len() <= 3
            || matches!(word, "&" | "van" | "von" | "de" | "al" | "bin")
        {
            1
        } else if heads_body && matches!(word, "of" | "for") {
            1 + usize::from(reader.word(end + 1) == "the")
        } else {
            break;
        };
        if !is_part(reader, end + skipped) {
            break;
        }
        end += skipped + 1;
    }
    (end > start).then_some(end)
}

/// Words of a demonym before a title: "South Korean | President".
fn demonym(reader: &Reader<'_, '_>, at: usize) -> usize {
    let follows = |words: usize| is_part(reader, at + words) && reader.traits(at + words).any(Traits::ROLE);
    let is_demonym = |words: usize| {
        begins_listed(reader, at)
            && phrase(reader, at..at + words, |phrase| {
                lexicon::traits(phrase).any(Traits::NATION)
            }) == Some(true)
    };
    (1..=2).find(|&words| follows(words) && is_demonym(words)).unwrap_or(0)
}

/// The listed place that begins at `at`: one past it, and its country.
fn listed_place(reader: &Reader<'_, '_>, at: usize) -> Option<(usize, Option<&'static str>)> {
    if !begins_listed(reader, at) {
        return None;
    }
    let capitals = (at..at + PLACE_WORDS_MAX)
        .take_while(|&at| reader.is_capital(at) || matches!(reader.word(at), "of" | "the" | "de"))
        .count();
    let country = |phrase: &str| {
        if lexicon::traits(phrase).any(Traits::POWER) {
            return lexicon::nation(phrase);
        }
        lexicon::country_of(phrase)
    };
    (1..=capitals).rev().find_map(|words| {
        let found = phrase(reader, at..at + words, country)??;
        Some((at + words, Some(found).filter(|country| !country.is_empty())))
    })
}

/// What `ask` says of the tokens in lower case with single spaces, the last one without its possessive ending.
fn phrase<T>(reader: &Reader<'_, '_>, tokens: Range<usize>, ask: impl Fn(&str) -> T) -> Option<T> {
    let mut buffer = [0; 48];
    let mut length = 0;
    for at in tokens.clone() {
        let word = if at + 1 == tokens.end {
            stem(reader.word(at))
        } else {
            reader.word(at)
        };
        let space = Some(b' ').filter(|_| at > tokens.start);
        for byte in space.into_iter().chain(word.bytes().filter(|&byte| byte != b'.')) {
            *buffer.get_mut(length)? = byte.to_ascii_lowercase();
            length += 1;
        }
    }
    std::str::from_utf8(&buffer[..length]).ok().map(ask)
}

/// What the run means; `None` for a demonym, a title or a common word that only opens its sentence.
fn meaning(reader: &Reader<'_, '_>, run: &Range<usize>) -> Option<Meaning> {
    let all = run.clone().fold(Traits::default(), |all, at| all | reader.traits(at));
    let (first, last) = (reader.traits(run.start), reader.traits(run.end - 1));
    let is_alone = run.len() == 1;
    let acronym = is_acronym(reader.word(run.start));
    let opens = reader
        .kind(run.start.wrapping_sub(1))
        .is_none_or(|kind| kind == TokenKind::QuoteMark);
    let known = Traits::GIVEN | Traits::FAMILY | Traits::OUTLET | Traits::BODY;
    let is_demonym = |phrase: &str| lexicon::traits(phrase).any(Traits::DEMONYM);
    if begins_listed(reader, run.start) && phrase(reader, run.clone(), is_demonym) == Some(true)
        || is_alone && first.any(Traits::ROLE) && !first.any(known)
    {
        return None;
    }
    let is_direction = is_alone && DIRECTIONS.contains(&stem(reader.word(run.start)));
    if is_direction {
        return None;
    }
    if is_alone && opens && !acronym && !first.any(known) && !is_possessive(reader, run.start) {
        return None;
    }
    if last.any(Traits::BODY)
        || all.any(Traits::BODY) && !last.any(Traits::FAMILY | Traits::GIVEN) && !first.any(Traits::ROLE)
    {
        return Some(Meaning::Name(Named::Body));
    }
    if begins_listed(reader, run.start)
        && phrase(reader, run.clone(), |phrase| {
            lexicon::traits(phrase).any(Traits::OUTLET)
        }) == Some(true)
    {
        return Some(Meaning::Name(Named::Body));
    }
    let is_titled = !is_alone && first.any(Traits::ROLE) && !last.any(Traits::ROLE);
    if is_titled || first.any(Traits::GIVEN | Traits::FAMILY) && !last.any(Traits::THING) {
        return Some(Meaning::Name(Named::Person));
    }
    let is_land = |at: usize| {
        reader.traits(at).any(Traits::THING)
            && LANDS
                .iter()
                .any(|land| stem(reader.word(at)).eq_ignore_ascii_case(land))
    };
    let is_in = reader.is_any(run.start.wrapping_sub(1), &IN)
        || reader.is_word(run.start.wrapping_sub(1), "the") && reader.is_any(run.start.wrapping_sub(2), &IN);
    if is_land(run.start) || is_land(run.end - 1) || is_in && !last.any(Traits::THING | Traits::ROLE) {
        return Some(Meaning::Place(None));
    }
    Some(Meaning::Name(Named::Unknown))
}
