//! What one outlet states, another negates or denies, where not both print the words in marks.

use super::draft::Draft;
use super::ground::{Ground, cut, hull, is_one_outlet};
use super::piece::{Piece, Stand, any_word, has_content, pieces, prints_words};
use crate::fold::{Qualifier, lexicon, qualifiers};
use crate::model::{EditClass, FindingKind, Link, Relation, Severity, Statement, Status};

pub fn find(ground: &Ground<'_>, found: &mut Vec<Draft>) {
    found.extend(ground.links.iter().filter_map(|link| draft(link, ground)));
}

fn draft(link: &Link, ground: &Ground<'_>) -> Option<Draft> {
    let (a, b) = ground.sides(link)?;
    let is_told = link.status == Status::Confirmed && link.relation != Relation::Variant;
    if !is_told || is_one_outlet(a, b) || prints_words(a) && prints_words(b) {
        return None;
    }
    let (reason, shown) = denied(ground, link, a, b)?;
    Some(Draft {
        kind: FindingKind::NegationConflict,
        severity: Severity::High,
        sides: (link.a, link.b),
        shown,
        class: None,
        detail: format!(
            "{}: \"{}\"; {}: \"{}\"",
            ground.voice(a),
            cut(ground.sentence(a).of(ground.article_text(a))),
            ground.voice(b),
            cut(ground.sentence(b).of(ground.article_text(b)))
        ),
        reason: reason.to_owned(),
    })
}

type Shown = (crate::model::Span, crate::model::Span);

fn denied(ground: &Ground<'_>, link: &Link, a: &Statement, b: &Statement) -> Option<(&'static str, Shown)> {
    let negates = |text: &str| any_word(text, |word| lexicon().is_negation(word));
    let whole = |statement: &Statement| ground.sentence(statement).of(ground.article_text(statement));
    // A negation elsewhere in the sentence may say the same in another place.
    if negates(whole(a)) != negates(whole(b)) {
        let piece = pieces(link, a, b).into_iter().find(is_negated);
        if let Some(piece) = piece {
            return Some(("one of the two is negated", piece.shown(a, b)));
        }
    }
    let denies = |statement: &Statement| {
        let text = ground.article_text(statement);
        let cue: String = statement
            .cue
            .iter()
            .map(|part| part.of(text))
            .collect::<Vec<_>>()
            .join(" ");
        qualifiers(&cue).iter().any(|(there, _)| *there == Qualifier::Denial)
    };
    let speaks = |statement: &Statement| !statement.cue.is_empty();
    // "Claiming without any evidence" doubts it in its own way.
    let doubts = |statement: &Statement| negates(whole(statement)) || !qualifiers(whole(statement)).is_empty();
    let is_against = denies(a) && !doubts(b) || denies(b) && !doubts(a);
    (is_against && speaks(a) && speaks(b)).then(|| ("one says it, the other denies it", (hull(a), hull(b))))
}

/// Whether a piece does nothing but negate what both have: "not", "did not". "No warning was issued" negates words that
/// only one has, "without leave" adds them, "not only" negates nothing, and "doubts" may stand for "don't think".
pub fn is_negated(piece: &Piece<'_>) -> bool {
    let is_bare = !has_content(piece.a) && !has_content(piece.b);
    let next = piece.beside.1.split_whitespace().next().unwrap_or_default();
    let is_only = [piece.a, piece.b, next]
        .iter()
        .any(|text| any_word(text, |word| NOTHING.contains(&word)));
    let is_within = piece.stand == Stand::Inner && !piece.is_marked();
    piece.edit.class == EditClass::Negation && is_within && is_bare && !is_only
}

/// With "not" they take its sense away.
const NOTHING: [&str; 6] = ["all", "just", "merely", "only", "simply", "solely"];
