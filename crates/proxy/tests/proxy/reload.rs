//! Changing the configuration under load: nothing is lost, and what is wrong changes nothing.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use pointsman_proxy::Refused;

use crate::rig::{Backend, Client, Front, Next, free_port, get, pool, server, until};

#[test]
fn a_reload_under_load_loses_nothing() {
    let (one, two) = (Backend::named("one"), Backend::named("two"));
    let rules = [("r.ts", "pool.use( \"other\" );")];
    let config = |rule: &str, other: &Backend| {
        // A client that is quick while reloads are slow must not meet the limit on a connection's requests.
        server(&format!("limits = {{ requests_per_connection = 1_000_000_000 }}\n{rule}"))
            + &pool("web", &[&one], "")
            + &pool("other", &[other], "persistence = { type = \"cookie\" }")
    };
    let mut front = Front::new(&config("", &one), &rules);
    let done = AtomicBool::new(false);
    let served = AtomicUsize::new(0);
    let address = front.address;
    std::thread::scope(|scope| {
        for keep in [true, true, false, false] {
            let (done, served) = (&done, &served);
            scope.spawn(move || {
                let mut client = Client::connect(address);
                while !done.load(Ordering::Acquire) {
                    if !keep {
                        client = Client::connect(address);
                    }
                    let response = client.get("/");
                    assert_eq!(response.status, 200);
                    assert!(response.header("connection").is_empty(), "no connection is closed for a reload");
                    served.fetch_add(1, Ordering::AcqRel);
                }
            });
        }
        for round in 0..60 {
            let before = served.load(Ordering::Acquire);
            let config = match round % 3 {
                0 => config("request_rules = [\"r.ts\"]", &two),
                1 => config("request_rules = [\"r.ts\"]", &one),
                _ => config("", &one),
            };
            front.reload(&config).unwrap();
            until("requests go on", || served.load(Ordering::Acquire) >= before + 4);
        }
        done.store(true, Ordering::Release);
    });
    assert_eq!(front.proxy.generation(), 61);
    assert!(two.count() > 0);
}

#[test]
fn what_is_wrong_is_refused_with_its_place_and_the_old_configuration_serves_on() {
    let backend = Backend::named("good");
    let good = server("request_rules = [\"r.ts\"]") + &pool("web", &[&backend], "");
    let mut front = Front::new(&good, &[("r.ts", "http.setHeader( \"X-Rule\", \"good\" );")]);
    let mut client = Client::connect(front.address);
    assert_eq!(client.get("/").status, 200);
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap();
    for (config, rule, said) in [
        (good.replace("default_pool", "defualt_pool"), "break;", "p.toml:5:1: unknown field `defualt_pool`"),
        (
            good.replace("default_pool = \"web\"", "default_pool = \"wep\""),
            "break;",
            "p.toml:5:16: there is no pool `wep`",
        ),
        (good.replace("r.ts", "gone.ts"), "break;", "p.toml:6:18: the rule `gone.ts` cannot be read"),
        (good[..good.len() / 2].to_owned(), "break;", "p.toml:"),
        (good.replace("127.0.0.1:0", &address.to_string()), "break;", "somebody else does"),
        (good.clone(), "http.setHeader( \"X-Rule\", ;", "r.ts:1:"),
        (good.clone(), "pool.use( \"nowhere\" );", "r.ts:1:"),
    ] {
        front.write("r.ts", rule);
        let error = front.reload(&config).expect_err(said);
        let text = error.to_string();
        assert!(text.contains(said), "expected `{said}` in `{text}`");
        assert_eq!(front.proxy.generation(), 1);
        assert_eq!(client.get("/").text(), "good");
    }
    assert!(backend.requests().iter().all(|request| request.header("x-rule") == ["good"]));
    front.write("r.ts", "http.setHeader( \"X-Rule\", \"better\" );");
    front.reload(&good).unwrap();
    assert_eq!(client.get("/").status, 200);
    assert_eq!(backend.requests().last().unwrap().header("x-rule"), ["better"]);
}

#[test]
fn an_address_that_stays_keeps_its_socket_and_others_come_and_go() {
    let backend = Backend::named("ok");
    let (stays, comes) = (free_port(), free_port());
    let with =
        |listen: String| server("").replace("\"127.0.0.1:0\"", &listen) + &pool("web", &[&backend], "");
    let mut front = Front::new(&with(format!("\"{stays}\"")), &[]);
    let inode = || socket_inodes(stays);
    let before = inode();
    assert_eq!(before.len(), 2, "one for each of two threads");
    let reloaded = front.reload(&with(format!("\"{stays}\", \"{comes}\""))).unwrap();
    assert_eq!((reloaded.opened, reloaded.closed), (vec![comes], vec![]));
    assert_eq!(get(comes, "/").status, 200);
    assert_eq!(inode(), before);
    let mut old = Client::connect(comes);
    assert_eq!(old.get("/").status, 200);
    let reloaded = front.reload(&with(format!("\"{stays}\""))).unwrap();
    assert_eq!((reloaded.opened, reloaded.closed), (vec![], vec![comes]));
    until("nobody listens there", || std::net::TcpStream::connect(comes).is_err());
    // A connection that was there is served once more, and told to go.
    let last = old.get("/");
    assert_eq!((last.status, last.header("connection")), (200, vec!["close"]));
    assert_eq!(inode(), before);
    assert_eq!(get(stays, "/").status, 200);
}

/// The kernel's numbers of the sockets that listen on an address.
fn socket_inodes(address: std::net::SocketAddr) -> Vec<String> {
    let port = format!(":{:04X}", address.port());
    let table = std::fs::File::open("/proc/net/tcp").and_then(std::io::read_to_string).unwrap();
    let mut inodes: Vec<String> = table
        .lines()
        .map(|line| line.split_whitespace().collect::<Vec<_>>())
        .filter(|fields| fields.len() > 9 && fields[1].ends_with(&port) && fields[3] == "0A")
        .map(|fields| fields[9].to_owned())
        .collect();
    inodes.sort();
    inodes
}

#[test]
fn a_request_in_flight_ends_as_it_began() {
    let release = Arc::new(AtomicBool::new(false));
    let wait = Arc::clone(&release);
    let slow = Backend::new(move |exchange| {
        exchange.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nfirst");
        until("the reload is over", || wait.load(Ordering::Acquire));
        exchange.write("-last");
        Next::Keep
    });
    let other = Backend::named("other");
    let mut front = Front::new(&(server("") + &pool("web", &[&slow], "")), &[]);
    let mut client = Client::connect(front.address);
    client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    client.head();
    assert_eq!(client.read_exact(5), b"first");
    front.reload(&(server("") + &pool("web", &[&other], ""))).unwrap();
    assert_eq!(get(front.address, "/").text(), "other");
    release.store(true, Ordering::Release);
    assert_eq!(client.read_exact(5), b"-last");
    assert_eq!(client.get("/").text(), "other");
}

#[test]
fn data_and_sessions_outlive_a_reload() {
    let backends = [Backend::named("a"), Backend::named("b")];
    let rule = "data.set( \"n\", data.get( \"n\" ) + 1 ); http.setHeader( \"X-N\", data.get( \"n\" ) );";
    let config = |more: &str| {
        server(&format!("request_rules = [\"r.ts\"]\n{more}"))
            + &pool("web", &[&backends[0], &backends[1]], "persistence = { type = \"ip\" }")
    };
    let mut front = Front::new(&config(""), &[("r.ts", rule)]);
    let first = get(front.address, "/").text().to_owned();
    for (round, more) in ["via = \"x\"", "", "on_trap = \"respond 500\""].iter().enumerate() {
        front.reload(&config(more)).unwrap();
        assert_eq!(get(front.address, "/").text(), first, "the address stays where it was bound");
        let all = [backends[0].requests(), backends[1].requests()].concat();
        let numbers: Vec<&str> = all.iter().flat_map(|request| request.header("x-n")).collect();
        assert_eq!(numbers.len(), round + 2);
        assert!(numbers.contains(&&*(round + 2).to_string()), "{numbers:?}");
    }
}

#[test]
fn only_a_configuration_that_can_run_is_an_answer() {
    let folder = tempfile::TempDir::new().unwrap();
    let path = folder.path().join("none.toml");
    let error =
        pointsman_proxy::config::Config::load(&pointsman_proxy::config::Source::Disk, &path).unwrap_err();
    assert!(Refused::Config(error).to_string().contains("cannot be read"));
}
