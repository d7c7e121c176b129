//! Conflicts gathered: one finding for each disagreement, however many outlets take part in it.

use std::collections::{BTreeMap, BTreeSet};

use super::super::draft::Draft;
use super::super::ground::{Ground, cut};
use super::super::piece::prints_words;
use super::compare::folded;
use super::slot::Slot;
use super::told::{Fact, Facts};
use crate::model::{Meaning, Severity, Statement};

/// A slot and two of its values, the lower one first.
type Key = (Slot, String, String);

/// The disagreements found so far.
pub struct Conflicts<'g, 'a> {
    ground: &'g Ground<'a>,
    found: BTreeMap<Key, Vec<Conflict>>,
    /// Statements that have several values of a slot: which of them is meant is not sure.
    crowded: BTreeSet<(u32, Slot)>,
}

/// What speaks for two statements being of one event.
#[derive(Clone, Copy)]
pub struct Bond {
    /// Weight of the words that they share.
    pub likeness: f32,
    /// Whether both name one thing.
    pub shares_a_name: bool,
}

/// One disagreement.
struct Conflict {
    /// The facts that show it best, that of the lower value first.
    best: (usize, usize),
    bond: Bond,
    /// The words about the values, of all facts that take part.
    anchors: BTreeSet<u32>,
    /// Who has which value.
    outlets: (BTreeSet<String>, BTreeSet<String>),
}

impl<'g, 'a> Conflicts<'g, 'a> {
    pub fn new(ground: &'g Ground<'a>, facts: &Facts<'_>) -> Self {
        let mut values: BTreeMap<(u32, Slot), BTreeSet<String>> = BTreeMap::new();
        for fact in facts.list.iter().filter(|fact| !matches!(fact.slot, Slot::Age(_))) {
            values.entry(fact.key()).or_default().insert(value_key(fact));
        }
        Self {
            ground,
            found: BTreeMap::new(),
            crowded: values
                .into_iter()
                .filter(|(_, all)| all.len() > 1)
                .map(|(key, _)| key)
                .collect(),
        }
    }

    /// Adds two facts that differ, unless their statements are of two events, or are linked quotations, whose words are
    /// compared elsewhere.
    pub fn add(&mut self, facts: &Facts<'_>, (a, b): (usize, usize), bond: Bond) {
        let (one, other) = (&facts.list[a], &facts.list[b]);
        let is_sure_enough =
            matches!(one.slot, Slot::Place | Slot::Age(_)) || bond.likeness >= self.ground.config.same_event_min;
        let both_quoted = [one, other]
            .iter()
            .all(|fact| self.ground.statement(fact.statement).is_some_and(prints_words));
        let is_linked = self.ground.shared_cluster(one.statement, other.statement).is_some();
        if !is_sure_enough || both_quoted && is_linked {
            return;
        }
        let values = (value_key(one), value_key(other));
        let (low, high) = if values.0 <= values.1 { (a, b) } else { (b, a) };
        let key = (
            one.slot.clone(),
            values.0.clone().min(values.1.clone()),
            values.0.max(values.1),
        );
        let names = |index: usize| {
            let statement = self.ground.statement(facts.list[index].statement);
            statement
                .map_or("", |statement| self.ground.voice(statement))
                .to_owned()
        };
        let anchors: BTreeSet<u32> = one
            .anchors
            .iter()
            .copied()
            .filter(|word| other.anchors.contains(word))
            .collect();
        let (low_name, high_name) = (names(low), names(high));
        let known = self.found.entry(key).or_default();
        let same = known.iter_mut().find(|known| !known.anchors.is_disjoint(&anchors));
        match same {
            Some(same) => {
                same.anchors.extend(anchors);
                same.outlets.0.insert(low_name);
                same.outlets.1.insert(high_name);
                if (bond.shares_a_name, bond.likeness) > (same.bond.shares_a_name, same.bond.likeness) {
                    (same.best, same.bond) = ((low, high), bond);
                }
            }
            None => known.push(Conflict {
                best: (low, high),
                bond,
                anchors,
                outlets: (BTreeSet::from([low_name]), BTreeSet::from([high_name])),
            }),
        }
    }

    pub fn into_drafts(self, facts: &Facts<'_>, found: &mut Vec<Draft>) {
        let mut places: BTreeMap<u32, usize> = BTreeMap::new();
        let of_places = self.found.iter().filter(|((slot, ..), _)| *slot == Slot::Place);
        for word in of_places
            .flat_map(|(_, conflicts)| conflicts)
            .flat_map(|conflict| &conflict.anchors)
        {
            *places.entry(*word).or_default() += 1;
        }
        for ((slot, ..), conflicts) in &self.found {
            for conflict in conflicts {
                let Some(mut draft) = self.draft(facts, slot, conflict) else {
                    continue;
                };
                let is_everywhere = |word: &u32| places.get(word).is_some_and(|count| *count >= KIND_CONFLICTS_MIN);
                if *slot == Slot::Place && conflict.anchors.iter().all(is_everywhere) {
                    draft.weigh_least("the same is told of three places or more: there may be one in each");
                }
                found.push(draft);
            }
        }
    }

    fn draft(&self, facts: &Facts<'_>, slot: &Slot, conflict: &Conflict) -> Option<Draft> {
        let (low, high) = (&facts.list[conflict.best.0], &facts.list[conflict.best.1]);
        let statements = (
            self.ground.statement(low.statement)?,
            self.ground.statement(high.statement)?,
        );
        let (severity, reason) = self.severity(conflict, (low, high), statements);
        let shorter = if statements.1.text.len() < statements.0.text.len() {
            statements.1
        } else {
            statements.0
        };
        let detail = format!(
            "{}: \"{}\" in {}, \"{}\" in {}; \"{}\"",
            slot.name(),
            low.text,
            names(&conflict.outlets.0),
            high.text,
            names(&conflict.outlets.1),
            cut(&shorter.text)
        );
        let is_in_order = low.statement <= high.statement;
        let (a, b) = if is_in_order { (low, high) } else { (high, low) };
        Some(Draft {
            kind: slot.kind(),
            severity,
            sides: (a.statement, b.statement),
            shown: (a.value.span, b.value.span),
            class: None,
            detail,
            reason: reason.to_owned(),
        })
    }

    fn severity(
        &self,
        conflict: &Conflict,
        (low, high): (&Fact<'_>, &Fact<'_>),
        (one, other): (&Statement, &Statement),
    ) -> (Severity, &'static str) {
        let is_sure = conflict.bond.likeness >= self.ground.config.same_event_sure && conflict.bond.shares_a_name
            || matches!(low.slot, Slot::Age(_));
        let is_exact = is_exact(low) && is_exact(high);
        let days = one.published.zip(other.published);
        let is_later = days.is_some_and(|(a, b)| a.is_before(b) || b.is_before(a));
        let grows = matches!(low.slot, Slot::Count(_) | Slot::Money(_));
        let apart = times_apart(low, high);
        match (is_sure, is_exact) {
            (true, _) if self.crowded.contains(&low.key()) || self.crowded.contains(&high.key()) => {
                (Severity::Low, "one of the sentences has several such values")
            }
            (true, _) if is_long(low) || is_long(high) => (Severity::Low, "one of the two names no day"),
            (true, _) if self.ground.is_another_time(one, other) => {
                (Severity::Low, "the articles are days apart and may be of two events")
            }
            (true, _) if days.is_none() && drifts(&low.slot) && !self.ground.share_a_cluster(one, other) => (
                Severity::Low,
                "an article has no date and the two share no quotation: they may be of two events",
            ),
            (true, _) if apart >= self.ground.config.far_apart_times => (
                Severity::Low,
                "the numbers are so far apart that they may count different things",
            ),
            (true, false) if apart < self.ground.config.border_times => {
                (Severity::Low, "one is not exact, and where it ends is not exact either")
            }
            (true, true) if grows && is_later => (
                Severity::Medium,
                "both are exact; the later article may have newer figures",
            ),
            (true, true) => (
                Severity::High,
                "both are exact, and the sentences tell of the same thing",
            ),
            (true, false) => (Severity::Medium, "one is not exact, but they do not meet"),
            (false, _) => (Severity::Low, "the sentences share few words and may be of two things"),
        }
    }
}

/// Whether values of a slot are others at another time, of whatever is counted: a poll, a day of the week, a place.
const fn drifts(slot: &Slot) -> bool {
    matches!(slot, Slot::Percent | Slot::Date | Slot::Place)
}

/// How many times the one number's least is the other's most; 1 where they meet or are no numbers.
fn times_apart(one: &Fact<'_>, other: &Fact<'_>) -> f64 {
    let (Meaning::Number(one), Meaning::Number(other)) = (one.value.meaning, other.value.meaning) else {
        return 1.0;
    };
    let times = |low: f64, high: f64| if low > 0.0 { high / low } else { 1.0 };
    times(one.most, other.least).max(times(other.most, one.least)).max(1.0)
}

/// A date that is a month or a year.
fn is_long(fact: &Fact<'_>) -> bool {
    matches!(fact.value.meaning, Meaning::Date(day) if day.day.is_none() && day.weekday.is_none() && day.relative.is_none())
}

/// Disagreements about the same words from which these stand for a kind of thing: three places make three.
const KIND_CONFLICTS_MIN: usize = 3;

/// Whether the words leave nothing open.
fn is_exact(fact: &Fact<'_>) -> bool {
    match fact.value.meaning {
        Meaning::Number(quantity) => (quantity.most - quantity.least).abs() < f64::EPSILON,
        Meaning::Time(clock) => clock.earliest == clock.latest,
        _ => true,
    }
}

fn value_key(fact: &Fact<'_>) -> String {
    match fact.value.meaning {
        // "20 miles" and "32 km" are one value.
        Meaning::Number(quantity) if matches!(fact.slot, Slot::Measure(_)) => {
            format!("{:.1e} {:.1e}", quantity.least, quantity.most)
        }
        Meaning::Number(quantity) => format!("{:024.4} {:024.4}", quantity.least, quantity.most),
        Meaning::Time(clock) => format!("{:05} {:05}", clock.earliest, clock.latest),
        _ => folded(fact.text),
    }
}

fn names(outlets: &BTreeSet<String>) -> String {
    outlets.iter().map(String::as_str).collect::<Vec<_>>().join(", ")
}
