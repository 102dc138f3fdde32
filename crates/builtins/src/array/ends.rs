//! Adding and removing at either end.

use pointsman_macros::builtin;
use pointsman_model::{ArrayMut, ArrayRef, Builtin, Cx, Fault, Value};

/// The functions of this file.
pub(crate) static FUNCTIONS: &[&Builtin] = &[&PUSH, &APPEND, &POP, &UNSHIFT, &SHIFT];

/// Appends one value in place, and gives back the array.
///
/// An array is appended as one element; see `array.append` for its elements.
///
/// ```rule
/// array.push( $a, "x" );
/// array.length( array.push( $a, [ 1, 2 ] ) );  # -> 2
/// lang.dump( $a );                             # -> [ "x", [ 1, 2 ] ]
/// ```
#[builtin("array.push", appends)]
fn push(array: ArrayMut, value: Value, cx: &mut Cx<'_>) -> Result<ArrayMut, Fault> {
    let value = cx.own(value)?;
    cx.ws.array_push(array.0, value)?;
    Ok(array)
}

/// Appends every element of the second array to the first in place, and gives back the first.
///
/// ```rule
/// $a = [ 1 ];
/// array.append( $a, [ 2, [ 3 ] ] );
/// lang.dump( $a );                       # -> [ 1, 2, [ 3 ] ]
/// lang.dump( array.append( $a, $a ) );   # -> [ 1, 2, [ 3 ], 1, 2, [ 3 ] ]
/// ```
#[builtin("array.append")]
fn append(array1: ArrayMut, array2: ArrayRef, cx: &mut Cx<'_>) -> Result<ArrayMut, Fault> {
    // The length is taken first: the two may be one array.
    let len = cx.ws.len(array2.0);
    cx.charge_elements(len)?;
    cx.ws.has_room(len)?;
    if !cx.ws.nests(array2.0) {
        cx.ws.array_append(array1.0, array2.0)?;
        return Ok(array1);
    }
    for at in 0..len {
        let value = cx.ws.items(array2.0).get(at).copied().unwrap_or(Value::EMPTY);
        let value = cx.own(value)?;
        cx.ws.array_push(array1.0, value)?;
    }
    Ok(array1)
}

/// Removes the last element in place, and gives it back; the empty string when there is none.
///
/// ```rule
/// $a = [ 1, 2, 3 ];
/// array.pop( $a );          # -> 3
/// array.join( $a );         # -> 1 2
/// $a = [];
/// array.pop( $a ) == "";    # -> 1
/// ```
#[builtin("array.pop")]
fn pop(array: ArrayMut, cx: &mut Cx<'_>) -> Value {
    cx.ws.array_pop(array.0).unwrap_or(Value::EMPTY)
}

/// Prepends one value in place, and gives back the array.
///
/// ```rule
/// $a = [ 2, 3 ];
/// array.join( array.unshift( $a, 1 ) );  # -> 1 2 3
/// $a[0];                                 # -> 1
/// ```
#[builtin("array.unshift")]
fn unshift(array: ArrayMut, value: Value, cx: &mut Cx<'_>) -> Result<ArrayMut, Fault> {
    cx.charge_elements(cx.ws.len(array.0))?;
    cx.ws.has_room(1)?;
    let value = cx.own(value)?;
    cx.ws.array_unshift(array.0, value)?;
    Ok(array)
}

/// Removes the first element in place, and gives it back; the empty string when there is none.
///
/// ```rule
/// $a = [ "x", "y", "z" ];
/// array.shift( $a );    # -> x
/// array.join( $a );     # -> y z
/// ```
#[builtin("array.shift")]
fn shift(array: ArrayMut, cx: &mut Cx<'_>) -> Result<Value, Fault> {
    cx.charge_elements(cx.ws.len(array.0))?;
    Ok(cx.ws.array_shift(array.0).unwrap_or(Value::EMPTY))
}
