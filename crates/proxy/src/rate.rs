//! The rate classes of a configuration, and the queues in front of them.
//!
//! Who must wait stands in the line of its class and context. The first in line watches the clock; when it goes away,
//! its place is the next one's at once, and nothing that was let through is lost.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use pointsman::{Answer, Datum, RateLimiter};
use sha2::{Digest, Sha256};

use crate::config::RateClass;

/// The line of one context.
#[derive(Default)]
struct Line {
    /// Held by the first one. It is handed on in the order in which it was asked for.
    turn: Arc<tokio::sync::Mutex<()>>,
    waiting: usize,
}

/// A class with its lines.
pub(crate) struct Queue {
    config: RateClass,
    limiter: RateLimiter,
    start: Instant,
    lines: Mutex<HashMap<Vec<u8>, Line>>,
}

/// Classes by name.
pub(crate) type Queues = HashMap<String, Arc<Queue>>;

/// The classes of a configuration. One that has not changed goes on as it was.
pub(crate) fn queues(classes: &[RateClass], old: Option<&Queues>) -> Queues {
    let queue = |class: &RateClass| match old.and_then(|old| old.get(&class.name)) {
        Some(queue) if queue.config == *class => Arc::clone(queue),
        _ => Arc::new(Queue::new(class.clone())),
    };
    classes.iter().map(|class| (class.name.clone(), queue(class))).collect()
}

impl Queue {
    fn new(config: RateClass) -> Queue {
        let limiter = RateLimiter::new(config.limits);
        Queue { config, limiter, start: Instant::now(), lines: Mutex::default() }
    }

    /// Takes a place now, if there is one and nobody waits for it.
    pub(crate) fn take(&self, context: &[u8]) -> bool {
        self.limiter.take_unless_waiting(&short(context), self.start.elapsed())
    }

    /// How many wait.
    pub(crate) fn backlog(&self, context: Option<&[u8]>) -> usize {
        self.limiter.backlog(context.map(short).as_deref())
    }

    /// Waits for a place: as long as the class lets it, and no longer than this.
    pub(crate) async fn wait(&self, context: Vec<u8>, limit: Duration) -> Answer {
        let name = &self.config.name;
        if self.limiter.backlog(None) >= self.config.queue {
            return Answer::Failed(format!("the queue of the rate class `{name}` is full"));
        }
        let waiter = Waiter::new(self, short(&context).into_owned());
        drop(context);
        let served = async {
            let _turn = waiter.turn.lock().await;
            while let Err(wait) = self.limiter.take(&waiter.context, self.start.elapsed()) {
                tokio::time::sleep(wait).await;
            }
        };
        match tokio::time::timeout(limit.min(self.config.timeout), served).await {
            Ok(()) => Answer::Value(Datum::Int(1)),
            Err(_) => Answer::Failed(format!("the wait in the rate class `{name}` took too long")),
        }
    }

    fn lines(&self) -> std::sync::MutexGuard<'_, HashMap<Vec<u8>, Line>> {
        self.lines.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What stands for a context: those that wait must not hold what a client made long.
fn short(context: &[u8]) -> Cow<'_, [u8]> {
    if context.len() <= 64 {
        Cow::Borrowed(context)
    } else {
        // Longer than what stands for itself, so that it cannot be another context.
        Cow::Owned(Sha256::digest(context).iter().copied().chain([0; 33]).collect())
    }
}

/// Somebody in a line, until it has waited or goes away.
struct Waiter<'q> {
    queue: &'q Queue,
    context: Vec<u8>,
    turn: Arc<tokio::sync::Mutex<()>>,
}

impl<'q> Waiter<'q> {
    fn new(queue: &'q Queue, context: Vec<u8>) -> Waiter<'q> {
        queue.limiter.begin_waiting(&context);
        let mut lines = queue.lines();
        let line = lines.entry(context.clone()).or_default();
        line.waiting += 1;
        let turn = Arc::clone(&line.turn);
        drop(lines);
        Waiter { queue, context, turn }
    }
}

impl Drop for Waiter<'_> {
    fn drop(&mut self) {
        self.queue.limiter.end_waiting(&self.context);
        let mut lines = self.queue.lines();
        if let Some(line) = lines.get_mut(&self.context) {
            line.waiting -= 1;
            if line.waiting == 0 {
                lines.remove(&self.context);
            }
        }
    }
}
