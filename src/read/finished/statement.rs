//! A line of `statements.jsonl`, and the statement that it stands for.

use std::borrow::Cow;

use jiff::civil::Date;
use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::place::Place;
use crate::model::{
    Act, Article, ArticleId, Confidence, Kind, Rule, SaidOn, Span, Speaker, SpeakerId, SpeakerKind, Statement,
    StatementId,
};

#[derive(Deserialize)]
pub(super) struct StatementLine {
    statement_id: StatementId,
    article_id: ArticleId,
    kind: Kind,
    act: Act,
    text: String,
    speaker: Option<String>,
    speaker_id: Option<SpeakerId>,
    speaker_kind: Option<SpeakerKind>,
    mention: Vec<Place>,
    cue: Vec<Place>,
    medium: Vec<Place>,
    #[serde(default)]
    said_on: Option<SaidOnLine>,
    confidence: Confidence,
    before: String,
    after: String,
    compared: Compared,
    content: Vec<Place>,
    quoted: Vec<Place>,
    evidence: Vec<String>,
}

/// Runs of earlier versions have none.
#[derive(Deserialize)]
struct SaidOnLine {
    first: String,
    last: String,
    #[serde(flatten)]
    place: Place,
}

impl SaidOnLine {
    fn said_on(&self, text: &str) -> Result<SaidOn, String> {
        Ok(SaidOn {
            span: self.place.span(text)?,
            first: day(&self.first)?,
            last: day(&self.last)?,
        })
    }
}

fn day(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| format!("`{text}` is no day"))
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Compared {
    Text,
    Quoted,
}

impl StatementLine {
    pub(super) fn statement(self, articles: &FxHashMap<ArticleId, &Article>) -> Result<Statement, String> {
        let article = *articles
            .get(&self.article_id)
            .ok_or_else(|| format!("`{}` is not in articles.jsonl", self.article_id))?;
        let text = article.text.as_str();
        let spans = |places: &[Place]| -> Result<Vec<Span>, String> { places.iter().map(|p| p.span(text)).collect() };
        let content = spans(&self.content)?;
        let (Some(first), Some(last)) = (content.first().copied(), content.last().copied()) else {
            return Err(format!("`{}` has no content", self.statement_id));
        };
        let mut statement = Statement {
            id: self.statement_id,
            article_id: self.article_id,
            outlet: article.outlet.clone(),
            published: article.published,
            kind: self.kind,
            act: self.act,
            text: self.text.as_str().into(),
            compared: self.text.as_str().into(),
            quoted: spans(&self.quoted)?,
            cue: spans(&self.cue)?,
            mention: spans(&self.mention)?.first().copied(),
            medium: spans(&self.medium)?.first().copied(),
            before: nearest_before(text, &self.before, first.start)?,
            after: nearest_after(text, &self.after, last.end)?,
            content,
            speaker: self.speaker(),
            evidence: self
                .evidence
                .into_iter()
                .map(|rule| -> Rule { Cow::Owned(rule) })
                .collect(),
            values: Vec::new(),
            said_on: self.said_on.map(|said| said.said_on(text)).transpose()?,
            confidence: self.confidence,
        };
        if *statement.text != *statement.join(text) {
            return Err(format!("the spans of `{}` do not give its text", statement.id));
        }
        if matches!(self.compared, Compared::Quoted) {
            statement.compared = statement.join_quoted(text).into();
        }
        Ok(statement)
    }

    fn speaker(&self) -> Option<Speaker> {
        Some(Speaker {
            id: self.speaker_id?,
            name: self.speaker.as_deref()?.into(),
            kind: self.speaker_kind?,
        })
    }
}

/// The last place before `end` that reads `words`.
fn nearest_before(text: &str, words: &str, end: usize) -> Result<Span, String> {
    let at = text[..end].rfind(words);
    let at = at.ok_or_else(|| "`before` does not stand before its statement".to_owned())?;
    Ok(Span::new(at, at + words.len()))
}

fn nearest_after(text: &str, words: &str, start: usize) -> Result<Span, String> {
    let at = text[start..].find(words);
    let at = start + at.ok_or_else(|| "`after` does not stand after its statement".to_owned())?;
    Ok(Span::new(at, at + words.len()))
}
