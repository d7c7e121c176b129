//! The extract stage: what an article reports as said, and what it asserts itself.
//!
//! By rule: quotation-mark regions, then reporting clauses by a small grammar over a lexicon of cue
//! verbs, then what stands in marks without a cue, then the outlet's own claims.

mod assemble;
mod beside;
mod claims;
mod config;
mod content;
mod lexicon;
pub mod marks;
mod reported;
mod subject;
pub mod tagger;
mod transcript;
mod view;

pub use config::{Config, Method};

use crate::model::{Article, Quotation, Segments, Span};
use view::View;

/// What the rules find, claims aside.
fn by_rule(view: &View<'_>, config: &Config) -> Vec<Quotation> {
    let mut quotations = transcript::turns(view);
    let turns: Vec<Span> = quotations.iter().flat_map(|turn| turn.content.clone()).collect();
    quotations.extend(assemble::quotations(view, &turns, config));
    quotations
}

/// The quotations and claims of an article, in the order of their first words.
///
/// Takes the article and its segments; gives spans in bytes of `article.text`, none empty. Costs time
/// linear in the number of tokens. Odd text is no error: what no rule recognises is left out.
#[must_use]
pub fn extract(article: &Article, segments: &Segments, config: &Config) -> Vec<Quotation> {
    let regions = marks::regions(&article.text, segments);
    let view = View::new(&article.text, segments, &regions);
    let mut quotations = by_rule(&view, config);
    if config.method == Method::Tagger {
        quotations = tagger::english().quotations(&article.text, segments, &regions, &quotations);
    }
    if config.claims {
        let claims = claims::claims(&view, &quotations, config);
        quotations.extend(claims);
    }
    quotations.sort_by_key(|q| {
        (
            q.content.first().map(|span| span.start),
            q.content.last().map(|span| span.end),
            q.kind,
        )
    });
    quotations.dedup_by(|b, a| a.content == b.content);
    quotations
}
