//! A value as a person reads it.

use pointsman_macros::builtin;
use pointsman_model::{Builtin, ContainerId, ContainerKind, Cx, Fault, Out, Value, Workspace};

/// The functions of this file.
pub(crate) static FUNCTIONS: &[&Builtin] = &[&DUMP];

/// A rendering of any value on one line, in the notation of a rule's literals.
///
/// Strings stand in double quotes with `\"`, `\\`, `\n`, `\r`, `\t` and octal escapes for other control
/// characters; arrays are `[ 1, "a" ]`, hashes `[ "k" => v ]` in the order of their keys' insertion, empty ones
/// `[]`; numbers are as they print.
///
/// ```rule
/// lang.dump( [ 1, "a", [ "k" => [] ] ] );  # -> [ 1, "a", [ "k" => [] ] ]
/// lang.dump( "1" );                        # -> "1"
/// lang.dump( 2.50 );                       # -> 2.5
/// lang.dump( "tab\there" );                # -> "tab\there"
/// ```
#[builtin("lang.dump")]
fn dump(variable: Value, cx: &mut Cx<'_>, out: &mut Out) -> Result<(), Fault> {
    write_value(cx.ws, variable, cx.run.limits.container_depth, out)
}

fn write_value(ws: &Workspace, value: Value, depth_left: usize, out: &mut Out) -> Result<(), Fault> {
    match value {
        Value::Int(int) => out.push_int(int),
        Value::Double(double) => out.push_double(double),
        Value::Text(text) => write_quoted(ws.bytes(text), out),
        Value::Container(id) if ws.is_empty(id) => out.push_slice(b"[]"),
        Value::Container(id) => write_container(ws, id, depth_left, out)?,
    }
    Ok(())
}

fn write_container(ws: &Workspace, id: ContainerId, depth_left: usize, out: &mut Out) -> Result<(), Fault> {
    let Some(depth_left) = depth_left.checked_sub(1) else { return Err(Fault::ContainerDepth) };
    let keys = match ws.kind(id) {
        ContainerKind::Array => None,
        ContainerKind::Hash => Some(ws.keys(id)),
    };
    for (at, item) in ws.items(id).iter().enumerate() {
        // Many elements may share one long text.
        if out.overflowed() {
            break;
        }
        out.push_slice(if at == 0 { b"[ " } else { b", " });
        if let Some(key) = keys.and_then(|keys| keys.get(at)) {
            write_quoted(ws.bytes(*key), out);
            out.push_slice(b" => ");
        }
        write_value(ws, *item, depth_left, out)?;
    }
    out.push_slice(b" ]");
    Ok(())
}

fn write_quoted(text: &[u8], out: &mut Out) {
    out.push(b'"');
    for &byte in text {
        match byte {
            b'"' | b'\\' => out.push_slice(&[b'\\', byte]),
            b'\n' => out.push_slice(b"\\n"),
            b'\r' => out.push_slice(b"\\r"),
            b'\t' => out.push_slice(b"\\t"),
            // Three digits, so that a digit behind it is not read as a part of it.
            0..0x20 | 0x7f => {
                out.push_slice(&[b'\\', b'0' + (byte >> 6), b'0' + (byte >> 3 & 7), b'0' + (byte & 7)]);
            }
            _ => out.push(byte),
        }
    }
    out.push(b'"');
}
