//! Of a line of `articles.jsonl`, where the article has its text from.

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::place::Place;
use crate::model::{Article, ArticleId, Copied, CopyGroupId, Credit, CreditForm, Origin, Span};

/// Runs of earlier versions tell nothing.
pub(super) struct OriginLine {
    pub(super) credits: Vec<CreditLine>,
    pub(super) copy: Option<CopyLine>,
}

#[derive(Deserialize)]
pub(super) struct CreditLine {
    to: Option<String>,
    form: CreditForm,
    place: Option<Place>,
}

#[derive(Deserialize)]
pub(super) struct CopyLine {
    group: CopyGroupId,
    of: ArticleId,
    words: usize,
    share: f32,
    passages: Vec<Place>,
}

impl OriginLine {
    /// `numbers` gives the place of each article in the file.
    pub(super) fn origin(self, article: &Article, numbers: &FxHashMap<ArticleId, u32>) -> Result<Origin, String> {
        let credit = |line: CreditLine| {
            Ok(Credit {
                to: line.to.as_deref().map(Into::into),
                form: line.form,
                span: line.place.map(|place| place.span(&article.text)).transpose()?,
            })
        };
        let copy = |line: CopyLine| -> Result<Copied, String> {
            let of = numbers.get(&line.of).copied();
            let passages: Result<Vec<Span>, String> = line.passages.iter().map(|p| p.span(&article.text)).collect();
            Ok(Copied {
                group: line.group,
                of: of.ok_or_else(|| format!("`{}` is not in articles.jsonl", line.of))?,
                words: line.words,
                share: line.share,
                passages: passages?,
            })
        };
        Ok(Origin {
            copy: self.copy.map(copy).transpose()?,
            credits: self.credits.into_iter().map(credit).collect::<Result<_, String>>()?,
        })
    }
}
