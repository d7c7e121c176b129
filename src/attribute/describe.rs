//! What stands around a name: titles before, appositions after, the owner, its place in the clause.

use std::ops::Range;

use super::entity::{Entity, Gender};
use super::lexicon::{Traits, nation, singular};
use super::medium::is_outlet;
use super::name::Name;
use super::page::Page;
use crate::model::SpeakerKind;

/// A title or apposition of more tokens than this is a clause.
const DESCRIPTION_TOKENS_MAX: usize = 24;
/// Words that may open an apposition though no noun phrase opens with a common word otherwise.
const OPENS_APPOSITION: &[&str] = &[
    "a", "an", "another", "every", "former", "her", "his", "its", "new", "one", "our", "own", "same", "second", "the",
    "their", "first", "top",
];

/// What an outlet of the state is called beside its name.
const OFFICIAL: &[&str] = &[
    "mouthpiece",
    "official",
    "state",
    "state-controlled",
    "state-owned",
    "state-run",
];
/// "official" stands that near before the name: "official news agency Xinhua", "official mouthpiece, KCNA".
const OFFICIAL_TOKENS_BEFORE: usize = 3;
/// The role of an outlet that the article calls official, for "the country's state media".
pub const STATE_MEDIA: &str = "state media";

/// Adds to `entity` what the text around `name` tells of it.
pub fn describe(page: &Page<'_>, name: &Name, entity: &mut Entity) {
    for part in [name.title.clone(), before(page, name)] {
        // The noun next to the name is the role: "party leader", "prime minister".
        add(
            page,
            part.clone(),
            part.rev().find(|&i| is_noun_of(page, i, entity.kind)),
            entity,
        );
    }
    for part in [after(page, name), after_of(page, name)] {
        let role = part.clone().find(|&i| is_noun_of(page, i, entity.kind));
        add(page, part, role, entity);
    }
    if entity.kind == SpeakerKind::Body {
        for i in name.tokens.clone().filter(|&i| page.traits(i).any(Traits::BODY)) {
            entity.roles.insert(in_singular(page.lower(i)));
        }
        if let Some(at) = official(page, name).filter(|_| is_outlet(page, name)) {
            entity.roles.insert(STATE_MEDIA.to_owned());
            entity.nation = entity.nation.or_else(|| nation(&owner(page, at)?));
        }
    }
}

/// The word beside the name that calls it official: "the official Xinhua news agency", "KCNA, the mouthpiece of …".
fn official(page: &Page<'_>, name: &Name) -> Option<usize> {
    official_before(page, name.whole().start).or_else(|| after(page, name).find(|&i| OFFICIAL.contains(&page.lower(i))))
}

/// The word before `token` that calls it official: "state media", "the official news agency".
pub fn official_before(page: &Page<'_>, token: usize) -> Option<usize> {
    (token.saturating_sub(OFFICIAL_TOKENS_BEFORE)..token).find(|&i| OFFICIAL.contains(&page.lower(i)))
}

fn add(page: &Page<'_>, part: Range<usize>, role: Option<usize>, entity: &mut Entity) {
    if let Some(role) = role {
        entity.roles.insert(in_singular(page.lower(role)));
        if entity.kind == SpeakerKind::Person {
            entity.gender = Gender::of(page.traits(role)).or(entity.gender);
        }
    }
    let words = part.filter(|&i| page.is_word(i) && !page.traits(i).any(Traits::LOWERCASE));
    entity.describers.extend(words.map(|i| page.lower(i).to_owned()));
}

fn is_noun_of(page: &Page<'_>, token: usize, kind: SpeakerKind) -> bool {
    let wanted = if kind == SpeakerKind::Body {
        Traits::BODY
    } else {
        Traits::ROLE
    };
    page.traits(token).any(wanted) && !page.is_possessive(token)
}

/// The singular of a listed noun.
pub fn in_singular(lower: &str) -> String {
    use super::lexicon::traits;
    match singular(lower) {
        Some(one) if traits(lower).any(Traits::PLURAL) => one.into_owned(),
        _ => lower.to_owned(),
    }
}

/// "Kenya's foreign ministry spokesman" before "Daniel Otieno".
fn before(page: &Page<'_>, name: &Name) -> Range<usize> {
    let end = name.whole().start;
    let has_noun = end > 0 && page.is_word(end - 1) && page.traits(end - 1).any(Traits::ROLE | Traits::BODY);
    if !has_noun {
        return end..end;
    }
    let mut start = end - 1;
    let least = end.saturating_sub(DESCRIPTION_TOKENS_MAX / 2);
    while start > least && page.is_word(start - 1) && !page.traits(start - 1).any(Traits::LOWERCASE) {
        start -= 1;
    }
    start..end
}

/// The apposition after the name, without its comma, dash or bracket.
pub fn after(page: &Page<'_>, name: &Name) -> Range<usize> {
    let mark = name.tokens.end;
    let start = mark + 1;
    let opens = matches!(page.word(mark), "," | "–" | "—" | "-" | "(");
    let first_fits = page.is_capital(start)
        || !page.traits(start).any(Traits::LOWERCASE)
        || OPENS_APPOSITION.contains(&page.lower(start));
    if !opens || !first_fits || !page.is_word(start) {
        return mark..mark;
    }
    let end = (start..page.len().min(start + DESCRIPTION_TOKENS_MAX))
        .find(|&i| is_border(page, i))
        .unwrap_or(start);
    if page.word(mark) == "," && matches!(page.word(end), "." | "?" | "!") && ends_opening(page, mark) {
        return mark..mark;
    }
    start..end
}

/// Whether the comma ends the words that a preposition opens the sentence with: "In a letter to the Harbour Council, the
/// company said …".
fn ends_opening(page: &Page<'_>, comma: usize) -> bool {
    const PREPOSITIONS: &[&str] = &[
        "after",
        "among",
        "at",
        "before",
        "besides",
        "beyond",
        "by",
        "despite",
        "during",
        "following",
        "for",
        "from",
        "in",
        "on",
        "since",
        "through",
        "to",
        "under",
        "unlike",
        "with",
        "within",
        "without",
    ];
    let (_, sentence) = page.sentence(page.span(comma..comma + 1).start);
    let first = sentence.start;
    PREPOSITIONS.contains(&page.lower(first)) && !(first..comma).any(|i| page.word(i) == ",")
}

/// "of Oslo University" after the name.
fn after_of(page: &Page<'_>, name: &Name) -> Range<usize> {
    let start = name.tokens.end + 1;
    if !matches!(page.word(name.tokens.end), "of" | "from" | "at" | "with") {
        return start..start;
    }
    let capital = |i: &usize| page.is_capital(*i) || matches!(page.word(*i), "the" | "of" | "for");
    let end = (start..page.len().min(start + DESCRIPTION_TOKENS_MAX / 2))
        .find(|i| !capital(i))
        .unwrap_or(start);
    start..end
}

/// A mark that ends an apposition.
pub fn is_border(page: &Page<'_>, token: usize) -> bool {
    let word = page.word(token);
    matches!(
        word,
        "," | "." | ";" | ":" | "–" | "—" | "(" | ")" | "?" | "!" | "“" | "”" | "\""
    ) || word == "-" && !page.is_word(token - 1)
}

/// The owner that stands before a name: "Kenya’s" → "kenya", "the South's official" → "south", "Kenyan" → "kenyan".
pub fn owner(page: &Page<'_>, start: usize) -> Option<String> {
    let mut at = start.checked_sub(1)?;
    if page.lower(at).is_empty() || !page.is_word(at) && !matches!(page.word(at), "'" | "’") {
        return None;
    }
    for _ in 0..2 {
        if page.is_possessive(at) && page.is_capital(at) {
            let first = at - usize::from(at > 0 && page.is_capital(at - 1));
            let long = page.lower_phrase(first..at + 1);
            let is_listed = super::lexicon::nation(&long).is_some();
            return Some(if is_listed { long } else { page.lower(at).to_owned() });
        }
        let is_adjective =
            page.is_word(at) && !page.is_capital(at) && !page.traits(at).any(Traits::LOWERCASE | Traits::ROLE);
        if !is_adjective || at == 0 {
            return None;
        }
        at -= 1;
    }
    None
}

/// Whether the name is the subject of its clause: nothing but a clause opener before it, something verb-like after it.
pub fn is_subject(page: &Page<'_>, name: &Name) -> bool {
    const OPENERS: &[&str] = &[
        "after", "although", "and", "as", "because", "before", "but", "if", "since", "so", "that", "though", "until",
        "when", "where", "while",
    ];
    let mut start = name.whole().start;
    let described = before(page, name);
    if !described.is_empty() {
        start = described.start;
    }
    if start > 0 && page.is_possessive(start - 1) {
        // "the Oslo Council’s Moore"
        let before = (0..start).rev().take(DESCRIPTION_TOKENS_MAX / 2);
        let is_owner = |&i: &usize| page.is_capital(i) && !page.traits(i).any(Traits::LOWERCASE);
        start = before.take_while(is_owner).last().unwrap_or(start - 1);
    }
    while start > 0
        && page.is_word(start - 1)
        && matches!(
            page.lower(start - 1),
            "the" | "a" | "an" | "its" | "their" | "his" | "her"
        )
    {
        start -= 1;
    }
    let (_, sentence) = page.sentence(page.span(name.tokens.clone()).start);
    let opens = start <= sentence.start
        || !page.is_word(start - 1)
        || OPENERS.contains(&page.lower(start - 1))
        || page.traits(start - 1).any(Traits::DATE)
        || page.lower(start - 1).ends_with("ly");
    let end = name.tokens.end;
    let follows = end < sentence.end
        && !page.is_possessive(end - 1)
        && (matches!(page.word(end), "," | "–" | "—" | "(")
            || page.is_word(end)
                && !page.is_capital(end)
                && !matches!(
                    page.word(end),
                    "of" | "in" | "on" | "at" | "for" | "from" | "with" | "by" | "to" | "or"
                ));
    opens && follows
}

/// What "he" or "she" in any of their forms tell.
pub fn pronoun_gender(lower: &str) -> Option<Gender> {
    match lower {
        "he" | "him" | "his" | "himself" => Some(Gender::Male),
        "she" | "her" | "hers" | "herself" => Some(Gender::Female),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Text;
    use super::super::index::Index;
    use super::*;

    #[track_caller]
    fn entity(text: &str, name: &str) -> Entity {
        let text = Text::new(text);
        let index = Index::new(&text.page());
        let names: Vec<&str> = index.entities.iter().map(|e| e.name.as_str()).collect();
        let found = index.entities.iter().find(|e| e.name == name).cloned();
        found.unwrap_or_else(|| panic!("no {name} in {names:?}"))
    }

    #[test]
    fn titles_and_appositions_give_roles() {
        let found = entity(
            "Harbour Ministry spokeswoman Ann Moore, a lawyer from Bergen, left early.",
            "Ann Moore",
        );
        assert!(found.roles.contains("spokeswoman") && found.roles.contains("lawyer"));
        assert!(found.describers.contains("harbour") && found.describers.contains("bergen"));
        assert_eq!(found.gender, Some(Gender::Female));
    }

    #[test]
    fn kin_nouns_tell_the_gender_even_after_an_owner() {
        let found = entity(
            "They met Pak Sun Hee — the mayor's younger sister — in town.",
            "Pak Sun Hee",
        );
        assert_eq!(found.gender, Some(Gender::Female));
        assert!(found.roles.contains("sister") && !found.roles.contains("mayor"));
    }

    #[test]
    fn a_pronoun_in_a_sentence_that_names_one_person_tells_the_gender() {
        let found = entity("Ola Wanjiru left Bergen because she was tired.", "Ola Wanjiru");
        assert_eq!(found.gender, Some(Gender::Female));
    }

    #[test]
    fn whom_the_quoted_words_name_is_not_who_says_them() {
        let text =
            Text::new("Ola Wanjiru left. “Wanjiru is direct,” he said.").quote("Wanjiru is direct,", "said", "he");
        let index = Index::new(&text.page());
        assert_eq!(index.entities[0].gender, None);
    }

    #[test]
    fn the_subject_after_an_opening_is_no_apposition() {
        let text = "In a letter to the Harbour Council, the firm said it paid.";
        assert!(!entity(text, "Harbour Council").roles.contains("firm"));
        let text = "In a letter to the Harbour Council, the firm at the quay, Moore said it paid.";
        assert!(entity(text, "Harbour Council").roles.contains("firm"));
    }

    #[test]
    fn affiliation_after_of_is_kept() {
        let found = entity("It was seen by Ola Wanjiru of Bergen University.", "Ola Wanjiru");
        assert!(found.describers.contains("bergen"));
    }
}
