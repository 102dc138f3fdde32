//! The proxy's own answers: few words, so that they tell a client what happened and a stranger nothing.

use std::rc::Rc;

use bytes::Bytes;
use http::header::{CONTENT_TYPE, RETRY_AFTER};
use http::{HeaderValue, Response, StatusCode};

use crate::forward::{Reply, ReplyBody};
use crate::session::Session;

/// An answer with a status and its registered words.
pub(crate) fn plain(session: &Rc<Session>, status: StatusCode) -> Response<ReplyBody> {
    let mut text = String::with_capacity(48);
    text.push_str(status.as_str());
    text.push(' ');
    text.push_str(status.canonical_reason().unwrap_or("Error"));
    text.push('\n');
    let body = ReplyBody::new(Reply::Whole(Bytes::from(text)), Some(Rc::clone(session)));
    let mut response = Response::new(body);
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    if status == StatusCode::SERVICE_UNAVAILABLE {
        headers.insert(RETRY_AFTER, HeaderValue::from_static("2"));
    }
    response
}
