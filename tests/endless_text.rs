//! Promise of the middle stages: ten times the text is about ten times the work, whatever the text.
//!
//! Work is measured as the bytes that statements hold and copy, which no machine changes. A stage that looks at all of a
//! sentence from each of its words would show as a test that does not end.

use quotetrace::extract::Method;
use quotetrace::model::{Article, Span, Statement};
use quotetrace::pipeline::{Config, statements};

/// Texts without sentence ends, without words, of one kind of mark, of names alone.
const PIECES: &[&str] = &[
    "He said it was late, ",
    "He said she said they said ",
    "he said that ",
    "it was late, he said, ",
    "“it was late,” he said, ",
    "he said “it was late” and ",
    "he said it was late; ",
    "it was late, according to Kim, ",
    "according to ",
    "said ",
    "Kim and Lee said the ",
    "with Kim, the sister, warning that ",
    "told Kim on Monday in Busan, ",
    "\"a\" said. ",
    "“a ",
    "“we will wait for the rain to come.” ",
    "“we will wait for the rain,” said Minister Aorth. ",
    "Kim: “a b c d e” ",
    "“a b c d e” — Kim ",
    "LEE: it was late.\nKIM: no.\n",
    "“First part of it.\n\n",
    "\" ",
    ". ",
    "[(",
    "Mr. ",
    "abcdefghij",
    "THE COUNCIL SAID ",
    "The council met in Busan on Monday and raised 20 million. ",
    "rain\n",
];

/// The bytes of all that a statement holds of its article.
fn bytes_held(statement: &Statement) -> usize {
    let spans = [&statement.content, &statement.quoted, &statement.cue];
    let parts: usize = spans.into_iter().flatten().copied().map(Span::len).sum();
    parts + statement.text.len() + statement.compared.len() + statement.before.len() + statement.after.len()
}

fn work(piece: &str, times: usize) -> usize {
    let found = statements(&Article::new(piece.repeat(times)), &Config::default());
    found.iter().map(bytes_held).sum()
}

#[test]
fn ten_times_the_text_is_ten_times_the_work() {
    for piece in PIECES {
        let (once, ten_times) = (work(piece, 3000), work(piece, 30_000));
        // What holds less than the text itself holds little, and may hold nothing of the first ones by chance.
        let little = piece.len() * 3000;
        assert!(
            ten_times <= 15 * once.max(little),
            "{piece:?}: {once} bytes, then {ten_times}"
        );
    }
}

#[test]
fn a_quotation_of_any_length_stays_whole() {
    let speech = "we will rebuild the dock ".repeat(5000);
    let found = statements(&Article::new(format!("“{speech}again,” he said.")), &Config::default());
    assert_eq!(found.len(), 1);
    assert!(found[0].text.len() >= speech.len());
}

#[test]
fn reports_inside_each_other_are_told_to_a_bound() {
    let quote = "Ann said Bo said Cy said Di said Ed said Flo said Gus said it was late in the day.";
    let mut config = Config::default();
    config.extract.method = Method::Rules;
    let found = statements(&Article::new(quote), &config);
    assert_eq!(found.len(), config.extract.reach.nested_max, "{found:#?}");
}
