//! Requests that are not taken, and what is said about it.

use std::time::Duration;

use crate::rig::{Backend, Client, Front, pool, server};

fn front() -> (Backend, Front) {
    let backend = Backend::named("ok");
    let front = Front::simple(&[&backend], "", "");
    (backend, front)
}

#[test]
fn what_is_not_http_is_answered_400_or_so_and_reaches_nobody() {
    let (backend, front) = front();
    let long = "x".repeat(70_000);
    let many: String = (0..200).map(|n| format!("X-{n}: 1\r\n")).collect();
    for (status, request) in [
        (400, "GARBAGE\r\n\r\n".to_owned()),
        (400, "GET / HTTP/1.1\r\nHost: a\r\nbad header\r\n\r\n".into()),
        (400, "GET / HTTP/1.1\r\nHost: a\r\nX : 1\r\n\r\n".into()),
        (400, "GET / HTTP/1.1\r\n\r\n".into()),
        (400, "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n".into()),
        (400, "GET / HTTP/1.1\r\nHost: a b\r\n\r\n".into()),
        (400, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx".into()),
        (400, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: +1\r\n\r\nx".into()),
        (400, "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\n".into()),
        (400, "GET / HTTP/1.1\r\nHost: a\r\nConnection: host\r\n\r\n".into()),
        (405, "CONNECT a:80 HTTP/1.1\r\nHost: a:80\r\n\r\n".into()),
        (405, "TRACE / HTTP/1.1\r\nHost: a\r\n\r\n".into()),
        (431, format!("GET / HTTP/1.1\r\nHost: a\r\nX: {long}\r\n\r\n")),
        (431, format!("GET / HTTP/1.1\r\nHost: a\r\nX: {}\r\n\r\n", &long[..40_000])),
        (431, format!("GET / HTTP/1.1\r\nHost: a\r\n{many}\r\n")),
        (431, format!("GET /{long} HTTP/1.1\r\nHost: a\r\n\r\n")),
    ] {
        let mut client = Client::connect(front.address);
        // The answer may come before all of a long request is sent.
        let _ = client.try_send(&request);
        let response = client.try_response(false).ok().flatten();
        let line = &request[..request.len().min(60)];
        assert_eq!(response.map(|response| response.status), Some(status), "{line:?}");
    }
    assert_eq!(backend.count(), 0);
    assert_eq!(Client::connect(front.address).get("/").status, 200);
}

#[test]
fn the_limit_on_a_head_is_where_it_was_set() {
    let backend = Backend::named("ok");
    let config = server("limits = { head_bytes = 2048 }") + &pool("web", &[&backend], "");
    let front = Front::new(&config, &[]);
    let head = |length: usize| {
        let empty = "GET / HTTP/1.1\r\nHost: a\r\nX: \r\n\r\n";
        format!("GET / HTTP/1.1\r\nHost: a\r\nX: {}\r\n\r\n", "x".repeat(length - empty.len()))
    };
    for (length, status) in [(2048, 200), (2049, 431)] {
        let mut client = Client::connect(front.address);
        client.send(head(length));
        assert_eq!(client.response().status, status, "{length}");
    }
}

#[test]
fn a_head_that_does_not_come_is_not_waited_for() {
    let backend = Backend::named("ok");
    let config = server("timeouts = { header_read = \"300ms\", keep_alive = \"300ms\" }")
        + &pool("web", &[&backend], "");
    let front = Front::new(&config, &[]);
    let begin = std::time::Instant::now();
    let mut half = Client::connect(front.address);
    half.send("GET / HTTP/1.1\r\nHost:");
    assert_eq!(half.response().status, 408);
    half.assert_closed();
    let mut nothing = Client::connect(front.address);
    nothing.assert_closed();
    let mut idle = Client::connect(front.address);
    assert_eq!(idle.get("/").status, 200);
    idle.assert_closed();
    assert!(begin.elapsed() < Duration::from_secs(20));
}

#[test]
fn a_dribbled_head_gets_no_more_time_than_one_that_stops() {
    let backend = Backend::named("ok");
    let config = server("timeouts = { header_read = \"500ms\" }") + &pool("web", &[&backend], "");
    let front = Front::new(&config, &[]);
    let mut client = Client::connect(front.address);
    client.send("GET / HTTP/1.1\r\n");
    let mut sent = 0;
    // One byte at a time, until the proxy has had enough.
    while client.try_send("x").is_ok() {
        std::thread::sleep(Duration::from_millis(20));
        sent += 1;
        assert!(sent < 1000, "it would take bytes for ever");
    }
}

#[test]
fn a_body_that_does_not_come_is_not_waited_for() {
    let backend = Backend::named("ok");
    let rule = "if( $path == \"/read\" ) http.getBody();";
    let config = server("request_rules = [\"r.ts\"]\ntimeouts = { idle = \"300ms\" }")
        + &pool("web", &[&backend], "timeouts = { reply = \"300ms\" }");
    let front = Front::new(&config, &[("r.ts", rule)]);
    let mut client = Client::connect(front.address);
    client.send("POST /read HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhalf");
    assert_eq!(client.response().status, 408);
    client.assert_closed();
    let mut client = Client::connect(front.address);
    client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhalf");
    assert_eq!(client.response().status, 408, "it is not the node that is late");
}

#[test]
fn a_connection_has_its_fill_of_requests() {
    let backend = Backend::named("ok");
    let config = server("limits = { requests_per_connection = 3 }") + &pool("web", &[&backend], "");
    let front = Front::new(&config, &[]);
    let mut client = Client::connect(front.address);
    for number in 1..=3 {
        let response = client.get("/");
        assert_eq!(response.header("connection") == ["close"], number == 3);
    }
    client.assert_closed();
}

#[test]
fn a_loop_is_seen() {
    let backend = Backend::named("ok");
    let front = Front::new(&(server("via = \"me\"") + &pool("web", &[&backend], "")), &[]);
    let mut client = Client::connect(front.address);
    assert_eq!(client.get_with("/", "Via: 1.1 other, 1.1 me\r\n").status, 508);
    assert_eq!(client.get_with("/", "Via: 1.1 other\r\n").status, 200);
    assert_eq!(backend.count(), 1);
}

#[test]
fn an_early_answer_reaches_a_client_that_is_still_sending() {
    let backend = Backend::named("never");
    let front =
        Front::simple(&[&backend], "http.sendResponse( \"403 No\", \"text/plain\", \"no\", \"\" );", "");
    for _ in 0..5 {
        let mut client = Client::connect(front.address);
        let length = 4 << 20;
        client.send(format!("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: {length}\r\n\r\n"));
        client.send(vec![b'x'; length]);
        assert_eq!(client.response().status, 403);
        client.assert_closed();
    }
}

#[test]
fn a_dribbled_body_is_not_waited_for() {
    let backend = Backend::named("never");
    let config = server("") + &pool("web", &[&backend], "timeouts = { reply = \"1s\" }");
    let front = Front::new(&config, &[]);
    let mut client = Client::connect(front.address);
    client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n");
    let mut sent = 0;
    while client.try_send("x").is_ok() {
        std::thread::sleep(Duration::from_millis(50));
        sent += 1;
        assert!(sent < 500, "it would take bytes for ever");
    }
}
