//! A request as a cache sees it.

use std::time::Duration;

use http::header::{
    AUTHORIZATION, CACHE_CONTROL, ETAG, HOST, IF_MATCH, IF_MODIFIED_SINCE, IF_NONE_MATCH,
    IF_UNMODIFIED_SINCE, LAST_MODIFIED, PRAGMA, RANGE,
};
use http::{HeaderMap, HeaderName, HeaderValue, Method, Uri};
use http_cache_semantics::RequestLike;

/// The request for a response, as rules left it.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    /// What entries are found by: pool, host and target.
    pub(super) place: Box<[u8]>,
    /// What a rule tells responses of one URL apart by.
    pub(crate) key: Option<Vec<u8>>,
    uri: Uri,
    pub(super) headers: HeaderMap,
}

impl Asked {
    /// By these a client says what it has.
    pub(crate) const CONDITIONS: [HeaderName; 4] =
        [IF_NONE_MATCH, IF_MODIFIED_SINCE, IF_MATCH, IF_UNMODIFIED_SINCE];

    pub(crate) fn new(pool: &str, uri: &Uri, headers: &HeaderMap, key: Option<&[u8]>) -> Asked {
        let host = headers.get(HOST).map_or(&b""[..], HeaderValue::as_bytes).to_ascii_lowercase();
        let target = uri.path_and_query().map_or("/", |target| target.as_str());
        // Neither a host nor a target holds a zero byte, and a pool's name comes first with its length.
        let length = pool.len().to_string();
        let place = [length.as_bytes(), b"\0", pool.as_bytes(), &host, b"\0", target.as_bytes()].concat();
        Asked {
            place: place.into(),
            key: key.map(<[u8]>::to_vec),
            uri: uri.clone(),
            headers: headers.clone(),
        }
    }

    /// Whether a cache may answer it at all: only whole representations are stored.
    pub(crate) fn is_plain(&self) -> bool {
        !self.headers.contains_key(RANGE)
    }

    /// Whether what answers it may answer others, as far as it says itself.
    pub(super) fn is_for_all(&self) -> bool {
        self.takes_any() && !self.names(&AUTHORIZATION)
    }

    /// Whether its client says nothing of what is in a cache.
    pub(super) fn takes_any(&self) -> bool {
        self.is_plain() && !self.names(&CACHE_CONTROL) && !self.names(&PRAGMA)
    }

    /// Whether the client wants a response only if it is another than it has.
    pub(super) fn is_conditional(&self) -> bool {
        Asked::CONDITIONS.iter().any(|name| self.names(name))
    }

    /// The same from a client that has no response yet.
    pub(super) fn unconditional(&self) -> Asked {
        let mut asked = self.clone();
        for name in Asked::CONDITIONS {
            asked.headers.remove(name);
        }
        asked
    }

    /// The same from a client that takes a response that has been stale for less than this.
    pub(super) fn with_max_stale(&self, most: Duration) -> Asked {
        let mut asked = self.clone();
        if let Ok(max_stale) = HeaderValue::try_from(format!("max-stale={}", most.as_secs())) {
            asked.headers.append(CACHE_CONTROL, max_stale);
        }
        asked
    }

    /// Whether the client wants no answer but a stored one.
    pub(crate) fn only_if_cached(&self) -> bool {
        self.headers.get_all(CACHE_CONTROL).iter().any(|line| {
            line.as_bytes()
                .split(|&byte| byte == b',')
                .any(|directive| directive.trim_ascii().eq_ignore_ascii_case(b"only-if-cached"))
        })
    }

    /// Whether the request has a header of this name.
    pub(crate) fn names(&self, name: &HeaderName) -> bool {
        self.headers.contains_key(name)
    }

    /// Whether each of these headers stands there once at most. The policy compares only the first line of a name.
    pub(super) fn has_single(&self, names: &[HeaderName]) -> bool {
        names.iter().all(|name| self.headers.get_all(name).iter().nth(1).is_none())
    }

    /// Whether the client has this response already (RFC 9110 section 13.2.2).
    pub(super) fn has_current(&self, headers: &HeaderMap) -> bool {
        let opaque = |tag: &[u8]| tag.strip_prefix(b"W/").unwrap_or(tag).to_vec();
        if self.headers.contains_key(IF_NONE_MATCH) {
            let own = headers.get(ETAG).map(|tag| opaque(tag.as_bytes()));
            return self.headers.get_all(IF_NONE_MATCH).iter().any(|line| {
                line.as_bytes()
                    .split(|&byte| byte == b',')
                    .map(<[u8]>::trim_ascii)
                    .any(|tag| tag == b"*" || own.as_ref().is_some_and(|own| *own == opaque(tag)))
            });
        }
        match (self.headers.get(IF_MODIFIED_SINCE), headers.get(LAST_MODIFIED)) {
            // The date as it was given is the only one that a client sends back.
            (Some(since), Some(modified)) => since == modified,
            _ => false,
        }
    }
}

/// As the policy sees it: a GET, since only replies to GET are stored, and they answer HEAD too.
impl RequestLike for Asked {
    fn uri(&self) -> Uri {
        self.uri.clone()
    }

    fn is_same_uri(&self, other: &Uri) -> bool {
        self.uri == *other
    }

    fn method(&self) -> &Method {
        &Method::GET
    }

    fn headers(&self) -> &HeaderMap {
        &self.headers
    }
}
