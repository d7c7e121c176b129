//! Questions: who was asked did not ask.

use super::first_word;
use crate::model::{Act, Kind, Quotation, Span};

/// "*Asked* whether it would close, Moore said", "*was asked* if it rained": who was asked did not ask, and what they did, or said
/// after it, is no part of the question.
pub fn mend(quotation: &mut Quotation, text: &str) {
    let ([cue], Some(question)) = (&quotation.cue[..], quotation.content.first().copied()) else {
        return;
    };
    let words = cue.of(text);
    let opens = first_word(words).eq_ignore_ascii_case("asked");
    let before = text[..cue.start]
        .strip_suffix(' ')
        .filter(|_| opens)
        .unwrap_or_default();
    let ends_in = |be: &str| {
        before
            .strip_suffix(be)
            .is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
    };
    let was_asked = |be: &&str| ends_in(be) || words.strip_prefix(*be) == Some(" asked");
    // "Moore, asked if it rained, …"
    let is_aside = |mention: Span| {
        let is_beside = opens && text.get(mention.end..cue.start) == Some(", ");
        is_beside && !mention.of(text).contains(',') && text[question.end..].starts_with(',')
    };
    let is_passive = BEFORE_ASKED.iter().any(was_asked) || quotation.mention.is_some_and(is_aside);
    if !(opens || is_passive) || question.start < cue.end {
        return;
    }
    if let Some(answer) = quotation.content.get(1).filter(|_| is_passive) {
        let is_answer = quotation.quoted.contains(answer)
            && text
                .get(question.end..answer.start)
                .is_some_and(|between| between.contains(['.', '?']));
        if is_answer && !quotation.quoted.iter().any(|quoted| question.contains(*quoted)) {
            quotation.content.remove(0);
            quotation.cue.clear();
            quotation.act = Act::Speech;
            quotation.kind = Kind::Direct;
        }
        return;
    }
    if let Some(mention) = quotation.mention {
        if text.get(cue.end..mention.start) == Some(" by ") {
            return;
        }
        quotation.mention = Some(mention).filter(|mention| !is_passive && mention.start < question.end);
        return;
    }
    let opens_sentence = words.starts_with('A') || text[..cue.start].ends_with("When ");
    let told = question.of(text).split_once(", ").filter(|_| opens_sentence);
    if let ([content], Some((told, _))) = (&mut quotation.content[..], told) {
        *content = Span::new(question.start, question.start + told.len());
    }
}

/// Words before "asked" by which somebody was.
const BEFORE_ASKED: [&str; 9] = ["When", "when", "are", "been", "being", "if", "is", "was", "were"];

#[cfg(test)]
mod tests {
    use super::super::super::marked::check_with;
    use super::mend;

    #[track_caller]
    fn check(marked: &str, wanted: &str) {
        check_with(mend, marked, wanted);
    }

    #[test]
    fn who_was_asked_did_not_ask() {
        check(
            "<Asked> if [it rained], (Moore) nodded.",
            "<Asked> if [it rained], Moore nodded.",
        );
        check("(Moore) <asked> if [it rained].", "(Moore) <asked> if [it rained].");
        check(
            "<Asked> whether [it rained, he nodded].",
            "<Asked> whether [it rained], he nodded.",
        );
        check(
            "He was <asked> whether [it rained, or not].",
            "He was <asked> whether [it rained, or not].",
        );
        check(
            "(Moore) <was asked> if [it rained].",
            "Moore <was asked> if [it rained].",
        );
        check(
            "Ed Harris (Harris) <asked> if [it rained].",
            "Ed Harris (Harris) <asked> if [it rained].",
        );
        check(
            "“We left,” (she) said when <asked> if [it rained]. “{Nobody saw it.}”",
            "“We left,” (she) said when asked if it rained. “{Nobody saw it.}”",
        );
        check(
            "(Moore), <asked> if [it rained], left.",
            "Moore, <asked> if [it rained], left.",
        );
        check(
            "(Moore, a clerk), <asked> if [it rained].",
            "(Moore, a clerk), <asked> if [it rained].",
        );
        check(
            "He was <asked> by (a clerk) if [it rained].",
            "He was <asked> by (a clerk) if [it rained].",
        );
        check(
            "“We left,” (she) said when <asked> if [it rained].",
            "“We left,” she said when <asked> if [it rained].",
        );
    }
}
