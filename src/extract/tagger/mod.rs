//! The trained part of extraction: a tagger that finds content, mention and cue in one joint pass, and a
//! linker that joins them into quotations.
//!
//! Method: a small recurrent network scores the labels of units (words, and regions in quotation marks as one), a
//! conditional random field over a paragraph chooses among them. What it reads comes from the text alone.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "hashes are folded on purpose; counts and indices of units are far below 2^24"
)]
#![expect(clippy::needless_range_loop, reason = "rows are indexed by label")]

mod act;
mod atoms;
mod chains;
mod crf;
mod gold;
mod inputs;
mod labels;
mod link;
mod marginals;
#[cfg(test)]
mod marked;
mod mend;
mod network;
mod quotation;
mod relay;
mod school;
mod settle;

mod train;
mod units;
mod unsaid;
mod vectors;
mod viterbi;
mod vocabulary;
mod weights;
mod words;

use std::sync::LazyLock;

use sha2::{Digest as _, Sha256};

pub use school::{School, Teacher};
pub use train::{TrainConfig, TrainProgress, train};
pub use weights::{MAGIC, ModelError};

use crate::extract::config::Trained;
use crate::extract::marks::Region;
use crate::model::{Quotation, Segments, hex};
use chains::Chains;
use inputs::Inputs;
use quotation::Writer;
use settle::settled;
use units::Units;
use weights::Model;

/// An article as the tagger reads it.
#[derive(Clone, Copy, Debug)]
pub struct Page<'a> {
    text: &'a str,
    segments: &'a Segments,
    regions: &'a [Region],
}

impl<'a> Page<'a> {
    /// Takes a text, its segments, and its regions in quotation marks.
    #[must_use]
    pub const fn new(text: &'a str, segments: &'a Segments, regions: &'a [Region]) -> Self {
        Self {
            text,
            segments,
            regions,
        }
    }
}

/// A trained model, ready to read articles.
#[derive(Clone, Debug)]
pub struct Tagger<'a> {
    model: Model<'a>,
    bytes: &'a [u8],
}

/// Bytes at the start of a line of the cache.
#[repr(C, align(64))]
struct Aligned<B: ?Sized>(B);

static ENGLISH_MODEL: &Aligned<[u8]> = &Aligned(*include_bytes!("../../../data/models/english.model"));

/// The tagger that comes with the library, for English news; see `data/models/README.md`.
#[must_use]
pub fn english() -> &'static Tagger<'static> {
    static ENGLISH: LazyLock<Tagger<'static>> =
        LazyLock::new(|| Tagger::load(&ENGLISH_MODEL.0).expect("a test loads the model that is compiled in"));
    &ENGLISH
}

impl<'a> Tagger<'a> {
    /// The tagger in the bytes of a model file; the weights stay where they are.
    ///
    /// # Errors
    /// When the bytes are no model, of another version, cut short or changed.
    pub fn load(bytes: &'a [u8]) -> Result<Self, ModelError> {
        Model::new(bytes).map(|model| Self { model, bytes })
    }

    /// The SHA-256 of the model file in hexadecimal digits, by which a run tells what it used.
    ///
    /// Reads the whole model: some 30 ms.
    #[must_use]
    pub fn sha256(&self) -> String {
        hex(&Sha256::digest(self.bytes))
    }

    /// The quotations of an article, in the order of their first words.
    ///
    /// Takes the article as laid out for reading, and what the rules found: hints that the tagger weighs, and what
    /// it has learned to doubt. Costs time linear in the number of tokens; memory: some 200 bytes a token.
    #[must_use]
    pub fn quotations(&self, page: &Page<'_>, rules: &[Quotation], config: &Trained) -> Vec<Quotation> {
        let units = Units::new(page.segments, page.regions);
        let hints = gold::hints(rules, page.segments, &units);
        let inputs = Inputs::new(&units, atoms::of_units(page, &units, self.model.words), hints);
        let is_open = inputs.open(&units, config.cue_class_min);
        if !is_open.contains(&true) {
            return settled(page.text, Vec::new(), rules, config);
        }
        let chains = Chains {
            model: &self.model,
            inputs: &inputs,
            units: &units,
            is_open: &is_open,
            cue_bonus: config.cue_bonus,
        };
        let (labels, sureness) = chains.labels();
        let joined = link::join(&link::runs(&labels), &labels, &units);
        let writer = Writer {
            page,
            units: &units,
            sureness: &sureness,
            atoms: &inputs.atoms,
            config,
        };
        let found = joined.iter().flat_map(|joined| writer.quotations(joined)).collect();
        settled(page.text, found, rules, config)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::{Config, marks};
    use crate::model::{Kind, MarkedArticle, MarkedStatement, Span};
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
        TrainConfig {
            epochs: 200,
            steps_min: 0,
            batch: 1,
            rate: 5e-3,
            mean_kept: 0.9,
            rows_dropped: 0.0,
            inputs_dropped: 0.0,
            outputs_dropped: 0.0,
            count_min: 1,
            cue_count_min: 1,
            teachers: 0,
            ..TrainConfig::default()
        }
    }

    fn model() -> Vec<u8> {
        train(&[marked(TEXT), marked(TEXT), marked(TEXT)], &small())
    }

    fn read(model: &[u8], text: &str) -> Vec<Quotation> {
        let segments = segment(text);
        let regions = marks::regions(text, &segments, &Config::default());
        let tagger = Tagger::load(model).expect("a sound model");
        tagger.quotations(&Page::new(text, &segments, &regions), &[], &Trained::default())
    }

    fn mentions(found: &[Quotation]) -> Vec<&'static str> {
        let spans = found.iter().filter_map(|q| q.mention);
        spans.map(|span| span.of(TEXT)).collect()
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
        assert_eq!(mentions(&found), ["The mayor", "she"]);
        assert_eq!((found[0].kind, found[1].kind), (Kind::Indirect, Kind::Direct));
    }

    #[test]
    fn the_model_that_comes_with_the_library_reads_plain_news() {
        let segments = segment(TEXT);
        let regions = marks::regions(TEXT, &segments, &Config::default());
        let found = english().quotations(&Page::new(TEXT, &segments, &regions), &[], &Trained::default());
        assert_eq!(mentions(&found), ["The mayor", "she"]);
    }

    #[test]
    fn a_report_inside_another_comes_out_too() {
        let text = "The mayor said the minister had warned that the dam would break.";
        let found = crate::extract::extract(&crate::model::Article::new(text), &segment(text), &Config::default());
        let cues: Vec<&str> = found.iter().flat_map(|q| &q.cue).map(|cue| cue.of(text)).collect();
        assert_eq!(cues, ["said", "had warned"]);
    }

    #[test]
    fn training_twice_gives_the_same_bytes() {
        let taught = TrainConfig {
            epochs: 20,
            teachers: 2,
            ..small()
        };
        let model = || train(&[marked(TEXT), marked(TEXT)], &taught);
        assert!(model() == model());
    }

    #[test]
    fn teachers_tell_in_what_is_learned() {
        let learned = |teachers| {
            let config = TrainConfig {
                epochs: 20,
                teachers,
                ..small()
            };
            train(&[marked(TEXT), marked(TEXT)], &config)
        };
        assert!(learned(0) != learned(1));
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
