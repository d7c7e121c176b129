//! The questions: `trace`, `verify`, `diff`, `batch`.

use std::fs;

use serde_json::Value;

use crate::desk::{Desk, stderr, stdout};

const SPEECH: &str = "Friends of the ferry. We will rebuild the dock before the winter comes, unless the council takes the \
                      money away. Nobody will be sent home.";
const POST: &str = "The ferry came back on Monday. “We will rebuild the dock before the winter comes,” said Ana Ruiz, \
                    the harbour master.";
const FJORD: &str = "In the harbour all is quiet. “We will rebuild the dock before the summer comes,” harbour master Ana \
                     Ruiz told reporters on Tuesday.";

fn harbour() -> Desk {
    let desk = Desk::new();
    desk.put("speech.txt", SPEECH);
    desk.put("in/harbour-post.txt", POST);
    desk.put("in/daily-fjord.txt", FJORD);
    desk.put(
        "in/articles.csv",
        "file,outlet,published\nharbour-post.txt,Harbour Post,2031-03-04\ndaily-fjord.txt,Daily Fjord,2031-03-05\n",
    );
    desk
}

fn json(desk: &Desk, arguments: &[&str], code: i32) -> Value {
    let run = desk.command("-q").args(arguments).assert().code(code);
    serde_json::from_str(&stdout(&run)).unwrap()
}

#[test]
fn trace_answers_alike_from_a_run_and_from_articles() {
    let desk = harbour();
    desk.run("-q in -o run").code(0);
    let asked = |place: &str| {
        json(
            &desk,
            &["trace", "rebuild the dock before the winter comes", place, "--json"],
            0,
        )
    };
    let (of_run, of_articles) = (asked("run"), asked("in"));
    assert_eq!(of_run, of_articles);
    let carried = of_run["carried"].as_array().unwrap();
    assert_eq!(carried.len(), 2);
    assert_eq!(
        (&carried[0]["outlet"], &carried[1]["outlet"]),
        (&"Harbour Post".into(), &"Daily Fjord".into())
    );
    assert_eq!(
        (&carried[0]["relation"], &carried[1]["relation"]),
        (&"excerpt".into(), &"altered".into())
    );
    assert_eq!(of_run["earliest_in_this_corpus"], carried[0]["statement_id"]);
}

#[test]
fn trace_takes_slips_and_tells_why_there_is_no_answer() {
    let desk = harbour();
    desk.run("-q in -o run").code(0);
    let slip = json(&desk, &["trace", "RBEUILD the dock", "run", "--json"], 0);
    assert_eq!(slip["carried"].as_array().unwrap().len(), 2, "{slip:#}");
    assert!(slip["notes"][0].as_str().unwrap().contains("RBEUILD"));
    let plural = json(&desk, &["trace", "before the wintes comes", "run", "--json"], 0);
    assert!(
        plural["notes"][0].as_str().unwrap().contains("\"winter\""),
        "{plural:#}"
    );
    for words in ["turnips", "", "…", "dock turnips"] {
        let none = json(&desk, &["trace", words, "run", "--json"], 0);
        assert!(none["carried"].as_array().unwrap().is_empty(), "{none:#}");
        assert!(!none["notes"].as_array().unwrap().is_empty(), "{words}");
    }
    let rows = stdout(&desk.command("trace").args(["dock", "run", "--csv"]).assert().code(0));
    assert!(rows.starts_with("statement_id,") && rows.lines().count() == 3, "{rows}");
}

#[test]
fn a_damaged_run_is_told_by_file() {
    let desk = harbour();
    desk.run("-q in -o run").code(0);
    let index = fs::read(desk.path("run/trace.index")).unwrap();
    let lines = fs::read(desk.path("run/statements.jsonl")).unwrap();
    let refused = |what: &str| {
        let told = stderr(&desk.command("trace").args(["dock", "run"]).assert().code(2).stdout(""));
        assert!(told.contains(what) && told.contains("make the run again"), "{told}");
    };
    desk.put("run/trace.index", &index[..index.len() / 2]);
    refused("trace.index");
    fs::remove_file(desk.path("run/trace.index")).unwrap();
    refused("trace.index");
    desk.put("run/trace.index", &index);
    desk.put("run/statements.jsonl", &lines[..lines.len() - 9]);
    refused("statements.jsonl");
    desk.put("run/statements.jsonl", vec![b'x'; lines.len()]);
    refused("statements.jsonl");
}

#[test]
fn verify_tells_what_was_cut_and_changed() {
    let desk = harbour();
    let told = json(&desk, &["verify", "--original", "speech.txt", "in", "--json"], 0);
    assert_eq!(
        (&told["counts"]["truncated"], &told["counts"]["altered"]),
        (&1.into(), &1.into()),
        "{told:#}"
    );
    let cut = &told["checks"][0];
    assert_eq!(cut["left_out"][0]["qualifier"]["word"], "unless", "{cut:#}");
    let passage = &cut["passages"][0]["passage"];
    let (start, end) = (
        usize::try_from(passage["start"].as_u64().unwrap()).unwrap(),
        usize::try_from(passage["end"].as_u64().unwrap()).unwrap(),
    );
    assert_eq!(passage["text"], SPEECH[start..end]);
    let rows = stdout(&desk.command("verify --original speech.txt in --csv").assert().code(0));
    assert_eq!(rows.lines().count(), 3, "{rows}");
}

#[test]
fn verify_fails_where_it_is_asked_to() {
    let desk = harbour();
    desk.command("-q verify --original speech.txt in --fail-on altered,not-found")
        .assert()
        .code(1);
    desk.command("-q verify --original speech.txt in --fail-on stitched")
        .assert()
        .code(0);
    let told = stderr(
        &desk
            .command("verify --original speech.txt in --fail-on wrong")
            .assert()
            .code(2),
    );
    assert!(told.contains("verbatim"), "{told}");
}

#[test]
fn a_bad_original_is_told() {
    let desk = harbour();
    desk.put("empty.txt", "");
    desk.put(
        "korean.txt",
        "남북공동연락사무소가 흔적도 없이 무너지는 비참한 광경을 보게 될 것이다.",
    );
    for (line, what) in [
        ("verify --original empty.txt in", "empty.txt"),
        ("verify --original missing.txt in", "missing.txt"),
        ("verify --original korean.txt in", "another script"),
        ("verify --original speech.txt --speaker Nobody in", "Ana Ruiz"),
        (
            "verify --original in/harbour-post.txt in/harbour-post.txt",
            "beside the original",
        ),
    ] {
        let told = stderr(&desk.run(line).code(2).stdout(""));
        assert!(told.contains(what), "{line}: {told}");
    }
    let told = stderr(&desk.run("verify --original in/harbour-post.txt in").code(0));
    assert!(told.contains("among the articles"), "{told}");
}

#[test]
fn diff_tells_what_changed_between_two_runs() {
    let desk = harbour();
    desk.run("-q in -o one").code(0);
    desk.run("-q in/harbour-post.txt --articles in/articles.csv -o two")
        .code(0);
    desk.run("diff one one --fail-on any")
        .code(0)
        .stdout("Nothing changed.\n");
    let told = json(&desk, &["diff", "one", "two", "--json"], 0);
    assert!(
        !told["statements"]["removed"].as_array().unwrap().is_empty(),
        "{told:#}"
    );
    desk.run("-q diff one two --fail-on links").code(1);
    assert!(stderr(&desk.run("diff one in").code(2)).contains("run.json"));
}

#[test]
fn batch_does_each_folder_once() {
    let desk = Desk::new();
    desk.put("events/ferry/post.txt", POST);
    desk.put("events/ferry/fjord.txt", FJORD);
    desk.put("events/dock/post.txt", POST);
    desk.put("events/broken/empty.txt", "");
    let first = stderr(&desk.run("batch events -o out").code(3));
    assert!(
        first.contains("3 jobs: 2 done, 0 unchanged, 1 failed") && first.contains("broken: "),
        "{first}"
    );
    let summary = fs::read_to_string(desk.path("out/summary.csv")).unwrap();
    assert!(
        summary.starts_with("job,articles,") && summary.lines().count() == 3,
        "{summary}"
    );
    assert!(
        fs::read_to_string(desk.path("out/failures.csv"))
            .unwrap()
            .contains("\"broken\"")
    );
    let second = stderr(&desk.run("batch events -o out").code(3));
    assert!(second.contains("0 done, 2 unchanged, 1 failed"), "{second}");
    assert_eq!(fs::read_to_string(desk.path("out/summary.csv")).unwrap(), summary);
    desk.put("events/dock/post.txt", FJORD);
    assert!(stderr(&desk.run("batch events -o out").code(3)).contains("1 done, 1 unchanged"));
    fs::remove_file(desk.path("out/ferry/links.csv")).unwrap();
    assert!(
        stderr(&desk.run("batch events -o out").code(3)).contains("1 done, 1 unchanged"),
        "a damaged run is done again"
    );
    assert!(
        stderr(&desk.run("batch events -o out --method rules").code(3)).contains("2 done"),
        "other options"
    );
}

#[test]
fn batch_takes_a_list_and_clears_what_a_killed_one_left() {
    let desk = Desk::new();
    desk.put("a.txt", POST);
    desk.put("b.txt", FJORD);
    desk.put("jobs.csv", "name,path\nboth,a.txt\nboth,b.txt\none,a.txt\n");
    desk.run("-q batch --jobs jobs.csv -o out").code(0);
    let whole = desk.files("out/both");
    // As a kill leaves it: a half-written folder aside, and no stamp.
    desk.put("out/.both.x1y2z3/articles.csv", "half");
    fs::remove_file(desk.path("out/.stamps/both.stamp")).unwrap();
    desk.run("-q batch --jobs jobs.csv -o out").code(0);
    assert_eq!(desk.files("out/both"), whole);
    assert!(!desk.path("out/.both.x1y2z3").exists());
    desk.put("jobs.csv", "name,path\n../up,a.txt\n");
    assert!(stderr(&desk.run("batch --jobs jobs.csv -o out").code(2)).contains("../up"));
}

#[test]
fn verify_writes_a_page_with_the_original_in_the_middle() {
    let desk = harbour();
    desk.run("-q verify --original speech.txt in --report beside.html")
        .code(0);
    let page = fs::read_to_string(desk.path("beside.html")).unwrap();
    for part in [
        "<mark>We will rebuild the dock before the winter comes</mark>",
        "id=\"q1\"",
        "<del>winter</del>",
        "<ins>summer</ins>",
        "with the condition “unless”",
        "Harbour Post",
        "daily-fjord.txt, characters",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    // Every way leads somewhere.
    for target in page
        .split("href=\"#")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap())
    {
        assert!(page.contains(&format!("id=\"{target}\"")), "{target}");
    }
    assert!(!page.contains("<script") && !page.contains("src="), "{page}");
    desk.run("-q verify --original speech.txt in --report beside.html")
        .code(0);
    desk.put("beside.html", "something else");
    let told = stderr(
        &desk
            .run("verify --original speech.txt in --report beside.html")
            .code(2)
            .stdout(""),
    );
    assert!(told.contains("another kind"), "{told}");
}

#[test]
fn a_day_that_was_derived_is_told_and_read_back() {
    let desk = harbour();
    desk.run("-q in -o run").code(0);
    let lines = fs::read_to_string(desk.path("run/statements.jsonl")).unwrap();
    let said: Value = lines
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap())
        .find(|line| line["outlet"] == "Daily Fjord" && line["kind"] == "direct")
        .unwrap();
    // 5 March 2031 is a Wednesday.
    assert_eq!(
        (&said["said_on"]["first"], &said["said_on"]["text"]),
        (&"2031-03-04".into(), &"Tuesday".into()),
        "{said:#}"
    );
    let rows = fs::read_to_string(desk.path("run/statements.csv")).unwrap();
    assert!(rows.contains(",\"2031-03-04\",30,79,"), "{rows}");
    desk.run("-q export run -o again -f csv").code(0);
    let read = |folder: &str| fs::read(desk.path(&format!("{folder}/statements.csv"))).unwrap();
    assert_eq!(read("run"), read("again"));
}
