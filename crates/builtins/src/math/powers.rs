//! Powers, roots and logarithms.
//!
//! All of them calculate with doubles, as C's functions of these names do: what has no real result is NaN,
//! which prints as `nan`.

use pointsman_macros::builtin;
use pointsman_model::Builtin;

/// The functions of this file.
pub(crate) static FUNCTIONS: &[&Builtin] = &[&SQRT];

/// The square root. That of a negative number is NaN, which prints as `nan`.
///
/// ```rule
/// math.sqrt( 2 );  # -> 1.4142135623731
/// math.sqrt( 16 ); # -> 4
/// math.sqrt( -1 ); # -> nan
/// ```
#[builtin("math.sqrt", short)]
fn sqrt(num: f64) -> f64 {
    num.sqrt()
}
