//! TLS that ends at the proxy.

use std::io::Write as _;
use std::net::TcpStream;

use crate::rig::{Authority, Backend, Client, Front, Leaf, TlsClient, get, pool, server};

/// A virtual server that ends TLS with these settings.
fn config(rules: &str, tls: &str, backend: &Backend) -> String {
    format!("{}[virtual_servers.site.tls]\n{tls}\n{}", server(rules), pool("web", &[backend], ""))
}

const SITE: &str = "certificates = [{ certificate = \"site.pem\", key = \"site.key\" }]";

/// A proxy with one certificate, for `localhost`.
fn front(backend: &Backend, site: &Leaf, more: &str, rule: &str) -> Front {
    let rules = "request_rules = [\"r.ts\"]\ntimeouts = { tls_handshake = \"500ms\" }\n";
    Front::new(
        &config(rules, &format!("{SITE}\n{more}"), backend),
        &[("r.ts", rule), ("site.pem", &site.certificate), ("site.key", &site.key)],
    )
}

#[test]
fn requests_come_through_and_rules_see_the_session() {
    let backend = Backend::named("ok");
    let authority = Authority::new("Test CA");
    let site = authority.sign("The Site", &["localhost"]);
    let rule = r#"
        http.setHeader( "X-Seen", ssl.isSSL() . "|" . ssl.clientCipher() . "|" . ssl.getTLSServerName() . "|"
            . ssl.serverCertCommonName() . "|" . ssl.serverCertName() . "|" . ssl.serverSiteName() . "|"
            . ssl.clientCertStatus() );
        http.setHeader( "X-SHA1", ssl.serverCertSHA1() );
    "#;
    let front = front(&backend, &site, "", rule);
    let mut shaken = TlsClient::new(&authority).connect(front.address, "localhost").unwrap();
    assert_eq!(shaken.protocol.as_deref(), Some(&b"http/1.1"[..]));
    assert_eq!(shaken.certificate, site.der());
    for path in ["/one", "/two"] {
        assert_eq!(shaken.client.get(path).text(), "ok");
    }
    assert_eq!(backend.count(), 2);
    for request in backend.requests() {
        let seen = request.header("x-seen").join("");
        let parts: Vec<&str> = seen.split('|').collect();
        assert!(parts[1].starts_with("SSL_AES_256_GCM_SHA384, version=TLSv1.3, bits=256"), "{seen}");
        assert_eq!(parts[0], "1");
        assert_eq!(parts[2..], ["localhost", "The Site", "site", "localhost", "NoClientCert"]);
        assert_eq!(request.header("x-forwarded-proto"), ["https"]);
        assert_eq!(request.header("x-sha1")[0].len(), 40);
    }
}

#[test]
fn large_bodies_pass_both_ways() {
    let backend = Backend::named("ok");
    let authority = Authority::new("Test CA");
    let site = authority.sign("The Site", &["localhost"]);
    let rule = r#"
        if( http.getPath() == "/big" ) http.sendResponse( 200, "text/plain", string.randomBytes( 600000 ), "" );
        http.setHeader( "X-Length", string.len( http.getBody() ) );
    "#;
    let front = front(&backend, &site, "", rule);
    let mut client = TlsClient::new(&authority).connect(front.address, "localhost").unwrap().client;
    assert_eq!(client.get("/big").body.len(), 600_000);
    let body = "x".repeat(900_000);
    client.send(format!("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 900000\r\n\r\n{body}"));
    assert_eq!(client.response().text(), "ok");
    assert_eq!(backend.requests()[0].header("x-length"), ["900000"]);
}

#[test]
fn the_certificate_goes_by_the_server_name() {
    let backend = Backend::named("ok");
    let authority = Authority::new("Test CA");
    let first = authority.sign("First", &["first.test", "other.test", "a.wild.test"]);
    let wild = authority.sign("Wild", &["*.wild.test"]);
    let given = authority.sign("Given", &["given.test", "two.wild.test"]);
    let tls = r#"certificates = [
        { certificate = "first.pem", key = "first.key", names = ["first.test"] },
        { certificate = "wild.pem", key = "wild.key" },
        { certificate = "given.pem", key = "given.key", name = "chosen", names = ["Two.Wild.Test"] },
    ]"#;
    let rule =
        r#"http.sendResponse( 200, "text/plain", ssl.serverCertName() . " " . ssl.serverSiteName(), "" );"#;
    let front = Front::new(
        &config("request_rules = [\"r.ts\"]", tls, &backend),
        &[
            ("r.ts", rule),
            ("first.pem", &first.certificate),
            ("first.key", &first.key),
            ("wild.pem", &wild.certificate),
            ("wild.key", &wild.key),
            ("given.pem", &given.certificate),
            ("given.key", &given.key),
        ],
    );
    let client = TlsClient::new(&authority);
    for (name, certificate, says) in [
        ("first.test", &first, "first first.test"),
        ("one.wild.test", &wild, "wild *.wild.test"),
        ("two.wild.test", &given, "chosen two.wild.test"),
        // For a name that nobody has, the first one is served; this one happens to be good for it.
        ("other.test", &first, "first "),
    ] {
        let mut shaken = client.connect(front.address, name).unwrap();
        assert_eq!(shaken.certificate, certificate.der(), "{name}");
        assert_eq!(shaken.client.get("/").text(), says, "{name}");
    }
    // A wildcard stands for one label.
    assert!(client.connect(front.address, "x.one.wild.test").is_err());
}

#[test]
fn a_client_certificate_is_required() {
    let backend = Backend::named("ok");
    let (authority, stranger) = (Authority::new("Test CA"), Authority::new("Stranger"));
    let site = authority.sign("The Site", &["localhost"]);
    let rule = r#"http.sendResponse( 200, "text/plain", ssl.clientCertStatus() . " " . ssl.clientCertCommonName() . " "
        . string.count( ssl.clientCertChain(), "BEGIN" ), "" );"#;
    for (auth, none) in [("require", None), ("request", Some("NoClientCert  0"))] {
        let folder = tempfile::TempDir::new().unwrap();
        let ca = folder.path().join("ca.pem");
        std::fs::File::create(&ca).unwrap().write_all(authority.pem.as_bytes()).unwrap();
        let more = format!("client_auth = \"{auth}\"\nclient_ca = {:?}", ca.display().to_string());
        let front = front(&backend, &site, &more, rule);
        let ask = |own: Option<&Leaf>| {
            let client = TlsClient::with(&authority, own, &[b"http/1.1"]);
            let mut shaken = client.connect(front.address, "localhost").ok()?;
            // In TLS 1.3 a client that is turned away learns so with its first read.
            shaken.client.try_send("GET / HTTP/1.1\r\nHost: a\r\n\r\n").ok()?;
            let response = shaken.client.try_response(false).ok()??;
            Some(response.text().to_owned())
        };
        let alice = authority.sign("Alice", &["alice"]);
        assert_eq!(ask(Some(&alice)).as_deref(), Some("OK Alice 1"));
        assert_eq!(ask(None).as_deref(), none);
        assert_eq!(ask(Some(&stranger.sign("Mallory", &["mallory"]))), None);
        front.log.wait_for(&["the TLS handshake failed", "client="]);
    }
}

#[test]
fn a_handshake_that_does_not_end_is_cut_and_logged() {
    let backend = Backend::named("ok");
    let authority = Authority::new("Test CA");
    let site = authority.sign("The Site", &["localhost"]);
    let front = front(&backend, &site, "", "break;");
    let mut silent = Client::connect(front.address);
    silent.assert_closed();
    front.log.wait_for(&["server=site", "the TLS handshake was not over in time"]);
    // One byte now and then does not put it off.
    let mut slow = TcpStream::connect(front.address).unwrap();
    let begin = std::time::Instant::now();
    while slow.write_all(b"\x16").is_ok() {
        assert!(begin.elapsed() < crate::rig::PATIENCE);
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
}

#[test]
fn plain_text_on_a_tls_port_is_turned_away() {
    let backend = Backend::named("ok");
    let authority = Authority::new("Test CA");
    let site = authority.sign("The Site", &["localhost"]);
    let front = front(&backend, &site, "", "break;");
    for _ in 0..2 {
        let mut plain = Client::connect(front.address);
        plain.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        let response = plain.response();
        assert_eq!((response.status, response.header("connection")), (400, vec!["close"]));
        assert_eq!(response.text(), "400 Bad Request: a plain request to an HTTPS port.\n");
        plain.assert_closed();
    }
    front.log.wait_for(&["server=site", "status=400 plain HTTP came where TLS is spoken"]);
    assert_eq!(backend.count(), 0);
    // What is neither the one nor the other gets an alert at most.
    let mut neither = Client::connect(front.address);
    neither.send([0x80, 0x2e, 1, 3, 1, 0, 0, 0, 0, 0, 0, 0]);
    assert!(!neither.rest().starts_with(b"HTTP"));
    front.log.wait_for(&["the TLS handshake failed"]);
    let h2 = TlsClient::with(&authority, None, &[b"h2"]);
    assert!(h2.connect(front.address, "localhost").is_err());
    assert_eq!(
        TlsClient::new(&authority).connect(front.address, "localhost").unwrap().client.get("/").text(),
        "ok"
    );
}

#[test]
fn a_rule_says_whether_the_client_is_told_of_the_end() {
    let backend = Backend::named("ok");
    let authority = Authority::new("Test CA");
    let site = authority.sign("The Site", &["localhost"]);
    let rule = r#"if( http.getPath() == "/quiet" ) ssl.setClientCloseAlert( 0 );"#;
    let front = front(&backend, &site, "", rule);
    let ends = |path: &str| {
        let mut client = TlsClient::new(&authority).connect(front.address, "localhost").unwrap().client;
        let response = client.get_with(path, "Connection: close\r\n");
        assert_eq!(response.text(), "ok");
        client.end().map_err(|error| error.kind())
    };
    assert_eq!(ends("/"), Ok(0));
    assert_eq!(ends("/quiet"), Err(std::io::ErrorKind::UnexpectedEof));
}

#[test]
fn a_reload_brings_a_new_certificate_or_changes_nothing() {
    let backend = Backend::named("ok");
    let authority = Authority::new("Test CA");
    let (old, new) = (authority.sign("Old", &["localhost"]), authority.sign("New", &["localhost"]));
    let mut front = front(&backend, &old, "", "break;");
    let text = config("request_rules = [\"r.ts\"]", SITE, &backend);
    let client = TlsClient::new(&authority);
    let mut kept = client.connect(front.address, "localhost").unwrap();
    assert_eq!(kept.client.get("/").text(), "ok");
    // Nothing has changed: the session is resumed behind the reload.
    front.reload(&text).unwrap();
    let mut again = client.connect(front.address, "localhost").unwrap();
    assert!(again.resumed);
    assert_eq!(again.client.get("/").text(), "ok");
    // A key that does not fit is refused, with the file's name.
    front.write("site.key", &new.key);
    let refused = front.reload(&text).unwrap_err().to_string();
    assert!(refused.contains("site.key is not the key of the certificate in"), "{refused}");
    assert_eq!(
        TlsClient::new(&authority).connect(front.address, "localhost").unwrap().certificate,
        old.der()
    );
    front.write("site.pem", &new.certificate);
    front.reload(&text).unwrap();
    let shaken = client.connect(front.address, "localhost").unwrap();
    assert_eq!(shaken.certificate, new.der());
    assert!(!shaken.resumed);
    assert_eq!(kept.client.get("/").text(), "ok");
    let files: Vec<_> = front.proxy.files().filter_map(|file| file.file_name()?.to_str()).collect();
    assert!(files.contains(&"site.pem") && files.contains(&"site.key"), "{files:?}");
}

#[test]
fn what_is_wrong_with_tls_is_told_with_the_file() {
    let authority = Authority::new("Test CA");
    let (site, other) = (authority.sign("Site", &["a"]), authority.sign("Other", &["b"]));
    let folder = tempfile::TempDir::new().unwrap();
    for (name, text) in [
        ("site.pem", &site.certificate),
        ("site.key", &site.key),
        ("other.key", &other.key),
        ("empty.pem", &String::new()),
    ] {
        std::fs::File::create(folder.path().join(name)).unwrap().write_all(text.as_bytes()).unwrap();
    }
    let complaint = |tls: &str| {
        let text = format!(
            "{}[virtual_servers.site.tls]\n{tls}\n[pools.web]\nnodes = [\"127.0.0.1:1\"]\n",
            server("")
        );
        let path = folder.path().join("p.toml");
        std::fs::File::create(&path).unwrap().write_all(text.as_bytes()).unwrap();
        let source = pointsman_proxy::config::Source::Disk;
        pointsman_proxy::config::Config::load(&source, &path).unwrap_err().render(false)
    };
    let pair = |certificate: &str, key: &str| {
        format!("certificates = [{{ certificate = \"{certificate}\", key = \"{key}\" }}]")
    };
    for (tls, words) in [
        (String::new(), vec!["ends TLS without a certificate", "add `certificates = "]),
        (
            pair("gone.pem", "site.key"),
            vec!["the certificate cannot be read", "looked for beside", "gone.pem"],
        ),
        (pair("site.pem", "gone.key"), vec!["the key cannot be read", "gone.key"]),
        (pair("empty.pem", "site.key"), vec!["empty.pem holds no certificate", "BEGIN CERTIFICATE"]),
        (pair("site.pem", "site.pem"), vec!["site.pem holds no private key", "without a passphrase"]),
        (pair("site.pem", "other.key"), vec!["other.key is not the key of the certificate in", "site.pem"]),
        (
            pair("site.pem", "site.key") + "\nclient_auth = \"require\"",
            vec!["nobody is trusted", "client_ca"],
        ),
        (pair("site.pem", "site.key") + "\nclient_ca = \"site.pem\"", vec!["`client_ca` means nothing"]),
        (pair("site.pem", "site.key") + "\nmin_version = \"1.1\"", vec!["\"1.2\" or \"1.3\""]),
        (pair("site.pem", "site.key") + "\nciphers = \"all\"", vec!["unknown field `ciphers`"]),
    ] {
        let said = complaint(&tls);
        for word in words {
            assert!(said.contains(word), "{tls}: {word} is missing in\n{said}");
        }
    }
}

#[test]
fn plain_servers_stay_plain() {
    let backend = Backend::named("ok");
    let front = Front::simple(&[&backend], "http.setHeader( \"X-TLS\", ssl.isSSL() );", "");
    assert_eq!(get(front.address, "/").text(), "ok");
    assert_eq!(backend.requests()[0].header("x-tls"), ["0"]);
    assert_eq!(backend.requests()[0].header("x-forwarded-proto"), ["http"]);
}
