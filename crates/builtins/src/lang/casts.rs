//! From one scalar type to another.
//!
//! The casts themselves are the language's (`pointsman_model::numbers`): an argument is cast to the type of
//! its parameter before the function sees it, so most of these functions have nothing left to do.

use pointsman_macros::builtin;
use pointsman_model::{Builtin, Out, Text};

/// The functions of this file.
pub(crate) static FUNCTIONS: &[&Builtin] = &[&TO_INT, &TO_DOUBLE, &TO_STRING, &CHR, &TO_CHAR, &ORD];

/// The value as an integer.
///
/// A text gives the number that it begins with, or 0. A number with a fraction is rounded to the nearest
/// integer, halves away from zero. An array or a hash gives 0 and a warning.
///
/// ```rule
/// lang.toInt( "10xxx" );   # -> 10
/// lang.toInt( 3.75 );      # -> 4
/// lang.toInt( "-2.5" );    # -> -3
/// lang.toInt( "!!!" );     # -> 0
/// ```
#[builtin("lang.toInt", short)]
fn to_int(value: i64) -> i64 {
    value
}

/// The value as a double.
///
/// A text gives the number that it begins with, or 0. An array or a hash gives 0 and a warning.
///
/// ```rule
/// lang.toDouble( "3.2.7" );      # -> 3.2
/// lang.toDouble( "14str" ) / 4;  # -> 3.5
/// lang.toDouble( "!!!" );        # -> 0
/// ```
#[builtin("lang.toDouble", short)]
fn to_double(value: f64) -> f64 {
    value
}

/// The value as a string, as the `.` operator makes it.
///
/// A double is printed with at most 14 significant digits and without trailing zeros. An array or a hash
/// gives `0` and a warning; see `lang.dump` for a form that shows what is in it.
///
/// ```rule
/// lang.toString( 3.14157 );                    # -> 3.14157
/// lang.toString( 2.50 ) . "|" . toString( 7 ); # -> 2.5|7
/// ```
#[builtin("lang.toString", short)]
fn to_string(value: Text) -> Text {
    value
}

/// The string of one byte that has this number.
///
/// A number outside 0 to 255 is taken modulo 256.
///
/// ```rule
/// lang.chr( 65 ) . lang.chr( 322 ); # -> AB
/// lang.ord( lang.chr( 255 ) );      # -> 255
/// ```
#[builtin("lang.chr", short)]
fn chr(number: i64, out: &mut Out) {
    out.push(byte_of(number));
}

/// The string of one byte that has this number: another name of `lang.chr`.
///
/// ```rule
/// lang.tochar( 97 ); # -> a
/// ```
#[builtin("lang.tochar", short)]
fn to_char(number: i64, out: &mut Out) {
    out.push(byte_of(number));
}

fn byte_of(number: i64) -> u8 {
    number.rem_euclid(256) as u8
}

/// The number of a string's first byte; 0 for the empty string.
///
/// ```rule
/// lang.ord( "A" );   # -> 65
/// lang.ord( "BC" );  # -> 66
/// lang.ord( "" );    # -> 0
/// ```
#[builtin("lang.ord", short)]
fn ord(string: &[u8]) -> i64 {
    string.first().copied().map_or(0, i64::from)
}
