//! Markdown: front matter gives the fields, the body gives the text.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use serde_json::Value;

use super::fields::Fields;
use super::intake::Intake;
use super::paragraphs::Paragraphs;
use super::{Field, Place, WarningKind, json};

/// The fields of a Markdown file. Front matter that cannot be read is told, and the body read all the same.
pub(super) fn fields(markdown: &str, intake: &mut Intake<'_>) -> Fields {
    let (front, body) = split(markdown);
    let mut fields = Fields::default();
    match front.map_or(Ok(Vec::new()), FrontMatter::entries) {
        Ok(entries) => fields = json::fields_of_value(&entries, intake.config()),
        Err(reason) => intake.warn(WarningKind::FrontMatter, Place::Line(1), reason),
    }
    fields.remove(Field::Text);
    fields.set(Field::Text, "(body)", render(body));
    fields
}

/// Front matter as written.
enum FrontMatter<'a> {
    Yaml(&'a str),
    Toml(&'a str),
}

impl FrontMatter<'_> {
    fn entries(self) -> Result<Vec<(String, Value)>, String> {
        match self {
            Self::Yaml(yaml) => match serde_saphyr::from_str::<Value>(yaml) {
                Ok(Value::Object(map)) => Ok(map.into_iter().collect()),
                Ok(Value::Null) => Ok(Vec::new()),
                Ok(_) => Err("the front matter is no mapping".to_owned()),
                Err(error) => Err(first_line(&error.to_string())),
            },
            Self::Toml(toml) => match toml.parse::<toml::Table>() {
                Ok(table) => Ok(table.into_iter().map(|(key, value)| (key, json_of(value))).collect()),
                Err(error) => Err(first_line(&error.to_string())),
            },
        }
    }
}

fn first_line(message: &str) -> String {
    message.lines().next().unwrap_or_default().to_owned()
}

/// Strings and lists of strings as they are, all else as it is written.
fn json_of(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => Value::String(text),
        toml::Value::Array(items) => Value::Array(
            items
                .into_iter()
                .map(|item| match item {
                    toml::Value::String(text) => Value::String(text),
                    other => Value::String(other.to_string()),
                })
                .collect(),
        ),
        other => Value::String(other.to_string()),
    }
}

/// Front matter stands between two lines `---` (YAML) or `+++` (TOML) at the very start.
fn split(markdown: &str) -> (Option<FrontMatter<'_>>, &str) {
    for fence in ["---", "+++"] {
        let Some(rest) = markdown.strip_prefix(fence).and_then(after_line_end) else {
            continue;
        };
        let mut at = 0;
        for line in rest.split_inclusive('\n') {
            if line.trim_end() == fence {
                let front = &rest[..at];
                let front = if fence == "---" {
                    FrontMatter::Yaml(front)
                } else {
                    FrontMatter::Toml(front)
                };
                return (Some(front), &rest[at + line.len()..]);
            }
            at += line.len();
        }
    }
    (None, markdown)
}

fn after_line_end(text: &str) -> Option<&str> {
    text.strip_prefix('\n').or_else(|| text.strip_prefix("\r\n"))
}

/// The text as a reader sees it: headings, list items and block quotes are paragraphs, links keep their words,
/// code blocks are left out.
fn render(markdown: &str) -> String {
    let mut paragraphs = Paragraphs::default();
    let mut left_out = 0_usize;
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Start(Tag::CodeBlock(_) | Tag::Image { .. } | Tag::HtmlBlock) => left_out += 1,
            Event::End(TagEnd::CodeBlock | TagEnd::Image | TagEnd::HtmlBlock) => {
                left_out = left_out.saturating_sub(1);
                paragraphs.paragraph_break();
            }
            Event::Start(tag) if is_block(tag.to_end()) => paragraphs.paragraph_break(),
            Event::End(tag) if is_block(tag) => paragraphs.paragraph_break(),
            Event::Rule => paragraphs.paragraph_break(),
            Event::Text(text) | Event::Code(text) if left_out == 0 => paragraphs.text(&text),
            Event::SoftBreak => paragraphs.text(" "),
            Event::HardBreak => paragraphs.line_break(),
            _ => {}
        }
    }
    paragraphs.finish()
}

const fn is_block(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::BlockQuote(_)
            | TagEnd::List(_)
            | TagEnd::Item
            | TagEnd::Table
            | TagEnd::TableHead
            | TagEnd::TableRow
            | TagEnd::TableCell
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_become_paragraphs() {
        let text = render(
            "# Head\n\nOne *two*\nthree [link](x).\n\n> “Quote,” she\n> said.\n\n- a\n- b\n\n```\ncode\n```\nend",
        );
        assert_eq!(
            text,
            "Head\n\nOne two three link.\n\n“Quote,” she said.\n\na\n\nb\n\nend"
        );
    }

    #[test]
    fn front_matter_is_yaml_or_toml() {
        let entries = |text: &str| split(text).0.expect("front matter").entries().expect("well formed");
        let yaml = entries("---\ntitle: A\ndate: 2020-06-16\nid: 7\n---\nbody");
        let find = |entries: &[(String, Value)], key: &str| {
            entries
                .iter()
                .find(|(name, _)| name == key)
                .map(|(_, value)| value.clone())
        };
        assert_eq!(find(&yaml, "date"), Some(Value::String("2020-06-16".into())));
        assert_eq!(find(&yaml, "id"), Some(Value::from(7)));
        let toml = entries("+++\ndate = 2020-06-16T05:49:00Z\n+++\nbody");
        assert_eq!(find(&toml, "date"), Some(Value::String("2020-06-16T05:49:00Z".into())));
    }

    #[test]
    fn a_rule_without_a_second_fence_is_no_front_matter() {
        let (front, body) = split("---\nOnly a rule.\n");
        assert!(front.is_none());
        assert_eq!(render(body), "Only a rule.");
    }
}
