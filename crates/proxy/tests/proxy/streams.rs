//! Responses that rules send piece by piece.

use std::io::Read;

use crate::rig::{Backend, Binary, Client, Front, Next, get, until};

/// A back end whose reply has so many lines of 64 bytes, each with its number in front.
fn lines(count: usize) -> Backend {
    Backend::new(move |exchange| {
        exchange.write(format!(
            "HTTP/1.1 200 OK\r\nContent-Length: {}\r\nX-Node: yes\r\nETag: \"e\"\r\n\r\n",
            count * 64
        ));
        let mut piece = String::new();
        for number in 0..count {
            piece.push_str(&line(number));
            if piece.len() >= 256 << 10 || number + 1 == count {
                exchange.write(std::mem::take(&mut piece));
            }
        }
        Next::Keep
    })
}

fn line(number: usize) -> String {
    format!("{number:010} {}\n", "x".repeat(52))
}

const NUMBERS_ONLY: &str = r#"
    http.stream.startResponse( 200, "text/plain", "", "X-Rule: yes" );
    while( $line = http.stream.readResponse( 1000, "\n" ) )
       http.stream.writeResponse( string.left( $line, 10 ) . "\n" );
    http.stream.finishResponse( "end" );
"#;

const UPPER: &str = r#"
    http.stream.startResponse( 200, "text/plain" );
    while( $piece = http.stream.readBulkResponse( 65536, "\n" ) )
       http.stream.writeResponse( string.uppercase( $piece ) );
    http.stream.finishResponse();
"#;

#[test]
fn a_response_rule_rewrites_a_body_line_by_line() {
    let backend = lines(5000);
    let front = Front::simple(&[&backend], "", NUMBERS_ONLY);
    let mut client = Client::connect(front.address);
    for _ in 0..2 {
        let response = client.get("/");
        let expected: String = (0..5000).map(|number| format!("{number:010}\n")).collect();
        assert_eq!(response.text(), expected + "end");
        assert_eq!(response.header("transfer-encoding"), ["chunked"]);
        assert_eq!(response.header("x-rule"), ["yes"]);
        // The rule named headers, so the node's are gone.
        assert!(response.header("x-node").is_empty() && response.header("content-length").is_empty());
    }
    assert_eq!(backend.connections(), 1, "the node's connection is used again");
}

#[test]
fn a_request_rule_streams_without_a_node() {
    let backend = Backend::named("never");
    let rule = r#"
        http.stream.startResponse( "207 Bits And Pieces", "text/x-count", 9 );
        foreach( $n in [ 1, 2, 3 ] ) http.stream.writeResponse( $n . ", " );
        log.info( "behind the last byte" );
        http.stream.writeResponse( "beyond the length" );
        http.stream.finishResponse( "and this too" );
    "#;
    let front = Front::simple(&[&backend], rule, "log.info( \"a response rule ran\" );");
    let mut client = Client::connect(front.address);
    for _ in 0..2 {
        let response = client.get("/");
        assert!(response.head.starts_with("HTTP/1.1 207 Bits And Pieces\r\n"), "{}", response.head);
        assert_eq!(response.text(), "1, 2, 3, ");
        assert_eq!(response.header("content-length"), ["9"]);
        assert_eq!(response.header("content-type"), ["text/x-count"]);
    }
    // The rule runs to its end although the client has all that it gets.
    front.log.wait_for(&["behind the last byte"]);
    client.send("HEAD / HTTP/1.1\r\nHost: test\r\n\r\n");
    let head = client.head();
    assert_eq!(head.status, 207);
    assert_eq!(client.get("/").text(), "1, 2, 3, ");
    assert_eq!(backend.count(), 0);
    assert!(!front.log.text().contains("a response rule ran"), "{}", front.log.text());
}

#[test]
fn the_head_is_out_before_the_rule_ends() {
    let (go, wait) = std::sync::mpsc::channel::<()>();
    let wait = std::sync::Mutex::new(wait);
    let backend = Backend::new(move |exchange| {
        exchange.write("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nabc");
        // The rest comes when the client has seen the beginning.
        let _ = wait.lock().unwrap().recv();
        exchange.write("def");
        Next::Keep
    });
    let rule = r#"
        http.stream.startResponse( 200, "" );
        http.stream.writeResponse( "<" . http.stream.readResponse( 3 ) . ">" );
        http.stream.continueFromBackend( "rest: " );
    "#;
    let front = Front::simple(&[&backend], "", rule);
    let mut client = Client::connect(front.address);
    client.send("GET / HTTP/1.1\r\nHost: test\r\n\r\n");
    let head = client.head();
    assert_eq!((head.status, head.header("transfer-encoding")), (200, vec!["chunked"]));
    assert_eq!(client.read_exact(10), b"5\r\n<abc>\r\n");
    go.send(()).unwrap();
    let mut rest = Vec::new();
    while !rest.ends_with(b"0\r\n\r\n") {
        rest.extend(client.read_exact(1));
    }
    let text = String::from_utf8(rest).unwrap();
    let text: String = text.split("\r\n").skip(1).step_by(2).collect();
    assert_eq!(text, "rest: def");
}

#[test]
fn what_a_rule_took_and_did_not_write_is_gone() {
    let backend = Backend::named("one,two,three");
    let front = Front::simple(&[&backend], "", "http.stream.readResponse( 9, \",\" );");
    let response = get(front.address, "/");
    assert_eq!(response.text(), "two,three");
    assert_eq!(response.header("content-length"), ["9"]);
}

#[test]
fn a_trap_breaks_a_streamed_response_off() {
    let backend = Backend::named("ok");
    let rule = r#"
        http.stream.startResponse( 200, "text/plain" );
        http.stream.writeResponse( "half" );
        lang.assert( 0, "no further" );
    "#;
    let front = Front::simple(&[&backend], rule, "");
    let mut client = Client::connect(front.address);
    client.send("GET / HTTP/1.1\r\nHost: test\r\n\r\n");
    assert_eq!(client.head().status, 200);
    let rest = client.rest();
    assert_eq!(String::from_utf8_lossy(&rest), "4\r\nhalf\r\n", "there is no last chunk");
    front.log.wait_for(&["trap=assertion", "no further"]);
}

#[test]
fn a_stream_that_no_rule_finishes_ends_with_a_warning() {
    let backend = Backend::named("ok");
    let rule = "http.stream.startResponse( 200, \"text/plain\" ); http.stream.writeResponse( \"all\" );";
    let front = Front::simple(&[&backend], rule, "");
    let mut client = Client::connect(front.address);
    assert_eq!(client.get("/").text(), "all");
    assert_eq!(client.get("/").text(), "all");
    front.log.wait_for(&["warn", "began a streamed response and none finished it"]);
}

#[test]
fn a_client_that_does_not_read_stops_the_rule() {
    let backend = lines(1 << 20);
    let rule = r#"
        http.stream.startResponse( 200, "text/plain" );
        while( $piece = http.stream.readResponse( 65536 ) ) {
           data.set( "pieces", data.get( "pieces" ) + 1 );
           http.stream.writeResponse( $piece );
        }
        http.stream.finishResponse();
    "#;
    let config = crate::rig::server("request_rules = [\"ask.ts\"]\nresponse_rules = [\"r.ts\"]")
        + &crate::rig::pool("web", &[&backend], "");
    let ask = "if( $path == \"/pieces\" ) http.sendResponse( 200, \"\", data.get( \"pieces\" ) + 0, \"\" );";
    let rule = format!("if( $path == \"/pieces\" ) break; {rule}");
    let front = Front::new(&config, &[("ask.ts", ask), ("r.ts", &rule)]);
    let mut lazy = Client::connect(front.address);
    lazy.send("GET / HTTP/1.1\r\nHost: test\r\n\r\n");
    assert_eq!(lazy.head().status, 200);
    let pieces = || get(front.address, "/pieces").text().parse::<usize>().unwrap();
    // The kernel's buffers fill up, then nothing moves.
    let mut before = 0;
    until("the rule stands still", || {
        let now = pieces();
        let same = now == before && now > 0;
        before = now;
        std::thread::sleep(std::time::Duration::from_millis(100));
        same
    });
    assert!(before * 65536 < 48 << 20, "{before} pieces of 64 KiB went to a client that reads nothing");
}

/// Streams so many bytes through a rule and gives the most memory that the proxy had meanwhile, beyond what it had
/// before.
fn memory_for(bytes: usize) -> usize {
    let count = bytes / 64;
    let backend = lines(count);
    let config =
        crate::rig::server("response_rules = [\"upper.ts\"]") + &crate::rig::pool("web", &[&backend], "");
    let proxy = Binary::start(&config, &[("upper.ts", UPPER)]);
    let mut client = Client::connect(proxy.address);
    let before = proxy.resident();
    client.send("GET / HTTP/1.0\r\nHost: test\r\n\r\n");
    assert_eq!(client.head().status, 200);
    let (mut most, mut number) = (before, 0);
    let mut buffer = vec![0; 64 << 10];
    for block in 0..bytes / buffer.len() {
        client.reader().read_exact(&mut buffer).unwrap();
        for got in buffer.chunks(64) {
            assert!(got == line(number).to_uppercase().as_bytes(), "line {number}");
            number += 1;
        }
        if block % 64 == 0 {
            most = most.max(proxy.resident());
        }
    }
    client.assert_closed();
    most - before
}

#[test]
fn memory_does_not_grow_with_the_body() {
    let used = memory_for(64 << 20);
    assert!(used < 24 << 20, "{used} bytes for a body of 64 MiB");
}

/// `cargo test --release -p pointsman-proxy --test proxy a_gibibyte -- --ignored --nocapture`
#[test]
#[ignore = "a gibibyte takes a while; docs/proxy.md has the command"]
fn a_gibibyte_streams_in_constant_memory() {
    let used = memory_for(1 << 30);
    eprintln!("1 GiB through a rule took {} KiB of memory", used >> 10);
    assert!(used < 24 << 20, "{used} bytes for a body of 1 GiB");
}
