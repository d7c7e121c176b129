//! Quotations against their original: forty that were written for it, and real sentences altered in known ways.

use std::collections::BTreeMap;
use std::path::Path;

use quotetrace::model::Article;
use quotetrace::pipeline::{self, Config, Verified, VerifyQuestion};
use quotetrace::read::{self, Record};
use quotetrace::verify::Standing::{self, Altered, NotFound, Stitched, Truncated, Verbatim};

fn read_articles(path: &Path) -> Vec<Article> {
    let mut articles = Vec::new();
    let input = path.as_os_str().to_owned().into();
    read::read(&[input], &Config::default().read, &mut |record| {
        if let Record::Article(article) = record {
            articles.push(article);
        }
    })
    .expect("the sample is beside Cargo.toml");
    articles
}

fn verified(originals: Vec<Article>, articles: Vec<Article>) -> Verified {
    pipeline::verify(originals, articles, VerifyQuestion::default(), &Config::default(), &())
}

/// Words of a quotation of the sample, how it stands, and who says it in the original if that is another.
const CASES: [(&str, Standing, bool); 40] = [
    ("I have read the reports, and I will not hide", Verbatim, false),
    ("was paid 62 million crowns, and it replaced", Verbatim, false),
    ("I do not believe that this was an accident", Verbatim, false),
    ("The bridge will stay closed until”!Vale", Verbatim, false),
    ("Nobody will pay for the crossing, while", Verbatim, false),
    ("our neighbors in Corrin", Verbatim, false),
    ("a captain does not leave a ship", Verbatim, false),
    ("Let nobody tell you that the northern", Verbatim, false),
    ("We will ask the court to open them,", Truncated, false),
    ("We may need help from our neighbours in Corrin,", Truncated, false),
    ("I will go within the hour,", Truncated, false),
    ("I will not resign tonight,", Truncated, false),
    ("14,000 vehicles a day …", Truncated, false),
    ("It can carry the sick", Truncated, false),
    ("This was an accident of the weather,", Truncated, false),
    ("Patience without anger is only sleep,", Truncated, false),
    ("26 million crowns", Altered, false),
    ("I believe that this was an accident", Altered, false),
    ("The bridge should stay closed", Altered, false),
    ("our neighbours in Havnor", Altered, false),
    ("Nobody will ever pay", Altered, false),
    ("what they can afford", Altered, false),
    ("[the bridge] can be done", Altered, false),
    ("where every child can count", Altered, false),
    ("I will not hide what they say, because patience", Stitched, false),
    ("62 million crowns because", Stitched, false),
    ("The state failed you, and two of those cables", Stitched, false),
    ("opens its books by Friday, I will go", Stitched, false),
    ("Nobody will pay for the crossing. We may", Stitched, false),
    ("The shipyards have had their chance", NotFound, false),
    ("My predecessor signed that contract", NotFound, false),
    ("Anyone who drove across that day", NotFound, false),
    ("I never liked that bridge", NotFound, false),
    ("I ask you for patience, and I ask", Verbatim, false),
    ("lazy, greedy men", NotFound, false),
    ("The bridge will stay closed until”!Lind", Verbatim, true),
    ("according to what they can bear", Verbatim, true),
    ("it can be done in twenty months", Verbatim, true),
    ("Nobody will pay for the crossing while", Verbatim, true),
    ("I say that the state failed you, and that I lead", Verbatim, false),
];

#[test]
fn forty_quotations_are_sorted_right() {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/sample/originals");
    let verified = verified(
        read_articles(&sample.join("statement.md")),
        read_articles(&sample.join("articles")),
    );
    let mut wrong = Vec::new();
    for (words, standing, is_misattributed) in CASES {
        let (words, speaker) = words.split_once("”!").unwrap_or((words, ""));
        let hit = verified.checks.iter().find(|check| {
            let statement = &verified.statements[check.statement as usize];
            let given = statement.speaker.as_ref().map_or("", |speaker| &speaker.name);
            statement.text.contains(words) && given.ends_with(speaker)
        });
        let got = hit.map(|check| (check.standing, check.said_by.as_deref() == Some("Maren Vale")));
        if got != Some((standing, is_misattributed)) {
            wrong.push(format!("{words}: {got:?}, not {standing:?} {is_misattributed}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
    assert_eq!(verified.checks.len(), CASES.len(), "what a driver said is none of hers");
}

#[test]
fn what_was_cut_off_is_told_with_its_condition() {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/sample/originals");
    let verified = verified(
        read_articles(&sample.join("statement.md")),
        read_articles(&sample.join("articles")),
    );
    let left_out = |words: &str| {
        let check = verified
            .checks
            .iter()
            .find(|check| verified.statements[check.statement as usize].text.contains(words))
            .expect("it is there");
        let left = check.left_out.first().expect("something was left out");
        let text = left.span.of(&verified.originals[0].text).to_owned();
        (
            text,
            left.qualifier.clone().map(|(word, what)| format!("{what}: {word}")),
        )
    };
    assert_eq!(
        left_out("We will ask the court"),
        (
            "Unless the company opens its books by Friday".to_owned(),
            Some("condition: Unless".to_owned())
        )
    );
    assert_eq!(left_out("This was an accident").1, Some("negation: not".to_owned()));
    assert_eq!(
        left_out("We may need help from our neighbours in Corrin,").1,
        Some("negation: not".to_owned())
    );
}

#[test]
fn offsets_point_into_both_texts() {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/sample/originals");
    let verified = verified(
        read_articles(&sample.join("statement.md")),
        read_articles(&sample.join("articles")),
    );
    for check in verified.checks.iter().filter(|check| check.standing == Verbatim) {
        let statement = &verified.statements[check.statement as usize];
        let article = verified.articles.iter().find(|a| a.id == statement.article_id).unwrap();
        for passage in &check.passages {
            let fold = |text: &str| {
                let letters = text
                    .chars()
                    .filter(|c| c.is_alphanumeric())
                    .flat_map(char::to_lowercase);
                letters.collect::<String>().replace("neighbours", "neighbors")
            };
            let (said, printed) = (
                passage.span.of(&verified.originals[0].text),
                passage.quoted.of(&article.text),
            );
            let has_own_words = printed.contains("Vale said");
            assert!(
                has_own_words || fold(said) == fold(printed) || printed.contains('’'),
                "{said} | {printed}"
            );
        }
    }
}

/// Numbers that look random and are the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % most.max(1)
    }
}

/// The ways of `gen_quotes.py` to alter a sentence, and how each then stands to its article.
const WAYS: [(&str, Standing); 12] = [
    ("exact", Verbatim),
    ("case and marks", Verbatim),
    ("contraction", Verbatim),
    ("slip of typing", Verbatim),
    ("cut", Truncated),
    ("ellipsis", Truncated),
    ("excerpt", Truncated),
    ("bracket", Altered),
    ("dropped word", Altered),
    ("other word", Altered),
    ("negated", Altered),
    ("invented", NotFound),
];

fn alter(way: &str, words: &[&str], dice: &mut Dice) -> Option<String> {
    let n = words.len();
    let own = |words: &[&str]| words.iter().map(|w| (*w).to_owned()).collect::<Vec<String>>();
    let mut out = own(words);
    let long = |dice: &mut Dice| {
        let long: Vec<usize> = (1..n - 1)
            .filter(|&i| words[i].len() > 5 && words[i].bytes().all(|b| b.is_ascii_lowercase()))
            .collect();
        (!long.is_empty()).then(|| long[dice.below(long.len())])
    };
    match way {
        "case and marks" => {
            for word in &mut out {
                let plain = word.replace(['’', '–'], "'");
                plain.trim_end_matches([',', ';']).clone_into(word);
            }
        }
        "contraction" => {
            let at = words
                .windows(2)
                .position(|two| matches!(two, ["it", "is"] | ["they", "are"] | ["would", "not"]))?;
            let short = match words[at] {
                "it" => "it’s",
                "they" => "they’re",
                _ => "wouldn’t",
            };
            out.splice(at..at + 2, [short.to_owned()]);
        }
        "slip of typing" => {
            let at = long(dice)?;
            let letter = 1 + dice.below(words[at].len() - 2);
            out[at].remove(letter);
        }
        "cut" => out.truncate((n * 2 / 3).max(5)),
        "ellipsis" => {
            let from = n / 3;
            out.splice(from..=from + n / 4, ["…".to_owned()]);
        }
        "excerpt" => {
            let length = 5 + dice.below(5);
            let from = 1 + dice.below(n - length - 1);
            out = own(&words[from..from + length]);
        }
        "bracket" => out.insert(n / 2, "[sic]".to_owned()),
        "dropped word" => drop(out.remove(long(dice)?)),
        "other word" => "turnip".clone_into(&mut out[long(dice)?]),
        "negated" => out.insert(n / 2, "not".to_owned()),
        _ => {}
    }
    Some(out.join(" ").trim_end_matches(['.', ',', ';']).to_owned())
}

/// What became of altered sentences.
#[derive(Default)]
struct Sorted {
    /// By way: how many were sorted right, and how many there were.
    by_way: BTreeMap<&'static str, (usize, usize)>,
    wrong: Vec<String>,
}

impl Sorted {
    fn right_of_all(&self) -> (usize, usize) {
        let all = self.by_way.values();
        all.fold((0, 0), |sum, way| (sum.0 + way.0, sum.1 + way.1))
    }

    fn told(&self) -> String {
        let (right, all) = self.right_of_all();
        let ways: Vec<String> = self
            .by_way
            .iter()
            .map(|(way, of)| format!("{way} {} of {}", of.0, of.1))
            .collect();
        format!(
            "{right} of {all} sorted right: {}\n{}",
            ways.join(", "),
            self.wrong.join("\n")
        )
    }

    /// Alters sentences of an article, and takes some of another one for invented; has them printed as quotations.
    fn sort(&mut self, original: &Article, other: &Article, dice: &mut Dice) {
        let mut quoted = Vec::new();
        for (at, sentence) in sentences(original).iter().enumerate() {
            let words: Vec<&str> = sentence.split(' ').collect();
            for shift in 0..4 {
                let (way, standing) = WAYS[(at * 4 + shift) % (WAYS.len() - 1)];
                if let Some(text) = alter(way, &words, dice) {
                    quoted.push((text, standing, way));
                }
            }
        }
        let invented = sentences(other).into_iter();
        quoted.extend(invented.map(|s| (s.trim_end_matches('.').to_owned(), NotFound, "invented")));
        let articles: Vec<Article> = quoted.iter().map(|(text, ..)| printed(text)).collect();
        let question = VerifyQuestion {
            speaker: Some("Ana Ruiz"),
            ..VerifyQuestion::default()
        };
        let verified = pipeline::verify(vec![original.clone()], articles, question, &Config::default(), &());
        for (text, standing, way) in &quoted {
            let end = text.trim_start_matches(|c: char| c.is_alphabetic());
            let Some(check) = verified.checks.iter().find(|check| {
                let said = &verified.statements[check.statement as usize].text;
                said.trim_end_matches(',').ends_with(end) && said.len().abs_diff(text.len()) <= 3
            }) else {
                continue; // the quotation itself was not found: extraction is measured elsewhere
            };
            let (right, all) = self.by_way.entry(way).or_default();
            *all += 1;
            if check.standing == *standing {
                *right += 1;
            } else {
                self.wrong.push(format!("{way}: {:?}: {text}", check.standing));
            }
        }
    }
}

/// Sentences that can be quoted as they are: whole ones, as far as a full stop after a long word ends one and "Mr." none.
fn sentences(article: &Article) -> Vec<String> {
    let marks = ['"', '“', '”', '‘', '[', '(', ')', '…', ':', '|'];
    let ends = |piece: &str| {
        let word = piece.trim().strip_suffix('.').and_then(|rest| rest.rsplit(' ').next());
        word.is_some_and(|word| word.len() > 3 && word.bytes().all(|b| b.is_ascii_lowercase()))
    };
    let mut all = Vec::new();
    for line in article.text.split('\n') {
        let mut is_start = true;
        for piece in line.split_inclusive(". ") {
            let is_whole = is_start && ends(piece) && !piece.contains(marks) && !piece.contains("''");
            is_start = ends(piece);
            if is_whole && (12..40).contains(&piece.trim().split(' ').count()) {
                all.push(piece.trim().to_owned());
            }
        }
    }
    all
}

fn printed(text: &str) -> Article {
    let mut capital = text.chars();
    let first = capital.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    let mut article = Article::new(format!("“{first}{},” Ana Ruiz said.", capital.as_str()));
    article.identify(0);
    article
}

/// The articles of a file beside the project; none where it is not there.
fn beside(path: &str) -> Vec<Article> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared").join(path);
    if path.exists() {
        read_articles(&path)
    } else {
        eprintln!("SKIPPED: {} is not there", path.display());
        Vec::new()
    }
}

#[test]
fn real_sentences_altered_in_known_ways_are_sorted() {
    let originals = beside("seeds");
    let (mut sorted, mut dice) = (Sorted::default(), Dice(7));
    for (original, other) in originals.iter().zip(originals.iter().cycle().skip(1)) {
        sorted.sort(original, other, &mut dice);
    }
    eprintln!("{}", sorted.told());
    let (right, all) = sorted.right_of_all();
    assert!(originals.is_empty() || all > 150, "{all}");
    assert!(right * 100 >= all * 95, "{}", sorted.told());
}

/// Articles that no rule was argued from: one in twenty of a corpus of political news.
#[test]
fn sentences_of_other_articles_are_sorted_in_each_way() {
    let articles = beside("gold/polnear/train.jsonl.gz");
    let originals: Vec<&Article> = articles.iter().step_by(20).collect();
    let (mut sorted, mut dice) = (Sorted::default(), Dice(11));
    for (original, other) in originals.iter().zip(originals.iter().cycle().skip(1)) {
        sorted.sort(original, other, &mut dice);
    }
    eprintln!("{}", sorted.told());
    assert!(
        originals.is_empty() || sorted.right_of_all().1 > 1000,
        "{}",
        sorted.told()
    );
    for (way, (right, all)) in &sorted.by_way {
        assert!(*right * 100 >= *all * OTHERS_RIGHT_PERCENT, "{way}: {}", sorted.told());
    }
}

/// Floor of each way on those.
const OTHERS_RIGHT_PERCENT: usize = 95;
