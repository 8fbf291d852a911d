//! Ctrl-C: the run ends where it stands, and another one goes on from there.

use super::say;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// How a shell knows that a program was interrupted.
pub(super) const CODE: u8 = 130;

/// How long a run may take to end by itself. One that waits for its input never will.
const PATIENCE: Duration = Duration::from_secs(2);

/// Whether somebody has pressed Ctrl-C, or the system asks the program to end.
#[derive(Debug, Clone, Default)]
pub(super) struct Interrupt(Arc<AtomicBool>);

impl Interrupt {
    /// Listens from now on; `advice` says how to go on.
    pub(super) fn listen(advice: String) -> Self {
        let interrupt = Interrupt::default();
        let pressed = interrupt.clone();
        // Where the system has no such signals, nobody can send them.
        let _ = ctrlc::set_handler(move || {
            pressed.0.store(true, Ordering::Relaxed);
            std::thread::sleep(PATIENCE);
            // What was saved a moment ago is as good as if the run had ended by itself.
            say(&advice);
            std::process::exit(i32::from(CODE));
        });
        interrupt
    }

    pub(super) fn is_pressed(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}
