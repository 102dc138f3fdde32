//! A worker: one thread, one runtime, its own listeners, clients and connections to nodes.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::net::{SocketAddr, TcpListener as StdListener};
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;
use tokio::sync::mpsc::UnboundedReceiver;
use tokio::task::spawn_local;

use super::connection;
use crate::log::Level;
use crate::session::{Session, Shared, Stage, Worker};

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

/// A worker's listeners and clients.
struct Front {
    worker: Rc<Worker>,
    sessions: RefCell<HashMap<u64, Rc<Session>>>,
    next_session: Cell<u64>,
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
    let front = Rc::new(Front::new(Rc::new(Worker::new(shared))));
    spawn_local(sweep(Rc::clone(&front)));
    loop {
        tokio::select! {
            command = commands.recv() => match command {
                Some(command) => front.obey(command),
                None => return,
            },
            () = front.empty.notified() => {}
        }
        let stage = front.worker.shared.stage();
        if stage == Stage::Cut || (stage != Stage::Running && front.is_empty()) {
            return;
        }
    }
}

async fn sweep(front: Rc<Front>) {
    let mut ticks = tokio::time::interval(SWEEP);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    let mut count = 0u32;
    loop {
        ticks.tick().await;
        let now = front.worker.clock.tick();
        for session in front.sessions.borrow().values() {
            session.watchdog.sweep(now);
        }
        count = count.wrapping_add(1);
        if count.is_multiple_of(10) {
            front.worker.sweep();
        }
    }
}

impl Front {
    fn new(worker: Rc<Worker>) -> Front {
        Front {
            worker,
            sessions: RefCell::default(),
            next_session: Cell::new(0),
            listeners: RefCell::default(),
            accepting: Cell::new(0),
            empty: Notify::new(),
        }
    }

    fn is_empty(&self) -> bool {
        self.accepting.get() == 0 && self.sessions.borrow().is_empty()
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
                    let log = &self.worker.shared.log;
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
                    session.watchdog.wake();
                }
            }
        }
    }

    fn admit(self: &Rc<Self>, stream: TcpStream, peer: SocketAddr, listener: SocketAddr) {
        // A reply is written in one go; waiting for more to send would only delay it.
        let _ = stream.set_nodelay(true);
        let local = stream.local_addr().unwrap_or(listener);
        let session = Rc::new(Session::new(Rc::clone(&self.worker), peer, local, listener));
        let number = self.next_session.get();
        self.next_session.set(number.wrapping_add(1));
        self.sessions.borrow_mut().insert(number, Rc::clone(&session));
        self.worker.shared.connections.fetch_add(1, Ordering::Relaxed);
        let front = Rc::clone(self);
        spawn_local(async move {
            let _gone = Gone { front, number };
            connection::serve(session, stream).await;
        });
    }
}

/// Strikes a connection off when its task is over, however that ends.
struct Gone {
    front: Rc<Front>,
    number: u64,
}

impl Drop for Gone {
    fn drop(&mut self) {
        let session = self.front.sessions.borrow_mut().remove(&self.number);
        drop(session);
        self.front.worker.shared.connections.fetch_sub(1, Ordering::Relaxed);
        if self.front.is_empty() {
            self.front.empty.notify_one();
        }
    }
}

/// Accepts at one address until told to stop; then what waits in the queue, and no more.
async fn accept(front: Rc<Front>, address: SocketAddr, listener: TcpListener, stop: Rc<Notify>) {
    loop {
        let limit = front.worker.max_connections();
        if front.worker.shared.connections.load(Ordering::Relaxed) >= limit {
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
            Ok((stream, peer)) => front.admit(stream, peer, address),
            Err(error) => {
                // Out of file descriptors, mostly: trying again at once would only spin.
                let log = &front.worker.shared.log;
                log.event(Level::Error, format_args!("cannot accept at {address}: {error}"));
                tokio::time::sleep(SWEEP).await;
            }
        }
    }
    drain(&front, address, listener);
    front.accepting.set(front.accepting.get() - 1);
    front.empty.notify_one();
}

/// Takes what waits in a listener's queue, then closes it.
fn drain(front: &Rc<Front>, address: SocketAddr, listener: TcpListener) {
    // Not by the runtime: it may not have heard yet of what came last.
    let Ok(listener) = listener.into_std() else { return };
    while let Ok((stream, peer)) = listener.accept() {
        let stream = stream.set_nonblocking(true).and_then(|()| TcpStream::from_std(stream));
        if let Ok(stream) = stream {
            front.admit(stream, peer, address);
        }
    }
}
