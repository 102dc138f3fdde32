//! One attempt to send a request, and what is kept of it for another.

use http::{HeaderMap, HeaderName, HeaderValue, Request, request};
use hyper::body::Body as _;

use crate::link::Outbound;
use crate::session::Session;

/// The request. Its headers are the map that they came in: it has grown to the size of replies, and hyper reads the next
/// reply into it.
pub(super) fn build(head: &mut request::Parts, body: Outbound) -> Request<Outbound> {
    let streamed = body.size_hint().exact().is_none();
    let mut request = Request::new(body);
    *request.method_mut() = head.method.clone();
    *request.uri_mut() = head.uri.clone();
    *request.headers_mut() = std::mem::take(&mut head.headers);
    if streamed {
        // hyper sends no body of unknown length with a GET unless it is told how.
        let chunked = HeaderValue::from_static("chunked");
        request.headers_mut().insert(http::header::TRANSFER_ENCODING, chunked);
    }
    request
}

/// A copy of a request's headers, for another attempt. Few requests need it, so it is a list: that is copied faster than a
/// map, and into the room of the connection's last one.
pub(super) struct Spare<'a> {
    session: &'a Session,
    list: Vec<(HeaderName, HeaderValue)>,
}

impl<'a> Spare<'a> {
    pub(super) fn new(session: &'a Session) -> Spare<'a> {
        Spare { session, list: session.spare.take() }
    }

    /// Copies these headers.
    pub(super) fn copy(&mut self, headers: &HeaderMap) {
        self.list.clear();
        self.list.extend(headers.iter().map(|(name, value)| (name.clone(), value.clone())));
    }

    /// Puts what was copied back.
    pub(super) fn restore(&mut self, headers: &mut HeaderMap) {
        headers.clear();
        for (name, value) in self.list.drain(..) {
            // There is room: they came out of a map.
            let _ = headers.try_append(name, value);
        }
    }
}

impl Drop for Spare<'_> {
    fn drop(&mut self) {
        let mut list = std::mem::take(&mut self.list);
        list.clear();
        self.session.spare.set(list);
    }
}
