//! Choosing elements by a pattern.

use pointsman_macros::builtin;
use pointsman_model::{ArrayMut, Builtin, Cx, Fault, Prepared, Text, Value};

use crate::pattern::{Flags, Pattern, metered};

/// The functions of this file.
pub(crate) static FUNCTIONS: &[&Builtin] = &[&FILTER];

/// Keeps the elements that match a regular expression in place, and gives back the array.
///
/// Elements are matched as strings. With the flag `i` letters match in either case; with the flag `!` the elements
/// that match are removed and the others kept. Other flags are ignored with a warning.
///
/// ```rule
/// $a = [ "apple", "Banana", "cherry", 42 ];
/// array.join( array.filter( array.copy( $a ), "^[ac]" ) );    # -> apple cherry
/// array.join( array.filter( array.copy( $a ), "AN", "i" ) );  # -> Banana
/// array.join( array.filter( array.copy( $a ), "^\\d", "!" ) ); # -> apple Banana cherry
/// array.filter( $a, "rr" );
/// array.length( $a );                                         # -> 1
/// ```
#[builtin("array.filter")]
fn filter(
    array: ArrayMut,
    pattern: Prepared<'_, Pattern>,
    flags: Option<Text>,
    cx: &mut Cx<'_>,
) -> Result<ArrayMut, Fault> {
    let Chosen { flags, keep_matching } = read_flags(flags.unwrap_or_default(), cx)?;
    let len = cx.ws.len(array.0);
    cx.charge_elements(len)?;
    let mut kept = Vec::new();
    for at in 0..len {
        let item = cx.ws.items(array.0).get(at).copied().unwrap_or(Value::EMPTY);
        let text = cx.to_text(item)?;
        cx.charge_bytes(text.len as usize)?;
        let matches = metered(cx, |cx, steps| pattern.is_match(cx.bytes(text), flags, steps))?;
        if matches == keep_matching {
            kept.push(item);
        }
    }
    let nests = cx.ws.nests(array.0);
    cx.ws.array_splice(array.0, 0..len, &kept, nests)?;
    Ok(array)
}

struct Chosen {
    flags: Flags,
    keep_matching: bool,
}

fn read_flags(text: Text, cx: &mut Cx<'_>) -> Result<Chosen, Fault> {
    let mut chosen = Chosen { flags: Flags::default(), keep_matching: true };
    for at in 0..text.len as usize {
        match cx.bytes(text).get(at) {
            Some(b'i') => chosen.flags.ignore_case = true,
            Some(b'!') => chosen.keep_matching = false,
            Some(&other) => {
                let flag = other.escape_ascii();
                cx.warn(format!("array.filter knows the flags `i` and `!`, not `{flag}`"))?;
            }
            None => break,
        }
    }
    Ok(chosen)
}
