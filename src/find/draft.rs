//! A finding in the making, before it has its id, its cluster and its place among the others.

use super::ground::Ground;
use crate::model::{EditClass, Finding, FindingId, FindingKind, Fingerprint, Severity, Span};

/// What a kind of finding gives.
pub struct Draft {
    pub kind: FindingKind,
    pub severity: Severity,
    pub sides: (u32, u32),
    pub shown: (Span, Span),
    pub class: Option<EditClass>,
    pub detail: String,
    pub reason: String,
}

impl Draft {
    /// Puts it behind all others, and says why.
    pub fn weigh_least(&mut self, reason: &str) {
        self.severity = Severity::Low;
        reason.clone_into(&mut self.reason);
    }

    /// The key of its place: gravest first, by kind, by what most outlets carry, then by statement.
    pub fn order(&self, ground: &Ground<'_>) -> impl Ord + use<> {
        let cluster = ground.shared_cluster(self.sides.0, self.sides.1);
        let outlets = cluster.and_then(|index| ground.clusters.get(index)).map(|c| c.outlets);
        (
            self.severity,
            self.kind,
            std::cmp::Reverse(self.class),
            std::cmp::Reverse(outlets),
            cluster.unwrap_or(usize::MAX),
            self.sides,
            self.shown,
        )
    }

    /// The finding; `None` where a side does not exist.
    pub fn finding(self, ground: &Ground<'_>) -> Option<Finding> {
        let (a, b) = (ground.statement(self.sides.0)?, ground.statement(self.sides.1)?);
        let cluster = ground.shared_cluster(self.sides.0, self.sides.1);
        let named = |kind: FindingKind| serde_json::to_string(&kind).unwrap_or_default();
        let mut fingerprint = Fingerprint::new()
            .field(named(self.kind).trim_matches('"'))
            .field(a.id.to_string())
            .field(b.id.to_string());
        // Two statements may show several findings of these kinds, each on words of its own.
        if !matches!(self.kind, FindingKind::SpeakerConflict | FindingKind::BodyAndSpokesman) {
            for end in [
                self.shown.0.start,
                self.shown.0.end,
                self.shown.1.start,
                self.shown.1.end,
            ] {
                fingerprint = fingerprint.number(end);
            }
        }
        Some(Finding {
            id: FindingId::of(fingerprint),
            kind: self.kind,
            severity: self.severity,
            cluster: cluster
                .and_then(|index| ground.clusters.get(index))
                .map(|cluster| cluster.id),
            a: self.sides.0,
            b: self.sides.1,
            shown_a: self.shown.0,
            shown_b: self.shown.1,
            class: self.class,
            detail: self.detail,
            reason: self.reason,
        })
    }
}
