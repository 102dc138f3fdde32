//! The response of a transaction: a node's, or the rules' own.

use bytes::Bytes;
use http::header::SET_COOKIE;
use http::{HeaderMap, HeaderValue, StatusCode, Version};
use pointsman_model::Body;

/// A response, as it came from a node or as the rules made it.
#[derive(Clone, Debug)]
pub struct Response {
    /// The status code.
    pub status: StatusCode,
    /// The reason phrase; may be empty.
    pub reason: Bytes,
    /// The protocol version.
    pub version: Version,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Body,
}

impl Response {
    /// A response with a status code and its registered reason: no headers, empty body.
    pub fn new(status: StatusCode) -> Response {
        Response {
            status,
            reason: Bytes::from_static(status.canonical_reason().unwrap_or_default().as_bytes()),
            version: Version::HTTP_11,
            headers: HeaderMap::new(),
            body: Body::Complete(Bytes::new()),
        }
    }

    /// A response from the `http` crate's parts, which hold no reason phrase.
    pub fn from_parts(parts: http::response::Parts, reason: Bytes, body: Body) -> Response {
        Response { status: parts.status, reason, version: parts.version, headers: parts.headers, body }
    }

    /// Adds a `Set-Cookie` line in place of those for the same cookie. A line without attributes keeps those
    /// of the line it replaces.
    pub(super) fn replace_cookie(&mut self, line: &HeaderValue) {
        let mut line = line.clone();
        let name = cookie_name(line.as_bytes()).to_vec();
        let mut others = Vec::new();
        for old in self.headers.get_all(SET_COOKIE) {
            if cookie_name(old.as_bytes()) != name {
                others.push(old.clone());
            } else if !line.as_bytes().contains(&b';')
                && let Some(at) = old.as_bytes().iter().position(|&byte| byte == b';')
                && let Ok(whole) = HeaderValue::from_bytes(&[line.as_bytes(), &old.as_bytes()[at..]].concat())
            {
                line = whole;
            }
        }
        others.push(line);
        self.headers.remove(SET_COOKIE);
        for cookie in others {
            // There is room: no more lines than there were, and one.
            let _ = self.headers.try_append(SET_COOKIE, cookie);
        }
    }
}

/// The name in a `Set-Cookie` line.
fn cookie_name(line: &[u8]) -> &[u8] {
    let end = line.iter().position(|byte| matches!(byte, b'=' | b';')).unwrap_or(line.len());
    line[..end].trim_ascii()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_replaces_its_namesakes_and_keeps_their_attributes_when_it_has_none() {
        let mut response = Response::new(StatusCode::OK);
        for line in ["a=1; Path=/", "b=2", "ab=3"] {
            response.headers.append(SET_COOKIE, HeaderValue::from_static(line));
        }
        response.replace_cookie(&HeaderValue::from_static("a=9"));
        response.replace_cookie(&HeaderValue::from_static("b=8; Secure"));
        let lines: Vec<&str> =
            response.headers.get_all(SET_COOKIE).iter().map(|line| line.to_str().unwrap()).collect();
        assert_eq!(lines, ["ab=3", "a=9; Path=/", "b=8; Secure"]);
    }
}
