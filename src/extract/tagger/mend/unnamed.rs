//! Those who ask not to be named: what they ask for is not what they say.

use super::{ends_sentence, first_word, line_before};
use crate::extract::lexicon;
use crate::model::{Quotation, Span};

/// Mends the parts of a quotation whose speaker asks for something in an aside or a relative clause.
pub fn mend(quotation: &mut Quotation, text: &str) {
    read_anonymous(quotation, text);
    read_unnamed(quotation, text);
}

/// "one manager, *who* <asked not to be named>, said by phone": what is said is the clause's, not the aside's.
fn read_anonymous(quotation: &mut Quotation, text: &str) {
    let ([cue], Some(mention)) = (&mut quotation.cue[..], &mut quotation.mention) else {
        return;
    };
    let is_relative = mention.of(text) == "who" && mention.end < cue.start;
    let Some(before) = text[..mention.start].strip_suffix(", ").filter(|_| is_relative) else {
        return;
    };
    let own = clause_before(before);
    let aside = &text[mention.end..cue.end];
    let is_of_name = ANONYMOUS.iter().any(|asks| aside.ends_with(asks));
    let verb = match text[cue.end..].strip_prefix(", ") {
        Some(rest) if is_of_name => Span::new(cue.end + 2, cue.end + 2 + first_word(rest).len()),
        None if is_of_name => return,
        _ => *cue,
    };
    let is_aside = !aside.starts_with(',') && aside.contains(", ");
    let is_main = !own.is_empty() && (is_of_name || is_aside) && own.split(' ').count() <= WHO_WORDS_MAX;
    if is_main && lexicon::entry(verb.of(text)).cue.is_some() {
        *mention = Span::new(before.len() - own.len(), before.len());
        *cue = verb;
    }
}

/// "a clerk *who* <asked> [*not to be named* called it a sham]": what one asks for is not what is said.
fn read_unnamed(quotation: &mut Quotation, text: &str) {
    let ([cue], Some(mention), [content, ..]) = (
        &mut quotation.cue[..],
        &mut quotation.mention,
        &mut quotation.content[..],
    ) else {
        return;
    };
    if text.get(mention.start..content.start) != Some("who asked ") {
        return;
    }
    let before = text[..mention.start].trim_end_matches(' ');
    let own = clause_before(before);
    let words = content.of(text);
    let rest = ANONYMOUS
        .iter()
        .find_map(|asks| words.strip_prefix(asks)?.strip_prefix(' '));
    let Some(rest) = rest.filter(|_| !own.is_empty() && own.split(' ').count() <= WHO_WORDS_MAX) else {
        return;
    };
    let verb = first_word(rest);
    let said = rest[verb.len()..].trim_start_matches(' ');
    if let Some(entry) = lexicon::entry(verb).cue.filter(|_| !said.is_empty()) {
        let start = content.end - rest.len();
        *mention = Span::new(before.len() - own.len(), start - 1);
        *cue = Span::new(start, start + verb.len());
        content.start = content.end - said.len();
        quotation.act = entry.act;
    }
}

/// The end of a text from where its last clause begins, without the conjunction.
fn clause_before(text: &str) -> &str {
    let line = line_before(text);
    let clause = line.rsplit([',', '”', '"']).next().unwrap_or(line);
    let is_last = |word: &str| ends_sentence(word) || word.starts_with(char::is_lowercase);
    let is_end = |word: &&str| word.ends_with(['!', '?']) || word.ends_with('.') && is_last(word);
    let words = clause.split(' ').rev().take_while(|word| !is_end(word));
    let bytes: usize = words.map(|word| word.len() + 1).sum();
    let clause = clause[clause.len() - bytes.saturating_sub(1).min(clause.len())..].trim_start();
    let own = ["But ", "And ", "but ", "and "]
        .iter()
        .find_map(|and| clause.strip_prefix(and));
    own.unwrap_or(clause)
}

/// What one asks for who is quoted without a name.
pub const ANONYMOUS: [&str; 3] = ["not to be identified", "not to be named", "not to be quoted"];
/// Words of the longest subject before its aside.
const WHO_WORDS_MAX: usize = 8;

#[cfg(test)]
mod tests {
    use super::super::super::marked::check_with;
    use super::mend;

    #[track_caller]
    fn check(marked: &str, wanted: &str) {
        check_with(mend, marked, wanted);
    }

    #[test]
    fn what_one_asks_in_an_aside_is_not_what_was_said() {
        check(
            "“[It rained],” one clerk, (who) <asked not to be named>, said.",
            "“[It rained],” (one clerk), who asked not to be named, <said>.",
        );
        check(
            "“[It rained],” But one clerk, (who) asked for silence, <said>.",
            "“[It rained],” But (one clerk), who asked for silence, <said>.",
        );
    }

    #[test]
    fn what_one_asks_for_is_not_what_is_said() {
        check(
            "It rained, but a clerk (who) <asked> [not to be named called it “a sham.”]",
            "It rained, but (a clerk who asked not to be named) <called> [it “a sham.”]",
        );
        check(
            "A clerk (who) <asked> [not to be sent].",
            "A clerk (who) <asked> [not to be sent].",
        );
    }
}
