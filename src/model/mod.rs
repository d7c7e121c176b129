//! The data that passes between the stages: plain types, no behaviour beyond their own invariants.
//!
//! `model` is the centre of the star: every stage imports it, and it imports nothing of the crate.
//! Offsets are **bytes** into [`Article::text`] here and everywhere inside; they become characters
//! (code points) only where they leave the program.

mod article;
mod cluster;
mod diff;
mod finding;
mod id;
mod link;
mod marked;
mod origin;
mod published;
mod resolve;
mod review;
mod said_on;
mod segment;
mod span;
mod speaker;
mod statement;
mod value;

pub use article::{Article, Outlet};
pub use cluster::{Cluster, Ground, Tie};
pub use diff::{Change, Edit, EditClass};
pub use finding::{Finding, FindingKind, Severity};
pub use id::{
    ArticleId, ClusterId, CopyGroupId, FindingId, Fingerprint, LinkId, OutletId, SpeakerId, StatementId, hex,
};
pub use link::{Alike, Bond, Link, Measures, Pair, Relation, Status};
pub use marked::{MarkedArticle, MarkedStatement};
pub use origin::{Copied, Credit, CreditForm, Origin};
pub use published::{Published, PublishedError};
pub use review::{Decision, Review, Verdict};
pub use said_on::SaidOn;
pub use segment::{Paragraph, Segments, Sentence, Token, TokenKind, is_quote_mark};
pub use span::Span;
pub use speaker::{Speaker, SpeakerKind};
pub use statement::{Act, Confidence, Kind, Quotation, Rule, Statement};
pub use value::{Clock, Day, Meaning, Measure, Named, Period, Quantity, Relative, Unit, Value};
