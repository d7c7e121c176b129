//! A statement as a line of `statements.jsonl` tells it.

use serde::Deserialize;

/// Of a line what an answer needs.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Told {
    /// The statement's id.
    pub statement_id: String,
    /// Its article's.
    pub article_id: String,
    /// Who published.
    pub outlet: Option<String>,
    /// When, as precise as known.
    pub published: Option<String>,
    /// direct, mixed, indirect, claim.
    pub kind: String,
    /// What was said.
    pub text: String,
    /// Who said it, as the article has it.
    pub speaker: Option<String>,
    /// The channel.
    pub medium: Vec<Place>,
    /// First character in the article's text.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// The utterance that it is one of.
    pub cluster_id: Option<String>,
    /// What stands before.
    pub before: String,
    /// What stands after.
    pub after: String,
    /// The passage.
    pub link: Option<String>,
    /// Where the article was read.
    pub path: String,
    /// The agencies whose text the article says that it is.
    #[serde(default)]
    pub wire: Vec<String>,
    /// The articles that it is one text with.
    #[serde(default)]
    pub copy_group: Option<String>,
}

/// A stretch of the article's text.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Place {
    /// The words.
    pub text: String,
}
