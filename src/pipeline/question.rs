//! Questions asked of articles: how their quotations stand to an original.

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::{Progress, Setup, each, in_order, united};
use crate::model::{Article, ArticleId, Meaning, Span, Statement};
use crate::verify::{self, Check, Original, Question, Reports};
use crate::{extract, segment};

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
    let said_on = said_on(&articles, &statements, &setup.config.extract);
    let texts: FxHashMap<ArticleId, &str> = articles.iter().map(|a| (a.id, a.text.as_str())).collect();
    let texts: Vec<&str> = statements
        .iter()
        .map(|statement| texts.get(&statement.article_id).copied().unwrap_or_default())
        .collect();
    let reports = Reports {
        statements: &statements,
        texts: &texts,
        said_on: &said_on,
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

/// By statement: the day on which its article says that it was said, resolved against the article's own date. Derived,
/// not stated: "on Tuesday" is the last one up to the report.
///
/// Only a date in the outlet's own words of the sentence, and one day, counts; what lies after the report is the date of
/// a page or a plan.
fn said_on(articles: &[Article], statements: &[Statement], config: &extract::Config) -> Vec<Option<(Date, Date)>> {
    let mut by_article: FxHashMap<ArticleId, Vec<usize>> = FxHashMap::default();
    for (index, statement) in statements.iter().enumerate() {
        by_article.entry(statement.article_id).or_default().push(index);
    }
    let found = |article: &Article| -> Vec<(usize, (Date, Date))> {
        let Some((published, indices)) = article.published.zip(by_article.get(&article.id)) else {
            return Vec::new();
        };
        let segments = segment::segment(&article.text);
        let cues: Vec<Span> = indices
            .iter()
            .flat_map(|&index| statements[index].cue.iter().copied())
            .collect();
        let values = extract::values_around(article, &segments, &cues, config);
        let day = |index: usize| {
            let statement = &statements[index];
            let cue = statement.cue.first()?;
            let sentence = segments
                .sentences
                .iter()
                .find(|sentence| sentence.span.overlaps(*cue))?
                .span;
            let is_own =
                |span: Span| sentence.contains(span) && !statement.content.iter().any(|part| part.overlaps(span));
            let days = values
                .iter()
                .filter(|value| is_own(value.span))
                .filter_map(|value| match value.meaning {
                    Meaning::Date(day) => day.range(Some(published.date())),
                    _ => None,
                });
            let one_day = days.filter(|(first, last)| first == last && *first <= published.date());
            one_day.min_by_key(|(first, _)| *first).map(|day| (index, day))
        };
        indices.iter().filter_map(|&index| day(index)).collect()
    };
    let days = each(articles, found).into_iter().flatten();
    let mut said_on = vec![None; statements.len()];
    for (index, day) in days {
        said_on[index] = Some(day);
    }
    said_on
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
