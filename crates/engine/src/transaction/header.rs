//! Header lines: which a rule may change, what may stand in one, and those that frame a body.
//!
//! Headers that frame a message (`Content-Length`, `Transfer-Encoding`) or belong to one hop (`Connection`)
//! follow from what is sent, so rules cannot set them or take them away: a message whose framing lies is how
//! requests are smuggled.

use http::header::{CONNECTION, CONTENT_LENGTH, TRAILER, TRANSFER_ENCODING};
use http::{HeaderMap, HeaderName, HeaderValue};
use pointsman_model::{HeaderLines, Refused};

/// Refuses a header that is the host's own to set.
pub(super) fn check_name(name: &HeaderName) -> Result<(), Refused> {
    if name == CONTENT_LENGTH {
        Err(Refused("the Content-Length header follows from the body"))
    } else if name == TRANSFER_ENCODING {
        Err(Refused("the Transfer-Encoding header follows from the body"))
    } else if name == CONNECTION {
        Err(Refused("the Connection header speaks of one hop only and is set for each"))
    } else {
        Ok(())
    }
}

/// The value of a header line; line breaks and control characters are refused.
pub(super) fn header_value(value: &[u8]) -> Result<HeaderValue, Refused> {
    HeaderValue::from_bytes(value).map_err(|_| {
        if value.iter().any(|byte| matches!(byte, b'\r' | b'\n')) {
            Refused("a header value cannot hold a line break")
        } else {
            Refused("a header value cannot hold a control character")
        }
    })
}

/// How many lines one header has.
pub(super) fn lines<'a>(mut values: impl Iterator<Item = &'a [u8]>) -> HeaderLines<'a> {
    match (values.next(), values.next()) {
        (None, _) => HeaderLines::None,
        (Some(value), None) => HeaderLines::One(value),
        (Some(_), Some(_)) => HeaderLines::Many,
    }
}

/// The only line of a header; `None` when there is no line, or several.
pub(super) fn sole<'a>(values: impl Iterator<Item = &'a [u8]>) -> Option<&'a [u8]> {
    match lines(values) {
        HeaderLines::One(value) => Some(value),
        HeaderLines::None | HeaderLines::Many => None,
    }
}

/// The framing headers of a body that is whole.
pub(super) fn frame(headers: &mut HeaderMap, length: usize) {
    headers.remove(TRANSFER_ENCODING);
    headers.remove(TRAILER);
    // There is room unless the map is full to its last place; then the host frames the message by itself.
    let _ = headers.try_insert(CONTENT_LENGTH, HeaderValue::from(length));
}
