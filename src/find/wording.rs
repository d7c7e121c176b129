//! One quotation with other words in another outlet: the changed words by what they touch, the gravest first.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::Draft;
use super::ground::{Ground, cut};
use super::negation::is_negated;
use super::piece::{Piece, Stand, any_word, has_end_inside, pieces, prints_words};
use crate::fold::{content, forms, key, lexicon};
use crate::model::{Change, EditClass, FindingKind, Kind, Link, Relation, Severity, SpeakerKind, Statement, Status};

/// One finding for each cluster and set of changed words, shown on the surest link.
pub fn find(ground: &Ground<'_>, found: &mut Vec<Draft>) {
    let mut best: BTreeMap<(Option<usize>, Vec<String>), Altered<'_>> = BTreeMap::new();
    for link in ground.links {
        let Some(altered) = Altered::of(link, ground) else {
            continue;
        };
        let mut changed: Vec<String> = altered.changes.iter().map(Changed::key).collect();
        changed.sort_unstable();
        let key = (ground.shared_cluster(link.a, link.b), changed);
        match best.get(&key) {
            Some(kept) if kept.rank() >= altered.rank() => {}
            _ => drop(best.insert(key, altered)),
        }
    }
    let mut all: Vec<(Option<usize>, Altered<'_>)> = best
        .into_iter()
        .map(|((cluster, _), altered)| (cluster, altered))
        .collect();
    all.sort_by_key(|(_, altered)| std::cmp::Reverse(altered.rank()));
    let mut told: BTreeSet<(Place, String)> = BTreeSet::new();
    for (cluster, altered) in all {
        let Some(mut draft) = altered.draft(ground) else {
            continue;
        };
        let places = [
            cluster.map_or(Place::Statement(altered.link.a), Place::Cluster),
            Place::Statement(altered.link.a),
            Place::Statement(altered.link.b),
        ];
        let mut is_fresh = false;
        for change in altered.changes.iter().filter(|change| change.weighs()) {
            let here: Vec<_> = places.iter().map(|place| (*place, change.key())).collect();
            is_fresh |= !here.iter().any(|place| told.contains(place));
            told.extend(here);
        }
        if !is_fresh && draft.severity != Severity::Low {
            draft.weigh_least("the same words differ between other outlets");
        }
        found.push(draft);
    }
}

/// Where a change was told.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Cluster(usize),
    Statement(u32),
}

/// A link whose quotations differ in words.
struct Altered<'a> {
    link: &'a Link,
    a: &'a Statement,
    b: &'a Statement,
    /// Gravest first.
    changes: Vec<Changed<'a>>,
}

/// A piece and what it touches.
struct Changed<'a> {
    piece: Piece<'a>,
    class: EditClass,
    relation: Relation,
}

impl Changed<'_> {
    /// Whether words differ where both have some: one side may begin or end elsewhere, and leave out whole sentences.
    fn weighs(&self) -> bool {
        let piece = &self.piece;
        let is_edge = piece.stand != Stand::Inner && piece.is_one_sided();
        !is_edge && !piece.is_of_sentences() && !is_passage(piece) && !piece.is_stutter()
    }

    /// The words of content of each side, as stems, each with whether it stands everywhere. Where the longer text goes on,
    /// only those of the shorter one.
    fn content(&self) -> [Vec<(String, bool)>; 2] {
        let lists = lexicon();
        let of = |text: &str| {
            let all = content(text).into_iter();
            all.map(|word| (key(&word), lists.is_common(&word))).collect::<Vec<_>>()
        };
        let (a, b) = (of(self.piece.a), of(self.piece.b));
        match self.class {
            EditClass::Synonym => [Vec::new(), Vec::new()],
            _ if self.piece.stand == Stand::Inner || self.relation == Relation::Altered => [a, b],
            _ if a.len() < b.len() => [a, Vec::new()],
            _ => [Vec::new(), b],
        }
    }

    /// The same for the same words, whichever outlet has which.
    fn key(&self) -> String {
        let folded = |text: &str| forms(text).into_iter().map(|form| form + " ").collect::<String>();
        let (one, other) = (folded(self.piece.a), folded(self.piece.b));
        if one < other {
            format!("{one}|{other}")
        } else {
            format!("{other}|{one}")
        }
    }
}

impl<'a> Altered<'a> {
    fn of(link: &'a Link, ground: &Ground<'a>) -> Option<Self> {
        let is_wording = matches!(link.relation, Relation::Altered | Relation::Excerpt | Relation::Variant);
        if !is_wording {
            return None;
        }
        let (a, b) = ground.sides(link)?;
        if !prints_words(a) || !prints_words(b) || a.compared == b.compared {
            return None;
        }
        let changed = |piece: Piece<'a>| changed(piece, link.relation, ground);
        let mut changes: Vec<Changed<'a>> = pieces(link, a, b).into_iter().filter_map(changed).collect();
        let negations = |side: &dyn Fn(&Changed<'a>) -> &'a str| -> usize {
            changes
                .iter()
                .map(|change| count(side(change), |word| lexicon().is_negation(word)))
                .sum()
        };
        let has_moved = negations(&|change| change.piece.a) == negations(&|change| change.piece.b);
        for change in changes
            .iter_mut()
            .filter(|change| has_moved && change.class == EditClass::Negation)
        {
            change.class = EditClass::Other;
        }
        changes.sort_by_key(|change| std::cmp::Reverse((change.weighs(), change.class)));
        let altered = Self { link, a, b, changes };
        (link.status == Status::Confirmed && !altered.changes.is_empty() || altered.is_but_for_one()).then_some(altered)
    }

    /// Whether the very words are there, but for a negation, a number or a name: of that a suggestion is enough.
    fn is_but_for_one(&self) -> bool {
        let shared = self.link.diff.iter().filter(|edit| edit.change == Change::Same);
        let words: usize = shared.map(|edit| count(&edit.a, |_| true)).sum();
        let is_whole = [self.a, self.b]
            .iter()
            .any(|side| side.kind == Kind::Direct && count(&side.compared, |_| true) == words);
        let words_min = |change: &Changed<'_>| match change.class {
            EditClass::Negation if !is_negated(&change.piece) => None,
            EditClass::Negation if is_whole => Some(WHOLE_WORDS_MIN),
            EditClass::Negation => Some(NEGATED_WORDS_MIN),
            EditClass::Number | EditClass::Name => Some(SUBSTITUTED_WORDS_MIN),
            _ => None,
        };
        let mut weighing = self.changes.iter().filter(|change| change.weighs());
        let only = weighing.next().filter(|_| weighing.next().is_none());
        let is_enough = only.and_then(words_min).is_some_and(|least| words >= least);
        is_enough && self.link.relation != Relation::Variant
    }

    /// The surer link, then the one that comes first.
    fn rank(&self) -> (u16, std::cmp::Reverse<(u32, u32)>) {
        (
            self.link.score.thousandths(),
            std::cmp::Reverse((self.link.a, self.link.b)),
        )
    }

    fn draft(&self, ground: &Ground<'_>) -> Option<Draft> {
        let gravest = self.changes.first()?;
        let (severity, reason) = self.severity(gravest, ground);
        let told = self.changes.iter().take(ground.config.changes_told);
        let changes: Vec<String> = told.map(|change| self.told(&change.piece, ground)).collect();
        let more = self.changes.len() - changes.len();
        let more = match more {
            0 => String::new(),
            more => format!("; {more} more"),
        };
        let shorter = if self.b.text.len() < self.a.text.len() {
            self.b
        } else {
            self.a
        };
        Some(Draft {
            kind: FindingKind::AlteredWording,
            severity,
            sides: (self.link.a, self.link.b),
            shown: gravest.piece.shown(self.a, self.b),
            class: Some(gravest.class),
            detail: format!("{}{more}, in \"{}\"", changes.join("; "), cut(&shorter.text)),
            reason: reason.to_owned(),
        })
    }

    fn told(&self, piece: &Piece<'_>, ground: &Ground<'_>) -> String {
        let (a, b) = (ground.voice(self.a), ground.voice(self.b));
        let quoted = |text: &str| {
            format!(
                "\"{}\"",
                cut(text.trim_matches(|c: char| c.is_whitespace() || c == ','))
            )
        };
        // At the end of an excerpt the longer side goes on with words of its own: only the other's are missing there.
        let count = |text: &str| text.split_whitespace().count();
        let goes_on = self.link.relation != Relation::Altered && piece.stand != Stand::Inner;
        let is_without = |one: &str, other: &str| one.is_empty() || goes_on && count(one) > 2 * count(other);
        match (is_without(piece.a, piece.b), is_without(piece.b, piece.a)) {
            (true, _) => format!("{} is in {b} and not in {a}", quoted(piece.b)),
            (_, true) => format!("{} is in {a} and not in {b}", quoted(piece.a)),
            _ => format!("{a} has {}, {b} {}", quoted(piece.a), quoted(piece.b)),
        }
    }

    /// Whether the outlets name two speakers.
    fn is_of_two(&self) -> bool {
        let is_named = |statement: &Statement| statement.speaker.as_ref().is_some_and(|s| s.kind != SpeakerKind::Role);
        self.link.speaker_agrees == Some(false) && is_named(self.a) && is_named(self.b)
    }

    /// Whether a word that does not stand everywhere is on one side alone, or so many that do. Other forms of a word and
    /// words that have moved are on both.
    fn is_telling(&self, common_min: usize) -> bool {
        let mut sides: [Vec<(String, bool)>; 2] = Default::default();
        for change in self.changes.iter().filter(|change| change.weighs()) {
            for (side, words) in sides.iter_mut().zip(change.content()) {
                side.extend(words);
            }
        }
        let [a, b] = &sides;
        let only = |one: &[(String, bool)], other: &[(String, bool)]| {
            let lacking = one.iter().filter(|word| !other.contains(word));
            lacking.fold((0, 0), |(all, telling), (_, is_common)| {
                (all + 1, telling + usize::from(!is_common))
            })
        };
        let (of_a, of_b) = (only(a, b), only(b, a));
        of_a.1 + of_b.1 > 0 || of_a.0 + of_b.0 >= common_min
    }

    fn severity(&self, gravest: &Changed<'_>, ground: &Ground<'_>) -> (Severity, &'static str) {
        let is_rendering = self.link.relation == Relation::Variant;
        let is_apart = || ground.is_another_time(self.a, self.b);
        match gravest.class {
            _ if self.link.relation != Relation::Altered && is_apart() => (
                Severity::Low,
                "the articles are days apart, and the words in common may have been said twice",
            ),
            _ if self.is_of_two() => (
                Severity::Low,
                "the outlets give the words to two people, who may both have said them",
            ),
            EditClass::Number | EditClass::Negation if is_rendering => (
                Severity::Medium,
                "a number or a negation differs, but the two may be renderings from another language",
            ),
            _ if is_rendering => (Severity::Low, "may be two renderings from another language"),
            EditClass::Editorial | EditClass::None => (Severity::Low, "an editor's brackets tell of the change"),
            _ if !gravest.weighs() => (
                Severity::Low,
                "one of the two begins or ends elsewhere, or has whole sentences between",
            ),
            _ if self.link.status == Status::Suggested => (
                Severity::Medium,
                "nothing but a negation, a number or a name differs; of so few words the two may still be two statements",
            ),
            EditClass::Number => (Severity::High, "a number differs inside the marks"),
            EditClass::Negation => (Severity::High, "a negation differs inside the marks"),
            EditClass::Modality => (
                Severity::High,
                "a word that says how sure or how binding it is differs inside the marks",
            ),
            EditClass::Name => (Severity::High, "a name differs inside the marks"),
            _ if self.is_telling(ground.config.common_changes_min) => {
                (Severity::Medium, "words differ inside the marks")
            }
            _ => (
                Severity::Low,
                "only words of grammar, their forms or words of like meaning differ",
            ),
        }
    }
}

/// Words that both have, without which a negation between them tells nothing.
const NEGATED_WORDS_MIN: usize = 4;

/// The same around a number or a name.
const SUBSTITUTED_WORDS_MIN: usize = 5;

/// The same where one side is a quotation of these words and no more.
const WHOLE_WORDS_MIN: usize = 3;

/// A longer stretch than words that were changed.
fn is_passage(piece: &Piece<'_>) -> bool {
    count(piece.a, |_| true).max(count(piece.b, |_| true)) > PASSAGE_WORDS
}

/// Words of the longest stretch that is taken for words and not for sentences.
const PASSAGE_WORDS: usize = 12;

/// Whether a piece is a change of words, and what it touches.
fn changed<'a>(piece: Piece<'a>, relation: Relation, ground: &Ground<'_>) -> Option<Changed<'a>> {
    let (a, b) = (piece.a, piece.b);
    let is_cut = piece.stand != Stand::Inner && piece.is_one_sided() && relation != Relation::Altered;
    if piece.is_marked() || is_cut || a.is_empty() && b.is_empty() {
        return None;
    }
    let class = class(&piece, ground.config.grave_words_max);
    let is_small = matches!(class, EditClass::None | EditClass::Punctuation | EditClass::Spelling);
    // At the end of an excerpt the words of the other side go on: only what the shorter one has is in question.
    let is_long = |text: &str| text.split_whitespace().count() > ground.config.grave_words_max;
    let is_other_text = piece.stand != Stand::Inner && is_long(a) && is_long(b);
    (!is_small && !is_other_text).then_some(Changed { piece, class, relation })
}

/// What the words of a piece touch: the class of the whole edit, as far as it holds for what is left of it.
fn class(piece: &Piece<'_>, grave_words_max: usize) -> EditClass {
    let (a, b) = (piece.a, piece.b);
    let is_few = |text: &str| count(text, |_| true) <= grave_words_max;
    let is_short = is_few(a) && is_few(b) && !has_end_inside(a) && !has_end_inside(b);
    let either = |test: &dyn Fn(&str) -> bool| any_word(a, test) != any_word(b, test);
    let lists = lexicon();
    let number = |text: &str| {
        let all = forms(text).into_iter();
        all.filter(|word| lists.is_number(word)).collect::<Vec<_>>()
    };
    let is_substituted = piece.edit.change == Change::Substituted && !a.is_empty() && !b.is_empty();
    let digits = |text: &str| text.contains(|c: char| c.is_ascii_digit());
    match piece.edit.class {
        _ if piece.is_bracketed && piece.is_one_sided() => EditClass::Editorial,
        _ if is_short_for(a, b) || is_short_for(b, a) => EditClass::Spelling,
        EditClass::Negation if is_short && either(&|word| lists.is_negation(word)) => EditClass::Negation,
        EditClass::Number if is_short && number(a) != number(b) => {
            let is_told = is_substituted && !number(a).is_empty() && !number(b).is_empty();
            if is_told || digits(a) || digits(b) {
                EditClass::Number
            } else {
                EditClass::Other
            }
        }
        EditClass::Modality if is_short && is_substituted => EditClass::Modality,
        EditClass::Name if is_short && is_substituted && !holds(a, b) && !holds(b, a) && is_name(a) && is_name(b) => {
            EditClass::Name
        }
        EditClass::Negation | EditClass::Number | EditClass::Modality | EditClass::Name => EditClass::Other,
        class => class,
    }
}

/// Whether one name is the initials of the other: "IE" and "Internet Explorer".
fn is_short_for(one: &str, other: &str) -> bool {
    let initials: String = other
        .split_whitespace()
        .filter_map(|word| word.chars().next())
        .collect();
    initials.len() > 1
        && one
            .chars()
            .filter(|c| c.is_alphanumeric())
            .collect::<String>()
            .eq_ignore_ascii_case(&initials)
}

/// Folded words that pass a test.
fn count(text: &str, test: impl Fn(&str) -> bool) -> usize {
    forms(text).iter().filter(|form| test(form)).count()
}

fn is_name(text: &str) -> bool {
    text.trim_start_matches(|c: char| !c.is_alphanumeric())
        .starts_with(char::is_uppercase)
}

/// Whether a name holds the other: "Obama" and "Barack Obama".
fn holds(long: &str, short: &str) -> bool {
    let (long, short) = (forms(long), forms(short));
    short.iter().all(|word| long.contains(word))
}
