//! Regular expressions for engines that have none of their own: a cache per thread, by the pattern's text.

use std::cell::RefCell;
use std::collections::HashMap;

use regex::Regex;

use crate::fail;

thread_local! {
    static CACHE: RefCell<HashMap<String, Regex>> = RefCell::default();
}

/// Calls `with` with the compiled pattern.
#[inline]
pub fn with<R>(pattern: &str, with: impl FnOnce(&Regex) -> R) -> R {
    CACHE.with_borrow_mut(|cache| {
        if !cache.contains_key(pattern) {
            let compiled = Regex::new(pattern).unwrap_or_else(|error| fail(error));
            cache.insert(pattern.to_owned(), compiled);
        }
        match cache.get(pattern) {
            Some(compiled) => with(compiled),
            None => fail("a pattern left the cache"),
        }
    })
}

/// Whether the pattern matches.
#[inline]
pub fn is_match(pattern: &str, text: &str) -> bool {
    with(pattern, |regex| regex.is_match(text))
}

/// Calls `with` with the first two groups when the pattern matches.
#[inline]
pub fn two_groups<R>(pattern: &str, text: &str, found: impl FnOnce(&str, &str) -> R) -> Option<R> {
    with(pattern, |regex| {
        let groups = regex.captures(text)?;
        Some(found(groups.get(1)?.as_str(), groups.get(2)?.as_str()))
    })
}
