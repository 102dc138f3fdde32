//! A bounded table of sessions: which node each is bound to, the one unused for longest forgotten first.
//!
//! Keys are 128 bits of keyed hash, so that an entry has one size whatever a rule takes for a key, and nobody
//! outside can make two sessions meet. Sixteen locks, one of them held for a lookup.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::net::IpAddr;
use std::sync::{Mutex, MutexGuard, PoisonError};

const SHARDS: usize = 16;

/// A session's key in a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key(u128);

impl Key {
    /// A number that is this session's own.
    pub fn number(self) -> u64 {
        self.0 as u64
    }
}

/// Sessions and their nodes.
#[derive(Debug)]
pub struct Table {
    hashers: [RandomState; 2],
    shards: Vec<Mutex<Shard>>,
    /// Milliseconds without a request after which a session is forgotten.
    timeout: Option<u64>,
}

impl Table {
    /// An empty table of at most `entries` sessions, give or take what sixteen shards round up.
    pub fn new(entries: usize, timeout: Option<u64>) -> Table {
        let capacity = entries.div_ceil(SHARDS).max(1);
        Table {
            hashers: [RandomState::new(), RandomState::new()],
            shards: (0..SHARDS).map(|_| Mutex::new(Shard::new(capacity))).collect(),
            timeout,
        }
    }

    /// The key of a client's address in a pool. An IPv4 address written as an IPv6 one is the same client.
    pub fn address(&self, pool: &str, ip: IpAddr) -> Key {
        self.key(&(pool, ip.to_canonical()))
    }

    /// The key that a rule set, in a pool.
    pub fn word(&self, pool: &str, word: &[u8]) -> Key {
        self.key(&(pool, word))
    }

    fn key(&self, value: &impl std::hash::Hash) -> Key {
        let [low, high] = &self.hashers;
        Key(u128::from(low.hash_one(value)) | u128::from(high.hash_one(value)) << 64)
    }

    fn shard(&self, key: Key) -> MutexGuard<'_, Shard> {
        let shard = &self.shards[(key.0 >> 64) as usize % SHARDS];
        // Each change of a shard is whole before anything could panic.
        shard.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The node that a session is bound to.
    pub fn recall(&self, key: Key, now: u64) -> Option<u64> {
        let mut shard = self.shard(key);
        let slot = shard.find(key, now, self.timeout)?;
        shard.touch(slot, now);
        Some(shard.slots[slot as usize].node)
    }

    /// Binds a session to a node, unless it was bound since to another that `keeps` accepts: requests of one new
    /// session that come at once all go to one node. Gives the node that it is bound to now.
    pub fn bind(&self, key: Key, node: u64, now: u64, keeps: impl FnOnce(u64) -> bool) -> u64 {
        let mut shard = self.shard(key);
        if let Some(slot) = shard.find(key, now, self.timeout) {
            shard.touch(slot, now);
            let bound = &mut shard.slots[slot as usize].node;
            if *bound != node && !keeps(*bound) {
                *bound = node;
            }
            return *bound;
        }
        shard.insert(key, node, now);
        node
    }

    /// Sessions in the table.
    pub fn len(&self) -> usize {
        let len = |shard: &Mutex<Shard>| shard.lock().unwrap_or_else(PoisonError::into_inner).index.len();
        self.shards.iter().map(len).sum()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// A slot number that stands for none.
const NONE: u32 = u32::MAX;

/// A part of the table: slots linked from the newest to the oldest.
#[derive(Debug)]
struct Shard {
    index: HashMap<Key, u32>,
    slots: Vec<Slot>,
    capacity: usize,
    newest: u32,
    oldest: u32,
}

#[derive(Debug)]
struct Slot {
    key: Key,
    node: u64,
    used: u64,
    newer: u32,
    older: u32,
}

impl Shard {
    fn new(capacity: usize) -> Shard {
        Shard { index: HashMap::new(), slots: Vec::new(), capacity, newest: NONE, oldest: NONE }
    }

    /// The slot of a session that is still remembered.
    fn find(&mut self, key: Key, now: u64, timeout: Option<u64>) -> Option<u32> {
        let slot = *self.index.get(&key)?;
        let idle = now.saturating_sub(self.slots[slot as usize].used);
        if timeout.is_some_and(|timeout| idle > timeout) {
            // Its place is used again when its turn comes; the next request finds it fresh.
            self.slots[slot as usize].node = 0;
            return None;
        }
        (self.slots[slot as usize].node != 0).then_some(slot)
    }

    fn touch(&mut self, slot: u32, now: u64) {
        self.slots[slot as usize].used = now;
        if self.newest != slot {
            self.unlink(slot);
            self.link(slot);
        }
    }

    fn insert(&mut self, key: Key, node: u64, now: u64) {
        let slot = if let Some(&slot) = self.index.get(&key) {
            self.unlink(slot);
            slot
        } else if self.slots.len() < self.capacity {
            self.slots.push(Slot { key, node, used: now, newer: NONE, older: NONE });
            self.slots.len() as u32 - 1
        } else {
            let slot = self.oldest;
            self.unlink(slot);
            self.index.remove(&self.slots[slot as usize].key);
            slot
        };
        let entry = &mut self.slots[slot as usize];
        (entry.key, entry.node, entry.used) = (key, node, now);
        self.index.insert(key, slot);
        self.link(slot);
    }

    fn link(&mut self, slot: u32) {
        let older = std::mem::replace(&mut self.newest, slot);
        let entry = &mut self.slots[slot as usize];
        (entry.newer, entry.older) = (NONE, older);
        match older {
            NONE => self.oldest = slot,
            older => self.slots[older as usize].newer = slot,
        }
    }

    fn unlink(&mut self, slot: u32) {
        let Slot { newer, older, .. } = self.slots[slot as usize];
        match newer {
            NONE => self.newest = older,
            newer => self.slots[newer as usize].older = older,
        }
        match older {
            NONE => self.oldest = newer,
            older => self.slots[older as usize].newer = newer,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_bounded_and_forgets_the_oldest() {
        let mut shard = Shard::new(3);
        let key = |number: u128| Key(number);
        for number in 1..=3 {
            shard.insert(key(number), 7, number as u64);
        }
        let first = shard.find(key(1), 4, None).unwrap();
        shard.touch(first, 4);
        shard.insert(key(4), 8, 5);
        assert_eq!(shard.find(key(2), 5, None), None, "2 was the oldest");
        for number in [1, 3, 4] {
            assert!(shard.find(key(number), 5, None).is_some(), "{number}");
        }
        assert_eq!((shard.slots.len(), shard.index.len()), (3, 3));
        for number in 10..1000 {
            shard.insert(key(number), 9, number as u64);
        }
        assert_eq!((shard.slots.len(), shard.index.len()), (3, 3));
        assert!([997, 998, 999].into_iter().all(|number| shard.find(key(number), 1, None).is_some()));
    }

    #[test]
    fn a_session_stays_where_it_is_bound() {
        let table = Table::new(100, None);
        let key = table.word("pool", b"alice");
        assert_eq!(table.recall(key, 1), None);
        assert_eq!(table.bind(key, 11, 1, |_| true), 11);
        assert_eq!(table.recall(key, 2), Some(11));
        assert_eq!(table.bind(key, 22, 3, |_| true), 11, "the first of two at once wins");
        assert_eq!(table.bind(key, 22, 3, |_| false), 22, "a dead node's session moves");
        assert_ne!(table.word("other pool", b"alice"), key);
        assert_eq!(table.len(), 1);
    }

    #[test]
    fn an_unused_session_is_forgotten() {
        let table = Table::new(100, Some(1_000));
        let key = table.address("pool", "127.0.0.1".parse().unwrap());
        assert_eq!(table.address("pool", "::ffff:127.0.0.1".parse().unwrap()), key);
        table.bind(key, 11, 1, |_| true);
        assert_eq!(table.recall(key, 1_000), Some(11));
        assert_eq!(table.recall(key, 2_000), Some(11), "each request keeps it alive");
        assert_eq!(table.recall(key, 3_001), None);
        assert_eq!(table.bind(key, 22, 3_002, |_| true), 22);
        assert_eq!(table.len(), 1);
    }
}
