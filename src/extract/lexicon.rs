//! The word lists of `data/lexicons/` as lookup tables: cue verbs with their frames, function words.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::value;
use crate::lexicon::{self as names, Traits};
use crate::model::Act;

/// What the lists say of one word form; nothing for most words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    classes: u16,
    /// The cue verb that this may be a form of.
    pub cue: Option<CueForm>,
    /// What it states, as a place in the list of value words: "million", "June"; 0 for nothing.
    pub value: u16,
    /// What it may be in a name.
    pub traits: Traits,
    /// What it tells of a claim.
    pub tone: Option<Tone>,
    /// Whether a listed place or outlet begins with it: "south", "new", "kenya".
    pub begins_listed: bool,
}

/// One form of a cue verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CueForm {
    /// Which form.
    pub form: Form,
    /// What the verb's act is.
    pub act: Act,
    frames: u16,
}

/// The forms of an English verb that matter here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// say
    Base,
    /// says
    Third,
    /// said (and, where regular, the participle)
    Past,
    /// written, shown: only after an auxiliary
    Participle,
    /// saying
    Gerund,
}

/// What may follow (or precede) a cue verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frame {
    /// "…," she said
    Quotation,
    /// said that …
    That,
    /// said he would …
    Bare,
    /// promised to …
    Infinitive,
    /// criticised the plan
    Object,
    /// asked whether …
    Wh,
    /// called it "useless"
    Label,
    /// told reporters that …
    Recipient,
}

/// What a word tells of how much a sentence is worth checking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Of or to the writer or the reader: "we", "subscribe".
    Address,
    /// Leaves open whether it is so: "would", "seems".
    Hedge,
    /// Judges: "sadly".
    Opinion,
    /// Others say so: "critics".
    Voice,
    /// Can be checked against other cases: "largest".
    Comparison,
}

impl Tone {
    /// How many there are.
    pub const COUNT: usize = TONES.len();
}

/// A class of function words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    Determiner,
    Preposition,
    SubjectPronoun,
    ObjectPronoun,
    Auxiliary,
    Modal,
    Negation,
    Conjunction,
    Subordinator,
    Relative,
    Question,
    Adverb,
    Day,
    /// An irregular past form: held, went.
    Past,
}

/// The names of the classes in the list, in the order of [`Class`].
const CLASS_NAMES: [&str; 14] = [
    "det", "prep", "subj", "obj", "aux", "modal", "neg", "conj", "sub", "rel", "wh", "adv", "day", "past",
];
/// The names of the tones in the list.
const TONES: [(&str, Tone); 5] = [
    ("address", Tone::Address),
    ("hedge", Tone::Hedge),
    ("opinion", Tone::Opinion),
    ("voice", Tone::Voice),
    ("comparison", Tone::Comparison),
];
/// The letters of the frames in the list, in the order of [`Frame`].
const FRAME_LETTERS: &str = "qtbiowlr";

impl Entry {
    /// Whether the word belongs to the class.
    pub const fn is(self, class: Class) -> bool {
        self.classes & (1 << class as u16) != 0
    }

    /// Whether the word belongs to any class of function words.
    pub const fn is_function_word(self) -> bool {
        self.classes != 0
    }
}

impl CueForm {
    /// Whether the verb takes this frame.
    pub const fn takes(self, frame: Frame) -> bool {
        self.frames & (1 << frame as u16) != 0
    }
}

/// The entry of a word in lower case with straight apostrophes; the empty entry for an unlisted word.
pub fn entry(word: &str) -> Entry {
    static ENTRIES: LazyLock<FxHashMap<Box<str>, Entry>> = LazyLock::new(entries);
    ENTRIES.get(word).copied().unwrap_or_default()
}

fn entries() -> FxHashMap<Box<str>, Entry> {
    let mut entries: FxHashMap<Box<str>, Entry> = FxHashMap::default();
    for row in rows(include_str!("../../data/lexicons/cues.tsv")) {
        let [lemma, act, frames, irregular @ ..] = row.as_slice() else {
            continue;
        };
        let act = if *act == "stance" { Act::Stance } else { Act::Speech };
        let frames = frames
            .chars()
            .filter_map(|letter| FRAME_LETTERS.find(letter))
            .fold(0, |set, bit| set | 1 << bit);
        for (word, form) in inflections(lemma, irregular) {
            let cue = CueForm { form, act, frames };
            entries.entry(word.into()).or_default().cue.get_or_insert(cue);
        }
    }
    for row in rows(include_str!("../../data/lexicons/function_words.tsv")) {
        let [word, classes] = row.as_slice() else { continue };
        let bits = classes
            .split(',')
            .filter_map(|name| CLASS_NAMES.iter().position(|known| *known == name));
        entries.entry((*word).into()).or_default().classes |= bits.fold(0, |set, bit| set | 1 << bit);
    }
    for row in rows(include_str!("../../data/lexicons/claim_words.tsv")) {
        let [word, tone] = row.as_slice() else { continue };
        let tone = TONES.iter().find(|(name, _)| name == tone);
        entries.entry((*word).into()).or_default().tone = tone.map(|&(_, tone)| tone);
    }
    for (place, word) in (1..).zip(value::listed()) {
        entries.entry(word.into()).or_default().value = place;
    }
    add_names(&mut entries);
    entries
}

/// The words of names, and those that listed places and outlets begin with.
fn add_names(entries: &mut FxHashMap<Box<str>, Entry>) {
    let first = |phrase: &str| -> Box<str> { phrase.split(' ').next().unwrap_or(phrase).replace('.', "").into() };
    for (phrase, traits) in names::listed() {
        if !phrase.contains(' ') {
            entries.entry(phrase.as_str().into()).or_default().traits = traits;
        }
        if traits.any(Traits::NATION | Traits::OUTLET) {
            entries.entry(first(&phrase)).or_default().begins_listed = true;
        }
    }
    for place in names::places() {
        entries.entry(first(place)).or_default().begins_listed = true;
    }
}

/// The rows of a list, each cut at its tabs; `#` begins a comment line.
fn rows(list: &str) -> impl Iterator<Item = Vec<&str>> {
    list.lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .map(|line| line.split('\t').collect())
}

/// The forms of a verb. `irregular` holds the past and the participle, or `+` for a doubled last letter.
fn inflections(lemma: &str, irregular: &[&str]) -> Vec<(String, Form)> {
    let doubles = irregular.first() == Some(&"+");
    let last = lemma.chars().next_back().unwrap_or_default();
    let (stem, base) = match last {
        'e' => (&lemma[..lemma.len() - 1], lemma.to_owned()),
        'y' if !ends_with_vowel(&lemma[..lemma.len() - 1]) => (lemma, format!("{}i", &lemma[..lemma.len() - 1])),
        _ => (lemma, lemma.to_owned()),
    };
    let stem = if doubles {
        format!("{lemma}{last}")
    } else {
        stem.to_owned()
    };
    let past = match irregular {
        [past, ..] if !doubles => (*past).to_owned(),
        _ if doubles => format!("{stem}ed"),
        _ if last == 'e' => format!("{lemma}d"),
        _ => format!("{base}ed"),
    };
    let third = match last {
        's' | 'x' | 'z' | 'h' => format!("{lemma}es"),
        'y' if base != lemma => format!("{base}es"),
        _ => format!("{lemma}s"),
    };
    let mut forms = vec![
        (lemma.to_owned(), Form::Base),
        (third, Form::Third),
        (format!("{stem}ing"), Form::Gerund),
        (past, Form::Past),
    ];
    forms.extend(
        irregular
            .get(1)
            .map(|participle| ((*participle).to_owned(), Form::Participle)),
    );
    forms
}

fn ends_with_vowel(stem: &str) -> bool {
    stem.ends_with(['a', 'e', 'i', 'o', 'u'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regular_and_irregular_forms_are_known() {
        for word in [
            "denied", "denies", "denying", "written", "wrote", "quipped", "urges", "said", "believes", "conveyed",
        ] {
            assert_eq!(entry(word).cue.is_some(), word != "conveyed", "{word}");
        }
        assert_eq!(entry("saying").cue.map(|cue| cue.form), Some(Form::Gerund));
    }

    #[test]
    fn frames_and_acts_are_read() {
        let said = entry("said").cue.expect("a cue");
        assert!(said.takes(Frame::Bare) && !said.takes(Frame::Infinitive) && said.act == Act::Speech);
        assert_eq!(entry("believes").cue.map(|cue| cue.act), Some(Act::Stance));
    }

    #[test]
    fn every_row_uses_known_names() {
        for row in rows(include_str!("../../data/lexicons/cues.tsv")) {
            assert!(row.len() >= 3 && matches!(row[1], "speech" | "stance"), "{row:?}");
            assert!(row[2].chars().all(|letter| FRAME_LETTERS.contains(letter)), "{row:?}");
        }
        for row in rows(include_str!("../../data/lexicons/function_words.tsv")) {
            assert!(
                row.len() == 2 && row[1].split(',').all(|name| CLASS_NAMES.contains(&name)),
                "{row:?}"
            );
        }
    }
}
