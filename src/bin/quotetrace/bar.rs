//! The progress bar: on a terminal only, and only for runs that take their time.

#![expect(clippy::disallowed_types, reason = "a bar that waits needs a clock")]

use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A run that is over sooner shows no bar.
const PATIENCE: Duration = Duration::from_secs(1);

/// One bar at a time, for the step that the run is at.
pub struct Bar {
    started: Instant,
    label: &'static str,
    drawn: Option<ProgressBar>,
}

impl Bar {
    /// A bar that will be drawn.
    pub fn new() -> Self {
        Self {
            started: Instant::now(),
            label: "",
            drawn: Some(ProgressBar::hidden()),
        }
    }

    /// A bar that never will.
    pub fn none() -> Self {
        Self {
            drawn: None,
            ..Self::new()
        }
    }

    /// One more of `pieces` of the step `label` is done; `None` where nobody knows how many there are.
    pub fn advance(&mut self, label: &'static str, pieces: Option<usize>) {
        let Some(drawn) = &mut self.drawn else { return };
        if self.label != label {
            drawn.finish_and_clear();
            *drawn = hidden(label, pieces);
            self.label = label;
        }
        if drawn.is_hidden() && self.started.elapsed() >= PATIENCE {
            drawn.set_draw_target(ProgressDrawTarget::stderr());
        }
        drawn.inc(1);
    }

    /// Takes the bar away while `write` writes to the terminal.
    pub fn aside(&self, write: impl FnOnce()) {
        match &self.drawn {
            Some(drawn) => drawn.suspend(write),
            None => write(),
        }
    }

    /// Takes the bar away.
    pub fn clear(&self) {
        self.drawn.as_ref().inspect(|drawn| drawn.finish_and_clear());
    }
}

fn hidden(label: &'static str, pieces: Option<usize>) -> ProgressBar {
    let template = if pieces.is_some() {
        "{msg:>10} {wide_bar} {pos}/{len}"
    } else {
        "{msg:>10} {pos}"
    };
    let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::with_draw_target(pieces.map(|n| n as u64), ProgressDrawTarget::hidden())
        .with_style(style)
        .with_message(label)
}
