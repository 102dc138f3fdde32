//! Text as an array of its lines: bodies and resource files.

use pointsman_model::{ArrayRef, Cx, Fault, Text, Value};

/// The lines of `text`, without their ends (`\n` or `\r\n`). What stands behind the last end is a line when
/// it is not empty. Each is a piece of `text`, not a copy.
pub(crate) fn lines(cx: &mut Cx<'_>, text: Text) -> Result<ArrayRef, Fault> {
    let array = cx.ws.new_array()?;
    let mut start = 0;
    while start < text.len as usize {
        let rest = &cx.ws.bytes(text)[start..];
        let (line, next) = match memchr::memchr(b'\n', rest) {
            Some(end) => (&rest[..end], start + end + 1),
            None => (rest, text.len as usize),
        };
        let len = line.strip_suffix(b"\r").unwrap_or(line).len();
        cx.charge(1)?;
        cx.ws.array_push(array, Value::Text(text.slice(start, len)))?;
        start = next;
    }
    Ok(ArrayRef(array))
}
