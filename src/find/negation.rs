//! What one outlet states, another negates or denies, where not both print the words in marks.

use super::draft::Draft;
use super::ground::{Ground, cut, hull, is_one_outlet, outlet};
use super::piece::{any_word, pieces, prints_words};
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
            outlet(a),
            cut(ground.sentence(a).of(ground.article_text(a))),
            outlet(b),
            cut(ground.sentence(b).of(ground.article_text(b)))
        ),
        reason: reason.to_owned(),
    })
}

type Shown = (crate::model::Span, crate::model::Span);

fn denied(ground: &Ground<'_>, link: &Link, a: &Statement, b: &Statement) -> Option<(&'static str, Shown)> {
    let lists = lexicon();
    let negates = |text: &str| any_word(text, |word| lists.is_negation(word));
    let words_max = ground.config.grave_words_max;
    let short = |text: &str| text.split_whitespace().count() <= words_max;
    let whole = |statement: &Statement| ground.sentence(statement).of(ground.article_text(statement));
    // A negation elsewhere in the sentence may say the same in another place.
    if negates(whole(a)) != negates(whole(b)) {
        let piece = pieces(link, a, b).into_iter().find(|piece| {
            piece.edit.class == EditClass::Negation && short(piece.a) && short(piece.b) && !piece.is_marked()
        });
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
    (denies(a) != denies(b) && speaks(a) && speaks(b)).then(|| ("one says it, the other denies it", (hull(a), hull(b))))
}
