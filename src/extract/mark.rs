//! One quotation mark: what its form and its neighbours make of it.

use crate::model::{Paragraph, Segments, Span, Token, TokenKind};

/// One quotation mark that is no apostrophe and no sign for inches or feet.
#[derive(Clone, Copy, Debug)]
pub struct Mark {
    pub token: usize,
    pub paragraph: usize,
    pub family: Family,
    pub role: Role,
    /// German „…“ and »…«: what closes here opens elsewhere.
    form: char,
    /// Whether an `s` or a space stands before it: then it may be the apostrophe of a possessive.
    pub may_be_apostrophe: bool,
    /// Whether a comma or the end of a sentence stands before it.
    pub ends_phrase: bool,
}

/// Whether a mark opens or closes, by its form and its neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Opens,
    Closes,
    /// A straight mark between two spaces, say: the state decides.
    Either,
}

/// Marks that pair with each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    Double,
    Single,
    Angle,
    Corner,
}

impl Mark {
    /// The marks of a text in order. Linear in the number of tokens.
    pub fn all(text: &str, segments: &Segments) -> Vec<Self> {
        let of_paragraph = |(index, paragraph): (usize, &Paragraph)| {
            let first = paragraph.tokens.start;
            let tokens = &segments.tokens[paragraph.tokens.clone()];
            let is_mark = move |at: &usize| tokens[*at].kind == TokenKind::QuoteMark;
            let mark = move |at| {
                Some(Self {
                    token: first + at,
                    paragraph: index,
                    ..Self::new(text, tokens, at)?
                })
            };
            (0..tokens.len()).filter(is_mark).filter_map(mark)
        };
        segments.paragraphs.iter().enumerate().flat_map(of_paragraph).collect()
    }

    fn new(text: &str, tokens: &[Token], at: usize) -> Option<Self> {
        let span = tokens[at].span;
        let before = text[..span.start].chars().next_back().unwrap_or(' ');
        let after = text[span.end..].chars().next().unwrap_or(' ');
        let form = span.of(text).chars().next()?;
        let family = match form {
            '"' | '“' | '”' | '„' | '‟' | '＂' => Family::Double,
            '`' | '\'' if span.len() == 2 => Family::Double,
            '«' | '»' | '‹' | '›' => Family::Angle,
            '「' | '」' | '『' | '』' => Family::Corner,
            _ => Family::Single,
        };
        let opens_by_place = !is_set_apart(text, span)
            && !before.is_alphanumeric()
            && !is_closing_punctuation(before)
            && !after.is_whitespace()
            && !is_sentence_mark(after);
        let closes_by_place = !before.is_whitespace() && !after.is_alphanumeric() || is_set_apart(text, span);
        let role = match form {
            '“' | '‟' if closes_by_place && after.is_whitespace() && before.is_alphanumeric() => Role::Either, // “wrong“
            '`' if text[span.end..].starts_with('\n') => Role::Closes, // nothing opens at the end of a line
            '“' | '„' | '‟' | '‘' | '‚' | '‛' | '「' | '『' | '`' => Role::Opens,
            '”' if opens_by_place && after.is_alphanumeric() => Role::Either,
            '«' | '»' | '‹' | '›' => Role::Either,
            '’' | '\'' if stands_alone(text, span) => Role::Closes,
            '’' if !closes_by_place => return None,
            '”' | '」' | '』' | '’' => Role::Closes,
            '"' | '＂'
                if before.is_numeric() && !after.is_alphanumeric() && !is_sentence_mark(after) && after != ',' =>
            {
                return None;
            }
            // '' closes what `` opens, or does both: ''Why?'' he asked.
            _ if span.len() == 2 && !opens_by_place => Role::Closes,
            _ if opens_by_place && !(form == '\'' && is_elision(&text[span.end..])) => Role::Opens,
            '\'' if !closes_by_place => return None,
            _ if closes_by_place => Role::Closes,
            _ => Role::Either,
        };
        if form == '‘' && is_elision(&text[span.end..]) {
            return None;
        }
        Some(Self {
            token: at,
            paragraph: 0,
            family,
            role,
            form,
            may_be_apostrophe: before == 's' || before.is_whitespace() && !ends_phrase(text, span),
            ends_phrase: ends_phrase(text, span),
        })
    }

    pub fn may_open(self) -> bool {
        self.role != Role::Closes
    }

    /// Whether this mark may close what `open` opened.
    pub fn closes(self, open: Self) -> bool {
        self.family == open.family
            && match open.form {
                '„' | '‟' => matches!(self.form, '“' | '”' | '"'),
                '«' | '»' | '‹' | '›' => self.form != open.form,
                _ => self.role != Role::Opens,
            }
    }
}

/// A mark with a space on either side closes after the end of a phrase: it was late, " he said.
fn is_set_apart(text: &str, span: Span) -> bool {
    let is_after_space = text[..span.start].ends_with([' ', '\u{a0}']);
    let after = text[span.end..].chars().next().unwrap_or(' ');
    is_after_space && ends_phrase(text, span) && after.is_whitespace()
}

/// A single mark between spaces, as tools for corpora write it, that is not the apostrophe of "it ' s" or "don ' t".
fn stands_alone(text: &str, span: Span) -> bool {
    let after = text[span.end..].strip_prefix(' ').unwrap_or_default();
    let word: String = after.chars().take_while(|c| c.is_alphanumeric()).take(3).collect();
    let is_single = matches!(span.of(text), "’" | "'");
    is_single && text[..span.start].ends_with(' ') && !after.is_empty() && !TAILS.contains(&word.as_str())
}

/// What stands after an apostrophe within a word.
const TAILS: [&str; 8] = ["s", "t", "re", "ve", "ll", "d", "m", "S"];

fn ends_phrase(text: &str, span: Span) -> bool {
    let before = text[..span.start].trim_end_matches([' ', '\u{a0}']);
    before.ends_with([',', '.', '?', '!', '…'])
}

const fn is_sentence_mark(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | ';' | ':' | ')' | ']')
}

const fn is_closing_punctuation(c: char) -> bool {
    matches!(c, '.' | ',' | '!' | '?' | ';' | ')' | ']' | '…' | '%')
}

/// `'tis`, `'em`, `'90s`: an apostrophe for letters left out.
fn is_elision(rest: &str) -> bool {
    let word: String = rest
        .chars()
        .take_while(|c| c.is_alphanumeric())
        .take(6)
        .collect::<String>()
        .to_lowercase();
    matches!(
        word.as_str(),
        "tis" | "twas" | "em" | "til" | "cause" | "n" | "bout" | "round" | "cos"
    ) || (word.len() <= 4
        && word.ends_with('s')
        && word.len() >= 3
        && word[..word.len() - 1].chars().all(|c| c.is_ascii_digit()))
}
