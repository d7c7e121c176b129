//! What the words of a mention are: a pronoun, a name, a role, a body, several speakers.

use std::ops::Range;

use super::entity::Gender;
use super::joined::is_joined;
use super::lexicon::Traits;
use super::name::{Form, Name, names};
use super::noun::{Noun, names_nobody, noun};
use super::page::Page;
use super::trim::{DOCUMENTS, before_occasion, before_verb, without_document, without_place, without_time};
use crate::model::Span;

/// What the words of a mention are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reference {
    /// "he", "she".
    Person(Gender),
    /// "it".
    Thing,
    /// "they".
    Several,
    /// "who": the name before it.
    Relative,
    /// A name heads the words.
    Named(Name),
    /// A common noun heads the words: "the minister", "South Korean officials", "Kenya’s army".
    Noun(Noun),
    /// "Moore and Otieno".
    Joined(Span),
    /// "I", "we", "long", "this month": words that name nobody here.
    Nobody,
}

/// Words after which the head of a noun phrase has passed.
const AFTER_HEAD: &[&str] = &[
    "about",
    "after",
    "against",
    "among",
    "at",
    "before",
    "behind",
    "between",
    "but",
    "by",
    "close",
    "during",
    "familiar",
    "for",
    "from",
    "in",
    "including",
    "inside",
    "like",
    "near",
    "of",
    "on",
    "outside",
    "over",
    "that",
    "to",
    "under",
    "when",
    "which",
    "while",
    "who",
    "whom",
    "whose",
    "with",
    "within",
];
/// What an outlet is, after its name.
const OUTLET_KINDS: &[&str] = &[
    "agency",
    "channel",
    "magazine",
    "network",
    "news",
    "newspaper",
    "radio",
    "service",
    "television",
    "tv",
    "website",
];

/// Tokens of what may stand before a name in apposition.
const DESCRIPTION_TOKENS_MAX: usize = 4;

/// What stresses a name or pronoun: "the mayor herself".
const EMPHATIC: &[&str] = &["herself", "himself", "itself", "themselves"];

/// Reads a mention; none where it holds no word.
pub fn read(page: &Page<'_>, mention: Span) -> Option<Reference> {
    let tokens = page.segments.tokens_in(mention);
    let start = tokens
        .clone()
        .find(|&i| page.is_word(i) || page.segments.tokens[i].span.len() > 3)?;
    let tokens = start..tokens.end;
    if let Some(pronoun) = pronoun(page, &tokens) {
        return Some(pronoun);
    }
    let tokens = before_occasion(page, before_verb(page, without_document(page, tokens)));
    let pieces = pieces(page, &without_time(page, tokens));
    let pieces = without_place(page, &pieces);
    let first = pieces.first()?.clone();
    let all = names(page, first.clone());
    let core = first.start..core_end(page, &first, &all);
    if is_joined(page, &core, &all) {
        return Some(Reference::Joined(page.span(first)));
    }
    if let Some(name) = head_name(page, &core, &all) {
        return Some(Reference::Named(name));
    }
    let named_after = pieces.iter().skip(1).take(2).find_map(|piece| whole_name(page, piece));
    // "a lawyer for the firm, Moore, said": not of the lawyer.
    let is_of_head = |name: &Name| name.form != Form::Single || core.end == first.end;
    if let Some(name) = named_after.filter(is_of_head) {
        return Some(Reference::Named(name));
    }
    let noun = noun(page, &first, core, &all);
    Some(if names_nobody(page, &noun) {
        Reference::Nobody
    } else {
        Reference::Noun(noun)
    })
}

fn pronoun(page: &Page<'_>, tokens: &Range<usize>) -> Option<Reference> {
    if tokens.len() > 1 && page.is_word(tokens.start + 1) && !matches!(page.lower(tokens.start), "who" | "which") {
        let next = page.lower(tokens.start + 1);
        if !EMPHATIC.contains(&next) && !matches!(next, "also" | "both" | "later" | "then") {
            return None;
        }
    }
    match page.lower(tokens.start) {
        "his" | "her" | "its" | "their" if tokens.len() > 1 => None,
        "he" | "his" | "him" => Some(Reference::Person(Gender::Male)),
        "she" | "her" => Some(Reference::Person(Gender::Female)),
        "it" | "its" => Some(Reference::Thing),
        "they" | "their" | "them" => Some(Reference::Several),
        "who" | "which" => Some(Reference::Relative),
        "i" | "we" | "you" | "me" | "us" => Some(Reference::Nobody),
        _ => None,
    }
}

/// The stretches between commas, dashes, brackets.
fn pieces(page: &Page<'_>, tokens: &Range<usize>) -> Vec<Range<usize>> {
    let is_border = |i: usize| {
        matches!(page.word(i), "," | ";" | ":" | "–" | "—" | "(" | ")" | "\"" | "“" | "”") || page.word(i) == "-"
    };
    let mut pieces = Vec::new();
    let mut start = tokens.start;
    for i in tokens.clone().filter(|&i| is_border(i)).chain([tokens.end]) {
        if start < i {
            pieces.push(start..i);
        }
        start = i + 1;
    }
    pieces
}

/// One past the last token before "of", "from", "speaking to" that stands outside of names.
fn core_end(page: &Page<'_>, piece: &Range<usize>, names: &[Name]) -> usize {
    let inside = |i: usize| names.iter().any(|name| name.whole().contains(&i));
    piece
        .clone()
        .skip(1)
        .find(|&i| {
            let word = page.lower(i);
            let is_participle = word.ends_with("ing")
                && !page.traits(i).any(Traits::ROLE | Traits::BODY)
                && page.traits(i - 1).any(Traits::ROLE);
            !inside(i) && !page.is_capital(i) && (AFTER_HEAD.contains(&word) || is_participle)
        })
        .unwrap_or(piece.end)
}

/// The name that heads the core: it ends there, or only "news agency" follows.
fn head_name(page: &Page<'_>, core: &Range<usize>, names: &[Name]) -> Option<Name> {
    let name = names
        .iter()
        .rev()
        .find(|name| core.contains(&name.tokens.start) && name.tokens.end <= core.end)?;
    let rest = name.tokens.end..core.end;
    let may_be_outlet = matches!(name.form, Form::Acronym | Form::Body | Form::Single);
    let is_kind = |i: usize| may_be_outlet && OUTLET_KINDS.contains(&page.lower(i));
    let is_time =
        |i: usize| matches!(page.lower(i), "today" | "yesterday" | "tonight") || page.traits(i).any(Traits::DATE);
    let adds_nothing = |i: usize| !page.is_word(i) || is_kind(i) || is_time(i) || EMPHATIC.contains(&page.lower(i));
    let rest_is_description = rest.clone().all(adds_nothing);
    let alone_after_the =
        core.start + 1 == name.tokens.start && page.lower(core.start) == "the" && name.tokens.len() == 1;
    let names_something = match name.form {
        Form::Title => false,
        Form::Acronym => !page.traits(name.tokens.start).any(Traits::BODY | Traits::ROLE), // "state TV"
        Form::Other => {
            alone_after_the && !page.traits(name.tokens.start).any(Traits::DEMONYM | Traits::PLURAL)
                || name.tokens.len() > 1
        }
        _ => true,
    };
    let is_document = |i: usize| DOCUMENTS.contains(&page.lower(i));
    if rest.len() == 1 && page.is_possessive(name.tokens.end - 1) && rest.clone().all(is_document) {
        return Some(name.clone()); // "Moore’s tweet"
    }
    let is_owner = !rest.is_empty() && page.is_possessive(name.tokens.end - 1);
    (rest_is_description && names_something && !is_owner).then(|| name.clone())
}

/// The one name that makes up the piece, with its titles.
fn whole_name(page: &Page<'_>, piece: &Range<usize>) -> Option<Name> {
    let found = names(page, piece.clone());
    let [name] = found.as_slice() else { return None };
    let before = piece.start..name.whole().start;
    let is_role = |i: usize| page.traits(i).any(Traits::ROLE);
    // "ex-City winger Ed Stone"
    let is_described = before.len() <= DESCRIPTION_TOKENS_MAX
        && before.clone().next_back().is_some_and(is_role)
        && before
            .clone()
            .all(|i| page.is_word(i) && !page.traits(i).any(Traits::LOWERCASE));
    let is_alone =
        name.tokens.end == piece.end && (is_described || before.clone().all(|i| is_role(i) || page.lower(i) == "the"));
    let is_name = match name.form {
        Form::Single => piece.len() == 1 && is_one_described(page, piece),
        form => matches!(form, Form::Person | Form::Body | Form::Acronym),
    };
    (is_alone && is_name).then(|| name.clone())
}

/// Whether one word between commas names what stands before it: "the contractor, *Stone*,", not "clerks in Bergen, *Norway*,"
/// and not "three firms, *Stone*, Lee and Poe".
fn is_one_described(page: &Page<'_>, piece: &Range<usize>) -> bool {
    let is_plural = |word: &str| word.ends_with('s') && !word.ends_with("ss");
    let described = |i: usize| page.is_word(i) && !page.is_capital(i) && !is_plural(page.word(i));
    page.word(piece.end) == "," && piece.start >= 2 && page.word(piece.start - 1) == "," && described(piece.start - 2)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Text;
    use super::*;

    fn describe(text: &str, mention: &str) -> String {
        let text = Text::new(text);
        let page = text.page();
        match read(&page, text.find(mention)) {
            Some(Reference::Named(name)) => format!("name {}", page.span(name.tokens).of(page.text)),
            Some(Reference::Noun(noun)) => format!("noun {}", noun.head),
            Some(Reference::Joined(span)) => format!("joined {}", span.of(page.text)),
            other => format!("{other:?}"),
        }
    }

    #[track_caller]
    fn check(mention: &str, wanted: &str) {
        assert_eq!(describe(&format!("Then {mention} said so."), mention), wanted);
    }

    #[test]
    fn a_title_or_an_owner_before_the_name_is_not_the_head() {
        check("harbour ministry spokesman Daniel Otieno", "name Daniel Otieno");
        check("the mayor’s sister Ann Moore, a painter", "name Ann Moore");
        check("retired Lt. Gen. Ann Moore", "name Ann Moore");
        check("turnip inspector A.J. Moore", "name A.J. Moore");
        check("Bergen’s Otieno", "name Otieno");
        check("Oslo's official Norwegian News Agency", "name Norwegian News Agency");
        check("the official NNA news agency", "name NNA");
        check("Ann Moore herself", "name Ann Moore");
        check("Mayor Ann Moore today", "name Ann Moore");
    }

    #[test]
    fn a_common_noun_may_be_the_head() {
        check("a senior official", "noun official");
        check("sources speaking to Reuters", "noun source");
        check("the spokesman for Ann Moore", "noun spokesman");
        check("Kenya’s army", "noun army");
        check("the council in a written statement", "noun council");
        check("Kenyan state TV", "noun tv");
        check("Kenyan military officials", "noun official");
        check("the Foreign Minister", "noun minister");
    }

    #[test]
    fn a_name_in_apposition_names_the_role() {
        check("the council’s head, Ann Moore", "name Ann Moore");
        check("his co-host, ex-City winger Ed Stone", "name Ed Stone");
        check("the contractor, Stone,", "name Stone");
        check("the clerks, Stone,", "noun clerks");
        check("the clerk in Bergen, Stone,", "noun clerk");
        check("a statement from the council’s mouthpiece, NNA", "name NNA");
    }

    #[test]
    fn short_forms_with_the_are_names() {
        check("the North", "name North");
    }

    #[test]
    fn when_and_where_somebody_spoke_is_not_who() {
        check("the Bergen Herald first", "name Bergen Herald");
        check("the Harbour Council last month", "name Harbour Council");
        check("outside the court, Ann Moore", "name Ann Moore");
        check("the clerk at the court, Ann Moore", "name Ann Moore");
        check("the Harbour Council earlier this month", "name Harbour Council");
        check("at least two clerks, all from Oslo", "noun clerks");
    }

    #[test]
    fn a_mention_ends_before_the_verb_of_its_clause() {
        check("Ann Moore directed the clerks", "name Ann Moore");
        check("Bergen officials organized rallies in Oslo", "noun official");
        check("Bergen's elected officials", "noun official");
        check("the clerk is an able sailor", "noun clerk");
        check("a clerk who was in the harbour", "noun clerk");
    }

    #[test]
    fn two_titles_of_one_person_are_one_speaker() {
        check("team president and general manager Ed Stone", "name Ed Stone");
        check("ACME president and general manager Stone", "name Stone");
        check(
            "Mayor Ann Moore and council president Ed Stone",
            "joined Mayor Ann Moore and council president Ed Stone",
        );
        check("the president and Ed Stone", "joined the president and Ed Stone");
        check("Trent and Sons director Ed Stone", "name Ed Stone");
        check("UN Relief and Works Agency spokesman Ed Stone", "name Ed Stone");
    }

    #[test]
    fn two_speakers_are_told_apart_from_one() {
        check("Ann Moore and Daniel Otieno", "joined Ann Moore and Daniel Otieno");
        check(
            "the Ministry of Health and Human Services",
            "name Ministry of Health and Human Services",
        );
    }
}
