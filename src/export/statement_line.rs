//! A statement as one line of JSON: the rows of `statements.jsonl`, and what `extract` prints.

use jiff::civil::Date;

use super::characters::Characters;
use super::fragment;
use super::json::{Json, Share, Shown, ToJson};
use super::meaning_line::MeaningLine;
use super::names::Name as _;
use super::place::Place;
use crate::model::{Article, ClusterId, CopyGroupId, Origin, Outlet, Published, Rule, SaidOn, Span, Statement, Value};

/// Room that is made for a line at first.
const LINE_BYTES: usize = 2048;

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
    /// The agencies whose text the article says that it is.
    wires: Vec<&'a str>,
    copy_group: Option<CopyGroupId>,
}

/// A value: its type, its stretch, and what it means.
struct ValueLine<'a> {
    meaning: MeaningLine<'a>,
    place: Place<'a>,
}

impl ToJson for ValueLine<'_> {
    fn write(&self, json: &mut Json) {
        self.meaning.write_fields(json.open());
        self.place.write_fields(json);
        json.close();
    }
}

/// A day that was derived: its first and last, its words.
struct SaidOnLine<'a> {
    first: Date,
    last: Date,
    place: Place<'a>,
}

impl ToJson for SaidOnLine<'_> {
    fn write(&self, json: &mut Json) {
        json.open()
            .field("first", &Shown(self.first))
            .field("last", &Shown(self.last));
        self.place.write_fields(json);
        json.close();
    }
}

impl ToJson for Rule {
    fn write(&self, json: &mut Json) {
        (**self).write(json);
    }
}

impl<'a> StatementLines<'a> {
    /// Counts the characters of the article's text.
    #[must_use]
    pub fn new(article: &'a Article) -> Self {
        Self {
            article,
            characters: Characters::of(&article.text),
            page: article.url.as_deref().and_then(fragment::Page::of),
            wires: Vec::new(),
            copy_group: None,
        }
    }

    /// Tells with each statement where its article has its text from.
    #[must_use]
    pub fn with_origin(mut self, origin: &'a Origin) -> Self {
        self.wires = origin.wires().map(|name| &**name).collect();
        self.copy_group = origin.copy.as_ref().map(|copy| copy.group);
        self
    }

    /// One line of JSON, without the line break. The statement must be one of this article's.
    ///
    /// The fields have the order of the columns of `statements.csv`.
    #[must_use]
    pub fn line(&self, statement: &Statement, cluster: Option<ClusterId>) -> String {
        let (start, end) = self.extent(statement);
        let speaker = statement.speaker.as_ref();
        let text = &self.article.text;
        let mut json = Json::with_capacity(LINE_BYTES);
        json.open()
            .field("statement_id", &Shown(statement.id))
            .field("article_id", &Shown(statement.article_id))
            .field("outlet", &statement.outlet.as_ref().map(Outlet::name))
            .field("published", &statement.published.map(Shown))
            .field("kind", statement.kind.name())
            .field("act", statement.act.name())
            .field("text", &*statement.text)
            .field("speaker", &speaker.map(|speaker| &*speaker.name))
            .field("speaker_id", &speaker.map(|speaker| Shown(speaker.id)))
            .field("speaker_kind", &speaker.map(|speaker| speaker.kind.name()))
            .field("mention", &*self.places(statement.mention.as_slice()))
            .field("cue", &*self.places(&statement.cue))
            .field("medium", &*self.places(statement.medium.as_slice()))
            .field("said_on", &statement.said_on.map(|said| self.said_on(said)))
            .field("start", &start)
            .field("end", &end)
            .field("confidence", &Share(statement.confidence.get()))
            .field("cluster_id", &cluster.map(Shown))
            .field("before", statement.before.of(text))
            .field("after", statement.after.of(text))
            .field("link", &self.passage_url(statement).as_deref())
            .field("input_id", &*self.article.input_id)
            .field("path", &*self.article.path)
            .field("wire", &*self.wires)
            .field("copy_group", &self.copy_group.map(Shown))
            .field("compared", compared(statement))
            .field("content", &*self.places(&statement.content))
            .field("quoted", &*self.places(&statement.quoted))
            .field("values", &*self.values(&statement.values))
            .field("evidence", &*statement.evidence)
            .close();
        json.into_line()
    }

    pub(super) const fn characters(&self) -> &Characters<'a> {
        &self.characters
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
        let page = self.page.as_ref()?;
        let parts: Vec<&str> = statement
            .content
            .iter()
            .map(|span| span.of(&self.article.text))
            .collect();
        Some(page.passage(&parts))
    }

    fn said_on(&self, said: SaidOn) -> SaidOnLine<'a> {
        SaidOnLine {
            first: said.first,
            last: said.last,
            place: self.place(said.span),
        }
    }

    fn places(&self, spans: &[Span]) -> Vec<Place<'a>> {
        spans.iter().map(|&span| self.place(span)).collect()
    }

    fn place(&self, span: Span) -> Place<'a> {
        Place::new(&self.article.text, &self.characters, span)
    }

    fn values(&self, values: &[Value]) -> Vec<ValueLine<'a>> {
        let published = self.article.published.map(Published::date);
        let line = |value: &Value| ValueLine {
            meaning: MeaningLine::new(&value.meaning, &self.article.text, published),
            place: self.place(value.span),
        };
        values.iter().map(line).collect()
    }
}

/// What linking compared: all of the text, or its quoted parts alone.
fn compared(statement: &Statement) -> &'static str {
    if statement.compared == statement.text {
        "text"
    } else {
        "quoted"
    }
}
