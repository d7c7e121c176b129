//! Questions asked of articles: how their quotations stand to an original.

use rustc_hash::FxHashMap;

use super::{Progress, Setup, in_order, united};
use crate::model::{Article, ArticleId, Statement};
use crate::segment;
use crate::verify::{self, Check, Original, Question, Reports};

/// What is asked of the originals.
#[derive(Clone, Copy, Debug, Default)]
pub struct VerifyQuestion<'a> {
    /// Whose words they are, where they do not say so themselves.
    pub speaker: Option<&'a str>,
    /// Whether they are translations.
    pub is_translated: bool,
}

/// Quotations checked against originals.
pub struct Verified {
    /// By date, outlet, title.
    pub articles: Vec<Article>,
    /// By article, then by place.
    pub statements: Vec<Statement>,
    /// What the quotations were checked against.
    pub originals: Vec<Original>,
    /// In the order of the statements.
    pub checks: Vec<Check>,
}

/// Checks what the articles print in marks against the originals; see [`verify::verify`].
///
/// An original is read as an article is: its author is the speaker, its date of publication the day. The result depends
/// neither on the order of the articles nor on the number of threads.
#[must_use]
pub fn verify<'a>(
    originals: Vec<Article>,
    articles: Vec<Article>,
    question: VerifyQuestion<'_>,
    setup: impl Into<Setup<'a>>,
    progress: &dyn Progress,
) -> Verified {
    let setup = setup.into();
    let articles = in_order(articles);
    let (statements, _) = united(&articles, setup, progress);
    let originals: Vec<Original> = originals.into_iter().map(original).collect();
    let texts: FxHashMap<ArticleId, &str> = articles.iter().map(|a| (a.id, a.text.as_str())).collect();
    let texts: Vec<&str> = statements
        .iter()
        .map(|statement| texts.get(&statement.article_id).copied().unwrap_or_default())
        .collect();
    let reports = Reports {
        statements: &statements,
        texts: &texts,
    };
    let question = Question {
        speaker: question.speaker,
        is_translated: question.is_translated,
        config: &setup.config.verify,
        link: &setup.config.link,
    };
    let checks = verify::verify(&originals, reports, question);
    Verified {
        articles,
        statements,
        originals,
        checks,
    }
}

fn original(article: Article) -> Original {
    let sentences = segment::segment(&article.text).sentences;
    Original {
        name: article.path,
        speaker: article.author,
        published: article.published,
        sentences: sentences.into_iter().map(|sentence| sentence.span).collect(),
        text: article.text,
    }
}
