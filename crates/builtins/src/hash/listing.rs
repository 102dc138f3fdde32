//! All keys, all values: always in the order in which keys were stored first.

use pointsman_macros::builtin;
use pointsman_model::{ArrayRef, Builtin, Cx, Fault, HashRef, Value};

/// The functions of this file.
pub(crate) static FUNCTIONS: &[&Builtin] = &[&KEYS, &VALUES];

/// An array of the keys, in the order in which they were stored first.
///
/// Keys are strings, also those that were given as numbers.
///
/// ```rule
/// $h = [ "b" => 1, "a" => 2 ];
/// $h[3] = 4;
/// $h["b"] = 5;
/// array.join( hash.keys( $h ), "," );  # -> b,a,3
/// array.length( hash.keys( [] ) );     # -> 0
/// ```
#[builtin("hash.keys")]
fn keys(hash: HashRef, cx: &mut Cx<'_>) -> Result<ArrayRef, Fault> {
    cx.charge_elements(cx.ws.len(hash.0))?;
    Ok(ArrayRef(cx.ws.keys_array(hash.0)?))
}

/// An array of the values, in the order of the keys.
///
/// Arrays and hashes among them are copied.
///
/// ```rule
/// $h = [ "b" => 1, "a" => [ 2 ] ];
/// $v = hash.values( $h );
/// $v[1][0] = 7;
/// lang.dump( $v );     # -> [ 1, [ 7 ] ]
/// lang.dump( $h );     # -> [ "b" => 1, "a" => [ 2 ] ]
/// ```
#[builtin("hash.values")]
fn values(hash: HashRef, cx: &mut Cx<'_>) -> Result<ArrayRef, Fault> {
    let len = cx.ws.len(hash.0);
    cx.charge_elements(len)?;
    let array = cx.ws.new_array()?;
    if !cx.ws.nests(hash.0) {
        cx.ws.array_append(array, hash.0)?;
        return Ok(ArrayRef(array));
    }
    for at in 0..len {
        let value = cx.ws.items(hash.0).get(at).copied().unwrap_or(Value::EMPTY);
        let value = cx.own(value)?;
        cx.ws.array_push(array, value)?;
    }
    Ok(ArrayRef(array))
}
