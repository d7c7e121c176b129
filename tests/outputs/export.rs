//! Every file of a run, read back.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use quotetrace::export::{self, Config, Contents, CsvText, Destination, Existing, RunInfo};
use quotetrace::find;
use quotetrace::graph::StatementGraph;
use quotetrace::model::Review;

use crate::invented::{Corpus, bridge, hostile, hostile_texts};

type Rows = Vec<BTreeMap<String, String>>;

/// Writes the run below cargo's folder for tests, where the validators of other tools find it too.
pub fn written(corpus: &Corpus, name: &str, config: &Config) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let destination =
        Destination::new(&folder, Existing::Replace).expect("a folder of an earlier test run may be replaced");
    let graph = StatementGraph::new(&corpus.articles, &corpus.statements, &corpus.links, &corpus.clusters);
    let contents = Contents {
        articles: &corpus.articles,
        origins: &corpus.origins,
        statements: &corpus.statements,
        links: &corpus.links,
        clusters: &corpus.clusters,
        findings: &find::find(corpus.matter(), &find::Config::default()),
        graph: &graph,
        review: Review::NONE,
        run: &RunInfo {
            version: "0.0.0".into(),
            options: serde_json::json!({"extract": {"confidence_min": 0.5}}),
            given: 3,
            read: 2,
            skipped: 1,
            ..RunInfo::default()
        },
    };
    export::write(&contents, &destination, config).expect("the folder can be written");
    folder
}

fn csv_rows(file: &Path) -> Rows {
    let mut reader = csv::Reader::from_path(file).expect("the table was written");
    reader
        .deserialize()
        .collect::<Result<_, _>>()
        .expect("every row has the fields of the header")
}

/// The text that a guarded field stands for.
fn unguarded(field: &str) -> &str {
    field.strip_prefix('\'').unwrap_or(field)
}

fn json_lines(file: &Path) -> Vec<serde_json::Value> {
    let text = fs::read_to_string(file).expect("the lines were written");
    text.lines()
        .map(|line| serde_json::from_str(line).expect("every line is JSON"))
        .collect()
}

#[test]
fn columns_are_those_that_are_promised() {
    let folder = written(&bridge(), "columns", &Config::default());
    for (file, header) in [
        (
            "articles.csv",
            "article_id,outlet,published,title,author,url,language,words,wire,copy_group,path",
        ),
        (
            "statements.csv",
            "statement_id,article_id,outlet,published,kind,act,text,speaker,speaker_id,mention,cue,medium,\
             said_on,start,end,confidence,cluster_id,before,after,link",
        ),
        (
            "links.csv",
            "link_id,a,b,relation,status,score,speaker_agrees,overlap,containment,alignment,longest_run,levenshtein,\
             jaro_winkler,diff",
        ),
        (
            "clusters.csv",
            "cluster_id,text,statements,outlets,independent_outlets,variants,speakers,earliest,earliest_outlet,latest",
        ),
        (
            "findings.csv",
            "finding_id,kind,severity,cluster_id,a,b,detail,reason,class,a_outlet,a_published,a_start,a_end,a_text,\
             a_context,b_outlet,b_published,b_start,b_end,b_text,b_context",
        ),
        (
            "nodes.csv",
            "Id,Label,Kind,Subkind,Outlet,Speaker,Cluster,Size,Outlets,Independent,Confidence,Url,Timeset",
        ),
        (
            "edges.csv",
            "Id,Source,Target,Type,Kind,Weight,Label,Status,Symmetric,Timeset",
        ),
    ] {
        let text = fs::read_to_string(folder.join(file)).unwrap();
        assert_eq!(text.lines().next(), Some(header), "{file}");
    }
}

#[test]
fn rows_are_quoted_where_text_and_blank_where_unknown() {
    let corpus = bridge();
    let folder = written(&corpus, "quoting", &Config::default());
    let statements = fs::read_to_string(folder.join("statements.csv")).unwrap();
    let claim = statements.lines().nth(4).unwrap();
    assert!(
        claim.contains(",\"claim\",\"speech\",\"Some 30,000 people crossed it each day last year.\",,,,,,"),
        "{claim}"
    );
    let links = fs::read_to_string(folder.join("links.csv")).unwrap();
    assert!(
        links.lines().nth(1).unwrap().ends_with(
            ",\"altered\",\"confirmed\",0.970,false,0.800,0.950,0.900,0.500,0.877,1.000,\
             \"… bolts has been tested, [-will-]{+may+}\""
        ),
        "{links}"
    );
    let clusters = csv_rows(&folder.join("clusters.csv"));
    assert_eq!(clusters[0]["speakers"], "Ministry of Roads; Per Holm");
    assert_eq!(
        (&*clusters[0]["earliest"], &*clusters[0]["latest"]),
        ("2031-03-02", "2031-03-04")
    );
    assert_eq!((&*clusters[0]["statements"], &*clusters[0]["outlets"]), ("4", "4"));
}

#[test]
fn hostile_text_reads_back_whole_from_every_table() {
    let corpus = hostile();
    let folder = written(&corpus, "hostile", &Config::default());
    let texts = hostile_texts();
    let articles = csv_rows(&folder.join("articles.csv"));
    let statements = csv_rows(&folder.join("statements.csv"));
    assert_eq!((articles.len(), statements.len()), (texts.len(), texts.len()));
    for ((text, article), statement) in texts.iter().zip(&articles).zip(&statements) {
        assert_eq!(unguarded(&article["title"]), text);
        assert_eq!(unguarded(&article["author"]), text);
        for column in ["text", "speaker", "mention", "cue", "medium"] {
            assert_eq!(unguarded(&statement[column]), text, "{column}");
        }
    }
    let raw = CsvText::Raw;
    let folder = written(
        &corpus,
        "hostile-raw",
        &Config {
            csv: raw,
            ..Config::default()
        },
    );
    for (text, article) in texts.iter().zip(csv_rows(&folder.join("articles.csv"))) {
        assert_eq!(&article["title"], text, "raw is raw");
    }
}

#[test]
fn every_span_cuts_its_text_out_of_the_article() {
    for corpus in [bridge(), hostile()] {
        let folder = written(&corpus, &format!("spans-{}", corpus.articles.len()), &Config::default());
        let articles: BTreeMap<String, &str> = corpus
            .articles
            .iter()
            .map(|article| (article.id.to_string(), &*article.text))
            .collect();
        for line in json_lines(&folder.join("statements.jsonl")) {
            let text = articles[line["article_id"].as_str().unwrap()];
            let characters: Vec<char> = text.chars().collect();
            for key in ["content", "quoted", "cue", "mention", "medium"] {
                for place in line[key].as_array().unwrap() {
                    let at = |name: &str| usize::try_from(place[name].as_u64().unwrap()).unwrap();
                    let cut: String = characters[at("start")..at("end")].iter().collect();
                    assert_eq!(cut, place["text"].as_str().unwrap());
                    assert_eq!(cut, text[at("byte_start")..at("byte_end")]);
                }
            }
        }
    }
}

#[test]
fn json_lines_hold_the_columns_of_the_table_and_no_raw_control() {
    let corpus = hostile();
    let folder = written(&corpus, "lines", &Config::default());
    let text = fs::read_to_string(folder.join("statements.jsonl")).unwrap();
    assert!(!text.chars().any(|c| c.is_control() && c != '\n'));
    let rows = csv_rows(&folder.join("statements.csv"));
    for (line, row) in json_lines(&folder.join("statements.jsonl")).iter().zip(rows) {
        for (column, field) in &row {
            let value = &line[column];
            match value {
                serde_json::Value::String(text) => assert_eq!(text, unguarded(field), "{column}"),
                serde_json::Value::Null => assert_eq!(field, "", "{column}"),
                serde_json::Value::Number(number) => assert_eq!(number.as_f64(), field.parse().ok(), "{column}"),
                _ => assert!(value.is_array(), "{column}"),
            }
        }
        assert!(line["input_id"].is_string() && line["path"].is_string() && line["evidence"][0].is_string());
    }
}

#[test]
fn only_pages_are_linked_to() {
    let folder = written(&hostile(), "urls", &Config::default());
    let lines = json_lines(&folder.join("statements.jsonl"));
    assert!(lines[3]["link"].is_null(), "javascript: is no page");
    for file in ["nodes.csv", "graph.dot", "statements.csv", "statements.jsonl"] {
        let text = fs::read_to_string(folder.join(file)).unwrap();
        assert!(!text.contains("javascript:"), "{file}");
    }
    let link = lines[5]["link"].as_str().unwrap();
    assert_eq!(link, "https://news.example/005?a=1&b=2#top:~:text=%27%27");
}

#[test]
fn gephi_files_name_every_end_once_and_keep_lines_whole() {
    for corpus in [bridge(), hostile()] {
        let folder = written(&corpus, &format!("gephi-{}", corpus.articles.len()), &Config::default());
        let nodes = csv_rows(&folder.join("nodes.csv"));
        let edges = csv_rows(&folder.join("edges.csv"));
        let ids: BTreeSet<&str> = nodes.iter().map(|node| &*node["Id"]).collect();
        assert_eq!(ids.len(), nodes.len());
        let edge_ids: BTreeSet<&str> = edges.iter().map(|edge| &*edge["Id"]).collect();
        assert_eq!(edge_ids.len(), edges.len());
        for edge in &edges {
            assert!(ids.contains(&*edge["Source"]) && ids.contains(&*edge["Target"]));
            assert_eq!(edge["Type"], "Directed");
        }
        for node in &nodes {
            assert!(node["Label"].chars().count() <= 301, "300 and the guard");
            assert!(!node["Label"].chars().any(char::is_control));
        }
    }
}

#[test]
fn a_run_tells_what_it_was_and_what_it_holds() {
    let folder = written(&bridge(), "run", &Config::default());
    let text = fs::read_to_string(folder.join("run.json")).unwrap();
    let run: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(run["program"], "quotetrace");
    assert_eq!(run["counts"]["statements_by_kind"]["claim"], 1);
    assert_eq!(run["counts"]["links_by_relation"]["exact"], 0, "none is 0, not absent");
    assert_eq!(run["counts"]["links_by_status"]["suggested"], 1);
    assert_eq!(run["counts"]["findings"], 3);
    let mut named: BTreeSet<String> = run["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|f| f.as_str().unwrap().into())
        .collect();
    named.insert("run.json".into());
    let there: BTreeSet<String> = fs::read_dir(&folder)
        .unwrap()
        .map(|f| f.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(named, there);
}

#[test]
fn the_same_run_gives_the_same_bytes() {
    let one = written(&hostile(), "same-1", &Config::default());
    let two = written(&hostile(), "same-2", &Config::default());
    for file in fs::read_dir(&one).unwrap() {
        let name = file.unwrap().file_name();
        assert_eq!(
            fs::read(one.join(&name)).unwrap(),
            fs::read(two.join(&name)).unwrap(),
            "{name:?}"
        );
    }
}

#[test]
fn nothing_at_all_is_a_run_too() {
    let folder = written(&Corpus::default(), "nothing", &Config::default());
    assert!(csv_rows(&folder.join("statements.csv")).is_empty());
    assert_eq!(fs::read_to_string(folder.join("statements.jsonl")).unwrap(), "");
}
