//! Many clients that want one response at once, and responses that stand in for errors.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex};

use crate::rig::{Backend, Client, Front, Next, PATIENCE, get, pool, server};

/// Holds requests up until it is opened.
#[derive(Default)]
struct Gate {
    open: Mutex<bool>,
    opened: Condvar,
}

impl Gate {
    fn open(&self) {
        *self.open.lock().unwrap() = true;
        self.opened.notify_all();
    }

    fn pass(&self) {
        let open = self.open.lock().unwrap();
        drop(self.opened.wait_timeout_while(open, PATIENCE, |open| !*open).unwrap());
    }
}

/// A back end that answers with this header and the number of the request. The first one, and all that say `X-Hold`, wait
/// at the gate.
fn backend(header: &'static str, gate: &Arc<Gate>) -> Backend {
    let (gate, count) = (Arc::clone(gate), AtomicUsize::new(0));
    Backend::new(move |exchange| {
        let number = count.fetch_add(1, Ordering::SeqCst) + 1;
        if number == 1 || !exchange.request.header("x-hold").is_empty() {
            gate.pass();
        }
        let body = format!("reply {number}");
        exchange
            .write(format!("HTTP/1.1 200 OK\r\n{header}\r\nContent-Length: {}\r\n\r\n{body}", body.len()));
        Next::Keep
    })
}

/// A proxy with a cache that tells of each request before it looks there.
fn front(backend: &Backend, of_cache: &str) -> Front {
    let config = server("request_rules = [\"r.ts\"]")
        + &format!("[virtual_servers.site.cache]\nenabled = true\n{of_cache}\n")
        + &pool("web", &[backend], "");
    // Of those with a name only: the log takes so many events in a second.
    let rule = r#"$who = http.getHeader( "X-Who" ); if( $who ) log.info( "comes: " . $who );"#;
    Front::new(&config, &[("r.ts", rule)])
}

/// A client that has asked, as the proxy has noticed.
fn ask(front: &Front, who: &str, more: &str) -> Client {
    let mut client = Client::connect(front.address);
    client.send(format!("GET /x HTTP/1.1\r\nHost: test\r\nX-Who: {who}\r\n{more}\r\n"));
    front.log.wait_for(&[&format!("comes: {who}")]);
    client
}

/// The answer to a client that has nobody to wait for.
#[track_caller]
fn at_once(mut client: Client) -> String {
    let begin = std::time::Instant::now();
    let text = client.response().text().to_owned();
    assert!(begin.elapsed() < PATIENCE / 2, "it has waited");
    text
}

#[test]
fn one_asks_and_all_are_answered() {
    let gate = Arc::default();
    let backend = backend("Cache-Control: max-age=60", &gate);
    let front = front(&backend, "");
    let mut first = ask(&front, "first", "");
    crate::rig::until("the node is asked", || backend.count() == 1);
    let mut others: Vec<Client> = (0..8).map(|n| ask(&front, &format!("other {n}"), "")).collect();
    // Who may not share it does not wait for it.
    assert_eq!(at_once(ask(&front, "private", "Authorization: Basic x\r\n")), "reply 2");
    assert_eq!(at_once(ask(&front, "anew", "Cache-Control: no-cache\r\n")), "reply 3");
    gate.open();
    assert_eq!(first.response().text(), "reply 1");
    for other in &mut others {
        let text = other.response().text().to_owned();
        assert!(text == "reply 1" || text == "reply 3", "{text}");
    }
    assert_eq!(backend.count(), 3);
}

#[test]
fn what_cannot_be_stored_is_waited_for_once() {
    let gate = Arc::default();
    let backend = backend("Cache-Control: no-store", &gate);
    let front = front(&backend, "collapse_wait = \"1h\"");
    let mut first = ask(&front, "first", "");
    crate::rig::until("the node is asked", || backend.count() == 1);
    let mut others: Vec<Client> = (0..4).map(|n| ask(&front, &format!("other {n}"), "")).collect();
    gate.open();
    assert_eq!(first.response().text(), "reply 1");
    let mut texts: Vec<String> = others.iter_mut().map(|other| other.response().text().to_owned()).collect();
    texts.sort();
    assert_eq!(texts, ["reply 2", "reply 3", "reply 4", "reply 5"]);
    // From now on nobody waits for it.
    *gate.open.lock().unwrap() = false;
    let mut held = ask(&front, "held", "X-Hold: yes\r\n");
    crate::rig::until("the node is asked", || backend.count() == 6);
    assert_eq!(at_once(ask(&front, "later", "")), "reply 7");
    gate.open();
    assert_eq!(held.response().text(), "reply 6");
}

#[test]
fn what_is_asked_about_each_time_is_waited_for_once() {
    // Stale from the start, and from when the node was asked about it.
    for (first_age, asked) in [("0", 1), ("1", 2)] {
        let gate = Arc::<Gate>::default();
        let held = Arc::clone(&gate);
        let backend = Backend::new(move |exchange| {
            if !exchange.request.header("x-hold").is_empty() {
                held.pass();
            }
            exchange.write(if exchange.request.header("if-none-match").is_empty() {
                format!("HTTP/1.1 200 OK\r\nETag: \"1\"\r\nCache-Control: max-age={first_age}\r\nContent-Length: 3\r\n\r\none")
            } else {
                String::from("HTTP/1.1 304 Not Modified\r\nETag: \"1\"\r\nCache-Control: max-age=0\r\n\r\n")
            });
            Next::Keep
        });
        let front = front(&backend, "collapse_wait = \"1h\"");
        crate::rig::until("it is found stale", || {
            assert_eq!(get(front.address, "/x").text(), "one");
            backend.count() == asked
        });
        let mut held = ask(&front, "held", "X-Hold: yes\r\n");
        crate::rig::until("the node is asked", || backend.count() == asked + 1);
        assert_eq!(at_once(ask(&front, "later", "")), "one");
        gate.open();
        assert_eq!(held.response().text(), "one");
    }
}

#[test]
fn nobody_waits_for_ever() {
    for (of_cache, least) in [("collapse_wait = \"300ms\"", 300), ("collapse = false", 0)] {
        let gate = Arc::default();
        let backend = backend("Cache-Control: max-age=60", &gate);
        let front = front(&backend, of_cache);
        let begin = std::time::Instant::now();
        let mut first = ask(&front, "first", "");
        crate::rig::until("the node is asked", || backend.count() == 1);
        assert_eq!(at_once(ask(&front, "second", "")), "reply 2");
        assert!(begin.elapsed().as_millis() >= least);
        // What it brought is there for all, the first one still waits.
        assert_eq!(ask(&front, "third", "").response().text(), "reply 2");
        gate.open();
        assert_eq!(first.response().text(), "reply 1");
    }
}

#[test]
fn a_client_that_goes_away_leaves_nobody_waiting() {
    let gate = Arc::default();
    let backend = backend("Cache-Control: max-age=60", &gate);
    let front = front(&backend, "collapse_wait = \"1h\"");
    let first = ask(&front, "first", "");
    crate::rig::until("the node is asked", || backend.count() == 1);
    let second = ask(&front, "second", "");
    drop(first);
    assert_eq!(at_once(second), "reply 2");
    gate.open();
}

/// A back end that answers 200, with this header, as long as it is well, then with the status.
fn failing(header: &'static str, status: &Arc<AtomicUsize>) -> Backend {
    let status = Arc::clone(status);
    Backend::new(move |exchange| {
        let status = status.load(Ordering::SeqCst);
        let body = format!("status {status}");
        exchange.write(format!(
            "HTTP/1.1 {status} Such\r\nCache-Control: {header}\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        ));
        Next::Keep
    })
}

#[test]
fn a_stored_response_stands_in_for_errors() {
    let status = Arc::new(AtomicUsize::new(200));
    let backend = failing("max-age=0, stale-if-error=60", &status);
    let front = front(&backend, "");
    assert_eq!(get(front.address, "/x").text(), "status 200");
    for error in [500, 502, 503, 504] {
        status.store(error, Ordering::SeqCst);
        let response = get(front.address, "/x");
        assert_eq!((response.status, response.text()), (200, "status 200"));
        assert_eq!(response.header("age").len(), 1);
        front.log.wait_for(&["warn", &format!("a stored response stands in for status={error}")]);
    }
    // Not for what is no error of the server's, nor for a client that wants to know how things stand.
    status.store(404, Ordering::SeqCst);
    assert_eq!(get(front.address, "/x").status, 404);
    status.store(503, Ordering::SeqCst);
    assert_eq!(ask(&front, "anew", "Cache-Control: no-cache\r\n").response().status, 503);
    assert_eq!(get(front.address, "/y").status, 503);
    // The node is asked each time, and when it is well again it is heard.
    let asked = backend.count();
    backend.close_connections();
    status.store(200, Ordering::SeqCst);
    assert_eq!(get(front.address, "/x").text(), "status 200");
    assert_eq!(backend.count(), asked + 1);
    let gone = backend.kill();
    assert_eq!(get(front.address, "/x").text(), "status 200");
    front.log.wait_for(&["a stored response stands in for status=502"]);
    let status = get(front.address, "/y").status;
    assert!(status == 502 || status == 503, "{gone} is gone, and that gave {status}");
}

#[test]
fn what_must_be_validated_stands_in_for_nothing() {
    for header in [
        "max-age=0, stale-if-error=60, must-revalidate",
        "s-maxage=0, stale-if-error=60",
        "no-cache, stale-if-error=60",
        "max-age=0, stale-if-error=0",
        "max-age=0, stale-if-error=soon",
        "max-age=0",
    ] {
        let status = Arc::new(AtomicUsize::new(200));
        let backend = failing(header, &status);
        let front = front(&backend, "");
        assert_eq!(get(front.address, "/x").status, 200);
        status.store(503, Ordering::SeqCst);
        assert_eq!(get(front.address, "/x").status, 503, "{header}");
    }
}
