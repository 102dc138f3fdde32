//! Upper and lower case: ASCII letters. Bytes beyond ASCII stay as they are.

use pointsman_macros::builtin;
use pointsman_model::{Builtin, Cx, Fault, Text};

/// The functions of this file.
pub(crate) static FUNCTIONS: &[&Builtin] = &[&LOWERCASE, &UPPERCASE];

/// A copy with ASCII letters in lower case.
///
/// ```rule
/// string.lowercase( "Hello WORLD" ); # -> hello world
/// ```
#[builtin("string.lowercase", short, means = Lowered)]
fn lowercase(string: Text, cx: &mut Cx<'_>) -> Result<Text, Fault> {
    change(string, cx, u8::is_ascii_uppercase, <[u8]>::make_ascii_lowercase)
}

/// A copy with ASCII letters in upper case.
///
/// ```rule
/// string.uppercase( "Hello world" ); # -> HELLO WORLD
/// ```
#[builtin("string.uppercase", short)]
fn uppercase(string: Text, cx: &mut Cx<'_>) -> Result<Text, Fault> {
    change(string, cx, u8::is_ascii_lowercase, <[u8]>::make_ascii_uppercase)
}

/// The text itself when nothing in it changes, as with most header values and paths.
fn change(
    string: Text,
    cx: &mut Cx<'_>,
    changes: fn(&u8) -> bool,
    change: fn(&mut [u8]),
) -> Result<Text, Fault> {
    if !cx.bytes(string).iter().any(changes) {
        return Ok(string);
    }
    cx.ws.build(|ws, out| {
        out.push_slice(ws.bytes(string));
        change(out.as_mut_slice());
    })
}
