//! How fast a whole run is, on the sample or on the files named as arguments.
//!
//! `cargo bench --bench whole_run -- [--threads N] [--times N] [PATH…]`
//!
//! Articles are read once and repeated, each time as another outlet's, so that copies are linked as in a real corpus.
//! Reading is not measured. Times are wall clock: compare on an idle machine.

#![expect(
    clippy::disallowed_types,
    clippy::disallowed_methods,
    reason = "a measurement needs the clock, and no more than a few arguments"
)]

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::time::Instant;

use quotetrace::error::Error;
use quotetrace::model::{Article, Outlet, Statement};
use quotetrace::pipeline::{self, Config};
use quotetrace::read::{self, Input, Record};
use quotetrace::{attribute, segment};

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/sample/articles");

struct Wanted {
    threads: NonZeroUsize,
    times: usize,
    paths: Vec<PathBuf>,
}

fn main() -> Result<(), Error> {
    let wanted = wanted();
    let config = Config::default();
    let articles = repeated(&articles(&wanted.paths, &config)?, wanted.times);
    pipeline::on_threads(Some(wanted.threads), || measure(&articles, &config));
    Ok(())
}

fn measure(articles: &[Article], config: &Config) {
    let characters: usize = articles.iter().map(|article| article.text.chars().count()).sum();
    let tokens: usize = articles
        .iter()
        .map(|article| segment::segment(&article.text).tokens.len())
        .sum();
    println!("{} articles, {characters} characters, {tokens} tokens", articles.len());

    let start = Instant::now();
    let mut statements = pipeline::statements_of_each(articles, config, &()).concat();
    let rate = rate_since(start);
    println!(
        "segment, extract, attribute: {}",
        rate(&[
            (articles.len(), "articles"),
            (characters, "characters"),
            (tokens, "tokens")
        ])
    );

    let start = Instant::now();
    attribute::unify(&mut statements, &config.attribute);
    println!(
        "unify speakers: {}",
        rate_since(start)(&[(statements.len(), "statements")])
    );

    let start = Instant::now();
    let (links, _) = pipeline::links(&statements, config, &());
    println!(
        "pair, link: {}",
        rate_since(start)(&[(statements.len(), "statements"), (links.len(), "links")])
    );
    println!(
        "{} statements, {} attributed, {} links",
        statements.len(),
        attributed(&statements),
        links.len()
    );
}

fn rate_since(start: Instant) -> impl Fn(&[(usize, &str)]) -> String {
    let seconds = start.elapsed().as_secs_f64().max(1e-9);
    move |counts| {
        let rates: Vec<_> = counts
            .iter()
            .map(|(n, of)| format!("{:.0} {of}/s", *n as f64 / seconds))
            .collect();
        format!("{seconds:.3} s, {}", rates.join(", "))
    }
}

fn attributed(statements: &[Statement]) -> usize {
    statements
        .iter()
        .filter(|statement| statement.speaker.is_some())
        .count()
}

fn articles(paths: &[PathBuf], config: &Config) -> Result<Vec<Article>, Error> {
    let inputs: Vec<Input> = paths.iter().cloned().map(Input::Path).collect();
    let mut articles = Vec::new();
    read::read(&inputs, &config.read, &mut |record| {
        if let Record::Article(article) = record {
            articles.push(article);
        }
    })?;
    Ok(articles)
}

fn repeated(articles: &[Article], times: usize) -> Vec<Article> {
    let again = |round: usize| {
        articles.iter().cloned().map(move |mut article| {
            let name = article.outlet.as_ref().map_or("", Outlet::name);
            article.outlet = if round == 0 {
                article.outlet
            } else {
                Outlet::new(&format!("{name} {round}"))
            };
            article.identify(0);
            article
        })
    };
    (0..times).flat_map(again).collect()
}

fn wanted() -> Wanted {
    let mut wanted = Wanted {
        threads: NonZeroUsize::MIN,
        times: 0,
        paths: Vec::new(),
    };
    // Cargo adds `--bench`.
    let mut args = std::env::args().skip(1).filter(|arg| arg != "--bench");
    while let Some(arg) = args.next() {
        let mut number = || {
            args.next()
                .and_then(|n| n.parse().ok())
                .and_then(NonZeroUsize::new)
                .unwrap_or(NonZeroUsize::MIN)
        };
        match arg.as_str() {
            "--threads" => wanted.threads = number(),
            "--times" => wanted.times = number().get(),
            path => wanted.paths.push(path.into()),
        }
    }
    if wanted.times == 0 {
        wanted.times = if wanted.paths.is_empty() { 100 } else { 1 };
    }
    if wanted.paths.is_empty() {
        wanted.paths.push(SAMPLE.into());
    }
    wanted
}
