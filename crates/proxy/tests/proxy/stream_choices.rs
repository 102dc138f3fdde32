//! What a rule says of the log and of the client's packets while it streams a response.

use std::io::Read;
use std::net::SocketAddr;

use socket2::{Domain, Protocol, Socket, Type};

use crate::rig::{Backend, Client, Front, PATIENCE, get, pool, server};

const RULE: &str = r#"
    if( $path == "/early" ) requestlog.include();
    http.stream.startResponse( 200, "text/plain" );
    http.stream.writeResponse( "one" );
    if( $path == "/out" ) requestlog.exclude();
    if( $path == "/late" ) requestlog.include();
    response.setDSCP( 46 );
    http.stream.writeResponse( "two" );
    if( $path == "/endless" ) { requestlog.include(); while( 1 ) http.stream.writeResponse( string.randomBytes( 65536 ) ); }
    http.stream.finishResponse( "end" );
"#;

/// A proxy with that rule and this much more configuration: of the virtual server, and behind it.
fn front(of_server: &str, behind: &str) -> (Backend, Front) {
    let backend = Backend::named("ok");
    let config =
        server(&format!("request_rules = [\"r.ts\"]\n{of_server}")) + &pool("web", &[&backend], "") + behind;
    let done = r#"if( $path == "/done" ) requestlog.include();"#;
    let front = Front::new(&config, &[("r.ts", RULE), ("done.ts", done)]);
    (backend, front)
}

fn logged(front: &Front, path: &str) -> usize {
    let words = format!("request=\"GET {path}\"");
    front.log.text().lines().filter(|line| line.ends_with(&words) && line.contains("status=200")).count()
}

#[test]
fn choices_behind_the_head_are_heeded() {
    let (_backend, front) = front("", "");
    for path in ["/early", "/plain", "/late"] {
        assert_eq!(get(front.address, path).text(), "onetwoend");
    }
    front.log.wait_for(&["action=respond", "status=200", "request=\"GET /late\""]);
    assert_eq!([logged(&front, "/early"), logged(&front, "/plain"), logged(&front, "/late")], [1, 0, 1]);
}

#[test]
fn what_is_logged_by_default_can_be_kept_out() {
    let (_backend, front) = front("", "[log]\naccess = true\n");
    for path in ["/out", "/plain"] {
        assert_eq!(get(front.address, path).text(), "onetwoend");
    }
    front.log.wait_for(&["request=\"GET /plain\""]);
    assert_eq!(logged(&front, "/out"), 0);
}

#[test]
fn completion_rules_still_have_the_last_word() {
    let (_backend, front) = front("completion_rules = [\"done.ts\"]", "");
    for path in ["/late", "/done", "/plain"] {
        assert_eq!(get(front.address, path).text(), "onetwoend");
    }
    front.log.wait_for(&["request=\"GET /late\""]);
    front.log.wait_for(&["request=\"GET /done\""]);
    assert_eq!([logged(&front, "/late"), logged(&front, "/done"), logged(&front, "/plain")], [1, 1, 0]);
}

#[test]
fn a_client_that_goes_away_is_logged_as_the_rule_said() {
    let (_backend, front) = front("", "");
    let mut client = Client::connect(front.address);
    client.send("GET /endless HTTP/1.1\r\nHost: test\r\n\r\n");
    assert_eq!(client.head().status, 200);
    client.read_exact(200_000);
    drop(client);
    front.log.wait_for(&["status=200", "request=\"GET /endless\""]);
    assert_eq!(logged(&front, "/endless"), 1);
}

/// The six bits on the first packet from there that holds these words.
fn mark_on(sniffer: &mut Socket, from: SocketAddr, words: &[u8]) -> u8 {
    let mut packet = vec![0; 65536];
    loop {
        let length = sniffer.read(&mut packet).unwrap();
        let (header, rest) = packet[..length].split_at(usize::from(packet[0] & 15) * 4);
        let source = u16::from_be_bytes([rest[0], rest[1]]);
        if source == from.port() && rest.windows(words.len()).any(|window| window == words) {
            return header[1] >> 2;
        }
    }
}

#[test]
fn packets_are_marked_as_the_rule_says() {
    let mut sniffer = match Socket::new(Domain::IPV4, Type::RAW, Some(Protocol::TCP)) {
        Ok(sniffer) => sniffer,
        // Only a privileged process may look at packets.
        Err(error) if error.kind() == std::io::ErrorKind::PermissionDenied => return,
        Err(error) => panic!("{error}"),
    };
    sniffer.set_read_timeout(Some(PATIENCE)).unwrap();
    let (_backend, front) = front("", "");
    assert_eq!(get(front.address, "/").text(), "onetwoend");
    assert_eq!(mark_on(&mut sniffer, front.address, b"two"), 46);
}
