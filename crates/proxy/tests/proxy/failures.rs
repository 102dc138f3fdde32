//! Nodes that are dead, slow or rude: what clients get, what is sent again, and what never is.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use crate::rig::{Backend, Client, Front, Next, free_port, get, pool, server, until};

/// A pool of one address that nobody listens on.
fn dead_pool() -> String {
    format!("[pools.web]\nnodes = [\"{}\"]\n", free_port())
}

const POST: &str = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello";

#[test]
fn a_dead_node_is_a_502_then_a_503_and_the_log_says_why() {
    let rule = "# a comment\npool.use( \"web\" );";
    let front = Front::new(&(server("request_rules = [\"r.ts\"]") + &dead_pool()), &[("r.ts", rule)]);
    let response = get(front.address, "/x");
    assert_eq!(response.status, 502);
    assert_eq!(response.text(), "502 Bad Gateway\n");
    front.log.wait_for(&["status=502", "rule=r.ts:2", "pool=\"web\"", "node=127.0.0.1:", "cannot connect"]);
    front.log.wait_for(&["warn", "server=site", "node failed"]);
    let response = get(front.address, "/x");
    assert_eq!(response.status, 503);
    assert_eq!(response.header("retry-after").len(), 1);
    front.log.wait_for(&["status=503", "pool=\"web\"", "1 failed"]);
}

#[test]
fn a_pool_without_nodes_is_a_503() {
    let front = Front::new(&(server("") + "[pools.web]\nnodes = []\n"), &[]);
    assert_eq!(get(front.address, "/").status, 503);
    front.log.wait_for(&["status=503", "the pool has no node"]);
}

#[test]
fn nothing_is_lost_when_one_of_two_nodes_is_dead() {
    let alive = Backend::named("alive");
    let config = server("") + &format!("[pools.web]\nnodes = [\"{}\", \"{}\"]\n", free_port(), alive.address);
    let front = Front::new(&config, &[]);
    let mut client = Client::connect(front.address);
    for _ in 0..10 {
        assert_eq!(client.get("/").text(), "alive");
        // Nothing was sent to the dead one, so even this goes to the other.
        client.send(POST);
        assert_eq!(client.response().text(), "alive");
    }
}

#[test]
fn a_node_that_comes_back_is_used_again() {
    let dead = free_port();
    let config = server("")
        + &format!("[pools.web]\nnodes = [\"{dead}\"]\ntimeouts = {{ retry_failed = \"50ms\" }}\n");
    let front = Front::new(&config, &[]);
    assert_eq!(get(front.address, "/").status, 502);
    let _back = Backend::at(dead, |exchange| {
        exchange.answer("back");
        Next::Keep
    });
    until("the node is used again", || get(front.address, "/").status == 200);
    front.log.wait_for(&["info", "node is back"]);
}

#[test]
fn a_silent_node_is_a_504_and_is_not_asked_twice() {
    let release = Arc::new(AtomicBool::new(false));
    let wait = Arc::clone(&release);
    let silent = Backend::new(move |_| {
        until("the test is over", || wait.load(Ordering::Acquire));
        Next::Close
    });
    let front = Front::new(&(server("") + &pool("web", &[&silent], "timeouts = { reply = \"300ms\" }")), &[]);
    assert_eq!(get(front.address, "/").status, 504);
    assert_eq!(silent.count(), 1);
    front.log.wait_for(&["status=504", "pool=\"web\"", "no reply in time"]);
    release.store(true, Ordering::Release);
}

#[test]
fn a_rule_may_have_a_silent_node_passed_over() {
    let release = Arc::new(AtomicBool::new(false));
    let wait = Arc::clone(&release);
    let silent = Backend::new(move |_| {
        until("the test is over", || wait.load(Ordering::Acquire));
        Next::Close
    });
    let quick = Backend::named("quick");
    let rule = "request.setMaxTimedOutConnectionAttempts( 2 );";
    let config = server("request_rules = [\"r.ts\"]")
        + &pool("web", &[&silent, &quick], "timeouts = { reply = \"300ms\" }");
    let front = Front::new(&config, &[("r.ts", rule)]);
    for _ in 0..2 {
        assert_eq!(get(front.address, "/").text(), "quick");
    }
    release.store(true, Ordering::Release);
}

#[test]
fn what_is_no_reply_is_a_502() {
    for rubbish in [
        "rubbish\r\n\r\n",
        "HTTP/1.1 200 OK\r\nbad header\r\n\r\n",
        "HTTP/1.1 200 OK\r\nX: a\r\n folded\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx",
        "",
    ] {
        let backend = Backend::new(move |exchange| {
            exchange.write(rubbish);
            Next::Close
        });
        let front = Front::simple(&[&backend], "", "");
        let mut client = Client::connect(front.address);
        client.send(POST);
        assert_eq!(client.response().status, 502, "{rubbish:?}");
        assert_eq!(backend.count(), 1, "a POST is sent once: {rubbish:?}");
        front.log.wait_for(&["status=502", "request=\"POST /\""]);
    }
}

#[test]
fn an_idempotent_request_goes_to_another_node_when_one_breaks() {
    let rude = Backend::new(|_| Next::Close);
    let kind = Backend::named("kind");
    let front = Front::simple(&[&rude, &kind], "", "");
    let mut client = Client::connect(front.address);
    for method in ["GET", "HEAD", "PUT", "DELETE", "OPTIONS"] {
        for _ in 0..2 {
            client.send(format!("{method} / HTTP/1.1\r\nHost: a\r\n\r\n"));
            let response = if method == "HEAD" { client.head() } else { client.response() };
            assert_eq!(response.status, 200, "{method}");
        }
    }
    // Half of them met the rude one, and none of those that may not be repeated was.
    let mut statuses = Vec::new();
    for _ in 0..4 {
        client.send(POST);
        statuses.push(client.response().status);
    }
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 200, 502, 502]);
    let posts =
        |backend: &Backend| backend.requests().iter().filter(|r| r.line().starts_with("POST")).count();
    assert_eq!(posts(&rude) + posts(&kind), 4);
}

#[test]
fn a_rule_says_what_may_be_repeated() {
    let rude = Backend::new(|_| Next::Close);
    let kind = Backend::named("kind");
    let rule = "http.getBody(); request.setIdempotent( $path == \"/yes\" );";
    let front = Front::simple(&[&rude, &kind], rule, "");
    let mut client = Client::connect(front.address);
    for _ in 0..4 {
        client.send("POST /yes HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello");
        assert_eq!(client.response().status, 200);
    }
    assert!(kind.requests().iter().all(|request| request.body == b"hello"));
    let refused = (0..4).filter(|_| client.get("/no").status == 502).count();
    assert_eq!(refused, 2);
}

/// A node that closes after a third of its replies, without a word: the race that every kept connection runs.
#[test]
fn a_node_that_closes_kept_connections_loses_no_request_and_sees_none_twice() {
    let count = AtomicUsize::new(0);
    let backend = Backend::new(move |exchange| {
        exchange.answer("ok");
        if count.fetch_add(1, Ordering::AcqRel).is_multiple_of(3) { Next::Close } else { Next::Keep }
    });
    let front = Front::simple(&[&backend], "", "");
    let address = front.address;
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(move || {
                let mut client = Client::connect(address);
                for _ in 0..250 {
                    assert_eq!(client.get("/").status, 200);
                    client.send(POST);
                    assert_eq!(client.response().status, 200);
                }
            });
        }
    });
    let posts = backend.requests().iter().filter(|request| request.line().starts_with("POST")).count();
    assert_eq!(posts, 1000, "each POST arrived once");
}

#[test]
fn a_post_never_rides_on_a_kept_connection() {
    let backend = Backend::new(|exchange| {
        let earlier = exchange.earlier.to_string();
        exchange.answer(&earlier);
        Next::Keep
    });
    let front = Front::simple(&[&backend], "", "");
    let mut client = Client::connect(front.address);
    assert_eq!(client.get("/").text(), "0");
    assert_eq!(client.get("/").text(), "1");
    client.send(POST);
    assert_eq!(client.response().text(), "0");
}

/// What a large body is put together in with its head would stay with the connection.
#[test]
fn a_large_body_rides_only_on_a_kept_connection_that_gathers() {
    let backend = Backend::new(|exchange| {
        let earlier = exchange.earlier.to_string();
        exchange.answer(&earlier);
        Next::Keep
    });
    let config = server("").replace("threads = 2", "threads = 1") + &pool("web", &[&backend], "");
    let front = Front::new(&config, &[]);
    let mut client = Client::connect(front.address);
    let mut put = |length: usize| {
        let body = "x".repeat(length);
        client.send(format!("PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: {length}\r\n\r\n{body}"));
        client.response().text().to_owned()
    };
    // The first is made for no body, and a small one may ride on it.
    assert_eq!([put(0), put(0), put(16 << 10)], ["0", "1", "2"]);
    // The second takes them all.
    assert_eq!([put(100_000), put(16 << 10), put(100_000), put(0), put(1 << 20)], ["0", "1", "2", "3", "4"]);
    client.send("PUT / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n");
    assert_eq!(client.response().text(), "5");
    assert_eq!(backend.connections(), 2);
    // One that takes them all cannot be had: another is made.
    backend.close_connections();
    assert_eq!(client.get("/").text(), "0");
    client.send("PUT / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n");
    assert_eq!(client.response().text(), "0");
    assert_eq!(backend.connections(), 4);
}

#[test]
fn connections_that_the_node_closed_are_not_used() {
    let backend = Backend::named("ok");
    let front = Front::simple(&[&backend], "", "");
    let mut client = Client::connect(front.address);
    for _ in 0..20 {
        assert_eq!(client.get("/").status, 200);
        backend.close_connections();
    }
}

#[test]
fn a_client_that_leaves_takes_its_request_with_it() {
    let gone = Arc::new(AtomicBool::new(false));
    let seen = Arc::clone(&gone);
    let backend = Backend::new(move |exchange| {
        // The proxy hangs up on us when the client does.
        let mut byte = [0];
        let ended = std::io::Read::read(exchange.stream, &mut byte);
        seen.store(matches!(ended, Ok(0) | Err(_)), Ordering::Release);
        Next::Close
    });
    let front = Front::simple(&[&backend], "", "");
    for (count, parts) in [&["GET / HTTP/1.1\r\nHost: a\r\n\r\n"][..], &POST_IN_PARTS].into_iter().enumerate()
    {
        gone.store(false, Ordering::Release);
        let mut client = Client::connect(front.address);
        for part in parts {
            client.send(part);
        }
        until("the node has the request", || backend.count() == count + 1);
        drop(client);
        until("the node is told", || gone.load(Ordering::Acquire));
    }
}

const POST_IN_PARTS: [&str; 3] =
    ["POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n", "hello", "world"];

#[test]
fn another_attempt_sends_what_the_first_one_sent() {
    // Both break off when they have read a first request, so that it goes from the one to the other, and is read anew.
    let breaks = |rounds: usize| {
        let count = AtomicUsize::new(0);
        Backend::new(move |exchange| {
            if count.fetch_add(1, Ordering::AcqRel) < rounds {
                return Next::Close;
            }
            exchange.answer("ok");
            Next::Keep
        })
    };
    let (one, other) = (breaks(2), breaks(2));
    let front = Front::simple(&[&one, &other], "", "");
    let mut client = Client::connect(front.address);
    let headers = "Cookie: a\r\nX-Own: one\r\nX-Own: two\r\nAccept: x/y\r\n";
    assert_eq!(client.get_with("/a?b", headers).status, 502);
    assert_eq!(client.get_with("/a?b", headers).status, 502);
    assert_eq!(client.get_with("/a?b", headers).text(), "ok");
    // The node has closed this connection, and hears the request on another one.
    one.close_connections();
    other.close_connections();
    assert_eq!(client.get_with("/a?b", headers).text(), "ok");
    let sent: Vec<_> = one.requests().into_iter().chain(other.requests()).collect();
    assert_eq!(sent.len(), 6);
    for request in sent {
        assert_eq!(request.line(), "GET /a?b HTTP/1.1");
        assert_eq!(request.header("host"), ["test"]);
        assert_eq!(request.header("cookie"), ["a"]);
        assert_eq!(request.header("x-own"), ["one", "two"]);
        assert_eq!(request.header("accept"), ["x/y"]);
    }
}
