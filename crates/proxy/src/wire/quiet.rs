//! Polling without waking.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, Wake, Waker};

/// Polls once without asking to be woken.
pub(crate) fn poll_idle<T>(poll: impl FnOnce(&mut Context<'_>) -> Poll<T>) -> Poll<T> {
    poll(&mut Context::from_waker(Waker::noop()))
}

/// Wakes a task, but not while that very task does something that would only wake itself.
///
/// hyper's two halves of a connection, the reader of a body and the socket behind it, wake each other. Here one task
/// drives both and looks at one after the other anyway; each such wake would cost it a round for nothing.
pub(crate) struct Quiet {
    muted: AtomicBool,
    task: Waker,
}

impl Quiet {
    /// For the task of this context; and the waker to poll with.
    pub(super) fn new(cx: &Context<'_>) -> (Arc<Quiet>, Waker) {
        let quiet = Arc::new(Quiet { muted: AtomicBool::new(false), task: cx.waker().clone() });
        let waker = Waker::from(Arc::clone(&quiet));
        (quiet, waker)
    }

    /// Does something without being woken by it.
    pub(crate) fn while_muted<T>(&self, act: impl FnOnce() -> T) -> T {
        self.muted.store(true, Ordering::Relaxed);
        let done = act();
        self.muted.store(false, Ordering::Relaxed);
        done
    }
}

impl Wake for Quiet {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        // The task and the runtime that wakes it for its sockets are one thread, so the order needs no care.
        if !self.muted.load(Ordering::Relaxed) {
            self.task.wake_by_ref();
        }
    }
}
