//! Replacing texts as they are; for patterns there is `string.regexsub`.
//!
//! An empty search text replaces nothing.

use pointsman_macros::builtin;
use pointsman_model::{Builtin, Cx, Fault, Prepared, Text};

use super::needle::{FoldedNeedle, Needle};

/// The functions of this file.
pub(crate) static FUNCTIONS: &[&Builtin] =
    &[&REPLACE, &REPLACE_ALL, &REPLACE_I, &REPLACE_ALL_I, &IREPLACE, &IREPLACE_ALL];

/// `string` with the first `search` replaced by `replacement`. Nothing in the replacement has a special
/// meaning.
///
/// ```rule
/// string.replace( "a-b-c", "-", "+" ); # -> a+b-c
/// string.replace( "abc", "x", "y" );   # -> abc
/// string.replace( "abc", "", "y" );    # -> abc
/// ```
#[builtin("string.replace", short)]
fn replace(
    string: Text,
    search: Prepared<'_, Needle>,
    replacement: Text,
    cx: &mut Cx<'_>,
) -> Result<Text, Fault> {
    let len = search.bytes().len();
    substitute(string, len, replacement, false, |text| search.find(text), cx)
}

/// `string` with every `search` replaced by `replacement`, from left to right; what was put in is not looked
/// at again.
///
/// ```rule
/// string.replaceAll( "a-b-c", "-", "+" ); # -> a+b+c
/// string.replaceAll( "aaa", "aa", "a" );  # -> aa
/// string.replaceAll( "a.b", ".", '$1' );  # -> a$1b
/// ```
#[builtin("string.replaceAll", short)]
fn replace_all(
    string: Text,
    search: Prepared<'_, Needle>,
    replacement: Text,
    cx: &mut Cx<'_>,
) -> Result<Text, Fault> {
    let len = search.bytes().len();
    substitute(string, len, replacement, true, |text| search.find(text), cx)
}

/// `string` with the first `search`, in any case, replaced by `replacement`.
///
/// ```rule
/// string.replaceI( "Hello hello", "HELLO", "bye" ); # -> bye hello
/// ```
#[builtin("string.replaceI", short)]
fn replace_i(
    string: Text,
    search: Prepared<'_, FoldedNeedle>,
    replacement: Text,
    cx: &mut Cx<'_>,
) -> Result<Text, Fault> {
    substitute(string, search.len(), replacement, false, |text| search.find(text), cx)
}

/// `string` with every `search`, in any case, replaced by `replacement`.
///
/// ```rule
/// string.replaceAllI( "Hello hello", "HELLO", "bye" ); # -> bye bye
/// ```
#[builtin("string.replaceAllI", short)]
fn replace_all_i(
    string: Text,
    search: Prepared<'_, FoldedNeedle>,
    replacement: Text,
    cx: &mut Cx<'_>,
) -> Result<Text, Fault> {
    substitute(string, search.len(), replacement, true, |text| search.find(text), cx)
}

/// The old name of `string.replaceI`.
///
/// ```rule
/// string.Ireplace( "Hello hello", "HELLO", "bye" ); # -> bye hello
/// ```
#[builtin("string.Ireplace", short, deprecated = "string.replaceI")]
fn ireplace(
    string: Text,
    search: Prepared<'_, FoldedNeedle>,
    replacement: Text,
    cx: &mut Cx<'_>,
) -> Result<Text, Fault> {
    replace_i(string, search, replacement, cx)
}

/// The old name of `string.replaceAllI`.
///
/// ```rule
/// string.IreplaceAll( "Hello hello", "HELLO", "bye" ); # -> bye bye
/// ```
#[builtin("string.IreplaceAll", short, deprecated = "string.replaceAllI")]
fn ireplace_all(
    string: Text,
    search: Prepared<'_, FoldedNeedle>,
    replacement: Text,
    cx: &mut Cx<'_>,
) -> Result<Text, Fault> {
    replace_all_i(string, search, replacement, cx)
}

/// The text itself when there is nothing to replace.
fn substitute(
    string: Text,
    search_len: usize,
    replacement: Text,
    all: bool,
    find: impl Fn(&[u8]) -> Option<usize>,
    cx: &mut Cx<'_>,
) -> Result<Text, Fault> {
    let Some(first) = find(cx.bytes(string)).filter(|_| search_len > 0) else { return Ok(string) };
    cx.ws.build(|ws, out| {
        let (text, replacement) = (ws.bytes(string), ws.bytes(replacement));
        let (mut done, mut next) = (0, Some(first));
        while let Some(at) = next {
            out.push_slice(&text[done..at]);
            out.push_slice(replacement);
            done = at + search_len;
            next = match all && !out.overflowed() {
                true => find(&text[done..]).map(|at| done + at),
                false => None,
            };
        }
        out.push_slice(&text[done..]);
    })
}
