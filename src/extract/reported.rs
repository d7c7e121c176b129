//! Reporting clauses: a cue verb, its subject, and the words that it reports.
//!
//! A small grammar over tokens instead of a parse: English news reports speech in few shapes, and a
//! shape that is not recognised gives no statement.

use std::ops::Range;

use super::content::{Complement, clause_end, ends_clause, ends_told, holds_finite_verb};
use super::lexicon::{Class, CueForm, Form, Frame as Takes};
use super::subject::{self, Subject};
use super::view::{Frame, View};

/// A cue with what it reports, as token ranges.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The words that report.
    pub cue: Range<usize>,
    /// The verb's entry; `None` for "according to".
    pub verb: Option<CueForm>,
    /// The words that name the speaker.
    pub mention: Option<Range<usize>>,
    /// What is reported, in text order; empty where it follows in the next frame.
    pub content: Vec<Range<usize>>,
    /// The shape that was recognised.
    pub rule: &'static str,
    /// How often that shape is right, by count on marked news.
    pub confidence: f32,
}

/// Words of a clause before a cue that ends the sentence: it is what was said, though none of its words is a known verb.
const LAST_WORDS_MIN: usize = 4;

/// The reports of a frame, in the order of their cues, up to `nested_max` inside each other.
pub fn reports(view: &View<'_>, frame: &Frame) -> Vec<Report> {
    let mut reports: Vec<Report> = Vec::new();
    for at in frame.tokens.clone() {
        let report = if view.region(at).is_none() && view.is_word(at, "according") && view.is_word(at + 1, "to") {
            according_to(view, frame, at, &reports)
        } else {
            view.cue(at)
                .and_then(|verb| verb_report(view, frame, at, verb, &reports))
        };
        if let Some(report) = report.filter(|report| depth(&reports, report) < view.config.reach.nested_max) {
            clip(&mut reports, &report);
            reports.push(report);
        }
    }
    reports
}

/// How many of the reports hold the first reported word of another.
fn depth(reports: &[Report], inner: &Report) -> usize {
    let first = inner.content.first().map(|content| content.start);
    let holds_it =
        |report: &&Report| first.is_some_and(|first| report.content.iter().any(|content| content.contains(&first)));
    reports.iter().filter(holds_it).count()
}

/// Ends the reports inside another's content where that content ends.
fn clip(inner: &mut [Report], outer: &Report) {
    let Some(end) = outer
        .content
        .first()
        .map(|content| content.end)
        .filter(|&end| end <= outer.cue.start)
    else {
        return;
    };
    for content in inner.iter_mut().flat_map(|report| &mut report.content) {
        content.end = content.end.min(end).max(content.start);
    }
}

/// "…, according to the ministry" and "According to the ministry, …".
fn according_to(view: &View<'_>, frame: &Frame, at: usize, earlier: &[Report]) -> Option<Report> {
    let subject = subject::after(view, frame, at + 2)?;
    let report = |content: Vec<Range<usize>>, rule| Report {
        cue: at..at + 2,
        verb: None,
        mention: Some(subject.mention.clone()),
        content,
        rule,
        confidence: 0.85,
    };
    if (frame.tokens.start..at).any(|i| view.is_any_word(i)) {
        if let Some(left) = left_stretch(view, frame, at, earlier).filter(|left| may_be_said(view, left)) {
            return Some(report(vec![left], "indirect:according-to"));
        }
        let content = around(view, frame, at, subject.whole.end, earlier)?;
        return Some(report(content, "indirect:parenthesis"));
    }
    let comma = (subject.whole.end..frame.tokens.end)
        .take(view.config.reach.according_tokens_max)
        .find(|&i| view.is_mark(i, ","))?;
    let content = view.trim(comma + 1..clause_end(view, frame, comma + 1));
    (!content.is_empty()).then(|| report(vec![content], "indirect:according-to-first"))
}

fn verb_report(view: &View<'_>, frame: &Frame, at: usize, verb: CueForm, earlier: &[Report]) -> Option<Report> {
    let cue = verb_group(view, frame, at, verb)?;
    let before = subject_of(view, frame, &cue, verb, earlier);
    let complement = Complement::of(view, frame, at, verb);
    let may_invert = verb.takes(Takes::Quotation) && verb.form != Form::Gerund;
    let after = if may_invert {
        inverted_subject(view, frame, &cue, verb, before.as_ref())
    } else {
        None
    };
    let clause_start = if after.is_some() {
        cue.start
    } else {
        before.as_ref().map_or(cue.start, |s| s.whole.start)
    };
    let clause_end = after.as_ref().map_or(at + 1, |s| s.whole.end);
    let subject = after.or(before);
    if subject
        .as_ref()
        .is_some_and(|subject| is_denied(view, frame, &subject.mention))
    {
        return None;
    }
    let report = |content: Vec<Range<usize>>, rule, confidence| {
        let mention = subject.as_ref().map(|s| s.mention.clone());
        Some(Report {
            cue: cue.clone(),
            verb: Some(verb),
            mention,
            content,
            rule,
            confidence,
        })
    };

    let closes = ends_clause(view, frame, clause_end) || ends_told(view, frame, at, verb);
    let takes_left = verb.takes(Takes::Quotation) || verb.takes(Takes::Bare);
    let is_last = verb.takes(Takes::Bare) && !(clause_end..frame.tokens.end).any(|at| view.is_any_word(at));
    let is_said = |left: &Range<usize>| may_be_said(view, left) || is_last && left.len() >= LAST_WORDS_MIN;
    let left = if takes_left && (closes || earlier.is_empty()) {
        left_stretch(view, frame, clause_start, earlier).filter(is_said)
    } else {
        None
    };
    let follows_region = follows_region(view, frame, clause_start);
    let is_weak = complement.as_ref().is_none_or(Complement::is_weak);
    match (left, complement) {
        (Some(left), _) if subject.is_some() && (follows_region || is_weak && closes) => {
            let mut content = vec![left];
            content.extend(resumed(view, frame, at));
            let rule = if follows_region {
                "quoted:before-cue"
            } else {
                "indirect:before-cue"
            };
            report(content, rule, 0.9)
        }
        (_, Some(complement)) if subject.is_some() || verb.form == Form::Gerund => {
            report(vec![complement.tokens], complement.rule, complement.confidence)
        }
        (_, None) if subject.is_some() && view.is_mark(frame.tokens.end - 1, ":") && verb.takes(Takes::Quotation) => {
            report(Vec::new(), "quoted:lead-in", 0.9)
        }
        _ if subject.is_some() && verb.takes(Takes::Bare) && verb.form != Form::Gerund => {
            let content = around(view, frame, clause_start, clause_end, earlier)?;
            report(content, "indirect:parenthesis", 0.85)
        }
        _ => None,
    }
}

/// "no official", "neither Lee nor Poe": nobody said it.
fn is_denied(view: &View<'_>, frame: &Frame, mention: &Range<usize>) -> bool {
    let denies = |at: usize| {
        ["no", "neither", "nor", "none", "nobody"]
            .iter()
            .any(|word| view.is_word(at, word))
    };
    denies(mention.start) || mention.start > frame.tokens.start && denies(mention.start - 1)
}

/// Whether a quotation ends right before token `at`, a British comma aside: ‘Before long’, she wrote.
fn follows_region(view: &View<'_>, frame: &Frame, at: usize) -> bool {
    let last = at.saturating_sub(1 + usize::from(at > 1 && view.is_mark(at - 1, ",")));
    at > frame.tokens.start && last >= frame.tokens.start && view.region(last).is_some()
}

/// The verb with its auxiliaries and adverbs ("had openly warned"); `None` where it is no verb, is
/// denied, passive or only wished for.
fn verb_group(view: &View<'_>, frame: &Frame, at: usize, verb: CueForm) -> Option<Range<usize>> {
    let mut start = at;
    while start > frame.tokens.start {
        let before = start - 1;
        let is_part = [Class::Auxiliary, Class::Modal, Class::Adverb, Class::Negation]
            .iter()
            .any(|&class| view.is(before, class))
            || view.is_adverb_in_ly(before);
        if !is_part || at - start > 5 {
            break;
        }
        start = before;
    }
    let helpers = start..at;
    let has = |class| helpers.clone().any(|i| view.is(i, class));
    let is_nobody =
        start >= frame.tokens.start + 2 && view.is(start - 2, Class::Negation) && view.is_word(start - 1, "one");
    let is_negated =
        has(Class::Negation) || is_nobody || start > frame.tokens.start && view.is(start - 1, Class::Negation);
    let is_name = view.is_capitalised(at) && at > frame.tokens.start; // "the United States"
    let has_be = helpers.clone().any(|i| {
        ["is", "are", "was", "were", "be", "been", "being"]
            .iter()
            .any(|be| view.is_word(i, be))
    });
    let before = start.checked_sub(1).filter(|&i| i >= frame.tokens.start);
    let follows = |class| before.is_some_and(|i| view.is(i, class));
    let is_noun = helpers.is_empty()
        && (follows(Class::Determiner) && !before.is_some_and(|i| view.is(i, Class::Relative))
            || follows(Class::Preposition));
    let is_verb = match verb.form {
        _ if is_negated || is_noun || is_name => false,
        Form::Base => has(Class::Modal) || has(Class::Auxiliary) || before.is_some_and(|i| is_plural_subject(view, i)),
        Form::Third => {
            !has(Class::Modal)
                && !before.is_some_and(|i| is_compound_or_plural(view, i))
                && before.is_some_and(|i| !view.is(i, Class::Conjunction) || verb.act == crate::model::Act::Speech)
        }
        Form::Past => !has_be,
        Form::Participle => has(Class::Auxiliary) && !has_be,
        Form::Gerund => has_be || before.is_some_and(|i| !view.is(i, Class::Preposition)),
    };
    is_verb.then_some(start..at + 1)
}

/// "we", "they", "analysts": what a verb without an ending follows.
fn is_plural_subject(view: &View<'_>, at: usize) -> bool {
    let word = view.word(at);
    if view.cue(at).is_some_and(|cue| cue.form == Form::Third) && !view.is(at - 1, Class::Determiner) {
        return false; // "the report finds"
    }
    ["i", "we", "they", "you", "who"]
        .iter()
        .any(|pronoun| view.is_word(at, pronoun))
        || view.is_open_class(at)
            && word.ends_with('s')
            && !word.ends_with("ss")
            && !word.ends_with("'s")
            && !word.ends_with("’s")
        || view.is_word(at, "people")
        || view.is_mark(at, ",")
}

/// "firing posts", "the ministers plans": before a noun, not before a verb in the third person.
fn is_compound_or_plural(view: &View<'_>, at: usize) -> bool {
    let word = view.word(at);
    let is_plural = word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("is");
    view.is_open_class(at) && !view.is_capitalised(at) && (word.ends_with("ing") || is_plural)
}

/// The subject before the verb; for a coordinated or participial verb, that of the report before it.
fn subject_of(
    view: &View<'_>,
    frame: &Frame,
    cue: &Range<usize>,
    verb: CueForm,
    earlier: &[Report],
) -> Option<Subject> {
    let last = cue.start.checked_sub(1).filter(|&at| at >= frame.tokens.start)?;
    let inherited = || {
        let mention = earlier.last()?.mention.clone()?;
        Some(Subject {
            whole: cue.start..cue.start,
            mention,
        })
    };
    let is_participle = verb.form == Form::Gerund && cue.len() == 1;
    if let Some(recorded) = is_participle.then(|| subject::recorded(view, frame, cue)).flatten() {
        return Some(recorded);
    }
    let continues =
        view.is(last, Class::Conjunction) || is_participle && (view.is_mark(last, ",") || view.is_open_class(last));
    if continues && !earlier.is_empty() {
        return inherited();
    }
    // "with Kim, the influential sister of the leader, warning that …"
    let apposed = || {
        let subject = subject::before(view, frame, cue.start)?;
        let with = subject.whole.start.saturating_sub(1)..subject.mention.end;
        let name = with.rev().find(|&at| view.is_word(at, "with"))? + 1;
        Some(Subject {
            mention: name..subject.mention.end,
            whole: subject.whole,
        })
    };
    if view.is(last, Class::Conjunction) || is_participle {
        return apposed().or_else(|| {
            main_subject(view, frame, last).map(|mention| Subject {
                whole: cue.start..cue.start,
                mention,
            })
        });
    }
    subject::before(view, frame, cue.start)
}

/// The noun phrase that a frame begins with: the subject of verbs joined by "and".
///
/// A dateline ("SEOUL —") and an adverbial with its comma ("Earlier this month,") stand before it.
pub fn main_subject(view: &View<'_>, frame: &Frame, limit: usize) -> Option<Range<usize>> {
    let head = || frame.tokens.clone().take(view.config.reach.opening_tokens_max);
    let opening = || head().take_while(|&at| at < limit);
    let dateline = opening().find(|&at| view.is_dash(at));
    let is_adverbial = [Class::Preposition, Class::Adverb, Class::Day, Class::Subordinator]
        .iter()
        .any(|&class| view.is(frame.tokens.start, class));
    let adverbial = opening().find(|&at| is_adverbial && view.is_mark(at, ","));
    let start = dateline.or(adverbial).map_or(frame.tokens.start, |at| at + 1);
    let is_opener = |at: &usize| {
        !view.is(*at, Class::Subordinator) && !view.is(*at, Class::Conjunction) && !view.is(*at, Class::Adverb)
    };
    let first = (start..limit).find(is_opener)?;
    let mention = subject::after(view, frame, first)?.mention;
    (mention.end <= limit && !view.is(mention.end - 1, Class::Day)).then_some(mention)
}

/// The subject after the verb: "…," said Yoon. After a comma a name in apposition before the verb wins, unless a name
/// after it ends the sentence: "The chairman, Phil Lovas, said he …", but "It fell, weeks late, said Phil Lovas."
fn inverted_subject(
    view: &View<'_>,
    frame: &Frame,
    cue: &Range<usize>,
    verb: CueForm,
    before: Option<&Subject>,
) -> Option<Subject> {
    let last = cue.start.checked_sub(1).filter(|&at| at >= frame.tokens.start)?;
    let follows_comma = view.is_mark(last, ",") || view.is_dash(last);
    let after = subject::after(view, frame, cue.end).filter(|_| follows_comma || view.region(last).is_some())?;
    let is_name = |at: usize| view.is_capitalised(at) && !view.is(at, Class::Day);
    let end = after.whole.end;
    let is_last = end == frame.tokens.end || !view.is_any_word(end) || view.is(end, Class::Relative);
    let ends = !verb.takes(Takes::Recipient) && is_last && after.mention.clone().any(is_name);
    let wins = before.is_none() || ends && !holds_finite_verb(view, &(end..frame.tokens.end));
    (wins || !follows_comma).then_some(after)
}

/// What stands before the clause that begins at `end`: a comma or closing mark must part the two.
///
/// It holds the reports inside it too: "[Lee had warned that it would fall], the ministry said."
fn left_stretch(view: &View<'_>, frame: &Frame, end: usize, earlier: &[Report]) -> Option<Range<usize>> {
    let last = end.checked_sub(1).filter(|&at| at >= frame.tokens.start)?;
    let is_parted =
        view.region(last).is_some() || view.is_mark(last, ",") || view.is_dash(last) || view.is_word(end, "according");
    let holds_earlier = earlier
        .iter()
        .any(|report| report.content.iter().any(|content| content.start < report.cue.start));
    if !is_parted || holds_earlier {
        return None;
    }
    let content = view.trim(frame.tokens.start..end);
    (!content.is_empty()).then_some(content)
}

/// Whether the words before a reporting clause may be what it reports: quoted, or a clause of their own.
fn may_be_said(view: &View<'_>, content: &Range<usize>) -> bool {
    let words = content.clone().filter(|&at| view.is_any_word(at)).count();
    let is_quoted = content.clone().any(|at| view.region(at).is_some());
    is_quoted && words > 0 || words >= view.config.left_words_min && holds_finite_verb(view, content)
}

/// What stands around a reporting clause between commas: "[The plan], critics say, [is dead]."
fn around(view: &View<'_>, frame: &Frame, start: usize, end: usize, earlier: &[Report]) -> Option<Vec<Range<usize>>> {
    let is_parted = start > frame.tokens.start + 1 && view.is_mark(start - 1, ",") && view.is_mark(end, ",");
    if !is_parted || earlier.iter().any(|report| !report.content.is_empty()) {
        return None;
    }
    let first = frame.tokens.start;
    let left = view.trim(first + usize::from(view.is(first, Class::Conjunction))..start);
    let right = view.trim(end + 1..clause_end(view, frame, end + 1));
    let goes_on = |at: usize| view.is_finite_verb(at) || subject::may_start_at(view, at);
    let is_clause = !left.is_empty() && goes_on(right.start) && holds_finite_verb(view, &(end..right.end));
    is_clause.then(|| vec![left, right])
}

/// Quotations that go on after the reporting clause: "…," she said, "…".
fn resumed(view: &View<'_>, frame: &Frame, at: usize) -> Option<Range<usize>> {
    let open = (at + 1..frame.tokens.end).find(|&i| {
        view.region(i).is_some() || i > at + 1 && view.cue(i).is_some_and(|cue| cue.takes(Takes::Quotation))
    })?;
    let region = &view.regions[view.region(open)?];
    let is_parted = open > 0 && (view.is_mark(open - 1, ",") || view.is_dash(open - 1) || view.is_mark(open - 1, ":"));
    is_parted.then(|| region.tokens.clone())
}
