//! The path of the request.

use pointsman_macros::builtin;
use pointsman_model::{Bound, Cx, Fault, Operands, Out, Text, TextField, Transaction};

use super::percent;
use super::refusal::warn_refused;
use crate::{Functions, wide};

/// The file's functions.
pub(super) static FUNCTIONS: Functions =
    &[&GET_PATH, &GET_RAW_URL, &SET_PATH, &SET_ESCAPED_PATH, &SET_RAW_PATH, &NORMALIZE_PATH];

/// The path of the request, `%`-decoded, without the query string.
///
/// A target with scheme and host (`http://example.com/a`) gives its path too. A `%` without two hex digits
/// behind it becomes `_`. `http.getRawURL` gives the URL as it was sent.
///
/// ```rule
/// #: request GET /caf%C3%A9%20au/100%?x=1
/// http.getPath(); # -> /café au/100_
/// ```
#[builtin("http.getPath", field = plain_path)]
fn get_path(cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<Text, Fault> {
    let path = host.path();
    if !has_escape(path) {
        return cx.ws.new_text(path);
    }
    cx.ws.build(|_, out| percent::decode(path, |byte| out.push(byte)))
}

#[inline(always)]
fn has_escape(path: &[u8]) -> bool {
    wide::any(path, |byte| byte == b'%')
}

/// A path without escapes is its own decoding.
fn plain_path(_: Operands<'_>) -> Option<Bound<TextField>> {
    Some(Bound::field(|host| {
        let path = host.path();
        (!has_escape(path)).then_some(path)
    }))
}

/// The URL exactly as it stands in the request line: with query string and escapes, and with scheme and host
/// when the client sent them.
///
/// ```rule
/// #: request GET /a%20b?c=d
/// http.getRawURL(); # -> /a%20b?c=d
/// ```
#[builtin("http.getRawURL")]
fn get_raw_url(host: &dyn Transaction) -> &[u8] {
    host.target()
}

/// Replaces the path of the request.
///
/// When `url` has a `?`, the query string is replaced too; otherwise it is kept. Characters that cannot stand
/// in a URL are `%`-encoded; reserved ones and `%` stay as they are. A `/` is put in front if it is missing.
///
/// ```rule
/// #: request GET /old?x=1
/// http.setPath( "/new path" );
/// http.getRawURL(); # -> /new%20path?x=1
/// http.setPath( "/other?y" );
/// http.getRawURL(); # -> /other?y
/// ```
#[builtin("http.setPath")]
fn set_path(url: Text, cx: &mut Cx<'_>, host: &mut dyn Transaction) -> Result<(), Fault> {
    replace_path(cx, host, "http.setPath", url, |url, out| percent::encode(url, out, percent::is_url_byte))
}

/// Replaces the path of the request by a path that is not encoded yet.
///
/// As `http.setPath`, but `%` itself is encoded, and else only spaces and control characters are. So it takes a path
/// as `http.getPath` gives it; but a `?` begins a query string here too, also one that was encoded in the path.
///
/// ```rule
/// #: request GET /old
/// http.setEscapedPath( "/100% new" );
/// http.getRawURL(); # -> /100%25%20new
/// ```
#[builtin("http.setEscapedPath")]
fn set_escaped_path(url: Text, cx: &mut Cx<'_>, host: &mut dyn Transaction) -> Result<(), Fault> {
    replace_path(cx, host, "http.setEscapedPath", url, |url, out| {
        percent::encode(url, out, |byte| byte != b'%' && !percent::is_control(byte));
    })
}

/// Replaces the path of the request, without encoding anything.
///
/// As `http.setPath`, but the bytes are sent as they are. A space or a control character would break the
/// request line, so a path with one is refused with a warning.
///
/// ```rule
/// #: request GET /old?x=1
/// http.setRawPath( "/new%2fpath" );
/// http.getRawURL(); # -> /new%2fpath?x=1
/// ```
#[builtin("http.setRawPath")]
fn set_raw_path(url: Text, cx: &mut Cx<'_>, host: &mut dyn Transaction) -> Result<(), Fault> {
    replace_path(cx, host, "http.setRawPath", url, |url, out| out.push_slice(url))
}

fn replace_path(
    cx: &mut Cx<'_>,
    host: &mut dyn Transaction,
    function: &str,
    url: Text,
    encode: impl FnOnce(&[u8], &mut Out),
) -> Result<(), Fault> {
    let mut out = cx.ws.take_out();
    let target = host.target();
    out.push_slice(&target[..origin_len(host)]);
    let url = cx.ws.bytes(url);
    if url.first() != Some(&b'/') {
        out.push(b'/');
    }
    encode(url, &mut out);
    if !url.contains(&b'?')
        && let Some(query) = host.query()
    {
        out.push(b'?');
        out.push_slice(query);
    }
    let overflowed = out.overflowed();
    let outcome = if overflowed { Ok(()) } else { host.set_target(out.as_slice()) };
    cx.ws.return_out(out);
    if overflowed {
        return Err(Fault::OutOfMemory);
    }
    warn_refused(cx, function, outcome)
}

/// How many bytes of the request-target stand before the path: scheme and authority, or nothing.
pub(super) fn origin_len(host: &dyn Transaction) -> usize {
    let path_and_query = host.path().len() + host.query().map_or(0, |query| query.len() + 1);
    // An embedder's host may give a path that is no piece of its target.
    host.target().len().saturating_sub(path_and_query)
}

/// Flattens a path: `//` and `/./` become `/`, and `/x/../` becomes `/`.
///
/// It takes a path that is decoded already, as `http.getPath` gives it. The result is "" for a path that means
/// no good: one that leads out of the root, one with a NUL, one with a `%` that begins no escape.
///
/// ```rule
/// http.normalizePath( "/a//b/./c/../d" ); # -> /a/b/d
/// http.normalizePath( "/a/.." ); # -> /
/// http.normalizePath( "/../etc/passwd" ) . "!"; # -> !
/// ```
#[builtin("http.normalizePath")]
fn normalize_path(url: &[u8], out: &mut Out) -> Option<()> {
    let bad_escape = |at: usize| percent::hex_pair(&url[at + 1..]).is_none();
    if url.contains(&0) || memchr::memchr_iter(b'%', url).any(bad_escape) {
        return None;
    }
    let rooted = url.first() == Some(&b'/');
    if rooted {
        out.push(b'/');
    }
    // Where each segment that was written begins, so that `..` can take the last one back.
    let mut starts = Vec::new();
    let mut segments = url.split(|&byte| byte == b'/').peekable();
    while let Some(segment) = segments.next() {
        let last = segments.peek().is_none();
        match segment {
            b"" | b"." => {}
            b".." => out.truncate(starts.pop()?),
            segment => {
                starts.push(out.as_slice().len());
                out.push_slice(segment);
                if !last {
                    out.push(b'/');
                }
            }
        }
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn normalized(path: &[u8]) -> Option<String> {
        let mut out = Out::default();
        out.begin(1000);
        normalize_path(path, &mut out).map(|()| String::from_utf8_lossy(out.as_slice()).into_owned())
    }

    #[test]
    fn paths_are_flattened_and_never_lead_out_of_the_root() {
        for (path, flat) in [
            ("/", Some("/")),
            ("//", Some("/")),
            ("/a/b/", Some("/a/b/")),
            ("/a/./b", Some("/a/b")),
            ("/a/b/..", Some("/a/")),
            ("/a/b/.", Some("/a/b/")),
            ("/a/../b", Some("/b")),
            ("/a/b/../../c", Some("/c")),
            ("/...", Some("/...")),
            ("a//b", Some("a/b")),
            ("", Some("")),
            ("/..", None),
            ("/a/../..", None),
            ("/a\0b", None),
            ("/100%", None),
            ("/100%25", Some("/100%25")),
        ] {
            assert_eq!(normalized(path.as_bytes()).as_deref(), flat, "{path}");
        }
    }
}
