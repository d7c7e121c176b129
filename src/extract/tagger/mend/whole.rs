//! Amounts with their signs, brackets with their ends.

use crate::model::{Quotation, Span};

/// "[profit fell 18]%", "<costs $> [300]", "(the council (NHC)) said": an amount is whole with its sign, an aside with its
/// bracket.
pub fn mend(quotation: &mut Quotation, text: &str) {
    let is_digit = |c: char| c.is_ascii_digit();
    for span in &mut quotation.content {
        let words = span.of(text);
        if words.ends_with(is_digit) && text[span.end..].starts_with('%') {
            span.end += 1;
        }
        let before = &text[..span.start];
        let sign = before.chars().next_back().filter(|c| matches!(c, '$' | '£' | '€'));
        let Some(sign) = sign.filter(|_| words.starts_with(is_digit)) else {
            continue;
        };
        let all = span.start;
        span.start -= sign.len_utf8();
        for cue in quotation.cue.iter_mut().filter(|cue| cue.end == all) {
            let verb = Span::new(cue.start.min(span.start), span.start).of(text).trim_end();
            cue.end = cue.start + verb.len();
        }
    }
    quotation.cue.retain(|cue| !cue.is_empty());
    for span in quotation.content.iter_mut().chain(&mut quotation.mention) {
        *span = closed(*span, text);
    }
}

/// With the bracket that ends right after it.
fn closed(span: Span, text: &str) -> Span {
    let words = span.of(text);
    let is_open = words.rfind('(') > words.rfind(')') && text[span.end..].starts_with(')');
    Span::new(span.start, span.end + usize::from(is_open))
}

#[cfg(test)]
mod tests {
    use super::super::super::marked::check_with;
    use super::*;

    #[test]
    fn an_amount_is_whole() {
        check_with(
            mend,
            "(It) <said> [profit fell 18]%, or so.",
            "(It) <said> [profit fell 18%], or so.",
        );
        check_with(mend, "(It) <paid> £[300].", "(It) <paid> [£300].");
        check_with(mend, "(It) <paid $>[300].", "(It) <paid> [$300].");
        check_with(mend, "(It) <said> [all]% or [a]$.", "(It) <said> [all]% or [a]$.");
    }

    #[test]
    fn a_bracket_that_opens_closes() {
        let text = "The council (NHC) left.";
        assert_eq!(closed(Span::new(0, 16), text).of(text), "The council (NHC)");
        assert_eq!(closed(Span::new(0, 11), text).of(text), "The council");
    }
}
