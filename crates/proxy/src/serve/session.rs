//! A client's connection, as all that works for it sees it: who it is, what it waits for, until when.
//!
//! One task serves a client's connection and the node's connection that answers it, so one deadline at a time is
//! enough. It is not a timer: a sweep of the worker wakes the tasks whose deadline has passed, ten times a second.
//! A timer of the runtime's for each step of each request would cost more than the rule does.

use std::cell::{Cell, OnceCell, RefCell};
use std::net::{IpAddr, SocketAddr};
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Wake, Waker};
use std::time::Duration;

use pointsman::{Completion, HttpTransaction, TlsSession};

use super::io::Meter;
use super::worker::Worker;
use crate::clock;
use crate::forward::Tunnel;
use crate::generation::Served;

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

/// How a connection ends, when a decision or an upgrade says so.
pub(crate) enum Ending {
    /// Closed without a word.
    Discard,
    /// These bytes, then closed.
    Close(Vec<u8>),
    /// Both sides become a tunnel.
    Tunnel(Box<Tunnel>),
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

/// A client's connection.
pub(crate) struct Session {
    pub(crate) worker: Rc<Worker>,
    /// Who connected.
    pub(crate) peer: SocketAddr,
    /// Where to.
    pub(crate) local: SocketAddr,
    /// The listener, as configured.
    pub(crate) listener: SocketAddr,
    /// The client's TLS session, when it ends here.
    tls: OnceCell<Arc<TlsSession>>,
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
    /// Wakes the task for the node's connection; see [`Quiet`].
    quiet: OnceCell<(Arc<Quiet>, Waker)>,
    requests: Cell<u32>,
    ending: RefCell<Option<Ending>>,
    /// Why the transaction ended, as far as is known now.
    fate: Cell<&'static Completion>,
    /// What is to be written of the transaction once its completion rules have had their say.
    entry: RefCell<Option<String>>,
    served: RefCell<Option<Rc<Served>>>,
    transaction: RefCell<Option<Box<HttpTransaction>>>,
}

impl Session {
    pub(crate) fn new(
        worker: Rc<Worker>,
        peer: SocketAddr,
        local: SocketAddr,
        listener: SocketAddr,
    ) -> Session {
        Session {
            worker,
            peer,
            local,
            listener,
            tls: OnceCell::new(),
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
            quiet: OnceCell::new(),
            requests: Cell::new(0),
            ending: RefCell::new(None),
            fate: Cell::new(Completion::COMPLETE),
            entry: RefCell::new(None),
            served: RefCell::new(None),
            transaction: RefCell::new(None),
        }
    }

    /// The peer's address without its port.
    pub(crate) fn peer_ip(&self) -> IpAddr {
        self.peer.ip().to_canonical()
    }

    /// The handshake is over.
    pub(crate) fn set_tls(&self, session: TlsSession) {
        // There is one handshake for a connection.
        let _ = self.tls.set(Arc::new(session));
    }

    /// The client's TLS session, when it ends here.
    pub(crate) fn tls(&self) -> Option<&Arc<TlsSession>> {
        self.tls.get()
    }

    /// What this connection is doing.
    pub(crate) fn phase(&self) -> Phase {
        self.phase.get()
    }

    // Deadlines.

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
        self.deadline.set(self.worker.now().saturating_add(period));
    }

    /// Sets or lifts the deadline of the whole transaction.
    pub(crate) fn limit(&self, whole: Option<Duration>) {
        let deadline = whole.map_or(u64::MAX, |whole| self.worker.now().saturating_add(clock::millis(whole)));
        self.hard_deadline.set(deadline);
    }

    /// What is left of the whole transaction's time.
    pub(crate) fn time_left(&self) -> Duration {
        Duration::from_millis(self.hard_deadline.get().saturating_sub(self.worker.now()))
    }

    /// Whether time is up. Bytes that moved since the deadline was set put it off.
    pub(crate) fn is_late(&self) -> bool {
        let now = self.worker.now();
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

    /// The waker that a node's connection is driven with, and the means to quiet it.
    pub(crate) fn quiet(&self, cx: &Context<'_>) -> (&Quiet, &Waker) {
        let (quiet, waker) = self.quiet.get_or_init(|| {
            let quiet = Arc::new(Quiet { muted: AtomicBool::new(false), task: cx.waker().clone() });
            let waker = Waker::from(Arc::clone(&quiet));
            (quiet, waker)
        });
        (quiet, waker)
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

    // Requests.

    /// Counts a request; gives how many there were with this one.
    pub(crate) fn count_request(&self) -> u32 {
        let count = self.requests.get().saturating_add(1);
        self.requests.set(count);
        count
    }

    /// The reply is handed over: the next request may come.
    pub(crate) fn reply_done(&self) {
        self.set_node(None);
        self.limit(None);
        let keep_alive = self.served.borrow().as_ref().map(|served| served.server.timeouts.keep_alive);
        self.enter(Phase::Idle, keep_alive.unwrap_or(Duration::from_secs(60)));
    }

    /// What serves this connection's requests, as of now. A listener that a reload removed keeps what it had.
    pub(crate) fn served(&self) -> Option<Rc<Served>> {
        let number = self.worker.shared.generation_number();
        let mut slot = self.served.borrow_mut();
        if let Some(served) = &*slot
            && served.checked.get() == number
        {
            return Some(Rc::clone(served));
        }
        match self.worker.served(self.listener) {
            Some(served) => *slot = Some(served),
            None => {
                if let Some(old) = &*slot {
                    old.checked.set(number);
                    old.removed.set(true);
                }
            }
        }
        slot.clone()
    }

    /// A transaction to use for a request: the last one of this connection, when it sees the same world.
    pub(crate) fn take_transaction(&self) -> Option<Box<HttpTransaction>> {
        self.transaction.borrow_mut().take()
    }

    /// Gives a transaction back for the next request.
    pub(crate) fn put_transaction(&self, transaction: Box<HttpTransaction>) {
        *self.transaction.borrow_mut() = Some(transaction);
    }

    /// Why the transaction ended, as far as is known now.
    pub(crate) fn fate(&self) -> &'static Completion {
        self.fate.get()
    }

    /// Says why the transaction ends.
    pub(crate) fn set_fate(&self, reason: &'static Completion) {
        self.fate.set(reason);
    }

    /// Puts off what is written of the transaction until its completion rules have run.
    pub(crate) fn put_entry(&self, entry: String) {
        *self.entry.borrow_mut() = Some(entry);
    }

    /// What was put off.
    pub(crate) fn take_entry(&self) -> Option<String> {
        self.entry.borrow_mut().take()
    }

    // The end.

    /// Says how the connection ends.
    pub(crate) fn end(&self, ending: Ending) {
        *self.ending.borrow_mut() = Some(ending);
    }

    /// How the connection ends, when that was said.
    pub(crate) fn take_ending(&self) -> Option<Ending> {
        self.ending.borrow_mut().take()
    }
}
