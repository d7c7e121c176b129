//! A stretch of an article's text as a line of a run tells it.

use serde::Deserialize;

use crate::model::Span;

#[derive(Clone, Copy, Deserialize)]
pub(super) struct Place {
    byte_start: usize,
    byte_end: usize,
}

impl Place {
    /// The span, where the text has it.
    pub(super) fn span(self, text: &str) -> Result<Span, String> {
        let fits = self.byte_start <= self.byte_end && text.get(self.byte_start..self.byte_end).is_some();
        let place = || {
            format!(
                "bytes {} to {} are no part of its article",
                self.byte_start, self.byte_end
            )
        };
        fits.then(|| Span::new(self.byte_start, self.byte_end))
            .ok_or_else(place)
    }
}
