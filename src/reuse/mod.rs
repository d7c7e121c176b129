//! Where articles have their texts from, and how many independent witnesses a statement has.
//!
//! An outlet that prints an agency's text is no second witness. Two things show it: **credits**, by which an article says
//! whose text it is, and **copies**, articles that share most of the outlet's own words. Quotations are left out of the
//! comparison: independent reporters share them, never what stands around them.

mod carrier;
mod config;
mod credit;
mod group;
mod own_words;
mod passage;
mod sketch;
mod witness;

pub use config::Config;
pub use credit::credits;
pub use group::originals;
pub use passage::{Original, Shared};
pub use sketch::Sketch;
pub use witness::{Channel, Joint, Witness, independent};

use crate::model::{ArticleId, CopyGroupId, Fingerprint};

/// The id of the group of some articles, whatever their order.
#[must_use]
pub fn group_id(articles: impl Iterator<Item = ArticleId>) -> CopyGroupId {
    let mut ids: Vec<String> = articles.map(|id| id.to_string()).collect();
    ids.sort_unstable();
    CopyGroupId::of(ids.iter().fold(Fingerprint::new(), Fingerprint::field))
}
