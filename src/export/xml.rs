//! Text in XML: what XML 1.0 cannot hold, and what its readers would change.

use std::borrow::Cow;
use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::escape::escape;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesCData, BytesDecl, BytesEnd, BytesRef, BytesStart, Event};
use quick_xml::name::QName;

/// An XML file being written.
pub(super) struct Xml<'a> {
    writer: Writer<&'a mut dyn Write>,
}

/// Names and values of attributes.
pub(super) type Attributes<'a> = &'a [(&'a str, &'a str)];

impl<'a> Xml<'a> {
    /// Writes the declaration.
    pub(super) fn new(out: &'a mut dyn Write) -> io::Result<Self> {
        let mut xml = Self {
            writer: Writer::new(out),
        };
        xml.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        xml.line()?;
        Ok(xml)
    }

    pub(super) fn start(&mut self, name: &str, attributes: Attributes<'_>) -> io::Result<()> {
        self.event(Event::Start(tag(name, attributes)))
    }

    pub(super) fn end(&mut self, name: &str) -> io::Result<()> {
        self.event(Event::End(BytesEnd::new(name)))
    }

    pub(super) fn empty(&mut self, name: &str, attributes: Attributes<'_>) -> io::Result<()> {
        self.event(Event::Empty(tag(name, attributes)))
    }

    /// An element with text alone. In CDATA, because Gephi drops a blank between two entities; a carriage return stands
    /// outside, for readers make a line feed of a plain one.
    pub(super) fn text_element(&mut self, name: &str, attributes: Attributes<'_>, text: &str) -> io::Result<()> {
        self.start(name, attributes)?;
        for (number, part) in legal(text).split('\r').enumerate() {
            if number > 0 {
                self.event(Event::GeneralRef(BytesRef::new("#13")))?;
            }
            for section in BytesCData::escaped(part) {
                self.event(Event::CData(section))?;
            }
        }
        self.end(name)
    }

    /// A line break, so that a file can be looked at.
    pub(super) fn line(&mut self) -> io::Result<()> {
        self.writer.get_mut().write_all(b"\n")
    }

    fn event(&mut self, event: Event<'_>) -> io::Result<()> {
        self.writer.write_event(event)
    }
}

fn tag<'a>(name: &'a str, attributes: Attributes<'_>) -> BytesStart<'a> {
    let mut tag = BytesStart::new(name);
    for (name, value) in attributes {
        tag.push_attribute(Attribute {
            key: QName(name),
            value: Cow::Owned(attribute(value)),
        });
    }
    tag
}

/// The value of an attribute, in which a reader takes plain line breaks and tabs for blanks.
fn attribute(value: &str) -> String {
    let escaped = escape(legal(value));
    let mut whole = String::with_capacity(escaped.len());
    for c in escaped.chars() {
        match c {
            '\n' => whole.push_str("&#10;"),
            '\r' => whole.push_str("&#13;"),
            '\t' => whole.push_str("&#9;"),
            _ => whole.push(c),
        }
    }
    whole
}

/// The text, with U+FFFD for what XML 1.0 cannot hold.
fn legal(text: &str) -> Cow<'_, str> {
    if is_legal(text) {
        return Cow::Borrowed(text);
    }
    text.chars()
        .map(|c| {
            if is_legal_char(c) {
                c
            } else {
                char::REPLACEMENT_CHARACTER
            }
        })
        .collect()
}

/// Whether XML 1.0 can hold all of the text.
pub(super) fn is_legal(text: &str) -> bool {
    text.chars().all(is_legal_char)
}

const fn is_legal_char(c: char) -> bool {
    !matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> String {
        let mut out = Vec::new();
        let mut xml = Xml::new(&mut out).unwrap();
        xml.text_element("a", &[("b", text)], text).unwrap();
        String::from_utf8(out).unwrap().split_once('\n').unwrap().1.to_owned()
    }

    #[test]
    fn what_ends_a_section_is_text() {
        let two = "<a b=\"x ]]&gt; &amp;\"><![CDATA[x ]]]]><![CDATA[> &]]></a>";
        assert_eq!(written("x ]]> &"), two);
    }

    #[test]
    fn what_readers_change_and_what_xml_cannot_hold_is_written_otherwise() {
        let kept = "<a b=\"1&#13;&#10;&#9;\u{fffd}\"><![CDATA[1]]>&#13;<![CDATA[\n\t\u{fffd}]]></a>";
        assert_eq!(written("1\r\n\t\u{0}"), kept);
    }
}
