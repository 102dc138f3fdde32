//! A cache of responses in memory: what may be stored, for whom and for how long is RFC 9111's to say.
//!
//! One belongs to each virtual server that asked for it. An entry stands for a URL of a pool; in it are the variants
//! that `Vary` and `http.cache.setkey` tell apart. All that it holds is bounded by bytes, and what is used least goes
//! first. It outlives reloads.

use std::sync::Arc;
use std::time::SystemTime;

use bytes::Bytes;
use foldhash::fast::RandomState;
use http::header::{
    CONTENT_RANGE, ETAG, HOST, IF_MODIFIED_SINCE, IF_NONE_MATCH, LAST_MODIFIED, RANGE, SET_COOKIE, VARY,
};
use http::{HeaderMap, HeaderName, HeaderValue, Method, Response, StatusCode, Uri};
use http_cache_semantics::{AfterResponse, BeforeRequest, CacheOptions, CachePolicy, RequestLike};
use quick_cache::sync::{Cache as Store, DefaultLifecycle};
use quick_cache::{OptionsBuilder, Weighter};

use crate::config::CacheLimits;

/// Variants of one URL.
const MOST_VARIANTS: usize = 16;

/// What an entry costs beside its bytes.
const OVERHEAD: usize = 1024;

/// The request for a response, as rules left it.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    /// What entries are found by: pool, host and target.
    place: Box<[u8]>,
    /// What a rule tells responses of one URL apart by.
    pub(crate) key: Option<Vec<u8>>,
    uri: Uri,
    headers: HeaderMap,
}

impl Asked {
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

    /// Whether the client wants no answer but a stored one.
    pub(crate) fn only_if_cached(&self) -> bool {
        self.headers.get_all(http::header::CACHE_CONTROL).iter().any(|line| {
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
    fn has_single(&self, names: &[HeaderName]) -> bool {
        names.iter().all(|name| self.headers.get_all(name).iter().nth(1).is_none())
    }

    /// Whether the client has this response already (RFC 9110 section 13.2.2).
    fn has_current(&self, headers: &HeaderMap) -> bool {
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

/// A stored response.
pub(crate) struct Stored {
    key: Option<Vec<u8>>,
    /// The request's headers that it depends on.
    vary: Vec<HeaderName>,
    policy: CachePolicy,
    reason: Bytes,
    body: Bytes,
    weight: usize,
}

/// Its variants, the newest first.
type Variants = Arc<[Arc<Stored>]>;

#[derive(Clone)]
struct Weigh;

impl Weighter<Box<[u8]>, Variants> for Weigh {
    fn weight(&self, place: &Box<[u8]>, variants: &Variants) -> u64 {
        (place.len() + variants.iter().map(|stored| stored.weight).sum::<usize>()) as u64
    }
}

/// What a cache has for a request.
pub(crate) enum Found {
    /// This answers it.
    Fresh(Box<Hit>),
    /// This did; the node is asked whether it still does.
    Stale(Arc<Stored>),
    /// Nothing.
    Nothing,
}

/// A response from the cache.
pub(crate) struct Hit {
    pub(crate) status: StatusCode,
    pub(crate) reason: Bytes,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

/// A cache.
pub(crate) struct Cache {
    limits: CacheLimits,
    store: Store<Box<[u8]>, Variants, Weigh, RandomState>,
}

impl Cache {
    pub(crate) fn new(limits: CacheLimits) -> Cache {
        // Each shard has its share of the bytes, and an entry must fit into one.
        let shards = (limits.bytes / limits.entry_bytes.max(1) / 8).clamp(1, 16);
        let items = (limits.bytes / 4096).clamp(16, 1 << 20);
        let options = OptionsBuilder::new()
            .shards(shards)
            .estimated_items_capacity(items)
            .weight_capacity(limits.bytes as u64)
            .build();
        let hasher = RandomState::default();
        let lifecycle = DefaultLifecycle::default();
        let store = match options {
            Ok(options) => Store::with_options(options, Weigh, hasher, lifecycle),
            Err(_) => Store::with(items, limits.bytes as u64, Weigh, hasher, lifecycle),
        };
        Cache { limits, store }
    }

    pub(crate) fn limits(&self) -> CacheLimits {
        self.limits
    }

    /// Bytes that it holds.
    #[cfg(test)]
    pub(crate) fn weight(&self) -> u64 {
        self.store.weight()
    }

    /// What answers a request now.
    pub(crate) fn find(&self, asked: &Asked, now: SystemTime) -> Found {
        let Some(variants) = self.store.get(&asked.place[..]) else { return Found::Nothing };
        let same_key =
            variants.iter().filter(|stored| stored.key == asked.key && asked.has_single(&stored.vary));
        for stored in same_key {
            match stored.policy.before_request(asked, now) {
                BeforeRequest::Fresh(head) => {
                    return Found::Fresh(Box::new(stored.answer(asked, head.status, head.headers)));
                }
                BeforeRequest::Stale { matches: true, .. } => return Found::Stale(Arc::clone(stored)),
                BeforeRequest::Stale { .. } => {}
            }
        }
        Found::Nothing
    }

    /// A policy for a response that may be stored; `None` when it may not. `headers` are as the client gets them.
    pub(crate) fn admit(
        &self,
        asked: &Asked,
        status: StatusCode,
        headers: &HeaderMap,
        now: SystemTime,
    ) -> Option<Storing> {
        // A cookie is for one client. What only an authenticated client may have is RFC 9111's to say, below.
        if headers.contains_key(SET_COOKIE) || headers.contains_key(CONTENT_RANGE) || !asked.is_plain() {
            return None;
        }
        let mut vary = Vec::new();
        for line in headers.get_all(VARY) {
            for name in line.as_bytes().split(|&byte| byte == b',').map(<[u8]>::trim_ascii) {
                vary.push(HeaderName::from_bytes(name).ok().filter(|_| name != b"*")?);
            }
        }
        if !asked.has_single(&vary) {
            return None;
        }
        let mut response = Response::new(());
        *response.status_mut() = status;
        *response.headers_mut() = headers.clone();
        let policy = CachePolicy::new_options(asked, &response, now, CacheOptions::default());
        let useful =
            !policy.is_stale(now) || headers.contains_key(ETAG) || headers.contains_key(LAST_MODIFIED);
        (policy.is_storable() && useful).then(|| Storing { asked: asked.clone(), vary, policy })
    }

    /// Stores a response with its body.
    pub(crate) fn put(&self, storing: Storing, reason: Bytes, body: Bytes) {
        let Storing { asked, vary, policy } = storing;
        if body.len() > self.limits.entry_bytes {
            return;
        }
        let headers: usize =
            asked.headers.iter().map(|(name, value)| name.as_str().len() + value.len()).sum();
        let weight = OVERHEAD + 2 * headers + body.len();
        let stored = Arc::new(Stored { key: asked.key.clone(), vary, policy, reason, body, weight });
        self.insert(&asked, stored);
    }

    fn insert(&self, asked: &Asked, stored: Arc<Stored>) {
        let others = self.store.peek(&asked.place[..]);
        let others = others.iter().flat_map(|variants| variants.iter()).filter(|other| {
            // Those that the same request would find are replaced.
            let matches = matches!(
                other.policy.before_request(asked, SystemTime::UNIX_EPOCH),
                BeforeRequest::Fresh(_) | BeforeRequest::Stale { matches: true, .. }
            );
            other.key != asked.key || !matches
        });
        let mut room = self.limits.entry_bytes.saturating_mul(4).saturating_sub(stored.weight);
        let mut variants = vec![stored];
        for other in others.take(MOST_VARIANTS - 1) {
            let Some(left) = room.checked_sub(other.weight) else { break };
            room = left;
            variants.push(Arc::clone(other));
        }
        self.store.insert(asked.place.clone(), variants.into());
    }

    /// The node said that a stored response still stands: gives it, and keeps it for longer. `None` when it spoke of
    /// another.
    pub(crate) fn refresh(
        &self,
        asked: &Asked,
        stored: &Stored,
        not_modified: &HeaderMap,
        now: SystemTime,
    ) -> Option<Hit> {
        let mut response = Response::new(());
        *response.status_mut() = StatusCode::NOT_MODIFIED;
        *response.headers_mut() = not_modified.clone();
        let AfterResponse::NotModified(policy, head) = stored.policy.after_response(asked, &response, now)
        else {
            return None;
        };
        let fresh = Arc::new(Stored {
            key: stored.key.clone(),
            vary: stored.vary.clone(),
            policy,
            reason: stored.reason.clone(),
            body: stored.body.clone(),
            weight: stored.weight,
        });
        let hit = fresh.answer(asked, head.status, head.headers);
        self.insert(asked, fresh);
        Some(hit)
    }

    /// Something was changed there (RFC 9111 section 4.4).
    pub(crate) fn forget(&self, asked: &Asked) {
        self.store.remove(&asked.place[..]);
    }
}

impl Stored {
    /// The headers by which a node can say that this still stands.
    pub(crate) fn validators(&self, asked: &Asked, now: SystemTime) -> Vec<(HeaderName, HeaderValue)> {
        let BeforeRequest::Stale { request, .. } = self.policy.before_request(asked, now) else {
            return Vec::new();
        };
        let take = |name: HeaderName| request.headers.get(&name).cloned().map(|value| (name, value));
        [IF_NONE_MATCH, IF_MODIFIED_SINCE].into_iter().filter_map(take).collect()
    }

    fn answer(&self, asked: &Asked, status: StatusCode, mut headers: HeaderMap) -> Hit {
        if status.is_success() && asked.has_current(&headers) {
            headers.remove(http::header::CONTENT_LENGTH);
            let status = StatusCode::NOT_MODIFIED;
            let reason = Bytes::from_static(b"Not Modified");
            return Hit { status, reason, headers, body: Bytes::new() };
        }
        Hit { status, reason: self.reason.clone(), headers, body: self.body.clone() }
    }
}

/// A response that is about to be stored, once its body is there.
pub(crate) struct Storing {
    asked: Asked,
    vary: Vec<HeaderName>,
    policy: CachePolicy,
}

/// Whether a request with this method may change what is stored.
pub(crate) fn is_unsafe(method: &Method) -> bool {
    !method.is_safe()
}

/// Whether a request may be answered from a cache by its method.
pub(crate) fn may_answer(method: &Method) -> bool {
    *method == Method::GET || *method == Method::HEAD
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    fn asked(target: &str, lines: &[(&'static str, &str)]) -> Asked {
        let mut headers = HeaderMap::new();
        headers.insert(HOST, HeaderValue::from_static("a"));
        for (name, value) in lines {
            headers.append(*name, HeaderValue::from_str(value).unwrap());
        }
        Asked::new("web", &target.parse().unwrap(), &headers, None)
    }

    fn headers(lines: &[(&'static str, &str)]) -> HeaderMap {
        lines
            .iter()
            .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_str(value).unwrap()))
            .collect()
    }

    fn cache() -> Cache {
        Cache::new(CacheLimits { bytes: 1 << 20, entry_bytes: 64 << 10 })
    }

    fn body(found: Found) -> Option<String> {
        match found {
            Found::Fresh(hit) => Some(String::from_utf8(hit.body.to_vec()).unwrap()),
            Found::Stale(_) | Found::Nothing => None,
        }
    }

    const NOON: SystemTime = SystemTime::UNIX_EPOCH;

    #[test]
    fn a_response_is_fresh_for_as_long_as_it_says() {
        let cache = cache();
        let at = NOON + Duration::from_secs(1_000_000);
        let request = asked("/x", &[]);
        let storing = cache.admit(
            &request,
            StatusCode::OK,
            &headers(&[("cache-control", "max-age=60"), ("etag", "\"1\"")]),
            at,
        );
        cache.put(storing.unwrap(), Bytes::new(), Bytes::from_static(b"one"));
        assert_eq!(body(cache.find(&request, at + Duration::from_secs(59))), Some("one".into()));
        let Found::Stale(stored) = cache.find(&request, at + Duration::from_secs(60)) else {
            panic!("it is stale")
        };
        let later = at + Duration::from_secs(60);
        assert_eq!(stored.validators(&request, later)[0].1, "\"1\"");
        let fresh = cache.refresh(
            &request,
            &stored,
            &headers(&[("etag", "\"1\""), ("cache-control", "max-age=9")]),
            later,
        );
        assert_eq!(fresh.unwrap().body, "one");
        assert_eq!(body(cache.find(&request, later + Duration::from_secs(8))), Some("one".into()));
        assert!(body(cache.find(&request, later + Duration::from_secs(9))).is_none());
        assert!(cache.refresh(&request, &stored, &headers(&[("etag", "\"2\"")]), later).is_none());
        cache.forget(&request);
        assert!(matches!(cache.find(&request, at), Found::Nothing));
    }

    #[test]
    fn what_must_not_be_stored_is_not() {
        let cache = cache();
        let plain = asked("/x", &[]);
        let fresh = ("cache-control", "max-age=60");
        for (request, status, lines) in [
            (&plain, StatusCode::OK, &[("cache-control", "private, max-age=60")][..]),
            (&plain, StatusCode::OK, &[("cache-control", "no-store")]),
            (&plain, StatusCode::OK, &[fresh, ("set-cookie", "a=b")]),
            (&plain, StatusCode::OK, &[fresh, ("vary", "*")]),
            (&plain, StatusCode::OK, &[fresh, ("vary", "A, *")]),
            (&plain, StatusCode::OK, &[]),
            (&plain, StatusCode::PARTIAL_CONTENT, &[fresh]),
            (&asked("/x", &[("authorization", "Basic x")]), StatusCode::OK, &[fresh]),
            (&asked("/x", &[("cache-control", "no-store")]), StatusCode::OK, &[fresh]),
            (&asked("/x", &[("range", "bytes=0-1")]), StatusCode::OK, &[fresh]),
            (&asked("/x", &[("accept", "a"), ("accept", "b")]), StatusCode::OK, &[fresh, ("vary", "accept")]),
        ] {
            assert!(cache.admit(request, status, &headers(lines), NOON).is_none(), "{status} {lines:?}");
        }
        for lines in
            [&[fresh][..], &[("cache-control", "no-cache"), ("etag", "\"1\"")], &[fresh, ("vary", "accept")]]
        {
            assert!(cache.admit(&plain, StatusCode::OK, &headers(lines), NOON).is_some(), "{lines:?}");
        }
    }

    #[test]
    fn variants_stand_side_by_side_and_bytes_are_bounded() {
        let cache = cache();
        let head = headers(&[("cache-control", "max-age=60"), ("vary", "Accept-Language")]);
        for language in ["de", "en"] {
            let request = asked("/x", &[("accept-language", language)]);
            let storing = cache.admit(&request, StatusCode::OK, &head, NOON).unwrap();
            cache.put(storing, Bytes::new(), Bytes::copy_from_slice(language.as_bytes()));
        }
        let of = |language: &str| body(cache.find(&asked("/x", &[("accept-language", language)]), NOON));
        assert_eq!((of("de"), of("en"), of("fr")), (Some("de".into()), Some("en".into()), None));
        // The second line of a name counts, too.
        let both = asked("/x", &[("accept-language", "de"), ("accept-language", "fr")]);
        assert!(body(cache.find(&both, NOON)).is_none());
        let mut keyed = asked("/x", &[("accept-language", "de")]);
        keyed.key = Some(b"k".to_vec());
        assert!(body(cache.find(&keyed, NOON)).is_none());
        for number in 0..100 {
            let request = asked(&format!("/{number}"), &[]);
            let storing = cache.admit(&request, StatusCode::OK, &head, NOON).unwrap();
            cache.put(storing, Bytes::new(), Bytes::from(vec![b'x'; 60 << 10]));
            assert!(cache.weight() <= 1 << 20, "{}", cache.weight());
        }
        assert!(cache.weight() > 512 << 10, "{}", cache.weight());
        let large = asked("/large", &[]);
        let storing = cache.admit(&large, StatusCode::OK, &head, NOON).unwrap();
        cache.put(storing, Bytes::new(), Bytes::from(vec![b'x'; 65 << 10]));
        assert!(matches!(cache.find(&large, NOON), Found::Nothing));
    }

    #[test]
    fn a_client_that_has_it_is_told_so() {
        let cache = cache();
        let head = headers(&[("cache-control", "max-age=60"), ("etag", "\"1\""), ("content-length", "3")]);
        let storing = cache.admit(&asked("/x", &[]), StatusCode::OK, &head, NOON).unwrap();
        cache.put(storing, Bytes::new(), Bytes::from_static(b"one"));
        let status = |tags: &str| match cache.find(&asked("/x", &[("if-none-match", tags)]), NOON) {
            Found::Fresh(hit) => hit.status.as_u16(),
            _ => 0,
        };
        assert_eq!([status("\"1\""), status("W/\"1\""), status("\"0\", \"1\""), status("*")], [304; 4]);
        assert_eq!([status("\"11\""), status("")], [200; 2]);
    }
}
