//! The noun phrase that a cue has as its subject, before or after it.

use std::ops::Range;

use super::lexicon::Class;
use super::view::{Frame, View};

/// A subject and the stretch that it takes up with its appositions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// The words that name the speaker.
    pub mention: Range<usize>,
    /// The mention with the appositions and clauses between it and the cue.
    pub whole: Range<usize>,
}

/// The subject that ends just before token `cue` ("Kim You-geun, first deputy chief, | said").
pub fn before(view: &View<'_>, frame: &Frame, cue: usize) -> Option<Subject> {
    let last = cue.checked_sub(1).filter(|&at| at >= frame.tokens.start)?;
    if view.is(last, Class::Relative) && view.is_word(last, "who") {
        return ending_at(view, frame, skip_comma(view, frame, last), cue);
    }
    if !(view.is_mark(last, ",") || view.is_dash(last) || view.is_mark(last, ")")) {
        return ending_at(view, frame, cue, cue);
    }
    let open = apposition_start(view, frame, last)?;
    let described = ending_at(view, frame, open, cue);
    // "the minister for sea and ports, Orla Vance, | said": the apposition is the name.
    let is_name = (open + 1..last).all(|at| view.is_capitalised(at)) && (2..=4).contains(&(last - open - 1));
    let is_common = described
        .as_ref()
        .is_none_or(|s| !s.mention.clone().any(|at| view.is_capitalised(at)));
    if is_name && is_common {
        let whole = described.map_or(open, |s| s.whole.start)..cue;
        return Some(Subject {
            mention: open + 1..last,
            whole: with_lead(view, frame, whole),
        });
    }
    described
}

fn ending_at(view: &View<'_>, frame: &Frame, end: usize, cue: usize) -> Option<Subject> {
    let last = phrase_ending_at(view, frame, end)?;
    let mention = first_of_two(view, frame, last.start).unwrap_or(last.start)..last.end;
    Some(Subject {
        whole: mention.start..cue,
        mention,
    })
}

/// Where "and" joins the phrase that starts at `second` to one that a comma sets apart: "…, | officials and | witnesses".
fn first_of_two(view: &View<'_>, frame: &Frame, second: usize) -> Option<usize> {
    let and = second
        .checked_sub(1)
        .filter(|&at| at > frame.tokens.start && view.is_word(at, "and"))?;
    let first = phrase_ending_at(view, frame, and)?;
    let is_apart = first.start > frame.tokens.start && view.is_mark(first.start - 1, ",");
    (is_apart && !is_past_form(view, and - 1)).then_some(first.start)
}

/// The subject with the words of its description that no rule took in: "[the minister for sea and] ports, Vance,".
fn with_lead(view: &View<'_>, frame: &Frame, whole: Range<usize>) -> Range<usize> {
    let first = whole
        .start
        .saturating_sub(view.config.reach.subject_tokens_max)
        .max(frame.tokens.start);
    let start = (first..whole.start)
        .rev()
        .take_while(|&at| view.is_plain_word(at))
        .last()
        .unwrap_or(whole.start);
    let opens_clause = start == frame.tokens.start || view.region(start - 1).is_some() || view.is_mark(start - 1, ",");
    if opens_clause { start..whole.end } else { whole }
}

/// The subject that begins at token `at` ("said | Yoon Sung Suk, a professor at Chonnam").
pub fn after(view: &View<'_>, frame: &Frame, at: usize) -> Option<Subject> {
    let mut end = at;
    if view.is(at, Class::SubjectPronoun) && !view.is_word(at, "i") {
        end = at + 1;
    } else if view.is(at, Class::Determiner) || view.is_capitalised(at) || view.is_open_class(at) {
        end = phrase_starting_at(view, frame, at);
    }
    (end > at).then_some(Subject {
        mention: at..end,
        whole: at..end,
    })
}

/// Who speaks in what was recorded: "footage of | Ann Lee | saying".
pub fn recorded(view: &View<'_>, frame: &Frame, cue: &Range<usize>) -> Option<Subject> {
    let subject = before(view, frame, cue.start).filter(|subject| subject.mention.end == cue.start)?;
    let first = subject.mention.start.saturating_sub(1).max(frame.tokens.start + 1);
    let of = (first..cue.start).rev().find(|&at| view.is_word(at, "of"))?;
    let is_recorded = RECORDINGS.iter().any(|word| view.is_word(of - 1, word));
    is_recorded.then_some(Subject {
        mention: of + 1..cue.start,
        whole: of + 1..cue.start,
    })
}

/// In what people are seen and heard.
const RECORDINGS: [&str; 14] = [
    "audio",
    "clip",
    "clips",
    "film",
    "footage",
    "image",
    "images",
    "picture",
    "pictures",
    "recording",
    "recordings",
    "tape",
    "video",
    "videos",
];

/// Whether a noun phrase may start at `at`: a determiner, pronoun, name or plain word.
pub fn may_start_at(view: &View<'_>, at: usize) -> bool {
    view.is(at, Class::SubjectPronoun)
        || view.is(at, Class::Determiner)
        || view.is_open_class(at)
        || view.region(at).is_some()
}

fn skip_comma(view: &View<'_>, frame: &Frame, at: usize) -> usize {
    let before = at.saturating_sub(1).max(frame.tokens.start);
    if view.is_mark(before, ",") { before } else { at }
}

/// The token at which the apposition that closes at `close` opens: "Kim | , the sister of Lee, | said".
fn apposition_start(view: &View<'_>, frame: &Frame, close: usize) -> Option<usize> {
    let first = close
        .saturating_sub(view.config.reach.apposition_tokens_max)
        .max(frame.tokens.start);
    let opens = |at: usize| match view.word(close) {
        "," => view.is_mark(at, ","),
        ")" => view.is_mark(at, "("),
        _ => view.is_dash(at),
    };
    let mut open = (first..close)
        .rev()
        .find(|&at| view.region(at).is_some() || opens(at))
        .filter(|&at| view.region(at).is_none())?;
    // "Yoon, a professor at the institute in Seoul, Korea, said": go on while the part before is no name.
    for _ in 0..3 {
        let starts_with_name = phrase_ending_at(view, frame, open).is_some_and(|phrase| names_someone(view, &phrase));
        if starts_with_name || view.word(close) != "," {
            break;
        }
        let Some(earlier) = (first..open).rev().find(|&at| opens(at)) else {
            break;
        };
        open = earlier;
    }
    Some(open)
}

fn names_someone(view: &View<'_>, phrase: &Range<usize>) -> bool {
    phrase.clone().any(|at| view.is_capitalised(at)) && !view.is(phrase.start.wrapping_sub(1), Class::Preposition)
}

/// The noun phrase that ends before token `end`, read from right to left.
fn phrase_ending_at(view: &View<'_>, frame: &Frame, end: usize) -> Option<Range<usize>> {
    let first = end
        .saturating_sub(view.config.reach.subject_tokens_max)
        .max(frame.tokens.start);
    if end > first && view.is(end - 1, Class::SubjectPronoun) {
        return Some(end - 1..end);
    }
    let mut start = end;
    let mut has_noun = false;
    while start > first {
        let at = start - 1;
        if view.is(at, Class::Determiner) && !view.is_word(at, "that") {
            start = at;
            if at == first || !joins_nouns(view, at - 1) {
                break;
            }
        } else if view.is_open_class(at) && is_noun(view, at) {
            start = at;
            has_noun = true;
        } else if has_noun
            && (at > first && joins_nouns(view, at) && view.is_open_class(at - 1) || joins_names(view, at))
        {
            start = at;
        } else {
            break;
        }
    }
    while start < end && !view.is_open_class(start) && !view.is(start, Class::Determiner) {
        start += 1;
    }
    let is_phrase =
        (start..end).any(|at| view.is_open_class(at)) || (end == start + 1 && view.is(start, Class::Determiner));
    (start < end && is_phrase).then_some(start..end)
}

/// The end of the noun phrase that begins at `at`, read from left to right.
fn phrase_starting_at(view: &View<'_>, frame: &Frame, at: usize) -> usize {
    let last = frame.tokens.end.min(at + view.config.reach.subject_tokens_max);
    let mut end = at;
    while end < last {
        let is_part = view.is(end, Class::Determiner) && (end == at || joins_nouns(view, end - 1))
            || view.is_open_class(end) && (end == at || is_noun(view, end))
            || end > at
                && joins_nouns(view, end)
                && (view.is_open_class(end + 1) || view.is(end + 1, Class::Determiner))
            || end > at && joins_names(view, end)
            || view.is_mark(end, ".")
                && end + 1 < last
                && view.word(end - 1).len() <= 3
                && view.is_capitalised(end + 1);
        if !is_part {
            break;
        }
        end += 1;
    }
    while end > at + 1 && !view.is_open_class(end - 1) {
        end -= 1;
    }
    end
}

/// Whether a word of no closed class is part of a noun phrase rather than its verb: a cue form is a noun
/// only with a capital, after a determiner or after a possessive ("the report", "Seoul's plans"); no other past form is
/// one after a name ("Lee walked").
fn is_noun(view: &View<'_>, at: usize) -> bool {
    if at > 0 && view.is_capitalised(at - 1) && view.is_open_class(at - 1) && is_past_form(view, at) {
        return false;
    }
    let follows_possessive = || at > 0 && view.is_capitalised(at - 1) && view.word(at - 1).ends_with(['s', '’', '\'']);
    view.cue(at).is_none()
        || view.is_capitalised(at)
        || at > 0 && view.is(at - 1, Class::Determiner)
        || follows_possessive()
}

fn is_past_form(view: &View<'_>, at: usize) -> bool {
    view.word(at).ends_with("ed") && view.word(at).len() > 4 && !view.is_capitalised(at)
}

/// A preposition that ties two nouns into one phrase.
fn joins_nouns(view: &View<'_>, at: usize) -> bool {
    view.is(at, Class::Preposition)
        && ["of", "for", "at", "in", "from", "with", "to", "on"]
            .iter()
            .any(|word| view.is_word(at, word))
}

/// "and" or "&" between two names: "Smith and Jones".
fn joins_names(view: &View<'_>, at: usize) -> bool {
    (view.is_word(at, "and") || view.word(at) == "&")
        && at > 0
        && view.is_capitalised(at - 1)
        && view.is_capitalised(at + 1)
}
