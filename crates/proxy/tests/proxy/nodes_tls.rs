//! TLS that begins at the proxy: nodes that speak it, and what is kept of connections to them.

use std::io::Read as _;
use std::sync::Mutex;

use crate::rig::{Authority, Backend, Client, Ends, Front, Next, PATIENCE, Secure, get, server, until};

/// A pool of nodes that speak TLS, with these settings.
pub(crate) fn secure_pool(nodes: &[&Secure], tls: &str, more: &str) -> String {
    let nodes: Vec<String> = nodes.iter().map(|node| format!("\"{}\"", node.address)).collect();
    format!("[pools.web]\nnodes = [{}]\n{more}\n[pools.web.tls]\n{tls}\n", nodes.join(", "))
}

/// A proxy before such a pool, which trusts this authority.
pub(crate) fn front(authority: &Authority, nodes: &[&Secure], tls: &str, rule: &str) -> Front {
    let tls = format!("ca = \"ca.pem\"\n{tls}");
    let config = server("request_rules = [\"r.ts\"]") + &secure_pool(nodes, &tls, "");
    Front::new(&config, &[("r.ts", rule), ("ca.pem", &authority.pem)])
}

#[test]
fn a_node_is_spoken_to_in_tls_and_its_connection_is_kept() {
    let authority = Authority::new("Test CA");
    let node = Secure::new(Backend::named("ok"), &authority.sign("node", &["127.0.0.1"]));
    let front = front(&authority, &[&node], "", "break;");
    let mut client = Client::connect(front.address);
    for _ in 0..3 {
        assert_eq!(client.get("/").text(), "ok");
    }
    let seen = node.seen();
    assert_eq!(seen.len(), 1, "one connection for three requests");
    assert_eq!((seen[0].server_name.as_deref(), seen[0].protocol.as_deref()), (None, Some("http/1.1")));
    assert_eq!(node.backend.requests()[0].header("x-forwarded-proto"), ["http"]);
    // A POST goes out on a connection of its own, secured as well.
    client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello");
    assert_eq!(client.response().text(), "ok");
    assert_eq!(node.backend.requests()[3].body, b"hello");
    assert_eq!(node.seen().len(), 2);
}

#[test]
fn the_name_is_the_pools_or_the_hosts_own() {
    let authority = Authority::new("Test CA");
    let node = Secure::new(Backend::named("ok"), &authority.sign("node", &["app.test", "localhost"]));
    let named = front(&authority, &[&node], "server_name = \"App.Test\"", "break;");
    assert_eq!(get(named.address, "/").text(), "ok");
    assert_eq!(node.names(), [Some(String::from("app.test"))]);
    let config = server("")
        + &format!(
            "[pools.web]\nnodes = [\"localhost:{}\"]\ntls = {{ ca = \"ca.pem\" }}\n",
            node.address.port()
        );
    let own = Front::new(&config, &[("ca.pem", &authority.pem)]);
    assert_eq!(get(own.address, "/").text(), "ok");
    assert_eq!(node.names()[1], Some(String::from("localhost")));
}

#[test]
fn a_rule_names_the_server_and_connections_are_not_shared_across_names() {
    let authority = Authority::new("Test CA");
    let node = Secure::new(Backend::named("ok"), &authority.sign("node", &["one.test", "two.test"]));
    let rule = r#"ssl.setTLSServerName( string.skip( http.getPath(), 1 ) . ".test" );"#;
    let front = front(&authority, &[&node], "server_name = \"other.test\"", rule);
    let mut client = Client::connect(front.address);
    for path in ["/one", "/two", "/one", "/two", "/two", "/ONE"] {
        assert_eq!(client.get(path).text(), "ok");
    }
    assert_eq!(node.names(), ["one.test", "two.test"].map(|name| Some(name.to_owned())));
    // A name that the node cannot prove is that request's own affair: the node goes on being used.
    let refused = client.get("/three");
    assert_eq!(refused.status, 502);
    front.log.wait_for(&["node passed over", "wrong name", "three.test", "one.test, two.test"]);
    assert_eq!(client.get("/one").text(), "ok");
    assert_eq!(node.seen().len(), 2);
}

#[test]
fn an_empty_name_is_the_nodes_own() {
    let authority = Authority::new("Test CA");
    let node = Secure::new(Backend::named("ok"), &authority.sign("node", &["127.0.0.1"]));
    let rule = r#"ssl.setTLSServerName( "" );"#;
    let front = front(&authority, &[&node], "server_name = \"other.test\"", rule);
    assert_eq!(get(front.address, "/").text(), "ok");
    assert_eq!(node.names(), [None]);
}

#[test]
fn a_node_that_a_rule_names_is_spoken_to_as_its_pool_says() {
    let authority = Authority::new("Test CA");
    let node = Secure::new(Backend::named("ok"), &authority.sign("node", &["app.test"]));
    let stranger = Secure::new(Backend::named("stranger"), &authority.sign("node", &["app.test"]));
    let rule = format!("pool.use( \"web\", \"127.0.0.1\", {} );", stranger.address.port());
    let front = front(&authority, &[&node], "server_name = \"app.test\"", &rule);
    assert_eq!(get(front.address, "/").text(), "stranger");
    assert_eq!(stranger.names(), [Some(String::from("app.test"))]);
}

#[test]
fn names_share_the_room_that_a_node_has() {
    let authority = Authority::new("Test CA");
    let names = ["a.test", "b.test", "c.test"];
    let node = Secure::new(Backend::named("ok"), &authority.sign("node", &names));
    let rule = r#"ssl.setTLSServerName( string.skip( http.getPath(), 1 ) . ".test" );"#;
    let config = server("request_rules = [\"r.ts\"]").replace("threads = 2", "threads = 1")
        + &secure_pool(&[&node], "ca = \"ca.pem\"", "idle_connections = 2");
    let front = Front::new(&config, &[("r.ts", rule), ("ca.pem", &authority.pem)]);
    let mut client = Client::connect(front.address);
    for path in ["/a", "/b", "/c", "/c", "/b", "/a"] {
        assert_eq!(client.get(path).text(), "ok");
    }
    // Behind c the one to a was closed, with a word.
    assert_eq!(node.names(), ["a.test", "b.test", "c.test", "a.test"].map(|name| Some(name.to_owned())));
    until("the node is told", || node.seen()[0].told == Some(true));
}

#[test]
fn large_bodies_pass_both_ways() {
    let authority = Authority::new("Test CA");
    for version in [&rustls::version::TLS12, &rustls::version::TLS13] {
        let backend = Backend::new(|exchange| {
            let body = exchange.request.body.clone();
            exchange.write(format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n", body.len()));
            exchange.write(body);
            Next::Keep
        });
        let leaf = authority.sign("node", &["127.0.0.1"]);
        let node = Secure::with(backend, &Ends { version, ..Ends::with(&leaf) });
        let front = front(&authority, &[&node], "", "break;");
        let body: Vec<u8> = (0..5_000_000u32).map(|at| (at * 7 / 3) as u8).collect();
        let mut client = Client::connect(front.address);
        for _ in 0..2 {
            client.send(format!("PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: {}\r\n\r\n", body.len()));
            client.send(&body);
            let response = client.response();
            assert_eq!((response.status, response.body.len()), (200, body.len()));
            assert!(response.body == body);
        }
        client.send("PUT / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n");
        client.send("6\r\n world\r\n0\r\n\r\n");
        assert_eq!(client.response().text(), "hello world");
    }
}

#[test]
fn pieces_come_through_as_they_are_written() {
    let authority = Authority::new("Test CA");
    let (open, gate) = std::sync::mpsc::channel::<()>();
    let gate = Mutex::new(gate);
    let backend = Backend::new(move |exchange| {
        exchange.write("HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\n");
        for piece in ["one,", "two."] {
            exchange.write(piece);
            let _ = gate.lock().unwrap().recv_timeout(PATIENCE);
        }
        Next::Keep
    });
    let node = Secure::new(backend, &authority.sign("node", &["127.0.0.1"]));
    let front = front(&authority, &[&node], "", "break;");
    let mut client = Client::connect(front.address);
    client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    assert_eq!(client.head().status, 200);
    // The node goes on when this has come, and not before.
    for piece in ["one,", "two."] {
        assert_eq!(client.read_exact(4), piece.as_bytes());
        open.send(()).unwrap();
    }
}

#[test]
fn a_tunnel_goes_through_tls() {
    let authority = Authority::new("Test CA");
    let echo = Backend::new(|exchange| {
        exchange.write(
            "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\nHI ",
        );
        let mut bytes = [0; 4096];
        while let Ok(count @ 1..) = exchange.stream.read(&mut bytes) {
            exchange.write(bytes[..count].to_ascii_uppercase());
        }
        Next::Close
    });
    let node = Secure::new(echo, &authority.sign("node", &["127.0.0.1"]));
    let front = front(&authority, &[&node], "", "break;");
    let mut client = Client::connect(front.address);
    client.send("GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\nearly;");
    assert_eq!(client.head().status, 101);
    assert_eq!(client.read_exact(9), b"HI EARLY;");
    for round in 0..200 {
        let text = format!("round {round};");
        client.send(&text);
        assert_eq!(client.read_exact(text.len()), text.to_ascii_uppercase().as_bytes());
    }
    drop(client);
    until("the node is told", || node.seen()[0].told == Some(true));
}

#[test]
fn a_response_that_was_cut_is_no_whole_one() {
    let authority = Authority::new("Test CA");
    // Without a length only the end of the connection says that this is all, and anybody can cut that.
    let leaf = authority.sign("node", &["127.0.0.1"]);
    for cuts in [false, true] {
        let backend = Backend::new(|exchange| {
            exchange.write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nsome of it");
            Next::Close
        });
        let node = Secure::with(backend, &Ends { cuts, ..Ends::with(&leaf) });
        let front = front(&authority, &[&node], "", "break;");
        let mut client = Client::connect(front.address);
        client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        let whole = client.try_response(false).is_ok_and(|response| response.is_some());
        assert_eq!(whole, !cuts);
    }
}

#[test]
fn a_rule_says_whether_the_node_is_told_of_the_end() {
    let authority = Authority::new("Test CA");
    let node = Secure::new(Backend::named("ok"), &authority.sign("node", &["127.0.0.1"]));
    let request = r#"
        if( ssl.getServerCloseAlert() != -1 ) http.setPath( "/wrong" );
        if( http.getPath() == "/request" ) ssl.setServerCloseAlert( 0 );
    "#;
    let response = r#"
        http.setResponseHeader( "X-Alert", ssl.getServerCloseAlert() );
        if( http.getPath() == "/response" ) ssl.setServerCloseAlert( 0 );
    "#;
    let config = server("request_rules = [\"a.ts\"]\nresponse_rules = [\"b.ts\"]")
        + &secure_pool(&[&node], "ca = \"ca.pem\"", "idle_connections = 0");
    let front = Front::new(&config, &[("a.ts", request), ("b.ts", response), ("ca.pem", &authority.pem)]);
    for (number, (path, alert, told)) in
        [("/", "1", true), ("/request", "0", false), ("/response", "1", false), ("/", "1", true)]
            .into_iter()
            .enumerate()
    {
        let response = get(front.address, path);
        assert_eq!((response.text(), response.header("x-alert")), ("ok", vec![alert]), "{path}");
        until("the connection is closed", || node.seen()[number].told.is_some());
        assert_eq!(node.seen()[number].told, Some(told), "{path}");
    }
    assert!(node.backend.requests().iter().all(|request| !request.line().contains("wrong")));
}

#[test]
fn a_plain_node_has_no_close_alert() {
    let node = Backend::named("ok");
    let rule = r#"http.setResponseHeader( "X-Alert", ssl.getServerCloseAlert() );"#;
    let front = Front::simple(&[&node], "", rule);
    assert_eq!(get(front.address, "/").header("x-alert"), ["-1"]);
}

#[test]
fn a_reload_brings_new_authorities_or_changes_nothing() {
    let (authority, other) = (Authority::new("Test CA"), Authority::new("Other CA"));
    let node = Secure::new(Backend::named("ok"), &authority.sign("node", &["127.0.0.1"]));
    let config =
        server("").replace("threads = 2", "threads = 1") + &secure_pool(&[&node], "ca = \"ca.pem\"", "");
    let mut front = Front::new(&config, &[("ca.pem", &authority.pem)]);
    let mut client = Client::connect(front.address);
    assert_eq!(client.get("/").text(), "ok");
    // Nothing has changed: the connection is used behind the reload.
    front.reload(&config).unwrap();
    assert_eq!(client.get("/").text(), "ok");
    assert_eq!(node.seen().len(), 1);
    // What cannot be used is refused with its place, and changes nothing.
    front.write("ca.pem", "rubbish");
    let refused = front.reload(&config).unwrap_err().to_string();
    assert!(
        refused.contains("p.toml:11:6: ") && refused.contains("ca.pem holds no certificate"),
        "{refused}"
    );
    assert_eq!(client.get("/").text(), "ok");
    assert_eq!(node.seen().len(), 1);
    // Others are trusted: not even the connection that was made before is.
    front.write("ca.pem", &other.pem);
    front.reload(&config).unwrap();
    assert_eq!(client.get("/").status, 502);
    front.log.wait_for(&["pool=\"web\"", "node failed", "unknown authority"]);
    front.write("ca.pem", &(other.pem.clone() + &authority.pem));
    front.reload(&config).unwrap();
    // What failed with other settings is not held against the node.
    assert_eq!(client.get("/").text(), "ok");
    let files: Vec<_> = front.proxy.files().filter_map(|file| file.file_name()?.to_str()).collect();
    assert!(files.contains(&"ca.pem"), "{files:?}");
}

#[test]
fn a_pool_turns_to_tls_and_back() {
    let authority = Authority::new("Test CA");
    let node = Secure::new(Backend::named("ok"), &authority.sign("node", &["127.0.0.1"]));
    let config = server("") + &secure_pool(&[&node], "ca = \"ca.pem\"", "");
    let plain =
        server("") + &format!("[pools.web]\nnodes = [\"{}\"]\nmax_attempts = 1\n", node.backend.address);
    let mut front = Front::new(&plain, &[("ca.pem", &authority.pem)]);
    let mut client = Client::connect(front.address);
    assert_eq!(client.get("/").text(), "ok");
    assert_eq!(node.seen().len(), 0);
    front.reload(&config).unwrap();
    assert_eq!(client.get("/").text(), "ok");
    assert_eq!(node.seen().len(), 1);
    front.reload(&plain).unwrap();
    assert_eq!(client.get("/").text(), "ok");
    assert_eq!(node.seen().len(), 1);
}
