//! What stands before the first words of a report: where, by whom and when it is reported, the mark after a clause.

use crate::model::{Kind, Quotation, Span};

/// Takes it off content and mention.
pub fn mend(quotation: &mut Quotation, text: &str) {
    if let Some(mention) = &mut quotation.mention {
        leave_clock(mention, text);
    }
    let Some(content) = quotation.content.first_mut() else {
        return;
    };
    if quotation.quoted.iter().any(|quoted| quoted.holds(content.start)) {
        return; // what stands in marks is whole
    }
    let begun = content.start;
    leave_clock(content, text);
    leave_place(content, text);
    let has_moved = content.start > begun;
    leave_comma(content, text);
    let is_bare = |start: usize, end: usize| {
        text.get(start..end)
            .is_some_and(|between| !between.contains(char::is_alphanumeric))
    };
    let in_marks = |quoted: &&Span| {
        content.contains(**quoted) && is_bare(content.start, quoted.start) && is_bare(quoted.end, content.end)
    };
    if let Some(quoted) = quotation.quoted.iter().find(in_marks) {
        *content = *quoted;
        if has_moved && quotation.content == quotation.quoted {
            quotation.kind = Kind::Direct;
        }
    }
}

fn opens_line(span: Span, text: &str) -> bool {
    text[..span.start].is_empty() || text[..span.start].ends_with('\n')
}

/// "13:55 *It rained*", "9.05pm - *It rained*".
fn leave_clock(span: &mut Span, text: &str) {
    let words = span.of(text);
    if !words.starts_with(|c: char| c.is_ascii_digit()) || !opens_line(*span, text) {
        return;
    }
    let (clock, rest) = words.split_once(' ').unwrap_or((words, ""));
    let time = clock.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let digits = time.split_once([':', '.']).filter(|(hours, minutes)| {
        let are_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        matches!(hours.len(), 1 | 2) && minutes.len() == 2 && are_digits(hours) && are_digits(minutes)
    });
    let half = &clock[time.len()..];
    let rest = rest.trim_start_matches(['-', '–', '—', ' ']);
    let follows = rest.starts_with(|c: char| !c.is_ascii_lowercase() && !c.is_ascii_digit());
    if digits.is_some() && matches!(half.to_ascii_lowercase().as_str(), "" | "am" | "pm") && follows {
        span.start = span.end - rest.len();
    }
}

/// "If he thinks so [, it rained]".
fn leave_comma(content: &mut Span, text: &str) {
    let words = content.of(text).trim_start_matches([',', ';', ' ']);
    if !words.is_empty() {
        content.start = content.end - words.len();
    }
}

/// "OSLO (NNA) — *It rained*": where and by whom it is reported is no part of what is.
fn leave_place(content: &mut Span, text: &str) {
    let words = content.of(text);
    let is_place = |word: &str| word.len() > 2 && word.chars().all(char::is_uppercase);
    let first = words.split([' ', ',', ':']).next().unwrap_or_default();
    if !opens_line(*content, text) || !is_place(first) {
        return;
    }
    let mut start = content.start;
    for word in words.split(' ').take(DATELINE_WORDS_MAX) {
        start += word.len() + 1;
        let is_end = matches!(word, "-" | "--" | "–" | "—") || word.strip_suffix(':').is_some_and(is_place);
        let rest = text.get(start..content.end).unwrap_or_default();
        if is_end && !rest.is_empty() && !rest.starts_with(char::is_lowercase) {
            content.start = start;
        }
        if is_end || word.starts_with(char::is_lowercase) {
            return;
        }
    }
}

/// Words before the mark that ends a dateline.
const DATELINE_WORDS_MAX: usize = 10;

#[cfg(test)]
mod tests {
    use super::super::super::marked::check_with;
    use super::mend;

    #[track_caller]
    fn check(marked: &str, wanted: &str) {
        check_with(mend, marked, wanted);
    }

    #[test]
    fn a_dateline_is_no_part_of_it() {
        check(
            "[OSLO, June 1 — It rained], (Moore) <said>.",
            "OSLO, June 1 — [It rained], (Moore) <said>.",
        );
        check(
            "[OSLO: It rained], (Moore) <said>.",
            "OSLO: [It rained], (Moore) <said>.",
        );
        check(
            "[NASA left — it rained], (Moore) <said>.",
            "[NASA left — it rained], (Moore) <said>.",
        );
        check(
            "[13:55 It rained], (Moore) <said>.",
            "13:55 [It rained], (Moore) <said>.",
        );
        check(
            "(9.05pm - Moore) <said> [it rained].",
            "9.05pm - (Moore) <said> [it rained].",
        );
        check("[13:55 is late], (Moore) <said>.", "[13:55 is late], (Moore) <said>.");
        check("(Moore) <believes> [, it rained].", "(Moore) <believes> , [it rained].");
    }
}
