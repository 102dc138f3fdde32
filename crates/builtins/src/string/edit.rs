//! Putting texts together and changing them at places.

use pointsman_macros::builtin;
use pointsman_model::{Builtin, Cx, Fault, Out, Rest, Text};

/// The functions of this file.
pub(crate) static FUNCTIONS: &[&Builtin] = &[&APPEND, &INSERT_BYTES, &REPLACE_BYTES, &REVERSE];

/// All arguments as strings, one after the other: the same as `str1 . str2 . ...`.
///
/// ```rule
/// string.append( "a", 1, 2.5 ); # -> a12.5
/// string.append( "a" );         # -> a
/// ```
#[builtin("string.append", short)]
fn append(str1: Text, str2: Rest<'_>, out: &mut Out, cx: &mut Cx<'_>) -> Result<(), Fault> {
    out.push_slice(cx.bytes(str1));
    for value in str2.iter() {
        let text = cx.to_text(*value)?;
        cx.charge_bytes(text.len as usize)?;
        out.push_slice(cx.bytes(text));
    }
    Ok(())
}

/// A place in a text, its end included.
fn place(string: &[u8], offset: i64) -> Option<usize> {
    usize::try_from(offset).ok().filter(|offset| *offset <= string.len())
}

/// `string` with `insertion` put in at `offset`. 0 puts it in front, the length of the string behind it; an
/// offset that is negative or greater leaves the string as it is.
///
/// ```rule
/// string.insertBytes( "abcd", "--", 2 ); # -> ab--cd
/// string.insertBytes( "ab", "-", 0 );    # -> -ab
/// string.insertBytes( "ab", "-", 2 );    # -> ab-
/// string.insertBytes( "ab", "-", 3 );    # -> ab
/// ```
#[builtin("string.insertBytes", short)]
fn insert_bytes(string: &[u8], insertion: &[u8], offset: i64, out: &mut Out) {
    match place(string, offset) {
        Some(at) => {
            out.push_slice(&string[..at]);
            out.push_slice(insertion);
            out.push_slice(&string[at..]);
        }
        None => out.push_slice(string),
    }
}

/// `string` with the bytes from `offset` on overwritten by `replacement`. The length stays the same: what
/// would go past the end is cut off. An offset outside of the string leaves it as it is.
///
/// ```rule
/// string.replaceBytes( "abcdef", "XY", 2 ); # -> abXYef
/// string.replaceBytes( "abc", "XYZ", 2 );   # -> abX
/// string.replaceBytes( "abc", "X", -1 );    # -> abc
/// ```
#[builtin("string.replaceBytes", short)]
fn replace_bytes(string: &[u8], replacement: &[u8], offset: i64, out: &mut Out) {
    match place(string, offset) {
        Some(at) => {
            let count = replacement.len().min(string.len() - at);
            out.push_slice(&string[..at]);
            out.push_slice(&replacement[..count]);
            out.push_slice(&string[at + count..]);
        }
        None => out.push_slice(string),
    }
}

/// The bytes in reverse order. A character beyond ASCII does not survive this.
///
/// ```rule
/// string.reverse( "abc" ); # -> cba
/// ```
#[builtin("string.reverse", short)]
fn reverse(string: &[u8], out: &mut Out) {
    out.push_slice(string);
    out.as_mut_slice().reverse();
}
