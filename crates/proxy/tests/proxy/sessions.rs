//! Sessions: by cookie, by address, by a rule's key, by a rule's node; kept, moved, never lost.

use std::collections::BTreeMap;

use crate::rig::{Backend, Client, Front, get, pool, server};

fn three() -> [Backend; 3] {
    [Backend::named("a"), Backend::named("b"), Backend::named("c")]
}

fn front(backends: &[Backend; 3], persistence: &str, rule: &str) -> Front {
    let all: Vec<&Backend> = backends.iter().collect();
    let config = server("request_rules = [\"r.ts\"]\ntrusted_proxies = [\"127.0.0.1\"]")
        + &pool("web", &all, &format!("persistence = {persistence}"));
    Front::new(&config, &[("r.ts", rule)])
}

const NO_RULE: &str = "break;";

#[test]
fn a_cookie_binds_a_session_to_its_node() {
    let backends = three();
    let front = front(&backends, "{ type = \"cookie\" }", NO_RULE);
    let mut nodes = BTreeMap::new();
    for _ in 0..9 {
        let first = get(front.address, "/");
        let line = first.header("set-cookie")[0].to_owned();
        assert!(line.ends_with("; Path=/; HttpOnly"), "{line}");
        assert!(!line.contains("127.0.0.1"), "{line}");
        let cookie = first.cookie().unwrap();
        for _ in 0..5 {
            let next = Client::connect(front.address).get_with("/", &format!("Cookie: x=1; {cookie}\r\n"));
            assert_eq!((next.text(), next.cookie()), (first.text(), None));
        }
        *nodes.entry(first.text().to_owned()).or_insert(0) += 1;
    }
    assert_eq!(nodes.values().copied().collect::<Vec<_>>(), [3, 3, 3], "new sessions are spread");
}

#[test]
fn a_made_up_cookie_chooses_no_node() {
    let backends = three();
    let front = front(&backends, "{ type = \"cookie\", cookie = \"sid\" }", NO_RULE);
    for value in ["", "a", "127.0.0.1:80", &"A".repeat(33)] {
        let response = Client::connect(front.address).get_with("/", &format!("Cookie: sid={value}\r\n"));
        assert_eq!(response.status, 200);
        assert!(response.cookie().is_some_and(|cookie| cookie.starts_with("sid=")), "{value}");
    }
}

#[test]
fn an_address_is_bound_to_its_node() {
    let backends = three();
    let front = front(&backends, "{ type = \"ip\" }", NO_RULE);
    let mut nodes = std::collections::BTreeSet::new();
    for client in 1..=6 {
        let header = format!("X-Forwarded-For: 9.9.9.{client}\r\n");
        let first = Client::connect(front.address).get_with("/", &header);
        assert_eq!(first.cookie(), None);
        for _ in 0..5 {
            let next = Client::connect(front.address).get_with("/", &header);
            assert_eq!(next.text(), first.text());
        }
        nodes.insert(first.text().to_owned());
    }
    assert_eq!(nodes.len(), 3);
}

#[test]
fn a_rules_key_is_bound_to_its_node() {
    let backends = three();
    let rule = "connection.setPersistenceKey( http.getHeader( \"X-User\" ) );";
    let front = front(&backends, "{ type = \"key\" }", rule);
    for user in ["alice", "bob", "carol", "dave"] {
        let header = format!("X-User: {user}\r\n");
        let first = Client::connect(front.address).get_with("/", &header);
        for _ in 0..5 {
            assert_eq!(Client::connect(front.address).get_with("/", &header).text(), first.text());
        }
    }
    // Without a key there is no session.
    let spread: std::collections::BTreeSet<String> =
        (0..3).map(|_| get(front.address, "/").text().to_owned()).collect();
    assert_eq!(spread.len(), 3);
}

#[test]
fn a_rule_chooses_class_and_node() {
    let backends = three();
    let all: Vec<&Backend> = backends.iter().collect();
    let config = server("request_rules = [\"r.ts\"]")
        + &pool("web", &all, "")
        + "[persistence.named]\ntype = \"node\"\n";
    let rule = format!(
        "connection.setPersistence( \"named\" ); connection.setPersistenceNode( \"{}\" );",
        backends[1].address
    );
    let front = Front::new(&config, &[("r.ts", &rule)]);
    for _ in 0..5 {
        assert_eq!(get(front.address, "/").text(), "b");
    }
}

#[test]
fn a_rule_names_the_node_itself() {
    let backends = three();
    let elsewhere = Backend::named("elsewhere");
    let rule = format!(
        "if( $path == \"/out\" ) pool.use( \"web\", \"127.0.0.1\", {} ); pool.use( \"web\", \"127.0.0.1\", {} );",
        elsewhere.address.port(),
        backends[2].address.port()
    );
    let front = front(&backends, "{ type = \"cookie\" }", &rule);
    assert_eq!(get(front.address, "/").text(), "c");
    assert_eq!(get(front.address, "/out").text(), "elsewhere");
}

#[test]
fn requests_of_a_new_session_that_come_at_once_go_to_one_node() {
    let backends = three();
    let front = front(&backends, "{ type = \"ip\" }", NO_RULE);
    let address = front.address;
    let nodes: Vec<String> = std::thread::scope(|scope| {
        let clients: Vec<_> =
            (0..16).map(|_| scope.spawn(move || get(address, "/").text().to_owned())).collect();
        clients.into_iter().map(|client| client.join().unwrap()).collect()
    });
    assert!(nodes.iter().all(|node| *node == nodes[0]), "{nodes:?}");
}

#[test]
fn a_dead_nodes_sessions_move_and_stay_moved() {
    let [a, b, c] = three();
    let all = [&a, &b, &c];
    let front = Front::new(&(server("") + &pool("web", &all, "persistence = { type = \"cookie\" }")), &[]);
    let cookie = loop {
        let response = get(front.address, "/");
        if response.text() == "a" {
            break response.cookie().unwrap();
        }
    };
    a.kill();
    let mut client = Client::connect(front.address);
    let moved = client.get_with("/", &format!("Cookie: {cookie}\r\n"));
    assert_eq!(moved.status, 200);
    let new = moved.cookie().expect("it is told of its new node");
    for _ in 0..5 {
        let next = client.get_with("/", &format!("Cookie: {new}\r\n"));
        assert_eq!((next.text(), next.cookie()), (moved.text(), None));
    }
}

#[test]
fn sessions_are_counted_by_node() {
    let backends = three();
    let front = front(&backends, "{ type = \"cookie\" }", NO_RULE);
    let count =
        |index: usize| front.proxy.pools().sessions("web", &backends[index].address.to_string()).unwrap();
    assert_eq!((count(0).minute, count(0).idle_seconds), (0, None));
    let cookies: Vec<String> = (0..6).map(|_| get(front.address, "/").cookie().unwrap()).collect();
    for cookie in &cookies {
        Client::connect(front.address).get_with("/", &format!("Cookie: {cookie}\r\n"));
    }
    for index in 0..3 {
        assert_eq!((count(index).minute, count(index).ten_minutes), (2, 2));
        assert!(count(index).idle_seconds.is_some());
    }
}
