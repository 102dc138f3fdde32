//! Responses that the proxy compresses.

use std::io::Read;

use flate2::read::GzDecoder;

use crate::rig::{Backend, Client, Front, Next, pool, server};

const ON: &str = "[virtual_servers.site.compress]\nenabled = true\n";
const GZIP: &str = "Accept-Encoding: br, gzip\r\n";

/// A page that is worth it.
fn page() -> String {
    (0..500).map(|n| format!("<p>line {n}</p>\n")).collect()
}

fn unpacked(body: &[u8]) -> String {
    let mut text = String::new();
    GzDecoder::new(body).read_to_string(&mut text).unwrap();
    text
}

/// Answers with the header lines that stand in the query, and the page.
fn backend() -> Backend {
    Backend::new(|exchange| {
        let line = exchange.request.line().to_owned();
        let query = line.split(' ').nth(1).unwrap().split_once('?').map_or("", |(_, query)| query);
        let lines: String =
            query.split('&').map(|line| line.replace('=', ": ").replace('*', "\"") + "\r\n").collect();
        let body = if line.starts_with("HEAD") { String::new() } else { page() };
        exchange.write(format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n{lines}\r\n{body}", page().len()));
        Next::Keep
    })
}

#[test]
fn a_page_is_compressed_for_a_client_that_takes_it() {
    let backend = backend();
    let front = Front::new(&(server("") + ON + &pool("web", &[&backend], "")), &[]);
    let mut client = Client::connect(front.address);
    for _ in 0..2 {
        let response = client.get_with("/?Content-Type=text/html&ETag=*v1*&Accept-Ranges=bytes", GZIP);
        assert_eq!(response.header("content-encoding"), ["gzip"], "{}", response.head);
        assert_eq!(response.header("transfer-encoding"), ["chunked"]);
        assert_eq!(response.header("vary"), ["Accept-Encoding"]);
        assert_eq!(response.header("etag"), ["W/\"v1\""]);
        assert!(response.header("content-length").is_empty() && response.header("accept-ranges").is_empty());
        assert!(response.body.len() < page().len() / 2, "{}", response.body.len());
        assert_eq!(unpacked(&response.body), page());
    }
    // The reply to HEAD says what the one to GET would say.
    client.send(format!("HEAD /?Content-Type=text/html HTTP/1.1\r\nHost: a\r\n{GZIP}\r\n"));
    let head = client.head();
    assert_eq!(head.header("content-encoding"), ["gzip"]);
    assert!(head.header("content-length").is_empty());
    let plain = client.get("/?Content-Type=text/html&ETag=*v1*");
    assert_eq!(plain.text(), page());
    assert_eq!((plain.header("vary"), plain.header("etag")), (vec!["Accept-Encoding"], vec!["\"v1\""]));
    assert_eq!(plain.header("content-length"), [page().len().to_string()]);
    for untouched in [
        "/?Content-Type=image/png",
        "/?Content-Type=text/html&Content-Encoding=br",
        "/?Content-Type=text/html&Cache-Control=no-transform",
    ] {
        let response = client.get_with(untouched, GZIP);
        assert_eq!(response.text(), page(), "{untouched}");
        assert!(response.header("vary").is_empty(), "{untouched}");
    }
}

#[test]
fn it_is_off_by_default_and_rules_decide() {
    let backend = backend();
    let rule = r#"
        # Taking the header away keeps the node from compressing, not the proxy.
        http.removeHeader( "Accept-Encoding" );
        if( $path == "/on" ) log.info( "gives " . http.compress.enable() );
        if( $path == "/off" ) http.compress.disable();
    "#;
    let config = server("request_rules = [\"r.ts\"]") + &pool("web", &[&backend], "");
    let front = Front::new(&config, &[("r.ts", rule)]);
    let mut client = Client::connect(front.address);
    assert_eq!(client.get_with("/?Content-Type=text/html", GZIP).text(), page());
    let response = client.get_with("/on?Content-Type=image/png", GZIP);
    assert_eq!(unpacked(&response.body), page());
    front.log.wait_for(&["gives 0"]);
    assert_eq!(client.get("/on?Content-Type=text/html").text(), page());
    let config = server("request_rules = [\"r.ts\"]") + ON + &pool("web", &[&backend], "");
    let front = Front::new(&config, &[("r.ts", rule)]);
    let mut client = Client::connect(front.address);
    assert_eq!(client.get_with("/off?Content-Type=text/html", GZIP).text(), page());
    assert_eq!(unpacked(&client.get_with("/?Content-Type=text/html", GZIP).body), page());
}

#[test]
fn what_comes_slowly_goes_out_as_it_comes() {
    let (go, wait) = std::sync::mpsc::channel::<()>();
    let wait = std::sync::Mutex::new(wait);
    let backend = Backend::new(move |exchange| {
        exchange.write(
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n",
        );
        exchange.write("7\r\nfirst\n\n\r\n");
        let _ = wait.lock().unwrap().recv();
        exchange.write("8\r\nsecond\n\n\r\n0\r\n\r\n");
        Next::Keep
    });
    let front = Front::new(&(server("") + ON + &pool("web", &[&backend], "")), &[]);
    let mut client = Client::connect(front.address);
    client.send(format!("GET / HTTP/1.0\r\nHost: a\r\n{GZIP}\r\n"));
    assert_eq!(client.head().header("content-encoding"), ["gzip"]);
    let mut decoder = GzDecoder::new(client.reader());
    let mut first = [0; 7];
    decoder.read_exact(&mut first).unwrap();
    assert_eq!(&first, b"first\n\n");
    go.send(()).unwrap();
    let mut rest = String::new();
    decoder.read_to_string(&mut rest).unwrap();
    assert_eq!(rest, "second\n\n");
}

#[test]
fn what_a_rule_writes_is_compressed_too() {
    let backend = Backend::named("never");
    let rule = r#"
        http.compress.enable();
        if( $path == "/whole" ) http.sendResponse( 200, "text/plain", "whole whole whole", "" );
        http.stream.startResponse( 200, "text/plain", 11 );
        http.stream.writeResponse( "piece " );
        http.stream.finishResponse( "piece and more" );
    "#;
    let front = Front::simple(&[&backend], rule, "");
    let mut client = Client::connect(front.address);
    for (path, text) in
        [("/whole", "whole whole whole"), ("/", "piece piece"), ("/whole", "whole whole whole")]
    {
        let response = client.get_with(path, GZIP);
        assert_eq!(response.header("content-encoding"), ["gzip"], "{path}");
        assert_eq!(unpacked(&response.body), text);
    }
    assert_eq!(client.get("/").text(), "piece piece");
}
