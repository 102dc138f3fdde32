//! What the tests are made of: scripted back ends, a client that says exactly what it wants, a proxy to stand between.

mod backend;
mod binary;
mod client;
mod front;
mod secure;
mod tls;

use std::time::{Duration, Instant};

pub(crate) use backend::{Backend, Next, free_port};
pub(crate) use binary::Binary;
pub(crate) use client::{Client, Response, get};
pub(crate) use front::{Front, pool, server};
pub(crate) use secure::{Ends, Secure};
pub(crate) use tls::{Authority, Leaf, TlsClient};

/// How long something may take before the proxy counts as broken.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

/// Waits until something is true.
#[track_caller]
pub(crate) fn until(what: &str, mut is_true: impl FnMut() -> bool) {
    let begin = Instant::now();
    while !is_true() {
        assert!(begin.elapsed() < PATIENCE, "waited in vain until {what}");
        std::thread::sleep(Duration::from_millis(2));
    }
}
