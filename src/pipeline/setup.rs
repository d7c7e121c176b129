//! What the stages are set up with.

use std::sync::Arc;

use super::Config;
use crate::extract::Extractor;
use crate::extract::tagger::Tagger;
use crate::fold::{Corpus, Embeddings};
use crate::model::Review;

/// The settings, and the model for `method = "tagger"` where it is another than the one that comes with the library.
///
/// `&Config` alone is a setup, too.
#[derive(Clone, Copy, Debug)]
pub struct Setup<'a> {
    /// Every number that changes a result.
    pub config: &'a Config,
    /// `None` is [`english`](crate::extract::tagger::english), whatever `config.extract.model` names: the library
    /// reads no model by itself.
    pub tagger: Option<&'a Tagger<'a>>,
    /// Words that lie near each other, whatever `config.fold.embeddings` names: the library reads no file by itself.
    pub embeddings: Option<&'a Arc<Embeddings>>,
    /// What a person decided about links of an earlier run.
    pub review: Option<&'a Review>,
}

impl<'a> From<&'a Config> for Setup<'a> {
    fn from(config: &'a Config) -> Self {
        Self {
            config,
            tagger: None,
            embeddings: None,
            review: None,
        }
    }
}

impl<'a> Setup<'a> {
    pub(super) const fn extractor(&self) -> Extractor<'a> {
        Extractor::new(&self.config.extract, self.tagger)
    }

    /// The corpus with the words that lie near each other.
    pub(super) fn with_embeddings(&self, corpus: Corpus) -> Corpus {
        match self.embeddings {
            Some(embeddings) => corpus.with_embeddings(Arc::clone(embeddings), &self.config.fold),
            None => corpus,
        }
    }
}
