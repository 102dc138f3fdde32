//! The types of parameters and results that are more than a number or bytes.
//!
//! They exist so that a builtin's Rust signature says what the function does with a container: reads it,
//! changes it in place, or gives back a new one.

use std::ops::Deref;

use crate::{ContainerId, Value};

/// An array that is only read, or (as a result) a new one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ArrayRef(pub ContainerId);

/// A hash that is only read, or (as a result) a new one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HashRef(pub ContainerId);

/// An array that is changed in place; as a result, the caller's own array.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ArrayMut(pub ContainerId);

/// A hash that is changed in place; as a result, the caller's own hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HashMut(pub ContainerId);

/// All further arguments, as they are.
#[derive(Clone, Copy, Debug)]
pub struct Rest<'a>(&'a [Value]);

impl<'a> Rest<'a> {
    /// The arguments from `first` on; none when there are fewer.
    #[inline]
    pub fn new(args: &'a [Value], first: usize) -> Rest<'a> {
        Rest(args.get(first..).unwrap_or_default())
    }
}

impl Deref for Rest<'_> {
    type Target = [Value];

    #[inline]
    fn deref(&self) -> &[Value] {
        self.0
    }
}
