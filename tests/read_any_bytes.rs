//! Promises of the read stage over random bytes: no panic, and every record is accounted for.

use std::fs;
use std::io::Write;

use proptest::prelude::*;
use quotetrace::read::{Config, Input, Record, read};
use tempfile::TempDir;

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).expect("writing to memory");
    encoder.finish().expect("writing to memory")
}

const ENDINGS: [&str; 9] = [
    "txt",
    "md",
    "html",
    "xhtml",
    "json",
    "jsonl",
    "csv",
    "tsv",
    "articles.csv",
];

/// Bytes that mean something to some format, more likely than others.
fn hostile_bytes() -> impl Strategy<Value = Vec<u8>> {
    let pieces = prop_oneof![
        3 => proptest::sample::select(vec![
            "{\"text\":\"", "\"}", "[", "]", "{", "}", ",", "\n", "\r", "\"", "text", "file", ";", "\t", "<div>", "<b>", "<p ",
            "</p>", "<!--", "-->", "<script>", "</", "<svg>", "<table>", "&#x", "&amp;", "---\n", "+++\n", "title: x\n", "```", "# ",
            "“No,” she said.", "\\ud800", "\\", "\u{feff}", "sep=;\n", "2020-06-16", "None", "published", " ", "=",
        ]).prop_map(|piece| piece.as_bytes().to_vec()),
        1 => proptest::collection::vec(any::<u8>(), 1..4),
    ];
    let text = proptest::collection::vec(pieces, 0..60).prop_map(|pieces| pieces.concat());
    let packed = text.clone().prop_map(|bytes| gzip(&bytes));
    let cut = packed
        .clone()
        .prop_map(|bytes| bytes[..bytes.len() - bytes.len() / 3].to_vec());
    prop_oneof![6 => text, 1 => packed, 1 => cut, 1 => proptest::collection::vec(any::<u8>(), 0..200)]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn any_bytes_are_read_without_panic_and_add_up(bytes in hostile_bytes()) {
        let names: Vec<String> = ENDINGS.iter().map(|ending| format!("x.{ending}").replace("x.articles", "articles")).collect();
        let folder = TempDir::new().expect("a temporary folder");
        for name in &names {
            fs::write(folder.path().join(name), &bytes).expect("a file");
        }
        let mut articles = Vec::new();
        let (mut skipped, mut empty) = (0, 0);
        let inventory = read(&[Input::Path(folder.path().to_owned())], &Config::default(), &mut |record| match record {
            Record::Article(article) => articles.push(article),
            Record::Skipped(_) => skipped += 1,
            Record::Empty { .. } => empty += 1,
        })
        .expect("there are files");
        for counts in inventory.files.iter().map(|file| file.counts).chain([inventory.totals]) {
            prop_assert_eq!(counts.given, counts.read + counts.skipped + counts.empty);
        }
        prop_assert_eq!(inventory.totals.read, articles.len() as u64);
        prop_assert_eq!(inventory.totals.skipped, skipped);
        prop_assert_eq!(inventory.totals.empty, empty);
        for article in &articles {
            prop_assert!(!article.text.trim().is_empty());
            prop_assert!(!article.text.contains('\0'));
        }
    }
}
