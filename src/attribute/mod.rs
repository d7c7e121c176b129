//! The attribute stage: who said it, through which channel, and what stands around it.
//!
//! First the article's people and bodies are indexed (`index`); then each mention is read
//! (`reference`) and resolved (`resolve`, `role`, `epithet`, `pronoun`) in text order; a quotation without a mention
//! goes on with a speaker before or after it (`carry`). Abstaining is better than guessing: each rule
//! may give nobody, and its name is in the evidence either way. `unify` then makes one speaker of the
//! name variants of all articles.

mod answerer;
mod carry;
#[cfg(test)]
mod cases;
mod config;
mod describe;
mod entity;
mod epithet;
#[cfg(test)]
mod fixture;
mod fold;
mod hypernym;
mod identity;
mod index;
mod joined;
use crate::lexicon;
mod medium;
mod name;
mod noun;
mod page;
mod pronoun;
mod reference;
mod relative;
mod resolve;
mod role;
mod run;
mod surroundings;
mod trim;
mod unify;

pub use config::Config;
pub use unify::unify;

use std::sync::Arc;

use carry::{Line, hull};
use index::Index;
use page::Page;
use resolve::{Found, Resolver, Spoken};

use crate::model::{
    Article, Confidence, Fingerprint, Kind, Quotation, SaidOn, Segments, Speaker, SpeakerKind, Statement, StatementId,
};

/// Finds the speaker, the medium and the surroundings of each quotation of an article.
///
/// Takes what the extract stage gives; gives one statement a quotation, in the same order. A claim is the
/// outlet's own and has no speaker. Linear in the length of the article.
#[must_use]
pub fn attribute(
    article: &Article,
    segments: &Segments,
    quotations: Vec<Quotation>,
    config: &Config,
) -> Vec<Statement> {
    let page = Page::new(&article.text, segments, &quotations);
    let mut resolver = Resolver {
        index: Index::new(&page),
        page: &page,
        config,
        spoken: Vec::new(),
    };
    let found = speakers(&mut resolver, &quotations);
    let mut desk = Desk {
        article,
        resolver: &resolver,
        named: Fingerprint::new().field(article.id.to_string()),
        speakers: vec![None; resolver.index.entities.len()],
    };
    quotations
        .into_iter()
        .zip(found)
        .map(|(quotation, found)| desk.statement(quotation, found))
        .collect()
}

/// Leaves out the statements with less confidence than the settings ask for; gives how many.
pub fn leave_out_unsure(statements: &mut Vec<Statement>, config: &Config) -> usize {
    let least = Confidence::new(config.confidence_min).thousandths();
    let before = statements.len();
    statements.retain(|statement| statement.confidence.thousandths() >= least);
    before - statements.len()
}

/// "Asked by one analyst whether …": the one who asked is not the one who then speaks.
fn is_asked_by(quotation: &Quotation, text: &str) -> bool {
    let (Some(cue), Some(mention)) = (quotation.cue.first(), quotation.mention) else {
        return false;
    };
    text.get(cue.end..mention.start) == Some(" by ") && cue.of(text).to_ascii_lowercase().ends_with("asked")
}

/// What each quotation's rule found, in the order of `quotations`.
fn speakers(resolver: &mut Resolver<'_>, quotations: &[Quotation]) -> Vec<Option<Found>> {
    // A claim is the outlet's own: nobody is asked for.
    let mut order: Vec<usize> = (0..quotations.len())
        .filter(|&i| quotations[i].kind != Kind::Claim)
        .collect();
    order.sort_by_key(|&i| (hull(&quotations[i]), i));
    let sorted: Vec<&Quotation> = order.iter().map(|&i| &quotations[i]).collect();
    let text = resolver.page.text;
    let mut line = Line {
        found: vec![None; sorted.len()],
        quotations: &sorted,
    };
    for (at, quotation) in sorted.iter().enumerate() {
        if line.found[at].is_none() {
            line.found[at] = match quotation.mention {
                Some(mention) => Some(resolver.resolve(mention, hull(quotation))),
                None => carry::carry(resolver, &mut line, at),
            };
        }
        if let Some(entity) = line.found[at]
            .and_then(|found| found.entity)
            .filter(|_| !is_asked_by(quotation, text))
        {
            resolver.spoken.push(Spoken {
                at: hull(quotation).start,
                end: carry::reach(quotation).end,
                entity,
            });
        }
    }
    let mut found = vec![None; quotations.len()];
    for (&i, one) in order.iter().zip(line.found) {
        found[i] = one;
    }
    found
}

/// Where statements are put together.
struct Desk<'a> {
    article: &'a Article,
    resolver: &'a Resolver<'a>,
    /// What the ids of all its statements begin with.
    named: Fingerprint,
    /// By entity, those that spoke so far.
    speakers: Vec<Option<Speaker>>,
}

impl Desk<'_> {
    fn statement(&mut self, quotation: Quotation, found: Option<Found>) -> Statement {
        let speaker = found.and_then(|f| f.entity).map(|entity| self.speaker(entity));
        let medium = match quotation.kind {
            Kind::Claim => None,
            _ => medium::medium(self.resolver.page, &quotation, speaker.as_ref().map(|s| &*s.name)),
        };
        let (before, after) =
            surroundings::surroundings(&self.article.text, self.resolver.page.segments, hull(&quotation));
        let trust = found.map_or(Confidence::new(1.0), |f| f.trust);
        let mut evidence = Vec::with_capacity(3);
        evidence.push(quotation.rule);
        evidence.extend(found.map(|f| f.rule.into()));
        evidence.extend(medium.map(|m| m.rule.into()));
        let mut statement = Statement {
            id: self.id(quotation.kind, &quotation.content),
            article_id: self.article.id,
            outlet: self.article.outlet.clone(),
            published: self.article.published,
            kind: quotation.kind,
            act: quotation.act,
            text: "".into(),
            compared: "".into(),
            content: quotation.content,
            quoted: quotation.quoted,
            cue: quotation.cue,
            mention: quotation.mention.or_else(|| found.and_then(|f| f.mention)),
            speaker,
            medium: medium.map(|m| m.span),
            said_on: quotation
                .said_on
                .and_then(|date| SaidOn::of(&date, self.article.published)),
            before,
            after,
            evidence,
            values: quotation.values,
            confidence: quotation.confidence.and(trust),
        };
        statement.text = statement.join(&self.article.text).into();
        statement.compared = self.compared(&statement);
        statement
    }

    /// What linking compares: of a mixed statement the quoted parts, if they are not too few.
    fn compared(&self, statement: &Statement) -> Arc<str> {
        let quoted = match statement.kind {
            Kind::Mixed => statement.join_quoted(&self.article.text),
            Kind::Direct | Kind::Indirect | Kind::Claim => return statement.text.clone(),
        };
        let words = quoted
            .split_whitespace()
            .filter(|word| word.contains(char::is_alphanumeric))
            .count();
        if words < self.resolver.config.compared_words_min {
            statement.text.clone()
        } else {
            quoted.into()
        }
    }

    fn id(&self, kind: Kind, content: &[crate::model::Span]) -> StatementId {
        let named = self.named.clone().number(kind as usize);
        StatementId::of(
            content
                .iter()
                .fold(named, |f, part| f.number(part.start).number(part.end)),
        )
    }

    fn speaker(&mut self, entity: usize) -> Speaker {
        if self.speakers[entity].is_none() {
            self.speakers[entity] = Some(self.new_speaker(entity));
        }
        self.speakers[entity]
            .clone()
            .expect("made above where it was not there")
    }

    fn new_speaker(&self, entity: usize) -> Speaker {
        let entity = &self.resolver.index.entities[entity];
        let name = match entity.kind {
            SpeakerKind::Role => entity.name.split_whitespace().collect::<Vec<_>>().join(" "),
            _ => entity.name.clone(),
        };
        Speaker {
            id: identity::id(entity.kind, &name, entity.nation, self.article.id),
            name: name.into(),
            kind: entity.kind,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::model::Segments;

    /// The one place where the tests of this stage lean on the segment stage.
    pub(super) fn segmented(text: &str) -> Segments {
        crate::segment::segment(text)
    }
}
