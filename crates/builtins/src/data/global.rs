//! `data.*`: values that all rules of all connections share.

use pointsman_macros::builtin;
use pointsman_model::{Cx, Fault, Store, Text, Transaction, Value};

use crate::Functions;
use crate::keep;

/// The file's functions.
pub(super) static FUNCTIONS: Functions = &[&GET, &SET, &REMOVE, &RESET, &GET_MEMORY_USAGE, &GET_MEMORY_FREE];

const STORE: Store = Store::Global;

/// The value that a rule stored under a key, or "".
///
/// Arrays and hashes come back as arrays and hashes, anything else as text.
///
/// ```rule
/// data.set( "colour", "blue" );
/// data.get( "colour" ); # -> blue
/// data.get( "other" ) . "!"; # -> !
/// ```
#[builtin("data.get")]
fn get(key: Text, cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<Value, Fault> {
    keep::get(cx, host, STORE, key)
}

/// Stores a value for all rules of all connections, until it is removed. 1 when it was stored, 0 when there is
/// no room; then the key keeps what it had.
///
/// Arrays and hashes are stored as they are. Anything else is stored as text: a double keeps fourteen digits.
///
/// ```rule
/// data.set( "list", [ "a", [ "b" ] ] ); # -> 1
/// $list = data.get( "list" );
/// $list[1][0]; # -> b
/// ```
#[builtin("data.set", aside)]
fn set(key: Text, value: Value, cx: &mut Cx<'_>, host: &mut dyn Transaction) -> Result<bool, Fault> {
    keep::set(cx, host, STORE, key, value)
}

/// Removes a key. 1 when it was there, else 0.
///
/// ```rule
/// data.set( "colour", "blue" );
/// data.remove( "colour" ); # -> 1
/// data.remove( "colour" ); # -> 0
/// ```
#[builtin("data.remove", aside)]
fn remove(key: &[u8], host: &mut dyn Transaction) -> bool {
    host.unstore(STORE, key)
}

/// Removes all keys, or those that begin with `prefix`.
///
/// ```rule
/// data.set( "ip-1", "a" );
/// data.set( "user", "b" );
/// data.reset( "ip-" );
/// data.get( "ip-1" ) . data.get( "user" ); # -> b
/// ```
#[builtin("data.reset", aside)]
fn reset(prefix: Option<&[u8]>, host: &mut dyn Transaction) {
    host.reset_store(STORE, prefix.unwrap_or_default());
}

/// About how many bytes the stored values take.
///
/// ```rule
/// data.reset();
/// data.getMemoryUsage(); # -> 0
/// data.set( "k", "v" );
/// data.getMemoryUsage() > 2; # -> 1
/// ```
#[builtin("data.getMemoryUsage")]
fn get_memory_usage(host: &dyn Transaction) -> i64 {
    host.store_usage(STORE).0 as i64
}

/// About how many bytes there is still room for.
///
/// ```rule
/// $free = data.getMemoryFree();
/// data.set( "k", "v" );
/// data.getMemoryFree() < $free; # -> 1
/// ```
#[builtin("data.getMemoryFree")]
fn get_memory_free(host: &dyn Transaction) -> i64 {
    host.store_usage(STORE).1 as i64
}
