//! Polling without waking.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Wake, Waker};

/// Polls once without asking to be woken.
pub(crate) fn poll_idle<T>(poll: impl FnOnce(&mut Context<'_>) -> Poll<T>) -> Poll<T> {
    poll(&mut Context::from_waker(Waker::noop()))
}

/// Wakes whichever task drives a node's connection, but not while that very task does something that would only wake
/// itself, and nobody while the connection waits for its next request.
///
/// hyper's two halves of a connection, the reader of a body and the socket behind it, wake each other. Here one task
/// drives both and looks at one after the other anyway; each such wake would cost it a round for nothing. A connection
/// has one waker for all its tasks, so that the runtime need not be told of another for each request.
pub(crate) struct Quiet {
    muted: AtomicBool,
    task: Mutex<Option<Waker>>,
}

impl Quiet {
    /// One that wakes nobody yet; and the waker to poll with.
    pub(crate) fn new() -> (Arc<Quiet>, Waker) {
        let quiet = Arc::new(Quiet { muted: AtomicBool::new(false), task: Mutex::new(None) });
        let waker = Waker::from(Arc::clone(&quiet));
        (quiet, waker)
    }

    /// From now on the task of this context is woken.
    pub(crate) fn serve(&self, cx: &Context<'_>) {
        if let Ok(mut task) = self.task.lock()
            && !task.as_ref().is_some_and(|task| task.will_wake(cx.waker()))
        {
            *task = Some(cx.waker().clone());
        }
    }

    /// From now on nobody is woken.
    pub(crate) fn rest(&self) {
        if let Ok(mut task) = self.task.lock() {
            *task = None;
        }
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
        // The task and the runtime that wakes it for its sockets are one thread, so the order needs no care, and nobody
        // else has the lock.
        if !self.muted.load(Ordering::Relaxed)
            && let Ok(task) = self.task.lock()
            && let Some(task) = &*task
        {
            task.wake_by_ref();
        }
    }
}
