//! Judges candidate pairs: whether two statements are one utterance, how they differ, and how sure that is.
//!
//! The words of the two are laid side by side (a rarity-weighted longest common subsequence with slips, synonyms and
//! editorial wildcards); relation, score and word diff all come from that one alignment.

mod align;
mod case;
mod chance;
mod compare;
mod config;
mod decide;
mod diff;
mod frame;
mod measure;
mod nature;
mod retold;
mod speeches;
mod star;
mod subsequence;

use std::sync::OnceLock;

use chance::Phrases;
pub use compare::{Comparison, compare};
pub use config::{Config, Retelling, Short, Weights};
pub use retold::{Retold, Told};
pub use star::{TextBond, complete};

use crate::fold::{Corpus, Text, Token, parts, repeatable, sentences};
use crate::model::{Alike, Bond, Confidence, Fingerprint, Kind, Link, LinkId, Pair, Relation, Statement};
use align::{Sides, Step, align};
use case::{Case, Side, speaker_agrees};
use decide::Verdict;
use measure::Evidence;
use nature::Nature;

/// All statements, ready to be linked pair by pair.
pub struct Linker<'a> {
    statements: &'a [Statement],
    corpus: &'a Corpus,
    config: Config,
    utterances: Option<Utterances>,
    /// By statement, made when first asked for: what its text is.
    natures: OnceLock<Vec<Nature>>,
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
            natures: OnceLock::new(),
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
    /// need not be laid beside each other. What a part of a text comes to, nobody can see from here.
    #[must_use]
    pub fn is_worth(&self, one: Text, other: Text, alike: &Alike) -> bool {
        self.may_link(self.outlook(one, other, alike)) || self.corpus.has_parts(one) || self.corpus.has_parts(other)
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

    /// The logit of the best part: between ellipses an outlet's cut or the quoted parts of a mixed statement, or a
    /// sentence of several.
    fn logit_of_parts(&self, one: Text, other: Text) -> f32 {
        let (a, b) = (self.corpus.tokens(one), self.corpus.tokens(other));
        let parts = |tokens: &'a [Token]| repeatable(tokens).take(self.config.parts_max);
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
        let (first, second) = in_time(self.statements, pair)?;
        let (a, b) = (self.side(first), self.side(second));
        let case = Case::new(a, b, &shown.evidence, shown.logit);
        let verdict = if shown.is_through {
            Verdict::through(&case, &self.config)
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
        in_time(self.statements, pair)?;
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

    /// A part of a statement may be an excerpt of the other by itself: the best of them.
    fn judge_parts(&self, a: Side<'_>, b: Side<'_>) -> Option<Verdict> {
        let of_a = self.parts_of(a).map(|(part, is_sentence)| (part, b, is_sentence));
        let of_b = self.parts_of(b).map(|(part, is_sentence)| (a, part, is_sentence));
        let judge = |(one, other, is_sentence): (Side<'_>, Side<'_>, bool)| {
            let evidence = self.evidence_of(one.tokens, other.tokens, 2);
            let case = Case::new(one, other, &evidence, self.logit_of(&evidence));
            if is_sentence {
                Verdict::of_sentence(&case, &self.config)
            } else {
                Verdict::of(&case, &self.config)
            }
        };
        let best = of_a
            .chain(of_b)
            .filter_map(judge)
            .max_by(|one, other| one.score.total_cmp(&other.score))?;
        Some(Verdict {
            relation: best.relation.max(Relation::Excerpt),
            ..best
        })
    }

    /// The parts of a mixed statement, and sentences, each with whether it is one; in a direct statement an ellipsis is
    /// the outlet's cut within one utterance.
    fn parts_of<'s>(&'s self, side: Side<'s>) -> impl Iterator<Item = (Side<'s>, bool)> {
        let parts = parts(side.tokens).filter(move |_| side.statement.kind == Kind::Mixed);
        let sentences = sentences(side.tokens).map(|tokens| (tokens, true));
        let all = parts.map(|tokens| (tokens, false)).chain(sentences);
        all.take(self.config.parts_max).map(move |(tokens, is_sentence)| {
            let nature = self.nature(side.statement, tokens);
            (Side { tokens, nature, ..side }, is_sentence)
        })
    }

    fn nature(&self, statement: &Statement, tokens: &[Token]) -> Nature {
        Nature::of(statement, tokens, self.corpus, &self.config)
    }

    fn side(&self, statement: u32) -> Side<'_> {
        let natures = self.natures.get_or_init(|| {
            let all = (0..).zip(self.statements);
            all.map(|(number, statement)| self.nature(statement, self.tokens(number)))
                .collect()
        });
        Side {
            statement: &self.statements[statement as usize],
            tokens: self.tokens(statement),
            nature: natures[statement as usize],
        }
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
}

/// The two statements of a pair, the earlier first; `None` where there are no such statements.
fn in_time(statements: &[Statement], pair: Pair) -> Option<(u32, u32)> {
    let date = |statement: u32| statements.get(statement as usize).map(|s| s.published);
    let (a, b) = (date(pair.a)?, date(pair.b)?);
    let is_later = a.zip(b).is_some_and(|(a, b)| b.is_before(a));
    Some(if is_later { (pair.b, pair.a) } else { (pair.a, pair.b) })
}

#[cfg(test)]
mod tests;
