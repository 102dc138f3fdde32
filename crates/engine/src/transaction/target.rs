//! The request-target: the bytes of the request line, and how to make a [`Uri`] of them.
//!
//! Rules see and set bytes; hyper speaks [`Uri`]. A target that came as a `Uri` stays one until a rule sets
//! another, so an ordinary request copies nothing. Bytes that no `Uri` can hold are percent-encoded on the
//! way out, never dropped.

use bytes::Bytes;
use http::Uri;
use pointsman_model::{Refused, split_target};

/// A request-target as bytes, split once.
#[derive(Clone, Debug)]
pub(super) struct RawTarget {
    bytes: Bytes,
    path_start: usize,
    path_end: usize,
    /// Behind the `?`.
    query_start: Option<usize>,
}

impl RawTarget {
    pub(super) fn new(bytes: Bytes) -> RawTarget {
        let (path, query) = split_target(&bytes);
        let (path_len, query_len) = (path.len(), query.map(<[u8]>::len));
        // Path and query stand at the end of a target, whatever its form.
        let query_start = query_len.map(|len| bytes.len() - len);
        let path_end = query_start.map_or(bytes.len(), |start| start - 1);
        RawTarget { path_start: path_end - path_len, path_end, query_start, bytes }
    }

    pub(super) fn bytes(&self) -> &Bytes {
        &self.bytes
    }

    pub(super) fn path(&self) -> &[u8] {
        &self.bytes[self.path_start..self.path_end]
    }

    pub(super) fn query(&self) -> Option<&[u8]> {
        self.query_start.map(|start| &self.bytes[start..])
    }

    /// The target as a `Uri`; what a `Uri` does not take is percent-encoded.
    pub(super) fn to_uri(&self) -> Result<Uri, Refused> {
        const NO_URI: Refused = Refused("this request-target cannot be sent");
        // A `Uri` drops what it takes for a fragment.
        if !self.bytes.contains(&b'#')
            && let Ok(uri) = Uri::from_maybe_shared(self.bytes.clone())
        {
            return Ok(uri);
        }
        let mut encoded = Vec::with_capacity(self.bytes.len() + 16);
        for &byte in self.bytes.iter() {
            if byte.is_ascii_alphanumeric() || b"-._~:/?[]@!$&'()*+,;=%".contains(&byte) {
                encoded.push(byte);
            } else {
                encoded.extend_from_slice(&[b'%', HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 15)]]);
            }
        }
        Uri::from_maybe_shared(Bytes::from(encoded)).map_err(|_| NO_URI)
    }
}

const HEX: &[u8; 16] = b"0123456789ABCDEF";

/// Whether a rule may set this target: it must stay one word of the request line.
pub(super) fn check(target: &[u8]) -> Result<(), Refused> {
    if target.is_empty() {
        Err(Refused("a request-target cannot be empty"))
    } else if target.iter().any(|&byte| byte <= b' ' || byte == 0x7f) {
        Err(Refused("a request-target cannot hold a space or a control character"))
    } else {
        Ok(())
    }
}

/// The bytes of a `Uri` when they need no rendering: the origin form and the authority form.
pub(super) fn borrowed(uri: &Uri) -> Option<&[u8]> {
    match (uri.scheme(), uri.authority(), uri.path_and_query()) {
        // A `Uri` built from parts may lack the slash, and then its `path()` is not a piece of it.
        (None, None, Some(path_and_query)) => {
            Some(path_and_query.as_str().as_bytes()).filter(|text| matches!(**text, [b'/', ..] | [b'*']))
        }
        (None, Some(authority), None) => Some(authority.as_str().as_bytes()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raw(target: &'static str) -> RawTarget {
        RawTarget::new(Bytes::from_static(target.as_bytes()))
    }

    #[test]
    fn a_target_is_split_once_whatever_its_form() {
        for (target, path, query) in [
            ("/a/b?c=d?e", "/a/b", Some("c=d?e")),
            ("/a?", "/a", Some("")),
            ("http://h:80/p?q", "/p", Some("q")),
            ("http://h", "", None),
            ("http://h?q", "", Some("q")),
            ("*", "*", None),
        ] {
            let raw = raw(target);
            assert_eq!((raw.path(), raw.query()), (path.as_bytes(), query.map(str::as_bytes)), "{target}");
        }
    }

    #[test]
    fn what_no_uri_can_hold_is_encoded_on_the_way_out() {
        assert_eq!(raw("/a?b").to_uri().unwrap().to_string(), "/a?b");
        let latin = RawTarget::new(Bytes::from_static(b"/caf\xe9/<%20>"));
        assert_eq!(latin.to_uri().unwrap().to_string(), "/caf%E9/%3C%20%3E");
        assert_eq!(latin.bytes(), &b"/caf\xe9/<%20>"[..]);
        assert_eq!(raw("/a#b?c").to_uri().unwrap().to_string(), "/a%23b?c");
    }

    #[test]
    fn only_what_is_a_piece_of_the_uri_is_borrowed_from_it() {
        assert_eq!(borrowed(&Uri::from_static("/a?b")), Some(&b"/a?b"[..]));
        assert_eq!(borrowed(&Uri::from_static("*")), Some(&b"*"[..]));
        assert_eq!(borrowed(&Uri::from_static("h:80")), Some(&b"h:80"[..]));
        assert_eq!(borrowed(&Uri::from_static("http://h/a")), None);
        let mut parts = http::uri::Parts::default();
        parts.path_and_query = Some("?b".parse().unwrap());
        assert_eq!(borrowed(&Uri::from_parts(parts).unwrap()), None);
    }

    #[test]
    fn a_target_stays_one_word() {
        assert!(check(b"/a%20b").is_ok());
        for bad in [&b""[..], b"/a b", b"/a\r\nb", b"/a\0"] {
            assert!(check(bad).is_err(), "{bad:?}");
        }
    }
}
