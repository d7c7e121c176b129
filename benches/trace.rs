//! How long an answer of `quotetrace trace` takes on a million statements, once the index is loaded.
//!
//! `cargo bench --bench trace`
//!
//! The statements are invented: twenty-odd words each, drawn so that a few words are everywhere and most are rare; one in
//! ten repeats another with a word changed. In time of the processor core.

use std::fmt::Write as _;
use std::time::Duration;

use quotetrace::link;
use quotetrace::trace::{self, Config, Index, Settings};

const STATEMENTS: u32 = 1_000_000;
const WORDS: u64 = 200_000;
const QUESTIONS: usize = 50;

fn main() {
    let mut dice = Dice(20_200_616);
    let mut texts: Vec<String> = Vec::new();
    for number in 0..STATEMENTS {
        let repeated = number % 10 == 9;
        let text = if repeated {
            altered(&texts[dice.index(number as usize)], &mut dice)
        } else {
            text(&mut dice)
        };
        texts.push(text);
    }
    let started = now();
    let bytes = Index::new(texts.iter().map(String::as_str), Vec::new()).to_bytes();
    let built = now().saturating_sub(started);
    let started = now();
    let index = Index::from_bytes(&bytes).expect("the index was made above");
    let loaded = now().saturating_sub(started);
    let mut times: Vec<Duration> = (0..QUESTIONS)
        .map(|question| ask(question, &texts, &index, &mut dice))
        .collect();
    times.sort_unstable();
    println!(
        "{STATEMENTS} statements: index of {} MB made in {:.1} s, loaded in {:.2} s; {QUESTIONS} questions: median {:.1} \
         ms, slowest {:.1} ms",
        bytes.len() >> 20,
        built.as_secs_f64(),
        loaded.as_secs_f64(),
        times[QUESTIONS / 2].as_secs_f64() * 1000.0,
        times[QUESTIONS - 1].as_secs_f64() * 1000.0
    );
}

/// Whole statements, parts of them, two common words, one rare word, a slip of typing, in turn.
fn ask(question: usize, texts: &[String], index: &Index, dice: &mut Dice) -> Duration {
    let text = &texts[dice.index(STATEMENTS as usize)];
    let words: Vec<&str> = text.split(' ').collect();
    let asked = match question % 5 {
        0 => text.clone(),
        1 => words[3..9].join(" "),
        2 => "w1x w2x".to_owned(),
        3 => words
            .iter()
            .max_by_key(|word| word.len())
            .map(|word| (*word).to_owned())
            .unwrap_or_default(),
        _ => format!("{} {}q {}", words[2], words[4], words[6..12].join(" ")),
    };
    let settings = Settings {
        trace: &Config::default(),
        link: &link::Config::default(),
    };
    let mut line = |statement: u32| -> Result<String, String> {
        let text = &texts[statement as usize];
        Ok(format!(
            "{{\"statement_id\":\"s{statement}\",\"article_id\":\"a\",\"outlet\":\"O\",\"published\":\"2031-03-04\",\"kind\":\
             \"direct\",\"text\":\"{text}\",\"speaker\":null,\"medium\":[],\"start\":0,\"end\":9,\"cluster_id\":null,\
             \"before\":\"\",\"after\":\"\",\"link\":null,\"path\":\"p\"}}"
        ))
    };
    let started = now();
    let answer = trace::trace(&asked, index, &mut line, settings).expect("every line is whole");
    let taken = now().saturating_sub(started);
    assert!(!answer.asked.is_empty());
    taken
}

fn text(dice: &mut Dice) -> String {
    let mut out = String::new();
    for at in 0..18 + dice.below(10) {
        if at > 0 {
            out.push(' ');
        }
        // The product of chances makes the first words common and the last rare.
        let word = dice.below(WORDS) * dice.below(WORDS) / WORDS * dice.below(1000) / 1000;
        let _ = write!(out, "w{word}x");
    }
    out
}

fn altered(text: &str, dice: &mut Dice) -> String {
    let mut words: Vec<String> = text.split(' ').map(str::to_owned).collect();
    let at = dice.index(words.len());
    words[at] = format!("w{}x", dice.below(WORDS));
    words.join(" ")
}

/// Numbers that look random and are the same each time.
struct Dice(u64);

impl Dice {
    fn index(&mut self, most: usize) -> usize {
        usize::try_from(self.below(most as u64)).expect("less than a usize")
    }

    fn below(&mut self, most: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most.max(1)
    }
}

#[cfg(target_os = "linux")]
fn now() -> Duration {
    use rustix::time::{ClockId, clock_gettime};
    let time = clock_gettime(ClockId::ThreadCPUTime);
    Duration::new(
        u64::try_from(time.tv_sec).unwrap_or(0),
        u32::try_from(time.tv_nsec).unwrap_or(0),
    )
}

#[cfg(not(target_os = "linux"))]
fn now() -> Duration {
    #[expect(clippy::disallowed_types, reason = "a measurement reads a clock")]
    static START: std::sync::OnceLock<std::time::Instant> = std::sync::OnceLock::new();
    #[expect(clippy::disallowed_types, reason = "a measurement reads a clock")]
    START.get_or_init(std::time::Instant::now).elapsed()
}
