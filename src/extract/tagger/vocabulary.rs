//! Which rows a network has, and what each word's row is the sum of.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::atoms::{affixes, hash};
use super::inputs;
use super::labels::Part;
use super::network::{INPUT, Rows};
use super::train::Lesson;
use super::vectors::vectors;
use super::words::{WordClass, Words};

/// The classes of words: of verbs, nouns, and the rest.
const WORD_CLASSES: &str = include_str!("../../../data/lexicons/word-classes.tsv");
/// Words of grammar.
const FUNCTION_WORDS: &str = include_str!("../../../data/lexicons/function_words.tsv");

/// Where the rows of classes begin, after those of fields: verbs, nouns, the rest, how often part of a cue.
const VERBS: u32 = inputs::ROWS as u32;
const NOUNS: u32 = VERBS + 64;
const OTHERS: u32 = NOUNS + 32;
const CUES: u32 = OTHERS + 8;
/// The row of all words of which nothing is known: names are not learned by heart.
const NAME: u32 = CUES + 8;
/// The rows that every network has.
const FIXED: u32 = NAME + 1;

/// What is known of a word before training.
#[derive(Clone, Copy, Debug, Default)]
struct Known {
    class: WordClass,
    affixes: [u32; 3],
}

/// The words that have classes or a vector, and the words and affixes that have rows of their own.
pub struct Vocabulary {
    words: BTreeMap<u32, Known>,
    /// How often each known word and each affix was seen.
    counts: BTreeMap<u32, u32>,
    /// Rows of their own, by hash.
    numbers: FxHashMap<u32, u32>,
}

impl Vocabulary {
    /// The words of the lists, of the vectors, and those that are part of a cue in the lessons at least `cue_count_min`
    /// times.
    #[must_use]
    pub fn new(lessons: &[Lesson<'_>], cue_count_min: u32) -> Self {
        let mut words = BTreeMap::new();
        for line in WORD_CLASSES.lines().filter(|line| !line.starts_with('#')) {
            if let Some((word, bits)) = line.split_once('\t') {
                known(&mut words, word).class.bits = bits.parse().unwrap_or_default();
            }
        }
        let grammar = FUNCTION_WORDS.lines().filter(|line| !line.starts_with('#'));
        for word in grammar.filter_map(|line| line.split('\t').next()) {
            known(&mut words, word).class.is_function_word = true;
        }
        for word in vectors().words() {
            known(&mut words, word);
        }
        let mut made = Self {
            words,
            counts: BTreeMap::new(),
            numbers: FxHashMap::default(),
        };
        made.add_cues(lessons, cue_count_min);
        made
    }

    fn add_cues(&mut self, lessons: &[Lesson<'_>], count_min: u32) {
        let mut counts: BTreeMap<String, (u32, u32)> = BTreeMap::new();
        let mut buffer = String::new();
        for lesson in lessons {
            for (unit, label) in lesson.gold.iter().enumerate() {
                let Some(is_mark) = lesson.read_word(unit, &mut buffer) else {
                    continue;
                };
                if is_mark {
                    known(&mut self.words, &buffer).class.is_function_word = true;
                    continue;
                }
                let (all, cues) = match counts.get_mut(&buffer) {
                    Some(counts) => counts,
                    None => counts.entry(buffer.clone()).or_default(),
                };
                *all += 1;
                *cues += u32::from(label.part() == Some(Part::Cue));
            }
        }
        for (word, (all, cues)) in counts {
            if cues >= count_min {
                known(&mut self.words, &word).class.cue = cue_class(all, cues);
            }
        }
    }

    /// The slots of a table that tells the classes of words, and how many rows it names.
    #[must_use]
    pub fn classes(&self) -> (Vec<u8>, usize) {
        let words = self.words.iter().map(|(hash, known)| (*hash, known.class));
        (Words::slots(words), self.words.len())
    }

    /// Counts a word that was seen, and its affixes; these are asked for where no list has the word.
    pub fn count(&mut self, word: u32, affixes: [u32; 3]) {
        let known = self.words.get(&word);
        let affixes = known.map_or(affixes, |known| known.affixes);
        let own = known.filter(|known| known.class.is_known()).map(|_| word);
        for hash in own.into_iter().chain(affixes) {
            *self.counts.entry(hash).or_default() += 1;
        }
    }

    /// Gives rows to what was counted often enough.
    pub fn number(&mut self, count_min: u32) {
        let frequent = self.counts.iter().filter(|(_, count)| **count >= count_min);
        self.numbers = frequent.zip(FIXED..).map(|((hash, _), row)| (*hash, row)).collect();
    }

    /// How many rows there are.
    #[must_use]
    pub fn rows(&self) -> usize {
        FIXED as usize + self.numbers.len()
    }

    /// Puts the rows that a word is the sum of; affixes are asked for where no list has the word.
    pub fn put(&self, word: u32, affixes: [u32; 3], mut put: impl FnMut(u32)) {
        let Known { class, affixes } = self.words.get(&word).copied().unwrap_or(Known {
            class: WordClass::default(),
            affixes,
        });
        if class.is_known() {
            self.numbers.get(&word).into_iter().for_each(|row| put(*row));
        } else {
            put(NAME);
        }
        affixes
            .iter()
            .filter_map(|affix| self.numbers.get(affix))
            .for_each(|row| put(*row));
        put(VERBS + u32::from(class.bits & 63));
        put(NOUNS + u32::from(class.noun()));
        put(OTHERS + u32::from(class.other()));
        put(CUES + u32::from(class.cue));
    }

    fn is_known(&self, word: u32) -> bool {
        self.words.get(&word).is_some_and(|known| known.class.is_known())
    }

    /// The table of words: each with its classes and its row, a word of which nothing is known first.
    #[must_use]
    pub fn word_rows(&self, rows: &Rows<'_>) -> Vec<(u32, WordClass, Vec<f32>)> {
        let unknown = (hash(b""), Known::default());
        let words = self.words.iter().map(|(hash, known)| (*hash, *known));
        let words = std::iter::once(unknown).chain(words.filter(|(word, _)| *word != unknown.0));
        let row = |(word, known): (u32, Known)| {
            let mut sum = rows.of_vector(vectors().number(word));
            self.put(word, known.affixes, |row| rows.add_to(&mut sum, row));
            (word, known.class, sum)
        };
        words.map(row).collect()
    }

    /// The table of affixes that have a row.
    #[must_use]
    pub fn affix_rows(&self, rows: &Rows<'_>) -> Vec<(u32, Vec<f32>)> {
        let affixes = self.counts.keys().filter(|hash| !self.is_known(**hash));
        let numbered = affixes.filter_map(|hash| Some((*hash, *self.numbers.get(hash)?)));
        numbered
            .map(|(hash, row)| {
                let mut sum = vec![0.0; INPUT];
                rows.add_to(&mut sum, row);
                (hash, sum)
            })
            .collect()
    }
}

/// What is known of a word, entered if it was not.
fn known<'w>(words: &'w mut BTreeMap<u32, Known>, word: &str) -> &'w mut Known {
    words.entry(hash(word.as_bytes())).or_insert_with(|| Known {
        class: WordClass::default(),
        affixes: affixes(word.as_bytes()),
    })
}

/// Seven classes of the share of a word's uses that are part of a cue.
fn cue_class(all: u32, cues: u32) -> u8 {
    let share = f64::from(cues) / (f64::from(all) + 2.0);
    let bounds = [0.02, 0.06, 0.15, 0.3, 0.5, 0.7];
    1 + bounds.iter().filter(|bound| share >= **bound).count() as u8
}
