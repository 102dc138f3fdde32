//! Recipes that change what comes back.

use std::time::Duration;

use super::{ask, ask_with, page, serve, serve_with};
use crate::rig::{Backend, Next};

#[test]
fn body_rewriting() {
    let text = "<body id=\"a\"><a href=\"http://app.internal:8080/x\">x</a>";
    let (html, css) = (page("Content-Type: text/html\r\n", text), page("Content-Type: text/css\r\n", text));
    let rule = recipe!("body_rewriting");
    let site = serve(rule, &["response"], &[("web", &[&html])], "");
    let page = ask(&site, "GET /", &[]);
    let rewritten =
        "<body id=\"a\"><p class=\"banner\">We have moved.</p><a href=\"https://www.example.com/x\">x</a>";
    assert_eq!(page.text(), rewritten);
    assert_eq!(page.header("content-length"), [rewritten.len().to_string()]);
    let site = serve(rule, &["response"], &[("web", &[&css])], "");
    assert_eq!(ask(&site, "GET /", &[]).text(), text);
}

#[test]
fn cache_control() {
    let plain = Backend::named("web");
    let site = serve(recipe!("cache_control"), &["response"], &[("web", &[&plain])], "");
    for (line, headers, keep) in [
        ("GET /assets/app.0123abcd.js", &[][..], "public, max-age=31536000, immutable"),
        ("GET /logo.png", &[], "public, max-age=3600"),
        ("GET /logo.png", &["Authorization: Basic YTpi"], "private, no-store"),
    ] {
        assert_eq!(ask(&site, line, headers).header("cache-control"), [keep], "{line} {headers:?}");
    }
    let own = page("Content-Type: text/html\r\nCache-Control: max-age=5\r\n", "x");
    let site = serve(recipe!("cache_control"), &["response"], &[("web", &[&own])], "");
    assert_eq!(ask(&site, "GET /", &[]).header("cache-control"), ["max-age=5"]);
}

#[test]
fn cookie_encryption() {
    let web = page("Set-Cookie: session=user:7; Path=/; HttpOnly\r\nSet-Cookie: theme=dark\r\n", "x");
    let files = [("cookie.key", "correct horse battery staple\n")];
    let site = serve_with(
        recipe!("cookie_encryption"),
        &["request", "response"],
        &[("web", &[&web])],
        "[rules]\nresources = \".\"\n",
        &files,
    );
    let response = ask(&site, "GET /", &[]);
    let cookies = response.header("set-cookie");
    let session = cookies.iter().find(|cookie| cookie.starts_with("session=")).unwrap();
    assert!(
        cookies.contains(&"theme=dark")
            && !session.contains("user")
            && session.ends_with("; Path=/; HttpOnly")
    );
    let session = session.split(';').next().unwrap();
    ask(&site, "GET /", &[&format!("Cookie: theme=dark; {session}")]);
    ask(&site, "GET /", &["Cookie: theme=dark; session=user:7"]);
    let seen: Vec<_> = web.requests().iter().map(|request| request.header("cookie").join("|")).collect();
    assert_eq!(seen, ["", "theme=dark; session=user:7", "theme=dark"]);
}

#[test]
fn cookie_hardening() {
    let web =
        page("Set-Cookie: id=7\r\nX-Set-Cookie: a=1\r\nSet-Cookie: b=2; httponly; SameSite=None\r\n", "x");
    let site = serve(recipe!("cookie_hardening"), &["response"], &[("web", &[&web])], "");
    let cookies = ["id=7; HttpOnly; SameSite=Lax", "b=2; httponly; SameSite=None"];
    assert_eq!(ask(&site, "GET /", &[]).header("set-cookie"), cookies);
}

#[test]
fn cors() {
    let web = Backend::named("web");
    let site = serve(recipe!("cors"), &["request", "response"], &[("web", &[&web])], "");
    let origin = "Origin: https://app.example.com";
    let asked = ask(&site, "OPTIONS /x", &[origin, "Access-Control-Request-Method: PUT"]);
    assert_eq!((asked.status, web.count()), (204, 0));
    assert_eq!(asked.header("access-control-allow-methods"), ["GET, POST, PUT, DELETE"]);
    assert_eq!(asked.header("access-control-max-age"), ["600"]);
    for allowed in [&asked, &ask(&site, "GET /x", &[origin])] {
        assert_eq!(allowed.header("access-control-allow-origin"), ["https://app.example.com"]);
        assert_eq!(allowed.header("access-control-allow-credentials"), ["true"]);
        assert_eq!(allowed.header("vary"), ["Origin"]);
    }
    let other = ask(&site, "GET /x", &["Origin: https://app.example.com.evil.example"]);
    assert_eq!((other.text(), other.header("access-control-allow-origin").len()), ("web", 0));
}

#[test]
fn header_scrubbing() {
    let web = page(
        "Server: Apache/1.3\r\nX-Powered-By: PHP/4\r\nVia: 1.1 old\r\nX-Debug-Query: 3\r\nx-debug-time: 7\r\nServer-Timing: db\r\n",
        "x",
    );
    let site = serve(recipe!("header_scrubbing"), &["response"], &[("web", &[&web])], "");
    let response = ask(&site, "GET /", &[]);
    for name in ["server", "x-powered-by", "via", "x-debug-query", "x-debug-time"] {
        assert_eq!(response.header(name).len(), 0, "{}", response.head);
    }
    assert_eq!((response.text(), response.header("server-timing")), ("x", vec!["db"]));
}

#[test]
fn security_headers() {
    let web = page("Referrer-Policy: no-referrer\r\n", "x");
    let site = serve(recipe!("security_headers"), &["response"], &[("web", &[&web])], "");
    let response = ask(&site, "GET /", &[]);
    assert_eq!(response.header("x-content-type-options"), ["nosniff"]);
    assert_eq!(response.header("referrer-policy"), ["no-referrer"]);
    assert!(response.header("content-security-policy")[0].starts_with("default-src 'self';"));
    assert_eq!(response.header("strict-transport-security").len(), 0, "the connection is open to all");
}

#[test]
fn slow_requests() {
    let web = Backend::new(|exchange| {
        if exchange.request.line().contains("report") {
            std::thread::sleep(Duration::from_millis(150));
        }
        exchange.answer("web");
        Next::Keep
    });
    // A tenth of a second in place of the whole one.
    let rule = recipe!("slow_requests").replace("<= 1000", "<= 100");
    let site = serve(&rule, &["completion"], &[("web", &[&web])], "");
    assert_eq!(ask(&site, "GET /quick", &[]).text(), "web");
    assert_eq!(ask(&site, "GET /report?year=2025", &[]).text(), "web");
    site.wait_for_log("Slow: GET /report?year=2025 took ");
    site.wait_for_log(&format!(" ms, of which {} took ", web.address));
}

#[test]
fn sorry_page() {
    let fails = || {
        Backend::new(|exchange| {
            exchange.write("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 4\r\n\r\noops");
            Next::Keep
        })
    };
    let (one, two, good) = (fails(), fails(), Backend::named("good"));
    let rule = recipe!("sorry_page");
    // Whichever node comes first: at the latest the third one has the page.
    let site = serve(rule, &["response"], &[("web", &[&one, &two, &good])], "");
    for _ in 0..3 {
        assert_eq!(ask(&site, "GET /", &[]).text(), "good");
    }
    drop(site);
    let before = one.count() + two.count();
    let site = serve(rule, &["response"], &[("web", &[&one, &two])], "");
    let sorry = ask(&site, "GET /", &[]);
    assert_eq!((sorry.status, sorry.text()), (503, "<h1>Sorry. Please come back in a minute.</h1>\n"));
    assert_eq!((sorry.header("retry-after"), sorry.header("cache-control")), (vec!["60"], vec!["no-store"]));
    assert_eq!(one.count() + two.count(), before + 3, "it was asked for twice more");
    site.wait_for_log("Sorry: 502 from ");
    assert_eq!(ask_with(&site, "POST /order", &[], "x").status, 503);
    assert_eq!(one.count() + two.count(), before + 4, "what may have been done is not done again");
}
