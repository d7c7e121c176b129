//! The tags of a page, found in one linear pass, as the WHATWG tokenizer finds them.

/// A piece of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// Text between tags, with its character references.
    Text(&'a str),
    /// A start or end tag.
    Tag(Tag<'a>),
}

/// A start or end tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    /// As written, in any case.
    pub(super) name: &'a str,
    pub(super) is_end: bool,
    pub(super) attributes: usize,
}

/// Cuts a page into text and tags; comments, declarations and processing instructions are passed over.
///
/// Raw text (scripts, styles) comes out as text and tags like all else; who must not see it, asks [`Pieces::skip_raw`].
pub(super) struct Pieces<'a> {
    page: &'a str,
    at: usize,
}

impl<'a> Pieces<'a> {
    pub(super) const fn new(page: &'a str) -> Self {
        Self { page, at: 0 }
    }

    /// Passes over raw text up to the end tag `name`, or to the end of the page.
    pub(super) fn skip_raw(&mut self, name: &str) {
        let bytes = self.page.as_bytes();
        while let Some(found) = find_byte(bytes, self.at, b'<') {
            let after = found + 2 + name.len();
            let is_end = bytes.get(found + 1) == Some(&b'/')
                && bytes
                    .get(found + 2..after)
                    .is_some_and(|word| word.eq_ignore_ascii_case(name.as_bytes()))
                && bytes.get(after).is_none_or(|&byte| ends_name(byte));
            if is_end {
                self.at = found;
                return;
            }
            self.at = found + 1;
        }
        self.at = bytes.len();
    }

    /// A comment ends at `-->` or `--!>`; `<!-->` and `<!--->` are whole comments.
    fn skip_comment(&mut self) {
        let bytes = self.page.as_bytes();
        let body = self.at + 4;
        if bytes.get(body) == Some(&b'>') {
            self.at = body + 1;
            return;
        }
        if bytes.get(body..body + 2) == Some(b"->") {
            self.at = body + 2;
            return;
        }
        let mut from = body;
        while let Some(end) = find_byte(bytes, from, b'>') {
            let before = bytes.get(body..end).unwrap_or_default();
            self.at = end + 1;
            if before.ends_with(b"--") || before.ends_with(b"--!") {
                return;
            }
            from = end + 1;
        }
        self.at = bytes.len();
    }

    fn skip_past(&mut self, wanted: u8) {
        let bytes = self.page.as_bytes();
        self.at = find_byte(bytes, self.at, wanted).map_or(bytes.len(), |found| found + 1);
    }

    /// The tag whose `<` or `</` has been passed. `None` where the page ends inside it.
    fn tag(&mut self) -> Option<Tag<'a>> {
        let bytes = self.page.as_bytes();
        let start = self.at;
        let is_end = bytes[..start].ends_with(b"/");
        self.at += bytes[start..].iter().position(|&byte| ends_name(byte))?;
        let name = &self.page[start..self.at];
        let mut attributes = 0;
        loop {
            match *bytes.get(self.at)? {
                b'>' => break,
                b'/' => self.at += 1,
                byte if byte.is_ascii_whitespace() => self.at += 1,
                _ => {
                    attributes += 1;
                    self.attribute()?;
                }
            }
        }
        self.at += 1;
        Some(Tag {
            name,
            is_end,
            attributes,
        })
    }

    /// An attribute with its value. A quotation mark means something only at the start of a value.
    fn attribute(&mut self) -> Option<()> {
        let bytes = self.page.as_bytes();
        self.at += 1;
        while !matches!(*bytes.get(self.at)?, b'=' | b'>' | b'/') && !bytes[self.at].is_ascii_whitespace() {
            self.at += 1;
        }
        let mut value = self.at;
        while bytes.get(value)?.is_ascii_whitespace() {
            value += 1;
        }
        if bytes[value] != b'=' {
            return Some(());
        }
        value += 1;
        while bytes.get(value)?.is_ascii_whitespace() {
            value += 1;
        }
        self.at = value;
        match bytes[value] {
            mark @ (b'"' | b'\'') => self.at = find_byte(bytes, value + 1, mark)? + 1,
            _ => {
                while !matches!(*bytes.get(self.at)?, b'>') && !bytes[self.at].is_ascii_whitespace() {
                    self.at += 1;
                }
            }
        }
        Some(())
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        let bytes = self.page.as_bytes();
        while self.at < bytes.len() {
            let rest = &bytes[self.at..];
            match rest {
                [b'<', b'a'..=b'z' | b'A'..=b'Z', ..] => self.at += 1,
                [b'<', b'/', b'a'..=b'z' | b'A'..=b'Z', ..] => self.at += 2,
                [b'<', b'!', b'-', b'-', ..] => {
                    self.skip_comment();
                    continue;
                }
                [b'<', b'!' | b'?' | b'/', ..] => {
                    self.skip_past(b'>');
                    continue;
                }
                _ => {
                    let start = self.at;
                    self.at = find_byte(bytes, start + 1, b'<').unwrap_or(bytes.len());
                    return Some(Piece::Text(&self.page[start..self.at]));
                }
            }
            let Some(tag) = self.tag() else {
                self.at = bytes.len();
                return None;
            };
            return Some(Piece::Tag(tag));
        }
        None
    }
}

const fn ends_name(byte: u8) -> bool {
    matches!(byte, b'>' | b'/') || byte.is_ascii_whitespace()
}

fn find_byte(bytes: &[u8], from: usize, wanted: u8) -> Option<usize> {
    Some(from + bytes.get(from..)?.iter().position(|&byte| byte == wanted)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tags(page: &str) -> Vec<(String, bool, usize)> {
        let tag = |piece| match piece {
            Piece::Tag(tag) => Some((tag.name.to_owned(), tag.is_end, tag.attributes)),
            Piece::Text(_) => None,
        };
        Pieces::new(page).filter_map(tag).collect()
    }

    #[test]
    fn marks_quote_only_at_the_start_of_a_value() {
        assert_eq!(
            tags("<a title='>' b=\"<i>\" c=d\"e>x</A >"),
            [("a".into(), false, 3), ("A".into(), true, 0)]
        );
        assert_eq!(tags("<a \"><b>"), [("a".into(), false, 1), ("b".into(), false, 0)]);
    }

    #[test]
    fn comments_end_where_a_browser_ends_them() {
        assert_eq!(tags("<!--><b><!-- <i> --!><u><!-- <s>").len(), 2);
        assert_eq!(tags("<!doctype html><?xml <i>?><p>").len(), 1);
    }

    #[test]
    fn text_keeps_what_is_no_tag() {
        let text: Vec<_> = Pieces::new("a < b <3 <p>c").collect();
        assert_eq!(text.len(), 5, "{text:?}");
    }

    #[test]
    fn raw_text_ends_at_its_own_tag() {
        let mut pieces = Pieces::new("<script>'</b></scripty>'</SCRIPT><p>");
        pieces.next();
        pieces.skip_raw("script");
        assert_eq!(pieces.count(), 2);
    }
}
