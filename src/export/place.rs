//! A stretch of an article's text as JSON tells it.

use super::characters::Characters;
use super::json::{Json, ToJson};
use crate::model::Span;

/// A stretch of an article's text: in characters, in bytes, and itself.
pub(super) struct Place<'a> {
    start: usize,
    end: usize,
    byte_start: usize,
    byte_end: usize,
    text: &'a str,
}

impl<'a> Place<'a> {
    pub(super) fn new(text: &'a str, characters: &Characters<'a>, span: Span) -> Self {
        Self {
            start: characters.before(span.start),
            end: characters.before(span.end),
            byte_start: span.start,
            byte_end: span.end,
            text: span.of(text),
        }
    }

    pub(super) fn write_fields(&self, json: &mut Json) {
        self.write_ends(json);
        json.field("text", self.text);
    }

    fn write_ends(&self, json: &mut Json) {
        json.field("start", &self.start)
            .field("end", &self.end)
            .field("byte_start", &self.byte_start)
            .field("byte_end", &self.byte_end);
    }
}

impl ToJson for Place<'_> {
    fn write(&self, json: &mut Json) {
        self.write_fields(json.open());
        json.close();
    }
}

/// Where a stretch stands, without its text.
pub(super) struct Ends<'a>(pub(super) Place<'a>);

impl ToJson for Ends<'_> {
    fn write(&self, json: &mut Json) {
        self.0.write_ends(json.open());
        json.close();
    }
}
