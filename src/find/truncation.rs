//! A quotation cut so that a condition or a negation went with what was left out.

use std::collections::BTreeMap;

use super::draft::Draft;
use super::ground::{Ground, cut, hull};
use super::piece::{Piece, Stand, pieces, prints_words};
use crate::fold::{Qualifier, content, negations, qualifiers};
use crate::model::{FindingKind, Kind, Link, Relation, Severity, Statement, Status};

/// One finding for each cluster and piece that was left out, shown on the surest link.
pub fn find(ground: &Ground<'_>, found: &mut Vec<Draft>) {
    let mut best: BTreeMap<(Option<usize>, String), (u16, Draft)> = BTreeMap::new();
    for link in ground.links {
        let Some((left_out, draft)) = draft(link, ground) else {
            continue;
        };
        let score = link.score.thousandths();
        let key = (ground.shared_cluster(link.a, link.b), left_out);
        match best.get(&key) {
            Some((kept, _)) if *kept >= score => {}
            _ => drop(best.insert(key, (score, draft))),
        }
    }
    found.extend(best.into_values().map(|(_, draft)| draft));
}

fn draft(link: &Link, ground: &Ground<'_>) -> Option<(String, Draft)> {
    let is_cut = matches!(link.relation, Relation::Excerpt | Relation::Altered);
    if !is_cut || link.status != Status::Confirmed {
        return None;
    }
    let (a, b) = ground.sides(link)?;
    if !prints_words(a) || !prints_words(b) {
        return None;
    }
    let all = pieces(link, a, b);
    let (piece, left_out, (qualifier, word)) = all.iter().find_map(|piece| {
        let left_out = left_out(piece)?;
        let short = if piece.a.is_empty() { a } else { b };
        let qualifier = qualifier(left_out, piece.stand, ground.config.left_out_words_max)?;
        let is_told = tells_itself(ground, short, qualifier.0) || stands_beside(ground, short, left_out);
        (!is_told).then_some((piece, left_out, qualifier))
    })?;
    let (short, long) = if piece.a.is_empty() { (a, b) } else { (b, a) };
    let is_whole = short.kind == Kind::Direct;
    let (severity, reason) = if is_whole && !piece.is_marked() {
        (Severity::High, "the cut words stand as a whole quotation")
    } else {
        (Severity::Medium, "the outlet shows that it quotes a part")
    };
    let detail = format!(
        "{} leaves out \"{}\", with the {} \"{word}\", which {} has: \"{}\"",
        ground.voice(short),
        cut(left_out),
        qualifier.name(),
        ground.voice(long),
        cut(&short.text),
    );
    let shown = piece.shown(a, b);
    let shown = if piece.a.is_empty() {
        (hull(a), shown.1)
    } else {
        (shown.0, hull(b))
    };
    let draft = Draft {
        kind: FindingKind::Truncation,
        severity,
        sides: (link.a, link.b),
        shown,
        class: None,
        detail,
        reason: format!("a {} went with what was left out; {reason}", qualifier.name()),
    };
    Some((left_out.to_lowercase(), draft))
}

/// What one side leaves out of the sentence whose other words it has.
fn left_out<'e>(piece: &Piece<'e>) -> Option<&'e str> {
    let words = match (piece.a.is_empty(), piece.b.is_empty()) {
        (true, false) => piece.b,
        (false, true) => piece.a,
        _ => return None,
    };
    let is_end = |c: char| matches!(c, '.' | '!' | '?' | ';');
    let words = match piece.stand {
        Stand::Head if piece.ends_sentence => None,
        Stand::Head => words.rsplit(is_end).next(),
        Stand::Tail => words.split(is_end).next(),
        // What is dropped silently from the middle is an altered wording.
        Stand::Inner => Some(words).filter(|_| piece.is_marked()),
    }?;
    Some(words.trim()).filter(|words| !words.is_empty())
}

/// The condition in what was left out, else a negation close to the words that were kept.
fn qualifier(left_out: &str, stand: Stand, words_max: usize) -> Option<(Qualifier, &str)> {
    if let Some(found) = qualifiers(left_out).into_iter().next() {
        return Some(found);
    }
    let count = left_out.split_whitespace().count();
    let is_near = count <= words_max;
    let before = stand == Stand::Head && is_near;
    before.then(|| negations(left_out).into_iter().next()).flatten()
}

/// Whether the outlet prints beside the quotation what the quotation leaves out: as another statement.
fn stands_beside(ground: &Ground<'_>, short: &Statement, left_out: &str) -> bool {
    let text = ground.article_text(short);
    let beside = [short.before.of(text), short.after.of(text)].map(content).concat();
    let wanted = content(left_out);
    wanted.iter().filter(|word| beside.contains(word)).count() * 2 > wanted.len()
}

/// Whether the outlet tells in its own words what it left out.
fn tells_itself(ground: &Ground<'_>, short: &Statement, qualifier: Qualifier) -> bool {
    let sentence = ground.sentence(short).of(ground.article_text(short));
    let found = match qualifier {
        Qualifier::Negation => negations(sentence),
        Qualifier::Condition | Qualifier::Denial => qualifiers(sentence),
    };
    found.iter().any(|(there, _)| *there == qualifier)
}
