//! The numbers that decide what is a link.

use serde::{Deserialize, Serialize};

/// What a candidate pair must show to be a link, and a link to be confirmed.
///
/// "Amount" is weight in words as rare as can be, so that it asks for more words where more statements compete.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Score from which a pair is a link, from 0 to 1.
    pub score_min: f32,
    /// Score from which a link may be confirmed, from 0 to 1.
    pub confirmed_min: f32,
    /// Share of the lighter text that must be aligned, from 0 to 1, whatever the score.
    pub share_min: f32,
    /// Words of content that the shorter text must have for a link to be confirmed. With fewer it is suggested.
    pub content_min: usize,
    /// Share of both texts that must be aligned for "altered" and not "excerpt", from 0 to 1.
    pub altered_share_min: f32,
    /// Share of the lighter text that must be aligned for "excerpt" and not "variant", from 0 to 1.
    pub excerpt_share_min: f32,
    /// Words of the longest run of equal words with which a text may be an "excerpt" all the same.
    pub excerpt_run_min: usize,
    /// Share of the aligned words, from 0 to 1, that this run must hold: a part is held, beside parts that are not.
    pub excerpt_run_share_min: f32,
    /// What the same speaker adds to the evidence, in logits: about what one more rare word adds.
    pub same_speaker: f32,
    /// What two different speakers take from it, in logits. Little: who is said to have said it is what is in doubt.
    pub other_speaker: f32,
    /// What is taken from it where neither has a speaker, in logits: anybody may have said either.
    pub no_speaker: f32,
    /// What a word counts, from 0 to 1, where the other side has it with a slip of typing.
    pub slip_share: f32,
    /// What a word counts, from 0 to 1, where the other side has one of like meaning: by the list of the program, or by
    /// the embeddings that the settings name.
    pub synonym_share: f32,
    /// Words of the other side that an editor's bracket may stand for.
    pub bracket_words_max: usize,
    /// What a match right after another is worth more, in units of weight (a rare word weighs about 7): so little that
    /// it only decides between equal alignments, for the one in longer runs.
    pub run_bonus: f32,
    /// Words of the longest gap between two matches in which slips and synonyms are looked for.
    pub gap_words_max: usize,
    /// Words of the longest name or title; longer ones are taken for sentences.
    pub name_words_max: usize,
    /// Words of the longest term in marks: a "humanitarian corridor".
    pub term_words_max: usize,
    /// Words of the longest text that may be a stock phrase ("no comment"), a name or a title.
    pub stock_words_max: usize,
    /// Parts of a statement, and sentences of it, that are compared by themselves where the whole is no link.
    pub parts_max: usize,
    /// Share of the lighter of a sentence and another statement of the same speaker that must be aligned, from 0 to 1,
    /// for the sentence to link the two; those of others must reach `excerpt_share_min`.
    pub sentence_share_min: f32,
    /// Cells of the alignment table at the most; two texts of 2,000 words fit.
    pub cells_max: usize,
    /// Bytes of the folded texts that the character measures compare. They take the product of the lengths in time, and
    /// decide nothing.
    pub measured_bytes_max: usize,
    /// What a text of few words must show.
    pub short: Short,
    /// What makes a report the retelling of another statement.
    pub retelling: Retelling,
    /// Texts that are related to each other through one they all lie in. Where more are at hand, none is: a hundred
    /// thousand texts that are all alike take no ten thousand million comparisons.
    pub star_max: usize,
    /// Links that follow from stars, for each text on average, beyond which no further star is made.
    pub star_links_max: usize,
    /// What is taken from what the shared words of two texts promise, in logits, before the two are thought to be one
    /// utterance without a closer look: where common phrases are counted, each utterance counts once.
    pub outlook_doubt: f32,
    /// Share of the heavier text, from 0 to 1, from which a text counts as one in full where the fullest text of an
    /// utterance is looked for.
    pub core_share_min: f32,
    /// How the evidence is weighed.
    pub weights: Weights,
}

/// What two texts must show where the shorter has fewer than `content_min` words of content: terms, titles and scare
/// quotes are equal by chance. The better both are attributed, the less is asked for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Short {
    /// Share of the lighter text that must be aligned, from 0 to 1, unless it stands in the other whole.
    pub share_min: f32,
    /// What the evidence must come to, in logits; see [`Weights`].
    pub logit_min: f32,
    /// Words of content around a few quoted words that the other statement must share for the evidence to be enough
    /// whatever it comes to: they are said of the same thing.
    pub frame_min: usize,
    /// The score of such a link, from 0 to 1: enough to be looked at.
    pub score: f32,
    /// Words of content that two statements of the same speaker must share.
    pub same_speaker_content_min: usize,
    /// Words that the shorter of two statements of the same speaker must have.
    pub same_speaker_words_min: usize,
    /// Words of content that two statements of different speakers must share.
    pub other_speaker_content_min: usize,
    /// The same where the speakers are people whose full names have no word in common.
    pub two_people_content_min: usize,
    /// Words of content that the shorter must have where one of the two has a speaker or a cue.
    pub one_attributed_content_min: usize,
    /// Words that the shorter must have, all of them equal, where neither has a speaker or a cue.
    pub unattributed_words_min: usize,
}

/// What a short report, a statement without marks, must have in common with a sentence of the same speaker for it to be that
/// sentence told again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Retelling {
    /// Share of the report's words of content that the sentence must have in the same order, from 0 to 1.
    pub share_min: f32,
    /// Words of content of the shortest report.
    pub words_min: usize,
    /// Words of content of the longest one; what is longer is known by its words alone.
    pub words_max: usize,
    /// By how much the weight of the shared words must exceed the logarithm of the number of the speaker's sentences: with
    /// 2.5, one sentence in twelve would have such words by chance.
    pub evidence_min: f32,
    /// Words of content of a sentence that are compared.
    pub sentence_words_max: usize,
    /// Entries of the word index after which no further sentence is looked at for a report, most telling words first.
    pub entries_max: usize,
}

/// The weights of the evidence, in logits, of which the logarithm of the number of texts is taken away: a logistic
/// regression on 450,000 candidate pairs of three generated corpora of 10,000 and 100,000 statements (every kind of
/// alteration). That the number of texts takes its whole logarithm was measured, not assumed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Weights {
    /// Where nothing is known.
    pub bias: f32,
    /// The most that is taken away for the number of texts, in logits: beyond some 150,000 texts more of them make no more
    /// chances to look alike, for words are used up before things to say.
    pub rarest_max: f32,
    /// Of the share of the lighter text that is aligned.
    pub share_of_lighter: f32,
    /// Of the share of the heavier text that is aligned.
    pub share_of_heavier: f32,
    /// Of the share of the shorter text's words that are aligned.
    pub share_of_shorter: f32,
    /// Of the share of the words of content of the text that has fewer: what its words of grammar add tells more.
    pub share_of_content: f32,
    /// Of the share of words that stand in place, aligned or replaced by as many others.
    pub in_place: f32,
    /// Of the weight that is aligned, less for stock phrases, by each word as rare as can be.
    pub surprise: f32,
    /// Of the natural logarithm of that weight and 0.05, for nothing has no logarithm.
    pub ln_surprise: f32,
    /// Weight, in words as rare as can be, beyond which more of it proves no more.
    pub surprise_max: f32,
    /// Of the natural logarithm of the weight that is aligned, stock phrases and all, and 0.05.
    pub ln_amount: f32,
    /// Of the natural logarithm of one more than the words of the shorter text.
    pub ln_shorter: f32,
    /// Of the natural logarithm of one more than the words of the longer text.
    pub ln_longer: f32,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            score_min: 0.72,
            confirmed_min: 0.75,
            share_min: 0.35,
            content_min: 4,
            altered_share_min: 0.7,
            excerpt_share_min: 0.85,
            excerpt_run_min: 2,
            excerpt_run_share_min: 2.0 / 3.0,
            same_speaker: 1.5,
            other_speaker: 0.7,
            no_speaker: 2.55,
            slip_share: 0.9,
            synonym_share: 0.6,
            bracket_words_max: 5,
            run_bonus: 0.05,
            gap_words_max: 12,
            name_words_max: 6,
            term_words_max: 3,
            stock_words_max: 11,
            parts_max: 32,
            sentence_share_min: 0.6,
            cells_max: 4_000_000,
            measured_bytes_max: 100,
            star_max: 1024,
            star_links_max: 32,
            outlook_doubt: 1.0,
            core_share_min: 0.6,
            short: Short::default(),
            retelling: Retelling::default(),
            weights: Weights::default(),
        }
    }
}

impl Default for Short {
    fn default() -> Self {
        Self {
            share_min: 0.8,
            logit_min: 4.5,
            frame_min: 2,
            score: 0.55,
            same_speaker_content_min: 1,
            same_speaker_words_min: 2,
            other_speaker_content_min: 2,
            two_people_content_min: 3,
            one_attributed_content_min: 3,
            unattributed_words_min: 4,
        }
    }
}

impl Default for Retelling {
    fn default() -> Self {
        Self {
            share_min: 0.65,
            words_min: 3,
            words_max: 12,
            evidence_min: 2.5,
            sentence_words_max: 64,
            entries_max: 512,
        }
    }
}

impl Default for Weights {
    fn default() -> Self {
        Self {
            bias: -1.8,
            rarest_max: 12.0,
            share_of_lighter: 3.3,
            share_of_heavier: 2.25,
            share_of_shorter: 17.7,
            share_of_content: -3.6,
            in_place: 5.3,
            surprise: -0.8,
            ln_surprise: 6.9,
            surprise_max: 5.0,
            ln_amount: -3.3,
            ln_shorter: 2.4,
            ln_longer: -2.6,
        }
    }
}
