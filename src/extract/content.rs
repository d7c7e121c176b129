//! What follows a cue verb: which words it reports, and where they end.

use std::ops::Range;

use super::lexicon::{Class, CueForm, Form, Frame as Takes};
use super::subject;
use super::view::{Frame, View};

/// The reported words after a cue.
#[derive(Clone, Debug, PartialEq)]
pub struct Complement {
    pub tokens: Range<usize>,
    pub rule: &'static str,
    pub confidence: f32,
}

impl Complement {
    /// What the verb at `cue` reports to its right; `None` where no shape fits.
    pub fn of(view: &View<'_>, frame: &Frame, cue: usize, verb: CueForm) -> Option<Self> {
        let mut at = skip_adverbs(view, cue + 1);
        let mut is_direct = true; // nothing but adverbs between the cue and here
        for _ in 0..view.config.reach.adverbials_max {
            if at >= frame.tokens.end {
                return None;
            }
            if let Some(found) = marked(view, frame, cue, at, verb).or_else(|| {
                if is_direct {
                    unmarked(view, frame, cue, at, verb)
                } else {
                    None
                }
            }) {
                return Some(found);
            }
            let next = skip_recipient(view, frame, at, verb).or_else(|| skip_adverbial(view, frame, at))?;
            is_direct = view.is(next.saturating_sub(1), Class::Day) || verb.takes(Takes::Recipient);
            at = skip_adverbs(view, next);
        }
        None
    }

    /// Whether the shape is one that also ends a reporting clause: "…, he said in a statement".
    pub fn is_weak(&self) -> bool {
        self.rule == "indirect:bare" || self.rule == "indirect:object"
    }
}

/// Complements that a word or mark opens: that, a colon, a quotation, to, whether.
fn marked(view: &View<'_>, frame: &Frame, cue: usize, at: usize, verb: CueForm) -> Option<Complement> {
    let speaks = verb.takes(Takes::Quotation) || verb.takes(Takes::That);
    if view.is_word(at, "that") && verb.takes(Takes::That) {
        return complement(view, at + 1..clause_end(view, frame, at + 1), "indirect:that", 0.9);
    }
    let parted = usize::from(view.is_mark(at, ",") || view.is_mark(at, ":"));
    let is_next = at == skip_adverbs(view, cue + 1);
    let quotes = verb.takes(Takes::Quotation)
        || is_next && (verb.takes(Takes::Label) || verb.takes(Takes::Object) || verb.takes(Takes::That));
    if view.region(at + parted).is_some() && quotes {
        let end = if verb.takes(Takes::Bare) || parted == 1 {
            clause_end(view, frame, at + parted)
        } else {
            object_end(view, frame, at + parted)
        };
        return complement(view, at + parted..end, "quoted:after-cue", 0.9);
    }
    if view.is_mark(at, ":") && speaks && view.is_plain_word(at + 1) {
        return complement(view, at + 1..clause_end(view, frame, at + 1), "indirect:colon", 0.8);
    }
    let is_silence = || {
        ["comment", "respond", "answer", "discuss", "elaborate", "say"]
            .iter()
            .any(|word| view.is_word(at + 1, word))
    };
    if view.is_word(at, "to")
        && !is_silence()
        && verb.takes(Takes::Infinitive)
        && view.is_plain_word(at + 1)
        && !view.is(at + 1, Class::Determiner)
        && !view.is_capitalised(at + 1)
    {
        return complement(view, at..object_end(view, frame, at), "indirect:infinitive", 0.75);
    }
    if view.is(at, Class::Question) && verb.takes(Takes::Wh) {
        return complement(view, at..clause_end(view, frame, at), "indirect:question", 0.75);
    }
    None
}

/// Complements that nothing opens: a clause without "that", an object.
fn unmarked(view: &View<'_>, frame: &Frame, cue: usize, at: usize, verb: CueForm) -> Option<Complement> {
    if !subject::may_start_at(view, at) || view.is(at, Class::Day) {
        return None;
    }
    let clause = at..clause_end(view, frame, at);
    if verb.takes(Takes::Bare) && holds_finite_verb(view, &clause) && !verb.takes(Takes::Recipient) {
        return complement(view, clause, "indirect:bare", 0.8);
    }
    let is_wish = view.is(cue.wrapping_sub(1), Class::Modal); // "will discuss the plan" has not been said yet
    if !is_wish && (verb.takes(Takes::Object) || verb.takes(Takes::Label)) {
        return complement(view, at..object_end(view, frame, at), "indirect:object", 0.6);
    }
    None
}

fn complement(view: &View<'_>, tokens: Range<usize>, rule: &'static str, confidence: f32) -> Option<Complement> {
    let tokens = view.trim(tokens);
    (!tokens.is_empty()).then_some(Complement {
        tokens,
        rule,
        confidence,
    })
}

/// "told | reporters | that": one past the recipient.
fn skip_recipient(view: &View<'_>, frame: &Frame, at: usize, verb: CueForm) -> Option<usize> {
    if !verb.takes(Takes::Recipient) {
        return None;
    }
    if view.is(at, Class::ObjectPronoun) {
        return Some(at + 1);
    }
    subject::after(view, frame, at).map(|recipient| recipient.whole.end)
}

/// Whether nothing but the rest of the reporting clause follows: "…, she said | in Busan on Friday."
pub fn ends_clause(view: &View<'_>, frame: &Frame, end: usize) -> bool {
    let is_time = |i| view.is(i, Class::Day) || view.is_word(i, "this") && view.is(i + 1, Class::Day);
    let next = (end..frame.tokens.end).find(|&i| !view.is(i, Class::Adverb) && !is_time(i));
    next.is_none_or(|i| {
        !view.is_any_word(i)
            || view.is(i, Class::Preposition)
            || view.is(i, Class::Subordinator)
            || view.is(i, Class::Relative)
            || view.is_word(i, "reporters")
            || view.is_capitalised(i)
    })
}

/// The same after whom it was said to: "…, the mayor told | residents | on Monday". What begins with "when" is no content,
/// and what is quoted ends by its mark.
pub fn ends_told(view: &View<'_>, frame: &Frame, at: usize, verb: CueForm) -> bool {
    let begins = !view.is(frame.tokens.start, Class::Subordinator) && !view.is(frame.tokens.start, Class::Preposition);
    let mut regions = view.regions[frame.regions.clone()].iter();
    let is_plain = begins && regions.next().is_none_or(|first| first.tokens.start >= at);
    let end = skip_recipient(view, frame, at + 1, verb).filter(|&end| is_plain && !view.is_mark(end, ":"));
    end.is_some_and(|end| ends_clause(view, frame, end))
}

/// "said | in a statement on Tuesday | that": one past an adverbial that a strong shape follows.
fn skip_adverbial(view: &View<'_>, frame: &Frame, at: usize) -> Option<usize> {
    if view.is(at, Class::Day) {
        return Some(at + 1);
    }
    let limit = frame.tokens.end.min(at + view.config.reach.adverbial_tokens_max);
    let is_parenthesis = view.is_mark(at, ",");
    let reports_on = is_parenthesis && view.cue(at + 1).is_some(); // ", adding that"
    if reports_on || !(view.is(at, Class::Preposition) || is_parenthesis) {
        return None;
    }
    let mut end = at + 1;
    while end < limit
        && !(view.is_word(end, "that") && !view.is(end - 1, Class::Preposition)
            || view.region(end).is_some()
            || is_clause_mark(view, end))
    {
        end += 1;
        if view.is(end - 1, Class::Day) && !is_parenthesis {
            return Some(end);
        }
    }
    let after_comma = end + usize::from(view.is_mark(end, ",") && is_parenthesis);
    (end > at + 1 && end < limit).then_some(after_comma)
}

fn is_clause_mark(view: &View<'_>, at: usize) -> bool {
    [",", ":", ";", "."].iter().any(|mark| view.is_mark(at, mark))
}

fn skip_adverbs(view: &View<'_>, mut at: usize) -> usize {
    while view.is(at, Class::Adverb) || view.is_adverb_in_ly(at) {
        at += 1;
    }
    at
}

/// Whether a clause holds a verb with tense: an auxiliary, a modal, a past form, a known third person.
pub fn holds_finite_verb(view: &View<'_>, clause: &Range<usize>) -> bool {
    const IN_MARKS: &[&str] = &["are", "can", "had", "has", "have", "is", "was", "were", "will", "would"];
    let in_marks = |at: usize| {
        let word = view.word(at);
        view.region(at).is_some() && (IN_MARKS.binary_search(&word).is_ok() || word.len() > 3 && word.ends_with("ed"))
    };
    clause.clone().skip(1).any(|at| view.is_finite_verb(at) || in_marks(at))
        || view.is(clause.start, Class::SubjectPronoun) && clause.len() > 1
}

/// The end of a reported clause that begins at `start`: the frame's, or where the reporter speaks again.
pub fn clause_end(view: &View<'_>, frame: &Frame, start: usize) -> usize {
    (start..frame.tokens.end)
        .find(|&at| at > start && breaks_clause(view, frame, at))
        .unwrap_or(frame.tokens.end)
}

/// ";", ", adding", ", according to", ", but Lee said". A comma may stand inside a closing mark.
fn breaks_clause(view: &View<'_>, frame: &Frame, at: usize) -> bool {
    if view.is_mark(at, ";") {
        return true;
    }
    let follows_marks = view.region(at).is_none() && at > 0 && view.region(at - 1).is_some();
    if !view.is_mark(at, ",") && !follows_marks {
        return false;
    }
    let next = at + usize::from(view.is_mark(at, ","));
    let is_told = |at: usize| {
        view.cue(at).is_some_and(|cue| {
            (cue.takes(Takes::That) || cue.takes(Takes::Quotation)) && matches!(cue.form, Form::Past | Form::Third)
        })
    };
    if view.cue(next).is_some_and(|cue| cue.form == Form::Gerund) || view.is_word(next, "according") {
        return true;
    }
    let joins = view.is(next, Class::Conjunction)
        || view.is_word(next, "while")
        || view.is_word(next, "although")
        || view.is_word(next, "though");
    joins && !follows_marks && (next + 1..frame.tokens.end.min(next + 9)).any(is_told)
}

/// The end of an object: a comma, or "and" with a verb of the reporter's.
pub fn object_end(view: &View<'_>, frame: &Frame, start: usize) -> usize {
    let ends = |at: usize| {
        breaks_clause(view, frame, at)
            || view.is_mark(at, ",") && !lists_on(view, at)
            || view.is(at, Class::Conjunction)
                && view
                    .cue(at + 1)
                    .is_some_and(|cue| matches!(cue.form, Form::Past | Form::Third))
            || view.is(at, Class::Conjunction) && view.is_open_class(at + 1) && view.word(at + 1).ends_with("ed")
    };
    (start..frame.tokens.end)
        .find(|&at| at > start && ends(at))
        .unwrap_or(frame.tokens.end)
}

/// A comma inside a list or before another quoted part: "a, b and c".
fn lists_on(view: &View<'_>, at: usize) -> bool {
    view.region(at + 1).is_some() || (at + 2..at + 5).any(|i| view.is(i, Class::Conjunction))
}
