//! A request-target, taken apart.

/// Path and query of a request-target, whatever its form (RFC 9112 section 3.2).
pub fn split_target(target: &[u8]) -> (&[u8], Option<&[u8]>) {
    let origin = if target.first() == Some(&b'/') {
        target
    } else if let Some(scheme) = target.windows(3).position(|window| window == b"://") {
        let rest = &target[scheme + 3..];
        match rest.iter().position(|byte| matches!(byte, b'/' | b'?')) {
            Some(end) => &rest[end..],
            None => &[],
        }
    } else {
        target
    };
    match origin.iter().position(|&byte| byte == b'?') {
        Some(mark) => (&origin[..mark], Some(&origin[mark + 1..])),
        None => (origin, None),
    }
}

/// Host and port of a request-target in the absolute form (RFC 9112 section 3.2.2), without user information, which
/// is no part of the host.
pub fn split_authority(target: &[u8]) -> Option<&[u8]> {
    if target.first() == Some(&b'/') {
        return None;
    }
    let scheme = target.windows(3).position(|window| window == b"://")?;
    let rest = &target[scheme + 3..];
    let end = rest.iter().position(|byte| matches!(byte, b'/' | b'?')).unwrap_or(rest.len());
    let authority = &rest[..end];
    Some(match authority.iter().rposition(|&byte| byte == b'@') {
        Some(at) => &authority[at + 1..],
        None => authority,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_authority_is_that_of_the_absolute_form() {
        for (target, authority) in [
            ("http://h:80/p?q", Some("h:80")),
            ("http://user:secret@h?q", Some("h")),
            ("http://h", Some("h")),
            ("/x?u=http://y/", None),
            ("h:443", None),
            ("*", None),
        ] {
            assert_eq!(split_authority(target.as_bytes()), authority.map(str::as_bytes), "{target}");
        }
    }

    #[test]
    fn targets_of_every_form_are_split() {
        for (target, path, query) in [
            ("/a/b?c=d?e", "/a/b", Some("c=d?e")),
            ("/a", "/a", None),
            ("/a?", "/a", Some("")),
            ("http://h:80/p?q", "/p", Some("q")),
            ("http://h", "", None),
            ("http://h?q", "", Some("q")),
            ("*", "*", None),
            ("/x?u=http://y/", "/x", Some("u=http://y/")),
        ] {
            let (p, q) = split_target(target.as_bytes());
            assert_eq!((p, q), (path.as_bytes(), query.map(str::as_bytes)), "{target}");
        }
    }
}
