//! Words beside a quotation without which it says something else, in one outlet and not in the other.

use std::collections::BTreeMap;

use super::draft::Draft;
use super::ground::{Ground, cut, hull, is_one_outlet};
use super::piece::prints_words;
use crate::fold::{Qualifier, qualifiers};
use crate::model::{FindingKind, Link, Relation, Severity, Span, Statement, Status};

/// One finding for each cluster, qualifier and outlet that has it, shown on the surest link.
pub fn find(ground: &Ground<'_>, found: &mut Vec<Draft>) {
    let mut best: BTreeMap<(Option<usize>, String), (u16, Draft)> = BTreeMap::new();
    for link in ground.links {
        let Some((words, draft)) = draft(link, ground) else {
            continue;
        };
        let score = link.score.thousandths();
        let key = (ground.shared_cluster(link.a, link.b), words);
        match best.get(&key) {
            Some((kept, _)) if *kept >= score => {}
            _ => drop(best.insert(key, (score, draft))),
        }
    }
    found.extend(best.into_values().map(|(_, draft)| draft));
}

fn draft(link: &Link, ground: &Ground<'_>) -> Option<(String, Draft)> {
    let is_same = matches!(link.relation, Relation::Exact | Relation::Altered | Relation::Excerpt);
    if !is_same || link.status != Status::Confirmed {
        return None;
    }
    let (a, b) = ground.sides(link)?;
    if is_one_outlet(a, b) || !prints_words(a) || !prints_words(b) {
        return None;
    }
    let (a_has, qualifier, word) = [(true, a, b), (false, b, a)]
        .into_iter()
        .find_map(|(a_has, one, other)| {
            let (qualifier, word) = beside(ground, one)?;
            (!has(ground, other, qualifier)).then_some((a_has, qualifier, word))
        })?;
    let (with, without) = if a_has { (a, b) } else { (b, a) };
    let sentence = ground.sentence(with);
    let shown = if a_has {
        (sentence, hull(b))
    } else {
        (hull(a), sentence)
    };
    let (severity, reason) = match qualifier {
        _ if ground.is_another_time(a, b) => (
            Severity::Low,
            "the articles are days apart: the words may have been said twice",
        ),
        Qualifier::Denial => (Severity::High, "beside one the words are denied or not meant"),
        _ => (Severity::Medium, "one outlet prints the condition in the same sentence"),
    };
    let draft = Draft {
        kind: FindingKind::LostContext,
        severity,
        sides: (link.a, link.b),
        shown,
        class: None,
        detail: format!(
            "{} has the {} \"{word}\" beside the words, {} has none: \"{}\"",
            ground.voice(with),
            qualifier.name(),
            ground.voice(without),
            cut(sentence.of(ground.article_text(with)))
        ),
        reason: reason.to_owned(),
    };
    Some((word.to_lowercase(), draft))
}

/// A condition or denial in the outlet's own words of the sentence, outside the quotation.
fn beside<'a>(ground: &Ground<'a>, statement: &Statement) -> Option<(Qualifier, &'a str)> {
    let lead_in = qualifiers(ground.lead_in(statement)).into_iter();
    let denial = qualifiers(ground.tail(statement))
        .into_iter()
        .filter(|(q, _)| *q == Qualifier::Denial);
    lead_in.chain(denial).next()
}

/// Whether an outlet has such a word in the sentence, in the statement, or in the sentence before.
fn has(ground: &Ground<'_>, statement: &Statement, qualifier: Qualifier) -> bool {
    let text = ground.article_text(statement);
    let sentence = ground.sentence(statement);
    let around = Span::new(
        sentence.start.min(statement.before.start),
        sentence.end.max(statement.after.end),
    );
    qualifiers(around.of(text)).iter().any(|(there, _)| *there == qualifier)
}
