//! Reads an HTTP/1.1 message from a file: the `--request` and `--response` files, and standard input.
//!
//! The form is the one on the wire (RFC 9112), with two kindnesses to people who write such files in an
//! editor: a bare line feed ends a line, and a body without Content-Length is the rest of the file. What is
//! malformed is an error with the file's name and line, never a guess.

use bytes::Bytes;
use http::Version;

/// Header lines in order: names and values.
pub(crate) type HeaderLines = Vec<(Vec<u8>, Vec<u8>)>;

/// A request as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RequestMessage {
    /// A token.
    pub(crate) method: Vec<u8>,
    /// The request-target.
    pub(crate) target: Vec<u8>,
    /// The protocol's version.
    pub(crate) version: Version,
    /// The headers.
    pub(crate) headers: HeaderLines,
    /// The body; may be empty.
    pub(crate) body: Bytes,
}

/// A response as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ResponseMessage {
    /// 100 to 999.
    pub(crate) status: u16,
    /// May be empty.
    pub(crate) reason: Vec<u8>,
    /// The protocol's version.
    pub(crate) version: Version,
    /// The headers.
    pub(crate) headers: HeaderLines,
    /// The body; may be empty.
    pub(crate) body: Bytes,
}

/// Reads a request; errors begin with `file:line:`.
pub(crate) fn read_request(file: &str, bytes: &[u8]) -> Result<RequestMessage, String> {
    let mut lines = Lines { file, rest: bytes, line: 0 };
    let first = lines.first_line("a request line such as `GET /path HTTP/1.1`")?;
    let mut parts = first.split(|byte| *byte == b' ').filter(|part| !part.is_empty());
    let (Some(method), Some(target), version, None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(
            lines.error(format!("`{}` is not a request line; write it as `GET /path HTTP/1.1`", show(first)))
        );
    };
    if !method.iter().all(|byte| is_token_byte(*byte)) {
        return Err(lines.error(format!("`{}` is not a request method", show(method))));
    }
    let version = lines.version(version.unwrap_or(b"HTTP/1.1"))?;
    let (method, target) = (method.to_vec(), target.to_vec());
    let headers = lines.headers()?;
    let body = lines.body(&headers)?;
    Ok(RequestMessage { method, target, version, headers, body })
}

/// Reads a response; errors begin with `file:line:`.
pub(crate) fn read_response(file: &str, bytes: &[u8]) -> Result<ResponseMessage, String> {
    let mut lines = Lines { file, rest: bytes, line: 0 };
    let first = lines.first_line("a status line such as `HTTP/1.1 200 OK`")?;
    let mut parts = first.splitn(3, |byte| *byte == b' ');
    let version = parts.next().unwrap_or_default();
    if !version.starts_with(b"HTTP/") {
        return Err(
            lines.error(format!("`{}` is not a status line; write it as `HTTP/1.1 200 OK`", show(first)))
        );
    }
    let version = lines.version(version)?;
    let code = parts.next().unwrap_or_default();
    let status =
        std::str::from_utf8(code).ok().filter(|code| code.len() == 3).and_then(|code| code.parse().ok());
    let Some(status) = status.filter(|status| (100..=999).contains(status)) else {
        return Err(lines.error(format!("`{}` is not a status code; it has three digits", show(code))));
    };
    let reason = parts.next().unwrap_or_default().to_vec();
    let headers = lines.headers()?;
    let body = lines.body(&headers)?;
    Ok(ResponseMessage { status, reason, version, headers, body })
}

/// A version of the protocol that has lines, as it is written.
pub(crate) fn protocol_version(text: &[u8]) -> Option<Version> {
    match text {
        b"HTTP/1.1" => Some(Version::HTTP_11),
        b"HTTP/1.0" => Some(Version::HTTP_10),
        _ => None,
    }
}

/// Whether a byte may stand in a token (RFC 9110 section 5.6.2): a method, a header's name.
pub(crate) fn is_token_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}

struct Lines<'a> {
    file: &'a str,
    rest: &'a [u8],
    /// The number of the line that was read last.
    line: usize,
}

impl<'a> Lines<'a> {
    fn error(&self, message: impl std::fmt::Display) -> String {
        format!("{}:{}: {message}", self.file, self.line.max(1))
    }

    /// The next line without its line break; `None` at the end of the file.
    fn next(&mut self) -> Option<&'a [u8]> {
        if self.rest.is_empty() {
            return None;
        }
        self.line += 1;
        let (line, rest) = match self.rest.iter().position(|byte| *byte == b'\n') {
            Some(end) => (&self.rest[..end], &self.rest[end + 1..]),
            None => (self.rest, &[][..]),
        };
        self.rest = rest;
        Some(line.strip_suffix(b"\r").unwrap_or(line))
    }

    /// The line that begins the message. Empty lines before it are skipped, as RFC 9112 section 2.2 asks.
    fn first_line(&mut self, expected: &str) -> Result<&'a [u8], String> {
        while let Some(line) = self.next() {
            if !line.is_empty() {
                return Ok(line);
            }
        }
        Err(self.error(format!("the file is empty; it must begin with {expected}")))
    }

    fn version(&self, version: &[u8]) -> Result<Version, String> {
        protocol_version(version).ok_or_else(|| {
            self.error(format!("`{}` is not a version that can be read; write HTTP/1.1", show(version)))
        })
    }

    fn headers(&mut self) -> Result<HeaderLines, String> {
        let mut headers = HeaderLines::new();
        while let Some(line) = self.next() {
            if line.is_empty() {
                break;
            }
            if line.starts_with(b" ") || line.starts_with(b"\t") {
                return Err(
                    self.error("a header cannot be continued on the next line (RFC 9112 section 5.2)")
                );
            }
            let Some(colon) = line.iter().position(|byte| *byte == b':') else {
                return Err(self.error(format!(
                    "`{}` is not a header; write it as `Name: value`, or leave a line empty before the body",
                    show(line)
                )));
            };
            let (name, value) = (&line[..colon], line[colon + 1..].trim_ascii());
            if name.is_empty() || !name.iter().all(|byte| is_token_byte(*byte)) {
                return Err(self.error(format!("`{}` is not the name of a header", show(name))));
            }
            if let Some(bad) = value.iter().find(|byte| matches!(**byte, 0 | b'\r')) {
                return Err(self.error(format!("the value of `{}` holds the byte 0x{bad:02x}", show(name))));
            }
            headers.push((name.to_vec(), value.to_vec()));
        }
        Ok(headers)
    }

    fn body(&self, headers: &[(Vec<u8>, Vec<u8>)]) -> Result<Bytes, String> {
        let value_of = |wanted: &str| {
            headers
                .iter()
                .find(|(name, _)| name.eq_ignore_ascii_case(wanted.as_bytes()))
                .map(|(_, value)| value.as_slice())
        };
        if let Some(coding) = value_of("Transfer-Encoding") {
            return Err(self.error(format!(
                "`Transfer-Encoding: {}` cannot be read; write the body as it is, without this header",
                show(coding)
            )));
        }
        let Some(length) = value_of("Content-Length") else {
            return Ok(Bytes::copy_from_slice(self.rest));
        };
        let parsed = std::str::from_utf8(length)
            .ok()
            .filter(|length| !length.is_empty() && length.bytes().all(|byte| byte.is_ascii_digit()))
            .and_then(|length| length.parse::<usize>().ok());
        let Some(wanted) = parsed else {
            return Err(self.error(format!("`Content-Length: {}` is not a number of bytes", show(length))));
        };
        match self.rest.get(..wanted) {
            Some(body) => Ok(Bytes::copy_from_slice(body)),
            None => Err(self.error(format!(
                "Content-Length is {wanted}, but only {} bytes of body follow; without the header the body is \
                 the rest of the file",
                self.rest.len()
            ))),
        }
    }
}

/// A piece of the file for a message: printable, and not endless.
fn show(bytes: &[u8]) -> String {
    const LONGEST: usize = 60;
    let text = String::from_utf8_lossy(bytes);
    let mut shown: String = text.chars().take(LONGEST).flat_map(char::escape_debug).collect();
    if text.chars().count() > LONGEST {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_is_read_with_either_line_ending() {
        for text in [
            "POST /a?b HTTP/1.1\r\nHost: h\r\nX:  y \r\n\r\nbody\n",
            "POST /a?b HTTP/1.1\nHost: h\nX:  y \n\nbody\n",
        ] {
            let request = read_request("r", text.as_bytes()).unwrap();
            assert_eq!(request.method, b"POST");
            assert_eq!(request.target, b"/a?b");
            assert_eq!(request.headers, [(b"Host".to_vec(), b"h".to_vec()), (b"X".to_vec(), b"y".to_vec())]);
            assert_eq!(&request.body[..], b"body\n");
        }
    }

    #[test]
    fn content_length_cuts_the_body_and_must_be_true() {
        let request = read_request("r", b"GET / HTTP/1.1\nContent-Length: 3\n\nabcdef").unwrap();
        assert_eq!(&request.body[..], b"abc");
        let error = read_request("r", b"GET / HTTP/1.1\nContent-Length: 30\n\nabcdef").unwrap_err();
        assert!(error.starts_with("r:3: Content-Length is 30, but only 6 bytes"), "{error}");
    }

    #[test]
    fn a_response_is_read() {
        let response = read_response("r", b"HTTP/1.1 404 Not Found\nA: b\n\nx").unwrap();
        assert_eq!((response.status, response.reason.as_slice()), (404, b"Not Found".as_slice()));
        assert_eq!(read_response("r", b"HTTP/1.1 200\n\n").unwrap().reason, b"");
    }

    #[test]
    fn what_is_malformed_is_told_with_file_and_line() {
        for (text, error) in [
            ("", "f:1: the file is empty; it must begin with a request line such as `GET /path HTTP/1.1`"),
            ("GET\n", "f:1: `GET` is not a request line; write it as `GET /path HTTP/1.1`"),
            ("G(T / HTTP/1.1\n", "f:1: `G(T` is not a request method"),
            ("GET / HTTP/2\n", "f:1: `HTTP/2` is not a version that can be read; write HTTP/1.1"),
            (
                "GET / HTTP/1.1\nHost: h\nbad line\n",
                "f:3: `bad line` is not a header; write it as `Name: value`, or leave a line empty before the body",
            ),
            ("GET / HTTP/1.1\nHost : h\n", "f:2: `Host ` is not the name of a header"),
            (
                "GET / HTTP/1.1\nA: b\n c\n",
                "f:3: a header cannot be continued on the next line (RFC 9112 section 5.2)",
            ),
            ("GET / HTTP/1.1\nContent-Length: 1x\n\n", "f:3: `Content-Length: 1x` is not a number of bytes"),
            (
                "GET / HTTP/1.1\nTransfer-Encoding: chunked\n\n",
                "f:3: `Transfer-Encoding: chunked` cannot be read; write the body as it is, without this header",
            ),
        ] {
            assert_eq!(read_request("f", text.as_bytes()).unwrap_err(), error);
        }
        assert_eq!(
            read_response("f", b"HTTP/1.1 20 OK\n").unwrap_err(),
            "f:1: `20` is not a status code; it has three digits"
        );
    }
}
