//! Protocols that take a connection over: a tunnel, and only behind a 101.

use std::io::Read;

use crate::rig::{Backend, Client, Front, Next};

const UPGRADE: &str = "GET /chat HTTP/1.1\r\nHost: a\r\nConnection: keep-alive, Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: x\r\n\r\n";

/// Says 101, then sends back what it gets, in capitals.
fn echo() -> Backend {
    Backend::new(|exchange| {
        if exchange.request.header("upgrade").is_empty() {
            exchange.answer("plain");
            return Next::Keep;
        }
        exchange.write(
            "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Accept: y\r\n\r\nWELCOME ",
        );
        let mut bytes = [0; 4096];
        while let Ok(count @ 1..) = exchange.stream.read(&mut bytes) {
            exchange.write(bytes[..count].to_ascii_uppercase());
        }
        Next::Close
    })
}

#[test]
fn a_tunnel_carries_bytes_both_ways() {
    let backend = echo();
    let front = Front::simple(&[&backend], "", "");
    let mut client = Client::connect(front.address);
    client.send(UPGRADE);
    let switched = client.head();
    assert_eq!(switched.status, 101);
    assert_eq!(switched.header("upgrade"), ["websocket"]);
    assert_eq!(switched.header("connection"), ["upgrade"]);
    assert_eq!(switched.header("sec-websocket-accept"), ["y"]);
    assert_eq!(client.read_exact(8), b"WELCOME ");
    for round in 0..1000 {
        let text = format!("round {round};");
        client.send(&text);
        assert_eq!(client.read_exact(text.len()), text.to_ascii_uppercase().as_bytes());
    }
    let request = &backend.requests()[0];
    assert_eq!(request.header("upgrade"), ["websocket"]);
    assert_eq!(request.header("connection"), ["upgrade"]);
}

#[test]
fn what_comes_too_early_goes_through_the_tunnel() {
    let backend = echo();
    let front = Front::simple(&[&backend], "", "");
    let mut client = Client::connect(front.address);
    client.send(format!("{UPGRADE}early"));
    assert_eq!(client.head().status, 101);
    assert_eq!(client.read_exact(13), b"WELCOME EARLY");
    assert_eq!(backend.count(), 1);
}

#[test]
fn a_refused_upgrade_is_a_response_like_any_other() {
    let backend = Backend::named("no");
    let front = Front::simple(&[&backend], "", "");
    let mut client = Client::connect(front.address);
    client.send(UPGRADE);
    assert_eq!(client.response().text(), "no");
    assert_eq!(client.get("/").text(), "no", "and the connection goes on");
    // Early bytes of a client whose upgrade is refused never reach a node as bytes of a tunnel.
    let mut client = Client::connect(front.address);
    client.send(format!("{UPGRADE}GET /second HTTP/1.1\r\nHost: a\r\n\r\n"));
    assert_eq!(client.response().text(), "no");
    assert_eq!(client.response().text(), "no");
    assert_eq!(backend.requests().last().unwrap().line(), "GET /second HTTP/1.1");
}

#[test]
fn the_end_of_one_side_is_the_end_of_the_other() {
    let backend = echo();
    let front = Front::simple(&[&backend], "", "");
    let mut client = Client::connect(front.address);
    client.send(UPGRADE);
    assert_eq!(client.head().status, 101);
    client.read_exact(8);
    backend.close_connections();
    client.assert_closed();
}

#[test]
fn a_tunnel_that_is_idle_too_long_ends() {
    let backend = echo();
    let config = crate::rig::server("timeouts = { tunnel_idle = \"300ms\" }")
        + &crate::rig::pool("web", &[&backend], "");
    let front = Front::new(&config, &[]);
    let mut client = Client::connect(front.address);
    client.send(UPGRADE);
    assert_eq!(client.head().status, 101);
    client.read_exact(8);
    client.assert_closed();
}
