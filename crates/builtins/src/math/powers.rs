//! Powers, roots and logarithms.
//!
//! All of them calculate with doubles, as C's functions of these names do: what has no real result is NaN,
//! which prints as `nan`, and what is too large is infinite, which prints as `inf`.

use pointsman_macros::builtin;
use pointsman_model::Builtin;

/// The functions of this file.
pub(crate) static FUNCTIONS: &[&Builtin] = &[&POW, &SQRT, &EXP, &LN, &LOG];

/// A number to a power.
///
/// ```rule
/// math.pow( 2, 10 );    # -> 1024
/// math.pow( 2, -2 );    # -> 0.25
/// math.pow( 9, 0.5 );   # -> 3
/// math.pow( -8, 0.5 );  # -> nan
/// ```
#[builtin("math.pow", short)]
fn pow(num: f64, power: f64) -> f64 {
    num.powf(power)
}

/// The square root. That of a negative number is NaN, which prints as `nan`.
///
/// ```rule
/// math.sqrt( 2 );   # -> 1.4142135623731
/// math.sqrt( 16 );  # -> 4
/// math.sqrt( -1 );  # -> nan
/// ```
#[builtin("math.sqrt", short)]
fn sqrt(num: f64) -> f64 {
    num.sqrt()
}

/// Euler's number to a power.
///
/// ```rule
/// math.exp( 1 );    # -> 2.718281828459
/// math.exp( 0 );    # -> 1
/// math.exp( 1000 ); # -> inf
/// ```
#[builtin("math.exp", short)]
fn exp(power: f64) -> f64 {
    power.exp()
}

/// The natural logarithm. That of 0 is negative infinity, that of a negative number NaN.
///
/// ```rule
/// math.ln( 10 );              # -> 2.302585092994
/// math.ln( math.exp( 3 ) );   # -> 3
/// math.ln( 0 );               # -> -inf
/// ```
#[builtin("math.ln", short)]
fn ln(value: f64) -> f64 {
    value.ln()
}

/// The logarithm to base 10. That of 0 is negative infinity, that of a negative number NaN.
///
/// ```rule
/// math.log( 1000 );  # -> 3
/// math.log( 0.01 );  # -> -2
/// math.log( 0 );     # -> -inf
/// ```
#[builtin("math.log", short)]
fn log(value: f64) -> f64 {
    value.log10()
}
