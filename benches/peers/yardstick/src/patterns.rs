//! Regular expressions for engines that have none of their own: those compiled so far, per thread, found by the
//! pattern's text. There are few, so looking at one after the other is faster than any hash.

use std::cell::RefCell;

use regex::Regex;

use crate::fail;

thread_local! {
    static COMPILED: RefCell<Vec<(String, Regex)>> = const { RefCell::new(Vec::new()) };
}

/// Calls `with` with the compiled pattern.
#[inline]
pub fn with<R>(pattern: &str, with: impl FnOnce(&Regex) -> R) -> R {
    COMPILED.with_borrow_mut(|compiled| {
        let place = compiled.iter().position(|(text, _)| text == pattern).unwrap_or_else(|| {
            let regex = Regex::new(pattern).unwrap_or_else(|error| fail(error));
            compiled.push((pattern.to_owned(), regex));
            compiled.len() - 1
        });
        with(&compiled[place].1)
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
