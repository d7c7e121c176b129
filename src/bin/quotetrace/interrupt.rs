//! Ctrl-C and its kin: exit with 130, and leave no half-written output behind.

use std::sync::{Mutex, MutexGuard, PoisonError};

/// How many outputs are being written, and whether someone asked to stop meanwhile.
struct State {
    writing: usize,
    asked: bool,
}

static STATE: Mutex<State> = Mutex::new(State {
    writing: 0,
    asked: false,
});

const INTERRUPTED: i32 = 130;

/// From now on an interruption ends the program at once, unless it is writing.
pub fn exit_when_asked() {
    // Without a handler the signal ends the program anyway; only its exit code is another.
    let _ = ctrlc::set_handler(|| {
        let mut state = state();
        state.asked = true;
        if state.writing == 0 {
            leave();
        }
    });
}

/// Does `work`, which writes; an interruption waits until it has put everything in order.
pub fn writing<T>(work: impl FnOnce() -> T) -> T {
    state().writing += 1;
    let result = work();
    let mut state = state();
    state.writing -= 1;
    if state.asked && state.writing == 0 {
        leave();
    }
    result
}

fn state() -> MutexGuard<'static, State> {
    STATE.lock().unwrap_or_else(PoisonError::into_inner)
}

#[expect(
    clippy::disallowed_methods,
    reason = "the work elsewhere cannot be called back, and nothing is left to be put in order"
)]
fn leave() -> ! {
    std::process::exit(INTERRUPTED)
}
