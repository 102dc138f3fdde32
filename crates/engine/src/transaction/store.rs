//! Stores of values that outlive a run: bounded by bytes, so that no rule can eat the machine.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use pointsman_model::Datum;

/// What an entry costs beside its key and its value.
const ENTRY_BYTES: usize = 64;
/// Locks of a shared store; two threads rarely want the same one.
const SHARDS: usize = 16;

type Entries = HashMap<Vec<u8>, Datum>;

fn cost(key: &[u8], value: &Datum) -> usize {
    ENTRY_BYTES + key.len() + value.size()
}

/// A store that all transactions share: what `data.*` and `data.local.*` speak to.
///
/// It holds at most as many bytes as it was made for. A value that does not fit is refused, and the key keeps
/// what it had: nothing is evicted, because a rule that counts on a value must not lose it to another's.
pub struct MemoryStore {
    shards: Vec<Mutex<Entries>>,
    hasher: RandomState,
    used: AtomicUsize,
    limit: AtomicUsize,
    /// A value was refused, and there was not much room since.
    full: AtomicBool,
    when_full: Option<Box<dyn Fn(usize) + Send + Sync>>,
}

impl std::fmt::Debug for MemoryStore {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("MemoryStore")
            .field("used", &self.used)
            .field("limit", &self.limit)
            .finish_non_exhaustive()
    }
}

impl MemoryStore {
    /// An empty store of at most `limit` bytes.
    pub fn new(limit: usize) -> MemoryStore {
        MemoryStore {
            shards: (0..SHARDS).map(|_| Mutex::default()).collect(),
            hasher: RandomState::new(),
            used: AtomicUsize::new(0),
            limit: AtomicUsize::new(limit),
            full: AtomicBool::new(false),
            when_full: None,
        }
    }

    /// Calls `tell`, with the limit, when a value is refused for the first time, and again when it is after an eighth
    /// of the store was free in between.
    #[must_use]
    pub fn when_full(mut self, tell: impl Fn(usize) + Send + Sync + 'static) -> MemoryStore {
        self.when_full = Some(Box::new(tell));
        self
    }

    /// Sets how many bytes it may hold from now on. What it holds stays.
    pub fn set_limit(&self, limit: usize) {
        self.limit.store(limit, Ordering::Release);
    }

    fn limit(&self) -> usize {
        self.limit.load(Ordering::Acquire)
    }

    #[cold]
    fn refused(&self) {
        if !self.full.swap(true, Ordering::AcqRel)
            && let Some(tell) = &self.when_full
        {
            tell(self.limit());
        }
    }

    /// Behind a removal: there may be room again.
    fn freed(&self) {
        if self.full.load(Ordering::Acquire) && self.used.load(Ordering::Acquire) <= self.limit() / 8 * 7 {
            self.full.store(false, Ordering::Release);
        }
    }

    fn shard(&self, key: &[u8]) -> MutexGuard<'_, Entries> {
        let shard = self.hasher.hash_one(key) as usize % SHARDS;
        lock(&self.shards[shard])
    }

    /// The value under `key`.
    pub fn get(&self, key: &[u8]) -> Option<Datum> {
        self.shard(key).get(key).cloned()
    }

    /// Stores a value; false when there is no room, and then nothing has changed.
    pub fn set(&self, key: &[u8], value: Datum) -> bool {
        let mut entries = self.shard(key);
        let new = cost(key, &value);
        let old = entries.get(key).map_or(0, |old| cost(key, old));
        let claimed = self.used.fetch_update(Ordering::AcqRel, Ordering::Acquire, |used| {
            let after = used - old + new;
            (after <= self.limit() || new <= old).then_some(after)
        });
        if claimed.is_err() {
            drop(entries);
            self.refused();
            return false;
        }
        match entries.get_mut(key) {
            Some(slot) => *slot = value,
            None => {
                entries.insert(key.to_vec(), value);
            }
        }
        true
    }

    /// Removes a key; whether it was there.
    pub fn remove(&self, key: &[u8]) -> bool {
        let removed = self.shard(key).remove(key);
        match removed {
            Some(value) => {
                self.used.fetch_sub(cost(key, &value), Ordering::AcqRel);
                self.freed();
                true
            }
            None => false,
        }
    }

    /// Removes all keys that begin with `prefix`.
    pub fn reset(&self, prefix: &[u8]) {
        for shard in &self.shards {
            lock(shard).retain(|key, value| {
                let keep = !key.starts_with(prefix);
                if !keep {
                    self.used.fetch_sub(cost(key, value), Ordering::AcqRel);
                }
                keep
            });
        }
        self.freed();
    }

    /// Everything in it, in the order of the keys. A copy: for tests and for a person who looks.
    pub fn entries(&self) -> Vec<(Vec<u8>, Datum)> {
        let mut all = Vec::new();
        for shard in &self.shards {
            all.extend(lock(shard).iter().map(|(key, value)| (key.clone(), value.clone())));
        }
        all.sort_by(|(a, _), (b, _)| a.cmp(b));
        all
    }

    /// Bytes used and bytes free.
    pub fn usage(&self) -> (usize, usize) {
        let used = self.used.load(Ordering::Acquire);
        (used, self.limit().saturating_sub(used))
    }
}

/// A thread that panicked while it held the lock left whole entries behind, so they may be used.
fn lock(shard: &Mutex<Entries>) -> MutexGuard<'_, Entries> {
    shard.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The store of one transaction: what `connection.data.*` speaks to. Same rules as [`MemoryStore`].
#[derive(Clone, Debug, Default)]
pub(super) struct OwnStore {
    entries: Entries,
    used: usize,
}

impl OwnStore {
    /// Bytes that the rules of one transaction may keep beside their runs.
    const LIMIT: usize = 1 << 20;

    pub(super) fn get(&self, key: &[u8]) -> Option<&Datum> {
        self.entries.get(key)
    }

    pub(super) fn entries(&self) -> Vec<(Vec<u8>, Datum)> {
        let mut all: Vec<_> = self.entries.iter().map(|(key, value)| (key.clone(), value.clone())).collect();
        all.sort_by(|(a, _), (b, _)| a.cmp(b));
        all
    }

    pub(super) fn set(&mut self, key: &[u8], value: Datum) -> bool {
        let new = cost(key, &value);
        let old = self.entries.get(key).map_or(0, |old| cost(key, old));
        let after = self.used - old + new;
        if after > Self::LIMIT && new > old {
            return false;
        }
        self.used = after;
        self.entries.insert(key.to_vec(), value);
        true
    }

    pub(super) fn remove(&mut self, key: &[u8]) -> bool {
        let removed = self.entries.remove(key);
        self.used -= removed.as_ref().map_or(0, |value| cost(key, value));
        removed.is_some()
    }

    pub(super) fn reset(&mut self, prefix: &[u8]) {
        self.entries.retain(|key, _| !key.starts_with(prefix));
        self.used = self.entries.iter().map(|(key, value)| cost(key, value)).sum();
    }

    pub(super) fn usage(&self) -> (usize, usize) {
        (self.used, Self::LIMIT.saturating_sub(self.used))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(len: usize) -> Datum {
        Datum::Text(vec![b'x'; len])
    }

    #[test]
    fn a_full_store_refuses_and_keeps_what_it_had() {
        let store = MemoryStore::new(400);
        assert!(store.set(b"a", text(100)));
        let (used, free) = store.usage();
        assert_eq!(used + free, 400);
        assert!(!store.set(b"b", text(1000)));
        assert!(!store.set(b"a", text(1000)));
        assert_eq!(store.get(b"a"), Some(text(100)));
        assert_eq!(store.get(b"b"), None);
        assert_eq!(store.usage(), (used, free));
        assert!(store.set(b"a", text(1)));
        assert_eq!(store.usage().0, used - 99);
        assert!(store.remove(b"a"));
        assert!(!store.remove(b"a"));
        assert_eq!(store.usage(), (0, 400));
    }

    #[test]
    fn that_it_is_full_is_told_once_until_there_is_room_again() {
        let told = std::sync::Arc::new(AtomicUsize::new(0));
        let count = std::sync::Arc::clone(&told);
        let store = MemoryStore::new(1000).when_full(move |limit| {
            count.fetch_add(limit, Ordering::Relaxed);
        });
        let fill = || (0..20).filter(|n: &i32| store.set(n.to_string().as_bytes(), text(50))).count();
        let fitted = fill();
        assert!((2..20).contains(&fitted), "{fitted}");
        assert_eq!(fill(), fitted, "what is there is set again");
        assert_eq!(told.load(Ordering::Relaxed), 1000);
        store.reset(b"");
        assert_eq!(fill(), fitted);
        assert_eq!(told.load(Ordering::Relaxed), 2000);
        store.set_limit(100_000);
        assert_eq!(fill(), 20);
        assert_eq!(told.load(Ordering::Relaxed), 2000);
    }

    #[test]
    fn reset_takes_a_prefix() {
        let store = MemoryStore::new(10_000);
        for key in ["ip-1", "ip-2", "ip", "user"] {
            assert!(store.set(key.as_bytes(), Datum::Int(1)));
        }
        store.reset(b"ip-");
        assert_eq!(store.get(b"ip-1"), None);
        assert_eq!(store.get(b"ip"), Some(Datum::Int(1)));
        store.reset(b"");
        assert_eq!(store.usage().0, 0);
    }

    #[test]
    fn threads_never_overfill_it() {
        let store = MemoryStore::new(5_000);
        let stored: usize = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..4)
                .map(|thread| {
                    let store = &store;
                    scope.spawn(move || {
                        (0..100).filter(|n| store.set(format!("{thread}-{n}").as_bytes(), text(10))).count()
                    })
                })
                .collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).sum()
        });
        let (used, free) = store.usage();
        assert!(used <= 5_000 && used + free == 5_000);
        assert!(stored > 20 && stored < 100, "{stored}");
    }

    #[test]
    fn the_store_of_a_transaction_is_bounded_too() {
        let mut store = OwnStore::default();
        assert!(store.set(b"k", text(10)));
        assert!(!store.set(b"big", text(2 << 20)));
        assert!(store.remove(b"k"));
        assert_eq!(store.usage(), (0, OwnStore::LIMIT));
        assert!(store.set(b"a-1", text(1)) && store.set(b"b", text(1)));
        let full = store.usage().0;
        store.reset(b"a");
        assert_eq!(store.usage().0, full - cost(b"a-1", &text(1)));
    }
}
