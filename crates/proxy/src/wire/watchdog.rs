//! What a client's connection waits for, and until when.
//!
//! One task serves a client's connection and the node's connection that answers it, so one deadline at a time is
//! enough. It is not a timer: a sweep of the worker wakes the tasks whose deadline has passed, ten times a second.
//! A timer of the runtime's for each step of each request would cost more than the rule does.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::task::Waker;
use std::time::Duration;

use super::metered::Meter;
use crate::clock::{self, Coarse};

/// Bytes in a second that a client must send or take while it is waited for.
const PACE: u64 = 100;

/// What a connection is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Phase {
    /// Between requests.
    Idle,
    /// A head has begun to come.
    Head,
    /// A request is being worked on; whoever works on it watches the deadline.
    Working,
    /// A reply is on its way to the client.
    Replying,
}

/// Watches over a connection.
pub(crate) struct Watchdog {
    clock: Coarse,
    /// What moves on the client's socket.
    pub(crate) client: Rc<Meter>,
    /// What moves on the socket of the node that works for it now.
    node: RefCell<Option<Rc<Meter>>>,
    phase: Cell<Phase>,
    deadline: Cell<u64>,
    period: Cell<u64>,
    /// Bytes moved when the deadline was set.
    moved: Cell<u64>,
    /// Bytes read from the client when the phase began.
    read: Cell<u64>,
    /// When the whole transaction must be over; `u64::MAX` is never.
    hard_deadline: Cell<u64>,
    /// Whether a request's body waits for the client.
    pub(crate) starved: Rc<Cell<bool>>,
    waker: RefCell<Option<Waker>>,
}

impl Watchdog {
    pub(crate) fn new(clock: Coarse) -> Watchdog {
        Watchdog {
            clock,
            client: Rc::default(),
            node: RefCell::new(None),
            phase: Cell::new(Phase::Idle),
            deadline: Cell::new(u64::MAX),
            period: Cell::new(0),
            moved: Cell::new(0),
            read: Cell::new(0),
            hard_deadline: Cell::new(u64::MAX),
            starved: Rc::default(),
            waker: RefCell::new(None),
        }
    }

    /// What this connection is doing.
    pub(crate) fn phase(&self) -> Phase {
        self.phase.get()
    }

    /// Something else begins, which must move within `period`.
    pub(crate) fn enter(&self, phase: Phase, period: Duration) {
        self.phase.set(phase);
        self.read.set(self.client.read());
        self.arm(period);
    }

    /// Whether the client has sent something since it became idle.
    pub(crate) fn head_has_begun(&self) -> bool {
        self.client.read() != self.read.get()
    }

    /// Begins to wait anew: bytes must move within `period`.
    pub(crate) fn arm(&self, period: Duration) {
        let period = clock::millis(period);
        self.period.set(period);
        self.moved.set(self.moved_now());
        self.deadline.set(self.clock.now().saturating_add(period));
    }

    /// Sets or lifts the deadline of the whole transaction.
    pub(crate) fn limit(&self, whole: Option<Duration>) {
        let deadline = whole.map_or(u64::MAX, |whole| self.clock.now().saturating_add(clock::millis(whole)));
        self.hard_deadline.set(deadline);
    }

    /// What is left of the whole transaction's time.
    pub(crate) fn time_left(&self) -> Duration {
        Duration::from_millis(self.hard_deadline.get().saturating_sub(self.clock.now()))
    }

    /// Whether time is up. Bytes that moved since the deadline was set put it off.
    pub(crate) fn is_late(&self) -> bool {
        let now = self.clock.now();
        if now >= self.hard_deadline.get() && matches!(self.phase.get(), Phase::Working | Phase::Replying) {
            return true;
        }
        if now < self.deadline.get() {
            return false;
        }
        let moved = self.moved_now();
        // A client that is waited for must keep a pace, or one byte now and then would hold its place for ever. A
        // node's pace is its own affair: an event stream may trickle.
        let waits_for_client = self.starved.get() || self.client.is_blocked();
        let least = if waits_for_client { self.period.get() / 1000 * PACE + 1 } else { 1 };
        if moved >= self.moved.get() + least && self.phase.get() != Phase::Head {
            self.moved.set(moved);
            self.deadline.set(now.saturating_add(self.period.get()));
            return false;
        }
        true
    }

    fn moved_now(&self) -> u64 {
        self.client.moved() + self.node.borrow().as_ref().map_or(0, |node| node.moved())
    }

    /// The node's socket that works for this connection from now on.
    pub(crate) fn set_node(&self, meter: Option<Rc<Meter>>) {
        *self.node.borrow_mut() = meter;
        self.moved.set(self.moved_now());
    }

    /// Whether that node is told when its TLS connection is closed.
    pub(crate) fn tell_node(&self, told: bool) {
        if let Some(node) = &*self.node.borrow() {
            node.close_alert(told);
        }
    }

    /// Remembers how to wake the task that serves this connection.
    pub(crate) fn set_waker(&self, waker: &Waker) {
        let mut slot = self.waker.borrow_mut();
        if !slot.as_ref().is_some_and(|old| old.will_wake(waker)) {
            *slot = Some(waker.clone());
        }
    }

    /// Wakes the task when a deadline may have passed.
    pub(crate) fn sweep(&self, now: u64) {
        if now >= self.deadline.get() || now >= self.hard_deadline.get() {
            self.wake();
        }
    }

    /// Wakes the task.
    pub(crate) fn wake(&self) {
        if let Some(waker) = &*self.waker.borrow() {
            waker.wake_by_ref();
        }
    }
}
