//! The spine: every stage in order, a line each. The only place that joins stages, and the only one with threads.

mod annotated;
mod copies;
mod linked;
mod origin;
mod progress;
mod question;
mod reopen;
mod reviewed;
mod setup;
mod stream;

use std::num::NonZeroUsize;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use copies::Copies;
pub use linked::Linked;
pub use progress::{Progress, Step};
pub use question::{Verified, VerifyQuestion, verify};
pub use reopen::reopen;
pub use setup::Setup;
pub use stream::Stream;

use crate::extract::tagger::{self, TrainConfig};
use crate::graph::StatementGraph;
use crate::model::{Article, Cluster, Finding, Link, MarkedArticle, Origin, Review, Statement};
use crate::{attribute, evaluate, export, extract, find, fold, graph, link, pair, read, reuse, segment, trace, verify};

/// Every number that changes a result: one table per stage.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// From bytes to articles.
    pub read: read::Config,
    /// From articles to quotations.
    pub extract: extract::Config,
    /// From quotations to statements with their speakers.
    pub attribute: attribute::Config,
    /// How much a word tells where statements are compared.
    pub fold: fold::Config,
    /// Which statements are compared.
    pub pair: pair::Config,
    /// Which of them are one utterance.
    pub link: link::Config,
    /// Which articles are one text.
    pub reuse: reuse::Config,
    /// Clusters and the graph.
    pub graph: graph::Config,
    /// What a fact-checker should look at.
    pub find: find::Config,
    /// How a quotation stands to its original.
    pub verify: verify::Config,
    /// Which statements carry the words asked for.
    pub trace: trace::Config,
    /// What is written.
    pub export: export::Config,
}

/// All that a run finds out. Indices in links, clusters and findings point into `statements`.
pub struct Run {
    /// By date (unknown last), outlet, title.
    pub articles: Vec<Article>,
    /// By article: where it has its text from.
    pub origins: Vec<Origin>,
    /// By article, then by place.
    pub statements: Vec<Statement>,
    /// Statements that were left out because they were less sure than asked for.
    pub unsure: usize,
    /// By first, then by second statement.
    pub links: Vec<Link>,
    /// As [`graph::cluster`] orders them.
    pub clusters: Vec<Cluster>,
    /// How often the bounds on pairs were reached.
    pub bounds: pair::Reached,
    /// As [`find::find`] orders them.
    pub findings: Vec<Finding>,
    /// What a person decided before, as it was given.
    pub review: Review,
    /// All of the above as nodes and edges.
    pub graph: StatementGraph,
}

/// From articles to the graph.
///
/// The result does not depend on the order of `articles` nor on the number of threads. Exact copies of an
/// article are told apart by number, so that every id is unique.
/// Cost: linear in the articles' length; for pairing see [`pair::Index`]. Memory: the corpus and its statements.
#[must_use]
pub fn run<'a>(articles: Vec<Article>, setup: impl Into<Setup<'a>>, progress: &dyn Progress) -> Run {
    let setup = setup.into();
    let config = setup.config;
    let articles = in_order(articles);
    let (statements, unsure) = united(&articles, setup, progress);
    let linked = Linked::new(&statements, setup, progress);
    let mut links = linked.explained(&linked.bonds);
    let (mut clusters, bounds) = (linked.clusters, linked.bounds);
    if let Some(review) = setup.review {
        reviewed::apply(review, &mut links);
        clusters = graph::cluster(&statements, &reviewed::bonds(&linked.bonds, &links), &config.graph);
    }
    let origins = origin::origins(&articles, &statements, &config.reuse);
    origin::tie(&mut clusters, &articles, &statements, &origins);
    let standing = reviewed::standing(&links);
    let matter = find::Matter {
        articles: &articles,
        statements: &statements,
        links: &standing,
        clusters: &clusters,
    };
    let findings = find::find(matter, &config.find);
    let graph = StatementGraph::new(&articles, &statements, &links, &clusters);
    Run {
        articles,
        origins,
        statements,
        unsure,
        links,
        clusters,
        bounds,
        findings,
        review: setup.review.cloned().unwrap_or_default(),
        graph,
    }
}

/// The statements of all articles, one speaker across them, and how many were left out because they were not sure.
fn united(articles: &[Article], setup: Setup<'_>, progress: &dyn Progress) -> (Vec<Statement>, usize) {
    let (statements, unsure): (Vec<_>, Vec<_>) = statements_and_unsure(articles, setup, progress).into_iter().unzip();
    let mut statements: Vec<Statement> = statements.into_iter().flatten().collect();
    attribute::unify(&mut statements, &setup.config.attribute);
    (statements, unsure.into_iter().sum())
}

/// From one article to its statements, by place. Speakers are those of this article alone.
#[must_use]
pub fn statements<'a>(article: &Article, setup: impl Into<Setup<'a>>) -> Vec<Statement> {
    sure_statements(article, setup.into()).0
}

/// The statements of each of `articles`, which are worked on in parallel. Speakers are those of one article by itself.
#[must_use]
pub fn statements_of_each<'a>(
    articles: &[Article],
    setup: impl Into<Setup<'a>>,
    progress: &dyn Progress,
) -> Vec<Vec<Statement>> {
    let all = statements_and_unsure(articles, setup.into(), progress);
    all.into_iter().map(|(statements, _)| statements).collect()
}

fn statements_and_unsure(
    articles: &[Article],
    setup: Setup<'_>,
    progress: &dyn Progress,
) -> Vec<(Vec<Statement>, usize)> {
    let found = |article: &Article| {
        let found = sure_statements(article, setup);
        progress.advance(Step::Extract, articles.len());
        found
    };
    articles.par_iter().map(found).collect()
}

/// The statements of an article, and how many were left out because they were not sure enough.
fn sure_statements(article: &Article, setup: Setup<'_>) -> (Vec<Statement>, usize) {
    let config = &setup.config.attribute;
    let segments = segment::segment(&article.text);
    let quotations = setup.extractor().extract(article, &segments);
    let mut statements = attribute::attribute(article, &segments, quotations, config);
    let unsure = attribute::leave_out_unsure(&mut statements, config);
    statements.sort_by_key(|s| (s.content.first().copied(), s.content.last().copied(), s.id));
    (statements, unsure)
}

/// How well the statements found in marked articles agree with the marked ones; see [`evaluate::evaluate`].
///
/// The articles are worked on in parallel; the result does not depend on the number of threads.
#[must_use]
pub fn evaluate<'a>(
    articles: &[MarkedArticle],
    setup: impl Into<Setup<'a>>,
    scope: evaluate::Scope,
    progress: &dyn Progress,
) -> evaluate::Tally {
    let setup = setup.into();
    let tally = |marked: &MarkedArticle| {
        let found = statements(&Article::new(marked.text.as_str()), setup);
        progress.advance(Step::Extract, articles.len());
        evaluate::evaluate(marked, &found, scope)
    };
    let tallies: Vec<evaluate::Tally> = articles.par_iter().map(tally).collect();
    let mut sum = evaluate::Tally::default();
    for tally in &tallies {
        sum.add(tally);
    }
    sum
}

/// Trains a model on marked articles, in this order; gives the bytes of a model file. See [`tagger::train`].
#[must_use]
pub fn train(articles: Vec<MarkedArticle>, config: &TrainConfig, progress: &dyn Progress) -> Vec<u8> {
    let segmented = |article: MarkedArticle| {
        let segments = segment::segment(&article.text);
        (article, segments)
    };
    let lessons: Vec<_> = articles.into_par_iter().map(segmented).collect();
    let observer = |trained: tagger::TrainProgress| progress.advance(Step::Learn, trained.of);
    let school = tagger::School::new(&lessons, config, &observer);
    let teachers = school.teachers().into_par_iter();
    let teachers: Vec<tagger::Teacher> = teachers.map(|number| school.teacher(number)).collect();
    school.model(&teachers)
}

/// From statements to links with their reasons. With them how often a bound was reached.
#[must_use]
pub fn links<'a>(
    statements: &'a [Statement],
    setup: impl Into<Setup<'a>>,
    progress: &dyn Progress,
) -> (Vec<Link>, pair::Reached) {
    let linked = Linked::new(statements, setup, progress);
    (linked.explained(&linked.bonds), linked.bounds)
}

/// Runs `work` on so many threads; `None` is one for each processor.
///
/// Where the system grants no further thread, the calling one does all the work.
pub fn on_threads<T: Send>(threads: Option<NonZeroUsize>, work: impl FnOnce() -> T + Send) -> T {
    let pool = || rayon::ThreadPoolBuilder::new();
    let wanted = pool().num_threads(threads.map_or(0, NonZeroUsize::get)).build();
    match wanted.or_else(|_| pool().num_threads(1).use_current_thread().build()) {
        Ok(pool) => pool.install(work),
        Err(_) => work(),
    }
}

/// Does `work` for each of `items`, several at a time; the results are in the order of the items.
pub fn each<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    items.par_iter().map(&work).collect()
}

/// By date, outlet and title, whatever order they came in; copies told apart.
fn in_order(mut articles: Vec<Article>) -> Vec<Article> {
    articles.par_sort_by(|a, b| order_key(a).cmp(&order_key(b)));
    let mut copies = Copies::default();
    for article in &mut articles {
        copies.tell_apart(article);
    }
    articles
}

/// Every field, so that only articles which are the same in all of them may change places.
fn order_key(article: &Article) -> impl Ord + '_ {
    let Article {
        id,
        input_id,
        path,
        outlet,
        published,
        title,
        author,
        url: _,
        language,
        text: _,
    } = article;
    (
        (published.is_none(), published),
        outlet,
        title,
        (id, path, input_id),
        (author, language),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Outlet, Published};

    fn article(outlet: &str, day: usize, text: &str) -> Article {
        let mut article = Article {
            outlet: Outlet::new(outlet),
            published: (day > 0).then(|| Published::day(jiff::civil::date(2020, 6, i8::try_from(day).unwrap()))),
            ..Article::new(text)
        };
        article.identify(0);
        article
    }

    fn corpus() -> Vec<Article> {
        let quote = "“We will rebuild the ferry dock,” said Ana Ruiz. “Nobody was hurt,” she added.";
        let mut all: Vec<Article> = (0..9)
            .map(|n| article(["Harbour Post", "", "Daily Fjord"][n % 3], n % 4, quote))
            .collect();
        all.push(article("Harbour Post", 3, "Ana Ruiz said the dock would be rebuilt."));
        all.extend(all.clone());
        all
    }

    #[test]
    fn undated_articles_come_last() {
        let sorted = in_order(vec![article("A", 0, "x"), article("B", 2, "x"), article("C", 1, "x")]);
        let outlets: Vec<_> = sorted
            .iter()
            .filter_map(|a| a.outlet.as_ref().map(Outlet::name))
            .collect();
        assert_eq!(outlets, ["C", "B", "A"]);
    }

    #[test]
    fn copies_have_ids_of_their_own() {
        let mut ids: Vec<_> = in_order(corpus()).iter().map(|a| a.id).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), corpus().len());
    }

    #[test]
    fn neither_input_order_nor_threads_change_the_result() {
        let told = |threads, articles| {
            let run = on_threads(NonZeroUsize::new(threads), || run(articles, &Config::default(), &()));
            format!(
                "{:?} {:?} {:?} {:?} {:?} {:?}",
                run.articles, run.origins, run.statements, run.links, run.clusters, run.findings
            )
        };
        let reference = told(1, corpus());
        let reversed: Vec<_> = corpus().into_iter().rev().collect();
        assert!(told(2, corpus()) == reference, "two threads");
        assert!(told(8, reversed) == reference, "reversed, eight threads");
    }

    #[test]
    fn no_articles_are_a_run_too() {
        let run = run(Vec::new(), &Config::default(), &());
        assert!(run.statements.is_empty() && run.links.is_empty() && run.clusters.is_empty());
    }

    #[test]
    fn an_unknown_key_is_refused() {
        assert!(toml::from_str::<Config>("[link]\nthreshhold = 0.5").is_err());
    }
}
