//! What rules decide, applied.

use crate::rig::{Backend, Client, Front, Next, get, pool, server};

#[test]
fn a_rule_changes_the_request() {
    let backend = Backend::named("ok");
    let rule = r#"
        http.setPath( "/changed" . http.getPath() );
        http.setHeader( "X-Rule", "yes" );
        http.removeHeader( "X-Bad" );
        http.setMethod( "PUT" );
        http.setHeader( "Host", "inside" );
    "#;
    let front = Front::simple(&[&backend], rule, "");
    let response = Client::connect(front.address).get_with("/a?b=c", "X-Bad: 1\r\n");
    assert_eq!(response.status, 200);
    let request = &backend.requests()[0];
    assert_eq!(request.line(), "PUT /changed/a?b=c HTTP/1.1");
    assert_eq!(request.header("x-rule"), ["yes"]);
    assert_eq!(request.header("host"), ["inside"]);
    assert!(request.header("x-bad").is_empty());
}

#[test]
fn rules_run_in_order_until_one_ends_them() {
    let (one, two) = (Backend::named("one"), Backend::named("two"));
    let config = server("request_rules = [\"a.ts\", \"b.ts\", \"c.ts\"]")
        + &pool("web", &[&one], "")
        + &pool("two", &[&two], "");
    let rules = [
        ("a.ts", "if( $path != \"/x\" ) break; http.addHeader( \"X-Seen\", \"a\" );"),
        (
            "b.ts",
            "http.addHeader( \"X-Seen\", \"b\" ); if( $path == \"/x\" ) pool.use( \"two\" ); http.addHeader( \"X-Seen\", \"b2\" );",
        ),
        ("c.ts", "http.addHeader( \"X-Seen\", \"c\" );"),
    ];
    let front = Front::new(&config, &rules);
    assert_eq!(get(front.address, "/x").text(), "two");
    assert_eq!(two.requests()[0].header("x-seen").join(","), "a,b");
    assert_eq!(get(front.address, "/y").text(), "one");
    assert_eq!(one.requests()[0].header("x-seen").join(","), "b,b2,c");
}

#[test]
fn a_rule_answers_by_itself_and_response_rules_see_that() {
    let backend = Backend::named("never");
    let front = Front::simple(
        &[&backend],
        r#"if( $path == "/go" ) http.redirect( "https://example.com/there" );
           http.sendResponse( "418 Short And Stout", "text/tea", "a pot", "X-Pot: 1" );"#,
        r#"http.setResponseHeader( "X-Response-Rule", "ran" );"#,
    );
    let response = get(front.address, "/");
    assert!(response.head.starts_with("HTTP/1.1 418 Short And Stout\r\n"), "{}", response.head);
    assert_eq!(response.text(), "a pot");
    assert_eq!(response.header("content-type"), ["text/tea"]);
    assert_eq!(response.header("x-pot"), ["1"]);
    assert_eq!(response.header("x-response-rule"), ["ran"]);
    let redirect = get(front.address, "/go");
    assert_eq!((redirect.status, redirect.header("location")), (302, vec!["https://example.com/there"]));
    assert_eq!(backend.count(), 0);
}

#[test]
fn a_rule_closes_the_connection_without_a_word() {
    let backend = Backend::named("never");
    let front = Front::simple(
        &[&backend],
        "if( $path == \"/pool\" ) pool.use( \"discard\" ); connection.discard();",
        "",
    );
    for path in ["/", "/pool"] {
        let mut client = Client::connect(front.address);
        client.send(format!("GET {path} HTTP/1.1\r\nHost: a\r\n\r\n"));
        client.assert_closed();
    }
    assert_eq!(backend.count(), 0);
}

#[test]
fn a_rule_closes_the_connection_with_words_of_its_own() {
    let backend = Backend::named("never");
    let front = Front::simple(&[&backend], "connection.close( \"not even HTTP\" );", "");
    let mut client = Client::connect(front.address);
    client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    assert_eq!(client.rest(), b"not even HTTP");
}

#[test]
fn a_rule_reads_the_body_and_the_node_gets_it_whole() {
    let backend = Backend::named("ok");
    let rule = r#"
        $body = http.getBody();
        http.setHeader( "X-Length", string.len( $body ) );
        if( string.contains( $body, "secret" ) ) http.setBody( "censored" );
    "#;
    let front = Front::simple(&[&backend], rule, "");
    let mut client = Client::connect(front.address);
    for (framing, body, arrives) in [
        ("Content-Length: 11\r\n\r\n", "hello world", "hello world"),
        ("Transfer-Encoding: chunked\r\n\r\n", "5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n", "hello world"),
        ("Content-Length: 9\r\n\r\n", "my secret", "censored"),
        ("Content-Length: 0\r\n\r\n", "", ""),
    ] {
        client.send(format!("POST / HTTP/1.1\r\nHost: a\r\n{framing}{body}"));
        assert_eq!(client.response().status, 200);
        let requests = backend.requests();
        let request = requests.last().unwrap();
        assert_eq!(request.body, arrives.as_bytes());
        assert_eq!(request.header("content-length"), [arrives.len().to_string()]);
        assert!(request.header("transfer-encoding").is_empty());
    }
    assert_eq!(backend.requests()[2].header("x-length"), ["9"]);
}

#[test]
fn a_rule_reads_the_beginning_and_the_rest_streams_behind_it() {
    let backend = Backend::named("ok");
    let rule = "http.setHeader( \"X-Start\", string.left( http.getBody( 4 ), 4 ) );";
    let front = Front::simple(&[&backend], rule, "");
    let mut client = Client::connect(front.address);
    let body = "abcd".to_owned() + &"x".repeat(3 << 20);
    client.send(format!("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: {}\r\n\r\n{body}", body.len()));
    assert_eq!(client.response().status, 200);
    let request = &backend.requests()[0];
    assert_eq!(request.header("x-start"), ["abcd"]);
    assert_eq!(request.body.len(), body.len());
    assert!(request.body == body.as_bytes());
}

#[test]
fn a_body_that_a_rule_wants_has_a_limit() {
    let backend = Backend::named("ok");
    let config = server("request_rules = [\"r.ts\"]\nlimits = { rule_body_bytes = 1000 }")
        + &pool("web", &[&backend], "");
    let front = Front::new(&config, &[("r.ts", "http.getBody();")]);
    for (length, status) in [(1000, 200), (1001, 413)] {
        let mut client = Client::connect(front.address);
        let _ = client.try_send(format!(
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: {length}\r\n\r\n{}",
            "x".repeat(length)
        ));
        assert_eq!(client.response().status, status, "{length}");
    }
    front.log.wait_for(&["status=413"]);
    assert_eq!(backend.count(), 1);
}

#[test]
fn response_rules_change_the_response() {
    let backend = Backend::new(|exchange| {
        exchange.write("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nServer: secret\r\n\r\nhello");
        Next::Keep
    });
    let front = Front::simple(
        &[&backend],
        "",
        r#"
        http.removeResponseHeader( "Server" );
        http.setResponseHeader( "X-Node", connection.getNode() );
        http.setResponseHeader( "X-Path", http.getPath() );
        if( http.getPath() == "/body" ) http.setResponseBody( string.uppercase( http.getResponseBody() ) . "!" );
        if( http.getPath() == "/code" ) http.setResponseCode( 203, "Changed" );
        "#,
    );
    let mut client = Client::connect(front.address);
    let plain = client.get("/plain");
    assert_eq!((plain.text(), plain.header("server")), ("hello", vec![]));
    assert_eq!(plain.header("x-node"), [backend.address.to_string()]);
    assert_eq!(plain.header("x-path"), ["/plain"]);
    let body = client.get("/body");
    assert_eq!((body.text(), body.header("content-length")), ("HELLO!", vec!["6"]));
    assert!(client.get("/code").head.starts_with("HTTP/1.1 203 Changed\r\n"));
    assert_eq!(client.get("/plain").text(), "hello", "the connection is still in step");
}

#[test]
fn later_rules_are_told_where_the_request_went_and_how_long_it_may_take() {
    let backend = Backend::named("web");
    let other = Backend::named("other");
    let config = server(
        "request_rules = [\"a.ts\"]\nresponse_rules = [\"b.ts\"]\ntimeouts = { transaction = \"90s\" }",
    ) + &pool("web", &[&backend], "persistence = \"named\"")
        + &pool("other", &[&other], "")
        + "[persistence.named]\ntype = \"cookie\"\n";
    let choose = "if( $path == \"/other\" ) pool.use( \"other\" );";
    let tell = r#"http.setResponseHeader( "X-Went", connection.getPool() . " " . connection.getPersistence()
        . " " . request.getMaxTransactionDuration() );"#;
    let front = Front::new(&config, &[("a.ts", choose), ("b.ts", tell)]);
    let mut client = Client::connect(front.address);
    // Each request is told of its own, on one connection.
    for (path, went) in [("/", "web named 90"), ("/other", "other  90"), ("/", "web named 90")] {
        assert_eq!(client.get(path).header("x-went"), [went], "{path}");
    }
}

#[test]
fn a_response_rule_sends_the_request_again_elsewhere() {
    let bad = Backend::new(|exchange| {
        exchange.write("HTTP/1.1 500 Oops\r\nContent-Length: 3\r\n\r\nbad");
        Next::Keep
    });
    let good = Backend::named("good");
    let rule = r#"if( http.getResponseCode() >= 500 && request.getRetries() < 3 ) {
        request.avoidNode( connection.getNode() ); request.retry(); }
        http.setResponseHeader( "X-Retries", request.getRetries() );"#;
    let front = Front::simple(&[&bad, &good], "if( $path == \"/read\" ) http.getBody();", rule);
    let mut client = Client::connect(front.address);
    let mut retried = 0;
    for _ in 0..4 {
        let response = client.get("/");
        assert_eq!(response.text(), "good");
        retried += usize::from(response.header("x-retries") == ["1"]);
    }
    assert!(retried > 0);
    assert_eq!(bad.count(), retried);
    // A body that went by cannot be sent again; one that was read can.
    let mut statuses = Vec::new();
    for path in ["/", "/", "/read", "/read"] {
        client.send(format!("POST {path} HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello"));
        statuses.push(client.response().status);
    }
    let posts = |backend: &Backend, line: &str| {
        backend.requests().iter().filter(|request| request.line().starts_with(line)).count()
    };
    let failed = statuses.iter().filter(|status| **status == 500).count();
    assert_eq!(failed, posts(&bad, "POST / "), "{statuses:?}");
    assert_eq!(statuses[2..], [200, 200]);
    assert_eq!(posts(&good, "POST /read "), 2);
    assert!(good.requests().iter().filter(|r| r.line().starts_with("POST")).all(|r| r.body == b"hello"));
}

#[test]
fn retrying_for_ever_ends() {
    let bad = Backend::new(|exchange| {
        exchange.write("HTTP/1.1 500 Oops\r\nContent-Length: 3\r\n\r\nbad");
        Next::Keep
    });
    let front = Front::simple(&[&bad], "", "request.retry();");
    assert_eq!(get(front.address, "/").status, 500);
    assert_eq!(bad.count(), 11);
    front.log.wait_for(&["request.retry was not followed"]);
}

#[test]
fn a_trap_is_logged_and_the_configuration_says_how_it_goes_on() {
    let backend = Backend::named("ok");
    let rules = [
        (
            "endless.ts",
            "http.setHeader( \"X-Before\", \"1\" );\nwhile( 1 ) { $i++; }\nhttp.setHeader( \"X-After\", \"1\" );",
        ),
        ("next.ts", "http.setHeader( \"X-Next\", \"1\" );"),
    ];
    let config = |on_trap: &str| {
        server(&format!("request_rules = [\"endless.ts\", \"next.ts\"]\n{on_trap}"))
            + &pool("web", &[&backend], "")
    };
    for on_trap in ["", "on_trap = \"continue\""] {
        let front = Front::new(&config(on_trap), &rules);
        assert_eq!(get(front.address, "/").status, 200);
        front.log.wait_for(&[
            "error",
            "rule=endless.ts:2",
            "trap=out-of-fuel",
            "server=site",
            "request=\"GET /\"",
        ]);
        let requests = backend.requests();
        let request = requests.last().unwrap();
        assert_eq!((request.header("x-before"), request.header("x-next")), (vec!["1"], vec!["1"]));
        assert!(request.header("x-after").is_empty());
    }
    let front = Front::new(&config("on_trap = \"respond 500\""), &rules);
    assert_eq!(get(front.address, "/").status, 500);
    front.log.wait_for(&["status=500", "rule=endless.ts:2"]);
    assert_eq!(backend.count(), 2);
}

#[test]
fn an_unknown_pool_is_an_error_when_it_is_constant_and_a_warning_when_it_is_not() {
    let backend = Backend::named("default");
    let front = Front::simple(&[&backend], "pool.use( \"no\" . $path );", "");
    assert_eq!(get(front.address, "/where").text(), "default");
    front.log.wait_for(&["warn", "rule=request.ts:1", "no/where"]);
}

#[test]
fn what_a_rule_logs_is_a_line_with_its_place() {
    let backend = Backend::named("ok");
    let front = Front::simple(&[&backend], "\nlog.warn( \"seen \" . $path . \"\\r\\nforged line\" );", "");
    assert_eq!(get(front.address, "/x").status, 200);
    front.log.wait_for(&["warn", "rule=request.ts:2", "seen /x\\r\\nforged line"]);
}

#[test]
fn a_rule_that_sleeps_holds_nobody_else_up() {
    let backend = Backend::named("ok");
    let rule = "if( $path == \"/slow\" ) connection.sleep( 700 );";
    let config = server("request_rules = [\"r.ts\"]").replace("threads = 2", "threads = 1")
        + &pool("web", &[&backend], "");
    let front = Front::new(&config, &[("r.ts", rule)]);
    let begin = std::time::Instant::now();
    let mut slow = Client::connect(front.address);
    slow.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
    let mut quick = Client::connect(front.address);
    let mut served = 0;
    while begin.elapsed() < std::time::Duration::from_millis(500) {
        assert_eq!(quick.get("/").status, 200);
        served += 1;
    }
    assert!(served > 3, "{served}");
    assert_eq!(slow.response().status, 200);
    assert!(begin.elapsed() >= std::time::Duration::from_millis(700));
}

#[test]
fn rules_import_files_beside_them() {
    let backend = Backend::named("ok");
    let config = server("request_rules = [\"r.ts\"]") + &pool("web", &[&backend], "");
    let rules = [
        ("r.ts", "import \"lib\" as lib;\nhttp.setHeader( \"X-Lib\", lib.name() );"),
        ("lib.ts", "sub name() { return \"lib\"; }"),
    ];
    let mut front = Front::new(&config, &rules);
    assert_eq!(get(front.address, "/").status, 200);
    assert_eq!(backend.requests()[0].header("x-lib"), ["lib"]);
    assert!(front.proxy.files().any(|file| file.ends_with("lib.ts")), "a change of it is noticed");
    front.write("lib.ts", "sub name() { return \"changed\"; }");
    front.reload(&config).unwrap();
    assert_eq!(get(front.address, "/").status, 200);
    assert_eq!(backend.requests()[1].header("x-lib"), ["changed"]);
}
