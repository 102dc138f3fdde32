//! Looking for texts in texts. Positions count bytes from 0; case-insensitive means ASCII letters.

use memchr::memmem;
use pointsman_macros::builtin;
use pointsman_model::{BoundTest, Builtin, Operands, Prepared, Tests};

use super::needle::{FoldedNeedle, Needle};

/// The functions of this file.
pub(crate) static FUNCTIONS: &[&Builtin] = &[
    &CONTAINS,
    &CONTAINS_I,
    &STARTS_WITH,
    &STARTS_WITH_I,
    &ENDS_WITH,
    &ENDS_WITH_I,
    &FIND,
    &FIND_I,
    &FINDR,
    &COUNT,
];

/// What other functions of texts come to.
pub(super) static EXACT: Tests = Tests { contains: &CONTAINS, begins: &STARTS_WITH, ends: &ENDS_WITH };

/// The same, in any case.
static ANY_CASE: Tests = Tests { contains: &CONTAINS_I, begins: &STARTS_WITH_I, ends: &ENDS_WITH_I };

/// 1 when `needle` stands anywhere in `haystack`, else 0. The empty needle is in every string.
///
/// ```rule
/// string.contains( "/gallery/2007", "gallery" ); # -> 1
/// string.contains( "/gallery/2007", "Gallery" ); # -> 0
/// ```
#[builtin("string.contains", short, test = contains_constant)]
#[inline(always)]
fn contains(haystack: &[u8], needle: Prepared<'_, Needle>) -> bool {
    needle.find(haystack).is_some()
}

/// `string.contains` with a constant needle, from which nothing is left to be freed behind the search.
fn contains_constant(operands: Operands<'_>) -> Option<BoundTest> {
    let needle = operands.get::<Needle>(1)?;
    Some(BoundTest::of_text(move |haystack| needle.find(haystack).is_some()))
}

/// 1 when `needle` stands anywhere in `haystack`, in any case, else 0.
///
/// ```rule
/// string.containsI( "Mozilla/5.0 GoogleBot", "googlebot" ); # -> 1
/// string.containsI( "abc", "abd" );                         # -> 0
/// ```
#[builtin("string.containsI", short)]
#[inline(always)]
fn contains_i(haystack: &[u8], needle: Prepared<'_, FoldedNeedle>) -> bool {
    needle.find(haystack).is_some()
}

/// 1 when `string` begins with `prefix`, else 0.
///
/// ```rule
/// string.startsWith( "/api/v1", "/api" ); # -> 1
/// string.startsWith( "/API/v1", "/api" ); # -> 0
/// ```
#[builtin("string.startsWith", short, compares = Prefix)]
fn starts_with(string: &[u8], prefix: &[u8]) -> bool {
    string.starts_with(prefix)
}

/// 1 when `string` begins with `prefix` in any case, else 0.
///
/// ```rule
/// string.startsWithI( "/API/v1", "/api" ); # -> 1
/// string.startsWithI( "/ap", "/api" );     # -> 0
/// ```
#[builtin("string.startsWithI", short, compares = PrefixAnyCase)]
fn starts_with_i(string: &[u8], prefix: &[u8]) -> bool {
    string.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix))
}

/// 1 when `string` ends with `suffix`, else 0.
///
/// ```rule
/// string.endsWith( "photo.jpg", ".jpg" ); # -> 1
/// string.endsWith( "photo.JPG", ".jpg" ); # -> 0
/// ```
#[builtin("string.endsWith", short, compares = Suffix)]
fn ends_with(string: &[u8], suffix: &[u8]) -> bool {
    string.ends_with(suffix)
}

/// 1 when `string` ends with `suffix` in any case, else 0.
///
/// ```rule
/// string.endsWithI( "photo.JPG", ".jpg" ); # -> 1
/// string.endsWithI( "jpg", ".jpg" );       # -> 0
/// ```
#[builtin("string.endsWithI", short, compares = SuffixAnyCase)]
fn ends_with_i(string: &[u8], suffix: &[u8]) -> bool {
    let start = string.len().checked_sub(suffix.len());
    start.is_some_and(|start| string[start..].eq_ignore_ascii_case(suffix))
}

/// What is searched from `start` on; `None` when `start` is past the end. A negative start is 0.
fn from_start(haystack: &[u8], start: Option<i64>) -> Option<(usize, &[u8])> {
    let start = usize::try_from(start.unwrap_or(0).max(0)).ok()?;
    Some((start, haystack.get(start..)?))
}

fn position(found: Option<usize>) -> i64 {
    found.and_then(|at| i64::try_from(at).ok()).unwrap_or(-1)
}

/// The position of the first `needle` in `haystack`, counted from 0; -1 when there is none.
///
/// With `start`, the search begins at that position; the result still counts from the beginning of the
/// string. A negative `start` is 0. The empty needle is found where the search begins.
///
/// Test the result with `!= -1`: a match at the very beginning has the position 0, which is false.
///
/// ```rule
/// string.find( "abcabc", "bc" );    # -> 1
/// string.find( "abcabc", "bc", 2 ); # -> 4
/// string.find( "abcabc", "x" );     # -> -1
/// string.find( "abc", "c", 3 );     # -> -1
/// ```
#[builtin("string.find", short, means = Position(&EXACT))]
fn find(haystack: &[u8], needle: Prepared<'_, Needle>, start: Option<i64>) -> i64 {
    let Some((start, rest)) = from_start(haystack, start) else { return -1 };
    position(needle.find(rest).map(|at| start + at))
}

/// The position of the first `needle` in `haystack` in any case, counted from 0; -1 when there is none.
///
/// `start` means the same as for `string.find`.
///
/// ```rule
/// string.findI( "abcABC", "BC" );    # -> 1
/// string.findI( "abcABC", "bc", 2 ); # -> 4
/// string.findI( "abc", "x" );        # -> -1
/// ```
#[builtin("string.findI", short, means = Position(&ANY_CASE))]
fn find_i(haystack: &[u8], needle: Prepared<'_, FoldedNeedle>, start: Option<i64>) -> i64 {
    let Some((start, rest)) = from_start(haystack, start) else { return -1 };
    position(needle.find(rest).map(|at| start + at))
}

/// The position of the last `needle` in `haystack`, counted from 0; -1 when there is none.
///
/// With `distanceFromEndToStart`, so many bytes at the end are left out of the search. A negative distance
/// is 0.
///
/// ```rule
/// string.findr( "abcabc", "bc" );    # -> 4
/// string.findr( "abcabc", "bc", 1 ); # -> 1
/// string.findr( "abc", "x" );        # -> -1
/// string.findr( "a/b/", "/", 1 );    # -> 1
/// ```
#[builtin("string.findr", short)]
fn findr(haystack: &[u8], needle: &[u8], distance_from_end_to_start: Option<i64>) -> i64 {
    let distance = usize::try_from(distance_from_end_to_start.unwrap_or(0).max(0)).unwrap_or(usize::MAX);
    let Some(end) = haystack.len().checked_sub(distance) else { return -1 };
    position(memmem::rfind(&haystack[..end], needle))
}

/// How often `needle` stands in `haystack`; occurrences do not overlap.
///
/// With `start`, counting begins at that position; a negative one is 0. The empty needle is counted 0 times.
///
/// ```rule
/// string.count( "ooo", "oo" );      # -> 1
/// string.count( "a,b,c", "," );     # -> 2
/// string.count( "a,b,c", ",", 2 );  # -> 1
/// string.count( "abc", "" );        # -> 0
/// ```
#[builtin("string.count", short, means = Count(&EXACT))]
fn count(haystack: &[u8], needle: Prepared<'_, Needle>, start: Option<i64>) -> i64 {
    let len = needle.bytes().len();
    let Some((_, mut rest)) = from_start(haystack, start).filter(|_| len > 0) else { return 0 };
    // One byte is counted without stopping at each.
    if let [byte] = needle.bytes() {
        return memchr::memchr_iter(*byte, rest).count() as i64;
    }
    let mut count = 0;
    while let Some(at) = needle.find(rest) {
        count += 1;
        rest = &rest[at + len..];
    }
    count
}
