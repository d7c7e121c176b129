//! Text made fit for a label: one line, no control characters, a bounded length, wrapped.

use unicode_segmentation::UnicodeSegmentation;

/// White space folded to single spaces, other control characters and what no XML can hold to U+FFFD, at most
/// `chars_max` characters, cut between graphemes where possible.
pub(super) fn one_line(text: &str, chars_max: usize) -> String {
    let mut line = String::new();
    let mut room = chars_max;
    let mut words = text.split_whitespace();
    while let Some(word) = words.next() {
        let gap = usize::from(!line.is_empty());
        let length = word.chars().count();
        let is_last = words.clone().next().is_none();
        if gap + length + usize::from(!is_last) > room {
            push_cut(&mut line, word, room);
            return line;
        }
        if gap == 1 {
            line.push(' ');
        }
        line.extend(word.chars().map(visible));
        room -= gap + length;
    }
    line
}

/// What is left of the line goes to the start of a word and an ellipsis.
fn push_cut(line: &mut String, word: &str, room: usize) {
    // One for the ellipsis, one for the gap.
    let room = room.saturating_sub(1 + usize::from(!line.is_empty()));
    let mut kept = 0;
    let mut taken = 0;
    for grapheme in word.graphemes(true) {
        let length = grapheme.chars().count();
        if taken + length > room {
            break;
        }
        taken += length;
        kept += grapheme.len();
    }
    // A word of one endless grapheme (combining marks) is cut inside, so that a label is never empty.
    let start: String = if kept == 0 && line.is_empty() {
        word.chars().take(room).collect()
    } else {
        word[..kept].to_owned()
    };
    if !line.is_empty() && !start.is_empty() {
        line.push(' ');
    }
    line.extend(start.chars().map(visible));
    line.push('…');
}

const fn visible(c: char) -> char {
    match c {
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => char::REPLACEMENT_CHARACTER,
        _ => c,
    }
}

/// The lines of a text that is one line, broken between words where a word fits, else inside it.
pub(super) fn wrap(line: &str, chars_max: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut current = String::new();
    let mut length = 0;
    for word in line.split(' ') {
        let chars = word.chars().count();
        if length > 0 && length + 1 + chars > chars_max {
            lines.push(std::mem::take(&mut current));
            length = 0;
        }
        if length > 0 {
            current.push(' ');
            length += 1;
        }
        if length + chars <= chars_max {
            current.push_str(word);
            length += chars;
            continue;
        }
        for grapheme in word.graphemes(true) {
            if length >= chars_max.max(1) {
                lines.push(std::mem::take(&mut current));
                length = 0;
            }
            current.push_str(grapheme);
            length += grapheme.chars().count();
        }
    }
    lines.push(current);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_one_line_of_visible_characters() {
        assert_eq!(one_line(" a\r\n b\u{0}c\u{2028}d\t", 300), "a b\u{fffd}c d");
        assert_eq!(one_line("a\u{85}b\u{9b}c", 300), "a b\u{fffd}c");
    }

    #[test]
    fn a_long_text_is_cut_with_an_ellipsis() {
        assert_eq!(one_line("one two three", 13), "one two three");
        assert_eq!(one_line("one two three", 12), "one two thr…");
        assert_eq!(one_line("one two three", 8), "one two…");
        assert_eq!(one_line("one two three", 5), "one…");
        for chars_max in 1..40 {
            let text = "naïve 👩‍👩‍👧‍👦 e\u{301}e\u{301} שלום supercalifragilistic ".repeat(3);
            assert!(one_line(&text, chars_max).chars().count() <= chars_max);
        }
    }

    #[test]
    fn a_family_is_not_torn_apart() {
        assert_eq!(one_line("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 8), "👩‍👩‍👧‍👦…");
        assert_eq!(one_line(&"\u{301}".repeat(20_000), 300).chars().count(), 300);
    }

    #[test]
    fn wrapping_loses_nothing() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("supercalifragilistic", 8), ["supercal", "ifragili", "stic"]);
        assert_eq!(wrap("", 8), [""]);
    }
}
