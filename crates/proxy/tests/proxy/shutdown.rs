//! The end: the binary, its signals, and requests that are still under way.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use crate::rig::{Backend, Binary, Client, Next, get, pool, server, until};

/// A back end that begins its reply and ends it when told to.
fn slow(release: &Arc<AtomicBool>) -> Backend {
    let release = Arc::clone(release);
    Backend::new(move |exchange| {
        exchange.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nfirst");
        until("the reply may end", || release.load(Ordering::Acquire));
        exchange.write("-last");
        Next::Keep
    })
}

#[test]
fn a_request_in_flight_is_finished() {
    let release = Arc::new(AtomicBool::new(false));
    let backend = slow(&release);
    let mut binary = Binary::start(&(server("") + &pool("web", &[&backend], "")), &[]);
    let mut client = Client::connect(binary.address);
    client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    client.head();
    assert_eq!(client.read_exact(5), b"first");
    binary.signal("TERM");
    binary.wait_for_log("stopping");
    let address = binary.address;
    until("nobody listens any more", || std::net::TcpStream::connect(address).is_err());
    release.store(true, Ordering::Release);
    assert_eq!(client.read_exact(5), b"-last");
    assert!(binary.child.wait().unwrap().success());
    binary.wait_for_log("every request was answered");
}

#[test]
fn busy_connections_are_told_to_go_and_none_is_cut() {
    let backend = Backend::named("ok");
    let mut binary = Binary::start(&(server("") + &pool("web", &[&backend], "")), &[]);
    let address = binary.address;
    let (running, served) = (AtomicUsize::new(0), AtomicUsize::new(0));
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                let mut client = Client::connect(address);
                assert_eq!(client.get("/").status, 200);
                running.fetch_add(1, Ordering::AcqRel);
                // Until it is told to go: every request is answered.
                loop {
                    let response = client.get("/");
                    assert_eq!(response.status, 200);
                    served.fetch_add(1, Ordering::AcqRel);
                    if response.header("connection") == ["close"] {
                        break client.assert_closed();
                    }
                }
            });
        }
        until("all are at it", || {
            running.load(Ordering::Acquire) == 8 && served.load(Ordering::Acquire) > 100
        });
        binary.signal("TERM");
    });
    assert!(binary.child.wait().unwrap().success());
}

#[test]
fn a_request_that_never_ends_is_cut_in_time() {
    let release = Arc::new(AtomicBool::new(false));
    let backend = slow(&release);
    let config =
        server("") + &pool("web", &[&backend], "") + "[shutdown]\nlame_duck = \"100ms\"\nlimit = \"300ms\"\n";
    let mut binary = Binary::start(&config, &[]);
    let mut client = Client::connect(binary.address);
    client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    client.head();
    binary.signal("TERM");
    assert!(binary.child.wait().unwrap().success());
    binary.wait_for_log("was cut");
    release.store(true, Ordering::Release);
}

#[test]
fn a_second_signal_is_obeyed_at_once() {
    let release = Arc::new(AtomicBool::new(false));
    let backend = slow(&release);
    let config = server("") + &pool("web", &[&backend], "") + "[shutdown]\nlimit = \"1h\"\n";
    let mut binary = Binary::start(&config, &[]);
    let mut client = Client::connect(binary.address);
    client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    client.head();
    binary.signal("TERM");
    binary.wait_for_log("stopping");
    binary.signal("INT");
    assert!(binary.child.wait().unwrap().success());
    release.store(true, Ordering::Release);
}

#[test]
fn a_changed_rule_and_a_signal_reload() {
    let backend = Backend::named("ok");
    let config = server("request_rules = [\"r.ts\"]") + &pool("web", &[&backend], "");
    let answer = |code: u16| format!("http.sendResponse( \"{code} Yes\", \"text/plain\", \"\", \"\" );");
    let binary = Binary::start(&config, &[("r.ts", &answer(201))]);
    assert_eq!(get(binary.address, "/").status, 201);
    binary.write("r.ts", &answer(202));
    until("the change is noticed", || get(binary.address, "/").status == 202);
    binary.wait_for_log("generation 2");
    binary.write("r.ts", "this is no rule");
    binary.wait_for_log("reload refused, nothing has changed");
    binary.wait_for_log("r.ts:1:");
    assert_eq!(get(binary.address, "/").status, 202);
    binary.write("r.ts", &answer(203));
    binary.signal("HUP");
    until("the signal is obeyed", || get(binary.address, "/").status == 203);
}
