//! Operands that are parsed once: patterns, networks, needles, names.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::ops::{Deref, Range};
use std::sync::Arc;

/// A type that a text argument is parsed into. When the argument is constant this happens at compile time
/// and a bad one is a diagnostic at its own span; otherwise it happens at run time, through a bounded cache.
pub trait Prepare: Sized + Send + Sync + 'static {
    /// What the text is expected to be, as a noun: "regular expression".
    const WHAT: &'static str;

    /// Parses the text. No limits of a run apply, so the implementation bounds its own work and size.
    fn prepare(text: &[u8]) -> Result<Self, PrepareError>;
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
pub struct PreparedOperand(Arc<dyn Any + Send + Sync>);

impl std::fmt::Debug for PreparedOperand {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PreparedOperand")
    }
}

impl PreparedOperand {
    /// Prepares `text` as a `T`.
    pub fn of<T: Prepare>(text: &[u8]) -> Result<PreparedOperand, PrepareError> {
        Ok(PreparedOperand(Arc::new(T::prepare(text)?)))
    }

    /// The operand, when it is a `T`.
    #[inline]
    pub fn get<T: Prepare>(&self) -> Option<&T> {
        self.0.downcast_ref()
    }
}

/// A prepared argument, as builtins take it.
#[derive(Debug)]
pub enum Prepared<'a, T> {
    /// Prepared at compile time.
    Constant(&'a T),
    /// Prepared at run time.
    Cached(Arc<T>),
}

impl<T> Deref for Prepared<'_, T> {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        match self {
            Prepared::Constant(operand) => operand,
            Prepared::Cached(operand) => operand,
        }
    }
}

/// What was prepared at run time, bounded by a number of entries. The entry not used for longest goes first.
#[derive(Debug, Default)]
pub struct PreparedCache {
    entries: HashMap<(TypeId, Box<[u8]>), Cached>,
    capacity: usize,
    clock: u64,
}

#[derive(Debug)]
struct Cached {
    operand: Result<PreparedOperand, PrepareError>,
    used: u64,
}

impl PreparedCache {
    /// A cache of at most `capacity` operands.
    pub fn new(capacity: usize) -> PreparedCache {
        PreparedCache { entries: HashMap::new(), capacity, clock: 0 }
    }

    /// The operand for `text`, prepared now if it is not here. Errors are kept too.
    pub fn get<T: Prepare>(&mut self, text: &[u8]) -> Result<Arc<T>, PrepareError> {
        self.clock += 1;
        let key = (TypeId::of::<T>(), Box::from(text));
        let clock = self.clock;
        if self.entries.len() >= self.capacity && !self.entries.contains_key(&key) {
            let oldest =
                self.entries.iter().min_by_key(|(_, cached)| cached.used).map(|(key, _)| key.clone());
            if let Some(oldest) = oldest {
                self.entries.remove(&oldest);
            }
        }
        let cached = self
            .entries
            .entry(key)
            .or_insert_with(|| Cached { operand: PreparedOperand::of::<T>(text), used: clock });
        cached.used = clock;
        let operand = cached.operand.clone()?;
        operand.0.downcast().map_err(|_| PrepareError::new("the cache holds another type"))
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
