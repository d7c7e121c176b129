//! Whose words the originals hold, and which statements are of them.

use std::collections::BTreeMap;

use super::judge::Judged;
use super::{Check, Original, Question, Reports, Standing};
use crate::fold::forms;
use crate::model::{SpeakerKind, Statement};

/// The speakers of the originals.
pub struct Voices<'a> {
    originals: &'a [Original],
    /// By original.
    speakers: Vec<Option<String>>,
    is_asked: bool,
    content_min: usize,
}

impl<'a> Voices<'a> {
    /// The speaker that an original names, else the one that was asked for, else the one to whom most of what was found
    /// in it is given.
    pub fn new(
        originals: &'a [Original],
        statements: &[Statement],
        judged: &[(u32, Judged)],
        question: Question<'_>,
    ) -> Self {
        let speaker = |(number, original): (u32, &Original)| {
            let named = original.speaker.clone().or_else(|| question.speaker.map(str::to_owned));
            named.or_else(|| most_named(number, statements, judged))
        };
        Self {
            originals,
            speakers: (0..).zip(originals).map(speaker).collect(),
            is_asked: question.speaker.is_some(),
            content_min: question.config.attributed_content_min,
        }
    }

    /// The check of a statement; `None` where it is neither of an original nor of its speaker.
    pub fn check(&self, index: u32, judged: Judged, reports: Reports<'_>) -> Option<Check> {
        let statement = reports.statements.get(index as usize)?;
        let speaker = statement.speaker.as_ref();
        let is_found = judged.standing != Standing::NotFound;
        let is_of_voice = speaker.is_some_and(|given| self.speakers.iter().flatten().any(|s| is_one(s, &given.name)));
        let is_telling = is_found && judged.content >= self.content_min;
        if !(is_of_voice || is_telling || is_found && !self.is_asked && speaker.is_none()) {
            return None;
        }
        let original = judged.passages.first().map_or(0, |passage| passage.original) as usize;
        let voice = self.speakers.get(original).cloned().flatten();
        let said_by = voice.filter(|voice| {
            let other = speaker.filter(|given| given.kind != SpeakerKind::Role && !is_one(voice, &given.name));
            is_telling && other.is_some()
        });
        let day = self.originals.get(original).and_then(|original| original.published);
        let said_on = day.filter(|day| {
            let told = statement.said_on.and_then(|said| said.day());
            is_telling && told.is_some_and(|told| told != day.date())
        });
        Some(Check {
            statement: index,
            standing: judged.standing,
            passages: judged.passages,
            class: judged.class,
            left_out: judged.left_out,
            share: judged.share,
            said_by,
            said_on,
        })
    }
}

/// The speaker to whom most of what was found in an original is given; on a tie the first name.
fn most_named(original: u32, statements: &[Statement], judged: &[(u32, Judged)]) -> Option<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (index, judged) in judged {
        let is_of_it = judged
            .passages
            .first()
            .is_some_and(|passage| passage.original == original);
        let speaker = statements.get(*index as usize).and_then(|s| s.speaker.as_ref());
        if let Some(speaker) = speaker.filter(|_| is_of_it && judged.standing != Standing::NotFound) {
            *counts.entry(&speaker.name).or_default() += judged.content;
        }
    }
    let most = counts.values().copied().max()?;
    counts
        .into_iter()
        .find(|(_, count)| *count == most)
        .map(|(name, _)| name.to_owned())
}

/// Whether two names may be of one person or body: all words of the shorter are in the longer, and its last word too.
#[must_use]
pub fn is_one(one: &str, other: &str) -> bool {
    let (one, other) = (forms(one), forms(other));
    let (short, long) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    !short.is_empty() && short.iter().all(|word| long.contains(word))
}
