//! Claims: the outlet's own sentences that are worth checking.
//!
//! First the sentences that report nothing and are sentences at all; then, when their values are known, how much each is
//! worth checking. What speaks for it follows `ClaimBuster` (Hassan et al., KDD 2017): figures, named things, verbs of
//! what happened, comparisons; what speaks against it: forecasts, judgements, other voices, words that point elsewhere.

use std::ops::Range;

use super::lexicon::{Class, Form, Tone};
use super::view::{Frame, View};
use crate::model::{Act, Confidence, Kind, Meaning, Quotation, Rule, Span, TokenKind, Unit, Value};

/// The outlet's own sentences with a finite verb. What each is worth is not yet judged.
///
/// Sentences that report something are left out: what they hold is somebody else's. So are questions, captions, and
/// what speaks to the reader.
pub fn candidates(view: &View<'_>, quotations: &[Quotation]) -> Vec<Quotation> {
    let mut taken: Vec<Span> = quotations
        .iter()
        .flat_map(|q| q.content.iter().chain(&q.cue).copied())
        .collect();
    taken.sort();
    let is_free = |span: Span| {
        let next = taken.partition_point(|other| other.start < span.start);
        let around = taken[next.saturating_sub(1)..].iter().take(2);
        !around.copied().any(|other| other.overlaps(span))
    };
    let frames = view.frames.iter().enumerate();
    frames
        .filter(|(_, frame)| view.span(frame.tokens.clone()).is_some_and(is_free))
        .filter(|(index, frame)| is_sentence(view, frame) && !is_caption(view, *index))
        .filter_map(|(_, frame)| candidate(view, frame))
        .collect()
}

/// Whether the claim, with its values, is worth checking. Sets its confidence, and what speaks most for it as its rule.
pub fn is_worth_checking(view: &View<'_>, claim: &mut Quotation) -> bool {
    let Some(&span) = claim.content.first() else {
        return false;
    };
    let (reasons, rule) = reasons(view, view.segments.tokens_in(span), &claim.values);
    let odds: f32 = view.config.worth.prior + reasons.iter().sum::<f32>();
    claim.rule = Rule::Borrowed(rule);
    claim.confidence = Confidence::new(1.0 / (1.0 + (-odds).exp()));
    claim.confidence.get() >= view.config.worth.confidence_min
}

/// What speaks for and against a sentence, as log-odds, and the name of the chief reason.
fn reasons(view: &View<'_>, tokens: Range<usize>, values: &[Value]) -> (Vec<f32>, &'static str) {
    let worth = &view.config.worth;
    let mut reasons = Vec::with_capacity(12);
    let mut kinds = [0_usize; 4];
    for value in values {
        match value.meaning {
            Meaning::Number(number) => {
                let is_small = matches!(number.unit, Unit::Count(_) | Unit::Ordinal) && number.most <= worth.small_max;
                kinds[0] += usize::from(!is_small);
            }
            Meaning::Date(_) | Meaning::Time(_) => kinds[1] += 1,
            Meaning::Place(_) => kinds[2] += 1,
            Meaning::Name(_) => kinds[3] += 1,
        }
    }
    let weights = [worth.number, worth.date, worth.place, worth.name];
    let names = ["claim:number", "claim:date", "claim:place", "claim:name"];
    for (weight, &count) in weights.iter().zip(&kinds) {
        reasons.extend((count > 0).then_some(*weight));
        reasons.extend((count > 1).then_some(worth.second));
    }
    let chief = kinds
        .iter()
        .position(|&count| count > 0)
        .map_or("claim:event", |kind| names[kind]);
    let mut tones = [false; Tone::COUNT];
    let mut is_eventful = false;
    for at in tokens.clone().filter(|&at| view.region(at).is_none()) {
        // "May" and "Will" are a month and a man.
        let is_name = at > tokens.start && view.has_capital(at);
        if let Some(tone) = view.entry(at).tone.filter(|_| !is_name) {
            tones[tone as usize] = true;
        }
        is_eventful = is_eventful || at > tokens.start && is_event(view, at);
    }
    let is_eventful = is_eventful || comes_after(view, tokens.start);
    reasons.extend(is_eventful.then_some(worth.event));
    reasons.extend(points_elsewhere(view, tokens.start).then_some(worth.pointing));
    let weights = [
        (Tone::Comparison, worth.comparison),
        (Tone::Hedge, worth.hedge),
        (Tone::Opinion, worth.opinion),
        (Tone::Voice, worth.voice),
    ];
    reasons.extend(
        weights
            .iter()
            .filter(|(tone, _)| tones[*tone as usize])
            .map(|(_, weight)| weight),
    );
    (reasons, chief)
}

/// Whether a frame is a whole sentence that states: capital, words, a verb with tense, full stop, nobody addressed.
fn is_sentence(view: &View<'_>, frame: &Frame) -> bool {
    let tokens = view.trim(frame.tokens.clone());
    let starts = view.has_capital(tokens.start) || view.segments.tokens.get(tokens.start).is_some_and(is_figure);
    if !starts || !view.is_mark(frame.tokens.end - 1, ".") {
        return false;
    }
    let words = tokens.clone().filter(|&at| view.is_any_word(at)).count();
    let addresses =
        |at| view.region(at).is_none() && view.entry(at).tone == Some(Tone::Address) && view.word(at) != "US";
    words >= view.config.worth.words_min
        && (comes_after(view, tokens.start) || tokens.clone().skip(1).any(|at| view.is_finite_verb(at)))
        && !tokens.clone().any(addresses)
}

/// Whether a photo credit follows the sentence in its paragraph: "(Harbour Agency)".
fn is_caption(view: &View<'_>, index: usize) -> bool {
    let Some(frame) = view.frames.get(index) else {
        return false;
    };
    let Some(paragraph) = view.segments.paragraphs.get(frame.paragraph) else {
        return false;
    };
    let last = paragraph.tokens.end.saturating_sub(1);
    let opens = (frame.tokens.start..=last)
        .rev()
        .take(view.config.reach.credit_tokens_max)
        .find(|&at| view.word(at) == "(");
    let is_credit = |open: usize| (open + 1..last).all(|at| view.has_capital(at) || !view.is_any_word(at));
    view.word(last) == ")" && opens.is_some_and(|open| open + 1 < last && open >= frame.tokens.end && is_credit(open))
}

fn candidate(view: &View<'_>, frame: &Frame) -> Option<Quotation> {
    Some(Quotation {
        kind: Kind::Claim,
        act: Act::Speech,
        content: vec![view.span(view.trim(frame.tokens.clone()))?],
        quoted: Vec::new(),
        cue: Vec::new(),
        mention: None,
        rule: Rule::Borrowed("claim"),
        values: Vec::new(),
        said_on: None,
        confidence: Confidence::new(0.0),
    })
}

fn is_figure(token: &crate::model::Token) -> bool {
    token.kind == TokenKind::Number
}

/// Whether the token is a verb of something that happened or goes on: "closed", "went", "has sent", "is closing".
fn is_event(view: &View<'_>, at: usize) -> bool {
    let follows = |class| view.is(at - 1, class);
    let is_adjective = || follows(Class::Determiner) || follows(Class::Preposition);
    let is_told = view.cue(at).is_some_and(|cue| cue.form == Form::Past) && !is_adjective();
    let goes_on = || view.is(at - 1, Class::Auxiliary) && view.word(at).ends_with("ing");
    view.is(at, Class::Past)
        || is_told
        || goes_on()
        || view.is_open_class(at) && !view.is_capitalised(at) && view.word(at).ends_with("ed") && !is_adjective()
}

/// "This comes after the demolition of the office": the word that points is no part of what is stated.
fn comes_after(view: &View<'_>, first: usize) -> bool {
    let is_any = |at: usize, words: &[&str]| words.iter().any(|word| view.is_word(at, word));
    is_any(first, &["this", "it", "that"])
        && is_any(first + 1, &["comes", "came", "follows", "followed"])
        && (is_any(first + 1, &["follows", "followed"]) || is_any(first + 2, &["after", "amid", "as", "following"]))
}

/// Whether the sentence begins with a word that only what stands before it explains.
fn points_elsewhere(view: &View<'_>, first: usize) -> bool {
    let at = first + usize::from(view.is(first, Class::Conjunction));
    !comes_after(view, first)
        && (view.is(at, Class::SubjectPronoun)
            || ["this", "that", "such", "these", "those"]
                .iter()
                .any(|word| view.is_word(at, word)))
}

#[cfg(test)]
mod tests {
    use crate::extract::tests::segmented;
    use crate::extract::{Config, extract};
    use crate::model::{Article, Kind};

    #[test]
    fn claims_are_the_outlets_own_checkable_sentences() {
        let kinds = |text: &str| {
            let all = extract(&Article::new(text), &segmented(text), &Config::default());
            all.iter().map(|q| (q.kind, q.rule.to_string())).collect::<Vec<_>>()
        };
        let found = |rule: &str| [(Kind::Claim, rule.to_owned())];
        assert_eq!(kinds("The dam was built in 1962 by the state."), found("claim:date"));
        assert_eq!(kinds("The flood closed 40 roads in the valley."), found("claim:number"));
        assert_eq!(
            kinds("The office in Port Averil was closed by then."),
            found("claim:place")
        );
        assert_eq!(kinds("It was cold, and the streets were empty."), []);
        assert_eq!(
            kinds("Lee said the dam was built in 1962.")[0].0,
            Kind::Indirect,
            "reported, so not its own"
        );
    }

    #[test]
    fn what_is_guessed_judged_or_asked_is_no_claim() {
        for text in [
            "The dam would perhaps have held until May of that year.",
            "Why was the dam of Port Averil built in 1962?",
            "Subscribe to our newsletter, which 40,000 readers opened in May.",
            "Water stands on a road in Port Averil on Tuesday. (Harbour Agency/Coast Wire)",
            "Port Averil Loses Dam Built In 1962",
        ] {
            let found = extract(&Article::new(text), &segmented(text), &Config::default());
            assert_eq!(found, [], "in {text}");
        }
        // The tagger takes "seems" for an attitude of somebody; a claim it is not.
        let text = "Sadly, such a move seems unlikely to help Kenya or its people.";
        let found = extract(&Article::new(text), &segmented(text), &Config::default());
        assert!(found.iter().all(|quotation| quotation.kind != Kind::Claim), "{found:?}");
    }

    #[test]
    fn the_more_that_can_be_checked_the_surer_the_claim() {
        let confidence = |text: &str| extract(&Article::new(text), &segmented(text), &Config::default())[0].confidence;
        let plain = confidence("The old dam of the valley was closed in May 2019.");
        let full = confidence("The old dam of Kenya, the largest in Africa, was closed for 40 days in May 2019.");
        assert!(plain < full, "{plain:?} {full:?}");
    }
}
