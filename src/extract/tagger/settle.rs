//! Where tagger and rules differ: whose boundaries stand, and what only the rules know.

use super::mend::dateline;
use crate::extract::config::Trained;
use crate::model::{Act, Kind, Quotation, Span};

/// What the tagger found, settled with what the rules found, in the order of their first words.
///
/// Where both have a cue, the rules complete the mention, and draw the boundaries where theirs are more often right. Of
/// what has no cue the tagger knows the speaker worst: there the rules' word goes, if it is heard in the end.
///
/// Quotations in marks that only they found are added, above all those without a cue, which the marked articles hardly
/// have; but none in part of whose cue the tagger sees another report, as of a title in the frame. So are reports of speech
/// that the rules are sure of, with their speaker, inside others or, by the plainest cues, by themselves. Costs a search per
/// quotation.
pub fn settled(text: &str, mut found: Vec<Quotation>, rules: &[Quotation], config: &Trained) -> Vec<Quotation> {
    adjust(text, &mut found, rules, config);
    let is_attributed =
        |rule: &&Quotation| rule.mention.is_some() && rule.confidence.get() >= config.rule_confidence_min;
    let known = Taken::by(rules.iter().filter(is_attributed));
    let is_known = |quotation: &Quotation| quotation.cue.is_empty() && !known.leaves(quotation);
    let (replaced, mut found): (Vec<Quotation>, Vec<Quotation>) = found.into_iter().partition(is_known);
    let (standing, others): (Vec<&Quotation>, Vec<&Quotation>) = rules.iter().partition(|rule| stands(rule));
    let taken = Taken::by(standing.iter().copied());
    found.retain(|quotation| taken.leaves(quotation));
    found.extend(standing.into_iter().cloned());
    let taken = Taken::by(&found);
    let mut cues: Vec<Span> = found.iter().flat_map(|q| q.cue.iter().copied()).collect();
    cues.sort_unstable();
    let cues = Taken(cues);
    let is_missed = |q: &&Quotation| {
        let is_marked = q.kind != Kind::Indirect && q.confidence.get() >= config.rule_confidence_min;
        let is_free = q.kind == Kind::Direct || q.cue.iter().all(|cue| cues.leave(*cue, &[]));
        is_marked && is_free && taken.leaves(q)
    };
    let (missed, others): (Vec<&Quotation>, Vec<&Quotation>) = others.into_iter().partition(is_missed);
    found.extend(missed.into_iter().cloned());
    let covered = Taken::by(&found);
    found.extend(replaced.into_iter().filter(|quotation| covered.leaves(quotation)));
    let is_sure = |rule: &Quotation| {
        rule.kind == Kind::Indirect
            && rule.act == Act::Speech
            && rule.mention.is_some()
            && rule.confidence.get() >= config.nested_confidence_min
    };
    let covered = Taken::by(&found);
    let is_plain = |cue: &Span| {
        let words = cue.of(text).to_ascii_lowercase();
        PLAIN_CUES.iter().any(|plain| words.ends_with(plain)) && cues.leave(*cue, &[])
    };
    let is_alone = |rule: &Quotation| covered.leaves(rule) && rule.cue.iter().all(is_plain);
    let nested = others
        .into_iter()
        .filter(|rule| is_sure(rule) && (taken.nests(rule) || is_alone(rule)));
    let nested: Vec<Quotation> = nested.cloned().collect();
    found.extend(nested);
    for quotation in &mut found {
        dateline::mend(quotation, text);
        let Quotation { content, quoted, .. } = quotation;
        quoted.retain(|words| content.iter().any(|part| part.contains(*words)));
    }
    found.sort_by_key(|q| (q.content.first().copied(), q.content.last().copied()));
    found
}

/// How cues end that are nothing else.
const PLAIN_CUES: [&str; 7] = ["said", "say", "says", "told", "tell", "tells", "according to"];

/// Completes mentions and redraws boundaries where the rules found a statement with the same cue, and is surer where they
/// found the same.
fn adjust(text: &str, found: &mut [Quotation], rules: &[Quotation], config: &Trained) {
    let mut by_cue: Vec<(Span, &Quotation)> = rules
        .iter()
        .filter_map(|rule| Some((*rule.cue.first()?, rule)))
        .collect();
    by_cue.sort_unstable_by_key(|(cue, rule)| (*cue, rule.content.first().copied()));
    for quotation in &mut *found {
        if let Some(rule) = misread(text, quotation, &by_cue) {
            *quotation = Quotation {
                confidence: quotation.confidence,
                ..rule.clone()
            };
        }
    }
    let taken = Taken::by(&*found);
    for quotation in found {
        let Some(cue) = quotation.cue.first() else { continue };
        let next = by_cue.partition_point(|(other, _)| other.end <= cue.start);
        if let Some((_, rule)) = by_cue.get(next).filter(|(other, _)| other.overlaps(*cue)) {
            complete_mention(text, quotation, rule);
            leave_hearer(text, quotation, rule);
            if draws_better(rule, quotation) && taken.leaves_but(rule, &quotation.content) {
                quotation.content.clone_from(&rule.content);
                quotation.quoted.clone_from(&rule.quoted);
                quotation.kind = rule.kind;
                quotation.rule = rule.rule.clone();
            }
            let mentions = quotation.mention.zip(rule.mention);
            if quotation.content == rule.content && mentions.is_some_and(|(own, other)| own.overlaps(other)) {
                quotation.confidence = quotation.confidence.shifted(config.agreement_bonus);
            }
        }
    }
}

/// The rules' reading where the tagger took the verb for who speaks: "…, *advises* Lang". `by_cue` has the rules'
/// quotations in the order of their cues.
fn misread<'r>(text: &str, quotation: &Quotation, by_cue: &[(Span, &'r Quotation)]) -> Option<&'r Quotation> {
    let (mention, cue) = (quotation.mention?, *quotation.cue.first()?);
    let next = by_cue.partition_point(|(verb, _)| verb.end <= mention.start);
    let (_, rule) = by_cue.get(next).filter(|(verb, _)| mention.contains(*verb))?;
    let is_swapped = rule.mention.is_some_and(|who| who.overlaps(cue)) && rule.content == quotation.content;
    let is_name = cue.of(text).starts_with(char::is_uppercase);
    (is_swapped && is_name).then_some(*rule)
}

/// Content of some quotations, or their cues, in order.
struct Taken(Vec<Span>);

impl Taken {
    fn by<'q>(quotations: impl IntoIterator<Item = &'q Quotation>) -> Self {
        let content = quotations.into_iter().flat_map(|q| q.content.iter().copied());
        let mut spans: Vec<Span> = content.collect();
        spans.sort_unstable();
        Self(spans)
    }

    /// Whether a report stands inside one part of its content, with its cue: *said [Lee had warned [it would break]]*.
    fn nests(&self, report: &Quotation) -> bool {
        let (Some(cue), Some(content)) = (report.cue.first(), report.content.first()) else {
            return false;
        };
        let next = self.0.partition_point(|other| other.end <= cue.start);
        let outer = self
            .0
            .get(next)
            .filter(|outer| outer.contains(*cue) && outer.contains(*content));
        outer.is_some_and(|outer| report.mention.is_none_or(|mention| outer.contains(mention)))
    }

    /// Whether no part of a quotation's content is among it.
    fn leaves(&self, quotation: &Quotation) -> bool {
        self.leaves_but(quotation, &[])
    }

    /// The same, the spans of `own` aside.
    fn leaves_but(&self, quotation: &Quotation, own: &[Span]) -> bool {
        quotation.content.iter().all(|span| self.leave(*span, own))
    }

    /// Whether none of them reaches into a span, those of `own` aside.
    fn leave(&self, span: Span, own: &[Span]) -> bool {
        let next = self.0.partition_point(|other| other.end <= span.start);
        let reached = self.0[next..].iter().take_while(|other| other.overlaps(span));
        reached.take(own.len() + 1).all(|other| own.contains(other))
    }
}

/// Whether a quotation owes itself to the form of its paragraph, which the marked articles hardly have: a turn of a
/// transcript, a block after a lead-in or above a signature.
fn stands(rule: &Quotation) -> bool {
    rule.rule == "transcript" || rule.rule.starts_with("block:")
}

/// The rules' mention stands for a missing one, for a part of it, and right before a participle for one further off: "The
/// spot ends with footage of *Ann Lee* saying …".
fn complete_mention(text: &str, quotation: &mut Quotation, rule: &Quotation) {
    let (Some(mention), Some(cue)) = (rule.mention, rule.cue.first()) else {
        return;
    };
    let is_beside = mention.end + 1 == cue.start && cue.of(text).ends_with("ing");
    if is_beside || quotation.mention.is_none_or(|own| mention.contains(own)) {
        let other = quotation.cue.iter_mut().find(|own| own.overlaps(mention));
        quotation.mention = match other {
            Some(own) if is_verb_beside(text, *own, mention, *cue) => {
                *own = *cue;
                Some(mention)
            }
            Some(own) => before(mention, *own, text).or(quotation.mention),
            None => Some(mention),
        };
    }
}

/// Whether a cue is the rules' verb and, before or after it, their mention: "says witness", "it expected".
fn is_verb_beside(text: &str, own: Span, mention: Span, verb: Span) -> bool {
    let is_subject = mention.start > verb.end || SUBJECTS.contains(&mention.of(text));
    mention.join(verb) == own && !mention.overlaps(verb) && is_subject && verb.of(text).contains(char::is_alphabetic)
}

/// Who stands right before their verb.
const SUBJECTS: [&str; 5] = ["he", "it", "she", "they", "who"];

/// What of a mention stands before a cue that reaches into it: "The boss | furious:".
fn before(mention: Span, cue: Span, text: &str) -> Option<Span> {
    let before = text.get(mention.start..cue.start)?.trim_end();
    (!before.is_empty()).then(|| Span::new(mention.start, mention.start + before.len()))
}

/// To whom it was told is no part of it, where the rules begin after it: "reminded *the jury that* it rained", "told *NY1*
/// it rained".
fn leave_hearer(text: &str, quotation: &mut Quotation, rule: &Quotation) {
    let (Some(own), Some(other)) = (quotation.content.first_mut(), rule.content.first()) else {
        return;
    };
    if own.start < other.start && other.start < own.end {
        let hearer = Span::new(own.start, other.start).of(text);
        let words = hearer.split_whitespace();
        let is_plain = hearer
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, ' ' | '\'' | '’' | '-' | '.'));
        let is_whole = words.clone().last() == Some("that") && words.clone().count() <= HEARER_WORDS_MAX;
        let is_name = words.clone().count() <= NAME_WORDS_MAX && hearer.starts_with(char::is_uppercase);
        let cue = quotation.cue.last().map_or("", |cue| cue.of(text));
        let last = cue.rsplit(' ').next().unwrap_or_default().to_ascii_lowercase();
        let tells = |stems: &[&str]| stems.iter().any(|stem| last.starts_with(stem));
        if is_plain && (is_whole && tells(&TELLING) || is_name && tells(&TELLING[..2])) {
            own.start = other.start;
        }
    }
}

/// How cues begin after which a hearer stands; after the first two one needs no "that".
const TELLING: [&str; 11] = [
    "tell", "told", "remind", "inform", "assur", "warn", "advis", "notif", "convinc", "persuad", "caution",
];
/// Words of the longest hearer with its "that".
const HEARER_WORDS_MAX: usize = 7;
/// Words of the longest hearer by name.
const NAME_WORDS_MAX: usize = 3;

/// Whether the rules' boundaries stand: where the tagger goes on after the last words in marks of a mixed quotation and
/// the rules do not; where it has only a part of a direct one, such as its last paragraph.
fn draws_better(rule: &Quotation, quotation: &Quotation) -> bool {
    match (quotation.kind, rule.kind) {
        (Kind::Mixed, Kind::Mixed | Kind::Direct) => quotation.quoted == rule.quoted && is_inside(rule, quotation),
        (Kind::Direct, Kind::Direct) => is_inside(quotation, rule),
        _ => false,
    }
}

/// Whether all content of `inner` is content of `outer`.
fn is_inside(inner: &Quotation, outer: &Quotation) -> bool {
    let holds = |span: &Span| outer.content.iter().any(|other| other.contains(*span));
    inner.content.iter().all(holds)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Confidence, Rule};

    /// “we will pay”, as somebody says it in a text.
    fn quotation(text: &str, mention: &str, cue: &str) -> Quotation {
        let span = |words: &str| {
            let start = text.find(words).expect("words of the text");
            Span::new(start, start + words.len())
        };
        Quotation {
            kind: Kind::Indirect,
            act: Act::Speech,
            content: vec![span("we will pay")],
            quoted: Vec::new(),
            cue: vec![span(cue)],
            mention: Some(span(mention)),
            rule: Rule::Borrowed("tagger"),
            values: Vec::new(),
            said_on: None,
            confidence: Confidence::new(0.9),
        }
    }

    fn mention_with(found: &str, by_rule: &str) -> Option<&'static str> {
        const TEXT: &str = "The spot shows Ann Lee saying we will pay.";
        let [found, rule] = [found, by_rule].map(|mention| quotation(TEXT, mention, "saying"));
        let found = settled(TEXT, vec![found], &[rule], &Trained::default());
        assert_eq!(found.len(), 1);
        found.first()?.mention.map(|mention| mention.of(TEXT))
    }

    #[test]
    fn a_report_that_the_rules_are_sure_of_stands_alone() {
        let count = |cue: &str, act, confidence| {
            let text = format!("Ann Lee {cue} we will pay.");
            let rule = Quotation {
                act,
                confidence: Confidence::new(confidence),
                ..quotation(&text, "Ann Lee", cue)
            };
            settled(&text, Vec::new(), &[rule], &Trained::default()).len()
        };
        assert_eq!(count("said", Act::Speech, 0.9), 1);
        assert_eq!(count("said", Act::Speech, 0.7), 0);
        assert_eq!(count("hopes", Act::Stance, 0.9), 0);
        assert_eq!(count("responded", Act::Speech, 0.9), 0);
    }

    #[test]
    fn what_the_rules_found_too_is_surer() {
        const TEXT: &str = "Ann Lee said we will pay, Bo Day heard.";
        let confidence = |other: &str| {
            let [found, rule] = ["Lee", other].map(|mention| quotation(TEXT, mention, "said"));
            settled(TEXT, vec![found], &[rule], &Trained::default())[0]
                .confidence
                .get()
        };
        assert!(confidence("Ann Lee") > 0.95);
        assert!((confidence("Bo Day") - 0.9).abs() < 1e-6);
    }

    #[test]
    fn the_rules_complete_a_mention() {
        assert_eq!(mention_with("Lee", "Ann Lee"), Some("Ann Lee"));
        assert_eq!(mention_with("Ann Lee", "The spot"), Some("Ann Lee"));
    }

    #[test]
    fn to_whom_it_was_told_is_no_part_of_it() {
        for (cue, hearer, is_left) in [
            ("reminded", "the jury that", true),
            ("told", "NY1", true),
            ("knew", "of jackets that", false),
        ] {
            let text = format!("Ann Lee {cue} {hearer} we will pay.");
            let rule = quotation(&text, "Ann Lee", cue);
            let mut found = rule.clone();
            found.content[0].start = text.find(hearer).expect("a hearer");
            let found = settled(&text, vec![found], &[rule], &Trained::default());
            assert_eq!(found[0].content[0].of(&text) == "we will pay", is_left);
        }
    }

    #[test]
    fn the_verb_is_not_who_speaks() {
        const TEXT: &str = "Here we will pay, advises Lang.";
        let rule = quotation(TEXT, "Lang", "advises");
        let found = settled(
            TEXT,
            vec![quotation(TEXT, "advises", "Lang")],
            &[rule],
            &Trained::default(),
        );
        let words = |span: &Span| span.of(TEXT);
        assert_eq!(found[0].mention.as_ref().map(words), Some("Lang"));
        assert_eq!(found[0].cue.iter().map(words).collect::<Vec<_>>(), ["advises"]);
    }

    #[test]
    fn who_stands_right_before_a_participle_speaks() {
        assert_eq!(mention_with("The spot", "Ann Lee"), Some("Ann Lee"));
    }

    #[test]
    fn a_mention_and_a_cue_share_no_words() {
        const TEXT: &str = "The boss furious: we will pay, says witness.";
        let parts = |mention: &str, cue: &str, own: &str| {
            let rule = quotation(TEXT, mention, cue);
            let found = Quotation {
                mention: None,
                ..quotation(TEXT, mention, own)
            };
            let found = settled(TEXT, vec![found], &[rule], &Trained::default());
            let mention = found[0].mention.map(|span| span.of(TEXT));
            (mention, found[0].cue[0].of(TEXT))
        };
        assert_eq!(
            parts("The boss furious", ":", "furious:"),
            (Some("The boss"), "furious:")
        );
        assert_eq!(parts("witness", "says", "says witness"), (Some("witness"), "says"));
        assert_eq!(parts("says", ":", "says witness"), (None, "says witness"));
    }
}
