//! "Moore and Otieno": one mention of several speakers, told from one with two titles.

use std::ops::Range;

use super::lexicon::Traits;
use super::name::{Form, Name};
use super::page::Page;

/// Whether an "and" outside of names joins two speakers.
pub fn is_joined(page: &Page<'_>, core: &Range<usize>, names: &[Name]) -> bool {
    let and = core
        .clone()
        .find(|&i| matches!(page.word(i), "and" | "&") && !names.iter().any(|name| name.whole().contains(&i)));
    let Some(and) = and else { return false };
    let has_speaker = |part: Range<usize>| {
        part.clone().any(|i| page.traits(i).any(Traits::ROLE | Traits::BODY))
            || names
                .iter()
                .any(|name| part.contains(&name.tokens.start) && !page.is_possessive(name.tokens.end - 1))
    };
    has_speaker(core.start..and) && has_speaker(and + 1..core.end) && !is_titled(page, core, and, names)
}

/// One person with two titles without an article, "president and general manager Ed Stone", or with one of a body that
/// has an "and" in its name, "Trent and Sons director Ed Stone".
fn is_titled(page: &Page<'_>, core: &Range<usize>, and: usize, names: &[Name]) -> bool {
    let is_title = |i: usize| page.traits(i).any(Traits::ROLE) && !page.traits(i).any(Traits::PLURAL);
    let is_in_name = |person: &Name| {
        let capitals = (core.start..and).all(|i| page.is_capital(i) && !page.traits(i).any(Traits::ROLE));
        capitals && page.is_capital(and + 1) && and + 2 < person.tokens.start && is_title(person.tokens.start - 1)
    };
    let is_bare = !page.traits(core.start).any(Traits::LOWERCASE);
    let person = names
        .last()
        .filter(|name| name.tokens.end == core.end && matches!(name.form, Form::Person | Form::Single));
    let only = names.iter().filter(|name| name.form == Form::Person).count() <= 1;
    let has_title = |name: &Name| and < name.tokens.start && (is_title(and - 1) || is_in_name(name));
    is_bare && only && person.is_some_and(has_title)
}
