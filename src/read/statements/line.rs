//! One line: an object with a text, and what else is known of the statement.

use std::borrow::Cow;
use std::sync::Arc;

use serde::Deserialize;
use serde_json::Value;

use crate::model::{
    Act, ArticleId, Confidence, Fingerprint, Kind, Outlet, Span, Speaker, SpeakerId, SpeakerKind, Statement,
    StatementId,
};
use crate::read::parse_published;

/// What stands for the article's own words between two parts, as [`Statement::join`] has it.
const BETWEEN_PARTS: &str = " … ";

/// A line that holds a statement.
pub(super) struct Found {
    pub(super) id: Option<String>,
    pub(super) fields: Fields,
}

/// What a line says of its statement.
pub(super) struct Fields {
    text: Arc<str>,
    kind: Kind,
    act: Act,
    outlet: Option<Outlet>,
    published: Option<crate::model::Published>,
    article: Option<String>,
    speaker: Option<Speaker>,
    cue: Vec<Span>,
    quoted: Vec<String>,
}

/// The keys that are read; every other is passed over.
#[derive(Deserialize)]
struct Line<'a> {
    #[serde(alias = "statement_id")]
    id: Option<Value>,
    #[serde(borrow, alias = "quote", alias = "statement")]
    text: Option<Cow<'a, str>>,
    kind: Option<Kind>,
    act: Option<Act>,
    outlet: Option<Value>,
    published: Option<Value>,
    #[serde(alias = "article_id")]
    article: Option<Value>,
    speaker: Option<Value>,
    speaker_id: Option<String>,
    speaker_kind: Option<SpeakerKind>,
    cue: Option<Value>,
    quoted: Option<Value>,
}

/// The statement of a line; none where its text is blank. The error says what is wrong.
pub(super) fn statement(line: &[u8]) -> Result<Option<Found>, String> {
    let line: Line<'_> = serde_json::from_slice(line).map_err(|error| format!("this is no statement: {error}"))?;
    let Some(text) = line.text else {
        return Err("there is no `text` in it".to_owned());
    };
    if text.trim().is_empty() {
        return Ok(None);
    }
    let published = line.published.as_ref().and_then(plain);
    let fields = Fields {
        text: text.into(),
        kind: line.kind.unwrap_or(Kind::Direct),
        act: line.act.unwrap_or(Act::Speech),
        outlet: line.outlet.as_ref().and_then(plain).and_then(|name| Outlet::new(&name)),
        published: match published.filter(|date| !date.trim().is_empty()) {
            Some(date) => Some(parse_published(&date).map_err(|error| error.to_string())?),
            None => None,
        },
        article: line.article.as_ref().and_then(plain),
        speaker: speaker(line.speaker.as_ref(), line.speaker_id.as_deref(), line.speaker_kind),
        cue: line.cue.as_ref().map_or_else(|| vec![Span::new(0, 0)], places),
        quoted: line.quoted.as_ref().map(texts).unwrap_or_default(),
    };
    Ok(Some(Found {
        id: line.id.as_ref().and_then(plain).filter(|id| !id.is_empty()),
        fields,
    }))
}

impl Fields {
    /// The statement of that id. Without an article it is one of its own.
    pub(super) fn statement(self, id: &str) -> Statement {
        let own = Fingerprint::new().field(id);
        let article = self.article.as_deref();
        let compared = if self.kind == Kind::Mixed && !self.quoted.is_empty() {
            self.quoted.join(BETWEEN_PARTS).into()
        } else {
            Arc::clone(&self.text)
        };
        Statement {
            id: id.parse().unwrap_or_else(|_| StatementId::of(own.clone())),
            article_id: article.map_or_else(
                || ArticleId::of(own),
                |name| {
                    name.parse()
                        .unwrap_or_else(|_| ArticleId::of(Fingerprint::new().field(name)))
                },
            ),
            outlet: self.outlet,
            published: self.published,
            kind: self.kind,
            act: self.act,
            text: self.text,
            compared,
            content: Vec::new(),
            quoted: Vec::new(),
            cue: self.cue,
            mention: None,
            speaker: self.speaker,
            medium: None,
            before: Span::new(0, 0),
            after: Span::new(0, 0),
            evidence: Vec::new(),
            values: Vec::new(),
            said_on: None,
            confidence: Confidence::new(1.0),
        }
    }
}

/// A text, or a number as it is written.
fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn speaker(value: Option<&Value>, id: Option<&str>, kind: Option<SpeakerKind>) -> Option<Speaker> {
    let value = value?;
    let name = plain(value.get("name").unwrap_or(value))?;
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    (!name.is_empty()).then(|| Speaker {
        id: id
            .and_then(|id| id.parse().ok())
            .unwrap_or_else(|| SpeakerId::of(Fingerprint::new().field(id.unwrap_or(&name.to_lowercase())))),
        name: name.into(),
        kind: kind.unwrap_or(SpeakerKind::Person),
    })
}

/// Where the words of a cue stand, by their bytes; a cue that is given as words has no place: an empty span. So has that
/// of a line which does not tell of cues: that it is a statement, its giver vouches for.
fn places(value: &Value) -> Vec<Span> {
    let offset = |place: &Value, key: &str| {
        let number = place.get(key).and_then(Value::as_u64)?;
        usize::try_from(number).ok()
    };
    match value {
        Value::String(words) if !words.trim().is_empty() => vec![Span::new(0, 0)],
        Value::Array(all) => all
            .iter()
            .map(|place| match (offset(place, "byte_start"), offset(place, "byte_end")) {
                (Some(start), Some(end)) if start <= end => Span::new(start, end),
                _ => Span::new(0, 0),
            })
            .collect(),
        _ => Vec::new(),
    }
}

/// The texts of spans, or plain texts.
fn texts(value: &Value) -> Vec<String> {
    let of = |part: &Value| plain(part.get("text").unwrap_or(part));
    value
        .as_array()
        .map(|all| all.iter().filter_map(of).collect())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str) -> Statement {
        let found = statement(line.as_bytes()).unwrap().unwrap();
        let id = found.id.unwrap_or_default();
        found.fields.statement(&id)
    }

    #[test]
    fn a_line_of_extract_keeps_its_ids_and_its_quoted_parts() {
        let read = check(
            r#"{"statement_id":"sabf86bde479dd47b","article_id":"a9df54b20a106fcf0","kind":"mixed","text":"the office was “ruined” again",
               "quoted":[{"text":"ruined"}],"cue":[{"byte_start":3,"byte_end":7,"text":"said"}],"speaker":"Ana Ruiz","speaker_id":"p3ce66fbd778bd777"}"#,
        );
        assert_eq!(
            (read.id.to_string(), read.article_id.to_string()),
            ("sabf86bde479dd47b".into(), "a9df54b20a106fcf0".into())
        );
        assert_eq!((&*read.compared, read.cue), ("ruined", vec![Span::new(3, 7)]));
        assert_eq!(read.speaker.unwrap().id.to_string(), "p3ce66fbd778bd777");
    }

    #[test]
    fn speakers_of_one_name_are_one() {
        let id = |line| check(line).speaker.map(|s| s.id);
        assert_eq!(
            id(r#"{"text":"no","speaker":"Ana  Ruiz"}"#),
            id(r#"{"text":"yes","speaker":{"name":"ana ruiz"}}"#)
        );
        assert_eq!(id(r#"{"text":"no","speaker":null}"#), None);
    }

    #[test]
    fn a_date_that_nobody_can_read_is_told() {
        let fault = statement(br#"{"text":"no","published":"03/04/05"}"#);
        assert!(fault.err().unwrap().contains("03/04/05"));
    }
}
