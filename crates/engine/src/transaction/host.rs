//! [`HttpTransaction`] as builtins see it.

use std::any::Any;
use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use bytes::Bytes;
use http::header::{CONTENT_LENGTH, HOST, SET_COOKIE};
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Version};
use pointsman_model::{
    Body, Completion, Datum, Decision, Destination, HeaderLines, Ledger, LogRecord, Name, Phase, Places,
    PoolView, Refused, Resource, ServiceLevel, Side, Store, Tally, Timing, TlsSession, Transaction,
    VisitHeader, split_authority,
};

use super::header::{check_name, frame, header_value, lines, sole};
use super::target::{self, RawTarget};
use super::{HttpTransaction, LogLine, LogSink, Response, Times, Wanted};

const NO_RESPONSE: Refused = Refused("there is no response yet; change it in a response rule");
const HEAD_IS_OUT: Refused =
    Refused("the head of the response has gone out; change it before http.stream.startResponse");

fn version_name(version: Version) -> &'static str {
    match version {
        Version::HTTP_10 => "HTTP/1.0",
        Version::HTTP_2 => "HTTP/2",
        Version::HTTP_3 => "HTTP/3",
        // HTTP/0.9 has no version to show.
        Version::HTTP_09 => "",
        _ => "HTTP/1.1",
    }
}

impl HttpTransaction {
    fn headers(&self, side: Side) -> Option<&HeaderMap> {
        match side {
            Side::Request => Some(&self.request.headers),
            Side::Response => self.response.as_ref().map(|response| &response.headers),
        }
    }

    /// Whether a message can still be changed.
    fn check_open(&self, side: Side) -> Result<(), Refused> {
        match side {
            Side::Response if self.decision.streaming.has_begun() => Err(HEAD_IS_OUT),
            Side::Response | Side::Request => Ok(()),
        }
    }

    fn headers_mut(&mut self, side: Side) -> Option<&mut HeaderMap> {
        match side {
            Side::Request => Some(&mut self.request.headers),
            Side::Response => self.response.as_mut().map(|response| &mut response.headers),
        }
    }
}

impl Transaction for HttpTransaction {
    fn phase(&self) -> Phase {
        self.phase
    }

    fn method(&self) -> &[u8] {
        self.request.method.as_str().as_bytes()
    }

    fn set_method(&mut self, method: &[u8]) -> Result<(), Refused> {
        self.request.method = Method::from_bytes(method)
            .map_err(|_| Refused("a method is a word of letters, digits and !#$%&'*+-.^_`|~"))?;
        Ok(())
    }

    fn target(&self) -> &[u8] {
        match &self.target {
            Some(raw) => raw.bytes(),
            None => target::borrowed(&self.request.uri).unwrap_or_default(),
        }
    }

    fn path(&self) -> &[u8] {
        match &self.target {
            Some(raw) => raw.path(),
            None => match self.request.uri.path() {
                // The authority form has no path; what stands for it is the whole of it, as for `*`.
                "" => self.target(),
                path => path.as_bytes(),
            },
        }
    }

    fn query(&self) -> Option<&[u8]> {
        match &self.target {
            Some(raw) => raw.query(),
            None => self.request.uri.query().map(str::as_bytes),
        }
    }

    fn authority(&self) -> &[u8] {
        // A target in the absolute form is never kept as a `Uri`.
        match self.target.as_ref().and_then(|raw| split_authority(raw.bytes())) {
            Some(authority) => authority,
            None => self.request.headers.get(HOST).map_or(b"", HeaderValue::as_bytes),
        }
    }

    fn set_target(&mut self, target: &[u8]) -> Result<(), Refused> {
        target::check(target)?;
        self.target = Some(RawTarget::new(Bytes::copy_from_slice(target)));
        Ok(())
    }

    fn version(&self, side: Side) -> &'static str {
        match side {
            Side::Request => version_name(self.request.version),
            Side::Response => self.response.as_ref().map_or("", |response| version_name(response.version)),
        }
    }

    fn header(&self, side: Side, name: &HeaderName, nth: usize) -> Option<&[u8]> {
        match self.headers(side) {
            Some(headers) if nth == 0 => headers.get(name).map(HeaderValue::as_bytes),
            Some(headers) => headers.get_all(name).iter().nth(nth).map(HeaderValue::as_bytes),
            None if name == SET_COOKIE => self.early_cookies.get(nth).map(HeaderValue::as_bytes),
            None => None,
        }
    }

    fn header_lines(&self, side: Side, name: &HeaderName) -> HeaderLines<'_> {
        match self.headers(side) {
            // No name stands twice.
            Some(headers) if headers.len() == headers.keys_len() => match headers.get(name) {
                Some(value) => HeaderLines::One(value.as_bytes()),
                None => HeaderLines::None,
            },
            Some(headers) => lines(headers.get_all(name).iter().map(HeaderValue::as_bytes)),
            None if name == SET_COOKIE => lines(self.early_cookies.iter().map(HeaderValue::as_bytes)),
            None => HeaderLines::None,
        }
    }

    fn header_at(&self, side: Side, index: usize) -> Option<(&HeaderName, &[u8])> {
        match self.headers(side) {
            Some(headers) => headers.iter().nth(index).map(|(name, value)| (name, value.as_bytes())),
            None => self.early_cookies.get(index).map(|line| (&SET_COOKIE, line.as_bytes())),
        }
    }

    fn for_each_header(&self, side: Side, each: &mut dyn FnMut(&HeaderName, &[u8])) {
        match self.headers(side) {
            Some(headers) => headers.iter().for_each(|(name, value)| each(name, value.as_bytes())),
            None => self.early_cookies.iter().for_each(|line| each(&SET_COOKIE, line.as_bytes())),
        }
    }

    fn walk_headers(&self, side: Side, each: VisitHeader<'_>) {
        match self.headers(side) {
            // No name stands twice.
            Some(headers) if headers.len() == headers.keys_len() => {
                let _ = headers.iter().try_for_each(|(name, value)| each(name, Some(value.as_bytes())));
            }
            Some(headers) => {
                let _ = headers.keys().try_for_each(|name| {
                    let lines = headers.get_all(name).iter().map(HeaderValue::as_bytes);
                    each(name, sole(lines))
                });
            }
            None if self.early_cookies.is_empty() => {}
            None => {
                let _ = each(&SET_COOKIE, sole(self.early_cookies.iter().map(HeaderValue::as_bytes)));
            }
        }
    }

    fn set_header(&mut self, side: Side, name: &HeaderName, value: &[u8]) -> Result<(), Refused> {
        check_name(name)?;
        self.check_open(side)?;
        let value = header_value(value)?;
        match self.headers_mut(side) {
            Some(headers) => {
                headers.try_insert(name, value).map_err(|_| Refused("there are too many headers"))?;
            }
            None if name == SET_COOKIE => {
                self.early_cookies.clear();
                self.early_cookies.push(value);
            }
            None => return Err(NO_RESPONSE),
        }
        Ok(())
    }

    fn add_header(&mut self, side: Side, name: &HeaderName, value: &[u8]) -> Result<(), Refused> {
        check_name(name)?;
        self.check_open(side)?;
        let value = header_value(value)?;
        match self.headers_mut(side) {
            Some(headers) => {
                headers.try_append(name, value).map_err(|_| Refused("there are too many headers"))?;
            }
            None if name == SET_COOKIE => self.early_cookies.push(value),
            None => return Err(NO_RESPONSE),
        }
        Ok(())
    }

    fn remove_header(&mut self, side: Side, name: &HeaderName) {
        if check_name(name).and(self.check_open(side)).is_err() {
            return;
        }
        match self.headers_mut(side) {
            Some(headers) => {
                headers.remove(name);
            }
            None if name == SET_COOKIE => self.early_cookies.clear(),
            None => {}
        }
    }

    fn body(&self, side: Side) -> Body {
        match side {
            // Once the request is on its way to a node, what was not read of it cannot be read any more.
            Side::Request if self.phase != Phase::Request => match &self.request_body {
                Body::Complete(bytes) => Body::Complete(bytes.clone()),
                _ => Body::Unavailable,
            },
            Side::Request => self.request_body.clone(),
            Side::Response => match &self.response {
                Some(response) if self.phase == Phase::Completion && response.body == Body::Unread => {
                    Body::Unavailable
                }
                Some(response) => response.body.clone(),
                None => Body::Unavailable,
            },
        }
    }

    fn set_body(&mut self, side: Side, body: Bytes) {
        match side {
            Side::Request => {
                frame(&mut self.request.headers, body.len());
                self.request_body = Body::Complete(body);
            }
            Side::Response => {
                if let Some(response) =
                    self.response.as_mut().filter(|_| !self.decision.streaming.has_begun())
                {
                    frame(&mut response.headers, body.len());
                    if response.status == StatusCode::NO_CONTENT {
                        // RFC 9110 section 8.6: this status has no content, and no length of it.
                        response.headers.remove(CONTENT_LENGTH);
                    }
                    response.body = Body::Complete(body);
                }
            }
        }
    }

    fn status(&self) -> u16 {
        self.response.as_ref().map_or(0, |response| response.status.as_u16())
    }

    fn reason(&self) -> &[u8] {
        self.response.as_ref().map_or(&[], |response| &response.reason)
    }

    fn set_status(&mut self, code: u16, reason: &[u8]) -> Result<(), Refused> {
        const CODE: Refused = Refused("a response's status code is a number from 200 to 999");
        self.check_open(Side::Response)?;
        let response = self.response.as_mut().ok_or(NO_RESPONSE)?;
        let status = StatusCode::from_u16(code).map_err(|_| CODE)?;
        if status.is_informational() {
            return Err(CODE);
        }
        if reason.iter().any(|&byte| (byte < b' ' && byte != b'\t') || byte == 0x7f) {
            return Err(Refused("a reason cannot hold a line break or a control character"));
        }
        response.status = status;
        response.reason = if reason.is_empty() {
            Bytes::from_static(status.canonical_reason().unwrap_or_default().as_bytes())
        } else {
            Bytes::copy_from_slice(reason)
        };
        Ok(())
    }

    fn begin_response(&mut self) {
        if self.check_open(Side::Response).is_err() {
            return;
        }
        self.set_response(Response::new(StatusCode::OK));
    }

    fn client(&self) -> SocketAddr {
        self.connection.client
    }

    fn set_client_ip(&mut self, ip: IpAddr) {
        self.connection.client.set_ip(ip);
    }

    fn local(&self) -> SocketAddr {
        self.connection.local
    }

    fn is_tls(&self) -> bool {
        self.connection.tls.is_some()
    }

    fn tls(&self) -> Option<&TlsSession> {
        self.connection.tls.as_deref()
    }

    fn virtual_server(&self) -> &str {
        &self.connection.virtual_server
    }

    fn node(&self) -> Option<&str> {
        self.node.as_ref().map(|node| &*node.name)
    }

    fn node_addr(&self) -> Option<SocketAddr> {
        self.node.as_ref().and_then(|node| node.addr)
    }

    fn node_is_tls(&self) -> bool {
        self.node.as_ref().is_some_and(|node| node.tls)
    }

    fn node_local_addr(&self) -> Option<SocketAddr> {
        self.node.as_ref().and_then(|node| node.local)
    }

    fn destination(&self) -> Option<&Destination> {
        self.destination.as_ref()
    }

    fn retries(&self) -> u32 {
        self.retries
    }

    fn decision(&self) -> &Decision {
        &self.decision
    }

    fn decision_mut(&mut self) -> &mut Decision {
        &mut self.decision
    }

    fn pool(&self, name: &str) -> Option<PoolView> {
        self.world.pool(name)
    }

    fn knows_pool(&self, name: &Name) -> bool {
        self.world.knows_pool(name)
    }

    fn tally(&mut self, tally: Tally<'_>) {
        if let Some(tallies) = self.world.tallies() {
            tallies.add(tally);
        }
    }

    fn timing(&self) -> Timing {
        let Times { began, before, queued, response, limit } = self.times;
        // A host that never said when the request was there does not know how long it took.
        let since = began.map_or(Duration::ZERO, |began| self.world.now().saturating_sub(began));
        Timing { transaction: before + since, queued, response, limit }
    }

    fn service_level(&self, class: &str) -> Option<ServiceLevel> {
        self.world.service_level(class)
    }

    fn keeps(&self, ledger: Ledger) -> bool {
        self.world.keeps(ledger)
    }

    fn completion(&self) -> &'static Completion {
        self.completion
    }

    fn is_cached(&self, pool: Option<&Name>) -> bool {
        let Ok(uri) = self.uri() else { return false };
        self.world.is_cached(&Wanted {
            virtual_server: &self.connection.virtual_server,
            pool: pool.map(|pool| &**pool),
            key: self.decision.caching.key.as_deref(),
            request: &self.request,
            uri: &uri,
        })
    }

    fn stored(&self, store: Store, key: &[u8]) -> Option<Datum> {
        match store {
            Store::Connection => self.data.get(key).cloned(),
            shared => self.world.data(shared)?.get(key),
        }
    }

    fn store(&mut self, store: Store, key: &[u8], value: Datum) -> bool {
        match store {
            Store::Connection => self.data.set(key, value),
            shared => self.world.data(shared).is_some_and(|data| data.set(key, value)),
        }
    }

    fn unstore(&mut self, store: Store, key: &[u8]) -> bool {
        match store {
            Store::Connection => self.data.remove(key),
            shared => self.world.data(shared).is_some_and(|data| data.remove(key)),
        }
    }

    fn reset_store(&mut self, store: Store, prefix: &[u8]) {
        match store {
            Store::Connection => self.data.reset(prefix),
            shared => {
                if let Some(data) = self.world.data(shared) {
                    data.reset(prefix);
                }
            }
        }
    }

    fn store_usage(&self, store: Store) -> (usize, usize) {
        match store {
            Store::Connection => self.data.usage(),
            shared => self.world.data(shared).map_or((0, 0), |data| data.usage()),
        }
    }

    fn rate_take(&mut self, class: &[u8], context: &[u8]) -> Option<bool> {
        self.world.rate_take(class, context)
    }

    fn rate_backlog(&self, class: &[u8], context: Option<&[u8]>) -> Option<usize> {
        self.world.rate_backlog(class, context)
    }

    fn now(&self) -> Duration {
        self.world.now()
    }

    fn local_offset(&self, unix: i64) -> i32 {
        self.world.local_offset(unix)
    }

    fn random(&mut self) -> u64 {
        self.world.random()
    }

    fn env(&self, name: &str) -> Option<String> {
        self.world.env(name)
    }

    fn host_name(&self) -> String {
        self.world.host_name()
    }

    fn process_id(&self) -> u32 {
        self.world.process_id()
    }

    fn resource(&self, name: &[u8]) -> Option<Resource> {
        self.world.resource(name)
    }

    fn places(&self) -> Option<&dyn Places> {
        self.world.places()
    }

    fn log(&mut self, record: &LogRecord<'_>) {
        match &mut self.log {
            LogSink::Collect(lines) => lines.push(LogLine::from(record)),
            LogSink::Callback(callback) => callback(record),
        }
    }

    fn as_any_mut(&mut self) -> Option<&mut dyn Any> {
        self.extension.as_mut().map(|extension| &mut **extension as &mut dyn Any)
    }
}
