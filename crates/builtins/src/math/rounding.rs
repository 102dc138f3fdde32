//! Whole numbers and signs.
//!
//! A rounded number is an integer when it fits one, so that it prints without an exponent and never as `-0`; beyond
//! that range, and for NaN, it stays the double that it is.

use pointsman_macros::builtin;
use pointsman_model::{Builtin, Cx, Fault, Number, Value};

/// The functions of this file.
pub(crate) static FUNCTIONS: &[&Builtin] = &[&CEIL, &FLOOR, &RINT, &FABS];

/// The smallest integer that is not less than the value.
///
/// ```rule
/// math.ceil( 3.2 );     # -> 4
/// math.ceil( -3.7 );    # -> -3
/// math.ceil( -0.5 );    # -> 0
/// math.ceil( "7.0x" );  # -> 7
/// ```
#[builtin("math.ceil", short)]
fn ceil(value: Value, cx: &mut Cx<'_>) -> Result<Value, Fault> {
    round(value, f64::ceil, cx)
}

/// The largest integer that is not greater than the value.
///
/// ```rule
/// math.floor( 3.7 );   # -> 3
/// math.floor( -3.2 );  # -> -4
/// math.floor( 5 );     # -> 5
/// ```
#[builtin("math.floor", short)]
fn floor(value: Value, cx: &mut Cx<'_>) -> Result<Value, Fault> {
    round(value, f64::floor, cx)
}

/// The nearest integer; of two that are equally near, the even one.
///
/// That is C's `rint`. A cast (`lang.toInt`) rounds halves away from zero instead.
///
/// ```rule
/// math.rint( 2.4 );   # -> 2
/// math.rint( 2.5 );   # -> 2
/// math.rint( 3.5 );   # -> 4
/// math.rint( -2.6 );  # -> -3
/// ```
#[builtin("math.rint", short)]
fn rint(value: Value, cx: &mut Cx<'_>) -> Result<Value, Fault> {
    round(value, f64::round_ties_even, cx)
}

fn round(value: Value, how: fn(f64) -> f64, cx: &mut Cx<'_>) -> Result<Value, Fault> {
    /// Two to the power of 63: the first double that no integer reaches.
    const BEYOND: f64 = 9_223_372_036_854_775_808.0;
    Ok(match cx.to_number(value)? {
        Number::Int(int) => Value::Int(int),
        Number::Double(double) => {
            let whole = how(double);
            if (-BEYOND..BEYOND).contains(&whole) { Value::Int(whole as i64) } else { Value::Double(whole) }
        }
    })
}

/// The absolute value, as a double.
///
/// ```rule
/// math.fabs( -3.25 );  # -> 3.25
/// math.fabs( "-4x" );  # -> 4
/// ```
#[builtin("math.fabs", short)]
fn fabs(value: f64) -> f64 {
    value.abs()
}
