//! Runs made in code, of invented text.

use std::sync::Arc;

use quotetrace::find::Matter;
use quotetrace::model::{
    Act, Article, ArticleId, Change, Cluster, ClusterId, Confidence, Edit, EditClass, Fingerprint, Kind, Link, LinkId,
    Measures, Origin, Outlet, Published, Relation, Span, Speaker, SpeakerId, SpeakerKind, Statement, StatementId,
    Status,
};

/// A run in the making; what is added later comes later.
#[derive(Default)]
pub struct Corpus {
    pub articles: Vec<Article>,
    pub origins: Vec<Origin>,
    pub statements: Vec<Statement>,
    pub links: Vec<Link>,
    pub clusters: Vec<Cluster>,
}

/// A statement to be found in the last article's text.
#[derive(Clone, Copy)]
pub struct Said<'a> {
    pub kind: Kind,
    pub parts: &'a [&'a str],
    pub mention: &'a str,
    pub cue: &'a str,
    pub speaker: Option<(&'a str, SpeakerKind)>,
    pub medium: &'a str,
}

impl Default for Said<'_> {
    fn default() -> Self {
        Self {
            kind: Kind::Direct,
            parts: &[],
            mention: "",
            cue: "",
            speaker: None,
            medium: "",
        }
    }
}

pub fn person(name: &str) -> (&str, SpeakerKind) {
    (name, SpeakerKind::Person)
}

pub fn body(name: &str) -> (&str, SpeakerKind) {
    (name, SpeakerKind::Body)
}

impl Corpus {
    /// What findings are looked for in.
    pub fn matter(&self) -> Matter<'_> {
        Matter {
            articles: &self.articles,
            statements: &self.statements,
            links: &self.links,
            clusters: &self.clusters,
        }
    }

    /// Adds an article; blank fields are unknown.
    pub fn article(&mut self, outlet: &str, day: &str, title: &str, text: &str) -> &mut Self {
        let known = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let mut article = Article {
            id: ArticleId::of(Fingerprint::new()),
            input_id: "".into(),
            path: format!("articles/{:03}.txt", self.articles.len()).into(),
            outlet: Outlet::new(outlet),
            published: day.parse().ok().map(Published::day),
            title: known(title),
            author: None,
            url: known(outlet).map(|_| format!("https://news.example/{:03}?a=1&b=2#top", self.articles.len())),
            language: Some("en".into()),
            text: text.into(),
        };
        article.input_id = article.path.clone();
        article.identify(self.articles.len());
        self.articles.push(article);
        self.origins.push(Origin::default());
        self
    }

    /// Adds a statement of the last article. The parts are found in text order; what is not in the text is unknown.
    pub fn says(&mut self, said: Said<'_>) -> &mut Self {
        let article = self.articles.last().expect("an article first");
        let text = article.text.as_str();
        let find = |what: &str| {
            let at = text.find(what).filter(|_| !what.is_empty())?;
            Some(Span::new(at, at + what.len()))
        };
        let content: Vec<Span> = said.parts.iter().filter_map(|part| find(part)).collect();
        assert_eq!(content.len(), said.parts.len(), "{:?}", said.parts);
        let id = StatementId::of(
            Fingerprint::new()
                .field(article.id.to_string())
                .number(self.statements.len()),
        );
        let whole = Span::new(content[0].start, content[content.len() - 1].end);
        let mut statement = Statement {
            id,
            article_id: article.id,
            outlet: article.outlet.clone(),
            published: article.published,
            kind: said.kind,
            act: Act::Speech,
            text: "".into(),
            compared: "".into(),
            quoted: if said.kind == Kind::Direct {
                content.clone()
            } else {
                Vec::new()
            },
            content,
            cue: find(said.cue).into_iter().collect(),
            mention: find(said.mention),
            speaker: said.speaker.map(|(name, kind)| Speaker {
                id: SpeakerId::of(Fingerprint::new().field(name)),
                name: name.into(),
                kind,
            }),
            medium: find(said.medium),
            before: Span::new(0, whole.start),
            after: Span::new(whole.end, text.len()),
            evidence: vec!["direct:cue-after".into(), "mention:inversion".into()],
            values: Vec::new(),
            said_on: None,
            confidence: Confidence::new(0.9),
        };
        statement.text = Arc::from(statement.join(text));
        statement.compared = statement.text.clone();
        self.statements.push(statement);
        self
    }

    /// Adds a link between two statements.
    pub fn link(&mut self, (a, b): (u32, u32), relation: Relation, status: Status, score: f32) -> &mut Self {
        let side = |index: u32| &self.statements[index as usize];
        let speaker = |index: u32| side(index).speaker.as_ref().map(|speaker| speaker.id);
        self.links.push(Link {
            id: LinkId::of(Fingerprint::new().number(a as usize).number(b as usize)),
            a,
            b,
            relation,
            status,
            score: Confidence::new(score),
            speaker_agrees: speaker(a).zip(speaker(b)).map(|(a, b)| a == b),
            measures: Measures {
                overlap: 0.8,
                containment: 0.95,
                alignment: 0.9,
                longest_run: 0.5,
                levenshtein: 0.876_54,
                jaro_winkler: 1.0,
            },
            diff: vec![
                Edit {
                    change: Change::Same,
                    class: EditClass::None,
                    a: side(a).text.to_string(),
                    b: side(b).text.to_string(),
                },
                Edit {
                    change: Change::Substituted,
                    class: EditClass::Modality,
                    a: "will".into(),
                    b: "may".into(),
                },
            ],
        });
        self
    }

    /// Adds a cluster of statements, the first one earliest, the last one fullest.
    pub fn cluster(&mut self, members: &[u32]) -> &mut Self {
        let mut outlets: Vec<_> = members
            .iter()
            .map(|m| self.statements[*m as usize].outlet.clone())
            .collect();
        outlets.sort();
        outlets.dedup();
        let id = members
            .iter()
            .fold(Fingerprint::new(), |seen, member| seen.number(*member as usize));
        self.clusters.push(Cluster {
            id: ClusterId::of(id),
            members: members.to_vec(),
            fullest: *members.last().expect("members"),
            earliest: members.first().copied(),
            outlets: outlets.len(),
            variants: 2,
            independent_outlets: Some(outlets.len()),
            ties: Vec::new(),
        });
        self
    }
}

/// Four outlets on a bridge that was closed: a conflict of attribution, an altered word, an excerpt, a reported side.
pub fn bridge() -> Corpus {
    let mut corpus = Corpus::default();
    harbour_post(&mut corpus);
    coast_wire(&mut corpus);
    island_gazette(&mut corpus);
    northern_mail(&mut corpus);
    corpus
        .link((0, 2), Relation::Altered, Status::Confirmed, 0.97)
        .link((0, 4), Relation::Excerpt, Status::Confirmed, 0.91)
        .link((0, 6), Relation::Paraphrase, Status::Confirmed, 0.78)
        .link((1, 5), Relation::Variant, Status::Suggested, 0.41)
        .link((2, 4), Relation::Excerpt, Status::Confirmed, 0.9)
        .link((2, 6), Relation::Paraphrase, Status::Confirmed, 0.7)
        .cluster(&[0, 2, 4, 6])
        .wire((0, 1), (0, 2));
    corpus
}

const MINISTRY: &str = "Ministry of Roads";

fn harbour_post(corpus: &mut Corpus) {
    corpus
        .article(
            "Harbour Post",
            "2031-03-02",
            "Ministry closes the old bridge after cracks are found",
            "“The bridge will stay closed until every one of its 412 bolts has been tested,” the Ministry of Roads said \
             in a statement carried by the Coast Wire. Mayor Ada Lind called the closure “long overdue”.",
        )
        .says(Said {
            parts: &["The bridge will stay closed until every one of its 412 bolts has been tested,"],
            mention: "the Ministry of Roads",
            cue: "said",
            speaker: Some(body(MINISTRY)),
            medium: "Coast Wire",
            ..Said::default()
        })
        .says(Said {
            kind: Kind::Mixed,
            parts: &["long overdue"],
            mention: "Mayor Ada Lind",
            cue: "called",
            speaker: Some(person("Ada Lind")),
            ..Said::default()
        });
}

fn coast_wire(corpus: &mut Corpus) {
    corpus
        .article(
            "Coast Wire",
            "2031-03-02",
            "Old bridge shut",
            "Minister Per Holm told reporters: “The bridge may stay closed until every one of its 412 bolts has been \
             tested.” Some 30,000 people crossed it each day last year.",
        )
        .says(Said {
            parts: &["The bridge may stay closed until every one of its 412 bolts has been tested."],
            mention: "Minister Per Holm",
            cue: "told",
            speaker: Some(person("Per Holm")),
            ..Said::default()
        })
        .says(Said {
            kind: Kind::Claim,
            parts: &["Some 30,000 people crossed it each day last year."],
            ..Said::default()
        });
}

fn island_gazette(corpus: &mut Corpus) {
    corpus
        .article(
            "The Island Gazette",
            "2031-03-03",
            "“Every one of its bolts”: what the ministry wants tested",
            "The ministry, the Coast Wire reported, wants “every one of its 412 bolts” tested. Analysts say that the \
             closure comes years too late.",
        )
        .says(Said {
            kind: Kind::Mixed,
            parts: &["every one of its 412 bolts"],
            mention: "The ministry",
            cue: "wants",
            speaker: Some(body(MINISTRY)),
            medium: "the Coast Wire",
        })
        .says(Said {
            kind: Kind::Indirect,
            parts: &["the closure comes years too late"],
            mention: "Analysts",
            cue: "say",
            speaker: Some(("analysts", SpeakerKind::Role)),
            ..Said::default()
        });
}

fn northern_mail(corpus: &mut Corpus) {
    corpus
        .article(
            "Northern Mail",
            "2031-03-04",
            "No date for the bridge",
            "The bridge is to stay shut until all bolts are tested, the Ministry of Roads said, and called the closure \
             temporary.",
        )
        .says(Said {
            kind: Kind::Indirect,
            parts: &["The bridge is to stay shut until all bolts are tested"],
            mention: "the Ministry of Roads",
            cue: "said",
            speaker: Some(body(MINISTRY)),
            ..Said::default()
        });
}

/// Text that breaks files: each one an outlet, a title, a speaker, a medium and a statement.
pub fn hostile_texts() -> Vec<String> {
    let mut texts: Vec<String> = [
        "=HYPERLINK(\"http://evil.example\",\"click\")",
        "+1 for that",
        "-5 degrees",
        "@all",
        "'tis said",
        "''",
        "N/A",
        "null",
        "None",
        "nan",
        "true",
        "12",
        "2031-03-02",
        "ends in a backslash \\",
        "\\N and \\\" and \\\\",
        "say \"yes\", \"no\", or both",
        "<b>bold</b> ]]> &amp; &lt;script&gt;alert(1)</script> <![CDATA[",
        "[x] {y|z} <w> -> -- // /* */ # % $ ; , =",
        "line\none\r\ntwo\rthree",
        "NUL \0 bell \u{7} escape \u{1b}[31m DEL \u{7f} CSI \u{9b}31m",
        "\u{202e}desrever\u{202c} שלום עולם مرحبا",
        "👩‍👩‍👧‍👦 🇰🇷 e\u{301} 𝔘𝔫𝔦 \u{fffe}\u{ffff} \u{2028} \u{2029} \u{feff}",
        "日本語の文章には単語の間に空白がないので折り返しは文字の間で行われる。",
        "tab\there, \u{a0}hard space",
        "»Ja«, „nein“ « oui » 「はい」",
    ]
    .map(String::from)
    .into();
    texts.push("many words of it ".repeat(1200).trim_end().to_owned());
    texts.push("x".repeat(20_000));
    texts.push(format!("a{}", "\u{301}".repeat(5000)));
    texts
}

/// Every hostile text in every place that takes text, all statements of a kind linked in one chain.
pub fn hostile() -> Corpus {
    let mut corpus = Corpus::default();
    for (index, text) in (0_u32..).zip(hostile_texts()) {
        let whole = format!("“{text}” , said {text} via\n{text}");
        let day = format!("2031-03-{:02}", 1 + index % 28);
        corpus.article(&text, &day, &text, &whole).says(Said {
            parts: &[&text],
            mention: &text,
            cue: &text,
            speaker: Some(person(&text)),
            medium: &text,
            ..Said::default()
        });
        corpus.articles[index as usize].author = Some(text.clone());
        if index > 0 {
            corpus.link((index - 1, index), Relation::Variant, Status::Confirmed, 0.5);
        }
    }
    corpus.articles[3].url = Some("javascript:alert(1)".into());
    corpus.articles[4].url = Some("https://news.example/a b\"<>\\?q=é\n".into());
    corpus.cluster(&[0, 1, 2, 3]).cluster(&[12, 13, 14]);
    corpus.clusters[1].earliest = None;
    corpus
}
