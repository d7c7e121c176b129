//! Mentions that a common noun heads: "the minister", "South Korean officials", "Kenya’s army".

use std::ops::Range;

use super::describe::in_singular;
use super::lexicon::Traits;
use super::name::Name;
use super::page::Page;
use crate::model::Span;

/// A mention that a common noun heads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noun {
    /// The head in lower case and in the singular.
    pub head: String,
    /// What the lists say of the head.
    pub traits: Traits,
    /// "the minister", "Kenya’s minister": one that the reader is taken to know.
    pub is_definite: bool,
    /// Names that stand beside the head, in lower case: "kenya", "oslo", "university".
    pub modifiers: Vec<String>,
    /// Whether one of them is its owner or describes it, so that the words name it by themselves.
    pub is_named: bool,
    /// "Kenya’s minister".
    pub is_owned: bool,
    /// The words up to the first comma.
    pub span: Span,
    /// Those of them before "of", "from", "speaking to" and the like.
    pub core: Range<usize>,
}

const DETERMINERS: &[&str] = &[
    "the", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my",
];
/// Nouns for a time.
pub const TIMES: &[&str] = &[
    "century", "day", "decade", "era", "evening", "moment", "month", "morning", "night", "season", "time", "week",
    "weekend", "year",
];

/// Only function words, or a noun for a time.
pub fn names_nobody(page: &Page<'_>, noun: &Noun) -> bool {
    const GROUPS: &[&str] = &[
        "all",
        "another",
        "anyone",
        "both",
        "everybody",
        "everyone",
        "few",
        "many",
        "most",
        "neither",
        "nobody",
        "none",
        "one",
        "others",
        "several",
        "some",
        "somebody",
        "someone",
        "those",
    ];
    // "people familiar with the matter"
    let is_described = noun.span.end > page.span(noun.core.clone()).end;
    let is_group = |word: &str| GROUPS.contains(&word) || word == "people" && is_described;
    let is_function = |i: usize| page.traits(i).any(Traits::LOWERCASE) && !is_group(page.lower(i));
    let all_function = noun.core.clone().filter(|&i| page.is_word(i)).all(is_function);
    let has_age = noun
        .core
        .end
        .checked_sub(1)
        .is_some_and(|last| page.word(last).ends_with("-year-old"));
    all_function && !has_age || TIMES.contains(&noun.head.as_str())
}

/// Reads the noun phrase `piece`, whose head stands in `core`; `names` are those inside it.
pub fn noun(page: &Page<'_>, piece: &Range<usize>, core: Range<usize>, names: &[Name]) -> Noun {
    let is_head = |i: &usize| page.traits(*i).any(Traits::ROLE | Traits::BODY) && !page.is_possessive(*i);
    let last = core.clone().rev().find(|&i| page.is_word(i)).unwrap_or(core.start);
    let head = if is_head(&last) {
        last
    } else {
        core.clone()
            .rev()
            .find(is_head)
            .filter(|&i| i + 2 >= core.end)
            .unwrap_or(last)
    };
    let owned = core.clone().any(|i| page.is_possessive(i) && i < head);
    let modifiers: Vec<String> = names
        .iter()
        .flat_map(|name| name.tokens.clone())
        .filter(|&i| i != head && page.is_word(i))
        .map(|i| page.lower(i).to_owned())
        .collect();
    let beside = names.iter().any(|name| name.tokens.start < head);
    Noun {
        head: in_singular(page.lower(head)),
        traits: page.traits(head),
        is_definite: owned
            || DETERMINERS.contains(&page.lower(core.start))
            || page.is_capital(head) && !page.traits(core.start).any(Traits::LOWERCASE),
        is_named: beside,
        is_owned: owned,
        modifiers,
        span: page.span(piece.clone()),
        core,
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Text;
    use super::super::reference::{Reference, read};

    /// `wanted`: is definite, is named.
    #[track_caller]
    fn check(mention: &str, wanted: (bool, bool)) {
        let text = Text::new(&format!("Then {mention} said so."));
        let page = text.page();
        match read(&page, text.find(mention)) {
            Some(Reference::Noun(noun)) => assert_eq!((noun.is_definite, noun.is_named), wanted),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn an_owner_or_an_article_makes_a_noun_definite() {
        check("the minister", (true, false));
        check("Kenya’s minister", (true, true));
        check("a senior minister", (false, false));
        check("Kenyan officials", (false, true));
    }

    #[test]
    fn people_who_are_described_are_somebody() {
        let read = |words: &str| {
            let text = Text::new(&format!("Then {words} said so."));
            read(&text.page(), text.find(words))
        };
        assert!(matches!(
            read("people familiar with the matter"),
            Some(Reference::Noun(_))
        ));
        assert_eq!(read("people"), Some(Reference::Nobody));
    }

    #[test]
    fn an_age_names_somebody() {
        let text = Text::new("Then the 29-year-old said so.");
        let found = read(&text.page(), text.find("the 29-year-old"));
        assert!(matches!(found, Some(Reference::Noun(_))));
    }

    #[test]
    fn times_and_function_words_name_nobody() {
        for words in ["this month", "the", "we"] {
            let text = Text::new(&format!("Then {words} said so."));
            assert_eq!(
                read(&text.page(), text.find(&format!(" {words} "))),
                Some(Reference::Nobody),
                "{words}"
            );
        }
    }
}
