//! A worker: one thread, one runtime, its own listeners, clients and connections to nodes.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::net::{SocketAddr, TcpListener as StdListener};
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;
use tokio::sync::mpsc::UnboundedReceiver;
use tokio::task::spawn_local;

use super::connection;
use super::session::Session;
use super::shared::{Shared, Stage};
use crate::clock;
use crate::forward::IdleLinks;
use crate::generation::{Generation, Served};
use crate::log::Level;
use crate::outbound::Outbound;
use crate::rules::Runners;

/// What a worker is told.
#[derive(Debug)]
pub(crate) enum Command {
    /// Accept connections here. The address is the one in the configuration.
    Listen(SocketAddr, StdListener),
    /// Accept what waits at this address, then no more.
    Unlisten(SocketAddr),
    /// The stage of the process has changed.
    Stage,
}

/// A worker's own state. Nothing here is seen by another thread.
pub(crate) struct Worker {
    pub(crate) shared: Arc<Shared>,
    pub(crate) idle: IdleLinks,
    pub(crate) runners: Runners,
    pub(crate) outbound: Outbound,
    now: Cell<u64>,
    random: Cell<u64>,
    sessions: RefCell<HashMap<u64, Rc<Session>>>,
    next_session: Cell<u64>,
    generation: RefCell<Arc<Generation>>,
    served: RefCell<HashMap<SocketAddr, Rc<Served>>>,
    listeners: RefCell<HashMap<SocketAddr, Rc<Notify>>>,
    /// Listeners that may still accept, those told to stop included.
    accepting: Cell<usize>,
    /// Told when a listener or the last connection is gone.
    empty: Notify,
}

/// How often deadlines are looked at.
const SWEEP: Duration = Duration::from_millis(100);

/// Runs a worker until the process ends.
pub(crate) async fn run(shared: Arc<Shared>, mut commands: UnboundedReceiver<Command>) {
    let worker = Rc::new(Worker::new(shared));
    spawn_local(sweep(Rc::clone(&worker)));
    loop {
        tokio::select! {
            command = commands.recv() => match command {
                Some(command) => worker.obey(command),
                None => return,
            },
            () = worker.empty.notified() => {}
        }
        let stage = worker.shared.stage();
        if stage == Stage::Cut || (stage != Stage::Running && worker.is_empty()) {
            return;
        }
    }
}

async fn sweep(worker: Rc<Worker>) {
    let mut ticks = tokio::time::interval(SWEEP);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    let mut count = 0u32;
    loop {
        ticks.tick().await;
        let now = clock::now();
        worker.now.set(now);
        for session in worker.sessions.borrow().values() {
            session.sweep(now);
        }
        count = count.wrapping_add(1);
        if count.is_multiple_of(10) {
            worker.idle.sweep(now);
            worker.refresh();
        }
    }
}

impl Worker {
    fn new(shared: Arc<Shared>) -> Worker {
        let mut seed = [0; 8];
        // Session numbers need not be secret, only their own; without the kernel's randomness the clock must do.
        if getrandom::fill(&mut seed).is_err() {
            seed = (clock::now() ^ u64::from(std::process::id()) << 32).to_ne_bytes();
        }
        let generation = shared.generation();
        Worker {
            idle: IdleLinks::default(),
            runners: Runners::default(),
            outbound: Outbound::default(),
            now: Cell::new(clock::now()),
            random: Cell::new(u64::from_ne_bytes(seed)),
            sessions: RefCell::default(),
            next_session: Cell::new(0),
            generation: RefCell::new(generation),
            served: RefCell::default(),
            listeners: RefCell::default(),
            accepting: Cell::new(0),
            empty: Notify::new(),
            shared,
        }
    }

    fn is_empty(&self) -> bool {
        self.accepting.get() == 0 && self.sessions.borrow().is_empty()
    }

    /// The time, as of the last sweep.
    pub(crate) fn now(&self) -> u64 {
        self.now.get()
    }

    /// A number that is not used twice (SplitMix64).
    pub(crate) fn random(&self) -> u64 {
        let state = self.random.get().wrapping_add(0x9e37_79b9_7f4a_7c15);
        self.random.set(state);
        let mut bits = state;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }

    /// Sees to it that nothing of an old configuration is kept.
    fn refresh(&self) {
        if self.generation.borrow().number != self.shared.generation_number() {
            let generation = self.shared.generation();
            self.served.borrow_mut().clear();
            self.runners.forget();
            *self.generation.borrow_mut() = generation;
        }
    }

    /// What serves a listener now; `None` when there is no such listener any more.
    pub(crate) fn served(&self, listener: SocketAddr) -> Option<Rc<Served>> {
        self.refresh();
        if let Some(served) = self.served.borrow().get(&listener) {
            return Some(Rc::clone(served));
        }
        let served = Rc::new(self.generation.borrow().serve(listener)?);
        self.served.borrow_mut().insert(listener, Rc::clone(&served));
        Some(served)
    }

    fn obey(self: &Rc<Self>, command: Command) {
        match command {
            Command::Listen(address, listener) => match TcpListener::from_std(listener) {
                Ok(listener) => {
                    let stop = Rc::new(Notify::new());
                    self.listeners.borrow_mut().insert(address, Rc::clone(&stop));
                    self.accepting.set(self.accepting.get() + 1);
                    spawn_local(accept(Rc::clone(self), address, listener, stop));
                }
                Err(error) => {
                    let log = &self.shared.log;
                    log.event(Level::Error, format_args!("cannot listen on {address}: {error}"));
                }
            },
            Command::Unlisten(address) => {
                if let Some(stop) = self.listeners.borrow_mut().remove(&address) {
                    stop.notify_one();
                }
            }
            Command::Stage => {
                for (_, stop) in self.listeners.borrow_mut().drain() {
                    stop.notify_one();
                }
                for session in self.sessions.borrow().values() {
                    session.wake();
                }
            }
        }
    }

    fn admit(self: &Rc<Self>, stream: TcpStream, peer: SocketAddr, listener: SocketAddr) {
        // A reply is written in one go; waiting for more to send would only delay it.
        let _ = stream.set_nodelay(true);
        let local = stream.local_addr().unwrap_or(listener);
        let session = Rc::new(Session::new(Rc::clone(self), peer, local, listener));
        let number = self.next_session.get();
        self.next_session.set(number.wrapping_add(1));
        self.sessions.borrow_mut().insert(number, Rc::clone(&session));
        self.shared.connections.fetch_add(1, Ordering::Relaxed);
        let worker = Rc::clone(self);
        spawn_local(async move {
            let _gone = Gone { worker, number };
            connection::serve(session, stream).await;
        });
    }
}

/// Strikes a connection off when its task is over, however that ends.
struct Gone {
    worker: Rc<Worker>,
    number: u64,
}

impl Drop for Gone {
    fn drop(&mut self) {
        let session = self.worker.sessions.borrow_mut().remove(&self.number);
        drop(session);
        self.worker.shared.connections.fetch_sub(1, Ordering::Relaxed);
        if self.worker.is_empty() {
            self.worker.empty.notify_one();
        }
    }
}

/// Accepts at one address until told to stop; then what waits in the queue, and no more.
async fn accept(worker: Rc<Worker>, address: SocketAddr, listener: TcpListener, stop: Rc<Notify>) {
    loop {
        let limit = worker.generation.borrow().max_connections;
        if worker.shared.connections.load(Ordering::Relaxed) >= limit {
            // Those beyond the limit wait in the kernel's queue.
            tokio::select! {
                () = stop.notified() => break,
                () = tokio::time::sleep(SWEEP) => continue,
            }
        }
        let accepted = tokio::select! {
            biased;
            () = stop.notified() => break,
            accepted = listener.accept() => accepted,
        };
        match accepted {
            Ok((stream, peer)) => worker.admit(stream, peer, address),
            Err(error) => {
                // Out of file descriptors, mostly: trying again at once would only spin.
                let log = &worker.shared.log;
                log.event(Level::Error, format_args!("cannot accept at {address}: {error}"));
                tokio::time::sleep(SWEEP).await;
            }
        }
    }
    drain(&worker, address, listener);
    worker.accepting.set(worker.accepting.get() - 1);
    worker.empty.notify_one();
}

/// Takes what waits in a listener's queue, then closes it.
fn drain(worker: &Rc<Worker>, address: SocketAddr, listener: TcpListener) {
    // Not by the runtime: it may not have heard yet of what came last.
    let Ok(listener) = listener.into_std() else { return };
    while let Ok((stream, peer)) = listener.accept() {
        let stream = stream.set_nonblocking(true).and_then(|()| TcpStream::from_std(stream));
        if let Ok(stream) = stream {
            worker.admit(stream, peer, address);
        }
    }
}

/// Polls once without asking to be woken.
pub(crate) fn poll_idle<T>(poll: impl FnOnce(&mut Context<'_>) -> Poll<T>) -> Poll<T> {
    poll(&mut Context::from_waker(Waker::noop()))
}
