//! Checks what outlets print in quotation marks against the original: a statement, a speech, a press release.
//!
//! The words of each quotation are looked for in all originals as runs of equal words; the chain of runs that explains
//! most tells from which places it is taken. Quotation and passage are then laid beside each other, word by word.

mod config;
mod judge;
mod locate;
mod sheet;
mod unit;
mod whose;
mod wording;

pub use config::Config;
pub use whose::is_one as may_be_one_speaker;

use std::sync::Arc;

use crate::link;
use crate::model::{Edit, EditClass, Published, Span, Statement};
use sheet::Sheet;
use whose::Voices;

/// What quotations are checked against.
#[derive(Clone, Debug, PartialEq)]
pub struct Original {
    /// What it is called in messages: the file as the user wrote it.
    pub name: Arc<str>,
    /// Whose words it holds, where that is known.
    pub speaker: Option<String>,
    /// When it was said or published, where that is known.
    pub published: Option<Published>,
    /// The text, kept character for character.
    pub text: String,
    /// Its sentences in text order: what a quotation leaves out is told up to the sentence's ends.
    pub sentences: Vec<Span>,
}

/// How a quotation stands to the originals, the better first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// The same words but for case, marks and spelling.
    Verbatim,
    /// The same words, but not all of the sentence, or some left out at an ellipsis.
    Truncated,
    /// Words changed, dropped, put in, or bracketed.
    Altered,
    /// Another rendering of an original in another language.
    Rendering,
    /// Parts from places far apart, printed as one.
    Stitched,
    /// Not in any original.
    NotFound,
}

impl Standing {
    /// All of them, the better first.
    pub const ALL: [Self; 6] = [
        Self::Verbatim,
        Self::Truncated,
        Self::Altered,
        Self::Rendering,
        Self::Stitched,
        Self::NotFound,
    ];

    /// The word for it in files and flags.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Verbatim => "verbatim",
            Self::Truncated => "truncated",
            Self::Altered => "altered",
            Self::Rendering => "rendering",
            Self::Stitched => "stitched",
            Self::NotFound => "not-found",
        }
    }
}

/// A passage of an original, and the words of the article that it stands behind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Index of the original.
    pub original: u32,
    /// Bytes of the original's text.
    pub span: Span,
    /// Bytes of the article's text.
    pub quoted: Span,
    /// From the passage to the quotation, word by word; empty where the words are the same.
    pub diff: Vec<Edit>,
}

/// Words of the original that a quotation leaves out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Bytes of the original's text.
    pub span: Span,
    /// A condition, denial or negation that went with them, as it stands there, and what it is.
    pub qualifier: Option<(String, &'static str)>,
}

/// One statement, checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    /// Index of the statement.
    pub statement: u32,
    /// How it stands to the originals.
    pub standing: Standing,
    /// Where its words come from, in the order of the statement; for what was not found the nearest passage, if any.
    pub passages: Vec<Passage>,
    /// The gravest thing that a change touches.
    pub class: Option<EditClass>,
    /// What was left out.
    pub left_out: Vec<LeftOut>,
    /// Weight of the words that were found, from 0 to 1.
    pub share: f32,
    /// Whose words they are in the original, where the article gives them to somebody else.
    pub said_by: Option<String>,
    /// The day of the original, where the article gives another.
    pub said_on: Option<Published>,
}

/// What is asked.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    /// Whose words the originals hold, where they do not say so.
    pub speaker: Option<&'a str>,
    /// Whether the originals are translations: then other words may be another rendering.
    pub is_translated: bool,
    /// The numbers.
    pub config: &'a Config,
    /// How words are compared.
    pub link: &'a link::Config,
}

/// What of a run is checked.
#[derive(Clone, Copy)]
pub struct Reports<'a> {
    /// The statements.
    pub statements: &'a [Statement],
    /// The text of each statement's article.
    pub texts: &'a [&'a str],
}

/// The checks of all statements in marks that are of the originals or of their speakers, in the order of statements.
///
/// A statement of somebody else that is in no original is none of the question's. Each statement takes the number of
/// places of its words in the originals.
#[must_use]
pub fn verify(originals: &[Original], reports: Reports<'_>, question: Question<'_>) -> Vec<Check> {
    let sheet = Sheet::new(originals);
    let judge = judge::Judge {
        originals,
        sheet: &sheet,
        question,
    };
    let judged: Vec<(u32, judge::Judged)> = (0_u32..)
        .zip(reports.statements)
        .zip(reports.texts)
        .filter_map(|((index, statement), text)| Some((index, judge.statement(statement, text)?)))
        .collect();
    let voices = Voices::new(originals, reports.statements, &judged, question);
    let checks = judged
        .into_iter()
        .filter_map(|(index, judged)| voices.check(index, judged, reports));
    checks.collect()
}
