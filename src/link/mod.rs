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
mod measure;
mod star;

use chance::Phrases;
pub use compare::{Comparison, compare};
pub use config::{Config, Short, Weights};
pub use star::{TextBond, complete};

use crate::fold::{Corpus, Text, Token, lexicon};
use crate::model::{Bond, Confidence, Fingerprint, Kind, Link, LinkId, Pair, Relation, Statement};
use align::{Sides, align};
use decide::{Case, Verdict};
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

    /// How far two texts speak for one utterance, in logits, whoever prints them. What phrases tell together can only
    /// take from it, once they are known.
    #[must_use]
    pub fn logit(&self, one: Text, other: Text) -> f32 {
        self.logit_of(&self.evidence(one, other))
    }

    /// The same, or that of the best part between ellipses: an outlet's cut, or the quoted parts of a mixed statement.
    #[must_use]
    pub fn best_logit(&self, one: Text, other: Text) -> f32 {
        let (a, b) = (self.corpus.tokens(one), self.corpus.tokens(other));
        let parts = |tokens: &'a [Token]| {
            let several = tokens.iter().skip(1).any(|token| token.follows_gap());
            let parts = tokens.chunk_by(|_, next| !next.follows_gap());
            parts.take(self.config.parts_max).filter(move |_| several)
        };
        let of_a = parts(a).map(|part| self.logit_of(&self.evidence_of(part, b, 1)));
        let of_b = parts(b).map(|part| self.logit_of(&self.evidence_of(a, part, 1)));
        of_a.chain(of_b).fold(self.logit(one, other), f32::max)
    }

    fn logit_of(&self, evidence: &Evidence) -> f32 {
        self.config.weights.logit(evidence, self.corpus.weight_max())
    }

    /// Whether a pair with these logits may be a link for some statements that print the two texts.
    #[must_use]
    pub fn may_link(&self, logit: f32) -> bool {
        decide::logistic(logit + self.config.same_speaker) >= self.config.score_min
    }

    /// Whether a pair with these logits is a link for statements of which no more is known.
    #[must_use]
    pub fn is_link(&self, logit: f32) -> bool {
        decide::logistic(logit - self.config.no_speaker) >= self.config.confirmed_min
    }

    /// The link of two statements that follows from where their texts lie in a third.
    #[must_use]
    pub fn bond_through(&self, pair: Pair, through: &TextBond) -> Option<Bond> {
        let (first, second) = self.in_time(pair)?;
        let (a, b) = (&self.statements[first as usize], &self.statements[second as usize]);
        let (tokens_a, tokens_b) = (self.tokens(first), self.tokens(second));
        let content = |tokens: &[Token]| tokens.iter().filter(|token| self.corpus.is_content(**token)).count();
        let evidence = Evidence {
            share_of_lighter: through.shares.0,
            share_of_heavier: through.shares.1,
            shorter: tokens_a.len().min(tokens_b.len()),
            shorter_content: content(tokens_a).min(content(tokens_b)),
            content: content(tokens_a).min(content(tokens_b)),
            ..Evidence::default()
        };
        let case = self.case((a, tokens_a), (b, tokens_b), &evidence);
        let verdict = Verdict::through(&case, through.logit, &self.config)?;
        Some(Bond {
            a: first,
            b: second,
            relation: verdict.relation,
            status: verdict.status,
            score: Confidence::new(verdict.score),
            likeness: Confidence::new(through.shares.1),
        })
    }

    /// Decides on the pairs of two texts, whose words are laid beside each other once; adds those that are links.
    ///
    /// `a` is the earlier where the dates tell, else the first in output order. Takes the product of the two lengths
    /// in time, up to [`Config::cells_max`]. A pair of no statement is no link.
    ///
    /// Gives what the two texts show, whoever prints them, where they are two and some statements might be linked.
    pub fn bonds(&self, group: &[Pair], bonds: &mut Vec<Bond>) -> Option<TextBond> {
        let first = group.iter().find(|pair| (pair.b as usize) < self.statements.len())?;
        let (one, other) = (self.corpus.text_of(first.a), self.corpus.text_of(first.b));
        let evidence = self.evidence(one, other);
        for &pair in group {
            bonds.extend(self.bond(pair, &evidence));
        }
        let logit = self.logit_of(&evidence);
        (one != other && self.may_link(logit)).then(|| TextBond {
            one: one.min(other),
            other: one.max(other),
            logit,
            shares: (evidence.share_of_lighter, evidence.share_of_heavier),
        })
    }

    /// The link of two statements, or `None` where they are not one utterance, or the pair is none of this run's.
    #[must_use]
    pub fn link(&self, pair: Pair) -> Option<Link> {
        let mut bonds = Vec::new();
        self.bonds(&[pair], &mut bonds);
        bonds.pop().map(|bond| self.explain(bond))
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

    fn bond(&self, pair: Pair, evidence: &Evidence) -> Option<Bond> {
        let (first, second) = self.in_time(pair)?;
        let (a, b) = (&self.statements[first as usize], &self.statements[second as usize]);
        let (tokens_a, tokens_b) = (self.tokens(first), self.tokens(second));
        let whole = Verdict::of(&self.case((a, tokens_a), (b, tokens_b), evidence), &self.config);
        let verdict = match whole {
            Some(verdict) => verdict,
            None => self.judge_parts((a, tokens_a), (b, tokens_b))?,
        };
        Some(Bond {
            a: first,
            b: second,
            relation: verdict.relation,
            status: verdict.status,
            score: Confidence::new(verdict.score),
            likeness: Confidence::new(evidence.share_of_heavier),
        })
    }

    /// The evidence of two texts, the first of them first.
    fn evidence(&self, one: Text, other: Text) -> Evidence {
        let (one, other) = (one.min(other), one.max(other));
        let own = match &self.utterances {
            Some(known) if known.family_of[one.0 as usize] != known.family_of[other.0 as usize] => 2,
            _ => 1,
        };
        self.evidence_of(self.corpus.tokens(one), self.corpus.tokens(other), own)
    }

    /// The evidence of two texts or parts, whose phrases the run has `own` times from themselves.
    fn evidence_of(&self, a: &[Token], b: &[Token], own: u16) -> Evidence {
        let sides = self.sides(a, b);
        let steps = align(&sides);
        let mut evidence = Evidence::new(&sides, &steps);
        if let Some(known) = &self.utterances {
            evidence.surprise = known.phrases.surprise(&sides, &steps, own) / self.corpus.weight_max();
        }
        evidence
    }

    /// A part of a mixed statement may be an excerpt of the other by itself: the best of them.
    fn judge_parts(&self, (a, tokens_a): Side<'_>, (b, tokens_b): Side<'_>) -> Option<Verdict> {
        let parts_max = self.config.parts_max;
        let parts = |statement, tokens| parts(statement, tokens).take(parts_max);
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
        let (shorter, tokens) = if tokens_a.len() <= tokens_b.len() {
            (a, tokens_a)
        } else {
            (b, tokens_b)
        };
        let is_short = tokens.len() <= self.config.stock_words_max;
        let stock = || {
            let forms: Vec<&str> = tokens.iter().map(|t| self.corpus.form(*t)).collect();
            lexicon().is_stock_phrase(&forms.join(" "))
        };
        let name_words_max = self.config.name_words_max;
        Case {
            a,
            b,
            evidence,
            speaker_agrees: speaker_agrees(a, b),
            rarest: self.corpus.weight_max(),
            has_same_words: tokens_a.iter().map(|t| t.form()).eq(tokens_b.iter().map(|t| t.form())),
            is_name: is_short && measure::is_name(&shorter.compared, evidence.shorter_content, name_words_max),
            is_stock: is_short && stock(),
        }
    }
}

/// The quoted parts of a mixed statement, where there are several. In a direct one an ellipsis is the outlet's cut
/// within one utterance.
fn parts<'t>(statement: &Statement, tokens: &'t [Token]) -> impl Iterator<Item = &'t [Token]> {
    let several = statement.kind == Kind::Mixed && tokens.iter().skip(1).any(|t| t.follows_gap());
    tokens.chunk_by(|_, next| !next.follows_gap()).filter(move |_| several)
}

/// Whether both have the same speaker; unknown where one has none, or a name that may be short for the other's.
fn speaker_agrees(a: &Statement, b: &Statement) -> Option<bool> {
    let (a, b) = (a.speaker.as_ref()?, b.speaker.as_ref()?);
    match a.id == b.id {
        true => Some(true),
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
