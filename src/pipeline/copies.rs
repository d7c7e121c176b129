//! Exact copies of an article, told apart.

use rustc_hash::FxHashMap;

use crate::model::{Article, ArticleId};

/// How often each article was seen.
#[derive(Default)]
pub(super) struct Copies(FxHashMap<ArticleId, usize>);

impl Copies {
    /// Gives the second and every further copy an id of its own.
    pub(super) fn tell_apart(&mut self, article: &mut Article) {
        let seen = self.0.entry(article.id).or_default();
        if *seen > 0 {
            article.identify(*seen);
        }
        *seen += 1;
    }
}
