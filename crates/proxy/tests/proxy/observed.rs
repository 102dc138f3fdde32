//! What the proxy observes: counters, service levels, times, the logs of requests, how transactions end.

use std::time::Duration;

use crate::rig::{Backend, Binary, Client, Front, Next, get, pool, server};

#[test]
fn counters_and_events_are_told_and_survive_a_reload() {
    let backend = Backend::named("ok");
    let rule = r#"counter.increment( 3, 2 ); counter64.increment( 4, -1 ); event.emit( "seen it", $path );"#;
    let config = server("request_rules = [\"a.ts\"]") + &pool("web", &[&backend], "");
    let mut front = Front::new(&config, &[("a.ts", rule)]);
    get(front.address, "/one");
    front.log.wait_for(&["rule=a.ts:1", "event \"seen it\": /one"]);
    front.reload(&config).unwrap();
    get(front.address, "/two");
    front.proxy.tell_observed();
    front.log.wait_for(&["info counter=3 value=4"]);
    front.log.wait_for(&["counter64=4 value=18446744073709551614"]);
    front.log.wait_for(&["event=\"seen it\" count=2"]);
}

/// A back end that waits before it replies to `/slow`.
fn slow(delay: Duration) -> Backend {
    Backend::new(move |exchange| {
        if exchange.request.line().starts_with("GET /slow") {
            std::thread::sleep(delay);
        }
        exchange.answer("ok");
        Next::Keep
    })
}

#[test]
fn service_levels_go_by_the_times_of_nodes() {
    let backend = slow(Duration::from_millis(300));
    let classes = "[service_levels.gold]\nresponse_time = \"200ms\"\nserious = 50\n[service_levels.other]\n";
    let config =
        server("service_level = \"gold\"\nrequest_rules = [\"a.ts\"]\nresponse_rules = [\"b.ts\"]\n")
            + &pool("web", &[&backend], "")
            + classes;
    let ask = r#"
        if( $path == "/other" ) connection.setServiceLevelClass( "other" );
        if( $path == "/ask" ) http.sendResponse( 200, "text/plain", connection.getServiceLevelClass() . " "
            . slm.conforming() . " " . slm.isOK() . " " . slm.threshold() . " " . slm.conforming( "other" ), "" );
    "#;
    let times = r#"http.setResponseHeader( "X-Time", stats.getServerResponseTime() );
        http.setResponseHeader( "X-Whole", stats.getTransactionDuration() );"#;
    let front = Front::new(&config, &[("a.ts", ask), ("b.ts", times)]);
    assert_eq!(get(front.address, "/ask").text(), "gold 100 1 50 100");
    assert_eq!(get(front.address, "/ask").header("x-time"), ["0"]);
    let number = |path: &str, header: &str| {
        get(front.address, path).header(header)[0].parse::<u64>().expect("it is a number")
    };
    let time = number("/slow", "x-time");
    assert!((300..10_000).contains(&time), "{time}");
    // What a rule answered by itself does not count: one of one was late.
    assert_eq!(get(front.address, "/ask").text(), "gold 0 0 50 100");
    assert!(number("/fast", "x-time") <= number("/slow", "x-whole"));
    assert_eq!(get(front.address, "/ask").text(), "gold 33 0 50 100");
    get(front.address, "/other");
    assert_eq!(get(front.address, "/ask").text(), "gold 33 0 50 100");
    front.proxy.tell_observed();
    front.log.wait_for(&["service_level=\"gold\" conforming=33 serious=50"]);
    front.log.wait_for(&["service_level=\"other\" conforming=100 serious=0"]);
}

#[test]
fn a_request_that_no_node_answers_is_late() {
    let config = server("service_level = \"gold\"\nrequest_rules = [\"a.ts\"]\n")
        + &format!("[pools.web]\nnodes = [\"{}\"]\n[service_levels.gold]\n", crate::rig::free_port());
    let rule = r#"if( $path == "/ask" ) http.sendResponse( 200, "text/plain", slm.conforming(), "" );"#;
    let front = Front::new(&config, &[("a.ts", rule)]);
    assert_eq!(get(front.address, "/").status, 502);
    assert_eq!(get(front.address, "/ask").text(), "0");
}

#[test]
fn rules_choose_which_requests_are_logged() {
    let backend = Backend::named("ok");
    let rules = [
        (
            "a.ts",
            r#"if( $path == "/in" ) requestlog.include(); if( $path == "/kept" ) recentconns.include();
            if( $path == "/late-out" ) requestlog.include();"#,
        ),
        (
            "done.ts",
            r#"if( $path == "/late" && http.getResponseCode() == 200 ) requestlog.include();
            if( $path == "/late-out" ) requestlog.exclude();"#,
        ),
    ];
    for (completion, late) in [("", false), ("completion_rules = [\"done.ts\"]\n", true)] {
        let config =
            server(&format!("request_rules = [\"a.ts\"]\n{completion}")) + &pool("web", &[&backend], "");
        let front = Front::new(&config, &rules);
        for path in ["/in", "/out", "/late", "/late-out", "/kept", "/in"] {
            assert_eq!(get(front.address, path).text(), "ok");
        }
        front.proxy.tell_observed();
        front.log.wait_for(&["recent server=site", "action=forward", "request=\"GET /kept\""]);
        front.log.wait_for(&["info server=site", "status=200", "request=\"GET /in\""]);
        let count = |path: &str| {
            let words = format!("request=\"GET {path}\"");
            front.log.text().lines().filter(|line| line.ends_with(&words)).count()
        };
        crate::rig::until("both are logged", || count("/in") == 2);
        if late {
            crate::rig::until("it is logged", || count("/late") == 1);
        }
        assert_eq!((count("/out"), count("/late"), count("/kept")), (0, usize::from(late), 1));
        assert_eq!(count("/late-out"), usize::from(!late));
    }
}

#[test]
fn rules_keep_requests_out_of_the_log() {
    let backend = Backend::named("ok");
    let config =
        server("request_rules = [\"a.ts\"]") + &pool("web", &[&backend], "") + "[log]\naccess = true\n";
    let rule = r#"if( requestlog.markedForInclusion() && $path == "/secret" ) requestlog.exclude();"#;
    let front = Front::new(&config, &[("a.ts", rule)]);
    get(front.address, "/secret");
    get(front.address, "/public");
    front.log.wait_for(&["request=\"GET /public\""]);
    assert!(!front.log.text().contains("/secret"), "{}", front.log.text());
}

#[test]
fn completion_rules_know_why_it_ended() {
    let backend = Backend::new(|exchange| {
        if exchange.request.line().starts_with("GET /broken") {
            exchange.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf");
            return Next::Close;
        }
        exchange.answer("ok");
        Next::Keep
    });
    let dead = crate::rig::free_port();
    let config = server("request_rules = [\"a.ts\"]\ncompletion_rules = [\"done.ts\"]")
        + &pool("web", &[&backend], "")
        + &format!("[pools.empty]\nnodes = []\n[pools.dead]\nnodes = [\"{dead}\"]\n");
    let rule = r#"
        if( $path == "/none" ) pool.use( "empty" );
        if( $path == "/dead" ) pool.use( "dead" );
        if( $path == "/gone" ) connection.discard();
    "#;
    let done = r#"log.info( $path . " ended " . connection.getCompletionReasonCode() );"#;
    let front = Front::new(&config, &[("a.ts", rule), ("done.ts", done)]);
    for (path, code) in [
        ("/fine", "COMPLETE"),
        ("/none", "NODE_LOST"),
        ("/dead", "CONNECTION_ERROR"),
        ("/gone", "DISCARDED_BY_RULE"),
        ("/broken", "CONNECTION_CLOSED_SERVER"),
        ("/fine", "COMPLETE"),
    ] {
        let mut client = Client::connect(front.address);
        client.send(format!("GET {path} HTTP/1.1\r\nHost: a\r\n\r\n"));
        let _ = client.try_response(false);
        front.log.wait_for(&[&format!("{path} ended {code}")]);
    }
    let head = "HEAD /head HTTP/1.1\r\nHost: a\r\n\r\n";
    let mut client = Client::connect(front.address);
    client.send(head);
    client.head();
    front.log.wait_for(&["/head ended COMPLETE"]);
}

#[test]
fn a_signal_has_the_log_told() {
    let backend = Backend::named("ok");
    let config = server("request_rules = [\"a.ts\"]")
        + &pool("web", &[&backend], "")
        + "[service_levels.gold]\nserious = 7\n[log]\nrecent = true\n";
    let rule = r#"counter.increment( 3, 2 ); event.emit( "seen", $path );"#;
    let mut proxy = Binary::start(&config, &[("a.ts", rule)]);
    assert_eq!(get(proxy.address, "/one").text(), "ok");
    proxy.signal("USR1");
    proxy.wait_for_log("info counter=3 value=2");
    proxy.wait_for_log("info event=\"seen\" count=1");
    proxy.wait_for_log("info service_level=\"gold\" conforming=100 serious=7");
    proxy.wait_for_log("request=\"GET /one\"");
    // It goes on as before, and tells what is so then.
    assert_eq!(get(proxy.address, "/two").text(), "ok");
    proxy.signal("USR1");
    proxy.wait_for_log("info counter=3 value=4");
    assert!(proxy.child.try_wait().unwrap().is_none());
}
