//! The parts of a multipart request (RFC 2046 section 5.1): uploads, mostly.

use std::ops::Range;

use http::header::CONTENT_TYPE;
use memchr::{memchr, memmem};
use pointsman_macros::builtin;
use pointsman_model::{Captures, Cx, Exit, Side, Text, Transaction, Value};

use super::body::read;
use crate::Functions;

/// The file's functions.
pub(super) static FUNCTIONS: Functions = &[&GET_MULTIPART_ATTACHMENT];

/// The body of a part of a multipart request; "" when there is no such part.
///
/// Parts are numbered from 0. `$1` is the part's `Content-Type` ("" when it has none), `$2` its header lines. A
/// part that breaks off is given as far as it goes. The rule waits until all of the request's body has arrived. In
/// a response rule it is only there when a request rule has read all of it.
///
/// ```rule
/// #: request POST /upload
/// #: header Content-Type: multipart/form-data; boundary=cut
/// #: body "--cut\r\nContent-Type: text/plain\r\n\r\nfirst\r\n--cut\r\n\r\nsecond\r\n--cut--\r\n"
/// http.getMultipartAttachment( 0 ); # -> first
/// $1; # -> text/plain
/// http.getMultipartAttachment( 1 ); # -> second
/// http.getMultipartAttachment( 2 ) . "!"; # -> !
/// ```
#[builtin("http.getMultipartAttachment", waits)]
fn get_multipart_attachment(
    part: i64,
    cx: &mut Cx<'_>,
    captures: &mut Captures,
    host: &dyn Transaction,
) -> Result<Text, Exit> {
    let content_type = host.header(Side::Request, &CONTENT_TYPE, 0).unwrap_or_default();
    let found = match (usize::try_from(part), boundary(content_type)) {
        (Ok(number), Some(boundary)) => {
            let body = read(cx, host, Side::Request, None)?;
            cx.charge_bytes(body.len as usize)?;
            let bytes = cx.bytes(body);
            find(bytes, &boundary, number).map(|part| {
                let piece = |range: Range<usize>| body.slice(range.start, range.len());
                let own_type = content_type_of(bytes, part.headers.clone());
                (piece(part.content), piece(own_type), piece(part.headers))
            })
        }
        _ => None,
    };
    captures.clear();
    let Some((content, own_type, headers)) = found else { return Ok(Text::EMPTY) };
    captures.set(1, Value::Text(own_type));
    captures.set(2, Value::Text(headers));
    Ok(content)
}

/// The boundary that a `Content-Type` names.
fn boundary(content_type: &[u8]) -> Option<Vec<u8>> {
    if !content_type.trim_ascii_start().get(..10)?.eq_ignore_ascii_case(b"multipart/") {
        return None;
    }
    let mut rest = &content_type[memchr(b';', content_type)? + 1..];
    loop {
        rest = rest.trim_ascii_start();
        let equals = memchr(b'=', rest)?;
        let is_boundary = rest[..equals].trim_ascii().eq_ignore_ascii_case(b"boundary");
        rest = &rest[equals + 1..];
        let value = match rest.strip_prefix(b"\"") {
            Some(quoted) => {
                let (value, length) = unquote(quoted)?;
                rest = &quoted[length..];
                value
            }
            None => {
                let end = memchr(b';', rest).unwrap_or(rest.len());
                let value = rest[..end].trim_ascii().to_vec();
                rest = &rest[end..];
                value
            }
        };
        if is_boundary {
            return (!value.is_empty()).then_some(value);
        }
        rest = &rest[memchr(b';', rest)? + 1..];
    }
}

/// A quoted text behind its first quote: what it says, and its length with the last quote.
fn unquote(quoted: &[u8]) -> Option<(Vec<u8>, usize)> {
    let mut value = Vec::new();
    let mut at = 0;
    loop {
        match quoted.get(at)? {
            b'"' => return Some((value, at + 1)),
            b'\\' => {
                value.push(*quoted.get(at + 1)?);
                at += 2;
            }
            byte => {
                value.push(*byte);
                at += 1;
            }
        }
    }
}

/// Where a part's headers and its content stand.
struct Part {
    headers: Range<usize>,
    content: Range<usize>,
}

/// The part with this number.
fn find(body: &[u8], boundary: &[u8], number: usize) -> Option<Part> {
    let dashes = [b"--", boundary].concat();
    let mut delimiters =
        memmem::find_iter(body, &dashes).filter_map(|at| delimiter(body, at, at + dashes.len()));
    let begin = delimiters.nth(number).filter(|delimiter| !delimiter.is_last)?.end;
    let end = delimiters.next().map_or(body.len(), |delimiter| delimiter.start.max(begin));
    let mut at = begin;
    // Header lines, up to the empty one.
    loop {
        let line = memchr(b'\n', &body[at..end]).map(|length| &body[at..=at + length]);
        match line {
            Some(b"\n" | b"\r\n") => {
                let content = at + line.map_or(0, <[u8]>::len);
                return Some(Part { headers: begin..at, content: content..end });
            }
            Some(line) => at += line.len(),
            // There is no end of the headers, so there is no content.
            None => return Some(Part { headers: begin..end, content: end..end }),
        }
    }
}

struct Delimiter {
    /// Where the content in front of it ends.
    start: usize,
    /// Behind its line.
    end: usize,
    is_last: bool,
}

/// The delimiter whose dashes begin `at`, when that is one: on a line of its own.
fn delimiter(body: &[u8], at: usize, behind: usize) -> Option<Delimiter> {
    let before = &body[..at];
    let start = match before {
        [] => 0,
        [.., b'\n'] => before.strip_suffix(b"\r\n").unwrap_or(&before[..at - 1]).len(),
        _ => return None,
    };
    let is_last = body[behind..].starts_with(b"--");
    let rest = &body[behind..];
    let line = memchr(b'\n', rest).map_or(rest.len(), |end| end + 1);
    let blank = rest[..line].iter().all(u8::is_ascii_whitespace);
    (is_last || blank).then_some(Delimiter { start, end: behind + line, is_last })
}

/// Where the value of the `Content-Type` among these header lines stands.
fn content_type_of(body: &[u8], headers: Range<usize>) -> Range<usize> {
    let mut at = headers.start;
    for line in body[headers.clone()].split_inclusive(|&byte| byte == b'\n') {
        if let Some(colon) = memchr(b':', line)
            && line[..colon].trim_ascii().eq_ignore_ascii_case(b"content-type")
        {
            let value = line[colon + 1..].trim_ascii_start();
            let start = at + line.len() - value.len();
            return start..start + value.trim_ascii_end().len();
        }
        at += line.len();
    }
    headers.start..headers.start
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boundaries_are_read_quoted_or_not() {
        for (text, expected) in [
            ("multipart/form-data; boundary=abc", Some("abc")),
            ("Multipart/Mixed; charset=utf-8; Boundary=\"a b;c\\\"d\"; x=y", Some("a b;c\"d")),
            ("multipart/mixed; x=\"boundary=no\"; boundary=yes ", Some("yes")),
            ("multipart/mixed; boundary=", None),
            ("multipart/mixed", None),
            ("multipart/mixed; boundary=\"open", None),
            ("text/plain; boundary=abc", None),
            ("", None),
        ] {
            assert_eq!(boundary(text.as_bytes()).as_deref(), expected.map(str::as_bytes), "{text}");
        }
    }

    #[test]
    fn parts_are_found() {
        let body =
            b"preamble --b\r\n--b \r\nA: 1\r\n\r\none\r\n--bb\r\n\r\n--b\n\ntwo\n--b--\r\n--b\r\n\r\nthree";
        let text = |number| {
            find(body, b"b", number).map(|part| {
                (
                    String::from_utf8_lossy(&body[part.headers]).into_owned(),
                    String::from_utf8_lossy(&body[part.content]).into_owned(),
                )
            })
        };
        assert_eq!(text(0), Some(("A: 1\r\n".into(), "one\r\n--bb\r\n".into())));
        assert_eq!(text(1), Some((String::new(), "two".into())));
        assert_eq!(text(2), None, "behind the last delimiter there is no part");
        for broken in ["--b", "--b\r\nA: 1", "--b\r\n--b--", "--b\r\n\r\n", "--", ""] {
            let part = find(broken.as_bytes(), b"b", 0);
            assert!(part.is_none_or(|part| part.content.is_empty()), "{broken:?}");
        }
    }
}
