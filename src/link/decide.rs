//! From evidence to relation, score and status.

use super::case::Case;
use super::measure::Evidence;
use super::nature::Nature;
use super::{Config, Weights, frame};
use crate::model::{Kind, Relation, SpeakerKind, Statement, Status};

/// What was decided on a pair that is a link.
#[derive(Clone, Copy)]
pub struct Verdict {
    pub relation: Relation,
    pub status: Status,
    pub score: f32,
}

impl Verdict {
    /// The verdict on a case; `None` where it is no link.
    pub fn of(case: &Case<'_>, config: &Config) -> Option<Self> {
        score(case, config).map(|score| Self::with(score, case, config))
    }

    /// The verdict on a case where the logit is that of a third text.
    pub fn through(case: &Case<'_>, config: &Config) -> Option<Self> {
        let score = weighed(case, config).filter(|_| may_tell(case, config));
        score.map(|score| Self::with(score, case, config))
    }

    /// The verdict on a case where one side is a sentence of several: the best of many is good by chance, so more is
    /// asked for than of the whole.
    pub fn of_sentence(case: &Case<'_>, config: &Config) -> Option<Self> {
        let words = case.evidence;
        let is_held = if case.speaker_agrees == Some(true) {
            words.share_of_lighter >= config.sentence_share_min
        } else {
            words.share_of_lighter >= config.excerpt_share_min && usize::from(words.content) >= config.content_min
        };
        Self::of(case, config).filter(|_| is_held)
    }

    fn with(score: f32, case: &Case<'_>, config: &Config) -> Self {
        Self {
            relation: relation(case, config),
            status: status(case, score, config),
            score,
        }
    }
}

/// Whether any amount of equal words would tell.
fn may_tell(case: &Case<'_>, config: &Config) -> bool {
    let is_same_speaker = case.speaker_agrees == Some(true);
    let nobody_told = case.shorter.speaker.is_none() && case.longer.speaker.is_none() && attributed(case) == 2;
    let may = match case.nature {
        Nature::Words => true,
        Nature::Name => is_same_speaker || nobody_told,
        Nature::Stock => is_same_speaker,
        Nature::Term => {
            let is_persons = is_same_speaker && !is_of_body(case.shorter);
            is_persons || is_phrase(case, config) && (is_same_speaker || is_of_the_same_thing(case, config))
        }
        Nature::Subject => is_same_speaker && case.has_same_words,
    };
    // Without marks there are no words to trace back to another speaker.
    may && !(is_reported(case) && !case.has_same_words && case.speaker_agrees == Some(false))
}

/// Whether a body speaks, for which many write: a term of its trade in marks is no utterance of one of them.
fn is_of_body(statement: &Statement) -> bool {
    let speaker = statement.speaker.as_ref();
    speaker.is_some_and(|speaker| speaker.kind == SpeakerKind::Body)
}

/// Whether the shorter has so many words of content that two people hardly come upon them by chance.
fn is_phrase(case: &Case<'_>, config: &Config) -> bool {
    usize::from(case.evidence.shorter_content) >= config.short.two_people_content_min
}

/// Whether the outlets' own words around quoted ones are of the same thing.
fn is_of_the_same_thing(case: &Case<'_>, config: &Config) -> bool {
    let shared = frame::shared(case.shorter, case.longer);
    shared.is_some_and(|shared| shared >= config.short.frame_min)
}

/// What the speakers say for or against one utterance, in logits.
fn prior(case: &Case<'_>, config: &Config) -> f32 {
    match case.speaker_agrees {
        Some(true) => config.same_speaker,
        Some(false) => -config.other_speaker,
        None if case.shorter.speaker.is_none() && case.longer.speaker.is_none() => -config.no_speaker,
        None => 0.0,
    }
}

/// How sure it is that the two are one utterance, from 0 to 1; `None` where no amount of equal words would tell.
fn score(case: &Case<'_>, config: &Config) -> Option<f32> {
    if !may_tell(case, config) {
        return None;
    }
    let words = case.evidence;
    if telling(words) < config.content_min {
        return short(case, config);
    }
    weighed(case, config)
}

/// The score that the evidence comes to, where it is enough.
fn weighed(case: &Case<'_>, config: &Config) -> Option<f32> {
    let score = logistic(prior(case, config) + case.logit);
    let is_held = case.evidence.share_of_lighter >= config.share_min;
    (score >= config.score_min && is_held).then_some(score)
}

/// Words of content of the shorter text; a long run of equal words tells as much, though they are words of grammar.
fn telling(words: &Evidence) -> usize {
    usize::from(words.shorter_content.max(words.run / 2))
}

/// Whether one side has no marks.
fn is_reported(case: &Case<'_>) -> bool {
    case.shorter.kind == Kind::Indirect || case.longer.kind == Kind::Indirect
}

/// How many of the two somebody is said to have said.
fn attributed(case: &Case<'_>) -> usize {
    let is_attributed = |statement: &&&Statement| statement.speaker.is_some() || !statement.cue.is_empty();
    [case.shorter, case.longer].iter().filter(is_attributed).count()
}

/// A text of few words needs a speaker on both sides: terms, titles and scare quotes have none.
fn short(case: &Case<'_>, config: &Config) -> Option<f32> {
    let (words, short) = (case.evidence, &config.short);
    let (content, shorter) = (usize::from(words.content), usize::from(words.shorter));
    let is_whole = words.run >= words.shorter || words.share_of_lighter >= short.share_min;
    let is_long_enough = shorter >= short.same_speaker_words_min && content >= short.same_speaker_content_min;
    let may_be_a_few = is_long_enough && (case.has_same_words || content >= short.other_speaker_content_min);
    if is_whole && may_be_a_few && is_of_the_same_thing(case, config) {
        return Some(short.score);
    }
    let enough = match (case.speaker_agrees, attributed(case)) {
        // The very words, given to the same speaker twice: how rare they are does not matter.
        (Some(true), _) if case.has_same_words => {
            let is_enough = is_long_enough || telling(words) >= short.one_attributed_content_min;
            return is_enough.then_some(short.score);
        }
        (Some(true), _) => is_long_enough,
        (Some(false), _) if are_two_people(case) => content >= short.two_people_content_min,
        (Some(false), _) => content >= short.other_speaker_content_min,
        (None, 2) if is_bare_term(case, config) && !case.has_same_words => return None,
        (None, 2) => return weighed(case, config),
        (None, 1) => telling(words) >= short.one_attributed_content_min,
        (None, _) => case.has_same_words && shorter >= short.unattributed_words_min,
    };
    (is_whole && enough && case.logit >= short.logit_min).then_some(short.score)
}

/// Whether the shorter is a few quoted words, none of grammar among them: "sound science", which anybody may call it.
fn is_bare_term(case: &Case<'_>, config: &Config) -> bool {
    let words = case.evidence;
    case.shorter.kind == Kind::Mixed
        && words.shorter == words.shorter_content
        && usize::from(words.shorter) <= config.term_words_max
}

/// Whether the two speakers are people with names that have no word in common. A role or a body may be one with another
/// name, and so may "Andrew Wetzler" with "Andrew Welzler".
fn are_two_people(case: &Case<'_>) -> bool {
    let full_name = |statement: &'_ Statement| {
        let speaker = statement
            .speaker
            .as_ref()
            .filter(|speaker| speaker.kind == SpeakerKind::Person)?;
        let words: Vec<String> = speaker.name.split_whitespace().map(str::to_lowercase).collect();
        (words.len() > 1).then_some(words)
    };
    let both = full_name(case.shorter).zip(full_name(case.longer));
    both.is_some_and(|(one, other)| !one.iter().any(|word| other.contains(word)))
}

impl Weights {
    /// The evidence in logits. `rarest` is the weight of a word that stands in one text: as many texts as there are,
    /// so many chances to look alike.
    pub(super) fn logit(&self, words: &Evidence, rarest: f32) -> f32 {
        let surprise = words.surprise.min(self.surprise_max);
        let aligned = (count(words.aligned) / count(words.shorter).max(1.0)).min(1.0);
        let content = (count(words.content) / count(words.shorter_content).max(1.0)).min(1.0);
        self.bias - rarest.min(self.rarest_max)
            + self.share_of_lighter * words.share_of_lighter
            + self.share_of_heavier * words.share_of_heavier
            + self.share_of_shorter * aligned
            + self.share_of_content * content
            + self.in_place * words.in_place
            + self.surprise * surprise
            + self.ln_surprise * (surprise + 0.05).ln()
            + self.ln_amount * (words.amount + 0.05).ln()
            + self.ln_shorter * count(words.shorter).ln_1p()
            + self.ln_longer * count(words.longer).ln_1p()
    }
}

fn count(words: u16) -> f32 {
    f32::from(words)
}

pub fn logistic(x: f32) -> f32 {
    1.0 / (1.0 + (-x).exp())
}

/// How the two differ.
fn relation(case: &Case<'_>, config: &Config) -> Relation {
    let words = case.evidence;
    if case.has_same_words {
        Relation::Exact
    } else if is_reported(case) {
        Relation::Paraphrase
    } else if words.share_of_heavier >= config.altered_share_min {
        Relation::Altered
    } else if words.share_of_lighter >= config.excerpt_share_min || has_whole_stretch(case, config) {
        Relation::Excerpt
    } else {
        Relation::Variant
    }
}

/// Whether most of what is aligned stands in one run: a part that is held, beside parts that are not.
fn has_whole_stretch(case: &Case<'_>, config: &Config) -> bool {
    let run = case.evidence.run;
    usize::from(run) >= config.excerpt_run_min
        && count(run) / count(case.evidence.aligned) >= config.excerpt_run_share_min
}

/// Confirmed where score and length allow.
fn status(case: &Case<'_>, score: f32, config: &Config) -> Status {
    let words = case.evidence;
    if score >= config.confirmed_min && usize::from(words.content.max(words.run / 2)) >= config.content_min {
        Status::Confirmed
    } else {
        Status::Suggested
    }
}
