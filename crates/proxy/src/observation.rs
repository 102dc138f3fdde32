//! What the proxy observes of its traffic: what rules count, how well classes of requests are served, the latest
//! transactions. It outlives reloads, and is told in the log when somebody asks (SIGUSR1) and at the end.

use std::collections::{HashMap, VecDeque};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use pointsman::{Ledger, Name, ServiceLevel, Tallies};

use crate::clock;
use crate::config::{Config, ServiceClass};
use crate::log::{Level, Log};

/// Seconds that a service level looks back.
const WINDOW: usize = 60;

/// Transactions that are remembered.
const RECENT: usize = 100;

/// What is kept when the configuration changes.
#[derive(Debug, Default)]
pub(crate) struct Lasting {
    pub(crate) tallies: Tallies,
    recent: Mutex<VecDeque<String>>,
}

/// What one configuration observes.
#[derive(Debug)]
pub(crate) struct Observation {
    pub(crate) lasting: Arc<Lasting>,
    classes: HashMap<Name, (ServiceClass, Arc<Window>)>,
    keeps_log: bool,
    keeps_recent: bool,
}

/// Requests of the last minute, second by second. Each slot is the second that it counts for in its upper half, and a
/// count in its lower.
#[derive(Debug)]
struct Window {
    all: [AtomicU64; WINDOW],
    good: [AtomicU64; WINDOW],
}

impl Default for Window {
    fn default() -> Window {
        let slots = || [const { AtomicU64::new(0) }; WINDOW];
        Window { all: slots(), good: slots() }
    }
}

fn add(slots: &[AtomicU64; WINDOW], second: u64) {
    let slot = &slots[second as usize % WINDOW];
    let count = |value: u64| {
        let fresh = if value >> 32 == second { value } else { second << 32 };
        Some(fresh + 1)
    };
    let _ = slot.fetch_update(Ordering::Relaxed, Ordering::Relaxed, count);
}

fn sum(slots: &[AtomicU64; WINDOW], second: u64) -> u64 {
    let recent = |value: &u64| second.saturating_sub(value >> 32) < WINDOW as u64;
    slots
        .iter()
        .map(|slot| slot.load(Ordering::Relaxed))
        .filter(recent)
        .map(|value| value & 0xffff_ffff)
        .sum()
}

impl Window {
    fn record(&self, second: u64, good: bool) {
        add(&self.all, second);
        if good {
            add(&self.good, second);
        }
    }

    /// The percentage of good ones, rounded down; 100 without any.
    fn conforming(&self, second: u64) -> u8 {
        let (all, good) = (sum(&self.all, second), sum(&self.good, second));
        // The two are not read at one moment.
        (good * 100).checked_div(all).map_or(100, |percent| percent.min(100) as u8)
    }
}

impl Observation {
    /// For a configuration. Classes that were there before go on.
    pub(crate) fn new(config: &Config, old: Option<&Observation>) -> Observation {
        let classes = config.service_levels.iter().map(|class| {
            let before = old.and_then(|old| old.classes.get(&class.name));
            let window = before.map_or_else(Arc::default, |(_, window)| Arc::clone(window));
            (class.name.clone(), (class.clone(), window))
        });
        Observation {
            lasting: old.map_or_else(Arc::default, |old| Arc::clone(&old.lasting)),
            classes: classes.collect(),
            keeps_log: config.access_log,
            keeps_recent: config.recent,
        }
    }

    /// A class as it does now.
    pub(crate) fn service_level(&self, class: &str) -> Option<ServiceLevel> {
        let (class, window) = self.classes.get(class)?;
        Some(ServiceLevel { conforming: window.conforming(clock::now() / 1000), threshold: class.serious })
    }

    /// Whether there is a class whose requests must be timed.
    pub(crate) fn has_classes(&self) -> bool {
        !self.classes.is_empty()
    }

    /// A request of a class was answered after this time, or not at all.
    pub(crate) fn served(&self, class: &str, time: Option<Duration>) {
        if let Some((class, window)) = self.classes.get(class) {
            window.record(clock::now() / 1000, time.is_some_and(|time| time <= class.response_time));
        }
    }

    /// Whether transactions are written down, unless a rule says otherwise.
    pub(crate) fn keeps(&self, ledger: Ledger) -> bool {
        match ledger {
            Ledger::RequestLog => self.keeps_log,
            Ledger::RecentConnections => self.keeps_recent,
        }
    }

    /// Remembers a transaction; the oldest one is forgotten.
    pub(crate) fn remember(&self, line: String) {
        let mut recent = self.lasting.recent.lock().unwrap_or_else(PoisonError::into_inner);
        if recent.len() >= RECENT {
            recent.pop_front();
        }
        recent.push_back(line);
    }

    /// Tells all of it.
    pub(crate) fn tell(&self, log: &Log) {
        let tallies = &self.lasting.tallies;
        for (number, value) in tallies.counters() {
            log.line(Level::Info, format_args!("counter={number} value={value}"));
        }
        for (number, value) in tallies.counters64() {
            log.line(Level::Info, format_args!("counter64={number} value={value}"));
        }
        for (name, count) in tallies.events() {
            log.line(Level::Info, format_args!("event=\"{}\" count={count}", String::from_utf8_lossy(&name)));
        }
        let mut names: Vec<&Name> = self.classes.keys().collect();
        names.sort();
        for name in names {
            if let Some(ServiceLevel { conforming, threshold }) = self.service_level(name) {
                log.line(
                    Level::Info,
                    format_args!("service_level=\"{name}\" conforming={conforming} serious={threshold}"),
                );
            }
        }
        for line in self.lasting.recent.lock().unwrap_or_else(PoisonError::into_inner).iter() {
            log.line(Level::Info, format_args!("recent {line}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_forgets_what_is_a_minute_old() {
        let window = Window::default();
        assert_eq!(window.conforming(7), 100);
        window.record(7, true);
        window.record(7, true);
        window.record(8, false);
        assert_eq!(window.conforming(8), 66);
        assert_eq!(window.conforming(66), 66);
        // The seventh second is a minute ago.
        assert_eq!(window.conforming(67), 0);
        assert_eq!(window.conforming(68), 100);
        // Its slot is used again.
        window.record(67, true);
        assert_eq!(window.conforming(67), 50);
    }
}
