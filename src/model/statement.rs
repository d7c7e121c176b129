//! Something an article reports as said, or asserts itself.

use std::borrow::Cow;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{ArticleId, Outlet, Published, SaidOn, Span, Speaker, StatementId, Value};

/// How a statement stands in its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// All of it inside quotation marks.
    Direct,
    /// A reporting clause with quoted parts.
    Mixed,
    /// Reported without marks.
    Indirect,
    /// The outlet's own checkable assertion.
    Claim,
}

/// What the cue says was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Act {
    /// said, wrote, according to
    Speech,
    /// believes, fears, plans, backs
    Stance,
}

/// How sure a rule or model is, from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(from = "f32", into = "f32")]
pub struct Confidence(f32);

impl Confidence {
    /// Clamped to 0..=1; not-a-number is 0.
    #[must_use]
    pub const fn new(value: f32) -> Self {
        Self(if value >= 1.0 {
            1.0
        } else if value > 0.0 {
            value
        } else {
            0.0
        })
    }

    /// Of log-odds.
    #[must_use]
    pub fn of_odds(odds: f32) -> Self {
        Self::new(1.0 / (1.0 + (-odds).exp()))
    }

    /// With log-odds that are larger by `odds`.
    #[must_use]
    pub fn shifted(self, odds: f32) -> Self {
        let own = self.0.clamp(0.001, 0.999);
        Self::of_odds((own / (1.0 - own)).ln() + odds)
    }

    /// From 0 to 1.
    #[must_use]
    pub const fn get(self) -> f32 {
        self.0
    }

    /// In thousandths, as the files have it: what a reader of the files compares.
    #[must_use]
    pub fn thousandths(self) -> u16 {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a confidence is 0 to 1, so this is 0 to 1000"
        )]
        let thousandths = (f64::from(self.0) * 1000.0).round() as u16;
        thousandths
    }

    /// Both must hold.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 * other.0)
    }
}

impl From<f32> for Confidence {
    fn from(value: f32) -> Self {
        Self::new(value)
    }
}

impl From<Confidence> for f32 {
    fn from(value: Confidence) -> Self {
        value.0
    }
}

/// The name of a rule of language, as it stands in the evidence: `direct:inverted`.
pub type Rule = Cow<'static, str>;

/// What the extract stage gives: a statement whose speaker is not yet known.
#[derive(Clone, Debug, PartialEq)]
pub struct Quotation {
    /// How it stands in the article.
    pub kind: Kind,
    /// What the cue says was done; speech where there is no cue.
    pub act: Act,
    /// What was said, in text order, without the outer quotation marks; never empty, nor any part of it.
    pub content: Vec<Span>,
    /// The part of it inside marks, without the marks.
    pub quoted: Vec<Span>,
    /// The words that report; none where a quotation continues the last one.
    pub cue: Vec<Span>,
    /// The words that the grammar of the cue names as its subject: "she", "Seoul's Ministry of Defense".
    pub mention: Option<Span>,
    /// The rule that found it.
    pub rule: Rule,
    /// The numbers, dates, times, places and names in its content, in text order, none inside another.
    pub values: Vec<Value>,
    /// The date that the outlet's own words beside the cue give: "said on Tuesday".
    pub said_on: Option<Value>,
    /// Of kind and spans, not of the speaker.
    pub confidence: Confidence,
}

/// A quotation with its speaker, and all that pairing, linking and export need of its article.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// Derived from the article's id, the kind and the spans.
    pub id: StatementId,
    /// The article that prints it.
    pub article_id: ArticleId,
    /// The article's outlet.
    pub outlet: Option<Outlet>,
    /// The article's date.
    pub published: Option<Published>,
    /// How it stands in the article.
    pub kind: Kind,
    /// What the cue says was done.
    pub act: Act,
    /// The content parts joined; see [`Statement::join`].
    pub text: Arc<str>,
    /// The words that linking compares: of a mixed statement its quoted parts, else the text. The outlet's
    /// frame around a quoted part is its own and no part of the utterance.
    pub compared: Arc<str>,
    /// What was said, as spans of the article's text.
    pub content: Vec<Span>,
    /// The part of it inside marks.
    pub quoted: Vec<Span>,
    /// The words that report.
    pub cue: Vec<Span>,
    /// The words that name the speaker here.
    pub mention: Option<Span>,
    /// The person or body behind the mention; `None` is "unknown", never a guess.
    pub speaker: Option<Speaker>,
    /// The channel that carried it: "KCNA", "Reuters".
    pub medium: Option<Span>,
    /// When it was said, as the words beside it tell for an article of this date.
    pub said_on: Option<SaidOn>,
    /// The rest of the sentence (or the sentence) before the content.
    pub before: Span,
    /// The rest of the sentence (or the sentence) after the content.
    pub after: Span,
    /// The rules that decided content, mention, speaker and medium, in that order.
    pub evidence: Vec<Rule>,
    /// The numbers, dates, times, places and names in its content, in text order, none inside another.
    pub values: Vec<Value>,
    /// Of the whole: spans and speaker; of a claim, how much it is worth checking.
    pub confidence: Confidence,
}

impl Statement {
    /// The content parts of this statement, joined.
    ///
    /// Parts of a direct statement follow each other after one space (between them stands only the
    /// reporting clause or a paragraph break); parts of any other after ` … `, because the article
    /// has words of its own between them.
    #[must_use]
    pub fn join(&self, article_text: &str) -> String {
        let between = if self.kind == Kind::Direct { " " } else { BETWEEN_PARTS };
        joined(&self.content, article_text, between)
    }

    /// The quoted parts of this statement, joined by ` … `; empty where nothing is quoted.
    #[must_use]
    pub fn join_quoted(&self, article_text: &str) -> String {
        joined(&self.quoted, article_text, BETWEEN_PARTS)
    }
}

/// Stands for the article's own words between two parts.
const BETWEEN_PARTS: &str = " … ";

fn joined(parts: &[Span], article_text: &str, between: &str) -> String {
    if let [only] = parts {
        return only.of(article_text).to_owned();
    }
    let parts: Vec<&str> = parts.iter().map(|span| span.of(article_text)).collect();
    parts.join(between)
}
