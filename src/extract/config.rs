//! The numbers of the extract stage.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

/// What finds the quotations.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Method {
    /// Rules alone: several times as quick.
    Rules,
    /// The trained tagger, which weighs what the rules find: finds more, above all without marks.
    #[default]
    Tagger,
}

/// What decides whether words are taken for a statement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// What finds the quotations.
    pub method: Method,
    /// The file of the model that the tagger uses; none is the one that comes with the program. The command reads it,
    /// and takes it for a wish for `method = "tagger"`; a program gives the model itself, see `Extractor`.
    pub model: Option<PathBuf>,
    /// Words that a quoted fragment without any cue needs; shorter ones are titles, terms, scare quotes.
    pub fragment_words_min: usize,
    /// Words that a reported statement without marks needs; shorter ones are fixed phrases ("said so").
    pub indirect_words_min: usize,
    /// Whether the outlet's own sentences with a number, date, place or name are given as claims.
    pub claims: bool,
    /// Statements without a cue and with less confidence than this are left out (0 to 1); for all statements see the
    /// table of attribution.
    pub confidence_min: f32,
    /// Share of a statement's words, from 0 to 1, that stand in marks where it is direct and not mixed; not all, for a
    /// stray "But" before the marks does not count.
    pub direct_share_min: f32,
    /// Words that a clause without marks needs to stand before its cue; shorter ones ("Yes, he said") tell nothing.
    pub left_words_min: usize,
    /// Paragraphs that one pair of marks may span; beyond it a mark was forgotten.
    pub spanned_paragraphs_max: usize,
    /// Sentences to a paragraph up to which paragraphs are taken for sentences, as some corpora are printed: then a mark
    /// that is not closed opens all up to the paragraph that opens again.
    pub line_sentences_max: f32,
    /// Turns that make a transcript, each with a name in capitals; fewer are rather a heading and its list.
    pub turns_min: usize,
    /// Turns that make a transcript where names are not in capitals; one of them must come twice.
    pub named_turns_min: usize,
    /// Words of the longest name that a turn begins with: "SENATOR MARY LEE".
    pub turn_name_words_max: usize,
    /// Which of the outlet's own sentences are claims, and how much they are worth checking.
    pub worth: Worth,
    /// How far the grammar looks.
    pub reach: Reach,
    /// What words like "about" and "just before" leave open.
    pub values: Values,
    /// What the trained tagger gives out; without effect on the rules.
    pub trained: Trained,
}

/// How much a sentence is worth checking: the sum of what speaks for and against it, as log-odds. Its logistic is the
/// claim's confidence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Worth {
    /// Words that a claim needs; shorter sentences are captions and headings.
    pub words_min: usize,
    /// Confidence below which a sentence is no claim (0 to 1).
    pub confidence_min: f32,
    /// Log-odds of a sentence of which nothing is known: most are not worth checking.
    pub prior: f32,
    /// A verb of something that happened: "closed", "has sent".
    pub event: f32,
    /// The first number that counts or measures; two "sides" are no figure, see `small_max`.
    pub number: f32,
    /// Numbers of things up to this one are no figures.
    pub small_max: f64,
    /// The first date or time of day.
    pub date: f32,
    /// The first place.
    pub place: f32,
    /// The first named person or body.
    pub name: f32,
    /// A second value of those kinds, whatever it is.
    pub second: f32,
    /// A comparative or superlative: "the largest".
    pub comparison: f32,
    /// "This", "it", "such" at the head: cannot be checked by itself. Against.
    pub pointing: f32,
    /// The first word that leaves open whether it is so: "would", "seems". Against.
    pub hedge: f32,
    /// The first word that judges: "sadly". Against.
    pub opinion: f32,
    /// The first word that says whose voice it is: "critics". Against: it is not the outlet's own.
    pub voice: f32,
}

/// What words like "about" and "just before" leave open.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Values {
    /// Share of a number that "about" leaves open on each side, and "nearly" below; news rounds to one or two figures.
    pub about_share: f64,
    /// Minutes that "just before" and "just after" a time leave open.
    pub near_minutes: u16,
    /// Minutes that "about" a time leaves open on each side.
    pub about_minutes: u16,
}

/// What the trained tagger gives out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Trained {
    /// How often one of its words must be part of a cue in the training text for a sentence without quotation marks to
    /// be read: classes from 0 (never) to 7 (almost always). Sentences below it hold next to no statements.
    pub cue_class_min: u8,
    /// Added to the score of the first word of a cue, as log-odds: the more, the more is found, and the more of it wrongly.
    pub cue_bonus: f32,
    /// Confidence that belief and intent need (0 to 1); what people want or think is marked as a statement in
    /// political news, and in few other fields.
    pub stance_confidence_min: f32,
    /// Confidence that a quotation in marks needs (0 to 1) which the rules alone found. Doubtful ones without a cue have less.
    pub rule_confidence_min: f32,
    /// Confidence that a report of speech without marks needs (0 to 1) which the rules alone see: inside another, for the
    /// tagger's parts never stand inside each other, or where the tagger has nothing.
    pub nested_confidence_min: f32,
    /// Confidence is the probability of a statement's least probable label, as log-odds, times this slope …
    pub calibration_slope: f32,
    /// … and plus this offset; both fitted on marked articles that were not trained on.
    pub calibration_offset: f32,
    /// And plus this, where the rules found the same words of the same speaker.
    pub agreement_bonus: f32,
}

/// How far the grammar looks from a word. What is farther away belongs to something else; and time stays linear.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Reach {
    /// Tokens of the longest subject; real ones with their titles and places are shorter.
    pub subject_tokens_max: usize,
    /// Tokens of the longest apposition between a subject and its cue.
    pub apposition_tokens_max: usize,
    /// Adverbials that may stand between a cue and what it reports: "said | in Oldport | on Tuesday | that".
    pub adverbials_max: usize,
    /// Tokens of the longest of them.
    pub adverbial_tokens_max: usize,
    /// Tokens from the head of a sentence within which a dateline or an adverbial before the subject ends.
    pub opening_tokens_max: usize,
    /// Tokens from the body of "According to …" within which the comma stands that ends it.
    pub according_tokens_max: usize,
    /// Tokens of the longest line that signs a quotation: "— Mary Lee, mayor of Port Averil".
    pub signature_tokens_max: usize,
    /// Tokens of the longest title between a speaker's name and the colon of a transcript: "LEE (host):".
    pub turn_title_tokens_max: usize,
    /// Tokens of the longest credit behind a caption: "(Harbour Agency/Coast Wire)".
    pub credit_tokens_max: usize,
    /// Tokens up to the verb of a sentence that only reports the quotation before it: "Mr. Lee, the mayor, asked".
    pub late_subject_tokens_max: usize,
    /// Tokens after a quotation with a comma within which a verb stands that is no known cue.
    pub unknown_verb_tokens_max: usize,
    /// Marks after a single opening one among which its partner is looked for; the others are apostrophes.
    pub single_marks_max: usize,
    /// Marks of later paragraphs among which the next one of the same form is looked for.
    pub later_marks_max: usize,
    /// Length of a sentence as the grammar reads it, in tokens, a quotation in marks counting as one. What is longer is
    /// cut: no clause reaches further, so that a text without sentence ends takes linear time. Ten times what news
    /// writes.
    pub sentence_tokens_max: usize,
    /// Reports inside each other that are told, outermost first: "A said that B believes that C promised …". Deeper
    /// ones would only tell the same words again.
    pub nested_max: usize,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            method: Method::Tagger,
            model: None,
            fragment_words_min: 4,
            indirect_words_min: 2,
            claims: true,
            confidence_min: 0.0,
            direct_share_min: 0.97,
            left_words_min: 3,
            spanned_paragraphs_max: 12,
            line_sentences_max: 1.1,
            turns_min: 2,
            named_turns_min: 4,
            turn_name_words_max: 4,
            worth: Worth::default(),
            reach: Reach::default(),
            values: Values::default(),
            trained: Trained::default(),
        }
    }
}

impl Default for Worth {
    fn default() -> Self {
        Self {
            words_min: 6,
            confidence_min: 0.5,
            prior: -1.6,
            event: 1.0,
            number: 1.5,
            small_max: 2.0,
            date: 1.2,
            place: 0.7,
            name: 0.7,
            second: 0.4,
            comparison: 0.7,
            pointing: -0.5,
            hedge: -1.5,
            opinion: -1.0,
            voice: -1.2,
        }
    }
}

impl Default for Values {
    fn default() -> Self {
        Self {
            about_share: 0.1,
            near_minutes: 15,
            about_minutes: 30,
        }
    }
}

impl Default for Trained {
    fn default() -> Self {
        Self {
            cue_class_min: 3,
            cue_bonus: 1.8,
            stance_confidence_min: 0.0,
            rule_confidence_min: 0.4,
            nested_confidence_min: 0.85,
            calibration_slope: 0.87,
            calibration_offset: 0.84,
            agreement_bonus: 1.0,
        }
    }
}

impl Default for Reach {
    fn default() -> Self {
        Self {
            subject_tokens_max: 24,
            apposition_tokens_max: 40,
            adverbials_max: 4,
            adverbial_tokens_max: 14,
            opening_tokens_max: 12,
            according_tokens_max: 20,
            signature_tokens_max: 14,
            turn_title_tokens_max: 10,
            credit_tokens_max: 12,
            late_subject_tokens_max: 16,
            unknown_verb_tokens_max: 8,
            single_marks_max: 64,
            later_marks_max: 32,
            sentence_tokens_max: 400,
            nested_max: 4,
        }
    }
}
