//! TLS to nodes that comes to nothing: what clients get, what the log says, and what is wrong with a configuration.

use std::net::TcpListener;

use crate::nodes_tls::{front, secure_pool};
use crate::rig::{Authority, Backend, Client, Ends, Front, Leaf, Secure, get, server, until};

const POST: &str = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello";

#[test]
fn a_node_that_does_not_prove_itself_gets_no_request_and_the_log_says_why() {
    let (authority, stranger) = (Authority::new("Test CA"), Authority::new("Stranger"));
    for (leaf, words) in [
        (stranger.sign("node", &["127.0.0.1"]), &["unknown authority"][..]),
        (authority.sign("node", &["a.test", "10.9.8.7"]), &["wrong name", "127.0.0.1", "a.test, 10.9.8.7"]),
        (authority.sign("node", &[]), &["wrong name", "no name at all"]),
        (authority.sign_until("node", &["127.0.0.1"], 2001), &["expired", "2001-01-01T00:00:00Z"]),
    ] {
        let node = Secure::new(Backend::named("secret"), &leaf);
        let front = front(&authority, &[&node], "", "break;");
        assert_eq!(get(front.address, "/").status, 502, "{words:?}");
        let label = format!("node={}", node.address);
        for event in ["warn server=site pool=\"web\"", "status=502"] {
            let all = [&[event, &label, "the TLS handshake failed"], words].concat();
            front.log.wait_for(&all);
        }
        // It is left alone, as one that refuses connections is.
        assert_eq!(get(front.address, "/").status, 503);
        assert_eq!(node.backend.connections(), 0);
    }
}

#[test]
fn another_node_serves_what_one_cannot_even_a_post() {
    let (authority, stranger) = (Authority::new("Test CA"), Authority::new("Stranger"));
    let wrong = Secure::new(Backend::named("wrong"), &stranger.sign("node", &["127.0.0.1"]));
    let good = Secure::new(Backend::named("good"), &authority.sign("node", &["127.0.0.1"]));
    let front = front(&authority, &[&wrong, &good], "", "break;");
    let mut client = Client::connect(front.address);
    for _ in 0..6 {
        client.send(POST);
        assert_eq!(client.response().text(), "good");
    }
    assert_eq!(wrong.backend.connections(), 0);
    assert!(good.backend.requests().iter().all(|request| request.body == b"hello"));
    // Nor does a name that a rule gave take the request away from the other.
    let rule = "ssl.setTLSServerName( \"127.0.0.1\" );";
    let named = self::front(&authority, &[&wrong, &good], "", rule);
    for _ in 0..6 {
        assert_eq!(get(named.address, "/").text(), "good");
    }
}

#[test]
fn a_handshake_that_hangs_is_over_in_time_and_another_node_serves() {
    let authority = Authority::new("Test CA");
    let good = Secure::new(Backend::named("good"), &authority.sign("node", &["127.0.0.1"]));
    // The kernel takes connections for it, and nobody ever speaks on them.
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = silent.local_addr().unwrap();
    let pool = |nodes: &str| {
        format!(
            "[pools.web]\nnodes = [{nodes}]\ntimeouts = {{ connect = \"300ms\" }}\ntls = {{ ca = \"ca.pem\" }}\n"
        )
    };
    let both = pool(&format!("\"{address}\", \"{}\"", good.address));
    let front = Front::new(&(server("") + &both), &[("ca.pem", &authority.pem)]);
    let mut client = Client::connect(front.address);
    for _ in 0..4 {
        client.send(POST);
        assert_eq!(client.response().text(), "good");
    }
    front.log.wait_for(&["node failed: the TLS handshake was not over in time"]);
    let alone = Front::new(&(server("") + &pool(&format!("\"{address}\""))), &[("ca.pem", &authority.pem)]);
    assert_eq!(get(alone.address, "/").status, 504);
}

#[test]
fn a_node_that_speaks_no_tls_is_told_apart() {
    let authority = Authority::new("Test CA");
    // It answers a hello as it answers anything.
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut some = [0; 64];
            let _ = std::io::Read::read(&mut stream, &mut some);
            let _ = std::io::Write::write_all(&mut stream, b"HTTP/1.1 400 Bad Request\r\n\r\n");
        }
    });
    let config = server("") + &format!("[pools.web]\nnodes = [\"{address}\"]\ntls = {{ ca = \"ca.pem\" }}\n");
    let front = Front::new(&config, &[("ca.pem", &authority.pem)]);
    assert_eq!(get(front.address, "/").status, 502);
    front.log.wait_for(&["status=502", "is no TLS; does it speak plain HTTP?"]);
}

#[test]
fn a_pool_that_verifies_nobody_is_warned_of_and_served() {
    let (authority, stranger) = (Authority::new("Test CA"), Authority::new("Stranger"));
    for leaf in [stranger.sign("node", &["a.test"]), authority.sign_until("node", &[], 2001)] {
        let node = Secure::new(Backend::named("ok"), &leaf);
        let config = server("") + &secure_pool(&[&node], "verify = false\nserver_name = \"b.test\"", "");
        let front = Front::new(&config, &[]);
        front.log.wait_for(&["warn", "p.toml:11:10: the pool `web` does not verify its nodes"]);
        assert_eq!(get(front.address, "/").text(), "ok");
        assert_eq!(node.names(), [Some(String::from("b.test"))]);
    }
}

#[test]
fn a_node_that_asks_is_shown_our_certificate() {
    let (authority, stranger) = (Authority::new("Test CA"), Authority::new("Stranger"));
    let (own, other) = (authority.sign("proxy", &["proxy"]), stranger.sign("proxy", &["proxy"]));
    let leaf = authority.sign("node", &["127.0.0.1"]);
    for version in [&rustls::version::TLS12, &rustls::version::TLS13] {
        let node = Secure::with(
            Backend::named("ok"),
            &Ends { clients: Some(&authority), version, ..Ends::with(&leaf) },
        );
        let shows = |own: Option<&Leaf>| {
            let mut files = vec![("ca.pem", &*authority.pem)];
            let mut tls = String::from("ca = \"ca.pem\"\n");
            if let Some(own) = own {
                files.extend([("own.pem", &*own.certificate), ("own.key", &*own.key)]);
                tls += "certificate = \"own.pem\"\nkey = \"own.key\"\n";
            }
            Front::new(&(server("") + &secure_pool(&[&node], &tls, "")), &files)
        };
        let front = shows(Some(&own));
        assert_eq!(get(front.address, "/").text(), "ok");
        assert_eq!(node.seen()[0].shown.as_ref(), Some(&own.der()));
        let files: Vec<_> = front.proxy.files().filter_map(|file| file.file_name()?.to_str()).collect();
        assert!(files.contains(&"own.pem") && files.contains(&"own.key"), "{files:?}");
        for refused in [shows(None), shows(Some(&other))] {
            assert_eq!(get(refused.address, "/").status, 502);
            let words = ["the TLS handshake failed", "did not take our certificate"];
            refused.log.wait_for(&[&words[..], &["node failed"]].concat());
            refused.log.wait_for(&[&words[1..], &["status=502"]].concat());
            assert_eq!(get(refused.address, "/").status, 503, "it is left alone");
            // Although it takes connections, it is not well, and left alone for longer.
            until("it is tried again", || get(refused.address, "/").status == 502);
            refused.log.wait_for(&["status=503"]);
            let log = refused.log.text();
            assert_eq!((log.matches("node failed").count(), log.matches("node is back").count()), (1, 0));
        }
    }
}

#[test]
fn what_is_wrong_with_tls_to_nodes_is_told_with_its_place() {
    let authority = Authority::new("Test CA");
    let (own, other) = (authority.sign("proxy", &["proxy"]), authority.sign("other", &["other"]));
    let old = authority.sign_until("old", &["old"], 2001);
    let node = Backend::named("ok");
    let front = Front::simple(&[&node], "", "");
    for (name, text) in [
        ("ca.pem", &authority.pem),
        ("own.pem", &own.certificate),
        ("own.key", &own.key),
        ("other.key", &other.key),
        ("old.pem", &old.certificate),
        ("old.key", &old.key),
    ] {
        front.write(name, text);
    }
    let check = |nodes: &str, tls: &str| {
        let text = server("") + &format!("[pools.web]\nnodes = [\"{nodes}\"]\n[pools.web.tls]\n{tls}\n");
        let path = front.write("q.toml", &text);
        let source = pointsman_proxy::config::Source::Disk;
        match pointsman_proxy::config::Config::load(&source, &path) {
            Ok(config) => config.warnings.render(false),
            Err(problems) => problems.render(false),
        }
    };
    for (tls, place, words) in [
        ("ca = \"gone.pem\"", "10:6", &["the authorities' certificates cannot be read", "gone.pem"][..]),
        ("ca = \"own.key\"", "10:6", &["own.key holds no certificate", "BEGIN CERTIFICATE"]),
        ("verify = false\nca = \"ca.pem\"", "11:6", &["`ca` means nothing", "take `verify = false` away"]),
        ("verify = \"no\"", "10:10", &["expected a boolean"]),
        ("certificate = \"own.pem\"\nca = \"ca.pem\"", "10:15", &["add `key = \"client.key\"`"]),
        ("key = \"own.key\"\nca = \"ca.pem\"", "10:7", &["add `certificate = \"client.pem\"`"]),
        (
            "ca = \"ca.pem\"\ncertificate = \"own.pem\"\nkey = \"other.key\"",
            "12:7",
            &["other.key is not the key of the certificate in"],
        ),
        (
            "ca = \"ca.pem\"\ncertificate = \"old.pem\"\nkey = \"old.key\"",
            "11:15",
            &["warning", "old.pem has expired"],
        ),
        ("ca = \"ca.pem\"\nserver_name = \"a.test:443\"", "11:15", &["`a.test:443` is not a server name"]),
        ("ca = \"ca.pem\"\nserver_name = \"\"", "11:15", &["`` is not a server name", "write one name"]),
        ("ca = \"ca.pem\"\nmin_version = \"1.1\"", "11:15", &["\"1.2\" or \"1.3\""]),
        ("ca = \"ca.pem\"\nsni = \"a\"", "11:1", &["unknown field `sni`", "`server_name`"]),
    ] {
        let said = check("127.0.0.1:1", tls);
        for word in [&["q.toml:", place], words].concat() {
            assert!(said.contains(word), "{tls}: {word} is missing in\n{said}");
        }
    }
    let said = check("-odd-:1", "ca = \"ca.pem\"");
    assert!(
        said.contains("no certificate can be for `-odd-`") && said.contains("add `server_name`"),
        "{said}"
    );
    assert_eq!(check("127.0.0.1:1", "ca = \"ca.pem\""), "");
}
