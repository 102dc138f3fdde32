//! Operands that are parsed once: patterns, networks, needles, names.

use std::any::{Any, TypeId};
use std::hash::BuildHasher;
use std::ops::{Deref, Range};
use std::sync::Arc;

use hashbrown::HashTable;

/// A type that a text argument is parsed into. When the argument is constant this happens at compile time
/// and a bad one is a diagnostic at its own span; otherwise it happens at run time, through a bounded cache.
pub trait Prepare: Sized + Send + Sync + 'static {
    /// What the text is expected to be, as a noun: "regular expression".
    const WHAT: &'static str;

    /// Whether an operand prepared at run time is kept for the next call. Says no what is as quick to prepare
    /// as to look up, and would only push patterns out of the cache.
    const KEPT: bool = true;

    /// Parses the text. No limits of a run apply, so the implementation bounds its own work and size.
    fn prepare(text: &[u8]) -> Result<Self, PrepareError>;

    /// Parses a text that is used for one call, when operands are not [`KEPT`](Prepare::KEPT): without the
    /// work that pays only over many calls.
    fn prepare_for_once(text: &[u8]) -> Result<Self, PrepareError> {
        Self::prepare(text)
    }

    /// Steps of fuel that a text costs that is no operand, where it takes work to see that.
    const FUEL_WHEN_BAD: u64 = 0;

    /// Steps of fuel that preparing it costs at run time, beside those for reading the text. They are taken for
    /// each call, also for an operand that was kept: a rule must not run longer on one machine than on another.
    fn fuel(&self) -> u64 {
        0
    }

    /// What the author of a constant should know of it, though it is good, as a sentence without a full stop:
    /// "this pattern backtracks". For a lint.
    fn caution(&self) -> Option<&'static str> {
        None
    }
}

/// Why a text could not be prepared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrepareError {
    /// What is wrong, as a sentence without a full stop: "`my.ip.address` is not an IP address".
    pub message: String,
    /// Which bytes of the text it is about; `None` is all of it.
    pub range: Option<Range<usize>>,
    /// What to write instead.
    pub help: Option<String>,
}

impl PrepareError {
    /// An error about the whole text.
    pub fn new(message: impl Into<String>) -> PrepareError {
        PrepareError { message: message.into(), range: None, help: None }
    }

    /// Adds what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> PrepareError {
        self.help = Some(help.into());
        self
    }

    /// Points at a part of the text.
    #[must_use]
    pub fn at(mut self, range: Range<usize>) -> PrepareError {
        self.range = Some(range);
        self
    }
}

/// A prepared operand of any type, as programs keep it.
#[derive(Clone)]
pub struct PreparedOperand {
    operand: Arc<dyn Any + Send + Sync>,
}

impl std::fmt::Debug for PreparedOperand {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PreparedOperand")
    }
}

impl PreparedOperand {
    /// Prepares `text` as a `T`.
    pub fn of<T: Prepare>(text: &[u8]) -> Result<PreparedOperand, PrepareError> {
        Ok(PreparedOperand { operand: Arc::new(T::prepare(text)?) })
    }

    /// An integer, which needs no preparation.
    pub fn int(int: i64) -> PreparedOperand {
        PreparedOperand { operand: Arc::new(int) }
    }

    /// What the author of this `T` should know of it. See [`Prepare::caution`].
    pub fn caution<T: Prepare>(&self) -> Option<&'static str> {
        self.get::<T>()?.caution()
    }

    /// The operand to keep, when it is a `T`.
    pub fn shared<T: Any + Send + Sync>(&self) -> Option<Arc<T>> {
        Arc::clone(&self.operand).downcast().ok()
    }

    /// The operand, when it is a `T`.
    #[inline]
    pub fn get<T: Any>(&self) -> Option<&T> {
        self.operand.downcast_ref()
    }
}

/// A prepared argument, as builtins take it.
#[derive(Debug)]
pub enum Prepared<'a, T> {
    /// Prepared at compile time.
    Constant(&'a T),
    /// Prepared at run time, and kept.
    Cached(Arc<T>),
    /// Prepared at run time, for this call.
    Once(T),
}

impl<T> Deref for Prepared<'_, T> {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        match self {
            Prepared::Constant(operand) => operand,
            Prepared::Cached(operand) => operand,
            Prepared::Once(operand) => operand,
        }
    }
}

/// What was prepared at run time, bounded by a number of entries. The entry not used for longest goes first.
#[derive(Debug, Default)]
pub struct PreparedCache {
    entries: HashTable<Cached>,
    hasher: foldhash::fast::FixedState,
    capacity: usize,
    clock: u64,
}

#[derive(Debug)]
struct Cached {
    ty: TypeId,
    text: Box<[u8]>,
    operand: Result<PreparedOperand, PrepareError>,
    used: u64,
}

impl PreparedCache {
    /// A cache of at most `capacity` operands.
    pub fn new(capacity: usize) -> PreparedCache {
        PreparedCache { capacity, ..PreparedCache::default() }
    }

    /// The operand for `text`, prepared now if it is not here. Errors are kept too. Finding an operand
    /// allocates nothing.
    pub fn get<T: Prepare>(&mut self, text: &[u8]) -> Result<Arc<T>, PrepareError> {
        self.clock += 1;
        let ty = TypeId::of::<T>();
        let hash = self.hasher.hash_one((ty, text));
        let wanted = |cached: &Cached| cached.ty == ty && *cached.text == *text;
        let operand = match self.entries.find_mut(hash, wanted) {
            Some(cached) => {
                cached.used = self.clock;
                cached.operand.clone()
            }
            None => {
                let operand = PreparedOperand::of::<T>(text);
                self.add(hash, Cached { ty, text: text.into(), operand: operand.clone(), used: self.clock });
                operand
            }
        };
        operand?.operand.downcast().map_err(|_| PrepareError::new("the cache holds another type"))
    }

    fn add(&mut self, hash: u64, cached: Cached) {
        if self.entries.len() >= self.capacity {
            let oldest = self.entries.iter().map(|cached| cached.used).min();
            self.entries.retain(|cached| Some(cached.used) != oldest);
        }
        let hasher = &self.hasher;
        self.entries.insert_unique(hash, cached, |cached| hasher.hash_one((cached.ty, &*cached.text)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Number(u32);

    impl Prepare for Number {
        const WHAT: &'static str = "number";

        fn prepare(text: &[u8]) -> Result<Self, PrepareError> {
            let text = String::from_utf8_lossy(text);
            text.parse().map(Number).map_err(|_| PrepareError::new(format!("`{text}` is not a number")))
        }
    }

    #[test]
    fn the_cache_is_bounded_and_forgets_the_oldest() {
        let mut cache = PreparedCache::new(2);
        let one = cache.get::<Number>(b"1").unwrap();
        assert_eq!(one.0, 1);
        cache.get::<Number>(b"2").unwrap();
        assert!(Arc::ptr_eq(&one, &cache.get::<Number>(b"1").unwrap()));
        assert!(cache.get::<Number>(b"x").is_err());
        assert_eq!(cache.entries.len(), 2);
        assert!(Arc::ptr_eq(&one, &cache.get::<Number>(b"1").unwrap()));
    }
}
