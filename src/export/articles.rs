//! `articles.csv`: one row per article.

use std::io::{self, Write};

use super::table::{Reader, Table};
use super::{Config, Contents};
use crate::model::Outlet;

const HEADER: [&str; 9] = [
    "article_id",
    "outlet",
    "published",
    "title",
    "author",
    "url",
    "language",
    "words",
    "path",
];

pub(super) fn write(run: &Contents<'_>, config: &Config, out: &mut dyn Write) -> io::Result<()> {
    let mut table = Table::new(out, config.csv, Reader::Any, &HEADER)?;
    for article in run.articles {
        table
            .word(article.id)
            .known_text(article.outlet.as_ref().map(Outlet::name))
            .known_word(article.published)
            .known_text(article.title.as_deref())
            .known_text(article.author.as_deref())
            .known_text(article.url.as_deref())
            .known_text(article.language.as_deref())
            .bare(article.words())
            .text(&article.path)
            .end()?;
    }
    Ok(())
}
