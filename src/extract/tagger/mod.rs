//! The trained part of extraction: a tagger that finds content, mention and cue in one joint pass, and a
//! linker that joins them into quotations.
//!
//! Method: a linear-chain conditional random field over words, in which a region in quotation marks is one
//! unit; a second pass sees what the first one found. Features come from the text alone.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "hashes are folded on purpose; counts and indices of units are far below 2^24"
)]
#![expect(
    clippy::needless_range_loop,
    clippy::many_single_char_names,
    reason = "rows are indexed by label, and features by letters that stand for places: l, c, r"
)]

mod act;
mod atoms;
mod crf;
mod features;
mod gold;
mod labels;
mod lexicon;
mod link;
mod marginals;
mod problem;
mod second;
mod train;
mod units;
mod viterbi;
mod weights;

use std::sync::LazyLock;

pub use crf::PassConfig;
pub use gold::{GoldError, MarkedArticle, MarkedStatement};
pub use train::{TrainConfig, train};
pub use weights::ModelError;

use crate::extract::marks::Region;
use crate::model::{Confidence, Kind, Quotation, Rule, Segments, Span, TokenKind};
use crf::Row;
use features::Sheet;
use labels::Label;
use link::Joined;
use second::FirstPass;
use units::Units;
use weights::{Model, Pass};

/// A trained model, ready to read articles.
#[derive(Clone, Debug)]
pub struct Tagger<'a> {
    model: Model<'a>,
}

/// The tagger that comes with the library, for English news; see `data/models/README.md`.
#[must_use]
pub fn english() -> &'static Tagger<'static> {
    static ENGLISH: LazyLock<Tagger<'static>> = LazyLock::new(|| {
        let bytes = include_bytes!("../../../data/models/english.model");
        Tagger::load(bytes).expect("a test loads the model that is compiled in")
    });
    &ENGLISH
}

impl<'a> Tagger<'a> {
    /// The tagger in the bytes of a model file; the weights stay where they are.
    ///
    /// # Errors
    /// When the bytes are no model, of another version, cut short or changed.
    pub fn load(bytes: &'a [u8]) -> Result<Self, ModelError> {
        Model::new(bytes).map(|model| Self { model })
    }

    /// The quotations of an article, in the order of their first words.
    ///
    /// Takes its text, its segments, its regions in quotation marks, and what the rules found: hints that the
    /// tagger weighs, and what it has learned to doubt. Costs time linear in the number of
    /// tokens; memory: some 200 bytes a token.
    #[must_use]
    pub fn quotations(
        &self,
        text: &str,
        segments: &Segments,
        regions: &[Region],
        rules: &[Quotation],
    ) -> Vec<Quotation> {
        let units = Units::new(segments, regions);
        let hints = gold::hints(rules, segments, &units);
        let sheet = Sheet::new(text, segments, &units, hints, self.model.lexicon);
        let (labels, sureness) = self.label(&sheet, &units);
        let page = Page {
            text,
            segments,
            regions,
            units: &units,
            sureness: &sureness,
        };
        let joined = link::join(&link::runs(&labels), &labels, &units);
        let found = joined.iter().filter_map(|joined| page.quotation(joined)).collect();
        with_direct(found, rules)
    }

    /// The label of each unit, and how probable it is.
    fn label(&self, sheet: &Sheet, units: &Units) -> (Vec<Label>, Vec<f32>) {
        let mut labels: Vec<Label> = Vec::new();
        let mut scores: Vec<Row> = vec![Row::default(); units.units.len()];
        let mut sureness = Vec::new();
        for (number, pass) in self.model.passes.iter().enumerate() {
            let is_last = number + 1 == self.model.passes.len();
            score(pass, sheet, units, &labels, &mut scores);
            labels.clear();
            for chain in &units.chains {
                let scores = &scores[chain.clone()];
                let best = viterbi::best(scores, &pass.transitions);
                if is_last {
                    sureness.extend(marginals::sureness(scores, &pass.transitions, &best));
                }
                labels.extend(best);
            }
        }
        (labels, sureness)
    }
}

/// Slope and offset, on log-odds, that turn the least probable label of a quotation into the share of such
/// quotations that are right; fitted on marked articles that were not trained on.
const CALIBRATION: (f32, f32) = (0.65, 0.58);

fn calibrated(probability: f32) -> Confidence {
    let p = probability.clamp(0.001, 0.999);
    let odds = (p / (1.0 - p)).ln() * CALIBRATION.0 + CALIBRATION.1;
    Confidence::new(1.0 / (1.0 + (-odds).exp()))
}

/// Rules are sure of less than this where a quotation has no cue (0 to 1).
const RULE_CONFIDENCE_MIN: f32 = 0.6;

/// Adds the direct quotations that only the rules found: quotations without a cue, which the marked articles lack.
fn with_direct(mut found: Vec<Quotation>, rules: &[Quotation]) -> Vec<Quotation> {
    let mut taken: Vec<Span> = found.iter().flat_map(|q| q.content.iter().copied()).collect();
    taken.sort_unstable();
    let is_free = |span: &Span| {
        let next = taken.partition_point(|other| other.end <= span.start);
        taken.get(next).is_none_or(|other| !other.overlaps(*span))
    };
    let missed = |q: &&Quotation| {
        q.kind == Kind::Direct && q.confidence.get() >= RULE_CONFIDENCE_MIN && q.content.iter().all(is_free)
    };
    found.extend(rules.iter().filter(missed).cloned());
    found.sort_by_key(|q| (q.content.first().copied(), q.content.last().copied()));
    found
}

/// Adds the scores of one pass: the first reads the text, later ones the labels of the pass before.
fn score(pass: &Pass<'_>, sheet: &Sheet, units: &Units, labels: &[Label], scores: &mut [Row]) {
    let before = (!labels.is_empty()).then(|| FirstPass::new(labels, units));
    for (i, row) in scores.iter_mut().enumerate() {
        let added = pass.scores(|sum| match &before {
            None => sheet.features(i, sum),
            Some(before) => before.features(sheet, i, sum),
        });
        for (score, more) in row.iter_mut().zip(added) {
            *score += more;
        }
    }
}

/// What quotations are made from.
struct Page<'p> {
    text: &'p str,
    segments: &'p Segments,
    regions: &'p [Region],
    units: &'p Units,
    sureness: &'p [f32],
}

impl Page<'_> {
    fn quotation(&self, joined: &Joined) -> Option<Quotation> {
        let mut content: Vec<Span> = Vec::new();
        let mut quoted = Vec::new();
        for part in &joined.content {
            self.push_content(part.clone(), &mut content, &mut quoted);
        }
        content.retain(|span| !span.is_empty());
        quoted.retain(|span: &Span| !span.is_empty());
        let cue = joined.cue.clone().map(|cue| self.span(cue));
        let sure = |range: &std::ops::Range<usize>| self.sureness[range.clone()].iter().copied().fold(1.0, f32::min);
        let least = joined
            .content
            .iter()
            .chain(&joined.cue)
            .chain(&joined.mention)
            .map(sure)
            .fold(1.0, f32::min);
        (!content.is_empty()).then(|| Quotation {
            kind: self.kind(&content, &quoted),
            act: cue.map_or(crate::model::Act::Speech, |cue| {
                act::act_of(cue, self.text, self.segments)
            }),
            content,
            quoted,
            cue: cue.into_iter().collect(),
            mention: joined.mention.clone().map(|mention| self.span(mention)),
            rule: Rule::Borrowed("tagger"),
            confidence: calibrated(least),
        })
    }

    fn span(&self, units: std::ops::Range<usize>) -> Span {
        let last = self.units.span(units.end.saturating_sub(1), self.segments);
        self.units.span(units.start, self.segments).join(last)
    }

    /// A part that is all regions gives their insides; any other one span, less a leading conjunction.
    fn push_content(&self, part: std::ops::Range<usize>, content: &mut Vec<Span>, quoted: &mut Vec<Span>) {
        let region_of = |i: usize| self.units.units[i].region.and_then(|r| self.regions.get(r));
        let inside: Vec<Span> = part.clone().filter_map(|i| region_of(i).map(|r| r.inner)).collect();
        quoted.extend(&inside);
        let is_bare = |i: usize| region_of(i).is_none() && !self.units.is_mark(i, self.segments);
        if inside.is_empty() || part.clone().any(is_bare) {
            let mut start = part.start;
            let leading = self.units.span(start, self.segments).of(self.text);
            let is_conjunction = ["that", "whether", "if"]
                .iter()
                .any(|word| leading.eq_ignore_ascii_case(word));
            if is_conjunction && start + 1 < part.end {
                start += 1;
            }
            content.push(self.span(start..part.end));
        } else {
            content.extend(inside);
        }
    }

    fn kind(&self, content: &[Span], quoted: &[Span]) -> Kind {
        let words = |spans: &[Span]| {
            let tokens = spans.iter().flat_map(|span| self.segments.tokens_in(*span));
            let kinds = tokens.filter_map(|t| self.segments.tokens.get(t)).map(|t| t.kind);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::marks;
    use crate::segment::segment;

    const TEXT: &str = "The mayor said the bridge would close. “We will rebuild it,” she said.\n\nIt rained.";

    fn marked(text: &str) -> (MarkedArticle, Segments) {
        let span = |words: &str| {
            let start = text.find(words).expect("words of the text");
            Span::new(start, start + words.len())
        };
        let statement = |content, mention, cue| MarkedStatement {
            content: vec![span(content)],
            mention: vec![span(mention)],
            cue: vec![span(cue)],
        };
        let article = MarkedArticle {
            name: "a".to_owned(),
            text: text.to_owned(),
            statements: vec![
                statement("the bridge would close", "The mayor", "said"),
                statement("“We will rebuild it,”", "she", "said."),
            ],
        };
        (article, segment(text))
    }

    fn small() -> TrainConfig {
        let pass = PassConfig {
            bits: 12,
            kept_bits: 12,
            count_min: 1,
            dropout: 0,
            epochs: 20,
            averaged_epochs: 2,
            ..PassConfig::default()
        };
        TrainConfig {
            first: pass.clone(),
            second: pass,
            folds: 2,
            cue_count_min: 1,
        }
    }

    fn model() -> Vec<u8> {
        train(&[marked(TEXT), marked(TEXT), marked(TEXT)], &small())
    }

    fn read(model: &[u8], text: &str) -> Vec<Quotation> {
        let segments = segment(text);
        let regions = marks::regions(text, &segments);
        let tagger = Tagger::load(model).expect("a sound model");
        tagger.quotations(text, &segments, &regions, &[])
    }

    #[test]
    fn what_was_marked_is_found_again() {
        let found = read(&model(), TEXT);
        let content: Vec<&str> = found
            .iter()
            .flat_map(|q| &q.content)
            .map(|span| span.of(TEXT))
            .collect();
        assert_eq!(content, ["the bridge would close", "We will rebuild it,"]);
        let mentions: Vec<&str> = found
            .iter()
            .filter_map(|q| q.mention)
            .map(|span| span.of(TEXT))
            .collect();
        assert_eq!(mentions, ["The mayor", "she"]);
        assert_eq!((found[0].kind, found[1].kind), (Kind::Indirect, Kind::Direct));
    }

    #[test]
    fn the_model_that_comes_with_the_library_reads_plain_news() {
        let segments = segment(TEXT);
        let found = english().quotations(TEXT, &segments, &marks::regions(TEXT, &segments), &[]);
        let mentions: Vec<&str> = found
            .iter()
            .filter_map(|q| q.mention)
            .map(|span| span.of(TEXT))
            .collect();
        assert_eq!(mentions, ["The mayor", "she"]);
    }

    #[test]
    fn training_twice_gives_the_same_bytes() {
        assert!(model() == model());
    }

    #[test]
    fn odd_texts_are_read_to_their_end() {
        let model = model();
        for text in [
            String::new(),
            "\n\n\n".to_owned(),
            "“".repeat(20_000),
            "\"'”".repeat(20_000),
            "said ".repeat(50_000),
            "x".repeat(1_000_000),
            "“said” she, ".repeat(10_000),
        ] {
            for quotation in read(&model, &text) {
                assert!(quotation.content.iter().all(|span| !span.of(&text).is_empty()));
            }
        }
    }
}
