//! From bytes to text: valid UTF-8, else the declared charset, else windows-1252. No text is lost for its bytes.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// A text, and how it was read.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Decoded<'a> {
    pub(super) text: Cow<'a, str>,
    /// The encoding's WHATWG name.
    pub(super) encoding: &'static str,
    /// The first byte that did not fit and became U+FFFD.
    pub(super) bad_byte: Option<usize>,
    /// The declared charset, where the bytes contradict it.
    pub(super) contradicted: Option<&'static str>,
}

/// Decodes bytes without a byte order mark. `declared` is the charset that the file names, if any.
///
/// Text that is UTF-8 but for a few bytes stays UTF-8, with U+FFFD in their place: one cut character or one pasted
/// Latin-1 name must not turn every quotation mark of the article into `â€œ`. It counts as UTF-8 when whole
/// multi-byte characters are at least as many as bad stretches; in windows-1252 text such characters hardly occur,
/// because they need a capital letter with an accent followed by a symbol; a quotation mark or dash of UTF-8
/// (`â€œ`) hardly ever, so one is enough.
///
/// ISO-2022-JP is the one encoding of the web whose text is valid ASCII and means something else; it is read as
/// declared. UTF-7 is no encoding of the web and never decoded.
pub(super) fn decode<'a>(bytes: &'a [u8], declared: Option<&'static Encoding>) -> Decoded<'a> {
    if let Some(encoding) = declared.filter(|encoding| !encoding.is_ascii_compatible())
        && bytes.contains(&0x1b)
    {
        return as_declared(bytes, encoding);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Decoded {
            text: Cow::Borrowed(text),
            encoding: UTF_8.name(),
            bad_byte: None,
            contradicted: declared
                .filter(|encoding| *encoding != UTF_8 && !text.is_ascii())
                .map(Encoding::name),
        };
    }
    let damage = Utf8Damage::of(bytes);
    if damage.has_mark || damage.characters > 0 && damage.characters >= damage.stretches {
        return Decoded {
            text: String::from_utf8_lossy(bytes),
            encoding: UTF_8.name(),
            bad_byte: Some(damage.first),
            contradicted: declared.filter(|encoding| *encoding != UTF_8).map(Encoding::name),
        };
    }
    match declared {
        Some(encoding) if encoding != UTF_8 && encoding.is_ascii_compatible() => as_declared(bytes, encoding),
        _ => Decoded {
            contradicted: declared.map(Encoding::name),
            ..as_declared(bytes, WINDOWS_1252)
        },
    }
}

fn as_declared(bytes: &[u8], encoding: &'static Encoding) -> Decoded<'static> {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    Decoded {
        bad_byte: text.contains('\u{fffd}').then_some(0),
        text: Cow::Owned(text.into_owned()),
        encoding: encoding.name(),
        contradicted: None,
    }
}

/// How much of a text is UTF-8 and how much is not.
struct Utf8Damage {
    characters: usize,
    /// Whether a dash or quotation mark of the General Punctuation block is among them.
    has_mark: bool,
    stretches: usize,
    first: usize,
}

impl Utf8Damage {
    fn of(bytes: &[u8]) -> Self {
        let mut damage = Self {
            characters: 0,
            has_mark: false,
            stretches: 0,
            first: bytes.len(),
        };
        let mut at = 0;
        for chunk in bytes.utf8_chunks() {
            damage.characters += chunk.valid().chars().filter(|character| !character.is_ascii()).count();
            damage.has_mark |= chunk.valid().contains(|c| matches!(c, '\u{2010}'..='\u{201f}'));
            at += chunk.valid().len();
            if !chunk.invalid().is_empty() {
                damage.stretches += 1;
                damage.first = damage.first.min(at);
            }
            at += chunk.invalid().len();
        }
        damage
    }
}

/// The charset that an HTML `meta` element or an XML prolog declares in the file's head.
///
/// UTF-16 cannot be meant, since the label was just read as ASCII; WHATWG takes it for UTF-8.
pub(super) fn declared(head: &[u8]) -> Option<&'static Encoding> {
    const LOOK_BYTES: usize = 4096;
    let head = head[..head.len().min(LOOK_BYTES)].to_ascii_lowercase();
    let at_charset = find(&head, b"charset").map(|at| at + b"charset".len());
    let prolog = head.starts_with(b"<?xml");
    let at_encoding = find(&head, b"encoding")
        .filter(|_| prolog)
        .map(|at| at + b"encoding".len());
    let label = after_equals(&head, at_encoding.or(at_charset)?)?;
    let encoding = Encoding::for_label_no_replacement(label)?;
    let utf16 = encoding == encoding_rs::UTF_16LE || encoding == encoding_rs::UTF_16BE;
    Some(if utf16 { UTF_8 } else { encoding })
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

fn after_equals(bytes: &[u8], at: usize) -> Option<&[u8]> {
    let rest = bytes
        .get(at..)?
        .trim_ascii_start()
        .strip_prefix(b"=")?
        .trim_ascii_start();
    let rest = rest
        .strip_prefix(b"\"")
        .or_else(|| rest.strip_prefix(b"'"))
        .unwrap_or(rest);
    let end = rest
        .iter()
        .position(|byte| matches!(byte, b'"' | b'\'' | b'>' | b';' | b'/' | b'?') || byte.is_ascii_whitespace())?;
    rest.get(..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8], head: &[u8]) -> (String, &'static str) {
        let decoded = decode(bytes, declared(head));
        (decoded.text.into_owned(), decoded.encoding)
    }

    #[test]
    fn undeclared_bytes_above_ascii_are_windows_1252() {
        assert_eq!(
            text(b"\x93We will,\x94 she said.", b""),
            ("“We will,” she said.".into(), "windows-1252")
        );
    }

    #[test]
    fn a_few_bad_bytes_leave_utf8_what_it_is() {
        let mut bytes = "“We will,” she said, ".as_bytes().to_vec();
        bytes.push(0xff);
        let decoded = decode(&bytes, None);
        assert_eq!(decoded.text, "“We will,” she said, \u{fffd}");
        assert_eq!(decoded.bad_byte, Some(bytes.len() - 1));
    }

    #[test]
    fn valid_utf8_wins_over_a_label() {
        let decoded = decode("café".as_bytes(), declared(b"<meta charset=iso-8859-1>"));
        assert_eq!(
            (decoded.text.as_ref(), decoded.contradicted),
            ("café", Some("windows-1252"))
        );
    }

    #[test]
    fn a_declared_charset_is_used_where_utf8_fails() {
        assert_eq!(
            text(b"\xcf\xf0\xe8\xe2\xe5\xf2", b"<meta charset=\"windows-1251\">").0,
            "Привет"
        );
        assert_eq!(text(b"caf\xe9", b"<?xml version='1.0' encoding='utf-8'?>").0, "café");
    }

    #[test]
    fn utf7_is_never_decoded() {
        assert_eq!(text(b"+ADw-script+AD4-", b"<meta charset=utf-7>").0, "+ADw-script+AD4-");
    }

    #[test]
    fn iso_2022_jp_is_read_as_declared() {
        assert_eq!(
            text(b"\x1b$B%a%G%#%\"\x1b(B", b"<meta charset=iso-2022-jp>").0,
            "メディア"
        );
    }
}
