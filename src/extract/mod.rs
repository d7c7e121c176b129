//! The extract stage: what an article reports as said, and what it asserts itself.
//!
//! By rule: quotation-mark regions, then reporting clauses by a small grammar over a lexicon of cue
//! verbs, then what stands in marks without a cue, then the outlet's own claims. A trained tagger
//! weighs what the rules find and finds more, unless `method = "rules"` is asked for.

mod assemble;
mod beside;
mod block;
#[cfg(test)]
mod cases;
#[cfg(test)]
mod cases_at_the_end;
mod claims;
mod config;
mod content;
mod lexicon;
mod mark;
pub mod marks;
mod reported;
mod said_on;
mod subject;
pub mod tagger;
mod transcript;
mod value;
mod view;

pub use config::{Config, Method, Reach, Trained, Values, Worth};

use crate::model::{Article, Kind, Quotation, Segments, Span};
use tagger::Tagger;
use view::View;

/// What reads articles: the settings, and a model where it is another than the one that comes with the library.
#[derive(Clone, Copy, Debug)]
pub struct Extractor<'a> {
    config: &'a Config,
    tagger: Option<&'a Tagger<'a>>,
}

impl<'a> Extractor<'a> {
    /// Takes the settings, and the model for `method = "tagger"`; `None` is [`tagger::english`].
    #[must_use]
    pub const fn new(config: &'a Config, tagger: Option<&'a Tagger<'a>>) -> Self {
        Self { config, tagger }
    }

    /// What the rules alone find, claims and values aside: the hints of the tagger. Linear in the number of tokens.
    #[must_use]
    pub fn by_rules(&self, article: &Article, segments: &Segments) -> Vec<Quotation> {
        let regions = marks::regions(&article.text, segments, self.config);
        by_rule(&View::new(&article.text, segments, &regions, self.config))
    }

    /// The quotations and claims of an article, in the order of their first words.
    ///
    /// Takes the article and its segments; gives spans in bytes of `article.text`, none empty. Costs time
    /// linear in the number of tokens. Odd text is no error: what no rule recognises is left out.
    #[must_use]
    pub fn extract(&self, article: &Article, segments: &Segments) -> Vec<Quotation> {
        let config = self.config;
        let regions = marks::regions(&article.text, segments, config);
        let view = View::new(&article.text, segments, &regions, config);
        let mut quotations = by_rule(&view);
        if config.method == Method::Tagger {
            let page = tagger::Page::new(&article.text, segments, &regions);
            let tagger = self.tagger.unwrap_or_else(|| tagger::english());
            quotations = tagger.quotations(&page, &quotations, &config.trained);
        }
        if config.claims {
            let claims = claims::candidates(&view, &quotations);
            quotations.extend(claims);
        }
        let parts: Vec<Span> = quotations
            .iter()
            .flat_map(|quotation| quotation.content.iter().chain(&quotation.cue).copied())
            .collect();
        let values = value::values(&view, &parts);
        for quotation in &mut quotations {
            quotation.values = value::inside(&values, &quotation.content);
            quotation.said_on = said_on::said_on(&article.text, segments, &values, quotation);
        }
        quotations.retain_mut(|q| q.kind != Kind::Claim || claims::is_worth_checking(&view, q));
        quotations.retain(|q| !q.cue.is_empty() || q.confidence.get() >= config.confidence_min);
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
}

/// As [`Extractor::extract`], with the model that comes with the library where the settings ask for one.
#[must_use]
pub fn extract(article: &Article, segments: &Segments, config: &Config) -> Vec<Quotation> {
    Extractor::new(config, None).extract(article, segments)
}

/// What the rules find, claims aside.
fn by_rule(view: &View<'_>) -> Vec<Quotation> {
    let mut quotations = transcript::turns(view);
    let turns: Vec<Span> = quotations.iter().flat_map(|turn| turn.content.clone()).collect();
    quotations.extend(assemble::quotations(view, &turns));
    quotations
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::segment;

    /// For the tests of the files of this stage.
    pub fn segmented(text: &str) -> Segments {
        segment(text)
    }

    #[test]
    fn what_no_cue_reports_may_be_asked_to_be_surer() {
        let found = |confidence_min| {
            let text = "The fair “drew more turnips than ever before” again. “We won,” Ada Brook said.";
            let config = Config {
                confidence_min,
                ..Config::default()
            };
            extract(&Article::new(text), &segment(text), &config).len()
        };
        assert_eq!((found(0.0), found(0.99)), (2, 1));
    }
}
