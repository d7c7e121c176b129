//! What the labels say, as quotations: spans, kind, act and confidence.

use std::ops::Range;

use super::link::Joined;
use super::units::Units;
use super::unsaid::is_unsaid;
use super::{Page, act};
use crate::extract::config::Trained;
use crate::extract::marks::Region;
use crate::model::{Act, Confidence, Kind, Quotation, Rule, Span, TokenKind};

/// Words that join a clause to another, and are no part of its subject.
const CONJUNCTIONS: [&str; 11] = [
    "although", "though", "while", "but", "and", "as", "when", "if", "because", "since", "that",
];

/// Words that stand for the noun before them.
const RELATIVES: [&str; 2] = ["who", "which"];

/// Makes quotations of what was labelled.
pub struct Writer<'p> {
    /// The article.
    pub page: &'p Page<'p>,
    /// Its units.
    pub units: &'p Units,
    /// How probable the label of each unit is.
    pub sureness: &'p [f32],
    /// What they must reach.
    pub config: &'p Trained,
}

impl Writer<'_> {
    /// The quotations of joined runs: one, and one for each quotation in marks that goes on in a paragraph of its own.
    pub fn quotations(&self, joined: &Joined) -> Vec<Quotation> {
        let Some(cue) = &joined.cue else {
            return self.quotation(joined).into_iter().collect();
        };
        let home = self.units.chain_of(cue.start);
        let mut groups: Vec<Joined> = vec![Joined {
            content: Vec::new(),
            ..joined.clone()
        }];
        for part in &joined.content {
            let is_apart = self.units.chain_of(part.start) > home && !self.is_reopened(part.start);
            if is_apart {
                groups.push(Joined {
                    content: Vec::new(),
                    cue: None,
                    mention: joined.mention.clone(),
                });
            }
            if let Some(group) = groups.last_mut() {
                group.content.push(part.clone());
            }
        }
        let (main, apart) = groups.split_at(1);
        let mut found: Vec<Quotation> = main.iter().filter_map(|group| self.quotation(group)).collect();
        let apart = apart.iter().filter_map(|group| self.quotation(group));
        found.extend(apart.filter(|quotation| !quotation.quoted.is_empty()));
        found
    }

    /// Whether the unit is a quotation that reopens what the paragraph before left open.
    fn is_reopened(&self, unit: usize) -> bool {
        let region = self.units.units.get(unit).and_then(|unit| unit.region);
        let before = region
            .and_then(|region| region.checked_sub(1))
            .and_then(|before| self.page.regions.get(before));
        before.is_some_and(|before| before.goes_on)
    }

    /// The quotation of joined runs; `None` where nothing is left of its content, or it is not sure enough.
    pub fn quotation(&self, joined: &Joined) -> Option<Quotation> {
        let mut content: Vec<Span> = Vec::new();
        let mut quoted = Vec::new();
        for part in &joined.content {
            self.push_content(part.clone(), &mut content, &mut quoted);
        }
        content.retain(|span| !span.is_empty());
        quoted.retain(|span: &Span| !span.is_empty());
        let cue = joined.cue.clone().map(|cue| self.span(cue));
        let sure = |range: &Range<usize>| self.sureness[range.clone()].iter().copied().fold(1.0, f32::min);
        let least = joined
            .content
            .iter()
            .chain(&joined.cue)
            .chain(&joined.mention)
            .map(sure)
            .fold(1.0, f32::min);
        let confidence = self.calibrated(least);
        let act = cue.map_or(Act::Speech, |cue| act::act_of(cue, self.page.text, self.page.segments));
        let is_sure = act == Act::Speech || confidence.get() >= self.config.stance_confidence_min;
        if content.is_empty() || !is_sure {
            return None;
        }
        let quotation = Quotation {
            kind: self.kind(&content, &quoted),
            act,
            content,
            quoted,
            cue: cue.into_iter().collect(),
            mention: joined.mention.clone().and_then(|mention| self.mention(mention)),
            rule: Rule::Borrowed("tagger"),
            values: Vec::new(),
            said_on: None,
            confidence,
        };
        (!is_unsaid(&quotation, self.page.text)).then_some(quotation)
    }

    fn calibrated(&self, probability: f32) -> Confidence {
        let p = probability.clamp(0.001, 0.999);
        let odds = (p / (1.0 - p)).ln() * self.config.calibration_slope + self.config.calibration_offset;
        Confidence::of_odds(odds)
    }

    fn span(&self, units: Range<usize>) -> Span {
        let last = self.units.span(units.end.saturating_sub(1), self.page.segments);
        self.units.span(units.start, self.page.segments).join(last)
    }

    /// A mention without the word that joins its clause to another: "Although officials have said …". Of a relative
    /// clause it is the pronoun: "who in 2010 said …". A dateline is no part of it.
    fn mention(&self, mut units: Range<usize>) -> Option<Span> {
        let leading = self.units.span(units.start, self.page.segments).of(self.page.text);
        let is = |word: &&str| leading.eq_ignore_ascii_case(word);
        units.start += usize::from(CONJUNCTIONS.iter().any(is));
        if leading.len() > 2 && leading.chars().all(char::is_uppercase) {
            units.start = self.after_dash(&units).unwrap_or(units.start);
        }
        if RELATIVES.iter().any(is) {
            units.end = units.end.min(units.start + 1);
        }
        (!units.is_empty()).then(|| self.span(units))
    }

    /// The unit after the first dash of some.
    fn after_dash(&self, units: &Range<usize>) -> Option<usize> {
        let word = |unit: usize| self.units.span(unit, self.page.segments).of(self.page.text);
        let is_dash = |unit: &usize| matches!(word(*unit), "—" | "–" | "--");
        units.clone().find(is_dash).map(|dash| dash + 1)
    }

    /// A part that is all regions gives their insides; any other one span, less a leading conjunction.
    ///
    /// A region over several paragraphs is a unit in each: the first stands for all of it.
    fn push_content(&self, mut part: Range<usize>, content: &mut Vec<Span>, quoted: &mut Vec<Span>) {
        let region_of = |i: usize| self.units.units[i].region.and_then(|r| self.page.regions.get(r));
        let starts = |i: usize, region: &Region| self.units.units[i].tokens.start == region.tokens.start;
        while region_of(part.start).is_some_and(|region| !starts(part.start, region)) {
            part.start += 1;
            if part.is_empty() {
                return;
            }
        }
        let inside: Vec<Span> = part.clone().filter_map(|i| region_of(i).map(|r| r.inner)).collect();
        quoted.extend(&inside);
        let is_bare = |i: usize| region_of(i).is_none() && !self.units.is_mark(i, self.page.segments);
        if inside.is_empty() || part.clone().any(is_bare) {
            let leading = self.units.span(part.start, self.page.segments).of(self.page.text);
            let is_conjunction = ["that", "whether", "if"]
                .iter()
                .any(|word| leading.eq_ignore_ascii_case(word));
            let last = region_of(part.end - 1).map(|region| region.outer);
            part.start += usize::from(is_conjunction);
            if part.is_empty() {
                return;
            }
            let span = self.span(part);
            content.push(last.map_or(span, |last| span.join(last)));
        } else {
            content.extend(inside);
        }
    }

    fn kind(&self, content: &[Span], quoted: &[Span]) -> Kind {
        let words = |spans: &[Span]| {
            let tokens = spans.iter().flat_map(|span| self.page.segments.tokens_in(*span));
            let kinds = tokens.filter_map(|t| self.page.segments.tokens.get(t)).map(|t| t.kind);
            kinds
                .filter(|kind| matches!(kind, TokenKind::Word | TokenKind::Number))
                .count()
        };
        match (words(quoted), words(content)) {
            (0, _) => Kind::Indirect,
            (inside, all) if inside >= all => Kind::Direct,
            _ => Kind::Mixed,
        }
    }
}
