//! Time as the proxy measures it: milliseconds since the process began, in one word.
//!
//! Deadlines, back-offs and "last seen" need neither a calendar nor nanoseconds, and a `u64` fits an atomic.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

static START: OnceLock<Instant> = OnceLock::new();

/// Milliseconds since the first call; never 0, so that 0 can mean "never".
pub(crate) fn now() -> u64 {
    millis(START.get_or_init(Instant::now).elapsed()) + 1
}

/// A duration in milliseconds.
pub(crate) fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX / 2)
}

/// The time of day, for dates in messages.
pub(crate) fn wall() -> std::time::SystemTime {
    #[expect(clippy::disallowed_methods, reason = "the proxy is where the clock is read")]
    std::time::SystemTime::now()
}

/// The time as of a worker's last look at the clock: good enough for deadlines, and it costs nothing.
#[derive(Clone, Debug)]
pub(crate) struct Coarse(Rc<Cell<u64>>);

impl Coarse {
    pub(crate) fn new() -> Coarse {
        Coarse(Rc::new(Cell::new(now())))
    }

    /// Looks at the clock.
    pub(crate) fn tick(&self) -> u64 {
        self.0.set(now());
        self.0.get()
    }

    /// The time, as of the last tick.
    pub(crate) fn now(&self) -> u64 {
        self.0.get()
    }
}
