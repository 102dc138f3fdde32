//! Stale responses that are served while the node is asked for new ones, and waiting for somebody who does not read.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::time::Instant;

use crate::rig::{Backend, Client, Front, Next, PATIENCE, get, pool, server, until};

/// Holds the node up while it is closed.
#[derive(Default)]
struct Gate {
    closed: Mutex<bool>,
    moved: Condvar,
}

impl Gate {
    fn close(&self, closed: bool) {
        *self.closed.lock().unwrap() = closed;
        self.moved.notify_all();
    }

    fn pass(&self) {
        let closed = self.closed.lock().unwrap();
        drop(self.moved.wait_timeout_while(closed, PATIENCE, |closed| *closed).unwrap());
    }
}

const ALWAYS_STALE: &str = "Cache-Control: max-age=0, stale-while-revalidate=600";

fn front(backend: &Backend, more: &str, rules: &[(&str, &str)]) -> Front {
    let config = server(more)
        + "[virtual_servers.site.cache]\nenabled = true\ncollapse_wait = \"1h\"\n"
        + &pool("web", &[backend], "");
    Front::new(&config, rules)
}

/// A node that numbers its answers, each behind the gate.
fn numbering(gate: &Arc<Gate>, header: &'static str) -> Backend {
    let (gate, count) = (Arc::clone(gate), AtomicUsize::new(0));
    Backend::new(move |exchange| {
        let number = count.fetch_add(1, Ordering::SeqCst) + 1;
        gate.pass();
        let body = format!("reply {number}");
        exchange
            .write(format!("HTTP/1.1 200 OK\r\n{header}\r\nContent-Length: {}\r\n\r\n{body}", body.len()));
        Next::Keep
    })
}

#[test]
fn clients_get_the_stale_one_while_one_request_asks_for_another() {
    let gate = Arc::<Gate>::default();
    let backend = numbering(&gate, ALWAYS_STALE);
    let front = front(&backend, "", &[]);
    assert_eq!(get(front.address, "/x").text(), "reply 1");
    gate.close(true);
    for _ in 0..20 {
        assert_eq!(get(front.address, "/x").text(), "reply 1");
    }
    until("the node is asked", || backend.count() == 2);
    // Who would begin none has its part in this one.
    let mut client = Client::connect(front.address);
    assert_eq!(client.get_with("/x", "Authorization: Basic x\r\n").text(), "reply 1");
    client.send("HEAD /x HTTP/1.1\r\nHost: test\r\n\r\n");
    assert_eq!(client.head().header("content-length"), ["7"]);
    assert_eq!(backend.count(), 2);
    // Who wants it new asks for itself.
    let asks = |header: &str| {
        let mut client = Client::connect(front.address);
        client.send(format!("GET /x HTTP/1.1\r\nHost: test\r\n{header}\r\n\r\n"));
        client
    };
    let mut anew = asks("Cache-Control: no-cache");
    until("the node is asked by it", || backend.count() == 3);
    assert_eq!(get(front.address, "/x").text(), "reply 1");
    assert_eq!(backend.count(), 3);
    gate.close(false);
    assert!(anew.response().text().starts_with("reply "));
    until("a new one has come", || get(front.address, "/x").text() != "reply 1");
}

#[test]
fn who_may_not_begin_a_renewal_asks_for_itself() {
    let backend = numbering(&Arc::default(), ALWAYS_STALE);
    let front = front(&backend, "", &[]);
    let mut client = Client::connect(front.address);
    assert_eq!(client.get("/x").text(), "reply 1");
    client.send("HEAD /x HTTP/1.1\r\nHost: test\r\n\r\n");
    assert_eq!(client.head().status, 200);
    // What is answered to one who says who he is may be for him alone.
    assert_eq!(client.get_with("/x", "Authorization: Basic x\r\n").text(), "reply 3");
    assert_eq!(backend.count(), 3);
    assert_eq!(client.get("/x").text(), "reply 1", "neither was stored");
}

#[test]
fn what_must_be_validated_is_never_served_stale() {
    let backend = numbering(
        &Arc::default(),
        "Cache-Control: s-maxage=0, max-age=0, stale-while-revalidate=600\r\nETag: \"1\"",
    );
    let front = front(&backend, "", &[]);
    assert_eq!(get(front.address, "/x").text(), "reply 1");
    assert_eq!(get(front.address, "/x").text(), "reply 2");
}

#[test]
fn the_node_may_say_that_it_still_stands() {
    let asked = Arc::new(Mutex::new(Vec::new()));
    let seen = Arc::clone(&asked);
    let backend = Backend::new(move |exchange| {
        let tag = exchange.request.header("if-none-match").join(",");
        seen.lock().unwrap().push(tag.clone());
        exchange.write(if tag.is_empty() {
            format!("HTTP/1.1 200 OK\r\nETag: \"1\"\r\n{ALWAYS_STALE}\r\nX-Round: 1\r\nContent-Length: 3\r\n\r\none")
        } else {
            format!("HTTP/1.1 304 Not Modified\r\nETag: \"1\"\r\n{ALWAYS_STALE}\r\nX-Round: 2\r\n\r\n")
        });
        Next::Keep
    });
    let front = front(&backend, "", &[]);
    assert_eq!(get(front.address, "/x").text(), "one");
    // A client that has it already is told so, and what it has is not what the node is asked for.
    let mut client = Client::connect(front.address);
    client.send("GET /x HTTP/1.1\r\nHost: test\r\nIf-None-Match: \"1\", \"other\"\r\n\r\n");
    assert_eq!(client.response().status, 304);
    until("the node is asked", || asked.lock().unwrap().len() == 2);
    assert_eq!(asked.lock().unwrap()[1], "\"1\"");
    until("its headers are renewed", || {
        let reply = get(front.address, "/x");
        assert_eq!((reply.status, reply.text()), (200, "one"));
        reply.header("x-round") == ["2"]
    });
}

#[test]
fn a_node_that_fails_meanwhile_is_no_concern_of_clients() {
    let fails = Arc::new(AtomicBool::new(false));
    let failing = Arc::clone(&fails);
    let backend = Backend::new(move |exchange| {
        if failing.load(Ordering::SeqCst) {
            exchange.write("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 3\r\n\r\nbad");
        } else {
            exchange.write(format!("HTTP/1.1 200 OK\r\n{ALWAYS_STALE}\r\nContent-Length: 4\r\n\r\ngood"));
        }
        Next::Keep
    });
    let front = front(&backend, "", &[]);
    assert_eq!(get(front.address, "/x").text(), "good");
    fails.store(true, Ordering::SeqCst);
    let begin = Instant::now();
    until("it has failed more than once", || {
        assert_eq!(get(front.address, "/x").text(), "good");
        // Behind each failure it is left alone for longer.
        let (failures, time) = (backend.count() as u32 - 1, begin.elapsed());
        assert!(2u32.pow(failures.saturating_sub(1)) <= time.as_secs() as u32 + 1, "{failures} in {time:?}");
        failures == 2
    });
    fails.store(false, Ordering::SeqCst);
    // A client that wants it new need not wait for that.
    let mut client = Client::connect(front.address);
    assert_eq!(client.get_with("/x", "Cache-Control: no-cache\r\n").text(), "good");
    assert_eq!(backend.count(), 4);
}

#[test]
fn response_rules_see_what_comes_and_completion_rules_do_not() {
    let gate = Arc::<Gate>::default();
    let backend = numbering(&gate, ALWAYS_STALE);
    let rules = [
        ("ask.ts", r#"connection.data.set( "who", "rule of the request" );"#),
        (
            "reply.ts",
            r#"http.setResponseHeader( "X-Who", connection.data.get( "who" ) ); data.set( "seen", data.get( "seen" ) + 1 );"#,
        ),
        ("end.ts", r#"log.info( "over: " . data.get( "seen" ) . " " . http.getResponse() );"#),
    ];
    let more =
        "request_rules = [\"ask.ts\"]\nresponse_rules = [\"reply.ts\"]\ncompletion_rules = [\"end.ts\"]";
    let front = front(&backend, more, &rules);
    assert_eq!(get(front.address, "/x").text(), "reply 1");
    front.log.wait_for(&["over: 1 HTTP/1.1 200 OK"]);
    let mut count = 1;
    until("a new one has come", || {
        let reply = get(front.address, "/x");
        count += 1;
        assert_eq!(reply.header("x-who"), ["rule of the request"]);
        reply.text() != "reply 1"
    });
    let overs = || front.log.text().matches("over: ").count();
    until("each client's transaction is over", || overs() == count);
}

#[test]
fn nobody_waits_for_a_client_that_does_not_read() {
    const LENGTH: usize = 24 << 20;
    let backend = Backend::new(move |exchange| {
        let body = "x".repeat(LENGTH);
        exchange.write(format!(
            "HTTP/1.1 200 OK\r\nCache-Control: max-age=60\r\nContent-Length: {LENGTH}\r\n\r\n{body}"
        ));
        Next::Keep
    });
    let config = server("")
        + "[virtual_servers.site.cache]\nenabled = true\ncollapse_wait = \"1h\"\nbytes = \"512MiB\"\nentry_bytes = \"32MiB\"\n"
        + &pool("web", &[&backend], "");
    let front = Front::new(&config, &[]);
    let mut first = Client::connect(front.address);
    first.send("GET /x HTTP/1.1\r\nHost: test\r\n\r\n");
    until("the node is asked", || backend.count() == 1);
    // The first one has its place, and reads nothing.
    assert_eq!(get(front.address, "/x").text().len(), LENGTH);
    assert_eq!(backend.count(), 2);
}
