//! How many bytes of a message are here: of its head, and of its body as far as it was read.

use pointsman_model::{Body, Cx, Fault, Side, Transaction};

/// Bytes of a message that are here: the head as HTTP/1.1 writes it, with its empty line, and what was read of the body. 0
/// while there is no message.
pub(crate) fn length(cx: &mut Cx<'_>, host: &dyn Transaction, side: Side) -> Result<i64, Fault> {
    let version = host.version(side).len();
    let first = match side {
        Side::Request => host.method().len() + " ".len() + host.target().len() + " ".len() + version,
        Side::Response if host.status() == 0 => return Ok(0),
        Side::Response => version + " 200 ".len() + host.reason().len(),
    };
    let mut length = first + "\r\n".len();
    let mut lines = 0;
    host.for_each_header(side, &mut |name, value| {
        length += name.as_str().len() + ": ".len() + value.len() + "\r\n".len();
        lines += 1;
    });
    cx.charge(lines)?;
    length += "\r\n".len();
    length += match host.body(side) {
        Body::Complete(bytes) | Body::Partial(bytes) => bytes.len(),
        Body::Unread | Body::Unavailable => 0,
    };
    Ok(i64::try_from(length).unwrap_or(i64::MAX))
}
