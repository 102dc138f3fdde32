use super::*;

fn headers(lines: &[(&str, &str)]) -> HeaderMap {
    lines
        .iter()
        .map(|(name, value)| (HeaderName::try_from(*name).unwrap(), HeaderValue::try_from(*value).unwrap()))
        .collect()
}

fn request(uri: &str, version: Version, lines: &[(&str, &str)]) -> request::Parts {
    let mut parts = http::Request::builder().uri(uri).version(version).body(()).unwrap().into_parts().0;
    parts.headers = headers(lines);
    parts
}

#[test]
fn a_request_names_exactly_one_host() {
    let eleven = Version::HTTP_11;
    let status = |uri, version, lines: &[_]| {
        check(&mut request(uri, version, lines)).map(|_| ()).map_err(|(code, _)| code.as_u16())
    };
    assert_eq!(status("/", eleven, &[("host", "a")]), Ok(()));
    assert_eq!(status("/", eleven, &[("host", "a:80")]), Ok(()));
    assert_eq!(status("/", eleven, &[("host", "[::1]:80")]), Ok(()));
    assert_eq!(status("/", eleven, &[("host", "")]), Ok(()));
    assert_eq!(status("/", eleven, &[]), Err(400));
    assert_eq!(status("/", Version::HTTP_10, &[]), Ok(()));
    assert_eq!(status("/", eleven, &[("host", "a"), ("host", "a")]), Err(400));
    for bad in ["a b", "a/b", "a,b", "me@a", "a:b:c", "a\u{e9}"] {
        assert_eq!(status("/", eleven, &[("host", bad)]), Err(400), "{bad}");
    }
}

#[test]
fn the_absolute_form_decides_the_host() {
    let mut parts = request("http://right:8080/x", Version::HTTP_11, &[("host", "wrong")]);
    check(&mut parts).unwrap();
    assert_eq!(parts.headers[HOST], "right:8080");
}

#[test]
fn connect_and_trace_are_refused() {
    for method in [Method::CONNECT, Method::TRACE] {
        let mut parts = request("/", Version::HTTP_11, &[("host", "a")]);
        parts.method = method;
        assert_eq!(check(&mut parts).unwrap_err().0, StatusCode::METHOD_NOT_ALLOWED);
    }
}

#[test]
fn what_belongs_to_one_connection_is_taken_off() {
    let mut headers = headers(&[
        ("connection", "keep-alive, X-Secret"),
        ("connection", "x-other"),
        ("keep-alive", "timeout=5"),
        ("x-secret", "1"),
        ("x-other", "2"),
        ("te", "trailers"),
        ("transfer-encoding", "chunked"),
        ("proxy-connection", "keep-alive"),
        ("upgrade", "websocket"),
        ("x-kept", "3"),
    ]);
    let present = Present::of(&headers);
    strip(&mut headers, present);
    assert_eq!(headers.len(), 1);
    assert_eq!(headers["x-kept"], "3");
}

#[test]
fn nobody_can_have_a_protected_field_taken_off() {
    for name in ["Host", "content-length", "Authorization", "cookie", "X-Forwarded-For"] {
        let mut parts = request("/", Version::HTTP_11, &[("host", "a"), ("connection", name)]);
        assert_eq!(check(&mut parts).unwrap_err().0, StatusCode::BAD_REQUEST, "{name}");
        let mut response = headers(&[("connection", name), (name, "value")]);
        let present = Present::of(&response);
        strip(&mut response, present);
        assert!(response.contains_key(name), "{name}");
    }
}

fn server(forwarded: Forwarded, trusted: &[&str]) -> VirtualServer {
    let text: &'static str = "[virtual_servers.a]\nlisten = [\"127.0.0.1:1\"]\ndefault_pool = \"p\"\n[pools.p]\nnodes = [\"a:1\"]\n";
    let source = crate::config::Source::Embedded([("p.toml".into(), text)].into());
    let config = crate::config::Config::load(&source, std::path::Path::new("p.toml")).unwrap();
    VirtualServer {
        forwarded,
        trusted_proxies: trusted.iter().map(|network| network.parse().unwrap()).collect(),
        via: Some("front".into()),
        ..config.virtual_servers[0].clone()
    }
}

fn sent(server: &VirtualServer, lines: &[(&str, &str)], rule: impl FnOnce(&mut HeaderMap)) -> HeaderMap {
    let mut headers = headers(lines);
    let received = Received::of(&headers, Present::of(&headers), server.forwarded);
    rule(&mut headers);
    let peer = "10.0.0.9".parse().unwrap();
    outgoing(&mut headers, &received, server, peer, || HeaderValue::from_static("10.0.0.9"));
    headers
}

const FORGED: &[(&str, &str)] = &[
    ("host", "site"),
    ("x-forwarded-for", "1.2.3.4"),
    ("x-forwarded-proto", "https"),
    ("x-forwarded-host", "evil"),
    ("forwarded", "for=1.2.3.4"),
];

#[test]
fn a_stranger_cannot_say_where_a_request_came_from() {
    let sent = sent(&server(Forwarded::Set, &[]), FORGED, |_| {});
    assert_eq!(sent["x-forwarded-for"], "10.0.0.9");
    assert_eq!(sent["x-forwarded-proto"], "http");
    assert_eq!(sent["x-forwarded-host"], "site");
    assert!(!sent.contains_key("forwarded"));
    assert_eq!(sent["via"], "1.1 front");
}

#[test]
fn a_trusted_proxy_is_added_to() {
    for server in [server(Forwarded::Set, &["10.0.0.0/8"]), server(Forwarded::Append, &[])] {
        let sent = sent(&server, FORGED, |_| {});
        assert_eq!(sent["x-forwarded-for"], "1.2.3.4, 10.0.0.9");
        assert_eq!(sent["x-forwarded-proto"], "https");
        assert_eq!(sent["x-forwarded-host"], "evil");
    }
}

#[test]
fn what_a_rule_sets_stays() {
    let sent = sent(&server(Forwarded::Set, &[]), FORGED, |headers| {
        headers.insert("x-forwarded-for", HeaderValue::from_static("rule"));
    });
    assert_eq!(sent["x-forwarded-for"], "rule");
}

#[test]
fn forwarding_headers_can_be_left_alone() {
    let sent = sent(&server(Forwarded::Off, &[]), FORGED, |_| {});
    assert_eq!(sent["x-forwarded-for"], "1.2.3.4");
}

#[test]
fn the_client_is_found_behind_trusted_proxies_only() {
    let networks: Vec<IpNet> = vec!["10.0.0.0/8".parse().unwrap()];
    let peer: IpAddr = "10.0.0.9".parse().unwrap();
    let client_of =
        |value: &str, peer| client(&headers(&[("x-forwarded-for", value)]), &networks, peer).to_string();
    assert_eq!(client_of("6.6.6.6, 1.2.3.4, 10.0.0.8", peer), "1.2.3.4");
    assert_eq!(client_of("1.2.3.4", "9.9.9.9".parse().unwrap()), "9.9.9.9");
    assert_eq!(client_of("10.0.0.1, 10.0.0.2", peer), "10.0.0.1");
    assert_eq!(client_of("1.2.3.4, garbage", peer), "10.0.0.9");
    assert_eq!(client(&HeaderMap::new(), &networks, peer), peer);
}

#[test]
fn our_own_name_in_via_is_a_loop() {
    let seen = headers(&[("via", "1.0 other, 1.1 front")]);
    let present = Present::of(&seen);
    assert!(is_loop(&seen, present, Some("front")));
    assert!(!is_loop(&seen, present, Some("fron")));
    assert!(!is_loop(&seen, present, None));
}

#[test]
fn a_reply_has_the_length_of_its_body() {
    let reply_of = |lines: &[_], status, head, exact| {
        let mut headers = headers(lines);
        reply(&mut headers, StatusCode::from_u16(status).unwrap(), head, exact);
        headers.get(CONTENT_LENGTH).map(|value| value.to_str().unwrap().to_owned())
    };
    let five = [("content-length", "5")];
    assert_eq!(reply_of(&five, 200, false, Some(5)).as_deref(), Some("5"));
    assert_eq!(reply_of(&five, 200, false, Some(7)).as_deref(), Some("7"));
    assert_eq!(reply_of(&[five[0], ("transfer-encoding", "chunked")], 200, false, None), None);
    assert_eq!(reply_of(&five, 200, false, None), None);
    assert_eq!(reply_of(&five, 200, true, Some(0)).as_deref(), Some("5"));
    assert_eq!(reply_of(&five, 304, false, Some(0)).as_deref(), Some("5"));
    assert_eq!(reply_of(&five, 204, false, Some(0)), None);
}

#[test]
fn an_upgrade_is_asked_for_by_both_headers() {
    let asks = |lines: &[_]| {
        let parts = request("/", Version::HTTP_11, lines);
        upgrade(&parts, Present::of(&parts.headers)).is_some()
    };
    assert!(asks(&[("upgrade", "websocket"), ("connection", "keep-alive, Upgrade")]));
    assert!(!asks(&[("upgrade", "websocket")]));
    assert!(!asks(&[("connection", "upgrade")]));
}

#[test]
fn a_host_is_what_an_authority_may_be_without_a_user() {
    let long = "a".repeat(300);
    for value in [
        "", "a", "A.b-c", "10.0.0.1", "a:80", "a:65535", "a:99999", "a:", ":80", ":", "a:8x", "a:80:80",
        "[::1]:80", "[::1", "a_b", "a~b", "a%20b", "a b", "a/b", "a@b", "a,b", "-", ".", "\u{e9}", &long,
    ] {
        let slowly = value.is_empty()
            || (!value.contains(['@', ',']) && Authority::try_from(value.as_bytes()).is_ok());
        assert_eq!(is_host(value.as_bytes()), slowly, "{value}");
    }
}
