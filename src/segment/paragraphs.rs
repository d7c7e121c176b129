//! Paragraphs: stretches between line breaks, or between blank lines where lines are hard-wrapped.

use crate::model::Span;

/// A line this long, and not longer, is what hard wrapping makes (characters counted as bytes).
const WRAPPED_LINE_BYTES: std::ops::RangeInclusive<usize> = 45..=110;
/// Fewer line breaks than this prove nothing.
const WRAPPED_LINES_MIN: usize = 4;

/// The paragraphs of a text, without white space at their ends; blank ones are left out.
pub fn paragraphs(text: &str) -> Vec<Span> {
    let lines = lines(text);
    if !is_hard_wrapped(text, &lines) {
        return lines.into_iter().filter(|line| !line.is_empty()).collect();
    }
    let mut paragraphs: Vec<Span> = Vec::new();
    let mut after_blank = true;
    for line in lines {
        match paragraphs.last_mut() {
            _ if line.is_empty() => {}
            Some(last) if !after_blank => *last = last.join(line),
            _ => paragraphs.push(line),
        }
        after_blank = line.is_empty();
    }
    paragraphs
}

/// Trimmed lines, blank ones kept as empty spans.
fn lines(text: &str) -> Vec<Span> {
    let mut lines = Vec::new();
    let mut start = 0;
    let bytes = text.as_bytes();
    let mut from = 0;
    while let Some(ahead) = bytes[from..].iter().position(|&byte| may_begin_break(byte)) {
        let at = from + ahead;
        let length = line_break_length(&bytes[at..]);
        from = at + length.max(1);
        if length == 0 {
            continue;
        }
        if !(bytes[at] == b'\n' && at == start && text[..at].ends_with('\r')) {
            lines.push(Span::new(start, at).trimmed(text));
        }
        start = from;
    }
    lines.push(Span::new(start, text.len()).trimmed(text));
    lines
}

/// Whether a line break may begin with the byte; few other characters of news do.
const fn may_begin_break(byte: u8) -> bool {
    matches!(byte, b'\n'..=b'\r' | 0xc2 | 0xe2)
}

/// The bytes of the line break that `rest` begins with (UAX 14, classes BK, CR, LF, NL); 0 where it begins with none.
const fn line_break_length(rest: &[u8]) -> usize {
    match rest {
        [b'\n' | b'\r' | 0x0b | 0x0c, ..] => 1,
        [0xc2, 0x85, ..] => 2,
        [0xe2, 0x80, 0xa8 | 0xa9, ..] => 3,
        _ => 0,
    }
}

/// Whether most breaks between two full lines stand where a line would have become too long.
fn is_hard_wrapped(text: &str, lines: &[Span]) -> bool {
    let mut breaks = 0_usize;
    let mut full = 0_usize;
    for pair in lines
        .windows(2)
        .filter(|pair| !pair[0].is_empty() && !pair[1].is_empty())
    {
        let next_word = pair[1].of(text).split_whitespace().next().unwrap_or_default();
        breaks += 1;
        full += usize::from(WRAPPED_LINE_BYTES.contains(&pair[0].len()) && pair[0].len() + next_word.len() > 50);
    }
    let longest = lines.iter().map(|line| line.len()).max().unwrap_or_default();
    breaks >= WRAPPED_LINES_MIN && full * 10 >= breaks * 9 && longest <= *WRAPPED_LINE_BYTES.end()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, wanted: &[&str]) {
        let got: Vec<&str> = paragraphs(text).into_iter().map(|span| span.of(text)).collect();
        assert_eq!(got, wanted);
    }

    #[test]
    fn every_line_break_of_unicode_ends_a_paragraph() {
        check(
            "one\r\ntwo\rthree\u{2028}four\n\n \n five ",
            &["one", "two", "three", "four", "five"],
        );
    }

    #[test]
    fn hard_wrapped_lines_are_joined_up_to_the_blank_line() {
        let line = "The council of the harbour town met for a third time in the old hall";
        let text = format!("{line}\n{line}\n{line}\n{line}\n{line}\nend.\n\nNext.");
        assert_eq!(paragraphs(&text).len(), 2);
    }

    #[test]
    fn a_list_of_short_lines_is_not_wrapped() {
        check(
            "Milk\nEggs\nBread\nTea\nSalt\nOil",
            &["Milk", "Eggs", "Bread", "Tea", "Salt", "Oil"],
        );
    }
}
