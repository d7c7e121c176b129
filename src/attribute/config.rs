//! The numbers of this stage.

use serde::{Deserialize, Serialize};

/// How far each way of finding a speaker is trusted, and how far back a speaker is looked for.
///
/// The trusts are estimates of the share of right speakers; they multiply the confidence of the spans.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Statements with less confidence than this, of their words and speaker together, are left out (0 to 1; compared
    /// in thousandths, as the files have it). `--min-confidence` of the command.
    pub confidence_min: f32,
    /// Trust, 0 to 1: the mention is a full name, an acronym or the name of a body.
    pub trust_name: f32,
    /// Trust, 0 to 1: one word that only one person of the article bears.
    pub trust_surname: f32,
    /// Trust, 0 to 1: one word that several bear, decided by affiliation, title or who spoke last.
    pub trust_namesake: f32,
    /// Trust, 0 to 1: one capitalised word that the article explains nowhere.
    pub trust_unexplained: f32,
    /// Trust, 0 to 1: "the minister" tied to the one minister of the article.
    pub trust_role: f32,
    /// Trust, 0 to 1: a role or group that stays without a name; nothing is guessed.
    pub trust_unnamed: f32,
    /// Trust, 0 to 1: "he", "she", "it", "they".
    pub trust_pronoun: f32,
    /// Trust, 0 to 1: no mention, but another statement with a speaker stands in the sentence or paragraph.
    pub trust_continued: f32,
    /// Trust, 0 to 1: no mention, and the paragraph before ended with a speaker's words.
    pub trust_next_paragraph: f32,
    /// Trust, 0 to 1: no mention, and the sentence before names one subject.
    pub trust_sentence_before: f32,
    /// Sentences that a pronoun may look back; further back no reader would look.
    pub window_sentences: usize,
    /// Salience from 0 to 1 of one who spoke last, against a subject and any other name (see the next two).
    pub salience_speaker: f32,
    /// Salience of the subject of a clause.
    pub salience_subject: f32,
    /// Salience of a name anywhere else.
    pub salience_other: f32,
    /// What salience is multiplied by for each sentence back.
    pub salience_decay: f32,
    /// What salience is multiplied by for somebody of an earlier paragraph: who acts in the pronoun's own comes first.
    pub salience_paragraph: f32,
    /// What salience is multiplied by when neither the article nor the list of names tells the gender; for a body, where
    /// the pronoun is "they".
    pub salience_gender_unknown: f32,
    /// The same for a person by name, where the pronoun is "he": most people that news names are men.
    pub salience_gender_unknown_he: f32,
    /// The runner-up may have at most this share of the winner's salience; else the pronoun stays unresolved.
    pub runner_up_max: f32,
    /// How many times as often as any namesake one must have spoken or acted, for the short form to mean that one
    /// when who came last does not decide.
    pub prominence_min: usize,
    /// Two spellings of one romanised word of six letters and more may differ by `1 -` this share
    /// (`strsim::normalized_damerau_levenshtein`), their consonants being equal.
    pub spelling_similarity_min: f64,
    /// Quoted words that a mixed statement needs for these alone to be compared with other statements; one quoted
    /// word says too little without the frame around it.
    pub compared_words_min: usize,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            confidence_min: 0.0,
            trust_name: 0.98,
            trust_surname: 0.95,
            trust_namesake: 0.8,
            trust_unexplained: 0.85,
            trust_role: 0.85,
            trust_unnamed: 0.95,
            trust_pronoun: 0.85,
            trust_continued: 0.9,
            trust_next_paragraph: 0.8,
            trust_sentence_before: 0.65,
            window_sentences: 8,
            salience_speaker: 1.0,
            salience_subject: 0.8,
            salience_other: 0.5,
            salience_decay: 0.85,
            salience_paragraph: 0.85,
            salience_gender_unknown: 0.5,
            salience_gender_unknown_he: 0.65,
            runner_up_max: 0.97,
            prominence_min: 3,
            spelling_similarity_min: 0.8,
            compared_words_min: 2,
        }
    }
}
