//! What the stages are set up with.

use super::Config;
use crate::extract::Extractor;
use crate::extract::tagger::Tagger;
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
    /// What a person decided about links of an earlier run.
    pub review: Option<&'a Review>,
}

impl<'a> From<&'a Config> for Setup<'a> {
    fn from(config: &'a Config) -> Self {
        Self {
            config,
            tagger: None,
            review: None,
        }
    }
}

impl<'a> Setup<'a> {
    pub(super) const fn extractor(&self) -> Extractor<'a> {
        Extractor::new(&self.config.extract, self.tagger)
    }
}
