//! What a command came to, and its exit code.
//!
//! | code | meaning |
//! | --- | --- |
//! | 0 | done; also when the reader of standard output went away |
//! | 1 | done, and what `--fail-on` names was met |
//! | 2 | nothing done: wrong usage, nothing readable, a bad model or marked file, or the result could not be written |
//! | 3 | done, but some inputs were skipped |
//! | 130 | interrupted |
//!
//! A result that could not be written is 2 and not 1, as with grep and diff: 1 is an answer, and a full disk must not
//! pass for one.

use std::io;

use crate::console::Console;

/// What a command came to, when it came to an end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// All was done.
    Done,
    /// All but some inputs.
    SomeSkipped,
    /// All was done, and what `--fail-on` names was met.
    PolicyHit,
}

/// Tells what went wrong, if anything, and gives the exit code.
pub fn exit_code(outcome: anyhow::Result<Outcome>, console: &Console) -> u8 {
    console.close();
    match outcome {
        Ok(Outcome::Done) => 0,
        Ok(Outcome::SomeSkipped) => 3,
        Ok(Outcome::PolicyHit) => 1,
        Err(error) if error.downcast_ref().is_some_and(is_closed_pipe) => 0,
        Err(error) => {
            console.complain(&told(&error));
            2
        }
    }
}

/// The error and its causes, each told once: some errors name their cause themselves.
fn told(error: &anyhow::Error) -> String {
    let mut message = error.to_string();
    for cause in error.chain().skip(1).map(ToString::to_string) {
        if !message.contains(&cause) {
            message.extend([": ", &cause]);
        }
    }
    message
}

/// Ends the program at once.
#[expect(
    clippy::disallowed_methods,
    reason = "for the middle of reading, which cannot be called back and may have no end"
)]
pub fn leave(outcome: anyhow::Result<Outcome>, console: &Console) -> ! {
    std::process::exit(exit_code(outcome, console).into())
}

/// Whether an error comes from a reader who has gone, as `head` does.
pub fn is_closed_pipe(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::BrokenPipe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cause_is_told_once() {
        let refused = || anyhow::anyhow!("disk full");
        assert_eq!(
            told(&refused().context("cannot write a.csv")),
            "cannot write a.csv: disk full"
        );
        assert_eq!(
            told(&refused().context("cannot write a.csv: disk full")),
            "cannot write a.csv: disk full"
        );
    }
}
