//! A cache of responses in memory: what may be stored, for whom and for how long is RFC 9111's to say.
//!
//! One belongs to each virtual server that asked for it. An entry stands for a URL of a pool; in it are the variants
//! that `Vary` and `http.cache.setkey` tell apart. All that it holds is bounded by bytes, and what is used least goes
//! first. It outlives reloads. Of a request it sees what is [`Asked`], and of configuration its limits.

mod asked;
mod flight;

use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime};

use bytes::Bytes;
use foldhash::fast::RandomState;
use http::header::{
    CACHE_CONTROL, CONTENT_RANGE, ETAG, IF_MODIFIED_SINCE, IF_NONE_MATCH, LAST_MODIFIED, SET_COOKIE, VARY,
};
use http::{HeaderMap, HeaderName, HeaderValue, Method, Response, StatusCode};
use http_cache_semantics::{AfterResponse, BeforeRequest, CacheOptions, CachePolicy};
use quick_cache::sync::{Cache as Store, DefaultLifecycle};
use quick_cache::{OptionsBuilder, Weighter};

use crate::config::CacheLimits;

pub(crate) use asked::Asked;
pub(crate) use flight::{Boarding, Renewal, TakeOff};

use flight::Flights;

/// Variants of one URL.
const MOST_VARIANTS: usize = 16;

/// What an entry costs beside its bytes.
const OVERHEAD: usize = 1024;

/// A stored response.
pub(crate) struct Stored {
    key: Option<Vec<u8>>,
    /// The request's headers that it depends on.
    vary: Vec<HeaderName>,
    policy: CachePolicy,
    /// For how long it is of use once it is stale.
    stale: Stale,
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
    flights: Arc<Flights>,
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
        Cache { limits, store, flights: Arc::new(Flights::new(limits.wait)) }
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

    /// Whether something answers a request before the node is asked.
    pub(crate) fn answers(&self, asked: &Asked, now: SystemTime) -> bool {
        match self.find(asked, now) {
            Found::Fresh(_) => true,
            Found::Stale(stored) => stored.while_renewed(asked, now).is_some(),
            Found::Nothing => false,
        }
    }

    /// What a request is to do that found nothing, or nothing fresh.
    pub(crate) fn board(&self, asked: &Asked) -> Boarding {
        self.flights.board(asked)
    }

    /// What is to be done for a response that is stale and may be served while it is renewed; and the request to do it by.
    /// One that `stores` nothing, as to `HEAD`, only has its part in what another began.
    pub(crate) fn renew(&self, asked: &Asked, stores: bool) -> (Renewal, Asked) {
        (self.flights.renew(asked, stores, Instant::now()), asked.unconditional())
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
        let stale = Stale::of(headers);
        let useful = !policy.is_stale(now)
            || stale != Stale::default()
            || headers.contains_key(ETAG)
            || headers.contains_key(LAST_MODIFIED);
        (policy.is_storable() && useful).then(|| Storing { asked: asked.clone(), vary, policy, stale })
    }

    /// Stores a response with its body.
    pub(crate) fn put(&self, storing: Storing, reason: Bytes, body: Bytes) {
        let Storing { asked, vary, policy, stale } = storing;
        if body.len() > self.limits.entry_bytes {
            return;
        }
        let headers: usize =
            asked.headers.iter().map(|(name, value)| name.as_str().len() + value.len()).sum();
        let weight = OVERHEAD + 2 * headers + body.len();
        let key = asked.key.clone();
        let stored = Arc::new(Stored { key, vary, policy, stale, reason, body, weight });
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
            stale: Stale::of(&head.headers),
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

    /// What answers a request when the node cannot, although this is stale (RFC 5861 section 4).
    pub(crate) fn despite_error(&self, asked: &Asked, now: SystemTime) -> Option<Hit> {
        self.answer_for(self.stale.on_error, asked, now)
    }

    /// What answers a request while the node is asked anew, although this is stale (RFC 5861 section 3).
    pub(crate) fn while_renewed(&self, asked: &Asked, now: SystemTime) -> Option<Hit> {
        self.answer_for(self.stale.while_renewed, asked, now)
    }

    fn answer_for(&self, most: Duration, asked: &Asked, now: SystemTime) -> Option<Hit> {
        if most.is_zero() {
            return None;
        }
        match self.policy.before_request(&asked.with_max_stale(most), now) {
            BeforeRequest::Fresh(head) => Some(self.answer(asked, head.status, head.headers)),
            BeforeRequest::Stale { .. } => None,
        }
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
    stale: Stale,
}

impl Storing {
    /// Whether it answers others before the node is asked.
    pub(crate) fn is_useful(&self, now: SystemTime) -> bool {
        !self.policy.is_stale(now) || !self.stale.while_renewed.is_zero()
    }
}

/// For how long a response is of use once it is stale (RFC 5861). Not at all when it must be validated first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Stale {
    /// It stands in for errors.
    on_error: Duration,
    /// It is served while the node is asked for a new one.
    while_renewed: Duration,
}

impl Stale {
    fn of(headers: &HeaderMap) -> Stale {
        let mut stale = Stale::default();
        for line in headers.get_all(CACHE_CONTROL) {
            for directive in line.as_bytes().split(|&byte| byte == b',') {
                let mut parts = directive.splitn(2, |&byte| byte == b'=').map(<[u8]>::trim_ascii);
                let name = parts.next().unwrap_or_default().to_ascii_lowercase();
                let seconds = || {
                    let value = std::str::from_utf8(parts.next()?).ok()?;
                    value
                        .trim_matches('"')
                        .parse::<u32>()
                        .ok()
                        .map(|seconds| Duration::from_secs(seconds.into()))
                };
                match &name[..] {
                    b"must-revalidate" | b"proxy-revalidate" | b"s-maxage" | b"no-cache" => {
                        return Stale::default();
                    }
                    b"stale-if-error" => stale.on_error = { seconds }().unwrap_or_default(),
                    b"stale-while-revalidate" => stale.while_renewed = { seconds }().unwrap_or_default(),
                    _ => {}
                }
            }
        }
        stale
    }
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
mod tests;
