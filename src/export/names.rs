//! The words that stand for kinds, relations and the like in the files: the same as in JSON and in the configuration.

use crate::graph::{Edge, Node};
use crate::model::{
    Act, Change, CreditForm, EditClass, FindingKind, Ground, Kind, Named, Period, Relation, Severity, SpeakerKind,
    Status, Verdict,
};

/// The word for a value in a file.
pub(super) trait Name {
    fn name(&self) -> &'static str;
}

macro_rules! names {
    ($($type:ident { $($variant:ident $name:literal),+ $(,)? })*) => {
        $(impl Name for $type {
            fn name(&self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)+
                }
            }
        })*

        #[cfg(test)]
        mod tests {
            use super::*;

            #[test]
            fn names_are_those_of_json() {
                $($(assert_eq!(serde_json::to_value($type::$variant).unwrap(), $name);)+)*
            }
        }
    };
}

names! {
    Kind { Direct "direct", Mixed "mixed", Indirect "indirect", Claim "claim" }
    CreditForm {
        Dateline "dateline", Byline "byline", Signature "signature", Copyright "copyright",
        Contribution "contribution",
    }
    Ground { Copy "copy", Credit "credit" }
    Act { Speech "speech", Stance "stance" }
    Relation { Exact "exact", Altered "altered", Excerpt "excerpt", Variant "variant", Paraphrase "paraphrase" }
    Status { Confirmed "confirmed", Suggested "suggested", Rejected "rejected" }
    Verdict { Confirmed "confirmed", Rejected "rejected" }
    SpeakerKind { Person "person", Body "body", Role "role" }
    Period { Day "day", Week "week", Month "month", Year "year" }
    Named { Person "person", Body "body", Unknown "unknown" }
    Change { Same "same", Substituted "substituted", Inserted "inserted", Deleted "deleted" }
    EditClass {
        None "none", Punctuation "punctuation", Spelling "spelling", Editorial "editorial", Synonym "synonym",
        Other "other", Modality "modality", Name "name", Number "number", Negation "negation",
    }
    Severity { High "high", Medium "medium", Low "low" }
    FindingKind {
        SpeakerConflict "speaker-conflict", AlteredWording "altered-wording", Truncation "truncation",
        LostContext "lost-context", NegationConflict "negation-conflict", NumberConflict "number-conflict",
        PlaceConflict "place-conflict", DateConflict "date-conflict", TimeConflict "time-conflict",
        NameConflict "name-conflict", BodyAndSpokesman "body-and-spokesman",
    }
}

impl Name for Node {
    fn name(&self) -> &'static str {
        match self {
            Self::Outlet(_) => "outlet",
            Self::Article { .. } => "article",
            Self::Statement { .. } => "statement",
            Self::Speaker(_) => "speaker",
            Self::Cluster { .. } => "cluster",
        }
    }
}

impl Name for Edge {
    fn name(&self) -> &'static str {
        match self {
            Self::Published => "published",
            Self::Contains => "contains",
            Self::SaidBy => "said_by",
            Self::CarriedBy => "carried_by",
            Self::Credits => "credits",
            Self::MemberOf => "member_of",
            Self::Link { relation, .. } => relation.name(),
            Self::Shares { .. } => "shares",
            Self::Quotes { .. } => "quotes",
        }
    }
}
