//! Values that later rules of the same transaction find again.

use pointsman_macros::builtin;
use pointsman_model::{Cx, Fault, Store, Text, Transaction, Value};

use crate::Functions;
use crate::keep;

/// The file's functions.
pub(super) static FUNCTIONS: Functions = &[&GET, &SET];

/// The value that a rule of this transaction stored under a key, or "".
///
/// ```rule
/// connection.data.set( "seen", "yes" );
/// connection.data.get( "seen" ); # -> yes
/// connection.data.get( "other" ) . "!"; # -> !
/// ```
#[builtin("connection.data.get")]
fn get(key: Text, cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<Value, Fault> {
    keep::get(cx, host, Store::Connection, key)
}

/// Stores a value for the rest of this transaction: request, response and completion rules find it. The next
/// request of the same connection does not.
///
/// Arrays and hashes are stored as they are, anything else as text. A transaction holds 1 MiB; what does not
/// fit is not stored, with a warning.
///
/// ```rule
/// connection.data.set( "list", [ 1, 2 ] );
/// array.length( connection.data.get( "list" ) ); # -> 2
/// ```
#[builtin("connection.data.set", aside)]
fn set(key: Text, value: Value, cx: &mut Cx<'_>, host: &mut dyn Transaction) -> Result<(), Fault> {
    if keep::set(cx, host, Store::Connection, key, value)? {
        Ok(())
    } else {
        cx.warn("connection.data.set stored nothing: there is no room")
    }
}
