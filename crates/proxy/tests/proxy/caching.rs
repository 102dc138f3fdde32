//! Responses that are stored and found again.

use std::sync::atomic::{AtomicUsize, Ordering};

use crate::rig::{Backend, Client, Front, Next, pool, server, until};

const ON: &str = "[virtual_servers.site.cache]\nenabled = true\n";

/// Answers with the header lines that stand in the query (`*` for a quote, `+` for a blank), and the number of the
/// request; with 304 when the client has the tag that is in it.
fn backend() -> Backend {
    let count = AtomicUsize::new(0);
    Backend::new(move |exchange| {
        let line = exchange.request.line().to_owned();
        let query = line.split(' ').nth(1).unwrap().split_once('?').map_or("", |(_, query)| query);
        let lines: String = query.split('&').map(|line| line.replacen('=', ": ", 1) + "\r\n").collect();
        let lines = lines.replace('*', "\"").replace('+', " ");
        let number = count.fetch_add(1, Ordering::SeqCst) + 1;
        let tags = exchange.request.header("if-none-match").join(",");
        if tags.split(", ").any(|tag| !tag.is_empty() && lines.contains(tag)) {
            exchange.write(format!("HTTP/1.1 304 Not Modified\r\n{lines}X-Again: {number}\r\n\r\n"));
            return Next::Keep;
        }
        let body = format!("reply {number}");
        let body_or_none = if line.starts_with("HEAD") { "" } else { &body };
        let length = body.len();
        exchange.write(format!("HTTP/1.1 200 Fine\r\nContent-Length: {length}\r\n{lines}\r\n{body_or_none}"));
        Next::Keep
    })
}

fn front(backend: &Backend, more: &str) -> Front {
    Front::new(&(server("") + ON + more + &pool("web", &[backend], "")), &[])
}

#[test]
fn a_fresh_response_is_answered_from_the_cache() {
    let backend = backend();
    let front = front(&backend, "");
    // Two connections, perhaps on two threads: there is one cache.
    let (mut one, mut two) = (Client::connect(front.address), Client::connect(front.address));
    let target = "/a?Cache-Control=max-age=60&ETag=*1*&X-Own=yes";
    assert_eq!(one.get(target).text(), "reply 1");
    for client in [&mut one, &mut two] {
        let stored = client.get(target);
        assert_eq!(stored.text(), "reply 1");
        assert!(stored.head.starts_with("HTTP/1.1 200 Fine\r\n"), "{}", stored.head);
        assert_eq!((stored.header("x-own"), stored.header("content-length")), (vec!["yes"], vec!["7"]));
        assert_eq!(stored.header("age").len(), 1);
        // HEAD is answered by what GET would get.
        client.send(format!("HEAD {target} HTTP/1.1\r\nHost: test\r\n\r\n"));
        assert_eq!(client.head().header("content-length"), ["7"]);
        // Who has it already gets no body.
        let current = client.get_with(target, "If-None-Match: \"0\", W/\"1\"\r\n");
        assert_eq!((current.status, current.header("etag")), (304, vec!["\"1\""]));
    }
    assert_eq!(backend.count(), 1);
    // Another host or another path is another URL.
    one.send(format!("GET {target} HTTP/1.1\r\nHost: other\r\n\r\n"));
    assert_eq!(one.response().text(), "reply 2");
    assert_eq!(one.get(&format!("{target}&X=1")).text(), "reply 3");
}

#[test]
fn without_the_setting_nothing_is_stored() {
    let backend = backend();
    let front = Front::new(&(server("") + &pool("web", &[&backend], "")), &[]);
    let mut client = Client::connect(front.address);
    assert_eq!(client.get("/?Cache-Control=max-age=60").text(), "reply 1");
    assert_eq!(client.get("/?Cache-Control=max-age=60").text(), "reply 2");
}

#[test]
fn what_is_for_one_client_is_not_stored() {
    let backend = backend();
    let front = front(&backend, "");
    let mut client = Client::connect(front.address);
    let mut asked = 0;
    for (target, headers) in [
        ("/?Cache-Control=private,+max-age=60", ""),
        ("/?Cache-Control=no-store", ""),
        ("/?Cache-Control=max-age=60&Set-Cookie=a=b", ""),
        ("/?Cache-Control=max-age=60&Vary=*", ""),
        ("/?Cache-Control=max-age=60&Age=60", ""),
        ("/plain?X=1", ""),
        ("/auth?Cache-Control=max-age=60", "Authorization: Basic YTpi\r\n"),
        ("/client?Cache-Control=max-age=60", "Cache-Control: no-store\r\n"),
        ("/part?Cache-Control=max-age=60", "Range: bytes=0-1\r\n"),
    ] {
        for _ in 0..2 {
            asked += 1;
            assert_eq!(client.get_with(target, headers).text(), format!("reply {asked}"), "{target}");
        }
    }
    // A server may say that all may have what one had to authenticate for.
    for _ in 0..2 {
        let headers = "Authorization: Basic YTpi\r\n";
        let target = "/open?Cache-Control=public,+max-age=60";
        assert_eq!(client.get_with(target, headers).text(), format!("reply {}", asked + 1));
    }
}

#[test]
fn a_stale_response_is_asked_about_and_served_again() {
    let backend = backend();
    let front = front(&backend, "");
    let mut client = Client::connect(front.address);
    let target = "/?Cache-Control=no-cache&ETag=*v*";
    assert_eq!(client.get(target).text(), "reply 1");
    let again = client.get(target);
    assert_eq!((again.status, again.text()), (200, "reply 1"));
    assert_eq!(backend.requests()[1].header("if-none-match"), ["\"v\""]);
    assert!(backend.requests()[0].header("if-none-match").is_empty());
    // A client that has it hears so; one that wants it anew gets it anew.
    assert_eq!(client.get_with(target, "If-None-Match: \"v\"\r\n").status, 304);
    let target = "/?Cache-Control=max-age=60";
    assert_eq!(client.get(target).text(), "reply 4");
    assert_eq!(client.get_with(target, "Cache-Control: no-cache\r\n").text(), "reply 5");
    assert_eq!(client.get(target).text(), "reply 5");
    let only = "Cache-Control: only-if-cached\r\n";
    assert_eq!(client.get_with(target, only).text(), "reply 5");
    assert_eq!(client.get_with("/other", only).status, 504);
}

#[test]
fn variants_are_told_apart() {
    let backend = backend();
    let front = front(&backend, "");
    let mut client = Client::connect(front.address);
    let target = "/?Cache-Control=max-age=60&Vary=Accept-Language";
    let mut get = |language: &str| {
        client.get_with(target, &format!("Accept-Language: {language}\r\n")).text().to_owned()
    };
    assert_eq!([get("de"), get("en"), get("de"), get("en")], ["reply 1", "reply 2", "reply 1", "reply 2"]);
    assert_eq!(client.get(target).text(), "reply 3");
}

#[test]
fn a_change_at_the_url_forgets_it() {
    let backend = backend();
    let front = front(&backend, "");
    let mut client = Client::connect(front.address);
    let target = "/?Cache-Control=max-age=60";
    assert_eq!(client.get(target).text(), "reply 1");
    assert_eq!(client.get(target).text(), "reply 1");
    client.send(format!("POST {target} HTTP/1.1\r\nHost: test\r\nContent-Length: 1\r\n\r\nx"));
    assert_eq!(client.response().text(), "reply 2");
    assert_eq!(client.get(target).text(), "reply 3");
}

#[test]
fn rules_have_a_say() {
    let backend = backend();
    let rule = r#"
        if( http.headerExists( "X-Off" ) ) http.cache.disable();
        if( $key = http.getHeader( "X-Key" ) ) http.cache.setkey( $key );
        if( http.headerExists( "X-Ask" ) ) {
           if( http.cache.exists( "other" ) ) http.sendResponse( 500, "", "", "" );
           http.cache.respondIfCached();
           http.sendResponse( 200, "text/plain", "not cached: " . http.cache.exists(), "" );
        }
    "#;
    let response = r#"
        http.setResponseHeader( "X-Rule", "ran" );
        if( http.getPath() == "/never" ) http.cache.disable();
        log.info( "response rule " . http.getPath() . " " . http.cache.exists() );
    "#;
    let config = server("request_rules = [\"a.ts\"]\nresponse_rules = [\"b.ts\"]")
        + ON
        + &pool("web", &[&backend], "")
        + &pool("other", &[&backend], "");
    let front = Front::new(&config, &[("a.ts", rule), ("b.ts", response)]);
    let mut client = Client::connect(front.address);
    let target = "/a?Cache-Control=max-age=60";
    assert_eq!(client.get_with(target, "X-Ask: 1\r\n").text(), "not cached: 0");
    assert_eq!(client.get(target).text(), "reply 1");
    let stored = client.get_with(target, "X-Ask: 1\r\n");
    assert_eq!((stored.text(), stored.header("x-rule")), ("reply 1", vec!["ran"]));
    // What is stored has been through the response rules; they do not run again.
    let runs = || front.log.text().matches("response rule /a 0").count();
    // The log is written behind the replies.
    until("both runs are logged", || runs() >= 2);
    assert_eq!(runs(), 2, "{}", front.log.text());
    assert_eq!(client.get_with(target, "X-Off: 1\r\n").text(), "reply 2");
    assert_eq!(client.get_with(target, "X-Key: k\r\n").text(), "reply 3");
    assert_eq!(client.get_with(target, "X-Key: k\r\n").text(), "reply 3");
    assert_eq!(client.get_with(target, "X-Key: k\r\nX-Ask: 1\r\n").text(), "reply 3");
    assert_eq!(client.get_with(target, "X-Key: l\r\nX-Ask: 1\r\n").text(), "not cached: 0");
    assert_eq!(client.get(target).text(), "reply 1");
    for number in 4..6 {
        let never = client.get("/never?Cache-Control=max-age=60");
        assert_eq!(never.text(), format!("reply {number}"));
    }
}

#[test]
fn its_bytes_are_bounded_and_it_outlives_a_reload() {
    let count = AtomicUsize::new(0);
    let backend = Backend::new(move |exchange| {
        let number = count.fetch_add(1, Ordering::SeqCst) + 1;
        let large = exchange.request.line().contains("/large");
        let body = format!("{number:0width$}", width = if large { 40_000 } else { 20_000 });
        let length = body.len();
        let chunked = exchange.request.line().contains("/chunked");
        exchange.write("HTTP/1.1 200 OK\r\nCache-Control: max-age=60\r\n");
        if chunked {
            let (a, b) = body.split_at(length / 2);
            let (x, y) = (a.len(), b.len());
            exchange.write(format!(
                "Transfer-Encoding: chunked\r\n\r\n{x:x}\r\n{a}\r\n{y:x}\r\n{b}\r\n0\r\n\r\n"
            ));
        } else {
            exchange.write(format!("Content-Length: {length}\r\n\r\n{body}"));
        }
        Next::Keep
    });
    let config =
        server("") + ON + "bytes = \"200KiB\"\nentry_bytes = \"32KiB\"\n" + &pool("web", &[&backend], "");
    let mut front = Front::new(&config, &[]);
    let mut client = Client::connect(front.address);
    let number = |body: &[u8]| std::str::from_utf8(body).unwrap().parse::<usize>().unwrap();
    assert_eq!(number(&client.get("/chunked").body), 1);
    assert_eq!(number(&client.get("/chunked").body), 1);
    for asked in 2..4 {
        assert_eq!(number(&client.get("/large").body), asked, "it is too large to be stored");
    }
    front.reload(&(config.clone() + "[log]\naccess = true\n")).unwrap();
    assert_eq!(number(&client.get("/chunked").body), 1);
    for n in 0..50 {
        client.get(&format!("/{n}"));
    }
    let before = backend.count();
    let stored = (0..50).filter(|n| {
        let count = backend.count();
        client.get(&format!("/{n}"));
        backend.count() == count
    });
    assert!(stored.count() < 12, "50 of 20 KB do not fit into 200 KiB");
    assert!(backend.count() > before);
}

#[test]
fn a_body_that_breaks_off_is_not_stored() {
    let count = AtomicUsize::new(0);
    let backend = Backend::new(move |exchange| {
        let first = count.fetch_add(1, Ordering::SeqCst) == 0;
        let body = if first { "half" } else { "all of it" };
        exchange.write(format!(
            "HTTP/1.1 200 OK\r\nCache-Control: max-age=60\r\nContent-Length: 9\r\n\r\n{body}"
        ));
        if first { Next::Close } else { Next::Keep }
    });
    let front = front(&backend, "");
    let mut client = Client::connect(front.address);
    client.send("GET / HTTP/1.1\r\nHost: test\r\n\r\n");
    assert!(!matches!(client.try_response(false), Ok(Some(_))), "the client sees that it broke off");
    let mut client = Client::connect(front.address);
    assert_eq!(client.get("/").text(), "all of it");
    assert_eq!(client.get("/").text(), "all of it");
    assert_eq!(backend.count(), 2);
}

#[test]
fn a_stored_response_is_compressed_for_whom_it_may_be() {
    let backend = backend();
    let front = front(&backend, "[virtual_servers.site.compress]\nenabled = true\nmin_bytes = 0\n");
    let mut client = Client::connect(front.address);
    let target = "/?Cache-Control=max-age=60&Content-Type=text/plain";
    for _ in 0..2 {
        let packed = client.get_with(target, "Accept-Encoding: gzip\r\n");
        assert_eq!(packed.header("content-encoding"), ["gzip"]);
        let mut text = String::new();
        std::io::Read::read_to_string(&mut flate2::read::GzDecoder::new(&packed.body[..]), &mut text)
            .unwrap();
        assert_eq!(text, "reply 1");
        assert_eq!(client.get(target).text(), "reply 1");
    }
}
