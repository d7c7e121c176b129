//! The input formats, by a file's name and by its content.

use std::ffi::OsStr;
use std::path::Path;

use serde::Serialize;

use super::{Config, Field};

/// How a file is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// Plain text, one article.
    Text,
    /// Markdown with or without front matter, one article.
    Markdown,
    /// A web page, one article.
    Html,
    /// One object or an array of them.
    Json,
    /// One object a line.
    #[serde(rename = "jsonl")]
    JsonLines,
    /// A table with a header line; the delimiter is found out.
    Csv,
    /// The same, most likely with tabs.
    Tsv,
    /// An article list: gives no article of its own, but what is known of other files.
    List,
}

impl Format {
    /// The format that a file's name tells, whatever it is packed with.
    pub(super) fn of_path(path: &Path) -> Option<Self> {
        let mut name = Path::new(path.file_name()?);
        while is_packed(name) {
            name = Path::new(name.file_stem()?);
        }
        match name.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "txt" => Some(Self::Text),
            "md" => Some(Self::Markdown),
            "html" | "htm" | "xhtml" => Some(Self::Html),
            "json" => Some(Self::Json),
            "jsonl" | "ndjson" => Some(Self::JsonLines),
            "csv" => Some(Self::Csv),
            "tsv" => Some(Self::Tsv),
            _ => None,
        }
    }

    /// The format that content begins with.
    pub(super) fn sniff(head: &[u8], config: &Config) -> Self {
        let head = head.trim_ascii_start();
        match head {
            [b'{', ..] => sniff_object(head),
            [b'[', rest @ ..] if opens_array(rest) => Self::Json,
            [b'<', b'!' | b'?' | b'a'..=b'z' | b'A'..=b'Z', ..] => Self::Html,
            _ if head.starts_with(b"---\n") || head.starts_with(b"---\r\n") || head.starts_with(b"+++\n") => {
                Self::Markdown
            }
            _ if is_table(first_line(head), config) => Self::Csv,
            _ => Self::Text,
        }
    }

    /// The format to read by when the name says `self`: a table that holds JSON is JSON, and lines that are one
    /// array are an array. Texts are what their names say, since a text may begin with anything.
    pub(super) fn corrected(self, head: &[u8]) -> Self {
        let head = head.trim_ascii_start();
        match (self, head) {
            (Self::Csv | Self::Tsv, [b'{', ..]) => sniff_object(head),
            (Self::Csv | Self::Tsv | Self::JsonLines, [b'[', rest @ ..]) if opens_array(rest) => Self::Json,
            _ => self,
        }
    }
}

fn is_packed(name: &Path) -> bool {
    let packed = |ending: &OsStr| ending.eq_ignore_ascii_case("gz") || ending.eq_ignore_ascii_case("zst");
    name.extension().is_some_and(packed)
}

/// The name without all endings that tell format and packing.
pub(super) fn stem(path: &Path) -> Option<String> {
    let mut name = Path::new(path.file_name()?);
    while is_packed(name) {
        name = Path::new(name.file_stem()?);
    }
    if Format::of_path(name).is_some() {
        name = Path::new(name.file_stem()?);
    }
    Some(name.to_string_lossy().into_owned())
}

fn first_line(head: &[u8]) -> &[u8] {
    head.split(|byte| matches!(byte, b'\n' | b'\r'))
        .next()
        .unwrap_or_default()
}

/// An array of records, and not a line of its own that happens to be an array.
fn opens_array(after_bracket: &[u8]) -> bool {
    matches!(after_bracket.trim_ascii_start(), [b'{' | b']', ..] | [])
}

/// Lines of objects, or one object over several lines.
fn sniff_object(head: &[u8]) -> Format {
    let line = first_line(head);
    if line.len() == head.len() || line.trim_ascii_end().ends_with(b"}") {
        Format::JsonLines
    } else {
        Format::Json
    }
}

/// Whether a line is a header: has a delimiter, and a column that holds text.
fn is_table(line: &[u8], config: &Config) -> bool {
    if line.starts_with(b"sep=") {
        return true;
    }
    let Ok(line) = std::str::from_utf8(line) else {
        return false;
    };
    line.contains([',', ';', '\t', '|'])
        && line.split([',', ';', '\t', '|']).any(|name| {
            let name = name.trim().trim_matches('"');
            let mapped = config.map.get(&Field::Text);
            mapped.is_some_and(|mapped| mapped.eq_ignore_ascii_case(name))
                || Field::of(name).is_some_and(|(field, _)| field == Field::Text)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_the_format_whatever_packs_them() {
        assert_eq!(Format::of_path(Path::new("a.b/c.TXT.gz")), Some(Format::Text));
        assert_eq!(Format::of_path(Path::new("c.jsonl.zst")), Some(Format::JsonLines));
        assert_eq!(Format::of_path(Path::new("c.pdf")), None);
        assert_eq!(
            stem(Path::new("x/the.guardian.html.gz")).as_deref(),
            Some("the.guardian")
        );
    }

    #[test]
    fn content_tells_the_format_of_a_stream() {
        let sniff = |text: &str| Format::sniff(text.as_bytes(), &Config::default());
        assert_eq!(sniff("{\"text\":\"a\"}\n{\"text\":\"b\"}\n"), Format::JsonLines);
        assert_eq!(
            sniff("{\"text\": \"a long line whose end is not in sight"),
            Format::JsonLines
        );
        assert_eq!(sniff("{\n  \"text\": \"a\"\n}\n"), Format::Json);
        assert_eq!(sniff(" [ {\"text\": 1}]"), Format::Json);
        assert_eq!(sniff("<!DOCTYPE html>"), Format::Html);
        assert_eq!(sniff("\"id\";\"Text\"\n"), Format::Csv);
        assert_eq!(sniff("Well, this is text, he said.\n"), Format::Text);
        assert_eq!(sniff("---\ntitle: x\n---\n"), Format::Markdown);
    }

    #[test]
    fn an_array_among_lines_is_no_array_file() {
        assert_eq!(Format::JsonLines.corrected(b"[[[[]]]]\n{}"), Format::JsonLines);
        assert_eq!(Format::JsonLines.corrected(b"[\n{}]"), Format::Json);
        assert_eq!(Format::Csv.corrected(b"{\"text\":1}\n"), Format::JsonLines);
    }
}
