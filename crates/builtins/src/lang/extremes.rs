//! The larger and the smaller of two values.

use std::cmp::Ordering;

use pointsman_macros::builtin;
use pointsman_model::{Builtin, Cx, Fault, Value};

use crate::order::{compare_numbers, number_value};

/// The functions of this file.
pub(crate) static FUNCTIONS: &[&Builtin] = &[&MAX, &MIN];

/// The larger of two values.
///
/// Two strings are compared byte by byte; anything else is compared as numbers, and the result is a number.
/// Of two that are equal it is the first. NaN counts as larger than every number.
///
/// ```rule
/// lang.max( 10, 9 );        # -> 10
/// lang.max( "9", "10" );    # -> 9
/// lang.max( "9", 10 );      # -> 10
/// lang.max( 2, "4.8" );     # -> 4.8
/// ```
#[builtin("lang.max", short)]
fn max(param1: Value, param2: Value, cx: &mut Cx<'_>) -> Result<Value, Fault> {
    choose(param1, param2, Ordering::Less, cx)
}

/// The smaller of two values.
///
/// Two strings are compared byte by byte; anything else is compared as numbers, and the result is a number.
/// Of two that are equal it is the first. NaN counts as larger than every number.
///
/// ```rule
/// lang.min( 10, 9 );        # -> 9
/// lang.min( "9", "10" );    # -> 10
/// lang.min( 2, "4.8" );     # -> 2
/// lang.min( "abc", 1 );     # -> 0
/// ```
#[builtin("lang.min", short)]
fn min(param1: Value, param2: Value, cx: &mut Cx<'_>) -> Result<Value, Fault> {
    choose(param1, param2, Ordering::Greater, cx)
}

/// The second value when the first stands so to it, else the first.
fn choose(first: Value, second: Value, so: Ordering, cx: &mut Cx<'_>) -> Result<Value, Fault> {
    if let (Value::Text(a), Value::Text(b)) = (first, second) {
        cx.charge_bytes(a.len.min(b.len) as usize)?;
        return Ok(if cx.bytes(a).cmp(cx.bytes(b)) == so { second } else { first });
    }
    let (a, b) = (cx.to_number(first)?, cx.to_number(second)?);
    Ok(number_value(if compare_numbers(a, b) == so { b } else { a }))
}
