//! Sub-requests over TLS: whom they trust, and whom not.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;

use rustls::pki_types::PrivateKeyDer;
use rustls::{ServerConfig, ServerConnection, StreamOwned};

use crate::rig::{Backend, Front, PATIENCE, get, pool, server};

/// A server at 127.0.0.1 that answers "secure", and its certificate, which vouches for itself.
fn secure() -> (SocketAddr, String) {
    let own = rcgen::generate_simple_self_signed(vec!["127.0.0.1".to_owned()]).unwrap();
    let pem = own.cert.pem();
    let key = PrivateKeyDer::try_from(own.signing_key.serialize_der()).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![own.cert.der().clone()], key)
        .unwrap();
    let config = Arc::new(config);
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        while let Ok((stream, _)) = listener.accept() {
            stream.set_read_timeout(Some(PATIENCE)).unwrap();
            let mut stream = StreamOwned::new(ServerConnection::new(Arc::clone(&config)).unwrap(), stream);
            let mut head = Vec::new();
            let mut byte = [0];
            // A client that does not trust us says nothing more.
            while !head.ends_with(b"\r\n\r\n") && matches!(stream.read(&mut byte), Ok(1)) {
                head.push(byte[0]);
            }
            let _ = stream
                .write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\nConnection: close\r\n\r\nsecure")
                .and_then(|()| stream.flush());
        }
    });
    (address, pem)
}

/// What a rule of this text answers, with a certificate beside the configuration.
fn answer(expression: &str, pem: &str, more: &str) -> String {
    let web = Backend::named("web");
    let rule = format!(
        "$body = {expression};\nhttp.sendResponse( \"200\", \"text/plain\", $body . $1 . $2, \"\" );"
    );
    let config = server("request_rules = [\"r.ts\"]") + &pool("web", &[&web], "") + more;
    let front = Front::new(&config, &[("r.ts", &rule), ("ca.pem", pem)]);
    get(front.address, "/").text().to_owned()
}

#[test]
fn a_server_is_trusted_when_the_configuration_says_so() {
    let (address, pem) = secure();
    let ask = format!("http.request.get( \"https://{address}/\" )");
    assert_eq!(answer(&ask, &pem, "[outbound]\nauthorities = \"ca.pem\"\n"), "secure200");
    // Another one's certificate vouches for nothing.
    let (_, other) = secure();
    let refused = answer(&ask, &other, "[outbound]\nauthorities = \"ca.pem\"\n");
    assert!(refused.starts_with("0cannot connect: invalid peer certificate"), "{refused}");
}

#[test]
fn a_rule_may_say_whom_it_trusts() {
    let (address, pem) = secure();
    let ask = |pem: &str| {
        let pem = pem.replace('\n', "\\n");
        format!("http.request.ssl.get( \"https://{address}/\", [ \"{pem}\" ] )")
    };
    assert_eq!(answer(&ask(&pem), "", ""), "secure200");
    let (_, other) = secure();
    let refused = answer(&ask(&other), "", "");
    assert!(refused.starts_with("0cannot connect: invalid peer certificate"), "{refused}");
    assert_eq!(answer(&ask("no certificate"), "", ""), "0this is no certificate in PEM form");
}
