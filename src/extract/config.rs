//! The numbers of the extract stage.

use serde::{Deserialize, Serialize};

/// What decides whether words are taken for a statement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Words that a quoted fragment without any cue needs; shorter ones are titles, terms, scare quotes.
    pub fragment_words_min: usize,
    /// Words that a reported statement without marks needs; shorter ones are fixed phrases ("said so").
    pub indirect_words_min: usize,
    /// Whether the outlet's own sentences with a number, date, place or name are given as claims.
    pub claims: bool,
    /// Words that a claim needs; shorter sentences are captions and headings.
    pub claim_words_min: usize,
    /// Statements without a cue and with less confidence than this are left out (0 to 1).
    pub confidence_min: f32,
    /// Share of a statement's words, from 0 to 1, that stand in marks where it is direct and not mixed; not all, for a
    /// stray "But" before the marks does not count.
    pub direct_share_min: f32,
    /// Words that a clause without marks needs to stand before its cue; shorter ones ("Yes, he said") tell nothing.
    pub left_words_min: usize,
    /// Paragraphs that one pair of marks may span; beyond it a mark was forgotten.
    pub spanned_paragraphs_max: usize,
    /// Turns that make a transcript, each with a name in capitals; fewer are rather a heading and its list.
    pub turns_min: usize,
    /// Turns that make a transcript where names are not in capitals; one of them must come twice.
    pub named_turns_min: usize,
    /// Words of the longest name that a turn begins with: "SENATOR MARY LEE".
    pub turn_name_words_max: usize,
    /// How far the grammar looks.
    pub reach: Reach,
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
            fragment_words_min: 4,
            indirect_words_min: 2,
            claims: true,
            claim_words_min: 6,
            confidence_min: 0.0,
            direct_share_min: 0.97,
            left_words_min: 3,
            spanned_paragraphs_max: 12,
            turns_min: 2,
            named_turns_min: 4,
            turn_name_words_max: 4,
            reach: Reach::default(),
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
            late_subject_tokens_max: 16,
            unknown_verb_tokens_max: 8,
            single_marks_max: 64,
            later_marks_max: 32,
            sentence_tokens_max: 400,
            nested_max: 4,
        }
    }
}
