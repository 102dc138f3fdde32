//! Order of texts.

use std::cmp::Ordering;

use pointsman_macros::builtin;
use pointsman_model::Builtin;

/// The functions of this file.
pub(crate) static FUNCTIONS: &[&Builtin] = &[&CMP, &ICMP];

fn sign(ordering: Ordering) -> i64 {
    ordering as i64
}

/// How two strings stand in byte order: -1 when `str1` comes first, 0 when they are equal, 1 when `str2`
/// comes first.
///
/// ```rule
/// string.cmp( "abc", "abd" ); # -> -1
/// string.cmp( "abc", "abc" ); # -> 0
/// string.cmp( "abc", "ABC" ); # -> 1
/// string.cmp( "ab", "abc" );  # -> -1
/// ```
#[builtin("string.cmp", short)]
fn cmp(str1: &[u8], str2: &[u8]) -> i64 {
    sign(str1.cmp(str2))
}

/// How two strings stand in byte order when ASCII letters count as lower case: -1, 0 or 1 as for
/// `string.cmp`.
///
/// ```rule
/// string.icmp( "ABC", "abc" ); # -> 0
/// string.icmp( "ABC", "abd" ); # -> -1
/// string.icmp( "b", "A" );     # -> 1
/// ```
#[builtin("string.icmp", short)]
fn icmp(str1: &[u8], str2: &[u8]) -> i64 {
    sign(str1.iter().map(u8::to_ascii_lowercase).cmp(str2.iter().map(u8::to_ascii_lowercase)))
}
