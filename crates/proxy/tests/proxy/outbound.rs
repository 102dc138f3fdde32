//! What rules have done beyond their own request, over real sockets.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, UdpSocket};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use crate::rig::{Backend, Client, Front, Next, PATIENCE, free_port, get, pool, server, until};

/// A proxy whose request rule is this, with more configuration.
fn front(backend: &Backend, rule: &str, more: &str) -> Front {
    let config = server("request_rules = [\"r.ts\"]") + &pool("web", &[backend], "") + more;
    Front::new(&config, &[("r.ts", rule)])
}

#[test]
fn a_sub_request_is_sent_and_its_answer_handed_over() {
    let (web, api) = (
        Backend::named("web"),
        Backend::new(|exchange| {
            exchange.write("HTTP/1.1 201 Quite Made\r\nContent-Type: text/tea\r\nX-A: 1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");
            Next::Keep
        }),
    );
    let rule = format!(
        r#"$body = http.request.post( "http://{0}/made?x=1#part", "colour=red", "X-Mine: yes" );
           http.sendResponse( "200", "text/plain", $body . "|" . $1 . "|" . $2 . "|" . $3 . "|" . $4, "" );"#,
        api.address
    );
    let front = front(&web, &rule, "");
    let answer = get(front.address, "/");
    assert_eq!(
        answer.text(),
        "abcde|201|text/tea|Content-Type: text/tea\r\nX-A: 1\r\nTransfer-Encoding: chunked\r\n|HTTP/1.1 201 Quite Made"
    );
    let request = &api.requests()[0];
    assert_eq!(request.line(), "POST /made?x=1 HTTP/1.1");
    assert_eq!(request.header("host"), [api.address.to_string()]);
    assert_eq!(request.header("x-mine"), ["yes"]);
    assert_eq!(request.header("content-type"), ["application/x-www-form-urlencoded"]);
    assert_eq!(request.header("content-length"), ["10"]);
    assert_eq!(request.body, b"colour=red");
    assert_eq!(web.count(), 0);
}

#[test]
fn connections_of_get_are_kept_and_those_of_post_are_not() {
    let (web, api) = (Backend::named("web"), Backend::named("api"));
    let rule = format!(
        r#"for( $i = 0; $i < 3; $i++ ) {{
               if( $path == "/get" ) http.request.get( "http://{0}/" ); else http.request.post( "http://{0}/", "x" );
           }}"#,
        api.address
    );
    let front = front(&web, &rule, "");
    assert_eq!(get(front.address, "/get").text(), "web");
    assert_eq!((api.count(), api.connections()), (3, 1));
    assert_eq!(get(front.address, "/post").text(), "web");
    assert_eq!((api.count(), api.connections()), (6, 4));
}

#[test]
fn what_goes_wrong_is_told_and_the_rule_goes_on() {
    let web = Backend::named("web");
    let silent = Backend::new(|_| {
        std::thread::sleep(Duration::from_secs(2));
        Next::Close
    });
    let huge = Backend::new(|exchange| {
        exchange.answer(&"x".repeat(5000));
        Next::Keep
    });
    let redirect = Backend::new(|exchange| {
        exchange.write("HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n");
        Next::Keep
    });
    let cut = Backend::new(|exchange| {
        exchange.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf");
        Next::Close
    });
    let rule = format!(
        r#"$all = "";
           foreach( $to in [ "{}", "{}", "{}", "{}", "{}" ] ) {{
               $body = http.request.get( "http://" . $to . "/", "", 0.3 );
               $all .= $body . $1 . " " . string.left( $2, 28 ) . "\n";
           }}
           http.sendResponse( "200", "text/plain", $all, "" );"#,
        silent.address,
        huge.address,
        redirect.address,
        cut.address,
        free_port()
    );
    let front = front(&web, &rule, "[outbound]\nbody_bytes = 4999\n");
    let answer = get(front.address, "/");
    let lines: Vec<&str> = answer.text().lines().collect();
    assert_eq!(lines[0], "0 timeout");
    assert_eq!(lines[1], "0 the answer is longer than 49");
    assert_eq!(lines[2], "302 ");
    assert!(lines[3].starts_with("0 the answer broke off"), "{lines:?}");
    assert!(lines[4].starts_with("0 cannot connect: "), "{lines:?}");
    assert_eq!(redirect.count(), 1);
    front.log.wait_for(&["warn", "rule=r.ts:3", "http.request.get: timeout"]);
}

#[test]
fn a_rule_that_waits_holds_up_nobody_else() {
    let web = Backend::named("web");
    let (release, released) = mpsc::channel::<()>();
    let released = std::sync::Mutex::new(released);
    let slow = Backend::new(move |exchange| {
        let _ = released.lock().unwrap().recv_timeout(PATIENCE);
        exchange.answer("at last");
        Next::Keep
    });
    let rule = format!(
        r#"if( $path == "/slow" ) http.sendResponse( "200", "text/plain", http.request.get( "http://{}/" ), "" );"#,
        slow.address
    );
    let front = front(&web, &rule, "");
    // More that wait than there are threads, and all others are served meanwhile.
    let mut waiting: Vec<Client> = (0..4).map(|_| Client::connect(front.address)).collect();
    for client in &mut waiting {
        client.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
    }
    until("all of them wait", || slow.connections() >= 4);
    for _ in 0..20 {
        assert_eq!(get(front.address, "/").text(), "web");
    }
    for _ in 0..4 {
        release.send(()).unwrap();
    }
    for client in &mut waiting {
        assert_eq!(client.response().text(), "at last");
    }
}

#[test]
fn a_rule_that_asks_its_own_proxy_is_found_out() {
    let web = Backend::named("web");
    let address = free_port();
    let config = format!(
        "threads = 1\n[virtual_servers.site]\nlisten = [\"{address}\"]\ndefault_pool = \"web\"\nvia = \"front\"\nrequest_rules = [\"r.ts\"]\n"
    ) + &pool("web", &[&web], "");
    let rule = format!(
        r#"http.request.get( "http://{address}/" ); http.sendResponse( "200", "text/plain", "" . $1, "" );"#
    );
    let front = Front::new(&config, &[("r.ts", &rule)]);
    assert_eq!(get(front.address, "/").text(), "508");
}

#[test]
fn rules_that_ask_for_each_other_go_round_a_few_times_only() {
    let (web, api) = (Backend::named("web"), Backend::named("api"));
    let addresses = [free_port(), free_port()];
    let mut config = String::from("threads = 1\n");
    for (name, address) in ["one", "two"].iter().zip(addresses) {
        config.push_str(&format!(
            "[virtual_servers.{name}]\nlisten = [\"{address}\"]\ndefault_pool = \"web\"\nrequest_rules = [\"{name}.ts\"]\n"
        ));
    }
    config.push_str(&pool("web", &[&web], ""));
    let rule = |other: SocketAddr| {
        format!(
            r#"if( $path == "/once" ) {{ http.request.get( "http://{}/", "CDN-Loop: mine" ); break; }}
               $body = http.request.get( "http://{other}/" );
               http.sendResponse( "200", "text/plain", $1 . "," . $body, "" );"#,
            api.address
        )
    };
    let front = Front::new(&config, &[("one.ts", &rule(addresses[1])), ("two.ts", &rule(addresses[0]))]);
    assert_eq!(get(addresses[0], "/").text(), "200,200,200,200,508,508 Loop Detected\n");
    front.log.wait_for(&["warn", "status=508", "rules ask for each other in a circle"]);
    // The steps are told to whoever is asked, behind those that others took.
    let mut client = Client::connect(addresses[1]);
    assert_eq!(client.get_with("/once", "CDN-Loop: other;v=1, pointsman\r\n").text(), "web");
    assert_eq!(api.requests()[0].header("cdn-loop"), ["mine", "other;v=1, pointsman, pointsman"]);
    assert_eq!(web.requests()[0].header("cdn-loop"), ["other;v=1, pointsman"]);
    // So is nobody else.
    assert_eq!(client.get("/once").text(), "web");
    assert_eq!(api.requests()[1].header("cdn-loop"), ["mine", "pointsman"]);
    assert!(web.requests()[1].header("cdn-loop").is_empty());
    let many = "CDN-Loop: pointsman, pointsman, pointsman\r\nCDN-Loop: pointsman, pointsman\r\n";
    assert_eq!(client.get_with("/once", many).status, 508);
}

#[test]
fn rules_go_where_they_are_allowed_to() {
    let (web, api, other) = (Backend::named("web"), Backend::named("api"), Backend::named("other"));
    let udp = UdpSocket::bind("127.0.0.1:0").unwrap();
    let (api_port, other_port) = (api.address.port(), other.address.port());
    let rule = format!(
        r#"foreach( $to in [ "127.0.0.1:{api_port}", "127.0.0.1:{other_port}", "local.test:{api_port}", "local.test:{other_port}" ] )
               $all .= http.request.get( "http://" . $to . "/" ) . ",";
           foreach( $port in [ {api_port}, {other_port} ] ) $all .= ( tcp.connect( "127.0.0.1", $port ) > 0 ) . ",";
           $all .= udp.sendTo( "127.0.0.1", {0}, "x" ) . "," . udp.sendTo( "local.test", {0}, "x" );
           http.sendResponse( "200", "text/plain", $all, "" );"#,
        udp.local_addr().unwrap().port()
    );
    let name_server = name_server();
    for (allow, expected, refused) in [
        ("", "api,other,api,other,1,1,1,1", None),
        ("allow = []", ",,,,0,0,-1,-1", Some(format!("127.0.0.1:{api_port}"))),
        ("allow = [\"127.0.0.0/8\"]", "api,other,api,other,1,1,1,1", None),
        ("allow = [\"127.0.0.1:API\"]", "api,,,,1,0,-1,-1", Some(format!("local.test:{api_port}"))),
        ("allow = [\"LOCAL.test:API\"]", ",,api,,0,0,-1,-1", Some(format!("local.test:{other_port}"))),
        ("allow = [\"local.test\"]", ",,api,other,0,0,-1,1", Some(format!("127.0.0.1:{other_port}"))),
        // Some network is listed, so the name is looked up, and what it stands for is not in it.
        ("allow = [\"192.0.2.0/24\"]", ",,,,0,0,-1,-1", Some(String::from("local.test"))),
        (
            "allow = [\"local.test:API\", \"192.0.2.0/24\"]",
            ",,api,,0,0,-1,-1",
            Some(format!("local.test:{other_port}")),
        ),
    ] {
        let allow = allow.replace("API", &api_port.to_string());
        let more = format!("[outbound]\nname_servers = [\"{name_server}\"]\n{allow}\n");
        let front = front(&web, &rule, &more);
        assert_eq!(get(front.address, "/").text(), expected, "{allow}");
        if let Some(to) = refused {
            front.log.wait_for(&["warn", "rule=r.ts:", &format!("`outbound.allow` does not list {to}")]);
        }
    }
}

#[test]
fn one_request_asks_so_often_and_no_more() {
    let (web, api) = (Backend::named("web"), Backend::named("api"));
    let rule = format!("for( $i = 0; $i < 9; $i++ ) http.request.get( \"http://{}/\" );", api.address);
    let front = front(&web, &rule, "[outbound]\nper_request = 5\n");
    assert_eq!(get(front.address, "/").text(), "web");
    assert_eq!(api.count(), 5);
    front.log.wait_for(&["trap=host", "5 times at most"]);
}

/// A server that greets and repeats each line; it says when a connection has ended.
fn echo() -> (SocketAddr, mpsc::Receiver<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let (ended, ends) = mpsc::channel();
    std::thread::spawn(move || {
        while let Ok((mut stream, _)) = listener.accept() {
            stream.set_read_timeout(Some(PATIENCE)).unwrap();
            let ended = ended.clone();
            std::thread::spawn(move || {
                stream.write_all(b"hello").unwrap();
                let mut bytes = [0; 100];
                while let Ok(count @ 1..) = stream.read(&mut bytes) {
                    if bytes.starts_with(b"bye") {
                        break;
                    }
                    stream.write_all(&bytes[..count]).unwrap();
                }
                drop(stream);
                let _ = ended.send(());
            });
        }
    });
    (address, ends)
}

#[test]
fn sockets_speak_and_end_with_their_request() {
    let web = Backend::named("web");
    let (address, ends) = echo();
    let (ip, port) = (address.ip(), address.port());
    let closed = free_port().port();
    let rule = format!(
        r#"$s = tcp.connect( "{ip}", {port}, 1000 );
           $all = tcp.read( $s, 3 ) . "," . tcp.read( $s, 100 ) . ",";
           $all .= tcp.write( $s, "ping" ) . "," . tcp.read( $s, 100 ) . ",";
           $all .= tcp.read( $s, 100, 50 ) . $1 . ",";
           if( $path == "/bye" ) {{ tcp.write( $s, "bye" ); $all .= tcp.read( $s, 9 ) . $1 . "," . tcp.close( $s ); }}
           tcp.connect( "{ip}", {closed} );
           http.sendResponse( "200", "text/plain", $all . "," . string.contains( $1, "refused" ), "" );"#
    );
    let front = front(&web, &rule, "");
    assert_eq!(get(front.address, "/bye").text(), "hel,lo,4,ping,timeout,0,1,1");
    ends.recv_timeout(PATIENCE).unwrap();
    // The rule leaves this one open; the connection of its client stays.
    let mut client = Client::connect(front.address);
    assert_eq!(client.get("/").text(), "hel,lo,4,ping,timeout,,1");
    ends.recv_timeout(PATIENCE).unwrap();
    assert_eq!(client.get("/bye").text(), "hel,lo,4,ping,timeout,0,1,1");
}

#[test]
fn a_client_that_goes_away_takes_its_sockets_along() {
    let web = Backend::named("web");
    let (address, ends) = echo();
    let rule = format!(
        "$s = tcp.connect( \"{}\", {} ); tcp.read( $s, 9 ); log.info( \"waits\" ); tcp.read( $s, 9 );",
        address.ip(),
        address.port()
    );
    let front = front(&web, &rule, "");
    let mut client = Client::connect(front.address);
    client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    front.log.wait_for(&["waits"]);
    drop(client);
    ends.recv_timeout(PATIENCE).unwrap();
}

#[test]
fn too_many_sockets_are_refused() {
    let web = Backend::named("web");
    let (address, _ends) = echo();
    let rule = format!(
        r#"$all = "";
           for( $i = 0; $i < 4; $i++ ) $all .= tcp.connect( "{}", {} ) . ",";
           http.sendResponse( "200", "text/plain", $all . $1, "" );"#,
        address.ip(),
        address.port()
    );
    let front = front(&web, &rule, "[outbound]\nsockets = 2\n");
    assert_eq!(
        get(front.address, "/").text(),
        "1,2,0,0,the rules of a request may have 2 connections open at most"
    );
}

#[test]
fn datagrams_are_sent() {
    let web = Backend::named("web");
    let socket = UdpSocket::bind("127.0.0.1:0").unwrap();
    socket.set_read_timeout(Some(PATIENCE)).unwrap();
    let rule = format!(
        r#"http.sendResponse( "200", "text/plain", "" . udp.sendTo( "127.0.0.1", {}, "one\ntwo" ), "" );"#,
        socket.local_addr().unwrap().port()
    );
    let front = front(&web, &rule, "");
    assert_eq!(get(front.address, "/").text(), "7");
    let mut bytes = [0; 100];
    let count = socket.recv(&mut bytes).unwrap();
    assert_eq!(&bytes[..count], b"one\ntwo");
}

/// A name server that knows `api.test` (192.0.2.7 and 2001:db8::7), `local.test` (127.0.0.1), the address 192.0.2.7, `silent.test` (of which it
/// says nothing) and nothing else.
fn name_server() -> SocketAddr {
    let socket = UdpSocket::bind("127.0.0.1:0").unwrap();
    let address = socket.local_addr().unwrap();
    std::thread::spawn(move || {
        let mut bytes = [0; 512];
        while let Ok((count, from)) = socket.recv_from(&mut bytes) {
            let (name, end) = question(&bytes[..count]);
            if name.starts_with("silent") {
                continue;
            }
            let kind = bytes[end - 3];
            let data: Option<Vec<u8>> = match (name.to_ascii_lowercase().as_str(), kind) {
                ("local.test", 1) => Some(vec![127, 0, 0, 1]),
                ("api.test", 1) => Some(vec![192, 0, 2, 7]),
                ("api.test", 28) => Some(vec![0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7]),
                ("7.2.0.192.in-addr.arpa", 12) => Some(b"\x03api\x04test\0".to_vec()),
                _ => None,
            };
            let mut answer = bytes[..end].to_vec();
            let known = data.is_some() || ["api.test", "local.test"].contains(&&*name.to_ascii_lowercase());
            answer[2..12].copy_from_slice(&[
                0x81,
                if known { 0x80 } else { 0x83 },
                0,
                1,
                0,
                u8::from(data.is_some()),
                0,
                0,
                0,
                0,
            ]);
            if let Some(data) = data {
                answer.extend_from_slice(&[0xc0, 12, 0, kind, 0, 1, 0, 0, 0, 60, 0, data.len() as u8]);
                answer.extend_from_slice(&data);
            }
            let _ = socket.send_to(&answer, from);
        }
    });
    address
}

/// The name that a message asks for, and where the question ends.
fn question(message: &[u8]) -> (String, usize) {
    let (mut at, mut labels) = (12, Vec::new());
    while message[at] != 0 {
        let end = at + 1 + usize::from(message[at]);
        labels.push(String::from_utf8_lossy(&message[at + 1..end]).into_owned());
        at = end;
    }
    (labels.join("."), at + 5)
}

#[test]
fn names_are_resolved() {
    let web = Backend::named("web");
    let rule = r#"
        $all = net.dns.resolveHost( "api.test" ) . "," . net.dns.resolveHost6( "api.test" ) . ",";
        $all .= net.dns.resolveIP( "192.0.2.7" ) . "," . net.dns.resolveIP( "192.0.2.9" ) . ",";
        $all .= net.dns.resolveHost( "nobody.test" ) . ",";
        if( $path == "/silent" ) $all .= net.dns.resolveHost( "silent.test" ) . ",";
        http.sendResponse( "200", "text/plain", $all, "" );"#;
    let more = format!("[outbound]\nname_servers = [\"{}\"]\ntimeout = \"700ms\"\n", name_server());
    let front = front(&web, rule, &more);
    assert_eq!(get(front.address, "/").text(), "192.0.2.7,2001:db8::7,api.test,192.0.2.9,,");
    front.log.wait_for(&["warn", "`nobody.test`: there is no such host"]);
    let begin = Instant::now();
    assert_eq!(get(front.address, "/silent").text(), "192.0.2.7,2001:db8::7,api.test,192.0.2.9,,,");
    assert!(begin.elapsed() < Duration::from_secs(10));
    front.log.wait_for(&["warn", "`silent.test`: timeout"]);
}
