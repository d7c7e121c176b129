//! Whole files and folders through the read stage: what comes out, what is told, and that all of it adds up.

use std::fs;
use std::io::Write;
use std::path::Path;

use quotetrace::error::Error;
use quotetrace::model::{Article, Outlet};
use quotetrace::read::{Config, Field, FileReport, Input, Inventory, Record, WarningKind, read};
use tempfile::TempDir;

/// What one run gave.
struct Outcome {
    articles: Vec<Article>,
    skipped: Vec<String>,
    empty: usize,
    result: Result<Inventory, Error>,
}

impl Outcome {
    fn inventory(&self) -> &Inventory {
        self.result.as_ref().expect("something was there to read")
    }

    fn file(&self, name: &str) -> &FileReport {
        let mut files = self.inventory().files.iter();
        files.find(|file| file.path.ends_with(name)).expect("the file was met")
    }

    fn texts(&self) -> Vec<&str> {
        self.articles.iter().map(|article| article.text.as_str()).collect()
    }
}

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("inside the folder")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }
    folder
}

fn run(path: &Path, config: &Config) -> Outcome {
    let mut outcome = Outcome {
        articles: Vec::new(),
        skipped: Vec::new(),
        empty: 0,
        result: Err(Error::NothingReadable {
            inputs: String::new(),
            seen: String::new(),
        }),
    };
    outcome.result = read(&[Input::Path(path.to_owned())], config, &mut |record| match record {
        Record::Article(article) => outcome.articles.push(article),
        Record::Skipped(skipped) => {
            let shown = skipped.to_string();
            let name = format!("{}/", path.display());
            outcome.skipped.push(shown.replace(&name, ""));
        }
        Record::Empty { .. } => outcome.empty += 1,
    });
    outcome
}

fn read_files(files: &[(&str, &[u8])]) -> Outcome {
    run(folder(files).path(), &Config::default())
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).expect("writing to memory");
    encoder.finish().expect("writing to memory")
}

#[test]
fn texts_are_kept_character_for_character() {
    let outcome = read_files(&[
        ("a.txt", " “No,”\r\n she said.\t\n".as_bytes()),
        ("b.json", br#"[{"text":" a\r\nb "}]"#),
        ("c.csv", b"id,text\r\n1,\" a\r\nb \"\r\n"),
    ]);
    assert_eq!(outcome.texts(), [" “No,”\r\n she said.\t\n", " a\r\nb ", " a\r\nb "]);
}

#[test]
fn every_format_gives_its_fields() {
    let front = "---\ntitle: M\ndate: 2020-06-16\nauthor: [A, B]\noutlet: The Day\n---\n# Head\n\nText *here*.\n";
    let outcome = read_files(&[
        (
            "a.jsonl",
            br#"{"doc_id":7,"text":"t","url":"https://www.day.example/1","date":1592286540}"#,
        ),
        ("b.tsv", b"Headline\tarticleBody\tmedia_name\nH\tt\tThe Day\n"),
        ("c.md", front.as_bytes()),
    ]);
    let [lines, table, markdown] = &outcome.articles[..] else {
        panic!("three articles")
    };
    let outlet = |article: &Article| article.outlet.as_ref().map(|outlet| outlet.name().to_owned());
    assert_eq!((&*lines.input_id, outlet(lines).as_deref()), ("7", Some("day.example")));
    assert_eq!(
        lines.published.map(|p| p.to_string()).as_deref(),
        Some("2020-06-16T05:49:00Z")
    );
    assert_eq!(
        (table.title.as_deref(), outlet(table).as_deref()),
        (Some("H"), Some("The Day"))
    );
    assert_eq!(markdown.text, "Head\n\nText here.");
    assert_eq!(
        (markdown.author.as_deref(), outlet(markdown).as_deref()),
        (Some("A, B"), Some("The Day"))
    );
    assert_eq!(outcome.file("a.jsonl").mapping[&Field::Id], ["doc_id"]);
}

#[test]
fn a_page_gives_its_main_part() {
    let paragraph = "“We will publish every document before the vote,” she said, after the council, the mayor and the \
                     union had met for three hours in the town hall, where nobody else was let in.";
    let page = format!(
        "<!doctype html><html lang=en><head><title>Vote | The Day</title><link rel=canonical href='https://www.day.example/v'>\
         <script type='application/ld+json'>{{\"@type\":\"NewsArticle\",\"headline\":\"Vote\",\"datePublished\":\"2020-06-16T05:49:00Z\"}}</script>\
         </head><body><nav><ul><li><a href=/>Home</a><li><a href=/s>Sport</a></ul></nav><div class=article-body><h1>Vote</h1>\
         <p>{paragraph}</p><p>{paragraph}</p><div style='display:none'><p>{paragraph} Hidden.</p></div></div>\
         <footer>All rights reserved</footer></body></html>"
    );
    let outcome = read_files(&[("page.html.gz", &gzip(page.as_bytes()))]);
    let [article] = &outcome.articles[..] else {
        panic!("one article")
    };
    assert_eq!(article.text, format!("{paragraph}\n\n{paragraph}"));
    assert_eq!(article.title.as_deref(), Some("Vote"));
    assert_eq!(article.outlet.as_ref().map(Outlet::name), Some("day.example"));
    assert_eq!(
        article.published.map(|p| p.to_string()).as_deref(),
        Some("2020-06-16T05:49:00Z")
    );
    assert_eq!(article.language.as_deref(), Some("en"));
}

#[test]
fn a_hostile_page_is_read_without_the_parser() {
    let page = format!("{}<p>“No,” she said.</p>", "<div>".repeat(30_000));
    let outcome = read_files(&[("a.html", page.as_bytes())]);
    assert_eq!(outcome.texts(), ["“No,” she said."]);
    assert!(outcome.file("a.html").warnings.contains_key(&WarningKind::PlainHtml));
}

#[test]
fn folders_are_read_by_name_and_other_files_counted() {
    let outcome = read_files(&[("b.txt", b"b"), ("a/z.txt", b"z"), ("a.txt", b"a"), ("x.bin", b"x")]);
    assert_eq!(outcome.texts(), ["z", "a", "b"]);
    assert_eq!(outcome.inventory().ignored, 1);
    assert_eq!(outcome.inventory().totals.given, 3);
}

#[test]
fn a_list_says_what_files_do_not() {
    let list = "file,outlet,published,title\na.txt,The Day,2020-06-16,T\ngone.txt,X,,\nnoend,Y,,\n";
    let outcome = read_files(&[
        ("articles.csv", list.as_bytes()),
        ("a.txt", b"one"),
        ("b.txt", b"two"),
        ("noend", b"three"),
    ]);
    let outlets: Vec<_> = outcome
        .articles
        .iter()
        .map(|a| a.outlet.as_ref().map(|o| o.name().to_owned()))
        .collect();
    assert_eq!(outlets, [Some("The Day".into()), Some("b".into()), Some("Y".into())]);
    assert_eq!(outcome.skipped.len(), 1);
    assert!(
        outcome.skipped[0].starts_with("articles.csv:3: the listed file"),
        "{:?}",
        outcome.skipped
    );
    assert!(outcome.file("articles.csv").sha256.is_some());
}

#[test]
fn a_configured_list_inside_the_folder_is_no_article() {
    let folder = folder(&[("a.txt", b"one"), ("list.csv", b"file,title\na.txt,A\n")]);
    let config = Config {
        articles: Some(folder.path().join("list.csv")),
        ..Config::default()
    };
    let outcome = run(folder.path(), &config);
    assert_eq!(outcome.articles[0].title.as_deref(), Some("A"));
    assert_eq!(outcome.inventory().totals.given, 1);
}

#[test]
fn a_configured_list_alone_reads_its_files() {
    let folder = folder(&[
        ("in/a.txt", b"one"),
        ("in/b.txt", b"two"),
        ("list.csv", b"file,title\nin/b.txt,B\n"),
    ]);
    let config = Config {
        articles: Some(folder.path().join("list.csv")),
        ..Config::default()
    };
    let mut titles = Vec::new();
    let inventory = read(&[], &config, &mut |record| {
        if let Record::Article(article) = record {
            titles.push(article.title);
        }
    });
    assert_eq!(titles, [Some("B".to_owned())]);
    assert_eq!(inventory.expect("a file was read").totals.read, 1);
    let missing = Config {
        articles: Some("no/such.csv".into()),
        ..Config::default()
    };
    assert!(matches!(
        read(&[], &missing, &mut |_| {}),
        Err(Error::ArticleList { .. })
    ));
}

#[test]
fn bad_records_are_told_by_line_and_the_others_read() {
    let mut lines = "{\"text\":\"t\"}\n".repeat(6);
    lines.push_str("{\"text\":\"no end\n\n{\"text\":\"t\"}\n");
    let outcome = read_files(&[
        ("a.jsonl", lines.as_bytes()),
        ("b.csv", b"id,text\n1\n2,t\n3,\"open\n4,t\n"),
    ]);
    assert_eq!(outcome.articles.len(), 8);
    assert!(
        outcome.skipped[0].starts_with("a.jsonl:7: not valid JSON at column"),
        "{:?}",
        outcome.skipped
    );
    assert!(outcome.skipped[1].starts_with("b.csv:2: the row has 1 fields, the header 2"));
    assert!(outcome.skipped[2].starts_with("b.csv:4: a quotation mark opened on this line"));
}

#[test]
fn a_table_without_text_names_its_columns_and_the_remedy() {
    let outcome = read_files(&[("a.csv", b"id,story\n1,t\n"), ("b.txt", b"b")]);
    assert_eq!(
        outcome.skipped,
        ["a.csv: no column holds the text; there are `id`, `story` (name the column that holds it: --map text=COLUMN)"]
    );
    let mut config = Config::default();
    config.map.insert(Field::Text, "story".to_owned());
    let folder = folder(&[("a.csv", b"id,story\n1,t\n")]);
    assert_eq!(run(folder.path(), &config).texts(), ["t"]);
}

#[test]
fn long_records_are_passed_over() {
    let long = format!("{{\"text\":\"{}\"}}\n{{\"text\":\"t\"}}\n", "x".repeat(5000));
    let folder = folder(&[("a.jsonl", long.as_bytes()), ("b.txt", "x".repeat(5000).as_bytes())]);
    let config = Config {
        record_bytes_max: 1000,
        ..Config::default()
    };
    let outcome = run(folder.path(), &config);
    assert_eq!(outcome.texts(), ["t"]);
    assert!(
        outcome.skipped[0].starts_with("a.jsonl:1: a record of 5011 bytes"),
        "{:?}",
        outcome.skipped
    );
    assert!(outcome.skipped[1].starts_with("b.txt: more than 1000 bytes"));
}

#[test]
fn damaged_archives_are_told_and_what_was_whole_is_kept() {
    let mut lines = Vec::new();
    for i in 0..2000 {
        writeln!(lines, "{{\"text\":\"line {} of {i}\"}}", i * 7919).expect("writing to memory");
    }
    let whole = gzip(&lines);
    let trailing = [gzip(b"text"), b"garbage".to_vec()].concat();
    let outcome = read_files(&[
        ("cut.jsonl.gz", &whole[..whole.len() / 2]),
        ("trailing.txt.gz", &trailing),
        ("twice.txt.gz", &gzip(&gzip(b"text"))),
    ]);
    assert!(outcome.articles.len() > 500, "{}", outcome.articles.len());
    assert!(outcome.skipped[0].contains("cut off"), "{:?}", outcome.skipped);
    assert!(outcome.skipped[1].starts_with("twice.txt.gz: compressed more than once"));
    assert!(
        outcome
            .file("trailing.txt.gz")
            .warnings
            .contains_key(&WarningKind::TrailingBytes)
    );
}

#[test]
fn encodings_are_told_by_mark_and_content() {
    let utf16: Vec<u8> = "\u{feff}{\"text\":\"“é”\"}\n"
        .encode_utf16()
        .flat_map(u16::to_be_bytes)
        .collect();
    let outcome = read_files(&[
        ("a.txt", b"\xef\xbb\xbf\xe2\x80\x9cNo\xe2\x80\x9d"),
        ("b.jsonl", &utf16),
        ("c.txt", b"\x93No\x94"),
        ("d.csv", b"\xef\xbb\xbftext\n\x93No\x94\n"),
        ("e.txt", b"\xff\xfe\0\0N\0\0\0"),
        ("f.txt", &[0; 100]),
        ("g.txt", b"N\0, she said."),
    ]);
    assert_eq!(outcome.texts(), ["“No”", "“é”", "“No”", "“No”", "N\u{fffd}, she said."]);
    assert_eq!(
        outcome.file("b.jsonl").encoding.iter().collect::<Vec<_>>(),
        [&"UTF-16BE"]
    );
    assert!(outcome.skipped[0].starts_with("e.txt: UTF-32"));
    assert!(outcome.skipped[1].starts_with("f.txt: looks binary"));
}

#[test]
fn blank_files_and_records_are_empty() {
    let outcome = read_files(&[
        ("a.txt", b""),
        ("b.jsonl", b"{\"text\":\" \"}\n"),
        ("c.html", b"<p> </p>"),
        ("d.csv", b"text\n"),
    ]);
    assert_eq!((outcome.empty, outcome.skipped.len()), (3, 0));
    assert_eq!(outcome.inventory().totals.given, 3, "a header alone is no record");
}

#[test]
fn nothing_to_read_says_what_was_seen() {
    let outcome = read_files(&[("a.zip", b"PK\x03\x04")]);
    let Err(error) = outcome.result else {
        panic!("there is nothing to read")
    };
    assert!(error.to_string().contains("1 of other kinds"), "{error}");
    let gone = run(Path::new("no/such/place.txt"), &Config::default());
    let Err(error) = gone.result else {
        panic!("there is nothing to read")
    };
    assert!(error.to_string().contains("place.txt: cannot be read"), "{error}");
}

#[cfg(unix)]
#[test]
fn links_and_pipes_in_folders_are_told_and_not_read() {
    let folder = folder(&[("a.txt", b"a")]);
    std::os::unix::fs::symlink("/dev/zero", folder.path().join("zero.txt")).expect("a link");
    std::os::unix::fs::symlink("..", folder.path().join("loop")).expect("a link");
    let pipe = std::process::Command::new("mkfifo")
        .arg(folder.path().join("pipe.txt"))
        .status();
    let pipes = usize::from(pipe.is_ok_and(|status| status.success()));
    let outcome = run(folder.path(), &Config::default());
    assert_eq!(outcome.texts(), ["a"]);
    assert_eq!(outcome.skipped.len(), 1 + pipes, "{:?}", outcome.skipped);
}

#[cfg(unix)]
#[test]
fn names_that_are_no_utf8_are_read() {
    use std::os::unix::ffi::OsStrExt;
    let folder = folder(&[]);
    let name = std::ffi::OsStr::from_bytes(b"caf\xe9.txt");
    fs::write(folder.path().join(name), "text").expect("a file");
    let outcome = run(folder.path(), &Config::default());
    assert_eq!(outcome.texts(), ["text"]);
    assert!(outcome.articles[0].path.ends_with("caf\u{fffd}.txt"));
}
