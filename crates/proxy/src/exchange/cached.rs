//! Answering from the cache, and filling it.

use std::rc::Rc;
use std::sync::Arc;
use std::task::{Context, Poll};

use bytes::Bytes;
use http::header::{CONTENT_LENGTH, IF_MODIFIED_SINCE, IF_NONE_MATCH};
use http::{HeaderMap, HeaderValue, Response, StatusCode};
use hyper::body::Frame;
use pointsman::{Action, Body, Completion, HttpTransaction, Side, Transaction};

use super::Exchange;
use super::head::{Head, compressed};
use super::renewal;
use super::seeking::Seeking;
use crate::cache::{
    Asked, Boarding, Cache, Found, Hit, Renewal, Stored, Storing, TakeOff, is_unsafe, may_answer,
};
use crate::clock;
use crate::forward::headers::Received;
use crate::forward::{Cut, Reply, ReplyBody, Source};
use crate::log::Level;
use crate::record::Verdict;
use crate::target::origin_form;

impl Exchange<'_> {
    /// Answers from the cache, when the request rules have not answered and there is something to answer with.
    pub(super) async fn seek(
        &mut self,
        tx: &HttpTransaction,
        received: &Received,
        upgrades: bool,
    ) -> Option<Response<ReplyBody>> {
        let cache = self.served.server.cache.as_ref()?;
        let decision = tx.decision();
        if upgrades || !matches!(decision.action, Action::None | Action::Pool | Action::Cached) {
            return None;
        }
        let method = &tx.request().method;
        let changes = is_unsafe(method);
        if !changes && (!may_answer(method) || decision.caching.disabled) {
            return None;
        }
        let chosen =
            decision.pool.as_ref().filter(|_| decision.action != Action::None).map(|choice| &choice.name);
        let named = decision.caching.pool.as_ref().filter(|_| decision.action == Action::Cached);
        let pools = &self.served.generation.pools;
        let pool =
            named.or(chosen).and_then(|name| pools.get(name)).unwrap_or(&self.served.server.default_pool);
        let uri = origin_form(tx.uri().ok()?);
        let asked = Asked::new(&pool.name, &uri, &tx.request().headers, decision.caching.key.as_deref());
        if !changes && !asked.is_plain() {
            return None;
        }
        let stores = *method == http::Method::GET;
        let cache = Arc::clone(cache);
        let (stale, flight) = if changes {
            (None, None)
        } else {
            match self.look(tx, received, &cache, &asked, stores).await {
                Ok(nothing) => nothing,
                Err(found) => return Some(*found),
            }
        };
        self.seeking = Some(Box::new(Seeking { cache, asked, stale, changes, stores, flight }));
        None
    }

    /// Looks for a response, perhaps one that another request fetches: `Err` is what answers the client. Else a stale one,
    /// if there is one, and the flight that this request is on.
    async fn look(
        &mut self,
        tx: &HttpTransaction,
        received: &Received,
        cache: &Arc<Cache>,
        asked: &Asked,
        stores: bool,
    ) -> Result<(Option<Arc<Stored>>, Option<TakeOff>), Box<Response<ReplyBody>>> {
        let mut waited = false;
        loop {
            let stale = match cache.find(asked, clock::wall()) {
                Found::Fresh(hit) => return Err(Box::new(self.hit(tx, *hit, None))),
                Found::Stale(stored) => Some(stored),
                Found::Nothing => None,
            };
            if let Some(stored) = &stale
                && let Some(hit) = self.renew(tx, received, cache, asked, stored, stores)
            {
                return Err(Box::new(self.hit(tx, hit, None)));
            }
            // The node cannot be asked about it by a request that wants no body.
            let stale = stale.filter(|_| stores);
            if asked.only_if_cached() {
                let what = "the client wants a stored response only, and there is none";
                return Err(Box::new(self.refuse(StatusCode::GATEWAY_TIMEOUT, what, Level::Info)));
            }
            if !stores || waited {
                return Ok((stale, None));
            }
            match cache.board(asked) {
                Boarding::Wait(landing) => landing.wait(self.session.watchdog.time_left()).await,
                Boarding::TakeOff(flight) => return Ok((stale, Some(flight))),
                Boarding::Alone => return Ok((stale, None)),
            }
            waited = true;
        }
    }

    /// What answers the client while a stale response is renewed, when that may be. Sees to it that it is.
    fn renew(
        &self,
        tx: &HttpTransaction,
        received: &Received,
        cache: &Arc<Cache>,
        asked: &Asked,
        stored: &Arc<Stored>,
        stores: bool,
    ) -> Option<Hit> {
        let hit = stored.while_renewed(asked, clock::wall())?;
        // A body is here only once, and it may say what is wanted.
        if !matches!(tx.body(Side::Request), Body::Complete(body) if body.is_empty()) {
            return None;
        }
        let (renewal, asked) = cache.renew(asked, stores);
        match renewal {
            Renewal::No => return None,
            Renewal::Begun => {}
            Renewal::Begin(flight) => {
                let (cache, stale) = (Arc::clone(cache), Some(Arc::clone(stored)));
                let seeking =
                    Seeking { cache, asked, stale, changes: false, stores: true, flight: Some(flight) };
                renewal::begin(self.session, self.served, tx, received, seeking);
            }
        }
        Some(hit)
    }

    /// What the client gets instead of an error, when a stored response may stand in for it.
    pub(super) fn despite_error(
        &mut self,
        tx: &HttpTransaction,
        status: StatusCode,
    ) -> Option<Response<ReplyBody>> {
        let errors = [
            StatusCode::INTERNAL_SERVER_ERROR,
            StatusCode::BAD_GATEWAY,
            StatusCode::SERVICE_UNAVAILABLE,
            StatusCode::GATEWAY_TIMEOUT,
        ];
        let seeking = self.seeking.as_ref().filter(|_| errors.contains(&status))?;
        let hit = seeking.stale.as_ref()?.despite_error(&seeking.asked, clock::wall())?;
        self.observed
            .log(Level::Warn, format_args!("a stored response stands in for status={}", status.as_u16()));
        self.session.set_fate(Completion::COMPLETE);
        Some(self.hit(tx, hit, None))
    }

    /// What the node said of a stored response, when it was asked.
    pub(super) fn revalidated(
        &mut self,
        tx: &HttpTransaction,
        not_modified: &HeaderMap,
        cookie: Option<HeaderValue>,
    ) -> Option<Response<ReplyBody>> {
        let seeking = self.seeking.as_ref()?;
        let stale = seeking.stale.as_ref()?;
        let refreshed = seeking.cache.refresh(&seeking.asked, stale, not_modified, clock::wall());
        match refreshed {
            Some(hit) => {
                if let Some(flight) = &seeking.flight {
                    flight.arrives();
                    if !seeking.cache.answers(&seeking.asked, clock::wall()) {
                        flight.pass();
                    }
                }
                Some(self.hit(tx, hit, cookie))
            }
            // The client asked too, and it has what the node speaks of.
            None if seeking.asked.names(&IF_NONE_MATCH) || seeking.asked.names(&IF_MODIFIED_SINCE) => None,
            None => {
                seeking.cache.forget(&seeking.asked);
                let what = "the node spoke of a response that nobody has";
                Some(self.refuse(StatusCode::BAD_GATEWAY, what, Level::Warn))
            }
        }
    }

    /// A reply with a stored response. Response rules saw it when it was stored.
    fn hit(&mut self, tx: &HttpTransaction, hit: Hit, cookie: Option<HeaderValue>) -> Response<ReplyBody> {
        self.observed.verdict(Verdict::Cached);
        let Hit { status, reason, mut headers, body } = hit;
        if status != StatusCode::NOT_MODIFIED {
            headers.insert(CONTENT_LENGTH, HeaderValue::from(body.len()));
        }
        let sealing = self.sealing();
        let kind = if sealing.is_head || body.is_empty() { Reply::Empty } else { Reply::Whole(body) };
        let mut head = Head { status, reason: &reason, headers: &mut headers };
        head.frame(&sealing, kind.exact_len());
        let level = head.compress(&sealing, tx.decision().compression, kind.exact_len());
        let session = Some(Rc::clone(self.session));
        head.seal(cookie, ReplyBody::new(compressed(kind, level), session))
    }

    /// A node's response goes out: stores it on its way, when that is right. `delimited`: a body that breaks off can be
    /// told from a whole one.
    pub(super) fn keep(
        &mut self,
        tx: &HttpTransaction,
        head: &Head<'_>,
        delimited: bool,
        kind: Reply,
    ) -> Reply {
        let Some(seeking) = self.seeking.take() else { return kind };
        let Seeking { cache, mut asked, changes, stores, flight, .. } = *seeking;
        if changes {
            if head.status.is_success() || head.status.is_redirection() {
                cache.forget(&asked);
            }
            return kind;
        }
        let caching = &tx.decision().caching;
        let too_long = kind.exact_len().is_some_and(|length| length > cache.limits().entry_bytes as u64);
        asked.key.clone_from(&caching.key);
        let passes = !stores || caching.disabled || too_long || tx.decision().action == Action::Respond;
        let storing = (!passes)
            .then(|| cache.admit(&asked, head.status, head.headers, clock::wall()))
            .flatten()
            .filter(|_| delimited || !matches!(kind, Reply::Node(..) | Reply::Source(_)));
        let Some(storing) = storing else {
            // An error says nothing of what comes when it is over.
            if let Some(flight) = flight.filter(|_| !head.status.is_server_error()) {
                flight.pass();
            }
            return kind;
        };
        // What must be asked about each time helps nobody who waits.
        if let Some(flight) = flight.as_ref().filter(|_| !storing.is_useful(clock::wall())) {
            flight.pass();
        }
        let reason = head.reason.clone();
        match kind {
            Reply::Empty => {
                Entry { cache, storing, reason, body: Vec::new(), flight }.store();
                Reply::Empty
            }
            Reply::Whole(body) => {
                if let Some(flight) = &flight {
                    flight.arrives();
                }
                cache.put(storing, reason, body.clone());
                Reply::Whole(body)
            }
            body => {
                let length = body.exact_len();
                let entry = Some(Box::new(Entry { cache, storing, reason, body: Vec::new(), flight }));
                Reply::Source(Box::new(Recording { body, length, entry }))
            }
        }
    }
}

/// A body that is stored as it passes.
struct Recording {
    body: Reply,
    length: Option<u64>,
    /// Gone when it was stored, or got too long.
    entry: Option<Box<Entry>>,
}

struct Entry {
    cache: Arc<Cache>,
    storing: Storing,
    reason: Bytes,
    body: Vec<u8>,
    /// It lands when this is stored, or given up.
    flight: Option<TakeOff>,
}

impl Entry {
    fn store(self) {
        if let Some(flight) = &self.flight {
            flight.arrives();
        }
        self.cache.put(self.storing, self.reason, Bytes::from(self.body));
    }
}

impl Source for Recording {
    fn poll_piece(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Cut>>> {
        let piece = self.body.poll(cx);
        match &piece {
            Poll::Pending => {}
            Poll::Ready(Some(Err(_))) => self.entry = None,
            Poll::Ready(Some(Ok(frame))) => {
                if let (Some(entry), Some(data)) = (&mut self.entry, frame.data_ref()) {
                    if entry.body.len() + data.len() <= entry.cache.limits().entry_bytes {
                        entry.body.extend_from_slice(data);
                        if let Some(flight) = &entry.flight {
                            flight.moves();
                        }
                    } else {
                        if let Some(flight) = &entry.flight {
                            flight.pass();
                        }
                        self.entry = None;
                    }
                }
                // Nobody asks for more once a stated length is reached.
                if self.body.is_end()
                    && let Some(entry) = self.entry.take()
                {
                    entry.store();
                }
            }
            Poll::Ready(None) => {
                if let Some(entry) = self.entry.take() {
                    entry.store();
                }
            }
        }
        piece
    }

    fn exact_len(&self) -> Option<u64> {
        self.length
    }
}
