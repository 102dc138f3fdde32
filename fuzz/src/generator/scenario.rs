//! What a generated rule runs on: a request, sometimes its response, and a world that stands still.

use std::sync::Arc;
use std::time::Duration;

use arbitrary::Unstructured;
use bytes::Bytes;
use http::{HeaderName, HeaderValue, Method, StatusCode};
use pointsman::{Connection, FixedWorld, HttpTransaction, Response};
use pointsman_model::{Body, NodeState, Phase, PoolView};

/// When a rule runs, and on what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scenario {
    /// The phase.
    pub phase: Phase,
    method: &'static str,
    target: &'static str,
    headers: Vec<(&'static str, &'static str)>,
    body: &'static str,
    /// Whether the body must be waited for.
    unread: bool,
    status: u16,
    response_headers: Vec<(&'static str, &'static str)>,
}

const TARGETS: &[&str] = &[
    "/",
    "/gallery/2007/a.jpg?x=1&y=%41+b&x=2",
    "/a/../b//c?",
    "/api?name=value;other",
    "*",
    "http://www.example.com/abs?q#f",
    "/%zz?%",
    "/long/path/with/many/parts.html?a=b&a=c&=d&e",
];

const HEADERS: &[(&str, &str)] = &[
    ("host", "www.example.com:8080"),
    ("cookie", "session=abc123; theme=dark; session=second"),
    ("user-agent", "Mozilla/5.0 (test)"),
    ("x-forwarded-for", "203.0.113.7, 10.0.0.1"),
    ("content-type", "application/x-www-form-urlencoded"),
    ("accept", "text/html"),
    ("accept", "*/*"),
    ("x-test", ""),
    ("if-modified-since", "Sun, 06 Nov 1994 08:49:37 GMT"),
    ("content-type", "multipart/form-data; boundary=xyz"),
];

const BODIES: &[&str] = &["", "name=value&b=%41", "{\"a\":1}", "--xyz\r\n\r\npart\r\n--xyz--\r\n"];

const RESPONSE_HEADERS: &[(&str, &str)] = &[
    ("content-type", "text/html; charset=utf-8"),
    ("set-cookie", "session=new; Path=/"),
    ("set-cookie", "other=1"),
    ("location", "http://backend/elsewhere"),
    ("etag", "\"v1\""),
];

impl Scenario {
    /// `GET /` in the request phase.
    pub fn plain() -> Scenario {
        Scenario {
            phase: Phase::Request,
            method: "GET",
            target: "/",
            headers: vec![HEADERS[0]],
            body: "",
            unread: false,
            status: 200,
            response_headers: Vec::new(),
        }
    }

    pub(super) fn generate(u: &mut Unstructured<'_>) -> Scenario {
        let mut below = |bound: usize| u.int_in_range(0..=bound - 1).unwrap_or(0);
        let some = |from: &[(&'static str, &'static str)], mask: usize| {
            (0..from.len()).filter(|at| mask >> at & 1 == 1).map(|at| from[at]).collect()
        };
        Scenario {
            phase: [Phase::Request, Phase::Request, Phase::Request, Phase::Response, Phase::Completion]
                [below(5)],
            method: ["GET", "POST", "HEAD", "PURGE"][below(4)],
            target: TARGETS[below(TARGETS.len())],
            headers: some(HEADERS, below(1 << HEADERS.len())),
            body: BODIES[below(BODIES.len())],
            unread: below(2) == 1,
            status: [200, 302, 404, 503][below(4)],
            response_headers: some(RESPONSE_HEADERS, below(1 << RESPONSE_HEADERS.len())),
        }
    }

    /// A transaction as good as new, in a world of its own.
    pub fn transaction(&self) -> HttpTransaction {
        let pool = |nodes: &[(&str, NodeState)]| PoolView {
            nodes: nodes.iter().map(|(name, state)| ((*name).to_owned(), *state)).collect(),
        };
        let world = FixedWorld::new()
            .at(Duration::from_secs(1_195_776_000))
            .seed(7)
            .offset(3600)
            .host("proxy.example.com")
            .with_env("HOME", "/nowhere")
            .with_resource("page.html", "<html>", 1_195_000_000)
            .with_pool(
                "Sticky Pool",
                pool(&[("webserver01:80", NodeState::Draining), ("webserver02:80", NodeState::Active)]),
            )
            .with_pool("Maintenance", pool(&[("webserver01:80", NodeState::Active)]));
        let mut tx = HttpTransaction::new(Arc::new(world));
        let mut parts = http::Request::new(()).into_parts().0;
        parts.method = Method::from_bytes(self.method.as_bytes()).unwrap_or_default();
        append(&mut parts.headers, &self.headers);
        tx.set_request(parts, if self.unread { Body::Unread } else { self.body() });
        tx.set_raw_target(Bytes::from_static(self.target.as_bytes()));
        tx.set_connection(Connection { virtual_server: "generated".into(), ..Connection::default() });
        if self.phase != Phase::Request {
            let status = StatusCode::from_u16(self.status).unwrap_or_default();
            let mut response = Response::new(status);
            append(&mut response.headers, &self.response_headers);
            response.body = if self.unread { Body::Unread } else { self.body() };
            tx.set_response(response);
        }
        tx.begin_phase(self.phase);
        tx
    }

    /// The body, of request and response alike.
    pub fn body(&self) -> Body {
        Body::Complete(Bytes::from_static(self.body.as_bytes()))
    }
}

fn append(headers: &mut http::HeaderMap, lines: &[(&'static str, &'static str)]) {
    for (name, value) in lines {
        headers.append(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
}
