//! The person or body behind mentions.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::SpeakerId;

/// A person or body, one across articles.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Speaker {
    /// The same for all mentions that were judged to be one person or body.
    pub id: SpeakerId,
    /// The fullest name found: "Kim Yo Jong", "Unification Ministry", "analysts".
    pub name: Arc<str>,
    /// What the name names.
    pub kind: SpeakerKind,
}

/// What a speaker's name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SpeakerKind {
    /// A named human being.
    Person,
    /// A state, ministry, agency, company, party, army, paper.
    Body,
    /// A role or group without a name: "analysts", "a senior official". One article's only.
    Role,
}
