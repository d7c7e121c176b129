//! Reports with their parts marked in the text, for tests of what is made of them.

use crate::model::{Act, Confidence, Kind, Quotation, Rule, Span};

/// A text with its mention in round brackets, its cue in angled ones and its content in square ones, in braces where it is
/// quoted, and what `mend` makes of it, marked so too.
#[track_caller]
pub fn check_with(mend: impl Fn(&mut Quotation, &str), marked: &str, wanted: &str) {
    let mut text = String::new();
    let (mut mention, mut cue, mut content, mut quoted, mut start) = (None, Vec::new(), Vec::new(), Vec::new(), 0);
    for c in marked.chars() {
        let span = Span::new(start, text.len());
        match c {
            '(' | '<' | '[' | '{' => start = text.len(),
            '}' => {
                content.push(span);
                quoted.push(span);
            }
            ')' => mention = Some(span),
            '>' => cue.push(span),
            ']' => content.push(span),
            _ => text.push(c),
        }
    }
    let mut quotation = Quotation {
        kind: Kind::Indirect,
        act: Act::Speech,
        content,
        quoted,
        cue,
        mention,
        rule: Rule::Borrowed("tagger"),
        values: Vec::new(),
        said_on: None,
        confidence: Confidence::new(0.9),
    };
    mend(&mut quotation, &text);
    let mut marks: Vec<(usize, char)> = Vec::new();
    let parts = quotation.mention.iter().map(|span| (span, '(', ')'));
    let parts = parts.chain(quotation.cue.iter().map(|span| (span, '<', '>')));
    let content = quotation.content.iter().map(|span| {
        let (open, close) = if quotation.quoted.contains(span) {
            ('{', '}')
        } else {
            ('[', ']')
        };
        (span, open, close)
    });
    for (span, open, close) in parts.chain(content) {
        marks.extend([(span.start, open), (span.end, close)]);
    }
    marks.sort_unstable_by_key(|mark| std::cmp::Reverse(mark.0));
    for (at, mark) in marks {
        text.insert(at, mark);
    }
    assert_eq!(text, wanted);
}
