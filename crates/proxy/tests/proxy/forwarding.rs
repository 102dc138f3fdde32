//! Messages on their way through: what arrives is what was sent, and nothing is held.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use crate::rig::{Backend, Binary, Client, Front, Next, get, pool, server, until};

#[test]
fn a_request_arrives_as_it_was_sent() {
    let backend = Backend::named("hello");
    let front = Front::simple(&[&backend], "", "");
    let mut client = Client::connect(front.address);
    client.send(
        "POST /a%20b/../c?d=e&f HTTP/1.1\r\nHost: site:80\r\nX-Mine: 1\r\nX-Mine: 2\r\nContent-Length: 5\r\n\r\nhello",
    );
    let response = client.response();
    assert_eq!((response.status, response.text()), (200, "hello"));
    let request = &backend.requests()[0];
    assert_eq!(request.line(), "POST /a%20b/../c?d=e&f HTTP/1.1");
    assert_eq!(request.header("host"), ["site:80"]);
    assert_eq!(request.header("x-mine"), ["1", "2"]);
    assert_eq!(request.header("content-length"), ["5"]);
    assert_eq!(request.header("x-forwarded-for"), ["127.0.0.1"]);
    assert_eq!(request.header("x-forwarded-proto"), ["http"]);
    assert_eq!(request.header("x-forwarded-host"), ["site:80"]);
    assert_eq!(request.body, b"hello");
}

#[test]
fn a_response_arrives_as_it_was_sent() {
    let backend = Backend::new(|exchange| {
        exchange.write(
            "HTTP/1.1 299 Quite Fine\r\nContent-Length: 2\r\nX-A: 1\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\n\r\nok",
        );
        Next::Keep
    });
    let front = Front::simple(&[&backend], "", "");
    let response = get(front.address, "/");
    assert!(response.head.starts_with("HTTP/1.1 299 Quite Fine\r\n"), "{}", response.head);
    assert_eq!(response.header("x-a"), ["1"]);
    assert_eq!(response.header("set-cookie"), ["a=1", "b=2"]);
    assert_eq!(response.text(), "ok");
}

#[test]
fn connections_to_nodes_are_kept() {
    let backend = Backend::named("hello");
    let front = Front::simple(&[&backend], "", "");
    let mut client = Client::connect(front.address);
    for _ in 0..50 {
        assert_eq!(client.get("/").text(), "hello");
    }
    assert_eq!(backend.connections(), 1);
    assert_eq!(backend.count(), 50);
}

#[test]
fn pipelined_requests_are_answered_in_order() {
    let backend = Backend::new(|exchange| {
        let target = exchange.request.line().split(' ').nth(1).unwrap().to_owned();
        exchange.answer(&target);
        Next::Keep
    });
    let front = Front::simple(&[&backend], "", "");
    let mut client = Client::connect(front.address);
    let all: String = (0..20).map(|n| format!("GET /{n} HTTP/1.1\r\nHost: a\r\n\r\n")).collect();
    client.send(all);
    for number in 0..20 {
        assert_eq!(client.response().text(), format!("/{number}"));
    }
}

#[test]
fn replies_without_a_body_have_none() {
    let backend = Backend::new(|exchange| {
        let line = exchange.request.line().to_owned();
        match line.split(' ').nth(1).unwrap() {
            "/204" => exchange.write("HTTP/1.1 204 No Content\r\n\r\n"),
            "/304" => {
                exchange.write("HTTP/1.1 304 Not Modified\r\nETag: \"x\"\r\nContent-Length: 77\r\n\r\n")
            }
            _ => exchange.write("HTTP/1.1 200 OK\r\nContent-Length: 12345\r\n\r\n"),
        }
        Next::Keep
    });
    let front = Front::simple(&[&backend], "", "");
    let mut client = Client::connect(front.address);
    client.send("HEAD /head HTTP/1.1\r\nHost: a\r\n\r\n");
    let head = client.head();
    assert_eq!((head.status, head.header("content-length")), (200, vec!["12345"]));
    let none = client.get("/204");
    assert_eq!((none.status, none.header("content-length")), (204, vec![]));
    assert_eq!(client.get("/304").status, 304);
    client.send("HEAD /head HTTP/1.1\r\nHost: a\r\n\r\n");
    assert_eq!(client.head().status, 200, "the connection is still in step");
    assert_eq!(backend.connections(), 1);
}

#[test]
fn chunked_bodies_go_both_ways() {
    let backend = Backend::new(|exchange| {
        let body = String::from_utf8(exchange.request.body.clone()).unwrap();
        let half = body.len() / 2;
        exchange.write(format!(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{half:x}\r\n{}\r\n{:x}\r\n{}\r\n0\r\n\r\n",
            &body[..half],
            body.len() - half,
            &body[half..]
        ));
        Next::Keep
    });
    let front = Front::simple(&[&backend], "", "");
    let mut client = Client::connect(front.address);
    for method in ["POST", "GET"] {
        client.send(format!("{method} / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n"));
        let response = client.response();
        assert_eq!(response.text(), "hello world", "{method}");
        assert_eq!(response.header("transfer-encoding"), ["chunked"]);
    }
    assert!(backend.requests().iter().all(|request| request.body == b"hello world"));
}

#[test]
fn an_old_client_gets_a_body_that_ends_with_the_connection() {
    let backend = Backend::new(|exchange| {
        exchange.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n");
        Next::Keep
    });
    let front = Front::simple(&[&backend], "", "");
    let mut client = Client::connect(front.address);
    client.send("GET / HTTP/1.0\r\n\r\n");
    let response = client.response();
    assert_eq!(response.text(), "hello");
    assert!(response.header("transfer-encoding").is_empty());
    assert_eq!(backend.requests()[0].line(), "GET / HTTP/1.1");
}

#[test]
fn a_body_that_ends_with_the_nodes_connection_is_whole() {
    let backend = Backend::new(|exchange| {
        exchange.write("HTTP/1.1 200 OK\r\n\r\nuntil the end");
        Next::Close
    });
    let front = Front::simple(&[&backend], "", "");
    let mut client = Client::connect(front.address);
    for _ in 0..2 {
        assert_eq!(client.get("/").text(), "until the end");
    }
}

#[test]
fn a_body_that_breaks_off_is_not_passed_off_as_whole() {
    let backend = Backend::new(|exchange| {
        exchange.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n");
        Next::Close
    });
    let front = Front::simple(&[&backend], "", "");
    let mut client = Client::connect(front.address);
    client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    assert!(!matches!(client.try_response(false), Ok(Some(_))), "what came is no whole response");
}

#[test]
fn a_body_is_asked_for_only_when_somebody_wants_it() {
    let backend = Backend::named("taken");
    let front = Front::simple(
        &[&backend],
        "if( $path == \"/no\" ) { http.sendResponse( \"403 No\", \"text/plain\", \"no\", \"\" ); }",
        "",
    );
    let mut client = Client::connect(front.address);
    let head = |path| {
        format!("POST {path} HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n")
    };
    client.send(head("/yes"));
    assert_eq!(client.head().status, 100);
    client.send("hello");
    assert_eq!(client.response().text(), "taken");
    assert_eq!(backend.requests()[0].body, b"hello");
    assert!(backend.requests()[0].header("expect").is_empty());
    let mut client = Client::connect(front.address);
    client.send(head("/no"));
    assert_eq!(client.response().status, 403, "not 100 first");
}

const BIG: usize = 200 << 20;
const PIECE: usize = 1 << 20;

#[test]
fn a_large_download_streams() {
    let backend = Backend::new(|exchange| {
        exchange.write(format!("HTTP/1.1 200 OK\r\nContent-Length: {BIG}\r\n\r\n"));
        let piece = vec![b'x'; PIECE];
        for _ in 0..BIG / PIECE {
            exchange.write(&piece);
        }
        Next::Keep
    });
    let binary = Binary::start(&(server("") + &pool("web", &[&backend], "")), &[]);
    let mut client = Client::connect(binary.address);
    client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    assert_eq!(client.head().header("content-length"), [BIG.to_string()]);
    let before = binary.resident();
    for _ in 0..BIG / PIECE {
        assert!(client.read_exact(PIECE).iter().all(|&byte| byte == b'x'));
    }
    let grown = binary.resident().saturating_sub(before);
    assert!(grown < 8 << 20, "{} MiB more", grown >> 20);
}

#[test]
fn a_large_upload_streams() {
    let backend = Backend::new(|exchange| {
        let length = exchange.request.body.len();
        exchange.answer(&length.to_string());
        Next::Keep
    });
    let binary = Binary::start(&(server("") + &pool("web", &[&backend], "")), &[]);
    let mut client = Client::connect(binary.address);
    client.send(format!("PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: {}\r\n\r\n", BIG / 4));
    let before = binary.resident();
    let piece = vec![b'x'; PIECE];
    for _ in 0..BIG / 4 / PIECE {
        client.send(&piece);
    }
    assert_eq!(client.response().text(), (BIG / 4).to_string());
    let grown = binary.resident().saturating_sub(before);
    assert!(grown < 8 << 20, "{} MiB more", grown >> 20);
}

#[test]
fn a_slow_reader_slows_the_writer_down() {
    let written = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&written);
    let backend = Backend::new(move |exchange| {
        exchange.write(format!("HTTP/1.1 200 OK\r\nContent-Length: {BIG}\r\n\r\n"));
        let piece = vec![b'x'; PIECE];
        for _ in 0..BIG / PIECE {
            exchange.write(&piece);
            counter.fetch_add(PIECE, Ordering::AcqRel);
        }
        Next::Keep
    });
    let front = Front::simple(&[&backend], "", "");
    let mut client = Client::connect(front.address);
    client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    client.head();
    // The client reads nothing more. Sockets take a few megabytes, then the back end has to wait.
    let mut last = usize::MAX;
    until("the writer waits", || {
        std::thread::sleep(Duration::from_millis(300));
        let now = written.load(Ordering::Acquire);
        std::mem::replace(&mut last, now) == now
    });
    assert!(
        written.load(Ordering::Acquire) < BIG / 2,
        "{} MiB were taken",
        written.load(Ordering::Acquire) >> 20
    );
    for _ in 0..BIG / PIECE {
        client.read_exact(PIECE);
    }
}

#[test]
fn a_response_may_come_before_the_request_has_ended() {
    let backend = Backend::new(|exchange| {
        exchange.answer("seen");
        Next::Keep
    });
    let front = Front::simple(&[&backend], "", "");
    let mut client = Client::connect(front.address);
    // Two chunks, with a pause that only the node's own pace could shorten.
    client.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n");
    until("the node has a connection", || backend.connections() == 1);
    client.send("1\r\ny\r\n0\r\n\r\n");
    assert_eq!(client.response().text(), "seen");
    assert_eq!(backend.requests()[0].body, b"xy");
}
