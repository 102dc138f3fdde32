//! Rate classes: how many requests may pass in a second and in a minute, for each context by itself.
//!
//! The generic cell rate algorithm: of each limit only one time is kept, at which everything that passed so far would be
//! paid for. It is that of ITU-T I.371, and written here because both limits must be asked before either is charged, the
//! clock is the host's, and contexts come from clients: their number is bounded.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// The limits of a class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateClass {
    /// Requests in a second, for each context; 0 is no limit.
    pub per_second: u32,
    /// Requests in a minute, for each context; 0 is no limit.
    pub per_minute: u32,
    /// Contexts that have limits of their own at a time; all beyond share one.
    pub contexts: usize,
}

impl Default for RateClass {
    fn default() -> RateClass {
        RateClass { per_second: 0, per_minute: 0, contexts: 100_000 }
    }
}

const SECOND: u64 = 1_000_000_000;
const MINUTE: u64 = 60 * SECOND;

/// When what passed so far is paid for, in nanoseconds: for the second's limit and the minute's.
type Paid = [u64; 2];

/// A class at work. Many threads may use it.
#[derive(Debug)]
pub struct RateLimiter {
    class: RateClass,
    hasher: RandomState,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    /// By the hash of the context, so that a long one costs no more than a short one.
    paid: HashMap<u64, Paid>,
    /// Those that no context of its own was left for.
    others: Paid,
    /// At this many contexts the ones that are paid for are thrown away.
    sweep_at: usize,
    /// Who waits, by the hash of the context.
    waiting: HashMap<u64, usize>,
    waiting_in_all: usize,
}

impl RateLimiter {
    /// A class through which nothing has passed yet.
    pub fn new(class: RateClass) -> RateLimiter {
        RateLimiter { class, hasher: RandomState::new(), state: Mutex::default() }
    }

    /// Its limits.
    pub fn class(&self) -> RateClass {
        self.class
    }

    /// Takes a place at this time; the error is how long until there is one.
    pub fn take(&self, context: &[u8], now: Duration) -> Result<(), Duration> {
        let key = self.hasher.hash_one(context);
        let now = u64::try_from(now.as_nanos()).unwrap_or(u64::MAX);
        let mut state = self.lock();
        let state = &mut *state;
        let paid = state.paid_of(key, self.class.contexts, now);
        let limits = [(self.class.per_second, SECOND), (self.class.per_minute, MINUTE)];
        let mut after = *paid;
        let mut wait = 0;
        for ((limit, period), paid) in limits.into_iter().zip(&mut after) {
            if limit == 0 {
                continue;
            }
            let share = period / u64::from(limit);
            let ahead = paid.saturating_sub(now);
            // All places of a period may be taken at once; then one comes back with each share of it.
            wait = wait.max(ahead.saturating_sub(period - share));
            *paid = (*paid).max(now).saturating_add(share);
        }
        if wait > 0 {
            return Err(Duration::from_nanos(wait));
        }
        *paid = after;
        Ok(())
    }

    /// Takes a place at this time, unless somebody waits for one.
    pub fn take_unless_waiting(&self, context: &[u8], now: Duration) -> bool {
        self.backlog(Some(context)) == 0 && self.take(context, now).is_ok()
    }

    /// Somebody begins to wait in a context.
    pub fn begin_waiting(&self, context: &[u8]) {
        let key = self.hasher.hash_one(context);
        let mut state = self.lock();
        *state.waiting.entry(key).or_default() += 1;
        state.waiting_in_all += 1;
    }

    /// Somebody has waited, or gives up.
    pub fn end_waiting(&self, context: &[u8]) {
        let key = self.hasher.hash_one(context);
        let mut state = self.lock();
        if let Some(count) = state.waiting.get_mut(&key) {
            *count -= 1;
            if *count == 0 {
                state.waiting.remove(&key);
            }
            state.waiting_in_all -= 1;
        }
    }

    /// How many wait: in all, or in one context.
    pub fn backlog(&self, context: Option<&[u8]>) -> usize {
        let state = self.lock();
        match context {
            None => state.waiting_in_all,
            Some(_) if state.waiting_in_all == 0 => 0,
            Some(context) => state.waiting.get(&self.hasher.hash_one(context)).copied().unwrap_or(0),
        }
    }

    /// A thread that panicked left whole numbers behind, so they may be used.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// The smallest number of contexts at which it is looked whether some may go.
    const SWEEP_LEAST: usize = 1024;

    fn paid_of(&mut self, key: u64, most: usize, now: u64) -> &mut Paid {
        let full = |state: &State| state.paid.len() >= most.min(state.sweep_at.max(State::SWEEP_LEAST));
        if full(self) && !self.paid.contains_key(&key) {
            // One that is paid for is as good as new.
            self.paid.retain(|_, paid| paid.iter().any(|&paid| paid > now));
            self.sweep_at = self.paid.len() * 2;
            if self.paid.len() >= most {
                return &mut self.others;
            }
        }
        self.paid.entry(key).or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limiter(per_second: u32, per_minute: u32, contexts: usize) -> RateLimiter {
        RateLimiter::new(RateClass { per_second, per_minute, contexts })
    }

    fn at(milliseconds: u64) -> Duration {
        Duration::from_millis(1_000_000 + milliseconds)
    }

    #[test]
    fn as_many_as_the_limit_says_then_one_by_one() {
        let limiter = limiter(4, 0, 10);
        for _ in 0..4 {
            assert_eq!(limiter.take(b"", at(0)), Ok(()));
        }
        assert_eq!(limiter.take(b"", at(0)), Err(Duration::from_millis(250)));
        assert_eq!(limiter.take(b"", at(249)), Err(Duration::from_millis(1)));
        // What was refused costs nothing.
        assert_eq!(limiter.take(b"", at(250)), Ok(()));
        assert_eq!(limiter.take(b"", at(250)), Err(Duration::from_millis(250)));
        // Who stays away gets no more than the limit.
        let passed = (0..10).filter(|_| limiter.take(b"", at(60_000)).is_ok()).count();
        assert_eq!(passed, 4);
    }

    #[test]
    fn limits_that_do_not_divide_their_period_let_no_more_through() {
        for limit in [1, 3, 7, 999, 1_000_000] {
            let limiter = limiter(limit, 0, 10);
            let passed = (0..limit * 2).filter(|_| limiter.take(b"", at(0)).is_ok()).count();
            assert_eq!(passed, limit as usize);
        }
    }

    #[test]
    fn both_limits_hold_and_a_refusal_charges_neither() {
        let limiter = limiter(2, 3, 10);
        let times = [0, 0, 0, 1000, 1000, 20_000];
        let passed: Vec<bool> = times.iter().map(|&time| limiter.take(b"", at(time)).is_ok()).collect();
        assert_eq!(passed, [true, true, false, true, false, true]);
    }

    #[test]
    fn contexts_are_apart_and_their_number_is_bounded() {
        let limiter = limiter(0, 1, 3);
        for context in ["a", "b", "c"] {
            assert!(limiter.take(context.as_bytes(), at(0)).is_ok());
            assert!(limiter.take(context.as_bytes(), at(0)).is_err());
        }
        // All others share one place.
        assert!(limiter.take(b"d", at(0)).is_ok());
        assert!(limiter.take(b"e", at(0)).is_err());
        // A minute later the first ones are forgotten, and there is room again.
        assert!(limiter.take(b"e", at(60_000)).is_ok());
        assert!(limiter.take(b"d", at(60_000)).is_ok());
        assert!(limiter.take(b"d", at(60_000)).is_err());
    }

    #[test]
    fn nobody_goes_before_those_who_wait() {
        let limiter = limiter(1, 0, 10);
        limiter.begin_waiting(b"a");
        limiter.begin_waiting(b"a");
        limiter.begin_waiting(b"b");
        assert_eq!((limiter.backlog(None), limiter.backlog(Some(b"a"))), (3, 2));
        assert!(!limiter.take_unless_waiting(b"a", at(0)));
        assert!(limiter.take_unless_waiting(b"c", at(0)));
        for context in [b"a", b"a", b"b", b"b"] {
            limiter.end_waiting(context);
        }
        assert_eq!((limiter.backlog(None), limiter.backlog(Some(b"a"))), (0, 0));
        assert!(limiter.take_unless_waiting(b"a", at(0)));
    }
}
