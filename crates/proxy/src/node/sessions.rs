//! How many sessions a node has, without a table of them.
//!
//! An operator who drains a node asks: how many are left, and when was the last one seen? Distinct sessions are
//! counted by linear counting: each sets one bit of a bitmap, and the share of bits that stayed zero tells how
//! many there were. Zero is exact, small numbers nearly so, and a node costs 11 KiB however many there are.

use std::sync::atomic::{AtomicU64, Ordering};

/// Bits of one bitmap: within a few percent up to some 20,000 sessions.
const BITS: usize = 4096;
const WORDS: usize = BITS / 64;
/// Bitmaps of a ring: the one being filled, and ten whole ones behind it.
const SLOTS: usize = 11;

/// Counts distinct sessions over the last minute and the last ten minutes.
#[derive(Debug)]
pub struct SessionCounter {
    /// Slots of six seconds: a minute.
    minute: Ring,
    /// Slots of a minute: ten minutes.
    ten_minutes: Ring,
    /// When a session was seen last; 0 is never.
    last: AtomicU64,
}

/// What an operator wants to know of a node's sessions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SessionCount {
    /// Distinct sessions seen in the last minute.
    pub minute: u64,
    /// Distinct sessions seen in the last ten minutes.
    pub ten_minutes: u64,
    /// Seconds since a session was seen.
    pub idle_seconds: Option<u64>,
}

impl Default for SessionCounter {
    fn default() -> Self {
        SessionCounter { minute: Ring::new(6_000), ten_minutes: Ring::new(60_000), last: AtomicU64::new(0) }
    }
}

impl SessionCounter {
    /// A session made a request. `session` is any number that is its own, well mixed.
    pub fn seen(&self, session: u64, now: u64) {
        self.minute.set(session, now);
        self.ten_minutes.set(session, now);
        self.last.store(now, Ordering::Relaxed);
    }

    /// The counts now.
    pub fn count(&self, now: u64) -> SessionCount {
        let last = self.last.load(Ordering::Relaxed);
        SessionCount {
            minute: self.minute.count(now),
            ten_minutes: self.ten_minutes.count(now),
            idle_seconds: (last != 0).then(|| now.saturating_sub(last) / 1000),
        }
    }
}

/// Bitmaps over the last few periods.
#[derive(Debug)]
struct Ring {
    period: u64,
    slots: Box<[Slot; SLOTS]>,
}

#[derive(Debug)]
struct Slot {
    /// The number of the period that the bits belong to.
    epoch: AtomicU64,
    words: [AtomicU64; WORDS],
}

impl Ring {
    fn new(period: u64) -> Ring {
        let slot = || Slot { epoch: AtomicU64::new(0), words: [const { AtomicU64::new(0) }; WORDS] };
        Ring { period, slots: Box::new(std::array::from_fn(|_| slot())) }
    }

    fn set(&self, session: u64, now: u64) {
        // Counted from 1, so that a slot never used belongs to no period.
        let epoch = now / self.period + 1;
        let slot = &self.slots[(epoch % SLOTS as u64) as usize];
        let old = slot.epoch.load(Ordering::Relaxed);
        // Whoever wins clears. A bit that another thread sets meanwhile may be lost until that session's next
        // request: an estimate can bear that.
        if old != epoch
            && slot.epoch.compare_exchange(old, epoch, Ordering::Relaxed, Ordering::Relaxed).is_ok()
        {
            for word in &slot.words {
                word.store(0, Ordering::Relaxed);
            }
        }
        let bit = session as usize % BITS;
        let (word, mask) = (&slot.words[bit / 64], 1 << (bit % 64));
        if word.load(Ordering::Relaxed) & mask == 0 {
            word.fetch_or(mask, Ordering::Relaxed);
        }
    }

    fn count(&self, now: u64) -> u64 {
        let epoch = now / self.period + 1;
        let recent = |slot: &&Slot| {
            let age = epoch.checked_sub(slot.epoch.load(Ordering::Relaxed));
            age.is_some_and(|age| age < SLOTS as u64)
        };
        let slots: Vec<&Slot> = self.slots.iter().filter(recent).collect();
        let ones: u32 = (0..WORDS)
            .map(|at| {
                slots.iter().fold(0, |all, slot| all | slot.words[at].load(Ordering::Relaxed)).count_ones()
            })
            .sum();
        let zeros = (BITS as f64 - f64::from(ones)).max(1.0);
        (BITS as f64 * (BITS as f64 / zeros).ln()).round() as u64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Well-mixed numbers, as sessions have them.
    fn session(number: u64) -> u64 {
        let mut bits = number.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits ^ (bits >> 31)
    }

    #[test]
    fn zero_is_exact_and_repeats_do_not_count() {
        let counter = SessionCounter::default();
        assert_eq!(counter.count(1), SessionCount { minute: 0, ten_minutes: 0, idle_seconds: None });
        for _ in 0..5 {
            for number in 1..=3 {
                counter.seen(session(number), 1000);
            }
        }
        assert_eq!(counter.count(4000), SessionCount { minute: 3, ten_minutes: 3, idle_seconds: Some(3) });
    }

    #[test]
    fn many_are_counted_within_five_percent() {
        let counter = SessionCounter::default();
        for number in 0..10_000 {
            counter.seen(session(number), 1000);
        }
        let count = counter.count(1000).minute;
        assert!((9_500..=10_500).contains(&count), "{count}");
    }

    #[test]
    fn they_are_forgotten_after_their_time() {
        let counter = SessionCounter::default();
        counter.seen(session(1), 1000);
        assert_eq!(counter.count(59_000).minute, 1);
        assert_eq!(counter.count(75_000).minute, 0);
        assert_eq!(counter.count(590_000).ten_minutes, 1);
        assert_eq!(counter.count(700_000).ten_minutes, 0);
        // The slot of the first one is used again much later.
        counter.seen(session(2), 1000 + 6_000 * SLOTS as u64 * 50);
        assert_eq!(counter.count(1000 + 6_000 * SLOTS as u64 * 50).minute, 1);
    }
}
