//! Quotations in marks that no known cue reports: what stands beside the marks decides.

use std::ops::Range;

use super::lexicon::{Class, Frame as Takes};
use super::reported::{self, Report};
use super::subject;
use super::view::{Frame, View};
use crate::model::{Act, Confidence, Kind, Quotation, Rule};

/// What stands beside a region.
struct Beside {
    rule: &'static str,
    mention: Option<Range<usize>>,
    cue: Option<Range<usize>>,
    confidence: f32,
}

/// The quotation in a region that no report covers; `None` for a title, a term, scare quotes.
///
/// `lead_in` is a report at the end of the frame before, whose colon announces this region.
pub fn quotation(view: &View<'_>, frame: &Frame, region: usize, lead_in: Option<Report>) -> Option<Quotation> {
    let region = &view.regions[region];
    let beside = match lead_in {
        Some(report) => Beside {
            rule: "direct:lead-in",
            mention: report.mention,
            cue: Some(report.cue),
            confidence: 0.9,
        },
        None if frame.is_all_marks && is_heading(view, &region.tokens) => return None,
        None if frame.is_all_marks => Beside {
            rule: "direct:no-cue",
            mention: None,
            cue: None,
            confidence: 0.8,
        },
        None => [colon, dash, any_verb]
            .iter()
            .find_map(|rule| rule(view, frame, &region.tokens))
            .unwrap_or_else(fragment),
    };
    let is_fragment = beside.mention.is_none() && beside.rule == "mixed:fragment";
    if is_fragment && is_term(view, &region.tokens) {
        return None;
    }
    Some(Quotation {
        kind: if is_fragment { Kind::Mixed } else { Kind::Direct },
        act: Act::Speech,
        content: vec![region.inner],
        quoted: vec![region.inner],
        cue: beside.cue.and_then(|cue| view.span(cue)).into_iter().collect(),
        mention: beside.mention.and_then(|mention| view.span(mention)),
        rule: Rule::Borrowed(beside.rule),
        values: Vec::new(),
        said_on: None,
        confidence: Confidence::new(beside.confidence),
    })
}

/// "Lee: “…”"
fn colon(view: &View<'_>, frame: &Frame, region: &Range<usize>) -> Option<Beside> {
    let colon = region
        .start
        .checked_sub(1)
        .filter(|&at| at > frame.tokens.start && view.is_mark(at, ":"))?;
    let named = |phrase: &Range<usize>| {
        phrase
            .clone()
            .any(|at| view.is_capitalised(at) || view.is(at, Class::Determiner))
    };
    let beside = subject::before(view, frame, colon)
        .map(|subject| subject.mention)
        .filter(named);
    let mention = beside.or_else(|| reported::main_subject(view, frame, colon))?;
    Some(Beside {
        rule: "direct:colon",
        mention: Some(mention),
        cue: Some(colon..colon + 1),
        confidence: 0.8,
    })
}

/// "“…” — Lee"
fn dash(view: &View<'_>, frame: &Frame, region: &Range<usize>) -> Option<Beside> {
    let name = subject::after(view, frame, region.end + 1).filter(|_| view.is_dash(region.end))?;
    let reports = (name.whole.end..frame.tokens.end).any(|at| view.cue(at).is_some_and(|cue| cue.takes(Takes::That)));
    let is_name = view.is_capitalised(name.mention.start) && !reports;
    is_name.then_some(Beside {
        rule: "direct:dash",
        mention: Some(name.mention),
        cue: None,
        confidence: 0.8,
    })
}

/// "“…,” Lee sang to the crowd": a comma closes the quotation and a verb follows that is no known cue.
fn any_verb(view: &View<'_>, frame: &Frame, region: &Range<usize>) -> Option<Beside> {
    let last_inside = region.end.checked_sub(2).map(|at| view.word(at));
    let starts_frame = region.start == frame.tokens.start;
    let after = region.end + usize::from(view.is_mark(region.end, ","));
    if !starts_frame || !(matches!(last_inside, Some("," | "?" | "!")) || after > region.end) {
        return None;
    }
    let is_verb = |at: usize| {
        view.is_open_class(at)
            && !view.is_capitalised(at)
            && (view.word(at).ends_with("ed") || view.word(at).ends_with('s'))
    };
    let (verb, name) = if is_verb(after) {
        (after, subject::after(view, frame, after + 1)?.mention)
    } else if view.is(after, Class::SubjectPronoun) {
        (after + 1, after..after + 1)
    } else {
        let mut near = (after..frame.tokens.end).take(view.config.reach.unknown_verb_tokens_max);
        let verb = near.find(|&at| is_verb(at))?;
        (verb, subject::before(view, frame, verb)?.mention)
    };
    let beside = Beside {
        rule: "direct:any-verb",
        mention: Some(name.clone()),
        cue: Some(verb..verb + 1),
        confidence: 0.7,
    };
    (is_verb(verb) && name.start >= after).then_some(beside)
}

fn fragment() -> Beside {
    Beside {
        rule: "mixed:fragment",
        mention: None,
        cue: None,
        confidence: 0.5,
    }
}

/// Titles, nicknames, terms, scare quotes.
fn is_term(view: &View<'_>, region: &Range<usize>) -> bool {
    let words = region.clone().filter(|&at| view.is_any_word(at)).count();
    words < view.config.fragment_words_min || is_title(view, region)
}

/// A heading in marks, or what a transcriber notes: ‘All Bets Are Off’, “(Applause)”.
fn is_heading(view: &View<'_>, region: &Range<usize>) -> bool {
    let last = |word: &str| region.clone().rev().take(3).any(|at| view.word(at) == word);
    let is_note = view.word(region.start + 1) == "(" && last(")");
    let is_sentence = last(".")
        && region
            .clone()
            .any(|at| view.entry(at).is(Class::Auxiliary) && !view.has_capital(at));
    let capitals = region.clone().filter(|&at| view.has_capital(at));
    is_note || capitals.count() > 1 && is_title(view, region) && !is_sentence
}

/// A capital on every word but the short ones.
fn is_title(view: &View<'_>, region: &Range<usize>) -> bool {
    let is_title_word = |at: usize| {
        let word = view.word(at);
        word.starts_with(|c: char| c.is_uppercase() || c.is_numeric()) || word.len() <= 3
    };
    region.clone().filter(|&at| view.is_any_word(at)).all(is_title_word)
}
