//! Trigonometry. Angles are in radians; what has no result (the arc sine of 2) is NaN, which prints as `nan`.

use pointsman_macros::builtin;
use pointsman_model::Builtin;

/// The functions of this file.
pub(crate) static FUNCTIONS: &[&Builtin] = &[&SIN, &COS, &TAN, &ASIN, &ACOS, &ATAN];

/// The sine of an angle in radians.
///
/// ```rule
/// math.sin( 1 );                     # -> 0.8414709848079
/// math.rint( math.sin( 90 ) * 100 ); # -> 89
/// ```
#[builtin("math.sin", short)]
fn sin(angle: f64) -> f64 {
    angle.sin()
}

/// The cosine of an angle in radians.
///
/// ```rule
/// math.cos( 0 );  # -> 1
/// math.cos( 1 );  # -> 0.54030230586814
/// ```
#[builtin("math.cos", short)]
fn cos(angle: f64) -> f64 {
    angle.cos()
}

/// The tangent of an angle in radians.
///
/// ```rule
/// math.tan( 1 );  # -> 1.5574077246549
/// ```
#[builtin("math.tan", short)]
fn tan(angle: f64) -> f64 {
    angle.tan()
}

/// The arc sine, in radians from -pi/2 to pi/2.
///
/// ```rule
/// math.asin( 1 ) * 2;  # -> 3.1415926535898
/// math.asin( 2 );      # -> nan
/// ```
#[builtin("math.asin", short)]
fn asin(x: f64) -> f64 {
    x.asin()
}

/// The arc cosine, in radians from 0 to pi.
///
/// ```rule
/// math.acos( -1 );  # -> 3.1415926535898
/// math.acos( 1 );   # -> 0
/// math.acos( -2 );  # -> nan
/// ```
#[builtin("math.acos", short)]
fn acos(x: f64) -> f64 {
    x.acos()
}

/// The arc tangent, in radians from -pi/2 to pi/2.
///
/// ```rule
/// math.atan( 1 ) * 4;  # -> 3.1415926535898
/// math.atan( -1 );     # -> -0.78539816339745
/// ```
#[builtin("math.atan", short)]
fn atan(angle: f64) -> f64 {
    angle.atan()
}
