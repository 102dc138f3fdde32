//! The exchange that host functions of rivals work on: a pointer per thread, which costs them next to nothing.
#![allow(unsafe_code, reason = "an engine's callbacks have no room for a borrowed request")]

use std::cell::Cell;
use std::ptr::{NonNull, null_mut};

use crate::{Exchange, fail};

thread_local! {
    static CURRENT: Cell<*mut Exchange> = const { Cell::new(null_mut()) };
}

/// Ends the loan, also when `run` panics.
struct Loan;

impl Drop for Loan {
    fn drop(&mut self) {
        CURRENT.set(null_mut());
    }
}

/// Makes this exchange the current one while `run` runs.
#[inline]
pub fn during<R>(exchange: &mut Exchange, run: impl FnOnce() -> R) -> R {
    CURRENT.set(exchange);
    let _loan = Loan;
    run()
}

/// Gives the current exchange to a host function.
#[inline]
pub fn with<R>(function: impl FnOnce(&mut Exchange) -> R) -> R {
    let pointer = CURRENT.replace(null_mut());
    let Some(mut exchange) = NonNull::new(pointer) else { fail("a host function was called out of turn") };
    // SAFETY: `during` holds the only borrow of it and gives it to nobody else; while it is lent here, it is
    // not to be had a second time.
    let result = function(unsafe { exchange.as_mut() });
    CURRENT.set(pointer);
    result
}
