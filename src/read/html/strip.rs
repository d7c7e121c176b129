//! The text of a page with its tags cut out: linear whatever the page, for those that the parser must not see.

use super::render::{is_block, is_unseen};
use super::tags::{Piece, Pieces};
use crate::read::paragraphs::Paragraphs;

/// All text but that of scripts and the like, blocks as paragraphs. Navigation and notices come with it.
pub(super) fn strip(page: &str) -> String {
    let mut paragraphs = Paragraphs::default();
    let mut pieces = Pieces::new(page);
    while let Some(piece) = pieces.next() {
        match piece {
            Piece::Text(text) => paragraphs.text(&unescaped(text)),
            Piece::Tag(tag) => {
                let name = tag.name.to_ascii_lowercase();
                if name == "br" {
                    paragraphs.line_break();
                } else if is_block(&name) {
                    paragraphs.paragraph_break();
                }
                if !tag.is_end && is_unseen(&name) {
                    pieces.skip_raw(&name);
                }
            }
        }
    }
    paragraphs.finish()
}

/// The named character references that news text uses; the parser knows all 2,231.
const NAMED: [(&str, char); 26] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{a0}'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("bdquo", '„'),
    ("sbquo", '‚'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("mdash", '—'),
    ("ndash", '–'),
    ("hellip", '…'),
    ("eacute", 'é'),
    ("egrave", 'è'),
    ("agrave", 'à'),
    ("ccedil", 'ç'),
    ("auml", 'ä'),
    ("ouml", 'ö'),
    ("uuml", 'ü'),
    ("szlig", 'ß'),
    ("euro", '€'),
];

/// Text with its character references resolved; unknown ones stay as written.
fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let name_end = rest[1..]
            .find(|c: char| !c.is_ascii_alphanumeric() && c != '#')
            .map_or(rest.len(), |end| end + 1);
        let resolved = reference(&rest[1..name_end]);
        let Some(character) = resolved else {
            plain.push('&');
            rest = &rest[1..];
            continue;
        };
        plain.push(character);
        rest = rest[name_end..].strip_prefix(';').unwrap_or(&rest[name_end..]);
    }
    plain.push_str(rest);
    plain
}

/// The character of a reference. Numbers from 128 to 159 mean windows-1252, as the standard says; numbers that are
/// no character give U+FFFD.
fn reference(name: &str) -> Option<char> {
    let Some(number) = name.strip_prefix('#') else {
        return NAMED
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, character)| *character);
    };
    let digits = |radix, digits: &str| {
        let all = !digits.is_empty() && digits.chars().all(|digit| digit.is_digit(radix));
        all.then(|| u32::from_str_radix(digits, radix).unwrap_or(u32::MAX))
    };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => digits(16, hex),
        None => digits(10, number),
    }?;
    if let (128..=159, Ok(byte)) = (code, u8::try_from(code)) {
        return encoding_rs::WINDOWS_1252
            .decode_without_bom_handling(&[byte])
            .0
            .chars()
            .next();
    }
    Some(
        char::from_u32(code)
            .filter(|&character| character != '\0')
            .unwrap_or('\u{fffd}'),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_paragraphs_and_scripts_are_gone() {
        let page = "<title>T</title><div><p>“One,” she <b>said</b>.<p>Two<br>three<script>x<b></script> four</div>";
        assert_eq!(strip(page), "“One,” she said.\n\nTwo\nthree four");
    }

    #[test]
    fn character_references_are_resolved() {
        assert_eq!(
            unescaped("&ldquo;a&rdquo; &#8220;&#x93;&#0; &notanentity; &amp;amp; & &#x110000;"),
            "“a” ““\u{fffd} &notanentity; &amp; & \u{fffd}"
        );
    }
}
