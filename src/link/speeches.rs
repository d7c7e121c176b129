//! All that one speaker said, sentence by sentence, and which of it a report tells again.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::config::Retelling;
use super::measure::share;
use super::retold::Retold;
use super::{Config, in_time};
use crate::fold::{Corpus, Text, Token, lexicon};
use crate::model::{Bond, Confidence, Kind, Pair, Relation, Statement, Status};

/// Reprints of a report, and of what it tells again, that are linked with each other at the most: the first ones. A thousand
/// of each stay linear, and what else prints a text is linked with those by its words.
const REPRINTS: usize = 16;

/// Words that make a clause of a report, and not the name of a thing; modal verbs do, too.
const VERBS: [&str; 13] = [
    "am", "are", "be", "been", "did", "do", "does", "had", "has", "have", "is", "was", "were",
];

/// A word, or a set of words of like meaning, that sentences are looked up by.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Handle {
    Word(u32),
    Meaning(u32),
}

/// A text of one speaker, and who prints it.
struct Speech {
    /// Its words of content.
    words: Vec<Token>,
    /// Whether it is a report that may tell again what another has.
    is_report: bool,
    statements: Vec<u32>,
}

/// A sentence of a speech.
struct Sentence {
    speech: usize,
    words: Range<usize>,
}

/// All that one speaker said.
pub struct Speeches<'a> {
    statements: &'a [Statement],
    corpus: &'a Corpus,
    texts: Vec<Speech>,
    sentences: Vec<Sentence>,
    /// The sentences that have a word, by number.
    holders: FxHashMap<Handle, Vec<u32>>,
}

impl<'a> Speeches<'a> {
    /// Takes the statements of one speaker with their texts, in order.
    pub fn new(
        statements: &'a [Statement],
        group: impl Iterator<Item = (u32, Text)>,
        corpus: &'a Corpus,
        config: &Retelling,
    ) -> Self {
        let mut new = Self {
            statements,
            corpus,
            texts: Vec::new(),
            sentences: Vec::new(),
            holders: FxHashMap::default(),
        };
        let mut known: FxHashMap<(Text, bool), usize> = FxHashMap::default();
        for (number, text) in group {
            let kind = statements[number as usize].kind;
            let speech = *known
                .entry((text, kind == Kind::Indirect))
                .or_insert_with(|| new.push(text, kind, config));
            new.texts[speech].statements.push(number);
        }
        new
    }

    /// Takes a text that is new; gives its number.
    fn push(&mut self, text: Text, kind: Kind, config: &Retelling) -> usize {
        let (corpus, speech) = (self.corpus, self.texts.len());
        let tokens = corpus.tokens(text);
        let mut words = Vec::new();
        for sentence in tokens.chunk_by(|_, next| !next.starts_sentence()) {
            let start = words.len();
            let content = sentence.iter().filter(|token| corpus.is_content(**token));
            words.extend(content.take(config.sentence_words_max));
            for word in &words[start..] {
                for handle in handles(corpus, *word) {
                    let holders = self.holders.entry(handle).or_default();
                    let sentence = small(self.sentences.len());
                    if holders.last() != Some(&sentence) {
                        holders.push(sentence);
                    }
                }
            }
            self.sentences.push(Sentence {
                speech,
                words: start..words.len(),
            });
        }
        let is_of_length = (config.words_min..=config.words_max).contains(&words.len());
        self.texts.push(Speech {
            is_report: kind == Kind::Indirect && is_of_length && is_clause(corpus, tokens),
            words,
            statements: Vec::new(),
        });
        speech
    }

    /// The links of each report.
    pub fn links(&self, config: &Config, may_pair: &impl Fn(Pair) -> bool) -> Retold {
        let mut found = Retold::default();
        let reports = (0..).zip(&self.texts).filter(|(_, speech)| speech.is_report);
        for (number, report) in reports {
            let (sentences, is_whole) = self.sentences_like(report, &config.retelling);
            found.left_out += usize::from(!is_whole);
            let mut linked: Vec<usize> = Vec::new();
            for sentence in sentences.into_iter().map(|sentence| &self.sentences[sentence as usize]) {
                let other = &self.texts[sentence.speech];
                let is_known = linked.last() == Some(&sentence.speech) || sentence.speech == number;
                // Of two reports the one with fewer words is the one that is held.
                if is_known || other.is_report && (other.words.len(), sentence.speech) < (report.words.len(), number) {
                    continue;
                }
                if let Some(share) = self.share_told(&report.words, &other.words[sentence.words.clone()], config) {
                    linked.push(sentence.speech);
                    found.bonds.extend(
                        self.bonds(report, other, share, config)
                            .filter(|bond| may_pair(Pair::new(bond.a, bond.b))),
                    );
                }
            }
        }
        found
    }

    /// The sentences that may have enough of a report's words, in order: all that have one of its rarest words, or one of
    /// like meaning by the list of the program. And whether these are all.
    fn sentences_like(&self, report: &Speech, config: &Retelling) -> (Vec<u32>, bool) {
        let holders = |word: &Token| -> Vec<&[u32]> {
            let lists = handles(self.corpus, *word).filter_map(|handle| self.holders.get(&handle));
            lists.map(Vec::as_slice).collect()
        };
        let mut lists: Vec<Vec<&[u32]>> = report.words.iter().map(holders).collect();
        let length = |lists: &Vec<&[u32]>| lists.iter().map(|list| list.len()).sum::<usize>();
        lists.sort_by_key(length);
        let lacking = report.words.len() - least(report.words.len(), config);
        let (mut sentences, mut is_whole): (Vec<u32>, bool) = (Vec::new(), true);
        for list in lists.into_iter().take(lacking + 1).flatten() {
            let room = config.entries_max.saturating_sub(sentences.len());
            sentences.extend(&list[..list.len().min(room)]);
            if list.len() > room {
                is_whole = false;
            }
        }
        sentences.sort_unstable();
        sentences.dedup();
        (sentences, is_whole)
    }

    /// The share of a report's words that a sentence has in the same order, where that is enough; from 0 to 1.
    fn share_told(&self, report: &[Token], sentence: &[Token], config: &Config) -> Option<f32> {
        let (words, weight) = self.in_order(report, sentence, config.synonym_share);
        let expected = (self.sentences.len() as f32).ln() - weight;
        let is_enough = words >= least(report.len(), &config.retelling) && -expected >= config.retelling.evidence_min;
        is_enough.then(|| share(words, report.len()))
    }

    /// How many words two sentences have in the same order, or words of like meaning; and the most that such words weigh.
    fn in_order(&self, one: &[Token], other: &[Token], synonym_share: f32) -> (usize, f32) {
        let corpus = self.corpus;
        let credit = |a: Token, b: Token| {
            let weight = corpus.weight(corpus.key(a)).min(corpus.weight(corpus.key(b)));
            if corpus.key(a) == corpus.key(b) {
                Some(weight)
            } else {
                corpus.are_synonyms(a, b).then_some(weight * synonym_share)
            }
        };
        let better = |one: (usize, f32), other: (usize, f32)| if other > one { other } else { one };
        let mut row = vec![(0, 0.0); other.len() + 1];
        for &a in one {
            let mut before = row[0];
            for (at, &b) in other.iter().enumerate() {
                let above = row[at + 1];
                let best = better(above, row[at]);
                let met = credit(a, b).map(|weight| (before.0 + 1, before.1 + weight));
                row[at + 1] = met.map_or(best, |met| better(best, met));
                before = above;
            }
        }
        row.last().copied().unwrap_or_default()
    }

    fn bonds(&self, report: &Speech, other: &Speech, share: f32, config: &Config) -> impl Iterator<Item = Bond> {
        let pairs = report.statements.iter().take(REPRINTS).flat_map(move |&one| {
            let others = other.statements.iter().take(REPRINTS);
            others.map(move |&other| Pair::new(one, other))
        });
        let score = Confidence::new(config.short.score);
        pairs.filter_map(move |pair| {
            in_time(self.statements, pair).map(|(a, b)| Bond {
                a,
                b,
                relation: Relation::Paraphrase,
                status: Status::Suggested,
                score,
                likeness: Confidence::new(share),
            })
        })
    }
}

/// Of so many words of a report, those that must be told again.
fn least(words: usize, config: &Retelling) -> usize {
    (1..words)
        .find(|&told| share(told, words) >= config.share_min)
        .unwrap_or(words)
}

fn handles(corpus: &Corpus, word: Token) -> impl Iterator<Item = Handle> {
    let meanings = corpus.synonym_sets(word).iter().copied().map(Handle::Meaning);
    std::iter::once(Handle::Word(corpus.key(word))).chain(meanings)
}

/// Whether the words say something, and do not only name a thing: before a "that", one of them is a verb that no other word
/// is written like, or "to" is the first.
fn is_clause(corpus: &Corpus, tokens: &[Token]) -> bool {
    let forms = || tokens.iter().map(|token| corpus.form(*token));
    let is_verb = |form: &str| VERBS.contains(&form) || lexicon().is_modal(form);
    let mut main = forms()
        .skip_while(|form| *form == "that")
        .take_while(|form| *form != "that");
    forms().next() == Some("to") || main.any(is_verb)
}

fn small(number: usize) -> u32 {
    u32::try_from(number).expect("sentences are numbered in 32 bits")
}
