//! The bar of long work, on a terminal.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// Work that is done before needs no bar.
const SHORT: Duration = Duration::from_secs(1);

/// How often the bar is looked after; it draws itself less often still.
const EVERY: u32 = 16;

/// Shows how far a run is; in a pipe, or where somebody writes to a file, it shows nothing.
pub(super) struct Progress {
    bar: ProgressBar,
    read: Arc<AtomicU64>,
    begun: Instant,
    /// Documents that an earlier run did.
    before: u64,
    calls: u32,
    shown: bool,
}

impl Progress {
    /// For `total` bytes, of which `read` counts those that were read; 0 where nobody knows how many there are.
    pub(super) fn new(total: u64, read: Arc<AtomicU64>, before: u64) -> Self {
        let (bar, style) = if total > 0 {
            let style = "{bar:30} {percent:>3}%  {msg}, {eta} left";
            (
                ProgressBar::with_draw_target(Some(total), ProgressDrawTarget::hidden()),
                style,
            )
        } else {
            let style = "{spinner} {msg}";
            (ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden()), style)
        };
        if let Ok(style) = ProgressStyle::with_template(style) {
            bar.set_style(style);
        }
        Progress {
            bar,
            read,
            begun: Instant::now(),
            before,
            calls: 0,
            shown: false,
        }
    }

    /// The bar, for those who write to the screen meanwhile.
    pub(super) fn bar(&self) -> ProgressBar {
        self.bar.clone()
    }

    /// `documents` are done.
    pub(super) fn at(&mut self, documents: u64) {
        self.calls += 1;
        if !self.calls.is_multiple_of(EVERY) {
            return;
        }
        let seconds = self.begun.elapsed();
        if !self.shown && seconds > SHORT && std::io::stderr().is_terminal() {
            self.shown = true;
            self.bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(8));
        }
        if self.shown {
            let rate = (documents - self.before) as f64 / seconds.as_secs_f64();
            self.bar
                .set_message(format!("{documents} documents, {rate:.0} a second"));
            self.bar.set_position(self.read.load(Ordering::Relaxed));
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
