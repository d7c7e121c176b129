//! Where an article's text comes from, as far as it tells: whom it credits, and whose words it shares.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{CopyGroupId, Span};

/// Where an article's text comes from. Nothing told is nothing known: silence is no proof of an outlet's own work.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Origin {
    /// The news agencies that the article credits for its text, in the order of their places.
    pub credits: Vec<Credit>,
    /// The articles that it is one text with; none where it stands alone.
    pub copy: Option<Copied>,
}

/// A line that says whose text it is: "(Reuters) -", "© AFP", "with agencies".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credit {
    /// The agency by the name that it is known under; none for "with agencies".
    pub to: Option<Arc<str>>,
    /// How it stands there.
    pub form: CreditForm,
    /// The words, in the article's text; none where it is the article's author.
    pub span: Option<Span>,
}

/// How an agency is credited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CreditForm {
    /// "SEOUL (Reuters) -".
    Dateline,
    /// "By Ann Moore, Associated Press".
    Byline,
    /// "— AFP" at the end.
    Signature,
    /// "© 2020 AFP".
    Copyright,
    /// "The Associated Press contributed to this report": a part, and nobody knows which.
    Contribution,
}

impl Origin {
    /// The agencies whose text the whole article says that it is, each once.
    pub fn wires(&self) -> impl Iterator<Item = &Arc<str>> {
        let wires = self
            .credits
            .iter()
            .enumerate()
            .filter_map(|(at, credit)| Some((at, credit.wire()?)));
        let is_new = |at: usize, name: &Arc<str>| self.credits[..at].iter().all(|credit| credit.wire() != Some(name));
        wires.filter(move |(at, name)| is_new(*at, name)).map(|(_, name)| name)
    }
}

impl Credit {
    /// The agency, where the whole text is its.
    #[must_use]
    pub fn wire(&self) -> Option<&Arc<str>> {
        self.to.as_ref().filter(|_| self.form != CreditForm::Contribution)
    }
}

/// An article of a copy group: articles of which each is for the most part one text with the fullest of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Copied {
    /// Derived from the ids of the group's articles.
    pub group: CopyGroupId,
    /// The fullest article of the group, as an index; of that article its own.
    pub of: u32,
    /// The outlet's own words (outside quotations) that stand in the fullest one too, in runs.
    pub words: usize,
    /// Their share in all own words of this article, from 0 to 1.
    pub share: f32,
    /// Where they stand, in text order; the whole text of the fullest one.
    pub passages: Vec<Span>,
}
