//! Whose words an outlet relays: of "Interfax quoted the minister as saying it rained" they are the minister's.

use super::super::lexicon::{self, Form};
use super::mend::first_word;
use crate::lexicon::QUOTING;
use crate::model::{Act, Kind, Quotation, Span};

/// Before the verbs that quote it is done to who speaks: "was quoted".
const PASSIVE: [&str; 7] = ["are", "be", "been", "being", "is", "was", "were"];
/// Words between "quoted" and "as saying" at the most.
const NAME_WORDS_MAX: usize = 14;
/// Bytes in which "as saying" is looked for, and in which the hearer of "telling" ends.
const REACH: usize = 160;
/// Bytes of the longest title with its full stop: "Gen.".
const TITLE_BYTES_MAX: usize = 5;
/// Words of the longest hearer.
const HEARER_WORDS_MAX: usize = 4;

/// Gives the words of a quotation to who said them.
pub fn relay(quotation: &mut Quotation, text: &str) {
    let Some(cue) = quotation.cue.first().copied() else {
        return;
    };
    let mut before = "";
    for (word, end) in ends_of_words(cue, text) {
        if QUOTING.contains(&word) {
            if PASSIVE.contains(&before) {
                take_subject(quotation, cue);
            } else {
                take_object(quotation, end, text);
            }
            return;
        }
        before = word;
    }
}

/// The words of a span with the byte after each.
fn ends_of_words(span: Span, text: &str) -> impl Iterator<Item = (&str, usize)> {
    span.of(text).split(' ').scan(span.start, |at, word| {
        let end = *at + word.len();
        *at = end + 1;
        Some((word, end))
    })
}

/// "*The minister* was quoted by Interfax as saying it rained": the words before the cue name who speaks.
fn take_subject(quotation: &mut Quotation, cue: Span) {
    let is_before = quotation.content.first().is_some_and(|part| part.end + 1 == cue.start);
    if quotation.mention.is_none() && is_before && quotation.content.len() > 1 && quotation.kind == Kind::Indirect {
        quotation.mention = Some(quotation.content.remove(0));
    }
}

/// "Interfax quoted *the minister* as saying it rained". `verb` is the byte after "quoted".
fn take_object(quotation: &mut Quotation, verb: usize, text: &str) {
    let Some((mention, cue)) = object(verb, text) else {
        return;
    };
    let start = after_hearer(cue, text);
    let mut content = quotation.content.clone();
    content.retain(|part| part.end <= verb || part.end > start);
    for part in content.iter_mut().filter(|part| part.end > verb) {
        part.start = part.start.max(start);
    }
    if content.is_empty() {
        return;
    }
    quotation
        .quoted
        .retain(|part| content.iter().any(|whole| whole.overlaps(*part)));
    if quotation.quoted.is_empty() {
        quotation.kind = Kind::Indirect;
    }
    if is_in_marks(&content, &quotation.quoted, text) {
        quotation.kind = Kind::Direct;
        content.clone_from(&quotation.quoted);
    }
    quotation.content = content;
    quotation.mention = Some(mention);
    quotation.cue = vec![cue];
    quotation.act = Act::Speech;
}

/// Who is quoted, and the "as saying" after that.
fn object(verb: usize, text: &str) -> Option<(Span, Span)> {
    let rest = line_after(verb, text);
    let mut at = 0;
    while let Some(found) = rest[at..]
        .find(" as ")
        .map(|found| at + found)
        .filter(|found| *found < REACH && rest.starts_with(' '))
    {
        let gerund = found + " as ".len();
        let word = first_word(&rest[gerund..]);
        let says = lexicon::entry(word)
            .cue
            .is_some_and(|cue| cue.form == Form::Gerund && cue.act == Act::Speech);
        if says {
            let name = rest.get(1..found).filter(|name| may_be_quoted(name))?;
            let who = Span::new(verb + 1, verb + 1 + pronoun(name).unwrap_or(name).len());
            return Some((who, Span::new(verb + found + 1, verb + gerund + word.len())));
        }
        at = gerund;
    }
    None
}

/// Whether the words between "quoted" and "as saying" may name somebody: no other clause, and not who or what quotes.
fn may_be_quoted(name: &str) -> bool {
    const OTHERS: [&str; 5] = ["at", "by", "from", "in", "on"];
    let first = name.split(' ').next().unwrap_or_default();
    let ends_sentence = |word: &str| word.len() > TITLE_BYTES_MAX && word.ends_with('.');
    !name.is_empty()
        && !OTHERS.contains(&first)
        && name.split(' ').count() <= NAME_WORDS_MAX
        && !name.contains(['“', '”', '"', ';', ':', '!', '?'])
        && !name.split(' ').any(ends_sentence)
}

/// The pronoun that is quoted, of "him on Tuesday"; not of "her lawyer".
fn pronoun(name: &str) -> Option<&str> {
    let (first, rest) = name.split_once(' ')?;
    let goes_on = ["at ", "in ", "last ", "on "].iter().any(|word| rest.starts_with(word));
    (goes_on && ["her", "him", "it", "them"].contains(&first)).then_some(first)
}

/// Where the words begin after "as saying", "as saying on Monday that", "as telling the council that".
fn after_hearer(cue: Span, text: &str) -> usize {
    let rest = line_after(cue.end, text);
    let near = Span::floored(0, REACH, rest).end;
    let near = rest[..near].find(['“', '"', ';']).unwrap_or(near);
    let until = |marks: &[&str]| {
        let ends = marks
            .iter()
            .filter_map(|mark| Some(rest[..near].find(mark)? + mark.len()));
        ends.min()
    };
    let has_hearer = cue.of(text).ends_with("telling");
    let has_time = [" at ", " in ", " on "].iter().any(|before| rest.starts_with(before));
    let is_hearer = |end: &usize| rest[..*end].split_whitespace().count() <= HEARER_WORDS_MAX + 1;
    let told = until(&[" that ", ": "]).filter(|end| has_hearer && is_hearer(end));
    let timed = until(&[" that "]).filter(|end| has_time && is_hearer(end));
    let said = [" that ", ": ", ", ", " "]
        .into_iter()
        .find(|mark| rest.starts_with(mark));
    cue.end + told.or(timed).unwrap_or(said.map_or(0, str::len))
}

/// The line from a byte on, as far as anything is looked for in it: a page may be one line.
fn line_after(start: usize, text: &str) -> &str {
    let near = Span::floored(start, start + 2 * REACH, text);
    near.of(text).lines().next().unwrap_or_default()
}

/// Whether all content is quoted, marks aside.
fn is_in_marks(content: &[Span], quoted: &[Span], text: &str) -> bool {
    let bare = |span: &Span| span.of(text).trim_matches(|c: char| !c.is_alphanumeric());
    !quoted.is_empty() && content.iter().map(bare).eq(quoted.iter().map(bare))
}

#[cfg(test)]
mod tests {
    use super::super::marked::check_with;
    use super::relay;

    #[track_caller]
    fn check(marked: &str, wanted: &str) {
        check_with(relay, marked, wanted);
    }

    #[test]
    fn the_words_are_those_of_who_is_quoted() {
        check(
            "(Interfax) <quoted> [the minister as saying that it rained].",
            "Interfax quoted (the minister) <as saying> that [it rained].",
        );
        check(
            "(Interfax) <quoted> [her as telling the council: it rained].",
            "Interfax quoted (her) <as telling> the council: [it rained].",
        );
        check(
            "(Interfax) <quoted> [her as saying on Monday that it rained].",
            "Interfax quoted (her) <as saying> on Monday that [it rained].",
        );
        check(
            "“[It rained],” (Interfax) <quoted> her as saying.",
            "“[It rained],” Interfax quoted (her) <as saying>.",
        );
        check(
            "(The Post) <quoted a clerk as saying> [it rained].",
            "The Post quoted (a clerk) <as saying> [it rained].",
        );
    }

    #[test]
    fn when_it_was_said_is_no_one() {
        check(
            "(Interfax) <quoted> [him on Monday as saying it rained].",
            "Interfax quoted (him) on Monday <as saying> [it rained].",
        );
        check(
            "(Interfax) <quoted> [her lawyer Gen. Lee as telling us it was the rain that fell].",
            "Interfax quoted (her lawyer Gen. Lee) <as telling> [us it was the rain that fell].",
        );
    }

    #[test]
    fn who_was_quoted_spoke() {
        check(
            "[Lee] <was quoted by Interfax as saying> that [it rained].",
            "(Lee) <was quoted by Interfax as saying> that [it rained].",
        );
        check(
            "(Lee) <was quoted as saying> [it rained].",
            "(Lee) <was quoted as saying> [it rained].",
        );
    }

    #[test]
    fn what_is_cited_is_no_speaker() {
        check(
            "(Lee) <cited> [the rain as a reason].",
            "(Lee) <cited> [the rain as a reason].",
        );
        check("(Lee) <quoted> [a poem].", "(Lee) <quoted> [a poem].");
        check(
            "(Lee) was also <quoted> by Interfax as saying [it rained].",
            "(Lee) was also <quoted> by Interfax as saying [it rained].",
        );
    }
}
