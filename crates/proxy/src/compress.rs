//! Compressing responses on their way to the client (gzip, RFC 1952).
//!
//! A piece goes out when enough has come together, or when the node has nothing more to say for now: a page gets
//! small, and an event stream still streams.

use std::io::Write;
use std::task::{Context, Poll};

use bytes::{Buf, Bytes};
use flate2::Compression;
use flate2::write::GzEncoder;
use http::header::{
    ACCEPT_ENCODING, ACCEPT_RANGES, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_RANGE,
    CONTENT_TYPE, ETAG, VARY,
};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use hyper::body::Frame;

use crate::config;
use crate::forward::{Cut, Reply, Source};

/// Digests of what is sent, which changes (RFC 9530, RFC 1864).
const DIGESTS: [HeaderName; 4] = [
    HeaderName::from_static("content-digest"),
    HeaderName::from_static("repr-digest"),
    HeaderName::from_static("digest"),
    HeaderName::from_static("content-md5"),
];

/// Whether a client takes gzip (RFC 9110 section 12.5.3).
pub(crate) fn is_accepted(request: &HeaderMap) -> bool {
    let (mut named, mut any) = (None, None);
    for line in request.get_all(ACCEPT_ENCODING) {
        for part in line.as_bytes().split(|&byte| byte == b',') {
            let mut fields = part.split(|&byte| byte == b';').map(<[u8]>::trim_ascii);
            let coding = fields.next().unwrap_or_default();
            let weight = fields.find_map(|field| field.strip_prefix(b"q=").or(field.strip_prefix(b"Q=")));
            let takes = weight.is_none_or(|weight| weight.iter().any(|byte| (b'1'..=b'9').contains(byte)));
            if coding.eq_ignore_ascii_case(b"gzip") || coding.eq_ignore_ascii_case(b"x-gzip") {
                named = Some(takes);
            } else if coding == b"*" {
                any = Some(takes);
            }
        }
    }
    named.or(any).unwrap_or(false)
}

/// What is to be done with a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Choice {
    /// What a rule said.
    pub(crate) by_rule: Option<bool>,
    /// The client takes gzip.
    pub(crate) accepted: bool,
}

/// Changes the head of a response that is to be compressed; gives the level, when it is. `length` is its body's, when it
/// is known.
pub(crate) fn prepare(
    settings: &config::Compress,
    choice: Choice,
    status: StatusCode,
    headers: &mut HeaderMap,
    length: Option<u64>,
) -> Option<Compression> {
    let wanted = match choice.by_rule {
        Some(wanted) => wanted,
        None => {
            settings.enabled
                && has_type(settings, headers)
                && length.is_none_or(|length| length >= settings.min_bytes)
        }
    };
    let has_content = status.is_success() || status.is_client_error() || status.is_server_error();
    if !wanted
        || !has_content
        || status == StatusCode::NO_CONTENT
        || status == StatusCode::PARTIAL_CONTENT
        || length == Some(0)
        || headers.contains_key(CONTENT_ENCODING)
        || headers.contains_key(CONTENT_RANGE)
        || must_not_be_transformed(headers)
    {
        return None;
    }
    vary(headers);
    if !choice.accepted {
        return None;
    }
    headers.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    headers.remove(CONTENT_LENGTH);
    headers.remove(ACCEPT_RANGES);
    for digest in &DIGESTS {
        headers.remove(digest);
    }
    // The bytes are others, so only the weak comparison still holds (RFC 9110 section 8.8.1).
    if let Some(tag) = headers.get(ETAG)
        && !tag.as_bytes().starts_with(b"W/")
        && let Ok(weak) = HeaderValue::from_bytes(&[b"W/", tag.as_bytes()].concat())
    {
        headers.insert(ETAG, weak);
    }
    Some(Compression::new(settings.level))
}

/// Whether the response is of a type that is worth it.
fn has_type(settings: &config::Compress, headers: &HeaderMap) -> bool {
    let Some(value) = headers.get(CONTENT_TYPE) else { return false };
    let own = value.as_bytes().split(|&byte| byte == b';').next().unwrap_or_default().trim_ascii();
    settings.types.iter().any(|known| match known.strip_suffix('*') {
        Some(prefix) => {
            own.get(..prefix.len()).is_some_and(|own| own.eq_ignore_ascii_case(prefix.as_bytes()))
        }
        None => own.eq_ignore_ascii_case(known.as_bytes()),
    })
}

fn must_not_be_transformed(headers: &HeaderMap) -> bool {
    headers.get_all(CACHE_CONTROL).iter().any(|line| {
        line.as_bytes()
            .split(|&byte| byte == b',')
            .any(|directive| directive.trim_ascii().eq_ignore_ascii_case(b"no-transform"))
    })
}

/// Says that the response depends on what the client accepts.
fn vary(headers: &mut HeaderMap) {
    let named = headers.get_all(VARY).iter().any(|line| {
        line.as_bytes()
            .split(|&byte| byte == b',')
            .map(<[u8]>::trim_ascii)
            .any(|name| name == b"*" || name.eq_ignore_ascii_case(ACCEPT_ENCODING.as_str().as_bytes()))
    });
    if !named {
        // A response so full of headers that it takes no more would be stored by nobody.
        let _ = headers.try_append(VARY, HeaderValue::from_static("Accept-Encoding"));
    }
}

/// Output that is worth sending on.
const PIECE: usize = 16 << 10;

/// Input that is compressed before anything else may happen on this thread.
const TURN: usize = 256 << 10;

/// A body, compressed.
pub(crate) struct Gzip {
    body: Reply,
    /// What the body gave and has not been compressed yet.
    input: Bytes,
    /// Gone once all is out.
    encoder: Option<GzEncoder<Vec<u8>>>,
    /// Something is in the encoder that was not flushed.
    held: bool,
}

impl Gzip {
    pub(crate) fn new(body: Reply, level: Compression) -> Gzip {
        let encoder = Some(GzEncoder::new(Vec::new(), level));
        Gzip { body, input: Bytes::new(), encoder, held: false }
    }
}

impl Source for Gzip {
    fn poll_piece(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Cut>>> {
        let Gzip { body, input, encoder, held } = self;
        let mut turn = TURN;
        loop {
            let Some(gzip) = encoder else { return Poll::Ready(None) };
            if gzip.get_ref().len() >= PIECE {
                return piece(std::mem::take(gzip.get_mut()));
            }
            if turn == 0 {
                cx.waker().wake_by_ref();
                return Poll::Pending;
            }
            if !input.is_empty() {
                let length = input.len().min(turn).min(PIECE);
                // Memory takes all that is written to it.
                let _ = gzip.write_all(&input[..length]);
                input.advance(length);
                turn -= length;
                *held = true;
                continue;
            }
            match body.poll(cx) {
                Poll::Ready(Some(Ok(frame))) => *input = frame.into_data().unwrap_or_default(),
                Poll::Ready(Some(Err(cut))) => {
                    *encoder = None;
                    return Poll::Ready(Some(Err(cut)));
                }
                Poll::Ready(None) => {
                    let rest = encoder.take().and_then(|gzip| gzip.finish().ok()).unwrap_or_default();
                    return piece(rest);
                }
                Poll::Pending => {
                    if std::mem::take(held) {
                        let _ = gzip.flush();
                    }
                    if gzip.get_ref().is_empty() {
                        return Poll::Pending;
                    }
                    return piece(std::mem::take(gzip.get_mut()));
                }
            }
        }
    }

    fn exact_len(&self) -> Option<u64> {
        None
    }
}

fn piece(bytes: Vec<u8>) -> Poll<Option<Result<Frame<Bytes>, Cut>>> {
    Poll::Ready(Some(Ok(Frame::data(Bytes::from(bytes)))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accepts(value: &str) -> bool {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT_ENCODING, HeaderValue::from_str(value).unwrap());
        is_accepted(&headers)
    }

    #[test]
    fn a_client_says_what_it_takes() {
        for yes in ["gzip", "br, GZIP;q=0.5", "deflate;q=1, *", "x-gzip", "gzip; q=0.001"] {
            assert!(accepts(yes), "{yes}");
        }
        for no in ["", "br", "gzip;q=0", "*, gzip;q=0", "gzip;q=0.000", "identity, *;q=0", "gzipped"] {
            assert!(!accepts(no), "{no}");
        }
        assert!(!is_accepted(&HeaderMap::new()));
    }

    #[test]
    fn the_head_follows_and_what_cannot_be_compressed_stays() {
        let settings = config::Compress { enabled: true, ..config::Compress::default() };
        let both = Choice { by_rule: None, accepted: true };
        let run = |lines: &[(&'static str, &'static str)], choice, status, length| {
            let mut headers: HeaderMap = lines
                .iter()
                .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)))
                .collect();
            let level = prepare(&settings, choice, status, &mut headers, length);
            (level.is_some(), headers)
        };
        let html = ("content-type", "text/html; charset=utf-8");
        let (done, headers) = run(
            &[html, ("etag", "\"a\""), ("content-length", "5000"), ("content-md5", "x"), ("vary", "Cookie")],
            both,
            StatusCode::OK,
            Some(5000),
        );
        assert!(done);
        assert_eq!(headers.get(ETAG).unwrap(), "W/\"a\"");
        assert!(!headers.contains_key(CONTENT_LENGTH) && !headers.contains_key("content-md5"));
        let vary: Vec<_> = headers.get_all(VARY).iter().collect();
        assert_eq!(vary, ["Cookie", "Accept-Encoding"]);
        // Another client may get it, so caches must know.
        let (done, headers) = run(&[html], Choice { accepted: false, ..both }, StatusCode::OK, None);
        assert!(!done && headers.get(VARY).unwrap() == "Accept-Encoding");
        for (lines, choice, status, length) in [
            (&[html, ("content-encoding", "br")][..], both, StatusCode::OK, None),
            (&[html, ("cache-control", "public, No-Transform")], both, StatusCode::OK, None),
            (&[html, ("content-range", "bytes 0-1/2")], both, StatusCode::PARTIAL_CONTENT, None),
            (&[html], both, StatusCode::NOT_MODIFIED, None),
            (&[html], both, StatusCode::OK, Some(10)),
            (&[html], Choice { by_rule: Some(false), ..both }, StatusCode::OK, None),
            (&[("content-type", "image/png")], both, StatusCode::OK, None),
            (&[], both, StatusCode::OK, None),
        ] {
            let (done, headers) = run(lines, choice, status, length);
            assert!(!done && !headers.contains_key(VARY), "{lines:?} {status} {length:?}");
        }
        let by_rule = Choice { by_rule: Some(true), accepted: true };
        assert!(run(&[("content-type", "image/png")], by_rule, StatusCode::OK, Some(3)).0);
    }
}
