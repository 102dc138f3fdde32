//! The network is not touched unless `--allow-net` says so.

#![allow(clippy::unwrap_used, reason = "a failure here is a failure of the test")]

mod tool;

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener};

use tool::Folder;

/// A server that answers every request on a connection of its own with a redirect.
#[expect(clippy::unwrap_used, reason = "a test without its server has failed")]
fn server() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        while let Ok((mut stream, _)) = listener.accept() {
            let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
            let first = lines.next().unwrap().unwrap();
            while lines.next().is_some_and(|line| line.is_ok_and(|line| !line.is_empty())) {}
            let head = "HTTP/1.1 302 Found\r\nLocation: /else\r\nConnection: close\r\n";
            let _ = write!(stream, "{head}Content-Length: {}\r\n\r\n{first}", first.len());
        }
    });
    address
}

#[test]
fn a_rule_that_asks_others_is_stopped() {
    let folder =
        Folder::new(&[("r.ts", "$x = http.request.get( \"http://127.0.0.1:1/\" );\nlog.info( \"on\" );\n")]);
    let output = folder.run(&["run", "r.ts"]);
    assert_eq!(output.status, 1);
    for words in ["--allow-net", "GET http://127.0.0.1:1/", "line 1"] {
        assert!(output.out.contains(words), "{words} is missing in {}", output.out);
    }
    let output = folder.run(&["eval", "net.dns.resolveHost( \"a.test\" )"]);
    assert_eq!((output.status, output.out.as_str()), (1, ""));
    assert!(output.err.contains("--allow-net") && output.err.contains("resolve a.test"), "{}", output.err);
}

#[test]
fn it_asks_when_it_may() {
    let address = server();
    let folder = Folder::new(&[]);
    let program = format!("http.request.get( \"http://{address}/x\", \"X-A: b\" ) . \" \" . $1");
    let output = folder.run(&["eval", "--allow-net", &program]);
    assert_eq!((output.out.as_str(), output.err.as_str()), ("GET /x HTTP/1.1 302\n", ""));
    let (ip, port) = (address.ip(), address.port());
    let program = format!(
        "$s = tcp.connect( \"{ip}\", {port}, 2000 ); tcp.write( $s, \"HI\\r\\n\\r\\n\" ); \
         tcp.read( $s, 8 ) . tcp.close( $s ) . tcp.read( $s, 1 ) . $1"
    );
    let output = folder.run(&["eval", "--allow-net", &program]);
    assert_eq!(output.out, "HTTP/1.111 is no open connection\n", "{}", output.err);
    let nobody = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let program = format!("http.request.get( \"http://{nobody}/\" ) . $1");
    let output = folder.run(&["eval", "--allow-net", &program]);
    assert_eq!(output.out, "0\n");
    assert!(output.err.contains("refused"), "{}", output.err);
}
