//! A statement as one line of JSON: the rows of `statements.jsonl`, and what `extract` prints.

use std::fmt::Write as _;

use serde::Serialize;

use super::characters::Characters;
use super::fragment;
use super::meaning_line::MeaningLine;
use crate::model::{
    Act, Article, ArticleId, ClusterId, Kind, Outlet, Rule, Span, SpeakerId, SpeakerKind, Statement, StatementId, Value,
};

/// One line of JSON for a statement, without the line break.
///
/// Passes over the whole article once; for several statements of one article use [`StatementLines`].
#[must_use]
pub fn statement_line(article: &Article, statement: &Statement, cluster: Option<ClusterId>) -> String {
    StatementLines::new(article).line(statement, cluster)
}

/// Makes the lines of one article's statements. The article is passed over once, however many there are.
pub struct StatementLines<'a> {
    article: &'a Article,
    characters: Characters<'a>,
    /// The article's address, where it is one that a browser opens.
    page: Option<fragment::Page>,
}

/// What leaves the program, in the order of the columns of `statements.csv`.
#[derive(Serialize)]
struct Line<'a> {
    statement_id: StatementId,
    article_id: ArticleId,
    outlet: Option<&'a str>,
    published: Option<String>,
    kind: Kind,
    act: Act,
    text: &'a str,
    speaker: Option<&'a str>,
    speaker_id: Option<SpeakerId>,
    speaker_kind: Option<SpeakerKind>,
    mention: Vec<Place<'a>>,
    cue: Vec<Place<'a>>,
    medium: Vec<Place<'a>>,
    start: usize,
    end: usize,
    confidence: f64,
    cluster_id: Option<ClusterId>,
    before: &'a str,
    after: &'a str,
    link: Option<String>,
    input_id: &'a str,
    path: &'a str,
    content: Vec<Place<'a>>,
    quoted: Vec<Place<'a>>,
    values: Vec<ValueLine<'a>>,
    evidence: &'a [Rule],
}

impl Line<'_> {
    fn to_json(&self) -> String {
        escape_controls(serde_json::to_string(self).expect("plain structs of texts and numbers always serialise"))
    }
}

/// A value: its type, its stretch, and what it means.
#[derive(Serialize)]
struct ValueLine<'a> {
    #[serde(flatten)]
    meaning: MeaningLine<'a>,
    #[serde(flatten)]
    place: Place<'a>,
}

/// A stretch of the article's text: in characters, in bytes, and itself.
#[derive(Serialize)]
struct Place<'a> {
    start: usize,
    end: usize,
    byte_start: usize,
    byte_end: usize,
    text: &'a str,
}

impl<'a> StatementLines<'a> {
    /// Counts the characters of the article's text.
    #[must_use]
    pub fn new(article: &'a Article) -> Self {
        Self {
            article,
            characters: Characters::of(&article.text),
            page: article.url.as_deref().and_then(fragment::Page::of),
        }
    }

    /// One line of JSON, without the line break. The statement must be one of this article's.
    #[must_use]
    pub fn line(&self, statement: &Statement, cluster: Option<ClusterId>) -> String {
        let (start, end) = self.extent(statement);
        let speaker = statement.speaker.as_ref();
        let line = Line {
            statement_id: statement.id,
            article_id: statement.article_id,
            outlet: statement.outlet.as_ref().map(Outlet::name),
            published: statement.published.map(|published| published.to_string()),
            kind: statement.kind,
            act: statement.act,
            text: &statement.text,
            speaker: speaker.map(|speaker| &*speaker.name),
            speaker_id: speaker.map(|speaker| speaker.id),
            speaker_kind: speaker.map(|speaker| speaker.kind),
            mention: self.places(statement.mention.as_slice()),
            cue: self.places(&statement.cue),
            medium: self.places(statement.medium.as_slice()),
            start,
            end,
            confidence: three_decimals(statement.confidence.get()),
            cluster_id: cluster,
            before: statement.before.of(&self.article.text),
            after: statement.after.of(&self.article.text),
            link: self.passage_url(statement),
            input_id: &self.article.input_id,
            path: &self.article.path,
            content: self.places(&statement.content),
            quoted: self.places(&statement.quoted),
            values: self.values(&statement.values),
            evidence: &statement.evidence,
        };
        line.to_json()
    }

    pub(super) const fn article(&self) -> &'a Article {
        self.article
    }

    /// From the first character of the content to the last, whatever stands between its parts.
    pub(super) fn extent(&self, statement: &Statement) -> (usize, usize) {
        let start = statement.content.first().map_or(0, |span| span.start);
        let end = statement.content.last().map_or(start, |span| span.end);
        (self.characters.before(start), self.characters.before(end))
    }

    /// The article's address with a text fragment, which makes a browser scroll to the statement and mark it.
    pub(super) fn passage_url(&self, statement: &Statement) -> Option<String> {
        let parts: Vec<&str> = statement
            .content
            .iter()
            .map(|span| span.of(&self.article.text))
            .collect();
        self.page.as_ref().map(|page| page.passage(&parts))
    }

    fn places(&self, spans: &[Span]) -> Vec<Place<'a>> {
        spans.iter().map(|&span| self.place(span)).collect()
    }

    fn place(&self, span: Span) -> Place<'a> {
        Place {
            start: self.characters.before(span.start),
            end: self.characters.before(span.end),
            byte_start: span.start,
            byte_end: span.end,
            text: span.of(&self.article.text),
        }
    }

    fn values(&self, values: &[Value]) -> Vec<ValueLine<'a>> {
        let line = |value: &Value| ValueLine {
            meaning: MeaningLine::new(&value.meaning, &self.article.text),
            place: self.place(value.span),
        };
        values.iter().map(line).collect()
    }
}

/// As the tables have it: 0.9 rather than 0.8999999761581421.
fn three_decimals(share: f32) -> f64 {
    (f64::from(share) * 1000.0).round() / 1000.0
}

/// JSON may hold DEL and the C1 controls as they are, but a terminal would obey them.
fn escape_controls(json: String) -> String {
    if !json.contains(is_late_control) {
        return json;
    }
    let mut escaped = String::with_capacity(json.len() + 32);
    for c in json.chars() {
        if is_late_control(c) {
            write!(escaped, "\\u{:04x}", u32::from(c)).expect("a String takes all that is written");
        } else {
            escaped.push(c);
        }
    }
    escaped
}

const fn is_late_control(c: char) -> bool {
    matches!(c, '\u{7f}'..='\u{9f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_that_json_leaves_alone_are_escaped() {
        let json = serde_json::to_string("a\u{9b}31m\u{7f}").unwrap();
        let escaped = escape_controls(json);
        assert_eq!(escaped, "\"a\\u009b31m\\u007f\"");
        assert_eq!(serde_json::from_str::<String>(&escaped).unwrap(), "a\u{9b}31m\u{7f}");
    }
}
