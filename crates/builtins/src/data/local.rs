//! `data.local.*`: values that all rules of one process share. Here one process serves all connections, so they
//! differ from `data.*` in name and budget only.

use pointsman_macros::builtin;
use pointsman_model::{Cx, Fault, Store, Text, Transaction, Value};

use crate::Functions;
use crate::keep;

/// The file's functions.
pub(super) static FUNCTIONS: Functions = &[&GET, &SET, &REMOVE, &RESET, &GET_MEMORY_USAGE, &GET_MEMORY_FREE];

const STORE: Store = Store::Local;

/// The value that a rule stored under a key, or "".
///
/// Arrays and hashes come back as arrays and hashes, anything else as text.
///
/// ```rule
/// data.local.set( "colour", "blue" );
/// data.local.get( "colour" ); # -> blue
/// data.local.get( "other" ) . "!"; # -> !
/// ```
#[builtin("data.local.get")]
fn get(key: Text, cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<Value, Fault> {
    keep::get(cx, host, STORE, key)
}

/// Stores a value for all rules of this process, until it is removed. 1 when it was stored, 0 when there is
/// no room; then the key keeps what it had.
///
/// Arrays and hashes are stored as they are. Anything else is stored as text: a double keeps fourteen digits.
///
/// ```rule
/// data.local.set( "list", [ "a", [ "b" ] ] ); # -> 1
/// $list = data.local.get( "list" );
/// $list[1][0]; # -> b
/// ```
#[builtin("data.local.set", aside)]
fn set(key: Text, value: Value, cx: &mut Cx<'_>, host: &mut dyn Transaction) -> Result<bool, Fault> {
    keep::set(cx, host, STORE, key, value)
}

/// Removes a key. 1 when it was there, else 0.
///
/// ```rule
/// data.local.set( "colour", "blue" );
/// data.local.remove( "colour" ); # -> 1
/// data.local.remove( "colour" ); # -> 0
/// ```
#[builtin("data.local.remove", aside)]
fn remove(key: &[u8], host: &mut dyn Transaction) -> bool {
    host.unstore(STORE, key)
}

/// Removes all keys, or those that begin with `prefix`.
///
/// ```rule
/// data.local.set( "ip-1", "a" );
/// data.local.set( "user", "b" );
/// data.local.reset( "ip-" );
/// data.local.get( "ip-1" ) . data.local.get( "user" ); # -> b
/// ```
#[builtin("data.local.reset", aside)]
fn reset(prefix: Option<&[u8]>, host: &mut dyn Transaction) {
    host.reset_store(STORE, prefix.unwrap_or_default());
}

/// About how many bytes the stored values take.
///
/// ```rule
/// data.local.reset();
/// data.local.getMemoryUsage(); # -> 0
/// data.local.set( "k", "v" );
/// data.local.getMemoryUsage() > 2; # -> 1
/// ```
#[builtin("data.local.getMemoryUsage")]
fn get_memory_usage(host: &dyn Transaction) -> i64 {
    host.store_usage(STORE).0 as i64
}

/// About how many bytes there is still room for.
///
/// ```rule
/// $free = data.local.getMemoryFree();
/// data.local.set( "k", "v" );
/// data.local.getMemoryFree() < $free; # -> 1
/// ```
#[builtin("data.local.getMemoryFree")]
fn get_memory_free(host: &dyn Transaction) -> i64 {
    host.store_usage(STORE).1 as i64
}
