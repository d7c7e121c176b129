//! How fast articles become statements: extraction and attribution by rules and by the tagger, stage by stage.
//!
//! `cargo bench --bench extraction -- [PATH…]`
//!
//! Reads the articles, plain or marked, of the files named as arguments; without one the sample, repeated to some
//! megabytes. One thread, in time of its processor core, so that other work on the machine tells little. Reading is not
//! measured.

#![expect(clippy::disallowed_methods, reason = "a measurement takes a few arguments")]

use std::hint::black_box;
use std::path::PathBuf;
use std::time::Duration;

use quotetrace::attribute;
use quotetrace::error::Error;
use quotetrace::export::StatementLines;
use quotetrace::extract::{Extractor, Method, marks, tagger};
use quotetrace::model::{Article, Quotation, Segments, Statement};
use quotetrace::pipeline::Config;
use quotetrace::read::{self, Input, Record};
use quotetrace::segment;

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/sample/articles");
/// Text that is measured at least.
const BYTES_MIN: usize = 3 << 20;
/// The length of an article in which the rate is told.
const ARTICLE_CHARS: f64 = 4500.0;

fn main() -> Result<(), Error> {
    // Cargo adds `--bench`.
    let args = std::env::args().skip(1).filter(|arg| arg != "--bench");
    let mut paths: Vec<PathBuf> = args.map(Into::into).collect();
    if paths.is_empty() {
        paths.push(SAMPLE.into());
    }
    let articles = repeated(articles(&paths)?);
    let characters: usize = articles.iter().map(|article| article.text.chars().count()).sum();
    for method in [Method::Rules, Method::Tagger] {
        let mut config = Config::default();
        config.extract.method = method;
        measure(&articles[..1], &config); // loads the word lists and the model
        let measured = measure(&articles, &config);
        print(method, articles.len(), characters, &measured);
    }
    Ok(())
}

const STAGES: [&str; 6] = [
    "segment",
    "rules",
    "tagger",
    "claims and values",
    "attribute",
    "JSON lines",
];
/// Articles that a stage takes at a time, so that memory stays flat, as in `quotetrace extract`.
const CHUNK: usize = 50;

/// What was measured.
#[derive(Default)]
struct Measured {
    tokens: usize,
    /// In the order of [`STAGES`].
    times: [Duration; STAGES.len()],
}

fn measure(articles: &[Article], config: &Config) -> Measured {
    let mut measured = Measured::default();
    for chunk in articles.chunks(CHUNK) {
        add(&mut measured, chunk, config);
    }
    measured
}

fn add(measured: &mut Measured, articles: &[Article], config: &Config) {
    let (segments, segmenting) = timed(|| each(articles, |article| segment::segment(&article.text)));
    let segmented: Vec<(&Article, &Segments)> = articles.iter().zip(&segments).collect();
    let extractor = Extractor::new(&config.extract, None);
    let (hints, by_rules) = timed(|| each(&segmented, |(article, segments)| extractor.by_rules(article, segments)));
    let tagging = match config.extract.method {
        Method::Rules => Duration::ZERO,
        Method::Tagger => tagging(&segmented, &hints, config),
    };
    let (found, extracting) = timed(|| each(&segmented, |(article, segments)| extractor.extract(article, segments)));
    let work: Vec<_> = segmented.iter().zip(found).collect();
    let (statements, attributing) = timed(|| {
        let statements = work.into_iter().map(|((article, segments), quotations)| {
            attribute::attribute(article, segments, quotations, &config.attribute)
        });
        statements.collect::<Vec<Vec<Statement>>>()
    });
    let ((), writing) = timed(|| {
        for (article, statements) in articles.iter().zip(&statements) {
            let lines = StatementLines::new(article);
            for statement in statements {
                black_box(lines.line(statement, None));
            }
        }
    });
    let rest = extracting.saturating_sub(by_rules + tagging);
    let times = [segmenting, by_rules, tagging, rest, attributing, writing];
    for (sum, time) in measured.times.iter_mut().zip(times) {
        *sum += time;
    }
    measured.tokens += segments.iter().map(|segments| segments.tokens.len()).sum::<usize>();
}

/// What the tagger takes, regions in quotation marks found beforehand.
fn tagging(segmented: &[(&Article, &Segments)], hints: &[Vec<Quotation>], config: &Config) -> Duration {
    let regions = each(segmented, |(article, segments)| {
        marks::regions(&article.text, segments, &config.extract)
    });
    let english = tagger::english();
    let ((), time) = timed(|| {
        for (((article, segments), regions), hints) in segmented.iter().zip(&regions).zip(hints) {
            let page = tagger::Page::new(&article.text, segments, regions);
            black_box(english.quotations(&page, hints, &config.extract.trained));
        }
    });
    time
}

fn each<T, R>(items: &[T], work: impl Fn(&T) -> R) -> Vec<R> {
    items.iter().map(work).collect()
}

fn timed<R>(work: impl FnOnce() -> R) -> (R, Duration) {
    let start = clock();
    let result = work();
    (result, clock().saturating_sub(start))
}

/// The time that this thread has had a processor core.
#[cfg(target_os = "linux")]
fn clock() -> Duration {
    use rustix::time::{ClockId, clock_gettime};
    clock_gettime(ClockId::ThreadCPUTime)
        .try_into()
        .expect("a thread has run for no negative time")
}

/// The time since the first call: measure on an idle machine.
#[cfg(not(target_os = "linux"))]
#[expect(clippy::disallowed_types, reason = "a measurement needs the clock")]
fn clock() -> Duration {
    use std::time::Instant;
    static FIRST: std::sync::LazyLock<Instant> = std::sync::LazyLock::new(Instant::now);
    FIRST.elapsed()
}

fn print(method: Method, articles: usize, characters: usize, measured: &Measured) {
    let seconds = measured.times.iter().sum::<Duration>().as_secs_f64().max(1e-9);
    let tokens = measured.tokens;
    let rate = |count: usize| count as f64 / seconds;
    let of_length = characters as f64 / ARTICLE_CHARS;
    println!("{method:?}: {articles} articles, {characters} characters, {tokens} tokens in {seconds:.2} s of one core");
    println!(
        "  {:.0} articles of {ARTICLE_CHARS} characters/s, {:.0} characters/s, {:.0} tokens/s",
        of_length / seconds,
        rate(characters),
        rate(tokens)
    );
    let stages = STAGES.iter().zip(measured.times);
    for (name, time) in stages.filter(|(_, time)| !time.is_zero()) {
        let share = 100.0 * time.as_secs_f64() / seconds;
        let micros = time.as_secs_f64() * 1e6 / of_length;
        println!("  {name:<18} {share:4.1} %  {micros:6.1} µs an article");
    }
}

fn articles(paths: &[PathBuf]) -> Result<Vec<Article>, Error> {
    let inputs: Vec<Input> = paths.iter().cloned().map(Input::Path).collect();
    let mut articles = Vec::new();
    read::read(&inputs, &Config::default().read, &mut |record| {
        if let Record::Article(article) = record {
            articles.push(article);
        }
    })?;
    Ok(articles)
}

/// As often as it takes to have enough.
fn repeated(articles: Vec<Article>) -> Vec<Article> {
    let bytes: usize = articles.iter().map(|article| article.text.len()).sum();
    assert!(bytes > 0, "no article was read");
    let times = BYTES_MIN.div_ceil(bytes);
    let count = articles.len() * times;
    articles.into_iter().cycle().take(count).collect()
}
