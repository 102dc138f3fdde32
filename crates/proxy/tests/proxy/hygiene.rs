//! What a gateway takes off, adds and refuses, seen from both ends (RFC 9110 section 7.6, RFC 9112 section 6).

use crate::rig::{Backend, Client, Front, Next, pool, server};

#[test]
fn what_belongs_to_one_connection_goes_no_further() {
    let backend = Backend::new(|exchange| {
        exchange.write(
            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: X-Node-Only, keep-alive\r\nX-Node-Only: 1\r\n\
             Keep-Alive: timeout=5\r\nProxy-Authenticate: Basic\r\nUpgrade: h2c\r\nX-Kept: 2\r\n\r\nok",
        );
        Next::Keep
    });
    let front = Front::simple(&[&backend], "", "");
    let mut client = Client::connect(front.address);
    let response = client.get_with(
        "/",
        "Connection: keep-alive, X-Client-Only, TE\r\nX-Client-Only: 1\r\nTE: trailers\r\nKeep-Alive: 5\r\n\
         Proxy-Connection: keep-alive\r\nProxy-Authorization: Basic x\r\nUpgrade: h2c\r\nX-Kept: 1\r\n",
    );
    for gone in ["x-node-only", "keep-alive", "proxy-authenticate", "upgrade", "connection"] {
        assert!(response.header(gone).is_empty(), "{gone} in {}", response.head);
    }
    assert_eq!(response.header("x-kept"), ["2"]);
    let request = &backend.requests()[0];
    for gone in [
        "connection",
        "x-client-only",
        "te",
        "keep-alive",
        "proxy-connection",
        "proxy-authorization",
        "upgrade",
    ] {
        assert!(request.header(gone).is_empty(), "{gone} in {}", request.head);
    }
    assert_eq!(request.header("x-kept"), ["1"]);
}

#[test]
fn with_both_lengths_the_chunks_count_and_the_connection_ends() {
    for headers in [
        "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n",
        "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n",
    ] {
        let backend = Backend::named("ok");
        let front = Front::simple(&[&backend], "", "");
        let mut client = Client::connect(front.address);
        // Behind the chunks stands what a parser that believed the length would take for a second request.
        client.send(format!(
            "POST / HTTP/1.1\r\nHost: a\r\n{headers}\r\n5\r\nhello\r\n0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n"
        ));
        let response = client.response();
        assert_eq!(response.status, 200);
        client.rest();
        let requests = backend.requests();
        assert_eq!(requests.len(), 1, "{requests:?}");
        assert!(requests[0].header("content-length").is_empty(), "{}", requests[0].head);
        assert_eq!(requests[0].body, b"hello");
    }
}

#[test]
fn a_node_that_states_two_lengths_is_read_by_its_chunks() {
    let backend = Backend::new(|exchange| {
        exchange.write(
            "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
        );
        Next::Keep
    });
    let front = Front::simple(&[&backend], "", "");
    let response = Client::connect(front.address).get("/");
    assert_eq!(response.text(), "hello");
    assert!(response.header("content-length").is_empty());
}

#[test]
fn the_absolute_form_is_sent_on_as_path_and_host() {
    let backend = Backend::named("ok");
    let front = Front::simple(&[&backend], "", "");
    let mut client = Client::connect(front.address);
    client.send("GET http://right.example:81/x?y HTTP/1.1\r\nHost: wrong.example\r\n\r\n");
    assert_eq!(client.response().status, 200);
    client.send("GET http://right.example HTTP/1.1\r\nHost: wrong.example\r\n\r\n");
    assert_eq!(client.response().status, 200);
    client.send("OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n");
    assert_eq!(client.response().status, 200);
    let requests = backend.requests();
    assert_eq!(requests[0].line(), "GET /x?y HTTP/1.1");
    assert_eq!(requests[0].header("host"), ["right.example:81"]);
    assert_eq!(requests[1].line(), "GET / HTTP/1.1");
    assert_eq!(requests[2].line(), "OPTIONS * HTTP/1.1");
}

#[test]
fn where_a_request_came_from_is_said_as_configured() {
    let backend = Backend::named("ok");
    let headers = "X-Forwarded-For: 6.6.6.6\r\nX-Forwarded-Proto: https\r\nForwarded: for=6.6.6.6\r\n";
    for (setting, forwarded_for, proto, forwarded) in [
        ("", "127.0.0.1", "http", 0),
        ("trusted_proxies = [\"127.0.0.0/8\"]", "6.6.6.6, 127.0.0.1", "https", 1),
        ("forwarded = \"append\"", "6.6.6.6, 127.0.0.1", "https", 1),
        ("forwarded = \"off\"", "6.6.6.6", "https", 1),
    ] {
        let config = server(&format!("{setting}\nvia = \"front\"")) + &pool("web", &[&backend], "");
        let front = Front::new(&config, &[]);
        assert_eq!(Client::connect(front.address).get_with("/", headers).status, 200);
        let requests = backend.requests();
        let request = requests.last().unwrap();
        assert_eq!(request.header("x-forwarded-for"), [forwarded_for], "{setting}");
        assert_eq!(request.header("x-forwarded-proto"), [proto], "{setting}");
        assert_eq!(request.header("forwarded").len(), forwarded, "{setting}");
        assert_eq!(request.header("via"), ["1.1 front"]);
    }
}

#[test]
fn rules_see_the_client_that_a_trusted_proxy_names_and_nobody_elses_word() {
    let backend = Backend::named("ok");
    let rule = "http.sendResponse( \"200 OK\", \"text/plain\", $ip, \"\" );";
    for (trusted, ip) in [("[\"127.0.0.1\"]", "9.8.7.6"), ("[\"10.0.0.0/8\"]", "127.0.0.1")] {
        let settings = format!("request_rules = [\"r.ts\"]\ntrusted_proxies = {trusted}");
        let front = Front::new(&(server(&settings) + &pool("web", &[&backend], "")), &[("r.ts", rule)]);
        let response = Client::connect(front.address).get_with("/", "X-Forwarded-For: 1.1.1.1, 9.8.7.6\r\n");
        assert_eq!(response.text(), ip);
    }
}
