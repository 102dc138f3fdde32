//! What rules had counted: numbered counters, and events by name. Shared by all transactions of a world.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use pointsman_model::Tally;

/// Counters and events.
#[derive(Debug)]
pub struct Tallies {
    narrow: [AtomicU32; COUNTERS],
    wide: [AtomicU64; COUNTERS],
    events: Mutex<BTreeMap<Vec<u8>, u64>>,
}

const COUNTERS: usize = Tally::COUNTERS as usize;

/// Names of events that are told apart; a rule may make names of what clients send.
const MOST_EVENTS: usize = 1000;

impl Default for Tallies {
    fn default() -> Tallies {
        Tallies {
            narrow: [const { AtomicU32::new(0) }; COUNTERS],
            wide: [const { AtomicU64::new(0) }; COUNTERS],
            events: Mutex::default(),
        }
    }
}

impl Tallies {
    /// Counts.
    pub fn add(&self, tally: Tally<'_>) {
        match tally {
            Tally::Counter(number, amount) => {
                if let Some(counter) = self.narrow.get(usize::from(number)) {
                    counter.fetch_add(amount.cast_unsigned(), Ordering::Relaxed);
                }
            }
            Tally::Counter64(number, amount) => {
                if let Some(counter) = self.wide.get(usize::from(number)) {
                    counter.fetch_add(i64::from(amount).cast_unsigned(), Ordering::Relaxed);
                }
            }
            Tally::Event(name) => {
                let mut events = self.events.lock().unwrap_or_else(PoisonError::into_inner);
                // One more name than there may be is still one more event.
                let full = events.len() >= MOST_EVENTS && !events.contains_key(name);
                let name = if full { b"(others)" } else { name };
                match events.get_mut(name) {
                    Some(count) => *count += 1,
                    None => drop(events.insert(name.to_vec(), 1)),
                }
            }
        }
    }

    /// The 32-bit counters that are not 0, by number.
    pub fn counters(&self) -> Vec<(u8, u32)> {
        let values = self.narrow.iter().map(|counter| counter.load(Ordering::Relaxed));
        (0u8..).zip(values).filter(|(_, value)| *value != 0).collect()
    }

    /// The 64-bit counters that are not 0, by number.
    pub fn counters64(&self) -> Vec<(u8, u64)> {
        let values = self.wide.iter().map(|counter| counter.load(Ordering::Relaxed));
        (0u8..).zip(values).filter(|(_, value)| *value != 0).collect()
    }

    /// How often each event came up, by name.
    pub fn events(&self) -> Vec<(Vec<u8>, u64)> {
        let events = self.events.lock().unwrap_or_else(PoisonError::into_inner);
        events.iter().map(|(name, count)| (name.clone(), *count)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counters_of_both_widths_go_down_and_begin_anew() {
        let tallies = Tallies::default();
        tallies.add(Tally::Counter(0, -1));
        tallies.add(Tally::Counter(99, 2));
        tallies.add(Tally::Counter(100, 2));
        tallies.add(Tally::Counter64(0, -1));
        assert_eq!(tallies.counters(), [(0, u32::MAX), (99, 2)]);
        assert_eq!(tallies.counters64(), [(0, u64::MAX)]);
        tallies.add(Tally::Counter(0, 1));
        assert_eq!(tallies.counters(), [(99, 2)]);
    }

    #[test]
    fn names_of_events_are_bounded() {
        let tallies = Tallies::default();
        for number in 0..2 * MOST_EVENTS {
            tallies.add(Tally::Event(format!("e{number}").as_bytes()));
        }
        tallies.add(Tally::Event(b"e0"));
        let events = tallies.events();
        assert_eq!(events.len(), MOST_EVENTS + 1);
        assert!(events.contains(&(b"(others)".to_vec(), MOST_EVENTS as u64)));
        assert!(events.contains(&(b"e0".to_vec(), 2)));
    }
}
