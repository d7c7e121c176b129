//! Which article and which cluster a statement belongs to.

use std::io;

use rustc_hash::FxHashMap;

use super::{Contents, StatementLines};
use crate::model::{Article, ArticleId, ClusterId, Origin, Statement};

/// Of an article of which nothing is told.
static UNKNOWN: Origin = Origin {
    credits: Vec::new(),
    copy: None,
};

/// Built once for a run; every table asks it.
pub(super) struct Lookup<'a> {
    articles: FxHashMap<ArticleId, (&'a Article, &'a Origin)>,
    clusters: Vec<Option<ClusterId>>,
}

impl<'a> Lookup<'a> {
    pub(super) fn new(run: &Contents<'a>) -> Self {
        let mut clusters = vec![None; run.statements.len()];
        for cluster in run.clusters {
            for member in &cluster.members {
                if let Some(slot) = clusters.get_mut(*member as usize) {
                    *slot = Some(cluster.id);
                }
            }
        }
        let origins = run.origins.iter().chain(std::iter::repeat(&UNKNOWN));
        Self {
            articles: run.articles.iter().zip(origins).map(|both| (both.0.id, both)).collect(),
            clusters,
        }
    }

    pub(super) fn article(&self, statement: &Statement) -> Option<&'a Article> {
        self.articles.get(&statement.article_id).map(|both| both.0)
    }

    /// The cluster of the statement with that index.
    pub(super) fn cluster(&self, statement: usize) -> Option<ClusterId> {
        self.clusters.get(statement).copied().flatten()
    }

    /// Calls `each` with every statement, its index, and the lines of its article, which are made once per article
    /// as long as the statements stand by article.
    pub(super) fn for_each_statement(
        &self,
        run: &Contents<'a>,
        mut each: impl FnMut(usize, &'a Statement, &StatementLines<'a>) -> io::Result<()>,
    ) -> io::Result<()> {
        let mut lines: Option<StatementLines<'a>> = None;
        for (index, statement) in run.statements.iter().enumerate() {
            let Some(&(article, origin)) = self.articles.get(&statement.article_id) else {
                continue;
            };
            let kept = lines.take().filter(|lines| lines.article().id == article.id);
            let current = lines.insert(kept.unwrap_or_else(|| StatementLines::new(article).with_origin(origin)));
            each(index, statement, current)?;
        }
        Ok(())
    }
}
