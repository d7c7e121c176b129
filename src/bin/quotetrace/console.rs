//! What the user is told beside the data: all of it goes to standard error, and none of it can fail.

#![expect(clippy::disallowed_types, reason = "what the user is told includes the time taken")]

use std::io::{self, IsTerminal as _, Write as _};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use quotetrace::pipeline::{Progress, Step};
use quotetrace::read::Skipped;

use crate::args::{Cli, Command, Global};
use crate::bar::Bar;

/// Skipped records that are told one by one; the rest is counted.
const SKIPPED_TOLD: usize = 20;
/// Oddities told one by one, unless all are wanted.
const WARNINGS_TOLD: usize = 5;

/// What the user is told beside the data.
pub struct Console {
    level: Level,
    started: Instant,
    skipped: AtomicUsize,
    warned: AtomicUsize,
    bar: Mutex<Bar>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Level {
    Quiet,
    Plain,
    Verbose,
}

impl Console {
    /// As talkative as the flags ask.
    pub fn new(cli: &Cli) -> Self {
        let level = match cli.global {
            Global { quiet: true, .. } => Level::Quiet,
            Global { verbose: true, .. } => Level::Verbose,
            _ => Level::Plain,
        };
        // Statements that scroll by show the progress as well as a bar, and would tear it.
        let scrolls = matches!(cli.command, Some(Command::Extract(_))) && io::stdout().is_terminal();
        let is_drawn = level != Level::Quiet && io::stderr().is_terminal() && !scrolls;
        Self {
            level,
            started: Instant::now(),
            skipped: AtomicUsize::new(0),
            warned: AtomicUsize::new(0),
            bar: Mutex::new(if is_drawn { Bar::new() } else { Bar::none() }),
        }
    }

    /// For work beside other work: only what went wrong is told, and the bar is left to the whole.
    pub fn quieter(&self) -> Self {
        Self {
            level: Level::Quiet,
            started: self.started,
            skipped: AtomicUsize::new(0),
            warned: AtomicUsize::new(0),
            bar: Mutex::new(Bar::none()),
        }
    }

    /// What went wrong; told always.
    pub fn complain(&self, message: &str) {
        self.write(&format!("quotetrace: {message}"));
    }

    /// What was done; not told to those who asked for quiet.
    pub fn say(&self, message: &str) {
        match self.level {
            Level::Quiet => {}
            Level::Plain => self.write(message),
            Level::Verbose => self.write(&format!("{message} in {:.1} s", self.started.elapsed().as_secs_f64())),
        }
    }

    /// What was odd, though nothing was lost; the first few, or all for those who want to know.
    pub fn warn(&self, message: &str) {
        let before = self.warned.fetch_add(1, Ordering::Relaxed);
        if self.level == Level::Verbose || self.level == Level::Plain && before < WARNINGS_TOLD {
            self.complain(message);
        }
    }

    /// Whether only what went wrong is wanted.
    pub fn is_quiet(&self) -> bool {
        self.level == Level::Quiet
    }

    /// A record that was passed over, with its place, the reason and the remedy.
    pub fn skipped(&self, skipped: &Skipped) {
        let before = self.skipped.fetch_add(1, Ordering::Relaxed);
        if before < SKIPPED_TOLD || self.level == Level::Verbose {
            self.complain(&skipped.to_string());
        }
    }

    /// One more article was read.
    pub fn article(&self) {
        self.bar().advance("reading", None);
    }

    /// The bar goes; what was not told one by one is counted, once.
    pub fn close(&self) {
        self.bar().clear();
        let untold = self.skipped.swap(0, Ordering::Relaxed).saturating_sub(SKIPPED_TOLD);
        if untold > 0 && self.level != Level::Verbose {
            self.complain(&format!("and {untold} more records skipped; -v tells all"));
        }
    }

    fn write(&self, message: &str) {
        let lines = message.lines().map(shown).collect::<Vec<_>>().join("\n");
        self.bar().aside(|| {
            // Where nobody listens there is nobody to tell.
            let _ = writeln!(io::stderr(), "{lines}");
        });
    }

    fn bar(&self) -> MutexGuard<'_, Bar> {
        self.bar.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Progress for Console {
    fn advance(&self, step: Step, of: usize) {
        let label = match step {
            Step::Extract => "extracting",
            Step::Link => "linking",
            Step::Learn => "learning",
            Step::Job => "jobs",
        };
        self.bar().advance(label, Some(of));
    }
}

/// Text that came from elsewhere, fit for a terminal: control characters and changes of direction are escaped.
pub fn shown(text: &str) -> String {
    quotetrace::error::printable(text).into_owned()
}
