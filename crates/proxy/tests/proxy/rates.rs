//! Rate classes and their queues, with many requests at once.

use std::time::{Duration, Instant};

use crate::rig::{Backend, Client, Front, get, pool, server, until};

const RULE: &str = r#"
    if( $path == "/backlog" )
        http.sendResponse( "200", "text/plain", rate.getbacklog( "api" ) . "," . rate.getbacklog( "api", "a" ), "" );
    $who = http.getFormParam( "who" );
    if( $path == "/now" )
        http.sendResponse( "200", "text/plain", "" . rate.use.noQueue( "api", $who ), "" );
    http.sendResponse( "200", "text/plain", "" . rate.use( "api", $who ), "" );
"#;

fn config(backend: &Backend, class: &str) -> String {
    server("request_rules = [\"r.ts\"]\non_trap = \"respond 503\"")
        + &pool("web", &[backend], "")
        + "[rate_classes.api]\n"
        + class
        + "\n"
}

#[test]
fn who_is_over_the_limit_waits_for_a_turn() {
    let web = Backend::named("web");
    let front = Front::new(&config(&web, "per_second = 10"), &[("r.ts", RULE)]);
    let begin = Instant::now();
    let threads: Vec<_> = (0..15)
        .map(|_| {
            let address = front.address;
            std::thread::spawn(move || get(address, "/").text().to_owned())
        })
        .collect();
    for thread in threads {
        assert_eq!(thread.join().unwrap(), "1");
    }
    // Ten at once, five more a tenth of a second apart.
    assert!(begin.elapsed() >= Duration::from_millis(480), "{:?}", begin.elapsed());
    assert_eq!(get(front.address, "/backlog").text(), "0,0");
}

#[test]
fn contexts_have_limits_and_queues_of_their_own() {
    let web = Backend::named("web");
    let front = Front::new(&config(&web, "per_minute = 1\ntimeout = \"20s\""), &[("r.ts", RULE)]);
    assert_eq!(get(front.address, "/now?who=a").text(), "1");
    assert_eq!(get(front.address, "/now?who=a").text(), "0");
    assert_eq!(get(front.address, "/now?who=b").text(), "1");
    let mut waiting: Vec<Client> = (0..3).map(|_| Client::connect(front.address)).collect();
    for (client, who) in waiting.iter_mut().zip(["a", "a", "b"]) {
        client.send(format!("GET /?who={who} HTTP/1.1\r\nHost: a\r\n\r\n"));
    }
    until("three wait", || get(front.address, "/backlog").text() == "3,2");
    // Who goes away waits no more.
    waiting.remove(0);
    until("two wait", || get(front.address, "/backlog").text() == "2,1");
    drop(waiting);
    until("nobody waits", || get(front.address, "/backlog").text() == "0,0");
}

#[test]
fn a_wait_too_long_and_a_queue_too_full_end_the_rule() {
    let web = Backend::named("web");
    let class = "per_minute = 1\nqueue = 1\ntimeout = \"300ms\"";
    let front = Front::new(&config(&web, class), &[("r.ts", RULE)]);
    assert_eq!(get(front.address, "/").text(), "1");
    let mut first = Client::connect(front.address);
    first.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    front_waits(&front);
    assert_eq!(get(front.address, "/").status, 503);
    front.log.wait_for(&["trap=host", "the queue of the rate class `api` is full"]);
    assert_eq!(first.response().status, 503);
    front.log.wait_for(&["trap=host", "the wait in the rate class `api` took too long"]);
}

/// Waits until somebody waits, or has given up already.
fn front_waits(front: &Front) {
    until("one waits", || get(front.address, "/backlog").text().starts_with('1'));
}

#[test]
fn a_reload_forgets_no_limit_that_stays() {
    let web = Backend::named("web");
    let mut front = Front::new(&config(&web, "per_minute = 1"), &[("r.ts", RULE)]);
    assert_eq!(get(front.address, "/now").text(), "1");
    front.reload(&(config(&web, "per_minute = 1") + "[rate_classes.other]\nper_second = 1\n")).unwrap();
    assert_eq!(get(front.address, "/now").text(), "0");
    front.reload(&config(&web, "per_minute = 2")).unwrap();
    assert_eq!(get(front.address, "/now").text(), "1");
}
