//! What a person decided, put into the links.

use crate::model::{Bond, Link, Review, Status, Verdict};

/// A confirmed link is confirmed, a rejected one joins nothing.
pub(super) fn apply(review: &Review, links: &mut [Link]) {
    for link in links {
        let decision = review.decisions.get(&link.id);
        match decision.and_then(|decision| decision.verdict) {
            Some(Verdict::Confirmed) => link.status = Status::Confirmed,
            Some(Verdict::Rejected) => link.status = Status::Rejected,
            None => {}
        }
    }
}

/// The bonds of links that nobody has rejected, with the status that the links have now. Takes both in one order.
pub(super) fn bonds(bonds: &[Bond], links: &[Link]) -> Vec<Bond> {
    let decided = bonds.iter().zip(links).map(|(bond, link)| Bond {
        status: link.status,
        ..*bond
    });
    decided.filter(|bond| bond.status != Status::Rejected).collect()
}

/// The links that nobody has rejected.
pub(super) fn standing(links: &[Link]) -> Vec<Link> {
    links
        .iter()
        .filter(|link| link.status != Status::Rejected)
        .cloned()
        .collect()
}
