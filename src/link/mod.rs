//! Judges candidate pairs: whether two statements are one utterance, how they differ, and how sure that is.
//!
//! The words of the two are laid side by side (a rarity-weighted longest common subsequence with slips, synonyms and
//! editorial wildcards); relation, score and word diff all come from that one alignment.

mod align;
mod chance;
mod compare;
mod config;
mod decide;
mod diff;
mod frame;
mod measure;
mod star;

use chance::Phrases;
pub use compare::{Comparison, compare};
pub use config::{Config, Short, Weights};
pub use star::{TextBond, complete};

use crate::fold::{Corpus, Text, Token, lexicon};
use crate::model::{Alike, Bond, Confidence, Fingerprint, Kind, Link, LinkId, Pair, Relation, SpeakerKind, Statement};
use align::{Sides, Step, align};
use decide::{Case, Nature, Verdict};
use measure::Evidence;

/// A statement and the words of it that are compared.
type Side<'a> = (&'a Statement, &'a [Token]);

/// All statements, ready to be linked pair by pair.
pub struct Linker<'a> {
    statements: &'a [Statement],
    corpus: &'a Corpus,
    config: Config,
    utterances: Option<Utterances>,
}

/// Which texts are thought to be one utterance, and what phrases utterances share.
struct Utterances {
    /// By text: the first text of its utterance.
    family_of: Vec<u32>,
    phrases: Phrases,
}

impl<'a> Linker<'a> {
    /// Takes the statements and the corpus that is made of them.
    #[must_use]
    pub fn new(statements: &'a [Statement], corpus: &'a Corpus, config: &Config) -> Self {
        Self {
            statements,
            corpus,
            config: config.clone(),
            utterances: None,
        }
    }

    /// Lets it know which phrases are common: those that stand in several families of texts, each counted once, by its
    /// heaviest text. `family_of` has the first text of the family for each text.
    pub fn learn_phrases(&mut self, family_of: Vec<u32>) {
        let weight = |text: Text| {
            let tokens = self.corpus.tokens(text).iter();
            tokens
                .map(|token| self.corpus.weight(self.corpus.key(*token)))
                .sum::<f32>()
        };
        let mut fullest: Vec<Option<(f32, Text)>> = vec![None; family_of.len()];
        for (text, &family) in (0..).map(Text).zip(&family_of) {
            let weight = weight(text);
            let best = &mut fullest[family as usize];
            if best.is_none_or(|(most, _)| weight > most) {
                *best = Some((weight, text));
            }
        }
        let fullest: Vec<Text> = fullest.into_iter().flatten().map(|(_, text)| text).collect();
        let phrases = Phrases::new(self.corpus, &fullest);
        self.utterances = Some(Utterances { family_of, phrases });
    }

    /// Whether two texts may come to a link, going by the words that they share in whatever order: what is far below
    /// need not be laid beside each other. What a text between ellipses comes to, nobody can see from here.
    #[must_use]
    pub fn is_worth(&self, one: Text, other: Text, alike: &Alike) -> bool {
        self.may_link(self.outlook(one, other, alike)) || self.has_parts(one) || self.has_parts(other)
    }

    /// Whether two texts surely are one utterance, as far as can be seen without laying them beside each other.
    #[must_use]
    pub fn is_surely_one(&self, one: Text, other: Text, alike: &Alike) -> bool {
        self.is_link(self.outlook(one, other, alike) - self.config.outlook_doubt)
    }

    /// About what the logit may come to at the most, slips and words of like meaning aside.
    fn outlook(&self, one: Text, other: Text, alike: &Alike) -> f32 {
        let words = |text: Text| measure::few(self.corpus.tokens(text).len());
        let (shorter, longer) = (words(one).min(words(other)), words(one).max(words(other)));
        let words = measure::few(alike.words as usize).min(shorter);
        self.logit_of(&Evidence {
            share_of_lighter: (alike.weight / alike.lighter).min(1.0),
            share_of_heavier: (alike.weight / alike.heavier).min(1.0),
            amount: alike.weight / self.corpus.weight_max(),
            surprise: alike.weight / self.corpus.weight_max(),
            aligned: words,
            content: words,
            shorter,
            shorter_content: shorter,
            longer,
            in_place: 1.0,
            ..Evidence::default()
        }) + 1.0
    }

    fn has_parts(&self, text: Text) -> bool {
        is_cut(self.corpus.tokens(text))
    }

    /// What two texts show, or one text printed twice, whoever prints them; `None` where no statements of them could be
    /// linked. `units` are the numbers that the bond names them by.
    ///
    /// Takes the product of the two lengths in time, up to [`Config::cells_max`].
    #[must_use]
    pub fn compare(&self, units: (u32, u32), one: Text, other: Text) -> Option<TextBond> {
        let evidence = self.evidence(one, other);
        let logit = self.logit_of(&evidence);
        let is_enough = one == other || self.may_link(logit) || self.may_link(self.logit_of_parts(one, other));
        is_enough.then(|| TextBond {
            one: units.0.min(units.1),
            other: units.0.max(units.1),
            logit,
            evidence,
            is_through: false,
        })
    }

    /// The logit of the best part between ellipses: an outlet's cut, or the quoted parts of a mixed statement.
    fn logit_of_parts(&self, one: Text, other: Text) -> f32 {
        let (a, b) = (self.corpus.tokens(one), self.corpus.tokens(other));
        let parts = |tokens: &'a [Token]| parts(tokens).take(self.config.parts_max);
        let of_a = parts(a).map(|part| self.logit_of(&self.evidence_of(part, b, 1)));
        let of_b = parts(b).map(|part| self.logit_of(&self.evidence_of(a, part, 1)));
        of_a.chain(of_b).fold(f32::NEG_INFINITY, f32::max)
    }

    fn logit_of(&self, evidence: &Evidence) -> f32 {
        self.config.weights.logit(evidence, self.corpus.weight_max())
    }

    /// Whether a pair with these logits may be a link for some statements that print the two texts.
    fn may_link(&self, logit: f32) -> bool {
        decide::logistic(logit + self.config.same_speaker) >= self.config.score_min
    }

    /// Whether what two texts show, by themselves or through a third, makes them a link whoever prints them.
    #[must_use]
    pub fn is_sure(&self, shown: &[TextBond]) -> bool {
        shown.iter().any(|shown| self.is_link(shown.logit))
    }

    /// Whether a pair with these logits is a link for statements of which no more is known.
    fn is_link(&self, logit: f32) -> bool {
        decide::logistic(logit - self.config.no_speaker) >= self.config.confirmed_min
    }

    /// The link of two statements whose texts show this, or `None` where they are not one utterance, or the pair is
    /// none of this run's.
    ///
    /// `a` is the earlier where the dates tell, else the first in output order.
    #[must_use]
    pub fn bond(&self, pair: Pair, shown: &TextBond) -> Option<Bond> {
        let (first, second) = self.in_time(pair)?;
        let a = (&self.statements[first as usize], self.tokens(first));
        let b = (&self.statements[second as usize], self.tokens(second));
        let case = self.case(a, b, &shown.evidence);
        let verdict = if shown.is_through {
            Verdict::through(&case, shown.logit, &self.config)
        } else {
            Verdict::of(&case, &self.config).or_else(|| self.judge_parts(a, b))
        };
        verdict.map(|verdict| Bond {
            a: first,
            b: second,
            relation: verdict.relation,
            status: verdict.status,
            score: Confidence::new(verdict.score),
            likeness: Confidence::new(shown.evidence.share_of_heavier),
        })
    }

    /// The link of two statements, or `None` where they are not one utterance, or the pair is none of this run's.
    #[must_use]
    pub fn link(&self, pair: Pair) -> Option<Link> {
        self.in_time(pair)?;
        let (one, other) = (self.corpus.text_of(pair.a), self.corpus.text_of(pair.b));
        let shown = self.compare((one.0, other.0), one, other)?;
        self.bond(pair, &shown).map(|bond| self.explain(bond))
    }

    /// A link with its reasons: the measures, and the difference word by word.
    #[must_use]
    pub fn explain(&self, bond: Bond) -> Link {
        let (a, b) = (&self.statements[bond.a as usize], &self.statements[bond.b as usize]);
        let sides = self.sides(self.tokens(bond.a), self.tokens(bond.b));
        let steps = align(&sides);
        let evidence = Evidence::new(&sides, &steps);
        Link {
            id: LinkId::of(Fingerprint::new().field(a.id.to_string()).field(b.id.to_string())),
            a: bond.a,
            b: bond.b,
            relation: bond.relation,
            status: bond.status,
            score: bond.score,
            speaker_agrees: speaker_agrees(a, b),
            measures: measure::measures(&sides, &evidence),
            diff: diff::diff(&a.compared, &b.compared, &steps),
        }
    }

    /// The evidence of two texts, the first of them first.
    fn evidence(&self, one: Text, other: Text) -> Evidence {
        let (one, other) = (one.min(other), one.max(other));
        let (a, b) = (self.corpus.tokens(one), self.corpus.tokens(other));
        self.evidence_of(a, b, self.own_phrases(one, other))
    }

    /// How often the run has the phrases of two texts from themselves.
    fn own_phrases(&self, one: Text, other: Text) -> u16 {
        match &self.utterances {
            Some(known) if known.family_of[one.0 as usize] != known.family_of[other.0 as usize] => 2,
            _ => 1,
        }
    }

    /// The evidence of two texts or parts, whose phrases the run has `own` times from themselves.
    fn evidence_of(&self, a: &[Token], b: &[Token], own: u16) -> Evidence {
        let sides = self.sides(a, b);
        self.evidence_in(&sides, &align(&sides), own)
    }

    fn evidence_in(&self, sides: &Sides<'_>, steps: &[Step], own: u16) -> Evidence {
        let mut evidence = Evidence::new(sides, steps);
        if let Some(known) = &self.utterances {
            evidence.surprise = known.phrases.surprise(sides, steps, own) / self.corpus.weight_max();
        }
        evidence
    }

    /// A part of a mixed statement may be an excerpt of the other by itself: the best of them.
    fn judge_parts(&self, (a, tokens_a): Side<'_>, (b, tokens_b): Side<'_>) -> Option<Verdict> {
        let parts_max = self.config.parts_max;
        // In a direct statement an ellipsis is the outlet's cut within one utterance.
        let parts = |statement: &Statement, tokens| {
            let several = statement.kind == Kind::Mixed;
            parts(tokens).take(parts_max).filter(move |_| several)
        };
        let judge = |one: Side<'_>, other: Side<'_>| {
            let evidence = self.evidence_of(one.1, other.1, 2);
            Verdict::of(&self.case(one, other, &evidence), &self.config)
        };
        let of_a = parts(a, tokens_a).filter_map(|part| judge((a, part), (b, tokens_b)));
        let of_b = parts(b, tokens_b).filter_map(|part| judge((a, tokens_a), (b, part)));
        let best = of_a
            .chain(of_b)
            .max_by(|one, other| one.score.total_cmp(&other.score))?;
        Some(Verdict {
            relation: best.relation.max(Relation::Excerpt),
            ..best
        })
    }

    fn sides<'s>(&'s self, a: &'s [Token], b: &'s [Token]) -> Sides<'s> {
        Sides {
            corpus: self.corpus,
            a,
            b,
            config: &self.config,
        }
    }

    fn tokens(&self, statement: u32) -> &[Token] {
        self.corpus.tokens(self.corpus.text_of(statement))
    }

    /// The two statements of a pair, the earlier first.
    fn in_time(&self, pair: Pair) -> Option<(u32, u32)> {
        let date = |statement: u32| self.statements.get(statement as usize).map(|s| s.published);
        let (a, b) = (date(pair.a)?, date(pair.b)?);
        let is_later = a.zip(b).is_some_and(|(a, b)| b.is_before(a));
        Some(if is_later { (pair.b, pair.a) } else { (pair.a, pair.b) })
    }

    fn case<'c>(
        &self,
        (a, tokens_a): (&'c Statement, &[Token]),
        (b, tokens_b): (&'c Statement, &[Token]),
        evidence: &'c Evidence,
    ) -> Case<'c> {
        let (shorter, longer, tokens) = if tokens_a.len() <= tokens_b.len() {
            (a, b, tokens_a)
        } else {
            (b, a, tokens_b)
        };
        Case {
            shorter,
            longer,
            evidence,
            speaker_agrees: speaker_agrees(a, b),
            rarest: self.corpus.weight_max(),
            has_same_words: tokens_a.iter().map(|t| t.form()).eq(tokens_b.iter().map(|t| t.form())),
            nature: self.nature((shorter, tokens), evidence.shorter_content.into()),
        }
    }

    /// What a text of so many words of content is.
    fn nature(&self, (text, tokens): Side<'_>, content: usize) -> Nature {
        let config = &self.config;
        let is_reported = text.kind == Kind::Indirect;
        if is_reported
            && (content < config.content_min || measure::is_titled_name(&text.compared, config.name_words_max))
        {
            return Nature::Subject;
        }
        if tokens.len() > config.stock_words_max {
            return Nature::Words;
        }
        let is_stock = || {
            let forms: Vec<&str> = tokens.iter().map(|t| self.corpus.form(*t)).collect();
            let letters: usize = forms.iter().map(|form| form.len()).sum();
            letters <= STOCK_LETTERS_MAX && lexicon().is_stock_phrase(&forms.join(" "))
        };
        let may_be_term = text.kind == Kind::Mixed && tokens.len() <= config.term_words_max;
        if may_be_term && measure::is_term(&text.text, &text.compared) || is_stock() {
            Nature::Stock
        } else if measure::is_name(&text.compared, content, config.name_words_max) {
            Nature::Name
        } else {
            Nature::Words
        }
    }
}

/// Bytes of the longest stock phrase: one word of a megabyte is none.
const STOCK_LETTERS_MAX: usize = 100;

/// Whether a text has several parts between ellipses.
fn is_cut(tokens: &[Token]) -> bool {
    tokens.iter().skip(1).any(|token| token.follows_gap())
}

/// The parts of a text between ellipses, where there are several.
fn parts(tokens: &[Token]) -> impl Iterator<Item = &[Token]> {
    let several = is_cut(tokens);
    tokens.chunk_by(|_, next| !next.follows_gap()).filter(move |_| several)
}

/// Whether both have the same speaker; unknown where one has none, or a name that may be short for the other's, or where
/// two articles have "a spokesman".
fn speaker_agrees(a: &Statement, b: &Statement) -> Option<bool> {
    let (a, b) = (a.speaker.as_ref()?, b.speaker.as_ref()?);
    match a.id == b.id {
        true => Some(true),
        false if a.kind == SpeakerKind::Role && a.name.to_lowercase() == b.name.to_lowercase() => None,
        false if may_be_short_for(&a.name, &b.name) || may_be_short_for(&b.name, &a.name) => None,
        false => Some(false),
    }
}

/// Whether one name is a single word of the other: "Obama" of one article may be "Barack Obama" of another, or may not.
fn may_be_short_for(short: &str, long: &str) -> bool {
    let is_same = |word: &str| word.to_lowercase() == short.to_lowercase();
    !short.contains(char::is_whitespace) && long.split_whitespace().any(is_same)
}

#[cfg(test)]
mod tests;
