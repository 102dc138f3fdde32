//! Making and changing arrays by the length: creating, resizing, reversing, splicing.

use pointsman_macros::builtin;
use pointsman_model::{ArrayMut, ArrayRef, Builtin, ContainerId, Cx, Fault, Rest, Value};

/// The functions of this file.
pub(crate) static FUNCTIONS: &[&Builtin] = &[&CREATE, &RESIZE, &REVERSE, &SPLICE];

/// A new array of this many elements, each of them `default`: the empty string when none is given.
///
/// A negative size gives an empty array, with a warning.
///
/// ```rule
/// lang.dump( array.create( 3, 0 ) );     # -> [ 0, 0, 0 ]
/// lang.dump( array.create( 2 ) );        # -> [ "", "" ]
/// $grid = array.create( 2, [ 0 ] );
/// $grid[0][0] = 7;
/// lang.dump( $grid );                    # -> [ [ 7 ], [ 0 ] ]
/// ```
#[builtin("array.create")]
fn create(size: i64, default: Option<Value>, cx: &mut Cx<'_>) -> Result<ArrayRef, Fault> {
    let array = cx.ws.new_array()?;
    match usize::try_from(size) {
        Ok(size) => grow(array, size, default, cx)?,
        Err(_) => cx.warn(format!("array.create takes a size of at least 0, not {size}"))?,
    }
    Ok(ArrayRef(array))
}

/// Makes the array this long in place, and gives it back.
///
/// Elements are cut off at the end, or added there: each of them `default`, the empty string when none is given. A
/// negative size changes nothing, with a warning.
///
/// ```rule
/// $a = [ 1, 2, 3 ];
/// array.join( array.resize( $a, 2 ), "," );       # -> 1,2
/// array.join( array.resize( $a, 4, "x" ), "," );  # -> 1,2,x,x
/// array.length( $a );                             # -> 4
/// ```
#[builtin("array.resize")]
fn resize(array: ArrayMut, size: i64, default: Option<Value>, cx: &mut Cx<'_>) -> Result<ArrayMut, Fault> {
    match usize::try_from(size) {
        Ok(size) if size <= cx.ws.len(array.0) => cx.ws.array_resize(array.0, size, Value::EMPTY)?,
        Ok(size) => grow(array.0, size, default, cx)?,
        Err(_) => cx.warn(format!("array.resize takes a size of at least 0, not {size}"))?,
    }
    Ok(array)
}

/// Fills an array up to a length. Each element gets a container of its own. Inlined into both functions that do so: what
/// stands around the filling counts (`benches/run --plain array.create`).
#[inline(always)]
fn grow(array: ContainerId, size: usize, default: Option<Value>, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let more = size.saturating_sub(cx.ws.len(array));
    match default.unwrap_or(Value::EMPTY) {
        container @ Value::Container(_) => grow_by_copies(array, more, container, cx),
        scalar => {
            cx.ws.array_resize(array, size, scalar)?;
            cx.charge_elements(more)
        }
    }
}

#[inline(never)]
fn grow_by_copies(array: ContainerId, more: usize, default: Value, cx: &mut Cx<'_>) -> Result<(), Fault> {
    // Memory first: what cannot fit is not worth the fuel.
    cx.ws.has_room(more)?;
    cx.charge_elements(more)?;
    for _ in 0..more {
        let value = cx.own(default)?;
        cx.ws.array_push(array, value)?;
    }
    Ok(())
}

/// Reverses the order of the elements in place, and gives back the array.
///
/// Arrays among the elements are moved as they are.
///
/// ```rule
/// $a = [ 1, 2, [ 3, 4 ] ];
/// array.reverse( $a );
/// lang.dump( $a );  # -> [ [ 3, 4 ], 2, 1 ]
/// ```
#[builtin("array.reverse")]
fn reverse(array: ArrayMut, cx: &mut Cx<'_>) -> Result<ArrayMut, Fault> {
    cx.charge_elements(cx.ws.len(array.0))?;
    cx.ws.array_reorder(array.0, <[Value]>::reverse);
    Ok(array)
}

/// Replaces `length` elements from `offset` on by the further values in place, and gives back the array.
///
/// A negative offset counts from the end: -1 is the last element. An offset beyond the end appends; a length
/// beyond the end removes what is there; a negative length removes nothing.
///
/// ```rule
/// $a = [ 1, 2, 3, 4, 5 ];
/// array.join( array.splice( $a, 1, 2 ) );            # -> 1 4 5
/// array.join( array.splice( $a, 1, 0, "x", "y" ) );  # -> 1 x y 4 5
/// array.join( array.splice( $a, -1, 1, "z" ) );      # -> 1 x y 4 z
/// ```
#[builtin("array.splice")]
fn splice(
    array: ArrayMut,
    offset: i64,
    length: i64,
    values: Rest<'_>,
    cx: &mut Cx<'_>,
) -> Result<ArrayMut, Fault> {
    let len = cx.ws.len(array.0);
    cx.charge_elements(len + values.len())?;
    let from_start = if offset < 0 { offset.saturating_add_unsigned(len as u64) } else { offset };
    let start = usize::try_from(from_start).unwrap_or(0).min(len);
    let end = start.saturating_add(usize::try_from(length).unwrap_or(0)).min(len);
    let nests = values.iter().any(|value| matches!(value, Value::Container(_)));
    let own = if nests { own_copies(&values, cx)? } else { Vec::new() };
    cx.ws.array_splice(array.0, start..end, if nests { &own } else { &values }, nests)?;
    Ok(array)
}

#[inline(never)]
fn own_copies(values: &[Value], cx: &mut Cx<'_>) -> Result<Vec<Value>, Fault> {
    cx.ws.has_room(values.len())?;
    values.iter().map(|value| cx.own(*value)).collect()
}
