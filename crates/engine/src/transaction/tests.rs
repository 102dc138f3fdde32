//! The transaction as builtins and hosts use it.

use super::*;
use http::header::{CONNECTION, CONTENT_LENGTH, HOST, SERVER, SET_COOKIE, TRANSFER_ENCODING};
use pointsman_model::{Action, Datum, Destination, LogLevel, LogRecord, Name, Site, Store, Transaction};

fn transaction() -> HttpTransaction {
    HttpTransaction::new(Arc::new(FixedWorld::new()))
}

fn with_request(request: http::Request<()>) -> HttpTransaction {
    let mut tx = transaction();
    tx.set_request(request.into_parts().0, Body::Unread);
    tx
}

fn values(tx: &HttpTransaction, side: Side, name: &http::HeaderName) -> Vec<String> {
    (0..)
        .map_while(|nth| tx.header(side, name, nth))
        .map(|value| String::from_utf8_lossy(value).into_owned())
        .collect()
}

#[test]
fn targets_of_every_form_read_the_same_from_a_uri_and_from_bytes() {
    for target in ["/a/b%20c?x=1", "/", "/a?", "*", "http://h:8080/p?q", "example.com:443"] {
        let tx = with_request(http::Request::builder().uri(target).body(()).unwrap());
        let mut raw = transaction();
        raw.set_raw_target(Bytes::copy_from_slice(target.as_bytes()));
        assert_eq!(tx.target(), target.as_bytes());
        assert_eq!(raw.target(), target.as_bytes());
        assert_eq!(tx.path(), raw.path(), "{target}");
        assert_eq!(tx.query(), raw.query(), "{target}");
    }
}

#[test]
fn a_target_that_a_rule_sets_is_what_goes_out() {
    let mut tx = with_request(http::Request::get("/old?q=1").body(()).unwrap());
    tx.set_target(b"/new%20path?z").unwrap();
    assert_eq!(tx.path(), b"/new%20path");
    assert_eq!(tx.query(), Some(&b"z"[..]));
    assert!(tx.set_target(b"/a b").is_err());
    let (parts, _) = tx.outgoing().unwrap();
    assert_eq!(parts.uri, "/new%20path?z");
    parts.headers.insert(HOST, HeaderValue::from_static("node"));
    assert_eq!(values(&tx, Side::Request, &HOST), ["node"]);
    assert_eq!(tx.target(), b"/new%20path?z");
    let (parts, body) = tx.take_request().unwrap();
    assert_eq!(parts.uri, "/new%20path?z");
    assert_eq!(body, Body::Unread);
}

#[test]
fn headers_are_set_added_removed_and_never_split_a_message() {
    let mut tx = transaction();
    let name: http::HeaderName = "X-Own".parse().unwrap();
    tx.add_header(Side::Request, &name, b"1").unwrap();
    tx.add_header(Side::Request, &name, b"2").unwrap();
    assert_eq!(values(&tx, Side::Request, &name), ["1", "2"]);
    for bad in [&b"a\r\nEvil: 1"[..], b"a\nb", b"a\0b"] {
        assert!(tx.set_header(Side::Request, &name, bad).is_err());
    }
    tx.set_header(Side::Request, &name, b"caf\xe9").unwrap();
    assert_eq!(tx.header(Side::Request, &name, 0), Some(&b"caf\xe9"[..]));
    assert_eq!(tx.header(Side::Request, &name, 1), None);
    tx.remove_header(Side::Request, &name);
    assert_eq!(tx.header(Side::Request, &name, 0), None);
}

#[test]
fn rules_cannot_touch_the_framing() {
    let request = http::Request::post("/").header(TRANSFER_ENCODING, "chunked").body(()).unwrap();
    let mut tx = with_request(request);
    for name in [CONTENT_LENGTH, TRANSFER_ENCODING, CONNECTION] {
        assert!(tx.set_header(Side::Request, &name, b"1").is_err());
        assert!(tx.add_header(Side::Request, &name, b"1").is_err());
    }
    tx.remove_header(Side::Request, &TRANSFER_ENCODING);
    assert_eq!(values(&tx, Side::Request, &TRANSFER_ENCODING), ["chunked"]);
    tx.set_body(Side::Request, Bytes::from_static(b"four"));
    assert_eq!(values(&tx, Side::Request, &TRANSFER_ENCODING), [""; 0]);
    assert_eq!(values(&tx, Side::Request, &CONTENT_LENGTH), ["4"]);
    assert_eq!(tx.body(Side::Request), Body::Complete(Bytes::from_static(b"four")));
}

#[test]
fn more_headers_than_the_map_holds_are_refused() {
    let mut tx = transaction();
    let refused = (0..40_000).find(|number| {
        let name: http::HeaderName = format!("x-{number}").parse().unwrap();
        tx.add_header(Side::Request, &name, b"").is_err()
    });
    assert!(refused.is_some_and(|at| at > 1000), "{refused:?}");
}

#[test]
fn before_the_response_only_cookies_are_kept_for_it() {
    let mut tx = transaction();
    assert_eq!(tx.status(), 0);
    assert_eq!(
        tx.set_header(Side::Response, &SERVER, b"x"),
        Err(Refused("there is no response yet; change it in a response rule"))
    );
    assert!(tx.set_status(404, b"").is_err());
    tx.add_header(Side::Response, &SET_COOKIE, b"id=7").unwrap();
    assert_eq!(values(&tx, Side::Response, &SET_COOKIE), ["id=7"]);
    let mut response = Response::new(http::StatusCode::OK);
    response.headers.append(SET_COOKIE, HeaderValue::from_static("id=old; Path=/"));
    response.headers.append(SET_COOKIE, HeaderValue::from_static("other=1"));
    tx.set_response(response.clone());
    assert_eq!(values(&tx, Side::Response, &SET_COOKIE), ["other=1", "id=7; Path=/"]);
    // A retry brings another response; the cookie is for that one.
    tx.take_response();
    tx.set_response(Response::new(http::StatusCode::OK));
    assert_eq!(values(&tx, Side::Response, &SET_COOKIE), ["id=7"]);
    tx.begin_response();
    assert_eq!(values(&tx, Side::Response, &SET_COOKIE), ["id=7"]);
}

#[test]
fn a_status_line_is_checked() {
    let mut tx = transaction();
    tx.begin_response();
    assert_eq!((tx.status(), tx.reason()), (200, &b"OK"[..]));
    tx.set_status(403, b"").unwrap();
    assert_eq!(tx.reason(), b"Forbidden");
    tx.set_status(799, b"Odd One").unwrap();
    assert_eq!((tx.status(), tx.reason()), (799, &b"Odd One"[..]));
    for (code, reason) in [(99, ""), (100, ""), (1000, ""), (0, ""), (200, "a\r\nb")] {
        assert!(tx.set_status(code, reason.as_bytes()).is_err(), "{code} {reason}");
    }
    assert_eq!(tx.status(), 799);
}

#[test]
fn an_unread_request_body_is_gone_once_the_request_is_sent() {
    let mut tx = with_request(http::Request::post("/").body(()).unwrap());
    assert_eq!(tx.body(Side::Request), Body::Unread);
    tx.begin_phase(Phase::Response);
    assert_eq!(tx.body(Side::Request), Body::Unavailable);
    tx.put_body(Side::Request, Body::Complete(Bytes::from_static(b"read")));
    assert_eq!(tx.body(Side::Request), Body::Complete(Bytes::from_static(b"read")));
}

#[test]
fn a_recycled_transaction_remembers_nothing_of_the_request_before() {
    let mut tx = with_request(http::Request::post("/a?b").header(HOST, "h").body(()).unwrap());
    tx.begin_response();
    tx.add_header(Side::Response, &SET_COOKIE, b"a=1").unwrap();
    tx.decision_mut().action = Action::Discard;
    tx.store(Store::Connection, b"k", Datum::Int(1));
    tx.set_retries(2);
    tx.set_destination(Some(Destination { pool: Name::from("web"), persistence: None }));
    tx.times_mut().limit = Some(std::time::Duration::from_secs(1));
    let record = LogRecord { level: LogLevel::Info, message: b"m", rule: "r", site: Site::default() };
    tx.log(&record);
    assert_eq!(tx.log_lines().len(), 1);
    tx.begin_phase(Phase::Completion);
    tx.recycle();
    assert_eq!((tx.method(), tx.target(), tx.status()), (&b"GET"[..], &b"/"[..], 0));
    assert_eq!(tx.header_at(Side::Request, 0), None);
    assert_eq!(tx.header_at(Side::Response, 0), None);
    assert_eq!(tx.phase(), Phase::Request);
    assert_eq!(tx.decision(), &Decision::default());
    assert_eq!(tx.stored(Store::Connection, b"k"), None);
    assert_eq!((tx.retries(), tx.log_lines().len()), (0, 0));
    assert_eq!((tx.destination(), tx.timing().limit), (None, None));
}

#[test]
fn a_transaction_may_move_to_another_thread() {
    fn assert_send<T: Send>(_: &T) {}
    assert_send(&transaction());
}
