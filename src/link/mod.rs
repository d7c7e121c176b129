//! Judges candidate pairs: whether two statements are one utterance, how they differ, and how sure that is.
//!
//! The words of the two are laid side by side (a rarity-weighted longest common subsequence with slips, synonyms and
//! editorial wildcards); relation, score and word diff all come from that one alignment.

mod align;
mod config;
mod decide;
mod diff;
mod measure;

pub use config::Config;

use crate::fold::{Corpus, Token, lexicon};
use crate::model::{Confidence, Fingerprint, Link, LinkId, Pair, Statement};
use align::{Sides, Step, align};
use decide::Case;
use measure::Evidence;

/// All statements, ready to be linked pair by pair.
pub struct Linker<'a> {
    statements: &'a [Statement],
    corpus: Corpus,
    config: Config,
}

impl<'a> Linker<'a> {
    /// Folds the statements and weighs their words. Linear in their length.
    #[must_use]
    pub fn new(statements: &'a [Statement], config: &Config) -> Self {
        let corpus = Corpus::new(statements.iter().map(|s| &*s.text));
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
        let steps = align(&Sides {
            corpus: &self.corpus,
            a: tokens_a,
            b: tokens_b,
            cells_max: self.config.cells_max,
        });
        let evidence = Evidence::new(&self.corpus, tokens_a, tokens_b, &steps);
        let case = self.case((a, tokens_a), (b, tokens_b), &evidence, &steps);
        let score = decide::score(&case, &self.config).filter(|score| *score >= self.config.score_min)?;
        let bytes_max = self.config.measured_bytes_max;
        Some(Link {
            id: LinkId::of(Fingerprint::new().field(a.id.to_string()).field(b.id.to_string())),
            a: first,
            b: second,
            relation: decide::relation(&case, &self.config),
            status: decide::status(&case, score, &self.config),
            score: Confidence::new(score),
            speaker_agrees: case.speaker_agrees,
            measures: measure::measures(&self.corpus, tokens_a, tokens_b, &evidence, bytes_max),
            diff: diff::diff(&a.text, &b.text, &steps),
        })
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
        let forms: Vec<&str> = tokens
            .iter()
            .take(STOCK_WORDS_MAX)
            .map(|t| self.corpus.form(*t))
            .collect();
        Case {
            a,
            b,
            evidence,
            steps,
            speaker_agrees: speaker_agrees(a, b),
            has_same_words: tokens_a.iter().map(|t| t.form()).eq(tokens_b.iter().map(|t| t.form())),
            is_name: measure::is_name(&shorter.text, evidence.shorter_content),
            is_stock: tokens.len() < STOCK_WORDS_MAX && lexicon().is_stock_phrase(&forms.join(" ")),
        }
    }
}

/// Stock phrases have fewer words.
const STOCK_WORDS_MAX: usize = 12;

/// Whether both have the same speaker; unknown where one has none.
fn speaker_agrees(a: &Statement, b: &Statement) -> Option<bool> {
    let (a, b) = (a.speaker.as_ref()?, b.speaker.as_ref()?);
    Some(a.id == b.id)
}
