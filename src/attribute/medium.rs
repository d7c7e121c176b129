//! The channel that carried a statement: "told Reuters", "in a statement carried by KCNA".

use std::ops::Range;

use super::lexicon::{QUOTING, Traits};
use super::name::{Form, Name, names};
use super::page::Page;
use crate::model::{Quotation, Span};

/// A channel and the rule that found it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Medium {
    pub span: Span,
    pub rule: &'static str,
}

/// Words that a channel may stand away from its lead-in: "told the official … news agency".
const GAP_TOKENS_MAX: usize = 6;
/// A channel is looked for that far from the cue, so that a sentence without end stays linear.
const REACH_TOKENS_MAX: usize = 120;
/// What carries, with the preposition that follows.
const CARRIED: &[&str] = &[
    "aired",
    "broadcast",
    "carried",
    "cited",
    "circulated",
    "posted",
    "printed",
    "published",
    "quoted",
    "released",
    "relayed",
    "reported",
    "run",
    "shown",
];
/// What is given to a channel.
const GIVEN: &[&str] = &[
    "comment",
    "comments",
    "email",
    "interview",
    "letter",
    "remarks",
    "speaking",
    "spoke",
    "statement",
    "appearance",
    "briefing",
];
/// Nouns that end the name of a channel.
const CHANNEL_NOUNS: &[&str] = &[
    "chronicle",
    "gazette",
    "guardian",
    "herald",
    "journal",
    "magazine",
    "news",
    "newspaper",
    "observer",
    "post",
    "press",
    "radio",
    "television",
    "times",
    "tribune",
    "tv",
];

/// The channel named in the sentence that reports `quotation`, outside its content; none where it is the speaker.
pub fn medium(page: &Page<'_>, quotation: &Quotation, speaker: Option<&str>) -> Option<Medium> {
    let anchor = quotation.cue.first().copied().or(quotation.mention)?;
    let (_, sentence) = page.sentence(anchor.start);
    let here = page.segments.token_at(anchor.start);
    let sentence = sentence.start.max(here.saturating_sub(REACH_TOKENS_MAX))..sentence.end.min(here + REACH_TOKENS_MAX);
    let is_outside = |i: usize| {
        let span = page.span(i..i + 1);
        !quotation.content.iter().any(|part| part.overlaps(span)) && !page.is_quoted(span.start)
    };
    let found = |name: &Name, rule| {
        let span = page.span(name.tokens.clone());
        let is_speaker = speaker.is_some_and(|s| same_words(s, span.of(page.text)));
        (!is_speaker).then_some(Medium { span, rule })
    };
    let carried = sentence.clone().find_map(|i| {
        let (rule, start) = lead_in(page, i).filter(|_| is_outside(i))?;
        let name = outlet_after(page, start..sentence.end.min(start + GAP_TOKENS_MAX))?;
        found(&name, rule).filter(|_| is_outside(name.tokens.start))
    });
    let quoting = || {
        let verb = { sentence.clone() }.find(|&i| QUOTING.contains(&page.lower(i)) && is_outside(i))?;
        let own = names(page, sentence.start..verb);
        let name = own
            .last()
            .filter(|name| name.tokens.end == verb && is_outlet(page, name))?;
        found(name, "medium:quoted-by")
    };
    carried.or_else(quoting)
}

/// The rule whose lead-in starts at the token, and where its channel may start.
fn lead_in(page: &Page<'_>, token: usize) -> Option<(&'static str, usize)> {
    let (word, next) = (page.lower(token), page.lower(token + 1));
    if matches!(word, "told" | "tells" | "telling") {
        Some(("medium:told", token + 1))
    } else if word == "according" && next == "to" {
        Some(("medium:according-to", token + 2))
    } else if matches!(next, "by" | "in" | "on") && CARRIED.contains(&word) {
        Some(("medium:carried-by", token + 2))
    } else if matches!(next, "to" | "with" | "on" | "for") && GIVEN.contains(&word) {
        Some(("medium:given-to", token + 2))
    } else if matches!(word, "on" | "via") && page.is_capital(token + 1) {
        Some(("medium:on", token + 1))
    } else {
        None
    }
}

/// The first name after a lead-in, when it is an outlet's and nothing but articles and adjectives stand before it.
fn outlet_after(page: &Page<'_>, tokens: Range<usize>) -> Option<Name> {
    let end = tokens
        .clone()
        .find(|&i| matches!(page.word(i), "," | "." | ";" | "that"))
        .unwrap_or(tokens.end);
    let full_end = names(page, tokens.start..end)
        .into_iter()
        .find(|name| !page.is_possessive(name.tokens.end - 1))?;
    is_outlet(page, &full_end).then_some(full_end)
}

/// Whether the name is one of a paper, an agency, a channel: a listed one, or one that such a noun ends or follows.
pub fn is_outlet(page: &Page<'_>, name: &Name) -> bool {
    let last = page.lower(name.tokens.end - 1);
    let before_noun = page.lower(name.tokens.end);
    page.phrase_traits(name.tokens.clone()).any(Traits::OUTLET)
        || ["news agency", "press agency"]
            .iter()
            .any(|noun| page.lower_phrase(name.tokens.clone()).ends_with(noun))
        || CHANNEL_NOUNS.contains(&last)
            && matches!(name.form, Form::Body | Form::Person | Form::Other)
            && name.tokens.len() > 1
        || matches!(
            before_noun,
            "news" | "newspaper" | "radio" | "television" | "tv" | "magazine"
        )
}

fn same_words(a: &str, b: &str) -> bool {
    super::fold::words(a) == super::fold::words(b)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Text;
    use super::*;

    #[track_caller]
    fn check(text: &Text, wanted: Option<(&str, &str)>) {
        let page = text.page();
        let found = medium(&page, &text.quotations[0], Some("Ann Moore"));
        assert_eq!(found.map(|m| (m.span.of(page.text), m.rule)), wanted);
    }

    #[test]
    fn an_outlet_that_was_told_is_the_medium() {
        check(
            &Text::new("“We left,” Ann Moore told the official NNA news agency.").quote(
                "We left,",
                "told",
                "Ann Moore",
            ),
            Some(("NNA", "medium:told")),
        );
        check(
            &Text::new("“We left,” Ann Moore told reporters.").quote("We left,", "told", "Ann Moore"),
            None,
        );
    }

    #[test]
    fn an_agency_is_an_outlet_by_its_noun() {
        check(
            &Text::new("“We left,” Ann Moore told the Velland Press Agency.").quote("We left,", "told", "Ann Moore"),
            Some(("Velland Press Agency", "medium:told")),
        );
    }

    #[test]
    fn a_second_attribution_is_the_medium() {
        check(
            &Text::new("“We left,” Ann Moore said on Monday, according to Bergen News.").quote(
                "We left,",
                "said",
                "Ann Moore",
            ),
            Some(("Bergen News", "medium:according-to")),
        );
    }

    #[test]
    fn a_channel_may_carry_or_be_spoken_to() {
        check(
            &Text::new("“We left,” Ann Moore said in a statement carried by Reuters.").quote(
                "We left,",
                "said",
                "Ann Moore",
            ),
            Some(("Reuters", "medium:carried-by")),
        );
        check(
            &Text::new("Ann Moore, speaking to the Bergen Times, said they left.").quote(
                "they left",
                "said",
                "Ann Moore",
            ),
            Some(("Bergen Times", "medium:given-to")),
        );
    }
}
