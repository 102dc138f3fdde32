//! Values to JSON text.

use pointsman_macros::builtin;
use pointsman_model::{Builtin, ContainerId, ContainerKind, Cx, Fault, Out, Value, Workspace};

/// The functions of this file.
pub(crate) static FUNCTIONS: &[&Builtin] = &[&SERIALIZE];

/// A value as JSON text (RFC 8259), without white space.
///
/// Arrays become arrays and hashes objects, in the order of their keys; an empty `[]` is an array. Strings are
/// UTF-8: bytes that are none become U+FFFD. A double that is not finite becomes `null`. Strings and numbers outside of
/// an array or a hash are allowed.
///
/// ```rule
/// json.serialize( [ 1, 2.50, "a\"b", [] ] );        # -> [1,2.5,"a\"b",[]]
/// json.serialize( [ "k" => [ "n" => "1" ] ] );      # -> {"k":{"n":"1"}}
/// json.serialize( "line\nbreak\001" );              # -> "line\nbreak\u0001"
/// json.serialize( "\377" );                         # -> "�"
/// ```
#[builtin("json.serialize")]
fn serialize(object: Value, cx: &mut Cx<'_>, out: &mut Out) -> Result<(), Fault> {
    write_value(cx.ws, object, cx.run.limits.container_depth, out)
}

fn write_value(ws: &Workspace, value: Value, depth_left: usize, out: &mut Out) -> Result<(), Fault> {
    match value {
        Value::Int(int) => out.push_int(int),
        Value::Double(double) if double.is_finite() => out.push_double(double),
        Value::Double(_) => out.push_slice(b"null"),
        Value::Text(text) => write_string(ws.bytes(text), out),
        Value::Container(id) => write_container(ws, id, depth_left, out)?,
    }
    Ok(())
}

fn write_container(ws: &Workspace, id: ContainerId, depth_left: usize, out: &mut Out) -> Result<(), Fault> {
    let Some(depth_left) = depth_left.checked_sub(1) else { return Err(Fault::ContainerDepth) };
    let hash = ws.kind(id) == ContainerKind::Hash;
    out.push(if hash { b'{' } else { b'[' });
    for (at, item) in ws.items(id).iter().enumerate() {
        // Many elements may share one long text.
        if out.overflowed() {
            break;
        }
        if at > 0 {
            out.push(b',');
        }
        if let Some(key) = ws.keys(id).get(at) {
            write_string(ws.bytes(*key), out);
            out.push(b':');
        }
        write_value(ws, *item, depth_left, out)?;
    }
    out.push(if hash { b'}' } else { b']' });
    Ok(())
}

fn write_string(text: &[u8], out: &mut Out) {
    out.push(b'"');
    for chunk in text.utf8_chunks() {
        for &byte in chunk.valid().as_bytes() {
            match byte {
                b'"' | b'\\' => out.push_slice(&[b'\\', byte]),
                b'\n' => out.push_slice(b"\\n"),
                b'\r' => out.push_slice(b"\\r"),
                b'\t' => out.push_slice(b"\\t"),
                0x08 => out.push_slice(b"\\b"),
                0x0c => out.push_slice(b"\\f"),
                0..0x20 => {
                    let digit = |nibble: u8| if nibble < 10 { b'0' + nibble } else { b'a' + nibble - 10 };
                    out.push_slice(&[b'\\', b'u', b'0', b'0', digit(byte >> 4), digit(byte & 15)]);
                }
                _ => out.push(byte),
            }
        }
        if !chunk.invalid().is_empty() {
            out.push_slice("\u{fffd}".as_bytes());
        }
    }
    out.push(b'"');
}
