//! Where tagger and rules differ: whose boundaries stand, and what only the rules know.

use crate::extract::config::Trained;
use crate::model::{Kind, Quotation, Span};

/// What the tagger found, settled with what the rules found, in the order of their first words.
///
/// Where both have a cue, the rules complete the mention, and draw the boundaries where theirs are more often right.
/// Quotations in marks that only they found are added, above all those without a cue, which the marked articles hardly
/// have. Costs a search per quotation.
pub fn settled(mut found: Vec<Quotation>, rules: &[Quotation], config: &Trained) -> Vec<Quotation> {
    let mut by_cue: Vec<(Span, &Quotation)> = rules
        .iter()
        .filter_map(|rule| Some((*rule.cue.first()?, rule)))
        .collect();
    by_cue.sort_unstable_by_key(|(cue, rule)| (*cue, rule.content.first().copied()));
    for quotation in &mut found {
        let Some(cue) = quotation.cue.first() else { continue };
        let next = by_cue.partition_point(|(other, _)| other.end <= cue.start);
        if let Some((_, rule)) = by_cue.get(next).filter(|(other, _)| other.overlaps(*cue)) {
            complete_mention(quotation, rule);
            if draws_better(rule, quotation, config) {
                quotation.content.clone_from(&rule.content);
                quotation.quoted.clone_from(&rule.quoted);
                quotation.kind = rule.kind;
                quotation.rule = rule.rule.clone();
            }
        }
    }
    let mut taken: Vec<Span> = found.iter().flat_map(|q| q.content.iter().copied()).collect();
    taken.sort_unstable();
    let is_free = |span: &Span| {
        let next = taken.partition_point(|other| other.end <= span.start);
        taken.get(next).is_none_or(|other| !other.overlaps(*span))
    };
    let missed = |q: &&Quotation| {
        q.kind != Kind::Indirect && q.confidence.get() >= config.rule_confidence_min && q.content.iter().all(is_free)
    };
    found.extend(rules.iter().filter(missed).cloned());
    found.sort_by_key(|q| (q.content.first().copied(), q.content.last().copied()));
    found
}

/// The rules' mention stands for a missing one, and for a part of it.
fn complete_mention(quotation: &mut Quotation, rule: &Quotation) {
    let Some(mention) = rule.mention else { return };
    let is_part = |own: Span| mention.start <= own.start && own.end <= mention.end;
    if quotation.mention.is_none_or(is_part) {
        quotation.mention = Some(mention);
    }
}

/// Whether the rules' boundaries are more often right than the tagger's, counted on marked articles that neither was
/// made from: where the tagger is unsure of a statement without marks; where it goes on after the last words in marks
/// and the rules do not; where it has a part of a direct quotation only.
fn draws_better(rule: &Quotation, quotation: &Quotation, config: &Trained) -> bool {
    let overlaps = |span: &Span| rule.content.iter().any(|other| other.overlaps(*span));
    if !quotation.content.iter().any(overlaps) {
        return false;
    }
    match (quotation.kind, rule.kind) {
        (Kind::Indirect, Kind::Indirect) => quotation.confidence.get() < config.boundary_confidence_min,
        (Kind::Mixed, Kind::Mixed | Kind::Direct) => quotation.quoted == rule.quoted && is_inside(rule, quotation),
        (Kind::Direct, Kind::Direct) => is_inside(quotation, rule),
        _ => false,
    }
}

/// Whether all content of `inner` is content of `outer`.
fn is_inside(inner: &Quotation, outer: &Quotation) -> bool {
    let holds = |span: &Span| outer.content.iter().any(|o| o.start <= span.start && span.end <= o.end);
    inner.content.iter().all(holds)
}
