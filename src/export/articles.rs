//! `articles.csv`: one row per article.

use std::io::{self, Write};

use super::table::{Reader, Table};
use super::{Config, Contents};
use crate::model::{CopyGroupId, Origin, Outlet};

const HEADER: [&str; 11] = [
    "article_id",
    "outlet",
    "published",
    "title",
    "author",
    "url",
    "language",
    "words",
    "wire",
    "copy_group",
    "path",
];

pub(super) fn write(run: &Contents<'_>, config: &Config, out: &mut dyn Write) -> io::Result<()> {
    let mut table = Table::new(out, config.csv, Reader::Any, &HEADER)?;
    for (at, article) in run.articles.iter().enumerate() {
        let origin = run.origins.get(at);
        table
            .word(article.id)
            .known_text(article.outlet.as_ref().map(Outlet::name))
            .known_word(article.published)
            .known_text(article.title.as_deref())
            .known_text(article.author.as_deref())
            .known_text(article.url.as_deref())
            .known_text(article.language.as_deref())
            .bare(article.words())
            .known_text(origin.and_then(wire).as_deref())
            .known_word(origin.and_then(copy_group))
            .text(&article.path)
            .end()?;
    }
    Ok(())
}

/// The agencies whose text the article says that it is.
pub(super) fn wire(origin: &Origin) -> Option<String> {
    let wires: Vec<&str> = origin.wires().map(|name| &**name).collect();
    (!wires.is_empty()).then(|| wires.join("; "))
}

/// The articles that it is one text with.
pub(super) fn copy_group(origin: &Origin) -> Option<CopyGroupId> {
    origin.copy.as_ref().map(|copy| copy.group)
}
