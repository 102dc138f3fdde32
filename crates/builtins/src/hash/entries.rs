//! Looking for entries and removing them.
//!
//! Keys are text: a number is rendered, so `1` and `"1"` are one key. An unset variable or an empty array counts
//! as a hash without entries; anything else that is no hash gets a warning and is left as it is.

use pointsman_macros::builtin;
use pointsman_model::{Builtin, Cx, Fault, HashMut, HashRef, Text};

/// The functions of this file.
pub(crate) static FUNCTIONS: &[&Builtin] = &[&CONTAINS, &COUNT, &DELETE, &EMPTY];

/// Whether the hash has this key.
///
/// Keys are compared byte by byte; `1` and `"1"` are one key. A key with an empty value is there.
///
/// ```rule
/// $h = [ "a" => "", 1 => "one" ];
/// hash.contains( $h, "a" );   # -> 1
/// hash.contains( $h, "1" );   # -> 1
/// hash.contains( $h, "A" );   # -> 0
/// hash.contains( [], "a" );   # -> 0
/// ```
#[builtin("hash.contains", means = HasKey)]
fn contains(hash: HashRef, key: Text, cx: &mut Cx<'_>) -> bool {
    cx.ws.hash_find(hash.0, cx.bytes(key)).is_some()
}

/// The number of entries.
///
/// ```rule
/// hash.count( [ "a" => 1, "b" => [ "c" => 2 ] ] );  # -> 2
/// hash.count( [] );                                 # -> 0
/// ```
#[builtin("hash.count", measures = Hash)]
fn count(hash: HashRef, cx: &mut Cx<'_>) -> i64 {
    cx.ws.len(hash.0) as i64
}

/// Removes a key in place, and gives back the hash.
///
/// A key that is not there changes nothing. The order of the others stays.
///
/// ```rule
/// $h = [ "a" => 1, "b" => 2, "c" => 3 ];
/// hash.delete( $h, "b" );
/// array.join( hash.keys( $h ), "," );   # -> a,c
/// hash.count( hash.delete( $h, "x" ) ); # -> 2
/// ```
#[builtin("hash.delete")]
fn delete(hash: HashMut, key: Text, cx: &mut Cx<'_>) -> Result<HashMut, Fault> {
    cx.charge_elements(cx.ws.len(hash.0))?;
    if let Some(at) = cx.ws.hash_find(hash.0, cx.bytes(key)) {
        cx.ws.hash_remove_at(hash.0, at);
    }
    Ok(hash)
}

/// Removes all entries in place, and gives back the hash.
///
/// A sub that empties its parameter empties the caller's hash.
///
/// ```rule
/// $h = [ "a" => 1, "b" => 2 ];
/// hash.empty( $h );
/// hash.count( $h );             # -> 0
/// sub clear( $set ) { hash.empty( $set ); }
/// $h["c"] = 3;
/// clear( $h );
/// hash.contains( $h, "c" );     # -> 0
/// ```
#[builtin("hash.empty")]
fn empty(hash: HashMut, cx: &mut Cx<'_>) -> HashMut {
    cx.ws.clear_container(hash.0);
    hash
}
