//! Judges candidate pairs: whether two statements are one utterance, how they differ, and how sure that is.
//!
//! The words of the two are laid side by side (a rarity-weighted longest common subsequence with slips, synonyms and
//! editorial wildcards); relation, score and word diff all come from that one alignment.

mod align;
mod compare;
mod config;
mod decide;
mod diff;
mod measure;

pub use compare::{Comparison, compare};
pub use config::{Config, Short, Weights};

use crate::fold::{Corpus, Token, lexicon};
use crate::model::{Confidence, Fingerprint, Kind, Link, LinkId, Pair, Relation, Statement};
use align::{Sides, Step, align};
use decide::{Case, Verdict};
use measure::Evidence;

/// A statement and the words of it that are compared.
type Side<'a> = (&'a Statement, &'a [Token]);

/// What came of laying two texts beside each other.
struct Judgement {
    steps: Vec<Step>,
    evidence: Evidence,
    verdict: Option<Verdict>,
}

/// All statements, ready to be linked pair by pair.
pub struct Linker<'a> {
    statements: &'a [Statement],
    corpus: &'a Corpus,
    config: Config,
}

impl<'a> Linker<'a> {
    /// Takes the statements and the corpus that is made of them.
    #[must_use]
    pub fn new(statements: &'a [Statement], corpus: &'a Corpus, config: &Config) -> Self {
        Self {
            statements,
            corpus,
            config: config.clone(),
        }
    }

    /// The link of two statements, or `None` where they are not one utterance, or the pair is none of this run's.
    ///
    /// `a` is the earlier where the dates tell, else the first in output order. Takes the product of the two lengths
    /// in time, up to [`Config::cells_max`].
    #[must_use]
    pub fn link(&self, pair: Pair) -> Option<Link> {
        let (first, second) = self.in_time(pair)?;
        let (a, b) = (&self.statements[first as usize], &self.statements[second as usize]);
        let (tokens_a, tokens_b) = (self.tokens(first), self.tokens(second));
        let whole = self.judge((a, tokens_a), (b, tokens_b));
        let verdict = match whole.verdict {
            Some(verdict) => verdict,
            None => self.judge_parts((a, tokens_a), (b, tokens_b))?,
        };
        let sides = self.sides(tokens_a, tokens_b);
        Some(Link {
            id: LinkId::of(Fingerprint::new().field(a.id.to_string()).field(b.id.to_string())),
            a: first,
            b: second,
            relation: verdict.relation,
            status: verdict.status,
            score: Confidence::new(verdict.score),
            speaker_agrees: speaker_agrees(a, b),
            measures: measure::measures(&sides, &whole.evidence),
            diff: diff::diff(&a.compared, &b.compared, &whole.steps),
        })
    }

    /// Lays two texts, or parts of them, beside each other and decides.
    fn judge(&self, (a, tokens_a): Side<'_>, (b, tokens_b): Side<'_>) -> Judgement {
        let sides = self.sides(tokens_a, tokens_b);
        let steps = align(&sides);
        let evidence = Evidence::new(&sides, &steps);
        let verdict = Verdict::of(
            &self.case((a, tokens_a), (b, tokens_b), &evidence, &steps),
            &self.config,
        );
        Judgement {
            steps,
            evidence,
            verdict,
        }
    }

    /// A part of a mixed statement may be an excerpt of the other by itself: the best of them.
    fn judge_parts(&self, (a, tokens_a): Side<'_>, (b, tokens_b): Side<'_>) -> Option<Verdict> {
        let parts_max = self.config.parts_max;
        let parts = |statement, tokens| parts(statement, tokens).take(parts_max);
        let of_a = parts(a, tokens_a).filter_map(|part| self.judge((a, part), (b, tokens_b)).verdict);
        let of_b = parts(b, tokens_b).filter_map(|part| self.judge((a, tokens_a), (b, part)).verdict);
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
        steps: &'c [Step],
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
            steps,
            speaker_agrees: speaker_agrees(a, b),
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
